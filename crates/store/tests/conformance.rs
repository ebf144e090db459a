//! One contract, written once, run on both engines: small behaviours, each on a fresh store.

mod common;

use base::Day;
use common::{
    audit, coverage, credit, filing, fresh, identity, institution, person, request, settled, visit,
};
use ledger::{Account, reversal_of};
use store::{
    AdjustmentWork, BookBatch, EngineKind, FamilyShare, Filing, HospitalDepartment, Knowledge, NonceUse,
    Reimbursement, SettlementFilter, SettlementState, Store, StoreError, VisitState,
};

mod suite {
    use super::*;

    pub async fn nothing_is_found_in_an_empty_store(store: &Store) {
        let mut session = store.read().await.unwrap();
        assert_eq!(session.find_person("P1").await.unwrap(), None);
        assert!(session.load_people(&["P1"], Knowledge::Current).await.unwrap().is_empty());
        assert!(session.load_visits(&["V1"]).await.unwrap().is_empty());
        assert!(session.load_requests(&[("I1", "m1")]).await.unwrap().is_empty());
        assert!(session.load_accumulators(&["P1"], &["2024"]).await.unwrap().is_empty());
        assert_eq!(session.count_people().await.unwrap(), 0);
        assert_eq!(session.chain_head().await.unwrap().seq, 0);
        assert!(session.verify().await.unwrap().findings.is_empty());
    }

    pub async fn migrating_again_changes_nothing(store: &Store) {
        assert_eq!(store.migrate().await.unwrap(), 0);
    }

    pub async fn a_saved_person_loads_back_and_is_brought_up_to_date(store: &Store) {
        let mut moved = person("P1");
        let mut writer = store.write().await.unwrap();
        writer.save_people(&[person("P1"), person("P2")]).await.unwrap();
        moved.village = "新村".into();
        moved.number = None;
        writer.save_people(std::slice::from_ref(&moved)).await.unwrap();
        writer.commit().await.unwrap();

        let mut session = store.read().await.unwrap();
        assert_eq!(session.find_person("P1").await.unwrap(), Some(moved));
        assert_eq!(session.find_people_by_number("N-P2").await.unwrap(), vec![person("P2")]);
        assert!(session.find_people_by_number("N-P1").await.unwrap().is_empty());
        assert_eq!(session.find_household("H-P1").await.unwrap().len(), 1);
    }

    pub async fn names_are_found_by_prefix_page_by_page(store: &Store) {
        let mut writer = store.write().await.unwrap();
        let mut other = person("P9");
        other.name = "李四".into();
        let mut short = person("P8");
        short.name = "张P".into();
        writer.save_people(&[person("P3"), person("P1"), person("P2"), other, short]).await.unwrap();
        writer.commit().await.unwrap();

        let mut session = store.read().await.unwrap();
        let first = session.find_people_by_name("张P", &store::Within::everything(), None, 1).await.unwrap();
        assert_eq!(first.items[0].id, "P8", "whose whole name it is comes first");
        for (prefix, found) in [
            ("张", &["P1", "P2", "P3", "P8"][..]),
            ("张P", &["P1", "P2", "P3", "P8"]),
            ("张P2", &["P2"]),
            ("张P4", &[]),
            ("李四", &["P9"]),
            ("四", &[]),
            ("", &["P1", "P2", "P3", "P8", "P9"]),
        ] {
            // The order of the others says nothing, but pages have nobody twice and leave nobody out.
            let (mut ids, mut cursor, mut pages) = (Vec::new(), None, 0);
            while pages == 0 || (cursor.is_some() && pages < 9) {
                let page = session.find_people_by_name(prefix, &store::Within::everything(), cursor.as_deref(), 2).await.unwrap();
                assert!(page.items.len() <= 2);
                ids.extend(page.items.into_iter().map(|it| it.id));
                (cursor, pages) = (page.next, pages + 1);
            }
            ids.sort_unstable();
            assert_eq!((ids, cursor), (found.iter().map(ToString::to_string).collect(), None), "{prefix}");
        }
        let all = session.list_people(Some("P2"), 10).await.unwrap();
        assert_eq!(all.items.len(), 3);
    }

