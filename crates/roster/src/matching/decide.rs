//! The decision for one row.
//!
//! **Knows:** the exact rules. **Does not know:** other rows.

use super::{
    Candidate, Decision, Reason, Slip, damaged, neighbours::two_slips, query::Query, search::search,
};
use crate::{
    normal::{Claim, Fit, Form, Key, NormalName, Number, fit, name_key, sounds_alike},
    register::{Register, Said},
};

/// Decides one row: at once for a row that arrives alone.
#[must_use]
pub fn match_one(register: &Register, row: &Claim<'_>) -> Decision {
    let key = Key::plain(row.number);
    let hit = register.first(key);
    match quick(row, hit, name_key(row.name)) {
        Some(person) => Decision::Exact(person),
        None => slowly(register, row),
    }
}

/// The path of nearly all rows: the plain number is there, the folded names hash alike, and the birth
/// day beside it, if there is one, says the same.
#[inline]
pub(super) fn quick(row: &Claim<'_>, hit: Option<(u32, u32)>, name_key: u32) -> Option<u32> {
    let (person, registered) = hit?;
    (name_key != 0 && name_key == registered && repeats(row.number.as_bytes(), row.birth.as_bytes()))
        .then_some(person)
}

/// Whether a birth day is not written, or repeats the one in the number in one of three spellings.
#[inline]
fn repeats(number: &[u8], birth: &[u8]) -> bool {
    let Some(own) = number.get(6..14) else { return false };
    match birth.len() {
        0 => true,
        8 => own == birth,
        10 => own[..4] == birth[..4] && own[4..6] == birth[5..7] && own[6..] == birth[8..],
        _ => false,
    }
}

/// Any row. [`quick`] only shortens what this would say.
#[inline(never)]
pub(super) fn slowly(register: &Register, row: &Claim<'_>) -> Decision {
    let query = Query::read(register, row);
    match query.number {
        Number::Valid(key, form) => registered(register, &query, key, form).unwrap_or_else(|| match form {
            Form::Fifteen => {
                let younger = key.a_century_later().and_then(|it| registered(register, &query, it, form));
                younger.unwrap_or_else(|| old(register, &query, row))
            }
            _ => unregistered(register, &query, key),
        }),
        Number::Other(key) => {
            registered(register, &query, key, Form::Spelling).unwrap_or_else(|| by_the_rest(register, &query))
        }
        Number::Damaged(written) => {
            // The register may have the same fault.
            let same = owner(register, &query, Key::of(&written)).filter(|it| it.1.is_sure());
            match same {
                Some((person, _)) => Decision::Exact(person),
                None => damaged::decide(register, &query, &written),
            }
        }
        Number::Missing | Number::Unusable | Number::Partial(_) => by_the_rest(register, &query),
    }
}

/// Who has the number, the one whose name fits best.
fn owner(register: &Register, query: &Query, key: Key) -> Option<(u32, Fit)> {
    let fitted = |it: u32| (it, fit(&query.name, &NormalName::read(register.name(it))));
    // Of equals the first.
    register.by_key(key).map(fitted).reduce(|best, it| if it.1 > best.1 { it } else { best })
}

/// A valid number that somebody has.
fn registered(register: &Register, query: &Query, key: Key, form: Form) -> Option<Decision> {
    let (person, fit) = owner(register, query, key)?;
    let fits = match fit {
        fit if fit.is_sure() => true,
        Fit::Near if near_name_is_explained(register, query, person) => true,
        Fit::Near | Fit::Surname => is_written_by_ear(register, query, person),
        _ => false,
    };
    if fits && is_namesakes_number(register, query, person) {
        let candidates = search(register, query, &[], Some(person));
        return Some(Decision::Mismatch { owner: person, candidates });
    }
    Some(match (fits, fit, form) {
        (true, _, Form::Spelling) => Decision::Exact(person),
        (true, _, Form::Fifteen) => Decision::Repaired { person, slip: Slip::OldForm },
        (true, _, Form::Letters) => Decision::Repaired { person, slip: Slip::Letters },
        (false, Fit::Blank, _) => Decision::Proposed(search(register, query, &[person], None)),
        (false, ..) => {
            Decision::Mismatch { owner: person, candidates: search(register, query, &[], Some(person)) }
        }
    })
}

