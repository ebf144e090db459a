//! Values of the roster rules: departments, extracts, classes, expectations.
//!
//! **Knows:** what each consists of.
//! **Does not know:** TOML, people.

use base::{Day, Fen};

use super::{Difference, ProblemRule};

/// Everything in `rosters/*.toml` of one region.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// Region name, for lists and letters.
    pub name: String,
    /// Who sends rosters, in the order of the files.
    pub departments: Vec<Department>,
    /// The bureau's own extracts.
    pub extracts: Vec<Extract>,
    /// Identity classes; a person in several has the first.
    pub classes: Vec<Class>,
    /// Sub-cases of problems, by priority.
    pub problems: Vec<ProblemRule>,
    /// What counts as a difference and must be explained by a problem.
    pub differences: Vec<Difference>,
    /// What a scenario of the report must come out at.
    pub expectations: Vec<Expectation>,
}

/// How far the word of a department reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Authority {
    /// Keeps a list of people.
    #[default]
    Roster,
    /// Keeps the household registration.
    Police,
    /// Confirms deaths.
    Funeral,
}

/// What a row says of its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Says {
    /// Belongs to an identity class.
    Entitling,
    /// Belongs to it no longer.
    Withdrawn,
    /// Is dead.
    Dead,
    /// Cannot be found.
    Missing,
    /// Household registration cancelled (not by death).
    Cancelled,
    /// Household registration moved away.
    MovedOut,
    /// Married into another place.
    MarriedOut,
    /// Insured in another county.
    Elsewhere,
    /// Insured as an employee.
    Employee,
    /// Number or name changed.
    IdentityChange,
    /// Resident insurance here.
    Enrolment,
    /// Contribution waived.
    Waiver,
    /// Flag set.
    Flag,
    /// Contribution paid in person.
    Payment,
    /// Nothing that matters here.
    Nothing,
}

impl Says {
    /// All meanings by number. Only ever added to at the end: the numbers are in databases.
    pub const ALL: [Says; 15] = [
        Says::Nothing,
        Says::Entitling,
        Says::Withdrawn,
        Says::Dead,
        Says::Missing,
        Says::Cancelled,
        Says::MovedOut,
        Says::MarriedOut,
        Says::Elsewhere,
        Says::Employee,
        Says::IdentityChange,
        Says::Enrolment,
        Says::Waiver,
        Says::Flag,
        Says::Payment,
    ];
}

/// A sender of rosters.
#[derive(Debug, Clone, PartialEq)]
pub struct Department {
    /// Stable code, such as `civil_affairs`.
    pub code: String,
    /// Name of the office.
    pub name: String,
    /// Words in the name or title of a file by which it is known to be this department's.
    pub titles: Vec<String>,
    /// What its rows may say.
    pub says: Vec<Says>,
    /// How far its word reaches.
    pub authority: Authority,
    /// What a row with none of the words below says, when that is allowed.
    pub default: Option<(Says, Option<u8>)>,
    /// Words on the rows and what they mean.
    pub rows: Vec<StatusRow>,
    /// Names that the columns of its files are known to have.
    pub columns: Vec<ColumnAlias>,
    /// Not in the report; a plausible choice.
    pub assumed: bool,
}

/// Words on the rows of a department and what they say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusRow {
    /// Words as written in the column of class or status.
    pub words: Vec<String>,
    /// What such a row says.
    pub says: Says,
    /// The identity class it gives or takes.
    pub class: Option<u8>,
}

/// The names of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnAlias {
    /// Role of the column, such as `number`.
    pub role: String,
    /// Header texts.
    pub names: Vec<String>,
}

/// An extract of the bureau's own system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// Stable code: `enrolment`, `waiver`, `flag`, `payment`.
    pub code: String,
    /// Its Chinese name.
    pub name: String,
    /// Words in the name or title of a file by which it is known to be this extract.
    pub titles: Vec<String>,
    /// What its rows say.
    pub says: Says,
    /// Words of the insurance column that mean employee insurance.
    pub employee_words: Vec<String>,
    /// Names that its columns are known to have.
    pub columns: Vec<ColumnAlias>,
}

/// Whether a contribution paid in person goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Refund {
    /// Never.
    #[default]
    None,
    /// Always.
    All,
    /// When recognised on or before this day of the year before (month, day).
    RecognisedUntil(u8, u8),
}

impl Refund {
    /// The last day of recognition with which a contribution for `year` goes back.
    #[must_use]
    pub fn last_day(self, year: i32) -> Option<Day> {
        let Refund::RecognisedUntil(month, day) = self else { return None };
        let small = |part: u8| i8::try_from(part).ok();
        Day::new(i16::try_from(year - 1).ok()?, small(month)?, small(day)?).ok()
    }
}

/// An identity class of the pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// Stable identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// The value of the pack's fact `identity`.
    pub identity: String,
    /// Entitled to a waiver of the contribution.
    pub waiver: bool,
    /// Gets the flag.
    pub flag: bool,
    /// Whether a contribution paid in person goes back.
    pub refund: Refund,
    /// Subsidised premium by year.
    pub subsidies: Vec<Subsidy>,
    /// Not in the report; a plausible choice.
    pub assumed: bool,
}

impl Class {
    /// The subsidy of a year, summed over its sources.
    #[must_use]
    pub fn subsidy_fen(&self, year: i32) -> Fen {
        self.subsidies.iter().filter(|it| it.year == year).map(|it| it.amount_fen).sum()
    }
}

/// Who pays how much of the contribution of a class in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subsidy {
    /// Benefit year.
    pub year: i32,
    /// Amount per person.
    pub amount_fen: Fen,
    /// Whose money.
    pub source: String,
}

/// A figure that a scenario must reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// `kind.sub-case`, or a figure by its name.
    pub figure: String,
    /// People or rows.
    pub count: u64,
    /// Where the number comes from.
    pub source: String,
    /// The day it is true of.
    pub on: Option<Day>,
}

impl Rules {
    /// Index of a department.
    #[must_use]
    pub fn department(&self, code: &str) -> Option<usize> {
        self.departments.iter().position(|it| it.code == code)
    }

    /// Index of a problem rule.
    #[must_use]
    pub fn problem(&self, code: &str) -> Option<usize> {
        self.problems.iter().position(|it| it.code == code)
    }

    /// Index of a class.
    #[must_use]
    pub fn class(&self, id: &str) -> Option<u8> {
        self.classes.iter().position(|it| it.id == id).and_then(|it| u8::try_from(it).ok())
    }

    /// Chinese name of a problem code, unclassified ones included.
    #[must_use]
    pub fn name_of(&self, code: &str) -> String {
        if let Some(id) = code.strip_prefix("unclassified.") {
            let name = self.differences.iter().find(|it| it.id == id).map_or(id, |it| it.name.as_str());
            return format!("未归类：{name}");
        }
        self.problem(code).map_or_else(|| code.to_owned(), |it| self.problems[it].name.clone())
    }
}
