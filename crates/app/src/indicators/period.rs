//! Months and years.

use base::Day;

use crate::error::AppError;

/// A month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    year: i16,
    /// `None` for the year.
    month: Option<i8>,
}

impl Period {
    /// Reads `2024-03` or `2024`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Period, AppError> {
        let refused =
            || AppError::input("period", format!("“{text}”不是月份或年份"), "请写成 2024-03 或 2024");
        let digits = |it: &str, count: usize| it.len() == count && it.bytes().all(|it| it.is_ascii_digit());
        let (year, month) = match text.split_once('-') {
            Some((year, month)) if digits(year, 4) && digits(month, 2) => (year, Some(month)),
            None if digits(text, 4) => (text, None),
            _ => return Err(refused()),
        };
        let year: i16 = year.parse().map_err(|_| refused())?;
        let month: Option<i8> = month.map(str::parse).transpose().map_err(|_| refused())?;
        let period = Period { year, month };
        Day::new(year, month.unwrap_or(1), 1).map_err(|_| refused())?;
        if !(1950..=2200).contains(&year) {
            return Err(refused());
        }
        Ok(period)
    }

    /// The month of a day.
    #[must_use]
    pub fn month_of(day: Day) -> Period {
        Period { year: day.year() as i16, month: Some(day.month() as i8) }
    }

    /// Whether it is a month.
    #[must_use]
    pub fn is_month(self) -> bool {
        self.month.is_some()
    }

    /// First day.
    #[must_use]
    pub fn first(self) -> Day {
        Day::new(self.year, self.month.unwrap_or(1), 1).unwrap_or(Day::MIN)
    }

    /// Last day.
    #[must_use]
    pub fn last(self) -> Day {
        match self.month {
            Some(_) => self.shifted(1).first().plus_days(-1),
            None => Day::new(self.year, 12, 31).unwrap_or(Day::MAX),
        }
    }

    /// So many periods of its kind later.
    #[must_use]
    pub fn shifted(self, count: i16) -> Period {
        match self.month {
            None => Period { year: self.year + count, month: None },
            Some(month) => {
                let all = i32::from(self.year) * 12 + i32::from(month) - 1 + i32::from(count);
                Period { year: all.div_euclid(12) as i16, month: Some(all.rem_euclid(12) as i8 + 1) }
            }
        }
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> Period {
        Period { year: self.year, month: None }
    }

    /// The months of a year; a month alone.
    #[must_use]
    pub fn months(self) -> Vec<Period> {
        match self.month {
            Some(_) => vec![self],
            None => (1..=12).map(|it| Period { year: self.year, month: Some(it) }).collect(),
        }
    }

    /// Instants (UTC) at which it begins and ends in China.
    #[must_use]
    pub fn instants(self) -> [String; 2] {
        [self.first(), self.last().plus_days(1)].map(|it| format!("{}T16:00:00.000000Z", it.plus_days(-1)))
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.month {
            Some(month) => write!(f, "{:04}-{month:02}", self.year),
            None => write!(f, "{:04}", self.year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_years() {
        let rows = [
            ("2024-02", "2024-02-01", "2024-02-29", "2024-01"),
            ("2024-01", "2024-01-01", "2024-01-31", "2023-12"),
            ("2023-12", "2023-12-01", "2023-12-31", "2023-11"),
            ("2023", "2023-01-01", "2023-12-31", "2022"),
        ];
        for (text, first, last, before) in rows {
            let period = Period::parse(text).unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(period.first().to_string(), first);
            assert_eq!(period.last().to_string(), last);
            assert_eq!(period.shifted(-1).to_string(), before);
        }
        assert_eq!(
            Period::parse("2024-03").unwrap().instants(),
            ["2024-02-29T16:00:00.000000Z", "2024-03-31T16:00:00.000000Z"]
        );
        for text in ["", "24", "2024-13", "2024-3", "2024-00", "+024", "abcd", "2024-03-01", "9999"] {
            assert!(Period::parse(text).is_err(), "{text}");
        }
    }
}
