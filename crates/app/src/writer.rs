//! The group-commit writer: settlements that arrive while one group is being written form the next.
//!
//! One durable commit carries many settlements, and no two of them ever race: whatever the order of
//! arrival, each sees the meters as the one before has left them. While one group is being written the
//! next is already decided; see `group` for what keeps that right.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::Inner;
use crate::carry::Carried;
use crate::error::{AppError, Fault};
use crate::group::{self, Answers, Drafted};
use crate::model::{SettleRequest, SettlementView};

/// Most settlements of one group.
const GROUP: usize = 128;
/// From how many on a crowd is halved.
const CROWD: usize = 16;
/// Most requests that wait; beyond it callers wait before they may queue.
const QUEUE: usize = 4_096;

type Answer = Result<SettlementView, AppError>;

struct Job {
    request: SettleRequest,
    reply: oneshot::Sender<Answer>,
}

/// Hands requests to the writer's task.
#[derive(Debug, Clone)]
pub struct Writer {
    jobs: mpsc::Sender<Job>,
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("message_id", &self.request.message_id).finish_non_exhaustive()
    }
}

impl Writer {
    /// Starts the task. It ends when the last handle is dropped and the queue is empty.
    pub fn start(inner: Arc<Inner>) -> Writer {
        let (jobs, queue) = mpsc::channel(QUEUE);
        tokio::spawn(work(inner, queue));
        Writer { jobs }
    }

    /// Queues a settlement and waits until it is durable.
    pub async fn settle(&self, request: SettleRequest) -> Answer {
        let (reply, answer) = oneshot::channel();
        self.jobs.send(Job { request, reply }).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }
}

fn stopped() -> AppError {
    AppError::new(Fault::Busy, "APP-0015", "系统正在停止，请求没有处理", "请稍后用同一报文号重试")
}

fn panicked() -> AppError {
    AppError::new(Fault::Ours, "APP-0019", "计算中断，没有入账", "请联系管理员，附上报文")
}

/// Requests that are decided and written together, and who waits for the answers.
struct Group {
    requests: Arc<[SettleRequest]>,
    replies: Vec<oneshot::Sender<Answer>>,
}

impl Group {
    fn of(jobs: impl Iterator<Item = Job>) -> Group {
        let (requests, replies): (Vec<SettleRequest>, Vec<_>) = jobs.map(|it| (it.request, it.reply)).unzip();
        Group { requests: requests.into(), replies }
    }

    fn answer(self, answers: Answers) {
        for (reply, answer) in self.replies.into_iter().zip(answers) {
            // Nobody waiting is no matter: the settlement is durable, a retry gets the answer.
            let _ = reply.send(answer);
        }
    }
}

/// A group that is being written. It answers by itself when it is durable, and comes back when it is not.
struct Flight {
    task: JoinHandle<Result<Duration, Group>>,
    begun: Instant,
    /// What it leaves to the next group.
    carried: Arc<Carried>,
}

/// How long deciding and writing a group take lately.
#[derive(Debug, Default)]
struct Pace {
    draft: Duration,
    write: Duration,
}

impl Pace {
    /// Three parts of what was, one of what is.
    fn follow(known: &mut Duration, new: Duration) {
        *known = (*known * 3 + new) / 4;
    }

    /// When to decide the next group, so that it is ready when the flight lands and takes along as many
    /// as have come by then.
    fn departure(&self, flight: &Flight) -> Instant {
        flight.begun + self.write.saturating_sub(self.draft * 3 / 2)
    }
}

async fn work(inner: Arc<Inner>, mut queue: mpsc::Receiver<Job>) {
    let mut jobs = Vec::with_capacity(GROUP);
    let mut flight: Option<Flight> = None;
    let mut pace = Pace::default();
    loop {
        if !gather(&mut queue, &mut jobs, &mut flight, &inner, &mut pace).await {
            return;
        }
        // With nothing in the air, half of a crowd goes first and the other half is decided meanwhile:
        // two groups of one size keep both the database and the rules busy.
        let count = if flight.is_none() && jobs.len() >= CROWD { jobs.len() / 2 } else { jobs.len() };
        let group = Group::of(jobs.drain(..count));
        let begun = Instant::now();
        let before = flight.as_ref().map(|it| &it.carried);
        let drafted = draft(&inner, &group, before).await;
        Pace::follow(&mut pace.draft, begun.elapsed());
        // The groups are written one after the other, in the order in which they were decided.
        let in_order = match flight.take() {
            Some(flight) => land(&inner, flight, &mut pace).await,
            None => true,
        };
        match drafted {
            Ok((drafted, carried)) if in_order => {
                let task = tokio::spawn(write(Arc::clone(&inner), group, drafted));
                flight = Some(Flight { task, begun: Instant::now(), carried });
            }
            _ => alone(&inner, group).await,
        }
    }
}

