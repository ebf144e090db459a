//! `ledger verify`: everything recomputed from the entries, and decisions from their bills.

use base::{Finding, Findings};
use store::{SettlementFilter, VerifyReport};

use crate::App;
use crate::error::AppError;
use crate::late;

impl App {
    /// Recomputes balances, meters, seals and the chain, and says what is wrong where.
    ///
    /// # Errors
    /// The store's failure. What is wrong with the books is in the report, not an error.
    pub async fn verify(&self) -> Result<VerifyReport, AppError> {
        let mut session = self.inner.store.read_snapshot().await?;
        Ok(session.verify().await?)
    }

    /// Checks that the chain still holds a checkpoint (`seq:hash`) that was written down before.
    ///
    /// # Errors
    /// A text that is not a checkpoint; the store's failure.
    pub async fn verify_checkpoint(&self, checkpoint: &str) -> Result<Findings, AppError> {
        let bad = || AppError::input("checkpoint", format!("“{checkpoint}”不是检查点"), "应如 序号:哈希");
        let (seq, hash) = checkpoint.trim().split_once(':').ok_or_else(bad)?;
        let seq: i64 = seq.parse().map_err(|_| bad())?;
        let mut findings = Findings::default();
        let found = self.inner.store.read().await?.chain_hash(seq).await?;
        if found.as_deref() != Some(hash) {
            let message = format!("检查点 {seq} 的哈希与当时抄存的不同：此前的记录被改写或截断");
            let remedy = "请停用数据库，从备份恢复，并查明是谁改动";
            findings.push(Finding::error("LED-0202", message, remedy).of(format!("chain {seq}")));
        }
        Ok(findings)
    }

    /// Checks each settlement's stored decision: its identities, and its shares against the decision.
    /// Settlements come in pages; `on_progress` is told how many are done.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn verify_decisions(&self, mut on_progress: impl FnMut(usize)) -> Result<Findings, AppError> {
        let mut findings = Findings::default();
        let mut session = self.inner.store.read_snapshot().await?;
        let filter = SettlementFilter::default();
        let mut cursor: Option<String> = None;
        let mut done = 0;
        loop {
            let page = session.list_settlements(&filter, cursor.as_deref(), 500).await?;
            let ids: Vec<&str> = page.items.iter().map(|it| it.id.as_str()).collect();
            for settlement in session.load_settlements(&ids).await? {
                let mut report = |message: String| {
                    let finding =
                        Finding::error("LED-0201", message, "结算单与其计算不符；请查明是谁改动了数据库");
                    findings.push(finding.of(format!("settlement {}", settlement.id)));
                };
                match late::booked_decision(&mut session, &settlement).await {
                    Err(error) => report(format!("计算结果读不出：{}", error.text())),
                    Ok(decision) => {
                        if let Err(message) = decision.check_identities() {
                            report(message);
                        }
                        if decision.parts.total_fen.0 != settlement.total_fen {
                            report("总费用与结算单不符".to_owned());
                        }
                    }
                }
            }
            done += ids.len();
            on_progress(done);
            cursor = page.next;
            if cursor.is_none() {
                return Ok(findings);
            }
        }
    }
}
