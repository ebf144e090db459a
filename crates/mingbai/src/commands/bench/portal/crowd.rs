//! The same requests with eight at a time, in an order that mixes all kinds.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::task::JoinSet;

use super::asks::Ask;
use super::load::{Client, Load, Row};
use crate::commands::demo::bar;

/// People at a time.
const PEOPLE: usize = 8;

/// One request: its kind, path and cookie.
type One = (usize, String, String);

/// Asks everything once more, and puts the times to the rows.
///
/// # Errors
/// A connection that fails.
pub async fn eight_at_once(load: &Load, asks: &[Ask], rows: &mut [Row]) -> anyhow::Result<()> {
    let mut all: Vec<One> = Vec::new();
    for (kind, ask) in asks.iter().enumerate() {
        let paths = ask.paths.iter().cycle().take(load.times);
        all.extend(paths.map(|path| (kind, path.clone(), ask.cookie.clone())));
    }
    fastrand::Rng::with_seed(3).shuffle(&mut all);
    let progress = bar(all.len(), "八个一起问");
    let (all, at) = (Arc::new(all), Arc::new(AtomicUsize::new(0)));
    let mut tasks = JoinSet::new();
    for _ in 0..PEOPLE {
        let (all, at, progress, address) =
            (Arc::clone(&all), Arc::clone(&at), progress.clone(), load.address);
        tasks.spawn(async move {
            let mut client = Client::open(address).await?;
            let mut took: Vec<(usize, u32)> = Vec::new();
            while let Some((kind, path, cookie)) = all.get(at.fetch_add(1, Ordering::Relaxed)) {
                let (micros, answer) = client.get(path, cookie).await?;
                if answer.status == 200 {
                    took.push((*kind, micros));
                }
                progress.inc(1);
            }
            anyhow::Ok(took)
        });
    }
    while let Some(done) = tasks.join_next().await {
        for (kind, micros) in done?? {
            rows[kind].crowded.push(micros);
        }
    }
    progress.finish();
    Ok(())
}
