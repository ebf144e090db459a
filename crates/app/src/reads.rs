//! That somebody read what is not theirs to write: kept in the audit log, many reads in one commit.
//!
//! **Knows:** who asked about whom, and that it was today. **Does not know:** who may ask.
//!
//! An answer does not wait for the log: reads are written together once a second, or when many have come. What
//! was noted is known at once in this process, and to others when it is written.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base::Day;
use ledger::AuditEvent;
use store::{BookBatch, VisitState};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

use crate::clock::day_of;
use crate::error::AppError;
use crate::{App, Inner};

/// Most reads of one commit.
const GROUP: usize = 512;
/// Most that wait; beyond it readers wait before they may note.
const QUEUE: usize = 8_192;
/// How long the first of a group waits for others.
const GATHER: Duration = Duration::from_secs(1);
/// How often a group that could not be written is tried again before it is given up, and said so.
const TRIES: usize = 30;
/// Most that are remembered of a day; then it is asked of the log.
const REMEMBERED: usize = 200_000;
/// How far back the log of a person is looked through.
const LOOKED: usize = 500;

enum Job {
    Read(AuditEvent),
    /// Answered when everything before it is written.
    Flush(oneshot::Sender<()>),
}

/// What was noted today: institution, action, person.
#[derive(Debug, Default)]
struct Today {
    day: Option<Day>,
    noted: HashSet<(String, String, String)>,
}

/// Hands reads to the task that writes them.
#[derive(Debug, Clone)]
pub struct Reads {
    jobs: mpsc::Sender<Job>,
    today: Arc<Mutex<Today>>,
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Job")
    }
}

impl Reads {
    /// Starts the task. It ends when the last handle is dropped and the queue is empty.
    pub fn start(inner: Arc<Inner>) -> Reads {
        let (jobs, queue) = mpsc::channel(QUEUE);
        tokio::spawn(work(inner, queue));
        Reads { jobs, today: Arc::default() }
    }

    /// Remembers a read of today; whether it is the first of its kind.
    fn remember(&self, day: Day, key: (String, String, String)) -> bool {
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        if today.day != Some(day) || today.noted.len() >= REMEMBERED {
            *today = Today { day: Some(day), noted: HashSet::new() };
        }
        today.noted.insert(key)
    }

    fn knows(&self, day: Day, key: &(String, String, String)) -> bool {
        let today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        today.day == Some(day) && today.noted.contains(key)
    }
}

async fn work(inner: Arc<Inner>, mut queue: mpsc::Receiver<Job>) {
    while let Some(first) = queue.recv().await {
        let (mut events, mut waiting) = (Vec::new(), Vec::new());
        let mut next = Some(first);
        let mut until = Instant::now() + GATHER;
        while let Some(job) = next {
            match job {
                Job::Read(event) => events.push(event),
                Job::Flush(done) => {
                    // Whoever waits for the log waits for what has come, not for more.
                    waiting.push(done);
                    until = Instant::now();
                }
            }
            let is_full = events.len() >= GROUP;
            next = if is_full { None } else { timeout_at(until, queue.recv()).await.ok().flatten() };
        }
        write(&inner, events).await;
        for done in waiting {
            let _ = done.send(());
        }
    }
}

async fn write(inner: &Inner, events: Vec<AuditEvent>) {
    if events.is_empty() {
        return;
    }
    let batch = BookBatch { audits: events, ..BookBatch::default() };
    for _ in 0..TRIES {
        match once(inner, &batch).await {
            Ok(()) => return,
            Err(error) => tracing::error!(%error, "reads were not written; tried again"),
        }
        tokio::time::sleep(GATHER).await;
    }
    tracing::error!(reads = batch.audits.len(), "reads were given up: the audit log lacks them");
}

async fn once(inner: &Inner, batch: &BookBatch) -> Result<(), AppError> {
    let mut writer = inner.store.write().await?;
    writer.book(batch).await?;
    Ok(writer.commit().await?)
}

impl App {
    /// Notes that an institution read about a person, for the audit log. A card is noted once a day.
    pub async fn note_read(&self, institution_id: &str, operator: &str, action: &str, person_id: &str) {
        let key = (institution_id.to_owned(), action.to_owned(), person_id.to_owned());
        let is_first = self.reads.remember(self.inner.clock.today(), key);
        if !is_first && action.starts_with("card.") {
            return;
        }
        let mut event = self.audit(institution_id, operator, action, person_id);
        event.detail = serde_json::json!({ "institution_id": institution_id }).to_string();
        if self.reads.jobs.send(Job::Read(event)).await.is_err() {
            tracing::error!(action, "a read was not noted: the program is stopping");
        }
    }

    /// Whether an institution noted such a read of a person today.
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
        let key = (institution_id.to_owned(), action.to_owned(), person_id.to_owned());
        if self.reads.knows(today, &key) {
            return Ok(true);
        }
        let detail = serde_json::json!({ "institution_id": institution_id }).to_string();
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

    /// Waits until everything noted so far is in the audit log.
    pub async fn flush_reads(&self) {
        let (done, wait) = oneshot::channel();
        if self.reads.jobs.send(Job::Flush(done)).await.is_ok() {
            let _ = wait.await;
        }
    }
}
