//! Outpatient bills in Jiangjin: the published one, retries, late facts, bills from outside, and many
//! at once at a yearly cap.

use serde_json::{Value, json};

use crate::common::{TestServer, engines};

async fn jiangjin(url: Option<&str>) -> TestServer {
    let server = TestServer::start("jiangjin", "2023-12-20", url).await;
    server.institution("JJ02", "二级").await;
    server.institution("JJ01", "一级").await;
    server.person("W1", "职工", "在职", None).await;
    server.person("R1", "居民", "", None).await;
    server
}

fn bill(message: &str, person: &str, institution: &str, on: &str, lines: Value) -> Value {
    json!({ "institution_id": institution, "message_id": message,
        "visit": { "person_id": person, "kind": "普通门诊", "admitted_on": on, "lines": lines } })
}

fn plain(amount_fen: i64) -> Value {
    json!([{ "name": "检查", "class": "甲", "kind": "诊疗", "amount_fen": amount_fen }])
}

/// 464.90 yuan in five lines of the catalogue; the drug of class B pays 10 % first.
fn published() -> Value {
    json!([
        { "code": "JJS0001", "amount_fen": 1_200 },
        { "code": "JJS0006", "amount_fen": 7_500 },
        { "code": "JJS0012", "amount_fen": 16_800, "quantity_e4": 60_000 },
        { "code": "JJS0013", "amount_fen": 8_420, "quantity_e4": 20_000 },
        { "code": "JJD0031", "amount_fen": 12_570, "quantity_e4": 30_000 },
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn the_published_bill_and_its_retries() {
    for (engine, url) in engines() {
        let server = jiangjin(url.as_deref()).await;
        // Earlier in the year the deductible of 200 yuan was used up, then 150 yuan were credited.
        let before = bill("A1", "W1", "JJ02", "2023-03-01", plain(20_000));
        assert_eq!(server.post("/api/v1/settlements", &before).await.ok()["decision"]["person_fen"], 20_000);
        let credit =
            json!({ "kind": "credit", "subject_id": "W1", "amount_fen": 15_000, "message_id": "CR1" });
        server.post("/api/v1/money", &credit).await.ok();

        let request = bill("A2", "W1", "JJ02", "2023-06-15", published());
        let first = server.post("/api/v1/settlements", &request).await.ok();
        let decision = &first["decision"];
        assert_eq!(decision["payers"][0]["amount_fen"], 27_140, "{engine}");
        assert_eq!((&decision["person_fen"], &decision["cash_fen"]), (&json!(19_350), &json!(4_350)));

        let retry = server.post("/api/v1/settlements", &request).await.ok();
        assert_eq!(retry, first, "{engine}: a retry gives the same answer");
        let other = bill("A2", "W1", "JJ02", "2023-06-15", plain(100));
        assert_eq!(server.post("/api/v1/settlements", &other).await.refused(409), "APP-0011");

        let page = server.get("/api/v1/settlements?person_id=W1&limit=1").await.ok();
        let next = page["next"].as_str().unwrap().replace('|', "%7C");
        let rest = server.get(&format!("/api/v1/settlements?person_id=W1&limit=1&cursor={next}")).await.ok();
        assert_eq!(rest["items"][0]["id"], first["id"]);
        let balance = &server.get("/api/v1/people/W1").await.ok()["balances"]["account"];
        assert_eq!(balance, 0, "{engine}: the account paid 150 yuan");
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_never_overshoot_the_yearly_cap() {
    for (engine, url) in engines() {
        let server = std::sync::Arc::new(jiangjin(url.as_deref()).await);
        // 60 % of 23.45 yuan 64 times are far more than the cap of 300 yuan.
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..64 {
            let server = std::sync::Arc::clone(&server);
            tasks.spawn(async move {
                let request = bill(&format!("B{number}"), "R1", "JJ01", "2023-05-05", plain(2_345));
                server.post("/api/v1/settlements", &request).await.ok()
            });
        }
        let mut paid = Vec::new();
        while let Some(answer) = tasks.join_next().await {
            let view = answer.unwrap();
            let payers = view["decision"]["payers"].as_array().unwrap();
            paid.extend(payers.iter().filter_map(|it| it["amount_fen"].as_i64()));
        }
        assert_eq!(paid.iter().sum::<i64>(), 30_000, "{engine}: neither lost nor used twice");
        let full = paid.iter().filter(|it| **it == 1_407).count();
        assert_eq!(full, 21, "{engine}: 21 bills in full, one the rest: {paid:?}");
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_message_many_times_at_once_is_one_settlement() {
    let server = std::sync::Arc::new(jiangjin(None).await);
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let server = std::sync::Arc::clone(&server);
        tasks.spawn(async move {
            let request = bill("ONE", "R1", "JJ01", "2023-05-05", plain(2_345));
            server.post("/api/v1/settlements", &request).await.ok()
        });
    }
    let mut answers = Vec::new();
    while let Some(answer) = tasks.join_next().await {
        answers.push(answer.unwrap());
    }
    assert!(answers.windows(2).all(|it| it[0] == it[1]));
    let page = server.get("/api/v1/settlements?person_id=R1").await.ok();
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_identity_works_out_again_what_it_touches() {
    let server = jiangjin(None).await;
    let stay = json!({ "institution_id": "JJ02", "message_id": "S1", "visit": {
        "person_id": "R1", "kind": "住院", "admitted_on": "2023-04-01", "discharged_on": "2023-04-11",
        "lines": plain(1_000_000) } });
    let before = server.post("/api/v1/settlements", &stay).await.ok();
    let fact = json!({ "kind": "identity", "person_id": "R1", "identity": "低保", "from": "2023-01-01" });
    let view = server.post("/api/v1/people/facts", &fact).await.ok();
    let adjusted = &view["adjusted"][0];
    assert_eq!(adjusted["settlement_id"], before["id"]);
    let back = adjusted["difference_fen"].as_i64().unwrap();
    assert!(back < 0, "assistance pays a part: {view}");
    assert_eq!(server.get("/api/v1/people/R1").await.ok()["due_fen"], back);
    let since = json!({ "since": "2023-01-01", "cause": "核对" });
    let nothing = server.post("/api/v1/people/recompute", &since).await;
    assert_eq!(nothing.ok()["adjusted"], json!([]), "all is worked out already");
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bill_from_outside_goes_from_gathering_to_signature() {
    for (engine, url) in engines() {
        let server = jiangjin(url.as_deref()).await;
        let request = json!({ "message_id": "BX1", "institution_name": "外地示例医院", "level": "二级",
            "papers": ["发票", "出院小结"],
            "visit": { "person_id": "R1", "kind": "住院", "admitted_on": "2023-04-01",
                "discharged_on": "2023-04-11", "lines": plain(1_000_000) } });
        // Tried out first: the same amounts, and nothing is kept of it.
        let tried = server.post("/api/v1/reimbursements/preview", &request).await.ok();
        assert_eq!((&tried["state"], &tried["id"]), (&json!("preview"), &json!("")));
        let view = server.post("/api/v1/reimbursements", &request).await.ok();
        let id = view["id"].as_str().unwrap().to_owned();
        let step = |verb: &str| format!("/api/v1/reimbursements/{id}/{verb}");
        server.post(&step("pay"), &json!({})).await.refused(409);
        let computed = server.post(&step("compute"), &json!({})).await.ok();
        assert!(computed["amount_fen"].as_i64().unwrap() > 0, "{engine}");
        let cash = tried["decision"]["cash_fen"].as_i64().unwrap();
        assert_eq!(computed["amount_fen"], 1_000_000 - cash, "{engine}");
        let list = async |query: &str| {
            let page = server.get(&format!("/api/v1/reimbursements?{query}")).await.ok();
            page["items"].as_array().unwrap().iter().map(|it| it["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(list("state=computed").await, [computed["id"].clone()], "{engine}");
        assert_eq!(list("person_id=R1").await.len(), 1, "{engine}");
        assert_eq!(list("state=gathered").await.len() + list("person_id=R2").await.len(), 0, "{engine}");
        let page = server.get("/api/v1/reimbursements?limit=1").await.ok();
        assert_eq!((&page["items"][0]["total_fen"], &page["next"]), (&json!(1_000_000), &json!(null)));
        server.get("/api/v1/reimbursements?cursor=x").await.refused(422);
        server.post(&step("pay"), &json!({})).await.ok();
        assert_eq!(server.post(&step("sign"), &json!({})).await.ok()["state"], "signed");
        let read = server.get(&format!("/api/v1/reimbursements/{id}")).await.ok();
        let steps: Vec<_> = read["steps"].as_array().unwrap().iter().map(|it| it["state"].clone()).collect();
        assert_eq!(steps, ["gathered", "computed", "paid", "signed"], "{engine}");
        assert_eq!(
            (&read["row"]["settlement_id"], &read["settlement_state"]),
            (&computed["settlement_id"], &json!("settled"))
        );
        assert_eq!((&read["papers"], &read["level"]), (&json!(["发票", "出院小结"]), &json!("二级")));
        server.get("/api/v1/reimbursements/B-none").await.refused(404);
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_bill_is_refused_with_every_fault_beside_its_field() {
    let server = jiangjin(None).await;
    let wrong = json!({ "message_id": "BX2", "institution_name": " ", "level": "九级",
        "visit": { "person_id": "R1", "kind": "住店", "admitted_on": "2023-04-11", "discharged_on": "2023-04-01",
            "lines": [] } });
    for path in ["/api/v1/reimbursements", "/api/v1/reimbursements/preview"] {
        let answer = server.post(path, &wrong).await;
        answer.refused(422);
        let body = answer.json();
        let places: Vec<_> =
            body["findings"].as_array().unwrap().iter().map(|it| it["place"].clone()).collect();
        let expected = ["institution_name", "level", "visit.kind", "visit.discharged_on", "visit.lines"];
        assert_eq!(places, expected, "{path}: {body}");
    }
    let ahead = json!({ "message_id": "BX3", "institution_name": "外地示例医院", "level": "二级",
        "visit": { "person_id": "R1", "kind": "住院", "admitted_on": "2999-01-01",
            "lines": [{ "name": "药", "amount_fen": -1, "class": "甲" }] } });
    let answer = server.post("/api/v1/reimbursements", &ahead).await.json();
    assert_eq!(answer["findings"][0]["place"], "visit.admitted_on", "{answer}");
    assert_eq!(answer["findings"][1]["place"], "visit.lines", "{answer}");
    assert_eq!(server.get("/api/v1/reimbursements").await.ok()["items"], json!([]), "nothing was kept");
}
