//! Works out a month of the indicators of a pack over made people and settlements, and measures the pages.
//!
//! `cargo run --release -p mingbai-app --example indicator_bench -- [--people N] [--visits N] [PATH]`
//! Without PATH: a SQLite file in a temporary folder. An existing file is measured as it is.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::{App, FixedClock, Region};
use base::Day;
use policy::PackSource;
use store::{
    BookBatch, Coverage, Identity, Institution, Person, Settlement, SettlementShare, SettlementState, Store,
    Visit, VisitState,
};

const NOW: &str = "2024-01-01T00:00:00.000000Z";
const VILLAGES: usize = 300;
const TOWNSHIPS: usize = 30;
const INSTITUTIONS: usize = 400;
/// Settlements in one transaction.
const GROUP: usize = 5_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut people, mut visits, mut path) = (1_400_000, 2_000_000, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--people" => people = words.next().and_then(|it| it.parse().ok()).ok_or("a number follows")?,
            "--visits" => visits = words.next().and_then(|it| it.parse().ok()).ok_or("a number follows")?,
            _ => path = Some(word),
        }
    }
    let folder = tempfile::tempdir()?;
    let url = path.unwrap_or_else(|| folder.path().join("bench.db").display().to_string());
    let is_new = !Path::new(&url).exists();
    let store = Store::open(&url, &testkit::keys()).await?;
    store.migrate().await?;
    if is_new {
        let begun = Instant::now();
        load_people(&store, people).await?;
        println!("{people} people in {:.0} s", begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        load_settlements(&store, people, visits).await?;
        println!("{visits} settlements in {:.0} s", begun.elapsed().as_secs_f64());
    }
    let region = Region::load(&pack("jiangjin")).map_err(|it| format!("{it:?}"))?;
    let clock = FixedClock::new("2024-12-31".parse()?);
    let app = App::start(store, region, Arc::new(clock)).await?;
    for month in ["2024-05", "2024-06"] {
        let begun = Instant::now();
        let done = app.compute_indicators(month, "bench").await?;
        println!(
            "{month}: {} indicators, {} people, {} settlements, {} values in {:.1} s",
            done.indicators,
            done.people,
            done.settlements,
            done.values,
            begun.elapsed().as_secs_f64()
        );
    }
    pages(&app).await?;
    app.store().close().await;
    Ok(())
}

async fn pages(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    let (township, village) = ("500116101", "500116101/示例村1");
    let mut rows: Vec<(&str, Vec<Duration>)> = Vec::new();
    for name in [
        "cards of the county",
        "one indicator, townships",
        "one indicator, villages",
        "people of a village",
        "people of a township",
    ] {
        let mut times = Vec::new();
        for _ in 0..40 {
            let begun = Instant::now();
            match name {
                "cards of the county" => drop(app.indicators(Some("2024-06"), None).await?),
                "one indicator, townships" => {
                    drop(app.indicator("insured_rate", Some("2024-06"), None).await?)
                }
                "one indicator, villages" => {
                    drop(app.indicator("insured_rate", Some("2024-06"), Some(township)).await?);
                }
                "people of a village" => {
                    drop(app.indicator_people("insured_rate", "2024-06", Some(village), None, 50).await?)
                }
                _ => drop(app.indicator_people("aid_visits", "2024-06", Some(township), None, 50).await?),
            }
            times.push(begun.elapsed());
        }
        times.sort_unstable();
        rows.push((name, times));
    }
    for (name, times) in rows {
        let ms = |at: usize| times[at].as_secs_f64() * 1_000.0;
        println!("{name}: p50 {:.1} ms, p95 {:.1} ms", ms(times.len() / 2), ms(times.len() * 95 / 100));
    }
    Ok(())
}

fn person_id(nth: usize) -> String {
    format!("P{nth:08}")
}

