//! How SQLite goes about the questions of lists: none of them may walk through a table, and none may sort more than what
//! its filter leaves over. Asked of the engine itself, so that an index that is lost is noticed without a million rows.

use base::Day;

use crate::engine::Cell;
use crate::seal::Keys;
use crate::{
    MatterFilter, ProblemFilter, ReimbursementFilter, Session, SettlementFilter, Store, Within, WithinBound,
    WithinPart,
};

/// The steps of a plan, one a line.
async fn plan(session: &mut Session, sql: &str, cells: &[Cell<'_>]) -> String {
    let rows = session.connection.fetch(format!("EXPLAIN QUERY PLAN {sql}"), cells).await.unwrap();
    rows.iter().map(|row| row.text(3).unwrap() + "\n").collect()
}

async fn store() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db").display().to_string();
    let store = Store::open(&path, &Keys::passing().unwrap()).await.unwrap();
    store.migrate().await.unwrap();
    (store, folder)
}

fn township() -> WithinPart {
    WithinPart { region: Some("990100001".into()), ..WithinPart::default() }
}

fn villages() -> Within {
    let of = |name: &str| WithinPart { village: Some(name.into()), ..township() };
    Within { parts: Some(vec![of("甲村"), of("乙村")]) }
}

#[tokio::test]
async fn names_are_looked_up_where_somebody_may_look() {
    let (store, _folder) = store().await;
    let mut session = store.read().await.unwrap();
    let condition = "p.name_index >= $1 AND p.name_index < $2";
    let own = "SEARCH p USING COVERING INDEX person_place (region=? AND village=? AND name_index>? AND name_index<?)";
    let everywhere = "INDEX person_name_index (name_index>? AND name_index<?)";
    let townships = Within { parts: Some(vec![township()]) };
    for (within, expected, times) in
        [(Within::everything(), everywhere, 1), (townships, own, 1), (villages(), own, 2)]
    {
        let mut cells = vec![Cell::from("a"), "b".into(), Cell::Int(10)];
        let sql =
            crate::names::narrowed(&within, "p.id", condition, ["p.name_index, p.id", "$3"], &mut cells);
        let steps = plan(&mut session, &sql, &cells).await;
        assert_eq!(steps.matches(expected).count(), times, "{steps}");
        assert!(!steps.contains("SCAN p") && !steps.contains("SCAN h"), "{steps}");
    }
}

#[tokio::test]
async fn visits_under_way_are_counted_in_indexes_alone() {
    let (store, _folder) = store().await;
    let mut session = store.read().await.unwrap();
    let bound = Some(WithinBound { id: "H1".into(), is_required: true });
    let own = Within { parts: Some(vec![WithinPart { institution: bound, ..WithinPart::default() }]) };
    let lives = "SEARCH w USING COVERING INDEX person_lives (id=? AND region=?)";
    let rows = [
        (Within::everything(), "SCAN visit USING COVERING INDEX visit_open", "person"),
        (own, "SEARCH visit USING COVERING INDEX visit_open (institution_id=?)", "person"),
        (Within { parts: Some(vec![township()]) }, lives, "PRIMARY KEY"),
    ];
    for (within, expected, never) in rows {
        let (sql, cells) = crate::books::count_waiting(&within);
        let steps = plan(&mut session, &sql, &cells).await;
        assert!(steps.contains(expected), "{within:?}\n{steps}");
        assert!(!steps.contains(never) && steps.contains("COVERING INDEX visit_open"), "{within:?}\n{steps}");
    }
}

