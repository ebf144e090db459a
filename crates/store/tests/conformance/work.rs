//! Numbers, messages, work that goes on, and writers who wait for each other.

use store::{
    AdjustmentWork, BookBatch, NonceUse, Reimbursement, ReimbursementFilter, Store, VisitState, Within,
    WithinPart,
};

use crate::common::{NOW, day, line, person, reimbursement, settled, visit};

async fn numbers_go_on_without_gap(store: &Store) {
    let mut writer = store.write().await.unwrap();
    assert_eq!(writer.next_numbers("settlement-2024", 3).await.unwrap(), 1);
    assert_eq!(writer.next_numbers("settlement-2024", 1).await.unwrap(), 4);
    drop(writer);
    let mut writer = store.write().await.unwrap();
    assert_eq!(writer.next_numbers("settlement-2024", 1).await.unwrap(), 1);
    assert_eq!(writer.next_numbers("settlement-2025", 1).await.unwrap(), 1);
}

async fn messages_leave_once(store: &Store) {
    let mut writer = store.write().await.unwrap();
    for id in ["S1", "S2", "S3"] {
        writer.book(&settled(id, "P1", [100, 0, 0])).await.unwrap();
    }
    writer.mark_sent(&[1, 3], NOW).await.unwrap();
    let left = writer.pending_messages(10).await.unwrap();
    assert_eq!(left.iter().map(|it| it.id).collect::<Vec<_>>(), [2]);
}

