//! One package to read: the law clause by clause with the rules that cite it, notes, and the cases run now.

use std::collections::BTreeMap;

use base::Day;
use benefit::{Engine, cases, report};
use policy::Pack;
use policy::case_file::{Case, CaseVisit};
use policy::case_words;
use policy::describe::{Described, Shown, everything};
use policy::model::Span;
use policy::render::{CaseReport, VisitReport};
use serde::Serialize;
use utoipa::ToSchema;

use super::check::CheckDraft;
use super::packages::standing;
use super::shelf::stopped;
use crate::App;
use crate::error::{AppError, Fault};

/// A package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PackageView {
    /// Name of its folder.
    pub id: String,
    /// The day that was asked for.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Pack and version of that day, as settlements cite it.
    pub policy_version: String,
    /// Title of the instrument.
    pub title: String,
    /// Number of the notice.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// First day by its own words.
    #[schema(value_type = Option<String>, format = Date)]
    pub effective: Option<Day>,
    /// Where it was published.
    pub source: String,
    /// `in_force`, `past`, `future` or `without_rules` on that day.
    pub state: String,
    /// The law with its rules.
    pub clauses: Vec<PolicyClause>,
    /// The text of notes.md.
    pub notes: String,
    /// Its cases, run now.
    pub cases: Vec<PolicyCase>,
    /// The approved draft that it is from; `None` when it is from the pack's own files.
    pub draft: Option<String>,
}

/// A clause with what cites it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyClause {
    /// `第七条`.
    pub id: String,
    /// Line of its heading in document.md.
    pub line: usize,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// Why it has no rule, where it says so.
    pub no_rule: Option<String>,
    /// What cites it, in the order of the pack.
    pub rules: Vec<PolicyRule>,
}

/// A layer, rule, named amount, pre-paid share or index in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyRule {
    /// `层`, `规则`, `命名金额`, `先行自付`, `指数`.
    pub kind: String,
    /// Identifier.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Whom it concerns.
    pub who: String,
    /// The citation: `第七条第一款`.
    pub clause: String,
    /// First day; nothing for always.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day; nothing for no end.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
    /// Whether it is in force on the day that was asked for.
    pub is_in_force: bool,
    /// What it says.
    pub fields: Vec<PolicyField>,
    /// Whether a number in it is an assumption.
    pub assumed: bool,
    /// Heading of the note that explains it.
    pub note: String,
    /// Line in rules.toml.
    pub line: usize,
}

/// A labelled value: text, or a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyField {
    /// What is said.
    pub label: String,
    /// How; empty for a table.
    pub text: String,
    /// Headings of the table.
    pub columns: Vec<String>,
    /// Its cells.
    pub rows: Vec<Vec<String>>,
}

/// A case and how it came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyCase {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Path within the folder.
    pub file: String,
    /// Line.
    pub line: usize,
    /// Whether amounts and citations are as it says.
    pub passes: bool,
    /// `ok`, `article-error` or `ambiguous`.
    pub check: String,
    /// Explanation.
    pub note: String,
    /// Where it was published.
    pub source: String,
    /// Worked by hand.
    pub working: String,
    /// What differs, in words.
    pub remarks: Vec<String>,
    /// Its visits.
    pub visits: Vec<PolicyCaseVisit>,
}

/// A visit of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyCaseVisit {
    /// Its day.
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Day>,
    /// What is given.
    pub given: Vec<PolicyNamed>,
    /// Expected beside computed.
    pub compared: Vec<PolicyCompared>,
    /// Who pays what.
    pub shares: Vec<PolicyNamed>,
    /// Every step.
    pub steps: Vec<PolicyStep>,
}

/// A name with a value in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyNamed {
    /// Name.
    pub name: String,
    /// Value.
    pub value: String,
}

/// An expected amount or count beside what came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyCompared {
    /// Key of `expect`.
    pub key: String,
    /// In words.
    pub name: String,
    /// By hand, in fen (for a counting meter a count).
    pub expected: i64,
    /// By machine.
    pub actual: Option<i64>,
    /// Computed less expected.
    pub difference: i64,
    /// Whether the values are counts, not fen.
    pub is_count: bool,
}

/// A step of the computation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyStep {
    /// Name of the layer.
    pub layer: String,
    /// In words.
    pub text: String,
    /// The law.
    pub clause: String,
    /// The rule.
    pub rule: String,
}

impl App {
    /// A package as it is in force on a day.
    ///
    /// # Errors
    /// No such package on that day.
    pub async fn read_package(&self, id: &str, on: Option<Day>) -> Result<PackageView, AppError> {
        let (region, on) = (self.region(), on.unwrap_or(self.today()));
        let overlays = self.inner.policies.overlays();
        let of = overlays.iter().filter(|it| it.instrument == id && it.from <= on);
        let draft = of.max_by_key(|it| (it.from, it.approval)).map(|it| it.draft_id.clone());
        let id = id.to_owned();
        let run = tokio::task::spawn_blocking(move || {
            let own = region.on(on);
            view(&own.engine, &|day| Some(&region.on(day).engine), &id, on, own.version.clone())
                .map(|it| PackageView { draft, ..it })
                .ok_or_else(|| AppError::not_found("政策文件", &id))
        });
        run.await.map_err(stopped)?
    }

