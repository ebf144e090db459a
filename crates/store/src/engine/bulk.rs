//! Inserting many rows with few statements.
//!
//! SQLite takes `VALUES (?,?),(?,?)…` in a group of as many times sixteen rows as there are, then one of
//! the few left over: two statements for most sizes, and 32 prepared ones a table serve every size.
//! Each statement costs two changes of thread, so fewer of them is what makes a commit quick. PostgreSQL takes one array per column and `unnest`, one
//! statement for every size.

use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments as _, AssertSqlSafe, PgConnection, SqliteConnection};

use super::{Cell, sqlite};
use crate::StoreError;

/// Rows in one statement at most; 256 × 16 columns stay under SQLite's 32,766 parameters.
const LARGEST_GROUP_SQLITE: usize = 256;
/// Groups are this many rows, or a multiple, or fewer.
const STEP_SQLITE: usize = 16;
const LARGEST_GROUP_POSTGRES: usize = 8_192;

/// Kind of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Int,
    Text,
    /// The cell is the number of a person; what is written is where that person lives, as `township/village`, or
    /// an empty text.
    Home,
    /// The stamp of the row, a number. It is the last column, and who pushes rows gives no cell for it.
    Stamp,
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
    has_stamp: bool,
    cells: Vec<Cell<'a>>,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(insert: &Insert, count: usize) -> Rows<'a> {
        let width = insert.columns.len();
        Rows { width, has_stamp: insert.has_stamp(), cells: Vec::with_capacity(width * count) }
    }

    pub(crate) fn count(&self) -> usize {
        self.cells.len() / self.width
    }

    /// The width of a row, and all cells one row after the other.
    pub(crate) fn cells_mut(&mut self) -> (usize, &mut [Cell<'a>]) {
        (self.width, &mut self.cells)
    }

    pub(crate) fn push<const N: usize>(&mut self, row: [Cell<'a>; N]) {
        assert_eq!(N + usize::from(self.has_stamp), self.width, "a row has a cell for every column");
        self.cells.extend(row);
        if self.has_stamp {
            self.cells.push(Cell::Null);
        }
    }
}

impl Insert {
    pub(crate) fn has_stamp(&self) -> bool {
        self.columns.last().is_some_and(|it| it.1 == Kind::Stamp)
    }

    /// What happens when a row is there already; where it is written over, its stamp is too.
    fn conflict(&self) -> String {
        let more = if self.has_stamp() && self.conflict.contains("DO UPDATE SET") {
            ", stamp = excluded.stamp"
        } else {
            ""
        };
        format!("{}{more}", self.conflict)
    }

    /// What is selected from rows of values, whose columns are named `column1`, `column2` and so on.
    fn picked(&self) -> String {
        if self.columns.iter().all(|it| it.1 != Kind::Home) {
            return "*".to_owned();
        }
        let picked = (1..).zip(self.columns).map(|(place, (_, kind))| match kind {
            Kind::Int | Kind::Text | Kind::Stamp => format!("column{place}"),
            Kind::Home => format!(
                "COALESCE((SELECT p.region || '/' || p.village FROM person p WHERE p.id = column{place}), '')"
            ),
        });
        picked.collect::<Vec<_>>().join(", ")
    }

    fn head(&self, verb: &str) -> String {
        let names: Vec<&str> = self.columns.iter().map(|it| it.0).collect();
        format!("{verb} INTO {} ({})", self.table, names.join(", "))
    }
}

/// All tables in one text, so that the thread which talks to SQLite is woken once. Each table's rows are
/// padded to a power of two with rows of NULL, which the statement leaves out: then few texts serve every
/// size, and their statements stay prepared.
pub(super) async fn insert_all_sqlite(
    connection: &mut SqliteConnection,
    inserts: &[(&'static Insert, Rows<'_>)],
) -> Result<(), StoreError> {
    let mut arguments = SqliteArguments::default();
    let mut sql = String::new();
    for (insert, rows) in inserts {
        for group in rows.cells.chunks(LARGEST_GROUP_SQLITE * rows.width) {
            let count = group.len() / rows.width;
            let padded = count.next_power_of_two();
            arguments.reserve(padded * rows.width, 0);
            for cell in group {
                sqlite::add(&mut arguments, cell);
            }
            for _ in group.len()..padded * rows.width {
                sqlite::add(&mut arguments, &Cell::Null);
            }
            sql.push_str(&insert.head("INSERT OR FAIL"));
            sql.push_str(&format!(" SELECT {} FROM (", insert.picked()));
            push_values(&mut sql, rows.width, padded);
            sql.push_str(") WHERE column1 IS NOT NULL ");
            sql.push_str(&insert.conflict());
            sql.push_str(";\n");
        }
    }
    if !sql.is_empty() {
        sqlx::query_with(AssertSqlSafe(sql), arguments).execute(connection).await?;
    }
    Ok(())
}

/// `VALUES (?,?),(?,?)…`.
fn push_values(sql: &mut String, width: usize, count: usize) {
    let row = format!("({}?)", "?,".repeat(width - 1));
    sql.reserve(count * (row.len() + 1) + 120);
    sql.push_str("VALUES ");
    for index in 0..count {
        if index > 0 {
            sql.push(',');
        }
        sql.push_str(&row);
    }
}

pub(super) async fn insert_sqlite(
    connection: &mut SqliteConnection,
    insert: &Insert,
    rows: &Rows<'_>,
) -> Result<(), StoreError> {
    assert!(
        insert.columns.iter().all(|it| it.1 != Kind::Home),
        "where somebody lives is looked up by insert_all"
    );
    let mut rest = rows.cells.as_slice();
    while !rest.is_empty() {
        let count = rest.len() / rows.width;
        let steps = count / STEP_SQLITE * STEP_SQLITE;
        let group = if steps == 0 { count } else { steps.min(LARGEST_GROUP_SQLITE) };
        let (now, later) = rest.split_at(group * rows.width);
        rest = later;
        let mut arguments = SqliteArguments::default();
        arguments.reserve(now.len(), 0);
        for cell in now {
            sqlite::add(&mut arguments, cell);
        }
        // A transaction with a failed statement is never committed, so SQLite need not keep what it
        // would take to undo that statement alone.
        let mut sql = insert.head("INSERT OR FAIL");
        sql.push(' ');
        push_values(&mut sql, rows.width, group);
        sql.push(' ');
        sql.push_str(&insert.conflict());
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
                Kind::Int | Kind::Stamp => format!("${place}::bigint[]"),
                Kind::Text | Kind::Home => format!("${place}::text[]"),
            })
            .collect();
        let names: Vec<String> = (1..=self.columns.len()).map(|it| format!("column{it}")).collect();
        format!(
            "{} SELECT {} FROM unnest({}) AS given({}) {}",
            self.head("INSERT"),
            self.picked(),
            arrays.join(", "),
            names.join(", "),
            self.conflict()
        )
    }
}

