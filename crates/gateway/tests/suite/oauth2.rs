//! Dialect `oauth2` as a client speaks it, byte by byte; nonces that survive a restart.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gateway::client::{ClientError, Credentials};
use gateway::gm;
use gateway::institution::{Connection, Dialect};
use gateway::oauth2::{OauthKeys, TOKEN_SECONDS};
use serde_json::{Value, json};

use crate::common::hospital::{assert_form, assert_identities, line};
use crate::common::{self, HOSPITAL, NUMBER, PERSON, TestServer, engines, vault};

/// Where the clock of the tests stands: 2024-03-05 00:00 UTC.
const NOW: i64 = 1_709_596_800;
const CLIENT: &str = "c0ffee00c0ffee00";

/// What the bureau keeps, and what the hospital has.
fn issue() -> (OauthKeys, Credentials) {
    let (their_private, their_public) = gm::fresh_pair().unwrap();
    let (our_private, our_public) = gm::fresh_pair().unwrap();
    let keys = OauthKeys {
        client_id: CLIENT.to_owned(),
        client_secret: "client secret".to_owned(),
        password: "pass+word".to_owned(),
        their_public,
        our_private,
    };
    let credentials = Credentials {
        dialect: Dialect::OAuth2,
        institution: HOSPITAL.to_owned(),
        key_id: CLIENT.to_owned(),
        secret: "client secret".to_owned(),
        password: "pass+word".to_owned(),
        private_key: their_private,
        center_key: our_public,
    };
    (keys, credentials)
}

fn connection(keys: &OauthKeys, until: Option<&str>) -> Option<Connection> {
    Some(Connection {
        dialect: Dialect::OAuth2,
        key_id: CLIENT.to_owned(),
        sealed_key: vault().seal(HOSPITAL, &keys.to_text()).unwrap(),
        agreement_until: until.map(|it| it.parse().unwrap()),
    })
}

async fn post(server: &TestServer, path: &str, headers: &[(String, String)], body: &str) -> Value {
    let headers: Vec<(&str, &str)> = headers.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    let (status, answer) = server.post(path, &headers, body.as_bytes()).await;
    assert_eq!(status, 200);
    answer
}

async fn token(server: &TestServer, credentials: &Credentials) -> Value {
    let (headers, form) = credentials.token_request();
    post(server, "/auth/oauth/token", &headers, &form).await
}

/// Sends a message as the hospital does; the answer as it came, and opened.
async fn send(
    server: &TestServer,
    credentials: &Credentials,
    token: &str,
    infno: &str,
    msgid: &str,
    input: &Value,
) -> (Value, Value) {
    let body = credentials.body(infno, msgid, NOW, &input.to_string()).unwrap();
    let raw = post(server, PATH, &credentials.headers(NOW, "", token), &body).await;
    let opened = raw["output"].as_str().map_or(Value::Null, |it| {
        let plain =
            gm::sm4_open(CLIENT.as_bytes().try_into().unwrap(), it).expect("sealed with the client id");
        assert!(gm::sm2_verify(&credentials.center_key, CLIENT, &plain, raw["cainfo"].as_str().unwrap()));
        serde_json::from_slice(&plain).unwrap()
    });
    (raw, opened)
}

const PATH: &str = "/mbs/fmi/fsi/api/callFsiService/callService";

