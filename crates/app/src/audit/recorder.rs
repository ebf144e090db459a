//! Appends what was seen to the audit log, in groups, beside everything else.
//!
//! **Invariant:** what [`Recorder::take`] took is written, unless the program is killed within the second; a full
//! queue makes readers wait, a database that cannot be written is tried again until it can.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ledger::AuditEvent;
use store::{Store, StoreError};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep, timeout, timeout_at};

use crate::error::{AppError, Fault};

/// Most events that wait; beyond it readers wait.
const QUEUE: usize = 8_192;
/// Most events of one commit.
const GROUP: usize = 1_024;
/// How long events are gathered for one commit.
const GATHER: Duration = Duration::from_millis(400);
/// How long a reader waits for a place in the queue.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two tries of a database that cannot be written.
const AGAIN: Duration = Duration::from_millis(250);

enum Order {
    Seen(AuditEvent),
    Flush(oneshot::Sender<()>),
}

/// Hands events to the task that writes them.
#[derive(Clone)]
pub struct Recorder {
    orders: mpsc::Sender<Order>,
    waiting: Arc<AtomicUsize>,
}

impl Recorder {
    /// Starts the task. It ends when the last handle is dropped and everything is written.
    pub fn start(store: Store) -> Recorder {
        let (orders, queue) = mpsc::channel(QUEUE);
        let waiting = Arc::new(AtomicUsize::new(0));
        tokio::spawn(work(store, queue, Arc::clone(&waiting)));
        Recorder { orders, waiting }
    }

    /// Takes an event; waits while the queue is full.
    pub async fn take(&self, event: AuditEvent) -> Result<(), AppError> {
        let place = timeout(PATIENCE, self.orders.reserve()).await;
        let place = place.map_err(|_| full())?.map_err(|_| full())?;
        self.waiting.fetch_add(1, Ordering::AcqRel);
        place.send(Order::Seen(event));
        Ok(())
    }

    /// Returns when everything taken so far is written.
    pub async fn flush(&self) {
        let (reply, done) = oneshot::channel();
        if self.orders.send(Order::Flush(reply)).await.is_ok() {
            let _ = done.await;
        }
    }

    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Acquire)
    }
}

fn full() -> AppError {
    AppError::new(
        Fault::Busy,
        "APP-0070",
        "审计日志写不进去，按规定不能给出个人信息",
        "请稍后重试；一直如此请联系管理员检查数据库所在磁盘",
    )
}

async fn work(store: Store, mut queue: mpsc::Receiver<Order>, waiting: Arc<AtomicUsize>) {
    let mut events: Vec<AuditEvent> = Vec::new();
    let mut flushes: Vec<oneshot::Sender<()>> = Vec::new();
    while let Some(first) = queue.recv().await {
        let until = Instant::now() + GATHER;
        let mut next = Some(first);
        while let Some(order) = next {
            match order {
                Order::Seen(event) => events.push(event),
                Order::Flush(reply) => flushes.push(reply),
            }
            if events.len() >= GROUP || !flushes.is_empty() {
                break;
            }
            next = timeout_at(until, queue.recv()).await.ok().flatten();
        }
        write(&store, &events).await;
        waiting.fetch_sub(events.len(), Ordering::AcqRel);
        events.clear();
        for reply in flushes.drain(..) {
            let _ = reply.send(());
        }
    }
}

/// Tries until it is written.
async fn write(store: &Store, events: &[AuditEvent]) {
    if events.is_empty() {
        return;
    }
    let mut told = false;
    loop {
        match append(store, events).await {
            Ok(()) => return,
            Err(error) => {
                if !told {
                    tracing::error!(%error, count = events.len(), "the audit log cannot be written, trying again");
                    told = true;
                }
                sleep(AGAIN).await;
            }
        }
    }
}

async fn append(store: &Store, events: &[AuditEvent]) -> Result<(), StoreError> {
    let mut writer = store.write().await?;
    // A document of a visit or settlement shows the person to whom it belongs.
    let unnamed: Vec<&str> =
        events.iter().filter(|it| names_nobody(it)).map(|it| it.subject.as_str()).collect();
    if unnamed.is_empty() {
        writer.record_sights(events).await?;
    } else {
        let owners = writer.people_of(&unnamed).await?;
        let mut named = events.to_vec();
        for event in named.iter_mut().filter(|it| names_nobody(it)) {
            if let Some((_, person)) = owners.iter().find(|it| it.0 == event.subject) {
                let person = serde_json::Value::from(person.as_str()).to_string();
                event.detail = event.detail.replacen(NOBODY, &format!("\"people\":[{person}]"), 1);
            }
        }
        writer.record_sights(&named).await?;
    }
    writer.commit().await
}

const NOBODY: &str = "\"people\":[]";

fn names_nobody(event: &AuditEvent) -> bool {
    event.detail.contains(NOBODY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(nth: usize) -> AuditEvent {
        AuditEvent {
            at: format!("2024-03-01T00:00:{:02}.000000Z", nth % 60),
            actor: "甲".to_owned(),
            action: "view.people".to_owned(),
            subject: format!("P{nth}"),
            detail: format!("{{\"people\":[\"P{nth}\"]}}"),
        }
    }

    #[tokio::test]
    async fn a_full_queue_makes_readers_wait_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::open(&folder.path().join("a.db").display().to_string(), &testkit::keys()).await.unwrap();
        store.migrate().await.unwrap();
        let recorder = Recorder::start(store.clone());
        // Somebody holds the write lock: the queue fills, readers wait.
        let held = store.write().await.unwrap();
        let count = QUEUE + GROUP + 500;
        let filling = tokio::spawn({
            let recorder = recorder.clone();
            async move {
                for nth in 0..count {
                    recorder.take(event(nth)).await.unwrap();
                }
            }
        });
        sleep(Duration::from_millis(700)).await;
        assert!(!filling.is_finished(), "the queue has an end");
        drop(held);
        filling.await.unwrap();
        recorder.flush().await;
        assert_eq!(recorder.waiting(), 0);
        let report = store.read_snapshot().await.unwrap().verify().await.unwrap();
        assert_eq!((report.links, report.findings.0.len()), (i64::try_from(count).unwrap(), 0));
        let version = store.write().await.unwrap().version();
        assert_eq!(version, 0, "what was seen changes nothing that is decided on");
    }

    #[tokio::test]
    async fn what_was_taken_is_written_when_the_last_handle_goes() {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::open(&folder.path().join("a.db").display().to_string(), &testkit::keys()).await.unwrap();
        store.migrate().await.unwrap();
        let recorder = Recorder::start(store.clone());
        for nth in 0..10 {
            recorder.take(event(nth)).await.unwrap();
        }
        drop(recorder);
        for _ in 0..100 {
            if store.read().await.unwrap().chain_head().await.unwrap().seq == 10 {
                return;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("not written");
    }
}
