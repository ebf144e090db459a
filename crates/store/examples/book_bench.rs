//! Books made-up settlements in groups and prints settlements per second.
//!
//! `cargo run --release -p mingbai-store --example book_bench -- [--count N] [--group N] [--people N] [URL]`
//! Without URL: a fresh SQLite file, then a private PostgreSQL.

use std::time::{Duration, Instant};

use base::Day;
use ledger::{AuditEvent, Bearer, Divided, Share};
use store::{
    BookBatch, Coverage, FeeLine, Identity, Knowledge, MeterChange, NewMessage, Person, Request, Settlement,
    SettlementShare, SettlementState, Store, StoreError, Visit, VisitState,
};

const NOW: &str = "2024-03-01T08:00:00Z";

struct Plan {
    count: usize,
    group: usize,
    people: usize,
    url: Option<String>,
}

#[tokio::main]
async fn main() -> Result<(), StoreError> {
    let plan = plan();
    if let Some(url) = &plan.url {
        return bench("given", url, &plan).await;
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    bench("sqlite", &folder.path().join("bench.db").display().to_string(), &plan).await?;
    if let Some(database) = testkit::postgres_database() {
        bench("postgres", &database.url, &plan).await?;
    }
    Ok(())
}

fn plan() -> Plan {
    let mut plan = Plan { count: 64_000, group: 64, people: 20_000, url: None };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || words.next().and_then(|it| it.parse().ok()).expect("a number follows");
        match word.as_str() {
            "--count" => plan.count = number(),
            "--group" => plan.group = number(),
            "--people" => plan.people = number(),
            _ => plan.url = Some(word),
        }
    }
    plan
}

async fn bench(name: &str, url: &str, plan: &Plan) -> Result<(), StoreError> {
    let store = Store::open(url, &testkit::keys()).await?;
    store.migrate().await?;
    let begun = Instant::now();
    load_people(&store, plan.people).await?;
    let loaded = begun.elapsed();
    println!("{name}: {} people in {:.1} s", plan.people, loaded.as_secs_f64());

    let mut random = fastrand::Rng::with_seed(7);
    let begun = Instant::now();
    let mut spent = [Duration::ZERO; 4];
    let mut groups: Vec<Duration> = Vec::new();
    let mut next = 0;
    while next < plan.count {
        let group: Vec<Job> = (next..plan.count.min(next + plan.group))
            .map(|number| Job { number, person: random.usize(0..plan.people) })
            .collect();
        next += group.len();
        let times = book(&store, &group).await?;
        for (sum, time) in spent.iter_mut().zip(times) {
            *sum += time;
        }
        groups.push(times.iter().sum());
    }
    let seconds = begun.elapsed().as_secs_f64();
    groups.sort_unstable();
    let p99 = groups[groups.len() * 99 / 100];
    println!(
        "{name}: {} settlements in groups of {}: {:.0} a second (load {:.0} %, make {:.0} %, book {:.0} %, \
         commit {:.0} %; a group at p50 {:.0}, p99 {:.0}, at most {:.0} ms)",
        plan.count,
        plan.group,
        plan.count as f64 / seconds,
        100.0 * spent[0].as_secs_f64() / seconds,
        100.0 * spent[1].as_secs_f64() / seconds,
        100.0 * spent[2].as_secs_f64() / seconds,
        100.0 * spent[3].as_secs_f64() / seconds,
        groups[groups.len() / 2].as_secs_f64() * 1_000.0,
        p99.as_secs_f64() * 1_000.0,
        groups[groups.len() - 1].as_secs_f64() * 1_000.0,
    );
    let begun = Instant::now();
    loop {
        let mut writer = store.write().await?;
        let left = writer.index_entries(20_000).await?;
        writer.commit().await?;
        if left == 0 {
            break;
        }
    }
    let micros = begun.elapsed().as_secs_f64() * 1e6 / plan.count as f64;
    println!("{name}: the way from accounts to entries followed up, {micros:.1} µs a settlement");
    let begun = Instant::now();
    let report = store.read_snapshot().await?.verify().await?;
    println!(
        "{name}: verify {} links in {:.1} s, {} findings",
        report.links,
        begun.elapsed().as_secs_f64(),
        report.findings.0.len()
    );
    store.close().await;
    Ok(())
}

