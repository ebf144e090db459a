//! Between places over HTTP: a person insured in Yueyang at a hospital of Jiangjin, and one of Jiangjin there.

use app::model::PersonFact;
use ledger::Account;
use serde_json::json;

use crate::common::filings::chronic;
use crate::common::hospital::{admission, assert_identities, envelope, fen, line, msgid, settle};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, day, engines, plain};

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
        // The lines are taken in; how they split is not known, and nothing is settled.
        let answer = server.done("2204", lines).await;
        assert!(answer["result"][0]["memo"].as_str().unwrap().contains("110000"), "{answer}");
        assert!(server.refused("2207", settle(&other, PERSON, "20.00")).await.contains("APP-0030"));
        server.assert_sound().await;
    }
}

/// What a message says of the place of insurance is held against what is registered, wherever it matters.
#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_says_another_place_is_refused() {
    let server = TestServer::start_with("jiangjin", &["yueyang"], "2024-03-05", None).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    let visit = server.register(PERSON, "2024-03-05").await;
    let lines = json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "40", "2", "2024-03-05")] });
    server.done("2204", lines).await;
    let card = json!({ "data": { "mdtrt_cert_type": "02", "mdtrt_cert_no": NUMBER } });
    let asked = json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-05" } });
    let new = json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-05 08:00:00", "ipt_otp_no": "M2" } });
    let bill = || settle(&visit, PERSON, "40");
    let all = [
        ("1101", card),
        ("2001", asked),
        ("2201", new),
        ("2401", admission(PERSON, "2024-03-05")),
        ("2206", bill()),
        ("2207", bill()),
    ];
    for (infno, input) in all {
        // A place that is not loaded here says nothing: programs write all kinds of codes of the region.
        for (said, is_refused) in [(FAR, true), ("500100", false), ("110101", false)] {
            let mut body = envelope(infno, &msgid(), input.clone());
            body["insuplc_admdvs"] = json!(said);
            if !is_refused && infno != "2206" {
                continue;
            }
            let (_, answer) = server.post("/fsi/x", &[], body.to_string().as_bytes()).await;
            let text = answer["err_msg"].as_str().unwrap_or_default();
            assert_eq!(text.contains("GW-0241"), is_refused, "{infno} {said}: {answer}");
        }
    }
    server.done("2207", bill()).await;
    server.assert_sound().await;
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

/// A diagnosis is called as a certified disease of the place of treatment; the place of insurance has no such
/// word. On an ordinary visit it certifies nothing, here or there.
#[tokio::test(flavor = "multi_thread")]
async fn a_diagnosis_is_no_certificate() {
    let server = TestServer::start_with("jiangjin", &["yueyang"], "2024-03-05", None).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    server.person("OURS", "430281190001010002", "居民", "", None).await;
    insure(&server, PERSON, FAR).await;
    for person in [PERSON, "OURS"] {
        let visit = server.register(person, "2024-03-05").await;
        let about = json!({
            "mdtrtinfo": { "mdtrt_id": visit, "psn_no": person, "med_type": "11", "dise_name": "糖尿病" },
            "diseinfo": [{ "diag_code": "I10.x00", "diag_name": "高血压" }],
        });
        server.done("2203A", about).await;
        let lines = json!({ "feedetail": [line(&visit, person, "1", "JJD0001", "40", "2", "2024-03-05")] });
        server.done("2204", lines).await;
        let settled = server.done("2207", settle(&visit, person, "40")).await;
        let id = settled["setlinfo"]["setl_id"].as_str().unwrap();
        let known = server.app.find_settled(id).await.unwrap();
        assert_eq!(known.facts.get("disease"), None, "{person}: {:?}", known.facts);
    }
    // What is filed is certified, on a stay as well.
    let mut filing = chronic("", "高血压", "2024-03-01");
    filing["data"]["psn_no"] = json!("OURS");
    server.done("2503", filing).await;
    let stay = json!({
        "mdtrtinfo": { "psn_no": "OURS", "begntime": "2024-03-05", "med_type": "2101", "ipt_no": "ZY9" },
        "diseinfo": [{ "diag_code": "I10.x00", "diag_name": "高血压" }],
    });
    let stay = server.done("2401", stay).await["result"]["mdtrt_id"].as_str().unwrap().to_owned();
    let lines = json!({ "feedetail": [line(&stay, "OURS", "1", "JJD0001", "40", "2", "2024-03-05")] });
    server.done("2301", lines).await;
    let out = json!({ "dscginfo": { "mdtrt_id": stay, "psn_no": "OURS", "endtime": "2024-03-05" } });
    server.done("2402", out).await;
    let settled = server.done("2304", settle(&stay, "OURS", "40")).await;
    let id = settled["setlinfo"]["setl_id"].as_str().unwrap();
    let known = server.app.find_settled(id).await.unwrap();
    assert_eq!(known.facts.get("disease").map(String::as_str), Some("高血压"), "{:?}", known.facts);
    server.assert_sound().await;
}

