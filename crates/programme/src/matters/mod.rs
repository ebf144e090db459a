//! Matters (政务服务事项): what people come to a desk for, at county, township or village.
//!
//! **Knows:** the catalogue as data, which level takes in or does what, how a request goes from desk to desk,
//! the number on its receipt, how the network is covered, figures. **Does not know:** people, SQL, the clock.

mod catalogue;
mod coverage;
mod figures;
mod level;
mod read;
mod receipt;
mod request;
mod state;
mod whole;

pub use catalogue::{Applicant, Catalogue, Document, Does, Matter, Promise};
pub use coverage::{Coverage, Station, TownshipCoverage, Village, cover};
pub use figures::{Counts, FigureRow, by};
pub use level::Level;
pub use receipt::{ReceiptError, read_receipt_number, receipt_number, spaced};
pub use request::{Asked, Command, Given, Refusal, Request};
pub use state::{Act, State, TABLE, follows};
