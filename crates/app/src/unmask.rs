//! What is masked, shown in full once: with a reason, and with a line in the audit log before the answer.

use base::Day;
use ledger::AuditEvent;
use serde::{Deserialize, Serialize};
use store::BookBatch;
use utoipa::ToSchema;

use crate::App;
use crate::error::AppError;

/// A field that is masked unless asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MaskedField {
    /// Identity number.
    Number,
    /// Telephone.
    Phone,
    /// Diagnoses and diseases of visits.
    Diagnosis,
}

/// What to show, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnmaskRequest {
    /// Which fields: 1 to 3.
    pub fields: Vec<MaskedField>,
    /// Why: at least 6 characters.
    pub reason: String,
}

/// The values in full. What was not asked for is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Unmasked {
    /// The person.
    pub person_id: String,
    /// Identity number; empty when none is known.
    pub number: Option<String>,
    /// Telephone; empty when none is known.
    pub phone: Option<String>,
    /// What visits say, the latest first; at most 100.
    pub diagnoses: Option<Vec<VisitDiagnosis>>,
    /// Place of this in the audit log.
    pub audit_seq: i64,
}

/// What a visit says of an illness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VisitDiagnosis {
    /// The visit.
    pub visit_id: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub admitted_on: Day,
    /// Codes or names of diagnoses, and values of facts that tell an illness.
    pub diagnoses: Vec<String>,
}

const SHORTEST_REASON: usize = 6;
const LONGEST_REASON: usize = 200;
const MOST_VISITS: usize = 100;

impl App {
    /// Shows fields of a person in full. `facts` are those of a bill that tell an illness.
    ///
    /// # Errors
    /// No field, or no reason; an unknown person; the store's failure. Nothing is shown that is not in the log.
    pub async fn unmask(
        &self,
        id: &str,
        request: &UnmaskRequest,
        facts: &[String],
        operator: &str,
    ) -> Result<Unmasked, AppError> {
        let reason = request.reason.trim();
        let length = reason.chars().count();
        if !(SHORTEST_REASON..=LONGEST_REASON).contains(&length) {
            let message = format!("理由有 {length} 个字");
            return Err(AppError::input("reason", message, "请写 6 至 200 个字：为办什么事要看"));
        }
        let mut fields = request.fields.clone();
        fields.sort();
        fields.dedup();
        if fields.is_empty() {
            return Err(AppError::input("fields", "没有写要看什么", "可用：number、phone、diagnosis"));
        }
        let mut writer = self.inner.store.write().await?;
        let person = writer.find_person(id).await?.ok_or_else(|| AppError::not_found("参保人", id))?;
        let diagnoses = if fields.contains(&MaskedField::Diagnosis) {
            let mut visits = writer.list_visits_of_person(id, Day::MIN).await?;
            visits.reverse();
            visits.truncate(MOST_VISITS);
            Some(visits.iter().map(|it| said(it, facts)).filter(|it| !it.diagnoses.is_empty()).collect())
        } else {
            None
        };
        let detail = serde_json::json!({ "fields": fields, "reason": reason });
        let audit =
            AuditEvent { detail: detail.to_string(), ..self.audit("", operator, "person.unmask", id) };
        let booked = writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(Unmasked {
            person_id: person.id,
            number: fields.contains(&MaskedField::Number).then(|| person.number.unwrap_or_default()),
            // The register holds no telephone yet.
            phone: fields.contains(&MaskedField::Phone).then(String::new),
            diagnoses,
            audit_seq: booked.link.seq,
        })
    }
}

fn said(visit: &store::Visit, facts: &[String]) -> VisitDiagnosis {
    VisitDiagnosis {
        visit_id: visit.id.clone(),
        admitted_on: visit.admitted_on,
        diagnoses: words_of(&visit.diagnoses, &visit.facts, facts),
    }
}

/// Diagnoses (a JSON list) and values of facts (within a JSON object) that tell an illness.
pub(crate) fn words_of(diagnoses: &str, visit: &str, facts: &[String]) -> Vec<String> {
    let mut words: Vec<String> = serde_json::from_str(diagnoses).unwrap_or_default();
    let visit: serde_json::Value = serde_json::from_str(visit).unwrap_or_default();
    for fact in facts {
        let value = visit.get("facts").and_then(|it| it.get(fact)).or_else(|| visit.get(fact));
        words.extend(value.and_then(serde_json::Value::as_str).map(str::to_owned));
    }
    words.retain(|it| it.chars().count() > 1);
    words.sort();
    words.dedup();
    words
}
