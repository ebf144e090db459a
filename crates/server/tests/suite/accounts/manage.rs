//! What administrators do: three of them, and none grants himself anything.

use app::accounts::GrantView;
use serde_json::json;

use super::browser::{ADMIN, Browser, PASSWORD, administrator, each_engine, member};

#[tokio::test(flavor = "multi_thread")]
async fn one_makes_accounts_another_grants_and_nobody_grants_himself() {
    each_engine(async |server, accounts| {
        let mut admin = administrator(&server, &accounts).await;
        let me = admin.get(&server, "/api/v1/me").await.ok();
        let own = me["account"]["id"].as_str().unwrap().to_owned();
        let add = |name: &str| json!({ "name": name, "display_name": "示例" });
        let officer = admin.post(&server, "/api/v1/accounts", add("Anquan-01")).await.ok();
        let taken = admin.post(&server, "/api/v1/accounts", add("anquan-01")).await;
        assert_eq!(taken.refused(409), "ACC-0302");
        admin.post(&server, "/api/v1/accounts", add("<b>")).await.refused(422);
        let id = officer["account"]["id"].as_str().unwrap().to_owned();
        let appoint = |id: &str| format!("/api/v1/accounts/{id}/appoint");
        assert_eq!(admin.post(&server, &appoint(&own), json!({})).await.refused(403), "ACC-0303");
        admin.post(&server, &appoint(&id), json!({})).await.ok();
        let clerk = admin.post(&server, "/api/v1/accounts", add("canbao-01")).await.ok();
        let clerk = clerk["account"]["id"].as_str().unwrap().to_owned();
        assert_eq!(admin.post(&server, &appoint(&clerk), json!({})).await.refused(409), "APP-0003");
        let grants = |id: &str| format!("/api/v1/accounts/{id}/grants");
        let data = json!({ "role": "data_clerk" });
        assert_eq!(admin.post(&server, &grants(&clerk), data.clone()).await.refused(403), "API-0403");

        let mut officer_browser = Browser::default();
        let code = json!({ "code": officer["code"] });
        officer_browser.post(&server, "/api/v1/sign-in/code", code.clone()).await.ok();
        let new = json!({ "password": PASSWORD });
        officer_browser.post(&server, "/api/v1/me/password", new).await.ok();
        let again = Browser::default().post(&server, "/api/v1/sign-in/code", code).await;
        assert_eq!(again.refused(401), "ACC-0103", "a code passes once");
        let granted = officer_browser.post(&server, &grants(&clerk), data.clone()).await.ok();
        assert_eq!(granted["grants"][0]["role"], "data_clerk");
        assert_eq!(
            officer_browser.post(&server, &grants(&clerk), data.clone()).await.refused(409),
            "APP-0003"
        );
        assert_eq!(officer_browser.post(&server, &grants(&id), data).await.refused(403), "ACC-0303");
        for wrong in ["auditor", "nobody_knows", "open"] {
            let answer = officer_browser.post(&server, &grants(&clerk), json!({ "role": wrong })).await;
            assert_eq!(answer.refused(422), "ACC-0304", "{wrong}");
        }
        let machine =
            officer_browser.post(&server, &grants(&own), json!({ "role": "machine_monitor" })).await;
        machine.refused(422);
        let refused = officer_browser.post(&server, "/api/v1/accounts", add("shili-02")).await;
        assert_eq!(refused.refused(403), "API-0403");
        let grant = granted["grants"][0]["id"].clone();
        let path = format!("{}/revoke", grants(&clerk));
        let after = officer_browser.post(&server, &path, json!({ "grant": grant })).await.ok();
        assert_eq!(after["grants"], json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_disabled_or_reset_is_out_at_once() {
    each_engine(async |server, accounts| {
        let mut admin = administrator(&server, &accounts).await;
        let (mut clerk, id) = member(&server, &accounts, "canbao-01", GrantView::new("data_clerk", "")).await;
        let path = |what: &str| format!("/api/v1/accounts/{id}/{what}");
        clerk.get(&server, "/api/v1/region").await.ok();
        admin.post(&server, &path("disable"), json!({ "is_disabled": true })).await.ok();
        assert_eq!(clerk.get(&server, "/api/v1/region").await.refused(401), "API-0401");
        assert_eq!(clerk.sign_in(&server, "canbao-01", PASSWORD).await.refused(401), "ACC-0101");
        admin.post(&server, &path("reset"), json!({})).await.refused(409);
        admin.post(&server, &path("disable"), json!({ "is_disabled": false })).await.ok();
        clerk.sign_in(&server, "canbao-01", PASSWORD).await.ok();
        let reset = admin.post(&server, &path("reset"), json!({})).await.ok();
        assert_eq!(clerk.get(&server, "/api/v1/region").await.refused(401), "API-0401");
        assert_eq!(clerk.sign_in(&server, "canbao-01", PASSWORD).await.refused(401), "ACC-0101");
        clerk.post(&server, "/api/v1/sign-in/code", json!({ "code": reset["code"] })).await.ok();
        let same = clerk.post(&server, "/api/v1/me/password", json!({ "password": PASSWORD })).await;
        assert_eq!(same.refused(422), "APP-0001", "the old one may not come again");
        let new = json!({ "password": "Shanye8-fengsheng" });
        clerk.post(&server, "/api/v1/me/password", new).await.ok();
        clerk.get(&server, "/api/v1/region").await.ok();
        // Pages of the list, and part of a name.
        let page = admin.get(&server, "/api/v1/accounts?limit=1").await.ok();
        assert_eq!((page["rows"].as_array().unwrap().len(), &page["next"]), (1, &json!("canbao-01")));
        let page = admin.get(&server, "/api/v1/accounts?limit=1&after=canbao-01").await.ok();
        assert_eq!((&page["rows"][0]["name"], &page["next"]), (&json!(ADMIN), &json!(null)));
        assert_eq!(admin.get(&server, "/api/v1/accounts?text=%25").await.ok()["rows"], json!([]));
    })
    .await;
}

/// Whoever makes accounts must not come to the right to grant: not by a code for the officer's account, and not by
/// putting the officer out of the way and appointing a puppet.
#[tokio::test(flavor = "multi_thread")]
async fn the_system_administrator_neither_takes_over_nor_replaces_who_grants_or_audits() {
    each_engine(async |server, accounts| {
        let mut admin = administrator(&server, &accounts).await;
        let (mut officer, officer_id) =
            member(&server, &accounts, "anquan-01", GrantView::new("security_officer", "")).await;
        let (_, auditor_id) = member(&server, &accounts, "shenji-01", GrantView::new("auditor", "")).await;
        let puppet = admin.post(&server, "/api/v1/accounts", json!({ "name": "kuilei-01" })).await.ok();
        let puppet = puppet["account"]["id"].as_str().unwrap().to_owned();
        for id in [&officer_id, &auditor_id] {
            let path = |what: &str| format!("/api/v1/accounts/{id}/{what}");
            for (what, body) in [
                ("reset", json!({})),
                ("reset", json!({ "second_factor": true })),
                ("disable", json!({ "is_disabled": true })),
                ("disable", json!({ "is_disabled": false })),
            ] {
                let answer = admin.post(&server, &path(what), body).await;
                assert_eq!(answer.refused(403), "ACC-0305", "{what}");
            }
        }
        officer.get(&server, "/api/v1/accounts").await.ok();
        // Disabled from the terminal, the officer still is the officer: nobody else is appointed.
        accounts.disable(&app::accounts::By::terminal(), &officer_id, true).await.unwrap();
        let appoint = format!("/api/v1/accounts/{puppet}/appoint");
        assert_eq!(admin.post(&server, &appoint, json!({})).await.refused(409), "APP-0003");
        accounts.disable(&app::accounts::By::terminal(), &officer_id, false).await.unwrap();
        accounts.reset(&app::accounts::By::terminal(), &auditor_id, true).await.unwrap();
    })
    .await;
}
