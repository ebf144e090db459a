//! Rosters kept.

use base::Day;
use store::{
    Entitlement, PaymentLine, PaymentList, ProblemFilter, RosterBlock, RosterDocument, RosterEvent,
    RosterFile, RosterMapping, RosterPlace, RosterProblem, RosterRound, Store, StoreError,
};

use crate::common::{NOW, day, person};

fn problem(id: i64, kind: &str, township: &str, stage: i64) -> RosterProblem {
    RosterProblem {
        id,
        key: format!("p{id} {kind}.x 2020"),
        kind: kind.into(),
        code: format!("{kind}.x"),
        about: "2020".into(),
        person_no: Some(id),
        person_id: Some(format!("P{id}")),
        name: format!("某{id}"),
        number: String::new(),
        township: township.into(),
        village: "示例村".into(),
        department: "poverty".into(),
        age_band: 1,
        class: "poverty".into(),
        amount_fen: 28_000,
        found_round: 1,
        seen_round: 1,
        standing: 0,
        stage,
        stage_on: day("2020-09-01"),
        desk_level: Some(0),
        desk_region: "990201100201".into(),
        due: Some(day("2020-09-16")),
        events: 1,
        detail: "{}".into(),
    }
}

fn file(id: i64, sha256: &str) -> RosterFile {
    RosterFile {
        id,
        round: Some(1),
        department: "poverty".into(),
        name: "扶贫.csv".into(),
        sha256: sha256.into(),
        report: "{}".into(),
        imported_at: NOW.into(),
        ..RosterFile::default()
    }
}

async fn the_register_comes_back_in_its_order(store: &Store) {
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("Z1")]).await.unwrap();
    assert_eq!(writer.people_off_register().await.unwrap(), ["Z1"]);
    writer.number_people(0, &["Z1"]).await.unwrap();
    writer.drop_person_indexes().await.unwrap();
    let mut other = person("A2");
    (other.number, other.household_id) = (None, None);
    writer.add_registered(1, &[other]).await.unwrap();
    writer.build_person_indexes().await.unwrap();
    let place = RosterPlace { code: "500116100".into(), name: "示例镇".into() };
    writer.save_roster_places(std::slice::from_ref(&place)).await.unwrap();
    writer.commit().await.unwrap();

    let mut session = store.read().await.unwrap();
    let mut seen = Vec::new();
    session
        .for_each_registered(|it| seen.push((it.no, it.id.to_owned(), it.number.to_owned())))
        .await
        .unwrap();
    assert_eq!(seen, [(0, "Z1".to_owned(), "N-Z1".to_owned()), (1, "A2".to_owned(), String::new())]);
    assert_eq!(session.register_length().await.unwrap(), 2);
    assert_eq!(session.people_off_register().await.unwrap(), [""; 0]);
    assert_eq!(session.register_places(&["A2", "none"]).await.unwrap(), [("A2".to_owned(), 1)]);
    assert_eq!(session.find_people_by_number("N-Z1").await.unwrap().len(), 1);
    assert_eq!(session.list_roster_places().await.unwrap(), [place]);
    drop(session);
    let mut writer = store.write().await.unwrap();
    let taken = writer.number_people(2, &["Z1"]).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(_))), "{taken:?}");
}

async fn a_document_is_kept_once(store: &Store) {
    let parts: Vec<String> = (0..11).map(|it| format!("part{it}")).collect();
    let document = RosterDocument {
        sha256: "ab".into(),
        name: "回单.pdf".into(),
        bytes: 12,
        parts: 11,
        added_at: NOW.into(),
        operator: "某".into(),
    };
    let mut writer = store.write().await.unwrap();
    assert!(writer.save_roster_document(&document, &parts).await.unwrap());
    assert!(!writer.save_roster_document(&document, &parts).await.unwrap());
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    assert_eq!(session.load_roster_document("ab").await.unwrap(), parts);
    assert_eq!(session.find_roster_documents(&["ab", "cd"]).await.unwrap(), [document]);
}

async fn a_round_keeps_files_rows_and_mappings(store: &Store) {
    let round = RosterRound {
        number: 1,
        as_of: day("2020-09-01"),
        counts: "{}".into(),
        words: None,
        made_at: NOW.into(),
        operator: "某".into(),
    };
    let block = |block, seq| RosterBlock { block, seq, packed: format!("{block}.{seq}") };
    let mapping = |body: &str| RosterMapping {
        department: "poverty".into(),
        fingerprint: "0f".into(),
        body: body.into(),
        changed_at: NOW.into(),
        operator: "某".into(),
    };
    let mut writer = store.write().await.unwrap();
    writer
        .add_roster_files(&[file(1, "aa"), RosterFile { place: 1, same_as: Some(1), ..file(2, "aa") }])
        .await
        .unwrap();
    writer.add_roster_round(&round).await.unwrap();
    writer.add_roster_blocks(1, &[block(0, 0), block(7, 0), block(-1, 0), block(7, 9)]).await.unwrap();
    writer.save_roster_mapping(&mapping("a")).await.unwrap();
    writer.save_roster_mapping(&mapping("b")).await.unwrap();
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    assert_eq!(session.list_roster_rounds().await.unwrap(), [round]);
    assert_eq!(session.find_roster_files(&["aa"]).await.unwrap().len(), 2);
    assert_eq!(session.list_round_files(1).await.unwrap()[1].same_as, Some(1));
    assert_eq!(session.list_roster_files(Some(2), 9).await.unwrap()[0].id, 1);
    assert_eq!(session.load_roster_blocks(1, &[7, 3]).await.unwrap(), [block(7, 0), block(7, 9)]);
    assert_eq!(session.list_roster_mappings().await.unwrap(), [mapping("b")]);
}

