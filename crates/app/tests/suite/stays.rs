//! Stays: lines, refunds, discharge, the year they count for, treatment before payment.

use app::model::{AddLines, Discharge, LineRefund, MoneyKind, NewVisit};
use base::Fen;

use crate::common::*;

fn discharge(visit_id: &str, on: &str) -> Discharge {
    Discharge {
        visit_id: visit_id.into(),
        discharged_on: day(on),
        diagnoses: vec![],
        facts: Default::default(),
    }
}

#[tokio::test]
async fn a_line_refunded_before_settlement_is_not_charged() {
    let bureau = bureau(&small_pack("discharge", "50%"), "2024-03-10").await;
    let mut new = visit("P1", "住院", "2024-03-01", 1_000);
    new.id = Some("S1".into());
    bureau.app.open_visit("H1", "", new).await.unwrap();
    let add = |lines, refunds| AddLines { visit_id: "S1".into(), lines, refunds };
    let refund = |line_no, fen| LineRefund { line_no, amount_fen: fen, quantity_e4: 0 };
    bureau.app.add_lines("H1", "", add(vec![line(700), line(300)], vec![])).await.unwrap();
    let view = bureau
        .app
        .add_lines("H1", "", add(vec![], vec![refund(2, yuan(200)), refund(3, yuan(300))]))
        .await
        .unwrap();
    assert_eq!(view.total_fen, yuan(1_500));
    // A quantity below nothing would make the line longer; the least number there is has no opposite.
    let pieces = |quantity_e4| LineRefund { line_no: 2, amount_fen: yuan(1), quantity_e4 };
    for wrong in [
        refund(2, yuan(501)),
        refund(9, yuan(1)),
        refund(1, Fen(0)),
        refund(4, yuan(1)),
        refund(2, Fen(i64::MAX)),
        pieces(-10_000),
        pieces(i64::MIN),
        pieces(i64::MAX),
    ] {
        assert_eq!(code(bureau.app.add_lines("H1", "", add(vec![], vec![wrong])).await), "APP-0001");
    }
    let far_too_much = Fen(i64::MAX);
    let huge = benefit::FeeLine { amount_fen: far_too_much, ..line(1) };
    assert_eq!(code(bureau.app.add_lines("H1", "", add(vec![huge], vec![])).await), "APP-0001");
    assert_eq!(code(bureau.app.add_lines("H2", "", add(vec![line(1)], vec![])).await), "APP-0003");
    bureau.app.discharge("H1", "", discharge("S1", "2024-03-10")).await.unwrap();
    let preview = bureau.app.preview(asking_for("1", "S1")).await.unwrap();
    let settled = bureau.app.settle(asking_for("1", "S1")).await.unwrap();
    // (1500 - 500) * 60% = 600
    assert_eq!(shares(&settled), paid(&[("pooled", 600), ("cash", 900)]));
    assert_eq!(preview.decision.get(), settled.decision.get());
    assert_eq!(code(bureau.app.add_lines("H1", "", add(vec![line(1)], vec![])).await), "APP-0003");
    bureau.verify().await;
}

/// A stay from December to January, after one that has used the deductible of the old year.
async fn across_the_year(cross_year: &str) -> (Vec<(String, i64)>, Vec<(String, i64)>) {
    let bureau = bureau(&small_pack(cross_year, "50%"), "2024-01-31").await;
    bureau.settle("1", stay("P1", "2023-11-01", "2023-11-05", 600)).await;
    let mut new = stay("P1", "2023-12-28", "2024-01-05", 1_000);
    new.lines[0].on = Some(day("2023-12-29"));
    new.lines.push(benefit::FeeLine { on: Some(day("2024-01-03")), ..line(1_000) });
    let preview = bureau.app.preview(asking("2", new.clone())).await.unwrap();
    let across = bureau.settle("2", new).await;
    assert_eq!(preview.decision.get(), across.decision.get());
    let next = bureau.settle("3", stay("P1", "2024-01-10", "2024-01-12", 1_000)).await;
    bureau.verify().await;
    (shares(&across), shares(&next))
}

#[tokio::test]
async fn a_stay_counts_for_the_year_of_discharge_where_the_pack_says_so() {
    // Discharge: a new year, a new deductible. (2000 - 500) * 60% = 900; then it is used.
    let (across, next) = across_the_year("discharge").await;
    assert_eq!(across, paid(&[("pooled", 900), ("cash", 1_100)]));
    assert_eq!(next, paid(&[("pooled", 600), ("cash", 400)]));
}

#[tokio::test]
async fn a_stay_counts_for_the_year_of_admission_where_the_pack_says_so() {
    // Admission: the deductible of 2023 is used already, that of 2024 is still there.
    let (across, next) = across_the_year("admission").await;
    assert_eq!(across, paid(&[("pooled", 1_200), ("cash", 800)]));
    assert_eq!(next, paid(&[("pooled", 300), ("cash", 700)]));
}

