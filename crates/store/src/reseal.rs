//! Sealing what lies plain, and everything anew under another key: table by table, in batches, while
//! others go on reading and writing.
//!
//! Nothing is remembered between batches but what is in the rows: whoever was interrupted begins again,
//! finds what is under the key already, and goes on with the rest.

use std::fmt::Write as _;
use std::sync::Arc;

use rayon::prelude::*;

use crate::engine::{Cell, Kind, Row, text_of_updates};
use crate::seal::{DataKey, KEY_BETWEEN, Ring, SEALED, SealedTable};
use crate::store::{DONE, KEY};
use crate::{Session, Store, StoreError};

/// Values that did not open are told by name up to this many.
const SHOWN: usize = 100;

/// What sealing anew did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Rows written.
    pub rows: u64,
    /// Values that cannot be opened; they stand as they were.
    pub failed: u64,
    /// The first of them, as messages.
    pub messages: Vec<String>,
    /// Whether everything is under the key that is in use.
    pub is_complete: bool,
}

/// How many values lie under a key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SealCount {
    /// Number of the key; `None` for plain values.
    pub key: Option<u32>,
    /// Table.
    pub table: &'static str,
    /// Values.
    pub values: u64,
}

/// How far a database is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealState {
    /// Number of the key that writers seal under.
    pub in_use: u32,
    /// Number of the key under which everything was found to be.
    pub complete_under: Option<u32>,
}

impl SealState {
    /// Whether everything is under the key in use.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.complete_under == Some(self.in_use)
    }
}

/// The sealed columns of a table.
#[must_use]
pub fn sealed_columns(table: &str) -> &'static [&'static str] {
    SealedTable::of(table).map_or(&[], |it| it.columns)
}

impl SealedTable {
    /// Restricts to rows that are sealed at all.
    pub(crate) fn condition(&self) -> &'static str {
        // What says how the database is sealed is read before there are keys, and more of it is read by SQL.
        if self.name == "meta" { "substr(name, 1, 7) = 'roster.'" } else { "1 = 1" }
    }

    fn key_names(&self) -> Vec<&'static str> {
        self.key.iter().map(|it| it.0).collect()
    }

    /// The texts that are derived from sealed ones.
    pub(crate) fn indexes(&self) -> &'static [&'static str] {
        if self.name == "person" { &["number_index", "name_index"] } else { &[] }
    }
}

/// A row sealed anew: its key and its new texts.
struct NewRow {
    key: Vec<Cell<'static>>,
    texts: Vec<Option<String>>,
    failed: Vec<StoreError>,
}

impl Store {
    /// Puts a key of the ring into use: from here on every writer, also of other processes, seals under it.
    ///
    /// # Errors
    /// [`StoreError::KeyFile`] when the ring does not have it, or the database's failure.
    pub async fn use_key(&self, number: u32) -> Result<(), StoreError> {
        self.ring.key(number).ok_or_else(|| self.ring.lacks(&number.to_string()))?;
        let mut writer = self.write().await?;
        if writer.find_meta(KEY).await?.as_deref() != Some(&number.to_string()) {
            writer.set_meta(KEY, &number.to_string()).await?;
            writer.connection.execute(format!("DELETE FROM meta WHERE name = '{DONE}'"), &[]).await?;
        }
        writer.commit().await
    }

    /// Seals everything that is not under the key in use, in batches with a commit each. `told` hears the
    /// table and the rows written so far. Dropping the call between two batches loses nothing.
    ///
    /// # Errors
    /// The database's failure; what was committed stays.
    pub async fn reseal(&self, mut told: impl FnMut(&str, u64)) -> Result<Resealed, StoreError> {
        let mut done = Resealed::default();
        for table in SEALED {
            let mut after: Option<Vec<Cell<'static>>> = None;
            loop {
                let found = self.reseal_batch(table, after.as_deref(), &mut done).await?;
                told(table.name, done.rows);
                match found {
                    Some(last) => after = Some(last),
                    None => break,
                }
            }
        }
        if done.failed == 0 {
            let mut writer = self.write().await?;
            let number = writer.connection.key().number.to_string();
            writer.set_meta(DONE, &number).await?;
            writer.commit().await?;
            done.is_complete = true;
        }
        Ok(done)
    }

