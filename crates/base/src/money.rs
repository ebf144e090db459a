//! Money and rates, as whole numbers.
//!
//! An amount is [`Fen`]: a signed count of 分. A rate is [`Rate`]: parts of a million, fine enough
//! for a rate made from two published percentages (14% × 80% = 11.2%).
//!
//! **Invariant:** no floating point, and every division names its [`Rounding`].
//! **Invariant:** rounding is symmetric around zero, so that a reversal cancels its original.

use std::{fmt, iter::Sum, ops::Neg, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::decimal::{decimal_e4, parse_decimal};

/// Parts of a million in one.
pub const PPM: i64 = 1_000_000;

/// An amount of money in fen (分), one hundredth of a yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(pub i64);

/// A rate in parts of a million: 70% is 700,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(pub i64);

/// How an amount is made whole. Every layer of a settlement names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Rounding {
    /// 四舍五入到分: to the nearest fen, halves away from zero.
    #[default]
    FenHalfUp,
    /// 截断到分.
    FenDown,
    /// 进位到分: away from zero.
    FenUp,
    /// 四舍五入到角.
    JiaoHalfUp,
    /// 四舍五入到元.
    YuanHalfUp,
    /// 舍去角分.
    YuanDown,
    /// 四舍五入到十元.
    TenYuanHalfUp,
}

/// Why a text is not an amount or a rate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not a decimal number.
    #[error("“{0}”不是数字")]
    NotANumber(String),
    /// More than two decimals of a yuan.
    #[error("“{0}”的小数超过两位，金额只到分")]
    TooFine(String),
    /// Too large for an amount of money.
    #[error("“{0}”超出金额范围")]
    TooLarge(String),
}

/// The largest amount that may come from outside: 1,000 亿元. Products with a rate stay in `i64`
/// up to 92 亿元 and go through `i128` above.
const LARGEST: i64 = 10_000_000_000_000;

impl Fen {
    /// Nothing.
    pub const ZERO: Fen = Fen(0);

    /// `yuan` whole yuan.
    #[must_use]
    pub const fn from_yuan(yuan: i64) -> Fen {
        Fen(yuan * 100)
    }

    /// `self × rate`, rounded as named.
    #[must_use]
    pub fn times(self, rate: Rate, rounding: Rounding) -> Fen {
        Fen(divide_rounded(i128::from(self.0) * i128::from(rate.0), i128::from(PPM), rounding))
    }

    /// Parses yuan with at most two decimals ("1,234.50" is accepted, "1.234" is not).
    ///
    /// # Errors
    /// [`MoneyError`] says which of the three things is wrong.
    pub fn parse_yuan(text: &str) -> Result<Fen, MoneyError> {
        let scaled = parse_decimal(text, 2)?;
        if scaled.abs() > LARGEST {
            return Err(MoneyError::TooLarge(text.to_owned()));
        }
        Ok(Fen(scaled))
    }

    /// The larger of the two.
    #[must_use]
    pub fn at_least(self, other: Fen) -> Fen {
        self.max(other)
    }
}

impl Rate {
    /// 100%.
    pub const WHOLE: Rate = Rate(PPM);

    /// `percent` whole percent.
    #[must_use]
    pub const fn percent(percent: i64) -> Rate {
        Rate(percent * 10_000)
    }

    /// Parses a percentage without its sign: "11.2" is 11.2%. At most four decimals.
    ///
    /// # Errors
    /// [`MoneyError`] when the text is not such a number.
    pub fn parse_percent(text: &str) -> Result<Rate, MoneyError> {
        parse_decimal(text, 4).map(Rate)
    }
}

/// `numerator / denominator` in fen, made whole as `rounding` says.
///
/// # Panics
/// When the result does not fit `i64`: amounts from outside are bounded long before that.
#[must_use]
pub fn divide_rounded(numerator: i128, denominator: i128, rounding: Rounding) -> i64 {
    let unit: i128 = match rounding {
        Rounding::FenHalfUp | Rounding::FenDown | Rounding::FenUp => 1,
        Rounding::JiaoHalfUp => 10,
        Rounding::YuanHalfUp | Rounding::YuanDown => 100,
        Rounding::TenYuanHalfUp => 1_000,
    };
    let divisor = denominator * unit;
    let magnitude = numerator.abs();
    let whole = match rounding {
        Rounding::FenHalfUp | Rounding::JiaoHalfUp | Rounding::YuanHalfUp | Rounding::TenYuanHalfUp => {
            (magnitude + divisor / 2) / divisor
        }
        Rounding::FenDown | Rounding::YuanDown => magnitude / divisor,
        Rounding::FenUp => (magnitude + divisor - 1) / divisor,
    };
    i64::try_from(whole * unit * numerator.signum()).expect("an amount of money fits i64 fen")
}

