//! Rows of the tables of drafts.

use base::Day;

/// A draft of the folder of one instrument.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PolicyDraft {
    /// Number.
    pub id: String,
    /// The instrument: name of its folder.
    pub instrument: String,
    /// What to call the draft.
    pub title: String,
    /// Why it is made.
    pub purpose: String,
    /// `draft`, `submitted`, `approved`, `refused`, `withdrawn`.
    pub state: String,
    /// One more each time it is saved or moves on.
    pub revision: i64,
    /// First day in force.
    pub effective_on: Option<Day>,
    /// The draft that it was copied from.
    pub copied_from: Option<String>,
    /// Everybody who has written on it, as JSON list.
    pub authors: String,
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
    /// Running number of approvals; 0 before.
    pub approval: i64,
    /// Instant.
    pub created_at: String,
    /// Instant.
    pub changed_at: String,
}

/// Which folder a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftSide {
    /// As it was in force when the draft was begun.
    Before,
    /// As the draft has it.
    Draft,
}

impl DraftSide {
    /// The word in the table.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            DraftSide::Before => "before",
            DraftSide::Draft => "draft",
        }
    }
}

/// A file of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftFile {
    /// Path within the instrument's folder.
    pub path: String,
    /// Its text.
    pub body: String,
}

/// What trying a draft on stored settlements gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyTrial {
    /// The draft.
    pub draft_id: String,
    /// Its revision then.
    pub revision: i64,
    /// Who asked.
    pub made_by: String,
    /// Instant.
    pub made_at: String,
    /// The sums, as JSON.
    pub summary: String,
    /// People whose share changes, as JSON list.
    pub people: String,
}
