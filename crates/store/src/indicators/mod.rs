//! What indicators are worked out from, and what was worked out.

mod listed;
mod model;
mod people;
mod settled;
mod values;

pub(crate) use listed::LISTED;
pub(crate) use values::{MONTH, RUN, VALUE};

pub use model::{
    CoverageRow, FiledRow, GivenRow, IdentityRow, IndicatorRun, IndicatorValue, InstitutionMonth,
    ListedPerson, ListedPlace, ListedSettlement, PersonFacts, SettledRow,
};
