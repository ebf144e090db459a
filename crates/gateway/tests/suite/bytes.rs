//! Bytes of envelopes, sealed inputs and forms changed by seed: the answer is HTTP 200 with an envelope.

use std::path::{Path, PathBuf};

use gateway::client::Credentials;
use gateway::gm;
use gateway::institution::{Connection, Dialect};
use gateway::oauth2::OauthKeys;
use serde_json::json;

use crate::common::dice::{Dice, Plan};
use crate::common::hospital::{assert_form, envelope, line, settle};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, plain, vault};

const SEALED: &str = "H43028100002";
const NOW: i64 = 1_709_596_800;
const ROUNDS: usize = 2_000;

/// A good message: path, headers, body.
type Seed = (String, Vec<(String, String)>, Vec<u8>);

/// Messages of the corpus, one of each transaction, about a visit and a person.
fn corpus(visit: &str) -> Vec<Seed> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/message");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let seed = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let text = text.replace("V0000000001", visit).replace("PERSON", PERSON).replace("NUMBER", NUMBER);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (format!("/fsi/{name}"), Vec::new(), text.replace("HOSPITAL", HOSPITAL).into_bytes())
    };
    files.iter().map(seed).collect()
}

#[test]
fn the_corpus_has_a_message_of_each_transaction_that_reads() {
    let seeds = corpus("V0000000001");
    for table in gateway::tables::TABLES {
        let path = format!("/fsi/{}", table.infno);
        let found = seeds.iter().find(|it| it.0 == path);
        let (_, _, body) = found.unwrap_or_else(|| panic!("no message {}", table.infno));
        assert_eq!(gateway::understand(body).map_err(|it| it.message), Ok(table.infno));
    }
}

/// What JSON, HTTP and dates are made of, and what breaks readers of them.
const WORDS: [&[u8]; 24] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b":",
    b",",
    b"\\",
    b"\\u",
    b"\\ud83d",
    b"null",
    b"-",
    b"1e999",
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xC3\xF7",
    b"=",
    b"%",
    b"&",
    b"\r\n\r\n",
    b"input",
    b"9223372036854775808",
    b"\xe2\x80\xae",
];

fn change(dice: &mut Dice, body: &mut Vec<u8>) {
    for _ in 0..=dice.below(4) {
        let length = body.len();
        let at = dice.below(length + 1);
        match dice.below(8) {
            0 if at < length => body[at] ^= 1 << dice.below(8),
            1 if at < length => body[at] = u8::try_from(dice.below(256)).unwrap(),
            2 => body.truncate(at),
            3 => {
                let end = (at + dice.below(40)).min(length);
                body.drain(at..end);
            }
            4 => {
                let part = body[at..(at + dice.below(200)).min(length)].to_vec();
                body.splice(at..at, part);
            }
            5 => {
                let most = if dice.once_in(20) { 20_000 } else { 3 };
                let many = 1 + dice.below(most);
                let word = dice.one(&WORDS).repeat(many);
                body.splice(at..at, word);
            }
            6 => {
                let other = dice.below(length + 1);
                let part = body[other..(other + dice.below(30)).min(length)].to_vec();
                let end = (at + part.len()).min(length);
                body.splice(at..end, part);
            }
            _ => {
                let noise: Vec<u8> =
                    (0..dice.below(12)).map(|_| u8::try_from(dice.below(256)).unwrap()).collect();
                body.splice(at..at, noise);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn any_bytes_get_an_envelope() {
    let plan = Plan::new("bytes", ROUNDS);
    let server = TestServer::start("jiangjin", "2024-03-05", None).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    let (their_private, their_public) = gm::fresh_pair().unwrap();
    let (our_private, _) = gm::fresh_pair().unwrap();
    let keys = OauthKeys {
        client_id: "c0ffee00c0ffee00".to_owned(),
        client_secret: "secret".to_owned(),
        password: "password".to_owned(),
        their_public,
        our_private,
    };
    let sealing = Credentials {
        dialect: Dialect::OAuth2,
        key_id: keys.client_id.clone(),
        secret: "secret".to_owned(),
        password: "password".to_owned(),
        private_key: their_private,
        ..Credentials::plain(SEALED)
    };
    let connection = Connection {
        dialect: Dialect::OAuth2,
        key_id: keys.client_id.clone(),
        sealed_key: vault().seal(SEALED, &keys.to_text()).unwrap(),
        agreement_until: None,
    };
    server.institution(SEALED, "示例医院二", "一级", Some(connection)).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    let visit = server.register(PERSON, "2024-03-05").await;
    let lines = json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "40", "2", "2024-03-05")] });
    let input = json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-05" } });
    let (token_headers, form) = sealing.token_request();
    let token = keys.token(NOW + 600);
    let mut seeds = corpus(&visit);
    #[allow(clippy::type_complexity, reason = "a table")]
    let more: [(&str, Vec<(String, String)>, Vec<u8>); 6] = [
        ("/fsi/2204", Vec::new(), envelope("2204", "F1", lines).to_string().into_bytes()),
        (
            "/fsi/2207",
            Vec::new(),
            envelope("2207", "F2", settle(&visit, PERSON, "40")).to_string().into_bytes(),
        ),
        (
            "/fsi/1101",
            Vec::new(),
            envelope("1101", "F3", json!({ "data": { "mdtrt_cert_type": "02", "mdtrt_cert_no": NUMBER } }))
                .to_string()
                .into_bytes(),
        ),
        ("/api/SYB/Down", Vec::new(), b"=%7B%22infno%22%3A%221201%22%2C%22msgid%22%3A%221%22%7D".to_vec()),
        (
            "/mbs/callService",
            sealing.headers(NOW, "", &token),
            sealing.body("2001", "F4", NOW, &input.to_string()).unwrap().into_bytes(),
        ),
        ("/auth/oauth/token", token_headers, form.into_bytes()),
    ];
    // Half of the rounds are about those that change something.
    seeds
        .extend(more.iter().map(|(path, headers, body)| ((*path).to_owned(), headers.clone(), body.clone())));
    let (all, flow) = (seeds.len(), more.len());
    let mut dice = Dice::new(plan.seed);
    let (mut done, mut refused, mut round) = (0, 0, 0);
    while plan.goes_on(round) {
        let again = plan.again(round);
        let from = if dice.once_in(2) { all - flow } else { 0 };
        let (path, headers, body) = &seeds[from + dice.below(all - from)];
        let mut body = body.clone();
        change(&mut dice, &mut body);
        let mut headers: Vec<(&str, &str)> =
            headers.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
        if dice.once_in(20) && !headers.is_empty() {
            headers.remove(0);
        }
        let (status, answer) = server.post(path, &headers, &body).await;
        let shown = String::from_utf8_lossy(&body[..body.len().min(3_000)]);
        assert_eq!(status, 200, "{again}: {shown}");
        let code = answer["infcode"].as_i64().unwrap_or(1);
        assert!(code == 0 || code == -1, "{again}: {answer}");
        if answer.get("access_token").is_none() {
            assert_form(&answer);
        }
        let text = answer["err_msg"].as_str().unwrap_or_default();
        assert!(!text.contains("GW-05"), "{again}: {text}\n{shown}");
        if code == 0 {
            done += 1
        } else {
            refused += 1
        }
        round += 1;
    }
    plan.tell(round);
    server.assert_sound().await;
    println!("done {done}, refused {refused}");
    assert!(!plan.is_usual || (done > 20 && refused > ROUNDS / 2), "{done} {refused}");
}
