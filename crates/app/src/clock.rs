//! The only place of the product that asks what time it is.

use std::sync::Mutex;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base::Day;

/// Tells the instant. A use case asks once and passes the answer on.
pub trait Clock: Send + Sync {
    /// The present instant as `2024-03-01T08:30:00.123456Z`. Texts sort as instants do.
    fn now(&self) -> String;
    /// Today in China (UTC+8), where all bureaus are.
    fn today(&self) -> Day;
    /// The present instant in whole Unix seconds.
    fn unix_seconds(&self) -> i64 {
        seconds_of_instant(&self.now()).unwrap_or(0)
    }
}

/// The machine's clock. Never gives the same instant twice, so that facts recorded in one second
/// keep their order.
#[derive(Debug, Default)]
pub struct SystemClock {
    last_micros: Mutex<u64>,
}

/// A clock that stands where it is put; for tests and simulations.
#[derive(Debug)]
pub struct FixedClock(Mutex<(Day, u64)>);

impl SystemClock {
    fn micros(&self) -> u64 {
        #[expect(clippy::disallowed_methods, reason = "this is the clock")]
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
        let micros = u64::try_from(since.as_micros()).unwrap_or(u64::MAX);
        let mut last = self.last_micros.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *last = micros.max(*last + 1);
        *last
    }
}

impl Clock for SystemClock {
    fn now(&self) -> String {
        instant(self.micros())
    }

    fn today(&self) -> Day {
        day_and_rest(self.micros() + 8 * 3_600_000_000).0
    }
}

impl FixedClock {
    /// A clock that says `day`.
    #[must_use]
    pub fn new(day: Day) -> FixedClock {
        FixedClock(Mutex::new((day, 0)))
    }

    /// Puts the clock to another day.
    pub fn set(&self, day: Day) {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        state.0 = day;
    }

    /// Puts the clock forward.
    pub fn advance(&self, seconds: u64) {
        const DAY_MICROS: u64 = 86_400_000_000;
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let micros = state.1 + seconds * 1_000_000;
        let days = i32::try_from(micros / DAY_MICROS).unwrap_or(i32::MAX);
        *state = (state.0.plus_days(days), micros % DAY_MICROS);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> String {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        state.1 += 1;
        let (seconds, micros) = (state.1 / 1_000_000, state.1 % 1_000_000);
        format!(
            "{}T{:02}:{:02}:{:02}.{micros:06}Z",
            state.0,
            seconds / 3600 % 24,
            seconds / 60 % 60,
            seconds % 60
        )
    }

    fn today(&self) -> Day {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).0
    }
}

/// Whole Unix seconds of an instant as the clock writes it.
fn seconds_of_instant(text: &str) -> Option<i64> {
    let epoch = Day::new(1970, 1, 1).ok()?;
    let day: Day = text.get(..10)?.parse().ok()?;
    let part = |from: usize| text.get(from..from + 2)?.parse::<i64>().ok();
    Some(i64::from(day.days_since(epoch)) * 86_400 + part(11)? * 3_600 + part(14)? * 60 + part(17)?)
}

/// An instant as people and interfaces read it: `2024-03-01T00:30:00Z`.
pub(crate) fn instant_of_seconds(seconds: i64) -> String {
    let text = instant(u64::try_from(seconds).unwrap_or(0) * 1_000_000);
    format!("{}Z", &text[..19])
}

/// The day in China of an instant as clocks say it.
pub(crate) fn day_of(instant: &str) -> Option<Day> {
    let (day, time) = instant.split_once('T')?;
    let (day, hour): (Day, u8) = (day.parse().ok()?, time.get(..2)?.parse().ok()?);
    Some(if hour < 16 { day } else { day.plus_days(1) })
}

fn day_and_rest(micros: u64) -> (Day, u64) {
    const DAY: u64 = 86_400_000_000;
    let epoch = Day::new(1970, 1, 1).unwrap_or(Day::MIN);
    (epoch.plus_days(i32::try_from(micros / DAY).unwrap_or(i32::MAX)), micros % DAY)
}

fn instant(micros: u64) -> String {
    let (day, rest) = day_and_rest(micros);
    let seconds = rest / 1_000_000;
    format!(
        "{day}T{:02}:{:02}:{:02}.{:06}Z",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        rest % 1_000_000
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_seconds_and_back() {
        for (text, seconds) in [("1970-01-01T00:00:00Z", 0), ("2024-03-01T00:30:00Z", 1_709_253_000)] {
            assert_eq!(seconds_of_instant(text), Some(seconds));
            assert_eq!(instant_of_seconds(seconds), text);
        }
        assert_eq!(seconds_of_instant("2024-03-01T00:30:00.000001Z"), Some(1_709_253_000));
        assert_eq!(seconds_of_instant("soon"), None);
        let clock = FixedClock::new(Day::new(2024, 2, 28).unwrap());
        let before = clock.unix_seconds();
        clock.advance(86_400 + 3_600);
        assert_eq!(clock.unix_seconds() - before, 90_000);
        assert_eq!(clock.today().to_string(), "2024-02-29");
    }

    #[test]
    fn instants_rise_and_days_are_chinese() {
        let clock = SystemClock::default();
        let instants: Vec<String> = (0..1000).map(|_| clock.now()).collect();
        assert!(instants.windows(2).all(|it| it[0] < it[1]));
        assert_eq!(instant(1_709_253_000_000_001), "2024-03-01T00:30:00.000001Z");
        assert_eq!(day_of("2024-02-29T15:59:59.999999Z").unwrap().to_string(), "2024-02-29");
        assert_eq!(day_of("2024-02-29T16:00:00.000000Z").unwrap().to_string(), "2024-03-01");
        assert_eq!(day_and_rest(1_709_222_400_000_000 + 8 * 3_600_000_000).0.to_string(), "2024-03-01");
    }
}
