//! Deciding about a proposal: another person than who proposed it.

use ledger::AuditEvent;
use store::{Agreement, BookBatch};

use super::propose::{AgreementDecision, NewAgreement, check_place, check_text};
use super::view::AgreementView;
use crate::App;
use crate::error::{AppError, Fault};
use crate::settle::actor;

impl App {
    /// Approves or refuses a proposal. What is approved counts at once for what is settled from then on.
    ///
    /// # Errors
    /// The same person as who proposed it; a proposal that is decided already; days that another agreement has
    /// got meanwhile.
    pub async fn decide_agreement(
        &self,
        id: &str,
        decision: &AgreementDecision,
        operator: &str,
    ) -> Result<AgreementView, AppError> {
        check_text("reason", &decision.reason)?;
        if !decision.approve && decision.reason.trim().is_empty() {
            return Err(AppError::input("reason", "退回没有写理由", "请写明为什么退回"));
        }
        if operator.trim().is_empty() {
            return Err(AppError::input("X-Operator", "没有说是谁审批", "请写明审批人"));
        }
        let mut writer = self.inner.store.write().await?;
        let found = writer.find_agreement(id).await?.ok_or_else(|| AppError::not_found("协议", id))?;
        if found.state != "proposed" {
            return Err(AppError::state(format!("协议 {id} 已经审批过"), "请刷新后再看"));
        }
        if found.proposed_by == operator {
            let message = "提出的人不能审批自己的协议";
            return Err(AppError::new(Fault::State, "INS-0004", message, "请换另一位审批"));
        }
        let now = self.inner.clock.now();
        let decided = |it: Agreement, state: &str| Agreement {
            state: state.to_owned(),
            decided_by: Some(operator.to_owned()),
            decided_at: Some(now.clone()),
            reason: decision.reason.trim().to_owned(),
            ..it
        };
        if decision.approve {
            let others = writer.list_agreements(&found.institution_id).await?;
            check_place(&others, &as_new(&found))?;
            let old = others.into_iter().find(|it| Some(&it.id) == found.replaces_id.as_ref());
            if let Some(old) = old {
                // Who decided about the old one stays written: only where it stands changes.
                writer.save_agreement(&Agreement { state: "replaced".to_owned(), ..old }).await?;
            }
        }
        let (state, action) = match decision.approve {
            true => ("approved", "agreement.approve"),
            false => ("refused", "agreement.refuse"),
        };
        let agreement = decided(found, state);
        writer.save_agreement(&agreement).await?;
        let audit = AuditEvent {
            at: now.clone(),
            actor: actor(operator, "bureau"),
            action: action.to_owned(),
            subject: id.to_owned(),
            detail: serde_json::json!({
                "institution_id": agreement.institution_id, "reason": agreement.reason
            })
            .to_string(),
        };
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        self.reload_institutions().await?;
        Ok(agreement.into())
    }

    /// Proposals that wait for a decision, the earliest first.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn proposed_agreements(&self) -> Result<Vec<AgreementView>, AppError> {
        let found = self.inner.store.read().await?.list_proposed_agreements(500).await?;
        Ok(found.into_iter().map(AgreementView::from).collect())
    }
}

fn as_new(it: &Agreement) -> NewAgreement {
    NewAgreement {
        kind: it.kind.clone(),
        from: it.valid_from,
        until: it.valid_until,
        scope: serde_json::from_str(&it.scope).unwrap_or_default(),
        note: it.note.clone(),
        replaces_id: it.replaces_id.clone(),
    }
}
