//! Signing in by a provider of identities, and everything that must not pass.

use std::sync::Arc;

use app::accounts::{By, NewAccount, OidcSettings};
use serde_json::{Value, json};

use super::browser::{Browser, cheap};
use super::provider::{OTHER, OURS, Provider};
use crate::common::{Answer, TestServer, engines};

/// Header of an answer.
fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    let prefix = format!("{name}: ");
    answer.head.lines().find_map(|it| it.strip_prefix(&prefix)).unwrap_or_default()
}

fn of_query<'a>(url: &'a str, name: &str) -> &'a str {
    let (_, query) = url.split_once('?').unwrap();
    query.split('&').find_map(|it| it.strip_prefix(&format!("{name}="))).unwrap_or_default()
}

/// Sets out; the cookie of the journey, the state and the nonce.
async fn set_out(server: &TestServer) -> (String, String, String) {
    let answer = server.get("/api/v1/oidc/start?back=/people").await;
    assert_eq!(answer.status, 303, "{}", String::from_utf8_lossy(&answer.body));
    let cookie = header(&answer, "set-cookie").split(';').next().unwrap().to_owned();
    let url = header(&answer, "location");
    assert_eq!((of_query(url, "response_type"), of_query(url, "code_challenge_method")), ("code", "s256"));
    assert!(!of_query(url, "code_challenge").is_empty());
    (cookie, of_query(url, "state").to_owned(), of_query(url, "nonce").to_owned())
}

async fn come_back(server: &TestServer, cookie: &str, state: &str) -> Answer {
    let path = format!("/api/v1/oidc/back?code=c-1&state={state}");
    server.send("GET", &path, &[("Cookie", cookie)], b"").await
}

fn claims(provider: &Provider, server: &TestServer, nonce: &str) -> Value {
    use app::Clock as _;
    let now = server.clock.unix_seconds();
    json!({ "iss": provider.issuer, "aud": "mingbai", "sub": "s-1", "job_no": "YB-01", "nonce": nonce,
        "iat": now, "exp": now + 300 })
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_fresh_token_for_this_journey_signs_in_and_only_who_has_an_account() {
    for (_, url) in engines() {
        let provider = Provider::start().await;
        let mut settings = cheap();
        settings.oidc = Some(OidcSettings {
            issuer: provider.issuer.clone(),
            client_id: "mingbai".to_owned(),
            client_secret: "geheim".to_owned(),
            back_url: "http://test/api/v1/oidc/back".to_owned(),
            claim: "job_no".to_owned(),
            ca_file: None,
            label: "统一登录".to_owned(),
        });
        let server = TestServer::start("jiangjin", "2023-12-20", url.as_deref()).await;
        let (server, accounts) = server.guarded(settings).await;
        let letters: Arc<dyn app::accounts::Messenger> = Arc::new(server::Letters::new("").unwrap());
        let (server, accounts) = server.guarded_by(accounts.with_messenger(letters)).await;
        assert_eq!(server.get("/api/v1/sign-in").await.ok()["oidc_label"], "统一登录");

        // Nobody has this identity yet.
        let (cookie, state, nonce) = set_out(&server).await;
        provider.told.lock().unwrap().claims = claims(&provider, &server, &nonce);
        let refused = come_back(&server, &cookie, &state).await;
        assert_eq!(header(&refused, "location"), "/sign-in?problem=acc-0401");
        let form = provider.told.lock().unwrap().form.clone();
        assert!(form.contains("code_verifier=") && form.contains("code=c-1"), "{form}");
        let subject = Some("YB-01".to_owned());
        let new = NewAccount { name: "yb-01".to_owned(), subject, ..NewAccount::default() };
        let added = accounts.add(&By::terminal(), new).await.unwrap();

        let bad: [(&str, Value, &str); 8] = [
            ("nonce", json!("n-2"), OURS),
            ("aud", json!("other"), OURS),
            ("iss", json!("http://evil.example"), OURS),
            ("exp", json!(1_000), OURS),
            ("iat", json!(9_999_999_999_i64), OURS),
            ("job_no", json!("YB-02"), OURS),
            ("job_no", json!(null), OURS),
            ("sub", json!("s-1"), OTHER),
        ];
        for (name, value, seed) in bad {
            let (cookie, state, nonce) = set_out(&server).await;
            {
                let mut told = provider.told.lock().unwrap();
                told.claims = claims(&provider, &server, &nonce);
                told.claims[name] = value.clone();
                told.seed = seed.to_owned();
            }
            let answer = come_back(&server, &cookie, &state).await;
            assert_eq!(header(&answer, "location"), "/sign-in?problem=acc-0401", "{name} {value}");
            assert!(header(&answer, "set-cookie").is_empty());
        }
        provider.told.lock().unwrap().seed = OURS.to_owned();

        // Another browser cannot end the journey, nor one that comes too late.
        let (cookie, state, nonce) = set_out(&server).await;
        provider.told.lock().unwrap().claims = claims(&provider, &server, &nonce);
        for other in ["", "mingbai_oidc=", "mingbai_oidc=0000"] {
            let answer = come_back(&server, other, &state).await;
            assert_eq!(header(&answer, "location"), "/sign-in?problem=acc-0401", "{other}");
        }
        let answer = come_back(&server, &cookie, &state).await;
        assert_eq!((answer.status, header(&answer, "location")), (303, "/people"));
        let cookie_of_session = header(&answer, "set-cookie").split(';').next().unwrap().to_owned();
        let mut browser = Browser { cookie: cookie_of_session };
        let me = browser.get(&server, "/api/v1/me").await.ok();
        assert_eq!((&me["stage"], &me["account"]["name"]), (&json!("full"), &json!("yb-01")));
        let again = come_back(&server, &cookie, &state).await;
        assert_eq!(header(&again, "location"), "/sign-in?problem=acc-0401", "a journey ends once");
        let (cookie, state, nonce) = set_out(&server).await;
        server.clock.advance(601);
        provider.told.lock().unwrap().claims = claims(&provider, &server, &nonce);
        let late = come_back(&server, &cookie, &state).await;
        assert_eq!(header(&late, "location"), "/sign-in?problem=acc-0401");
        accounts.disable(&By::terminal(), &added.account.id, true).await.unwrap();
        let (cookie, state, nonce) = set_out(&server).await;
        provider.told.lock().unwrap().claims = claims(&provider, &server, &nonce);
        let disabled = come_back(&server, &cookie, &state).await;
        assert_eq!(header(&disabled, "location"), "/sign-in?problem=acc-0401");
    }
}
