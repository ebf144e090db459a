//! The auditor of sealed rows: each must be as it was sealed, none may be missing, none may have come by itself.

use std::collections::BTreeSet;

use base::{Finding, Findings};

use super::{Seen, Total, WATCHED, Watched};
use crate::{Session, StoreError};

/// Findings of one table that are reported at most; the rest are counted.
const SHOWN: usize = 100;

const REMEDY: &str = "有人绕过程序直接写了数据库；请查明是谁改动，并从备份恢复";

impl Session {
    /// Holds every sealed row against its seal, and the seals against their total.
    pub(crate) async fn verify_rows(&mut self, findings: &mut Findings) -> Result<(), StoreError> {
        for table in WATCHED {
            self.verify_rows_of(table, findings).await?;
        }
        Ok(())
    }

    async fn verify_rows_of(
        &mut self,
        table: &'static Watched,
        findings: &mut Findings,
    ) -> Result<(), StoreError> {
        let ring = std::sync::Arc::clone(self.connection.ring());
        let mut wrong: Vec<Finding> = Vec::new();
        let (mut count, mut sealed) = (0, 0);
        self.connection
            .for_each(table.rows_sql(), &[], |row| {
                let seen = Seen::of(&row, table, &ring)?;
                sealed += i64::from(seen.kept.is_some());
                let (code, message) = match &seen.kept {
                    Some(kept) if *kept == seen.mac => return Ok(()),
                    Some(_) => ("SEA-0104", "这一行与它的封条不符，内容被改动过"),
                    None => ("SEA-0105", "这一行没有封条，不是本程序写入的"),
                };
                count += 1;
                if wrong.len() < SHOWN {
                    let place = format!("{} {}", table.name, seen.key);
                    wrong.push(Finding::error(code, message, REMEDY).of(place));
                }
                Ok(())
            })
            .await?;
        let (total, kept) = self.seals_of(table).await?;
        if total.rows > sealed {
            for key in self.keys_without_row(table).await? {
                count += 1;
                if wrong.len() < SHOWN {
                    let place = format!("{} {key}", table.name);
                    wrong.push(Finding::error("SEA-0106", "这一行不见了，只剩下封条", REMEDY).of(place));
                }
            }
        }
        if kept != Some(total) {
            count += 1;
            let message = match kept {
                None => "封条的合计不见了，或被改动过".to_owned(),
                Some(kept) => {
                    format!("封条有 {} 个，应为 {} 个，或有封条被换成了以前的", total.rows, kept.rows)
                }
            };
            wrong.push(Finding::error("SEA-0107", message, REMEDY).of(table.name));
        }
        wrong.sort_by(|one, other| one.place.cmp(&other.place));
        let shown = wrong.len();
        wrong.into_iter().for_each(|it| findings.push(it));
        if count > shown {
            let message = format!("表 {} 同类问题共 {count} 处，只列出前 {shown} 处", table.name);
            findings.push(Finding::error("SEA-0104", message, REMEDY).of(table.name));
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
