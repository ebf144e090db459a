//! People on rosters who are not on the register: strangers, namesakes, brothers and sisters.

use fastrand::Rng;

use super::{
    Dirt, Source,
    plan::{RosterPlan, Spare},
    taken::Taken,
};
use crate::{cover::day, name};

pub(crate) fn make(plan: &mut RosterPlan, taken: &mut Taken, rng: &mut Rng) {
    for source in Source::ROSTERS {
        let count = plan.scenario.strangers(source);
        plan.strangers[source as usize] = (0..count)
            .map(|nth| {
                stranger(plan, taken, rng, [Dirt::Stranger, Dirt::Namesake, Dirt::Sibling][nth as usize % 3])
            })
            .collect();
    }
}

fn stranger(plan: &RosterPlan, taken: &mut Taken, rng: &mut Rng, dirt: Dirt) -> Spare {
    let county = &plan.county;
    let person = county.person(rng.u32(0..county.setup().people));
    let female = if dirt == Dirt::Namesake { person.female } else { rng.bool() };
    let year = match dirt {
        // Brothers and sisters are a few years apart; namesakes of any age but the same.
        Dirt::Sibling => person.birth.year() - rng.i32(1..7),
        _ => plan.scenario.year - rng.i32(2..85),
    };
    let mut birth = day(year.max(1910), rng.u32(1..=12), rng.u32(1..=28));
    if birth == person.birth {
        birth = birth.plus_days(1);
    }
    let name = match dirt {
        Dirt::Namesake => person.name.clone(),
        Dirt::Sibling => sibling_name(rng, &person.name, female),
        _ => {
            let family = name::family(rng);
            name::person(rng, family, female)
        }
    };
    let area = if rng.u32(0..10) == 0 { "990200" } else { "990100" };
    let (number, birth) = taken.make(rng, area, birth, female);
    Spare { number, birth, female, near: person.index, name, dirt }
}

/// The same surname and another given name.
pub(crate) fn sibling_name(rng: &mut Rng, name: &str, female: bool) -> String {
    let surname =
        crate::tables::SURNAMES.iter().filter(|it| name.starts_with(it.0)).max_by_key(|it| it.0.len());
    let Some((surname, _)) = surname else {
        let family = name::family(rng);
        return name::person(rng, family, female);
    };
    loop {
        let other = name::person(rng, name::Family::Surname(surname), female);
        if other != name {
            return other;
        }
    }
}
