//! Rows whose person is not known: what they say, and who it may be.
//!
//! **Knows:** the outcome of matching as facts. **Does not know:** how candidates were found.

use super::classify::Candidate;
use super::person::{Person, Setting};
use super::row::RowFact;
use super::word::{ClassFacts, word_of};
use crate::rules::fact;

/// Why a row has no person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StrayWhy {
    /// Candidates are there; a person decides.
    Proposed,
    /// The number is that of another person (by index), whose name does not fit.
    NumberOfOther(u32),
    /// Nobody in the register fits.
    Unknown,
    /// Neither number nor name can be used.
    Unusable,
}

/// A row without a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stray {
    /// The same for rows that claim the same person (keyed hash of number, or of name, birth and
    /// village, however they are spelled); stable over rounds.
    pub claim: u64,
    /// What the row says; its `person_ix` means nothing.
    pub row: RowFact,
    /// Why.
    pub why: StrayWhy,
    /// Who it may be, best first.
    pub candidates: Vec<Candidate>,
}

impl Stray {
    const fn facts(&self) -> u64 {
        let why = match self.why {
            StrayWhy::Proposed if self.candidates.len() == 1 => fact::CANDIDATE_ONE,
            StrayWhy::Proposed => fact::CANDIDATE_MANY,
            StrayWhy::NumberOfOther(_) => fact::NUMBER_OF_OTHER,
            StrayWhy::Unknown => fact::NOT_REGISTERED,
            StrayWhy::Unusable => fact::UNUSABLE,
        };
        fact::UNMATCHED | why
    }
}

/// The word and rows of strays with one claim.
pub(super) fn word_of_claim(strays: &[Stray], setting: Setting, classes: &ClassFacts) -> (u64, Vec<RowFact>) {
    let rows: Vec<RowFact> = strays.iter().map(|it| it.row).collect();
    let word = word_of(&Person { rows: &rows, setting }, classes);
    (strays.iter().fold(word, |word, it| word | it.facts()), rows)
}
