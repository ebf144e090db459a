//! A draft beside what is in force: what is written differently, whom it touches from when, which cases change.

use base::{Day, Fen};
use benefit::compare::{CaseChange, Difference};
use policy::diff::{Affected, Change, What};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::CheckDraft;
use super::package::ends;
use super::shelf::stopped;
use crate::App;
use crate::error::{AppError, Fault};

/// What a draft changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyComparison {
    /// First day of the draft.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Pack and version that it is compared with.
    pub policy_version: String,
    /// Things that are written differently.
    pub changes: Vec<PolicyWritten>,
    /// People to whom something else applies, from the draft's first day on.
    pub affected: Vec<PolicyAffected>,
    /// Layers with too many combinations to compare.
    pub not_compared: Vec<String>,
    /// Cases that come out differently, whatever their day.
    pub cases: Vec<PolicyCaseChange>,
    /// How many cases were run on both.
    pub cases_run: usize,
    /// What changes over all cases.
    pub sums: Vec<PolicyAmountChange>,
}

/// Something that is written differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyWritten {
    /// `added`, `removed` or `changed`.
    pub what: String,
    /// `规则`, `层`, `条文` …
    pub kind: String,
    /// Identifier.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Fields that differ.
    pub fields: Vec<PolicyFieldChange>,
    /// File in the pack.
    pub file: String,
    /// Line.
    pub line: usize,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyFieldChange {
    /// Which.
    pub label: String,
    /// Before; empty where there was none.
    pub old: String,
    /// After.
    pub new: String,
}

/// People and days to whom something else applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyAffected {
    /// Identifier of the layer.
    pub id: String,
    /// Its name.
    pub name: String,
    /// First day.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day; nothing for no end.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
    /// Who.
    pub who: String,
    /// What.
    pub what: String,
}

/// A case that comes out differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyCaseChange {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Which package it is from: `both`, `old`, `new`.
    pub of: String,
    /// Visit, from 1.
    pub visit: usize,
    /// Its day.
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Day>,
    /// Outcome before, where it differs.
    pub was: Option<String>,
    /// Outcome after, where it differs.
    pub is: Option<String>,
    /// Amounts that differ.
    pub amounts: Vec<PolicyAmountChange>,
}

/// An amount before and after.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PolicyAmountChange {
    /// Who pays or gets it.
    pub name: String,
    /// Before. In fen.
    #[schema(value_type = i64)]
    pub old_fen: Fen,
    /// After. In fen.
    #[schema(value_type = i64)]
    pub new_fen: Fen,
    /// After less before. In fen.
    #[schema(value_type = i64)]
    pub change_fen: Fen,
}

impl App {
    /// Compares a draft, as it stands on somebody's screen, with what is in force on its day.
    ///
    /// # Errors
    /// A draft whose rules cannot be read.
    pub async fn compare_draft(&self, id: &str, edits: CheckDraft) -> Result<PolicyComparison, AppError> {
        let (subject, region) = (self.subject(id, edits).await?, self.region());
        let _permit = self.inner.policies.checks.acquire().await;
        let run = tokio::task::spawn_blocking(move || {
            let Some(new) = subject.check(&region).engine else {
                let message = "草案的规则还读不全，比不了";
                return Err(AppError::new(Fault::State, "APP-0115", message, "请先按查错的提示改好"));
            };
            let old = region.on(subject.from);
            let difference = Difference::between(&old.engine, &new);
            Ok(shown(&difference, subject.from, old.version.clone()))
        });
        run.await.map_err(stopped)?
    }
}

fn shown(it: &Difference, from: Day, policy_version: String) -> PolicyComparison {
    let touches = |it: &&Affected| it.until >= from;
    let sum = |(name, change_fen): (&str, Fen)| {
        let of = it.cases.iter().flat_map(|it| &it.amounts).filter(|it| it.name == name);
        let (old_fen, new_fen) =
            of.fold((Fen::ZERO, Fen::ZERO), |sum, it| (sum.0 + it.old_fen, sum.1 + it.new_fen));
        PolicyAmountChange { name: name.to_owned(), old_fen, new_fen, change_fen }
    };
    PolicyComparison {
        from,
        policy_version,
        changes: it.changes.iter().map(written).collect(),
        affected: it.affected.iter().filter(touches).map(|it| affected(it, from)).collect(),
        not_compared: it.not_compared.clone(),
        cases: it.cases.iter().map(case).collect(),
        cases_run: it.cases_run,
        sums: it.sums().into_iter().map(sum).collect(),
    }
}

fn written(it: &Change) -> PolicyWritten {
    let field = |it: &policy::diff::FieldChange| PolicyFieldChange {
        label: it.label.clone(),
        old: it.old.clone(),
        new: it.new.clone(),
    };
    PolicyWritten {
        what: match it.what {
            What::Added => "added",
            What::Removed => "removed",
            What::Changed => "changed",
        }
        .to_owned(),
        kind: it.kind.clone(),
        id: it.id.clone(),
        name: it.name.clone(),
        fields: it.fields.iter().map(field).collect(),
        file: it.file.clone(),
        line: it.line,
    }
}

fn affected(it: &Affected, from: Day) -> PolicyAffected {
    let (from, until) = ends(policy::model::Span { from: it.from.max(from), until: it.until });
    PolicyAffected {
        id: it.id.clone(),
        name: it.name.clone(),
        from,
        until,
        who: it.who.clone(),
        what: it.what.clone(),
    }
}

fn case(it: &CaseChange) -> PolicyCaseChange {
    let amount = |it: &benefit::compare::AmountChange| PolicyAmountChange {
        name: it.name.clone(),
        old_fen: it.old_fen,
        new_fen: it.new_fen,
        change_fen: it.change_fen,
    };
    let (was, is) = it.outcome.clone().unzip();
    PolicyCaseChange {
        id: it.id.clone(),
        name: it.name.clone(),
        of: it.of.to_owned(),
        visit: it.visit,
        on: it.on,
        was,
        is,
        amounts: it.amounts.iter().map(amount).collect(),
    }
}
