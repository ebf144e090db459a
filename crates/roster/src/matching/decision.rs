//! The outcomes of matching as values.
//!
//! **Knows:** their names and words. **Does not know:** how they come about.

use serde::Serialize;

use super::Slip;

/// What was found for one row. Persons are indexes of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The number is the person's and the name fits.
    Exact(u32),
    /// The number is damaged or old; one person alone can be meant, and the name confirms it.
    Repaired {
        /// Who is meant.
        person: u32,
        /// What happened to the number.
        slip: Slip,
    },
    /// Who may be meant, best first; a person decides.
    Proposed(Box<[Candidate]>),
    /// The number is valid and another person's: a finding, not a match.
    Mismatch {
        /// Whose number it is.
        owner: u32,
        /// Who may be meant, best first (perhaps the owner).
        candidates: Box<[Candidate]>,
    },
    /// Nobody on the register.
    Unknown,
    /// Neither a number nor enough else to look for anybody.
    Unusable(Reason),
}

impl Decision {
    /// The person, when an exact rule has decided.
    #[must_use]
    pub fn person(&self) -> Option<u32> {
        match self {
            Decision::Exact(person) | Decision::Repaired { person, .. } => Some(*person),
            _ => None,
        }
    }

    /// Who may be meant, best first.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        match self {
            Decision::Proposed(candidates) | Decision::Mismatch { candidates, .. } => candidates,
            _ => &[],
        }
    }

    /// The outcome's name for a clerk.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Decision::Exact(_) => "号码与姓名一致",
            Decision::Repaired { .. } => "号码已更正",
            Decision::Proposed(_) => "待人工确认",
            Decision::Mismatch { .. } => "号码属于他人",
            Decision::Unknown => "底册中没有此人",
            Decision::Unusable(_) => "无法比对",
        }
    }
}

/// Why a row cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No number and no name.
    Nothing,
    /// A name alone, which many can have.
    NameOnly,
    /// The number cannot be read, and there is no name.
    NumberUnreadable,
}

impl Reason {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Reason::Nothing => "ROS-0201",
            Reason::NameOnly => "ROS-0202",
            Reason::NumberUnreadable => "ROS-0203",
        }
    }

    /// What happened and what to do.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Reason::Nothing => "没有证件号码也没有姓名，请退回部门补充",
            Reason::NameOnly => "只有姓名，没有号码、出生日期、村（社区）或户编号，请退回部门补充其中之一",
            Reason::NumberUnreadable => "证件号码无法辨认且没有姓名，请退回部门更正",
        }
    }
}

/// One person who may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Who.
    pub person: u32,
    /// Sum of the contributions.
    pub score: i32,
    /// What speaks for and against, field by field.
    pub contributions: Vec<Contribution>,
}

/// What one field contributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Contribution {
    /// Which field.
    pub field: Field,
    /// Points, negative when it speaks against.
    pub points: i32,
    /// Why, in Chinese.
    pub words: &'static str,
}

/// Fields that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 证件号码.
    Number,
    /// 姓名.
    Name,
    /// 出生日期.
    Birth,
    /// 性别.
    Sex,
    /// 乡镇（街道）和村（社区）.
    Place,
    /// 户.
    Household,
}
