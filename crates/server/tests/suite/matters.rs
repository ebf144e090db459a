//! Matters over HTTP: a village desk reaches its own village only, however it names its desk; the progress page is
//! open to everybody; bad input is refused in words.

use access::{Caller, Grant, Policy, RegionScope};
use serde_json::{Value, json};
use server::Gate;

use crate::common::{self, TestServer};

const HOME: &str = "990100001/示例村";
/// `990100001/示例村` and `990100001/邻村` in a query.
const OWN: &str = "990100001%2F%E7%A4%BA%E4%BE%8B%E6%9D%91";
const NEXT: &str = "990100001%2F%E9%82%BB%E6%9D%91";

fn caller(role: &str, region: &str) -> Caller {
    let grant = Grant {
        role: role.to_owned(),
        region: RegionScope::code(region),
        institution: None,
        department: None,
    };
    Caller {
        account_id: "A1".to_owned(), name: "村代办".to_owned(), is_machine: false, grants: vec![grant]
    }
}

/// The same database, as somebody sees it.
async fn sit(server: &mut TestServer, caller: Option<Caller>) {
    let policy = Policy::built_in(&server.app.region().engine.pack().region).unwrap();
    let router = server::router_gated(server.app.clone(), Gate::guarded(server.app.clone(), policy));
    let router = match caller {
        Some(caller) => router.layer(axum::Extension(caller)),
        None => router,
    };
    server.serve_instead(router).await;
}

