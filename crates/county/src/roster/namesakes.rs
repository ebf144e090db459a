//! Who is named how, by village and by birth day: a name that somebody had before must not be that of another
//! who could be meant by the row, or nobody could say which of the two is wrong, the name or the number.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use base::Day;

use super::{plan::RosterPlan, problem::Problem, strangers::sibling_name};
use crate::{
    people::Person,
    random::{Subject, stream},
};

/// Hashes of (village, name) and of (birth day, name) of everybody.
#[derive(Default)]
pub(crate) struct Namesakes(HashSet<u64>);

impl Namesakes {
    pub(crate) fn add(&mut self, person: &Person) {
        self.0.extend(hashes(person.village, person.birth, &person.name));
    }

    fn is_free(&self, person: &Person, name: &str) -> bool {
        hashes(person.village, person.birth, name).iter().all(|it| !self.0.contains(it))
    }
}

fn hashes(village: usize, birth: Day, name: &str) -> [u64; 2] {
    let mut of_village = DefaultHasher::new();
    (0_u8, village, name).hash(&mut of_village);
    let mut of_day = DefaultHasher::new();
    (1_u8, birth.to_string(), name).hash(&mut of_day);
    [of_village.finish(), of_day.finish()]
}

/// The names that people with a changed name had before: the same surname, and nobody's around.
pub(crate) fn old_names(plan: &RosterPlan, namesakes: &Namesakes) -> HashMap<u32, String> {
    let changed = plan.states.iter().zip(0_u32..).filter(|it| it.0.problem == Some(Problem::ChangedName));
    let name = |index: u32| {
        let person = plan.county.person(index);
        let mut rng = stream(plan.seed, Subject::Roster, u64::from(index) | 1 << 47);
        let mut name = sibling_name(&mut rng, &person.name, person.female);
        // A village has far fewer people than there are names.
        for _ in 0..10_000 {
            if namesakes.is_free(&person, &name) {
                break;
            }
            name = sibling_name(&mut rng, &person.name, person.female);
        }
        name
    };
    changed.map(|it| (it.1, name(it.1))).collect()
}