/// Waits for requests; with a flight in the air, until it is time to decide or the flight has landed.
/// `false` when there will be no more.
async fn gather(
    queue: &mut mpsc::Receiver<Job>,
    jobs: &mut Vec<Job>,
    flight: &mut Option<Flight>,
    inner: &Arc<Inner>,
    pace: &mut Pace,
) -> bool {
    while let Some(flying) = flight {
        let departure = pace.departure(flying);
        tokio::select! {
            biased;
            landed = &mut flying.task => {
                *flight = None;
                landed_in_order(inner, landed, pace).await;
            }
            count = queue.recv_many(jobs, GROUP), if jobs.len() < GROUP => if count == 0 {
                let Some(flight) = flight.take() else { return false };
                land(inner, flight, pace).await;
                return !jobs.is_empty();
            },
            () = tokio::time::sleep_until(departure.into()), if !jobs.is_empty() => return true,
        }
    }
    !jobs.is_empty() || queue.recv_many(jobs, GROUP).await > 0
}

/// Waits until a flight has landed; whether it landed as it was decided.
async fn land(inner: &Arc<Inner>, flight: Flight, pace: &mut Pace) -> bool {
    landed_in_order(inner, flight.task.await, pace).await
}

/// Drafts in a task of its own: a defect that panics takes the group with it, not the writer.
async fn draft(
    inner: &Arc<Inner>,
    group: &Group,
    before: Option<&Arc<Carried>>,
) -> Result<(Drafted, Arc<Carried>), AppError> {
    let (inner, requests) = (Arc::clone(inner), Arc::clone(&group.requests));
    let before = before.cloned();
    let run = tokio::spawn(async move { group::draft(&inner, &requests, before.as_deref()).await });
    let (drafted, carried) = run.await.unwrap_or_else(|_| Err(panicked()))?;
    Ok((drafted, Arc::new(carried)))
}

/// Writes and answers; how long the writing took.
async fn write(inner: Arc<Inner>, group: Group, drafted: Drafted) -> Result<Duration, Group> {
    let begun = Instant::now();
    match group::write(&inner, drafted).await {
        Ok(Some(answers)) => {
            let took = begun.elapsed();
            group.answer(answers);
            Ok(took)
        }
        Ok(None) | Err(_) => Err(group),
    }
}

/// Decides again, alone, what could not be written as it was drafted; whether it could.
async fn landed_in_order(
    inner: &Arc<Inner>,
    landed: Result<Result<Duration, Group>, tokio::task::JoinError>,
    pace: &mut Pace,
) -> bool {
    match landed {
        Ok(Ok(took)) => {
            Pace::follow(&mut pace.write, took);
            true
        }
        Ok(Err(group)) => {
            alone(inner, group).await;
            false
        }
        // The replies went with the task: those who wait are told that it stopped and try again.
        Err(_) => false,
    }
}

/// Settles a group alone with the database. A group that cannot be written is tried one by one, so that
/// one bad request (or a full disk half-way) does not refuse its neighbours.
async fn alone(inner: &Arc<Inner>, group: Group) {
    let answers = match fenced(inner, &group.requests).await {
        Ok(answers) => answers,
        Err(error) if group.requests.len() == 1 => vec![Err(error)],
        Err(_) => {
            let mut answers = Vec::with_capacity(group.requests.len());
            for request in group.requests.iter() {
                answers.push(match fenced(inner, &Arc::from([request.clone()])).await {
                    Ok(mut answers) => answers.pop().unwrap_or_else(|| Err(stopped())),
                    Err(error) => Err(error),
                });
            }
            answers
        }
    };
    group.answer(answers);
}

/// Settles in a task of its own, for the reason given at [`draft`].
async fn fenced(inner: &Arc<Inner>, requests: &Arc<[SettleRequest]>) -> Result<Answers, AppError> {
    let (inner, requests) = (Arc::clone(inner), Arc::clone(requests));
    let run = tokio::spawn(async move { group::settle_group(&inner, &requests).await });
    run.await.unwrap_or_else(|_| Err(panicked()))
}