async fn load_people(store: &Store, count: usize) -> Result<(), store::StoreError> {
    let day = |text: &str| text.parse::<Day>().unwrap_or(Day::MIN);
    let all: Vec<usize> = (0..count).collect();
    let list: Vec<Institution> = (0..INSTITUTIONS)
        .map(|nth| Institution {
            id: format!("H{nth:04}"),
            name: format!("示例医院{nth}"),
            level: "二级".to_owned(),
            kind: "hospital".to_owned(),
            region: "500116".to_owned(),
            attributes: "{}".to_owned(),
        })
        .collect();
    let mut writer = store.write().await?;
    writer.save_institutions(&list).await?;
    writer.commit().await?;
    for chunk in all.chunks(20_000) {
        let person = |nth: &usize| Person {
            id: person_id(*nth),
            number: Some(format!("BENCH{nth:013}")),
            name: format!("试{}", nth % 5_000),
            sex: if nth.is_multiple_of(2) { "女" } else { "男" }.to_owned(),
            birth: Day::new(1940 + (nth % 80) as i16, 1, 1).unwrap_or(Day::MIN),
            household_id: None,
            region: format!("500116{}", 100 + nth % TOWNSHIPS),
            village: format!("示例村{}", nth / TOWNSHIPS % (VILLAGES / TOWNSHIPS)),
            recorded_at: NOW.to_owned(),
        };
        let coverage = |nth: &usize| Coverage {
            person_id: person_id(*nth),
            insurance: if nth.is_multiple_of(6) { "职工" } else { "居民" }.to_owned(),
            status: String::new(),
            attributes: "{}".to_owned(),
            valid_from: day("2024-01-01"),
            valid_until: day("2024-12-31"),
            known_from: NOW.to_owned(),
            known_until: None,
            source: "bench".to_owned(),
        };
        let identity = |nth: &usize| Identity {
            person_id: person_id(*nth),
            identity: ["低保", "特困", "监测对象"][nth % 3].to_owned(),
            valid_from: day("2024-01-01"),
            valid_until: Day::MAX,
            known_from: NOW.to_owned(),
            known_until: None,
            source: "bench".to_owned(),
        };
        let mut writer = store.write().await?;
        writer.save_people(&chunk.iter().map(person).collect::<Vec<_>>()).await?;
        // Three in a hundred are not covered; eight in a hundred have an identity.
        let covered: Vec<Coverage> = chunk.iter().filter(|it| *it % 33 != 0).map(coverage).collect();
        writer.add_coverage(&covered).await?;
        let poor: Vec<Identity> = chunk.iter().filter(|it| *it % 12 == 0).map(identity).collect();
        writer.add_identities(&poor).await?;
        writer.commit().await?;
    }
    Ok(())
}

/// Visits and settlements with shares, spread over the days of a year; no lines and no entries, which indicators
/// do not look at.
async fn load_settlements(store: &Store, people: usize, count: usize) -> Result<(), store::StoreError> {
    let mut random = fastrand::Rng::with_seed(7);
    let first: Day = "2024-01-01".parse().unwrap_or(Day::MIN);
    let trace = "\"第七条第一款 0123456789\",".repeat(40);
    let mut next = 0;
    while next < count {
        let mut batch = BookBatch::default();
        for nth in next..count.min(next + GROUP) {
            let on = first.plus_days((nth * 366 / count) as i32);
            let person = person_id(random.usize(0..people));
            let institution = format!("H{:04}", random.usize(0..INSTITUTIONS));
            let (id, visit) = (format!("S{nth:010}"), format!("V{nth:010}"));
            let stays = nth % 10 == 0;
            let total = if stays { 500_000 } else { 9_000 } + (nth % 977) as i64;
            let (pooled, aid) = (total * 6 / 10, if nth % 9 == 0 { total / 10 } else { 0 });
            let cash = total - pooled - aid;
            let share = |kind: &str, payer: &str, amount_fen: i64| SettlementShare {
                kind: kind.to_owned(),
                payer: payer.to_owned(),
                amount_fen,
            };
            let mut shares = vec![share("fund", "pooled", pooled), share("person", "cash", cash)];
            if aid > 0 {
                shares.push(share("fund", "aid", aid));
            }
            batch.visits.push(Visit {
                id: visit.clone(),
                person_id: person.clone(),
                institution_id: institution.clone(),
                kind: if stays { "住院" } else { "普通门诊" }.to_owned(),
                state: VisitState::Settled,
                admitted_on: on,
                discharged_on: Some(on),
                facts: "{\"facts\":{\"referral\":\"规范\"}}".to_owned(),
                diagnoses: "[\"I10\"]".to_owned(),
                treat_first: false,
                agreement: "{}".to_owned(),
                lines: Vec::new(),
            });
            batch.settlements.push(Settlement {
                id,
                visit_id: visit,
                person_id: person,
                institution_id: institution,
                settled_on: on,
                year: 2024,
                state: SettlementState::Settled,
                total_fen: total,
                person_fen: cash,
                cash_fen: cash,
                policy_version: "bench".to_owned(),
                replaces_id: None,
                booked_at: NOW.to_owned(),
                bill: "{}".to_owned(),
                decision: format!(
                    "{{\"outcome\":{{\"kind\":\"decided\"}},\"parts\":{{\"total_fen\":{total},\
                     \"eligible_fen\":{}}},\"trace\":[{trace}\"\"]}}",
                    total * 9 / 10
                ),
                shares,
            });
        }
        next += GROUP;
        let mut writer = store.write().await?;
        writer.book(&batch).await?;
        writer.commit().await?;
    }
    Ok(())
}

fn pack(name: &str) -> PackSource {
    fn collect(root: &Path, folder: &Path, source: &mut PackSource) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                collect(root, &path, source);
            } else if let (Ok(inside), Ok(bytes)) = (path.strip_prefix(root), std::fs::read(&path)) {
                source.files.insert(inside.to_string_lossy().into_owned(), bytes);
            }
        }
    }
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs")).join(name);
    let mut source = PackSource { name: name.to_owned(), ..PackSource::default() };
    collect(&folder, &folder, &mut source);
    source
}
