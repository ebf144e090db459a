//! Stores on both engines, and made-up rows.
#![allow(dead_code, missing_docs, unused_macros, reason = "each test binary uses a part")]

use base::Day;
use ledger::{AuditEvent, Bearer, Divided, Entry, Share};
use store::{
    BookBatch, Coverage, EngineKind, FeeLine, Filing, Identity, Institution, MeterChange, NewMessage, Person,
    PersonCard, Reimbursement, Request, Settlement, SettlementShare, SettlementState, Store, Visit,
    VisitState,
};

/// The behaviours of a module as tests, on one engine and on the other.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { crate::common::run(store::EngineKind::Sqlite, super::$name).await; })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { crate::common::run(store::EngineKind::Postgres, super::$name).await; })+
        }
    };
}

/// Runs a behaviour on a fresh store; not where PostgreSQL is to be skipped. Afterwards every row is as the program
/// wrote it.
pub async fn run(kind: EngineKind, behaviour: impl AsyncFn(&Store)) {
    if let Some(fresh) = fresh(kind).await {
        behaviour(&fresh.store).await;
        let report = fresh.store.read_snapshot().await.unwrap().verify().await.unwrap();
        let changed: Vec<_> = report.findings.0.iter().filter(|it| it.code.starts_with("SEA-")).collect();
        assert!(changed.is_empty(), "{changed:?}");
        fresh.store.close().await;
    }
}

/// A fresh store, and the folder that goes away with it.
pub struct Fresh {
    pub store: Store,
    kind: EngineKind,
    url: String,
    folder: tempfile::TempDir,
}

/// `None` when PostgreSQL is to be skipped.
pub async fn fresh(kind: EngineKind) -> Option<Fresh> {
    let fresh = unmigrated(kind).await?;
    fresh.store.migrate().await.unwrap();
    Some(fresh)
}

/// An empty database.
pub async fn unmigrated(kind: EngineKind) -> Option<Fresh> {
    let folder = tempfile::tempdir().unwrap();
    let url = match kind {
        EngineKind::Sqlite => folder.path().join("mingbai.db").display().to_string(),
        EngineKind::Postgres => testkit::postgres_database()?.url,
    };
    let store = Store::open(&url, &testkit::keys()).await.unwrap();
    Some(Fresh { store, kind, url, folder })
}

impl Fresh {
    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn kind(&self) -> EngineKind {
        self.kind
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Changes the database behind the store's back.
    pub async fn tamper(&self, sql: &str) {
        use sqlx::{AssertSqlSafe, Connection as _};
        match self.kind {
            EngineKind::Sqlite => testkit::change_file(self.url.as_ref(), sql).await.unwrap(),
            EngineKind::Postgres => {
                let mut connection = sqlx::PgConnection::connect(&self.url).await.unwrap();
                sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
                connection.close().await.unwrap();
            }
        }
    }
}

/// Codes and places of what the auditor says.
pub async fn found(fresh: &Fresh) -> Vec<(String, String)> {
    let report = fresh.store.read_snapshot().await.unwrap().verify().await.unwrap();
    report.findings.0.iter().map(|it| (it.code.to_owned(), it.place.clone())).collect()
}

/// Does to a filled store, each time a fresh one, what somebody does behind our back: statements, the code of what is
/// said of it, and how its place begins.
pub async fn each_is_named(tampering: &[(&str, &str, &str)], fill: impl AsyncFn(&Store)) {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        for (sql, code, place) in tampering {
            let Some(fresh) = fresh(kind).await else { continue };
            fill(&fresh.store).await;
            assert_eq!(found(&fresh).await, [], "nothing is found before");
            fresh.tamper(sql).await;
            let found = found(&fresh).await;
            let is_named = found.iter().any(|it| it.0 == *code && it.1.starts_with(place));
            assert!(is_named, "{kind:?} {sql}: {found:?}");
            fresh.store.close().await;
        }
    }
}

pub const NOW: &str = "2024-03-01T08:00:00Z";

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn person(id: &str) -> Person {
    Person {
        id: id.into(),
        number: Some(format!("N-{id}")),
        name: format!("张{id}"),
        sex: "女".into(),
        birth: day("1960-05-04"),
        household_id: Some(format!("H-{id}")),
        region: "500116100".into(),
        village: "示例村".into(),
        recorded_at: NOW.into(),
    }
}

pub fn coverage(person_id: &str, valid_from: &str) -> Coverage {
    Coverage {
        person_id: person_id.into(),
        insurance: "resident".into(),
        status: "active".into(),
        attributes: r#"{"tier":"1"}"#.into(),
        valid_from: day(valid_from),
        valid_until: Day::MAX,
        known_from: NOW.into(),
        known_until: None,
        source: "test".into(),
    }
}

pub fn identity(person_id: &str, identity: &str, valid_from: &str) -> Identity {
    Identity {
        person_id: person_id.into(),
        identity: identity.into(),
        valid_from: day(valid_from),
        valid_until: Day::MAX,
        known_from: NOW.into(),
        known_until: None,
        source: "test".into(),
    }
}

/// A bill that was just taken in.
pub fn reimbursement(id: &str, person_id: &str) -> Reimbursement {
    Reimbursement {
        id: id.into(),
        person_id: person_id.into(),
        state: "gathered".into(),
        settlement_id: None,
        amount_fen: 0,
        detail: "{}".into(),
        created_at: NOW.into(),
        changed_at: NOW.into(),
    }
}

pub fn card(person_id: &str, number: &str) -> PersonCard {
    PersonCard {
        person_id: person_id.into(),
        number: number.into(),
        known_from: NOW.into(),
        known_until: None,
        source: "人社局".into(),
    }
}

