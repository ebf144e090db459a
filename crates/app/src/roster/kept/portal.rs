//! What the portal asks of rosters beyond one problem: words of the rules, counts, many problems at once, and a
//! round from files that were uploaded before.
//!
//! **Knows:** words of the interface. **Does not know:** HTTP.

use base::{Day, Findings};
use roster::problem::{Actor, Command, Document};
use serde::{Deserialize, Serialize};
use store::ProblemSum;
use utoipa::ToSchema;

use super::found::stage_of;
use super::wire::{ProblemCommand, ProblemQuery, Proof, read_desk};
use super::{Done, Refused, RosterDesk, RoundCounts, RoundOptions};
use crate::error::AppError;
use crate::roster::{FileCounts, SourceFile};

/// A code with its Chinese name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Named {
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
}

/// Words of the rules of comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RosterWords {
    /// Departments that send rosters.
    pub departments: Vec<Named>,
    /// The bureau's own lists.
    pub extracts: Vec<Named>,
    /// Sub-cases of problems.
    pub problems: Vec<Named>,
    /// Townships by code.
    pub townships: Vec<Named>,
    /// How far a problem can be, in order.
    pub stages: Vec<String>,
    /// What a column of a roster can be.
    pub fields: Vec<Named>,
    /// People on the register.
    pub people: usize,
}

/// Number of problems of one kind at one place and stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemTally {
    /// `kind.sub-case`.
    pub code: String,
    /// Its Chinese name.
    pub name: String,
    /// Code of the township.
    pub township: String,
    /// How far.
    pub stage: String,
    /// How many.
    pub problems: i64,
    /// Money to go back. In fen.
    pub amount_fen: i64,
}

/// The same command for many problems.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ManyAct {
    /// Numbers of the problems: 1 to 500.
    pub ids: Vec<i64>,
    /// What.
    pub command: ProblemCommand,
    /// Where whoever acts sits.
    #[serde(default)]
    pub at: String,
    /// To whom, for `assign`.
    #[serde(default)]
    pub to: String,
    /// What was done, or why.
    #[serde(default)]
    pub note: String,
    /// Proof, uploaded before.
    #[serde(default)]
    pub documents: Vec<Proof>,
}

/// Every open problem of a filter that nobody has been given yet goes to the desk that its rule names.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignAll {
    /// Kind or sub-case.
    #[serde(default)]
    pub kind: Option<String>,
    /// Code of the township.
    #[serde(default)]
    pub township: Option<String>,
    /// Where whoever acts sits.
    #[serde(default)]
    pub at: String,
}

/// What became of many.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ManyDone {
    /// Those that were carried out.
    pub done: Vec<Done>,
    /// How many.
    pub count: u64,
    /// Those that were not, and why; at most 100.
    pub refused: Vec<Refused>,
}

/// A round from files that were uploaded before.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRound {
    /// The day as of which it compares.
    #[schema(value_type = String, format = Date)]
    pub as_of: Day,
    /// Its files: 1 to 200.
    pub files: Vec<UploadedFile>,
    /// Keep it although departments or extracts of the last round are absent: their last lists stand in for them,
    /// and what needs them is neither opened nor cured. Without it such a round is refused.
    #[serde(default)]
    pub partial: bool,
    /// Codes of those whose list is complete although nobody, or far fewer people, are on it.
    #[serde(default)]
    pub complete: Vec<String>,
}

/// A file that was uploaded as a document.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadedFile {
    /// Its name, as the department named it.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Code of department or extract; recognised from the file when absent.
    #[serde(default)]
    pub department: Option<String>,
}

/// A round that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoundDone {
    /// Its number.
    pub number: i64,
    /// Its figures.
    pub counts: RoundCounts,
    /// How the rows of each file were matched.
    pub files: Vec<FileCounts>,
    /// What somebody should look at; at most 500.
    #[schema(value_type = Vec<Object>)]
    pub findings: Findings,
}

const MOST_PROBLEMS: usize = 500;
const MOST_FILES: usize = 200;
const MOST_REFUSED: usize = 100;

impl RosterDesk {
    /// Words of the rules, for those who choose from them.
    pub async fn words(&self) -> RosterWords {
        let held = self.held.read().await;
        let townships = held.places.names.iter().filter(|it| it.0.len() == 9);
        let named = |code: &str, name: &str| Named { code: code.to_owned(), name: name.to_owned() };
        RosterWords {
            departments: self.rules.departments.iter().map(|it| named(&it.code, &it.name)).collect(),
            extracts: self.rules.extracts.iter().map(|it| named(&it.code, &it.name)).collect(),
            problems: self.rules.problems.iter().map(|it| named(&it.code, &it.name)).collect(),
            townships: townships.map(|(code, name)| named(code, name)).collect(),
            stages: (0..5).map(|it| stage_of(it).word().to_owned()).collect(),
            fields: intake::Field::ALL.iter().map(|it| named(it.code(), it.name())).collect(),
            people: held.register.people(),
        }
    }

