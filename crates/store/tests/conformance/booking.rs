//! Settlements and their reversal, with all that is written along with them.

use ledger::reversal_of;
use store::{BookBatch, SettlementFilter, SettlementState, Store, StoreError, VisitState};

use crate::common::{audit, credit, day, institution, meter, person, request, settled};

async fn a_settlement_is_booked_with_all_that_follows(store: &Store) {
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1")]).await.unwrap();
    writer.save_institutions(&[institution("I1")]).await.unwrap();
    let credit = BookBatch { entries: vec![credit("C1", "P1", 5_000)], ..BookBatch::default() };
    writer.book(&credit).await.unwrap();
    let batch = settled("S1", "P1", [6_000, 1_500, 2_500]);
    let booked = writer.book(&batch).await.unwrap();
    assert_eq!((booked.link.seq, booked.outbox_seq), (3, 1));
    writer.commit().await.unwrap();

    let mut session = store.read().await.unwrap();
    assert_eq!(session.find_settlement("S1").await.unwrap().as_ref(), batch.settlements.first());
    let visits = session.load_visits(&["V-S1"]).await.unwrap();
    assert_eq!(visits["V-S1"].lines, batch.lines);
    assert_eq!(visits["V-S1"].state, VisitState::Settled);
    let meters = session.load_accumulators(&["P1"], &["2024", "life"]).await.unwrap();
    assert_eq!(meters.iter().map(|it| it.value).collect::<Vec<_>>(), [6_000]);
    let entries = session.find_entries(&["S1"]).await.unwrap();
    assert_eq!(entries[0].entry, batch.entries[0]);
    assert_eq!(session.load_entries(&["S1", "C1"]).await.unwrap().len(), 2);
    let after_the_entry = entries[0].link.next(&audit("settlement.settle", "S1"));
    assert_eq!(session.chain_head().await.unwrap(), after_the_entry);
    assert_eq!(booked.link.hash, after_the_entry.hash);
    assert_eq!(session.find_audits("S1", 10).await.unwrap(), batch.audits);
    assert_eq!(session.pending_messages(10).await.unwrap().len(), 1);
    let known = session.load_requests(&[("I1", "S1"), ("I1", "S2"), ("I2", "S1")]).await.unwrap();
    assert_eq!(known.into_values().collect::<Vec<_>>(), [request("S1")]);
    for (path, balance_fen) in [
        ("payer:pooled", 6_000),
        ("institution:I1:receivable", -7_500),
        ("institution:I1:patient", -2_500),
        ("person:P1:cash", 2_500),
        ("person-account:P1:account", -3_500),
    ] {
        assert_eq!(session.balance(&path.parse().unwrap()).await.unwrap(), balance_fen, "{path}");
    }
    assert_eq!(session.balances_of(&["I1"]).await.unwrap().len(), 2);
    assert_eq!(session.balances_of(&["P1", "pooled"]).await.unwrap().len(), 3);
    let report = session.verify().await.unwrap();
    assert_eq!(report.findings.0, []);
    assert_eq!((report.links, report.entries, report.documents), (3, 2, 1));
}

async fn a_dropped_writer_leaves_nothing(store: &Store) {
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1")]).await.unwrap();
    writer.book(&settled("S1", "P1", [100, 0, 0])).await.unwrap();
    drop(writer);
    let mut writer = store.write().await.unwrap();
    assert_eq!(writer.count_people().await.unwrap(), 0);
    assert_eq!(writer.find_settlement("S1").await.unwrap(), None);
    let booked = writer.book(&settled("S1", "P1", [100, 0, 0])).await.unwrap();
    assert_eq!(booked.link.seq, 2);
}

async fn the_same_id_twice_is_refused(store: &Store) {
    let mut writer = store.write().await.unwrap();
    writer.book(&settled("S1", "P1", [100, 0, 0])).await.unwrap();
    writer.commit().await.unwrap();
    let mut once = settled("S2", "P1", [100, 0, 0]);
    once.requests = vec![request("S1")];
    let twice = BookBatch { entries: settled("S1", "P1", [100, 0, 0]).entries, ..BookBatch::default() };
    for batch in [once, twice] {
        let mut writer = store.write().await.unwrap();
        let refused = writer.book(&batch).await;
        assert!(matches!(refused, Err(StoreError::Duplicate(_))), "{refused:?}");
        let committed = writer.commit().await;
        assert!(matches!(committed, Err(StoreError::Failed)), "half a batch is never committed");
    }
    assert!(store.read().await.unwrap().verify().await.unwrap().findings.is_empty());
}

