//! Single values.

use base::Day;
use toml::de::DeValue;

/// A TOML integer as `i64`.
#[must_use]
pub fn integer(value: &DeValue<'_>) -> Option<i64> {
    let parsed = value.as_integer()?;
    i64::from_str_radix(parsed.as_str(), parsed.radix()).ok()
}

/// A TOML date (or a quoted one); `None` when it is neither.
///
/// # Errors
/// What is wrong with it, where it is no day.
#[must_use]
pub fn day(value: &DeValue<'_>) -> Option<Result<Day, String>> {
    if let Some(text) = value.as_str() {
        return Some(text.parse().map_err(|error: base::DayError| error.to_string()));
    }
    let datetime = value.as_datetime()?;
    if datetime.time.is_some() {
        return Some(Err("日期不带时刻".to_owned()));
    }
    let date = datetime.date?;
    let year = i16::try_from(date.year).unwrap_or(i16::MAX);
    let small = |part: u8| i8::try_from(part).unwrap_or(i8::MAX);
    Some(Day::new(year, small(date.month), small(date.day)).map_err(|error| error.to_string()))
}