    pub async fn a_correction_keeps_what_was_known_before(store: &Store) {
        let old = identity("P1", "低保", "2024-01-01");
        let mut new = old.clone();
        new.valid_until = Day::new(2024, 2, 29).unwrap();
        new.known_from = "2024-04-01T00:00:00Z".into();
        let mut writer = store.write().await.unwrap();
        writer.save_people(&[person("P1")]).await.unwrap();
        writer.add_coverage(&[coverage("P1", "2024-01-01")]).await.unwrap();
        writer.add_identities(std::slice::from_ref(&old)).await.unwrap();
        writer.supersede_identity(&old, "2024-04-01T00:00:00Z").await.unwrap();
        writer.add_identities(std::slice::from_ref(&new)).await.unwrap();
        let again = writer.supersede_identity(&old, "2024-05-01T00:00:00Z").await;
        assert!(matches!(again, Err(StoreError::Missing { .. })));
        writer.commit().await.unwrap();

        let mut session = store.read().await.unwrap();
        let rows = [
            (Knowledge::Current, vec![Day::new(2024, 2, 29).unwrap()]),
            (Knowledge::AsOf("2024-03-15T00:00:00Z"), vec![Day::MAX]),
            (Knowledge::AsOf("2024-04-01T00:00:00Z"), vec![Day::new(2024, 2, 29).unwrap()]),
            (Knowledge::AsOf("2023-03-15T00:00:00Z"), vec![]),
            (Knowledge::All, vec![Day::MAX, Day::new(2024, 2, 29).unwrap()]),
        ];
        for (knowledge, expected) in rows {
            let files = session.load_people(&["P1", "P404"], knowledge).await.unwrap();
            assert_eq!(files.len(), 1);
            let until: Vec<Day> = files["P1"].identities.iter().map(|it| it.valid_until).collect();
            assert_eq!(until, expected, "{knowledge:?}");
        }
    }

    pub async fn a_filing_counts_until_it_is_withdrawn(store: &Store) {
        let withdrawn_at = "2024-04-01T00:00:00Z";
        let first = filing("B1", "P1", "高血压");
        let other = Filing { kind: "transfer".into(), ..filing("B2", "P1", "H2") };
        let mut writer = store.write().await.unwrap();
        writer.save_people(&[person("P1"), person("P2")]).await.unwrap();
        writer.add_filings(&[first.clone(), other.clone(), filing("B3", "P2", "糖尿病")]).await.unwrap();
        writer.supersede_filing("B1", withdrawn_at).await.unwrap();
        let again = writer.supersede_filing("B1", "2024-05-01T00:00:00Z").await;
        assert!(matches!(again, Err(StoreError::Missing { .. })));
        writer.commit().await.unwrap();

        let mut session = store.read().await.unwrap();
        let gone = Filing { known_until: Some(withdrawn_at.into()), ..first.clone() };
        assert_eq!(session.list_filings("P1", "chronic").await.unwrap(), vec![gone.clone()]);
        assert_eq!(session.load_filings(&["B1", "B404"]).await.unwrap(), vec![gone]);
        let rows = [
            (Knowledge::Current, vec!["B2"]),
            (Knowledge::AsOf("2024-03-31T00:00:00Z"), vec!["B1", "B2"]),
            (Knowledge::AsOf(withdrawn_at), vec!["B2"]),
            (Knowledge::All, vec!["B1", "B2"]),
        ];
        for (knowledge, expected) in rows {
            let files = session.load_people(&["P1"], knowledge).await.unwrap();
            let ids: Vec<&str> = files["P1"].filings.iter().map(|it| it.id.as_str()).collect();
            assert_eq!(ids, expected, "{knowledge:?}");
        }
        assert!(session.verify().await.unwrap().findings.is_empty());
        drop(session);
        let mut writer = store.write().await.unwrap();
        let twice = writer.add_filings(std::slice::from_ref(&other)).await;
        assert!(matches!(twice, Err(StoreError::Duplicate { .. })), "{twice:?}");
        drop(writer);
        let mut writer = store.write().await.unwrap();
        writer.add_filings(&[filing("B4", "NOBODY", "透析")]).await.unwrap();
        writer.commit().await.unwrap();
        let report = store.read().await.unwrap().verify().await.unwrap();
        assert_eq!(report.findings.0.len(), 1, "a filing of nobody is found: {:?}", report.findings);
    }

    pub async fn a_department_is_changed_by_adding(store: &Store) {
        let old = HospitalDepartment {
            id: "K1".into(),
            institution_id: "I1".into(),
            code: "NK".into(),
            name: "内科".into(),
            valid_from: Day::new(2020, 1, 1).unwrap(),
            valid_until: Day::MAX,
            known_from: common::NOW.into(),
            known_until: None,
            detail: "{}".into(),
        };
        let new = HospitalDepartment { id: "K2".into(), name: "大内科".into(), ..old.clone() };
        let mut writer = store.write().await.unwrap();
        writer.add_hospital_departments(std::slice::from_ref(&old)).await.unwrap();
        writer.supersede_hospital_department("K1", "2024-04-01T00:00:00Z").await.unwrap();
        writer.add_hospital_departments(std::slice::from_ref(&new)).await.unwrap();
        let again = writer.supersede_hospital_department("K1", "2024-05-01T00:00:00Z").await;
        assert!(matches!(again, Err(StoreError::Missing { .. })));
        writer.commit().await.unwrap();
        let mut session = store.read().await.unwrap();
        assert_eq!(session.list_hospital_departments("I1").await.unwrap(), vec![new]);
        assert!(session.list_hospital_departments("I2").await.unwrap().is_empty());
    }

