//! The stable key of a problem: the same problem of the same person has it in every round.
//!
//! **Knows:** identifiers. **Does not know:** register indices, which may change between rounds.

use serde::{Deserialize, Serialize};

use crate::compare::{Problem, Subject};
use crate::rules::Rules;

/// Whom a problem is about, for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKey {
    /// The identifier of a person in the store.
    Person(u64),
    /// The claim of a row without a person.
    Claim(u64),
}

/// Person, kind.sub-case, and what it is about (the benefit year).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ProblemKey {
    /// Whom.
    pub subject: SubjectKey,
    /// `kind.sub-case`.
    pub code: String,
    /// What it is about, such as `2020`.
    pub about: String,
}

impl ProblemKey {
    /// The key of a problem of the year; `person_id` gives the store's identifier of an index.
    #[must_use]
    pub fn of(problem: &Problem, rules: &Rules, year: i32, person_id: impl Fn(u32) -> u64) -> ProblemKey {
        let subject = match problem.subject {
            Subject::Person(ix) => SubjectKey::Person(person_id(ix)),
            Subject::Claim(claim) => SubjectKey::Claim(claim),
        };
        ProblemKey { subject, code: problem.code.text(rules), about: year.to_string() }
    }

    /// The kind: the part before the dot.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.code.split('.').next().unwrap_or_default()
    }
}
