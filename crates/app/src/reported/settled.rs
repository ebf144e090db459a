//! Settlements with what the messages about them ask for.

use base::Day;
use benefit::{Bill, Decision};
use ledger::EntryKind;
use store::{Session, Settlement, SettlementState};

use super::Words;
use crate::App;
use crate::error::AppError;
use crate::settle::unreadable;

/// Settlements of one institution that are loaded at once.
const PAGE: usize = 500;

/// A settlement as it was booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementRecord {
    /// Number.
    pub id: String,
    /// The visit.
    pub visit_id: String,
    /// The person.
    pub person_id: String,
    /// The institution.
    pub institution_id: String,
    /// Day of settlement.
    pub settled_on: Day,
    /// Instant of booking.
    pub booked_at: String,
    /// Benefit year.
    pub year: i64,
    /// Policies used: pack and version; of the policy and of the catalogue between places.
    pub policy_version: String,
    /// Whether it was taken back.
    pub is_reversed: bool,
    /// Number of the message that made it, as far as the audit log says.
    pub message_id: String,
    /// Facts on the bill (`insurance`, `status`, `visit` …).
    pub facts: Words,
    /// The decision.
    pub decision: Decision,
}

pub(crate) fn record(settlement: &Settlement, message_id: String) -> Result<SettlementRecord, AppError> {
    let bill: Bill = serde_json::from_str(&settlement.bill).map_err(unreadable)?;
    Ok(SettlementRecord {
        id: settlement.id.clone(),
        visit_id: settlement.visit_id.clone(),
        person_id: settlement.person_id.clone(),
        institution_id: settlement.institution_id.clone(),
        settled_on: settlement.settled_on,
        booked_at: settlement.booked_at.clone(),
        year: settlement.year,
        policy_version: settlement.policy_version.clone(),
        is_reversed: settlement.state == SettlementState::Reversed,
        message_id,
        facts: bill.facts,
        decision: serde_json::from_str(&settlement.decision).map_err(unreadable)?,
    })
}

/// The message number that the audit log has for a settlement.
async fn message_of(session: &mut Session, id: &str) -> Result<String, AppError> {
    #[derive(serde::Deserialize)]
    struct Detail {
        #[serde(default)]
        message_id: String,
    }
    let events = session.find_audits(id, 20).await?;
    let settled = events.iter().find(|it| it.action == "settle");
    let detail = settled.and_then(|it| serde_json::from_str::<Detail>(&it.detail).ok());
    Ok(detail.map_or_else(String::new, |it| it.message_id))
}

impl App {
    /// A settlement as it was booked.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find_settled(&self, id: &str) -> Result<SettlementRecord, AppError> {
        let mut session = self.inner.store.read().await?;
        let found = session.find_settlement(id).await?.ok_or_else(|| AppError::not_found("结算单", id))?;
        let message_id = message_of(&mut session, id).await?;
        record(&found, message_id)
    }

    /// Numbers of the settlements of a visit, the earliest first.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn settled_of_visit(&self, visit_id: &str) -> Result<Vec<String>, AppError> {
        let mut session = self.inner.store.read().await?;
        let found = session.find_settlements_of_visit(visit_id).await?;
        Ok(found.into_iter().map(|it| it.id).collect())
    }

    /// Settlements of an institution that were booked from one instant to before another, or taken back on
    /// the days from `from` to `until`, however long ago they were booked; by number.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn settlements_moved(
        &self,
        institution_id: &str,
        booked: (&str, &str),
        (from, until): (Day, Day),
    ) -> Result<Vec<SettlementRecord>, AppError> {
        let mut session = self.inner.store.read().await?;
        let ids = session.settlements_moved(institution_id, booked, (from, until)).await?;
        let mut records: Vec<SettlementRecord> = Vec::with_capacity(ids.len());
        for some in ids.chunks(PAGE) {
            let some: Vec<&str> = some.iter().map(String::as_str).collect();
            for settlement in session.load_settlements(&some).await? {
                records.push(record(&settlement, String::new())?);
            }
        }
        Ok(records)
    }

    /// The day on which a settlement was taken back.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn reversed_on(&self, id: &str) -> Result<Option<Day>, AppError> {
        let mut session = self.inner.store.read().await?;
        let entries = session.find_entries(&[id]).await?;
        let reversals = entries.iter().filter(|it| it.entry.kind == EntryKind::Reverse);
        Ok(reversals.map(|it| it.entry.on).max())
    }
}
