//! Prepayments, personal accounts of a family, reimbursement by hand.

use app::model::{MoneyBalance, MoneyKind, MoneyOrder, ReimbursementRequest};
use base::Fen;

use crate::common::*;

#[tokio::test]
async fn an_offset_is_bounded_by_prepayment_and_debt() {
    for (folder, url) in engines() {
        let bureau = bureau_on(folder, &url, &small_pack("discharge", "50%"), "2024-06-30").await;
        // (1500 - 500) * 60% = 600 are owed to the hospital
        bureau.settle("1", stay("P1", "2024-02-01", "2024-02-05", 1_500)).await;
        assert_eq!(code(bureau.order(MoneyKind::Offset, "H1", 1, "2").await), "APP-0003");
        bureau.order(MoneyKind::Prepay, "H1", 1_000, "3").await.unwrap();
        assert_eq!(code(bureau.order(MoneyKind::Offset, "H1", 601, "4").await), "APP-0003");
        let told = bureau.order(MoneyKind::Offset, "H1", 400, "5").await.unwrap();
        assert_eq!(told["institution:H1:prepayment"], 60_000);
        assert_eq!(told["institution:H1:receivable"], -20_000);
        assert_eq!(bureau.order(MoneyKind::Offset, "H1", 400, "5").await.unwrap(), told, "a retry");
        assert_eq!(code(bureau.order(MoneyKind::Offset, "H1", 100, "5").await), "APP-0011");
        assert_eq!(code(bureau.order(MoneyKind::PayInstitution, "H1", 201, "6").await), "APP-0003");
        bureau.order(MoneyKind::PayInstitution, "H1", 200, "7").await.unwrap();
        assert_eq!(bureau.balance("institution:H1:receivable").await, 0);
        assert_eq!(bureau.balance("clearing:bank").await, -1_200);
        assert_eq!(code(bureau.order(MoneyKind::Prepay, "H9", 1, "8").await), "APP-0002");
        assert_eq!(code(bureau.order(MoneyKind::Prepay, "H1", 0, "9").await), "APP-0001");
        bureau.verify().await;
    }
}

#[tokio::test]
async fn a_family_uses_an_account_once_however_often_it_was_opened() {
    for (folder, url) in engines() {
        let bureau = bureau_on(folder, &url, &small_pack("discharge", "50%"), "2024-06-30").await;
        bureau.order(MoneyKind::Credit, "W1", 100, "1").await.unwrap();
        bureau.order(MoneyKind::Credit, "W2", 30, "2").await.unwrap();
        assert_eq!(code(bureau.share("W1", "W1").await), "APP-0001");
        for owner in ["W1", "W1", "W2"] {
            bureau.share(owner, "P1").await.unwrap();
        }
        bureau.share("W2", "W1").await.unwrap();
        // An employee: the own account first, then the family's. (80 元 are below the deductible.)
        let own = bureau.settle("3", visit("W1", "普通门诊", "2024-02-01", 80)).await;
        assert_eq!(shares(&own), paid(&[("account", 80), ("cash", 0)]));
        // 20 and 30 are left.
        let member = bureau.settle("4", visit("P1", "普通门诊", "2024-02-02", 90)).await;
        assert_eq!(shares(&member), paid(&[("account_family", 50), ("cash", 40)]));
        assert_eq!(bureau.balance("person-account:W1:account").await, 0);
        assert_eq!(bureau.balance("person-account:W2:account").await, 0);
        // In one group: the second finds what the first has left.
        bureau.order(MoneyKind::Credit, "W2", 60, "5").await.unwrap();
        let (a, b) = tokio::join!(
            bureau.app.settle(asking("6", visit("P1", "普通门诊", "2024-02-03", 10))),
            bureau.app.settle(asking("7", visit("W1", "普通门诊", "2024-02-03", 20))),
        );
        assert_eq!(shares(&a.unwrap()), paid(&[("account_family", 10), ("cash", 0)]));
        // 20 - 20 of deductible
        assert_eq!(shares(&b.unwrap()), paid(&[("account_family", 20), ("cash", 0)]));
        assert_eq!(bureau.balance("person-account:W2:account").await, -30);
        // A reversal gives each owner back what was taken.
        bureau.reverse("8", &member.id).await;
        assert_eq!(bureau.balance("person-account:W1:account").await, -20);
        assert_eq!(bureau.balance("person-account:W2:account").await, -60);
        bureau.verify().await;
    }
}

#[tokio::test]
async fn a_preview_of_an_order_says_what_the_order_does_and_books_nothing() {
    let bureau = bureau(&small_pack("discharge", "50%"), "2024-06-30").await;
    let order = |kind, fen| MoneyOrder {
        kind,
        subject_id: "H1".into(),
        account: String::new(),
        amount_fen: Fen(fen),
        message_id: "preview".into(),
        operator: String::new(),
        note: String::new(),
    };
    let balance = |account: &str, before_fen, after_fen| MoneyBalance {
        account: account.into(),
        before_fen,
        after_fen,
    };
    bureau.order(MoneyKind::Prepay, "H1", 1_000, "1").await.unwrap();
    for _ in 0..2 {
        let told = bureau.app.preview_money(order(MoneyKind::Prepay, 50)).await.unwrap();
        let expected = [
            balance("institution:H1:prepayment", 100_000, 100_050),
            balance("clearing:bank", -100_000, -100_050),
        ];
        assert_eq!(told.accounts, expected, "twice the same: nothing was booked");
    }
    // It is refused for what the order is refused for, at the amount.
    let refused = bureau.app.preview_money(order(MoneyKind::Offset, 1)).await.unwrap_err();
    assert_eq!(
        (refused.findings.0[0].code, refused.findings.0[0].place.as_str()),
        ("APP-0003", "amount_fen")
    );
    assert_eq!(bureau.balance("clearing:bank").await, -1_000);
    bureau.verify().await;
}

