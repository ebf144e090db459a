//! What was filed for people, and departments of institutions.

use base::Day;
use serde::{Deserialize, Serialize};

/// A filing (备案) for a person, true for a period, known for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Number.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// Kind (`chronic`, `transfer` …).
    pub kind: String,
    /// What it is about: a disease, an institution …
    pub subject: String,
    /// Who filed it.
    pub institution_id: String,
    /// First day it is true.
    pub valid_from: Day,
    /// Last day it is true; [`Day::MAX`] until further notice.
    pub valid_until: Day,
    /// Instant it was recorded.
    pub known_from: String,
    /// Instant it was withdrawn; `None` for what counts today.
    pub known_until: Option<String>,
    /// All that was said, as JSON.
    pub detail: String,
}

/// A department of an institution, true for a period, known for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HospitalDepartment {
    /// Number.
    pub id: String,
    /// The institution.
    pub institution_id: String,
    /// The institution's own code.
    pub code: String,
    /// Name.
    pub name: String,
    /// First day it is true.
    pub valid_from: Day,
    /// Last day it is true; [`Day::MAX`] until further notice.
    pub valid_until: Day,
    /// Instant it was recorded.
    pub known_from: String,
    /// Instant it was changed or withdrawn; `None` for what counts today.
    pub known_until: Option<String>,
    /// All that was said, as JSON.
    pub detail: String,
}
