//! What the interface says and hears of the ledger of problems: plain values with their descriptions.
//!
//! **Knows:** words of the interface. **Does not know:** HTTP. Numbers of people are masked here.

use std::collections::BTreeMap;

use base::Day;
use roster::problem::{Actor, Desk, Stage};
use roster::rules::DeskLevel;
use serde::{Deserialize, Serialize};
use store::{ProblemFilter, RosterProblem};
use utoipa::{IntoParams, ToSchema};

use super::found::{stage_number, stage_of};
use super::{Done, RosterDesk};
use crate::error::AppError;

/// Which problems.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProblemQuery {
    /// Kind (`paid`) or sub-case (`paid.poverty`).
    pub kind: Option<String>,
    /// Code of the township.
    pub township: Option<String>,
    /// Village.
    pub village: Option<String>,
    /// Department that gives the identity.
    pub department: Option<String>,
    /// Person.
    pub person_id: Option<String>,
    /// 待交办, 整改中, 待核实, 待销号, 已销号.
    pub stage: Option<String>,
    /// Only those not struck off.
    #[serde(default)]
    pub open: bool,
    /// Only those that are late.
    #[serde(default)]
    pub overdue: bool,
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// Most on a page: 50 unless told, at most 500.
    pub limit: Option<usize>,
    /// Only what the caller may see.
    #[serde(skip)]
    #[param(ignore)]
    pub within: store::Within,
}

/// A problem in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemRow {
    /// Number.
    pub id: i64,
    /// `kind.sub-case`.
    pub code: String,
    /// Its Chinese name.
    pub name: String,
    /// The person, when the row led to one.
    pub person_id: Option<String>,
    /// Name, of the register or as claimed.
    pub person_name: String,
    /// Identity number, masked.
    pub number: String,
    /// Code of the township.
    pub township: String,
    /// Village.
    pub village: String,
    /// Department that gives the identity.
    pub department: String,
    /// How far it is.
    pub stage: String,
    /// To be remedied until.
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Day>,
    /// Money to go back. In fen.
    pub amount_fen: i64,
    /// The round that found it.
    pub found_round: i64,
    /// The last round that saw it.
    pub seen_round: i64,
    /// As of which day that found it.
    #[schema(value_type = Option<String>, format = Date)]
    pub found_on: Option<Day>,
    /// As of which day the last round saw it.
    #[schema(value_type = Option<String>, format = Date)]
    pub seen_on: Option<Day>,
}

/// Problems, a page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemPage {
    /// The problems.
    pub items: Vec<ProblemRow>,
    /// `cursor` of the next page; nothing on the last.
    pub next: Option<String>,
}

/// One problem with its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemDetail {
    /// As in the list.
    #[serde(flatten)]
    pub row: ProblemRow,
    /// What is known of the person, in Chinese.
    pub facts: Vec<String>,
    /// What to do.
    pub remedy: String,
    /// Documents asked for.
    pub evidence: Vec<String>,
    /// Who it may be, best first, with points.
    pub candidates: Vec<Candidate>,
    /// Everything that was done, in order.
    #[schema(value_type = Vec<Object>)]
    pub events: Vec<serde_json::Value>,
}

/// A person whom a row may be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Candidate {
    /// The person.
    pub person_id: String,
    /// Points; more is better.
    pub points: i32,
}

/// Something to do with a problem.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProblemAct {
    /// What.
    pub command: ProblemCommand,
    /// Where whoever acts sits: `county`, `township:CODE`, `village:CODE`, `department:CODE`.
    #[serde(default)]
    pub at: String,
    /// To whom, for `assign`; the same words.
    #[serde(default)]
    pub to: String,
    /// What was done, or why.
    #[serde(default)]
    pub note: String,
    /// Proof, uploaded before.
    #[serde(default)]
    pub documents: Vec<Proof>,
}

/// A document that was uploaded.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// Which evidence of the rule it is.
    pub kind: String,
    /// File name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// What may be done with a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCommand {
    /// 交办.
    Assign,
    /// 审批.
    Approve,
    /// 报整改.
    Remedy,
    /// 第二人核实.
    Verify,
    /// 退回.
    Reject,
    /// 销号.
    StrikeOff,
    /// 重新打开.
    Reopen,
}

/// A desk from its words; the county when empty.
///
/// # Errors
/// Another word, or a level without region.
pub fn read_desk(text: &str, county: &str) -> Result<Desk, AppError> {
    let (level, region) = text.split_once(':').unwrap_or((text, ""));
    let level = match level {
        "" | "county" => return Ok(Desk { level: DeskLevel::County, region: county.to_owned() }),
        "township" => DeskLevel::Township,
        "village" => DeskLevel::Village,
        "department" => DeskLevel::Department,
        other => {
            let message = format!("不认识的单位“{}”", other.chars().take(20).collect::<String>());
            let remedy = "请写 county、township:代码、village:代码、department:代码";
            return Err(AppError::input("desk", message, remedy));
        }
    };
    if region.is_empty() {
        return Err(AppError::input("desk", "没有写代码", "例如 township:990100101"));
    }
    Ok(Desk { level, region: region.to_owned() })
}