async fn open(until: Option<&str>) -> (TestServer, OauthKeys, Credentials) {
    let server = TestServer::start("jiangjin", "2024-03-05", None).await;
    let (keys, credentials) = issue();
    server.institution(HOSPITAL, "示例医院", "一级", connection(&keys, until)).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    (server, keys, credentials)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_sealed_and_signed_from_token_to_settlement() {
    let (server, _, credentials) = open(Some("2024-12-31")).await;
    let granted = token(&server, &credentials).await;
    assert_eq!(granted["token_type"], "bearer");
    assert_eq!(granted["expires_in"], TOKEN_SECONDS);
    let token = granted["access_token"].as_str().unwrap();
    let register =
        json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-05 08:00:00", "ipt_otp_no": "1" } });
    let (raw, opened) = send(&server, &credentials, token, "2201", "M1", &register).await;
    assert_eq!(
        (raw["infcode"].as_i64(), raw["enctype"].as_str(), raw["signtype"].as_str()),
        (Some(0), Some("SM4"), Some("SM2"))
    );
    let visit = opened["data"]["mdtrt_id"].as_str().unwrap().to_owned();
    let lines = json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "40", "2", "2024-03-05")] });
    let (raw, _) = send(&server, &credentials, token, "2204", "M2", &lines).await;
    assert_eq!(raw["infcode"], 0, "{raw}");
    let bill = common::hospital::settle(&visit, PERSON, "40");
    let (_, shown) = send(&server, &credentials, token, "2206", "M3", &bill).await;
    let (_, made) = send(&server, &credentials, token, "2207", "M4", &bill).await;
    assert_identities(&shown);
    assert_identities(&made);
    let (_, again) = send(&server, &credentials, token, "2207", "M4", &bill).await;
    assert_eq!(again["setlinfo"]["setl_id"], made["setlinfo"]["setl_id"], "a retry, signed anew");
    // A refusal is sealed as well; why is in clear.
    let (raw, opened) = send(&server, &credentials, token, "2207", "M5", &bill).await;
    assert_eq!((raw["infcode"].as_i64(), opened), (Some(-1), json!({})));
    assert!(raw["err_msg"].as_str().unwrap().contains("已"), "{raw}");
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_flipped_byte_is_refused() {
    let (server, keys, credentials) = open(None).await;
    let token = keys.token(NOW + 60);
    let input = json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-05" } }).to_string();
    let body = credentials.body("2001", "M1", NOW, &input).unwrap();
    let headers = credentials.headers(NOW, "", &token);
    let mut json: Value = serde_json::from_str(&body).unwrap();
    let bytes = STANDARD.decode(json["input"].as_str().unwrap()).unwrap();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x01;
        json["input"] = json!(STANDARD.encode(changed));
        let answer = post(&server, PATH, &headers, &json.to_string()).await;
        assert_form(&answer);
        let text = answer["err_msg"].as_str().unwrap_or_default();
        assert!(text.contains("GW-0111") || text.contains("GW-0120"), "byte {at}: {answer}");
    }
    // And in what the hospital signs: another input under the same signature.
    json["input"] = json!(gm::sm4_seal(
        CLIENT.as_bytes().try_into().unwrap(),
        input.replace("03-05", "03-06").as_bytes()
    ));
    let answer = post(&server, PATH, &headers, &json.to_string()).await;
    assert!(answer["err_msg"].as_str().unwrap().contains("GW-0111"), "{answer}");
    // The message itself is good; its answer is not when one byte of it changes.
    let mut raw = post(&server, PATH, &headers, &body).await;
    assert!(credentials.open(&raw.to_string()).unwrap().is_done(), "{raw}");
    let mut sealed = STANDARD.decode(raw["output"].as_str().unwrap()).unwrap();
    sealed[0] ^= 1;
    raw["output"] = json!(STANDARD.encode(sealed));
    assert!(matches!(credentials.open(&raw.to_string()), Err(ClientError::Sealed | ClientError::Signature)));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_thing_that_is_wrong_has_its_reason() {
    let (server, keys, credentials) = open(Some("2024-12-31")).await;
    let input = json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-05" } }).to_string();
    let good = keys.token(NOW + 60);
    let said = async |credentials: &Credentials, token: &str, seconds: i64| {
        let body = credentials.body("2001", "M1", seconds, &input).unwrap();
        let answer = post(&server, PATH, &credentials.headers(seconds, "", token), &body).await;
        assert_form(&answer);
        answer["err_msg"].as_str().unwrap_or_default().to_owned()
    };
    let other_key = Credentials { private_key: issue().1.private_key, ..credentials.clone() };
    let other_client = Credentials { key_id: "0123456789abcdef".to_owned(), ..credentials.clone() };
    for (credentials, token, seconds, code) in [
        (&credentials, good.as_str(), NOW, ""),
        (&other_key, &good, NOW, "GW-0111"),
        (&other_client, &good, NOW, "GW-0120"),
        (&credentials, &keys.token(NOW), NOW, "GW-0117"),
        (&credentials, &issue().0.token(NOW + 60), NOW, "GW-0116"),
        (&credentials, "nonsense", NOW, "GW-0116"),
        (&credentials, &good, NOW - 1_801, "GW-0112"),
        (&credentials, &good, NOW + 1_801, "GW-0112"),
    ] {
        let text = said(credentials, token, seconds).await;
        assert!(text.contains(code) && text.is_empty() == code.is_empty(), "{code}: {text}");
    }
    let body = credentials.body("2001", "M2", NOW, &input).unwrap();
    let headers = credentials.headers(NOW, "", &good);
    let mut clear: Value = serde_json::from_str(&body).unwrap();
    clear["input"] = serde_json::from_str(&input).unwrap();
    let no_time = body.replace("2024-03-05 08:00:00", "");
    for (headers, body, code) in [
        (&headers[..1], &body, "GW-0110"),
        (&headers[..], &clear.to_string(), "GW-0119"),
        (&headers[..], &no_time, "GW-0118"),
        (&headers[..], &body.replace(HOSPITAL, "H00000000000"), "GW-0101"),
        (&headers[..], &body, ""),
        // The same bytes again are a retry; under another number the signature is a copy.
        (&headers[..], &body, ""),
        (&headers[..], &body.replace("\"M2\"", "\"M3\""), "GW-0115"),
    ] {
        let answer = post(&server, PATH, headers, body).await;
        let text = answer["err_msg"].as_str().unwrap_or_default();
        assert!(text.contains(code) && text.is_empty() == code.is_empty(), "{code}: {text}");
    }
    for (wrong, error) in [
        (Credentials { secret: "x".to_owned(), ..credentials.clone() }, "invalid_client"),
        (Credentials { key_id: "unknown client 0".to_owned(), ..credentials.clone() }, "invalid_client"),
        (Credentials { password: "x".to_owned(), ..credentials.clone() }, "invalid_grant"),
    ] {
        let answer = token(&server, &wrong).await;
        assert_form(&answer);
        assert_eq!(answer["error"], error, "{answer}");
    }
    server.institution(HOSPITAL, "示例医院", "一级", connection(&keys, Some("2024-03-04"))).await;
    assert!(said(&credentials, &good, NOW).await.contains("GW-0104"));
    assert!(token(&server, &credentials).await["error_description"].as_str().unwrap().contains("GW-0104"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nonce_is_used_once_on_all_servers_and_after_a_restart() {
    for (engine, url) in engines() {
        let first = TestServer::start("jiangjin", "2024-03-05", url.as_deref()).await;
        let tif = Connection {
            dialect: Dialect::Tif,
            key_id: "ID".to_owned(),
            sealed_key: vault().seal(HOSPITAL, "SECRET").unwrap(),
            agreement_until: None,
        };
        first.institution(HOSPITAL, "示例医院", "一级", Some(tif)).await;
        let input = r#"{"medinsinfo":{}}"#;
        let credentials = Credentials {
            dialect: Dialect::Tif,
            key_id: "ID".to_owned(),
            secret: "SECRET".to_owned(),
            ..Credentials::plain(HOSPITAL)
        };
        let body = credentials.body("1201", "M", NOW, input).unwrap();
        let ask = async |server: &TestServer, nonce: &str, seconds: i64| {
            let headers = credentials.headers(seconds, nonce, "");
            let answer = post(server, "/fsi/1201", &headers, &body).await;
            answer["err_msg"].as_str().map_or(String::new(), |it| {
                it.chars().rev().take(9).collect::<String>().chars().rev().collect()
            })
        };
        assert_eq!(ask(&first, "n1", NOW).await, "", "{engine}");
        assert_eq!(ask(&first, "n1", NOW).await, "〔GW-0115〕");
        assert_eq!(ask(&first, "n1", NOW + 1).await, "〔GW-0115〕", "however it is signed");
        // Another server on the same database, as after a restart, and beside the first.
        let second = TestServer::start("jiangjin", "2024-03-05", Some(&first.url)).await;
        assert_eq!(ask(&second, "n1", NOW).await, "〔GW-0115〕", "{engine}");
        let nonces: Vec<String> = (0..24).map(|it| format!("race-{it}")).collect();
        for nonce in &nonces {
            let (a, b, c) =
                tokio::join!(ask(&first, nonce, NOW), ask(&second, nonce, NOW), ask(&first, nonce, NOW));
            let passed = [a, b, c].iter().filter(|it| it.is_empty()).count();
            assert_eq!(passed, 1, "{engine}: {nonce} passed {passed} times");
        }
        // What is too old is not kept: its signature is refused for its age.
        let mut session = first.app.store().read().await.unwrap();
        assert_eq!(session.dump_table("gateway_nonce").await.unwrap().len(), 25);
        let (key, far) = ("late".to_owned(), NOW + 10_000);
        assert!(first.app.use_nonce(key.clone(), String::new(), far + 1, far).await.unwrap());
        assert!(!first.app.use_nonce(key, String::new(), far + 1, far).await.unwrap());
        assert_eq!(session.dump_table("gateway_nonce").await.unwrap().len(), 1);
        // Not part of the books.
        first.assert_sound().await;
    }
}
