//! What the engine alone can take: the same rows, made beforehand, in groups of 64, one commit each.

use std::time::{Duration, Instant};

use app::App;
use app::model::SettleRequest;

use super::made::Bills;

/// Settlements of one group, as many as there are connections.
const GROUP: usize = 64;
/// Groups that are made before the clock runs on.
const AHEAD: usize = 50;
/// Numbers of the bare loop's settlements begin far from those of the server.
const FIRST: i64 = 5_000_000_000;

/// How fast it went.
#[derive(Debug)]
pub struct Bare {
    /// Settlements a second, of the time spent in writing.
    pub per_second: f64,
    /// Settlements written.
    pub count: i64,
}

/// Writes for about `time`.
///
/// # Errors
/// A bill that is refused; the store's failure.
pub async fn run(app: &App, bills: &Bills, time: Duration) -> anyhow::Result<Bare> {
    let mut rng = fastrand::Rng::with_seed(11);
    let mut next = FIRST;
    let mut spent = Duration::ZERO;
    let mut count: i64 = 0;
    // The first groups fill caches and are not counted.
    let mut warm = false;
    while spent < time {
        let mut batches = Vec::with_capacity(AHEAD);
        for _ in 0..AHEAD {
            let group: Vec<SettleRequest> =
                (0..GROUP).map(|at| bills.bill(format!("bare-{next}-{at}"), &mut rng)).collect();
            batches.push(app.rows_of(&group, next).await?);
            next += i64::try_from(GROUP)?;
        }
        let begun = Instant::now();
        for batch in &batches {
            let mut writer = app.store().write().await?;
            writer.book(batch).await?;
            writer.commit().await?;
        }
        if warm {
            spent += begun.elapsed();
            count += i64::try_from(AHEAD * GROUP)?;
        }
        warm = true;
    }
    Ok(Bare { per_second: count as f64 / spent.as_secs_f64(), count })
}
