//! Proving the audit log: the chain against itself, and against a checkpoint that was kept elsewhere.

use std::str::FromStr;

use base::{Finding, Findings};
use store::{SCHEMA_VERSION, Store, VerifyReport};

use crate::error::AppError;
use crate::verify;

/// A place in the chain with its hash: written down elsewhere, nobody can change what lies before it unseen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Place.
    pub seq: i64,
    /// Hash, 64 hexadecimal digits.
    pub hash: String,
}

impl std::fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

impl FromStr for Checkpoint {
    type Err = AppError;

    /// Reads `seq:hash`; of a file its first line that is neither empty nor a comment.
    fn from_str(text: &str) -> Result<Checkpoint, AppError> {
        let bad = || {
            let shown: String = text.chars().take(40).collect();
            AppError::input("checkpoint", format!("“{}”不是检查点", shown.trim()), "应如 序号:64 位哈希")
        };
        let mut lines = text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'));
        let (seq, hash) = lines.next().and_then(|it| it.split_once(':')).ok_or_else(bad)?;
        let seq: i64 = seq.trim().parse().map_err(|_| bad())?;
        let hash = hash.trim().to_ascii_lowercase();
        if seq < 0 || hash.len() != 64 || !hash.bytes().all(|it| it.is_ascii_hexdigit()) {
            return Err(bad());
        }
        Ok(Checkpoint { seq, hash })
    }
}

/// Checks everything that can be checked without a pack: the file's pages (SQLite), derived rows, the chain, the
/// seals of settlements and their decisions, and the checkpoint where one is given.
///
/// # Errors
/// Only when the database cannot be read at all; what is wrong with it is in the findings.
pub async fn verify_store(store: &Store, checkpoint: Option<&Checkpoint>) -> Result<VerifyReport, AppError> {
    let mut session = store.read_snapshot().await?;
    if let Ok(facts) = session.database_facts().await
        && facts.schema < SCHEMA_VERSION
    {
        return Ok(nothing_checked(earlier(facts.schema)));
    }
    let mut findings = session.check_file().await.unwrap_or_else(|error| unreadable(&error.to_string()));
    let mut report = match session.verify().await {
        Ok(report) => report,
        Err(error) => {
            // A page that cannot be read: say where, with what the file check has found.
            findings.extend(unreadable(&error.to_string()).0);
            return Ok(nothing_checked(findings));
        }
    };
    findings.extend(std::mem::take(&mut report.findings).0);
    if let Some(checkpoint) = checkpoint {
        let found = session.chain_hash(checkpoint.seq).await?;
        let is_start = checkpoint.seq == 0 && checkpoint.hash == ledger::Hash::ZERO.to_string();
        if !is_start && found.as_deref() != Some(checkpoint.hash.as_str()) {
            let message = format!("检查点 {} 的哈希与当时抄存的不同：此前的记录被改写或截断", checkpoint.seq);
            let remedy = "请停用数据库，从备份恢复，并查明是谁改动";
            findings
                .push(Finding::error("LED-0202", message, remedy).of(format!("chain {}", checkpoint.seq)));
        }
    }
    drop(session);
    match verify::decisions(store, |_| {}).await {
        Ok(found) => findings.extend(found.0),
        Err(error) => findings.extend(unreadable(&error.text()).0),
    }
    report.findings = findings;
    Ok(report)
}

fn nothing_checked(findings: Findings) -> VerifyReport {
    VerifyReport { links: 0, entries: 0, documents: 0, last: ledger::ChainLink::START, findings }
}

fn earlier(schema: i64) -> Findings {
    let message = format!("数据库的结构是第 {schema} 版，本程序是第 {SCHEMA_VERSION} 版");
    let remedy = "请用原来的程序核对；或先用本程序打开一次，升级以后再核对";
    Findings(vec![Finding::error("LED-0130", message, remedy).of("schema_migration")])
}

fn unreadable(said: &str) -> Findings {
    let remedy = "数据被改动过或磁盘有故障；请从备份恢复，并查明原因";
    Findings(vec![Finding::error("LED-0121", format!("数据库读不下去：{said}"), remedy).of("file")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_is_a_place_and_a_hash() {
        let hash = "ab".repeat(32);
        let rows = [
            (format!("12:{hash}"), true),
            (format!("# 明白 检查点\n\n 12 : {}\n", hash.to_uppercase()), true),
            (format!("12:{}", &hash[1..]), false),
            (format!("-1:{hash}"), false),
            (format!("x:{hash}"), false),
            (hash.clone(), false),
            (String::new(), false),
        ];
        for (text, good) in rows {
            let read = text.parse::<Checkpoint>();
            assert_eq!(read.is_ok(), good, "{text}");
            if let Ok(read) = read {
                assert_eq!(read.to_string(), format!("12:{hash}"));
            }
        }
    }
}
