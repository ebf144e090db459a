//! Numbers that cannot be right: who is one slip away, and whether only one can be meant.
//!
//! **Knows:** the rule of repair. **Does not know:** valid numbers.

use super::{Decision, Slip, neighbours::neighbours, query::Query, search::search};
use crate::{
    normal::{Fit, Key, NormalName, Symbols, fit},
    register::Register,
};

/// A damaged number is repaired when exactly one registered person one slip away has a name that is
/// equal (or equal as far as it could be typed), and nothing written contradicts it. Several, a name that only
/// resembles, or an old number, which has no check character, are proposed.
pub(super) fn decide(register: &Register, query: &Query, written: &Symbols) -> Decision {
    let mut hits: Vec<(u32, Slip, Fit)> = Vec::new();
    neighbours(written, |key, slip| {
        for person in register.by_key(key) {
            let fit = fit(&query.name, &NormalName::read(register.name(person)));
            if (fit.is_sure() || fit == Fit::Near || fit == Fit::Blank)
                && !hits.iter().any(|it| it.0 == person)
            {
                hits.push((person, slip, fit));
            }
        }
    });
    let mut sure = hits.iter().filter(|it| it.2.is_sure());
    if let (Some((person, slip, _)), None) = (sure.next(), sure.next())
        && written.len() >= 17
        && !query.contradicts(register, *person, Key::of(written))
    {
        return Decision::Repaired { person: *person, slip: *slip };
    }
    let mut near: Vec<u32> = hits.iter().map(|it| it.0).collect();
    near.sort_unstable();
    let candidates = search(register, query, &near, None);
    if candidates.is_empty() { Decision::Unknown } else { Decision::Proposed(candidates) }
}
