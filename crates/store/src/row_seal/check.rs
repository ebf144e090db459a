//! The auditor of sealed and stamped rows: each must be as it was written, none may have come by itself, and of the
//! sealed ones none may be missing.

use std::collections::BTreeSet;

use base::{Finding, Findings};

use rayon::prelude::*;

use super::stamp::StampedRow;
use super::stamped::{STAMPED, Stamped};
use super::{Seen, Total, WATCHED, Watched};
use crate::{Session, StoreError};

/// Findings of one table that are reported at most; the rest are counted.
const SHOWN: usize = 100;

/// Stamped rows looked at together, on all cores.
const TOGETHER: usize = 2_048;

/// What may be wrong with a row: code and words.
type What = (&'static str, &'static str);

const CHANGED: What = ("SEA-0104", "这一行与它的封条不符，内容被改动过");
const NOT_OURS: What = ("SEA-0105", "这一行没有封条，不是本程序写入的");
const STAMP_DIFFERS: What = ("SEA-0104", "这一行与它的戳记不符，内容被改动过");
const NO_STAMP: What = ("SEA-0105", "这一行没有戳记，不是本程序写入的");
const GONE: What = ("SEA-0106", "这一行不见了，只剩下封条");

const REMEDY: &str = "有人绕过程序直接写了数据库；请查明是谁改动，并从备份恢复";

/// What is wrong in a table: the first of it, and how much there is.
#[derive(Default)]
struct Wrong {
    count: usize,
    first: Vec<Finding>,
}

impl Wrong {
    fn add(&mut self, table: &str, (code, message): What, key: &str) {
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push(Finding::error(code, message, REMEDY).of(format!("{table} {key}")));
        }
    }

    fn tell(mut self, table: &'static str, findings: &mut Findings) {
        self.first.sort_by(|one, other| one.place.cmp(&other.place));
        let shown = self.first.len();
        self.first.into_iter().for_each(|it| findings.push(it));
        if self.count > shown {
            let message = format!("表 {table} 同类问题共 {} 处，只列出前 {shown} 处", self.count);
            findings.push(Finding::error("SEA-0104", message, REMEDY).of(table));
        }
    }
}

impl Session {
    /// Holds every sealed row against its seal, and the seals against their total.
    pub(crate) async fn verify_rows(&mut self, findings: &mut Findings) -> Result<(), StoreError> {
        for table in WATCHED {
            self.verify_rows_of(table, findings).await?;
        }
        for table in &STAMPED {
            self.verify_stamps_of(table, findings).await?;
        }
        Ok(())
    }

    async fn verify_stamps_of(
        &mut self,
        table: &'static Stamped,
        findings: &mut Findings,
    ) -> Result<(), StoreError> {
        let ring = std::sync::Arc::clone(self.connection.ring());
        let mut wrong = Wrong::default();
        let mut waiting = Vec::with_capacity(TOGETHER);
        let mut look = |waiting: &mut Vec<StampedRow>| {
            let look = |row: &StampedRow| match row.is_intact(table, &ring) {
                Some(true) => None,
                Some(false) => Some((STAMP_DIFFERS, row.key_text(table))),
                None => Some((NO_STAMP, row.key_text(table))),
            };
            let some: Vec<_> = waiting.par_iter().with_min_len(64).filter_map(look).collect();
            some.into_iter().for_each(|(what, key)| wrong.add(table.name(), what, &key));
            waiting.clear();
        };
        self.connection
            .for_each(table.rows_sql(), &[], |row| {
                waiting.push(StampedRow::of(&row, table)?);
                if waiting.len() == TOGETHER {
                    look(&mut waiting);
                }
                Ok(())
            })
            .await?;
        look(&mut waiting);
        wrong.tell(table.name(), findings);
        Ok(())
    }

    async fn verify_rows_of(
        &mut self,
        table: &'static Watched,
        findings: &mut Findings,
    ) -> Result<(), StoreError> {
        let ring = std::sync::Arc::clone(self.connection.ring());
        let mut wrong = Wrong::default();
        let mut sealed = 0;
        self.connection
            .for_each(table.rows_sql(), &[], |row| {
                let seen = Seen::of(&row, table, &ring)?;
                sealed += i64::from(seen.kept.is_some());
                match &seen.kept {
                    Some(kept) if *kept == seen.mac => {}
                    Some(_) => wrong.add(table.name, CHANGED, &seen.key),
                    None => wrong.add(table.name, NOT_OURS, &seen.key),
                }
                Ok(())
            })
            .await?;
        let (total, kept) = self.seals_of(table).await?;
        if total.rows > sealed {
            for key in self.keys_without_row(table).await? {
                wrong.add(table.name, GONE, &key);
            }
        }
        wrong.tell(table.name, findings);
        if kept != Some(total) {
            let message = match kept {
                None => "封条的合计不见了，或被改动过".to_owned(),
                Some(kept) => {
                    format!("封条有 {} 个，应为 {} 个，或有封条被换成了以前的", total.rows, kept.rows)
                }
            };
            findings.push(Finding::error("SEA-0107", message, REMEDY).of(table.name));
        }
        Ok(())
    }

    /// The seals there are, added up; and the total that is kept of them.
    async fn seals_of(&mut self, table: &'static Watched) -> Result<(Total, Option<Total>), StoreError> {
        let ring = std::sync::Arc::clone(self.connection.ring());
        let sql = "SELECT row_key, mac FROM row_seal WHERE of_table = $1";
        let (mut total, mut kept) = (Total::default(), None);
        self.connection
            .for_each(sql, &[table.name.into()], |row| {
                match row.str(0)? {
                    "" => kept = Total::read(row.str(1)?, &ring, table.name),
                    _ => total.add(row.str(1)?),
                }
                Ok(())
            })
            .await?;
        Ok((total, kept))
    }

    async fn keys_without_row(&mut self, table: &'static Watched) -> Result<Vec<String>, StoreError> {
        let ring = std::sync::Arc::clone(self.connection.ring());
        let mut here = BTreeSet::new();
        self.connection
            .for_each(table.rows_sql(), &[], |row| {
                here.insert(Seen::of(&row, table, &ring)?.key);
                Ok(())
            })
            .await?;
        let sql = "SELECT row_key FROM row_seal WHERE of_table = $1 AND row_key <> '' ORDER BY row_key";
        let mut without = Vec::new();
        self.connection
            .for_each(sql, &[table.name.into()], |row| {
                let key = row.text(0)?;
                if !here.contains(&key) {
                    without.push(key);
                }
                Ok(())
            })
            .await?;
        Ok(without)
    }
}
