//! Stamps: seals that stand in the row itself, in its column `stamp`.
//!
//! A stamp is 64 bits of a keyed hash (HMAC-SHA-256 under the key of the blind index) of table and columns. It costs a
//! number a row, so that millions of people, coverages, visits and fee lines can have one. It says that a row is as
//! the program wrote it; it does not say that a row is missing, nor notice one put back with the stamp it once had:
//! tables of which that matters have seals beside their rows ([`super`]).
//!
//! **Invariant:** what is empty is left out of the hash, and columns stand in it by name. A column that comes later
//! leaves stamps right as long as it is empty where it was not written.
//! **Invariant:** `UPDATE` on a stamped table goes through [`Connection::change_stamped`].

use std::fmt::Write as _;

use rayon::prelude::*;

use super::stamped::{STAMPED, Stamped};
use crate::StoreError;
use crate::engine::{Cell, Connection, EngineKind, Insert, Kind, Row, Rows, text_of_updates};
use crate::seal::Ring;
use crate::store::SEALED_META;

/// Rows from which on all cores are asked.
const WORTH_SHARING: usize = 256;
/// Rows of before that are stamped together.
const TOGETHER: usize = 1_000;

/// What is hashed of a row: names of columns, each with its kind and its value.
#[derive(Default)]
struct Body(Vec<u8>);

impl Body {
    fn put(&mut self, column: &str, kind: u8, value: &[u8]) {
        self.0.extend_from_slice(column.as_bytes());
        self.0.push(kind);
        self.0.extend_from_slice(&(value.len() as u64).to_le_bytes());
        self.0.extend_from_slice(value);
    }

    fn text(&mut self, column: &str, value: &str) {
        self.put(column, b't', value.as_bytes());
    }

    fn int(&mut self, column: &str, value: i64) {
        self.put(column, b'i', &value.to_le_bytes());
    }

    /// Something encrypted.
    fn some(&mut self, column: &str) {
        self.put(column, b'e', &[]);
    }

    fn stamp(&self, table: &str, ring: &Ring) -> i64 {
        ring.row_stamp(table, &self.0)
    }
}

/// Fills the stamps of rows that are about to be written.
pub(crate) fn stamp_rows(insert: &Insert, rows: &mut Rows<'_>, ring: &Ring) {
    let Some(table) = Stamped::of(insert.table) else { return };
    assert!(insert.has_stamp(), "rows of {} have a place for their stamp", insert.table);
    let count = rows.count();
    let (width, cells) = rows.cells_mut();
    let stamp = |body: &mut Body, row: &mut [Cell<'_>]| {
        body.0.clear();
        for column in table.columns() {
            match &row[column.place] {
                Cell::Null => {}
                _ if column.is_encrypted => body.some(column.name),
                Cell::Int(value) => body.int(column.name, *value),
                Cell::Text(value) => body.text(column.name, value),
            }
        }
        row[width - 1] = Cell::Int(body.stamp(insert.table, ring));
    };
    if count < WORTH_SHARING {
        let mut body = Body::default();
        cells.chunks_mut(width).for_each(|row| stamp(&mut body, row));
    } else {
        cells.par_chunks_mut(width).with_min_len(64).for_each_init(Body::default, stamp);
    }
}

/// A stamped row as it was read by [`Stamped::rows_sql`].
pub(super) struct StampedRow {
    texts: Vec<Option<String>>,
    kept: Option<i64>,
}

impl StampedRow {
    pub(super) fn of(row: &Row, table: &Stamped) -> Result<StampedRow, StoreError> {
        let width = table.columns().len();
        let texts = (0..width).map(|it| row.text_or_null(it)).collect::<Result<_, _>>()?;
        Ok(StampedRow { texts, kept: row.int_or_null(width)? })
    }

    /// The stamp that the row should have.
    fn made(&self, table: &Stamped, ring: &Ring) -> i64 {
        let mut body = Body::default();
        for (column, text) in table.columns().iter().zip(&self.texts) {
            let Some(text) = text else { continue };
            match (column.kind, text.parse()) {
                _ if column.is_encrypted => body.some(column.name),
                (Kind::Int, Ok(value)) => body.int(column.name, value),
                _ => body.text(column.name, text),
            }
        }
        body.stamp(table.name(), ring)
    }

