//! All decisions about SQLite: one writer with full durability, a few readers beside it.

use std::time::Duration;

use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Arguments as _, ConnectOptions as _, SqlitePool};

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
}

impl SqlitePools {
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
                // 32 MiB of log before it is copied back: pages written often are copied once.
                .pragma("wal_autocheckpoint", "8000")
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
                .max_lifetime(None)
        };
        let writer =
            pool().max_connections(1).connect_with(options(WRITER_CACHE_KIB)).await.map_err(failed)?;
        let readers =
            pool().max_connections(READERS).min_connections(0).connect_lazy_with(options(READER_CACHE_KIB));
        Ok(SqlitePools { writer, readers })
    }
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
