//! Indicators: what leaders see of county, township and village, from definitions in the pack.
//!
//! **Knows:** measures over people and settlements (`definition`, `weigh`: pure), the job that works out a month
//! (`compute`), looking at what was worked out, going down to people.
//! **Does not know:** SQL text, HTTP, any region's indicator.

mod compute;
mod definition;
mod export;
mod job;
mod people;
mod period;
mod queries;
mod read;
mod standing;
mod tally;
mod view;
mod weigh;

pub use compute::ComputeView;
pub use definition::{Direction, Indicator, Listed, Measure, Published, Side, Unit};
pub use export::written;
pub use job::{IndicatorJob, Job};
pub use period::Period;
pub use read::read;
pub use standing::{Standing, standing, value};
pub use view::{
    IndicatorCard, IndicatorPage, IndicatorPeople, IndicatorPerson, IndicatorPlace, IndicatorView,
    PlaceValue, PublishedFigure, TrendPoint,
};
pub use weigh::{Settled, fits_person, fits_settlement, weigh, worth};
