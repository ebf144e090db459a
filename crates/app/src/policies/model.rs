//! Drafts as they are answered.

use base::Day;
use serde::{Deserialize, Serialize};
use store::{DraftFile, PolicyDraft};
use utoipa::ToSchema;

use super::editions::Files;

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyDraftRow {
    /// Number.
    pub id: String,
    /// The instrument: name of its folder.
    pub instrument: String,
    /// What it is called.
    pub title: String,
    /// Why it is made.
    pub purpose: String,
    /// `draft`, `submitted`, `approved`, `refused` or `withdrawn`.
    pub state: String,
    /// One more each time it is saved or moves on; name it when you save.
    pub revision: i64,
    /// First day in force.
    #[schema(value_type = Option<String>, format = Date)]
    pub effective_on: Option<Day>,
    /// The draft that it was copied from.
    pub copied_from: Option<String>,
    /// Everybody who has written on it: none of them may approve it.
    pub authors: Vec<String>,
    /// Who handed it in; empty before.
    pub submitted_by: String,
    /// Instant.
    pub submitted_at: Option<String>,
    /// Who approved or refused it; empty before.
    pub decided_by: String,
    /// Instant.
    pub decided_at: Option<String>,
    /// Reason of a refusal, remark of an approval.
    pub remark: String,
    /// Instant.
    pub created_at: String,
    /// Instant.
    pub changed_at: String,
}

/// A file of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyFile {
    /// Path within the instrument's folder: `rules.toml`, `document.md`, `notes.md`, `cases/x.toml`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A draft with its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyDraftView {
    /// The draft.
    pub draft: PolicyDraftRow,
    /// Its files.
    pub files: Vec<PolicyFile>,
    /// The folder as it was in force when the draft was begun; empty for a new instrument.
    pub before: Vec<PolicyFile>,
    /// Whether another draft of this instrument has been approved since: begin anew from what is in force.
    pub is_behind: bool,
}

impl From<&PolicyDraft> for PolicyDraftRow {
    fn from(it: &PolicyDraft) -> PolicyDraftRow {
        let it = it.clone();
        PolicyDraftRow {
            authors: authors(&it),
            id: it.id,
            instrument: it.instrument,
            title: it.title,
            purpose: it.purpose,
            state: it.state,
            revision: it.revision,
            effective_on: it.effective_on,
            copied_from: it.copied_from,
            submitted_by: it.submitted_by,
            submitted_at: it.submitted_at,
            decided_by: it.decided_by,
            decided_at: it.decided_at,
            remark: it.remark,
            created_at: it.created_at,
            changed_at: it.changed_at,
        }
    }
}

/// Everybody who has written on a draft.
pub fn authors(draft: &PolicyDraft) -> Vec<String> {
    serde_json::from_str(&draft.authors).unwrap_or_default()
}

/// Files as they are answered.
pub fn shown(files: &Files) -> Vec<PolicyFile> {
    files.iter().map(|(path, text)| PolicyFile { path: path.clone(), text: text.clone() }).collect()
}

/// Files as they are stored.
pub fn stored(files: &Files) -> Vec<DraftFile> {
    files.iter().map(|(path, text)| DraftFile { path: path.clone(), body: text.clone() }).collect()
}

/// Files as they were stored.
pub fn loaded(files: Vec<DraftFile>) -> Files {
    files.into_iter().map(|it| (it.path, it.body)).collect()
}
