//! Rows have stamps: who changes one without the key file is found, and what the program itself writes is not.

mod common;

use std::collections::BTreeSet;

use common::{
    card, coverage, day, each_is_named, filing, found, fresh, identity, institution, person, reimbursement,
    settled, visit,
};
use store::{BookBatch, Coverage, EngineKind, NonceUse, Person, RosterPlace, Store};

const LATER: &str = "2024-03-02T08:00:00Z";

fn place(name: &str) -> RosterPlace {
    RosterPlace { code: "511725101".into(), name: name.into() }
}

async fn fill(store: &Store) {
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1"), person("P2")]).await.unwrap();
    writer.add_coverage(&[coverage("P1", "2024-01-01"), coverage("P2", "2024-01-01")]).await.unwrap();
    writer.save_roster_places(&[place("东柳乡")]).await.unwrap();
    assert_eq!(writer.next_numbers("payment", 3).await.unwrap(), 1);
    writer.set_meta("roster.words", "不给人看").await.unwrap();
    writer.set_meta("pack", "pingjiang").await.unwrap();
    writer.commit().await.unwrap();
}

/// As [`fill`], and a row in as many tables as can be.
async fn fill_more(store: &Store) {
    fill(store).await;
    let mut writer = store.write().await.unwrap();
    writer.save_institutions(&[institution("I1")]).await.unwrap();
    writer.add_identities(&[identity("P1", "低保", "2024-01-01")]).await.unwrap();
    writer.add_filings(&[filing("F1", "P1", "高血压")]).await.unwrap();
    writer.add_cards(&[card("P1", "A12345678")]).await.unwrap();
    writer.save_reimbursements(&[reimbursement("R1", "P1")]).await.unwrap();
    let opened = BookBatch { visits: vec![visit("V1", "P2")], ..BookBatch::default() };
    writer.book(&opened).await.unwrap();
    writer.book(&settled("S1", "P1", [700, 0, 300])).await.unwrap();
    writer.book(&settled("S2", "P2", [500, 0, 100])).await.unwrap();
    writer.remember_password("acc-1", "$argon2id$x", 5).await.unwrap();
    writer.set_recovery_codes("acc-1", &["a".into(), "b".into()]).await.unwrap();
    writer.mark_sent(&[1], LATER).await.unwrap();
    writer.commit().await.unwrap();
    store.begin_attempt("canbao", 1_000, 60, |_| 0).await.unwrap();
    let nonce = NonceUse { key: "k".into(), message: "m".into(), until_seconds: 2_000 };
    assert_eq!(store.use_nonces(&[nonce], None).await.unwrap(), [true]);
}

/// What somebody does behind our back, and what is said of it.
const TAMPERING: &[(&str, &str, &str)] = &[
    ("UPDATE person SET birth = '1931-01-01' WHERE id = 'P1'", "SEA-0104", "person P1"),
    ("UPDATE person SET sex = 'x' WHERE id = 'P2'", "SEA-0104", "person P2"),
    ("UPDATE person SET stamp = NULL WHERE id = 'P2'", "SEA-0105", "person P2"),
    (
        "UPDATE person SET stamp = (SELECT o.stamp FROM person o WHERE o.id = 'P1') WHERE id = 'P2'",
        "SEA-0104",
        "person P2",
    ),
    (
        "INSERT INTO coverage (person_id, insurance, valid_from, known_from, valid_until, status, attributes, source) \
         SELECT person_id, insurance, '2025-01-01', known_from, valid_until, status, attributes, source \
         FROM coverage WHERE person_id = 'P1'",
        "SEA-0105",
        "coverage P1|",
    ),
    ("UPDATE coverage SET status = 'paid-twice' WHERE person_id = 'P1'", "SEA-0104", "coverage P1|"),
    ("UPDATE coverage SET valid_until = '2031-01-01' WHERE person_id = 'P2'", "SEA-0104", "coverage P2|"),
    ("UPDATE counter SET value = value - 1 WHERE name = 'payment'", "SEA-0104", "counter payment"),
    ("UPDATE meta SET value = 'jiangjin' WHERE name = 'pack'", "SEA-0104", "meta pack"),
    ("UPDATE meta SET name = 'pock' WHERE name = 'pack'", "SEA-0104", "meta pock"),
    ("UPDATE roster_place SET name = '西柳乡'", "SEA-0104", "roster_place 511725101"),
    ("UPDATE head SET writes = writes + 1", "SEA-0104", "head 1"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_change_of_a_stamped_row_is_named() {
    each_is_named(TAMPERING, fill).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_program_writes_stays_stamped() {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        fill(&fresh.store).await;
        let mut writer = fresh.store.write().await.unwrap();
        let moved = Person { village: "511725102201".into(), ..person("P1") };
        writer.save_people(&[moved, person("P3")]).await.unwrap();
        writer.supersede_coverage(&coverage("P1", "2024-01-01"), LATER).await.unwrap();
        assert!(
            writer.supersede_coverage(&coverage("P1", "2024-01-01"), LATER).await.is_err(),
            "it counts no more"
        );
        assert_eq!(writer.next_numbers("payment", 2).await.unwrap(), 4);
        assert_eq!(writer.next_numbers("visit", 1).await.unwrap(), 1);
        writer.set_meta("pack", "jiangjin").await.unwrap();
        writer.save_roster_places(&[place("西柳乡")]).await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(found(&fresh).await, [], "{kind:?}");
        fresh.store.close().await;
    }
}

/// Going on with a changed row does not make it good; writing it anew as a whole does.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_row_is_not_stamped_by_what_comes_after() {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        fill(&fresh.store).await;
        fresh.tamper("UPDATE coverage SET status = 'other' WHERE person_id = 'P1'").await;
        fresh.tamper("UPDATE counter SET value = 1").await;
        fresh.tamper("UPDATE person SET sex = 'x' WHERE id = 'P2'").await;
        let mut writer = fresh.store.write().await.unwrap();
        writer.supersede_coverage(&coverage("P1", "2024-01-01"), LATER).await.unwrap();
        writer.next_numbers("payment", 1).await.unwrap();
        writer.save_people(&[person("P2")]).await.unwrap();
        writer.commit().await.unwrap();
        let found = found(&fresh).await;
        let places: Vec<&str> = found.iter().map(|it| it.1.split(' ').next().unwrap()).collect();
        assert_eq!(places, ["counter", "coverage"], "{kind:?} {found:?}");
        fresh.store.close().await;
    }
}

