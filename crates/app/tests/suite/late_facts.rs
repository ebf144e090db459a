//! What becomes known late is worked out again, and the difference is the person's: due, or back.

use app::model::{PersonFact, Recomputed};
use base::Fen;

use crate::common::*;

#[tokio::test]
async fn a_back_dated_identity_raises_assistance_and_the_person_gets_the_difference() {
    for (folder, url) in engines() {
        let bureau = bureau_on(folder, &url, &shipped("jiangjin"), "2023-06-30").await;
        let settled = bureau.settle("1", stay("P1", "2023-03-01", "2023-03-12", 20_300)).await;
        // (20300 - 300) * 70% = 14000
        assert_eq!(shares(&settled), paid(&[("pooled", 14_000), ("cash", 6_300)]));
        assert_eq!(bureau.balance("person:P1:cash").await, 6_300);

        let told = bureau.app.record_fact(identity("P1", "监测对象", "2023-02-01"), "办事员").await.unwrap();
        // 6300 * 60% = 3780
        assert_eq!(told.adjusted.len(), 1);
        assert_eq!(told.adjusted[0].settlement_id, settled.id);
        assert_eq!(told.adjusted[0].difference_fen, yuan(-3_780));
        assert_eq!(bureau.balance("payer:aid").await, 3_780);
        assert_eq!(bureau.balance("person:P1:due").await, -3_780);
        assert_eq!(bureau.balance("institution:H1:receivable").await, -14_000);
        assert_eq!(bureau.app.cash_after_adjustments(&settled.id).await.unwrap(), yuan(2_520));

        // The same fact a second time changes nothing; its end takes all of it back.
        let again = bureau.app.record_fact(identity("P1", "监测对象", "2023-02-01"), "办事员").await.unwrap();
        assert_eq!(again.adjusted, []);
        let end = PersonFact::IdentityEnds {
            person_id: "P1".into(),
            identity: "监测对象".into(),
            until: day("2023-02-28"),
            source: String::new(),
        };
        let ended = bureau.app.record_fact(end, "办事员").await.unwrap();
        assert_eq!(ended.adjusted[0].difference_fen, yuan(3_780));
        assert_eq!(bureau.balance("person:P1:due").await, 0);
        assert_eq!(bureau.balance("payer:aid").await, 0);
        bureau.verify().await;
    }
}

#[tokio::test]
async fn entitlement_ends_with_the_month_of_death() {
    let bureau = bureau(&shipped("jiangjin"), "2023-06-30").await;
    let in_the_month = bureau.settle("1", stay("P1", "2023-03-20", "2023-03-30", 20_300)).await;
    let after = bureau.settle("2", stay("P1", "2023-05-01", "2023-05-10", 10_300)).await;
    let on = day("2023-03-05");
    let death = PersonFact::Death { person_id: "P1".into(), on, source: "公安".into() };
    let told = bureau.app.record_fact(death, "").await.unwrap();
    let touched: Vec<_> = told.adjusted.iter().map(|it| it.settlement_id.as_str()).collect();
    assert_eq!(touched, [after.id.as_str()]);
    // Second admission: 300 - 10% = 270; (10300 - 270) * 70% = 7021
    assert_eq!(told.adjusted[0].difference_fen, yuan(7_021));
    assert_eq!(bureau.app.cash_after_adjustments(&in_the_month.id).await.unwrap(), yuan(6_300));
    assert_eq!(bureau.app.cash_after_adjustments(&after.id).await.unwrap(), yuan(10_300));
    assert_eq!(bureau.balance("person:P1:due").await, 7_021);
    let refused = bureau.app.settle(asking("3", visit("P1", "普通门诊", "2023-04-01", 50))).await;
    assert_eq!(code(refused), "APP-0010");
    let tomorrow = PersonFact::Death { person_id: "P2".into(), on: day("2023-07-01"), source: String::new() };
    assert_eq!(code(bureau.app.record_fact(tomorrow, "").await), "APP-0001");
    bureau.verify().await;
}

