//! The second factor: enrolment, codes that pass once, recovery codes.

use app::accounts::code_at;
use serde_json::json;

use super::browser::{ADMIN, Browser, PASSWORD, administrator, each_engine};
use crate::common::TestServer;

fn code(server: &TestServer, secret: &str) -> String {
    use app::Clock as _;
    code_at(secret, server.clock.unix_seconds()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_of_the_telephone_is_asked_for_and_passes_once() {
    each_engine(async |server, accounts| {
        let mut browser = administrator(&server, &accounts).await;
        let start = "/api/v1/me/second-factor";
        let wrong = browser.post(&server, start, json!({ "current": "Hupo7-lanqiv" })).await;
        assert_eq!(wrong.refused(422), "APP-0001");
        let enrolment = browser.post(&server, start, json!({ "current": PASSWORD })).await.ok();
        let secret = enrolment["secret"].as_str().unwrap().to_owned();
        assert!(enrolment["qr_svg"].as_str().unwrap().starts_with("<svg"));
        assert!(enrolment["address"].as_str().unwrap().contains(&secret));
        // Not asked for before the first code was shown.
        assert_eq!(Browser::default().sign_in(&server, ADMIN, PASSWORD).await.ok()["stage"], "full");
        let confirm = "/api/v1/me/second-factor/confirm";
        browser.post(&server, confirm, json!({ "code": "000000" })).await.refused(422);
        let first = code(&server, &secret);
        let recovery = browser.post(&server, confirm, json!({ "code": first })).await.ok();
        let recovery: Vec<String> =
            recovery["codes"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect();
        assert_eq!(recovery.len(), 10);

        let mut other = Browser::default();
        assert_eq!(other.sign_in(&server, ADMIN, PASSWORD).await.ok()["stage"], "second_factor");
        assert_eq!(other.get(&server, "/api/v1/accounts").await.refused(401), "API-0401");
        let new = json!({ "current": PASSWORD, "password": "Shanye8-fengsheng" });
        assert_eq!(other.post(&server, "/api/v1/me/password", new).await.refused(401), "ACC-0104");
        let second = "/api/v1/sign-in/second";
        let replay = other.post(&server, second, json!({ "code": first })).await;
        assert_eq!(replay.refused(401), "ACC-0201", "the code was used at enrolment");
        server.clock.advance(30);
        let next = code(&server, &secret);
        let halfway = Browser { cookie: other.cookie.clone() };
        assert_eq!(other.post(&server, second, json!({ "code": next })).await.ok()["stage"], "full");
        other.get(&server, "/api/v1/accounts").await.ok();
        assert_ne!(halfway.cookie, other.cookie, "the token is fresh");
        let mut third = Browser::default();
        third.sign_in(&server, ADMIN, PASSWORD).await.ok();
        assert_eq!(third.post(&server, second, json!({ "code": next })).await.refused(401), "ACC-0201");
        assert_eq!(third.post(&server, second, json!({ "code": recovery[0] })).await.ok()["stage"], "full");
        let me = third.get(&server, "/api/v1/me").await.ok();
        assert_eq!(me["recovery_codes_left"], 9);
        third.sign_in(&server, ADMIN, PASSWORD).await.ok();
        let again = third.post(&server, second, json!({ "code": recovery[0] })).await;
        assert_eq!(again.refused(401), "ACC-0201", "a recovery code passes once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_of_codes_must_wait_and_the_password_alone_is_worth_nothing_for_long() {
    each_engine(async |server, accounts| {
        let mut browser = administrator(&server, &accounts).await;
        let start = "/api/v1/me/second-factor";
        let enrolment = browser.post(&server, start, json!({ "current": PASSWORD })).await.ok();
        let secret = enrolment["secret"].as_str().unwrap().to_owned();
        let confirm = json!({ "code": code(&server, &secret) });
        browser.post(&server, "/api/v1/me/second-factor/confirm", confirm).await.ok();
        let mut thief = Browser::default();
        thief.sign_in(&server, ADMIN, PASSWORD).await.ok();
        let second = "/api/v1/sign-in/second";
        for _ in 0..5 {
            thief.post(&server, second, json!({ "code": "123456" })).await.refused(401);
        }
        let right = json!({ "code": code(&server, &secret) });
        assert_eq!(thief.post(&server, second, right).await.refused(429), "ACC-0102");
        server.clock.advance(600);
        let right = json!({ "code": code(&server, &secret) });
        assert_eq!(thief.post(&server, second, right).await.refused(401), "API-0401", "ten minutes are over");
        browser.post(&server, "/api/v1/me/second-factor/off", json!({ "current": PASSWORD })).await.ok();
        assert_eq!(Browser::default().sign_in(&server, ADMIN, PASSWORD).await.ok()["stage"], "full");
    })
    .await;
}