    /// Whether it has the stamp that it should have; `None` when it has none at all.
    pub(super) fn is_intact(&self, table: &Stamped, ring: &Ring) -> Option<bool> {
        self.kept.map(|kept| kept == self.made(table, ring))
    }

    fn text(&self, table: &Stamped, name: &str) -> Option<&str> {
        let at = table.columns().iter().position(|it| it.name == name).expect("a stamped column");
        self.texts[at].as_deref()
    }

    /// The key as the auditor names it.
    pub(super) fn key_text(&self, table: &Stamped) -> String {
        let parts: Vec<&str> =
            table.key().iter().map(|it| self.text(table, it).unwrap_or_default()).collect();
        parts.join("|")
    }

    fn key_cells(&self, table: &Stamped) -> Result<Vec<Cell<'static>>, StoreError> {
        let cell = |name: &&'static str| {
            let text = self.text(table, name).unwrap_or_default();
            cell_of(text, table.kind(name)).ok_or_else(|| StoreError::Corrupt {
                table: table.name(),
                what: "主键",
                value: text.to_owned(),
            })
        };
        table.key().iter().map(cell).collect()
    }
}

fn cell_of(text: &str, kind: Kind) -> Option<Cell<'static>> {
    Some(match kind {
        Kind::Int | Kind::Stamp => Cell::Int(text.parse().ok()?),
        Kind::Text | Kind::Home => Cell::from(text.to_owned()),
    })
}

