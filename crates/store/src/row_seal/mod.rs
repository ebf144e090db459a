//! Seals of rows that no entry of the chain holds: accounts, grants, facts about people, agreements, drafts.
//!
//! A seal is a keyed hash (HMAC-SHA-256 under the key of the blind index) of table, key and columns of a row. It is
//! written in the transaction that writes the row; who writes into the database without the key file cannot make
//! one. Per table their number and their sum are kept under such a hash as well, so that a row does not go away
//! together with its seal, nor come back as it once was.
//!
//! All other tables have a smaller thing, a number in the row itself (`stamp`): it says that a row is as we wrote it,
//! not that one is missing.
//!
//! **Knows:** which tables (`watched`, `stamped`), how rows are sealed and stamped as they are written, the auditor's
//! questions (`check`).
//! **Does not know:** what a row means. It does not notice when tables and seals are put back all together to an
//! earlier moment: that is for the chain and a checkpoint kept elsewhere.
//!
//! **Invariant:** a row that was changed behind our back is never sealed again by what we write beside it.
//! **Invariant:** `UPDATE` and `DELETE` on a watched table go through [`Connection::execute_watched`].

mod check;
mod stamp;
mod stamped;
mod total;
mod watched;

use std::collections::{BTreeMap, BTreeSet};

use crate::StoreError;
use crate::engine::{Cell, Connection, Insert, Kind, Row, Rows, keys};
use crate::seal::Ring;

pub(crate) use stamp::stamp_rows;
pub(crate) use stamped::Stamped;
use total::Total;
use watched::WATCHED;
pub(crate) use watched::Watched;

use Kind::Text;

/// Rows looked at together.
const TOGETHER: usize = 5_000;

const ROW_SEAL: Insert = Insert {
    table: "row_seal",
    columns: &[("of_table", Text), ("row_key", Text), ("mac", Text)],
    conflict: "ON CONFLICT (of_table, row_key) DO UPDATE SET mac = excluded.mac",
};

/// Totals under way in a transaction; `None` where what is kept is not ours.
pub(crate) type Totals = BTreeMap<&'static str, Option<Total>>;

/// A row with the seal that it should have, and the one that is kept.
pub(crate) struct Seen {
    key: String,
    mac: String,
    kept: Option<String>,
}

impl Seen {
    fn of(row: &Row, table: &Watched, ring: &Ring) -> Result<Seen, StoreError> {
        let key = row.text(0)?;
        let mut body = String::with_capacity(160);
        for column in 0..table.width() {
            match row.text_or_null(column + 2)? {
                Some(text) => {
                    body.push_str(&text.len().to_string());
                    body.push(':');
                    body.push_str(&text);
                }
                None => body.push('-'),
            }
        }
        let mac = ring.row_mac(table.name, &key, &body);
        Ok(Seen { key, mac, kept: row.text_or_null(1)? })
    }

    fn is_intact(&self) -> bool {
        self.kept.as_deref() == Some(self.mac.as_str())
    }
}

/// What an insert is about to write into a watched table.
pub(crate) struct Coming {
    table: &'static Watched,
    /// Keys of the rows, and the first part of each.
    keys: BTreeSet<String>,
    firsts: Vec<String>,
    /// Rows that are there already and were changed behind our back.
    broken: BTreeSet<String>,
}

