//! `ledger verify`: everything recomputed from the entries, and decisions from their bills.

use std::collections::BTreeMap;

use base::{Fen, Finding, Findings};
use benefit::{Bill, Decision, FeeLine};
use store::{Session, Settlement, SettlementFilter, SettlementState, Store, VerifyReport, Visit};

use crate::App;
use crate::audit::Checkpoint;
use crate::error::AppError;
use crate::{facts, late};

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
        let Checkpoint { seq, hash } = checkpoint.parse()?;
        let mut findings = Findings::default();
        let found = self.inner.store.read().await?.chain_hash(seq).await?;
        if found.as_deref() != Some(hash.as_str()) {
            let message = format!("检查点 {seq} 的哈希与当时抄存的不同：此前的记录被改写或截断");
            let remedy = "请停用数据库，从备份恢复，并查明是谁改动";
            findings.push(Finding::error("LED-0202", message, remedy).of(format!("chain {seq}")));
        }
        Ok(findings)
    }

    /// Checks each settlement's stored decision: its identities, its shares against the decision, the visit's fee
    /// lines against the bill that was sealed.
    /// Settlements come in pages; `on_progress` is told how many are done.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn verify_decisions(&self, on_progress: impl FnMut(usize)) -> Result<Findings, AppError> {
        decisions(&self.inner.store, on_progress).await
    }
}

/// The same, of a store.
pub async fn decisions(store: &Store, mut on_progress: impl FnMut(usize)) -> Result<Findings, AppError> {
    let mut findings = Findings::default();
    let mut session = store.read_snapshot().await?;
    let filter = SettlementFilter::default();
    let mut cursor: Option<String> = None;
    let mut done = 0;
    loop {
        let page = session.list_settlements(&filter, cursor.as_deref(), 500).await?;
        let ids: Vec<&str> = page.items.iter().map(|it| it.id.as_str()).collect();
        let settlements = session.load_settlements(&ids).await?;
        let visits: Vec<&str> = settlements.iter().map(|it| it.visit_id.as_str()).collect();
        let visits = session.load_visits(&visits).await?;
        for settlement in &settlements {
            let mut messages = wrong_with(&mut session, settlement).await;
            messages.extend(wrong_lines(settlement, visits.get(&settlement.visit_id)));
            for message in messages {
                let finding =
                    Finding::error("LED-0201", message, "结算单与其计算不符；请查明是谁改动了数据库");
                findings.push(finding.of(format!("settlement {}", settlement.id)));
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

/// Fee lines are not in the chain, but the bill is that was settled of them.
fn wrong_lines(settlement: &Settlement, visit: Option<&Visit>) -> Option<String> {
    if settlement.state != SettlementState::Settled {
        // What was reversed may be charged anew.
        return None;
    }
    let bill: Bill = serde_json::from_str(&settlement.bill).ok()?;
    let last = bill.on;
    let sealed: Vec<FeeLine> = bill.lines.into_iter().filter(|it| it.amount_fen > Fen::ZERO).collect();
    // A line without a day of its own was kept under one that the visit gave it; one after the day of the rules, where
    // a stay counts for the year before, is on the bill as of that day.
    let is_same = |kept: &FeeLine, sealed: &FeeLine| {
        let clamped = kept.on.map(|it| last.map_or(it, |last| it.min(last)));
        let is_same_day = sealed.on.is_none() || sealed.on == kept.on || sealed.on == clamped;
        is_same_day && FeeLine { on: sealed.on, ..kept.clone() } == *sealed
    };
    let kept = facts::net_lines(&visit?.lines);
    if kept.is_ok_and(|it| it.len() == sealed.len() && it.iter().zip(&sealed).all(|(a, b)| is_same(a, b))) {
        return None;
    }
    Some(format!("就诊 {} 的费用明细与结算时封存的账单不符", settlement.visit_id))
}

/// How a settlement differs from its decision.
async fn wrong_with(session: &mut Session, settlement: &Settlement) -> Vec<String> {
    let mut wrong = Vec::new();
    match late::booked_decision(session, settlement).await {
        Err(error) => wrong.push(format!("计算结果读不出：{}", error.text())),
        Ok(decision) => {
            wrong.extend(decision.check_identities().err());
            if decision.parts.total_fen.0 != settlement.total_fen {
                wrong.push("总费用与结算单不符".to_owned());
            }
        }
    }
    // What was written beside the decision when it was booked follows from it.
    let Ok(first) = serde_json::from_str::<Decision>(&settlement.decision) else { return wrong };
    if (first.person_fen.0, first.cash_fen.0) != (settlement.person_fen, settlement.cash_fen) {
        wrong.push("个人负担或现金与结算单不符".to_owned());
    }
    let mut parts: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for it in &settlement.shares {
        let payer = if it.kind == "account" { "" } else { it.payer.as_str() };
        *parts.entry((&it.kind, payer)).or_default() += it.amount_fen;
    }
    for it in &first.payers {
        *parts.entry((&it.kind, &it.payer)).or_default() -= it.amount_fen.0;
    }
    *parts.entry(("account", "")).or_default() -=
        first.accounts.iter().map(|it| it.amount_fen.0).sum::<i64>();
    *parts.entry(("person", "cash")).or_default() -= first.cash_fen.0;
    for ((kind, payer), difference_fen) in parts.into_iter().filter(|it| it.1 != 0) {
        wrong.push(format!("{kind} {payer} 的支付与计算结果相差 {difference_fen} 分"));
    }
    wrong
}
