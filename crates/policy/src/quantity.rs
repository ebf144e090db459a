//! Numbers with their units: `500元`, `1.6万元`, `70%`, `5个百分点`, `不限`.

use base::{Fen, PPM, Rate};

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

/// The largest amount in a package: 100 亿元, as on a bill.
const LARGEST_FEN: i64 = 1_000_000_000_000;

/// The largest rate or factor in a package: 100,000%.
const LARGEST_PPM: i64 = 1_000 * PPM;

fn percent(number: &str, text: &str) -> Result<i64, String> {
    let rate = Rate::parse_percent(number).map_err(|error| error.to_string())?.0;
    if rate.abs() <= LARGEST_PPM { Ok(rate) } else { Err(format!("“{text}”太大，不像真的")) }
}

fn bounded(fen: i64, text: &str) -> Result<Quantity, String> {
    if fen.abs() <= LARGEST_FEN {
        Ok(Quantity::Amount(fen))
    } else {
        Err(format!("“{text}”太大，不像真的"))
    }
}

/// Reads one number with its unit; the error says in Chinese what is wrong with it.
pub fn parse(text: &str) -> Result<Quantity, String> {
    let text = text.trim();
    if text == "不限" {
        return Ok(Quantity::Unlimited);
    }
    if let Some(number) = text.strip_suffix("个百分点") {
        return percent(number, text).map(Quantity::Points);
    }
    if let Some(number) = text.strip_suffix('%') {
        return percent(number, text).map(Quantity::Rate);
    }
    if let Some(number) = text.strip_suffix("万元") {
        // 1.6万元: parts of a million of 万元 are exactly fen.
        return Rate::parse_percent(number)
            .map_err(|e| e.to_string())
            .and_then(|it| bounded(it.0.saturating_mul(100), text));
    }
    if let Some(number) = text.strip_suffix('元') {
        return Fen::parse_yuan(number).map_err(|e| e.to_string()).and_then(|it| bounded(it.0, text));
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
        for bad in [
            "500",
            "",
            "元",
            "五百元",
            "1.005元",
            "70％",
            "5 %x",
            "100000001万元",
            "100001%",
            "-9000000000000000元",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
