//! What an institution asks about people beyond its own visits: noted in the audit log, and remembered for the
//! day, because a card that was read is a reason to ask.
//!
//! **Knows:** who asked about whom, and that it was today. **Does not know:** who may ask; how the log is
//! written ([`crate::audit`]).

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use base::Day;
use ledger::AuditEvent;
use serde::Serialize;
use store::VisitState;

use crate::App;
use crate::clock::day_of;
use crate::error::AppError;

/// Most that are remembered of a day; then it is asked of the log.
const REMEMBERED: usize = 200_000;
/// How far back the log of a person is looked through.
const LOOKED: usize = 500;

/// Institution, action, person.
type Read = (String, String, String);

/// What was noted today by this process.
#[derive(Debug, Clone, Default)]
pub struct Reads {
    today: Arc<Mutex<(Option<Day>, HashSet<Read>)>>,
}

impl Reads {
    /// Remembers a read of today; whether it is the first of its kind.
    fn remember(&self, day: Day, read: Read) -> bool {
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        if today.0 != Some(day) || today.1.len() >= REMEMBERED {
            *today = (Some(day), HashSet::new());
        }
        today.1.insert(read)
    }

    fn knows(&self, day: Day, read: &Read) -> bool {
        let today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        today.0 == Some(day) && today.1.contains(read)
    }
}

/// The detail of an event. `people` is read by the store: it finds events by person.
#[derive(Serialize)]
struct Detail<'a> {
    people: [&'a str; 1],
    institution_id: &'a str,
}

fn detail(institution_id: &str, person_id: &str) -> String {
    let detail = Detail { people: [person_id], institution_id };
    serde_json::to_string(&detail).unwrap_or_else(|_| "{}".to_owned())
}

impl App {
    /// Notes that an institution read about a person, for the audit log; with `once` only the first time of
    /// the day. Returns when the recorder has it, before it is written.
    ///
    /// # Errors
    /// When the audit log has not taken anything for too long: then nothing may be shown.
    pub async fn note_read(
        &self,
        institution_id: &str,
        operator: &str,
        action: &str,
        person_id: &str,
        once: bool,
    ) -> Result<(), AppError> {
        let read = (institution_id.to_owned(), action.to_owned(), person_id.to_owned());
        let is_known = self.reads.knows(self.inner.clock.today(), &read);
        if is_known && once {
            return Ok(());
        }
        let mut event = self.audit(institution_id, operator, action, person_id);
        event.detail = detail(institution_id, person_id);
        self.recorder.take(event).await?;
        self.reads.remember(self.inner.clock.today(), read);
        Ok(())
    }

    /// Whether an institution noted such a read of a person today, here or in another process.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn was_noted(
        &self,
        institution_id: &str,
        action: &str,
        person_id: &str,
    ) -> Result<bool, AppError> {
        let today = self.inner.clock.today();
        let read = (institution_id.to_owned(), action.to_owned(), person_id.to_owned());
        if self.reads.knows(today, &read) {
            return Ok(true);
        }
        let detail = detail(institution_id, person_id);
        let mut session = self.inner.store.read().await?;
        let events = session.find_audits(person_id, LOOKED).await?;
        let is_it =
            |it: &AuditEvent| it.action == action && it.detail == detail && day_of(&it.at) == Some(today);
        Ok(events.iter().any(is_it))
    }

    /// Whether a person has a visit at an institution that is open or ended on `since` or later.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn has_visited(
        &self,
        institution_id: &str,
        person_id: &str,
        since: Day,
    ) -> Result<bool, AppError> {
        let mut session = self.inner.store.read().await?;
        let visits = session.list_visits_of_person(person_id, since).await?;
        Ok(visits.iter().any(|it| it.institution_id == institution_id && it.state != VisitState::Cancelled))
    }
}
