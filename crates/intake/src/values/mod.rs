//! Spellings of days, amounts and short answers, read into values.
//!
//! **Knows:** how clerks write them. **Does not know:** which column they stand in.

mod amount;
mod answer;
mod date;
mod width;

use std::borrow::Cow;

use base::Finding;

pub use amount::parse_amount;
pub use answer::parse_answer;
pub use date::{Dated, parse_date};
pub use width::half_width;

/// Why a value cannot be read: a code, what is wrong, what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("[{code}] {message}。{remedy}")]
pub struct ValueError {
    /// Stable code.
    pub code: &'static str,
    /// What is wrong, in Chinese, with the text as it stands.
    pub message: String,
    /// What to do, in Chinese.
    pub remedy: &'static str,
}

impl ValueError {
    pub(crate) fn new(code: &'static str, message: impl Into<String>, remedy: &'static str) -> ValueError {
        ValueError { code, message: message.into(), remedy }
    }

    /// The finding at a row of a file.
    #[must_use]
    pub fn at(&self, file: &str, row: usize, place: impl Into<String>) -> Finding {
        Finding::error(self.code, self.message.clone(), self.remedy).at(file, row).of(place)
    }
}

/// Half width and without blanks; borrowed when nothing changes.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let half = half_width(text);
    if half.contains(char::is_whitespace) {
        Cow::Owned(half.chars().filter(|c| !c.is_whitespace()).collect())
    } else {
        half
    }
}
