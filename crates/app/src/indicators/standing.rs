//! A value of two sums, and how it stands to its target.

use base::{PPM, Rounding, divide_rounded};

use super::definition::{Direction, Indicator, Unit};

/// How a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The target is reached.
    Met,
    /// Short of the target, within the warning line.
    Short,
    /// Beyond the warning line.
    Alarm,
    /// No target, or no value.
    None,
}

impl Standing {
    /// The word of the interface.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Standing::Met => "met",
            Standing::Short => "short",
            Standing::Alarm => "alarm",
            Standing::None => "none",
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Standing::Met => "达标",
            Standing::Short => "未达标",
            Standing::Alarm => "预警",
            Standing::None => "",
        }
    }
}

/// The value as a whole number: parts of a million, fen, or pieces. Nothing over nothing has none. A share is
/// rounded down, so that 100 % is only said when nobody is missing.
#[must_use]
pub fn value(unit: Unit, numerator: i64, denominator: i64) -> Option<i64> {
    match unit {
        Unit::Percent | Unit::YuanEach if denominator == 0 => None,
        Unit::Percent => {
            let over = i128::from(numerator) * i128::from(PPM);
            Some(divide_rounded(over, i128::from(denominator), Rounding::FenDown))
        }
        Unit::YuanEach => {
            Some(divide_rounded(i128::from(numerator), i128::from(denominator), Rounding::FenHalfUp))
        }
        _ => Some(numerator),
    }
}

/// How a value stands to target and warning line.
#[must_use]
pub fn standing(indicator: &Indicator, value: Option<i64>) -> Standing {
    let Some(value) = value else { return Standing::None };
    let beyond = |line: i64| match indicator.direction {
        Direction::Up => value < line,
        Direction::Down => value > line,
        Direction::None => false,
    };
    match (indicator.target(), indicator.warning()) {
        (None, None) => Standing::None,
        (_, Some(line)) if beyond(line) => Standing::Alarm,
        (Some(target), _) if beyond(target) => Standing::Short,
        _ => Standing::Met,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_up_to_all() {
        assert_eq!(value(Unit::Percent, 110_729, 110_729), Some(PPM));
        assert_eq!(value(Unit::Percent, 1_999_999, 2_000_000), Some(999_999));
        assert_eq!(value(Unit::Percent, 0, 0), None);
        assert_eq!(value(Unit::YuanEach, 1_001, 2), Some(501));
        assert_eq!(value(Unit::People, 7, 1), Some(7));
        assert_eq!(value(Unit::Percent, i64::MAX, i64::MAX), Some(PPM));
    }
}
