//! Inserting many rows with few statements.
//!
//! SQLite takes `VALUES (?,?),(?,?)…` in groups of 256, 128, 64 … 1 rows, so that a handful of
//! prepared statements serves every size. PostgreSQL takes one array per column and `unnest`, one
//! statement for every size.

use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments as _, AssertSqlSafe, PgConnection, SqliteConnection};

use super::{Cell, sqlite};
use crate::StoreError;

/// Rows in one statement at most; 256 × 16 columns stay under SQLite's 32,766 parameters.
const LARGEST_GROUP_SQLITE: usize = 256;
const LARGEST_GROUP_POSTGRES: usize = 8_192;

/// Kind of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Int,
    Text,
}

/// Where rows go.
pub(crate) struct Insert {
    pub(crate) table: &'static str,
    pub(crate) columns: &'static [(&'static str, Kind)],
    /// `ON CONFLICT …`, or nothing.
    pub(crate) conflict: &'static str,
}

/// Rows under way, one cell after the other.
pub(crate) struct Rows<'a> {
    width: usize,
    cells: Vec<Cell<'a>>,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(insert: &Insert, count: usize) -> Rows<'a> {
        let width = insert.columns.len();
        Rows { width, cells: Vec::with_capacity(width * count) }
    }

    pub(crate) fn count(&self) -> usize {
        self.cells.len() / self.width
    }

    pub(crate) fn push<const N: usize>(&mut self, row: [Cell<'a>; N]) {
        assert_eq!(N, self.width, "a row has a cell for every column");
        self.cells.extend(row);
    }
}

impl Insert {
    fn head(&self, verb: &str) -> String {
        let names: Vec<&str> = self.columns.iter().map(|it| it.0).collect();
        format!("{verb} INTO {} ({})", self.table, names.join(", "))
    }
}

pub(super) async fn insert_all_sqlite(
    connection: &mut SqliteConnection,
    inserts: &[(&'static Insert, Rows<'_>)],
) -> Result<(), StoreError> {
    for (insert, rows) in inserts {
        insert_sqlite(connection, insert, rows).await?;
    }
    Ok(())
}

pub(super) async fn insert_sqlite(
    connection: &mut SqliteConnection,
    insert: &Insert,
    rows: &Rows<'_>,
) -> Result<(), StoreError> {
    let mut rest = rows.cells.as_slice();
    while !rest.is_empty() {
        let count = rest.len() / rows.width;
        let group = LARGEST_GROUP_SQLITE.min(1 << count.ilog2());
        let (now, later) = rest.split_at(group * rows.width);
        rest = later;
        let mut arguments = SqliteArguments::default();
        arguments.reserve(now.len(), 0);
        for cell in now {
            sqlite::add(&mut arguments, cell);
        }
        let row = format!("({}?)", "?,".repeat(rows.width - 1));
        // A transaction with a failed statement is never committed, so SQLite need not keep what it
        // would take to undo that statement alone.
        let mut sql = insert.head("INSERT OR FAIL");
        sql.reserve(group * (row.len() + 1) + 120);
        sql.push_str(" VALUES ");
        for index in 0..group {
            if index > 0 {
                sql.push(',');
            }
            sql.push_str(&row);
        }
        sql.push(' ');
        sql.push_str(insert.conflict);
        sqlx::query_with(AssertSqlSafe(sql), arguments).execute(&mut *connection).await?;
    }
    Ok(())
}

pub(super) async fn insert_postgres(
    connection: &mut PgConnection,
    insert: &Insert,
    rows: &Rows<'_>,
) -> Result<(), StoreError> {
    let sql = insert.text_with_arrays(1);
    for group in rows.cells.chunks(LARGEST_GROUP_POSTGRES * rows.width) {
        let mut arguments = PgArguments::default();
        add_arrays(&mut arguments, insert, group);
        sqlx::query_with(AssertSqlSafe(sql.clone()), arguments).execute(&mut *connection).await?;
    }
    Ok(())
}

/// One statement for all tables: `WITH a AS (INSERT …), b AS (INSERT …) SELECT 1`.
pub(super) async fn insert_all_postgres(
    connection: &mut PgConnection,
    inserts: &[(&'static Insert, Rows<'_>)],
) -> Result<(), StoreError> {
    let mut arguments = PgArguments::default();
    let mut parts = Vec::with_capacity(inserts.len());
    let mut next = 1;
    for (insert, rows) in inserts.iter().filter(|(_, rows)| !rows.cells.is_empty()) {
        parts.push(format!("{}_rows AS ({})", insert.table, insert.text_with_arrays(next)));
        add_arrays(&mut arguments, insert, &rows.cells);
        next += insert.columns.len();
    }
    if parts.is_empty() {
        return Ok(());
    }
    let sql = format!("WITH {} SELECT 1", parts.join(", "));
    sqlx::query_with(AssertSqlSafe(sql), arguments).execute(connection).await?;
    Ok(())
}

impl Insert {
    /// The insert with one array per column, the first of them `$first`.
    fn text_with_arrays(&self, first: usize) -> String {
        let arrays: Vec<String> = (first..)
            .zip(self.columns)
            .map(|(place, (_, kind))| match kind {
                Kind::Int => format!("${place}::bigint[]"),
                Kind::Text => format!("${place}::text[]"),
            })
            .collect();
        format!("{} SELECT * FROM unnest({}) {}", self.head("INSERT"), arrays.join(", "), self.conflict)
    }
}

fn add_arrays(arguments: &mut PgArguments, insert: &Insert, cells: &[Cell<'_>]) {
    for (index, (_, kind)) in insert.columns.iter().enumerate() {
        let column = cells.iter().skip(index).step_by(insert.columns.len());
        let added = match kind {
            Kind::Int => arguments.add(column.map(int).collect::<Vec<Option<i64>>>()),
            Kind::Text => arguments.add(column.map(text).collect::<Vec<Option<&str>>>()),
        };
        added.expect("arrays of numbers and texts can be bound");
    }
}

fn int(cell: &Cell<'_>) -> Option<i64> {
    match cell {
        Cell::Null => None,
        Cell::Int(value) => Some(*value),
        Cell::Text(_) => unreachable!("a column of numbers was given a text"),
    }
}

fn text<'c>(cell: &'c Cell<'_>) -> Option<&'c str> {
    match cell {
        Cell::Null => None,
        Cell::Text(value) => Some(value.as_ref()),
        Cell::Int(_) => unreachable!("a column of texts was given a number"),
    }
}
