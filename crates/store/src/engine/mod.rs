//! The two engines behind one kind of call. Nothing above this module sees a driver.
//!
//! A statement is written once. Two things are spelled per engine, here: `IN keys1($n)`, a list of
//! keys passed as one JSON text, and the rows of a bulk insert.

mod bulk;
mod postgres;
mod sqlite;
mod value;

use std::borrow::Cow;
use std::sync::Arc;

use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, PgConnection, SqliteConnection, pool::PoolConnection};
use sqlx::{Postgres, Sqlite, Transaction};

pub(crate) use bulk::{Insert, Kind, Rows, text_of_updates};
pub(crate) use postgres::PostgresPools;
pub(crate) use sqlite::SqlitePools;
pub(crate) use value::{Cell, Row, key_of, keys};

use crate::StoreError;
use crate::row_seal::{Stamped, Totals, Watched, stamp_rows};
use crate::seal::{DataKey, Ring, seal_rows};
use value::RowCells;

/// Which engine a store runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EngineKind {
    /// Embedded.
    Sqlite,
    /// PostgreSQL 15 or later.
    Postgres,
}

/// A connection with or without a transaction.
pub(crate) struct Connection {
    handle: Handle,
    /// A statement failed. PostgreSQL would turn a commit into a rollback without a word, SQLite would
    /// commit half of a batch: neither may happen.
    failed: bool,
    /// Rows written so far.
    rows: usize,
    /// Something was written.
    touched: bool,
    /// Opens and seals.
    ring: Arc<Ring>,
    /// What values are sealed under on this connection.
    key: Arc<DataKey>,
    /// How many row seals there are by table, where that has changed.
    totals: Totals,
}

