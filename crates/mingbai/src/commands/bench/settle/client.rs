//! The load: some connections that are kept, each sending the next bill when the last was answered.
//! As lean as can be, because it shares the cores with what it measures.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::made::Bills;

/// Requests that a connection prepares before it sends the first of them.
const AHEAD: usize = 32;

/// What to send where.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// The server.
    pub address: SocketAddr,
    /// Connections.
    pub connections: usize,
    /// Not counted.
    pub warm_up: Duration,
    /// Counted.
    pub time: Duration,
}

/// What came back.
#[derive(Debug)]
pub struct Run {
    /// Answers in the time counted.
    pub count: i64,
    /// Answers a second.
    pub per_second: f64,
    /// How long each took, in microseconds, rising.
    pub micros: Vec<u32>,
    /// Processor time of this process for one settlement: server, SQLite and load together.
    pub cpu_micros: f64,
}

impl Run {
    /// The time within which this share of answers came, in milliseconds.
    pub fn within_ms(&self, percent: usize) -> f64 {
        let at = (self.micros.len() * percent).div_ceil(100).saturating_sub(1);
        self.micros.get(at).map_or(0.0, |it| f64::from(*it) / 1_000.0)
    }
}

impl Load {
    /// Sends until the time is over.
    ///
    /// # Errors
    /// A connection that fails, or a bill that is not settled.
    pub async fn run(self, bills: &Arc<Bills>) -> anyhow::Result<Run> {
        let begin = Instant::now();
        let mut tasks = JoinSet::new();
        for number in 0..self.connections {
            let bills = Arc::clone(bills);
            tasks.spawn(async move { self.connection(number, &bills, begin).await });
        }
        let clock = async move {
            tokio::time::sleep_until((begin + self.warm_up).into()).await;
            let before = cpu_time();
            tokio::time::sleep_until((begin + self.warm_up + self.time).into()).await;
            cpu_time().saturating_sub(before)
        };
        let clock = tokio::spawn(clock);
        let mut micros = Vec::new();
        while let Some(done) = tasks.join_next().await {
            micros.extend(done??);
        }
        micros.sort_unstable();
        let per_second = micros.len() as f64 / self.time.as_secs_f64();
        let cpu_micros = clock.await?.as_secs_f64() * 1e6 / micros.len().max(1) as f64;
        Ok(Run { count: i64::try_from(micros.len())?, per_second, micros, cpu_micros })
    }

    async fn connection(self, number: usize, bills: &Bills, begin: Instant) -> anyhow::Result<Vec<u32>> {
        let mut stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        let mut rng = fastrand::Rng::with_seed(number as u64 + 1_000);
        let (mut ready, mut next) = (Vec::new(), 0_u64);
        let mut answer = Vec::with_capacity(16 * 1024);
        let mut micros = Vec::new();
        let (from, until) = (begin + self.warm_up, begin + self.warm_up + self.time);
        loop {
            if ready.is_empty() {
                for _ in 0..AHEAD {
                    let bill = bills.bill(format!("c{number}-{next}"), &mut rng);
                    ready.push(request(&serde_json::to_string(&bill)?));
                    next += 1;
                }
            }
            let Some(request) = ready.pop() else { continue };
            let sent = Instant::now();
            stream.write_all(&request).await?;
            receive(&mut stream, &mut answer).await?;
            let received = Instant::now();
            if received >= until {
                return Ok(micros);
            }
            if sent >= from {
                micros.push(u32::try_from((received - sent).as_micros()).unwrap_or(u32::MAX));
            }
        }
    }
}

/// Processor time of all threads so far, where the system says (in hundredths of a second).
fn cpu_time() -> Duration {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = text.rsplit_once(')').map_or("", |it| it.1);
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<u64>().ok());
    Duration::from_millis(ticks.sum::<u64>() * 10)
}

fn request(body: &str) -> Vec<u8> {
    let head = "POST /api/v1/settlements HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n";
    format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// Reads one answer, and where its body begins; anything but 200 is an error.
///
/// # Errors
/// The connection's failure, or another status.
pub async fn receive(stream: &mut TcpStream, answer: &mut Vec<u8>) -> anyhow::Result<usize> {
    answer.clear();
    let (mut whole, mut body) = (usize::MAX, 0);
    while answer.len() < whole {
        if stream.read_buf(answer).await? == 0 {
            bail!("服务端断开了连接");
        }
        if whole == usize::MAX
            && let Some(end) = answer.windows(4).position(|it| it == b"\r\n\r\n")
        {
            let head = std::str::from_utf8(&answer[..end]).context("应答头不是文字")?;
            let length = head.lines().find_map(|it| it.strip_prefix("content-length: "));
            body = end + 4;
            whole = body + length.and_then(|it| it.parse::<usize>().ok()).context("应答没有长度")?;
        }
    }
    if !answer.starts_with(b"HTTP/1.1 200") {
        bail!("结算没有成功：{}", String::from_utf8_lossy(answer));
    }
    Ok(body)
}
