//! Numbers with their units: `500元`, `1.6万元`, `70%`, `5个百分点`, `不限`.

use base::{Fen, Rate};

/// A number that a rule may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// An amount, in fen.
    Amount(i64),
    /// A rate, in parts of a million.
    Rate(i64),
    /// Percentage points to add to a rate, in parts of a million.
    Points(i64),
    /// No limit.
    Unlimited,
}

/// Reads one number with its unit; the error says in Chinese what is wrong with it.
pub fn parse(text: &str) -> Result<Quantity, String> {
    let text = text.trim();
    if text == "不限" {
        return Ok(Quantity::Unlimited);
    }
    if let Some(number) = text.strip_suffix("个百分点") {
        return Rate::parse_percent(number).map(|it| Quantity::Points(it.0)).map_err(|e| e.to_string());
    }
    if let Some(number) = text.strip_suffix('%') {
        return Rate::parse_percent(number).map(|it| Quantity::Rate(it.0)).map_err(|e| e.to_string());
    }
    if let Some(number) = text.strip_suffix("万元") {
        // 1.6万元: parts of a million of 万元 are exactly fen.
        return Rate::parse_percent(number)
            .map_err(|e| e.to_string())
            .and_then(|it| it.0.checked_mul(100).ok_or_else(|| format!("“{text}”超出金额范围")))
            .map(Quantity::Amount);
    }
    if let Some(number) = text.strip_suffix('元') {
        return Fen::parse_yuan(number).map(|it| Quantity::Amount(it.0)).map_err(|e| e.to_string());
    }
    Err(format!("“{text}”没有单位"))
}

#[cfg(test)]
mod tests {
    use super::{Quantity::*, parse};

    #[test]
    fn units_by_example() {
        let rows = [
            ("500元", Ok(Amount(50_000))),
            ("0.05元", Ok(Amount(5))),
            ("1.6万元", Ok(Amount(1_600_000))),
            ("70%", Ok(Rate(700_000))),
            ("11.2%", Ok(Rate(112_000))),
            ("-10个百分点", Ok(Points(-100_000))),
            ("不限", Ok(Unlimited)),
        ];
        for (text, expected) in rows {
            assert_eq!(parse(text), expected, "{text}");
        }
        for bad in ["500", "", "元", "五百元", "1.005元", "70％", "5 %x"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
