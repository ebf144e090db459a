//! Measuring for some seconds, and printing a figure.

use std::time::{Duration, Instant};

use serde::Serialize;

/// One measured number. The bar, where there is one, comes from the product's promises.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// Stable name, such as `adjudicate.decisions_per_second`.
    pub name: &'static str,
    /// The number, whole.
    pub value: u64,
    /// Its unit.
    pub unit: &'static str,
    /// What it is, for people.
    #[serde(skip)]
    pub what: String,
    /// What it should at least be.
    #[serde(skip)]
    pub bar: Option<u64>,
}

impl Figure {
    /// Prints it: one JSON object, or a line for people.
    pub fn print(&self, json: bool) {
        if json {
            println!("{}", serde_json::to_string(self).unwrap_or_default());
            return;
        }
        let verdict = match self.bar {
            Some(bar) if self.value >= bar => format!("  达到 {}", grouped(bar)),
            Some(bar) => format!("  未达到 {}", grouped(bar)),
            None => String::new(),
        };
        println!("{:>14} {:<14} {}{verdict}", grouped(self.value), self.unit, self.what);
    }
}

/// `1234567` as `1,234,567`.
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Time that this thread has had a processor, where the system says; else the time of day. A figure for
/// one core should not depend on what else the machine does.
fn spent(since: Instant) -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split_whitespace().next().and_then(|it| it.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// Calls `round` (which says how many things it did) until the time is over; the rounds' median speed,
/// in things per second of one core.
pub fn per_second(seconds: u64, mut round: impl FnMut() -> u64) -> u64 {
    let limit = Duration::from_secs(seconds.max(1));
    let begin = Instant::now();
    let mut speeds: Vec<u64> = Vec::new();
    while begin.elapsed() < limit || speeds.len() < 3 {
        let start = spent(begin);
        let done = u128::from(round());
        let nanos = spent(begin).saturating_sub(start).as_nanos().max(1);
        speeds.push(u64::try_from(done * 1_000_000_000 / nanos).unwrap_or(u64::MAX));
    }
    speeds.sort_unstable();
    speeds[speeds.len() / 2]
}
