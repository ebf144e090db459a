//! Sessions: how they end, and that nothing is left of them.

use serde_json::json;

use super::browser::{ADMIN, Browser, PASSWORD, administrator, each_engine};

const MINUTE: u64 = 60;

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_when_nobody_uses_it() {
    each_engine(async |server, accounts| {
        let mut browser = administrator(&server, &accounts).await;
        for _ in 0..3 {
            server.clock.advance(29 * MINUTE);
            browser.get(&server, "/api/v1/me").await.ok();
        }
        server.clock.advance(31 * MINUTE);
        assert_eq!(browser.get(&server, "/api/v1/me").await.refused(401), "API-0401");
        server.clock.advance(0);
        assert_eq!(browser.get(&server, "/api/v1/region").await.refused(401), "API-0401");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_its_longest_time_however_it_is_used() {
    each_engine(async |server, accounts| {
        let mut browser = administrator(&server, &accounts).await;
        for _ in 0..47 {
            server.clock.advance(15 * MINUTE);
            browser.get(&server, "/api/v1/me").await.ok();
        }
        server.clock.advance(15 * MINUTE);
        assert_eq!(browser.get(&server, "/api/v1/me").await.refused(401), "API-0401");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_cookie_is_worth_nothing_after_signing_out() {
    each_engine(async |server, accounts| {
        let mut browser = administrator(&server, &accounts).await;
        let mut thief = Browser { cookie: browser.cookie.clone() };
        thief.get(&server, "/api/v1/region").await.ok();
        let answer = browser.post(&server, "/api/v1/sign-out", json!({})).await;
        assert_eq!(answer.ok()["ended"], 1);
        assert!(answer.head.contains("max-age=0"));
        assert_eq!(thief.get(&server, "/api/v1/region").await.refused(401), "API-0401");
        // What the database holds is no token.
        let (_, token) = thief.cookie.split_once('=').unwrap();
        for table in ["account_session", "user_account", "account_code"] {
            let rows = server.app.store().read().await.unwrap().dump_table(table).await.unwrap();
            let text = format!("{rows:?}");
            assert!(!text.contains(token) && !text.contains(PASSWORD), "{table}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_sessions_are_listed_and_ended_at_once() {
    each_engine(async |server, accounts| {
        let mut first = administrator(&server, &accounts).await;
        let (mut second, mut third) = (Browser::default(), Browser::default());
        second.sign_in(&server, ADMIN, PASSWORD).await.ok();
        third.sign_in(&server, ADMIN, PASSWORD).await.ok();
        let list = first.get(&server, "/api/v1/me/sessions").await.ok();
        let list = list.as_array().unwrap();
        assert_eq!(list.len(), 3);
        assert_eq!(list.iter().filter(|it| it["is_this"] == json!(true)).count(), 1);
        let own = second.get(&server, "/api/v1/me/sessions").await.ok();
        let own = own.as_array().unwrap().iter().find(|it| it["is_this"] == json!(true)).unwrap().clone();
        let path = format!("/api/v1/me/sessions/{}/end", own["id"].as_str().unwrap());
        assert_eq!(first.post(&server, &path, json!({})).await.ok().as_array().unwrap().len(), 2);
        assert_eq!(second.get(&server, "/api/v1/me").await.refused(401), "API-0401");
        let ended = first.post(&server, "/api/v1/sign-out", json!({ "everywhere": true })).await.ok();
        assert_eq!(ended["ended"], 2);
        assert_eq!(third.get(&server, "/api/v1/me").await.refused(401), "API-0401");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_can_do_nothing_with_the_cookie() {
    each_engine(async |server, accounts| {
        let mut browser = administrator(&server, &accounts).await;
        let tries: [&[(&str, &str)]; 5] = [
            &[],
            &[("X-Mingbai", "portal")],
            &[("Origin", "http://test"), ("Sec-Fetch-Site", "same-origin")],
            &[("X-Mingbai", "portal"), ("Origin", "http://evil.example"), ("Sec-Fetch-Site", "cross-site")],
            &[("X-Mingbai", "portal"), ("Origin", "http://evil.example")],
        ];
        for headers in tries {
            let answer = browser.post_with(&server, "/api/v1/sign-out", headers, json!({})).await;
            assert_eq!(answer.refused(403), "API-0407", "{headers:?}");
            let body = json!({ "name": ADMIN, "password": PASSWORD });
            let answer = browser.post_with(&server, "/api/v1/sign-in", headers, body).await;
            assert_eq!(answer.refused(403), "API-0407", "{headers:?}");
        }
        browser.get(&server, "/api/v1/me").await.ok();
    })
    .await;
}
