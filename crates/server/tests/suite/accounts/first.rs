//! The first start: a code on the terminal, no default password.

use app::accounts::GrantView;
use serde_json::json;

use super::browser::{ADMIN, Browser, PASSWORD, administrator, each_engine, member};

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_let_in_before_the_first_administrator() {
    each_engine(async |server, accounts| {
        let ways = server.get("/api/v1/sign-in").await.ok();
        assert_eq!((&ways["is_open"], &ways["is_unclaimed"]), (&json!(false), &json!(true)));
        assert_eq!(server.get("/api/v1/region").await.refused(401), "API-0401");
        let older = accounts.first_code().await.unwrap().unwrap();
        let code = accounts.first_code().await.unwrap().unwrap();
        let mut browser = Browser::default();
        let body = |code: &str, password: &str| json!({ "code": code, "name": ADMIN, "password": password });
        let path = "/api/v1/first-administrator";
        let weak = browser.post(&server, path, body(&code, "123456")).await;
        assert_eq!(weak.refused(422), "ACC-0004");
        assert_eq!(browser.post(&server, path, body(&older, PASSWORD)).await.refused(401), "ACC-0103");
        assert_eq!(browser.post(&server, path, body("ABCDE", PASSWORD)).await.refused(401), "ACC-0103");
        server.clock.advance(24 * 3_600);
        assert_eq!(browser.post(&server, path, body(&code, PASSWORD)).await.refused(401), "ACC-0103");
        let code = accounts.first_code().await.unwrap().unwrap();
        let me =
            browser.post(&server, path, body(&code.to_lowercase().replace('-', ""), PASSWORD)).await.ok();
        assert_eq!(me["stage"], "full");
        assert_eq!(me["account"]["grants"][0]["role"], "system_administrator");
        browser.get(&server, "/api/v1/region").await.ok();
        assert_eq!(accounts.first_code().await.unwrap(), None);
        let again = browser.post(&server, path, body(&code, PASSWORD)).await;
        assert_eq!(again.refused(409), "APP-0003");
        assert_eq!(server.get("/api/v1/sign-in").await.ok()["is_unclaimed"], json!(false));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_is_written_down_under_the_name_of_the_account() {
    each_engine(async |server, accounts| {
        administrator(&server, &accounts).await;
        let (mut browser, id) =
            member(&server, &accounts, "canbao-01", GrantView::new("data_clerk", "")).await;
        server.person("P1", "居民", "正常", None).await;
        let headers = |operator: Option<&'static str>| {
            let mut headers =
                vec![("X-Mingbai", "portal"), ("Origin", "http://test"), ("Sec-Fetch-Site", "same-origin")];
            headers.extend(operator.map(|it| ("X-Operator", it)));
            headers
        };
        let fact = json!({ "person_id": "P1", "fact": { "death": { "died_on": "2023-12-01" } } });
        let path = "/api/v1/people/facts";
        let other = browser.post_with(&server, path, &headers(Some("bieren")), fact.clone()).await;
        assert_eq!(other.refused(403), "API-0405");
        let own = browser.post_with(&server, path, &headers(Some("Canbao-01")), fact).await;
        assert_ne!(own.status, 403, "{}", String::from_utf8_lossy(&own.body));
        let money = browser.post(&server, "/api/v1/money", json!({})).await;
        assert_eq!(money.refused(403), "API-0403");
        let mut session = server.app.store().read().await.unwrap();
        let audits = session.find_audits(&id, 20).await.unwrap();
        let actions: Vec<&str> = audits.iter().map(|it| it.action.as_str()).collect();
        assert!(actions.contains(&"account.sign-in") && actions.contains(&"account.add"));
        assert!(!audits.iter().any(|it| it.detail.contains(PASSWORD)));
        drop(session);
        browser.post(&server, "/api/v1/sign-out", json!({})).await.ok();
        let report = server.app.verify().await.unwrap();
        assert!(report.findings.is_empty());
    })
    .await;
}
