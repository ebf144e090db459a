//! What a person is entitled to today: each kind of visit at each level of institution, decided for an amount in scope
//! by the same calculation as a settlement, with what the year has used up.
//!
//! **Does not know:** diseases. Kinds of visit that a filed disease opens are left out, because what they pay tells it.

use std::collections::BTreeSet;

use base::{Day, Fen};
use benefit::Decision;
use serde::Serialize;
use store::{Institution, Knowledge};
use utoipa::ToSchema;

use crate::App;
use crate::cross::place_of_institution;
use crate::desk::Desk;
use crate::error::AppError;
use crate::facts::coverage_on;
use crate::institutions::Institutions;
use crate::model::{NewVisit, SettleRequest};
use crate::region::Region;
use crate::settle::{decide, load, ready};

/// What is asked for when nothing is said: ten thousand yuan.
const USUAL: Fen = Fen(1_000_000);
/// Most that may be asked for: ten million yuan.
const MOST: Fen = Fen(1_000_000_000);

/// What a person is entitled to today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Entitlement)]
pub struct EntitlementView {
    /// The person.
    pub person_id: String,
    /// Today.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// The amount in scope that each row is decided for, in fen.
    #[schema(value_type = i64)]
    pub amount_fen: Fen,
    /// Whether the person is covered today; if not there are no rows.
    pub is_covered: bool,
    /// By kind of visit and level, in the order of the pack; only what the rules know.
    pub rows: Vec<EntitlementRow>,
    /// Kinds of visit that are left out, because a filed disease decides about them.
    pub left_out: Vec<String>,
}

/// A kind of visit at a level of institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntitlementRow {
    /// Kind of visit.
    pub visit: String,
    /// Levels at which the same holds.
    pub levels: Vec<String>,
    /// What the first layer takes off before it pays, with what was paid this year already.
    #[schema(value_type = i64)]
    pub deductible_fen: Fen,
    /// Who pays how much; those who pay nothing are left out.
    pub payers: Vec<EntitlementShare>,
    /// What is left to the person.
    #[schema(value_type = i64)]
    pub person_fen: Fen,
}

/// A payer's share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntitlementShare {
    /// Payer.
    pub payer: String,
    /// Its name.
    pub name: String,
    /// In fen.
    #[schema(value_type = i64)]
    pub amount_fen: Fen,
}

impl EntitlementRow {
    fn new(visit: &str, level: &str, decision: &Decision) -> EntitlementRow {
        let share = |it: &benefit::PayerShare| EntitlementShare {
            payer: it.payer.clone(),
            name: it.name.clone(),
            amount_fen: it.amount_fen,
        };
        EntitlementRow {
            visit: visit.to_owned(),
            levels: vec![level.to_owned()],
            deductible_fen: decision.layers.first().map_or(Fen::ZERO, |it| it.deductible_fen),
            payers: decision.payers.iter().map(share).collect(),
            person_fen: decision.person_fen,
        }
    }

    fn says_the_same(&self, other: &EntitlementRow) -> bool {
        self.visit == other.visit
            && (self.deductible_fen, self.person_fen) == (other.deductible_fen, other.person_fen)
            && self.payers == other.payers
    }
}

impl App {
    /// What a person is entitled to today, for an amount in scope.
    ///
    /// # Errors
    /// A person that nobody knows; an amount that is none; the store's failure.
    pub async fn entitlement(&self, id: &str, amount: Option<Fen>) -> Result<EntitlementView, AppError> {
        let amount = amount.unwrap_or(USUAL);
        if amount <= Fen::ZERO || amount > MOST {
            let message = "试算的金额应在 0.01 元到一千万元之间";
            return Err(AppError::input("amount_fen", message, "请改金额；单位是分"));
        }
        let (institutions, region, on) = (self.inner.institutions(), self.region(), self.today());
        let requests = requests(&region, &institutions, id, on, amount);
        let mut desk = Desk::new(&region, &institutions, self.inner.clock.now());
        let mut session = self.inner.store.read().await?;
        let loaded =
            load(&mut session, &mut desk, &requests.iter().map(|it| &it.2).collect::<Vec<_>>()).await?;
        if requests.is_empty() {
            // Without institutions nobody was loaded.
            desk.people = session.load_people(&[id], Knowledge::Current).await?;
        }
        drop(session);
        let file = desk.people.get(id).ok_or_else(|| AppError::not_found("参保人", id))?;
        let is_covered = coverage_on(file, on).is_some();
        let mut rows: Vec<EntitlementRow> = Vec::new();
        for (kind, level, request) in requests.iter().filter(|_| is_covered) {
            // What has no rule or no agreement is nothing that anybody is entitled to.
            let Ok(ready) = ready(&desk, &loaded, request, on, 0) else { continue };
            let Ok(((decision, _), ..)) = decide(&mut desk, &ready) else { continue };
            let row = EntitlementRow::new(kind, level, &decision);
            match rows.iter_mut().find(|it| it.says_the_same(&row)) {
                Some(known) => known.levels.push(level.clone()),
                None if row.payers.is_empty() => {}
                None => rows.push(row),
            }
        }
        let left_out = of_diseases(&region).into_iter().map(str::to_owned).collect();
        Ok(EntitlementView { person_id: id.to_owned(), on, amount_fen: amount, is_covered, rows, left_out })
    }
}

/// Kinds of visit that a filed disease opens.
fn of_diseases(region: &Region) -> BTreeSet<&str> {
    region.filings.chronic.iter().flat_map(|it| &it.visits).map(String::as_str).collect()
}

/// A bill of each kind at one institution of each level.
fn requests(
    region: &Region,
    institutions: &Institutions,
    person: &str,
    on: Day,
    amount: Fen,
) -> Vec<(String, String, SettleRequest)> {
    let hidden = of_diseases(region);
    let mut requests = Vec::new();
    for kind in region.values("visit").unwrap_or_default().iter().filter(|it| !hidden.contains(it.as_str())) {
        for level in region.values("level").unwrap_or_default() {
            let is_ours = |it: &Institution| {
                place_of_institution(it).is_none_or(|place| place == region.engine.pack().region)
            };
            let own = |it: &&Institution| it.level == *level && is_ours(it);
            let fits = |it: &&Institution| own(it) && institutions.check(&it.id, kind, on).is_ok();
            let Some(at) = institutions.values().filter(fits).min_by_key(|it| &it.id) else { continue };
            let visit = NewVisit {
                person_id: person.to_owned(),
                kind: kind.clone(),
                admitted_on: Some(on),
                amounts: [("eligible".to_owned(), amount)].into(),
                ..NewVisit::default()
            };
            requests.push((
                kind.clone(),
                level.clone(),
                SettleRequest {
                    institution_id: at.id.clone(),
                    message_id: "entitlement".to_owned(),
                    operator: String::new(),
                    visit_id: None,
                    visit: Some(visit),
                    settled_on: Some(on),
                },
            ));
        }
    }
    requests
}
