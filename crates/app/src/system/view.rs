//! The system in figures.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::audit::Checkpoint;
use crate::error::AppError;

/// The name under which the last backup is noted.
pub(super) const LAST_BACKUP: &str = "last_backup";

/// The system in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SystemView {
    /// Version of the program.
    pub program: String,
    /// The pack in force with its version.
    pub pack: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// Version of the database engine.
    pub engine_version: String,
    /// The database: its file's name, or its name.
    pub database: String,
    /// Its size in bytes.
    pub bytes: i64,
    /// Migrations applied.
    pub schema: i64,
    /// Migrations that this program knows.
    pub schema_known: i64,
    /// Now (UTC).
    pub now: String,
    /// Links of the chain.
    pub links: i64,
    /// The chain's last link: a checkpoint to write down elsewhere.
    pub checkpoint: String,
    /// Events seen and not yet in the audit log.
    pub waiting_sights: usize,
    /// Messages that wait to leave (500 stands for 500 or more).
    pub waiting_messages: usize,
    /// Sessions that have neither ended nor run out.
    pub sessions: i64,
    /// User names that may not sign in for a while after failing again and again.
    pub locked_names: i64,
    /// Townships: how many villages and people the register has there.
    pub regions: Vec<RegionLine>,
    /// Keys of what lies encrypted, by number, without the keys; empty when they are in no file.
    pub keys: Vec<KeyLine>,
    /// The last backup, where there was one.
    pub last_backup: Option<BackupLine>,
}

/// A township.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RegionLine {
    /// Code; empty for people without one.
    pub code: String,
    /// Name; the code where none is known.
    pub name: String,
    /// Villages with people.
    pub villages: usize,
    /// People.
    pub people: i64,
}

/// What may be shown of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeyLine {
    /// Number.
    pub number: u32,
    /// Algorithm.
    pub algorithm: String,
    /// Instant it was made.
    pub made_at: String,
    /// Instant since which nothing is encrypted under it.
    pub retired_at: Option<String>,
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BackupLine {
    /// Instant (UTC).
    pub at: String,
    /// Name of its file.
    pub file: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The chain's last link in it.
    pub checkpoint: String,
    /// Who made it.
    pub by: String,
}

/// Most waiting messages that are counted.
const MOST: usize = 500;

impl From<store::KeyShown> for KeyLine {
    fn from(it: store::KeyShown) -> KeyLine {
        KeyLine {
            number: it.number,
            algorithm: it.algorithm.word().to_owned(),
            made_at: it.made_at,
            retired_at: it.retired_at,
        }
    }
}

/// Townships in the order of their codes.
fn regions(places: Vec<store::RosterPlace>, homes: Vec<store::HomePeople>) -> Vec<RegionLine> {
    let names: BTreeMap<String, String> = places.into_iter().map(|it| (it.code, it.name)).collect();
    let mut lines: Vec<RegionLine> = Vec::new();
    for home in homes {
        if lines.last().is_none_or(|it| it.code != home.township) {
            let name = names.get(&home.township).unwrap_or(&home.township).clone();
            lines.push(RegionLine { code: home.township, name, villages: 0, people: 0 });
        }
        if let Some(line) = lines.last_mut() {
            line.villages += 1;
            line.people += home.people;
        }
    }
    lines
}

impl App {
    /// The system in figures.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn system(&self) -> Result<SystemView, AppError> {
        let mut session = self.inner.store.read().await?;
        let facts = session.database_facts().await?;
        let head = session.chain_head().await?;
        let waiting_messages = session.pending_messages(MOST).await?.len();
        let sessions = session.count_sessions(self.inner.clock.unix_seconds()).await?;
        let locked_names = session.count_locked(self.inner.clock.unix_seconds()).await?;
        let regions = regions(session.list_roster_places().await?, session.count_people_by_home().await?);
        let keys = self.inner.store.ring().shown()?;
        let last_backup = session.find_meta(LAST_BACKUP).await?;
        let database = match facts.file() {
            Some(file) => file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default(),
            None => facts.place.clone(),
        };
        let engine = match facts.engine {
            store::EngineKind::Sqlite => "sqlite",
            store::EngineKind::Postgres => "postgres",
        };
        Ok(SystemView {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            pack: self.region().version.clone(),
            engine: engine.to_owned(),
            engine_version: facts.version,
            database,
            bytes: facts.bytes,
            schema: facts.schema,
            schema_known: store::SCHEMA_VERSION,
            now: self.inner.clock.now(),
            links: head.seq,
            checkpoint: Checkpoint { seq: head.seq, hash: head.hash.to_string() }.to_string(),
            waiting_sights: self.waiting_sights(),
            waiting_messages,
            sessions,
            locked_names,
            regions,
            keys: keys.into_iter().map(KeyLine::from).collect(),
            last_backup: last_backup.and_then(|it| serde_json::from_str(&it).ok()),
        })
    }
}