    pub async fn accounts_and_those_of_the_family_come_with_the_person(store: &Store) {
        let mut writer = store.write().await.unwrap();
        writer.save_people(&[person("P1"), person("P2")]).await.unwrap();
        let share = FamilyShare {
            owner_id: "P1".into(),
            member_id: "P2".into(),
            kind: "account".into(),
            valid_from: Day::MIN,
            valid_until: Day::MAX,
            known_from: common::NOW.into(),
            known_until: None,
        };
        writer.add_family_shares(std::slice::from_ref(&share)).await.unwrap();
        let batch = BookBatch { entries: vec![credit("C1", "P1", 50_000)], ..BookBatch::default() };
        writer.book(&batch).await.unwrap();
        let files = writer.load_people(&["P1", "P2"], Knowledge::Current).await.unwrap();
        assert_eq!(files["P1"].balances[0].balance_fen, 50_000);
        assert_eq!(files["P2"].shared[0].share, share);
        assert_eq!(files["P2"].shared[0].balance_fen, 50_000);
        let account = Account::person_account("P1", "account").unwrap();
        assert_eq!(writer.balance(&account).await.unwrap(), -50_000);
    }

    pub async fn a_settlement_is_booked_with_all_that_follows(store: &Store) {
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
        assert_eq!(session.chain_head().await.unwrap(), booked.link_with(&entries, &session_audit()));
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

    /// Small helper of the test above: the link that the store should have ended with.
    trait LinkWith {
        fn link_with(&self, entries: &[store::LoggedEntry], event: &ledger::AuditEvent) -> ledger::ChainLink;
    }

    impl LinkWith for store::Booked {
        fn link_with(&self, entries: &[store::LoggedEntry], event: &ledger::AuditEvent) -> ledger::ChainLink {
            let expected = entries[0].link.next(event);
            assert_eq!(expected.hash, self.link.hash);
            expected
        }
    }

    fn session_audit() -> ledger::AuditEvent {
        audit("settlement.settle", "S1")
    }

    pub async fn a_dropped_writer_leaves_nothing(store: &Store) {
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

    pub async fn the_same_id_twice_is_refused(store: &Store) {
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

    pub async fn what_contradicts_itself_is_refused(store: &Store) {
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

    pub async fn a_reversal_restores_balances_and_happens_once(store: &Store) {
        let mut writer = store.write().await.unwrap();
        writer.save_people(&[person("P1")]).await.unwrap();
        let batch = settled("S1", "P1", [6_000, 0, 2_500]);
        writer.book(&batch).await.unwrap();
        let back = |id: &str| BookBatch {
            reversed: vec!["S1".into()],
            entries: vec![reversal_of(&batch.entries[0], id, common::day("2024-03-02"))],
            meter_changes: vec![common::meter(id, "P1", "paid", "2024", -6_000)],
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

    pub async fn settlements_are_listed_by_day_page_by_page(store: &Store) {
        let mut writer = store.write().await.unwrap();
        for (id, person_id, on) in [
            ("S3", "P1", "2024-03-02"),
            ("S1", "P1", "2024-03-05"),
            ("S2", "P2", "2024-03-02"),
            ("S4", "P1", "2024-04-01"),
        ] {
            let mut batch = settled(id, person_id, [100, 0, 0]);
            batch.settlements[0].settled_on = common::day(on);
            writer.book(&batch).await.unwrap();
        }
        writer.commit().await.unwrap();
        let mut session = store.read().await.unwrap();
        let march = SettlementFilter {
            institution_id: Some("I1".into()),
            from: Some(common::day("2024-03-01")),
            until: Some(common::day("2024-03-31")),
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

    pub async fn numbers_go_on_without_gap(store: &Store) {
        let mut writer = store.write().await.unwrap();
        assert_eq!(writer.next_numbers("settlement-2024", 3).await.unwrap(), 1);
        assert_eq!(writer.next_numbers("settlement-2024", 1).await.unwrap(), 4);
        drop(writer);
        let mut writer = store.write().await.unwrap();
        assert_eq!(writer.next_numbers("settlement-2024", 1).await.unwrap(), 1);
        assert_eq!(writer.next_numbers("settlement-2025", 1).await.unwrap(), 1);
    }

    pub async fn messages_leave_once(store: &Store) {
        let mut writer = store.write().await.unwrap();
        for id in ["S1", "S2", "S3"] {
            writer.book(&settled(id, "P1", [100, 0, 0])).await.unwrap();
        }
        writer.mark_sent(&[1, 3], common::NOW).await.unwrap();
        let left = writer.pending_messages(10).await.unwrap();
        assert_eq!(left.iter().map(|it| it.id).collect::<Vec<_>>(), [2]);
    }

    pub async fn work_goes_on_step_by_step(store: &Store) {
        let mut writer = store.write().await.unwrap();
        writer.save_people(&[person("P1")]).await.unwrap();
        writer.book(&settled("S1", "P1", [100, 0, 0])).await.unwrap();
        let mut work = Reimbursement {
            id: "R1".into(),
            person_id: "P1".into(),
            state: "gathered".into(),
            settlement_id: None,
            amount_fen: 0,
            detail: "{}".into(),
            created_at: common::NOW.into(),
            changed_at: common::NOW.into(),
        };
        writer.save_reimbursements(std::slice::from_ref(&work)).await.unwrap();
        work.state = "computed".into();
        work.settlement_id = Some("S1".into());
        writer.save_reimbursements(std::slice::from_ref(&work)).await.unwrap();
        assert_eq!(writer.find_reimbursement("R1").await.unwrap(), Some(work.clone()));
        assert!(writer.list_reimbursements("gathered", 9).await.unwrap().is_empty());
        assert_eq!(writer.list_reimbursements("computed", 9).await.unwrap(), [work]);
        let late = AdjustmentWork {
            id: "A1".into(),
            cause: r#"{"identity":"特困"}"#.into(),
            person_id: "P1".into(),
            settlement_id: "S1".into(),
            state: "found".into(),
            difference_fen: -100,
            decision: "{}".into(),
            created_at: common::NOW.into(),
            changed_at: common::NOW.into(),
        };
        writer.save_adjustments(std::slice::from_ref(&late)).await.unwrap();
        assert_eq!(writer.list_adjustments("found", 9).await.unwrap(), std::slice::from_ref(&late));
        assert_eq!(writer.find_adjustments_of("S1").await.unwrap(), [late]);
        writer.set_meta("pack", "jiangjin").await.unwrap();
        assert_eq!(writer.find_meta("pack").await.unwrap().as_deref(), Some("jiangjin"));
    }

    pub async fn a_visit_changes_state_and_keeps_its_lines(store: &Store) {
        let mut writer = store.write().await.unwrap();
        let mut changed = visit("V1", "P1");
        let open = BookBatch {
            visits: vec![changed.clone()],
            lines: (1..=300).map(|no| common::line("V1", no, no)).collect(),
            ..BookBatch::default()
        };
        writer.book(&open).await.unwrap();
        changed.state = VisitState::Discharged;
        changed.discharged_on = Some(common::day("2024-03-09"));
        changed.treat_first = true;
        let closed = BookBatch { visits: vec![changed.clone()], ..BookBatch::default() };
        writer.book(&closed).await.unwrap();
        changed.lines = open.lines;
        assert_eq!(writer.load_visits(&["V1"]).await.unwrap()["V1"], changed);
    }

    pub async fn a_nonce_is_used_once_or_again_by_its_message(store: &Store) {
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

    pub async fn writers_wait_for_each_other(store: &Store) {
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
}

macro_rules! conformance {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            use super::*;
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { run(EngineKind::Sqlite, suite::$name).await; })+
        }
        mod postgres {
            use super::*;
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { run(EngineKind::Postgres, suite::$name).await; })+
        }
    };
}

async fn run(kind: EngineKind, behaviour: impl AsyncFn(&Store)) {
    if let Some(fresh) = fresh(kind).await {
        behaviour(&fresh.store).await;
        fresh.store.close().await;
    }
}

conformance!(
    nothing_is_found_in_an_empty_store,
    migrating_again_changes_nothing,
    a_saved_person_loads_back_and_is_brought_up_to_date,
    names_are_found_by_prefix_page_by_page,
    a_correction_keeps_what_was_known_before,
    a_filing_counts_until_it_is_withdrawn,
    a_department_is_changed_by_adding,
    accounts_and_those_of_the_family_come_with_the_person,
    a_settlement_is_booked_with_all_that_follows,
    a_dropped_writer_leaves_nothing,
    the_same_id_twice_is_refused,
    what_contradicts_itself_is_refused,
    a_reversal_restores_balances_and_happens_once,
    settlements_are_listed_by_day_page_by_page,
    numbers_go_on_without_gap,
    messages_leave_once,
    work_goes_on_step_by_step,
    a_visit_changes_state_and_keeps_its_lines,
    a_nonce_is_used_once_or_again_by_its_message,
    writers_wait_for_each_other,
);
