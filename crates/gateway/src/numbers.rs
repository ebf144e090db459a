//! Amounts and quantities as they arrive: `"2"`, `2`, `100.00`, `1e2`, or nothing.
//!
//! **Knows:** decimals, without floating point. **Does not know:** what they are of.

use base::Fen;

/// Reads a decimal into parts of ten to the power of `places`; digits beyond are rounded half up.
/// `None` for what is no number or is too large.
#[must_use]
pub fn scaled(text: &str, places: u32) -> Option<i64> {
    let text = text.trim().trim_start_matches('+');
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |it| (-1, it));
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{part}");
    if digits.is_empty() || digits.len() > 30 || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let value: i128 = digits.parse().ok()?;
    let shift = i32::try_from(places).ok()? + exponent.clamp(-40, 40) - i32::try_from(part.len()).ok()?;
    let value = if shift >= 0 {
        if value == 0 { 0 } else { value.checked_mul(10_i128.checked_pow(shift.unsigned_abs())?)? }
    } else if shift < -36 {
        0
    } else {
        let unit = 10_i128.checked_pow(shift.unsigned_abs())?;
        (value + unit / 2) / unit
    };
    let value = i64::try_from(value).ok()?;
    (value.unsigned_abs() <= 1_000_000_000_000_000).then_some(sign * value)
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
