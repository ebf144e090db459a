//! Whatever is sent, the answer is the envelope with a 4xx; nothing is written.

use serde_json::{Value, json};

use crate::common::{TestServer, engines};

/// Every route with a body that is right.
fn right() -> Vec<(&'static str, Value)> {
    let line = json!([{ "name": "检查", "class": "甲", "kind": "诊疗", "amount_fen": 2_345 }]);
    let visit = json!({ "person_id": "R1", "kind": "普通门诊", "admitted_on": "2023-05-05", "lines": line });
    let settle = json!({ "institution_id": "JJ01", "message_id": "M1", "visit": visit });
    let identity = json!({ "kind": "identity", "person_id": "R1", "identity": "低保", "from": "2023-01-01" });
    let money = json!({ "kind": "prepay", "subject_id": "JJ01", "amount_fen": 100, "message_id": "Y1" });
    let outside = json!({ "message_id": "B1", "institution_name": "外地", "level": "二级", "visit": visit });
    vec![
        ("/api/v1/settlements/preview", settle.clone()),
        ("/api/v1/settlements", settle),
        ("/api/v1/settlements/S1/reverse", json!({ "institution_id": "JJ01", "message_id": "R1" })),
        ("/api/v1/visits", visit),
        ("/api/v1/visits/V1/lines", json!({ "lines": line })),
        ("/api/v1/visits/V1/discharge", json!({ "discharged_on": "2023-05-06" })),
        ("/api/v1/people/facts", identity),
        ("/api/v1/people/recompute", json!({ "since": "2023-01-01", "cause": "核对" })),
        ("/api/v1/money", money),
        ("/api/v1/reimbursements", outside),
    ]
}

async fn server() -> TestServer {
    server_on(None).await
}

async fn server_on(url: Option<&str>) -> TestServer {
    let server = TestServer::start("jiangjin", "2023-12-20", url).await;
    server.institution("JJ01", "一级").await;
    server.person("R1", "居民", "", None).await;
    server
}

/// Bytes that are wrong for every route: what, content type, bytes, status.
fn wrong_bytes() -> Vec<(&'static str, &'static str, Vec<u8>, u16)> {
    const JSON: &str = "application/json";
    vec![
        ("empty", JSON, Vec::new(), 400),
        ("cut off", JSON, b"{\"institution_i".to_vec(), 400),
        ("a comma alone", JSON, b"{,}".to_vec(), 400),
        ("two values", JSON, b"{} {}".to_vec(), 422),
        ("not an object", JSON, b"[1, 2]".to_vec(), 422),
        ("a number", JSON, b"17".to_vec(), 422),
        ("null", JSON, b"null".to_vec(), 422),
        ("unknown field", JSON, "{\"没有\": 1}".as_bytes().to_vec(), 422),
        ("GB18030", JSON, b"{\"operator\": \"\xb8\xdf\xd1\xaa\"}".to_vec(), 400),
        ("UTF-16", JSON, b"\xff\xfe{\0}\0".to_vec(), 400),
        ("byte order mark", JSON, b"\xef\xbb\xbf{}".to_vec(), 400),
        ("no character", JSON, br#"{"operator": "a\u0000b"}"#.to_vec(), 422),
        ("half a character", JSON, br#"{"\ud800": 1}"#.to_vec(), 400),
        ("deep", JSON, [b"[".repeat(5_000), b"]".repeat(5_000)].concat(), 422),
        ("deeper", JSON, [b"{\"a\":".repeat(5_000), b"1".to_vec(), b"}".repeat(5_000)].concat(), 422),
        ("form", "application/x-www-form-urlencoded", b"a=1".to_vec(), 415),
        ("no type", "", b"{}".to_vec(), 415),
        ("another charset", "application/json; charset=gbk", b"{}".to_vec(), 415),
        ("large", JSON, vec![b' '; 2 * 1024 * 1024 + 1], 413),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_refuses_bytes_that_are_no_request() {
    let server = server().await;
    for (path, _) in right() {
        for (what, kind, bytes, status) in wrong_bytes() {
            let headers = [("Content-Type", kind), ("X-Institution", "JJ01")];
            let headers = if kind.is_empty() { &headers[1..] } else { &headers[..] };
            let answer = server.send("POST", path, headers, &bytes).await;
            // A body whose fields may all be absent is read a little further than one whose may not.
            let close = status == 422 && answer.status == 400;
            assert!(answer.status == status || close, "{path}, {what}: {answer:?}");
            answer.refused(answer.status);
        }
    }
    let said = server.send(
        "POST",
        "/api/v1/money",
        &[("Content-Type", "application/json")],
        b"{\"note\":\n \"\xb8\xdf\"}",
    );
    let said = said.await.json();
    assert_eq!(said["code"], "API-0003");
    assert!(
        said["message"].as_str().unwrap().starts_with("第 2 行第 3 字节：请求体不是 UTF-8，看来是 GB18030"),
        "{said}"
    );
}

/// A chunked body of unknown length that is too large.
#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_does_not_say_its_length_is_bounded_too() {
    let server = server().await;
    let mut bytes = b"POST /api/v1/money HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n\
        Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        .to_vec();
    for _ in 0..40 {
        bytes.extend_from_slice(b"10000\r\n");
        bytes.extend(std::iter::repeat_n(b' ', 0x10000));
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"0\r\n\r\n");
    assert_eq!(server.raw(&bytes).await.refused(413), "API-0005");
}

/// Values put in the place of every value of a right body, one at a time.
fn wrong_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1.5),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("12.345"),
        json!("2023-02-30"),
        json!("2099-01-01"),
        json!("0000-00-00"),
        json!("9999-12-31"),
        json!("不存在"),
        json!("a:b/c\u{7f}\u{202e}'\";--"),
        json!("长".repeat(10_000)),
        json!([]),
        json!({}),
        json!([[]]),
        json!({ "a": { "b": 1 } }),
        json!(vec![Value::Null; 1_000]),
    ]
}

