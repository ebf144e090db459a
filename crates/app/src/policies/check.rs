//! Checking a draft, also while somebody types: everything that is wrong with it, and how its cases come out.
//!
//! A case counts by its day: from the draft's first day on it is worked out by the draft, before by what was in force.

use std::collections::BTreeSet;

use base::{Day, Finding, Findings, Severity};
use benefit::cases::{self, Checked};
use policy::diff::What;
use serde::{Deserialize, Serialize};
use store::DraftSide;
use utoipa::ToSchema;

use super::drafts::found;
use super::editions::{Files, files_on, with_files};
use super::folder::edited;
use super::model::{PolicyFile, loaded};
use super::shelf::stopped;
use crate::App;
use crate::error::AppError;
use crate::region::Region;

/// What somebody has typed and not saved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckDraft {
    /// Files that differ from those saved.
    #[serde(default)]
    pub files: Vec<PolicyFile>,
    /// Files to take out.
    #[serde(default)]
    pub removed: Vec<String>,
    /// First day in force; as saved when absent.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub effective_on: Option<Day>,
}

/// What is wrong with a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyCheck {
    /// Whether it may be handed in.
    pub passes: bool,
    /// How many things must be mended.
    pub errors: usize,
    /// How many should be looked at.
    pub warnings: usize,
    /// All of them, by file and line.
    pub findings: Vec<PolicyFinding>,
    /// Rules in the folder.
    pub rules: usize,
    /// Cases in the folder, with how they come out; empty when the rules cannot be used.
    pub cases: Vec<CaseBrief>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyFinding {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// Stable code.
    pub code: String,
    /// Path within the folder; for another part of the pack its path there.
    pub file: String,
    /// Whether it is in the folder of this draft.
    pub is_inside: bool,
    /// Line, from 1; 0 when there is none.
    pub line: usize,
    /// Rule, layer or case.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// A case of the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CaseBrief {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Path within the folder.
    pub file: String,
    /// Line.
    pub line: usize,
    /// Day of its first visit.
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Day>,
    /// Whether it was worked out by what was in force before.
    pub is_before: bool,
    /// Whether amounts and citations are as it says.
    pub passes: bool,
    /// What differs.
    pub remarks: Vec<String>,
}

/// A folder to check: the draft's place in time and in the pack.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub instrument: String,
    pub from: Day,
    pub files: Files,
    /// The pack on that day without the draft.
    pub base: policy::PackSource,
}

impl Subject {
    fn whole(&self) -> policy::PackSource {
        with_files(&self.base, &self.instrument, &self.files)
    }

    /// Checks the pack with the folder in it.
    pub(super) fn check(&self, region: &Region) -> Checked {
        let before = |day: Day| (day < self.from).then(|| &region.on(day).engine);
        let mut checked = cases::check_with(&self.whole(), before);
        let here = format!("{}/policies/{}/", self.base.name, self.instrument);
        let elsewhere = |it: &Finding| !it.file.starts_with(&here);
        if checked.findings.0.iter().any(|it| it.severity == Severity::Error && elsewhere(it)) {
            // What is wrong elsewhere without the draft is not the draft's fault.
            let old = cases::check_with(&self.base, before).findings;
            checked.findings.0.retain(|it| !elsewhere(it) || !old.0.contains(it));
        }
        // Cases of other instruments come out differently because of the draft: their keepers have to look, the draft
        // cannot mend them.
        for it in &mut checked.findings.0 {
            if elsewhere(it) && ["POL-0015", "POL-0012"].contains(&it.code) {
                it.severity = Severity::Warning;
                "本草案改变了它的结果；批准后请在那份文件里更新算例".clone_into(&mut it.remedy);
            }
        }
        let unproved = self.unproved(region, &checked);
        checked.findings.extend(unproved.0);
        checked.findings.sort();
        checked
    }

