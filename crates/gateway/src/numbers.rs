//! Amounts and quantities as they arrive: `"2"`, `2`, `100.00`, `1e2`, or nothing.
//!
//! **Knows:** decimals, without floating point. **Does not know:** what they are of.

use base::Fen;

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// It is none.
    NotNumber,
    /// It is larger than anything the interface has, or has more digits.
    TooLarge,
    /// It has more decimals than its field.
    TooFine,
}

/// Largest number in parts.
const LARGEST: u64 = 1_000_000_000_000_000;

/// A decimal as it was written: sign, digits, and the power of ten of the last digit.
fn decimal(text: &str) -> Result<(i64, i128, i32), NumberFault> {
    let text = text.trim().trim_start_matches('+');
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |it| (-1, it));
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => {
            (mantissa, exponent.parse::<i32>().map_err(|_| NumberFault::NotNumber)?)
        }
        None => (text, 0),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{part}");
    if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return Err(NumberFault::NotNumber);
    }
    if digits.len() > 30 {
        return Err(NumberFault::TooLarge);
    }
    let value: i128 = digits.parse().map_err(|_| NumberFault::TooLarge)?;
    let part = i32::try_from(part.len()).map_err(|_| NumberFault::TooLarge)?;
    Ok((sign, value, exponent.clamp(-40, 40) - part))
}

/// Parts of ten to the power of `places`, rounded half up, and what was rounded off: so much of so much.
fn parts(text: &str, places: u32) -> Result<(i64, i128, i128), NumberFault> {
    let (sign, value, exponent) = decimal(text)?;
    let shift = i32::try_from(places).map_err(|_| NumberFault::TooLarge)? + exponent;
    let power = |by: i32| 10_i128.checked_pow(by.unsigned_abs()).ok_or(NumberFault::TooLarge);
    let (value, off, unit) = if shift >= 0 {
        let value = if value == 0 { Some(0) } else { value.checked_mul(power(shift)?) };
        (value.ok_or(NumberFault::TooLarge)?, 0, 1)
    } else if shift < -36 {
        (0, i128::from(value != 0), 2)
    } else {
        let unit = power(shift)?;
        let rest = value % unit;
        ((value + unit / 2) / unit, rest.min(unit - rest), unit)
    };
    let value = i64::try_from(value).map_err(|_| NumberFault::TooLarge)?;
    if value.unsigned_abs() > LARGEST { Err(NumberFault::TooLarge) } else { Ok((sign * value, off, unit)) }
}

/// Reads a decimal into parts of ten to the power of `places`; digits beyond are rounded half up.
/// `None` for what is no number or is too large.
#[must_use]
pub fn scaled(text: &str, places: u32) -> Option<i64> {
    parts(text, places).ok().map(|it| it.0)
}

/// Checks that a number fits a field of so many decimals. What binary floating point leaves behind a
/// product (`66.66000000000001`) is no decimal: less than a ten-millionth is not looked at.
///
/// # Errors
/// Why it does not.
pub fn fits(text: &str, places: u32) -> Result<(), NumberFault> {
    let (_, off, unit) = parts(text, places)?;
    let noise = 10_i128.pow(7_u32.saturating_sub(places));
    if off == 0 || off.saturating_mul(noise) < unit { Ok(()) } else { Err(NumberFault::TooFine) }
}

/// Money, rounded to the fen (programs send `2.0000`, and products of price and quantity).
#[must_use]
pub fn money(text: &str) -> Option<Fen> {
    scaled(text, 2).map(Fen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_as_programs_write_them() {
        for (text, fen) in
            [("2", 200), ("100.00", 10_000), ("1e2", 10_000), ("-0.05", -5), ("0.1", 10), ("1.005", 101)]
        {
            assert_eq!(money(text), Some(Fen(fen)), "{text}");
        }
        for text in ["", "-", "abc", "1.2.3", "１", "1e99999", "99999999999999999999", "0x10", "NaN"] {
            assert_eq!(money(text), None, "{text}");
        }
        assert_eq!(scaled("1.5", 4), Some(15_000));
        assert_eq!(scaled("0e40", 4), Some(0));
    }

    #[test]
    fn a_number_fits_its_field_or_says_why_not() {
        for text in
            ["10", "10.00", "10.0100", "1e2", "66.66000000000001", "0.30000000000000004", "19.99999999999999"]
        {
            assert_eq!(fits(text, 2), Ok(()), "{text}");
        }
        for (text, fault) in [
            ("10.001", NumberFault::TooFine),
            ("1e-3", NumberFault::TooFine),
            ("1e-400", NumberFault::TooFine),
            ("10.000001", NumberFault::TooFine),
            ("1e18", NumberFault::TooLarge),
            ("1e400", NumberFault::TooLarge),
            ("NaN", NumberFault::NotNumber),
            ("１０", NumberFault::NotNumber),
            ("", NumberFault::NotNumber),
        ] {
            assert_eq!(fits(text, 2), Err(fault), "{text}");
        }
        assert_eq!(fits("1.5", 0), Err(NumberFault::TooFine));
        assert_eq!(fits("1.000001", 6), Ok(()));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(fen in -1_000_000_000_000_i64..1_000_000_000_000) {
            prop_assert_eq!(money(&Fen(fen).to_string()), Some(Fen(fen)));
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,40}") {
            let _ = scaled(&text, 6);
        }
    }
}
