//! Birth days and sexes as written.
//!
//! **Knows:** the spellings of days in departments' files. **Does not know:** other dates of a row.

use super::{
    key::can_be_born,
    text::{half, is_blank},
};

/// A birth day as the eight digits `yyyymmdd`; the day is 00 when only the month is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Birth(pub u32);

/// Sex, as coded in GB/T 2261.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// 男.
    Male = 1,
    /// 女.
    Female = 2,
}

impl Birth {
    /// The birth day in eight digits, when it can be one.
    #[must_use]
    pub fn from_digits(digits: u32) -> Option<Birth> {
        can_be_born(digits).then_some(Birth(digits))
    }

    /// Whether both can be the same day: a month without day agrees with all its days.
    #[must_use]
    pub const fn agrees(self, other: Birth) -> bool {
        if self.0.is_multiple_of(100) || other.0.is_multiple_of(100) {
            self.0 / 100 == other.0 / 100
        } else {
            self.0 == other.0
        }
    }

    /// Whether the two differ like a slip of the pen: one digit, two neighbours, or day and month changed.
    #[must_use]
    pub fn is_near(self, other: Birth) -> bool {
        let digits = |it: u32| [7, 6, 5, 4, 3, 2, 1, 0].map(|place| it / 10_u32.pow(place) % 10);
        let (one, two) = (digits(self.0), digits(other.0));
        let differ: Vec<usize> = (0..8).filter(|it| one[*it] != two[*it]).collect();
        let swapped = |a: usize, b: usize| one[a] == two[b] && one[b] == two[a];
        let day_and_month = one[..4] == two[..4] && one[4..6] == two[6..] && one[6..] == two[4..6];
        match differ[..] {
            [] => false,
            [_] => true,
            [a, b] if b == a + 1 && swapped(a, b) => true,
            _ => day_and_month,
        }
    }
}

/// Reads a birth day: `1990-01-05`, `1990/1/5`, `1990.1.5`, `19900105`, `1990年1月5日`, the serial
/// number of a spreadsheet, a time behind it, full width; or a month alone.
#[must_use]
pub fn read_birth(text: &str) -> Option<Birth> {
    let (parts, lengths) = parts_of(text)?;
    let day = |digits: u32| Birth::from_digits(digits);
    let month = |digits: u32| Birth::from_digits(digits * 100 + 1).map(|it| Birth(it.0 - 1));
    match lengths {
        [8, 0, 0] => day(parts[0]),
        [6, 0, 0] => month(parts[0]),
        [1..=5, _, _] if lengths[1] == 0 || (lengths[0] == 5 && parts[1] == 0) => from_serial(parts[0]),
        [4, 1..=2, 1..=2] => day(parts[0] * 10_000 + parts[1] * 100 + parts[2]),
        [4, 1..=2, 0] => month(parts[0] * 100 + parts[1]),
        _ => None,
    }
}

/// The six digits `yymmdd` of a birth day (00 for a day that is not written), the same for `1942-03-18` and for
/// `42-3-18`, which does not tell the century. It tells rows apart, never people: no match rests on it.
#[must_use]
pub fn birth_mark(text: &str) -> Option<u32> {
    if let Some(birth) = read_birth(text) {
        return Some(birth.0 % 1_000_000);
    }
    let (parts, lengths) = parts_of(text)?;
    let digits = parts[0] * 10_000 + parts[1] * 100 + parts[2];
    // 1900 is no leap year, but 2000 is.
    let can_be = Birth::from_digits(20_000_000 + digits).is_some();
    (matches!(lengths, [2, 1..=2, 1..=2]) && can_be).then_some(digits)
}

