//! Copies of the database, and what an operator wants to know of it.
//!
//! SQLite copies itself while it is used; PostgreSQL has its own programs for that.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base::{Finding, Findings};

use crate::dump::TABLES;
use crate::engine::{EngineKind, Row, SqlitePools};
use crate::seal::{Algorithm, Keys, Ring};
use crate::store::RING;
use crate::{SCHEMA_VERSION, Session, Store, StoreError, Writer, migrate};

/// What the database says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatabaseFacts {
    /// Engine.
    pub engine: EngineKind,
    /// Its version.
    pub version: String,
    /// Where its file lies (SQLite), else the name of the database.
    pub place: String,
    /// Its size, without the log that is not copied back yet.
    pub bytes: i64,
    /// Migrations applied.
    pub schema: i64,
}

impl Store {
    /// Opens a copy to read only: nothing of it is changed, also not its way of keeping a log.
    ///
    /// # Errors
    /// [`StoreError::Open`], and what is wrong with the keys.
    pub async fn open_copy(path: &Path, keys: &Keys) -> Result<Store, StoreError> {
        let unsealed = Arc::new(Ring::passing(Algorithm::Aes256Gcm)?);
        let mut store = Store::of_sqlite(SqlitePools::open_copy(path).await?, unsealed);
        let sealed_under = store.read().await?.find_meta(RING).await?;
        store.ring = keys.ring_for(sealed_under.as_deref())?;
        Ok(store)
    }

    /// Copies the whole database as it is at one moment into a new file, while others read and write.
    ///
    /// # Errors
    /// [`StoreError::NotHere`] on PostgreSQL; the database's failure, also when the file is there.
    pub async fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        if self.kind() == EngineKind::Postgres {
            return Err(StoreError::NotHere("PostgreSQL 的备份请用 pg_dump".to_owned()));
        }
        let mut session = self.read().await?;
        let text = path.display().to_string();
        session.connection.execute("VACUUM INTO $1", &[text.into()]).await.map(|_| ())
    }
}

impl Session {
    /// What the database says of itself.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn database_facts(&mut self) -> Result<DatabaseFacts, StoreError> {
        let engine = self.connection.kind();
        let sql = match engine {
            EngineKind::Sqlite => {
                "SELECT sqlite_version(), (SELECT file FROM pragma_database_list WHERE name = 'main'), \
                 (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)"
            }
            EngineKind::Postgres => {
                "SELECT current_setting('server_version'), current_database()::text, \
                 pg_database_size(current_database())::bigint"
            }
        };
        let row = self.connection.fetch_optional(sql, &[]).await?.ok_or(StoreError::NotMigrated)?;
        let count = "SELECT COUNT(*) FROM schema_migration";
        let schema = self.connection.fetch_optional(count, &[]).await?.map_or(Ok(0), |it| it.int(0))?;
        Ok(DatabaseFacts { engine, version: row.text(0)?, place: row.text(1)?, bytes: row.int(2)?, schema })
    }

    /// Sessions that have neither ended nor run out at a second (Unix).
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_sessions(&mut self, now: i64) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) FROM account_session WHERE ended_at IS NULL AND until_seconds > $1";
        self.connection.fetch_optional(sql, &[now.into()]).await?.map_or(Ok(0), |it| it.int(0))
    }

    /// Rows of each table, by name. Reads all of them: for copies, not for a page.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_rows(&mut self) -> Result<Vec<(&'static str, i64)>, StoreError> {
        let mut counts = Vec::with_capacity(TABLES.len());
        for (table, _) in TABLES {
            let sql = format!("SELECT COUNT(*) FROM {table}");
            let row = self.connection.fetch_optional(sql, &[]).await?;
            counts.push((*table, row.map_or(Ok(0), |it| it.int(0))?));
        }
        Ok(counts)
    }

    /// Whether the pages of the file hold together: tables, indexes, free pages. PostgreSQL answers nothing.
    ///
    /// # Errors
    /// A file so broken that the question fails; that too names the place.
    pub async fn check_file(&mut self) -> Result<Findings, StoreError> {
        let mut findings = Findings::default();
        if self.connection.kind() == EngineKind::Sqlite {
            for row in self.connection.fetch("PRAGMA integrity_check(50)", &[]).await? {
                let said = row.str(0)?;
                if said != "ok" {
                    let message = format!("数据库文件有损坏：{said}");
                    let remedy = "请停用这个文件，从备份恢复，并查明原因（磁盘故障，或有人改动文件）";
                    findings.push(Finding::error("LED-0120", message, remedy).of("file"));
                }
            }
            self.check_schema(&mut findings).await?;
        }
        Ok(findings)
    }

    /// Whether tables and indexes are as the migrations make them.
    async fn check_schema(&mut self, findings: &mut Findings) -> Result<(), StoreError> {
        let sql =
            "SELECT name, COALESCE(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name";
        let count = "SELECT COUNT(*) FROM schema_migration";
        let applied = self.connection.fetch_optional(count, &[]).await?.map_or(Ok(0), |it| it.int(0))?;
        let ring = Arc::new(Ring::passing(Algorithm::Aes256Gcm)?);
        let made = Store::of_sqlite(SqlitePools::open(":memory:").await?, ring);
        let mut made = made.begin().await?;
        migrate::make(&mut made, usize::try_from(applied).unwrap_or(0)).await?;
        let texts = |rows: &[Row]| -> Result<BTreeMap<String, String>, StoreError> {
            rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
        };
        let (found, expected) =
            (texts(&self.connection.fetch(sql, &[]).await?)?, texts(&made.fetch(sql, &[]).await?)?);
        let names: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
        for name in names.into_iter().filter(|it| found.get(*it) != expected.get(*it)) {
            let message = format!("{name} 的定义与本程序建立的不同");
            let remedy = "数据库的结构被改动过；请从备份恢复，并查明是谁改动";
            findings.push(Finding::error("LED-0124", message, remedy).of(format!("schema {name}")));
        }
        Ok(())
    }
}

impl Writer {
    /// Keeps a named value of the installation. Nothing that is decided rests on one.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_note(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        self.connection.write_meta(name, value).await
    }
}

impl DatabaseFacts {
    /// The file, where the database is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        (self.engine == EngineKind::Sqlite && !self.place.is_empty()).then(|| PathBuf::from(&self.place))
    }

    /// Whether the database is older than the program.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.schema < SCHEMA_VERSION
    }
}
