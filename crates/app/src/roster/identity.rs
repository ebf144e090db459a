//! Rows that the matcher leaves to a person, and an exact rule of comparison can still lead to one.
//!
//! **Knows:** the police's list of changes, what clerks have decided, when one person alone fits.
//! **Does not know:** what rows say.

use roster::matching::{Candidate, Decision, Field, is_same_but_for_name};
use roster::normal::{Claim, Form, Number, read_number};
use roster::register::Register;
use roster::rules::marks;

use super::changes::{Changes, has_other_name};
use super::claims::claim_id;
use super::reconcile::Options;

/// What decides beside the matcher.
pub(super) struct Identity<'a> {
    pub(super) register: &'a Register,
    pub(super) changes: &'a Changes,
    pub(super) options: &'a Options,
}

/// To whom a row leads, and its marks.
pub(super) struct Led {
    pub(super) person: u32,
    pub(super) marks: u8,
}

impl Identity<'_> {
    /// The person of a row that the matcher has not decided.
    pub(super) fn lead(&self, claim: &Claim<'_>, decision: &Decision) -> Option<Led> {
        let number = match read_number(claim.number) {
            Number::Valid(key, _) => Some(key),
            _ => None,
        };
        if let Some(key) = number
            && let Some(person) = self.changes.by_number(self.register, key, claim.name)
        {
            let name = if has_other_name(self.register, person, claim.name) { marks::OTHER_NAME } else { 0 };
            return Some(Led { person, marks: marks::OLD_NUMBER | name });
        }
        // Only a number in full can be a former one; an old one of 15 digits has no check character.
        let is_full = matches!(read_number(claim.number), Number::Valid(_, Form::Spelling));
        let is_free = is_full && number.is_some_and(|it| self.register.by_key(it).next().is_none());
        if !self.options.confirmed.is_empty()
            && let claim_key = &self.options.claim_key
            && let Some(person) = self.options.confirmed.get(&claim_id(self.register, claim, claim_key))
        {
            match decision {
                // Whose number it is, the clerk says: then the name is another one.
                Decision::Mismatch { owner, .. } if owner == person => {
                    return Some(Led { person: *person, marks: marks::OTHER_NAME });
                }
                // Another's number stays a fault of the list, whoever is meant.
                Decision::Mismatch { .. } => return None,
                _ => {
                    let marks = if is_free { marks::OLD_NUMBER } else { 0 };
                    return Some(Led { person: *person, marks });
                }
            }
        }
        match decision {
            Decision::Proposed(candidates) if is_free => only(candidates, is_same_but_for_number)
                .map(|person| Led { person, marks: marks::OLD_NUMBER }),
            Decision::Mismatch { owner, candidates } => {
                let bears = |it: &Candidate| it.person != *owner && bears_the_name(it);
                let is_owner = self.changes.was_named(*owner, claim.name)
                    || !candidates.iter().any(bears) && is_same_but_for_name(self.register, *owner, claim);
                is_owner.then_some(Led { person: *owner, marks: marks::OTHER_NAME })
            }
            _ => None,
        }
    }
}

/// The one person whose row this is but for the number, when there is one alone.
pub(super) fn sole_but_for_number(decision: &Decision) -> Option<u32> {
    match decision {
        Decision::Proposed(candidates) => only(candidates, is_same_but_for_number),
        _ => None,
    }
}

/// The one candidate of whom this is true, when there is one alone.
fn only(candidates: &[Candidate], is: impl Fn(&Candidate) -> bool) -> Option<u32> {
    let mut found = candidates.iter().filter(|it| is(it));
    match (found.next(), found.next()) {
        (Some(it), None) => Some(it.person),
        _ => None,
    }
}

fn points(candidate: &Candidate, field: Field) -> i32 {
    candidate.contributions.iter().filter(|it| it.field == field).map(|it| it.points).sum()
}

/// Whether it is somebody of the row's name who can be meant by it: of the birth day, village or household.
fn bears_the_name(it: &Candidate) -> bool {
    points(it, Field::Name) >= SURE_NAME
        && (points(it, Field::Birth) > 0
            || points(it, Field::Place) >= SAME_VILLAGE
            || points(it, Field::Household) > 0)
}

/// Points of a name that is equal as far as it can be read.
const SURE_NAME: i32 = 22;
/// Points of a name that is equal in every character, and of the same birth day, village.
const EQUAL_NAME: i32 = 30;
const SAME_BIRTH: i32 = 20;
const SAME_VILLAGE: i32 = 15;

/// Name, birth day and place or household are the same, and nothing contradicts: only the number is another.
fn is_same_but_for_number(it: &Candidate) -> bool {
    points(it, Field::Name) >= EQUAL_NAME
        && points(it, Field::Birth) >= SAME_BIRTH
        && points(it, Field::Sex) >= 0
        && points(it, Field::Place) >= 0
        && (points(it, Field::Place) >= SAME_VILLAGE || points(it, Field::Household) > 0)
}
