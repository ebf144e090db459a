//! Reading: problems page by page, one problem with its history, rounds, files, what rosters say of a person.
//!
//! **Knows:** the store's lists. **Does not know:** what may be shown to whom: the interface masks.

use roster::compare::Source;
use roster::problem::{Event, State, fold};
use roster::rules::Rules;
use store::{Entitlement, Page, ProblemCount, ProblemFilter, RosterFile, RosterProblem, RosterRound};

use super::found::Detail;
use super::ledger::read_events;
use super::{RosterDesk, packed};
use crate::error::AppError;

/// One problem with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemView {
    /// Its row.
    pub row: RosterProblem,
    /// Chinese name of its sub-case.
    pub name: String,
    /// What to do.
    pub remedy: String,
    /// Documents asked for.
    pub evidence: Vec<String>,
    /// Facts, proof, effects.
    pub detail: Detail,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// The state that follows from the events.
    pub state: State,
}

/// What a row of a roster says of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The file.
    pub file: String,
    /// Code of its department or extract.
    pub department: String,
    /// Row in the file.
    pub row: u32,
    /// What it says, with its days and amount.
    pub fact: roster::compare::RowFact,
}

pub(super) fn detail_of(row: &RosterProblem) -> Detail {
    serde_json::from_str(&row.detail).unwrap_or_default()
}

/// Who a file is from, by the rules of today.
pub(super) fn source_of(rules: &Rules, code: &str) -> Option<Source> {
    let department = rules.department(code).and_then(|it| u8::try_from(it).ok()).map(Source::Department);
    let extract = || rules.extracts.iter().position(|it| it.code == code);
    department.or_else(|| extract().and_then(|it| u8::try_from(it).ok()).map(Source::Extract))
}

impl RosterDesk {
    /// Problems of a filter, a page at a time.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn problems(
        &self,
        filter: &ProblemFilter,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<RosterProblem>, AppError> {
        let mut session = self.app.inner.store.read().await?;
        Ok(session.list_roster_problems(filter, cursor, limit.clamp(1, 1_000)).await?)
    }

    /// One problem with its history.
    ///
    /// # Errors
    /// An unknown problem; the store's failure.
    pub async fn problem(&self, id: i64) -> Result<ProblemView, AppError> {
        let mut session = self.app.inner.store.read_snapshot().await?;
        let found = session.find_roster_problem(id).await?;
        let row = found.ok_or_else(|| AppError::not_found("问题", &id.to_string()))?;
        let events = read_events(&session.list_roster_events(id).await?)?;
        let rule = self.rules.problem(&row.code).map(|it| &self.rules.problems[it]);
        Ok(ProblemView {
            name: self.rules.name_of(&row.code),
            remedy: rule.map_or_else(String::new, |it| it.remedy.clone()),
            evidence: rule.map_or_else(Vec::new, |it| it.evidence.clone()),
            detail: detail_of(&row),
            state: fold(&events),
            events,
            row,
        })
    }

    /// Number of problems and money by kind, township, department, age and stage.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn statistics(&self, filter: &ProblemFilter) -> Result<Vec<ProblemCount>, AppError> {
        Ok(self.app.inner.store.read().await?.count_roster_problems(filter).await?)
    }

    /// All rounds, the latest first; `counts` is [`super::RoundCounts`] as JSON.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn rounds(&self) -> Result<Vec<RosterRound>, AppError> {
        Ok(self.app.inner.store.read().await?.list_roster_rounds().await?)
    }

    /// Imported files, the latest first.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn files(&self, before: Option<i64>, limit: usize) -> Result<Vec<RosterFile>, AppError> {
        Ok(self.app.inner.store.read().await?.list_roster_files(before, limit.clamp(1, 1_000)).await?)
    }

    /// What the rosters and extracts of a round (the last one by default) say of a person.
    ///
    /// # Errors
    /// A person without a place in the register; the store's failure.
    pub async fn person_rows(&self, person_id: &str, round: Option<i64>) -> Result<Vec<PersonRow>, AppError> {
        let mut session = self.app.inner.store.read_snapshot().await?;
        let places = session.register_places(&[person_id]).await?;
        let (_, no) = places.first().ok_or_else(|| AppError::not_found("参保人", person_id))?;
        let no = super::small(*no);
        let last = session.list_roster_rounds().await?.first().map(|it| it.number);
        let Some(round) = round.or(last) else { return Ok(Vec::new()) };
        let files = session.list_round_files(round).await?;
        let blocks = session.load_roster_blocks(round, &[packed::block_of(no)]).await?;
        let sources: Vec<_> = files.iter().map(|it| source_of(&self.rules, &it.department)).collect();
        let facts = blocks.iter().flat_map(|it| packed::unpack(it, &sources, &self.rules));
        let row = |fact: roster::compare::RowFact| {
            let file = files.get(usize::from(fact.file))?;
            let (file, department) = (file.name.clone(), file.department.clone());
            Some(PersonRow { file, department, row: fact.row, fact })
        };
        Ok(facts.filter(|it| it.person_ix == no).filter_map(row).collect())
    }

    /// What a person was given: waivers, flags, refunds, subsidies, superseded ones too.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn entitlements(&self, person_id: &str) -> Result<Vec<Entitlement>, AppError> {
        Ok(self.app.inner.store.read().await?.load_entitlements(&[person_id]).await?)
    }
}
