//! Reimbursement by hand (手工报销): bills from outside are gathered, computed with the same rules,
//! paid to the person's card, and signed for. `check` says what is wrong with a bill; `list` shows them.

mod check;
mod list;

use base::Fen;
use ledger::{Account, Entry, EntryKind, Posting};
use store::{BookBatch, Institution, Reimbursement, Session, SettlementState, VisitState};

use crate::App;
use crate::error::AppError;
use crate::model::{ReimbursementRequest, ReimbursementView, SettleRequest, SettlementView};
use crate::settle::{self, OUTSIDE, check_id, unreadable};

pub use list::{
    ReimbursementDetail, ReimbursementPage, ReimbursementQuery, ReimbursementRow, ReimbursementState,
    ReimbursementStep,
};

impl App {
    /// Takes in a bill from outside.
    ///
    /// # Errors
    /// An unknown person; everything that is wrong with the bill.
    pub async fn gather_reimbursement(
        &self,
        request: ReimbursementRequest,
    ) -> Result<ReimbursementView, AppError> {
        check_id("message_id", &request.message_id)?;
        let id = format!("B-{}", request.message_id);
        check::bill(&request, &self.region(), self.inner.clock.today())?;
        let mut writer = self.inner.store.write().await?;
        let detail = serde_json::to_string(&request).map_err(unreadable)?;
        if let Some(known) = writer.find_reimbursement(&id).await? {
            if known.detail != detail {
                return Err(settle::other_content(&request.message_id));
            }
            return Ok(view(&known));
        }
        let person_id = request.visit.person_id.clone();
        writer.find_person(&person_id).await?.ok_or_else(|| AppError::not_found("参保人", &person_id))?;
        let now = self.inner.clock.now();
        let work = Reimbursement {
            id,
            person_id,
            state: "gathered".to_owned(),
            settlement_id: None,
            amount_fen: 0,
            detail,
            created_at: now.clone(),
            changed_at: now,
        };
        let audit = self.audit("bureau", &request.operator, "reimbursement.gather", &work.id);
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.save_reimbursements(std::slice::from_ref(&work)).await?;
        writer.commit().await?;
        Ok(view(&work))
    }

    /// Computes and books a gathered bill: the bureau then owes the person what payers bear.
    ///
    /// # Errors
    /// A bill that is not in this state, or that cannot be decided.
    pub async fn compute_reimbursement(
        &self,
        id: &str,
        operator: &str,
    ) -> Result<ReimbursementView, AppError> {
        let work = find_work(&mut self.inner.store.read().await?, id, &["gathered"]).await?;
        let request: ReimbursementRequest = serde_json::from_str(&work.detail).map_err(unreadable)?;
        self.ensure_outside(&request.level).await?;
        let settled = self.settle(settling(id, operator, request)).await?;
        let decision = settled.read_decision().map_err(unreadable)?;
        let amount_fen = (decision.parts.total_fen - decision.cash_fen).0;
        let work = Reimbursement {
            state: "computed".to_owned(),
            settlement_id: Some(settled.id),
            amount_fen,
            changed_at: self.inner.clock.now(),
            ..work
        };
        let mut writer = self.inner.store.write().await?;
        // Somebody else may have computed it meanwhile, or even paid it: both found the same settlement.
        find_work(&mut writer, id, &["gathered"]).await?;
        let audit = self.audit("bureau", operator, "reimbursement.compute", id);
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.save_reimbursements(std::slice::from_ref(&work)).await?;
        writer.commit().await?;
        Ok(view(&work))
    }

    /// Pays a computed bill to the person's card.
    ///
    /// # Errors
    /// A bill that is not in this state.
    pub async fn pay_reimbursement(&self, id: &str, operator: &str) -> Result<ReimbursementView, AppError> {
        let mut writer = self.inner.store.write().await?;
        let work = find_work(&mut writer, id, &["computed"]).await?;
        if let Some(settlement_id) = &work.settlement_id {
            let settlement = writer.find_settlement(settlement_id).await?;
            if settlement.is_none_or(|it| it.state == SettlementState::Reversed) {
                let message = format!("手工报销 {id} 的结算 {settlement_id} 已经冲销，不能支付");
                return Err(AppError::state(message, "请重新受理"));
            }
        }
        let mut batch = BookBatch::default();
        if work.amount_fen > 0 {
            let owed = Account::benefit("bill", &work.person_id)?;
            batch.entries.push(Entry {
                id: format!("{id}-P"),
                kind: EntryKind::Pay,
                on: self.inner.clock.today(),
                reference: id.to_owned(),
                reverses: None,
                document: None,
                postings: vec![
                    Posting::new(owed, work.amount_fen),
                    Posting::new(Account::clearing("bank")?, -work.amount_fen),
                ],
            });
        }
        batch.audits.push(self.audit("bureau", operator, "reimbursement.pay", id));
        let work = Reimbursement { state: "paid".to_owned(), changed_at: self.inner.clock.now(), ..work };
        writer.book(&batch).await?;
        writer.save_reimbursements(std::slice::from_ref(&work)).await?;
        writer.commit().await?;
        Ok(view(&work))
    }