#[tokio::test]
async fn a_stay_is_settled_in_two_parts_where_the_pack_divides_it() {
    let bureau = bureau(&small_pack("split", "50%"), "2024-01-31").await;
    let whole = bureau.app.settle(asking("1", stay("P1", "2023-12-28", "2024-01-05", 2_000))).await;
    assert_eq!(code(whole), "APP-0020");
    let old = bureau.settle("2", stay("P1", "2023-12-28", "2023-12-31", 1_000)).await;
    let new = bureau.settle("3", stay("P1", "2024-01-01", "2024-01-05", 1_000)).await;
    // Each part meets the deductible of its year.
    assert_eq!(shares(&old), paid(&[("pooled", 300), ("cash", 700)]));
    assert_eq!(shares(&new), paid(&[("pooled", 300), ("cash", 700)]));
    bureau.verify().await;
}

#[tokio::test]
async fn who_was_treated_first_owes_and_pays_later() {
    let bureau = bureau(&small_pack("discharge", "50%"), "2024-03-10").await;
    let new = NewVisit { treat_first: true, ..stay("P1", "2024-03-01", "2024-03-05", 1_500) };
    let settled = bureau.settle("1", new.clone()).await;
    assert_eq!(settled.cash_due_fen, Fen::ZERO);
    assert_eq!(bureau.settle("1", new).await.cash_due_fen, Fen::ZERO, "also to a retry");
    assert_eq!(bureau.balance("person:P1:due").await, 900);
    assert_eq!(bureau.balance("person:P1:cash").await, 0);
    assert_eq!(code(bureau.order(MoneyKind::Collect, "P1", 901, "2").await), "APP-0003");
    bureau.order(MoneyKind::Collect, "P1", 400, "3").await.unwrap();
    bureau.order(MoneyKind::Collect, "P1", 500, "4").await.unwrap();
    assert_eq!(bureau.balance("person:P1:due").await, 0);
    assert_eq!(bureau.balance("person:P1:cash").await, 900);
    assert_eq!(code(bureau.order(MoneyKind::Collect, "P1", 1, "5").await), "APP-0003");
    // Taken back after it was paid: the money goes back to the person.
    bureau.reverse("6", &settled.id).await;
    assert_eq!(bureau.balance("person:P1:due").await, -900);
    assert_eq!(code(bureau.order(MoneyKind::PayBack, "P1", 901, "7").await), "APP-0003");
    bureau.order(MoneyKind::PayBack, "P1", 900, "8").await.unwrap();
    assert_eq!(bureau.balance("person:P1:due").await, 0);
    bureau.verify().await;
}

#[tokio::test]
async fn nobody_is_in_two_hospitals_in_one_night() {
    let bureau = bureau(&small_pack("discharge", "50%"), "2024-03-31").await;
    let opened = |id: &str, from: &str| NewVisit {
        id: Some(id.into()),
        discharged_on: None,
        ..stay("P1", from, from, 100)
    };
    bureau.app.open_visit("H1", "", opened("S1", "2024-03-10")).await.unwrap();
    let table = [
        ("the stay is still open", stay("P1", "2024-03-12", "2024-03-14", 100), false),
        ("left before it began", stay("P1", "2024-03-01", "2024-03-10", 100), true),
        ("one night in common", stay("P1", "2024-03-08", "2024-03-11", 100), false),
        ("somebody else", stay("P2", "2024-03-08", "2024-03-11", 100), true),
        ("a day in the clinic", visit("P1", "普通门诊", "2024-03-12", 100), true),
    ];
    for (number, (why, new, fits)) in table.into_iter().enumerate() {
        let answer = bureau.app.settle(asking(&format!("{number}"), new)).await;
        assert_eq!(
            answer.as_ref().map(drop).map_err(|it| it.findings.0[0].code),
            if fits { Ok(()) } else { Err("APP-0003") },
            "{why}"
        );
    }
    // Two in one group see each other.
    let (a, b) = tokio::join!(
        bureau.app.settle(asking("a", stay("P3", "2024-03-01", "2024-03-05", 100))),
        bureau.app.settle(asking("b", stay("P3", "2024-03-03", "2024-03-08", 100))),
    );
    assert!(a.is_ok());
    assert_eq!(code(b), "APP-0003");
    // A discharge that is moved may not run into another stay.
    bureau.app.discharge("H1", "", discharge("S1", "2024-03-15")).await.unwrap();
    bureau.app.open_visit("H2", "", opened("S2", "2024-03-15")).await.unwrap();
    assert_eq!(code(bureau.app.discharge("H1", "", discharge("S1", "2024-03-16")).await), "APP-0003");
    assert_eq!(code(bureau.app.open_visit("H1", "", opened("V0000000099", "2024-03-01")).await), "APP-0001");
}
