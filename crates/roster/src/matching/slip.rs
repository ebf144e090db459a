//! What usually happens to a number on its way into a list.
//!
//! **Knows:** kinds of slips, in words. **Does not know:** how they are found.

use serde::Serialize;

/// How a registered number became the written one. Places count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Slip {
    /// An old number of 15 digits.
    OldForm,
    /// Letters instead of digits.
    Letters,
    /// One character is wrong.
    Character {
        /// Which one.
        place: u8,
    },
    /// Two neighbours have changed places.
    Swapped {
        /// The first of the two.
        place: u8,
    },
    /// One character is missing.
    Missing {
        /// Where it belongs.
        place: u8,
    },
    /// One character too many.
    Extra {
        /// Which one.
        place: u8,
    },
    /// A spreadsheet has rounded the number to 15 digits.
    Rounded,
}

impl Slip {
    /// For a clerk.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Slip::OldForm => "15 位旧号码，已按规则升为 18 位".to_owned(),
            Slip::Letters => "号码中的字母已按形近数字读取".to_owned(),
            Slip::Character { place: 18 } => "校验码写错".to_owned(),
            Slip::Character { place } => format!("第 {place} 位写错一个数字"),
            Slip::Swapped { place } => format!("第 {place} 位与第 {} 位写颠倒", place + 1),
            Slip::Missing { place } => format!("第 {place} 位漏写一个数字"),
            Slip::Extra { place } => format!("第 {place} 位多写一个数字"),
            Slip::Rounded => "表格软件只保留了前 15 位".to_owned(),
        }
    }
}