fn claim(message: &str) -> ReimbursementRequest {
    ReimbursementRequest {
        message_id: message.into(),
        operator: String::new(),
        institution_name: "外省医院".into(),
        level: "二级".into(),
        papers: vec!["发票".into(), "费用清单".into()],
        visit: stay("P1", "2024-02-01", "2024-02-05", 1_500),
    }
}

#[tokio::test]
async fn a_bill_from_outside_is_gathered_computed_paid_and_signed_for() {
    for (folder, url) in engines() {
        let bureau = bureau_on(folder, &url, &small_pack("discharge", "50%"), "2024-06-30").await;
        let gathered = bureau.app.gather_reimbursement(claim("1")).await.unwrap();
        assert_eq!(bureau.app.gather_reimbursement(claim("1")).await.unwrap(), gathered);
        let other = ReimbursementRequest { papers: vec![], ..claim("1") };
        assert_eq!(code(bureau.app.gather_reimbursement(other).await), "APP-0011");
        let id = gathered.id.as_str();
        assert_eq!(code(bureau.app.pay_reimbursement(id, "").await), "APP-0003");
        let computed = bureau.app.compute_reimbursement(id, "").await.unwrap();
        assert_eq!(computed.amount_fen, yuan(600));
        assert_eq!(bureau.balance("benefit:bill:P1").await, -600);
        assert_eq!(code(bureau.app.compute_reimbursement(id, "").await), "APP-0003");
        let (a, b) = tokio::join!(bureau.app.pay_reimbursement(id, ""), bureau.app.pay_reimbursement(id, ""));
        assert_eq!([a.is_ok(), b.is_ok()].iter().filter(|it| **it).count(), 1, "it is paid once");
        assert_eq!(code(a.and(b)), "APP-0003");
        assert_eq!(bureau.balance("benefit:bill:P1").await, 0);
        assert_eq!(bureau.balance("clearing:bank").await, -600);
        assert_eq!(bureau.app.sign_reimbursement(id, "").await.unwrap().state, "signed");
        // Its deductible counts: a later stay here has none left.
        let later = bureau.settle("2", stay("P1", "2024-03-01", "2024-03-05", 1_000)).await;
        assert_eq!(shares(&later), paid(&[("pooled", 600), ("cash", 400)]));
        bureau.verify().await;
    }
}

#[tokio::test]
async fn a_bill_from_outside_that_was_taken_back_is_not_paid() {
    let bureau = bureau(&small_pack("discharge", "50%"), "2024-06-30").await;
    let id = bureau.app.gather_reimbursement(claim("1")).await.unwrap().id;
    let settlement = bureau.app.compute_reimbursement(&id, "").await.unwrap().settlement_id.unwrap();
    let mut reverse = reversal("2", &settlement);
    reverse.institution_id = "outside".into();
    bureau.app.reverse(reverse).await.unwrap();
    assert_eq!(code(bureau.app.pay_reimbursement(&id, "").await), "APP-0003");
    assert_eq!(bureau.balance("clearing:bank").await, 0);
    // It is given back, with a reason; one that counts is not.
    assert_eq!(code(bureau.app.withdraw_reimbursement(&id, "", " ").await), "APP-0001");
    let back = bureau.app.withdraw_reimbursement(&id, "", "录错了人").await.unwrap();
    assert_eq!(back.state, "withdrawn");
    let read = bureau.app.find_reimbursement(&id, None, true).await.unwrap();
    assert_eq!(read.steps.last().map(|it| it.reason.as_str()), Some("录错了人"));
    assert_eq!(code(bureau.app.compute_reimbursement(&id, "").await), "APP-0003");
    let wrong = bureau.app.gather_reimbursement(claim("4")).await.unwrap().id;
    assert_eq!(bureau.app.withdraw_reimbursement(&wrong, "", "录错金额").await.unwrap().state, "withdrawn");
    let counts = bureau.app.gather_reimbursement(claim("5")).await.unwrap().id;
    bureau.app.compute_reimbursement(&counts, "").await.unwrap();
    assert_eq!(code(bureau.app.withdraw_reimbursement(&counts, "", "录错金额").await), "APP-0003");
    // One that nobody pays for moves no money, and the books are in order all the same.
    let small = ReimbursementRequest { visit: stay("P2", "2024-02-01", "2024-02-02", 300), ..claim("3") };
    let id = bureau.app.gather_reimbursement(small).await.unwrap().id;
    assert_eq!(bureau.app.compute_reimbursement(&id, "").await.unwrap().amount_fen, yuan(0));
    assert_eq!(bureau.app.pay_reimbursement(&id, "").await.unwrap().state, "paid");
    bureau.verify().await;
}

#[tokio::test]
async fn a_hospital_outside_the_network_is_not_told_to_reduce_its_bill() {
    let bureau = bureau(&shipped("yueyang"), "2018-06-30").await;
    bureau.app.record_fact(identity("P1", "建档立卡", "2018-01-01"), "").await.unwrap();
    let mut outside = claim("1");
    outside.visit = stay("P1", "2018-02-01", "2018-02-05", 14_904);
    outside.visit.facts.insert("disease".into(), "胃癌".into());
    outside.visit.facts.insert("designated".into(), "是".into());
    let id = bureau.app.gather_reimbursement(outside).await.unwrap().id;
    assert_eq!(code(bureau.app.compute_reimbursement(&id, "").await), "APP-0018");
    bureau.verify().await;
}