impl Connection {
    /// Before an insert: which rows come, and which of them are there but not as we left them.
    pub(crate) async fn coming(
        &mut self,
        insert: &Insert,
        rows: &mut Rows<'_>,
    ) -> Result<Option<Coming>, StoreError> {
        let Some(table) = Watched::of(insert.table).filter(|_| rows.count() > 0) else { return Ok(None) };
        let position = |name: &str| {
            insert
                .columns
                .iter()
                .position(|it| it.0 == name)
                .expect("an insert names the key of a watched table")
        };
        let places: Vec<usize> = table.key.iter().map(|it| position(it)).collect();
        let (width, cells) = rows.cells_mut();
        let text = |cell: &Cell<'_>| match cell {
            Cell::Null => String::new(),
            Cell::Int(value) => value.to_string(),
            Cell::Text(value) => value.clone().into_owned(),
        };
        let (mut keys, mut firsts) = (BTreeSet::new(), BTreeSet::new());
        for row in cells.chunks(width) {
            let parts: Vec<String> = places.iter().map(|at| text(&row[*at])).collect();
            keys.insert(parts.join("|"));
            firsts.extend(parts.into_iter().next());
        }
        let firsts: Vec<String> = firsts.into_iter().collect();
        let mut broken = BTreeSet::new();
        // What may not be there already need not be looked for.
        if !insert.conflict.is_empty() {
            for seen in self.seen(table, &firsts).await? {
                if !seen.is_intact() {
                    broken.insert(seen.key);
                }
            }
        }
        Ok(Some(Coming { table, keys, firsts, broken }))
    }

    /// After the insert: seals what has come.
    pub(crate) async fn seal_come(&mut self, coming: Coming) -> Result<(), StoreError> {
        let Coming { table, keys, firsts, broken } = coming;
        let seen = self.seen(table, &firsts).await?;
        let come =
            seen.into_iter().filter(|it| keys.contains(&it.key) && !broken.contains(&it.key)).collect();
        self.keep(table, come).await
    }

    /// Runs an `UPDATE` or `DELETE` on rows of a watched table whose first key column is among `firsts`; how many it
    /// touched. Rows that were as we left them are sealed again.
    pub(crate) async fn execute_watched(
        &mut self,
        table: &str,
        firsts: &[String],
        sql: &'static str,
        cells: &[Cell<'_>],
    ) -> Result<u64, StoreError> {
        let table = Watched::of(table).expect("the table is watched");
        let before = self.seen(table, firsts).await?;
        let touched = self.execute_unwatched(sql.into(), cells).await?;
        if touched == 0 {
            return Ok(0);
        }
        let intact: BTreeMap<String, String> =
            before.into_iter().filter(Seen::is_intact).map(|it| (it.key, it.mac)).collect();
        let after = self.seen(table, firsts).await?;
        let here: BTreeSet<&str> = after.iter().map(|it| it.key.as_str()).collect();
        let gone: Vec<(String, String)> = intact
            .iter()
            .filter(|(key, _)| !here.contains(key.as_str()))
            .map(|(key, mac)| (key.clone(), mac.clone()))
            .collect();
        let changed =
            after.into_iter().filter(|it| intact.get(&it.key).is_some_and(|mac| *mac != it.mac)).collect();
        self.keep(table, changed).await?;
        self.forget(table, &gone).await?;
        Ok(touched)
    }

    /// Seals every row of the watched tables that `is_new` names and that have no seals yet: after the migration
    /// that brought them.
    pub(crate) async fn seal_rows_of(&mut self, is_new: impl Fn(&str) -> bool) -> Result<(), StoreError> {
        for table in WATCHED.iter().filter(|it| is_new(it.name)) {
            self.totals_mut().insert(table.name, Some(Total::default()));
            let ring = std::sync::Arc::clone(self.ring());
            let mut seen = Vec::new();
            self.for_each(table.rows_sql(), &[], |row| {
                seen.push(Seen::of(&row, table, &ring)?);
                Ok(())
            })
            .await?;
            self.keep(table, seen).await?;
        }
        Ok(())
    }

    /// Writes the totals that have changed; before a commit.
    pub(crate) async fn keep_totals(&mut self) -> Result<(), StoreError> {
        let totals = std::mem::take(self.totals_mut());
        let ring = std::sync::Arc::clone(self.ring());
        let mut rows = Rows::new(&ROW_SEAL, totals.len());
        for (table, total) in totals {
            if let Some(total) = total {
                rows.push([table.into(), "".into(), total.text(&ring, table).into()]);
            }
        }
        if rows.count() == 0 {
            return Ok(());
        }
        self.insert_unwatched(&ROW_SEAL, rows).await
    }

    async fn seen(&mut self, table: &'static Watched, firsts: &[String]) -> Result<Vec<Seen>, StoreError> {
        let ring = std::sync::Arc::clone(self.ring());
        let mut seen = Vec::with_capacity(firsts.len());
        for some in firsts.chunks(TOGETHER) {
            let cells = [keys(some.iter().map(String::as_str))];
            let from = seen.len();
            for row in self.fetch_bulk(table.some_rows_sql(), table.width() + 2, &cells).await? {
                seen.push(Seen::of(&row, table, &ring)?);
            }
            // Looked up by key: joined, PostgreSQL would rather read all seals for the sake of one row.
            let cells = [table.name.into(), keys(seen[from..].iter().map(|it| it.key.as_str()))];
            let sql = "SELECT row_key, mac FROM row_seal WHERE of_table = $1 AND row_key IN keys1($2)";
            let mut kept = BTreeMap::new();
            for row in self.fetch_bulk(sql, 2, &cells).await? {
                kept.insert(row.text(0)?, row.text(1)?);
            }
            for it in &mut seen[from..] {
                it.kept = kept.remove(&it.key);
            }
        }
        Ok(seen)
    }

    /// Keeps the seals of rows.
    async fn keep(&mut self, table: &'static Watched, seen: Vec<Seen>) -> Result<(), StoreError> {
        if seen.is_empty() {
            return Ok(());
        }
        self.load_total(table).await?;
        let mut rows = Rows::new(&ROW_SEAL, seen.len());
        for Seen { key, mac, kept } in seen {
            if let Some(Some(total)) = self.totals_mut().get_mut(table.name) {
                if let Some(kept) = &kept {
                    total.take(kept);
                }
                total.add(&mac);
            }
            rows.push([table.name.into(), key.into(), mac.into()]);
        }
        self.insert_unwatched(&ROW_SEAL, rows).await
    }

    /// Takes away the seals of rows that are no more.
    async fn forget(&mut self, table: &'static Watched, gone: &[(String, String)]) -> Result<(), StoreError> {
        if gone.is_empty() {
            return Ok(());
        }
        self.load_total(table).await?;
        if let Some(Some(total)) = self.totals_mut().get_mut(table.name) {
            gone.iter().for_each(|(_, mac)| total.take(mac));
        }
        let sql = "DELETE FROM row_seal WHERE of_table = $1 AND row_key IN keys1($2)";
        let cells = [table.name.into(), keys(gone.iter().map(|it| it.0.as_str()))];
        self.execute_unwatched(sql.into(), &cells).await.map(|_| ())
    }

    async fn load_total(&mut self, table: &'static Watched) -> Result<(), StoreError> {
        if self.totals_mut().contains_key(table.name) {
            return Ok(());
        }
        let sql = "SELECT mac FROM row_seal WHERE of_table = $1 AND row_key = ''";
        let row = self.fetch_optional(sql, &[table.name.into()]).await?;
        let text = row.map(|it| it.text(0)).transpose()?;
        let total = text.and_then(|it| Total::read(&it, self.ring(), table.name));
        self.totals_mut().insert(table.name, total);
        Ok(())
    }
}
