//! What desks say: values from outside.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A document that was brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenDocument {
    /// Its code in the catalogue.
    pub document: String,
    /// Hash of the uploaded file; nothing when it was only seen at the desk.
    #[serde(default)]
    pub sha256: String,
    /// Name of the uploaded file.
    #[serde(default)]
    pub name: String,
}

/// A matter to take in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MatterTake {
    /// Code of the matter.
    pub matter: String,
    /// The person who applies; for matters of employers and institutions, who comes for them.
    pub person_id: String,
    /// The desk: nothing for the county, a township's code, or `code/village`.
    #[serde(default)]
    pub desk: String,
    /// Documents that are there.
    #[serde(default)]
    pub documents: Vec<GivenDocument>,
    /// For whom, when not for the person: an employer, an institution, a newborn child.
    #[serde(default)]
    pub behalf: String,
    /// What is to be noted.
    #[serde(default)]
    pub note: String,
}

/// What is done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatterCommand {
    /// Missing documents asked for, all at once (一次性告知).
    Ask,
    /// Documents brought (补齐材料).
    Supply,
    /// Handed to another level (移交).
    HandOver,
    /// Done (办结).
    Finish,
    /// Refused (不予办理).
    Refuse,
    /// Taken back (撤回).
    Withdraw,
}

/// What is done with a request, by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MatterAct {
    /// What.
    pub act: MatterCommand,
    /// The desk: nothing for the county, a township's code, or `code/village`.
    #[serde(default)]
    pub desk: String,
    /// Documents asked for, or brought.
    #[serde(default)]
    pub documents: Vec<GivenDocument>,
    /// Level to hand it to: `village`, `township` or `county`.
    #[serde(default)]
    pub to: String,
    /// Reason, or what came out.
    #[serde(default)]
    pub note: String,
}
