//! People and what is known about them.

use base::Day;
use serde::{Deserialize, Serialize};

/// An insured person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Our own id, part of account paths.
    pub id: String,
    /// ID-card number, when there is one.
    pub number: Option<String>,
    /// Name.
    pub name: String,
    /// `男` or `女`, or as the pack says.
    pub sex: String,
    /// Day of birth.
    pub birth: Day,
    /// Household, for meters of the whole household.
    pub household_id: Option<String>,
    /// Region code of the township.
    pub region: String,
    /// Village or community.
    pub village: String,
    /// Instant of the last change.
    pub recorded_at: String,
}

/// What a person is covered by (参保), true for a period, known for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The person.
    pub person_id: String,
    /// Insurance in words of the pack (`resident`, `employee`).
    pub insurance: String,
    /// State (`active`, `suspended` …).
    pub status: String,
    /// Further facts as JSON object (contribution tier …).
    pub attributes: String,
    /// First day it is true.
    pub valid_from: Day,
    /// Last day it is true; [`Day::MAX`] until further notice.
    pub valid_until: Day,
    /// Instant it was recorded.
    pub known_from: String,
    /// Instant it was superseded; `None` for what counts today.
    pub known_until: Option<String>,
    /// Where it came from.
    pub source: String,
}

/// What a person is (人员身份: 特困, 低保 …), true for a period, known for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The person.
    pub person_id: String,
    /// Identity in words of the pack.
    pub identity: String,
    /// First day it is true.
    pub valid_from: Day,
    /// Last day it is true; [`Day::MAX`] until further notice.
    pub valid_until: Day,
    /// Instant it was recorded.
    pub known_from: String,
    /// Instant it was superseded; `None` for what counts today.
    pub known_until: Option<String>,
    /// Where it came from.
    pub source: String,
}

/// A personal account opened to a member of the family (家庭共济).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyShare {
    /// Whose account it is.
    pub owner_id: String,
    /// Who may use it.
    pub member_id: String,
    /// Kind of account.
    pub kind: String,
    /// First day.
    pub valid_from: Day,
    /// Last day.
    pub valid_until: Day,
    /// Instant it was recorded.
    pub known_from: String,
    /// Instant it was superseded.
    pub known_until: Option<String>,
}

/// A 社会保障卡 of a person. One counts at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonCard {
    /// The person.
    pub person_id: String,
    /// Number of the card.
    pub number: String,
    /// Instant it was recorded.
    pub known_from: String,
    /// Instant it was replaced or reported lost.
    pub known_until: Option<String>,
    /// Where it comes from.
    pub source: String,
}

/// What is in a personal account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// Kind of account.
    pub kind: String,
    /// Money in it. In fen.
    pub balance_fen: i64,
}

/// What is in somebody else's account that the person may use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedBalance {
    /// The permission.
    pub share: FamilyShare,
    /// Money in it. In fen.
    pub balance_fen: i64,
}

/// All that a settlement needs to know about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFile {
    /// The person.
    pub person: Person,
    /// Coverage, by insurance and day.
    pub coverage: Vec<Coverage>,
    /// Identities, by identity and day.
    pub identities: Vec<Identity>,
    /// Filings, by kind and day.
    pub filings: Vec<super::Filing>,
    /// Own accounts.
    pub balances: Vec<Balance>,
    /// Accounts of the family.
    pub shared: Vec<SharedBalance>,
}

/// A hospital, clinic or pharmacy (定点医药机构).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    /// Code, part of account paths.
    pub id: String,
    /// Name.
    pub name: String,
    /// Level in words of the pack.
    pub level: String,
    /// `hospital`, `clinic`, `pharmacy` …
    pub kind: String,
    /// Region code.
    pub region: String,
    /// Further facts as JSON object.
    pub attributes: String,
}
