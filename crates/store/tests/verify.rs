//! The auditor notices what somebody changes in the database behind our back, and says where.

mod common;

use common::{credit, fresh, institution, meter, person, settled};
use ledger::reversal_of;
use store::{BookBatch, EngineKind, Store};

/// What somebody does, and which findings (code and place) it must lead to.
const TAMPERING: &[(&str, &[(&str, &str)])] = &[
    (
        "UPDATE account SET balance_fen = balance_fen + 1 WHERE path = 'payer:pooled'",
        &[("LED-0101", "account payer:pooled")],
    ),
    ("DELETE FROM account WHERE path = 'person:P1:cash'", &[("LED-0101", "account person:P1:cash")]),
    ("UPDATE accumulator SET value = 0 WHERE owner_id = 'P1'", &[("LED-0103", "accumulator P1 paid 2024")]),
    ("DELETE FROM meter_change WHERE source_id = 'S2'", &[("LED-0103", "accumulator P1 paid 2024")]),
    ("UPDATE settlement SET total_fen = total_fen + 1 WHERE id = 'S1'", &[("LED-0104", "settlement S1")]),
    (
        "UPDATE settlement_share SET amount_fen = 1 WHERE settlement_id = 'S1' AND kind = 'fund'",
        &[("LED-0104", "settlement S1")],
    ),
    ("UPDATE settlement SET decision = '{}' WHERE id = 'S1'", &[("LED-0115", "settlement S1")]),
    ("UPDATE settlement SET state = 'reversed' WHERE id = 'S1'", &[("LED-0109", "settlement S1")]),
    ("UPDATE settlement SET state = 'settled' WHERE id = 'S3'", &[("LED-0109", "settlement S3")]),
    (
        "DELETE FROM fee_line WHERE visit_id = 'V-S1'; DELETE FROM visit WHERE id = 'V-S1'",
        &[("LED-0108", "settlement V-S1")],
    ),
    ("UPDATE audit SET detail = '{\"x\":1}' WHERE subject = 'S1'", &[("LED-0111", "chain 3")]),
    ("UPDATE entry SET booked_on = '2024-03-09' WHERE id = 'S2'", &[("LED-0111", "chain 4")]),
    (
        "UPDATE entry SET hash = (SELECT hash FROM entry WHERE id = 'S1') WHERE id = 'S2'",
        &[("LED-0111", "chain 4"), ("LED-0111", "chain 5")],
    ),
    ("DELETE FROM audit WHERE subject = 'S1'", &[("LED-0112", "chain 3")]),
    ("DELETE FROM audit WHERE seq = (SELECT MAX(seq) FROM audit)", &[("LED-0112", "chain 7")]),
    (
        "INSERT INTO audit SELECT seq - 1, at, actor, action, subject, detail, hash FROM audit WHERE subject = 'S1'",
        &[("LED-0116", "chain 2")],
    ),
    (
        "UPDATE posting SET amount_fen = amount_fen + 7 WHERE seq = 2 AND account = 'payer:pooled'; \
         UPDATE posting SET amount_fen = amount_fen - 7 WHERE seq = 2 AND account = 'institution:I1:receivable'; \
         UPDATE account SET balance_fen = balance_fen + 7 WHERE path = 'payer:pooled'; \
         UPDATE account SET balance_fen = balance_fen - 7 WHERE path = 'institution:I1:receivable'",
        &[("LED-0111", "chain 2")],
    ),
    (
        "UPDATE posting SET amount_fen = amount_fen + 7 WHERE seq = 2 AND account = 'payer:pooled'",
        &[("LED-0101", "account payer:pooled"), ("LED-0114", "entry S1"), ("LED-0111", "chain 2")],
    ),
    (
        "DELETE FROM posting WHERE seq = 4; DELETE FROM entry WHERE seq = 4",
        &[
            ("LED-0101", "account institution:I1:patient"),
            ("LED-0105", "settlement S2"),
            ("LED-0112", "chain 4"),
        ],
    ),
    (
        "DELETE FROM entry WHERE seq = 4",
        &[("LED-0105", "settlement S2"), ("LED-0106", "posting 4"), ("LED-0112", "chain 4")],
    ),
    (
        "UPDATE posting SET amount_fen = -amount_fen WHERE account = 'person-account:P1:account' AND seq = 1; \
         UPDATE account SET balance_fen = 1000000 WHERE path = 'person-account:P1:account'",
        &[
            ("LED-0107", "account person-account:P1:account"),
            ("LED-0114", "entry C1"),
            ("LED-0111", "chain 1"),
        ],
    ),
    ("UPDATE person_home SET people = people + 1", &[("LED-0125", "person_home 500116100 示例村")]),
    ("UPDATE settlement SET home = '500116100/别村' WHERE id = 'S1'", &[("LED-0127", "settlement S1")]),
    ("UPDATE entry_day SET first_seq = first_seq + 1", &[("LED-0128", "entry_day 2024-03-01")]),
    ("UPDATE institution SET level = '1' WHERE id = 'I1'", &[("SEA-0104", "institution I1")]),
    (
        "INSERT INTO identity (person_id, identity, valid_from, known_from, valid_until, source) \
         VALUES ('P1', '特困', '2020-01-01', '2020-01-01', '9999-12-31', 'x')",
        &[("SEA-0105", "identity P1|特困|2020-01-01|2020-01-01")],
    ),
    ("UPDATE head SET chain_seq = 5", &[("LED-0113", "head")]),
    ("UPDATE head SET outbox_seq = 9", &[("LED-0129", "head 1"), ("SEA-0104", "head 1")]),
    // What makes no sense is named as well, and what comes after it is looked at.
    ("UPDATE audit SET hash = 'x' WHERE seq = 3", &[("LED-0111", "chain 3")]),
    (
        "UPDATE entry SET kind = 'x' WHERE seq = 4; UPDATE settlement SET bill = '{}' WHERE id = 'S3'",
        &[("LED-0111", "chain 4"), ("LED-0115", "settlement S3")],
    ),
    ("UPDATE posting SET account = 'x' WHERE seq = 1 AND no = 1", &[("LED-0111", "chain 1")]),
    ("UPDATE schema_migration SET name = 'x' WHERE number = 3", &[("LED-0124", "schema_migration")]),
    (
        "UPDATE account_month SET first_seq = first_seq + 1 WHERE path = 'payer:pooled'",
        &[("LED-0117", "account_month payer:pooled 2024-03")],
    ),
    (
        "INSERT INTO person_home VALUES ('500116100', '别村', 0)",
        &[("LED-0125", "person_home 500116100 别村")],
    ),
    ("UPDATE person SET number = NULL", &[("SEA-0103", "person P1 number"), ("SEA-0104", "person P1")]),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_change_behind_our_back_is_found() {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        for (sql, expected) in TAMPERING {
            let Some(fresh) = fresh(kind).await else { continue };
            fill(&fresh.store).await;
            fresh.tamper(sql).await;
            let report = fresh.store.read_snapshot().await.unwrap().verify().await.unwrap();
            let found: Vec<(&str, &str)> =
                report.findings.0.iter().map(|it| (it.code, it.place.as_str())).collect();
            for finding in *expected {
                assert!(found.contains(finding), "{kind:?} {sql}: {finding:?} is not in {found:?}");
            }
            fresh.store.close().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_found_where_nothing_was_changed() {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        fill(&fresh.store).await;
        let report = fresh.store.read_snapshot().await.unwrap().verify().await.unwrap();
        assert_eq!(report.findings.0, []);
        assert_eq!((report.links, report.entries, report.documents), (8, 5, 3));
    }
}

/// Chain: 1 credit, 2 S1 with audit 3, 4 S2 with audit 5, 6 S3 with audit 7, 8 its reversal.
async fn fill(store: &Store) {
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1")]).await.unwrap();
    writer.save_institutions(&[institution("I1")]).await.unwrap();
    let credit = credit("C1", "P1", 1_000_000);
    writer.book(&BookBatch { entries: vec![credit], ..BookBatch::default() }).await.unwrap();
    for (id, pooled) in [("S1", 6_000), ("S2", 4_000), ("S3", 700)] {
        writer.book(&settled(id, "P1", [pooled, 100, 50])).await.unwrap();
    }
    let entry = writer.find_entries(&["S3"]).await.unwrap().remove(0).entry;
    let back = BookBatch {
        reversed: vec!["S3".into()],
        entries: vec![reversal_of(&entry, "S3-R", common::day("2024-03-02"))],
        meter_changes: vec![meter("S3-R", "P1", "paid", "2024", -700)],
        ..BookBatch::default()
    };
    writer.book(&back).await.unwrap();
    writer.commit().await.unwrap();
}
