//! The auditor of sealed values: each must open at its place, and the blind indexes must be made of them.

use base::{Finding, Findings};
use rayon::prelude::*;

use crate::engine::Row;
use crate::seal::{KEY_BETWEEN, Ring, SEALED, SealedTable, is_envelope};
use crate::store::DONE;
use crate::{Session, StoreError};

/// Findings of one table that are reported at most; the rest are counted.
const SHOWN: usize = 100;
/// Rows opened at a time, on all cores.
const TOGETHER: usize = 2_048;

const MOVED: &str = "个人信息被改动、移动，或密钥不对；请核对密钥文件，并从备份恢复该行";
const PLAIN: &str = "全部加密之后又出现明文，可能有人直接写了数据库；请查明来源，再运行 keys seal";
const INDEX: &str = "检索索引与姓名、证件号码不符，按它查不到人；请查明是谁改动了数据库，再重新保存该人";

/// A row on its way: key, values, and for people the two indexes.
struct Stored {
    key: String,
    values: Vec<Option<String>>,
    indexes: Vec<Option<String>>,
}

impl Session {
    /// Opens every sealed value. Before everything is sealed, plain values are nothing to report.
    pub(crate) async fn verify_sealed(&mut self, findings: &mut Findings) -> Result<(), StoreError> {
        let is_done = self.find_meta(DONE).await?.is_some();
        for table in SEALED {
            self.verify_table(table, is_done, findings).await?;
        }
        Ok(())
    }

    async fn verify_table(
        &mut self,
        table: &'static SealedTable,
        is_done: bool,
        findings: &mut Findings,
    ) -> Result<(), StoreError> {
        let ring = std::sync::Arc::clone(self.connection.ring());
        let keys: Vec<String> = table.key.iter().map(|it| format!("CAST({} AS TEXT)", it.0)).collect();
        let columns: Vec<&str> = table.columns.iter().chain(table.indexes()).copied().collect();
        let sql = format!(
            "SELECT {}, {} FROM {} WHERE {}",
            keys.join(", "),
            columns.join(", "),
            table.name,
            table.condition()
        );
        let mut found: Vec<Finding> = Vec::new();
        let mut count = 0;
        let mut waiting = Vec::with_capacity(TOGETHER);
        let mut look = |waiting: &mut Vec<Stored>| {
            let some: Vec<Finding> = waiting
                .par_iter()
                .with_min_len(64)
                .flat_map_iter(|it| wrong(table, &ring, it, is_done))
                .collect();
            count += some.len();
            found.extend(some.into_iter().take(SHOWN.saturating_sub(found.len())));
            waiting.clear();
        };
        self.connection
            .for_each(sql, &[], |row| {
                waiting.push(stored(table, &row)?);
                if waiting.len() == TOGETHER {
                    look(&mut waiting);
                }
                Ok(())
            })
            .await?;
        look(&mut waiting);
        found.sort_by(|one, other| one.place.cmp(&other.place));
        found.into_iter().for_each(|it| findings.push(it));
        if count > SHOWN {
            let message = format!("表 {} 同类问题共 {count} 处，只列出前 {SHOWN} 处", table.name);
            findings.push(Finding::error("SEA-0101", message, MOVED).of(table.name));
        }
        Ok(())
    }
}

fn stored(table: &SealedTable, row: &Row) -> Result<Stored, StoreError> {
    let (keys, columns) = (table.key.len(), table.columns.len());
    let key = (0..keys).map(|it| row.str(it)).collect::<Result<Vec<_>, _>>()?.join(KEY_BETWEEN);
    let values = (keys..keys + columns).map(|it| row.text_or_null(it)).collect::<Result<_, _>>()?;
    let from = keys + columns;
    let indexes =
        (from..from + table.indexes().len()).map(|it| row.text_or_null(it)).collect::<Result<_, _>>()?;
    Ok(Stored { key, values, indexes })
}

/// What is wrong with a row.
fn wrong(table: &'static SealedTable, ring: &Ring, row: &Stored, is_done: bool) -> Vec<Finding> {
    let place = |column: &str| format!("{} {} {column}", table.name, row.key.replace(KEY_BETWEEN, "|"));
    let mut findings = Vec::new();
    for (at, (column, value)) in table.columns.iter().zip(&row.values).enumerate() {
        let index = row.indexes.get(at);
        let Some(value) = value else {
            if index.is_some_and(Option::is_some) {
                let message = "没有内容，却有检索索引";
                findings.push(Finding::error("SEA-0103", message, INDEX).of(place(column)));
            }
            continue;
        };
        if is_done && !is_envelope(value) {
            let message = "应当加密的值是明文";
            findings.push(Finding::error("SEA-0102", message, PLAIN).of(place(column)));
        }
        let opened = match ring.open(value, [table.name, column], &row.key) {
            Ok(opened) => opened,
            Err(error) => {
                findings.push(Finding::error("SEA-0101", error.to_string(), MOVED).of(place(column)));
                continue;
            }
        };
        let made = match *column {
            "number" if table.name == "person" => ring.number_index(&opened),
            "name" if table.name == "person" => ring.name_index(&opened),
            "number" if table.name == "person_card" => ring.card_index(&opened),
            _ => continue,
        };
        // A card is found by a part of its key. A row from before sealing has no index.
        let is_right = match index {
            None => row.key.split(KEY_BETWEEN).any(|it| it == made),
            Some(index) => index.as_ref().map_or(!is_envelope(value), |it| *it == made),
        };
        if !is_right {
            let message = "检索索引与内容不符";
            findings.push(Finding::error("SEA-0103", message, INDEX).of(place(column)));
        }
    }
    findings
}
