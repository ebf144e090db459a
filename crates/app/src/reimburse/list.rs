//! Bills handed in by hand as they are listed and read: whose, where they stand, who took which step.

use std::collections::BTreeMap;

use base::{Day, Fen};
use serde::{Deserialize, Serialize};
use store::{Knowledge, Reimbursement, ReimbursementFilter, Within};
use utoipa::ToSchema;

use crate::App;
use crate::error::AppError;
use crate::model::{NewVisit, ReimbursementRequest};
use crate::settle::unreadable;
use crate::veil::VEIL;

/// Where a manual reimbursement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ReimbursementState {
    /// Taken in (受理).
    Gathered,
    /// Computed (计算).
    Computed,
    /// Paid (支付).
    Paid,
    /// Signed for (签收).
    Signed,
    /// Given back unpaid (退回).
    Withdrawn,
}

impl ReimbursementState {
    /// As it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ReimbursementState::Gathered => "gathered",
            ReimbursementState::Computed => "computed",
            ReimbursementState::Paid => "paid",
            ReimbursementState::Signed => "signed",
            ReimbursementState::Withdrawn => "withdrawn",
        }
    }

    /// Whether somebody has a step to take: then who waits longest comes first.
    fn waits(self) -> bool {
        !matches!(self, ReimbursementState::Signed | ReimbursementState::Withdrawn)
    }
}

/// Which of them to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReimbursementQuery {
    /// Where they stand; all when absent. Those that wait for a step come in the order of taking in, the others the
    /// latest first.
    #[param(inline)]
    pub state: Option<ReimbursementState>,
    /// Of this person.
    pub person_id: Option<String>,
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// Most rows: 50 unless told, at most 100.
    pub limit: Option<usize>,
    /// Only what the caller may see.
    #[serde(skip)]
    #[param(ignore)]
    pub within: Within,
}

/// A manual reimbursement in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReimbursementRow {
    /// Number.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// Name of the person.
    pub person_name: String,
    /// Where it stands.
    #[schema(inline)]
    pub state: String,
    /// Name of the institution elsewhere.
    pub institution_name: String,
    /// Kind of visit.
    pub kind: String,
    /// First day.
    #[schema(value_type = Option<String>, format = Date)]
    pub admitted_on: Option<Day>,
    /// Last day.
    #[schema(value_type = Option<String>, format = Date)]
    pub discharged_on: Option<Day>,
    /// Sum of the bill. In fen.
    #[schema(value_type = i64)]
    pub total_fen: Fen,
    /// What is paid to the person; 0 until it is computed. In fen.
    #[schema(value_type = i64)]
    pub amount_fen: Fen,
    /// The settlement, once computed.
    pub settlement_id: Option<String>,
    /// Instant of taking in (UTC).
    pub taken_at: String,
    /// Instant of the last step (UTC).
    pub changed_at: String,
}

/// A page of manual reimbursements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReimbursementPage {
    /// The rows.
    pub items: Vec<ReimbursementRow>,
    /// `cursor` of the next page; nothing on the last.
    pub next: Option<String>,
}

/// A step of a reimbursement, as the audit log has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReimbursementStep {
    /// Where it stood afterwards: `gathered`, `computed`, `paid`, `signed` or `withdrawn`.
    pub state: String,
    /// Instant (UTC).
    pub at: String,
    /// Who took it; empty when nobody was named.
    pub by: String,
    /// Why, where a reason was asked for.
    pub reason: String,
}

/// A manual reimbursement with its bill and its steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReimbursementDetail {
    /// As in the list.
    pub row: ReimbursementRow,
    /// Level of the institution, in words of the pack.
    pub level: String,
    /// Papers that were handed in.
    pub papers: Vec<String>,
    /// The visit; fee lines only for whoever may see those of a visit.
    pub visit: NewVisit,
    /// How many fee lines the bill has.
    pub lines: usize,
    /// Where its settlement stands: `settled` or `reversed`; nothing before it is computed.
    pub settlement_state: Option<String>,
    /// Who took which step, the first one first.
    pub steps: Vec<ReimbursementStep>,
}