pub(crate) enum Handle {
    Sqlite(PoolConnection<Sqlite>),
    SqliteTransaction(Transaction<'static, Sqlite>),
    Postgres(PoolConnection<Postgres>),
    PostgresTransaction(Transaction<'static, Postgres>),
}

/// A connection of one engine, borrowed for one statement.
enum Link<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Connection {
    pub(crate) fn new(handle: Handle, ring: &Arc<Ring>, key: Arc<DataKey>) -> Connection {
        Connection {
            handle,
            failed: false,
            rows: 0,
            touched: false,
            ring: Arc::clone(ring),
            key,
            totals: Totals::new(),
        }
    }

    /// The keys.
    pub(crate) fn ring(&self) -> &Arc<Ring> {
        &self.ring
    }

    /// The key under which this connection seals.
    pub(crate) fn key(&self) -> &Arc<DataKey> {
        &self.key
    }

    /// Seals under another key from here on.
    pub(crate) fn set_key(&mut self, key: Arc<DataKey>) {
        self.key = key;
    }

    pub(crate) fn totals_mut(&mut self) -> &mut Totals {
        &mut self.totals
    }

    fn link(&mut self) -> Link<'_> {
        match &mut self.handle {
            Handle::Sqlite(it) => Link::Sqlite(it),
            Handle::SqliteTransaction(it) => Link::Sqlite(it),
            Handle::Postgres(it) => Link::Postgres(it),
            Handle::PostgresTransaction(it) => Link::Postgres(it),
        }
    }

    pub(crate) fn kind(&self) -> EngineKind {
        match self.handle {
            Handle::Sqlite(_) | Handle::SqliteTransaction(_) => EngineKind::Sqlite,
            Handle::Postgres(_) | Handle::PostgresTransaction(_) => EngineKind::Postgres,
        }
    }

    /// Nothing that is written from here on can be committed.
    pub(crate) fn fail(&mut self) {
        self.failed = true;
    }

    /// Forgets what was done to get ready.
    pub(crate) fn untouched(&mut self) {
        self.touched = false;
    }

    pub(crate) fn touch(&mut self) {
        self.touched = true;
    }

    pub(crate) fn is_touched(&self) -> bool {
        self.touched
    }

    pub(crate) fn is_failed(&self) -> bool {
        self.failed
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    fn noted<T>(&mut self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        self.failed |= result.is_err();
        result
    }

    pub(crate) async fn commit(mut self) -> Result<(), StoreError> {
        if self.failed {
            return Err(StoreError::Failed);
        }
        self.keep_totals().await?;
        match self.handle {
            Handle::SqliteTransaction(it) => it.commit().await?,
            Handle::PostgresTransaction(it) => it.commit().await?,
            Handle::Sqlite(_) | Handle::Postgres(_) => {}
        }
        Ok(())
    }

    /// Every row of a statement. Texts made at run time are made of names of this crate only.
    pub(crate) async fn fetch(
        &mut self,
        sql: impl Into<Cow<'static, str>>,
        cells: &[Cell<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        let sql = self.spelled(sql.into());
        let ring = Arc::clone(&self.ring);
        let rows =
            match self.link() {
                Link::Sqlite(it) => {
                    let query = sqlx::query_with(AssertSqlSafe(sql), sqlite::arguments(cells));
                    query.fetch_all(it).await.map(|rows| {
                        rows.into_iter().map(|it| Row::new(RowCells::Sqlite(it), &ring)).collect()
                    })
                }
                Link::Postgres(it) => {
                    let query = sqlx::query_with(AssertSqlSafe(sql), postgres::arguments(cells));
                    query.fetch_all(it).await.map(|rows| {
                        rows.into_iter().map(|it| Row::new(RowCells::Postgres(it), &ring)).collect()
                    })
                }
            };
        self.noted(rows.map_err(StoreError::from))
    }

    /// Every row of a statement with `width` columns, all in one piece: SQLite hands rows from thread to
    /// thread one by one, which costs more than reading them, so there they travel as one JSON text.
    pub(crate) async fn fetch_bulk(
        &mut self,
        sql: impl Into<Cow<'static, str>>,
        width: usize,
        cells: &[Cell<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        if self.kind() == EngineKind::Postgres {
            return self.fetch(sql, cells).await;
        }
        let names: Vec<String> = (0..width).map(|it| format!("c{it}")).collect();
        let names = names.join(",");
        let sql = sql.into();
        let sql = format!("WITH q({names}) AS ({sql}) SELECT json_group_array(json_array({names})) FROM q");
        let rows = self.fetch(sql, cells).await?;
        let text = rows.first().map_or(Ok("[]"), |row| row.str(0))?;
        let rows: Vec<Vec<serde_json::Value>> = serde_json::from_str(text).map_err(|error| {
            StoreError::Corrupt { table: "json", what: "行集", value: error.to_string() }
        })?;
        Ok(rows.into_iter().map(|it| Row::new(RowCells::Json(it), &self.ring)).collect())
    }

    /// At most one row.
    pub(crate) async fn fetch_optional(
        &mut self,
        sql: impl Into<Cow<'static, str>>,
        cells: &[Cell<'_>],
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.fetch(sql, cells).await?.into_iter().next())
    }

    /// Rows one by one, for results that do not fit in memory.
    pub(crate) async fn for_each(
        &mut self,
        sql: impl Into<Cow<'static, str>>,
        cells: &[Cell<'_>],
        mut each: impl FnMut(Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let sql = self.spelled(sql.into());
        let ring = Arc::clone(&self.ring);
        match self.link() {
            Link::Sqlite(it) => {
                let query = sqlx::query_with(AssertSqlSafe(sql), sqlite::arguments(cells));
                let mut rows = query.fetch(it);
                while let Some(row) = rows.try_next().await? {
                    each(Row::new(RowCells::Sqlite(row), &ring))?;
                }
            }
            Link::Postgres(it) => {
                let query = sqlx::query_with(AssertSqlSafe(sql), postgres::arguments(cells));
                let mut rows = query.fetch(it);
                while let Some(row) = rows.try_next().await? {
                    each(Row::new(RowCells::Postgres(row), &ring))?;
                }
            }
        }
        Ok(())
    }

    /// Runs a statement; the number of rows it touched.
    pub(crate) async fn execute(
        &mut self,
        sql: impl Into<Cow<'static, str>>,
        cells: &[Cell<'_>],
    ) -> Result<u64, StoreError> {
        let sql = sql.into();
        // Texts made at run time are of whoever seals values anew, which changes no row seal.
        if let Cow::Borrowed(text) = sql {
            debug_assert!(!Watched::is_changed_by(text), "goes through execute_watched: {text}");
            debug_assert!(!Stamped::is_changed_by(text), "goes through change_stamped: {text}");
        }
        self.execute_unwatched(sql, cells).await
    }

    /// As [`Connection::execute`], for `row_seal`.
    pub(crate) async fn execute_unwatched(
        &mut self,
        sql: Cow<'static, str>,
        cells: &[Cell<'_>],
    ) -> Result<u64, StoreError> {
        self.touched = true;
        let sql = self.spelled(sql);
        let touched = match self.link() {
            Link::Sqlite(it) => {
                let query = sqlx::query_with(AssertSqlSafe(sql), sqlite::arguments(cells));
                query.execute(it).await.map(|it| it.rows_affected())
            }
            Link::Postgres(it) => {
                let query = sqlx::query_with(AssertSqlSafe(sql), postgres::arguments(cells));
                query.execute(it).await.map(|it| it.rows_affected())
            }
        };
        let touched = self.noted(touched.map_err(StoreError::from))?;
        // What a statement writes by itself fills the log as what is bound to it does.
        self.rows += usize::try_from(touched).unwrap_or(0);
        Ok(touched)
    }

    /// Runs a script of several statements without values.
    pub(crate) async fn script(&mut self, sql: String) -> Result<(), StoreError> {
        match self.link() {
            Link::Sqlite(it) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(it).await.map(|_| ())?,
            Link::Postgres(it) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(it).await.map(|_| ())?,
        }
        Ok(())
    }

    /// Inserts rows in bulk. What must be sealed is sealed here, whoever asks: values and whole rows.
    pub(crate) async fn insert(&mut self, insert: &Insert, mut rows: Rows<'_>) -> Result<(), StoreError> {
        let coming = self.coming(insert, &mut rows).await?;
        self.insert_unwatched(insert, rows).await?;
        match coming {
            Some(coming) => self.seal_come(coming).await,
            None => Ok(()),
        }
    }

    /// As [`Connection::insert`], without the seals of rows: for `row_seal`.
    pub(crate) async fn insert_unwatched(
        &mut self,
        insert: &Insert,
        mut rows: Rows<'_>,
    ) -> Result<(), StoreError> {
        self.rows += rows.count();
        self.touched |= rows.count() > 0;
        stamp_rows(insert, &mut rows, &self.ring);
        let sealed = seal_rows(insert, &mut rows, &self.key);
        self.noted(sealed)?;
        let inserted = match self.link() {
            Link::Sqlite(it) => bulk::insert_sqlite(it, insert, &rows).await,
            Link::Postgres(it) => bulk::insert_postgres(it, insert, &rows).await,
        };
        self.noted(inserted)
    }

    /// Inserts rows into several tables. PostgreSQL takes them all in one statement; none of the
    /// tables may refer to another by a foreign key. Sealed as by [`Connection::insert`].
    pub(crate) async fn insert_all(
        &mut self,
        mut inserts: Vec<(&'static Insert, Rows<'_>)>,
    ) -> Result<(), StoreError> {
        debug_assert!(
            inserts.iter().all(|it| Watched::of(it.0.table).is_none()),
            "rows are sealed one table at a time"
        );
        let count = inserts.iter().map(|it| it.1.count()).sum::<usize>();
        self.rows += count;
        self.touched |= count > 0;
        let sealed = inserts.iter_mut().try_for_each(|(insert, rows)| {
            stamp_rows(insert, rows, &self.ring);
            seal_rows(insert, rows, &self.key)
        });
        self.noted(sealed)?;
        let inserted = match self.link() {
            Link::Sqlite(it) => bulk::insert_all_sqlite(it, &inserts).await,
            Link::Postgres(it) => bulk::insert_all_postgres(it, &inserts).await,
        };
        self.noted(inserted)
    }

    /// Writes `IN keys1($n)` as the engine likes it: one JSON text holds all keys. PostgreSQL is made
    /// to look each key up in the index, whatever its statistics say.
    fn spelled(&self, sql: Cow<'static, str>) -> Cow<'static, str> {
        const WORD: &str = "IN keys1(";
        let (start, end) = match self.kind() {
            EngineKind::Sqlite => ("IN (SELECT value FROM json_each(", "))"),
            EngineKind::Postgres => ("= ANY(ARRAY(SELECT json_array_elements_text(", "::json)))"),
        };
        let mut text = sql;
        while let Some(at) = text.find(WORD) {
            let close = at + text[at..].find(')').expect("keys1( is closed in the same text");
            let spelled = format!("{start}{}{end}", &text[at + WORD.len()..close]);
            text.to_mut().replace_range(at..=close, &spelled);
        }
        text
    }
}
