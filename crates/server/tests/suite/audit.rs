//! Who saw what: reads of personal data are in the audit log within a second, are found by person, by who looked,
//! by what was done and by day, and the log proves itself.

use serde_json::{Value, json};

use crate::common::*;

async fn server(url: Option<&str>) -> TestServer {
    let server = TestServer::start("yueyang", "2017-12-20", url).await;
    server.institution("H2", "二级").await;
    server.person("P1", "居民", "", Some("建档立卡")).await;
    server.person("P2", "居民", "", None).await;
    server
}

fn settling() -> Value {
    json!({ "institution_id": "H2", "message_id": "m1", "operator": "窗口甲", "visit": {
        "person_id": "P1", "kind": "住院", "admitted_on": "2017-11-10", "discharged_on": "2017-11-27",
        "facts": { "disease": "结肠癌", "designated": "是" },
        "lines": [{ "name": "手术", "amount_fen": 760_000, "class": "甲" }] } })
}

async fn look(server: &TestServer, who: &str, path: &str) -> Answer {
    server.send("GET", path, &[("X-Operator", who)], b"").await
}

async fn log(server: &TestServer, query: &str) -> Vec<Value> {
    server.app.settle_sights().await;
    let page = server.get(&format!("/api/v1/audit?{query}")).await.ok();
    page["items"].as_array().unwrap().clone()
}

