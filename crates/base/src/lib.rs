//! Words that every part of Mingbai shares: money, rates, days, numbers of people, findings.
//!
//! **Knows:** arithmetic and formats. **Does not know:** policies, people, files, SQL, the clock.

mod day;
mod decimal;
mod finding;
mod hex;
mod money;
mod person_number;
mod redact;

pub use day::{Day, DayError};
pub use decimal::decimal_e4;
pub use finding::{Finding, Findings, Severity};
pub use hex::{hex, unhex};
pub use money::{Fen, MoneyError, PPM, Rate, Rounding, divide_rounded};
pub use person_number::{PersonNumber, PersonNumberError, check_digit, masked};
pub use redact::Redacted;