    /// Rules that say something new, and no case from the first day on uses them.
    fn unproved(&self, region: &Region, checked: &Checked) -> Findings {
        let mut findings = Findings::default();
        let Some(engine) = &checked.engine else { return findings };
        let counts = |it: &policy::case_file::Case| it.visits.first().and_then(|it| it.on) >= Some(self.from);
        let pairs = engine.pack().cases.iter().zip(&checked.results);
        let used: BTreeSet<&str> = pairs
            .filter(|(case, _)| counts(case))
            .flat_map(|(_, result)| result.rules.iter().map(String::as_str))
            .collect();
        for it in policy::diff::changes(region.on(self.from).engine.pack(), engine.pack()) {
            let is_rule = ["规则", "命名金额", "先行自付"].contains(&it.kind.as_str());
            if is_rule && it.what != What::Removed && !used.contains(it.id.as_str()) {
                let message = format!("这条改了，{} 及以后没有算例用到它", self.from);
                let finding = Finding::error("POL-0021", message, "请补一个施行日以后的算例，手算新的结果");
                findings.push(finding.as_warning().at(it.file, it.line).of(format!("rule {}", it.id)));
            }
        }
        findings
    }

    /// What was found, as it is answered.
    pub(super) fn answer(&self, checked: &Checked) -> PolicyCheck {
        let findings: Vec<PolicyFinding> = checked.findings.0.iter().map(|it| self.finding(it)).collect();
        let count = |severity: &str| findings.iter().filter(|it| it.severity == severity).count();
        let (errors, warnings) = (count("error"), count("warning"));
        let mut answer =
            PolicyCheck { passes: errors == 0, errors, warnings, findings, rules: 0, cases: Vec::new() };
        let Some(engine) = &checked.engine else { return answer };
        let pack = engine.pack();
        let folder = format!("{}/policies/{}/", self.base.name, self.instrument);
        answer.rules = pack.rules.iter().filter(|it| it.place.file.starts_with(&folder)).count();
        for (case, result) in pack.cases.iter().zip(&checked.results) {
            let Some(file) = case.place.file.strip_prefix(&folder) else { continue };
            let on = case.visits.first().and_then(|it| it.on);
            answer.cases.push(CaseBrief {
                id: case.id.clone(),
                name: case.name.clone(),
                file: file.to_owned(),
                line: case.place.line,
                on,
                is_before: on.is_some_and(|it| it < self.from),
                passes: result.passes(),
                remarks: result.differences.iter().chain(&result.citations).cloned().collect(),
            });
        }
        answer
    }

    fn finding(&self, it: &Finding) -> PolicyFinding {
        let in_pack = it.file.strip_prefix(self.base.name.as_str()).map(|it| it.trim_start_matches('/'));
        let in_pack = in_pack.unwrap_or(&it.file);
        let inside = in_pack.strip_prefix(&format!("policies/{}/", self.instrument));
        PolicyFinding {
            severity: match it.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            }
            .to_owned(),
            code: it.code.to_owned(),
            file: inside.unwrap_or(in_pack).to_owned(),
            is_inside: inside.is_some(),
            line: it.line,
            place: it.place.clone(),
            message: it.message.clone(),
            remedy: it.remedy.clone(),
        }
    }
}

impl App {
    /// Everything that is wrong with a draft as it stands on somebody's screen.
    ///
    /// # Errors
    /// No such draft; texts that cannot be in a folder. What is wrong with the package is in the answer.
    pub async fn check_draft(&self, id: &str, edits: CheckDraft) -> Result<PolicyCheck, AppError> {
        let subject = self.subject(id, edits).await?;
        let region = self.region();
        // Few at once: who types waits for a moment, who settles does not.
        let _permit = self.inner.policies.checks.acquire().await;
        let run = tokio::task::spawn_blocking(move || subject.answer(&subject.check(&region)));
        run.await.map_err(stopped)
    }

    /// A draft, with edits, in its place.
    pub(super) async fn subject(&self, id: &str, edits: CheckDraft) -> Result<Subject, AppError> {
        let mut session = self.inner.store.read().await?;
        let draft = found(&mut session, id).await?;
        let files = loaded(session.load_policy_files(id, DraftSide::Draft).await?);
        let files = edited(files, &edits.files, &edits.removed)?;
        let from = edits.effective_on.or(draft.effective_on).unwrap_or(self.today());
        let base = self.pack_on(from);
        Ok(Subject { instrument: draft.instrument, from, files, base })
    }

    /// The files of the pack in force on a day.
    pub(super) fn pack_on(&self, day: Day) -> policy::PackSource {
        files_on(&self.region().sources.own, &self.inner.policies.overlays(), day)
    }
}
