//! All decisions about SQLite: one writer with full durability, a few readers beside it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Arguments as _, ConnectOptions as _, Row as _, Sqlite, SqlitePool, Transaction};

use crate::{StoreError, engine::Cell};

/// Memory for pages: 64 MiB for the writer, 8 MiB for each reader.
const WRITER_CACHE_KIB: i32 = 64 * 1024;
const READER_CACHE_KIB: i32 = 8 * 1024;
const READERS: u32 = 4;

/// The writer and the readers of one file.
#[derive(Debug, Clone)]
pub(crate) struct SqlitePools {
    pub(crate) writer: SqlitePool,
    pub(crate) readers: SqlitePool,
    checkpoints: Arc<Checkpoints>,
}

/// Copying the log back into the database file.
///
/// Every [`ROWS_BETWEEN`] rows a task copies what it can without holding anybody up. The log starts
/// anew only when nobody writes at that moment, so when it has grown past [`LOG_PAGES`] the next writer
/// first copies the little that is left and lets it start anew.
#[derive(Debug, Default)]
struct Checkpoints {
    rows: AtomicUsize,
    running: AtomicBool,
    restart: AtomicBool,
}

const ROWS_BETWEEN: usize = 120_000;
const LOG_PAGES: i64 = 64_000;

impl SqlitePools {
    /// Begins a transaction that may write.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        if self.checkpoints.restart.swap(false, Ordering::AcqRel) {
            let mut connection = self.writer.acquire().await?;
            sqlx::query("PRAGMA wal_checkpoint(RESTART)").execute(&mut *connection).await?;
        }
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Counts what was written, and starts copying when it is time.
    pub(crate) fn committed(&self, rows: usize) {
        let sum = self.checkpoints.rows.fetch_add(rows, Ordering::AcqRel) + rows;
        if sum < ROWS_BETWEEN || self.checkpoints.running.swap(true, Ordering::AcqRel) {
            return;
        }
        self.checkpoints.rows.store(0, Ordering::Release);
        let (readers, checkpoints) = (self.readers.clone(), Arc::clone(&self.checkpoints));
        tokio::spawn(async move {
            let sql = "PRAGMA wal_checkpoint(PASSIVE)";
            if let Ok(row) = sqlx::query(sql).fetch_one(&readers).await {
                let pages: i64 = row.try_get(1).unwrap_or(0);
                checkpoints.restart.fetch_or(pages > LOG_PAGES, Ordering::AcqRel);
            }
            checkpoints.running.store(false, Ordering::Release);
        });
    }

    /// Writes the file anew without what was deleted in it, and empties the log.
    pub(crate) async fn scrub(&self) -> Result<(), StoreError> {
        let mut connection = self.writer.acquire().await?;
        sqlx::query("VACUUM").execute(&mut *connection).await?;
        // Somebody who reads at this moment still needs the log: then it is busy, and empties later.
        let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await?;
        let busy: i64 = row.try_get(0)?;
        if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
    }

    /// Of a file that is only read.
    pub(crate) async fn open_copy(path: &Path) -> Result<SqlitePools, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .pragma("temp_store", "MEMORY")
            .pragma("query_only", "1")
            .disable_statement_logging();
        let failed = |source| StoreError::Open { url: path.display().to_string(), source };
        let pool = SqlitePoolOptions::new().max_connections(1);
        let writer = pool.connect_with(options.clone()).await.map_err(failed)?;
        let readers = SqlitePoolOptions::new().max_connections(2).connect_lazy_with(options);
        Ok(SqlitePools { writer, readers, checkpoints: Arc::default() })
    }

    pub(crate) async fn open(path: &str) -> Result<SqlitePools, StoreError> {
        let options = |cache_kib: i32| {
            SqliteConnectOptions::new()
                .filename(path)
                .create_if_missing(true)
                // Readers do not wait for the writer, and the writer appends instead of overwriting.
                .journal_mode(SqliteJournalMode::Wal)
                // A commit that was answered survives a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                .pragma("cache_size", format!("-{cache_kib}"))
                .pragma("temp_store", "MEMORY")
                // The log is copied back beside the writer, not within a commit: see `Checkpoints`.
                .pragma("wal_autocheckpoint", "0")
                .pragma("journal_size_limit", "67108864")
                .statement_cache_capacity(1_000)
                .row_buffer_size(1_024)
                .disable_statement_logging()
        };
        let failed = |source| StoreError::Open { url: path.to_owned(), source };
        let pool = || {
            SqlitePoolOptions::new()
                .acquire_timeout(Duration::from_secs(30))
                .idle_timeout(None)
                // A file is always there: asking costs a round between threads at every use.
                .test_before_acquire(false)
                .max_lifetime(None)
        };
        make_private(path);
        let writer =
            pool().max_connections(1).connect_with(options(WRITER_CACHE_KIB)).await.map_err(failed)?;
        let readers =
            pool().max_connections(READERS).min_connections(0).connect_lazy_with(options(READER_CACHE_KIB));
        Ok(SqlitePools { writer, readers, checkpoints: Arc::default() })
    }
}

/// A new database is for its owner alone; its log and what belongs to it take over who may read it. Where that
/// cannot be done, opening it says why.
fn make_private(path: &str) {
    #[cfg(unix)]
    if path != ":memory:" && !path.starts_with("file:") {
        use std::os::unix::fs::OpenOptionsExt as _;
        drop(std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path));
    }
    #[cfg(not(unix))]
    let _ = path;
}

pub(super) fn arguments(cells: &[Cell<'_>]) -> SqliteArguments {
    let mut arguments = SqliteArguments::default();
    arguments.reserve(cells.len(), 0);
    for cell in cells {
        add(&mut arguments, cell);
    }
    arguments
}

pub(super) fn add(arguments: &mut SqliteArguments, cell: &Cell<'_>) {
    let added = match cell {
        Cell::Null => arguments.add(None::<i64>),
        Cell::Int(value) => arguments.add(*value),
        Cell::Text(value) => arguments.add(value.as_ref()),
    };
    added.expect("numbers and texts can be bound");
}
