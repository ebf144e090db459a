//! Garbage, signatures, retries, time-outs.

use gateway::dialects::{csb_signature, tif_signature};
use gateway::institution::{Connection, Dialect};
use serde_json::{Value, json};

use crate::common::hospital::{admission, assert_form, envelope, inner_words, line, msgid, settle};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, engines, plain, vault};

async fn open() -> TestServer {
    let server = TestServer::start("jiangjin", "2024-03-05", None).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    server
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_is_answered_with_an_envelope() {
    let server = open().await;
    let good = envelope("1201", "M1", json!({ "medinsinfo": { "fixmedins_code": HOSPITAL } })).to_string();
    let large = format!("{{\"infno\":\"{}\"}}", "9".repeat(10 * 1024 * 1024));
    let deep = format!("{{\"infno\":{}}}", "[".repeat(50_000));
    let bad: [(&str, Vec<u8>); 13] = [
        ("GW-0024", b"".to_vec()),
        ("GW-0024", b"  \n".to_vec()),
        ("GW-0010", b"hello".to_vec()),
        ("GW-0010", good.as_bytes()[..good.len() / 2].to_vec()),
        ("GW-0011", b"[1]".to_vec()),
        ("GW-0012", b"{}".to_vec()),
        ("GW-0012", good.replace("\"1201\"", "\"\"").into_bytes()),
        ("GW-0012", good.replace("\"1201\"", "{\"a\":[]}").into_bytes()),
        ("GW-0022", large.into_bytes()),
        ("GW-0010", deep.into_bytes()),
        ("GW-0023", vec![b'{', 0xC3, 0xF7, 0xB0, 0xD7, b'}']),
        (
            "GW-0014",
            good.replace("{\"medinsinfo\":{", "[{\"medinsinfo\":{").replacen("}}", "}}]", 1).into_bytes(),
        ),
        ("GW-0031", good.replace("\"1201\"", "\"12' OR 1=1\"").into_bytes()),
    ];
    for (code, body) in bad {
        let (status, answer) = server.post("/fsi/api/any", &[], &body).await;
        let shown = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
        assert_eq!(status, 200, "{shown}");
        assert_form(&answer);
        assert_eq!(answer["infcode"], -1);
        assert!(answer["err_msg"].as_str().unwrap().contains(code), "{code} {shown}: {answer}");
    }
    let form = format!("=%20{}", good.replace('"', "%22").replace(' ', "+"));
    for (path, kind, body) in [
        ("/fsi/1201", "application/json", good.as_str()),
        ("/ebus/x/hgs/1201", "text/plain; charset=utf-8", &good),
        ("/api/SYB/Down", "application/x-www-form-urlencoded; charset=UTF-8", &form),
        ("/fsi/api/rsfComIfsService/callService", "text/plain", &good),
    ] {
        let (status, answer) = server.post(path, &[("Content-Type", kind)], body.as_bytes()).await;
        assert_eq!((status, answer["infcode"].as_i64()), (200, Some(0)), "{path}: {answer}");
    }
    let (status, _) =
        server.post("/api/v1/settlements", &[("Content-Type", "application/json")], b"{}").await;
    assert_eq!(status, 422, "the portal's paths stay the portal's");
    assert!(server.refused("2161", json!({})).await.starts_with("交易未开通：2161 异地就医购药获取人员信息"));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_values_never_fail_the_server() {
    let server = open().await;
    let visit = server.register(PERSON, "2024-03-05").await;
    let values = [
        json!(null),
        json!(""),
        json!("null"),
        json!(-1),
        json!(1e300),
        json!([]),
        json!({}),
        json!("明天"),
        json!("9999-99-99 25:61:61"),
        json!(true),
        json!("x".repeat(5000)),
        json!("-999999999999999999999.999"),
    ];
    let mut inner: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    for table in gateway::tables::TABLES {
        for value in &values {
            let mut input = serde_json::Map::new();
            for node in table.input {
                let fields: serde_json::Map<String, Value> =
                    node.fields().map(|it| (it.name.to_owned(), value.clone())).collect();
                let name = node.names.split('|').next().unwrap();
                let name = if name == "-" { "data" } else { name };
                let mut fields = Value::Object(fields);
                if node.fields.contains("mdtrt_id") && value == &json!(-1) {
                    fields["mdtrt_id"] = json!(visit);
                    fields["psn_no"] = json!(PERSON);
                }
                input.insert(name.to_owned(), fields);
            }
            let sent = Value::Object(input.clone()).to_string();
            let answer = server.send(table.infno, &msgid(), Value::Object(input)).await;
            let text = answer["err_msg"].as_str().unwrap_or("");
            for word in inner_words(text, &sent) {
                inner.entry(word).or_insert_with(|| format!("{} {value}: {text}", table.infno));
            }
            assert!(!text.contains("GW-05"), "{} {value}: {answer}", table.infno);
        }
    }
    assert!(inner.is_empty(), "words that no hospital knows: {inner:#?}");
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signatures_are_asked_for() {
    let server = open().await;
    // Where the clock stands: 2024-03-05 00:00 UTC.
    let now = 1_709_596_800_i64.to_string();
    let connect = |dialect: Dialect, until: Option<&str>| {
        Some(Connection {
            dialect,
            key_id: "ID".to_owned(),
            sealed_key: vault().seal(HOSPITAL, "SECRET").unwrap(),
            agreement_until: until.map(|it| it.parse().unwrap()),
        })
    };
    let body = envelope("1201", "M", json!({ "medinsinfo": { "fixmedins_code": HOSPITAL } })).to_string();
    let ask = async |headers: &[(&str, &str)]| {
        let (_, answer) = server.post("/fsi/1201", headers, body.as_bytes()).await;
        assert_form(&answer);
        answer["err_msg"]
            .as_str()
            .map_or("", |it| &it[it.len() - 10..it.len() - 3])
            .trim_start_matches('〔')
            .to_owned()
    };
    server.institution(HOSPITAL, "示例医院", "一级", connect(Dialect::Tif, Some("2024-12-31"))).await;
    let signed = async |time: &str, nonce: &str, key: &str| {
        let signature = tif_signature(time, key, nonce);
        ask(&[
            ("x-tif-paasid", "ID"),
            ("x-tif-timestamp", time),
            ("x-tif-nonce", nonce),
            ("x-tif-signature", &signature),
        ])
        .await
    };
    assert_eq!(ask(&[]).await, "GW-0110");
    assert_eq!(signed(&now, "n1", "SECRET").await, "");
    assert_eq!(signed(&now, "n1", "SECRET").await, "GW-0115");
    assert_eq!(signed(&now, "n2", "WRONG").await, "GW-0111");
    assert_eq!(signed("1600000000", "n3", "SECRET").await, "GW-0112");
    server.institution(HOSPITAL, "示例医院", "一级", connect(Dialect::Tif, Some("2024-03-04"))).await;
    assert_eq!(signed(&now, "n4", "SECRET").await, "GW-0104");
    server.institution(HOSPITAL, "示例医院", "一级", None).await;
    assert_eq!(ask(&[]).await, "GW-0102");
    server.institution(HOSPITAL, "示例医院", "一级", connect(Dialect::Csb, None)).await;
    let good = csb_signature("SECRET", "ID", "fsi", &now, "1.0.0");
    let csb = |time: &str, signature: &str, number: &str| {
        let headers = [
            ("_api_name", "fsi"),
            ("_api_version", "1.0.0"),
            ("_api_timestamp", time),
            ("_api_access_key", "ID"),
            ("_api_signature", signature),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let body = body.replace("\"M\"", &format!("\"{number}\""));
        let server = &server;
        async move {
            let headers = headers.each_ref().map(|it| (it.0.as_str(), it.1.as_str()));
            let (_, answer) = server.post("/fsi/1201", &headers, body.as_bytes()).await;
            let text = answer["err_msg"].as_str().unwrap_or_default().to_owned();
            text.rsplit('〔').next().unwrap_or_default().trim_end_matches('〕').to_owned()
        }
    };
    assert_eq!(csb(&now, "bad", "M").await, "GW-0111");
    // A time in seconds is one for all messages of that moment.
    assert_eq!(csb(&now, &good, "M").await, "");
    assert_eq!(csb(&now, &good, "M2").await, "");
    // One in milliseconds is one message's: a copy of its headers serves no other, a retry is a retry.
    let millis = format!("{now}123");
    let good = csb_signature("SECRET", "ID", "fsi", &millis, "1.0.0");
    assert_eq!(csb(&millis, &good, "M3").await, "");
    assert_eq!(csb(&millis, &good, "M3").await, "");
    assert_eq!(csb(&millis, &good, "M4").await, "GW-0115");
    let stranger = body.replace(HOSPITAL, "H00000000000");
    let (_, answer) = server.post("/fsi/1201", &[], stranger.as_bytes()).await;
    assert!(answer["err_msg"].as_str().unwrap().contains("GW-0101"), "{answer}");
}

/// The hospital does not know what became of its message: 2601 makes it certain that it does not count.
#[tokio::test(flavor = "multi_thread")]
async fn a_time_out_and_then_2601() {
    for (engine, url) in engines() {
        let server = TestServer::start("jiangjin", "2024-03-05", url.as_deref()).await;
        server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
        server.person(PERSON, NUMBER, "居民", "", None).await;
        let visit = server.register(PERSON, "2024-03-05").await;
        server
            .done(
                "2204",
                json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "40", "2", "2024-03-05")] }),
            )
            .await;
        let void = |number: &str, infno: &str| json!({ "data": { "psn_no": PERSON, "omsgid": number, "oinfno": infno } });

        // It never arrived, and arrives after all.
        let lost = msgid();
        server.done("2601", void(&lost, "2207")).await;
        server.done("2601", void(&lost, "2207")).await;
        let late = server.send("2207", &lost, settle(&visit, PERSON, "40")).await;
        assert!(late["err_msg"].as_str().unwrap().contains("已经冲正"), "{engine}: {late}");

        // It arrived, only the answer was lost.
        let made = msgid();
        assert_eq!(server.send("2207", &made, settle(&visit, PERSON, "40")).await["infcode"], 0);
        server.done("2601", void(&made, "2207")).await;
        server.done("2601", void(&made, "2207")).await;
        let retry = server.send("2207", &made, settle(&visit, PERSON, "40")).await;
        assert!(retry["err_msg"].as_str().unwrap().contains("已经撤销"), "{retry}");
        server.done("2207", settle(&visit, PERSON, "40")).await;

        let admitted = msgid();
        assert_eq!(server.send("2401", &admitted, admission(PERSON, "2024-03-01")).await["infcode"], 0);
        server.done("2601", void(&admitted, "2401")).await;
        server.done("2601", void(&admitted, "2401")).await;
        // A copy of the message that comes late does not bring the admission back.
        let late = server.send("2401", &admitted, admission(PERSON, "2024-03-01")).await;
        assert!(late["err_msg"].as_str().unwrap().contains("GW-0333"), "{engine}: {late}");
        let early = msgid();
        server.done("2601", void(&early, "2401")).await;
        let late = server.send("2401", &early, admission(PERSON, "2024-03-01")).await;
        assert!(late["err_msg"].as_str().unwrap().contains("已经冲正"), "{engine}: {late}");
        server.admit(PERSON, "2024-03-01").await;
        // Under another transaction's number nothing is undone, and nobody is told that it was.
        let made = msgid();
        let visit = server.register(PERSON, "2024-03-05").await;
        let lines = json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "40", "2", "2024-03-05")] });
        server.done("2204", lines).await;
        let settled = server.send("2207", &made, settle(&visit, PERSON, "40")).await;
        let text = server.refused("2601", void(&made, "2304")).await;
        assert!(text.contains("GW-0332") && text.contains("oinfno"), "{engine}: {text}");
        let id = settled["output"]["setlinfo"]["setl_id"].as_str().unwrap();
        assert!(!server.app.find_settled(id).await.unwrap().is_reversed, "{engine}");
        server.done("2601", void(&made, "2207")).await;
        assert!(server.app.find_settled(id).await.unwrap().is_reversed, "{engine}");
        assert!(server.refused("2601", void("x", "2204")).await.contains("不能冲正"));
        server.assert_sound().await;
    }
}
