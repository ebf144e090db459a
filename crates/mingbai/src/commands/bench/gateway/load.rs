//! The load: messages at a steady rate over connections that are kept.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fastrand::Rng;
use gateway::times;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::day::Visit;
use super::town::Town;
use crate::commands::bench::settle::receive;

/// Connections; more than are ever busy at the rate that is asked for.
const CONNECTIONS: u32 = 48;

/// What to send where.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// The server.
    pub address: SocketAddr,
    /// Messages a second.
    pub rate: u32,
    /// Not counted.
    pub warm_up: Duration,
    /// Counted.
    pub time: Duration,
}

/// What came back in the time counted.
#[derive(Debug, Default)]
pub struct Run {
    /// How long answers took by transaction, in microseconds, rising.
    micros: BTreeMap<&'static str, Vec<u32>>,
    /// What was refused, by reason.
    pub refused: BTreeMap<String, usize>,
}

impl Run {
    /// Answers.
    pub fn count(&self) -> usize {
        self.micros.values().map(Vec::len).sum()
    }

    /// The time within which this share of a transaction's answers came, in milliseconds; of all
    /// transactions for an empty number.
    pub fn within_ms(&self, infno: &str, percent: usize) -> f64 {
        let wanted = self.micros.iter().filter(|it| infno.is_empty() || *it.0 == infno);
        let mut all: Vec<u32> = wanted.flat_map(|it| it.1.iter().copied()).collect();
        all.sort_unstable();
        let at = (all.len() * percent).div_ceil(100).saturating_sub(1);
        all.get(at).map_or(0.0, |it| f64::from(*it) / 1_000.0)
    }

    fn merge(&mut self, other: Run) {
        for (infno, micros) in other.micros {
            self.micros.entry(infno).or_default().extend(micros);
        }
        for (reason, count) in other.refused {
            *self.refused.entry(reason).or_default() += count;
        }
    }
}

impl Load {
    /// Sends until the time is over. Connection `n` sends every `CONNECTIONS`th message, each when it is
    /// due or as soon after as it can.
    ///
    /// # Errors
    /// A connection that fails.
    pub async fn run(self, town: &Arc<Town>) -> anyhow::Result<Run> {
        let begin = Instant::now();
        let mut tasks = JoinSet::new();
        for number in 0..CONNECTIONS {
            let town = Arc::clone(town);
            tasks.spawn(async move { self.connection(number, &town, begin).await });
        }
        let mut run = Run::default();
        while let Some(done) = tasks.join_next().await {
            run.merge(done??);
        }
        Ok(run)
    }

    async fn connection(self, number: u32, town: &Town, begin: Instant) -> anyhow::Result<Run> {
        let mut stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        let mut rng = Rng::with_seed(u64::from(number) + 1_000);
        let mut patient = number as usize;
        let mut visit = Visit::begin(town, &mut rng, &mut patient, CONNECTIONS as usize);
        let mut run = Run::default();
        let mut answer = Vec::with_capacity(16 * 1024);
        let from = begin + self.warm_up;
        for turn in 0_u32.. {
            let nth = u64::from(turn) * u64::from(CONNECTIONS) + u64::from(number);
            let due = begin + Duration::from_nanos(nth * 1_000_000_000 / u64::from(self.rate));
            if due >= from + self.time {
                break;
            }
            tokio::time::sleep_until(due.into()).await;
            let (infno, input) = visit.message(town);
            let credentials = &town.hospitals[visit.hospital];
            let seconds = times::Instant::of_clock(&town.app.now()).map_or(0, times::Instant::unix_seconds);
            let headers = credentials.headers(seconds, &format!("{number}-{turn}"), "");
            let msgid = format!("B{number}-{turn}");
            let body = credentials.body(infno, &msgid, seconds, &input.to_string())?;
            stream.write_all(&request(infno, &headers, &body)).await?;
            let body = receive(&mut stream, &mut answer).await?;
            let micros = u32::try_from(due.elapsed().as_micros()).unwrap_or(u32::MAX);
            let opened = credentials.open(std::str::from_utf8(&answer[body..])?)?;
            let is_counted = due >= from;
            if is_counted {
                run.micros.entry(infno).or_default().push(micros);
            }
            if !opened.is_done() && is_counted {
                *run.refused.entry(format!("{infno} {}", opened.err_msg)).or_default() += 1;
            }
            if !opened.is_done() || !visit.answered(&opened.output) {
                visit = Visit::begin(town, &mut rng, &mut patient, CONNECTIONS as usize);
            }
        }
        Ok(run)
    }
}

fn request(infno: &str, headers: &[(String, String)], body: &str) -> Vec<u8> {
    let mut text = format!("POST /fsi/{infno} HTTP/1.1\r\nHost: bench\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    text.into_bytes()
}