    /// Problems counted by sub-case, township and stage.
    ///
    /// # Errors
    /// A stage that is none; the store's failure.
    pub async fn tally(&self, query: &ProblemQuery) -> Result<Vec<ProblemTally>, AppError> {
        let filter = query.filter(self.app.today())?;
        let sums = self.app.inner.store.read().await?.tally_roster_problems(&filter).await?;
        let tally = |it: ProblemSum| ProblemTally {
            name: self.rules.name_of(&it.code),
            code: it.code,
            township: it.township,
            stage: stage_of(it.stage).word().to_owned(),
            problems: it.problems,
            amount_fen: it.amount_fen,
        };
        Ok(sums.into_iter().map(tally).collect())
    }

    /// The same command on many problems in one transaction; those that do not allow it are told and left.
    ///
    /// # Errors
    /// None or too many; words that say nothing; the store's failure.
    pub async fn carry_out_many(&self, act: ManyAct, operator: &str) -> Result<ManyDone, AppError> {
        if act.ids.is_empty() || act.ids.len() > MOST_PROBLEMS {
            let message = format!("选了 {} 个问题", act.ids.len());
            return Err(AppError::input("ids", message, "一次 1 至 500 个"));
        }
        let county = self.app.region().engine.pack().region.clone();
        let actor = Actor { id: operator.to_owned(), desk: read_desk(&act.at, &county)? };
        let command = command(act.command, &act.to, act.note, act.documents, &county)?;
        let (done, mut refused) = self.act_on_all(&act.ids, &actor, &command).await?;
        refused.truncate(MOST_REFUSED);
        Ok(ManyDone { count: done.len() as u64, done, refused })
    }

    /// The desk of a township, or of a village by its name: what `at` of an act says.
    pub async fn desk_word(&self, township: &str, village: Option<&str>) -> String {
        match village {
            None => format!("township:{township}"),
            Some(name) => {
                let held = self.held.read().await;
                format!("village:{}", held.places.village_code(township, name))
            }
        }
    }

    /// Gives every problem of a filter that nobody has been given to the desk of its rule.
    ///
    /// # Errors
    /// Words that say nothing; the store's failure.
    pub async fn assign_all(
        &self,
        order: &AssignAll,
        within: &store::Within,
        operator: &str,
    ) -> Result<ManyDone, AppError> {
        let county = self.app.region().engine.pack().region.clone();
        let actor = Actor { id: operator.to_owned(), desk: read_desk(&order.at, &county)? };
        let query = ProblemQuery {
            kind: order.kind.clone(),
            township: order.township.clone(),
            within: within.clone(),
            ..ProblemQuery::default()
        };
        let mut assigned = self.assign_by_rule(&query.filter(self.app.today())?, &actor).await?;
        assigned.refused.truncate(MOST_REFUSED);
        Ok(ManyDone { done: Vec::new(), count: assigned.assigned, refused: assigned.refused })
    }

    /// A round from files that were uploaded before.
    ///
    /// # Errors
    /// No files, or a file that was not uploaded; what [`RosterDesk::run_round`] refuses.
    pub async fn round_of(&self, order: NewRound, operator: &str) -> Result<RoundDone, AppError> {
        if order.files.is_empty() || order.files.len() > MOST_FILES {
            let message = format!("这一轮有 {} 个文件", order.files.len());
            return Err(AppError::input("files", message, "一轮 1 至 200 个文件，先逐个上传"));
        }
        let mut files = Vec::with_capacity(order.files.len());
        for it in order.files {
            let bytes = self.document(&it.sha256).await?;
            files.push(SourceFile { name: it.name, department: it.department, bytes });
        }
        let options = RoundOptions { partial: order.partial, complete: order.complete };
        let (view, mut findings) = self.run_round_with(files, order.as_of, &options, operator).await?;
        findings.sort();
        findings.0.sort_by_key(|it| std::cmp::Reverse(it.severity));
        let errors = findings.0.iter().filter(|it| it.severity == base::Severity::Error).count();
        findings.0.truncate(errors.max(MOST_PROBLEMS));
        Ok(RoundDone { number: view.number, counts: view.counts, files: view.files, findings })
    }
}

/// The command of the ledger that the interface's word stands for.
pub(super) fn command(
    word: ProblemCommand,
    to: &str,
    note: String,
    documents: Vec<Proof>,
    county: &str,
) -> Result<Command, AppError> {
    let document = |it: Proof| Document { kind: it.kind, name: it.name, sha256: it.sha256 };
    Ok(match word {
        ProblemCommand::Assign if to.is_empty() => {
            return Err(AppError::input("to", "没有写交办给谁", "例如 township:990100101"));
        }
        ProblemCommand::Assign => Command::Assign { desk: read_desk(to, county)? },
        ProblemCommand::Approve => Command::Approve,
        ProblemCommand::Remedy => {
            Command::Remedy { note, documents: documents.into_iter().map(document).collect() }
        }
        ProblemCommand::Verify => Command::Verify,
        ProblemCommand::Reject => Command::Reject { reason: note },
        ProblemCommand::StrikeOff => Command::StrikeOff,
        ProblemCommand::Reopen => Command::Reopen { reason: note },
    })
}