    /// One batch; the key of its last row, or `None` when there was nothing.
    async fn reseal_batch(
        &self,
        table: &'static SealedTable,
        after: Option<&[Cell<'static>]>,
        done: &mut Resealed,
    ) -> Result<Option<Vec<Cell<'static>>>, StoreError> {
        let mut writer = self.write().await?;
        let key = Arc::clone(writer.connection.key());
        let sql = select(table, &key, after.is_some());
        let rows = writer.connection.fetch(sql, after.unwrap_or_default()).await?;
        let ring = Arc::clone(&self.ring);
        let stored = rows.iter().map(|row| stored(table, row)).collect::<Result<Vec<_>, _>>()?;
        let made = stored
            .into_par_iter()
            .map(|(row_key, texts)| sealed(table, &ring, &key, row_key, &texts))
            .collect::<Result<Vec<_>, _>>()?;
        let Some(last) = made.last().map(|it| it.key.clone()) else { return Ok(None) };
        for error in made.iter().flat_map(|it| &it.failed) {
            done.failed += 1;
            if done.messages.len() < SHOWN {
                done.messages.push(error.to_string());
            }
        }
        let good: Vec<&NewRow> = made.iter().filter(|it| it.failed.is_empty()).collect();
        if !good.is_empty() {
            let (sql, cells) = update(table, &good);
            writer.connection.execute(sql, &cells).await?;
            done.rows += good.len() as u64;
        }
        // What it says is the same: whoever decided on it need not decide again.
        writer.connection.untouched();
        writer.commit().await?;
        Ok(Some(last))
    }

    /// Makes room and overwrites what was left of old rows: SQLite writes the file anew and empties its log,
    /// PostgreSQL rewrites the sealed tables when `rewrite` is set (each is locked for that time).
    ///
    /// # Errors
    /// The database's failure.
    pub async fn scrub(&self, rewrite: bool) -> Result<(), StoreError> {
        self.scrub_engine(SEALED.iter().map(|it| it.name), rewrite).await
    }
}

/// Rows that hold a value which is not under the key, after a row's key.
fn select(table: &SealedTable, key: &DataKey, is_after: bool) -> String {
    let prefix = key.prefix();
    let names = table.key_names();
    let stale: Vec<String> = table
        .columns
        .iter()
        .map(|it| format!("substr({it}, 1, {}) <> '{prefix}'", prefix.len()))
        .chain((table.name == "person").then(|| "name_index IS NULL".to_owned()))
        .collect();
    let keys = names.join(", ");
    let mut sql = format!(
        "SELECT {keys}, {} FROM {} WHERE {} AND ({})",
        table.columns.join(", "),
        table.name,
        table.condition(),
        stale.join(" OR ")
    );
    if is_after {
        let places: Vec<String> = (1..=names.len()).map(|it| format!("${it}")).collect();
        write!(sql, " AND ({keys}) > ({})", places.join(", ")).expect("a text grows");
    }
    write!(sql, " ORDER BY {keys} LIMIT {}", table.batch).expect("a text grows");
    sql
}

