//! How amounts, shares, quantities and days are written on the statement.

use base::{Day, Fen, Rounding, divide_rounded};

/// Yuan with thousands separators and two decimals: `14,904.00`.
pub(crate) fn yuan(amount: Fen) -> String {
    let fen = amount.0.unsigned_abs();
    let sign = if amount.0 < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", grouped(fen / 100), fen % 100)
}

/// `part / whole` as a percentage with two decimals; a dash when there is no whole.
pub(crate) fn share(part: Fen, whole: Fen) -> String {
    if whole.0 == 0 {
        return "—".to_owned();
    }
    let scaled = divide_rounded(i128::from(part.0) * 10_000, i128::from(whole.0), Rounding::FenHalfUp);
    let sign = if scaled < 0 { "-" } else { "" };
    let scaled = scaled.unsigned_abs();
    format!("{sign}{}.{:02}%", scaled / 100, scaled % 100)
}

/// A quantity in ten-thousandths without needless zeros.
pub(crate) fn quantity(value_e4: i64) -> String {
    let sign = if value_e4 < 0 { "-" } else { "" };
    let value = value_e4.unsigned_abs();
    let fraction = format!("{:04}", value % 10_000);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", grouped(value / 10_000))
}

/// `2026年3月12日`.
pub(crate) fn day(day: Day) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day_of_month())
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms() {
        let amounts = [(0, "0.00"), (5, "0.05"), (100_000, "1,000.00"), (-123_456_789, "-1,234,567.89")];
        for (fen, text) in amounts {
            assert_eq!(yuan(Fen(fen)), text);
        }
        assert_eq!(share(Fen(1), Fen(3)), "33.33%");
        assert_eq!(share(Fen(-1), Fen(2)), "-50.00%");
        assert_eq!(share(Fen(1), Fen(0)), "—");
        assert_eq!(quantity(20_000), "2");
        assert_eq!(quantity(12_345), "1.2345");
        assert_eq!(quantity(-5_000), "-0.5");
        assert_eq!(day("2026-03-01".parse().unwrap()), "2026年3月1日");
    }
}
