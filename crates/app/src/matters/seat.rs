//! The desk at which somebody sits: a place, and the level that follows from it.

use access::RegionScope;
use programme::matters::Level;

use crate::error::AppError;

/// A desk: of the county, of a township, of a village.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Its level.
    pub level: Level,
    /// What it serves; everything for the county of an installation that serves one.
    pub place: RegionScope,
}

/// Digits of a county's code; longer codes are townships.
const COUNTY_DIGITS: usize = 6;
/// Longest place: a code and a village's name.
const LONGEST: usize = 64;

impl Seat {
    /// Reads a desk as it is written: nothing or `county` for the county, a code of a county or township,
    /// `990100001/示例村`; with `township:` or `village:` before it or without.
    ///
    /// # Errors
    /// What is no place.
    pub fn read(text: &str) -> Result<Seat, AppError> {
        let text = text.trim();
        let (word, rest) = text.split_once(':').unwrap_or(("", text));
        let place = match (word, rest) {
            ("", "county") => "",
            ("" | "county" | "township" | "village", place) => place.trim(),
            _ => return Err(no_place(text)),
        };
        let (code, village) = place.split_once('/').unwrap_or((place, ""));
        let is_code = code.len() <= 12 && code.bytes().all(|it| it.is_ascii_digit());
        let is_village = place.contains('/');
        let bad_village = is_village && (village.trim().is_empty() || code.len() <= COUNTY_DIGITS);
        if !is_code || bad_village || place.chars().count() > LONGEST || place.contains(char::is_control) {
            return Err(no_place(text));
        }
        Ok(Seat::at(RegionScope::code(place)))
    }

    /// The desk of a place.
    #[must_use]
    pub fn at(place: RegionScope) -> Seat {
        let level = match place.village_name() {
            Some(_) => Level::Village,
            None if place.township().len() > COUNTY_DIGITS => Level::Township,
            None => Level::County,
        };
        Seat { level, place }
    }

    /// Whether it serves people of a home.
    #[must_use]
    pub fn covers(&self, home: &str) -> bool {
        self.place.covers(&RegionScope::code(home))
    }
}

fn no_place(text: &str) -> AppError {
    let text: String = text.chars().take(40).collect();
    let remedy = "县不写或写 county，乡镇写代码（如 990100001），村写 乡镇代码/村名";
    AppError::input("desk", format!("“{text}”不是经办点"), remedy)
}

/// Where a person lives, as requests keep it: the township, or township and village.
pub(super) fn home_of(person: &store::Person) -> String {
    match person.village.trim() {
        "" => person.region.clone(),
        village => RegionScope::village(&person.region, village).as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn desks_as_they_are_written() {
        let rows = [
            ("", Level::County, ""),
            ("county", Level::County, ""),
            ("990100", Level::County, "990100"),
            ("990100001", Level::Township, "990100001"),
            ("township:990100001", Level::Township, "990100001"),
            ("990100001/示例村", Level::Village, "990100001/示例村"),
            (" village:990100001/示例村 ", Level::Village, "990100001/示例村"),
        ];
        for (text, level, place) in rows {
            let expected = Seat { level, place: RegionScope::code(place) };
            assert_eq!(Seat::read(text).unwrap(), expected, "{text}");
        }
        for text in ["department:civil", "示例村", "990100001/", "990100/示例村", "9901 00", "a:b:c", "/x"]
        {
            assert!(Seat::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_desk_covers_its_own_people() {
        let rows = [
            ("", "990100001/甲村", true),
            ("990100001", "990100001/甲村", true),
            ("990100001/甲村", "990100001/甲村", true),
            ("990100001/甲村", "990100001/乙村", false),
            ("990100002", "990100001/甲村", false),
            ("990100001/甲村", "990100001", false),
        ];
        for (seat, home, expected) in rows {
            assert_eq!(Seat::read(seat).unwrap().covers(home), expected, "{seat} {home}");
        }
    }
}
