//! Tokens of machines: shown once, narrowed, dated, taken back.

use app::accounts::{Accounts, By, GrantView, NewAccount};
use serde_json::{Value, json};

use super::browser::{Browser, administrator, each_engine};
use crate::common::{Answer, TestServer};

const DAY: u64 = 86_400;

/// A machine that takes figures of the county.
async fn machine(accounts: &Accounts) -> String {
    let new = NewAccount { name: "daping".to_owned(), is_machine: true, ..NewAccount::default() };
    let added = accounts.add(&By::terminal(), new).await.unwrap();
    assert_eq!(added.code, None);
    accounts.grant(&By::terminal(), &added.account.id, GrantView::new("machine_figures", "")).await.unwrap();
    added.account.id
}

async fn ask(server: &TestServer, token: &str, path: &str) -> Answer {
    server.send("GET", path, &[("Authorization", &format!("Bearer {token}"))], b"").await
}

async fn make(browser: &mut Browser, server: &TestServer, id: &str, scope: Value, days: i64) -> Answer {
    let body = json!({ "account_id": id, "label": "大屏取数", "days": days, "scope": scope });
    browser.post(server, "/api/v1/tokens", body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_does_what_its_scope_says_until_its_day_or_its_end() {
    each_engine(async |server, accounts| {
        let mut browser = administrator(&server, &accounts).await;
        let id = machine(&accounts).await;
        let figures = json!([{ "role": "machine_figures", "region": "" }]);
        let made = make(&mut browser, &server, &id, figures.clone(), 30).await.ok();
        let token = made["token"].as_str().unwrap().to_owned();
        assert!(token.starts_with("mbt_") && token.len() == 68);
        ask(&server, &token, "/api/v1/region").await.ok();
        assert_eq!(ask(&server, &token, "/api/v1/accounts").await.refused(403), "API-0403");
        assert_eq!(ask(&server, &token, "/api/v1/people?q=1").await.refused(403), "API-0403");
        // A machine needs no headers of a browser.
        let headers = [("Authorization", &*format!("Bearer {token}")), ("Content-Type", "application/json")];
        let answer = server.send("POST", "/api/v1/tokens", &headers, b"{}").await;
        assert_eq!(answer.refused(403), "API-0403");
        let list = browser.get(&server, "/api/v1/tokens").await.ok();
        assert!(list[0]["used_at"].is_string() && !list.to_string().contains(&token));
        let rows = server.app.store().read().await.unwrap().dump_table("account_token").await.unwrap();
        assert!(!format!("{rows:?}").contains(&token[4..]), "only its hash is kept");
        for wrong in ["mbt_", "x", &token[..67], &format!("mbt_{}", "0".repeat(64))] {
            assert_eq!(ask(&server, wrong, "/api/v1/region").await.refused(401), "API-0402");
        }
        server.clock.advance(30 * DAY);
        assert_eq!(ask(&server, &token, "/api/v1/region").await.refused(401), "API-0402");

        let mut browser = Browser::default();
        browser.sign_in(&server, super::browser::ADMIN, super::browser::PASSWORD).await.ok();
        let made = make(&mut browser, &server, &id, figures, 30).await.ok();
        let token = made["token"].as_str().unwrap().to_owned();
        ask(&server, &token, "/api/v1/region").await.ok();
        let path = format!("/api/v1/tokens/{}/revoke", made["kept"]["id"].as_str().unwrap());
        browser.post(&server, &path, json!({})).await.ok();
        assert_eq!(ask(&server, &token, "/api/v1/region").await.refused(401), "API-0402");
        assert_eq!(browser.post(&server, &path, json!({})).await.refused(409), "APP-0003");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_reaches_no_further_than_its_account() {
    each_engine(async |server, accounts| {
        let mut browser = administrator(&server, &accounts).await;
        let id = machine(&accounts).await;
        let beyond = [
            json!([{ "role": "auditor", "region": "" }]),
            json!([]),
            json!([{ "role": "machine_figures", "region": "" }, { "role": "machine_monitor", "region": "" }]),
        ];
        for scope in beyond {
            assert_eq!(make(&mut browser, &server, &id, scope, 30).await.refused(422), "APP-0001");
        }
        let figures = json!([{ "role": "machine_figures", "region": "500116001" }]);
        assert_eq!(make(&mut browser, &server, &id, figures.clone(), 0).await.refused(422), "APP-0001");
        assert_eq!(make(&mut browser, &server, &id, figures.clone(), 9_999).await.refused(422), "APP-0001");
        let me = browser.get(&server, "/api/v1/me").await.ok();
        let own =
            make(&mut browser, &server, me["account"]["id"].as_str().unwrap(), figures.clone(), 30).await;
        assert_eq!(own.refused(403), "ACC-0301", "people have no tokens");
        let made = make(&mut browser, &server, &id, figures, 30).await.ok();
        let token = made["token"].as_str().unwrap().to_owned();
        ask(&server, &token, "/api/v1/region").await.ok();
        // When the grant goes, so does what the token may.
        let view = accounts.named("daping").await.unwrap();
        accounts.revoke(&By::terminal(), &id, &view.grants[0].id).await.unwrap();
        assert_eq!(ask(&server, &token, "/api/v1/region").await.refused(403), "API-0403");
        accounts.disable(&By::terminal(), &id, true).await.unwrap();
        assert_eq!(ask(&server, &token, "/api/v1/region").await.refused(401), "API-0402");
    })
    .await;
}