async fn problems_are_listed_by_filter_page_by_page(store: &Store) {
    let mut writer = store.write().await.unwrap();
    let rows = [
        problem(1, "paid", "T1", 0),
        problem(2, "paid", "T1", 2),
        problem(3, "ended", "T1", 1),
        problem(4, "paid", "T2", 0),
    ];
    writer.save_roster_problems(&rows).await.unwrap();
    let event = RosterEvent { problem: 1, seq: 1, at: NOW.into(), actor: String::new(), event: "{}".into() };
    writer.add_roster_events(std::slice::from_ref(&event)).await.unwrap();
    let struck = RosterProblem { stage: 4, ..rows[1].clone() };
    writer.save_roster_problems(std::slice::from_ref(&struck)).await.unwrap();
    writer.commit().await.unwrap();

    let mut session = store.read().await.unwrap();
    let paid = ProblemFilter { kind: Some("paid".into()), ..ProblemFilter::default() };
    let first = session.list_roster_problems(&paid, None, 2).await.unwrap();
    assert_eq!(first.items, [rows[0].clone(), struck]);
    let rest = session.list_roster_problems(&paid, first.next.as_deref(), 2).await.unwrap();
    assert_eq!((rest.items.as_slice(), rest.next), (&rows[3..], None));
    let late = |on: Day| ProblemFilter { overdue_on: Some(on), ..ProblemFilter::default() };
    for (filter, ids) in [
        (late(day("2020-09-16")), vec![]),
        (late(day("2020-09-17")), vec![1, 3, 4]),
        (
            ProblemFilter { township: Some("T1".into()), stage_below: Some(2), ..Default::default() },
            vec![1, 3],
        ),
        (ProblemFilter { person_id: Some("P4".into()), ..Default::default() }, vec![4]),
        (ProblemFilter { desk: Some((0, "elsewhere".into())), ..Default::default() }, vec![]),
    ] {
        let page = session.list_roster_problems(&filter, None, 10).await.unwrap();
        assert_eq!(page.items.iter().map(|it| it.id).collect::<Vec<_>>(), ids, "{filter:?}");
    }
    let counts = session.count_roster_problems(&paid).await.unwrap();
    assert_eq!(counts.iter().map(|it| (it.problems, it.amount_fen)).collect::<Vec<_>>(), [(1, 28_000); 3]);
    assert_eq!(session.list_roster_events(1).await.unwrap(), std::slice::from_ref(&event));
    assert_eq!(session.find_roster_problem(9).await.unwrap(), None);
    assert_eq!(session.known_roster_problems(&[&rows[2].key, "x"]).await.unwrap(), [rows[2].key.clone()]);
    let mut seen = Vec::new();
    session.for_each_roster_problem(&ProblemFilter::default(), |it| seen.push(it.id)).await.unwrap();
    assert_eq!(seen, [1, 2, 3, 4]);
    drop(session);
    let mut writer = store.write().await.unwrap();
    assert!(matches!(writer.add_roster_events(&[event]).await, Err(StoreError::Duplicate(_))));
}

async fn entitlements_have_two_time_axes_and_lines_wait_for_a_list(store: &Store) {
    let waiver = Entitlement {
        person_id: "P1".into(),
        kind: "waiver".into(),
        class: "poverty".into(),
        valid_from: day("2020-01-01"),
        valid_until: day("2020-12-31"),
        known_from: NOW.into(),
        known_until: None,
        amount_fen: 0,
        source: "test".into(),
        problem: Some(1),
    };
    let line = |id| PaymentLine {
        id,
        list: None,
        kind: "refund".into(),
        person_id: "P1".into(),
        class: "poverty".into(),
        amount_fen: 28_000,
        source: "{}".into(),
        problem: Some(1),
        made_at: NOW.into(),
    };
    let list = PaymentList {
        id: 1,
        kind: "refund".into(),
        lines: 2,
        amount_fen: 56_000,
        made_at: NOW.into(),
        operator: "某".into(),
    };
    let mut writer = store.write().await.unwrap();
    writer.add_entitlements(std::slice::from_ref(&waiver)).await.unwrap();
    writer.supersede_entitlement(&waiver, "2024-05-01T00:00:00Z").await.unwrap();
    let again = writer.supersede_entitlement(&waiver, "2024-06-01T00:00:00Z").await;
    assert!(matches!(again, Err(StoreError::Missing { .. })));
    drop(writer);
    let mut writer = store.write().await.unwrap();
    writer.add_entitlements(std::slice::from_ref(&waiver)).await.unwrap();
    writer.supersede_entitlement(&waiver, "2024-05-01T00:00:00Z").await.unwrap();
    writer.add_payment_lines(&[line(1), line(2)]).await.unwrap();
    assert_eq!(writer.add_payment_list(&list).await.unwrap(), 2);
    writer.add_payment_lines(&[line(3)]).await.unwrap();
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    let found = session.load_entitlements(&["P1", "P2"]).await.unwrap();
    assert_eq!(found, [Entitlement { known_until: Some("2024-05-01T00:00:00Z".into()), ..waiver }]);
    assert_eq!(session.list_payment_lists(9).await.unwrap(), [list]);
    assert_eq!(session.list_payment_lines(Some(1), "refund").await.unwrap().len(), 2);
    assert_eq!(session.list_payment_lines(None, "refund").await.unwrap(), [line(3)]);
}

on_both_engines! {
    the_register_comes_back_in_its_order,
    a_document_is_kept_once,
    a_round_keeps_files_rows_and_mappings,
    problems_are_listed_by_filter_page_by_page,
    entitlements_have_two_time_axes_and_lines_wait_for_a_list,
}