async fn work_goes_on_step_by_step(store: &Store) {
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1")]).await.unwrap();
    writer.book(&settled("S1", "P1", [100, 0, 0])).await.unwrap();
    let mut work = reimbursement("R1", "P1");
    writer.save_reimbursements(std::slice::from_ref(&work)).await.unwrap();
    work.state = "computed".into();
    work.settlement_id = Some("S1".into());
    writer.save_reimbursements(std::slice::from_ref(&work)).await.unwrap();
    assert_eq!(writer.find_reimbursement("R1").await.unwrap(), Some(work.clone()));
    for (nth, state) in ["gathered", "gathered", "signed"].into_iter().enumerate() {
        // Of the same instant the number decides.
        let at = ["2024-01-01T01:00:00.000000Z", "2024-01-01T02:00:00.000000Z"][nth.min(1)];
        let id = format!("R{}", nth + 2);
        let next = Reimbursement {
            id,
            state: state.into(),
            created_at: at.into(),
            settlement_id: None,
            ..work.clone()
        };
        writer.save_reimbursements(&[next]).await.unwrap();
    }
    let in_state = |state: Option<&str>, is_latest_first| ReimbursementFilter {
        state: state.map(str::to_owned),
        is_latest_first,
        ..ReimbursementFilter::default()
    };
    let nobody = ReimbursementFilter { person_id: Some("P9".into()), ..ReimbursementFilter::default() };
    let elsewhere = Within {
        parts: Some(vec![WithinPart { region: Some("000000001".into()), ..WithinPart::default() }]),
    };
    let elsewhere = ReimbursementFilter { within: elsewhere, ..ReimbursementFilter::default() };
    let rows: [(ReimbursementFilter, &[&str]); 6] = [
        (in_state(Some("gathered"), false), &["R2", "R3"]),
        (in_state(Some("gathered"), true), &["R3", "R2"]),
        (in_state(None, true), &["R1", "R4", "R3", "R2"]),
        (in_state(None, false), &["R2", "R3", "R4", "R1"]),
        (nobody, &[]),
        (elsewhere, &[]),
    ];
    for (filter, expected) in rows {
        let (mut found, mut cursor) = (Vec::new(), None);
        // Pages of one: a mark leads on from where the page before ended.
        for _ in 0..9 {
            let page = writer.list_reimbursements(&filter, cursor.as_deref(), 1).await.unwrap();
            found.extend(page.items.into_iter().map(|it| it.id));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(found, expected, "{filter:?}");
    }
    let late = AdjustmentWork {
        id: "A1".into(),
        cause: r#"{"identity":"特困"}"#.into(),
        person_id: "P1".into(),
        settlement_id: "S1".into(),
        state: "found".into(),
        difference_fen: -100,
        decision: "{}".into(),
        created_at: NOW.into(),
        changed_at: NOW.into(),
    };
    writer.save_adjustments(std::slice::from_ref(&late)).await.unwrap();
    assert_eq!(writer.list_adjustments("found", 9).await.unwrap(), std::slice::from_ref(&late));
    assert_eq!(writer.find_adjustments_of("S1").await.unwrap(), [late]);
    writer.set_meta("pack", "jiangjin").await.unwrap();
    assert_eq!(writer.find_meta("pack").await.unwrap().as_deref(), Some("jiangjin"));
}

async fn a_visit_changes_state_and_keeps_its_lines(store: &Store) {
    let mut writer = store.write().await.unwrap();
    let mut changed = visit("V1", "P1");
    let open = BookBatch {
        visits: vec![changed.clone()],
        lines: (1..=300).map(|no| line("V1", no, no)).collect(),
        ..BookBatch::default()
    };
    writer.book(&open).await.unwrap();
    changed.state = VisitState::Discharged;
    changed.discharged_on = Some(day("2024-03-09"));
    changed.treat_first = true;
    let closed = BookBatch { visits: vec![changed.clone()], ..BookBatch::default() };
    writer.book(&closed).await.unwrap();
    changed.lines = open.lines;
    assert_eq!(writer.load_visits(&["V1"]).await.unwrap()["V1"], changed);
}

async fn a_nonce_is_used_once_or_again_by_its_message(store: &Store) {
    let nonce = |key: &str, message: &str, until_seconds: i64| NonceUse {
        key: key.to_owned(),
        message: message.to_owned(),
        until_seconds,
    };
    let group = [nonce("a", "", 10), nonce("b", "m1", 20), nonce("a", "", 10), nonce("b", "m1", 20)];
    assert_eq!(store.use_nonces(&group, None).await.unwrap(), [true, true, false, true]);
    let again = [nonce("b", "m2", 20), nonce("b", "m1", 20), nonce("c", "", 30), nonce("a", "", 10)];
    assert_eq!(store.use_nonces(&again, Some(10)).await.unwrap(), [false, true, true, false]);
    assert_eq!(store.use_nonces(&again, Some(11)).await.unwrap(), [false, true, false, true]);
    // Dialects that tell time in seconds: messages of the same moments share, a later copy does not.
    let at = |second: i64| nonce("shared", &NonceUse::of_moment(second), 50);
    let moments = [at(20), at(22), at(23), nonce("shared", "M1", 50)];
    assert_eq!(store.use_nonces(&moments, None).await.unwrap(), [true, true, false, false]);
    let version = store.write().await.unwrap().version();
    assert_eq!(version, 0, "what was decided on the books stays valid");
}

async fn writers_wait_for_each_other(store: &Store) {
    let mut tasks = Vec::new();
    for index in 0..8 {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            for round in 0..5 {
                let mut writer = store.write().await.unwrap();
                let id = format!("S{index}-{round}");
                writer.book(&settled(&id, "P1", [100, 0, 50])).await.unwrap();
                writer.commit().await.unwrap();
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let mut session = store.read().await.unwrap();
    assert_eq!(session.balance(&"payer:pooled".parse().unwrap()).await.unwrap(), 4_000);
    let report = session.verify().await.unwrap();
    let orphan_free: Vec<_> = report.findings.0.iter().filter(|it| it.code != "LED-0108").collect();
    assert!(orphan_free.is_empty(), "{orphan_free:?}");
    assert_eq!(report.links, 80);
}

on_both_engines! {
    numbers_go_on_without_gap,
    messages_leave_once,
    work_goes_on_step_by_step,
    a_visit_changes_state_and_keeps_its_lines,
    a_nonce_is_used_once_or_again_by_its_message,
    writers_wait_for_each_other,
}
