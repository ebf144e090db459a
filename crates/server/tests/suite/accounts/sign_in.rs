//! Passwords: wrong ones, unknown names, waiting, expiry, change.

use app::accounts::{Accounts, HashCost};
use serde_json::json;

use super::browser::{ADMIN, Browser, PASSWORD, administrator, cheap, each_engine};

const DAY: u64 = 86_400;

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_and_an_unknown_name_are_answered_alike() {
    each_engine(async |server, accounts| {
        administrator(&server, &accounts).await;
        let mut browser = Browser::default();
        let mut said = Vec::new();
        for (name, password) in [(ADMIN, "Hupo7-lanqiv"), ("nobody", PASSWORD), ("<script>", ""), ("", "")] {
            let answer = browser.sign_in(&server, name, password).await;
            assert_eq!(answer.refused(401), "ACC-0101", "{name}");
            said.push(answer.json()["message"].clone());
        }
        said.dedup();
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!(browser.sign_in(&server, "  SHILI-Admin ", PASSWORD).await.ok()["stage"], "full");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_some_failures_one_must_wait_whether_there_is_such_an_account_or_not() {
    each_engine(async |server, accounts| {
        administrator(&server, &accounts).await;
        let mut browser = Browser::default();
        for name in [ADMIN, "nobody"] {
            for _ in 0..5 {
                let answer = browser.sign_in(&server, name, "Hupo7-lanqiv").await;
                assert_eq!(answer.refused(401), "ACC-0101", "{name}");
            }
            let locked = browser.sign_in(&server, name, PASSWORD).await;
            assert_eq!(locked.refused(429), "ACC-0102", "{name}");
            assert!(locked.json()["message"].as_str().unwrap().contains("60 秒"), "{name}");
        }
        server.clock.advance(59);
        assert_eq!(browser.sign_in(&server, ADMIN, PASSWORD).await.refused(429), "ACC-0102");
        server.clock.advance(1);
        assert_eq!(browser.sign_in(&server, ADMIN, "Hupo7-lanqiv").await.refused(401), "ACC-0101");
        server.clock.advance(60);
        let twice = browser.sign_in(&server, ADMIN, PASSWORD).await;
        assert_eq!(twice.refused(429), "ACC-0102", "the next wait is twice as long");
        server.clock.advance(60);
        browser.sign_in(&server, ADMIN, PASSWORD).await.ok();
        // A success forgets the failures.
        for _ in 0..4 {
            browser.sign_in(&server, ADMIN, "Hupo7-lanqiv").await.refused(401);
        }
        browser.sign_in(&server, ADMIN, PASSWORD).await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_at_once_are_no_way_around_the_wait() {
    each_engine(async |server, accounts| {
        administrator(&server, &accounts).await;
        let server = std::sync::Arc::new(server);
        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let server = server.clone();
            tries.spawn(
                async move { Browser::default().sign_in(&server, ADMIN, "Hupo7-lanqiv").await.status },
            );
        }
        let statuses = tries.join_all().await;
        assert_eq!(statuses.iter().filter(|it| **it == 401).count(), 5, "{statuses:?}");
        assert_eq!(statuses.iter().filter(|it| **it == 429).count(), 15, "{statuses:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_expires_and_the_last_five_do_not_come_again() {
    each_engine(async |server, accounts| {
        let mut browser = administrator(&server, &accounts).await;
        let path = "/api/v1/me/password";
        let change = |current: &str, new: &str| json!({ "current": current, "password": new });
        let wrong = browser.post(&server, path, change("Hupo7-lanqiv", "Shanye8-fengsheng")).await;
        assert_eq!(wrong.refused(422), "APP-0001");
        server.clock.advance(90 * DAY);
        assert_eq!(browser.sign_in(&server, ADMIN, PASSWORD).await.ok()["stage"], "new_password");
        assert_eq!(browser.get(&server, "/api/v1/region").await.refused(401), "API-0401");
        assert_eq!(browser.get(&server, "/api/v1/me/sessions").await.refused(401), "API-0401");
        let same = browser.post(&server, path, change(PASSWORD, PASSWORD)).await;
        assert!(same.json()["message"].as_str().unwrap().contains("用过"));
        let mut before = PASSWORD.to_owned();
        for number in 1..=5 {
            let new = format!("Shanye{number}-fengsheng");
            let stolen = Browser { cookie: browser.cookie.clone() };
            browser.post(&server, path, change(&before, &new)).await.ok();
            assert_ne!(stolen.cookie, browser.cookie, "the token is fresh");
            before = new;
        }
        let third = browser.post(&server, path, change(&before, "Shanye3-fengsheng")).await;
        assert_eq!(third.refused(422), "APP-0001");
        // The first of all is forgotten by now.
        browser.post(&server, path, change(&before, PASSWORD)).await.ok();
        browser.get(&server, "/api/v1/region").await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_worked_out_anew_when_the_parameters_change() {
    each_engine(async |server, accounts| {
        administrator(&server, &accounts).await;
        let mut settings = cheap();
        settings.password.cost = HashCost { memory_kib: 16, passes: 2, lanes: 1 };
        let (server, dearer) = server.guarded(settings).await;
        let kept = async |accounts: &Accounts| {
            let mut session = accounts.app().store().read().await.unwrap();
            session.find_account(ADMIN).await.unwrap().unwrap().password.unwrap()
        };
        assert!(!dearer.is_current_cost(&kept(&dearer).await));
        Browser::default().sign_in(&server, ADMIN, PASSWORD).await.ok();
        assert!(dearer.is_current_cost(&kept(&dearer).await));
        Browser::default().sign_in(&server, ADMIN, PASSWORD).await.ok();
    })
    .await;
}
