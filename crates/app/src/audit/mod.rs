//! Who saw or did what: reads of personal data are recorded, the log is looked through and verified.
//!
//! What changes something writes its event in its own transaction, as everywhere. A read has none: [`App::saw`]
//! hands it to the recorder, which appends to the same chain in the background, at most a second later. A read
//! does not wait for a commit; it waits only when the recorder is far behind, because nothing may be lost.

mod check;
mod log;
mod recorder;

pub use check::{Checkpoint, verify_store};
pub use log::{AuditLineView, AuditPage, AuditQuery};
pub(crate) use recorder::Recorder;

use ledger::AuditEvent;
use serde::Serialize;

use crate::App;
use crate::error::AppError;

/// Most people that one event names; of a longer list the rest is counted.
const MOST_NAMED: usize = 500;

/// What somebody is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sight {
    /// `view.` one thing, `list.` several, `export.` a document or file; and what, in codes.
    pub action: String,
    /// Its number, or for a list what was asked for, with names and numbers of people masked.
    pub subject: String,
    /// The people whom it shows, by number.
    pub people: Vec<String>,
    /// People whom it shows and who have no number here (rows of a roster that lead to nobody).
    pub others: usize,
}

/// The detail of an event. `people` is read by the store: it finds events by person.
#[derive(Serialize)]
struct Detail<'a> {
    people: &'a [String],
    #[serde(skip_serializing_if = "is_zero")]
    others: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl App {
    /// Records that somebody saw something. Returns when the recorder has it, before it is written.
    ///
    /// # Errors
    /// When the audit log has not taken anything for too long: then nothing may be shown.
    pub async fn saw(&self, who: &str, sight: Sight) -> Result<(), AppError> {
        let mut sight = sight;
        sight.people.sort();
        sight.people.dedup();
        let left_out = sight.people.len().saturating_sub(MOST_NAMED);
        sight.people.truncate(MOST_NAMED);
        let detail = Detail { people: &sight.people, others: sight.others + left_out };
        let detail = serde_json::to_string(&detail).unwrap_or_else(|_| "{}".to_owned());
        let event = AuditEvent {
            at: self.inner.clock.now(),
            actor: who.to_owned(),
            action: sight.action,
            subject: sight.subject,
            detail,
        };
        self.recorder.take(event).await
    }

    /// Waits until everything seen so far is in the audit log. Call it before the database is closed.
    pub async fn settle_sights(&self) {
        self.recorder.flush().await;
    }

    /// Where the chain stands, and when that is.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn checkpoint(&self) -> Result<(Checkpoint, String), AppError> {
        let head = self.inner.store.read().await?.chain_head().await?;
        Ok((Checkpoint { seq: head.seq, hash: head.hash.to_string() }, self.inner.clock.now()))
    }

    /// Events seen and not yet written.
    #[must_use]
    pub fn waiting_sights(&self) -> usize {
        self.recorder.waiting()
    }
}
