//! Made names: common ones, and the few that break programs (rare characters, middle dots).

use fastrand::Rng;

use crate::{
    random::{chance, pick},
    tables,
};

/// Of a family: a surname, or a father's name after a middle dot.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Family {
    Surname(&'static str),
    Dot(&'static str),
}

/// A family's name; three in a thousand have a middle dot.
pub(crate) fn family(rng: &mut Rng) -> Family {
    if chance(rng, 3_000) {
        Family::Dot(tables::DOT_MEN[rng.usize(0..tables::DOT_MEN.len())])
    } else {
        Family::Surname(pick(rng, &tables::SURNAMES))
    }
}

/// A person's name; four in a thousand hold a rare character.
pub(crate) fn person(rng: &mut Rng, family: Family, female: bool) -> String {
    match family {
        Family::Dot(father) => {
            let own = if female { &tables::DOT_WOMEN[..] } else { &tables::DOT_MEN[..] };
            format!("{}·{father}", own[rng.usize(0..own.len())])
        }
        Family::Surname(surname) => {
            let table = if female { &tables::WOMEN } else { &tables::MEN };
            let mut name = String::with_capacity(12);
            name.push_str(surname);
            if rng.u32(0..100) < 82 {
                name.push_str(table[rng.usize(0..table.len())]);
            }
            let last = if chance(rng, 4_000) { &tables::RARE[..] } else { &table[..] };
            name.push_str(last[rng.usize(0..last.len())]);
            name
        }
    }
}
