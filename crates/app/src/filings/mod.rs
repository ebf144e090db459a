//! Filings (备案): what institutions file for a person, so that settlements and queries can rest on it.
//!
//! **Knows:** kinds of filings, when one contradicts another, which settlements rest on one.
//! **Does not know:** messages, names of fields, codes of diseases.
//!
//! A filing counts from the instant it is recorded, for the days it says. One that begins before today
//! works out again the settlements it touches. Nothing is changed afterwards: what was wrong is withdrawn,
//! unless a settlement rests on it, and filed again.

mod check;
mod department;
mod feed;
mod file;
mod read;
mod rules;
mod used;

use base::Day;
use serde::Serialize;

use crate::reported::Words;

pub(crate) use file::SEQUENCE;

pub use department::{HospitalDepartment, HospitalDepartmentChange};
pub use feed::FILED_DISEASE;
pub(crate) use feed::{Occasion, check as check_filed, facts as filed_facts, with_transfers};
pub use rules::{ChronicRules, FilingRules, TransferRules};

/// A chronic disease (慢特病). The subject is the disease in words of the pack.
pub const CHRONIC: &str = "chronic";
/// A transfer (转院). The subject is the institution that takes the person in.
pub const TRANSFER: &str = "transfer";
/// A designated institution (定点). The subject is the matter and its rank, the institution is in the words.
pub const DESIGNATION: &str = "designation";
/// An accident (意外伤害). The subject is the day of the injury.
pub const ACCIDENT: &str = "accident";
/// Something special about a visit (就医特殊属性). The subject is the visit and the kind of attribute.
pub const VISIT_ATTRIBUTE: &str = "attribute";

/// A filing to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewFiling {
    /// Who files it.
    pub institution_id: String,
    /// Person at the institution.
    #[serde(skip)]
    pub operator: String,
    /// Number of the message: a retry changes nothing.
    #[serde(skip)]
    pub message_id: String,
    /// The person.
    pub person_id: String,
    /// One of the kinds above.
    pub kind: &'static str,
    /// What it is about.
    pub subject: String,
    /// First day.
    pub from: Day,
    /// Last day; [`Day::MAX`] until further notice.
    pub until: Day,
    /// All that was said.
    pub said: Words,
}

/// A filing to be withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withdrawal {
    /// Who withdraws it: who filed it.
    pub institution_id: String,
    /// Person at the institution.
    #[serde(skip)]
    pub operator: String,
    /// Number of the message.
    #[serde(skip)]
    pub message_id: String,
    /// The person.
    pub person_id: String,
    /// Kind.
    pub kind: &'static str,
    /// Number; empty when the institution has filed only one of this kind for the person.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// A filing as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingRecord {
    /// Number.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// Kind.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// Who filed it.
    pub institution_id: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Instant it was recorded.
    pub known_from: String,
    /// Instant it was withdrawn.
    pub known_until: Option<String>,
    /// All that was said.
    pub said: Words,
}
