//! `mingbai serve` is killed (SIGKILL) again and again while clients settle: no acknowledged settlement
//! is lost, none is half-done, and a retry of one that got no answer makes exactly one. Both engines.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use app::{App, Region, SystemClock};
use base::Day;
use serde_json::{Value, json};
use store::{Coverage, Institution, Person, SettlementFilter, SettlementState, Store};

use crate::common::{self, Server};

const KILLS: u32 = 16;
const CLIENTS: u32 = 6;
const PEOPLE: u32 = 12;

/// What clients know: the body of each message, and the settlement it was answered with.
#[derive(Default)]
struct Known {
    sent: BTreeMap<String, Value>,
    answered: BTreeMap<String, String>,
}

#[test]
fn kills_lose_nothing_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    kill_again_and_again(&folder.path().join("crash.db").display().to_string(), 7);
}

#[test]
fn kills_lose_nothing_on_postgres() {
    if let Some(database) = testkit::postgres_database() {
        kill_again_and_again(&database.url, 8);
    }
}

fn kill_again_and_again(url: &str, seed: u64) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let app = runtime.block_on(prepare(url));
    let known = Arc::new(Mutex::new(Known::default()));
    let next = Arc::new(AtomicU32::new(0));
    let mut random = fastrand::Rng::with_seed(seed);
    let mut unanswered_most = 0;
    for kill in 1..=KILLS {
        let mut server = Server::start(url, &[]);
        let stop = Arc::new(AtomicBool::new(false));
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let (known, next, stop, address) =
                    (known.clone(), next.clone(), stop.clone(), server.address.clone());
                thread::spawn(move || settle_until_cut(client, &address, &known, &next, &stop))
            })
            .collect();
        thread::sleep(Duration::from_millis(random.u64(5..900)));
        server.kill();
        stop.store(true, Ordering::Relaxed);
        clients.into_iter().for_each(|it| it.join().unwrap());
        let known = known.lock().unwrap();
        unanswered_most = unanswered_most.max(known.sent.len() - known.answered.len());
        runtime.block_on(check(&app, &known, kill % 4 == 0));
    }
    let mut known = known.lock().unwrap();
    assert!(unanswered_most > 0, "some kill should have hit a settlement under way");
    assert!(known.answered.len() > KILLS as usize, "only {} settlements", known.answered.len());
    // Whatever got no answer is asked for again; now everything is there exactly once.
    runtime.block_on(async {
        for (message, body) in known.sent.clone() {
            let view = app.settle(serde_json::from_value(body).unwrap()).await.unwrap();
            let first = known.answered.entry(message.clone()).or_insert(view.id.clone());
            assert_eq!(*first, view.id, "{message}");
        }
        check(&app, &known, true).await;
        let settled = settlements(&app).await;
        assert_eq!(settled.len(), known.sent.len(), "one settlement for each message");
    });
    println!(
        "{url}: {KILLS} kills, {} settlements, at most {unanswered_most} unanswered",
        known.answered.len()
    );
}

/// People, coverage, institutions.
async fn prepare(url: &str) -> App {
    let store = Store::open(url, &testkit::keys()).await.unwrap();
    store.migrate().await.unwrap();
    let region = Region::load(&common::read_pack("jiangjin")).unwrap();
    let app = App::start(store, region, Arc::new(SystemClock::default())).await.unwrap();
    let from = Day::new(2020, 1, 1).unwrap();
    let recorded_at = "2020-01-01T00:00:00.000000Z".to_owned();
    let person = |at: u32| Person {
        id: format!("P{at}"),
        number: None,
        name: format!("某{at}"),
        sex: "男".to_owned(),
        birth: Day::new(1980, 1, 1).unwrap(),
        household_id: None,
        region: String::new(),
        village: String::new(),
        recorded_at: recorded_at.clone(),
    };
    let coverage = |at: u32| Coverage {
        person_id: format!("P{at}"),
        insurance: "居民".to_owned(),
        status: String::new(),
        attributes: "{}".to_owned(),
        valid_from: from,
        valid_until: Day::MAX,
        known_from: recorded_at.clone(),
        known_until: None,
        source: String::new(),
    };
    let hospital = Institution {
        id: "H1".to_owned(),
        name: "一号医院".to_owned(),
        level: "二级".to_owned(),
        kind: "hospital".to_owned(),
        region: String::new(),
        attributes: "{}".to_owned(),
    };
    app.save_people(&(0..PEOPLE).map(person).collect::<Vec<_>>()).await.unwrap();
    app.save_institutions(&[hospital]).await.unwrap();
    let mut writer = app.store().write().await.unwrap();
    writer.add_coverage(&(0..PEOPLE).map(coverage).collect::<Vec<_>>()).await.unwrap();
    writer.commit().await.unwrap();
    app
}