    /// Records that the person has signed for the money.
    ///
    /// # Errors
    /// A bill that is not in this state.
    pub async fn sign_reimbursement(&self, id: &str, operator: &str) -> Result<ReimbursementView, AppError> {
        let mut writer = self.inner.store.write().await?;
        let work = find_work(&mut writer, id, &["paid"]).await?;
        let work = Reimbursement { state: "signed".to_owned(), changed_at: self.inner.clock.now(), ..work };
        let audit = self.audit("bureau", operator, "reimbursement.sign", id);
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.save_reimbursements(std::slice::from_ref(&work)).await?;
        writer.commit().await?;
        Ok(view(&work))
    }

    /// Gives a bill back that was not paid (退回): one that has not been computed, or whose settlement was reversed.
    ///
    /// # Errors
    /// A bill that counts, or was paid; no reason.
    pub async fn withdraw_reimbursement(
        &self,
        id: &str,
        operator: &str,
        reason: &str,
    ) -> Result<ReimbursementView, AppError> {
        let reason = reason.trim();
        if !(2..=200).contains(&reason.chars().count()) {
            return Err(AppError::input("reason", "没有写退回的理由", "请写 2 至 200 个字"));
        }
        let mut writer = self.inner.store.write().await?;
        let work = find_work(&mut writer, id, &["gathered", "computed"]).await?;
        let mut batch = BookBatch::default();
        if let Some(settlement_id) = &work.settlement_id
            && let Some(settlement) = writer.find_settlement(settlement_id).await?
        {
            if settlement.state != SettlementState::Reversed {
                let message = format!("手工报销 {id} 已经入账，结算单 {settlement_id} 还有效");
                return Err(AppError::state(message, "请先冲销结算单，再退回单据"));
            }
            // Its visit waits to be settled again: it goes with the bill, or the same days could not be handed in anew.
            let visits = writer.load_visits(&[&settlement.visit_id]).await?;
            for mut visit in visits.into_values().filter(|it| it.state != VisitState::Settled) {
                visit.state = VisitState::Cancelled;
                batch.audits.push(self.audit(OUTSIDE, operator, "visit.cancel", &visit.id));
                batch.visits.push(visit);
            }
        }
        let work =
            Reimbursement { state: "withdrawn".to_owned(), changed_at: self.inner.clock.now(), ..work };
        let mut audit = self.audit("bureau", operator, "reimbursement.withdraw", id);
        audit.detail = serde_json::json!({ "reason": reason }).to_string();
        batch.audits.push(audit);
        writer.book(&batch).await?;
        writer.save_reimbursements(std::slice::from_ref(&work)).await?;
        writer.commit().await?;
        Ok(view(&work))
    }

    /// Works out what a bill from outside would come to, as [`App::compute_reimbursement`] will; books nothing.
    ///
    /// # Errors
    /// Everything that is wrong with the bill; what a settlement of it would be refused for.
    pub async fn preview_reimbursement(
        &self,
        request: ReimbursementRequest,
    ) -> Result<SettlementView, AppError> {
        check::bill(&request, &self.region(), self.inner.clock.today())?;
        self.ensure_outside(&request.level).await?;
        self.preview(settling("preview", "", request)).await
    }

    /// The institution that stands for all institutions outside the network.
    async fn ensure_outside(&self, level: &str) -> Result<(), AppError> {
        if self.inner.institutions().contains_key(OUTSIDE) {
            return Ok(());
        }
        let outside = Institution {
            id: OUTSIDE.to_owned(),
            name: "未联网医疗机构".to_owned(),
            level: level.to_owned(),
            kind: "outside".to_owned(),
            region: String::new(),
            attributes: "{}".to_owned(),
        };
        self.save_institutions(&[outside]).await
    }
}

/// The settlement that a bill leads to.
fn settling(id: &str, operator: &str, request: ReimbursementRequest) -> SettleRequest {
    let mut visit = request.visit;
    visit.treat_first = false;
    visit.facts.insert("level".to_owned(), request.level);
    SettleRequest {
        institution_id: OUTSIDE.to_owned(),
        message_id: id.to_owned(),
        operator: operator.to_owned(),
        visit_id: None,
        visit: Some(visit),
        settled_on: None,
    }
}

async fn find_work(session: &mut Session, id: &str, states: &[&str]) -> Result<Reimbursement, AppError> {
    let work = session.find_reimbursement(id).await?.ok_or_else(|| AppError::not_found("手工报销", id))?;
    if !states.contains(&work.state.as_str()) {
        let message = format!("手工报销 {id} 处于 {} 状态", work.state);
        return Err(AppError::state(
            message,
            "次序：受理 gathered → 计算 computed → 支付 paid → 签收 signed",
        ));
    }
    Ok(work)
}

fn view(work: &Reimbursement) -> ReimbursementView {
    ReimbursementView {
        id: work.id.clone(),
        person_id: work.person_id.clone(),
        state: work.state.clone(),
        settlement_id: work.settlement_id.clone(),
        amount_fen: Fen(work.amount_fen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_view_shows_the_state() {
        let work = Reimbursement {
            id: "B-1".into(),
            person_id: "P1".into(),
            state: "computed".into(),
            settlement_id: Some("S1".into()),
            amount_fen: 12_345,
            detail: "{}".into(),
            created_at: String::new(),
            changed_at: String::new(),
        };
        assert_eq!(view(&work).amount_fen, Fen(12_345));
    }
}