fn take(matter: &str, documents: &[&str], desk: &str) -> Value {
    let documents: Vec<Value> = documents.iter().map(|it| json!({ "document": it })).collect();
    json!({ "matter": matter, "person_id": "P1", "documents": documents, "desk": desk })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_village_desk_reaches_its_own_village_only() {
    for (_, url) in common::engines() {
        let mut server = TestServer::start("jiangjin", "2026-11-23", url.as_deref()).await;
        server.person("P1", "居民", "在职", None).await;
        sit(&mut server, Some(caller("village_desk", HOME))).await;
        // It need not say where it sits.
        let taken = server.post("/api/v1/matters/requests", &take("502", &["id", "illness"], "")).await.ok();
        assert_eq!((taken["level"].as_str(), taken["home"].as_str()), (Some("village"), Some(HOME)));
        let id = taken["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/matters/requests/{id}");
        // Sitting at another desk is refused.
        for desk in ["990100001", "990100001/邻村", "990200"] {
            let refused = server.post("/api/v1/matters/requests", &take("301", &["id"], desk)).await;
            assert_eq!(refused.refused(403), "API-0403", "{desk}");
        }
        assert_eq!(server.get(&format!("{path}?desk={NEXT}")).await.refused(403), "API-0403");
        assert_eq!(server.get(&format!("{path}?desk={OWN}")).await.ok()["state"], "in_hand");
        assert_eq!(server.get("/api/v1/matters/count").await.ok()["open"], 1);
        let stations = json!({ "stations": [{ "place": HOME, "name": "站" }] });
        assert_eq!(server.post("/api/v1/matters/stations", &stations).await.refused(403), "API-0403");

        // The next village: neither in the list, nor by number, nor for its papers.
        sit(&mut server, Some(caller("village_desk", "990100001/邻村"))).await;
        let list = server.get("/api/v1/matters/requests?which=all").await.ok();
        assert_eq!(list["items"], json!([]));
        assert_eq!(server.get(&path).await.refused(404), "APP-0002");
        assert_eq!(server.get(&format!("{path}/receipt.html")).await.refused(404), "APP-0002");
        let act = json!({ "act": "finish", "note": "办了" });
        assert_eq!(server.post(&format!("{path}/acts"), &act).await.refused(404), "APP-0002");
        assert_eq!(
            server.post("/api/v1/matters/requests", &take("301", &["id"], "")).await.refused(404),
            "APP-0002"
        );

        // Its township sees it, and cannot act while it lies in the village.
        sit(&mut server, Some(caller("township_desk", "990100001"))).await;
        assert_eq!(server.get("/api/v1/matters/requests").await.ok()["items"][0]["id"], id);
        assert_eq!(server.post(&format!("{path}/acts"), &act).await.refused(409), "PRG-0203");

        // The village does this matter itself; nobody needs to look at it a second time.
        sit(&mut server, Some(caller("village_desk", HOME))).await;
        assert_eq!(server.post(&format!("{path}/acts"), &act).await.ok()["state"], "done");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_only_takes_in_does_not_decide_what_another_must_look_at() {
    let mut server = TestServer::start("jiangjin", "2026-11-23", None).await;
    server.person("P1", "居民", "在职", None).await;
    let taken = server.post("/api/v1/matters/requests", &take("501", &["id", "illness"], "")).await.ok();
    let path = format!("/api/v1/matters/requests/{}/acts", taken["id"].as_str().unwrap());
    let act = json!({ "act": "finish", "note": "认定" });
    // A programme officer takes in and handles, and does not decide.
    sit(&mut server, Some(caller("programme_officer", "990100"))).await;
    let refused = server.post(&path, &act).await;
    assert_eq!(refused.refused(403), "API-0403");
    sit(&mut server, Some(caller("benefits_officer", "990100"))).await;
    assert_eq!(server.post(&path, &act).await.ok()["state"], "done", "taken in by nobody that has a name");
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_is_open_to_everybody_and_says_nothing_else() {
    let mut server = TestServer::start("jiangjin", "2026-11-23", None).await;
    server.person("P1", "居民", "在职", None).await;
    server.person("P0001", "居民", "在职", None).await;
    let mut body = take("501", &["id"], "");
    body["person_id"] = json!("P0001");
    let id = server.post("/api/v1/matters/requests", &body).await.ok()["id"].as_str().unwrap().to_owned();
    sit(&mut server, None).await;
    assert_eq!(server.get("/api/v1/matters/requests").await.refused(401), "API-0401");
    assert_eq!(server.get("/api/v1/matters/catalogue").await.refused(401), "API-0401");
    let look = |number: &str, digits: &str| json!({ "number": number, "digits": digits });
    let found = server.post("/api/v1/matters/progress", &look(&id, "0001")).await.ok();
    assert_eq!(found["state"], "waiting");
    let keys: Vec<&String> = found.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 8, "{keys:?}");
    let wrong = server.post("/api/v1/matters/progress", &look(&id, "0002")).await;
    assert_eq!(wrong.refused(404), "APP-1203");
    // The answer that is right forgives; then guesses at one number must wait.
    server.post("/api/v1/matters/progress", &look(&id, "0001")).await.ok();
    for guess in 0..5 {
        let wrong = server.post("/api/v1/matters/progress", &look(&id, &format!("9{guess:03}"))).await;
        assert_eq!(wrong.refused(404), "APP-1203", "{guess}");
    }
    let locked = server.post("/api/v1/matters/progress", &look(&id, "0001")).await;
    assert_eq!(locked.refused(429), "APP-1206", "even what is right");
    server.clock.advance(61);
    server.post("/api/v1/matters/progress", &look(&id, "0001")).await.ok();
    for (number, digits) in
        [("", ""), ("x", "0001"), (id.as_str(), "1"), (id.as_str(), "一二三四"), ("0000000000001", "0001")]
    {
        let refused = server.post("/api/v1/matters/progress", &look(number, digits)).await;
        assert!([404, 422].contains(&refused.status), "{number} {digits}: {}", refused.status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_is_refused_in_words() {
    let server = TestServer::start("jiangjin", "2026-11-23", None).await;
    server.person("P1", "居民", "在职", None).await;
    let path = "/api/v1/matters/requests";
    let rows = [
        (take("999", &[], ""), 404),
        (take("501", &["dance"], ""), 409),
        (take("501", &["id"], "nowhere"), 422),
        (take("901", &[], "990100001"), 422),
        (json!({ "matter": "501", "person_id": "P9" }), 404),
        (json!({ "matter": "501" }), 422),
        (json!({ "matter": "501", "person_id": "P1", "note": "长".repeat(501) }), 422),
        (
            json!({ "matter": "501", "person_id": "P1", "documents": [{ "document": "id", "sha256": "x" }] }),
            422,
        ),
        (json!([]), 422),
    ];
    for (body, status) in rows {
        let answer = server.post(path, &body).await;
        assert_eq!(answer.status, status, "{body}: {}", String::from_utf8_lossy(&answer.body));
        assert!(!answer.json()["message"].as_str().unwrap().is_ascii(), "{body}");
    }
    for query in ["?which=x", "?cursor=x", "?limit=x", "?desk=x", "?state=nothing&matter=none", "?overdue=1"]
    {
        let answer = server.get(&format!("{path}{query}")).await;
        assert!([200, 422].contains(&answer.status), "{query}: {}", answer.status);
    }
    assert_eq!(
        server.get("/api/v1/matters/figures?from=2026-02-01&until=2026-01-01").await.refused(422),
        "APP-0001"
    );
    assert_eq!(server.get("/api/v1/matters/requests/1").await.refused(404), "APP-0002");
    // A pack without a catalogue says so.
    let other = TestServer::start("yueyang", "2026-11-23", None).await;
    assert_eq!(other.get("/api/v1/matters/catalogue").await.refused(409), "APP-1201");
}
