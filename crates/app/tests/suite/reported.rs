//! Visits that an institution's program reports piece by piece, each message once.

use app::reported::{PartBack, Reported, ReportedLine, VisitChange, Which};

use crate::common::*;

fn message(number: &str, visit: &str, change: VisitChange) -> Reported {
    Reported {
        institution_id: "H1".into(),
        operator: String::new(),
        message_id: number.into(),
        person_id: "P1".into(),
        visit_id: visit.into(),
        change,
    }
}

fn opening() -> VisitChange {
    let mut visit = visit("P1", "住院", "2024-03-01", 0);
    visit.lines.clear();
    VisitChange::Open { visit, said: Default::default(), diagnoses: vec![] }
}

fn charge(number: &str, amount_yuan: i64) -> VisitChange {
    let line = ReportedLine {
        number: number.into(),
        batch: "B1".into(),
        line: line(amount_yuan),
        said: Default::default(),
    };
    VisitChange::Charge { lines: vec![line], refunds: vec![], goes_on: false }
}

#[tokio::test]
async fn a_retry_changes_nothing_and_another_content_is_refused() {
    let bureau = bureau(&small_pack("discharge", "50%"), "2024-03-10").await;
    let app = &bureau.app;
    let opened = app.report(message("1", "", opening())).await.unwrap();
    assert_eq!(app.report(message("1", "", opening())).await.unwrap(), opened);
    let charged = app.report(message("2", &opened.id, charge("a", 700))).await.unwrap();
    assert_eq!(app.report(message("2", &opened.id, charge("a", 700))).await.unwrap(), charged);
    assert_eq!(code(app.report(message("2", &opened.id, charge("a", 701))).await), "APP-0011");
    assert_eq!(code(app.report(message("3", &opened.id, charge("a", 700))).await), "APP-0021");
    assert_eq!(charged.total_fen(), yuan(700));
    let back = PartBack { number: "b".into(), of: "a".into(), amount_fen: yuan(200), quantity_e4: 0 };
    let back = VisitChange::Charge { lines: vec![], refunds: vec![back], goes_on: false };
    assert_eq!(app.report(message("4", &opened.id, back)).await.unwrap().total_fen(), yuan(500));
    assert_eq!(code(app.report(message("5", &opened.id, VisitChange::Cancel)).await), "APP-0003");
    let taken = app.report(message("6", &opened.id, VisitChange::TakeBack(Which::Batch("B1".into())))).await;
    assert!(taken.unwrap().lines.is_empty());
    app.report(message("7", &opened.id, VisitChange::Cancel)).await.unwrap();
    bureau.verify().await;
}

#[tokio::test]
async fn a_message_taken_back_before_it_arrives_is_refused() {
    let bureau = bureau(&small_pack("discharge", "50%"), "2024-03-10").await;
    let app = &bureau.app;
    assert_eq!(app.void_message("H1", "", "1").await.unwrap(), None);
    assert_eq!(app.void_message("H1", "", "1").await.unwrap(), None);
    assert_eq!(code(app.report(message("1", "", opening())).await), "APP-0003");
    let opened = app.report(message("2", "", opening())).await.unwrap();
    assert_eq!(app.void_message("H1", "", "2").await.unwrap(), Some(opened.id));
    bureau.verify().await;
}