/// Paths to every value within a body.
fn places(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                found.extend(places(inner).into_iter().map(|it| format!("/{key}{it}")));
            }
        }
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate() {
                found.extend(places(inner).into_iter().map(|it| format!("/{at}{it}")));
            }
        }
        _ => {}
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn every_value_of_every_body_may_be_wrong() {
    for (engine, url) in engines() {
        every_value(engine, url.as_deref()).await;
    }
}

async fn every_value(engine: &str, url: Option<&str>) {
    let server = server_on(url).await;
    for (path, body) in right() {
        for place in places(&body) {
            for (at, wrong) in wrong_values().into_iter().enumerate() {
                let mut body = body.clone();
                *body.pointer_mut(&place).unwrap() = wrong.clone();
                // Some wrong values are right elsewhere; then they are answered, and booked once.
                if body.get("message_id").is_some_and(Value::is_string) && place != "/message_id" {
                    body["message_id"] = format!("{}-{at}", place.replace('/', "-")).into();
                }
                let answer = server.post_as("JJ01", path, &body).await;
                assert!(
                    answer.status < 500,
                    "{engine} {path} {place} {wrong}: {}",
                    String::from_utf8_lossy(&answer.body)
                );
                if answer.status != 200 {
                    answer.refused(answer.status);
                }
            }
        }
    }
    server.assert_sound().await;
}

