//! Indicators, institutions and account statements over HTTP.

use serde_json::json;

use crate::common::{TestServer, engines};

#[tokio::test(flavor = "multi_thread")]
async fn indicators_are_worked_out_in_the_background_and_read_by_place() {
    for (engine, url) in engines() {
        let server = TestServer::start("jiangjin", "2023-12-20", url.as_deref()).await;
        server.person("P1", "居民", "", Some("低保")).await;
        server.person("P2", "居民", "", None).await;
        let page = server.get("/api/v1/indicators").await.ok();
        assert_eq!((page["period"].as_str(), page["job"]["state"].as_str()), (Some("2023-12"), Some("idle")));
        assert!(page["cards"].as_array().unwrap().len() >= 18, "{engine}");
        let wrong = server.post("/api/v1/indicators/compute", &json!({ "period": "2024-01" })).await;
        assert_eq!(wrong.refused(422), "APP-0001");
        let begun = server
            .post_by(("X-Operator", "统计员"), "/api/v1/indicators/compute", json!({ "period": "2023-12" }))
            .await
            .ok();
        assert_eq!((begun["state"].as_str(), begun["operator"].as_str()), (Some("running"), Some("统计员")));
        let mut page = server.get("/api/v1/indicators").await.ok();
        for _ in 0..400 {
            if page["job"]["state"] != "running" {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            page = server.get("/api/v1/indicators").await.ok();
        }
        assert_eq!(page["job"]["state"], "done", "{engine}: {}", page["job"]);
        let card = |code: &str| {
            page["cards"].as_array().unwrap().iter().find(|it| it["code"] == code).cloned().unwrap()
        };
        assert_eq!(card("insured_people")["value"], 2);
        assert_eq!(card("enrolment_minimum_living")["value"], 1_000_000);
        assert_eq!(card("enrolment_destitute")["value"], json!(null), "nobody of nobody");
        let view = server.get("/api/v1/indicators/insured_rate?place=990100001").await.ok();
        assert_eq!(
            (view["path"].as_array().unwrap().len(), view["places"][0]["denominator"].as_i64()),
            (2, Some(2))
        );
        let people = server.get("/api/v1/indicators/insured_rate/people?period=2023-12").await.ok();
        assert_eq!(people["items"], json!([]));
        assert_eq!(server.get("/api/v1/indicators/none").await.refused(422), "APP-0001");
        assert_eq!(server.get("/api/v1/indicators?period=12").await.refused(422), "APP-0001");
        assert_eq!(server.get("/api/v1/indicators?perod=12").await.refused(422), "API-0009");
        let sheet = server.get("/api/v1/indicators/export.xlsx?code=insured_rate").await;
        assert!(sheet.status == 200 && sheet.body.starts_with(b"PK"), "{engine}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn agreements_and_statements() {
    let server = TestServer::start("jiangjin", "2023-12-20", None).await;
    server.institution("H1", "二级").await;
    let page = server.get("/api/v1/institutions/register?agreement=unkept").await.ok();
    assert_eq!((page["items"][0]["id"].as_str(), page["count"].as_i64()), (Some("H1"), Some(1)));
    let new = json!({ "kind": "agreement", "from": "2023-01-01", "until": "2023-12-31", "note": "1 号" });
    let path = "/api/v1/institutions/H1/agreements";
    assert_eq!(server.post(path, &new).await.refused(422), "APP-0001", "nobody proposes");
    let proposed = server.post_by(("X-Operator", "a"), path, new.clone()).await.ok();
    let decision = format!("/api/v1/agreements/{}/decision", proposed["id"].as_str().unwrap());
    let yes = json!({ "approve": true });
    assert_eq!(server.post_by(("X-Operator", "a"), &decision, yes.clone()).await.refused(409), "INS-0004");
    assert_eq!(server.get("/api/v1/agreements").await.ok().as_array().unwrap().len(), 1);
    server.post_by(("X-Operator", "b"), &decision, yes).await.ok();
    let detail = server.get("/api/v1/institutions/H1").await.ok();
    assert_eq!((detail["row"]["agreement"].as_str(), detail["owed_fen"].as_i64()), (Some("active"), Some(0)));
    assert!(!detail.to_string().contains("gateway.key"), "no keys");
    assert_eq!(server.get("/api/v1/institutions/H9").await.refused(404), "APP-0002");

    assert_eq!(server.get("/api/v1/ledger/accounts?kind=institution").await.ok()["items"], json!([]));
    let statement = server.get("/api/v1/ledger/statement?account=payer:pooled&from=2023").await.ok();
    assert_eq!((statement["closing_fen"].as_i64(), statement["from"].as_str()), (Some(0), Some("2023-01")));
    assert_eq!(server.get("/api/v1/ledger/statement?account=nothing").await.refused(422), "APP-0001");
    let sheet = server.get("/api/v1/ledger/statement.xlsx?account=payer:pooled").await;
    assert!(sheet.status == 200 && sheet.body.starts_with(b"PK"));
}

/// The status of a GET as a caller with one grant.
async fn status_as(app: &app::App, role: &str, region: &str, path: &str) -> u16 {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let policy = access::Policy::built_in("500116").unwrap();
    let grant = access::Grant {
        role: role.to_owned(),
        region: access::RegionScope::code(region),
        institution: None,
        department: None,
    };
    let caller = access::Caller {
        account_id: "A1".to_owned(),
        name: "某人".to_owned(),
        is_machine: false,
        grants: vec![grant],
    };
    let gate = server::Gate::guarded(app.clone(), policy);
    let router = server::router_gated(app.clone(), gate).layer(axum::Extension(caller));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(server::serve_router(router, listener, std::future::pending()));
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    serving.abort();
    answer.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_township_sees_its_own_numbers_and_people_only() {
    let server = TestServer::start("jiangjin", "2023-12-20", None).await;
    server.person("P1", "居民", "", Some("低保")).await;
    server.app.compute_indicators("2023-12", "统计员").await.unwrap();
    let [own, other] = ["500116101", "500116102"];
    let rows = [
        ("township_desk", own, "/api/v1/indicators?place=500116101", 200),
        ("township_desk", own, "/api/v1/indicators", 200),
        ("township_desk", own, "/api/v1/indicators?place=500116102", 403),
        ("township_desk", own, "/api/v1/indicators?place=500116", 403),
        ("township_desk", own, "/api/v1/indicators/insured_rate?place=500116101/%E4%B8%9C%E6%9D%91", 200),
        ("township_desk", own, "/api/v1/indicators/insured_rate/people?period=2023-12&place=500116101", 200),
        ("township_desk", own, "/api/v1/indicators/insured_rate/people?period=2023-12&place=500116102", 403),
        ("township_desk", own, "/api/v1/indicators/insured_rate/people?period=2023-12&place=5", 403),
        ("township_desk", own, "/api/v1/indicators/export.xlsx?place=500116102", 403),
        ("township_desk", other, "/api/v1/institutions/register", 200),
        ("township_desk", own, "/api/v1/agreements", 403),
        ("leader", "", "/api/v1/indicators", 200),
        ("leader", "", "/api/v1/indicators/insured_rate/people?period=2023-12", 403),
        ("leader", "", "/api/v1/ledger/accounts?kind=payer", 403),
        ("payment_officer", "", "/api/v1/agreements", 200),
        ("auditor", "", "/api/v1/indicators", 403),
    ];
    for (role, region, path, expected) in rows {
        assert_eq!(status_as(&server.app, role, region, path).await, expected, "{role} {region} {path}");
    }
}