async fn load_people(store: &Store, count: usize) -> Result<(), StoreError> {
    let mut writer = store.write().await?;
    let ids: Vec<usize> = (0..count).collect();
    for chunk in ids.chunks(10_000) {
        let people: Vec<Person> = chunk.iter().map(|it| person(*it)).collect();
        writer.save_people(&people).await?;
        let coverage: Vec<Coverage> = chunk.iter().map(|it| coverage(*it)).collect();
        writer.add_coverage(&coverage).await?;
        let poor: Vec<Identity> = chunk.iter().filter(|it| *it % 10 == 0).map(|it| identity(*it)).collect();
        writer.add_identities(&poor).await?;
    }
    writer.commit().await
}

struct Job {
    number: usize,
    person: usize,
}

/// Loads, makes, books and commits one group; how long each took.
async fn book(store: &Store, group: &[Job]) -> Result<[Duration; 4], StoreError> {
    let begun = Instant::now();
    let mut writer = store.write().await?;
    let ids: Vec<String> = group.iter().map(|it| person_id(it.person)).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let messages: Vec<String> = group.iter().map(|it| format!("m{}", it.number)).collect();
    let messages: Vec<(&str, &str)> = messages.iter().map(|it| ("H0001", it.as_str())).collect();
    let answered = writer.load_requests(&messages).await?;
    assert!(answered.is_empty(), "every message is new");
    let files = writer.load_people(&ids, Knowledge::Current).await?;
    assert!(!files.is_empty(), "the people are there");
    let meters = writer.load_accumulators(&ids, &["2024", "2024-03", "life"]).await?;
    let first = writer.next_numbers("settlement", group.len() as i64).await?;
    let loaded = begun.elapsed();

    let begun = Instant::now();
    std::hint::black_box((&files, &meters));
    let mut batch = BookBatch::default();
    for (number, job) in (first..).zip(group) {
        add(&mut batch, number, job);
    }
    let made = begun.elapsed();
    let begun = Instant::now();
    writer.book(&batch).await?;
    let booked = begun.elapsed();
    let begun = Instant::now();
    writer.commit().await?;
    Ok([loaded, made, booked, begun.elapsed()])
}

