//! A real server on a free port, and a client that speaks just enough HTTP.

use std::path::Path;
use std::sync::Arc;

use app::accounts::{Accounts, Settings};
use app::{App, FixedClock, Region};
use base::Day;
use policy::PackSource;
use serde_json::{Value, json};
use store::{Coverage, Identity, Institution, Person, Store};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

pub const OPENING: &str = "2015-01-01T00:00:00.000000Z";

/// A server with its database; both go away with it.
pub struct TestServer {
    pub app: App,
    /// The pack, by name.
    rules: String,
    address: std::net::SocketAddr,
    _folder: tempfile::TempDir,
    /// The clock of the application.
    pub clock: Arc<FixedClock>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("not JSON: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The body of an answer that must be a success.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", String::from_utf8_lossy(&self.body));
        self.json()
    }

    /// The code of an answer that must be this refusal.
    #[track_caller]
    pub fn refused(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        let body = self.json();
        assert!(!body["message"].as_str().unwrap().is_empty());
        assert_eq!(body["trace_id"].as_str().unwrap().len(), 16);
        body["code"].as_str().unwrap().to_owned()
    }
}

/// Both engines where PostgreSQL is there; each with a name for messages.
pub fn engines() -> Vec<(&'static str, Option<String>)> {
    let mut engines = vec![("sqlite", None)];
    if let Some(database) = testkit::postgres_database() {
        engines.push(("postgres", Some(database.url)));
    }
    engines
}

impl TestServer {
    /// A server with a pack of the repository, on a given day.
    pub async fn start(pack: &str, today: &str, url: Option<&str>) -> TestServer {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.db").display().to_string();
        let store = Store::open(url.unwrap_or(&file), &testkit::keys()).await.unwrap();
        store.migrate().await.unwrap();
        let region = Region::load(&read_pack(pack)).unwrap();
        let clock = Arc::new(FixedClock::new(today.parse().unwrap()));
        let app = App::start(store, region, clock.clone()).await.unwrap();
        let rosters = server::Rosters::new(app.clone(), roster_rules(pack));
        let address = serve(server::router_with(app.clone(), rosters)).await;
        TestServer { app, rules: pack.to_owned(), address, _folder: folder, clock }
    }

    /// The same database behind a server that lets in only who has signed in.
    pub async fn guarded(self, settings: Settings) -> (TestServer, Accounts) {
        let county = self.app.region().engine.pack().region.clone();
        let policy = access::Policy::built_in(&county).unwrap();
        let accounts = Accounts::new(self.app.clone(), policy, settings).unwrap();
        self.guarded_by(accounts).await
    }

    /// The same with these accounts.
    pub async fn guarded_by(self, accounts: Accounts) -> (TestServer, Accounts) {
        let rosters = server::Rosters::new(self.app.clone(), roster_rules(&self.rules));
        let guard = server::Guard { accounts: accounts.clone(), is_secure: false };
        let address = serve(server::guarded(self.app.clone(), rosters, guard)).await;
        (TestServer { address, ..self }, accounts)
    }

    /// The same database behind a server that has just started.
    pub async fn again(self) -> TestServer {
        let rosters = server::Rosters::new(self.app.clone(), roster_rules(&self.rules));
        let address = serve(server::router_with(self.app.clone(), rosters)).await;
        TestServer { address, ..self }
    }

    /// Other routes on the same database.
    pub async fn serve_instead(&mut self, router: axum::Router) {
        self.address = serve(router).await;
    }

    /// Posts as somebody of the bureau.
    pub async fn post_by(&self, operator: (&str, &str), path: &str, body: Value) -> Answer {
        let headers = [("Content-Type", "application/json"), operator];
        self.send("POST", path, &headers, body.to_string().as_bytes()).await
    }

    pub async fn institution(&self, id: &str, level: &str) {
        let institution = Institution {
            id: id.to_owned(),
            name: format!("{level}示例医院"),
            level: level.to_owned(),
            kind: "hospital".to_owned(),
            region: "990100".to_owned(),
            attributes: "{}".to_owned(),
        };
        self.app.save_institutions(&[institution]).await.unwrap();
    }

