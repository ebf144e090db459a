//! Both engines side by side: the same schema from the same migrations, and the same contents after
//! the same random commands.

mod common;

use common::{credit, fresh, identity, institution, meter, person, settled};
use ledger::reversal_of;
use store::{BookBatch, EngineKind, Knowledge, SCHEMA_VERSION, Session, Store, StoreError, TABLES};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_schemas_are_the_same() {
    let (Some(one), Some(other)) = (fresh(EngineKind::Sqlite).await, fresh(EngineKind::Postgres).await)
    else {
        return;
    };
    let mut sqlite = one.store.read().await.unwrap();
    let mut postgres = other.store.read().await.unwrap();
    let shapes = sqlite.table_shapes().await.unwrap();
    assert_eq!(shapes, postgres.table_shapes().await.unwrap());
    assert_eq!(sqlite.index_names().await.unwrap(), postgres.index_names().await.unwrap());
    let listed: Vec<&str> = TABLES.iter().map(|it| it.0).collect();
    let names: Vec<&str> = shapes.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, listed, "TABLES names every table");
    for (shape, (name, key)) in shapes.iter().zip(TABLES) {
        let mut found: Vec<(i64, &str)> = shape
            .columns
            .iter()
            .filter(|it| it.key_place > 0)
            .map(|it| (it.key_place, it.name.as_str()))
            .collect();
        found.sort_unstable();
        assert_eq!(found.into_iter().map(|it| it.1).collect::<Vec<_>>(), *key, "{name}");
        let kinds_known = shape.columns.iter().all(|it| it.kind == "bigint" || it.kind == "text");
        assert!(kinds_known, "{name}: whole numbers and texts only");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newer_or_changed_database_is_refused() {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        fresh.tamper("UPDATE schema_migration SET hash = 'x' WHERE number = 2").await;
        let refused = fresh.store.migrate().await;
        assert!(matches!(refused, Err(StoreError::MigrationChanged(_))), "{refused:?}");
        let newer = SCHEMA_VERSION + 1;
        fresh.tamper(&format!("INSERT INTO schema_migration VALUES ({newer}, 'later', 'x')")).await;
        let refused = fresh.store.migrate().await;
        assert!(matches!(refused, Err(StoreError::TooNew { .. })), "{refused:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_was_never_set_up_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let store =
        Store::open(&folder.path().join("empty.db").display().to_string(), &testkit::keys()).await.unwrap();
    assert!(matches!(store.write().await.err(), Some(StoreError::NotMigrated)));
    assert!(Store::open("/no/such/folder/x.db", &testkit::keys()).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_commands_leave_the_same_contents() {
    for seed in [0x5eed, 1, 2, 3] {
        let (Some(one), Some(other)) = (fresh(EngineKind::Sqlite).await, fresh(EngineKind::Postgres).await)
        else {
            return;
        };
        let answers = (run(&one.store, seed).await, run(&other.store, seed).await);
        assert_eq!(answers.0, answers.1, "seed {seed:#x}");
        let mut sqlite = one.store.read_snapshot().await.unwrap();
        let mut postgres = other.store.read_snapshot().await.unwrap();
        for (table, _) in TABLES {
            let rows = sqlite.dump_table(table).await.unwrap();
            assert_eq!(rows, postgres.dump_table(table).await.unwrap(), "seed {seed:#x} {table}");
        }
        let report = sqlite.verify().await.unwrap();
        assert_eq!(report.findings.0, [], "seed {seed:#x}");
        assert_eq!(report, postgres.verify().await.unwrap(), "seed {seed:#x}");
    }
}

/// Random commands, among them some that are refused, with what was answered.
async fn run(store: &Store, seed: u64) -> Vec<String> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut answers = Vec::new();
    let mut writer = store.write().await.unwrap();
    let people: Vec<_> = (0..20).map(|it| person(&format!("P{it:02}"))).collect();
    writer.save_people(&people).await.unwrap();
    writer.save_institutions(&[institution("I1")]).await.unwrap();
    let credits = people.iter().map(|it| credit(&format!("C-{}", it.id), &it.id, 1_000_000)).collect();
    writer.book(&BookBatch { entries: credits, ..BookBatch::default() }).await.unwrap();
    writer.commit().await.unwrap();
    for step in 0..120 {
        let person_id = format!("P{:02}", random.u32(..20));
        let id = format!("S{:03}", random.u32(..90));
        let mut writer = store.write().await.unwrap();
        let keep = random.u8(..10) > 0;
        let answer = match random.u8(..10) {
            0..=5 => {
                let mut batch = settled(&id, &person_id, [random.i64(1..9_000), random.i64(1..900), 5]);
                if random.bool() {
                    let second = settled(&format!("{id}b"), &person_id, [random.i64(1..9_000), 1, 0]);
                    batch.visits.extend(second.visits);
                    batch.lines.extend(second.lines);
                    batch.settlements.extend(second.settlements);
                    batch.meter_changes.extend(second.meter_changes);
                    batch.entries.extend(second.entries);
                    batch.requests.extend(second.requests);
                }
                outcome(writer.book(&batch).await.map(|it| format!("{it:?}")))
            }
            6 | 7 => {
                let entries = writer.find_entries(&[&id]).await.unwrap();
                let back_id = format!("{id}-R");
                let batch = BookBatch {
                    reversed: vec![id.clone()],
                    entries: entries
                        .first()
                        .map(|it| reversal_of(&it.entry, &*back_id, common::day("2024-03-02")))
                        .into_iter()
                        .collect(),
                    meter_changes: vec![meter(&back_id, &person_id, "paid", "2024", -1)],
                    ..BookBatch::default()
                };
                outcome(writer.book(&batch).await.map(|it| format!("{it:?}")))
            }
            8 => {
                let mut row = identity(&person_id, "低保", "2024-01-01");
                row.known_from = format!("2024-05-01T00:00:{:02}Z", step % 60);
                outcome(writer.add_identities(&[row]).await.map(|()| "identity".into()))
            }
            _ => outcome(writer.next_numbers("settlement", random.i64(1..9)).await.map(|it| it.to_string())),
        };
        let done = !answer.starts_with("Err");
        answers.push(answer);
        if done && keep {
            writer.commit().await.unwrap();
        } else {
            drop(writer);
        }
        if step % 20 == 0 {
            answers.push(looked_up(&mut store.read().await.unwrap()).await);
        }
    }
    answers
}

/// An answer without the engine's own words.
fn outcome(result: Result<String, StoreError>) -> String {
    match result {
        Ok(text) => text,
        Err(StoreError::Duplicate(_)) => "Err Duplicate".into(),
        Err(other) => format!("Err {other}"),
    }
}

async fn looked_up(session: &mut Session) -> String {
    let people = session.load_people(&["P01", "P07", "P19"], Knowledge::Current).await.unwrap();
    let meters = session.load_accumulators(&["P01", "P07"], &["2024"]).await.unwrap();
    let page = session.list_settlements(&store::SettlementFilter::default(), None, 7).await.unwrap();
    let names = session.find_people_by_name("张P0", &store::Within::everything(), None, 5).await.unwrap();
    let messages = session.pending_messages(3).await.unwrap();
    let head = session.chain_head().await.unwrap();
    format!("{people:?} {meters:?} {page:?} {names:?} {messages:?} {head:?}")
}

/// What was filed before the two tables became one is there afterwards, with its period and its words.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn filings_for_other_places_move_among_all_filings() {
    let migration = include_str!("../migrations/0016_one_filing.sql");
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        fresh
            .tamper(
                "CREATE TABLE cross_region_filing (person_id TEXT NOT NULL, place TEXT NOT NULL, valid_from TEXT \
                 NOT NULL, known_from TEXT NOT NULL, valid_until TEXT NOT NULL, known_until TEXT, kind TEXT NOT \
                 NULL, source TEXT NOT NULL)",
            )
            .await;
        let at = "2024-01-02T00:00:00.000000Z";
        let row = |place: &str, until: &str| {
            format!(
                "INSERT INTO cross_region_filing VALUES ('P1', '{place}', '2024-01-01', '{at}', '2024-12-31', {until}, \
                 'referral', 'a \"word\" and a \\')"
            )
        };
        fresh.tamper(&row("51", "NULL")).await;
        fresh.tamper(&row("430626", &format!("'{at}'"))).await;
        let said: Vec<&str> = migration.lines().filter(|it| !it.starts_with("--")).collect();
        for statement in said.join("\n").split(';').filter(|it| !it.trim().is_empty()) {
            fresh.tamper(statement).await;
        }
        let mut session = fresh.store.read().await.unwrap();
        let filings = session.load_cross_region_filings(&["P1"]).await.unwrap();
        assert_eq!(filings.len(), 1, "what was superseded stays so: {filings:?}");
        let it = &filings[0];
        assert_eq!((it.place.as_str(), it.kind.as_str()), ("51", "referral"));
        assert_eq!(it.source, "a \"word\" and a \\");
        assert_eq!((it.known_from.as_str(), it.valid_until.to_string().as_str()), (at, "2024-12-31"));
        assert_eq!(session.list_filings("P1", "cross_region").await.unwrap().len(), 2);
    }
}
