//! The door over real sockets: TLS, slow callers, proxies, limits, headers, a graceful stop.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::pki_types::{CertificateDer, ServerName, pem::PemObject as _};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use serde_json::Value;
use server::{Door, Fence, Limits, Rate, Tls};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::common::TestServer;

/// A door of its own in front of the routes of a test server.
struct Opened {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    served: tokio::task::JoinHandle<std::io::Result<()>>,
}

async fn open(server: &TestServer, door: Door, fence: Fence) -> Opened {
    let rosters = server::Rosters::new(server.app.clone(), None);
    let slow = axum::Router::new().route(
        "/slow",
        axum::routing::get(|| async {
            tokio::time::sleep(Duration::from_millis(400)).await;
            "done"
        }),
    );
    let router = fence.around(slow.merge(server::router_with(server.app.clone(), rosters)));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(door.serve(router, listener, async {
        let _ = stopped.await;
    }));
    Opened { address, stop: Some(stop), served }
}

/// What a server answers to some bytes on a stream, until it closes.
fn talk(mut stream: impl std::io::Read + std::io::Write, request: &str) -> String {
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn request(method: &str, path: &str, headers: &str) -> String {
    format!(
        "{method} {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 0\r\n{headers}\r\n"
    )
}

async fn ask(address: SocketAddr, text: String) -> String {
    let run = move || {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        talk(stream, &text)
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

fn certificate(folder: &Path) -> (PathBuf, PathBuf) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let (certificate, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    (certificate, key)
}

fn client(trusted: &Path, versions: &[&'static rustls::SupportedProtocolVersion]) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(trusted).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_protocol_versions(versions).unwrap();
    Arc::new(config.with_root_certificates(roots).with_no_client_auth())
}

async fn ask_by_tls(address: SocketAddr, config: Arc<ClientConfig>, text: String) -> std::io::Result<String> {
    let run = move || {
        let mut connection =
            ClientConnection::new(config, ServerName::try_from("localhost").unwrap()).unwrap();
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        connection.complete_io(&mut stream)?;
        Ok(talk(StreamOwned::new(connection, stream), &text))
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_serves_by_both_versions_and_takes_a_new_certificate() {
    let server = TestServer::start("yueyang", "2017-12-20", None).await;
    let folder = tempfile::tempdir().unwrap();
    let (cert, key) = certificate(folder.path());
    let old = folder.path().join("old.pem");
    std::fs::copy(&cert, &old).unwrap();
    let tls = Tls::load(&cert, &key).unwrap();
    let door = Door { tls: Some(tls.clone()), ..Door::default() };
    let opened = open(&server, door, Fence { is_tls: true, ..Fence::default() }).await;
    let page = || request("GET", "/healthz", "");
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let answer = ask_by_tls(opened.address, client(&old, &[version]), page()).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{version:?}: {answer}");
        assert!(answer.to_lowercase().contains("strict-transport-security: max-age="), "{answer}");
    }
    // Who does not speak TLS gets nothing of ours.
    assert!(!ask(opened.address, page()).await.contains("200 OK"));

    let (cert, key) = certificate(folder.path());
    tls.reload().unwrap();
    let both: &[&rustls::SupportedProtocolVersion] = &[&rustls::version::TLS12, &rustls::version::TLS13];
    assert!(ask_by_tls(opened.address, client(&old, both), page()).await.is_err(), "the old one is gone");
    assert!(ask_by_tls(opened.address, client(&cert, both), page()).await.unwrap().contains("200 OK"));
    // What cannot be used is not taken.
    std::fs::write(&key, "half a key").unwrap();
    assert!(tls.reload().unwrap_err().to_string().contains("私钥"));
    assert!(ask_by_tls(opened.address, client(&cert, both), page()).await.unwrap().contains("200 OK"));
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_files_are_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = TestServer::start("yueyang", "2017-12-20", None).await;
    let (cert, key) = certificate(folder.path());
    let tls = Tls::load(&cert, &key).unwrap();
    let watching = tokio::spawn(tls.clone().watch(Duration::from_millis(20)));
    let opened = open(&server, Door { tls: Some(tls), ..Door::default() }, Fence::default()).await;
    let (cert, _) = certificate(folder.path());
    let both: &[&rustls::SupportedProtocolVersion] = &[&rustls::version::TLS12, &rustls::version::TLS13];
    for _ in 0..200 {
        let asked = ask_by_tls(opened.address, client(&cert, both), request("GET", "/healthz", "")).await;
        if asked.is_ok_and(|it| it.contains("200 OK")) {
            watching.abort();
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the new certificate was never taken");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_slow_with_a_head_is_hung_up_on() {
    let server = TestServer::start("yueyang", "2017-12-20", None).await;
    let door = Door { head: Duration::from_millis(500), ..Door::default() };
    let opened = open(&server, door, Fence::default()).await;
    let address = opened.address;
    // Nothing at all; half a head; a head that comes byte by byte for ever; a second request that never comes.
    let callers: [(&str, &str); 4] = [
        ("", ""),
        ("GET /healthz HT", ""),
        ("GET /healthz HTTP/1.1\r\nX: ", "x"),
        ("GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n", ""),
    ];
    let mut waits = Vec::new();
    for (head, drip) in callers {
        let run = move || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
            stream.write_all(head.as_bytes()).unwrap();
            let begun = Instant::now();
            let mut buffer = [0; 4096];
            while begun.elapsed() < Duration::from_secs(10) {
                match stream.read(&mut buffer) {
                    Ok(0) => return begun.elapsed(),
                    Ok(_) => {}
                    Err(error)
                        if matches!(
                            error.kind(),
                            std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                        ) =>
                    {
                        if stream.write_all(drip.as_bytes()).is_err() {
                            return begun.elapsed();
                        }
                    }
                    Err(_) => return begun.elapsed(),
                }
            }
            begun.elapsed()
        };
        waits.push((head, tokio::task::spawn_blocking(run)));
    }
    // Meanwhile others are served.
    assert!(ask(address, request("GET", "/healthz", "")).await.contains("200 OK"));
    for (head, wait) in waits {
        let took = wait.await.unwrap();
        assert!(took < Duration::from_secs(5), "{head:?}: {took:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_read_is_hung_up_on() {
    let server = TestServer::start("yueyang", "2017-12-20", None).await;
    let door = Door { unread: Duration::from_millis(500), ..Door::default() };
    let opened = open(&server, door, Fence::default()).await;
    let address = opened.address;
    let one = ask(address, request("GET", "/api/openapi.json", "")).await.len();
    assert!(one > 100_000, "a large answer: {one}");
    let run = move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        // Far more than fits between us.
        let asked = "GET /api/openapi.json HTTP/1.1\r\nHost: t\r\n\r\n".repeat(400);
        stream.write_all(asked.as_bytes()).unwrap();
        std::thread::sleep(Duration::from_secs(3));
        let mut got = 0;
        let mut buffer = vec![0; 1 << 16];
        loop {
            match stream.read(&mut buffer) {
                Ok(0) | Err(_) => return got,
                Ok(count) => got += count,
            }
        }
    };
    let reading = tokio::task::spawn_blocking(run);
    // Meanwhile others are served.
    assert!(ask(address, request("GET", "/healthz", "")).await.contains("200 OK"));
    let got = reading.await.unwrap();
    assert!(got < one * 200, "cut, after {got} bytes of {}", one * 400);
}

fn few() -> Limits {
    let rate = Rate { per_minute: 6, burst: 3 };
    Limits {
        sign_in: rate,
        public: rate,
        session: rate,
        stranger: Rate { per_minute: 600, burst: 100 },
        refused: rate,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_tries_are_told_when_to_come_again() {
    let server = TestServer::start("yueyang", "2017-12-20", None).await;
    let fence = Fence { limits: few(), ..Fence::default() };
    let opened = open(&server, Door::default(), fence).await;
    let try_it = |headers: &str| ask(opened.address, request("POST", "/api/v1/sign-in", headers));
    for _ in 0..3 {
        assert!(!try_it("").await.contains(" 429 "));
    }
    // Who is not behind a trusted proxy cannot be somebody else.
    let refused = try_it("X-Forwarded-For: 203.0.113.77\r\n").await;
    assert!(refused.starts_with("HTTP/1.1 429"), "{refused}");
    let (head, body) = refused.split_once("\r\n\r\n").unwrap();
    let wait: u64 = head.lines().find_map(|it| it.strip_prefix("retry-after: ")).unwrap().parse().unwrap();
    assert!((1..=11).contains(&wait), "{head}");
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["code"], "API-0429");
    assert!(body["message"].as_str().unwrap().contains("秒后再试"));
    // Each session has its own bucket; what is not the interface has none.
    for session in ["a", "b", "c"] {
        for nth in 0..4 {
            let cookie = format!("Cookie: s={session}\r\n");
            let answer = ask(opened.address, request("GET", "/api/v1/region", &cookie)).await;
            assert_eq!(answer.contains(" 429 "), nth == 3, "{session} {nth}: {answer}");
        }
    }
    for _ in 0..10 {
        assert!(ask(opened.address, request("GET", "/healthz", "")).await.contains("200 OK"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_trusted_proxy_each_caller_is_counted_for_himself() {
    let server = TestServer::start("yueyang", "2017-12-20", None).await;
    let fence = Fence { limits: few(), proxies: "127.0.0.1".parse().unwrap(), is_tls: false };
    let opened = open(&server, Door::default(), fence).await;
    for caller in 1..=3 {
        for nth in 0..4 {
            let headers =
                format!("X-Forwarded-For: 6.6.6.6, 203.0.113.{caller}\r\nX-Forwarded-Proto: https\r\n");
            let answer = ask(opened.address, request("POST", "/api/v1/sign-in", &headers)).await;
            assert_eq!(answer.contains(" 429 "), nth == 3, "{caller} {nth}: {answer}");
            assert!(
                answer.contains("strict-transport-security"),
                "the way to the proxy is encrypted: {answer}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_answer_carries_the_headers() {
    let server = TestServer::start("yueyang", "2017-12-20", None).await;
    server.institution("H2", "二级").await;
    server.person("P1", "居民", "", None).await;
    let visit = serde_json::json!({ "institution_id": "H2", "message_id": "m1", "visit": {
        "person_id": "P1", "kind": "住院", "admitted_on": "2017-11-10", "discharged_on": "2017-11-12",
        "lines": [{ "name": "手术", "amount_fen": 100_000, "class": "甲" }] } });
    let id = server.post("/api/v1/settlements", &visit).await.ok()["id"].as_str().unwrap().to_owned();
    let opened = open(&server, Door::default(), Fence::default()).await;
    // method, path, headers, status
    let rows = [
        ("GET", "/api/v1/region".to_owned(), "", 200),
        ("GET", "/api/v1/people/nobody".to_owned(), "", 404),
        ("GET", "/api/v1/nothing".to_owned(), "", 404),
        ("GET", "/nothing".to_owned(), "", 404),
        ("DELETE", "/api/v1/people".to_owned(), "", 405),
        ("POST", "/api/v1/settlements".to_owned(), "", 415),
        ("GET", "/".to_owned(), "Accept: text/html\r\n", 200),
        ("GET", "/people/P1".to_owned(), "Accept: text/html\r\n", 0),
        ("GET", "/api".to_owned(), "", 200),
        ("GET", "/api/openapi.json".to_owned(), "", 200),
        ("GET", "/healthz".to_owned(), "", 200),
        ("GET", format!("/api/v1/settlements/{id}/statement.html"), "", 200),
        ("GET", format!("/api/v1/settlements/{id}/statement.pdf"), "", 200),
    ];
    for (method, path, headers, status) in rows {
        let answer = ask(opened.address, request(method, &path, headers)).await.to_lowercase();
        let head = answer.split("\r\n\r\n").next().unwrap();
        assert!(status == 0 || head.starts_with(&format!("http/1.1 {status}")), "{path}: {head}");
        for expected in [
            "x-content-type-options: nosniff",
            "x-frame-options: deny",
            "referrer-policy: no-referrer",
            "cross-origin-opener-policy: same-origin",
            "cross-origin-resource-policy: same-origin",
            "permissions-policy: ",
            "cache-control: no-store",
        ] {
            assert!(head.contains(expected), "{path}: {expected}: {head}");
        }
        let is_pdf = head.contains("application/pdf");
        assert_eq!(head.contains("content-security-policy: default-src 'none'"), !is_pdf, "{path}: {head}");
        assert!(!head.contains("unsafe"), "{path}: {head}");
        assert!(!head.contains("strict-transport-security"), "not by plain HTTP: {path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_under_way_is_answered_before_it_stops() {
    let server = TestServer::start("yueyang", "2017-12-20", None).await;
    let mut opened = open(&server, Door::default(), Fence::default()).await;
    let address = opened.address;
    let under_way = tokio::spawn(ask(address, request("GET", "/slow", "")));
    tokio::time::sleep(Duration::from_millis(150)).await;
    opened.stop.take().unwrap().send(()).unwrap();
    assert!(under_way.await.unwrap().contains("done"));
    tokio::time::timeout(Duration::from_secs(5), opened.served).await.unwrap().unwrap().unwrap();
    assert!(TcpStream::connect(address).is_err(), "nobody listens any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renamed_program_is_refused_as_evidence_and_as_table() {
    let server = TestServer::start("yueyang", "2017-12-20", None).await;
    let program = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff";
    for path in [
        "/api/v1/rosters/documents?name=a.pdf",
        "/api/v1/rosters/look?name=a.xlsx",
        "/api/v1/rosters/files?name=a.xls",
    ] {
        let answer =
            server.send("POST", path, &[("Content-Type", "application/octet-stream")], program).await;
        // Without rules for rosters the desk is closed: then it says so before it looks at the file.
        assert!([409, 415].contains(&answer.status), "{path} {}", answer.status);
    }
    let server = TestServer::start("wenshang", "2023-12-20", None).await;
    for path in [
        "/api/v1/rosters/documents?name=a.pdf",
        "/api/v1/rosters/look?name=a.xlsx",
        "/api/v1/rosters/files?name=a.xls",
    ] {
        let answer =
            server.send("POST", path, &[("Content-Type", "application/octet-stream")], program).await;
        assert_eq!(answer.refused(415), "API-0016", "{path}");
    }
    let pdf = server.send("POST", "/api/v1/rosters/documents?name=a.pdf", &[], b"%PDF-1.4 x").await;
    pdf.ok();
    // Nor is what is called a program, whatever it holds.
    for name in ["a.exe", "scan.pdf.JS", "a.svg"] {
        let path = format!("/api/v1/rosters/documents?name={name}");
        let answer = server.send("POST", &path, &[], b"%PDF-1.4 x").await;
        assert_eq!(answer.refused(415), "API-0016", "{name}");
    }
}