/// What was there before stamps were is stamped when the migration is made, more than one page of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_from_before_is_stamped_once() {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        fill(&fresh.store).await;
        let mut writer = fresh.store.write().await.unwrap();
        let more: Vec<Coverage> = (0..2_100)
            .map(|it| Coverage {
                valid_from: day("2000-01-01").plus_days(it),
                known_from: format!("2024-03-01T08:{:02}:00Z", it % 60),
                ..coverage("P1", "2024-01-01")
            })
            .collect();
        writer.add_coverage(&more).await.unwrap();
        writer.commit().await.unwrap();
        let before = "DELETE FROM schema_migration WHERE number = 28";
        fresh.tamper(&format!("{} {before}", testkit::without_stamps())).await;
        assert_eq!(fresh.store.migrate().await.unwrap(), 1);
        assert_eq!(found(&fresh).await, [], "{kind:?}");
        fresh.tamper("UPDATE coverage SET status = 'other' WHERE valid_from = '2005-06-07'").await;
        assert_eq!(fresh.store.migrate().await.unwrap(), 0);
        let found = found(&fresh).await;
        assert!(matches!(&found[..], [(code, place)] if code == "SEA-0104" && place.contains("2005-06-07")));
        fresh.store.close().await;
    }
}

/// Shares are held against the bill, which the store does not read: `flips` in the tests of `app`.
const HELD_BY_THE_APP: [&str; 2] = ["settlement_share.kind", "settlement_share.payer"];

/// Each column of each table, changed in every row of it: never goes unnoticed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_any_column_is_found() {
    let Some(template) = fresh(EngineKind::Sqlite).await else { return };
    fill_more(&template.store).await;
    assert_eq!(found(&template).await, []);
    let mut session = template.store.read().await.unwrap();
    let shapes = session.table_shapes().await.unwrap();
    let mut filled = BTreeSet::new();
    for shape in &shapes {
        if !session.dump_table(&shape.name).await.unwrap().is_empty() {
            filled.insert(shape.name.as_str());
        }
    }
    drop(session);
    template.store.close().await;
    assert!(filled.len() >= 30, "{filled:?}");
    let (mut tried, mut refused, mut missed) = (0, 0, Vec::new());
    for shape in shapes.iter().filter(|it| filled.contains(it.name.as_str())) {
        for column in &shape.columns {
            let changed = template.folder().join(format!("{}-{}.db", shape.name, column.name));
            std::fs::copy(template.url(), &changed).unwrap();
            let (table, name) = (&shape.name, &column.name);
            // What is empty is filled, what is a number grows, what is a text gets longer.
            let value = if column.kind == "bigint" {
                format!("COALESCE({name} + 1000, 1)")
            } else {
                format!("COALESCE({name} || 'x', 'x')")
            };
            let sql = format!("PRAGMA foreign_keys = OFF; UPDATE {table} SET {name} = {value}");
            let url = changed.display().to_string();
            // What may stand in one row only cannot come into all of them.
            if testkit::change_file(&changed, &sql).await.is_err() {
                refused += 1;
                continue;
            }
            tried += 1;
            // A database that cannot be read any more says so as well.
            let is_found = match Store::open(&url, &testkit::keys()).await {
                Err(_) => true,
                Ok(store) => {
                    let mut session = store.read_snapshot().await.unwrap();
                    let is_found = session.verify().await.map_or(true, |it| !it.findings.is_empty());
                    drop(session);
                    store.close().await;
                    is_found
                }
            };
            if !is_found {
                missed.push(format!("{table}.{name}"));
            }
        }
    }
    assert!(tried > 190 && refused < 5, "{tried} {refused}");
    assert_eq!(missed, HELD_BY_THE_APP, "of {tried}");
}
