//! A hospital with its own plain book plays a random day against the real server: answers are lost before
//! and after the commit, messages come twice and changed, settlements are voided and reversed, and the
//! server is killed (SIGKILL) in between. In the end both sides have the same settlements to the fen.

mod book;
mod player;
mod reconcile;
mod town;

use std::time::{Duration, Instant};

use player::Hospital;
use town::{Town, Url};

/// Visits of one day.
const VISITS: u32 = 30;
/// When no new visit begins any more: slow machines have shorter days.
const LATEST: Duration = Duration::from_secs(15);

#[test]
fn both_sides_are_equal_on_sqlite_signed_with_tif() {
    let folder = tempfile::tempdir().unwrap();
    let url = folder.path().join("day.db").display().to_string();
    play(Url { url, dialect: gateway::institution::Dialect::Tif }, 1);
}

#[test]
fn both_sides_are_equal_on_postgres_sealed_with_oauth2() {
    if let Some(database) = testkit::postgres_database() {
        play(Url { url: database.url, dialect: gateway::institution::Dialect::OAuth2 }, 2);
    }
}

fn play(url: Url, seed: u64) {
    let seed = std::env::var("MINGBAI_FUZZ_SEED").ok().and_then(|it| it.parse().ok()).unwrap_or(seed);
    println!("MINGBAI_FUZZ_SEED={seed}");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let town = runtime.block_on(Town::build(&url));
    let mut hospital = Hospital::open(&town, seed);
    let begun = Instant::now();
    let mut visits = 0;
    while visits < VISITS && begun.elapsed() < LATEST {
        hospital.visit(visits);
        visits += 1;
    }
    hospital.reconcile();
    let stays = runtime.block_on(town.settlements());
    hospital.book.assert_equal(&stays);
    hospital.reconcile_reversed(&stays);
    runtime.block_on(town.assert_sound());
    let book = &hospital.book;
    println!(
        "{visits} visits, {} kills, {} lost answers, {} standing, {} reversed, {} voided, {:?}",
        hospital.kills,
        hospital.lost,
        book.standing().count(),
        book.reversed().count(),
        book.voided.len(),
        begun.elapsed()
    );
    assert!(hospital.kills > 0 && hospital.lost > 5 && !book.voided.is_empty(), "the day was too quiet");
}
