//! The store itself: opening, sessions for reading, and the one write lock.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use ledger::{ChainLink, Hash};

use crate::StoreError;
use crate::engine::{Connection, EngineKind, Handle, PostgresPools, Rows, SqlitePools};
use crate::seal::{Algorithm, Keys, Ring};
use crate::tables::HEAD;

/// A database. Cheap to clone; all clones share the same connections.
#[derive(Debug, Clone)]
pub struct Store {
    pools: Pools,
    pub(crate) ring: Arc<Ring>,
}

/// Named values of the installation that say how it is sealed; they lie plain.
pub(crate) const RING: &str = "seal.ring";
/// The number of the key that writers seal under.
pub(crate) const KEY: &str = "seal.key";
/// The number of the key under which everything is.
pub(crate) const DONE: &str = "seal.done";
/// What the names of values begin with that are sealed: keys of hashes, and who was found to be whom.
pub(crate) const SEALED_META: &str = "roster.";

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

impl Head {
    /// As it is written.
    pub(crate) fn row(&self) -> Rows<'static> {
        let mut rows = Rows::new(&HEAD, 1);
        rows.push([
            1.into(),
            self.link.seq.into(),
            self.link.hash.to_string().into(),
            self.outbox_seq.into(),
            self.writes.into(),
        ]);
        rows
    }
}

impl Store {
    /// Opens a database: `postgres://…`, or the path of a SQLite file (with or without `sqlite:`),
    /// which is made when it is not there. Does not migrate. The keys must be those that the database is
    /// sealed under, if it is.
    ///
    /// # Errors
    /// [`StoreError::Open`], [`StoreError::KeysMissing`], [`StoreError::KeysOfAnother`],
    /// [`StoreError::KeyFile`].
    pub async fn open(url: &str, keys: &Keys) -> Result<Store, StoreError> {
        let pools = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Pools::Postgres(PostgresPools::open(url).await?)
        } else {
            let path = url.strip_prefix("sqlite:").unwrap_or(url);
            let path = path.strip_prefix("//").unwrap_or(path);
            Pools::Sqlite(SqlitePools::open(path).await?)
        };
        // Whose keys they must be is written plain; any keys do for reading it.
        let unsealed = Store { pools, ring: Arc::new(Ring::passing(Algorithm::Aes256Gcm)?) };
        let sealed_under = match unsealed.read().await?.find_meta(RING).await {
            Err(StoreError::NotMigrated) => None,
            found => found?,
        };
        let Store { pools, ring: _ } = unsealed;
        Ok(Store { pools, ring: keys.ring_for(sealed_under.as_deref())? })
    }

    /// The keys.
    #[must_use]
    pub fn ring(&self) -> &Arc<Ring> {
        &self.ring
    }

    pub(crate) fn of_sqlite(pools: SqlitePools, ring: Arc<Ring>) -> Store {
        Store { pools: Pools::Sqlite(pools), ring }
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
        Ok(Session { connection: self.connection(handle) })
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
        Ok(Session { connection: self.connection(handle) })
    }

    /// Takes the write lock. Whoever holds it is alone with the database, also among processes, so
    /// what it loads stays true until it commits.
    ///
    /// # Errors
    /// [`StoreError::Busy`], [`StoreError::NotMigrated`], or the database's failure.
    pub async fn write(&self) -> Result<Writer, StoreError> {
        let mut connection = self.begin().await?;
        let sql = "SELECT chain_seq, chain_hash, outbox_seq, writes, \
            (SELECT value FROM meta WHERE name = 'seal.key') FROM head WHERE id = 1";
        if connection.kind() == EngineKind::Postgres {
            // A statement that waits for the lock sees other tables as they were before it waited: the lock
            // first, then what is true under it.
            connection.fetch_optional("SELECT id FROM head WHERE id = 1 FOR UPDATE", &[]).await?;
        }
        let row = connection.fetch_optional(sql, &[]).await?.ok_or(StoreError::NotMigrated)?;
        let text = row.str(1)?;
        let hash: Hash = text.parse().map_err(|_| StoreError::Corrupt {
            table: "head",
            what: "哈希值",
            value: text.to_owned(),
        })?;
        let link = ChainLink { seq: row.int(0)?, prev: Hash::ZERO, hash };
        let head = Head { link, outbox_seq: row.int(2)?, writes: row.int(3)? };
        // Another process may have put a new key into use: whoever writes, writes under it.
        if let Some(number) = row.text_or_null(4)?
            && number != connection.key().number.to_string()
        {
            let key = number.parse().ok().and_then(|it| self.ring.key(it));
            connection.set_key(key.ok_or_else(|| self.ring.lacks(&number))?);
        }
        connection.untouched();
        Ok(Writer {
            session: Session { connection },
            head,
            began: head.writes,
            keeps_version: false,
            store: self.clone(),
        })
    }

    fn connection(&self, handle: Handle) -> Connection {
        Connection::new(handle, &self.ring, self.ring.newest())
    }

    /// Begins a transaction that may write.
    pub(crate) async fn begin(&self) -> Result<Connection, StoreError> {
        let handle = match &self.pools {
            Pools::Sqlite(it) => Handle::SqliteTransaction(it.begin().await?),
            Pools::Postgres(it) => Handle::PostgresTransaction(it.writer.begin().await?),
        };
        Ok(self.connection(handle))
    }

    /// Counts rows that were committed, so that the log is copied back in time.
    pub(crate) fn committed(&self, rows: usize) {
        if let Pools::Sqlite(it) = &self.pools {
            it.committed(rows);
        }
    }

    /// Overwrites what is left of old rows; see [`Store::scrub`].
    pub(crate) async fn scrub_engine(
        &self,
        tables: impl Iterator<Item = &'static str>,
        rewrite: bool,
    ) -> Result<(), StoreError> {
        match &self.pools {
            Pools::Sqlite(it) => it.scrub().await,
            Pools::Postgres(it) => it.scrub(tables, rewrite).await,
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
            self.head.writes += 1;
            self.session.connection.insert(&HEAD, self.head.row()).await?;
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
