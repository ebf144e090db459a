//! Taking a settlement back, and what it does to later ones.

use crate::common::*;

#[tokio::test]
async fn later_settlements_bear_the_deductible_that_a_reversal_sets_free() {
    for (folder, url) in engines() {
        let bureau = bureau_on(folder, &url, &small_pack("discharge", "50%"), "2024-06-30").await;
        let first = bureau.settle("1", visit("P1", "普通门诊", "2024-02-01", 80)).await;
        let second = bureau.settle("2", visit("P1", "普通门诊", "2024-03-01", 220)).await;
        assert_eq!(shares(&first), paid(&[("cash", 80)]));
        // 20 元 of deductible were left
        assert_eq!(shares(&second), paid(&[("pooled", 100), ("cash", 120)]));
        let view = bureau.reverse("3", &first.id).await;
        // Now the second bears all 100 元: (220 - 100) * 50% = 60
        assert_eq!(view.adjusted.len(), 1);
        assert_eq!(view.adjusted[0].difference_fen, yuan(40));
        assert_eq!(bureau.balance("payer:pooled").await, 60);
        assert_eq!(bureau.balance("person:P1:due").await, 40);
        assert_eq!(bureau.balance("person:P1:cash").await, 120);

        // Settled again, the first comes second and finds the deductible used.
        let again = bureau.app.settle(asking_for("4", &first.visit_id)).await.unwrap();
        assert_eq!(shares(&again), paid(&[("pooled", 40), ("cash", 40)]));
        // Taking back the adjusted one takes back what is booked now, not what was booked first.
        bureau.reverse("5", &second.id).await;
        assert_eq!(bureau.balance("person:P1:due").await, 40);
        assert_eq!(bureau.balance("payer:pooled").await, 0);
        bureau.verify().await;
    }
}

#[tokio::test]
async fn a_settlement_is_taken_back_once_and_by_its_institution() {
    let bureau = bureau(&small_pack("discharge", "50%"), "2024-06-30").await;
    let settled = bureau.settle("1", visit("P1", "普通门诊", "2024-02-01", 300)).await;
    let mut other = reversal("2", &settled.id);
    other.institution_id = "H2".into();
    assert_eq!(code(bureau.app.reverse(other).await), "APP-0003");
    assert_eq!(code(bureau.app.reverse(reversal("2", "none")).await), "APP-0002");
    let view = bureau.reverse("3", &settled.id).await;
    assert_eq!(bureau.reverse("3", &settled.id).await, view, "a retry gets the first answer");
    assert_eq!(code(bureau.app.reverse(reversal("4", &settled.id)).await), "APP-0003");
    let mut changed = reversal("3", &settled.id);
    changed.reason = "另一个原因".into();
    assert_eq!(code(bureau.app.reverse(changed).await), "APP-0011");
    // A number used for a settlement is not free for a reversal.
    assert_eq!(code(bureau.app.reverse(reversal("1", &settled.id)).await), "APP-0011");
    assert_eq!(bureau.balance("person:P1:cash").await, 0);
    bureau.verify().await;
}
