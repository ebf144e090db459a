//! A problem as it is kept: the row of the ledger with facts, proof, days, rows and effects.
//!
//! **Knows:** values of `roster` and of the store. **Does not know:** when it is written.

use base::{Day, Fen};
use roster::compare::{Effect, Problem, Source, Subject, effects_of};
use roster::figures::AgeBand;
use roster::problem::Stage;
use roster::round::ProblemKey;
use roster::rules::{DateName, Rules, Says, fact};
use serde::{Deserialize, Serialize};
use store::RosterProblem;

use super::held::Held;
use super::round_view::Prepared;

/// What is kept of a problem beside the columns of its row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// What is known of the person, in Chinese.
    pub facts: Vec<String>,
    /// Identity classes in force, by identifier.
    pub classes: Vec<String>,
    /// Days that matter, by name.
    pub dates: Vec<(String, Day)>,
    /// Rows that prove it.
    pub rows: Vec<KeptRow>,
    /// What its approval does.
    pub effects: Vec<KeptEffect>,
    /// The owner of the number on the row, when it is another person's.
    pub owner: Option<String>,
    /// Who it may be, best first, with points.
    pub candidates: Vec<(String, i32)>,
    /// The claim of a row without a person.
    pub claim: Option<String>,
    /// The person that a clerk has given the claim to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<String>,
}

/// A row that proves something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRow {
    /// Number of the file.
    pub file: i64,
    /// Row as facts count it.
    pub row: u32,
    /// Sheet.
    pub sheet: String,
    /// Row number in the sheet, as a clerk sees it.
    pub line: usize,
}

/// An effect in the words of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptEffect {
    /// `end_enrolment`, `end_flag`, `keep_waiver`, `waive`, `flag`, `refund`, `subsidise`, `correct_identity`,
    /// `identity`, `watch`.
    pub kind: String,
    /// First day on which it holds; of an ending: the last day of what ends.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Money. In fen.
    pub amount_fen: Fen,
    /// Identity class, by identifier.
    pub class: Option<String>,
    /// The day that the rule asks for is not told; the day of the round stands in for it.
    pub day_is_assumed: bool,
}

const fn date_word(name: DateName) -> &'static str {
    match name {
        DateName::RecognisedOn => "认定日期",
        DateName::WithdrawnOn => "取消日期",
        DateName::DiedOn => "死亡日期",
        DateName::MissingSince => "失联日期",
        DateName::CancelledOn => "户口注销日期",
        DateName::MarriedOn => "婚姻登记日期",
        DateName::ElsewhereSince => "县外参保日期",
        DateName::EmployeeSince => "职工参保日期",
        DateName::EmployeeUntil => "职工中断日期",
        DateName::EnrolledUntil => "参保止日",
        DateName::WaivedUntil => "免缴费止日",
        DateName::FlaggedUntil => "标识止日",
        DateName::PaidOn => "缴费日期",
        DateName::RefundedOn => "退费日期",
    }
}

pub(super) fn stage_number(stage: Stage) -> i64 {
    match stage {
        Stage::Open => 0,
        Stage::Assigned => 1,
        Stage::Remedied => 2,
        Stage::Verified => 3,
        Stage::StruckOff => 4,
    }
}

pub(super) fn stage_of(number: i64) -> Stage {
    match number {
        1 => Stage::Assigned,
        2 => Stage::Remedied,
        3 => Stage::Verified,
        4 => Stage::StruckOff,
        _ => Stage::Open,
    }
}

pub(super) fn age_number(band: AgeBand) -> i64 {
    match band {
        AgeBand::Child => 0,
        AgeBand::Adult => 1,
        AgeBand::Old => 2,
        AgeBand::VeryOld => 3,
        AgeBand::Unknown => 4,
    }
}

/// The band of a number, for words.
#[must_use]
pub(super) fn age_of(number: i64) -> AgeBand {
    match number {
        0 => AgeBand::Child,
        1 => AgeBand::Adult,
        2 => AgeBand::Old,
        3 => AgeBand::VeryOld,
        _ => AgeBand::Unknown,
    }
}

/// The key as one text.
pub(super) fn key_text(key: &ProblemKey) -> String {
    match key.subject {
        roster::round::SubjectKey::Person(no) => format!("p{no} {} {}", key.code, key.about),
        roster::round::SubjectKey::Claim(claim) => format!("c{claim:016x} {} {}", key.code, key.about),
    }
}

/// Makes rows of the ledger of the problems of one comparison.
pub(super) struct Maker<'a> {
    pub(super) held: &'a Held,
    pub(super) rules: &'a Rules,
    pub(super) prepared: &'a Prepared,
    /// Numbers of the files, by their index in the comparison.
    pub(super) files: &'a [i64],
    pub(super) round: i64,
}