/// First six and last two characters of a number.
#[must_use]
pub fn masked(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    if chars.len() < 12 {
        return "*".repeat(chars.len());
    }
    let (front, back): (String, String) =
        (chars[..6].iter().collect(), chars[chars.len() - 2..].iter().collect());
    format!("{front}{}{back}", "*".repeat(chars.len() - 8))
}

impl ProblemQuery {
    /// In words of the store. `today` decides what is late.
    ///
    /// # Errors
    /// A stage that is none.
    pub fn filter(&self, today: Day) -> Result<ProblemFilter, AppError> {
        let stage = match &self.stage {
            None => None,
            Some(word) => {
                let stages: Vec<Stage> = (0..5).map(stage_of).collect();
                let words: Vec<&str> = stages.iter().map(|it| it.word()).collect();
                let found = stages.iter().find(|it| it.word() == word);
                let wrong =
                    || AppError::input("stage", "没有这种进度", format!("可用：{}", words.join("、")));
                Some(stage_number(*found.ok_or_else(wrong)?))
            }
        };
        let is_code = self.kind.as_ref().is_some_and(|it| it.contains('.'));
        Ok(ProblemFilter {
            kind: self.kind.clone().filter(|_| !is_code),
            code: self.kind.clone().filter(|_| is_code),
            stage,
            stage_below: (self.open || self.overdue).then(|| stage_number(Stage::StruckOff)),
            township: self.township.clone(),
            village: self.village.clone(),
            department: self.department.clone(),
            person_id: self.person_id.clone(),
            overdue_on: self.overdue.then_some(today),
            within: self.within.clone(),
            ..ProblemFilter::default()
        })
    }
}

impl RosterDesk {
    fn row_of(&self, row: RosterProblem, rounds: &BTreeMap<i64, Day>) -> ProblemRow {
        ProblemRow {
            found_on: rounds.get(&row.found_round).copied(),
            seen_on: rounds.get(&row.seen_round).copied(),
            id: row.id,
            name: self.rules.name_of(&row.code),
            code: row.code,
            person_id: row.person_id,
            person_name: row.name,
            number: masked(&row.number),
            township: row.township,
            village: row.village,
            department: row.department,
            stage: stage_of(row.stage).word().to_owned(),
            due: row.due,
            amount_fen: row.amount_fen,
            found_round: row.found_round,
            seen_round: row.seen_round,
        }
    }

    /// Problems of a query, a page at a time.
    ///
    /// # Errors
    /// A stage that is none; the store's failure.
    pub async fn list_problems(&self, query: &ProblemQuery) -> Result<ProblemPage, AppError> {
        let filter = query.filter(self.app.today())?;
        let limit = query.limit.unwrap_or(50).clamp(1, 500);
        let page = self.problems(&filter, query.cursor.as_deref(), limit).await?;
        let rounds = self.app.inner.store.read().await?.roster_round_days().await?;
        let items = page.items.into_iter().map(|it| self.row_of(it, &rounds)).collect();
        Ok(ProblemPage { items, next: page.next })
    }

    /// One problem with its history.
    ///
    /// # Errors
    /// An unknown problem; the store's failure.
    pub async fn describe_problem(&self, id: i64) -> Result<ProblemDetail, AppError> {
        let view = self.problem(id).await?;
        let rounds = self.app.inner.store.read().await?.roster_round_days().await?;
        let candidate = |it: (String, i32)| Candidate { person_id: it.0, points: it.1 };
        Ok(ProblemDetail {
            facts: view.detail.facts,
            remedy: view.remedy,
            evidence: view.evidence,
            candidates: view.detail.candidates.into_iter().map(candidate).collect(),
            events: view.events.iter().filter_map(|it| serde_json::to_value(it).ok()).collect(),
            row: self.row_of(view.row, &rounds),
        })
    }

    /// Does something with a problem in the name of `operator`.
    ///
    /// # Errors
    /// Words that say nothing; what the ledger does not allow; the store's failure.
    pub async fn carry_out(&self, id: i64, act: ProblemAct, operator: &str) -> Result<Done, AppError> {
        let county = self.app.region().engine.pack().region.clone();
        let actor = Actor { id: operator.to_owned(), desk: read_desk(&act.at, &county)? };
        let command = super::portal::command(act.command, &act.to, act.note, act.documents, &county)?;
        self.act(id, &actor, command).await
    }
}
