//! Days on rows, each spelling read once.
//!
//! **Knows:** empty marks. **Does not know:** which day it is.

use base::Day;
use intake::values::{Dated, ValueError, parse_date};
use rustc_hash::FxHashMap;

/// Reads days; columns repeat the same texts over and over.
#[derive(Default)]
pub(super) struct Days<'a> {
    last: Option<(&'a str, Option<Dated>)>,
    known: FxHashMap<&'a str, Result<Dated, ValueError>>,
}

/// What stands in cells that say nothing.
const EMPTY: [&str; 11] = ["", "-", "--", "—", "——", "/", "\\", "无", "空", "至今", "NULL"];

impl<'a> Days<'a> {
    /// The day, or nothing where the cell says nothing.
    ///
    /// # Errors
    /// When it says something that is no day.
    pub(super) fn read(&mut self, text: &'a str) -> Result<Option<Dated>, &ValueError> {
        if let Some((last, day)) = self.last
            && last == text
        {
            return Ok(day);
        }
        if EMPTY.contains(&text) {
            return Ok(None);
        }
        match self.known.entry(text).or_insert_with(|| parse_date(text)) {
            Ok(day) => {
                self.last = Some((text, Some(*day)));
                Ok(Some(*day))
            }
            Err(error) => Err(error),
        }
    }
}

/// The first day that is meant.
pub(super) fn first(day: Option<Dated>) -> Option<Day> {
    day.map(|it| it.first())
}

/// The last day that is meant.
pub(super) fn last(day: Option<Dated>) -> Option<Day> {
    day.map(|it| it.last())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_once() {
        let mut days = Days::default();
        for _ in 0..3 {
            assert_eq!(first(days.read("2020年2月").unwrap()).unwrap().to_string(), "2020-02-01");
            assert_eq!(last(days.read("2020年2月").unwrap()).unwrap().to_string(), "2020-02-29");
            assert_eq!(days.read("—").unwrap(), None);
            assert!(days.read("不详").is_err());
        }
        assert_eq!(days.known.len(), 2);
    }
}
