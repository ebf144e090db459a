//! Events of the ledger: only added, never changed.
//!
//! **Knows:** what can happen to a problem. **Does not know:** whether it may (`act`).

use base::Day;
use serde::{Deserialize, Serialize};

use crate::rules::DeskLevel;

/// A desk: level and region (6 digits county, 9 township, 12 village), or a department by code.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Desk {
    /// Level.
    pub level: DeskLevel,
    /// Region code, or department code.
    pub region: String,
}

impl Desk {
    /// Whether this desk is `other` or above it.
    #[must_use]
    pub fn is_over(&self, other: &Desk) -> bool {
        if self == other {
            return true;
        }
        let department = DeskLevel::Department;
        match (self.level, other.level) {
            (mine, _) if mine == department => false,
            // Departments are dealt with by the county only.
            (mine, theirs) if theirs == department => mine == DeskLevel::County,
            (mine, theirs) => {
                mine > theirs && !self.region.is_empty() && other.region.starts_with(&self.region)
            }
        }
    }
}

/// A document that proves something; its bytes are kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Which evidence of the rule it is, such as 退费回单.
    pub kind: String,
    /// File name.
    pub name: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// A round found it.
    Opened {
        /// Number of the round.
        round: u32,
    },
    /// Given to a desk.
    Assigned {
        /// Which.
        desk: Desk,
        /// To be remedied until.
        due: Day,
    },
    /// Its effects (refund, waiver, flag …) may be carried out.
    Approved,
    /// The desk says that it is done.
    Remedied {
        /// What was done.
        note: String,
        /// Proof.
        documents: Vec<Document>,
    },
    /// A second person has looked and agrees.
    Verified,
    /// A round does not find it any more.
    VerifiedByRound {
        /// Number of the round.
        round: u32,
    },
    /// A second person does not agree; back to the desk.
    Rejected {
        /// Why.
        reason: String,
    },
    /// 销号.
    StruckOff,
    /// Open again by hand.
    Reopened {
        /// Why.
        reason: String,
    },
    /// A later round contradicts: open again by itself.
    ReopenedByRound {
        /// Number of the round.
        round: u32,
    },
}

/// One entry of the history of a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Day on which it happened.
    pub on: Day,
    /// Who; empty when a round did it.
    pub by: String,
    /// What.
    #[serde(flatten)]
    pub what: What,
}