fn actions(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|it| it["action"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_look_at_a_person_is_found_by_person_and_by_who_looked() {
    for (engine, url) in engines() {
        let server = server(url.as_deref()).await;
        let settled = server.post("/api/v1/settlements", &settling()).await.ok();
        let id = settled["id"].as_str().unwrap();
        look(&server, "甲", "/api/v1/people/P1").await.ok();
        look(&server, "乙", "/api/v1/people?q=%E7%A4%BA%E4%BE%8B").await.ok();
        look(&server, "丙", &format!("/api/v1/settlements/{id}")).await.ok();
        assert_eq!(
            look(&server, "丙", &format!("/api/v1/settlements/{id}/statement.html")).await.status,
            200
        );
        look(&server, "丁", "/api/v1/balances?owner=P1").await.ok();
        // What shows nobody is no read of personal data.
        look(&server, "戊", "/api/v1/region").await.ok();
        look(&server, "戊", "/api/v1/people/nobody").await.refused(404);

        let lines = log(&server, "person=P1").await;
        let expected = [
            "list.balances",
            "export.settlements.statement.html",
            "view.settlements",
            "list.people",
            "view.people",
            "settle",
        ];
        assert_eq!(actions(&lines), expected, "{engine}");
        let whole: String = lines.iter().map(Value::to_string).collect();
        assert!(!whole.contains("示例") && whole.contains("q=示…（2 字）"), "names are masked: {whole}");
        // The list showed two people.
        let others = log(&server, "person=P2").await;
        assert_eq!(actions(&others), ["list.people"], "{engine}");
        assert_eq!(actions(&log(&server, "actor=%E4%B8%99").await).len(), 2, "{engine}");
        assert_eq!(
            actions(&log(&server, "actor=%E7%AA%97%E5%8F%A3%E7%94%B2").await),
            ["settle"],
            "behind an institution"
        );
        assert_eq!(actions(&log(&server, "actor=%E6%88%8A").await), [""; 0], "{engine}");
        assert_eq!(actions(&log(&server, "action=view.&actor=%E7%94%B2").await), ["view.people"]);
        assert_eq!(log(&server, "action=settle&from=2017-12-01&until=2017-12-31").await.len(), 1, "{engine}");
        assert_eq!(log(&server, "until=2016-12-31").await.len(), 0);
        assert_eq!(log(&server, "from=2018-06-01").await.len(), 0);
        // Looking at the log is recorded, with whom one looked for.
        let looked = log(&server, "action=list.audit").await;
        assert!(looked.iter().any(|it| it["subject"] == "person=P1"), "{engine}: {looked:?}");
        assert_eq!(server.get("/api/v1/audit?cursor=x").await.refused(422), "APP-0001");
        assert_eq!(
            server.get("/api/v1/audit?from=2018-01-01&until=2017-01-01").await.refused(422),
            "APP-0001"
        );

        let sound = server.post("/api/v1/audit/verify", &json!({})).await.ok();
        assert_eq!(
            (sound["sound"].as_bool(), &sound["findings"]),
            (Some(true), &json!([])),
            "{engine}: {sound}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_one_another_without_gap() {
    let server = server(None).await;
    for _ in 0..7 {
        look(&server, "甲", "/api/v1/people/P1").await.ok();
    }
    server.app.settle_sights().await;
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    for _ in 0..10 {
        let page = server.get(&format!("/api/v1/audit?actor=%E7%94%B2&limit=3{cursor}")).await.ok();
        seen.extend(page["items"].as_array().unwrap().iter().map(|it| it["seq"].as_i64().unwrap()));
        let Some(next) = page["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen.len(), 7);
    assert!(seen.windows(2).all(|it| it[0] > it[1]), "{seen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_is_in_the_log_within_a_second_and_keeps_the_version() {
    let server = server(None).await;
    let version = server.app.store().write().await.unwrap().version();
    look(&server, "甲", "/api/v1/people/P1").await.ok();
    let begun = std::time::Instant::now();
    loop {
        let found = server.app.store().read().await.unwrap().find_audits("P1", 10).await.unwrap();
        if found.iter().any(|it| it.action == "view.people") {
            break;
        }
        assert!(begun.elapsed().as_secs() < 10, "it never comes");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    println!("after {} ms", begun.elapsed().as_millis());
    assert_eq!(server.app.store().write().await.unwrap().version(), version);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checkpoint_holds_and_a_changed_line_is_named() {
    for (engine, url) in engines() {
        let server = server(url.as_deref()).await;
        look(&server, "甲", "/api/v1/people/P1").await.ok();
        let kept = server.get("/api/v1/audit/checkpoint").await.ok();
        let checkpoint = kept["checkpoint"].as_str().unwrap().to_owned();
        look(&server, "乙", "/api/v1/people/P2").await.ok();
        let held = server.post("/api/v1/audit/verify", &json!({ "checkpoint": checkpoint })).await.ok();
        assert_eq!(held["sound"], true, "{engine}: {held}");
        let other = format!("{}:{}", kept["seq"], "0".repeat(64));
        let broken = server.post("/api/v1/audit/verify", &json!({ "checkpoint": other })).await.ok();
        assert_eq!(broken["findings"][0]["code"], "LED-0202", "{engine}");
        let bad = server.post("/api/v1/audit/verify", &json!({ "checkpoint": "12" })).await;
        assert_eq!(bad.refused(422), "APP-0001");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_system_tells_its_figures_and_backs_itself_up() {
    for (engine, url) in engines() {
        let server = server(url.as_deref()).await;
        let system = server.get("/api/v1/system").await.ok();
        assert_eq!(system["schema"], system["schema_known"], "{engine}");
        assert!(system["bytes"].as_i64().unwrap() > 0 && system["last_backup"].is_null(), "{system}");
        assert!(!system["database"].as_str().unwrap().contains('/'), "no path of the server: {system}");
        let made = server.send("POST", "/api/v1/system/backup", &[("X-Operator", "系统员")], b"").await;
        if url.is_some() {
            assert_eq!(
                (system["engine"].as_str(), made.refused(409)),
                (Some("postgres"), "APP-0003".to_owned())
            );
            continue;
        }
        let made = made.ok();
        let system = server.get("/api/v1/system").await.ok();
        assert_eq!(system["last_backup"], made);
        let facts = server.app.store().read().await.unwrap().database_facts().await.unwrap();
        let file =
            facts.file().unwrap().parent().unwrap().join("backups").join(made["file"].as_str().unwrap());
        let (findings, _) = app::system::check_copy(&file, &testkit::keys()).await.unwrap();
        assert_eq!(findings.0, [], "{}", file.display());
        assert_eq!(log(&server, "action=system.backup").await.len(), 1);
    }
}
