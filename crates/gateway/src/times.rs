//! Instants and days as the interface writes them, in China's time.
//!
//! **Knows:** formats. **Does not know:** what time it is.

use base::Day;

/// A point in time: microseconds since 1970 in China's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant {
    /// Day in China.
    pub day: Day,
    /// Microseconds of that day.
    micros: u64,
}

const DAY_MICROS: u64 = 86_400_000_000;
const AHEAD: u64 = 8 * 3_600_000_000;

impl Instant {
    /// Reads what the application's clock says: `2024-03-01T08:30:00.123456Z`.
    #[must_use]
    pub fn of_clock(text: &str) -> Option<Instant> {
        let (day, time) = text.split_once('T')?;
        let day: Day = day.parse().ok()?;
        let time = time.trim_end_matches('Z');
        let (time, part) = time.split_once('.').unwrap_or((time, "0"));
        let mut seconds = 0_u64;
        for it in time.split(':') {
            seconds = seconds * 60 + it.parse::<u64>().ok()?;
        }
        let micros: u64 = format!("{part:0<6}").get(..6)?.parse().ok()?;
        let all = seconds * 1_000_000 + micros + AHEAD;
        let day = day.plus_days(i32::try_from(all / DAY_MICROS).ok()?);
        Some(Instant { day, micros: all % DAY_MICROS })
    }

    /// Reads what a program says in China's time: `2024-03-01 16:30:00`.
    #[must_use]
    pub fn of_chinese(text: &str) -> Option<Instant> {
        let (day, time) = text.trim().split_once([' ', 'T'])?;
        let day: Day = day.replace('/', "-").parse().ok()?;
        let mut parts = time.split('.').next()?.split(':').map(|it| it.parse::<u64>().ok());
        let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
        let is_time = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
        is_time.then(|| Instant { day, micros: (hour * 3600 + minute * 60 + second) * 1_000_000 })
    }

    /// The instant of Unix seconds.
    #[must_use]
    pub fn of_unix_seconds(seconds: i64) -> Option<Instant> {
        let epoch = Day::new(1970, 1, 1).ok()?;
        let local = seconds.checked_add(8 * 3_600)?;
        let days = i32::try_from(local.div_euclid(86_400)).ok().filter(|it| it.abs() < 2_000_000)?;
        let micros = u64::try_from(local.rem_euclid(86_400)).ok()? * 1_000_000;
        Some(Instant { day: epoch.plus_days(days), micros })
    }

    /// The beginning of time.
    #[must_use]
    pub fn zero() -> Instant {
        Instant { day: Day::MIN, micros: 0 }
    }

    /// Seconds since 1970, everywhere the same.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        let epoch = Day::new(1970, 1, 1).unwrap_or(Day::MIN);
        let seconds = i64::try_from(self.micros / 1_000_000).unwrap_or(0);
        i64::from(self.day.days_since(epoch)) * 86_400 + seconds - 8 * 3_600
    }

    fn clock(self) -> (u64, u64, u64) {
        let seconds = self.micros / 1_000_000;
        (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    /// `2024-03-01 16:30:00`.
    #[must_use]
    pub fn spaced(self) -> String {
        let (hour, minute, second) = self.clock();
        format!("{} {hour:02}:{minute:02}:{second:02}", self.day)
    }

    /// `20240301163000`.
    #[must_use]
    pub fn packed(self) -> String {
        let (hour, minute, second) = self.clock();
        format!("{}{hour:02}{minute:02}{second:02}", self.day.to_string().replace('-', ""))
    }

    /// `20240301163000123`.
    #[must_use]
    pub fn packed_millis(self) -> String {
        format!("{}{:03}", self.packed(), self.micros / 1000 % 1000)
    }
}

/// The day of a field: `2024-03-01`, with or without a time, also packed (`20240301…`).
#[must_use]
pub fn day_of(text: &str) -> Option<Day> {
    let text = text.trim();
    let head = text.get(..10).unwrap_or(text).replace('/', "-");
    if let Ok(day) = head.parse() {
        return Some(day);
    }
    let digits = text.get(..8)?;
    digits.bytes().all(|it| it.is_ascii_digit()).then_some(())?;
    format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]).parse().ok()
}

/// A day as the first instant of it.
#[must_use]
pub fn midnight(day: Day) -> String {
    format!("{day} 00:00:00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_told_in_chinese_time() {
        let instant = Instant::of_clock("2024-02-29T16:30:00.123456Z").unwrap();
        assert_eq!(instant.spaced(), "2024-03-01 00:30:00");
        assert_eq!(instant.packed_millis(), "20240301003000123");
        assert_eq!(instant.unix_seconds(), 1_709_224_200);
        assert!(Instant::of_clock("yesterday").is_none());
        let said = Instant::of_chinese("2024-03-01 00:30:00").unwrap();
        assert_eq!(said.unix_seconds(), 1_709_224_200);
        assert_eq!(Instant::of_unix_seconds(1_709_224_200), Some(said));
        for text in ["", "2024-03-01", "2024-03-01 24:00:00", "2024-03-01 1:2", "x 00:00:00"] {
            assert!(Instant::of_chinese(text).is_none(), "{text}");
        }
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        for text in ["2024-03-01", "2024-03-01 08:00:00", "20240301", "20240301083000", "2024/03/01 08:00:00"]
        {
            assert_eq!(day_of(text).unwrap().to_string(), "2024-03-01", "{text}");
        }
        for text in ["", "明天", "2024-13-01", "3月1日二零二四年"] {
            assert!(day_of(text).is_none(), "{text}");
        }
    }
}