pub fn filing(id: &str, person_id: &str, subject: &str) -> Filing {
    Filing {
        id: id.into(),
        person_id: person_id.into(),
        kind: "chronic".into(),
        subject: subject.into(),
        institution_id: "I1".into(),
        valid_from: day("2024-03-01"),
        valid_until: Day::MAX,
        known_from: NOW.into(),
        known_until: None,
        detail: "{}".into(),
    }
}

pub fn institution(id: &str) -> Institution {
    Institution {
        id: id.into(),
        name: format!("示例医院{id}"),
        level: "2".into(),
        kind: "hospital".into(),
        region: "500116".into(),
        attributes: "{}".into(),
    }
}

pub fn visit(id: &str, person_id: &str) -> Visit {
    Visit {
        id: id.into(),
        person_id: person_id.into(),
        institution_id: "I1".into(),
        kind: "outpatient".into(),
        state: VisitState::Open,
        admitted_on: day("2024-03-01"),
        discharged_on: None,
        facts: "{}".into(),
        diagnoses: r#"["I10"]"#.into(),
        treat_first: false,
        agreement: "{}".into(),
        lines: Vec::new(),
    }
}

pub fn line(visit_id: &str, line_no: i64, amount_fen: i64) -> FeeLine {
    FeeLine {
        visit_id: visit_id.into(),
        line_no,
        charged_on: day("2024-03-01"),
        code: format!("D{line_no:04}"),
        name: "示例药片".into(),
        amount_fen,
        quantity_e4: 10_000,
        class: Some("甲".into()),
        kind: None,
        prepaid_ppm: None,
        tags: "[]".into(),
        refunds_line_no: None,
    }
}

/// How the money of a test bill is divided: pooled fund, personal account, cash.
pub fn divided(person_id: &str, [pooled, account, cash]: [i64; 3]) -> Divided {
    Divided {
        person: person_id.into(),
        institution: Some("I1".into()),
        total_fen: pooled + account + cash,
        payers: vec![(Bearer::Fund, Share { name: "pooled".into(), amount_fen: pooled })],
        accounts: vec![(person_id.into(), Share { name: "account".into(), amount_fen: account })],
        cash_fen: cash,
        cash_paid: true,
        benefits: Vec::new(),
        between: None,
    }
}

pub fn settlement(id: &str, visit_id: &str, divided: &Divided) -> Settlement {
    let share = |kind: &str, payer: &str, amount_fen| SettlementShare {
        kind: kind.into(),
        payer: payer.into(),
        amount_fen,
    };
    let account_fen = divided.accounts[0].1.amount_fen;
    Settlement {
        id: id.into(),
        visit_id: visit_id.into(),
        person_id: divided.person.clone(),
        institution_id: "I1".into(),
        settled_on: day("2024-03-01"),
        year: 2024,
        state: SettlementState::Settled,
        total_fen: divided.total_fen,
        person_fen: divided.cash_fen + account_fen,
        cash_fen: divided.cash_fen,
        policy_version: "test-1".into(),
        replaces_id: None,
        booked_at: NOW.into(),
        bill: format!(r#"{{"visit":"{visit_id}"}}"#),
        decision: format!(r#"{{"total":{}}}"#, divided.total_fen),
        shares: vec![
            share("account", "account", account_fen),
            share("fund", "pooled", divided.payers[0].1.amount_fen),
            share("person", "cash", divided.cash_fen),
        ],
    }
}

pub fn audit(action: &str, subject: &str) -> AuditEvent {
    AuditEvent {
        at: NOW.into(),
        actor: "I1".into(),
        action: action.into(),
        subject: subject.into(),
        detail: "{}".into(),
    }
}

/// Money into a personal account.
pub fn credit(id: &str, person_id: &str, amount_fen: i64) -> Entry {
    use ledger::{Account, EntryKind, Posting};
    Entry {
        id: id.into(),
        kind: EntryKind::Credit,
        on: day("2024-01-05"),
        reference: person_id.into(),
        reverses: None,
        document: None,
        postings: vec![
            Posting::new(Account::person_account(person_id, "account").unwrap(), -amount_fen),
            Posting::new(Account::clearing("contributions").unwrap(), amount_fen),
        ],
    }
}

/// One settled visit with everything that belongs to it.
pub fn settled(id: &str, person_id: &str, parts: [i64; 3]) -> BookBatch {
    let visit_id = format!("V-{id}");
    let divided = divided(person_id, parts);
    let settlement = settlement(id, &visit_id, &divided);
    let entry = divided.entry(id, settlement.settled_on, id, Some(settlement.seal())).unwrap();
    BookBatch {
        visits: vec![Visit { state: VisitState::Settled, ..visit(&visit_id, person_id) }],
        lines: vec![line(&visit_id, 1, divided.total_fen)],
        meter_changes: vec![meter(id, person_id, "paid", "2024", parts[0])],
        entries: entry.into_iter().collect(),
        audits: vec![audit("settlement.settle", id)],
        outbox: vec![NewMessage { topic: "settled".into(), body: "{}".into(), created_at: NOW.into() }],
        requests: vec![request(id)],
        settlements: vec![settlement],
        reversed: Vec::new(),
    }
}

pub fn meter(source_id: &str, owner_id: &str, meter: &str, period: &str, change: i64) -> MeterChange {
    MeterChange {
        source_id: source_id.into(),
        owner_id: owner_id.into(),
        meter: meter.into(),
        period: period.into(),
        change,
    }
}

pub fn request(message_id: &str) -> Request {
    Request {
        institution_id: "I1".into(),
        message_id: message_id.into(),
        input_hash: "h".into(),
        response: r#"{"ok":true}"#.into(),
        answered_at: NOW.into(),
    }
}
