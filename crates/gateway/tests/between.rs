//! Between places over HTTP: a person insured in Yueyang at a hospital of Jiangjin, and one of Jiangjin there.

mod common;

use app::model::PersonFact;
use common::hospital::{assert_identities, fen, line, settle};
use common::{HOSPITAL, NUMBER, PERSON, TestServer, day, engines, plain};
use ledger::Account;
use serde_json::json;

const FAR: &str = "430626";

async fn insure(server: &TestServer, person: &str, place: &str) {
    let fact = PersonFact::Coverage {
        person_id: person.to_owned(),
        insurance: "居民".to_owned(),
        status: String::new(),
        attributes: [("place".to_owned(), place.to_owned())].into(),
        from: day("2015-01-01"),
        until: None,
        source: "参保地".to_owned(),
    };
    server.app.record_fact(fact, "").await.unwrap();
}

async fn balance(server: &TestServer, path: &str) -> i64 {
    let account: Account = path.parse().unwrap();
    server.app.store().read().await.unwrap().balance(&account).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_insured_elsewhere() {
    for (engine, url) in engines() {
        let server = TestServer::start_with("jiangjin", &["yueyang"], "2024-03-05", url.as_deref()).await;
        server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
        server.person(PERSON, NUMBER, "居民", "", None).await;
        insure(&server, PERSON, FAR).await;
        let who = json!({ "data": { "mdtrt_cert_type": "02", "mdtrt_cert_no": NUMBER } });
        let known = server.done("1101", who.clone()).await;
        assert_eq!(known["insuinfo"][0]["insuplc_admdvs"], FAR, "{engine}");
        let visit = server.register(PERSON, "2024-03-05").await;
        // The catalogue is ours: JJS0001 has our price limit of 8 yuan at this level.
        let lines = json!({ "feedetail": [
            line(&visit, PERSON, "1", "JJD0001", "20.00", "2", "2024-03-05"),
            line(&visit, PERSON, "2", "JJS0001", "10", "1", "2024-03-05"),
        ] });
        let answer = server.done("2204", lines).await;
        let parts = |at: usize, name: &str| fen(&answer["result"][at][name]);
        assert_eq!(parts(0, "det_item_fee_sumamt"), parts(0, "inscp_scp_amt") + parts(0, "overlmt_amt"));
        assert_eq!(parts(1, "overlmt_amt"), 200, "{answer}");
        let about = json!({
            "mdtrtinfo": { "mdtrt_id": visit, "psn_no": PERSON, "med_type": "11", "begntime": "2024-03-05 08:10:00" },
            "diseinfo": [],
        });
        server.done("2203A", about).await;
        let settled = server.done("2207", settle(&visit, PERSON, "30.00")).await;
        assert_identities(&settled);
        let funds = fen(&settled["setlinfo"]["fund_pay_sumamt"]);
        assert_eq!(balance(&server, "place:430626:receivable").await, funds, "{settled}");
        assert_eq!(balance(&server, "payer:pooled").await, 0);
        let id = settled["setlinfo"]["setl_id"].as_str().unwrap();
        let asked = json!({ "data": { "psn_no": PERSON, "setl_id": id, "mdtrt_id": visit } });
        assert_eq!(server.done("5203", asked).await["setlinfo"]["insu_optins"], FAR);
        let undo = json!({ "data": { "setl_id": id, "mdtrt_id": visit, "psn_no": PERSON } });
        server.done("2208", undo).await;
        assert_eq!(balance(&server, "place:430626:receivable").await, 0, "a reversal restores");
        // Nobody here, and said to be insured in a place that is not loaded.
        insure(&server, PERSON, "110000").await;
        let other = server.register(PERSON, "2024-03-05").await;
        let lines =
            json!({ "feedetail": [line(&other, PERSON, "1", "JJD0001", "20.00", "2", "2024-03-05")] });
        assert!(server.refused("2204", lines).await.contains("110000"));
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn our_person_at_a_hospital_elsewhere() {
    let server = TestServer::start_with("jiangjin", &["yueyang"], "2024-03-05", None).await;
    server.institution(HOSPITAL, "外地医院", "一级", plain()).await;
    let mut there = server.app.store().read().await.unwrap().list_institutions().await.unwrap().remove(0);
    let mut attributes: app::reported::Words = serde_json::from_str(&there.attributes).unwrap();
    attributes.insert("place".to_owned(), FAR.to_owned());
    there.attributes = serde_json::to_string(&attributes).unwrap();
    server.app.save_institutions(&[there]).await.unwrap();
    server.person(PERSON, NUMBER, "居民", "", None).await;
    let visit = server.register(PERSON, "2024-03-05").await;
    // Items of the catalogue there; ours is not in it.
    let lines = json!({ "feedetail": [
        line(&visit, PERSON, "1", "YYD001", "400.00", "2", "2024-03-05"),
        line(&visit, PERSON, "2", "JJD0001", "10.00", "1", "2024-03-05"),
    ] });
    let answer = server.done("2204", lines).await;
    assert_eq!(fen(&answer["result"][0]["fulamt_ownpay_amt"]), 0, "{answer}");
    assert_eq!(fen(&answer["result"][1]["fulamt_ownpay_amt"]), 1_000, "{answer}");
    let settled = server.done("2207", settle(&visit, PERSON, "410.00")).await;
    assert_identities(&settled);
    let funds = fen(&settled["setlinfo"]["fund_pay_sumamt"]);
    assert!(funds > 0, "{settled}");
    assert_eq!(balance(&server, "place:430626:payable").await, -funds);
    assert_eq!(balance(&server, &format!("institution:{HOSPITAL}:receivable")).await, 0);
    server.assert_sound().await;
}
