//! What is masked, and how it is unmasked: with a reason, once, in the audit log.

use access::{Grant, RegionScope};
use serde_json::json;

use super::town::{COUNTY, OWN, PLACES, Town};
use crate::common::engines;

fn grant(role: &str, region: &str) -> Grant {
    Grant { role: role.into(), region: RegionScope::code(region), institution: None, department: None }
}

fn window(institution: &str) -> [Grant; 1] {
    [Grant { institution: Some(institution.into()), ..grant("hospital_window", "") }]
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_masked_until_somebody_gives_a_reason() {
    for (engine, url) in engines() {
        let town = Town::start("yueyang", url.as_deref()).await;
        let officer = [grant("benefits_officer", PLACES[OWN].0)];
        let seen = town.get(&officer, "/api/v1/people/P0").await.ok();
        let masked = seen["number"].as_str().unwrap().to_owned();
        assert!(masked.contains('*') && masked.len() == 18, "{engine}: {masked}");

        let path = "/api/v1/people/P0/unmask";
        let ask = |fields: serde_json::Value, reason: &str| json!({ "fields": fields, "reason": reason });
        let all = json!(["number", "phone", "diagnosis"]);
        for (fields, reason) in
            [(all.clone(), "看看"), (all.clone(), "     五个字  "), (json!([]), "核对退费的银行卡")]
        {
            assert_eq!(town.post(&officer, path, ask(fields, reason)).await.refused(422), "APP-0001");
        }
        let shown = town.post(&officer, path, ask(all.clone(), "核对退费的银行卡")).await.ok();
        let number = shown["number"].as_str().unwrap();
        assert!(number.starts_with("99010019600501") && number.len() == 18, "{engine}: {shown}");
        assert_eq!(shown["phone"], "");
        assert_eq!(shown["diagnoses"][0]["diagnoses"], json!(["C18.900", "结肠癌"]), "{engine}");
        let one = town.post(&officer, path, ask(json!(["number"]), "核对退费的银行卡")).await.ok();
        assert!(one["diagnoses"].is_null() && one["phone"].is_null(), "{engine}: {one}");

        // In the log: who, whose, what, why; and the chain holds.
        let mut session = town.server.app.store().read().await.unwrap();
        let events = session.find_audits("P0", 10).await.unwrap();
        let events: Vec<_> = events.iter().filter(|it| it.action == "person.unmask").collect();
        assert_eq!(events.len(), 2, "{engine}: what was refused showed nothing");
        let first = events[1];
        assert!(first.actor.contains("测试员"), "{}", first.actor);
        let detail: serde_json::Value = serde_json::from_str(&first.detail).unwrap();
        assert_eq!(
            detail,
            json!({ "fields": ["number", "phone", "diagnosis"], "reason": "核对退费的银行卡" })
        );
        assert!(!first.detail.contains("99010019600501"), "{engine}: the log does not hold the number");
        drop(session);
        assert!(town.server.app.verify().await.unwrap().findings.is_empty());

        for caller in [window("H0").to_vec(), vec![grant("leader", COUNTY)], vec![grant("auditor", COUNTY)]] {
            let answer = town.post(&caller, path, ask(all.clone(), "核对退费的银行卡")).await;
            assert_eq!(answer.refused(403), "API-0403", "{engine}: {caller:?}");
        }
        let answer = town.post(&officer, "/api/v1/people/P1/unmask", ask(all, "核对退费的银行卡")).await;
        assert_eq!(answer.refused(404), "APP-0002", "{engine}: another township");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn illness_is_veiled_in_steps_and_on_statements() {
    let town = Town::start("yueyang", None).await;
    let id = town.settlement(OWN).await;
    let officer = [grant("benefits_officer", PLACES[OWN].0)];
    let open = [grant("open", "")];
    let path = format!("/api/v1/settlements/{id}");
    let text = |answer: crate::common::Answer| {
        answer.ok();
        String::from_utf8(answer.body).unwrap()
    };
    // Who may see it finds it there, so that its absence means something.
    let whole = text(town.get(&open, &path).await);
    assert!(whole.contains("结肠癌"), "the steps name the disease: {whole}");
    let veiled = text(town.get(&officer, &path).await);
    assert!(!veiled.contains("结肠癌") && !veiled.contains("C18.900"), "{veiled}");
    assert!(veiled.contains("病种已遮盖"));
    let amounts =
        |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["decision"]["payers"].clone();
    assert_eq!(amounts(&whole), amounts(&veiled), "the money stays");
    // The window that settled it sees the settlement, no longer the illness.
    assert!(!text(town.get(&window("H0"), &path).await).contains("结肠癌"));

    let html = |answer: crate::common::Answer| {
        assert_eq!(answer.status, 200);
        String::from_utf8(answer.body).unwrap()
    };
    let path = format!("{path}/statement.html");
    assert!(html(town.get(&open, &path).await).contains("C18.900"));
    let veiled = html(town.get(&officer, &path).await);
    assert!(!veiled.contains("C18.900") && !veiled.contains("结肠癌"));
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_reads_what_they_may_and_the_table_of_roles() {
    let town = Town::start("yueyang", None).await;
    let mine = town.get(&window("H0"), "/api/v1/me/permissions").await.ok();
    let actions: Vec<&str> =
        mine["actions"].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
    assert!(actions.contains(&"settlement.settle") && !actions.contains(&"person.search"), "{actions:?}");
    assert_eq!((&mine["grants"][0]["name"], &mine["is_open"]), (&json!("医院医保窗口"), &json!(false)));
    let roles = town.get(&[grant("leader", COUNTY)], "/api/v1/roles").await.ok();
    assert_eq!(roles["roles"].as_array().unwrap().len(), 18);
    let settle = roles["matters"].as_array().unwrap().iter().flat_map(|it| it["actions"].as_array().unwrap());
    let settle: Vec<_> = settle.filter(|it| it["code"] == "settlement.settle").collect();
    assert_eq!(settle[0]["marks"]["hospital_window"], "院");
    assert!(settle[0]["marks"]["leader"].is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_computes_a_reimbursement_does_not_pay_it() {
    let town = Town::start("yueyang", None).await;
    // Two accounts by the rules; here one name with both roles, as a pack of its own might grant them.
    let both = [grant("benefits_officer", COUNTY), grant("payment_officer", COUNTY)];
    let caller = serde_json::to_string(&both).unwrap();
    let by = |name: &'static str| [("x-test-caller", caller.clone()), ("X-Operator", name.to_owned())];
    let send = async |name: &'static str, path: &str| {
        let headers = by(name);
        let headers: Vec<(&str, &str)> = headers.iter().map(|it| (it.0, it.1.as_str())).collect();
        town.server.send("POST", path, &headers, b"").await
    };
    send("zhang", "/api/v1/reimbursements/B-R0/compute").await.ok();
    let refused = send("zhang", "/api/v1/reimbursements/B-R0/pay").await;
    assert_eq!(refused.refused(403), "API-0409");
    assert_eq!(refused.json()["findings"][0]["place"], "DUTY-11", "{}", refused.json());
    assert_eq!(send("li", "/api/v1/reimbursements/B-R0/pay").await.ok()["state"], "paid");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_a_bill_or_moves_money_under_another_name() {
    let town = Town::start("yueyang", None).await;
    let bill = |operator: &str| {
        json!({ "message_id": "N1", "operator": operator, "institution_name": "外地医院", "level": "二级", "visit": {
            "person_id": "P0", "kind": "住院", "admitted_on": "2017-10-01",
            "lines": [{ "name": "药", "amount_fen": 100, "class": "甲" }] } })
    };
    let order = |operator: &str| json!({ "kind": "prepay", "subject_id": "H0", "amount_fen": 100, "message_id": "N2", "operator": operator });
    let (officer, payer) = ([grant("benefits_officer", COUNTY)], [grant("payment_officer", COUNTY)]);
    let (bills, money) = ("/api/v1/reimbursements", "/api/v1/money");
    assert_eq!(town.post(&officer, bills, bill("别人")).await.refused(403), "API-0405");
    assert_eq!(town.post(&payer, money, order("别人")).await.refused(403), "API-0405");
    // Whoever is not named is the account.
    town.post(&officer, bills, bill("")).await.ok();
    town.post(&payer, money, order("测试员")).await.ok();
    let read = town.get(&officer, "/api/v1/reimbursements/B-N1").await.ok();
    assert_eq!(read["steps"][0]["by"], "测试员");
}
