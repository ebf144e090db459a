//! Words that every part of Mingbai shares: money, rates, days, numbers of people, findings.
//!
//! **Knows:** arithmetic and formats. **Does not know:** policies, people, files, SQL, the clock.

mod day;
mod finding;
mod money;
mod person_number;
mod redact;

pub use day::{Day, DayError};
pub use finding::{Finding, Findings, Severity};
pub use money::{Fen, MoneyError, PPM, Rate, Rounding, divide_rounded};
pub use person_number::{PersonNumber, PersonNumberError, check_digit};
pub use redact::Redacted;
