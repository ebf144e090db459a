//! Nonces of signed messages: those that arrive while some are being written are written together.
//!
//! They are written beside the settlements, not with them: a message is refused before anything of it is
//! looked at, and a group of settlements that was decided ahead stays valid.

use store::{NonceUse, Store};
use tokio::sync::{mpsc, oneshot};

use crate::App;
use crate::error::{AppError, Fault};

/// Most nonces of one commit.
const GROUP: usize = 256;
/// Most that wait; beyond it messages wait before they may queue.
const QUEUE: usize = 4_096;
/// How often those that are too old are dropped, in seconds.
const SWEEP_SECONDS: i64 = 60;

type Answer = Result<bool, AppError>;

struct Job {
    nonce: NonceUse,
    now: i64,
    reply: oneshot::Sender<Answer>,
}

/// Hands nonces to the task that writes them.
#[derive(Debug, Clone)]
pub struct Nonces {
    jobs: mpsc::Sender<Job>,
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("nonce", &self.nonce).finish_non_exhaustive()
    }
}

impl Nonces {
    /// Starts the task. It ends when the last handle is dropped and the queue is empty.
    pub fn start(store: Store) -> Nonces {
        let (jobs, queue) = mpsc::channel(QUEUE);
        tokio::spawn(work(store, queue));
        Nonces { jobs }
    }
}

async fn work(store: Store, mut queue: mpsc::Receiver<Job>) {
    let mut jobs = Vec::with_capacity(GROUP);
    let mut swept = 0;
    while queue.recv_many(&mut jobs, GROUP).await > 0 {
        let now = jobs.iter().map(|it: &Job| it.now).max().unwrap_or(0);
        let forget = (now >= swept + SWEEP_SECONDS).then_some(now);
        let uses: Vec<NonceUse> = jobs.iter().map(|it| it.nonce.clone()).collect();
        match store.use_nonces(&uses, forget).await {
            Ok(allowed) => {
                if forget.is_some() {
                    swept = now;
                }
                for (job, is_allowed) in jobs.drain(..).zip(allowed) {
                    // Nobody waiting is no matter: a retry is signed anew.
                    let _ = job.reply.send(Ok(is_allowed));
                }
            }
            Err(error) => {
                tracing::error!(%error, "nonces were not written");
                for job in jobs.drain(..) {
                    let _ = job.reply.send(Err(busy()));
                }
            }
        }
    }
}

fn busy() -> AppError {
    AppError::new(Fault::Busy, "APP-0060", "签名的一次性校验没有完成，请求没有处理", "请稍后用同一报文号重试")
}

impl App {
    /// Uses a nonce until `until`; whether it may be: for the first time, or again by the same message
    /// (`of`, where that is not empty; of [`App::moment`] also by others of the same moments). It is
    /// remembered by every process on the database.
    ///
    /// # Errors
    /// When that cannot be written down.
    pub async fn use_nonce(&self, key: String, of: String, until: i64, now: i64) -> Result<bool, AppError> {
        let (reply, answer) = oneshot::channel();
        let nonce = NonceUse { key, message: of, until_seconds: until };
        self.nonces.jobs.send(Job { nonce, now, reply }).await.map_err(|_| busy())?;
        answer.await.map_err(|_| busy())?
    }

    /// What [`App::use_nonce`] takes for a nonce that tells time in seconds and nothing else.
    #[must_use]
    pub fn moment(now: i64) -> String {
        NonceUse::of_moment(now)
    }
}
