//! The bureau's side before and after the day: people, the hospital's connection, and its books.

use std::path::PathBuf;
use std::sync::Arc;

use app::model::{MoneyKind, MoneyOrder};
use app::reported::Words;
use app::{App, Clock as _, Region, SystemClock};
use base::{Day, Fen};
use gateway::client::Credentials;
use gateway::gm;
use gateway::institution::{Connection, Dialect};
use gateway::oauth2::OauthKeys;
use gateway::vault::Vault;
use store::{Coverage, Institution, Person, SettlementFilter, SettlementState, Store};

pub const HOSPITAL: &str = "H50011600009";
/// People: the even ones have an account.
pub const PEOPLE: u32 = 8;

/// Where the day is played, and how it is signed.
pub struct Url {
    pub url: String,
    pub dialect: Dialect,
}

pub struct Town {
    pub app: App,
    pub url: String,
    pub key_file: PathBuf,
    pub credentials: Credentials,
    pub today: Day,
    _folder: tempfile::TempDir,
}

/// A person; stays of `stay` have people of their own, since stays must not overlap.
pub fn person(at: u32) -> String {
    format!("P{at}")
}

impl Town {
    pub async fn build(url: &Url) -> Town {
        let folder = tempfile::tempdir().unwrap();
        let key_file = folder.path().join("gateway.key");
        std::fs::write(&key_file, Vault::fresh_key_file().unwrap()).unwrap();
        let store = Store::open(&url.url, &testkit::keys()).await.unwrap();
        store.migrate().await.unwrap();
        let region = Region::load(&crate::common::read_pack("jiangjin")).unwrap();
        let app = App::start(store, region, Arc::new(SystemClock::default())).await.unwrap();
        people(&app).await;
        let vault = Vault::of_key_file(&std::fs::read_to_string(&key_file).unwrap()).unwrap();
        let (credentials, kept) = issue(url.dialect);
        let connection = Connection {
            dialect: url.dialect,
            key_id: credentials.key_id.clone(),
            sealed_key: vault.seal(HOSPITAL, &kept).unwrap(),
            agreement_until: None,
        };
        let mut attributes = Words::new();
        connection.put(&mut attributes);
        let hospital = Institution {
            id: HOSPITAL.to_owned(),
            name: "示例医院".to_owned(),
            level: "二级".to_owned(),
            kind: "hospital".to_owned(),
            region: "990100".to_owned(),
            attributes: serde_json::to_string(&attributes).unwrap(),
        };
        app.save_institutions(&[hospital]).await.unwrap();
        let today = SystemClock::default().today();
        Town { app, url: url.url.clone(), key_file, credentials, today, _folder: folder }
    }

    /// All settlements: number, visit, whether it stands.
    pub async fn settlements(&self) -> Vec<(String, String, bool)> {
        let mut all = Vec::new();
        let mut cursor: Option<String> = None;
        let mut session = self.app.store().read_snapshot().await.unwrap();
        loop {
            let page = session
                .list_settlements(&SettlementFilter::default(), cursor.as_deref(), 1_000)
                .await
                .unwrap();
            for it in page.items {
                all.push((it.id, it.visit_id, it.state == SettlementState::Settled));
            }
            cursor = page.next;
            if cursor.is_none() {
                return all;
            }
        }
    }

    pub async fn assert_sound(&self) {
        let report = self.app.verify().await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        assert!(self.app.verify_decisions(|_| ()).await.unwrap().is_empty());
    }
}

/// Keys: what the hospital has, and what the bureau keeps.
fn issue(dialect: Dialect) -> (Credentials, String) {
    let mut credentials = Credentials { dialect, ..Credentials::plain(HOSPITAL) };
    credentials.secret = "a made secret".to_owned();
    credentials.key_id = "c0ffee00c0ffee00".to_owned();
    if dialect != Dialect::OAuth2 {
        let kept = credentials.secret.clone();
        return (credentials, kept);
    }
    let (their_private, their_public) = gm::fresh_pair().unwrap();
    let (our_private, our_public) = gm::fresh_pair().unwrap();
    (credentials.private_key, credentials.center_key) = (their_private, our_public);
    let keys = OauthKeys {
        client_id: credentials.key_id.clone(),
        client_secret: credentials.secret.clone(),
        password: String::new(),
        their_public,
        our_private,
    };
    (credentials, keys.to_text())
}

async fn people(app: &App) {
    let recorded_at = "2020-01-01T00:00:00.000000Z".to_owned();
    let stays = 100..100 + super::player::STAYS;
    let all: Vec<u32> = (0..PEOPLE).chain(stays).collect();
    let made = |at: &u32| Person {
        id: person(*at),
        number: None,
        name: format!("某{at}"),
        sex: "男".to_owned(),
        birth: Day::new(1960, 1, 1).unwrap(),
        household_id: None,
        region: "990100001".to_owned(),
        village: String::new(),
        recorded_at: recorded_at.clone(),
    };
    let covered = |at: &u32| Coverage {
        person_id: person(*at),
        insurance: if at.is_multiple_of(2) { "职工" } else { "居民" }.to_owned(),
        status: if at.is_multiple_of(2) { "在职" } else { "" }.to_owned(),
        attributes: "{}".to_owned(),
        valid_from: Day::new(2020, 1, 1).unwrap(),
        valid_until: Day::MAX,
        known_from: recorded_at.clone(),
        known_until: None,
        source: String::new(),
    };
    app.save_people(&all.iter().map(made).collect::<Vec<_>>()).await.unwrap();
    let mut writer = app.store().write().await.unwrap();
    writer.add_coverage(&all.iter().map(covered).collect::<Vec<_>>()).await.unwrap();
    writer.commit().await.unwrap();
    for at in all.iter().filter(|it| it.is_multiple_of(2)) {
        let order = MoneyOrder {
            kind: MoneyKind::Credit,
            subject_id: person(*at),
            account: "account".to_owned(),
            amount_fen: Fen(20_000),
            message_id: format!("credit-{at}"),
            operator: String::new(),
            note: String::new(),
        };
        app.order_money(order).await.unwrap();
    }
}
