//! A day of the calendar, without time zone. Money and entitlement change by the day.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A calendar day, written `2024-03-01` everywhere (files, JSON, both databases).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

/// The text is not a day that exists.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是存在的日期，应写作 2024-03-01")]
pub struct DayError(pub String);

/// More days than the calendar has: a step of the library may not be longer than some such bound.
const LONGEST_STEP_DAYS: i32 = 4_000_000;

impl Day {
    /// The first day that the product can speak of.
    pub const MIN: Day = Day(Date::constant(1900, 1, 1));
    /// The last day that the product can speak of: "until further notice".
    pub const MAX: Day = Day(Date::constant(9999, 12, 31));

    /// The day with these parts.
    ///
    /// # Errors
    /// When there is no such day, or it lies outside [`Day::MIN`]..[`Day::MAX`].
    pub fn new(year: i16, month: i8, day: i8) -> Result<Day, DayError> {
        let text = || DayError(format!("{year:04}-{month:02}-{day:02}"));
        let date = Date::new(year, month, day).map_err(|_| text())?;
        if date < Day::MIN.0 { Err(text()) } else { Ok(Day(date)) }
    }

    /// Year of the calendar.
    #[must_use]
    pub fn year(self) -> i32 {
        i32::from(self.0.year())
    }

    /// Month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// Day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day `days` later (earlier when negative), held within the product's calendar.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Day {
        let days = days.clamp(-LONGEST_STEP_DAYS, LONGEST_STEP_DAYS);
        let moved = self.0.saturating_add(jiff::Span::new().days(days));
        Day(moved.clamp(Day::MIN.0, Day::MAX.0))
    }

    /// Whole days from `earlier` to `self`; negative when `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Day) -> i32 {
        self.0.since(earlier.0).map_or(0, |span| span.get_days())
    }

    /// Completed years of age on this day of someone born on `birth`.
    #[must_use]
    pub fn age_since(self, birth: Day) -> i32 {
        let before_birthday = (self.month(), self.day_of_month()) < (birth.month(), birth.day_of_month());
        self.year() - birth.year() - i32::from(before_birthday)
    }
}

impl FromStr for Day {
    type Err = DayError;
    fn from_str(text: &str) -> Result<Day, DayError> {
        let bad = || DayError(text.to_owned());
        let bytes = text.as_bytes();
        let dashes = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        if !dashes || !bytes.iter().all(|b| b.is_ascii_digit() || *b == b'-') {
            return Err(bad());
        }
        let year = text[..4].parse().map_err(|_| bad())?;
        let month = text[5..7].parse().map_err(|_| bad())?;
        let day = text[8..].parse().map_err(|_| bad())?;
        Day::new(year, month, day).map_err(|_| bad())
    }
}

impl TryFrom<String> for Day {
    type Error = DayError;
    fn try_from(text: String) -> Result<Day, DayError> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist() {
        for good in ["2024-02-29", "1900-01-01", "9999-12-31"] {
            assert_eq!(good.parse::<Day>().unwrap().to_string(), good);
        }
        for bad in ["2023-02-29", "2024-2-1", "2024/02/01", "2024-13-01", "", "二〇二四", "1899-12-31"] {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
    }

    #[test]
    fn steps_and_ages() {
        let day: Day = "2024-02-28".parse().unwrap();
        assert_eq!(day.plus_days(2).to_string(), "2024-03-01");
        assert_eq!(day.plus_days(2).days_since(day), 2);
        let birth: Day = "1954-02-29".parse().unwrap_or("1954-03-01".parse().unwrap());
        assert_eq!(day.age_since(birth), 69);
        assert_eq!(day.plus_days(2).age_since(birth), 70);
        assert_eq!(Day::MAX.plus_days(1), Day::MAX);
        assert_eq!(day.plus_days(i32::MAX), Day::MAX);
        assert_eq!(day.plus_days(i32::MIN), Day::MIN);
    }
}