impl App {
    /// Manual reimbursements, a page of them.
    ///
    /// # Errors
    /// A cursor that is not one; the store's failure.
    pub async fn list_reimbursements(
        &self,
        query: &ReimbursementQuery,
    ) -> Result<ReimbursementPage, AppError> {
        let cursor = query.cursor.as_deref();
        if cursor.is_some_and(|it| !it.contains('|')) {
            return Err(AppError::input("cursor", "翻页标记不对", "请原样使用上一页应答里的 next"));
        }
        let filter = ReimbursementFilter {
            state: query.state.map(|it| it.as_str().to_owned()),
            person_id: query.person_id.clone(),
            is_latest_first: !query.state.is_some_and(ReimbursementState::waits),
            within: query.within.clone(),
        };
        let mut session = self.inner.store.read().await?;
        let limit = query.limit.unwrap_or(50).clamp(1, 100);
        let page = session.list_reimbursements(&filter, cursor, limit).await?;
        let ids: Vec<&str> = page.items.iter().map(|it| it.person_id.as_str()).collect();
        let people = session.load_people(&ids, Knowledge::Current).await?;
        let names: BTreeMap<&str, &str> =
            people.iter().map(|(id, it)| (id.as_str(), it.person.name.as_str())).collect();
        let named = |it: &Reimbursement| {
            let (request, name) = (read(it)?, names.get(it.person_id.as_str()).copied().unwrap_or_default());
            Ok(row(it, &request, name))
        };
        let items = page.items.iter().map(named).collect::<Result<Vec<_>, AppError>>()?;
        Ok(ReimbursementPage { items, next: page.next })
    }

    /// A manual reimbursement. Values of the facts in `veiled` are covered and diagnoses left out; without `lines`
    /// the fee lines are left out.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find_reimbursement(
        &self,
        id: &str,
        veiled: Option<&[String]>,
        lines: bool,
    ) -> Result<ReimbursementDetail, AppError> {
        let mut session = self.inner.store.read().await?;
        let found = session.find_reimbursement(id).await?;
        let found = found.ok_or_else(|| AppError::not_found("手工报销", id))?;
        let mut request = read(&found)?;
        let person = session.find_person(&found.person_id).await?;
        let row = row(&found, &request, person.as_ref().map_or("", |it| it.name.as_str()));
        let settlement = match &found.settlement_id {
            Some(id) => session.find_settlement(id).await?,
            None => None,
        };
        let mut events = session.find_audits(id, 100).await?;
        events.reverse();
        let step = |it: ledger::AuditEvent| {
            let state = match it.action.as_str() {
                "reimbursement.gather" => "gathered",
                "reimbursement.compute" => "computed",
                "reimbursement.pay" => "paid",
                "reimbursement.sign" => "signed",
                "reimbursement.withdraw" => "withdrawn",
                _ => return None,
            };
            let by = it.actor.strip_prefix("bureau/").unwrap_or_default().to_owned();
            let detail: serde_json::Value = serde_json::from_str(&it.detail).unwrap_or_default();
            let reason = detail["reason"].as_str().unwrap_or_default().to_owned();
            Some(ReimbursementStep { state: state.to_owned(), at: it.at, by, reason })
        };
        if let Some(facts) = veiled {
            veil(&mut request.visit, facts);
        }
        let count = request.visit.lines.len();
        if !lines {
            request.visit.lines.clear();
        }
        Ok(ReimbursementDetail {
            row,
            level: request.level,
            papers: request.papers,
            lines: count,
            visit: request.visit,
            settlement_state: settlement.map(|it| it.state.as_str().to_owned()),
            steps: events.into_iter().filter_map(step).collect(),
        })
    }
}

/// The bill as it was handed in.
fn read(work: &Reimbursement) -> Result<ReimbursementRequest, AppError> {
    serde_json::from_str(&work.detail).map_err(unreadable)
}

/// Covers what tells an illness.
fn veil(visit: &mut NewVisit, facts: &[String]) {
    visit.diagnoses.clear();
    for (_, value) in visit.facts.iter_mut().filter(|(id, _)| facts.contains(id)) {
        VEIL.clone_into(value);
    }
}

fn row(work: &Reimbursement, request: &ReimbursementRequest, name: &str) -> ReimbursementRow {
    let visit = &request.visit;
    // A bill without lines says its parts; the total is one of them.
    let total: i64 = match visit.amounts.get("total") {
        Some(total) if visit.lines.is_empty() => total.0,
        _ => visit.lines.iter().map(|it| it.amount_fen.0).sum(),
    };
    ReimbursementRow {
        id: work.id.clone(),
        person_id: work.person_id.clone(),
        person_name: name.to_owned(),
        state: work.state.clone(),
        institution_name: request.institution_name.clone(),
        kind: visit.kind.clone(),
        admitted_on: visit.admitted_on,
        discharged_on: visit.discharged_on,
        total_fen: Fen(total),
        amount_fen: Fen(work.amount_fen),
        settlement_id: work.settlement_id.clone(),
        taken_at: work.created_at.clone(),
        changed_at: work.changed_at.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_an_illness_is_covered_and_the_rest_stays() {
        let fact = |id: &str, value: &str| (id.to_owned(), value.to_owned());
        let mut visit = NewVisit {
            diagnoses: vec!["C16".to_owned()],
            facts: [fact("disease", "胃癌"), fact("referral", "是")].into(),
            ..NewVisit::default()
        };
        veil(&mut visit, &["disease".to_owned()]);
        assert_eq!(visit.diagnoses, Vec::<String>::new());
        assert_eq!(visit.facts, [fact("disease", VEIL), fact("referral", "是")].into());
    }
}
