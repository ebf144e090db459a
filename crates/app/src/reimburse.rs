//! Reimbursement by hand (手工报销): bills from outside are gathered, computed with the same rules,
//! paid to the person's card, and signed for.

use base::Fen;
use ledger::{Account, Entry, EntryKind, Posting};
use store::{BookBatch, Institution, Reimbursement, Session, SettlementState, Within};

use crate::App;
use crate::error::AppError;
use crate::model::{ReimbursementRequest, ReimbursementView, SettleRequest};
use crate::settle::{self, OUTSIDE, check_id, unreadable};

impl App {
    /// Takes in a bill from outside.
    ///
    /// # Errors
    /// An unknown person or level.
    pub async fn gather_reimbursement(
        &self,
        request: ReimbursementRequest,
    ) -> Result<ReimbursementView, AppError> {
        check_id("message_id", &request.message_id)?;
        let id = format!("B-{}", request.message_id);
        if self.region().values("level").is_some_and(|it| !it.contains(&request.level)) {
            return Err(AppError::input(
                "level",
                format!("没有机构级别“{}”", request.level),
                "请用规则包里的级别",
            ));
        }
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
        let mut visit = request.visit;
        visit.treat_first = false;
        visit.facts.insert("level".to_owned(), request.level);
        let settled = self
            .settle(SettleRequest {
                institution_id: OUTSIDE.to_owned(),
                message_id: id.to_owned(),
                operator: operator.to_owned(),
                visit_id: None,
                visit: Some(visit),
                settled_on: None,
            })
            .await?;
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

    /// Manual reimbursements in a state.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn list_reimbursements(&self, state: &str) -> Result<Vec<ReimbursementView>, AppError> {
        self.list_reimbursements_within(state, &Within::everything()).await
    }

    /// Manual reimbursements in a state of people who live within.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn list_reimbursements_within(
        &self,
        state: &str,
        within: &Within,
    ) -> Result<Vec<ReimbursementView>, AppError> {
        let mut session = self.inner.store.read().await?;
        Ok(session.list_reimbursements_within(state, within, 500).await?.iter().map(view).collect())
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