/// Up to three numbers of a day as written, and how many digits each has.
fn parts_of(text: &str) -> Option<([u32; 3], [usize; 3])> {
    let mut parts = [0_u32; 3];
    let (mut part, mut lengths) = (0, [0_usize; 3]);
    for it in text.trim().chars().map(half) {
        match it.to_digit(10) {
            Some(digit) if lengths[part] < 8 => {
                parts[part] = parts[part] * 10 + digit;
                lengths[part] += 1;
            }
            Some(_) => return None,
            // What follows a whole day is a time.
            None if part == 2 && lengths[2] > 0 => break,
            None if is_blank(it) || matches!(it, '\'' | '’' | '‘') => {}
            None if matches!(it, '-' | '/' | '.' | '年' | '月' | '日' | '—' | '、' | ',')
                && lengths[part] > 0 =>
            {
                part = (part + 1).min(2);
            }
            None => return None,
        }
    }
    Some((parts, lengths))
}

/// The day of a spreadsheet's serial number: 1 is 1 January 1900, and 60 a day that never was.
fn from_serial(serial: u32) -> Option<Birth> {
    if !(367..100_000).contains(&serial) {
        return None;
    }
    let day = base::Day::MIN.plus_days(serial as i32 - 2);
    let year = u32::try_from(day.year()).ok()?;
    Birth::from_digits(year * 10_000 + u32::from(day.month()) * 100 + u32::from(day.day_of_month()))
}

/// Reads a sex: word, letter or code.
#[must_use]
pub fn read_sex(text: &str) -> Option<Sex> {
    let word: String = text.chars().map(half).filter(|it| !is_blank(*it)).collect();
    match word.to_ascii_lowercase().as_str() {
        "男" | "男性" | "1" | "m" | "male" | "1男" | "1-男" | "男孩" | "01" => Some(Sex::Male),
        "女" | "女性" | "2" | "f" | "female" | "2女" | "2-女" | "女孩" | "02" => Some(Sex::Female),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_in_its_spellings() {
        for spelling in [
            "1990-01-05",
            "1990/1/5",
            "1990.1.5",
            "19900105",
            "1990年1月5日",
            "1990年01月05日",
            "１９９０－０１－０５",
            " 1990-1-5 ",
            "1990-01-05 00:00:00",
            "1990-01-05T00:00:00",
            "32878",
            "32878.0",
        ] {
            assert_eq!(read_birth(spelling), Some(Birth(19900105)), "{spelling}");
        }
        for month in ["1990-01", "199001", "1990年1月", "1990.1"] {
            assert_eq!(read_birth(month), Some(Birth(19900100)), "{month}");
        }
        for bad in ["", "不详", "1990-02-30", "90-1-5", "1990-13-01", "199", "123456789", "1990-1-5-6-7x"] {
            let read = read_birth(bad);
            assert!(read.is_none() || bad.starts_with("1990-1-5"), "{bad}: {read:?}");
        }
    }

    #[test]
    fn one_mark_with_and_without_the_century() {
        for spelling in
            ["1942-03-18", "42-3-18", "42.03.18", "1942.3.18", "19420318", "15418", "４２年３月１８日"]
        {
            assert_eq!(birth_mark(spelling), Some(420_318), "{spelling}");
        }
        assert_eq!(birth_mark("1942-03"), Some(420_300));
        for bad in ["", "不详", "42-13-1", "42-3", "423-1-1"] {
            assert_eq!(birth_mark(bad), None, "{bad}");
        }
    }

    #[test]
    fn agreeing_and_near() {
        assert!(Birth(19900100).agrees(Birth(19900105)));
        assert!(!Birth(19900104).agrees(Birth(19900105)));
        for (one, two, near) in [
            (19900105, 19900106, true),
            (19900105, 19901005, true),
            (19900305, 19900503, true),
            (19900105, 19910205, false),
            (19900105, 19900105, false),
        ] {
            assert_eq!(Birth(one).is_near(Birth(two)), near, "{one} {two}");
        }
    }

    #[test]
    fn sexes() {
        assert_eq!(read_sex(" 男"), Some(Sex::Male));
        assert_eq!(read_sex("女性"), Some(Sex::Female));
        assert_eq!(read_sex("２"), Some(Sex::Female));
        assert_eq!(read_sex("未说明"), None);
    }
}