impl Connection {
    /// Changes columns of the rows of a stamped table that a condition picks, and stamps them anew; how many. A row
    /// that was changed behind our back stays one. Parameters of the condition begin at `$1`.
    pub(crate) async fn change_stamped(
        &mut self,
        table: &str,
        set: &[(&'static str, Cell<'_>)],
        condition: &'static str,
        cells: &[Cell<'_>],
    ) -> Result<u64, StoreError> {
        let table = Stamped::of(table).expect("the table is stamped");
        let sql = format!("{} WHERE {condition}{}", table.rows_sql(), self.locking());
        let rows = self.fetch(sql, cells).await?;
        let ring = std::sync::Arc::clone(self.ring());
        let mut changed = 0;
        for row in &rows {
            let mut row = StampedRow::of(row, table)?;
            let key = row.key_cells(table)?;
            let was_intact = row.is_intact(table, &ring) == Some(true);
            for (name, cell) in set {
                let at = table.columns().iter().position(|it| it.name == *name && !it.is_encrypted);
                row.texts[at.expect("a stamped column that lies plain")] = match cell {
                    Cell::Null => None,
                    Cell::Int(value) => Some(value.to_string()),
                    Cell::Text(value) => Some(value.clone().into_owned()),
                };
            }
            let stamp = if was_intact { Some(row.made(table, &ring)) } else { row.kept };
            let mut sql = format!("UPDATE {} SET stamp = $1", table.name());
            let mut values: Vec<Cell<'_>> = vec![stamp.into()];
            for (name, cell) in set {
                values.push(cell.clone());
                write!(sql, ", {name} = ${}", values.len()).expect("a text grows");
            }
            for (at, (name, cell)) in table.key().iter().zip(key).enumerate() {
                values.push(cell);
                let word = if at == 0 { "WHERE" } else { "AND" };
                write!(sql, " {word} {name} = ${}", values.len()).expect("a text grows");
            }
            changed += self.execute(sql, &values).await?;
        }
        Ok(changed)
    }

    /// As [`Connection::change_stamped`], for one row that must be there: `what`, called `id`.
    pub(crate) async fn change_stamped_one(
        &mut self,
        table: &str,
        set: &[(&'static str, Cell<'_>)],
        condition: &'static str,
        cells: &[Cell<'_>],
        (what, id): (&'static str, &str),
    ) -> Result<(), StoreError> {
        StoreError::unless_found(self.change_stamped(table, set, condition, cells).await?, what, id)
    }

    /// What ends a query whose rows nobody else may change until this transaction ends.
    pub(crate) fn locking(&self) -> &'static str {
        match self.kind() {
            EngineKind::Sqlite => "",
            EngineKind::Postgres => " FOR UPDATE",
        }
    }

    /// Keeps a value of `meta`, as it is stored.
    pub(crate) async fn write_meta(&mut self, name: &str, stored: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO meta (name, value, stamp) VALUES ($1, $2, $3) \
            ON CONFLICT (name) DO UPDATE SET value = excluded.value, stamp = excluded.stamp";
        let stamp = self.meta_stamp(name, stored);
        self.execute(sql, &[name.into(), stored.into(), stamp.into()]).await.map(|_| ())
    }

    fn meta_stamp(&self, name: &str, stored: &str) -> i64 {
        let mut body = Body::default();
        body.text("name", name);
        body.text("value", if name.starts_with(SEALED_META) { "" } else { stored });
        body.stamp("meta", self.ring())
    }

    /// Adds to a counter; its new value. Its stamp goes with it, unless it was changed behind our back.
    pub(crate) async fn count_on(&mut self, name: &str, count: i64) -> Result<i64, StoreError> {
        let sql = "INSERT INTO counter (name, value) VALUES ($1, $2) ON CONFLICT (name) \
            DO UPDATE SET value = counter.value + excluded.value RETURNING value, stamp";
        self.touch();
        let row = self.fetch_optional(sql, &[name.into(), count.into()]).await?;
        let row = row.ok_or(StoreError::Missing { what: "计数器", id: name.to_owned() })?;
        let (value, kept) = (row.int(0)?, row.int_or_null(1)?);
        let made = |value: i64| {
            let mut body = Body::default();
            body.text("name", name);
            body.int("value", value);
            body.stamp("counter", self.ring())
        };
        let was_intact = kept.map_or(value == count, |it| it == made(value - count));
        if was_intact {
            let cells = [made(value).into(), name.into()];
            self.execute("UPDATE counter SET stamp = $1 WHERE name = $2", &cells).await?;
        }
        Ok(value)
    }

    /// Stamps every row of the tables that `is_new` names: after the migration that brought the stamps.
    /// `told` hears the table and the rows so far.
    pub(crate) async fn stamp_rows_of(
        &mut self,
        is_new: impl Fn(&str) -> bool,
        mut told: impl FnMut(&str, u64),
    ) -> Result<(), StoreError> {
        let mut rows = 0;
        for table in STAMPED.iter().filter(|it| is_new(it.name())) {
            let mut after: Option<Vec<Cell<'static>>> = None;
            while let Some((last, count)) = self.stamp_some(table, after.as_deref()).await? {
                after = Some(last);
                rows += count;
                told(table.name(), rows);
            }
        }
        Ok(())
    }

    /// Stamps some rows after a key; the key of the last of them, and how many they were.
    async fn stamp_some(
        &mut self,
        table: &'static Stamped,
        after: Option<&[Cell<'static>]>,
    ) -> Result<Option<(Vec<Cell<'static>>, u64)>, StoreError> {
        let keys = table.key().join(", ");
        let places: Vec<String> = (1..=table.key().len()).map(|it| format!("${it}")).collect();
        let condition = after.map_or(String::new(), |_| format!(" WHERE ({keys}) > ({})", places.join(", ")));
        let sql = format!("{}{condition} ORDER BY {keys} LIMIT {TOGETHER}", table.rows_sql());
        let found = self.fetch(sql, after.unwrap_or_default()).await?;
        let mut lines = Vec::with_capacity(found.len());
        for row in &found {
            let row = StampedRow::of(row, table)?;
            let mut line = row.key_cells(table)?;
            line.push(row.made(table, self.ring()).into());
            lines.push(line);
        }
        let Some(mut last) = lines.last().cloned() else { return Ok(None) };
        last.pop();
        let key: Vec<_> = table.key().iter().map(|it| (*it, table.kind(it))).collect();
        let (sql, cells) = text_of_updates(table.name(), &key, &[("stamp", Kind::Int)], lines);
        let count = self.execute(sql, &cells).await?;
        Ok(Some((last, count)))
    }
}