/// A name that differs in one character from the owner's may be a slip, or that of a brother whose row
/// got the wrong number. It is a slip when nothing written contradicts it, and nobody who has exactly the row's
/// name can be meant by it.
fn near_name_is_explained(register: &Register, query: &Query, owner: u32) -> bool {
    let place_differs = query.village != Said::Nothing && !query.same_place(register, owner);
    let known_here = query.same_household(register, owner) || !place_differs;
    known_here && !query.contradicts(register, owner, Key::NONE) && nobody_bears_it(register, query, owner)
}

/// A name in which one character is another of the same sound is the owner's misspelt, even in a name of two, when
/// the village, the household, or birth day and sex are the owner's, nothing written contradicts, and nobody else who
/// has exactly the row's name can be meant.
fn is_written_by_ear(register: &Register, query: &Query, owner: u32) -> bool {
    let same_village = query.village != Said::Nothing && query.same_place(register, owner);
    let same_life = query.same_birth(register, owner) && query.sex.is_some();
    (same_village || same_life || query.same_household(register, owner))
        && !query.contradicts(register, owner, Key::NONE)
        && sounds_alike(&query.name, &NormalName::read(register.name(owner)))
        && nobody_bears_it(register, query, owner)
}

/// Whether nobody but the owner has the row's name and can be meant by it.
fn nobody_bears_it(register: &Register, query: &Query, owner: u32) -> bool {
    let can_be_meant = |person: u32| {
        !query.has_more() && query.township == Said::Nothing
            || query.same_household(register, person)
            || query.same_birth(register, person)
            || query.same_place(register, person)
    };
    !register.namesakes(query.name_key).any(|it| it != owner && can_be_meant(it))
}

/// The name fits, but the birth day beside the number is another: a namesake who is registered with
/// that birth day is meant. Otherwise the number stands.
fn is_namesakes_number(register: &Register, query: &Query, owner: u32) -> bool {
    query.birth.is_some()
        && !query.same_birth(register, owner)
        && register.namesakes(query.name_key).any(|it| it != owner && query.same_birth(register, it))
}

/// Whether a row agrees with `owner`, whose number it carries, in everything but the name: birth day, sex where
/// written, village or household. The name may have been changed, or is another's; the other candidates tell.
#[must_use]
pub fn is_same_but_for_name(register: &Register, owner: u32, row: &Claim<'_>) -> bool {
    let query = Query::read(register, row);
    query.same_birth(register, owner)
        && !query.contradicts(register, owner, Key::NONE)
        && (query.same_household(register, owner)
            || query.village != Said::Nothing && query.same_place(register, owner))
}

/// A valid number that nobody has: a new one, a doubly damaged one, or somebody who is not registered
/// (perhaps a sibling or namesake of one who is). Never a match.
fn unregistered(register: &Register, query: &Query, key: Key) -> Decision {
    let mut near = Vec::new();
    if let Some(written) = key.symbols() {
        two_slips(&written, |key| {
            near.extend(register.by_key(key).filter(|it| {
                let fit = fit(&query.name, &NormalName::read(register.name(*it)));
                fit.is_sure() && fit != Fit::Short
            }));
        });
    }
    near.sort_unstable();
    near.dedup();
    proposed(search(register, query, &near, None))
}

/// An old number that nobody has: one digit may be wrong, but nothing checks it.
fn old(register: &Register, query: &Query, row: &Claim<'_>) -> Decision {
    let digits = row.number.chars().map(crate::normal::half_width).filter_map(|it| it.to_digit(10));
    let mut written = crate::normal::Symbols::EMPTY;
    for it in digits {
        written.push(it as u8);
    }
    damaged::decide(register, query, &written)
}

/// Without a number that could be looked up.
fn by_the_rest(register: &Register, query: &Query) -> Decision {
    let no_number = matches!(query.number, Number::Missing | Number::Unusable);
    if query.name.is_blank() && !query.has_more() {
        let reason = match query.number {
            Number::Missing => Reason::Nothing,
            _ => Reason::NumberUnreadable,
        };
        return Decision::Unusable(reason);
    }
    let candidates = search(register, query, &[], None);
    if candidates.is_empty() && no_number && !query.has_more() && query.township == Said::Nothing {
        return Decision::Unusable(Reason::NameOnly);
    }
    proposed(candidates)
}

fn proposed(candidates: Box<[Candidate]>) -> Decision {
    if candidates.is_empty() { Decision::Unknown } else { Decision::Proposed(candidates) }
}