    /// A draft as a package: what is on the screen, where it can be used.
    ///
    /// # Errors
    /// A draft whose rules cannot be read: [`App::check_draft`] says why.
    pub async fn preview_package(&self, id: &str, edits: CheckDraft) -> Result<PackageView, AppError> {
        let (subject, region) = (self.subject(id, edits).await?, self.region());
        let _permit = self.inner.policies.checks.acquire().await;
        let run = tokio::task::spawn_blocking(move || {
            let Some(engine) = subject.check(&region).engine else {
                let message = "草案的规则还读不全，左右对照看不了";
                return Err(AppError::new(Fault::State, "APP-0115", message, "请先按查错的提示改好"));
            };
            let before = |day: Day| (day < subject.from).then(|| &region.on(day).engine);
            let version = "草案".to_owned();
            view(&engine, &before, &subject.instrument, subject.from, version)
                .ok_or_else(|| AppError::not_found("政策文件", &subject.instrument))
        });
        run.await.map_err(stopped)?
    }
}

/// An instrument of a pack. `by` says what the cases of a day are worked out by, where it is not the pack itself.
fn view<'e>(
    engine: &'e Engine,
    by: &dyn Fn(Day) -> Option<&'e Engine>,
    id: &str,
    on: Day,
    policy_version: String,
) -> Option<PackageView> {
    let pack = engine.pack();
    let at = pack.instruments.iter().position(|it| it.id == id)?;
    let instrument = &pack.instruments[at];
    let mut cited: BTreeMap<usize, Vec<PolicyRule>> = BTreeMap::new();
    for it in everything(pack).into_iter().filter(|it| it.citation.instrument == at) {
        // The longest clause that the citation begins with: 第十条 is not 第十条之一.
        let clauses = instrument.clauses.iter().enumerate();
        let named = clauses.filter(|(_, clause)| it.citation.clause.starts_with(&clause.id));
        let clause = named.max_by_key(|(_, clause)| clause.id.len()).map_or(0, |it| it.0);
        cited.entry(clause).or_default().push(rule(it, on));
    }
    let clauses = instrument.clauses.iter().enumerate().map(|(at, it)| PolicyClause {
        id: it.id.clone(),
        line: it.line,
        paragraphs: it.paragraphs.clone(),
        no_rule: it.no_rule.clone(),
        rules: cited.remove(&at).unwrap_or_default(),
    });
    let clauses = clauses.collect();
    let inside = format!("/policies/{id}/");
    let cases = pack.cases.iter().filter_map(|it| {
        let (_, file) = it.place.file.split_once(inside.as_str())?;
        let engine = it.visits.first().and_then(|it| it.on).and_then(by).unwrap_or(engine);
        Some(case(pack, it, file, report::of(pack, cases::run(engine, it))))
    });
    Some(PackageView {
        id: id.to_owned(),
        on,
        policy_version,
        title: instrument.title.clone(),
        number: instrument.number.clone(),
        issuer: instrument.issuer.clone(),
        effective: instrument.effective,
        source: instrument.source.clone(),
        state: standing(pack, at, on).0.to_owned(),
        clauses,
        notes: instrument.notes.clone(),
        cases: cases.collect(),
        draft: None,
    })
}

/// Nothing where a span has no end on that side.
pub(super) fn ends(span: Span) -> (Option<Day>, Option<Day>) {
    (Some(span.from).filter(|it| *it > Day::MIN), Some(span.until).filter(|it| *it < Day::MAX))
}

fn rule(it: Described, on: Day) -> PolicyRule {
    let (from, until) = ends(it.span);
    let field = |it: policy::describe::Field| {
        let (text, columns, rows) = match it.shown {
            Shown::Text(text) => (text, Vec::new(), Vec::new()),
            Shown::Rows { columns, rows } => (String::new(), columns, rows),
        };
        PolicyField { label: it.label.to_owned(), text, columns, rows }
    };
    PolicyRule {
        kind: it.kind.to_owned(),
        id: it.id,
        name: it.name,
        who: it.who,
        clause: it.citation.clause,
        from,
        until,
        is_in_force: it.span.contains(on),
        fields: it.fields.into_iter().map(field).collect(),
        assumed: it.assumed,
        note: it.note,
        line: it.place.line,
    }
}

fn case(pack: &Pack, it: &Case, file: &str, report: CaseReport) -> PolicyCase {
    let blank = VisitReport::default();
    let visits = it.visits.iter().enumerate();
    let visits = visits.map(|(at, given)| visit(pack, given, report.visits.get(at).unwrap_or(&blank)));
    PolicyCase {
        id: it.id.clone(),
        name: it.name.clone(),
        file: file.to_owned(),
        line: it.place.line,
        passes: report.passes,
        check: it.check.clone(),
        note: it.note.clone(),
        source: it.source.clone(),
        working: it.working.trim().to_owned(),
        visits: visits.collect(),
        remarks: report.remarks.clone(),
    }
}

fn visit(pack: &Pack, given: &CaseVisit, report: &VisitReport) -> PolicyCaseVisit {
    let named = |(name, value): (String, String)| PolicyNamed { name, value };
    let compared = report.compared.iter().map(|(key, expected, actual)| {
        let counts = key.strip_prefix("meter.").and_then(|it| pack.meter(it));
        PolicyCompared {
            key: key.clone(),
            name: case_words::label(pack, key),
            expected: *expected,
            actual: *actual,
            difference: actual.map_or(0, |it| it - expected),
            is_count: counts.is_some_and(|it| pack.meters[it].counts.is_some()),
        }
    });
    let step = |it: &policy::render::StepReport| PolicyStep {
        layer: it.layer.clone(),
        text: it.text.clone(),
        clause: it.clause.clone(),
        rule: it.rule.clone(),
    };
    PolicyCaseVisit {
        on: given.on,
        given: case_words::given(pack, given).into_iter().map(named).collect(),
        compared: compared.collect(),
        shares: report.shares.iter().cloned().map(named).collect(),
        steps: report.steps.iter().map(step).collect(),
    }
}
