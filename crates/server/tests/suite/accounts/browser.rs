//! A browser as far as signing in needs one: it keeps the cookie and says where its page is from.

use app::accounts::{Accounts, By, GrantView, HashCost, NewAccount, Settings};
use serde_json::{Value, json};

use crate::common::{Answer, TestServer, engines};

pub const PASSWORD: &str = "Hupo7-lanqiu";
pub const ADMIN: &str = "shili-admin";

/// Settings of which working a password out costs nothing.
pub fn cheap() -> Settings {
    let mut settings = Settings::default();
    settings.password.cost = HashCost { memory_kib: 8, passes: 1, lanes: 1 };
    settings
}

/// A guarded server on each engine.
pub async fn each_engine<F: Future<Output = ()>>(test: impl Fn(TestServer, Accounts) -> F) {
    for (name, url) in engines() {
        eprintln!("engine {name}");
        let server = TestServer::start("jiangjin", "2023-12-20", url.as_deref()).await;
        let (server, accounts) = server.guarded(cheap()).await;
        test(server, accounts).await;
    }
}

/// What a browser keeps.
#[derive(Default)]
pub struct Browser {
    pub cookie: String,
}

impl Browser {
    pub async fn post(&mut self, server: &TestServer, path: &str, body: Value) -> Answer {
        let own = [("X-Mingbai", "portal"), ("Origin", "http://test"), ("Sec-Fetch-Site", "same-origin")];
        self.post_with(server, path, &own, body).await
    }

    pub async fn post_with(
        &mut self,
        server: &TestServer,
        path: &str,
        headers: &[(&str, &str)],
        body: Value,
    ) -> Answer {
        let cookie = format!("other=1; {}", self.cookie);
        let mut all = vec![("Content-Type", "application/json"), ("Cookie", cookie.as_str())];
        all.extend(headers);
        let answer = server.send("POST", path, &all, body.to_string().as_bytes()).await;
        self.keep(&answer);
        answer
    }

    pub async fn get(&mut self, server: &TestServer, path: &str) -> Answer {
        let answer = server.send("GET", path, &[("Cookie", self.cookie.as_str())], b"").await;
        self.keep(&answer);
        answer
    }

    fn keep(&mut self, answer: &Answer) {
        let set = answer.head.lines().find_map(|it| it.strip_prefix("set-cookie: "));
        if let Some(set) = set {
            assert!(set.contains("httponly") && set.contains("samesite=strict") && set.contains("path=/"));
            self.cookie = set.split(';').next().unwrap().to_owned();
        }
    }

    pub async fn sign_in(&mut self, server: &TestServer, name: &str, password: &str) -> Answer {
        self.post(server, "/api/v1/sign-in", json!({ "name": name, "password": password })).await
    }
}

/// The first administrator, signed in.
pub async fn administrator(server: &TestServer, accounts: &Accounts) -> Browser {
    let code = accounts.first_code().await.unwrap().unwrap();
    let mut browser = Browser::default();
    let body = json!({ "code": code, "name": ADMIN, "display_name": "示例管理员", "password": PASSWORD });
    browser.post(server, "/api/v1/first-administrator", body).await.ok();
    browser
}

/// Somebody with a role, signed in; made on the terminal. The account's number comes with it.
pub async fn member(
    server: &TestServer,
    accounts: &Accounts,
    name: &str,
    grant: GrantView,
) -> (Browser, String) {
    let new = NewAccount { name: name.to_owned(), ..NewAccount::default() };
    let added = accounts.add(&By::terminal(), new).await.unwrap();
    accounts.grant(&By::terminal(), &added.account.id, grant).await.unwrap();
    let mut browser = Browser::default();
    let code = json!({ "code": added.code.unwrap() });
    let me = browser.post(server, "/api/v1/sign-in/code", code).await.ok();
    assert_eq!(me["stage"], "new_password");
    browser.post(server, "/api/v1/me/password", json!({ "password": PASSWORD })).await.ok();
    (browser, added.account.id)
}
