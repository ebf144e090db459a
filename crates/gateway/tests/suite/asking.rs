//! Questions about people: with a reason only, and each leaves a trace.

use serde_json::json;

use crate::common::hospital::envelope;
use crate::common::{self, HOSPITAL, NUMBER, PERSON, TestServer, day, engines, plain};

const OTHER: &str = "H43028100002";

/// Transactions that answer what other institutions have done.
const ASKED: [&str; 5] = ["5205", "5206", "5301", "5302", "5304"];

async fn ask(server: &TestServer, infno: &str, institution: &str) -> String {
    let input = json!({ "data": { "psn_no": PERSON, "biz_appy_type": "03", "begntime": "2024-01-01" } });
    let mut body = envelope(infno, &common::hospital::msgid(), input);
    body["fixmedins_code"] = json!(institution);
    let (_, answer) = server.post("/fsi/x", &[], body.to_string().as_bytes()).await;
    answer["err_msg"].as_str().unwrap_or_default().to_owned()
}

async fn all(server: &TestServer, institution: &str) -> Vec<bool> {
    let mut may = Vec::new();
    for infno in ASKED {
        let text = ask(server, infno, institution).await;
        assert!(text.is_empty() || text.contains("GW-0248"), "{infno}: {text}");
        may.push(text.is_empty());
    }
    may
}

#[tokio::test(flavor = "multi_thread")]
async fn an_institution_asks_about_those_who_are_there() {
    for (engine, url) in engines() {
        let server = TestServer::start("jiangjin", "2024-03-05", url.as_deref()).await;
        server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
        server.institution(OTHER, "示例医院二", "一级", plain()).await;
        server.person(PERSON, NUMBER, "居民", "", None).await;
        assert_eq!(all(&server, HOSPITAL).await, [false; 5], "{engine}: nobody knows the person");
        // The card is in the reader: for this day, here, whoever is asked.
        server.done("1101", json!({ "data": { "mdtrt_cert_type": "02", "mdtrt_cert_no": NUMBER } })).await;
        assert_eq!(all(&server, HOSPITAL).await, [true; 5], "{engine}");
        assert_eq!(all(&server, OTHER).await, [false; 5], "{engine}");
        server.app.settle_sights().await;
        // Another process on the database knows of the card by the log.
        let region = server.app.region();
        let second = app::App::start(server.app.store().clone(), region, server.clock.clone()).await.unwrap();
        assert!(second.was_noted(HOSPITAL, "view.card", PERSON).await.unwrap(), "{engine}");
        assert!(!second.was_noted(OTHER, "view.card", PERSON).await.unwrap(), "{engine}");
        server.clock.set(day("2024-03-06"));
        assert_eq!(all(&server, HOSPITAL).await, [false; 5], "{engine}: yesterday's card");
        // A visit: for as long as it is open and a while after.
        let visit = server.register(PERSON, "2024-03-06").await;
        assert_eq!(all(&server, HOSPITAL).await, [true; 5], "{engine}");
        assert_eq!(all(&server, OTHER).await, [false; 5], "{engine}");
        server.clock.set(day("2024-06-04"));
        assert_eq!(all(&server, HOSPITAL).await, [true; 5], "{engine}: 90 days after");
        server.clock.set(day("2024-06-05"));
        assert_eq!(all(&server, HOSPITAL).await, [false; 5], "{engine}: 91 days after");
        server.done("2202", json!({ "data": { "mdtrt_id": visit, "psn_no": PERSON } })).await;
        server.clock.set(day("2024-03-06"));
        assert_eq!(all(&server, HOSPITAL).await, [false; 5], "{engine}: it never was");
        // Fifteen answers, one card; in fewer commits than answers.
        server.app.settle_sights().await;
        let mut session = server.app.store().read().await.unwrap();
        let events = session.find_audits(PERSON, 100).await.unwrap();
        let count = |action: &str| events.iter().filter(|it| it.action == action).count();
        assert_eq!(ASKED.map(|it| count(&format!("view.gateway.{it}"))), [3; 5], "{engine}");
        assert_eq!(count("view.card"), 1, "{engine}");
        assert!(events.iter().all(|it| it.detail.contains(HOSPITAL)), "{engine}: {events:?}");
        drop(session);
        server.assert_sound().await;
    }
}
