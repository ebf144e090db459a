//! Who may be meant, when the number does not say it.
//!
//! **Knows:** the ways to candidates: name, birth day, household, a number nearby. **Does not know:**
//! what is done with them.

use super::{
    Candidate,
    query::Query,
    score::{NumberIs, Score, birth_in, score},
};
use crate::{normal::Fit, register::Register};

/// More are no help to anybody.
const MOST: usize = 5;
/// A name alone that nobody else on the register has.
const ONLY_ONE: i32 = 12;

/// The candidates that are worth showing, best first; equals in the order of the register. `near` are
/// people whose numbers one or two slips part from the written one, `owner` the one who has it.
pub(super) fn search(
    register: &Register,
    query: &Query,
    near: &[u32],
    owner: Option<u32>,
) -> Box<[Candidate]> {
    let number_is = if owner.is_some() { NumberIs::Anothers } else { NumberIs::Nobodys };
    let mut people: Vec<u32> = near.to_vec();
    people.extend(owner);
    let namesakes: Vec<u32> = register.namesakes(query.name_key).collect();
    people.extend(&namesakes);
    let birth = query.birth.or_else(|| birth_in(&query.number).filter(|_| number_is == NumberIs::Nobodys));
    people.extend(birth.into_iter().flat_map(|it| register.born_on(it)));
    people.extend(register.household_members(query.household));
    people.sort_unstable();
    people.dedup();

    let only_one = if namesakes.len() == 1 { namesakes.first() } else { None };
    let scored = people.into_iter().filter_map(|person| {
        let mut it = score(register, query, person, number_is, near.binary_search(&person).is_ok());
        if owner.is_some_and(|owner| owner != person && live_together(register, owner, person)) {
            it.add_family_number();
        }
        let bonus = if only_one == Some(&person) && it.fit == Fit::Equal { ONLY_ONE } else { 0 };
        let shown = it.is_shown() || bonus > 0 && it.total() + bonus >= super::score::SHOWN;
        shown.then_some((it.total() + bonus, person, bonus, it))
    });
    let mut shown: Vec<(i32, u32, i32, Score)> = scored.collect();
    shown.sort_by_key(|it| (-it.0, it.1));
    shown.truncate(MOST);
    shown.into_iter().map(|(total, person, bonus, it)| explain(total, person, bonus, &it)).collect()
}

fn live_together(register: &Register, one: u32, two: u32) -> bool {
    register.household(one) != 0 && register.household(one) == register.household(two)
}

fn explain(total: i32, person: u32, bonus: i32, score: &Score) -> Candidate {
    let mut contributions = score.contributions().to_vec();
    if bonus > 0
        && let Some(name) = contributions.iter_mut().find(|it| it.field == super::Field::Name)
    {
        name.points += bonus;
        name.words = "姓名相同，且底册中仅此一人用此姓名";
    }
    Candidate { person, score: total, contributions }
}
