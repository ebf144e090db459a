//! Values of spreadsheet cells as text: whole numbers without a point, days as 2020-01-05.
//!
//! **Knows:** how spreadsheets keep numbers and days (binary fractions; days since 1899-12-30).
//! **Does not know:** money: an amount becomes text here and whole fen later.

use std::fmt::Write as _;

use base::Day;

/// Writes a number as a spreadsheet shows it, with 15 digits. `true` when it has more digits than
/// were kept: what is left is written like `9.90100195403010E+17`.
pub(crate) fn write_number(out: &mut String, value: f64) -> bool {
    if !value.is_finite() {
        out.push_str("#NUM!");
        return false;
    }
    let magnitude = value.abs();
    if magnitude >= 1e15 {
        let text = format!("{value:.14e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let _ = write!(out, "{digits}E+{exponent}");
        return true;
    }
    if value.fract() == 0.0 {
        let _ = write!(out, "{value:.0}");
        return false;
    }
    // 15 significant digits, as the spreadsheet itself shows: 0.1 + 0.2 is 0.3
    let whole_digits = if magnitude < 1.0 { 0 } else { format!("{:.0}", magnitude.trunc()).len() };
    let text = format!("{value:.*}", 15 - whole_digits.min(15));
    out.push_str(if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text });
    false
}

/// The day with this serial number: 1 is 1900-01-01, and 60 is a day that never was.
pub(crate) fn day_of_serial(serial: i32) -> Option<Day> {
    let base = Day::new(1900, 1, 1).ok()?;
    match serial {
        1..=59 => Some(base.plus_days(serial - 1)),
        61..=2_958_465 => Some(base.plus_days(serial - 2)),
        _ => None,
    }
}

/// Writes a point of time as its day, with the time of day when there is one.
pub(crate) fn write_time(out: &mut String, time: &calamine::ExcelDateTime) {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = Day::new(i16::try_from(year).unwrap_or(0), month.cast_signed(), day.cast_signed());
    match date {
        Ok(date) if time.is_datetime() && (1.0..2_958_466.0).contains(&time.as_f64()) => {
            let _ = write!(out, "{date}");
            if (hour, minute, second) != (0, 0, 0) {
                let _ = write!(out, " {hour:02}:{minute:02}:{second:02}");
            }
        }
        _ => {
            write_number(out, time.as_f64());
        }
    }
}

/// Yes or no as the spreadsheet shows it in Chinese.
pub(crate) fn write_flag(out: &mut String, value: bool) {
    out.push_str(if value { "是" } else { "否" });
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    #[test]
    fn numbers_as_a_clerk_sees_them() {
        for (value, text, lost) in [
            (280.0, "280", false),
            (280.5, "280.5", false),
            (0.1 + 0.2, "0.3", false),
            (-12.34, "-12.34", false),
            (13_812_345_678.0, "13812345678", false),
            (123_456_789_012.35, "123456789012.35", false),
            (990_100_540_301_002.0, "990100540301002", false),
            (990_100_195_403_010_000.0, "9.90100195403010E+17", true),
            (0.0, "0", false),
            (f64::NAN, "#NUM!", false),
        ] {
            let mut out = String::new();
            assert_eq!((write_number(&mut out, value), out.as_str()), (lost, text));
        }
    }

    #[test]
    fn days_from_serial_numbers() {
        for (serial, text) in [
            (43_835.0, "2020-01-05"),
            (43_835.5, "2020-01-05 12:00:00"),
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (61.0, "1900-03-01"),
            (60.0, "60"),
            (-3.0, "-3"),
            (1e300, "1.00000000000000E+300"),
        ] {
            let mut out = String::new();
            write_time(&mut out, &ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false));
            assert_eq!(out, text);
        }
        assert_eq!(day_of_serial(43_835).unwrap().to_string(), "2020-01-05");
        assert_eq!(day_of_serial(60), None);
    }
}
