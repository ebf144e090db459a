//! Proposing an agreement, a change of it, or a suspension; and what a decision says.

use base::Day;
use ledger::AuditEvent;
use serde::{Deserialize, Serialize};
use store::{Agreement, BookBatch};
use utoipa::ToSchema;

use super::view::AgreementView;
use crate::App;
use crate::error::AppError;
use crate::settle::actor;

/// Longest note or reason.
const LONGEST: usize = 500;

/// An agreement to propose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAgreement {
    /// `agreement` or `suspension`.
    pub kind: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub until: Day,
    /// Kinds of visit; empty for all.
    #[serde(default)]
    pub scope: Vec<String>,
    /// What it is about: number of the paper, why it is suspended.
    pub note: String,
    /// An approved one whose place it takes: a change, an earlier end.
    #[serde(default)]
    pub replaces_id: Option<String>,
}

/// What is decided about a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementDecision {
    /// Whether it takes effect.
    pub approve: bool,
    /// Why; needed for a refusal.
    #[serde(default)]
    pub reason: String,
}

pub(super) fn check_text(place: &str, text: &str) -> Result<(), AppError> {
    if text.chars().count() > LONGEST {
        return Err(AppError::input(place, format!("超过 {LONGEST} 个字"), "请写短一些"));
    }
    Ok(())
}

impl App {
    /// Proposes an agreement; nothing changes before another person approves it.
    ///
    /// # Errors
    /// What is wrong with it; days that another agreement has already.
    pub async fn propose_agreement(
        &self,
        institution_id: &str,
        new: &NewAgreement,
        operator: &str,
    ) -> Result<AgreementView, AppError> {
        if !self.inner.institutions().contains_key(institution_id) {
            return Err(AppError::not_found("定点医药机构", institution_id));
        }
        self.check_new(new)?;
        if operator.trim().is_empty() {
            return Err(AppError::input("X-Operator", "没有说是谁提出", "请写明经办人"));
        }
        let mut writer = self.inner.store.write().await?;
        let others = writer.list_agreements(institution_id).await?;
        check_place(&others, new)?;
        let id = format!("A{:08}", writer.next_numbers("agreement", 1).await?);
        let now = self.inner.clock.now();
        let agreement = Agreement {
            id: id.clone(),
            institution_id: institution_id.to_owned(),
            kind: new.kind.clone(),
            valid_from: new.from,
            valid_until: new.until,
            scope: serde_json::to_string(&new.scope).unwrap_or_else(|_| "[]".to_owned()),
            note: new.note.trim().to_owned(),
            replaces_id: new.replaces_id.clone(),
            state: "proposed".to_owned(),
            proposed_by: operator.to_owned(),
            proposed_at: now.clone(),
            decided_by: None,
            decided_at: None,
            reason: String::new(),
        };
        writer.save_agreement(&agreement).await?;
        let audit = AuditEvent {
            at: now,
            actor: actor(operator, "bureau"),
            action: "agreement.propose".to_owned(),
            subject: id,
            detail: serde_json::json!({
                "institution_id": institution_id, "kind": new.kind, "from": new.from.to_string(),
                "until": new.until.to_string(), "scope": new.scope, "replaces_id": new.replaces_id
            })
            .to_string(),
        };
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(agreement.into())
    }

    fn check_new(&self, new: &NewAgreement) -> Result<(), AppError> {
        if !matches!(new.kind.as_str(), "agreement" | "suspension") {
            let message = format!("没有“{}”这种", new.kind);
            return Err(AppError::input("kind", message, "可用：agreement（协议）、suspension（暂停）"));
        }
        if new.until < new.from {
            let message = format!("止日 {} 早于起日 {}", new.until, new.from);
            return Err(AppError::input("until", message, "请核对日期"));
        }
        if new.note.trim().is_empty() {
            return Err(AppError::input("note", "没有写事由", "请写协议编号或暂停的原因"));
        }
        check_text("note", &new.note)?;
        let region = self.region();
        let known = region.values("visit").unwrap_or_default();
        if let Some(word) = new.scope.iter().find(|it| !known.contains(it)) {
            let message = format!("没有就医类别“{word}”");
            return Err(AppError::input("scope", message, format!("可用：{}", known.join("、"))));
        }
        Ok(())
    }
}

/// Whether a proposal fits beside what is in force: agreements do not overlap, and what is replaced is there.
pub(super) fn check_place(others: &[Agreement], new: &NewAgreement) -> Result<(), AppError> {
    let in_force = |it: &&Agreement| it.state == "approved" && it.kind == new.kind;
    if let Some(id) = &new.replaces_id {
        let found = others.iter().find(|it| it.id == *id);
        let found = found.ok_or_else(|| AppError::not_found("协议", id))?;
        if !in_force(&found) {
            let message = format!("协议 {id} 不是有效的同类协议，不能变更");
            return Err(AppError::state(message, "请刷新后选有效的那一份"));
        }
    }
    if new.kind == "agreement" {
        let overlaps = |it: &&Agreement| {
            in_force(it)
                && new.replaces_id.as_ref() != Some(&it.id)
                && it.valid_from <= new.until
                && new.from <= it.valid_until
        };
        if let Some(it) = others.iter().find(overlaps) {
            let message = format!("与协议 {}（{} 至 {}）日期重叠", it.id, it.valid_from, it.valid_until);
            return Err(AppError::state(message, "请改日期，或作为对那一份的变更提出"));
        }
    }
    Ok(())
}

impl From<Agreement> for AgreementView {
    fn from(it: Agreement) -> AgreementView {
        AgreementView {
            id: it.id,
            institution_id: it.institution_id,
            kind: it.kind,
            from: it.valid_from,
            until: it.valid_until,
            scope: serde_json::from_str(&it.scope).unwrap_or_default(),
            note: it.note,
            replaces_id: it.replaces_id,
            state: it.state,
            proposed_by: it.proposed_by,
            proposed_at: it.proposed_at,
            decided_by: it.decided_by,
            decided_at: it.decided_at,
            reason: it.reason,
        }
    }
}
