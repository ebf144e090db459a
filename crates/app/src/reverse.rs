//! Taking a settlement back: opposite entries, meters given back, later settlements worked out again.

use ledger::{AuditEvent, EntryKind, reversal_of};
use store::{NewMessage, Request, SettlementState, VisitState};

use crate::App;
use crate::desk::{Desk, stored_meters};
use crate::error::AppError;
use crate::late;
use crate::model::{ReversalView, ReverseRequest};
use crate::settle::{self, actor, check_id, other_content, unreadable};

impl App {
    /// Takes a settlement back. The visit is open again; later settlements of the person that the
    /// reversal changes are adjusted in the same transaction.
    ///
    /// # Errors
    /// A settlement that is not there, not this institution's, or taken back before.
    pub async fn reverse(&self, request: ReverseRequest) -> Result<ReversalView, AppError> {
        check_id("message_id", &request.message_id)?;
        let hash = settle::hash(&request)?;
        let institutions = self.inner.institutions();
        let region = self.region();
        let mut writer = self.inner.store.write().await?;
        let key = (request.institution_id.as_str(), request.message_id.as_str());
        let known = writer.load_requests(&[key]).await?;
        if let Some(known) = known.values().next() {
            if known.input_hash != hash {
                return Err(other_content(&request.message_id));
            }
            return serde_json::from_str(&known.response).map_err(unreadable);
        }
        let id = request.settlement_id.as_str();
        let settlement =
            writer.find_settlement(id).await?.ok_or_else(|| AppError::not_found("结算单", id))?;
        if settlement.institution_id != request.institution_id {
            return Err(AppError::state(format!("结算单 {id} 不是本机构的"), "请核对结算单号"));
        }
        if settlement.state == SettlementState::Reversed {
            return Err(AppError::state(
                format!("结算单 {id} 已经冲销，不能再次冲销"),
                "需要重新结算的，请直接办理新的结算",
            ));
        }
        let mut desk = Desk::new(&region, &institutions, self.inner.clock.now());
        let booked = late::booked_decision(&mut writer, &settlement).await?;
        let person_id = settlement.person_id.as_str();
        let today = self.inner.clock.today();
        let mut entries = Vec::new();
        for (number, logged) in writer.find_entries(&[id]).await?.into_iter().enumerate() {
            if matches!(logged.entry.kind, EntryKind::Settle | EntryKind::Adjust) {
                let reversal = reversal_of(&logged.entry, format!("{id}-R{}", number + 1), today);
                entries.push(reversal.id.clone());
                desk.batch.entries.push(reversal);
            }
        }
        let household = writer.find_person(person_id).await?.and_then(|it| it.household_id);
        let source = format!("{id}-R");
        desk.batch.meter_changes = stored_meters(&booked, &source, person_id, household.as_deref(), -1);
        desk.move_meters(&booked, person_id, household.as_deref(), -1);
        desk.batch.reversed.push(id.to_owned());
        let mut visits = writer.load_visits(&[&settlement.visit_id]).await?;
        if let Some(mut visit) = visits.remove(&settlement.visit_id) {
            visit.state = VisitState::Discharged;
            visit.lines.clear();
            desk.batch.visits.push(visit);
        }
        let cause = format!("{{\"reversed\":\"{id}\"}}");
        let (adjusted, works) =
            late::recompute(&self.inner, &mut writer, &mut desk, person_id, Some(id), &cause).await?;
        let view = ReversalView { settlement_id: id.to_owned(), entries, adjusted };
        desk.batch.audits.push(AuditEvent {
            at: desk.now.clone(),
            actor: actor(&request.operator, &request.institution_id),
            action: "reverse".to_owned(),
            subject: id.to_owned(),
            detail: serde_json::json!({ "reason": request.reason }).to_string(),
        });
        desk.batch.outbox.push(NewMessage {
            topic: "settlement.reversed".to_owned(),
            body: cause,
            created_at: desk.now.clone(),
        });
        desk.batch.requests.push(Request {
            institution_id: request.institution_id.clone(),
            message_id: request.message_id.clone(),
            input_hash: hash,
            response: serde_json::to_string(&view).map_err(unreadable)?,
            answered_at: desk.now.clone(),
        });
        late::save(&mut writer, &desk.batch, &works).await?;
        writer.commit().await?;
        Ok(view)
    }
}