async fn what_contradicts_itself_is_refused(store: &Store) {
    let mut writer = store.write().await.unwrap();
    let mut batch = settled("S1", "P1", [100, 0, 0]);
    batch.settlements[0].shares[1].amount_fen += 1;
    let refused = writer.book(&batch).await;
    assert!(matches!(refused, Err(StoreError::SharesDiffer { .. })), "{refused:?}");
    let mut batch = settled("S1", "P1", [100, 0, 0]);
    batch.entries[0].postings[0].amount_fen += 1;
    let refused = writer.book(&batch).await;
    assert!(matches!(refused, Err(StoreError::Unbalanced { .. })), "{refused:?}");
}

async fn a_reversal_restores_balances_and_happens_once(store: &Store) {
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1")]).await.unwrap();
    let batch = settled("S1", "P1", [6_000, 0, 2_500]);
    writer.book(&batch).await.unwrap();
    let back = |id: &str| BookBatch {
        reversed: vec!["S1".into()],
        entries: vec![reversal_of(&batch.entries[0], id, day("2024-03-02"))],
        meter_changes: vec![meter(id, "P1", "paid", "2024", -6_000)],
        ..BookBatch::default()
    };
    writer.book(&back("S1-R")).await.unwrap();
    writer.commit().await.unwrap();

    let mut session = store.read().await.unwrap();
    let settlement = session.find_settlement("S1").await.unwrap().unwrap();
    assert_eq!(settlement.state, SettlementState::Reversed);
    assert_eq!(session.balance(&"payer:pooled".parse().unwrap()).await.unwrap(), 0);
    assert_eq!(session.load_accumulators(&["P1"], &["2024"]).await.unwrap()[0].value, 0);
    let report = session.verify().await.unwrap();
    assert_eq!(report.findings.0, []);

    let mut writer = store.write().await.unwrap();
    let again = writer.book(&back("S1-RR")).await;
    assert!(matches!(again, Err(StoreError::Missing { .. })), "{again:?}");
    drop(writer);
    let mut writer = store.write().await.unwrap();
    let again = BookBatch { reversed: vec![], ..back("S1-RR") };
    let again = writer.book(&again).await;
    assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
}

async fn settlements_are_listed_by_day_page_by_page(store: &Store) {
    let mut writer = store.write().await.unwrap();
    for (id, person_id, on) in [
        ("S3", "P1", "2024-03-02"),
        ("S1", "P1", "2024-03-05"),
        ("S2", "P2", "2024-03-02"),
        ("S4", "P1", "2024-04-01"),
    ] {
        let mut batch = settled(id, person_id, [100, 0, 0]);
        batch.settlements[0].settled_on = day(on);
        writer.book(&batch).await.unwrap();
    }
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    let march = SettlementFilter {
        institution_id: Some("I1".into()),
        from: Some(day("2024-03-01")),
        until: Some(day("2024-03-31")),
        ..SettlementFilter::default()
    };
    let ids = |page: &store::Page<store::SettlementSummary>| -> Vec<String> {
        page.items.iter().map(|it| it.id.clone()).collect()
    };
    let first = session.list_settlements(&march, None, 2).await.unwrap();
    assert_eq!(ids(&first), ["S2", "S3"]);
    let rest = session.list_settlements(&march, first.next.as_deref(), 2).await.unwrap();
    assert_eq!((ids(&rest), rest.next), (vec!["S1".to_owned()], None));
    let own = SettlementFilter { person_id: Some("P1".into()), ..SettlementFilter::default() };
    assert_eq!(ids(&session.list_settlements(&own, None, 9).await.unwrap()), ["S3", "S1", "S4"]);
    assert_eq!(session.find_settlements_of_visit("V-S2").await.unwrap().len(), 1);
}

on_both_engines! {
    a_settlement_is_booked_with_all_that_follows,
    a_dropped_writer_leaves_nothing,
    the_same_id_twice_is_refused,
    what_contradicts_itself_is_refused,
    a_reversal_restores_balances_and_happens_once,
    settlements_are_listed_by_day_page_by_page,
}
