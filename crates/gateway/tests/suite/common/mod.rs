//! A real server with the gateway beside the portal's interface, and a hospital that speaks to it.

pub mod dice;
pub mod files;
pub mod filings;
pub mod hospital;

use std::path::Path;
use std::sync::Arc;

use app::{App, FixedClock, Region};
use axum::serve;
use base::Day;
use gateway::Gateway;
use gateway::institution::{Connection, Dialect};
use gateway::profile::Profile;
use gateway::vault::Vault;
use policy::PackSource;
use serde_json::Value;
use store::{Coverage, Identity, Institution, Person, Store};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

pub const OPENING: &str = "2015-01-01T00:00:00.000000Z";
pub const HOSPITAL: &str = "H43028100001";
pub const PERSON: &str = "43000000000000000001";
pub const NUMBER: &str = "430281190001010000";
pub const VAULT_KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

/// A server with its database; both go away with it.
pub struct TestServer {
    pub app: App,
    pub clock: Arc<FixedClock>,
    pub url: String,
    address: std::net::SocketAddr,
    folder: tempfile::TempDir,
}

/// Both engines where PostgreSQL is there; each with a name for messages.
pub fn engines() -> Vec<(&'static str, Option<String>)> {
    let mut engines = vec![("sqlite", None)];
    if let Some(database) = testkit::postgres_database() {
        engines.push(("postgres", Some(database.url)));
    }
    engines
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn vault() -> Vault {
    Vault::of_key_file(VAULT_KEY).unwrap()
}

impl TestServer {
    /// A server with a pack of the repository, on a given day.
    pub async fn start(pack: &str, today: &str, url: Option<&str>) -> TestServer {
        TestServer::start_with(pack, &[], today, url).await
    }

    /// The same with packs of other places.
    pub async fn start_with(pack: &str, places: &[&str], today: &str, url: Option<&str>) -> TestServer {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.db").display().to_string();
        let url = url.unwrap_or(&file).to_owned();
        let store = Store::open(&url, &testkit::keys()).await.unwrap();
        store.migrate().await.unwrap();
        let source = read_pack(pack);
        let places: Vec<PackSource> = places.iter().map(|it| read_pack(it)).collect();
        let region = Region::load_with(&source, &places).unwrap();
        let clock = Arc::new(FixedClock::new(day(today)));
        let app = App::start(store, region, clock.clone()).await.unwrap();
        let text = String::from_utf8(source.files["gateway.toml"].clone()).unwrap();
        let (profile, findings) = Profile::of_pack("gateway.toml", &text);
        assert!(findings.is_empty(), "{findings:?}");
        let profiles = places.iter().map(|it| {
            let text = String::from_utf8(it.files["gateway.toml"].clone()).unwrap();
            (policy::load(it).0.region, Profile::of_pack("gateway.toml", &text).0)
        });
        let gateway = Gateway::new(app.clone(), profile, Some(vault()), None).with_places(profiles.collect());
        let router = gateway::beside(gateway, portal());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { serve(listener, router).await });
        TestServer { app, clock, url, address, folder }
    }

    /// None of these words can be read in the files of a SQLite database.
    pub fn assert_sealed(&self, words: &[&str]) {
        let mut bytes = Vec::new();
        for entry in std::fs::read_dir(self.folder.path()).unwrap() {
            bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
        }
        if self.url.starts_with("postgres") {
            return;
        }
        assert!(bytes.windows(5).any(|it| it == b"s1.1."), "something is sealed");
        for word in words {
            let lies_open = bytes.windows(word.len()).any(|it| it == word.as_bytes());
            assert!(!lies_open, "{word} lies open in the database");
        }
    }

    pub async fn institution(&self, id: &str, name: &str, level: &str, connection: Option<Connection>) {
        let mut attributes = app::reported::Words::new();
        attributes.insert("uscc".to_owned(), format!("99{:0>16}", id.trim_start_matches('H')));
        if let Some(connection) = connection {
            connection.put(&mut attributes);
        }
        let institution = Institution {
            id: id.to_owned(),
            name: name.to_owned(),
            level: level.to_owned(),
            kind: "hospital".to_owned(),
            region: "990100".to_owned(),
            attributes: serde_json::to_string(&attributes).unwrap(),
        };
        self.app.save_institutions(&[institution]).await.unwrap();
    }

    pub async fn person(
        &self,
        id: &str,
        number: &str,
        insurance: &str,
        status: &str,
        identity: Option<&str>,
    ) {
        let person = Person {
            id: id.to_owned(),
            number: Some(number.to_owned()),
            name: "测试人员".to_owned(),
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

    /// Posts bytes; the answer's status and JSON.
    pub async fn post(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> (u16, Value) {
        let (status, _, body) = self.post_raw(path, headers, body).await;
        let text = String::from_utf8(body).unwrap();
        (status, serde_json::from_str(&text).unwrap_or_else(|_| panic!("not JSON: {text}")))
    }

    /// Posts bytes; the answer's status, head and bytes.
    pub async fn post_raw(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> (u16, String, Vec<u8>) {
        let mut request = format!("POST {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(&[request.as_bytes(), body].concat()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let at = answer.windows(4).position(|it| it == b"\r\n\r\n").expect("an HTTP answer");
        let head = String::from_utf8(answer[..at].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head, answer[at + 4..].to_vec())
    }

    /// What the auditor says of the books.
    pub async fn assert_sound(&self) {
        let report = self.app.verify().await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        let findings = self.app.verify_decisions(|_| {}).await.unwrap();
        assert!(findings.is_empty(), "{findings:?}");
    }
}

pub fn plain() -> Option<Connection> {
    Some(Connection {
        dialect: Dialect::Plain,
        key_id: String::new(),
        sealed_key: String::new(),
        agreement_until: None,
    })
}

/// A pack of the repository.
pub fn read_pack(name: &str) -> PackSource {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name);
    let mut source = PackSource { name: format!("packs/{name}"), ..PackSource::default() };
    collect(&root, &root, &mut source);
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

/// Stands for the portal, which the gateway must leave alone.
fn portal() -> axum::Router {
    axum::Router::new().route(
        "/api/v1/{*rest}",
        axum::routing::any(|| async { (axum::http::StatusCode::UNPROCESSABLE_ENTITY, "{}") }),
    )
}

/// The reference of the interface, where it is there: beside the repository, or in the folder that
/// `MINGBAI_INTERFACE` names.
pub fn reference() -> Option<std::path::PathBuf> {
    let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/interface");
    let folder = std::env::var_os("MINGBAI_INTERFACE").map_or(beside, std::path::PathBuf::from);
    let found = folder.join("transactions.json").is_file().then(|| folder.clone());
    if found.is_none() {
        eprintln!("skipped: no transactions.json in {}", folder.display());
    }
    found
}
