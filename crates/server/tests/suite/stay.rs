//! A stay from admission to collection, as it happened in Pingjiang: six layers, treated first.

use serde_json::{Value, json};

use crate::common::{TestServer, engines};

/// 14,904 yuan: 804 outside the catalogue, 6,500 of class B with 650 to pay first, 7,600 of class A.
fn lines(index: usize) -> Value {
    let line = |name: &str, class: &str, amount_fen: i64, prepaid: Option<i64>| {
        let mut line = json!({ "on": "2017-11-12", "name": name, "class": class, "kind": "诊疗", "amount_fen": amount_fen });
        if let Some(ppm) = prepaid {
            line["prepaid_ppm"] = ppm.into();
        }
        line
    };
    match index {
        0 => json!({ "lines": [
            line("手术", "甲", 760_000, None),
            line("多记的检查", "甲", 10_000, None),
        ] }),
        _ => json!({
            "lines": [line("靶向药", "乙", 650_000, Some(100_000)), line("陪护床", "丙", 80_400, None)],
            "refunds": [{ "line_no": 2, "amount_fen": 10_000, "quantity_e4": 10_000 }],
        }),
    }
}

async fn pingjiang(url: Option<&str>) -> TestServer {
    let server = TestServer::start("yueyang", "2017-12-20", url).await;
    server.institution("PJ01", "二级").await;
    server.institution("PJ02", "一级").await;
    server.person("P1", "居民", "", Some("建档立卡")).await;
    server
}

/// Opens, charges and discharges the stay.
async fn discharged(server: &TestServer) {
    let visit = json!({
        "id": "ZY0001", "person_id": "P1", "kind": "住院", "admitted_on": "2017-11-10",
        "facts": { "designated": "是", "referral": "县域内" }, "diagnoses": ["C18.900"], "treat_first": true,
    });
    let view = server.post_as("PJ01", "/api/v1/visits", &visit).await.ok();
    assert_eq!((&view["state"], &view["treat_first"]), (&json!("open"), &json!(true)));
    for index in 0..2 {
        server.post_as("PJ01", "/api/v1/visits/ZY0001/lines", &lines(index)).await.ok();
    }
    let out = json!({ "discharged_on": "2017-11-27", "facts": { "disease": "结肠癌" } });
    let view = server.post_as("PJ01", "/api/v1/visits/ZY0001/discharge", &out).await.ok();
    assert_eq!((&view["state"], &view["total_fen"]), (&json!("discharged"), &json!(1_490_400)));
}