#[tokio::test]
async fn settlements_are_read_in_the_order_of_their_pages() {
    let (store, _folder) = store().await;
    let mut session = store.read().await.unwrap();
    let of_institution =
        SettlementFilter { institution_id: Some("H1".into()), ..SettlementFilter::default() };
    let bound = Some(WithinBound { id: "H1".into(), is_required: true });
    let own = WithinPart { institution: bound, ..WithinPart::default() };
    let within = |parts: Vec<WithinPart>| SettlementFilter {
        within: Within { parts: Some(parts) },
        ..SettlementFilter::default()
    };
    let rows = [
        (SettlementFilter::default(), "settlement_day (settled_on>? AND settled_on<?)"),
        (within(vec![township()]), "settlement_day (settled_on>? AND settled_on<?)"),
        (of_institution, "settlement_institution (institution_id=? AND settled_on>? AND settled_on<?)"),
        (within(vec![own]), "settlement_institution (institution_id=? AND settled_on>? AND settled_on<?)"),
    ];
    for (filter, expected) in rows {
        let (sql, cells) = crate::settlement_list::question(&filter, Some("2024-03-01|S1"), 50);
        let steps = plan(&mut session, &sql, &cells).await;
        assert!(steps.contains(expected), "{filter:?}\n{steps}");
        assert!(!steps.contains("USE TEMP B-TREE"), "{filter:?}\n{steps}");
    }
    let texts = ["H1", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z", "2024-03-01", "2024-03-01"];
    let steps = plan(&mut session, crate::lookup::MOVED, &texts.map(Cell::from)).await;
    let booked = "settlement USING COVERING INDEX settlement_booked (booked_at>? AND booked_at<?)";
    assert!(steps.contains(booked) && steps.contains("entry_reversed"), "{steps}");
    let of_person = SettlementFilter { person_id: Some("P1".into()), ..SettlementFilter::default() };
    let (sql, cells) = crate::settlement_list::question(&of_person, None, 50);
    let steps = plan(&mut session, &sql, &cells).await;
    assert!(steps.contains("settlement_visit (visit_id=?") && steps.contains("visit_person"), "{steps}");
}

#[tokio::test]
async fn a_page_of_requests_is_found_in_an_index_alone() {
    let (store, _folder) = store().await;
    let mut session = store.read().await.unwrap();
    let open = MatterFilter { is_open: Some(true), ..MatterFilter::default() };
    let late = MatterFilter { due_before: Some(Day::MAX), ..open.clone() };
    let of_level =
        MatterFilter { level: Some("county".into()), matter: Some("501".into()), ..MatterFilter::default() };
    let village = MatterFilter { scopes: Some(vec!["990100001/甲村".into()]), ..open.clone() };
    let of_township = MatterFilter { scopes: Some(vec!["990100001".into()]), ..open.clone() };
    let rows = [
        (open, "COVERING INDEX matter_request_due (is_open=? AND due_on>?)", 1),
        (late, "COVERING INDEX matter_request_due (is_open=? AND due_on>? AND due_on<?)", 1),
        (of_level, "COVERING INDEX matter_request_due (is_open=? AND due_on>?)", 2),
        (village, "COVERING INDEX matter_request_home (is_open=? AND home=? AND due_on>?)", 1),
        (of_township, "COVERING INDEX matter_request_due (is_open=? AND due_on>?)", 1),
    ];
    for (filter, expected, times) in rows {
        let (sql, cells) = crate::matters::list::question(&filter, Some("2024-03-01|R1"), 50);
        let steps = plan(&mut session, &sql, &cells).await;
        assert_eq!(steps.matches(expected).count(), times, "{filter:?}\n{steps}");
    }
    let of_person = MatterFilter { person_id: Some("P1".into()), ..MatterFilter::default() };
    for is_open in [None, Some(true)] {
        let filter = MatterFilter { is_open, ..of_person.clone() };
        let (sql, cells) = crate::matters::list::question(&filter, None, 50);
        let steps = plan(&mut session, &sql, &cells).await;
        assert!(steps.contains("matter_request_person (person_id=?)"), "{steps}");
    }
}

#[tokio::test]
async fn a_page_of_problems_is_found_in_an_index_alone() {
    let (store, _folder) = store().await;
    let mut session = store.read().await.unwrap();
    let of = |within: Within| ProblemFilter { stage_below: Some(4), within, ..ProblemFilter::default() };
    let everything = Within::everything();
    let paid = ProblemFilter { kind: Some("paid".into()), ..of(everything.clone()) };
    let late = ProblemFilter { overdue_on: Some(Day::MAX), ..of(everything.clone()) };
    let department = WithinBound { id: "D1".into(), is_required: true };
    let own = WithinPart { department: Some(department), ..WithinPart::default() };
    let rows = [
        (paid, "COVERING INDEX roster_problem_code (code>? AND code<?)", 1),
        (late, "INDEX sqlite_autoindex_roster_problem_1 (id>?)", 1),
        (of(villages()), "COVERING INDEX roster_problem_township (township=? AND id>?)", 2),
        (of(Within { parts: Some(vec![own]) }), "INDEX sqlite_autoindex_roster_problem_1 (id>?)", 1),
        (
            ProblemFilter { township: Some("990100001".into()), ..of(everything) },
            "COVERING INDEX roster_problem_township (township=? AND id>?)",
            1,
        ),
    ];
    for (filter, expected, times) in rows {
        let (sql, cells) = crate::roster::problem_list::question(&filter, Some("17"), 50);
        let steps = plan(&mut session, &sql, &cells).await;
        assert_eq!(steps.matches(expected).count(), times, "{filter:?}\n{steps}");
    }
    let of_person = ProblemFilter { person_id: Some("P1".into()), ..ProblemFilter::default() };
    let (sql, cells) = crate::roster::problem_list::question(&of_person, None, 50);
    assert!(plan(&mut session, &sql, &cells).await.contains("roster_problem_person (person_id=?)"));
}

#[tokio::test]
async fn reimbursements_are_read_in_the_order_of_their_pages() {
    let (store, _folder) = store().await;
    let mut session = store.read().await.unwrap();
    let all = ReimbursementFilter { is_latest_first: true, ..ReimbursementFilter::default() };
    let waiting = ReimbursementFilter { state: Some("computed".into()), ..ReimbursementFilter::default() };
    let signed =
        ReimbursementFilter { is_latest_first: true, state: Some("signed".into()), ..waiting.clone() };
    let own = ReimbursementFilter { within: Within { parts: Some(vec![township()]) }, ..waiting.clone() };
    let of_person = ReimbursementFilter { person_id: Some("P1".into()), ..all.clone() };
    let rows = [
        (all, "reimbursement_taken (created_at<?)"),
        (waiting, "reimbursement_state (state=? AND created_at>?)"),
        (signed, "reimbursement_state (state=? AND created_at<?)"),
        (own, "reimbursement_state (state=? AND created_at>?)"),
        (of_person, "reimbursement_person (person_id=? AND created_at<?)"),
    ];
    for (filter, expected) in rows {
        let (sql, cells) =
            crate::reimbursements::question(&filter, Some("2026-11-01T00:00:00.000000Z|B-1"), 50);
        let steps = plan(&mut session, &sql, &cells).await;
        // A pair is compared in one term.
        let steps = steps.replace("(created_at,id)", "created_at").replace("(?,?)", "?");
        assert!(steps.contains(expected), "{filter:?}\n{steps}");
        assert!(!steps.contains("USE TEMP B-TREE"), "{filter:?}\n{steps}");
    }
}