/// 3 lines, 4 shares, 5 to 6 postings, 4 meters, one audit event, message and answer.
fn add(batch: &mut BookBatch, number: i64, job: &Job) {
    let (person, visit_id, id) = (person_id(job.person), format!("V{number:010}"), format!("S{number:010}"));
    let on = Day::new(2024, 3, 1).expect("a day");
    let total_fen = 10_000 + number % 977;
    let (pooled, aid, account) = (6_000, 500, 0);
    let cash_fen = total_fen - pooled - aid - account;
    let divided = Divided {
        person: person.clone(),
        institution: Some(format!("H{:04}", number % 40)),
        total_fen,
        payers: vec![
            (Bearer::Fund, Share { name: "pooled".into(), amount_fen: pooled }),
            (Bearer::Fund, Share { name: "medical_aid".into(), amount_fen: aid }),
        ],
        accounts: Vec::new(),
        cash_fen,
        cash_paid: true,
        benefits: vec![Share { name: "subsidy".into(), amount_fen: 10 }],
        between: None,
    };
    let share = |kind: &str, payer: &str, amount_fen| SettlementShare {
        kind: kind.into(),
        payer: payer.into(),
        amount_fen,
    };
    let settlement = Settlement {
        id: id.clone(),
        visit_id: visit_id.clone(),
        person_id: person.clone(),
        institution_id: format!("H{:04}", number % 40),
        settled_on: on,
        year: 2024,
        state: SettlementState::Settled,
        total_fen,
        person_fen: cash_fen,
        cash_fen,
        policy_version: "bench".into(),
        replaces_id: None,
        booked_at: NOW.into(),
        bill: format!(r#"{{"number":{number},"lines":[{}]}}"#, "\"0123456789abcdef\",".repeat(20)),
        decision: format!(r#"{{"number":{number},"trace":[{}]}}"#, "\"第七条第一款 0123456789\",".repeat(40)),
        shares: vec![
            share("fund", "pooled", pooled),
            share("fund", "medical_aid", aid),
            share("person", "cash", cash_fen),
        ],
    };
    let entry = divided.entry(&id, on, &id, Some(settlement.seal())).expect("a sound division");
    batch.entries.extend(entry);
    batch.visits.push(Visit {
        id: visit_id.clone(),
        person_id: person.clone(),
        institution_id: settlement.institution_id.clone(),
        kind: "outpatient".into(),
        state: VisitState::Settled,
        admitted_on: on,
        discharged_on: Some(on),
        facts: r#"{"visit":"outpatient","level":"2"}"#.into(),
        diagnoses: r#"["I10"]"#.into(),
        treat_first: false,
        agreement: "{}".into(),
        lines: Vec::new(),
    });
    for line_no in 1..=3 {
        batch.lines.push(FeeLine {
            visit_id: visit_id.clone(),
            line_no,
            charged_on: on,
            code: format!("XA01ABD{line_no:04}"),
            name: "示例药片".into(),
            amount_fen: total_fen / 3,
            quantity_e4: 10_000,
            class: Some("甲".into()),
            kind: Some("药品".into()),
            prepaid_ppm: None,
            tags: "[]".into(),
            refunds_line_no: None,
        });
    }
    for (meter, period) in [("paid", "2024"), ("own", "2024"), ("visits", "2024-03"), ("deductible", "2024")]
    {
        batch.meter_changes.push(MeterChange {
            source_id: id.clone(),
            owner_id: person.clone(),
            meter: meter.into(),
            period: period.into(),
            change: 1 + number % 100,
        });
    }
    batch.audits.push(AuditEvent {
        at: NOW.into(),
        actor: "H0001".into(),
        action: "settlement.settle".into(),
        subject: id.clone(),
        detail: format!(r#"{{"total_fen":{total_fen}}}"#),
    });
    batch.outbox.push(NewMessage {
        topic: "settlement.settled".into(),
        body: format!(r#"{{"id":"{id}"}}"#),
        created_at: NOW.into(),
    });
    batch.requests.push(Request {
        institution_id: "H0001".into(),
        message_id: format!("m{}", job.number),
        input_hash: "0123456789abcdef0123456789abcdef".into(),
        response: format!(r#"{{"id":"{id}","total_fen":{total_fen}}}"#),
        answered_at: NOW.into(),
    });
    batch.settlements.push(settlement);
}

fn person_id(number: usize) -> String {
    format!("P{number:08}")
}

fn person(number: usize) -> Person {
    Person {
        id: person_id(number),
        number: Some(format!("BENCH{number:013}")),
        name: format!("试{}", number % 5_000),
        sex: "女".into(),
        birth: Day::new(1950 + (number % 70) as i16, 1, 1).expect("a day"),
        household_id: Some(format!("F{:08}", number / 3)),
        region: "500116100".into(),
        village: format!("示例村{}", number % 300),
        recorded_at: NOW.into(),
    }
}

fn coverage(number: usize) -> Coverage {
    Coverage {
        person_id: person_id(number),
        insurance: "resident".into(),
        status: "active".into(),
        attributes: "{}".into(),
        valid_from: Day::new(2024, 1, 1).expect("a day"),
        valid_until: Day::new(2024, 12, 31).expect("a day"),
        known_from: NOW.into(),
        known_until: None,
        source: "bench".into(),
    }
}

fn identity(number: usize) -> Identity {
    Identity {
        person_id: person_id(number),
        identity: "低保".into(),
        valid_from: Day::new(2024, 1, 1).expect("a day"),
        valid_until: Day::MAX,
        known_from: NOW.into(),
        known_until: None,
        source: "bench".into(),
    }
}