fn paid(view: &Value, payer: &str) -> i64 {
    let payers = view["decision"]["payers"].as_array().unwrap();
    payers.iter().find(|it| it["payer"] == payer).map_or(0, |it| it["amount_fen"].as_i64().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stay_from_admission_to_collection() {
    for (engine, url) in engines() {
        let server = pingjiang(url.as_deref()).await;
        discharged(&server).await;
        let request = json!({ "institution_id": "PJ01", "message_id": "M1", "operator": "窗口1", "visit_id": "ZY0001" });

        let preview = server.post("/api/v1/settlements/preview", &request).await.ok();
        let settled = server.post("/api/v1/settlements", &request).await.ok();
        assert_eq!(preview["decision"], settled["decision"], "{engine}: a preview is the same calculation");
        let shares = ["pooled", "aid", "hospital"].map(|it| paid(&settled, it));
        assert_eq!(shares, [1_092_200, 126_400, 136_000], "{engine}");
        assert_eq!(settled["decision"]["cash_fen"], 135_800);
        assert_eq!(settled["cash_due_fen"], 0, "nothing to pay at the window");
        assert_eq!(server.get("/api/v1/people/P1").await.ok()["due_fen"], 135_800);

        let id = settled["id"].as_str().unwrap();
        let pdf = server.get(&format!("/api/v1/settlements/{id}/statement.pdf")).await;
        assert!(pdf.head.contains("content-type: application/pdf") && pdf.body.starts_with(b"%PDF-"));
        let html = server.get(&format!("/api/v1/settlements/{id}/statement.html")).await;
        let text = String::from_utf8(html.body).unwrap();
        assert!(html.head.contains("content-security-policy"));
        assert!(["14,904.00", "10,922.00", "1,358.00"].iter().all(|it| text.contains(it)), "{text}");

        let collect =
            json!({ "kind": "collect", "subject_id": "P1", "amount_fen": 135_800, "message_id": "C1" });
        let money = server.post("/api/v1/money", &collect).await.ok();
        assert_eq!(money, server.post("/api/v1/money", &collect).await.ok(), "a retry collects nothing");
        assert_eq!(server.get("/api/v1/people/P1").await.ok()["due_fen"], 0);
        let again = json!({ "kind": "collect", "subject_id": "P1", "amount_fen": 1, "message_id": "C2" });
        assert_eq!(server.post("/api/v1/money", &again).await.refused(409), "APP-0003");
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn prepayment_is_offset_against_what_the_hospital_is_owed() {
    let server = pingjiang(None).await;
    discharged(&server).await;
    let request = json!({ "institution_id": "PJ01", "message_id": "M1", "visit_id": "ZY0001" });
    server.post("/api/v1/settlements", &request).await.ok();
    let order = |kind: &str, amount_fen: i64, message: &str| json!({ "kind": kind, "subject_id": "PJ01", "amount_fen": amount_fen, "message_id": message });
    server.post("/api/v1/money", &order("prepay", 500_000, "Y1")).await.ok();
    server.post("/api/v1/money", &order("offset", 500_001, "Y2")).await.refused(409);
    server.post("/api/v1/money", &order("offset", 500_000, "Y3")).await.ok();
    // Owed: pooled 10,922 and aid 1,264; the hospital waited for the person's 1,358 itself.
    let balances = server.get("/api/v1/balances?owner=PJ01").await.ok();
    let of = |kind: &str| {
        let path = format!("institution:PJ01:{kind}");
        let found = balances.as_array().unwrap().iter().find(|it| it["account"] == path.as_str());
        found.map_or(0, |it| it["balance_fen"].as_i64().unwrap())
    };
    assert_eq!(of("prepayment"), 0);
    let owed = of("receivable");
    assert!(owed < 0, "{balances}");
    server.post("/api/v1/money", &order("pay_institution", -owed + 1, "Y4")).await.refused(409);
    server.post("/api/v1/money", &order("pay_institution", -owed, "Y5")).await.ok();
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reversal_restores_and_the_visit_can_be_settled_again() {
    for (engine, url) in engines() {
        let server = pingjiang(url.as_deref()).await;
        discharged(&server).await;
        let request = json!({ "institution_id": "PJ01", "message_id": "M1", "visit_id": "ZY0001" });
        let first = server.post("/api/v1/settlements", &request).await.ok();
        let id = first["id"].as_str().unwrap();
        let path = format!("/api/v1/settlements/{id}/reverse");
        let body = json!({ "institution_id": "PJ01", "message_id": "R1", "reason": "漏记" });
        let other = json!({ "institution_id": "PJ02", "message_id": "R1" });
        server.post(&path, &other).await.refused(409);
        let reversed = server.post(&path, &body).await.ok();
        assert_eq!(reversed, server.post(&path, &body).await.ok(), "{engine}: a retry gives the same answer");
        server.post(&path, &json!({ "institution_id": "PJ01", "message_id": "R2" })).await.refused(409);

        assert_eq!(server.get(&format!("/api/v1/settlements/{id}")).await.ok()["state"], "reversed");
        assert_eq!(server.get("/api/v1/people/P1").await.ok()["due_fen"], 0);
        let balances = server.get("/api/v1/balances?owner=PJ01").await.ok();
        assert!(balances.as_array().unwrap().iter().all(|it| it["balance_fen"] == 0), "{balances}");
        let again = json!({ "institution_id": "PJ01", "message_id": "M2", "visit_id": "ZY0001" });
        let second = server.post("/api/v1/settlements", &again).await.ok();
        assert_eq!(
            second["decision"]["payers"], first["decision"]["payers"],
            "deductible and meters are back"
        );
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stay_that_overlaps_is_refused_and_a_cancelled_one_is_not_in_the_way() {
    let server = pingjiang(None).await;
    let visit =
        |id: &str| json!({ "id": id, "person_id": "P1", "kind": "住院", "admitted_on": "2017-11-10" });
    server.post_as("PJ01", "/api/v1/visits", &visit("A")).await.ok();
    server.post_as("PJ02", "/api/v1/visits", &visit("B")).await.refused(409);
    server.post_as("PJ02", "/api/v1/visits/A/cancel", &json!({})).await.refused(409);
    server.post_as("PJ01", "/api/v1/visits/A/cancel", &json!({})).await.ok();
    server.post_as("PJ02", "/api/v1/visits", &visit("B")).await.ok();
    assert_eq!(server.get("/api/v1/visits/A").await.ok()["state"], "cancelled");
    server.get("/api/v1/visits/nothing").await.refused(404);
}