impl Neg for Fen {
    type Output = Fen;
    fn neg(self) -> Fen {
        Fen(-self.0)
    }
}

impl std::ops::Add for Fen {
    type Output = Fen;
    fn add(self, other: Fen) -> Fen {
        Fen(self.0 + other.0)
    }
}

impl std::ops::Sub for Fen {
    type Output = Fen;
    fn sub(self, other: Fen) -> Fen {
        Fen(self.0 - other.0)
    }
}

impl std::ops::AddAssign for Fen {
    fn add_assign(&mut self, other: Fen) {
        self.0 += other.0;
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Fen>>(iter: I) -> Fen {
        iter.fold(Fen::ZERO, |sum, it| sum + it)
    }
}

impl FromStr for Fen {
    type Err = MoneyError;
    fn from_str(text: &str) -> Result<Fen, MoneyError> {
        Fen::parse_yuan(text)
    }
}

/// Yuan with two decimals, as every statement prints it.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{:02}", fen / 100, fen % 100))
    }
}

/// A percentage without needless zeros: `70%`, `11.2%`.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}%", decimal_e4(self.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_and_what_they_mean() {
        let rows = [
            ("464.90", Ok(46_490)),
            ("1,234.5", Ok(123_450)),
            ("12,345,678", Ok(1_234_567_800)),
            ("-0.01", Ok(-1)),
            ("1.230", Ok(123)),
            ("1.234", Err(MoneyError::TooFine("1.234".into()))),
            ("1.", Err(MoneyError::NotANumber("1.".into()))),
            ("12,50", Err(MoneyError::NotANumber("12,50".into()))),
            ("1,2345", Err(MoneyError::NotANumber("1,2345".into()))),
            (",280", Err(MoneyError::NotANumber(",280".into()))),
            ("", Err(MoneyError::NotANumber(String::new()))),
            ("１２", Err(MoneyError::NotANumber("１２".into()))),
            ("1e3", Err(MoneyError::NotANumber("1e3".into()))),
            ("99999999999999999999", Err(MoneyError::TooLarge("99999999999999999999".into()))),
        ];
        for (text, expected) in rows {
            assert_eq!(Fen::parse_yuan(text).map(|it| it.0), expected, "{text}");
        }
        assert_eq!(Rate::parse_percent("11.2").unwrap().to_string(), "11.2%");
        assert_eq!(Fen(-5).to_string(), "-0.05");
    }

    #[test]
    fn each_rounding_by_example() {
        let rows = [
            (Rounding::FenHalfUp, 150, 2, 75),
            (Rounding::FenHalfUp, 5, 2, 3),
            (Rounding::FenHalfUp, -5, 2, -3),
            (Rounding::FenDown, 5, 2, 2),
            (Rounding::FenUp, 5, 2, 3),
            (Rounding::JiaoHalfUp, 25, 1, 30),
            (Rounding::YuanHalfUp, 3_952_520, 1, 3_952_500),
            (Rounding::YuanDown, 199, 1, 100),
            (Rounding::TenYuanHalfUp, 135_900, 1, 136_000),
        ];
        for (rounding, numerator, denominator, expected) in rows {
            assert_eq!(divide_rounded(numerator, denominator, rounding), expected, "{rounding:?}");
        }
        assert_eq!(Fen(2_974_368).times(Rate::percent(50), Rounding::FenHalfUp), Fen(1_487_184));
    }

    proptest! {
        #[test]
        fn printing_and_parsing_agree(fen in -1_000_000_000_000_i64..1_000_000_000_000) {
            prop_assert_eq!(Fen::parse_yuan(&Fen(fen).to_string()), Ok(Fen(fen)));
        }

        #[test]
        fn rounding_is_symmetric(fen in 0_i64..1_000_000_000, rate in 0_i64..=PPM) {
            let up = Fen(fen).times(Rate(rate), Rounding::FenHalfUp);
            let down = Fen(-fen).times(Rate(rate), Rounding::FenHalfUp);
            prop_assert_eq!(up, -down);
        }
    }
}
