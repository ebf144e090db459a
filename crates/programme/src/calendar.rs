//! Working days: weekends, public holidays and the days worked instead, as a pack writes them down.
//!
//! **Knows:** which day is worked. **Does not know:** what is due. In a year that the pack does not write
//! down, only weekends are free; [`Calendar::knows`] says so.

use std::collections::BTreeSet;

use base::{Day, Findings};
use toml_reader::{Table, Text, read_file};

use crate::file_kind::PROGRAMME;

/// `calendar.toml` of a pack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Days that are free although no weekend.
    free: BTreeSet<Day>,
    /// Weekend days that are worked.
    worked: BTreeSet<Day>,
    years: BTreeSet<i32>,
    /// Where each year's days come from, as `2026：…`.
    pub sources: Vec<String>,
}

/// Most days in one stretch of holidays; what is longer is a slip of the pen.
const LONGEST_HOLIDAY_DAYS: i32 = 31;

impl Calendar {
    /// Reads the file (path for messages, text). All findings at once.
    #[must_use]
    pub fn read(path: &str, text: &str) -> (Calendar, Findings) {
        read_file(path, text, &PROGRAMME, |root| {
            let mut calendar = Calendar::default();
            for table in root.tables("year", "source") {
                calendar.read_year(&table);
            }
            root.finish();
            calendar
        })
    }

    fn read_year(&mut self, table: &Table<'_, '_>) {
        let year = table.count("year", 2100).and_then(|it| i32::try_from(it).ok());
        let source = table.required("source").text;
        let (free, worked) = (table.texts("free"), table.texts("worked"));
        table.finish();
        let Some(year) = year.filter(|it| *it >= 1990) else {
            let message = "year 要写四位年份".to_owned();
            return table.report(table.offset, "PRG-0107", message, "例：year = 2026");
        };
        if !self.years.insert(year) {
            table.report(table.offset, "PRG-0105", format!("{year} 年写了两次"), "请合并或删去一个");
        }
        self.sources.push(format!("{year}：{source}"));
        for text in free {
            for day in stretch(table, text, year) {
                if !self.free.insert(day) {
                    let message = format!("{day} 写了两次");
                    table.report(text.offset, "PRG-0105", message, "请删去一个");
                }
            }
        }
        for text in worked {
            for day in stretch(table, text, year) {
                if !is_weekend(day) || self.free.contains(&day) {
                    let message = format!("{day} 不能调为上班：它本来上班，或已写为放假");
                    table.report(text.offset, "PRG-0107", message, "worked 里只写因调休上班的周末");
                }
                self.worked.insert(day);
            }
        }
    }

    /// Whether the year's holidays are written down.
    #[must_use]
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// Whether the day is worked.
    #[must_use]
    pub fn is_worked(&self, day: Day) -> bool {
        self.worked.contains(&day) || !(is_weekend(day) || self.free.contains(&day))
    }

    /// Working days after `after` up to and with `until`; none when `until` is not later.
    #[must_use]
    pub fn working_days(&self, after: Day, until: Day) -> u32 {
        let mut count = 0;
        let mut day = after;
        while day < until {
            day = day.plus_days(1);
            count += u32::from(self.is_worked(day));
        }
        count
    }
}

/// Saturday or Sunday.
fn is_weekend(day: Day) -> bool {
    // The first day that the product can speak of, 1900-01-01, was a Monday.
    day.days_since(Day::MIN).rem_euclid(7) >= 5
}

/// The days of `2026-01-01` or `2026-01-01..2026-01-03`, in the year or beside it.
fn stretch(table: &Table<'_, '_>, text: Text<'_>, year: i32) -> Vec<Day> {
    let (first, last) = text.text.split_once("..").unwrap_or((text.text, text.text));
    let days = (first.trim().parse::<Day>(), last.trim().parse::<Day>());
    let (Ok(first), Ok(last)) = days else {
        let message = format!("“{}”不是日期", text.text);
        let remedy = "写作 2026-01-01，或 2026-01-01..2026-01-03";
        table.report(text.offset, "PRG-0107", message, remedy);
        return Vec::new();
    };
    let days = last.days_since(first);
    // A holiday may begin in the last days of the year before.
    let is_near = (first.year() - year).abs() <= 1 && last.year() == year;
    if !(0..LONGEST_HOLIDAY_DAYS).contains(&days) || !is_near {
        let message = format!("“{}”前后颠倒、太长，或不在 {year} 年", text.text);
        table.report(text.offset, "PRG-0107", message, "请核对日期");
        return Vec::new();
    }
    (0..=days).map(|it| first.plus_days(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
[[year]]
year = 2026
source = "测试"
free = ["2026-01-01..2026-01-03", "2026-05-01"]
worked = ["2026-01-04"]
"#;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_holidays_and_days_worked_instead() {
        let (calendar, findings) = Calendar::read("calendar.toml", TEXT);
        assert!(findings.is_empty(), "{findings:?}");
        let rows = [
            ("2025-12-31", true, "Wednesday"),
            ("2026-01-01", false, "holiday"),
            ("2026-01-02", false, "holiday"),
            ("2026-01-03", false, "Saturday in the holiday"),
            ("2026-01-04", true, "Sunday, worked instead"),
            ("2026-01-05", true, "Monday"),
            ("2026-01-10", false, "Saturday"),
            ("2026-05-01", false, "holiday on a Friday"),
            ("2026-11-22", false, "Sunday"),
            ("2026-11-23", true, "Monday"),
        ];
        for (text, expected, why) in rows {
            assert_eq!(calendar.is_worked(day(text)), expected, "{text} {why}");
        }
        assert_eq!(calendar.working_days(day("2025-12-31"), day("2026-01-05")), 2);
        assert_eq!(calendar.working_days(day("2026-01-05"), day("2026-01-05")), 0);
        assert!(calendar.knows(2026) && !calendar.knows(2027));
    }

    #[test]
    fn every_slip_is_found_at_its_line() {
        let text = "[[year]]\nyear = 2026\nsource = \"x\"\nfree = [\n  \"2026-02-30\",\n  \"2026-01-03..2026-01-01\",\n  \
            \"2024-01-01\",\n  \"2026-05-01\",\n  \"2026-05-01\",\n]\nworked = [\"2026-05-04\"]\nmore = 1\n\
            [[year]]\nyear = 2026\n";
        let (_, findings) = Calendar::read("c.toml", text);
        let found: Vec<(usize, &str)> = findings.0.iter().map(|it| (it.line, it.code)).collect();
        let expected = [
            (5, "PRG-0107"),
            (6, "PRG-0107"),
            (7, "PRG-0107"),
            (9, "PRG-0105"),
            (11, "PRG-0107"),
            (12, "PRG-0102"),
            (13, "PRG-0103"),
            (13, "PRG-0105"),
        ];
        assert_eq!(found, expected, "{findings:#?}");
    }
}