    pub async fn person(&self, id: &str, insurance: &str, status: &str, identity: Option<&str>) {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let person = Person {
            id: id.to_owned(),
            number: None,
            name: "示例人".to_owned(),
            sex: "女".to_owned(),
            birth: day("1960-05-01"),
            household_id: None,
            region: "990100001".to_owned(),
            village: "示例村".to_owned(),
            recorded_at: OPENING.to_owned(),
        };
        let coverage = Coverage {
            person_id: id.to_owned(),
            insurance: insurance.to_owned(),
            status: status.to_owned(),
            attributes: "{}".to_owned(),
            valid_from: day("2015-01-01"),
            valid_until: Day::MAX,
            known_from: OPENING.to_owned(),
            known_until: None,
            source: "test".to_owned(),
        };
        let identity = identity.map(|it| Identity {
            person_id: id.to_owned(),
            identity: it.to_owned(),
            valid_from: day("2015-01-01"),
            valid_until: Day::MAX,
            known_from: OPENING.to_owned(),
            known_until: None,
            source: "test".to_owned(),
        });
        let mut writer = self.app.store().write().await.unwrap();
        writer.save_people(&[person]).await.unwrap();
        writer.add_coverage(&[coverage]).await.unwrap();
        writer.add_identities(identity.as_slice()).await.unwrap();
        writer.commit().await.unwrap();
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], b"").await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        let headers = [("Content-Type", "application/json")];
        self.send("POST", path, &headers, body.to_string().as_bytes()).await
    }

    /// Posts as an institution.
    pub async fn post_as(&self, institution: &str, path: &str, body: &Value) -> Answer {
        let headers =
            [("Content-Type", "application/json"), ("X-Institution", institution), ("X-Operator", "测试员")];
        self.send("POST", path, &headers, body.to_string().as_bytes()).await
    }

    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        let mut bytes = request.into_bytes();
        bytes.extend_from_slice(body);
        self.raw(&bytes).await
    }

    pub async fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        // A server that refuses early may close before everything is written.
        let _ = stream.write_all(bytes).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        parse(&answer)
    }

    /// What the auditor says of the books.
    pub async fn assert_sound(&self) {
        let report = self.post("/api/v1/ledger/verify", &json!({})).await.ok();
        assert_eq!(report["findings"], json!([]), "{report}");
        let findings = self.app.verify_decisions(|_| {}).await.unwrap();
        assert!(findings.is_empty(), "{findings:?}");
    }
}

fn parse(answer: &[u8]) -> Answer {
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n").expect("an HTTP answer");
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).expect("a status");
    let mut body = answer[end + 4..].to_vec();
    if head.contains("transfer-encoding: chunked") {
        body = dechunked(&body);
    }
    Answer { status, head, body }
}

fn dechunked(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = rest.windows(2).position(|it| it == b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
        body.extend_from_slice(&rest[end + 2..end + 2 + length]);
        rest = &rest[end + 4 + length..];
        if length == 0 {
            break;
        }
    }
    body
}

async fn serve(router: axum::Router) -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(server::serve_router(router, listener, std::future::pending()));
    address
}

/// The rules of comparison of a pack of the repository, where it has some.
pub fn roster_rules(pack: &str) -> Option<app::roster::kept::RosterRules> {
    let pack = read_pack(pack);
    let text = |it: (&String, &Vec<u8>)| (it.0.clone(), String::from_utf8(it.1.clone()).unwrap());
    let files: Vec<(String, String)> =
        pack.files.iter().filter(|it| it.0.starts_with("rosters/")).map(text).collect();
    let texts: Vec<(&str, &str)> = files.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    if texts.is_empty() { None } else { app::roster::kept::RosterRules::read(&texts).0 }
}

/// A pack of the repository.
pub fn read_pack(name: &str) -> PackSource {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name);
    let mut source = PackSource { name: format!("packs/{name}"), ..PackSource::default() };
    collect(&root, &root, &mut source);
    assert!(source.files.contains_key("pack.toml"), "packs/{name} is there");
    source
}

fn collect(root: &Path, folder: &Path, source: &mut PackSource) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, source);
        } else {
            let inside = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            source.files.insert(inside, std::fs::read(&path).unwrap());
        }
    }
}
