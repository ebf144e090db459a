//! What the portal reads, over HTTP: people found, a history on both time axes, the law behind an amount, entries
//! behind a balance; and the pages themselves.

use serde_json::{Value, json};
use store::FamilyShare;

use crate::common::*;

async fn server(url: Option<&str>) -> TestServer {
    let server = TestServer::start("yueyang", "2017-12-20", url).await;
    server.institution("H2", "二级").await;
    server.person("P1", "居民", "", Some("建档立卡")).await;
    server.person("P2", "居民", "", None).await;
    server
}

fn visit() -> Value {
    json!({ "person_id": "P1", "kind": "住院", "admitted_on": "2017-11-10", "discharged_on": "2017-11-27",
        "facts": { "disease": "结肠癌", "designated": "是" },
        "lines": [
            { "name": "手术", "amount_fen": 760_000, "class": "甲" },
            { "name": "抗肿瘤药", "amount_fen": 650_000, "class": "乙", "prepaid_ppm": 100_000 },
            { "name": "营养制剂", "amount_fen": 80_400, "class": "丙" }] })
}

#[tokio::test]
async fn what_a_person_is_entitled_to_is_decided_as_a_settlement_is() {
    for (engine, url) in engines() {
        let server = server(url.as_deref()).await;
        let inpatient = |view: &Value| {
            let rows = view["rows"].as_array().unwrap();
            rows.iter().find(|it| it["visit"] == "住院").unwrap_or_else(|| panic!("{engine}: {view}")).clone()
        };
        let poor = server.get("/api/v1/people/P1/entitlement").await.ok();
        let other = server.get("/api/v1/people/P2/entitlement").await.ok();
        assert_eq!(
            (poor["amount_fen"].as_i64(), poor["is_covered"].as_bool()),
            (Some(1_000_000), Some(true))
        );
        let (poor, other) = (inpatient(&poor), inpatient(&other));
        assert_eq!(poor["levels"], json!(["二级"]), "{engine}: only where there is an institution");
        let borne = |row: &Value| row["person_fen"].as_i64().unwrap();
        assert!(borne(&poor) < borne(&other), "{engine}: {poor} {other}");
        for row in [&poor, &other] {
            let paid: i64 =
                row["payers"].as_array().unwrap().iter().map(|it| it["amount_fen"].as_i64().unwrap()).sum();
            assert_eq!(paid + borne(row), 1_000_000, "{engine}");
        }
        for (amount, code) in [(0, "APP-0001"), (-1, "APP-0001"), (1_000_000_001, "APP-0001")] {
            let path = format!("/api/v1/people/P1/entitlement?amount_fen={amount}");
            assert_eq!(server.get(&path).await.refused(422), code, "{engine} {amount}");
        }
        server.get("/api/v1/people/P9/entitlement").await.refused(404);
    }
}