impl Maker<'_> {
    /// The row of a problem, as if it were new; the caller gives number, stage and standing.
    pub(super) fn row(&self, key: &ProblemKey, problem: &Problem) -> RosterProblem {
        let as_of = self.prepared.reconciled.facts.setting.as_of;
        let mut detail = self.detail(problem);
        let (person_no, person_id, name, number, township, village, age) = match problem.subject {
            Subject::Person(ix) => {
                let (township, village) = self.held.lives(ix);
                (
                    Some(i64::from(ix)),
                    Some(self.held.id(ix).to_owned()),
                    self.held.register.name(ix).to_owned(),
                    self.held.number(ix),
                    township.to_owned(),
                    village.to_owned(),
                    self.held.age(ix, as_of),
                )
            }
            Subject::Claim(claim) => {
                detail.claim = Some(format!("{claim:016x}"));
                let [name, number, township, village] = self.claimed(problem);
                let township = self.held.places.township_code(&township).to_owned();
                (None, None, name, number, township, village, None)
            }
        };
        RosterProblem {
            id: 0,
            key: key_text(key),
            kind: key.kind().to_owned(),
            code: key.code.clone(),
            about: key.about.clone(),
            person_no,
            person_id,
            name,
            number,
            township,
            village,
            department: self.department(problem).to_owned(),
            age_band: age_number(AgeBand::of(age)),
            class: self.class(fact::first_class(problem.word)).unwrap_or_default(),
            amount_fen: problem.amount_fen.0,
            found_round: self.round,
            seen_round: self.round,
            standing: 0,
            stage: 0,
            stage_on: as_of,
            desk_level: None,
            desk_region: String::new(),
            due: None,
            events: 0,
            detail: super::json(&detail),
        }
    }

    fn class(&self, index: Option<u8>) -> Option<String> {
        self.rules.classes.get(usize::from(index?)).map(|it| it.id.clone())
    }

    fn detail(&self, problem: &Problem) -> Detail {
        let facts = &self.prepared.reconciled.facts;
        let classes = self.rules.classes.iter().enumerate();
        let is_in = |index: usize| u8::try_from(index).is_ok_and(|it| fact::class(it) & problem.word != 0);
        let effects = match problem.subject {
            Subject::Person(ix) => effects_of(problem, &facts.person(ix as usize), self.rules),
            Subject::Claim(_) => Vec::new(),
        };
        let row = |it: &roster::compare::RowRef| {
            let file = self.prepared.gathered.files.get(usize::from(it.file));
            let (sheet, line) = file.and_then(|file| file.place(it.row)).unwrap_or_default();
            let file = self.files.get(usize::from(it.file)).copied().unwrap_or(0);
            KeptRow { file, row: it.row, sheet: sheet.to_owned(), line }
        };
        Detail {
            facts: problem.words(self.rules),
            classes: classes.filter(|it| is_in(it.0)).map(|it| it.1.id.clone()).collect(),
            dates: problem.dates.iter().map(|it| (date_word(it.0).to_owned(), it.1)).collect(),
            rows: problem.rows.iter().map(row).collect(),
            effects: effects.iter().map(|it| self.effect(it)).collect(),
            owner: problem.owner_ix.map(|it| self.held.id(it).to_owned()),
            candidates: problem
                .candidates
                .iter()
                .map(|it| (self.held.id(it.person_ix).to_owned(), it.score))
                .collect(),
            claim: None,
            confirmed: None,
        }
    }

    fn effect(&self, effect: &Effect) -> KeptEffect {
        KeptEffect {
            kind: effect.kind.word().to_owned(),
            from: effect.from,
            until: effect.until,
            amount_fen: effect.amount_fen,
            class: self.class(effect.class),
            day_is_assumed: effect.day_is_assumed,
        }
    }

    /// The first department in the order of the pack that gives an identity, else that speaks at all.
    fn department(&self, problem: &Problem) -> &str {
        let facts = &self.prepared.reconciled.facts;
        let of = |only_entitling: bool| {
            let rows = problem.rows.iter().filter(|it| !only_entitling || it.says == Says::Entitling);
            let source =
                |it: &roster::compare::RowRef| facts.files.get(usize::from(it.file)).map(|it| it.source);
            rows.filter_map(source)
                .filter_map(|it| match it {
                    Source::Department(index) => Some(index),
                    Source::Extract(_) => None,
                })
                .min()
        };
        let index = of(true).or_else(|| of(false));
        index.and_then(|it| self.rules.departments.get(usize::from(it))).map_or("", |it| it.code.as_str())
    }

    /// Name, number, township and village as the row of a claim has them.
    fn claimed(&self, problem: &Problem) -> [String; 4] {
        use intake::Field;
        let row = problem.rows.first();
        let found = row.and_then(|it| {
            let file = self.prepared.gathered.files.get(usize::from(it.file))?;
            file.locate(it.row)
        });
        let Some((table, at)) = found else { return Default::default() };
        [Field::Name, Field::Number, Field::Township, Field::Village]
            .map(|it| table.recognised.field(&table.table, at, it).trim().to_owned())
    }
}
