//! The store itself: opening, sessions for reading, and the one write lock.

use std::ops::{Deref, DerefMut};

use ledger::{ChainLink, Hash};

use crate::StoreError;
use crate::engine::{Connection, EngineKind, Handle, PostgresPools, SqlitePools};

/// A database. Cheap to clone; all clones share the same connections.
#[derive(Debug, Clone)]
pub struct Store {
    pools: Pools,
}

#[derive(Debug, Clone)]
enum Pools {
    Sqlite(SqlitePools),
    Postgres(PostgresPools),
}

/// A connection to read with. Every `load_*`, `find_*`, `list_*` is a method of it.
pub struct Session {
    pub(crate) connection: Connection,
}

/// A session that may write, and holds the write lock until it is committed or dropped.
///
/// Dropping it without [`Writer::commit`] takes everything back.
pub struct Writer {
    pub(crate) session: Session,
    pub(crate) head: Head,
    /// [`Writer::version`].
    began: i64,
    /// Nothing was written that a decision rests on.
    pub(crate) keeps_version: bool,
    store: Store,
}

/// Where the chain and the outbox go on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    pub(crate) link: ChainLink,
    pub(crate) outbox_seq: i64,
    /// Transactions that have changed the database so far.
    pub(crate) writes: i64,
}

impl Store {
    /// Opens a database: `postgres://…`, or the path of a SQLite file (with or without `sqlite:`),
    /// which is made when it is not there. Does not migrate.
    ///
    /// # Errors
    /// [`StoreError::Open`].
    pub async fn open(url: &str) -> Result<Store, StoreError> {
        let pools = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Pools::Postgres(PostgresPools::open(url).await?)
        } else {
            let path = url.strip_prefix("sqlite:").unwrap_or(url);
            let path = path.strip_prefix("//").unwrap_or(path);
            Pools::Sqlite(SqlitePools::open(path).await?)
        };
        Ok(Store { pools })
    }

    pub(crate) fn of_sqlite(pools: SqlitePools) -> Store {
        Store { pools: Pools::Sqlite(pools) }
    }

    /// Which engine it runs on.
    #[must_use]
    pub fn kind(&self) -> EngineKind {
        match self.pools {
            Pools::Sqlite(_) => EngineKind::Sqlite,
            Pools::Postgres(_) => EngineKind::Postgres,
        }
    }

    /// A session to read with; each statement sees what is committed by then.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when all connections are taken for too long, or the database's failure.
    pub async fn read(&self) -> Result<Session, StoreError> {
        let handle = match &self.pools {
            Pools::Sqlite(it) => Handle::Sqlite(it.readers.acquire().await?),
            Pools::Postgres(it) => Handle::Postgres(it.readers.acquire().await?),
        };
        Ok(Session { connection: handle.into() })
    }

    /// A session whose statements all see the database at one moment.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub async fn read_snapshot(&self) -> Result<Session, StoreError> {
        let repeatable = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let handle = match &self.pools {
            Pools::Sqlite(it) => Handle::SqliteTransaction(it.readers.begin().await?),
            Pools::Postgres(it) => Handle::PostgresTransaction(it.readers.begin_with(repeatable).await?),
        };
        Ok(Session { connection: handle.into() })
    }

    /// Takes the write lock. Whoever holds it is alone with the database, also among processes, so
    /// what it loads stays true until it commits.
    ///
    /// # Errors
    /// [`StoreError::Busy`], [`StoreError::NotMigrated`], or the database's failure.
    pub async fn write(&self) -> Result<Writer, StoreError> {
        let mut connection = self.begin().await?;
        let sql = "SELECT chain_seq, chain_hash, outbox_seq, writes FROM head WHERE id = 1";
        let sql = match connection.kind() {
            EngineKind::Sqlite => sql.to_owned(),
            EngineKind::Postgres => format!("{sql} FOR UPDATE"),
        };
        let row = connection.fetch_optional(sql, &[]).await?.ok_or(StoreError::NotMigrated)?;
        let text = row.str(1)?;
        let hash: Hash = text.parse().map_err(|_| StoreError::Corrupt {
            table: "head",
            what: "哈希值",
            value: text.to_owned(),
        })?;
        let link = ChainLink { seq: row.int(0)?, prev: Hash::ZERO, hash };
        let head = Head { link, outbox_seq: row.int(2)?, writes: row.int(3)? };
        connection.untouched();
        Ok(Writer { session: Session { connection }, head, began: head.writes, keeps_version: false, store: self.clone() })
    }

    /// Begins a transaction that may write.
    pub(crate) async fn begin(&self) -> Result<Connection, StoreError> {
        let handle = match &self.pools {
            Pools::Sqlite(it) => Handle::SqliteTransaction(it.begin().await?),
            Pools::Postgres(it) => Handle::PostgresTransaction(it.writer.begin().await?),
        };
        Ok(handle.into())
    }

    /// Counts rows that were committed, so that the log is copied back in time.
    pub(crate) fn committed(&self, rows: usize) {
        if let Pools::Sqlite(it) = &self.pools {
            it.committed(rows);
        }
    }

    /// Closes all connections, waiting for those in use.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite(it) => {
                it.readers.close().await;
                it.writer.close().await;
            }
            Pools::Postgres(it) => {
                it.readers.close().await;
                it.writer.close().await;
            }
        }
    }
}

impl Writer {
    /// The version of the database as this writer found it: one more for each transaction that changed
    /// anything. After its commit the version is one more.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.began
    }

    /// Makes everything durable and lets go of the write lock. When this returns, nothing that was
    /// written can be lost.
    ///
    /// # Errors
    /// [`StoreError::Failed`] when any call on this writer failed before, or the database's failure;
    /// nothing was written then.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if self.session.connection.is_touched()
            && !self.session.connection.is_failed()
            && self.head.writes == self.began
            && !self.keeps_version
        {
            let sql = "UPDATE head SET writes = writes + 1 WHERE id = 1";
            self.session.connection.execute(sql, &[]).await?;
        }
        let rows = self.session.connection.rows();
        self.session.connection.commit().await?;
        self.store.committed(rows);
        Ok(())
    }
}

impl Deref for Writer {
    type Target = Session;
    fn deref(&self) -> &Session {
        &self.session
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut Session {
        &mut self.session
    }
}
