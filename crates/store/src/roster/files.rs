//! Imported files, mappings of columns, rounds with the packed rows of their people.

use std::collections::BTreeMap;

use base::Day;

use super::model::{RosterBlock, RosterFile, RosterMapping, RosterRound};
use super::tables::{FILE, MAPPING, ROUND, ROW};
use crate::engine::{Cell, Row, Rows, key_of, keys};
use crate::{Session, StoreError, Writer};

const FILE_COLUMNS: &str = "id, round, place, department, name, sha256, rows_sha256, sheets, rows_read, \
    usable, set_aside, refused, report, imported_at, operator, same_as, lines";

fn file(row: &Row) -> Result<RosterFile, StoreError> {
    let id = row.int(0)?;
    Ok(RosterFile {
        id,
        round: row.int_or_null(1)?,
        place: row.int(2)?,
        department: row.text(3)?,
        name: row.open(4, ["roster_file", "name"], id)?,
        sha256: row.text(5)?,
        rows_sha256: row.text_or_null(6)?,
        sheets: row.int(7)?,
        rows: row.int(8)?,
        usable: row.int(9)?,
        set_aside: row.int(10)?,
        refused: row.int(11)?,
        report: row.open(12, ["roster_file", "report"], id)?,
        imported_at: row.text(13)?,
        operator: row.text(14)?,
        same_as: row.int_or_null(15)?,
        lines: row.text(16)?,
    })
}

fn round(row: &Row) -> Result<RosterRound, StoreError> {
    Ok(RosterRound {
        number: row.int(0)?,
        as_of: row.day(1, "roster_round")?,
        counts: row.text(2)?,
        words: row.text_or_null(3)?,
        made_at: row.text(4)?,
        operator: row.text(5)?,
    })
}

impl Session {
    /// Imported files with these bytes or these rows, the earliest first.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_roster_files(&mut self, sha256s: &[&str]) -> Result<Vec<RosterFile>, StoreError> {
        let sql = format!(
            "SELECT {FILE_COLUMNS} FROM roster_file WHERE sha256 IN keys1($1) \
            OR rows_sha256 IN keys1($1) ORDER BY id"
        );
        let rows = self.connection.fetch(sql, &[keys(sha256s.iter().copied())]).await?;
        rows.iter().map(file).collect()
    }

    /// The files of a round, by place.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_round_files(&mut self, number: i64) -> Result<Vec<RosterFile>, StoreError> {
        let sql = format!("SELECT {FILE_COLUMNS} FROM roster_file WHERE round = $1 ORDER BY place");
        self.connection.fetch(sql, &[number.into()]).await?.iter().map(file).collect()
    }

    /// Imported files below `before`, the latest first.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_roster_files(
        &mut self,
        before: Option<i64>,
        limit: usize,
    ) -> Result<Vec<RosterFile>, StoreError> {
        let sql = format!("SELECT {FILE_COLUMNS} FROM roster_file WHERE id < $1 ORDER BY id DESC LIMIT $2");
        let limit = Cell::Int(i64::try_from(limit).unwrap_or(i64::MAX));
        let cells = [before.unwrap_or(i64::MAX).into(), limit];
        self.connection.fetch(sql, &cells).await?.iter().map(file).collect()
    }

    /// Saved mappings of columns.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_roster_mappings(&mut self) -> Result<Vec<RosterMapping>, StoreError> {
        let sql = "SELECT department, fingerprint, body, changed_at, operator FROM roster_mapping \
            ORDER BY department, fingerprint";
        let rows = self.connection.fetch(sql, &[]).await?;
        rows.iter()
            .map(|row| {
                Ok(RosterMapping {
                    department: row.text(0)?,
                    fingerprint: row.text(1)?,
                    body: row.text(2)?,
                    changed_at: row.text(3)?,
                    operator: row.text(4)?,
                })
            })
            .collect()
    }

    /// All rounds, the latest first.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_roster_rounds(&mut self) -> Result<Vec<RosterRound>, StoreError> {
        let sql =
            "SELECT number, as_of, counts, words, made_at, operator FROM roster_round ORDER BY number DESC";
        self.connection.fetch(sql, &[]).await?.iter().map(round).collect()
    }

    /// As of which day each round compares, by number.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn roster_round_days(&mut self) -> Result<BTreeMap<i64, Day>, StoreError> {
        let rows = self.connection.fetch("SELECT number, as_of FROM roster_round", &[]).await?;
        rows.iter().map(|row| Ok((row.int(0)?, row.day(1, "roster_round")?))).collect()
    }

    /// The packed rows of blocks of a round. One look into the index for each block.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_roster_blocks(
        &mut self,
        round: i64,
        blocks: &[i64],
    ) -> Result<Vec<RosterBlock>, StoreError> {
        let sql = "SELECT block, seq, packed FROM roster_row WHERE round = $1 AND block = $2 ORDER BY seq";
        let mut found = Vec::with_capacity(blocks.len());
        for block in blocks {
            for row in self.connection.fetch(sql, &[round.into(), (*block).into()]).await? {
                let seq = row.int(1)?;
                let key = key_of(&[&round, block, &seq]);
                let packed = row.open(2, ["roster_row", "packed"], key)?;
                found.push(RosterBlock { block: row.int(0)?, seq, packed });
            }
        }
        Ok(found)
    }
}

impl Writer {
    /// Adds files.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_roster_files(&mut self, files: &[RosterFile]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&FILE, files.len());
        for it in files {
            rows.push([
                it.id.into(),
                it.round.into(),
                it.place.into(),
                (&it.department).into(),
                (&it.name).into(),
                (&it.sha256).into(),
                (&it.rows_sha256).into(),
                it.sheets.into(),
                it.rows.into(),
                it.usable.into(),
                it.set_aside.into(),
                it.refused.into(),
                (&it.report).into(),
                (&it.imported_at).into(),
                (&it.operator).into(),
                it.same_as.into(),
                (&it.lines).into(),
            ]);
        }
        self.connection.insert(&FILE, rows).await
    }

    /// Saves a mapping; the one for the same header is replaced.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_roster_mapping(&mut self, mapping: &RosterMapping) -> Result<(), StoreError> {
        let mut rows = Rows::new(&MAPPING, 1);
        let RosterMapping { department, fingerprint, body, changed_at, operator } = mapping;
        rows.push([department.into(), fingerprint.into(), body.into(), changed_at.into(), operator.into()]);
        self.connection.insert(&MAPPING, rows).await
    }

    /// Adds a round.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_roster_round(&mut self, round: &RosterRound) -> Result<(), StoreError> {
        let mut rows = Rows::new(&ROUND, 1);
        let RosterRound { number, as_of, counts, words, made_at, operator } = round;
        rows.push([
            (*number).into(),
            (*as_of).into(),
            counts.into(),
            words.into(),
            made_at.into(),
            operator.into(),
        ]);
        self.connection.insert(&ROUND, rows).await
    }

    /// Adds packed rows of a round, best in the order of blocks.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a block and file that are there.
    pub async fn add_roster_blocks(&mut self, round: i64, blocks: &[RosterBlock]) -> Result<(), StoreError> {
        for some in blocks.chunks(2_048) {
            let mut rows = Rows::new(&ROW, some.len());
            for it in some {
                rows.push([round.into(), it.block.into(), it.seq.into(), (&it.packed).into()]);
            }
            self.connection.insert(&ROW, rows).await?;
        }
        Ok(())
    }
}
