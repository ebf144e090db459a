//! Agreements by two persons, and what they allow; accounts by month, and the way from an account to its entries.

use app::institutions::{AgreementDecision, InstitutionQuery, NewAgreement};
use app::model::MoneyKind;

use crate::common::*;

fn agreement(kind: &str, from: &str, until: &str, scope: &[&str], replaces: Option<&str>) -> NewAgreement {
    NewAgreement {
        kind: kind.to_owned(),
        from: day(from),
        until: day(until),
        scope: scope.iter().map(|it| (*it).to_owned()).collect(),
        note: "协议〔2024〕1 号".to_owned(),
        replaces_id: replaces.map(str::to_owned),
    }
}

fn yes() -> AgreementDecision {
    AgreementDecision { approve: true, reason: String::new() }
}

impl Bureau {
    async fn agree(&self, new: &NewAgreement) -> String {
        let id = self.app.propose_agreement("H1", new, "甲").await.unwrap().id;
        self.app.decide_agreement(&id, &yes(), "乙").await.unwrap();
        id
    }
}

#[tokio::test]
async fn two_persons_make_an_agreement_and_outside_of_it_nothing_is_settled() {
    for (folder, url) in engines() {
        let bureau = bureau_on(folder, &url, &small_pack("discharge", "50%"), "2024-06-30").await;
        let app = &bureau.app;
        // Nothing on record: as before.
        bureau.settle("1", stay("P1", "2024-01-02", "2024-01-05", 100)).await;
        let new = agreement("agreement", "2024-02-01", "2024-04-30", &["住院"], None);
        let proposed = app.propose_agreement("H1", &new, "甲").await.unwrap();
        assert_eq!(
            (proposed.state.as_str(), app.proposed_agreements().await.unwrap().len()),
            ("proposed", 1)
        );
        bureau.settle("2", stay("P1", "2024-01-12", "2024-01-15", 100)).await;
        assert_eq!(code(app.decide_agreement(&proposed.id, &yes(), "甲").await), "INS-0004");
        assert_eq!(code(app.decide_agreement(&proposed.id, &yes(), "").await), "APP-0001");
        app.decide_agreement(&proposed.id, &yes(), "乙").await.unwrap();
        assert_eq!(code(app.decide_agreement(&proposed.id, &yes(), "丙").await), "APP-0003");

        let refused = |message: &str, visit| app.settle(asking(message, visit));
        assert_eq!(code(refused("3", stay("P1", "2024-01-22", "2024-01-25", 100)).await), "INS-0001");
        assert_eq!(code(refused("4", visit("P1", "普通门诊", "2024-02-10", 100)).await), "INS-0002");
        let outside = asking("5", stay("P1", "2024-05-01", "2024-05-03", 100));
        assert_eq!(code(app.preview(outside).await), "INS-0001");
        let opened = app.open_visit("H1", "窗口", visit("P1", "住院", "2024-05-01", 100)).await;
        assert_eq!(code(opened), "INS-0001");
        // Who was admitted within is settled after it.
        bureau.settle("6", stay("P2", "2024-04-28", "2024-05-06", 100)).await;

        // Suspended for some days; another hospital is not touched.
        bureau.agree(&agreement("suspension", "2024-03-01", "2024-03-10", &[], None)).await;
        assert_eq!(code(refused("7", stay("P3", "2024-03-10", "2024-03-12", 100)).await), "INS-0003");
        bureau.settle("8", stay("P3", "2024-03-11", "2024-03-12", 100)).await;

        // Agreements do not overlap; a change takes the place of the old one.
        let over = agreement("agreement", "2024-04-01", "2024-12-31", &[], None);
        assert_eq!(code(app.propose_agreement("H1", &over, "甲").await), "APP-0003");
        let change = agreement("agreement", "2024-02-01", "2024-12-31", &[], Some(&proposed.id));
        bureau.agree(&change).await;
        bureau.settle("9", visit("P1", "普通门诊", "2024-05-10", 100)).await;
        let detail = app.read_institution("H1").await.unwrap();
        let states: Vec<&str> = detail.agreements.iter().map(|it| it.state.as_str()).collect();
        assert_eq!(states, ["approved", "approved", "replaced"]);
        assert_eq!(detail.agreements[2].decided_by.as_deref(), Some("乙"));
        assert_eq!(detail.row.agreement, "active");
        let again = agreement("agreement", "2024-02-01", "2024-05-31", &[], Some(&proposed.id));
        assert_eq!(code(app.propose_agreement("H1", &again, "甲").await), "APP-0003", "replaced already");

        let audits = app.store().read().await.unwrap().find_audits(&proposed.id, 5).await.unwrap();
        let told: Vec<(&str, &str)> =
            audits.iter().map(|it| (it.actor.as_str(), it.action.as_str())).collect();
        assert_eq!(told, [("bureau/乙", "agreement.approve"), ("bureau/甲", "agreement.propose")]);
        bureau.verify().await;
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_proposal() {
    let bureau = bureau(&small_pack("discharge", "50%"), "2024-06-30").await;
    let app = &bureau.app;
    let good = || agreement("agreement", "2024-01-01", "2024-12-31", &[], None);
    let rows = [
        (NewAgreement { kind: "gift".into(), ..good() }, "APP-0001"),
        (NewAgreement { until: day("2023-12-31"), ..good() }, "APP-0001"),
        (NewAgreement { note: " ".into(), ..good() }, "APP-0001"),
        (NewAgreement { scope: vec!["购物".into()], ..good() }, "APP-0001"),
        (NewAgreement { replaces_id: Some("A9".into()), ..good() }, "APP-0002"),
    ];
    for (new, expected) in rows {
        assert_eq!(code(app.propose_agreement("H1", &new, "甲").await), expected, "{new:?}");
    }
    assert_eq!(code(app.propose_agreement("H9", &good(), "甲").await), "APP-0002");
    assert_eq!(code(app.propose_agreement("H1", &good(), " ").await), "APP-0001");
    let id = app.propose_agreement("H1", &good(), "甲").await.unwrap().id;
    let no = |reason: &str| AgreementDecision { approve: false, reason: reason.to_owned() };
    assert_eq!(code(app.decide_agreement(&id, &no(""), "乙").await), "APP-0001");
    assert_eq!(app.decide_agreement(&id, &no("材料不全"), "乙").await.unwrap().state, "refused");
    // Refused: nothing is checked, and a new one may be proposed.
    bureau.settle("1", visit("P1", "普通门诊", "2023-12-01", 100)).await;
    // Two proposals for the same days: only one can be approved.
    let [a, b] = [
        app.propose_agreement("H1", &good(), "甲").await.unwrap().id,
        app.propose_agreement("H1", &good(), "甲").await.unwrap().id,
    ];
    app.decide_agreement(&a, &yes(), "乙").await.unwrap();
    assert_eq!(code(app.decide_agreement(&b, &yes(), "乙").await), "APP-0003");
    let page = app.list_institutions(&InstitutionQuery::default());
    let told: Vec<(&str, usize)> = page.standings.iter().map(|it| (it.standing.as_str(), it.count)).collect();
    assert_eq!(told, [("active", 1), ("unkept", 1)]);
    let only = InstitutionQuery { agreement: Some("unkept".into()), ..InstitutionQuery::default() };
    assert_eq!(app.list_institutions(&only).items[0].id, "H2");
    let first = InstitutionQuery { limit: Some(1), ..InstitutionQuery::default() };
    let page = app.list_institutions(&first);
    assert_eq!((page.items[0].id.as_str(), page.next.as_deref(), page.count), ("H1", Some("H1"), 2));
}

#[tokio::test]
async fn an_account_month_by_month_with_and_without_the_way_to_its_entries() {
    for (folder, url) in engines() {
        let bureau = bureau_on(folder, &url, &small_pack("discharge", "50%"), "2024-06-30").await;
        let app = &bureau.app;
        // (1500 - 500) * 60% = 600; after that 60% of all: 300, 600.
        bureau.settle("1", stay("P1", "2024-01-02", "2024-01-05", 1_500)).await;
        bureau.settle("2", stay("P1", "2024-02-02", "2024-02-05", 500)).await;
        let taken_back = bureau.settle("3", stay("P1", "2024-03-02", "2024-03-05", 1_000)).await;
        let account = "institution:H1:receivable";
        for round in 0..2 {
            let all = app.account_statement(account, None, None).await.unwrap();
            let told: Vec<(&str, i64, i64)> =
                all.months.iter().map(|it| (it.month.as_str(), it.opening_fen, it.closing_fen)).collect();
            let expected =
                [("2024-03", -90_000, -150_000), ("2024-02", -60_000, -90_000), ("2024-01", 0, -60_000)];
            assert_eq!(told, expected, "{url} {round}");
            assert_eq!((all.closing_fen, all.balance_fen), (-150_000, -150_000));
            let part = app.account_statement(account, Some("2024-02"), Some("2024-02")).await.unwrap();
            let sums = (part.opening_fen, part.debit_fen, part.credit_fen, part.closing_fen);
            assert_eq!(sums, (-60_000, 0, 30_000, -90_000));
            // A person's account is summed from its entries, and says the same.
            let own = app.account_statement("person:P1:cash", None, None).await.unwrap();
            assert_eq!((own.months.len(), own.closing_fen), (3, own.balance_fen));
            let entries = |span| app.entries_of_account(account, None, span, 50);
            assert_eq!(entries((None, None)).await.unwrap().items.len(), 3);
            let february = entries((Some(day("2024-02-01")), Some(day("2024-02-29")))).await.unwrap();
            assert_eq!(february.items.len(), 1);
            assert_eq!(february.items[0].on, day("2024-02-05"));
            let page = app.entries_of_account(account, None, (None, None), 2).await.unwrap();
            assert_eq!(page.items.len(), 2);
            let rest = app.entries_of_account(account, page.next.as_deref(), (None, None), 2).await.unwrap();
            assert_eq!((rest.items.len(), rest.next), (1, None));
            assert_eq!(rest.items[0].on, day("2024-01-05"));
            // The second round goes by the way, which must say the same.
            let left = app.follow_entries(0).await.unwrap();
            assert_eq!(left > 0, round == 0);
            bureau.verify().await;
        }
        bureau.reverse("4", &taken_back.id).await;
        bureau.order(MoneyKind::PayInstitution, "H1", 900, "5").await.unwrap();
        let all = app.account_statement(account, None, None).await.unwrap();
        assert_eq!(all.closing_fen, 0);
        assert_eq!(app.entries_of_account(account, None, (None, None), 50).await.unwrap().items.len(), 5);
        let page = app.list_ledger_accounts("institution", None, 1).await.unwrap();
        assert_eq!((page.items.len(), page.next.is_some()), (1, true));
        assert_eq!(code(app.list_ledger_accounts("person", None, 5).await), "APP-0001");
        assert_eq!(code(app.account_statement(account, Some("2024-03"), Some("2024-02")).await), "APP-0001");
        assert_eq!(&app.account_workbook(account, None, None).await.unwrap()[..2], b"PK");
        bureau.verify().await;
    }
}
