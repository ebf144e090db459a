//! Who calls, with what was granted to them.

use serde::{Deserialize, Serialize};

use crate::RegionScope;

/// A role given to an account for a part of the region, and where it applies for one institution or one
/// department only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Name of the role, as in the role table.
    pub role: String,
    /// Where.
    pub region: RegionScope,
    /// Only for this institution (a hospital's window).
    pub institution: Option<String>,
    /// Only for this department (民政局 and others that send rosters).
    pub department: Option<String>,
}

/// Somebody who has signed in, or a machine with a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Number of the account.
    pub account_id: String,
    /// What goes into the audit log as operator.
    pub name: String,
    /// Whether a token, not a person.
    pub is_machine: bool,
    /// What was granted; empty may nothing.
    pub grants: Vec<Grant>,
}