/// Settles one visit after the other; first those that got no answer before.
fn settle_until_cut(client: u32, address: &str, known: &Mutex<Known>, next: &AtomicU32, stop: &AtomicBool) {
    let mine = |message: &str| message.starts_with(&format!("C{client}-"));
    let open: Vec<(String, Value)> = {
        let known = known.lock().unwrap();
        let open = known.sent.iter().filter(|it| mine(it.0) && !known.answered.contains_key(it.0));
        open.map(|it| (it.0.clone(), it.1.clone())).collect()
    };
    let mut open = open.into_iter();
    while !stop.load(Ordering::Relaxed) {
        let (message, body) = open.next().unwrap_or_else(|| {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let message = format!("C{client}-{number}");
            (message.clone(), request(&message, number))
        });
        known.lock().unwrap().sent.insert(message.clone(), body.clone());
        // No answer, or half an answer: the message stays open.
        let Some(answer) = post(address, &body) else { return };
        let id = answer["id"].as_str().unwrap_or_else(|| panic!("{message}: {answer}")).to_owned();
        let before = known.lock().unwrap().answered.insert(message.clone(), id.clone());
        assert!(before.is_none_or(|it| it == id), "{message} was answered twice, differently");
    }
}

fn request(message: &str, number: u32) -> Value {
    json!({
        "institution_id": "H1",
        "message_id": message,
        "visit": {
            "id": format!("N{message}"),
            "person_id": format!("P{}", number % PEOPLE),
            "kind": "普通门诊",
            "admitted_on": "2024-03-05",
            "lines": [
                { "name": "药", "class": "甲", "kind": "药品", "amount_fen": 3_000 + i64::from(number) },
                { "name": "查", "class": "乙", "kind": "诊疗", "amount_fen": 5_000, "prepaid_ppm": 100_000 },
            ],
        },
    })
}

/// The answer to a settlement; `None` when the connection broke.
fn post(address: &str, body: &Value) -> Option<Value> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let body = body.to_string();
    let head = format!(
        "POST /api/v1/settlements HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let text = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status: u16 = head.split(' ').nth(1)?.parse().ok()?;
    let body: Value = serde_json::from_str(body).ok()?;
    assert_eq!(status, 200, "{body}");
    Some(body)
}

/// All settlements by number, with their visits; every one counts.
async fn settlements(app: &App) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut cursor: Option<String> = None;
    let mut session = app.store().read_snapshot().await.unwrap();
    loop {
        let page =
            session.list_settlements(&SettlementFilter::default(), cursor.as_deref(), 1_000).await.unwrap();
        for it in page.items {
            assert_eq!(it.state, SettlementState::Settled);
            assert!(all.insert(it.id, it.visit_id).is_none());
        }
        cursor = page.next;
        if cursor.is_none() {
            return all;
        }
    }
}

/// Everything acknowledged is there once, and nothing else than what was asked for.
async fn check(app: &App, known: &Known, also_verify: bool) {
    let settled = settlements(app).await;
    let mut visits: Vec<&String> = settled.values().collect();
    visits.sort();
    visits.dedup();
    assert_eq!(visits.len(), settled.len(), "no visit is settled twice");
    for (message, id) in &known.answered {
        assert_eq!(settled.get(id), Some(&format!("N{message}")), "the settlement of {message} is there");
    }
    for visit in settled.values() {
        assert!(known.sent.contains_key(visit.trim_start_matches('N')), "{visit} was asked for");
    }
    if also_verify {
        let report = app.verify().await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        assert_eq!(report.documents, i64::try_from(settled.len()).unwrap());
        assert!(app.verify_decisions(|_| ()).await.unwrap().is_empty());
    }
}
