//! Looking things up.

use base::{Day, Fen};
use serde::{Deserialize, Serialize};
use store::{Knowledge, Session, SettlementFilter, SettlementState};
use utoipa::ToSchema;

use crate::App;
use crate::cards;
use crate::error::AppError;
use crate::late::cash_now;
use crate::model::SettlementView;
use crate::settle;

/// Which settlements to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SettlementQuery {
    /// Of this person.
    pub person_id: Option<String>,
    /// Of this institution.
    pub institution_id: Option<String>,
    /// Settled on this day or later.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Settled on this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
    /// Where the page begins.
    pub cursor: Option<String>,
    /// Most rows: 50 unless told, at most 200.
    pub limit: Option<usize>,
    /// Only what the caller may see.
    #[serde(skip)]
    #[param(ignore)]
    pub within: store::Within,
}

/// A settlement in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SettlementRow {
    /// Number.
    pub id: String,
    /// The visit.
    pub visit_id: String,
    /// The person.
    pub person_id: String,
    /// The institution.
    pub institution_id: String,
    /// Day.
    #[schema(value_type = String, format = Date)]
    pub settled_on: Day,
    /// `settled` or `reversed`.
    pub state: String,
    /// In fen.
    #[schema(value_type = i64)]
    pub total_fen: Fen,
    /// In fen.
    #[schema(value_type = i64)]
    pub person_fen: Fen,
    /// In fen.
    #[schema(value_type = i64)]
    pub cash_fen: Fen,
}

/// A page of settlements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SettlementPage {
    /// The rows.
    pub items: Vec<SettlementRow>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// A person as the settlement desk sees them. The identity number is masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PersonView {
    /// Our number.
    pub id: String,
    /// Masked identity number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: String,
    /// Day of birth.
    #[schema(value_type = String, format = Date)]
    pub birth: Day,
    /// Last characters of the 社会保障卡 that counts; absent without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// Coverage that counts, by period.
    pub coverage: Vec<PeriodView>,
    /// Identities that count, by period.
    pub identities: Vec<PeriodView>,
    /// Account balances by kind, in fen.
    pub balances: std::collections::BTreeMap<String, i64>,
    /// What the person owes (positive) or gets back (negative), in fen.
    pub due_fen: i64,
}

/// Something true for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PeriodView {
    /// What.
    pub what: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub until: Day,
}

/// The settlement that answered a message before.
pub async fn answered(session: &mut Session, id: &str) -> Result<SettlementView, AppError> {
    let found = session.find_settlement(id).await?.ok_or_else(|| AppError::not_found("结算单", id))?;
    let visits = session.load_visits(&[&found.visit_id]).await?;
    let treat_first = visits.get(&found.visit_id).is_some_and(|it| it.treat_first);
    settle::view(&found, treat_first, found.state.as_str())
}

impl App {
    /// A settlement with its decision.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find_settlement(&self, id: &str) -> Result<SettlementView, AppError> {
        answered(&mut self.inner.store.read().await?, id).await
    }

    /// Settlements by day and number.
    ///
    /// # Errors
    /// A cursor that is not one.
    pub async fn list_settlements(&self, query: &SettlementQuery) -> Result<SettlementPage, AppError> {
        let filter = SettlementFilter {
            person_id: query.person_id.clone(),
            institution_id: query.institution_id.clone(),
            from: query.from,
            until: query.until,
            within: query.within.clone(),
        };
        let is_mark = |it: &str| {
            it.split_once('|').is_some_and(|(day, id)| day.parse::<Day>().is_ok() && !id.is_empty())
        };
        if query.cursor.as_deref().is_some_and(|it| !is_mark(it)) {
            return Err(AppError::input("cursor", "翻页标记不对", "请原样使用上一页应答里的 next"));
        }
        let limit = query.limit.unwrap_or(50).clamp(1, 200);
        let mut session = self.inner.store.read().await?;
        let page = session.list_settlements(&filter, query.cursor.as_deref(), limit).await?;
        let row = |it: store::SettlementSummary| SettlementRow {
            id: it.id,
            visit_id: it.visit_id,
            person_id: it.person_id,
            institution_id: it.institution_id,
            settled_on: it.settled_on,
            state: it.state.as_str().to_owned(),
            total_fen: Fen(it.total_fen),
            person_fen: Fen(it.person_fen),
            cash_fen: Fen(it.cash_fen),
        };
        Ok(SettlementPage { items: page.items.into_iter().map(row).collect(), next: page.next })
    }

    /// A person with coverage, identities and balances.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find_person(&self, id: &str) -> Result<PersonView, AppError> {
        let mut session = self.inner.store.read().await?;
        let mut found = session.load_people(&[id], Knowledge::Current).await?;
        let file = found.remove(id).ok_or_else(|| AppError::not_found("参保人", id))?;
        let due_fen = session.balance(&ledger::Account::person(id, "due")?).await?;
        let cards = session.cards_of_people(&[id]).await?;
        let card = cards.iter().find(|it| it.known_until.is_none()).map(|it| cards::masked(&it.number));
        let coverage = file.coverage.iter().map(|it| PeriodView {
            what: [it.insurance.as_str(), it.status.as_str()].join(" ").trim().to_owned(),
            from: it.valid_from,
            until: it.valid_until,
        });
        let identities = file.identities.iter().map(|it| PeriodView {
            what: it.identity.clone(),
            from: it.valid_from,
            until: it.valid_until,
        });
        Ok(PersonView {
            id: file.person.id.clone(),
            number: masked(file.person.number.as_deref()),
            name: file.person.name.clone(),
            sex: file.person.sex.clone(),
            birth: file.person.birth,
            card,
            coverage: coverage.collect(),
            identities: identities.collect(),
            balances: file.balances.iter().map(|it| (it.kind.clone(), it.balance_fen)).collect(),
            due_fen,
        })
    }

    /// What the person bears in cash of a settlement after all adjustments.
    ///
    /// # Errors
    /// When there is no such settlement.
    pub async fn cash_after_adjustments(&self, id: &str) -> Result<Fen, AppError> {
        let mut session = self.inner.store.read().await?;
        let found = session.find_settlement(id).await?.ok_or_else(|| AppError::not_found("结算单", id))?;
        if found.state == SettlementState::Reversed {
            return Ok(Fen::ZERO);
        }
        let adjustments = session.find_adjustments_of(id).await?;
        Ok(cash_now(&found, &adjustments))
    }

    /// Balances of all ledger accounts of an owner: `payer:<id>`, `institution:<id>`, `person:<id>`,
    /// `clearing` (see `ledger::Account::owner`).
    ///
    /// # Errors
    /// The store's failure.
    pub async fn balances_of(&self, owner: &str) -> Result<Vec<(String, i64)>, AppError> {
        let postings = self.inner.store.read().await?.balances_of(&[owner]).await?;
        Ok(postings.into_iter().map(|it| (it.account.as_str().to_owned(), it.amount_fen)).collect())
    }
}

pub(crate) fn masked(number: Option<&str>) -> String {
    number.map(base::masked).unwrap_or_default()
}