/// What was said of a visit before it was known where the person is insured says nothing to that place.
#[tokio::test(flavor = "multi_thread")]
async fn words_that_the_place_of_insurance_does_not_have_are_left_out() {
    let server = TestServer::start_with("jiangjin", &["yueyang"], "2024-03-05", None).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    insure(&server, PERSON, FAR).await;
    let visit = app::model::NewVisit {
        person_id: PERSON.to_owned(),
        kind: "普通门诊".to_owned(),
        admitted_on: Some(day("2024-03-05")),
        discharged_on: Some(day("2024-03-05")),
        facts: [("disease".to_owned(), "高血压".to_owned())].into(),
        lines: vec![app::reported::fee_line(
            "JJD0001",
            "",
            day("2024-03-05"),
            base::Fen(4_000),
            20_000,
            None,
        )],
        ..Default::default()
    };
    let request = app::model::SettleRequest {
        institution_id: HOSPITAL.to_owned(),
        message_id: "M1".to_owned(),
        operator: String::new(),
        visit_id: None,
        visit: Some(visit),
        settled_on: None,
    };
    let settled = server.app.settle(request).await.unwrap();
    assert_eq!(settled.person_id, PERSON);
    server.assert_sound().await;
}

/// Chronic diseases are those of the place of insurance, by its words and kinds of visit.
#[tokio::test(flavor = "multi_thread")]
async fn a_chronic_disease_is_filed_by_the_rules_of_the_place_of_insurance() {
    let server = TestServer::start_with("jiangjin", &["yueyang"], "2024-03-05", None).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    insure(&server, PERSON, FAR).await;
    // 冠心病 is certified here, not there; 肾衰竭透析 there, not here.
    let text = server.refused("2503", chronic("", "冠心病", "2024-03-01")).await;
    assert!(text.contains("没有病种“冠心病”") && text.contains("肾衰竭透析"), "{text}");
    server.done("2503", chronic("", "肾衰竭透析", "2024-03-01")).await;
    let visit = server.register(PERSON, "2024-03-05").await;
    let about = |disease: &str| json!({ "mdtrtinfo": { "mdtrt_id": visit, "psn_no": PERSON, "med_type": "14", "dise_name": disease } });
    server.done("2203A", about("高血压")).await;
    let lines = json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "400", "20", "2024-03-05")] });
    server.done("2204", lines).await;
    let text = server.refused("2207", settle(&visit, PERSON, "400")).await;
    assert!(text.contains("没有“高血压”的慢特病备案"), "{text}");
    server.done("2203A", about("肾衰竭透析")).await;
    let settled = server.done("2207", settle(&visit, PERSON, "400")).await;
    assert_identities(&settled);
    let id = settled["setlinfo"]["setl_id"].as_str().unwrap();
    let known = server.app.find_settled(id).await.unwrap();
    assert_eq!(known.facts.get("chronic").map(String::as_str), Some("肾衰竭透析"), "{:?}", known.facts);
    // A place that is not loaded cannot be asked.
    server.person("FAR", "430281190001010003", "居民", "", None).await;
    insure(&server, "FAR", "110000").await;
    let mut filing = chronic("", "高血压", "2024-03-01");
    filing["data"]["psn_no"] = json!("FAR");
    let text = server.refused("2503", filing).await;
    assert!(text.contains("APP-0056"), "{text}");
    server.assert_sound().await;
}