#[tokio::test]
async fn a_retroactive_rule_books_differences_for_those_it_touches() {
    let bureau = bureau(&small_pack("discharge", "50%"), "2024-06-30").await;
    // 100 元 of deductible, the rest at 50%
    let first = bureau.settle("1", visit("P1", "普通门诊", "2024-02-01", 300)).await;
    let second = bureau.settle("2", visit("P1", "普通门诊", "2024-03-01", 200)).await;
    let taken_back = bureau.settle("3", visit("P2", "普通门诊", "2024-03-01", 200)).await;
    bureau.reverse("4", &taken_back.id).await;
    let other = bureau.settle("5", visit("P3", "普通门诊", "2024-01-05", 200)).await;
    assert_eq!(shares(&first), paid(&[("pooled", 100), ("cash", 200)]));
    assert_eq!(shares(&second), paid(&[("pooled", 100), ("cash", 100)]));

    bureau.app.set_region(region(&small_pack("discharge", "60%")));
    let mut done = 0;
    let adjusted =
        bureau.app.recompute_since(day("2024-02-01"), "新办法", |count| done = count).await.unwrap().adjusted;
    assert_eq!(done, 1, "only P1 has a settlement that counts since then");
    let differences: Vec<(&str, Fen)> =
        adjusted.iter().map(|it| (it.settlement_id.as_str(), it.difference_fen)).collect();
    assert_eq!(differences, [(first.id.as_str(), yuan(-20)), (second.id.as_str(), yuan(-20))]);
    assert_eq!(bureau.balance("person:P1:due").await, -40);
    assert_eq!(bureau.app.cash_after_adjustments(&other.id).await.unwrap(), yuan(150));
    // Once more: nothing is left to do.
    assert_eq!(
        bureau.app.recompute_since(day("2024-02-01"), "新办法", |_| ()).await.unwrap(),
        Recomputed::default()
    );
    // The settlement keeps citing the rules by which it was made.
    assert_eq!(bureau.app.find_settlement(&first.id).await.unwrap().policy_version, first.policy_version);
    bureau.verify().await;
}

#[tokio::test]
async fn what_an_institution_stated_is_not_overwritten_by_the_coverage() {
    let bureau = bureau(&shipped("jiangjin"), "2023-06-30").await;
    let mut stated = stay("W1", "2023-03-01", "2023-03-10", 10_000);
    stated.facts.insert("status".into(), "退休".into());
    let settled = bureau.settle("1", stated).await;
    // A fact that says nothing new about the bill changes nothing about it.
    let told = bureau.app.record_fact(identity("W1", "普通", "2023-01-01"), "").await.unwrap();
    assert_eq!(told.adjusted, []);
    assert_eq!(bureau.app.find_settlement(&settled.id).await.unwrap().state, "settled");
}

#[tokio::test]
async fn another_insurance_brings_none_of_the_facts_of_the_old_one() {
    let bureau = bureau(&shipped("jiangjin"), "2023-06-30").await;
    let coverage = |insurance: &str, attributes: &[(&str, &str)]| PersonFact::Coverage {
        person_id: "P1".into(),
        insurance: insurance.into(),
        status: String::new(),
        attributes: attributes.iter().map(|(id, word)| ((*id).to_owned(), (*word).to_owned())).collect(),
        from: day("2023-01-01"),
        until: None,
        source: "税务".into(),
    };
    bureau.app.record_fact(coverage("居民", &[("plan", "二档")]), "").await.unwrap();
    let settled = bureau.settle("1", stay("P1", "2023-03-01", "2023-03-12", 20_300)).await;
    // 75% in the second plan
    assert_eq!(shares(&settled), paid(&[("pooled", 15_000), ("cash", 5_300)]));
    // A correction without plan: the first, as for everybody, 70%
    let told = bureau.app.record_fact(coverage("居民", &[]), "").await.unwrap();
    assert_eq!(told.adjusted[0].difference_fen, yuan(1_000));
    bureau.verify().await;
}
