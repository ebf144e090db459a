//! Decimal texts as whole numbers, and back: nothing here is ever a fraction.

use crate::MoneyError;

/// A decimal text as an integer of 10^-`places`. Commas may part thousands, and nothing else: `12,50` is no 1250.
pub(crate) fn parse_decimal(text: &str, places: u32) -> Result<i64, MoneyError> {
    let not_a_number = || MoneyError::NotANumber(text.to_owned());
    let trimmed = text.trim();
    let (negative, body) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let parts_thousands =
        !whole.contains(',') || (1..=3).contains(&first.len()) && groups.all(|it| it.len() == 3);
    if !parts_thousands {
        return Err(not_a_number());
    }
    let whole: String = whole.chars().filter(|c| *c != ',').collect();
    let digits_only = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits_only(&whole) || !digits_only(fraction) || body.ends_with('.') {
        return Err(not_a_number());
    }
    let significant = fraction.trim_end_matches('0');
    if significant.len() > places as usize {
        return Err(MoneyError::TooFine(text.to_owned()));
    }
    let too_large = || MoneyError::TooLarge(text.to_owned());
    let mut value: i64 = whole.parse().map_err(|_| too_large())?;
    for index in 0..places as usize {
        let digit = significant.as_bytes().get(index).map_or(0, |b| i64::from(b - b'0'));
        value = value.checked_mul(10).and_then(|v| v.checked_add(digit)).ok_or_else(too_large)?;
    }
    Ok(if negative { -value } else { value })
}

/// Ten-thousandths as a decimal without needless zeros: a quantity of 15,000 is `1.5`.
#[must_use]
pub fn decimal_e4(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    let fraction = format!("{:04}", value % 10_000);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", value / 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_as_people_write_them() {
        for (e4, text) in [(15_000, "1.5"), (100_000, "10"), (1, "0.0001"), (-20_000, "-2"), (0, "0")] {
            assert_eq!(decimal_e4(e4), text);
            assert_eq!(parse_decimal(text, 4), Ok(e4));
        }
    }
}