fn add_arrays(arguments: &mut PgArguments, insert: &Insert, cells: &[Cell<'_>]) {
    for (index, (_, kind)) in insert.columns.iter().enumerate() {
        let column = cells.iter().skip(index).step_by(insert.columns.len());
        let added = match kind {
            Kind::Int | Kind::Stamp => arguments.add(column.map(int).collect::<Vec<Option<i64>>>()),
            Kind::Text | Kind::Home => arguments.add(column.map(text).collect::<Vec<Option<&str>>>()),
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

/// One statement that changes columns of many rows, and what is bound to it: a line has the key of a row, then its
/// columns. Lines stand in the order of their keys, at least one: what lies between the first and the last is all that
/// an engine need look through, whichever way it takes.
pub(crate) fn text_of_updates<'c>(
    table: &str,
    key: &[(&'static str, Kind)],
    columns: &[(&'static str, Kind)],
    lines: Vec<Vec<Cell<'c>>>,
) -> (String, Vec<Cell<'c>>) {
    let kinds: Vec<&str> = key
        .iter()
        .chain(columns)
        .map(|it| if matches!(it.1, Kind::Int | Kind::Stamp) { "BIGINT" } else { "TEXT" })
        .collect();
    let mut cells = Vec::with_capacity((lines.len() + 2) * kinds.len());
    let mut values = Vec::with_capacity(lines.len());
    let names: Vec<String> = key.iter().map(|it| format!("{table}.{}", it.0)).collect();
    let mut between = String::new();
    for (line, sign) in [(lines.first(), ">="), (lines.last(), "<=")] {
        let mut parts = Vec::with_capacity(key.len());
        for (cell, kind) in line.into_iter().flatten().take(key.len()).zip(&kinds) {
            cells.push(cell.clone());
            parts.push(format!("CAST(${} AS {kind})", cells.len()));
        }
        between.push_str(&format!(" AND ({}) {sign} ({})", names.join(", "), parts.join(", ")));
    }
    for line in lines {
        let mut parts = Vec::with_capacity(kinds.len());
        for (cell, kind) in line.into_iter().zip(&kinds) {
            cells.push(cell);
            parts.push(format!("CAST(${} AS {kind})", cells.len()));
        }
        values.push(format!("({})", parts.join(", ")));
    }
    let set: Vec<String> =
        (key.len() + 1..).zip(columns).map(|(at, (name, _))| format!("{name} = v.column{at}")).collect();
    let same: Vec<String> = (1..).zip(&names).map(|(at, name)| format!("{name} = v.column{at}")).collect();
    let sql = format!(
        "UPDATE {table} SET {} FROM (VALUES {}) AS v WHERE {}{between}",
        set.join(", "),
        values.join(", "),
        same.join(" AND ")
    );
    (sql, cells)
}