#[tokio::test]
async fn a_card_leads_to_its_person() {
    for (engine, url) in engines() {
        let server = server(url.as_deref()).await;
        let card = |person: &str, number: &str| json!({ "kind": "card", "person_id": person, "number": number, "source": "人社局" });
        let found = async |text: &str| -> Vec<String> {
            let page = server.get(&format!("/api/v1/people?q={text}")).await.ok();
            page["items"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(found("A12345678").await, [""; 0], "{engine}");
        server.post("/api/v1/people/facts", &card("P1", "a1234 5678")).await.ok();
        assert_eq!(found("A12345678").await, ["P1"]);
        assert_eq!(found("a12345678").await, ["P1"], "in small letters too");
        // Once more changes nothing; to somebody else it is refused, and its owner is not told.
        let again = server.post("/api/v1/people/facts", &card("P1", "A12345678")).await.ok();
        assert_eq!(again["superseded"], 0, "{again}");
        let taken = server.post("/api/v1/people/facts", &card("P2", "A12345678")).await;
        assert!(!taken.json().to_string().contains("P1"), "{engine}");
        assert_eq!(taken.refused(409), "APP-0003");
        // A new card: the old one leads nowhere, and both are in the history with their last characters only.
        let new = server.post("/api/v1/people/facts", &card("P1", "A00001111")).await.ok();
        assert_eq!(new["superseded"], 1, "{new}");
        assert_eq!((found("A12345678").await, found("A00001111").await), (vec![], vec!["P1".to_owned()]));
        let person = server.get("/api/v1/people/P1").await.ok();
        assert_eq!(person["card"], "****1111");
        let history = server.get("/api/v1/people/P1/history").await.ok();
        let cards: Vec<&Value> =
            history["facts"].as_array().unwrap().iter().filter(|it| it["kind"] == "card").collect();
        assert_eq!(cards.len(), 2, "{history}");
        assert!(!history.to_string().contains("A12345678") && history.to_string().contains("****5678"));
        let audits = server.app.store().read().await.unwrap().find_audits("P1", 9).await.unwrap();
        assert!(audits.iter().all(|it| !it.detail.contains("A12345678")), "{audits:?}");
        let ends = json!({ "kind": "card_ends", "person_id": "P1" });
        server.post("/api/v1/people/facts", &ends).await.ok();
        assert_eq!(found("A00001111").await, [""; 0]);
        assert_eq!(server.post("/api/v1/people/facts", &ends).await.refused(409), "APP-0003");
        for bad in ["", "12345", "卡", "A1234-5678", "11010519491231002X"] {
            let answer = server.post("/api/v1/people/facts", &card("P1", bad)).await;
            assert_eq!(answer.refused(422), "APP-0001", "{engine} {bad}");
        }
    }
}

#[tokio::test]
async fn people_are_found_and_have_a_history() {
    for (engine, url) in engines() {
        let server = server(url.as_deref()).await;
        let by_id = server.get("/api/v1/people?q=P1").await.ok();
        assert_eq!(by_id["items"].as_array().map(Vec::len), Some(1), "{engine}");
        let first = server.get("/api/v1/people?q=%E7%A4%BA%E4%BE%8B&limit=1").await.ok();
        // The order of people of other names says nothing.
        let (first_id, other_id) = match first["items"][0]["id"].as_str() {
            Some("P1") => ("P1", "P2"),
            _ => ("P2", "P1"),
        };
        assert_eq!(first["items"][0]["id"], first_id);
        let cursor = first["next"].as_str().unwrap().replace('|', "%7C");
        let cursor: String =
            cursor.chars().map(|c| if c.is_ascii() { c.to_string() } else { percent(c) }).collect();
        let second =
            server.get(&format!("/api/v1/people?q=%E7%A4%BA%E4%BE%8B&limit=1&cursor={cursor}")).await.ok();
        assert_eq!(
            (second["items"][0]["id"].as_str(), second["next"].is_null()),
            (Some(other_id), true),
            "{engine}"
        );
        assert_eq!(server.get("/api/v1/people?q=+").await.refused(422), "APP-0001");
        assert_eq!(server.get("/api/v1/people?q=a&cursor=x").await.refused(422), "APP-0001");

        // The identity ends earlier than was known: both beliefs stay.
        let ends = json!({ "kind": "identity_ends", "person_id": "P1", "identity": "建档立卡", "until": "2017-12-31" });
        server.post("/api/v1/people/facts", &ends).await.ok();
        // Somebody of the family opens an account.
        let share = FamilyShare {
            owner_id: "P2".into(),
            member_id: "P1".into(),
            kind: "account".into(),
            valid_from: "2018-01-01".parse().unwrap(),
            valid_until: "2018-06-30".parse().unwrap(),
            known_from: "2018-01-02T01:00:00.000000Z".into(),
            known_until: None,
        };
        server.app.share_account(share).await.unwrap();
        let history = server.get("/api/v1/people/P1/history").await.ok();
        let family = history["facts"].as_array().unwrap().iter().find(|it| it["kind"] == "family").unwrap();
        assert_eq!(family["what"], "示**", "{engine}");
        assert_eq!((&family["from"], &family["until"]), (&json!("2018-01-01"), &json!("2018-06-30")));
        let identities: Vec<&Value> =
            history["facts"].as_array().unwrap().iter().filter(|it| it["kind"] == "identity").collect();
        assert_eq!(identities.len(), 2, "{engine}: {history}");
        assert!(identities.iter().any(|it| it["until"] == "9999-12-31" && it["known_until"].is_string()));
        assert!(identities.iter().any(|it| it["until"] == "2017-12-31" && it["known_until"].is_null()));
        assert_eq!(server.get("/api/v1/people/nobody/history").await.refused(404), "APP-0002");
    }
}

fn percent(c: char) -> String {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes).bytes().map(|it| format!("%{it:02X}")).collect()
}

#[tokio::test]
async fn an_amount_leads_to_the_law_and_a_balance_to_its_entries() {
    for (engine, url) in engines() {
        let server = server(url.as_deref()).await;
        let request = json!({ "institution_id": "H2", "message_id": "m1", "visit": visit() });
        let settled = server.post("/api/v1/settlements", &request).await.ok();
        let payers = settled["decision"]["payers"].as_array().unwrap();
        assert!(payers.iter().any(|it| it["amount_fen"] == 1_092_200), "{engine}: {payers:?}");

        // Every step that names a rule or clause has its text.
        let mut seen = 0;
        for step in settled["decision"]["trace"].as_array().unwrap() {
            let (rule, clause) = (step["rule"].as_str().unwrap(), step["clause"].as_str().unwrap());
            if clause.is_empty() || clause == "目录" {
                continue;
            }
            let clause: String = clause.chars().map(percent).collect();
            let law =
                server.get(&format!("/api/v1/law?rule={rule}&clause={clause}&on=2017-11-27")).await.ok();
            assert!(!law["paragraphs"].as_array().unwrap().is_empty(), "{engine}: {step}");
            assert_eq!(law["rule"], rule);
            seen += 1;
        }
        assert!(seen > 5, "{engine}: {seen} steps cite a clause");
        assert_eq!(server.get("/api/v1/law?rule=no.such.rule").await.refused(404), "APP-0002");

        let id = settled["id"].as_str().unwrap();
        let page = server.get("/api/v1/ledger/entries?account=payer:pooled").await.ok();
        let entry = &page["items"][0];
        assert_eq!((entry["reference"].as_str(), page["next"].is_null()), (Some(id), true), "{engine}");
        let sum: i64 =
            entry["postings"].as_array().unwrap().iter().map(|it| it["amount_fen"].as_i64().unwrap()).sum();
        assert_eq!(sum, 0);
        let booked = server.get(&format!("/api/v1/ledger/entries?reference={id}")).await.ok();
        assert_eq!(booked["items"][0]["id"], entry["id"]);
        assert_eq!(server.get("/api/v1/ledger/entries?account=x").await.refused(422), "APP-0001");
        assert_eq!(server.get("/api/v1/ledger/entries").await.refused(422), "API-0009");
        let home = server.get("/api/v1/home").await.ok();
        assert_eq!(
            (home["people"].as_i64(), home["visits"]["open"].as_i64()),
            (Some(2), Some(0)),
            "{engine}"
        );
    }
}

#[tokio::test]
async fn entries_come_in_pages_the_latest_first() {
    let server = server(None).await;
    for nth in 1..=3 {
        let order = json!({ "kind": "prepay", "subject_id": "H2", "amount_fen": nth * 100, "message_id": format!("pre{nth}") });
        server.post("/api/v1/money", &order).await.ok();
    }
    let amounts = |page: &Value| -> Vec<i64> {
        let of = |it: &Value| {
            it["postings"].as_array().unwrap().iter().filter_map(|at| at["amount_fen"].as_i64()).max()
        };
        page["items"].as_array().unwrap().iter().filter_map(of).collect()
    };
    let path = "/api/v1/ledger/entries?account=institution:H2:prepayment&limit=2";
    let first = server.get(path).await.ok();
    assert_eq!(amounts(&first), [300, 200]);
    let second = server.get(&format!("{path}&cursor={}", first["next"].as_str().unwrap())).await.ok();
    assert_eq!((amounts(&second), second["next"].is_null()), (vec![100], true));
}

#[tokio::test]
async fn words_institutions_catalogue_lines_and_visits_that_wait() {
    for (engine, url) in engines() {
        let server = server(url.as_deref()).await;
        let region = server.get("/api/v1/region").await.ok();
        let visits = region["facts"].as_array().unwrap().iter().find(|it| it["id"] == "visit").unwrap();
        assert!(visits["values"].as_array().unwrap().contains(&json!("住院")));
        assert_eq!(
            (region["today"].as_str(), region["has_rosters"].as_bool()),
            (Some("2017-12-20"), Some(false))
        );
        assert_eq!(server.get("/api/v1/institutions?q=H2").await.ok()[0]["level"], "二级");
        let items = server.get("/api/v1/catalogue?limit=3&on=2017-11-27").await.ok();
        assert!(items.as_array().is_some_and(|it| !it.is_empty()), "{engine}: {items}");

        let mut stay = visit();
        stay["discharged_on"] = Value::Null;
        let opened = server.post_as("H2", "/api/v1/visits", &stay).await.ok();
        let waiting = server.get("/api/v1/visits?institution_id=H2").await.ok();
        assert_eq!(waiting["items"][0]["id"], opened["id"], "{engine}");
        assert!(
            waiting["items"][0]["person_name"].as_str().is_some_and(|it| it.starts_with("示例")),
            "{engine}"
        );
        let person = stay["person_id"].as_str().unwrap();
        for (person, expected) in [(person, 1), ("nobody", 0)] {
            let path = format!("/api/v1/visits?institution_id=H2&person_id={person}");
            let of_one = server.get(&path).await.ok();
            assert_eq!(of_one["items"].as_array().map(Vec::len), Some(expected), "{engine} {person}");
        }
        let lines =
            server.get(&format!("/api/v1/visits/{}/lines", opened["id"].as_str().unwrap())).await.ok();
        assert_eq!(lines[1]["amount_fen"], 650_000);
        assert_eq!(server.get("/api/v1/home").await.ok()["visits"]["open"], 1);
        assert_eq!((&region["has_matters"], &region["departments"]), (&json!(false), &json!([])), "{engine}");
    }
}

#[tokio::test]
async fn pages_have_strict_headers_and_wrong_addresses_stay_wrong() {
    let server = server(None).await;
    let page = server.send("GET", "/api", &[("Accept", "text/html")], b"").await;
    assert_eq!(page.status, 200);
    for header in ["content-security-policy", "x-content-type-options: nosniff", "x-frame-options: deny"] {
        assert!(page.head.contains(header), "{header}: {}", page.head);
    }
    assert_eq!(
        server.send("GET", "/api/v1/nothing", &[("Accept", "text/html")], b"").await.refused(404),
        "API-0011"
    );
    assert_eq!(server.get("/people/P1").await.refused(404), "API-0011");
    // With or without the portal inside, the first page is a page.
    let first = server.send("GET", "/", &[("Accept", "text/html")], b"").await;
    assert!(first.head.contains("text/html"), "{}", first.head);
}