type StoredRow = (Vec<Cell<'static>>, Vec<Option<String>>);

fn stored(table: &SealedTable, row: &Row) -> Result<StoredRow, StoreError> {
    let mut key = Vec::with_capacity(table.key.len());
    for (at, (_, kind)) in table.key.iter().enumerate() {
        key.push(match kind {
            Kind::Int | Kind::Stamp => Cell::Int(row.int(at)?),
            Kind::Text | Kind::Home => Cell::from(row.text(at)?),
        });
    }
    let texts = (0..table.columns.len()).map(|it| row.text_or_null(table.key.len() + it));
    Ok((key, texts.collect::<Result<_, _>>()?))
}

/// Opens a row's values and seals them under the key, with the indexes that are made of them.
fn sealed(
    table: &SealedTable,
    ring: &Ring,
    data_key: &DataKey,
    key: Vec<Cell<'static>>,
    texts: &[Option<String>],
) -> Result<NewRow, StoreError> {
    let row_key = key_text(&key);
    let mut new = NewRow { key, texts: Vec::with_capacity(texts.len() + 2), failed: Vec::new() };
    let mut indexes = Vec::new();
    for (column, text) in table.columns.iter().zip(texts) {
        let place = [table.name, *column];
        let opened = match text {
            None => None,
            Some(text) => match ring.open(text, place, &row_key) {
                Ok(opened) => Some(opened),
                Err(error @ StoreError::Sealed { .. }) => {
                    new.failed.push(error);
                    None
                }
                Err(other) => return Err(other),
            },
        };
        match place {
            ["person", "number"] => indexes.push(opened.as_deref().map(|it| ring.number_index(it))),
            ["person", "name"] => indexes.push(opened.as_deref().map(|it| ring.name_index(it))),
            _ => {}
        }
        let anew = opened.map(|it| ring.seal(data_key, place, &row_key, &it)).transpose()?;
        new.texts.push(anew);
    }
    new.texts.extend(indexes);
    Ok(new)
}

/// The key of a row as its values are bound to it.
fn key_text(key: &[Cell<'_>]) -> String {
    let part = |cell: &Cell<'_>| match cell {
        Cell::Null => String::new(),
        Cell::Int(value) => value.to_string(),
        Cell::Text(value) => value.to_string(),
    };
    key.iter().map(part).collect::<Vec<_>>().join(KEY_BETWEEN)
}

/// One statement that writes all rows.
fn update<'r>(table: &SealedTable, rows: &'r [&NewRow]) -> (String, Vec<Cell<'r>>) {
    let columns: Vec<_> = table.columns.iter().chain(table.indexes()).map(|it| (*it, Kind::Text)).collect();
    let line = |row: &&'r NewRow| row.key.iter().cloned().chain(row.texts.iter().map(Cell::from)).collect();
    text_of_updates(table.name, table.key, &columns, rows.iter().map(line).collect())
}

impl Session {
    /// How far the database is sealed.
    ///
    /// # Errors
    /// [`StoreError::NotMigrated`], or the database's failure.
    pub async fn seal_state(&mut self) -> Result<SealState, StoreError> {
        let number = |text: Option<String>| text.and_then(|it| it.parse().ok());
        let in_use = number(self.find_meta(KEY).await?).ok_or(StoreError::NotMigrated)?;
        Ok(SealState { in_use, complete_under: number(self.find_meta(DONE).await?) })
    }

    /// How many values lie under which key, by key and table.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_sealed(&mut self) -> Result<Vec<SealCount>, StoreError> {
        let keys = self.connection.ring().prefixes();
        let mut counts = Vec::new();
        for table in SEALED {
            let sum = |condition: &dyn Fn(&str) -> String| {
                let parts =
                    table.columns.iter().map(|it| format!("CASE WHEN {} THEN 1 ELSE 0 END", condition(it)));
                format!("CAST(COALESCE(SUM({}), 0) AS BIGINT)", parts.collect::<Vec<_>>().join(" + "))
            };
            let mut sums = vec![sum(&|it| format!("{it} NOT LIKE 's1.%'"))];
            for (_, prefix) in &keys {
                sums.push(sum(&|it| format!("substr({it}, 1, {}) = '{prefix}'", prefix.len())));
            }
            let sql = format!("SELECT {} FROM {} WHERE {}", sums.join(", "), table.name, table.condition());
            let Some(row) = self.connection.fetch_optional(sql, &[]).await? else { continue };
            let numbers = std::iter::once(None).chain(keys.iter().map(|it| Some(it.0)));
            for (at, key) in numbers.enumerate() {
                let values = row.int(at)?.unsigned_abs();
                if values > 0 {
                    counts.push(SealCount { key, table: table.name, values });
                }
            }
        }
        counts.sort();
        Ok(counts)
    }
}
