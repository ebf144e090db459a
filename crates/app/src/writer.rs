//! The group-commit writer: settlements that arrive while one group is being written form the next.
//!
//! One durable commit then carries many settlements, and no two of them ever race: whatever the
//! order of arrival, each sees the meters as the one before has left them.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use crate::error::{AppError, Fault};
use crate::model::{SettleRequest, SettlementView};
use crate::{Inner, group};

/// Most settlements of one group.
const GROUP: usize = 128;
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

async fn work(inner: Arc<Inner>, mut queue: mpsc::Receiver<Job>) {
    let mut jobs = Vec::with_capacity(GROUP);
    while queue.recv_many(&mut jobs, GROUP).await > 0 {
        let (requests, replies): (Vec<SettleRequest>, Vec<_>) =
            jobs.drain(..).map(|it| (it.request, it.reply)).unzip();
        let requests: Arc<[SettleRequest]> = requests.into();
        let answers = match fenced(&inner, &requests).await {
            Ok(answers) => answers,
            // A group that cannot be written is tried one by one, so that one bad request (or a full
            // disk half-way) does not refuse its neighbours.
            Err(error) if requests.len() == 1 => vec![Err(error)],
            Err(_) => one_by_one(&inner, &requests).await,
        };
        for (reply, answer) in replies.into_iter().zip(answers) {
            // Nobody waiting is no matter: the settlement is durable, a retry gets the answer.
            let _ = reply.send(answer);
        }
    }
}

async fn one_by_one(inner: &Arc<Inner>, requests: &[SettleRequest]) -> Vec<Answer> {
    let mut answers = Vec::with_capacity(requests.len());
    for request in requests {
        let answer = match fenced(inner, &Arc::from([request.clone()])).await {
            Ok(mut answers) => answers.pop().unwrap_or_else(|| Err(stopped())),
            Err(error) => Err(error),
        };
        answers.push(answer);
    }
    answers
}

/// Settles a group in a task of its own: a defect that panics takes the group with it, not the writer.
async fn fenced(inner: &Arc<Inner>, requests: &Arc<[SettleRequest]>) -> Result<Vec<Answer>, AppError> {
    let (inner, requests) = (Arc::clone(inner), Arc::clone(requests));
    let run = tokio::spawn(async move { group::settle_group(&inner, &requests).await });
    run.await.unwrap_or_else(|_| {
        Err(AppError::new(Fault::Ours, "APP-0019", "计算中断，没有入账", "请联系管理员，附上报文"))
    })
}