/// Amounts that are absurd together, or alone.
#[tokio::test(flavor = "multi_thread")]
async fn absurd_amounts_and_numbers_are_refused() {
    let server = server().await;
    let line =
        |amount_fen: i64| json!({ "name": "检查", "class": "甲", "kind": "诊疗", "amount_fen": amount_fen });
    let with = |key: &str, value: Value| {
        let mut visit = json!({ "person_id": "R1", "kind": "普通门诊", "admitted_on": "2023-05-05", "lines": [line(100)] });
        visit[key] = value;
        json!({ "institution_id": "JJ01", "message_id": "X1", "visit": visit })
    };
    let mut full = line(100);
    full["quantity_e4"] = i64::MAX.into();
    full["prepaid_ppm"] = i64::MAX.into();
    let table = [
        with("lines", json!([line(i64::MAX), line(i64::MAX)])),
        with("lines", json!([line(-5)])),
        with("lines", json!(vec![line(i64::MAX / 4); 5])),
        with("lines", json!([full])),
        with("numbers", json!({ "age": i64::MIN, "days": i64::MAX })),
        with("amounts", json!({ "total": i64::MAX, "eligible": i64::MAX, "prepaid": i64::MAX })),
        with("amounts", json!({ "没有": 1 })),
        with("facts", json!({ "level": "没有", "没有": "没有" })),
        with("admitted_on", json!("1900-01-01")),
        with("discharged_on", json!("9999-12-31")),
        with("kind", json!("没有")),
        with("person_id", json!("没有")),
    ];
    for body in table {
        for path in ["/api/v1/settlements/preview", "/api/v1/settlements"] {
            let answer = server.post(path, &body).await;
            assert!((400..500).contains(&answer.status), "{body}: {}", String::from_utf8_lossy(&answer.body));
        }
    }
    // The writer is still there.
    let good = with("diagnoses", json!(["J06"]));
    server.post("/api/v1/settlements", &good).await.ok();
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn paths_queries_and_methods() {
    let server = server().await;
    let table = [
        ("GET", "/nothing", 404),
        ("GET", "/api/v1", 404),
        ("DELETE", "/api/v1/settlements", 405),
        ("GET", "/api/v1/money", 405),
        ("PATCH", "/api/v1/people/R1", 405),
        ("GET", "/api/v1/people/%00", 400),
        ("GET", "/api/v1/people/%D6%D0", 400),
        ("GET", "/api/v1/people/nobody", 404),
        ("GET", "/api/v1/settlements/x'%20OR%201=1--", 404),
        ("GET", "/api/v1/settlements/none/statement.pdf", 404),
        ("GET", "/api/v1/settlements/none/statement.html", 404),
        ("GET", "/api/v1/settlements?limit=-1", 422),
        ("GET", "/api/v1/settlements?limit=ten", 422),
        ("GET", "/api/v1/settlements?from=2023-02-30", 422),
        ("GET", "/api/v1/settlements?what=1", 422),
        ("GET", "/api/v1/settlements?person_id=%D6%D0", 400),
        ("GET", "/api/v1/settlements?person_id=%00", 400),
        ("GET", "/api/v1/settlements?limit=1&limit=2", 422),
        ("GET", "/api/v1/reimbursements?cursor=x", 422),
        ("GET", "/api/v1/reimbursements/none", 404),
        ("GET", "/api/v1/reimbursements?state=lost", 422),
        ("GET", "/api/v1/balances", 422),
        ("POST", "/api/v1/visits/V1/cancel", 422),
        ("POST", "/api/v1/reimbursements/none/compute", 404),
    ];
    for (method, path, status) in table {
        let answer = server.send(method, path, &[], b"").await;
        assert_eq!(answer.status, status, "{method} {path}: {}", String::from_utf8_lossy(&answer.body));
        answer.refused(status);
    }
    assert_eq!(server.get("/api/v1/settlements?cursor=nonsense&limit=0").await.status, 422);
    let name = "x".repeat(65);
    let headers = [("X-Institution", name.as_str())];
    assert_eq!(server.send("POST", "/api/v1/visits/V1/cancel", &headers, b"").await.refused(400), "API-0010");
}

/// What a message says, so that a clerk can mend it.
#[tokio::test(flavor = "multi_thread")]
async fn messages_name_field_and_place() {
    let server = server().await;
    let table: [(&str, &str); 5] = [
        (
            r#"{"institution_id": "JJ01", "message": "1"}"#,
            "第 1 行第 36 列：没有字段 message。可用：institution_id",
        ),
        ("{\n  \"message_id\": 5\n}", "第 2 行第 17 列：字段 message_id 要文字，给的是整数 5。请核对类型"),
        (
            r#"{"visit": {"lines": [{"amount_fen": 12.30}]}}"#,
            "字段 visit.lines[0].amount_fen 要整数，给的是小数 12.3。金额以分为单位，写整数：464.90 元写 46490",
        ),
        (r#"{"settled_on": "2023-02-30"}"#, "字段 settled_on “2023-02-30”不是存在的日期"),
        (r#"{"message_id": "1"}"#, "缺字段 institution_id。请补上"),
    ];
    for (body, expected) in table {
        let answer = server.send(
            "POST",
            "/api/v1/settlements",
            &[("Content-Type", "application/json")],
            body.as_bytes(),
        );
        let said = answer.await.json();
        let message = said["message"].as_str().unwrap();
        assert!(message.contains(expected), "{body}: {message}");
    }
}
