//! Values in and out of a statement: whole numbers, texts, and nothing. There is no other kind.

use std::borrow::Cow;
use std::fmt::Display;
use std::sync::Arc;

use base::Day;
use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};

use crate::StoreError;
use crate::seal::{KEY_BETWEEN, Ring};

/// A value bound to a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell<'a> {
    Null,
    Int(i64),
    Text(Cow<'a, str>),
}

impl From<i64> for Cell<'_> {
    fn from(value: i64) -> Self {
        Cell::Int(value)
    }
}

impl From<bool> for Cell<'_> {
    fn from(value: bool) -> Self {
        Cell::Int(i64::from(value))
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(value: &'a str) -> Self {
        Cell::Text(Cow::Borrowed(value))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(value: &'a String) -> Self {
        Cell::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Cell<'_> {
    fn from(value: String) -> Self {
        Cell::Text(Cow::Owned(value))
    }
}

impl From<Day> for Cell<'_> {
    fn from(value: Day) -> Self {
        Cell::Text(Cow::Owned(value.to_string()))
    }
}

impl<'a> From<&'a Option<String>> for Cell<'a> {
    fn from(value: &'a Option<String>) -> Self {
        value.as_deref().map_or(Cell::Null, Cell::from)
    }
}

impl From<Option<i64>> for Cell<'_> {
    fn from(value: Option<i64>) -> Self {
        value.map_or(Cell::Null, Cell::Int)
    }
}

impl From<Option<Day>> for Cell<'_> {
    fn from(value: Option<Day>) -> Self {
        value.map_or(Cell::Null, Cell::from)
    }
}

/// A row that was read. Columns are asked for by position.
pub(crate) struct Row {
    cells: RowCells,
    ring: Arc<Ring>,
}

pub(super) enum RowCells {
    Sqlite(SqliteRow),
    Postgres(PgRow),
    /// A row of a bulk read on SQLite.
    Json(Vec<serde_json::Value>),
}

fn not_a(what: &'static str, value: &serde_json::Value) -> StoreError {
    StoreError::Corrupt { table: "json", what, value: value.to_string() }
}

impl Row {
    pub(super) fn new(cells: RowCells, ring: &Arc<Ring>) -> Row {
        Row { cells, ring: Arc::clone(ring) }
    }

    /// A value that may be sealed, opened at its place: table and column, and the key of its row.
    pub(crate) fn open(
        &self,
        column: usize,
        place: [&'static str; 2],
        key: impl Display,
    ) -> Result<String, StoreError> {
        self.ring.open(self.str(column)?, place, key).map(Cow::into_owned)
    }

    /// As [`Row::open`], where there may be nothing.
    pub(crate) fn open_or_null(
        &self,
        column: usize,
        place: [&'static str; 2],
        key: impl Display,
    ) -> Result<Option<String>, StoreError> {
        match self.text_or_null(column)? {
            None => Ok(None),
            Some(text) => Ok(Some(self.ring.open(&text, place, key)?.into_owned())),
        }
    }

    /// As [`Row::open`]; what does not open stands as it is stored, for the auditor.
    pub(crate) fn open_or_raw(
        &self,
        column: usize,
        place: [&'static str; 2],
        key: impl Display,
    ) -> Result<String, StoreError> {
        let text = self.str(column)?;
        Ok(self.ring.open(text, place, key).map_or_else(|_| text.to_owned(), Cow::into_owned))
    }

    pub(crate) fn int(&self, column: usize) -> Result<i64, StoreError> {
        Ok(match &self.cells {
            RowCells::Sqlite(it) => it.try_get(column)?,
            RowCells::Postgres(it) => it.try_get(column)?,
            RowCells::Json(it) => it[column].as_i64().ok_or_else(|| not_a("整数", &it[column]))?,
        })
    }

    pub(crate) fn int_or_null(&self, column: usize) -> Result<Option<i64>, StoreError> {
        Ok(match &self.cells {
            RowCells::Sqlite(it) => it.try_get(column)?,
            RowCells::Postgres(it) => it.try_get(column)?,
            RowCells::Json(it) if it[column].is_null() => None,
            RowCells::Json(_) => Some(self.int(column)?),
        })
    }

    pub(crate) fn text(&self, column: usize) -> Result<String, StoreError> {
        Ok(match &self.cells {
            RowCells::Sqlite(it) => it.try_get(column)?,
            RowCells::Postgres(it) => it.try_get(column)?,
            RowCells::Json(_) => self.str(column)?.to_owned(),
        })
    }

    pub(crate) fn text_or_null(&self, column: usize) -> Result<Option<String>, StoreError> {
        Ok(match &self.cells {
            RowCells::Sqlite(it) => it.try_get(column)?,
            RowCells::Postgres(it) => it.try_get(column)?,
            RowCells::Json(it) if it[column].is_null() => None,
            RowCells::Json(_) => Some(self.text(column)?),
        })
    }

    pub(crate) fn str(&self, column: usize) -> Result<&str, StoreError> {
        Ok(match &self.cells {
            RowCells::Sqlite(it) => it.try_get(column)?,
            RowCells::Postgres(it) => it.try_get(column)?,
            RowCells::Json(it) => it[column].as_str().ok_or_else(|| not_a("文本", &it[column]))?,
        })
    }

    pub(crate) fn day(&self, column: usize, table: &'static str) -> Result<Day, StoreError> {
        let text = self.str(column)?;
        text.parse().map_err(|_| StoreError::Corrupt { table, what: "日期", value: text.to_owned() })
    }

    pub(crate) fn day_or_null(&self, column: usize, table: &'static str) -> Result<Option<Day>, StoreError> {
        match self.text_or_null(column)? {
            None => Ok(None),
            Some(_) => self.day(column, table).map(Some),
        }
    }
}

/// A list of keys as one value, for `keys1($n)`.
pub(crate) fn keys<'k>(keys: impl IntoIterator<Item = &'k str>) -> Cell<'static> {
    let keys: Vec<&str> = keys.into_iter().collect();
    Cell::from(serde_json::to_string(&keys).expect("a list of texts is JSON"))
}

/// The key of a row that has several columns, as values are bound to it.
pub(crate) fn key_of(parts: &[&dyn Display]) -> String {
    let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
    parts.join(KEY_BETWEEN)
}
