//! Migrations: the same numbers and texts for both engines. What differs is written into the text:
//! `/*WITHOUT ROWID*/` becomes real on SQLite (the table is its own key), and texts sort by their
//! bytes on PostgreSQL as they do on SQLite.
//!
//! An applied migration never changes; a new one expands first and contracts a release later.

use ledger::Hash;

use crate::engine::{Connection, EngineKind};
use crate::store::{DONE, KEY, RING};
use crate::{Store, StoreError};

const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_people", include_str!("../migrations/0001_people.sql")),
    ("0002_settlement", include_str!("../migrations/0002_settlement.sql")),
    ("0003_ledger", include_str!("../migrations/0003_ledger.sql")),
    ("0004_work", include_str!("../migrations/0004_work.sql")),
    ("0005_version", include_str!("../migrations/0005_version.sql")),
    ("0006_roster", include_str!("../migrations/0006_roster.sql")),
    ("0007_filing", include_str!("../migrations/0007_filing.sql")),
    ("0008_gateway", include_str!("../migrations/0008_gateway.sql")),
    ("0009_cross_region", include_str!("../migrations/0009_cross_region.sql")),
    ("0010_exchange", include_str!("../migrations/0010_exchange.sql")),
    ("0011_roster_lines", include_str!("../migrations/0011_roster_lines.sql")),
    ("0012_accounts", include_str!("../migrations/0012_accounts.sql")),
    ("0013_person_place", include_str!("../migrations/0013_person_place.sql")),
    ("0014_seal", include_str!("../migrations/0014_seal.sql")),
    ("0015_reconcile", include_str!("../migrations/0015_reconcile.sql")),
    ("0016_one_filing", include_str!("../migrations/0016_one_filing.sql")),
    ("0017_policy_draft", include_str!("../migrations/0017_policy_draft.sql")),
    ("0018_matters", include_str!("../migrations/0018_matters.sql")),
    ("0019_audit", include_str!("../migrations/0019_audit.sql")),
    ("0020_indicators", include_str!("../migrations/0020_indicators.sql")),
    ("0021_lists", include_str!("../migrations/0021_lists.sql")),
    ("0022_ways", include_str!("../migrations/0022_ways.sql")),
    ("0023_person_lives", include_str!("../migrations/0023_person_lives.sql")),
    ("0024_reimbursements", include_str!("../migrations/0024_reimbursements.sql")),
    (ROW_SEAL, include_str!("../migrations/0025_row_seal.sql")),
    ("0026_indicator_people", include_str!("../migrations/0026_indicator_people.sql")),
    ("0027_person_card", include_str!("../migrations/0027_person_card.sql")),
    (STAMP, include_str!("../migrations/0028_stamp.sql")),
];

/// The migration after which rows that are there are sealed; tables that come later are sealed when they are made.
const ROW_SEAL: &str = "0025_row_seal";

/// The migration after which rows that are there are stamped; tables that come later are stamped when they are made.
const STAMP: &str = "0028_stamp";

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration \
    (number BIGINT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (number))";

/// Number of the last migration that this program knows.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

impl Store {
    /// Brings the database to [`SCHEMA_VERSION`]; how many migrations were applied. Several processes
    /// may call it at once.
    ///
    /// # Errors
    /// [`StoreError::TooNew`], [`StoreError::MigrationChanged`], or the database's failure.
    pub async fn migrate(&self) -> Result<usize, StoreError> {
        self.migrate_telling(|_, _| ()).await
    }

    /// As [`Store::migrate`]; `told` hears the table and the rows stamped so far, where rows from before are.
    ///
    /// # Errors
    /// As [`Store::migrate`].
    pub async fn migrate_telling(&self, told: impl FnMut(&str, u64)) -> Result<usize, StoreError> {
        let mut connection = self.begin().await?;
        if connection.kind() == EngineKind::Postgres {
            connection.execute("SELECT pg_advisory_xact_lock(7046029254386353131)", &[]).await?;
        }
        connection.script(spelled(TABLE, connection.kind())).await?;
        let applied = applied(&mut connection).await?;
        for (index, (name, text)) in MIGRATIONS.iter().enumerate().skip(applied) {
            connection.script(spelled(text, connection.kind())).await?;
            let hash = Hash::of(text.as_bytes()).to_string();
            let number = index as i64 + 1;
            let sql = "INSERT INTO schema_migration (number, name, hash) VALUES ($1, $2, $3)";
            connection.execute(sql, &[number.into(), (*name).into(), hash.into()]).await?;
        }
        let made = &MIGRATIONS[applied.min(MIGRATIONS.len())..];
        let brings = |name: &str| made.iter().any(|it| it.0 == name);
        let is_new = |table: &str| made.iter().any(|it| it.1.contains(&format!("CREATE TABLE {table} (")));
        let is_anew = |table: &str| table == "user_account" && brings(STAMP);
        connection.seal_rows_of(|table| brings(ROW_SEAL) || is_new(table) || is_anew(table)).await?;
        // The database learns whose keys seal it. A new one has nothing plain in it.
        let (ring, key) = (self.ring.id(), connection.key().number.to_string());
        let marks = [(RING, ring), (KEY, key.as_str()), (DONE, key.as_str())];
        for (name, value) in marks.into_iter().take(if applied == 0 { 3 } else { 2 }) {
            let sql = "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
            if connection.execute(sql, &[name.into(), value.into()]).await? == 1 {
                connection.write_meta(name, value).await?;
            }
        }
        connection.stamp_rows_of(|table| brings(STAMP) || is_new(table), told).await?;
        if applied > 0 && applied < MIGRATIONS.len() {
            // A migration moves texts as they are: whether all is sealed is for the next pass to say.
            connection.execute(format!("DELETE FROM meta WHERE name = '{DONE}'"), &[]).await?;
        }
        connection.commit().await?;
        Ok(MIGRATIONS.len() - applied)
    }
}

/// Makes the tables of the first migrations in an empty database.
pub(crate) async fn make(connection: &mut Connection, count: usize) -> Result<(), StoreError> {
    connection.script(spelled(TABLE, connection.kind())).await?;
    for (_, text) in MIGRATIONS.iter().take(count) {
        connection.script(spelled(text, connection.kind())).await?;
    }
    Ok(())
}

/// How many migrations are there; all of them must be the program's own.
pub(crate) async fn applied(connection: &mut Connection) -> Result<usize, StoreError> {
    let sql = "SELECT number, name, hash FROM schema_migration ORDER BY number";
    let rows = connection.fetch(sql, &[]).await?;
    if rows.len() > MIGRATIONS.len() {
        return Err(StoreError::TooNew { found: rows.len() as i64, supported: SCHEMA_VERSION });
    }
    for ((number, row), &(name, text)) in (1..).zip(&rows).zip(MIGRATIONS) {
        let is_ours = row.int(0)? == number && row.str(1)? == name;
        if !is_ours || row.str(2)? != Hash::of(text.as_bytes()).to_string() {
            return Err(StoreError::MigrationChanged(name.to_owned()));
        }
    }
    Ok(rows.len())
}

fn spelled(text: &str, kind: EngineKind) -> String {
    match kind {
        EngineKind::Sqlite => text.replace("/*WITHOUT ROWID*/", "WITHOUT ROWID"),
        EngineKind::Postgres => text.replace(" TEXT", " TEXT COLLATE \"C\""),
    }
}
