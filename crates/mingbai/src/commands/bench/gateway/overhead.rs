//! What the envelope takes of a settlement: messages handed to the gateway in process, one after the other.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::ensure;
use fastrand::Rng;
use gateway::times;

use super::day::Visit;
use super::town::Town;

/// Settlements that are counted, and those before them that are not.
const COUNTED: usize = 200;
const WARM: usize = 20;

/// Means of one settlement, and the share.
#[derive(Debug, Default)]
pub struct Share {
    /// All of it, in microseconds.
    pub path_us: f64,
    /// Reading, signature, tables of fields, writing the answer.
    pub envelope_us: f64,
    /// Until the nonce was written down.
    pub nonce_us: f64,
    /// The transaction.
    pub work_us: f64,
    /// Envelope of the whole, in ten-thousandths.
    pub permyriad: f64,
}

/// Measures 2207.
///
/// # Errors
/// A message that is refused.
pub async fn measure(town: &Town) -> anyhow::Result<Share> {
    let mut rng = Rng::with_seed(99);
    // Nobody stays: only outpatient settlements are counted.
    let mut patient = town.patients.len();
    let (mut envelope, mut nonce, mut work) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for nth in 0..WARM + COUNTED {
        let mut visit = Visit::begin(town, &mut rng, &mut patient, 1);
        for step in 0.. {
            let (infno, input) = visit.message(town);
            let credentials = &town.hospitals[visit.hospital];
            let seconds = times::Instant::of_clock(&town.app.now()).map_or(0, times::Instant::unix_seconds);
            let number = format!("O{nth}-{step}");
            let body = credentials.body(infno, &number, seconds, &input.to_string())?;
            let headers: HashMap<String, String> =
                credentials.headers(seconds, &number, "").into_iter().collect();
            let (text, spent) = town.gateway.timed(&headers, Ok(body)).await;
            let answer = credentials.open(&text)?;
            ensure!(answer.is_done(), "{infno} 退回：{}", answer.err_msg);
            if infno == "2207" && nth >= WARM {
                envelope += spent.envelope;
                nonce += spent.nonce;
                work += spent.work;
            }
            if infno == "2207" || !visit.answered(&answer.output) {
                break;
            }
        }
    }
    let micros = |it: Duration| (it.as_secs_f64() * 1e7 / COUNTED as f64).round() / 10.0;
    let path = envelope + nonce + work;
    Ok(Share {
        path_us: micros(path),
        envelope_us: micros(envelope),
        nonce_us: micros(nonce),
        work_us: micros(work),
        permyriad: (envelope.as_secs_f64() / path.as_secs_f64().max(1e-9) * 10_000.0).round(),
    })
}
