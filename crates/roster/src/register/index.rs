//! From a name, a birth day or a household to people: hashes sorted into buckets by counting.
//!
//! **Knows:** hashes. **Does not know:** whether two of one bucket are alike; who asks compares.

use rustc_hash::FxHashMap;

use super::{Columns, Record};
use crate::normal::Birth;

/// The three ways to candidates.
pub(super) struct Index {
    pub(super) names: Buckets,
    pub(super) births: Buckets,
    pub(super) households: Buckets,
}

/// People by hash. Later ones lie in a map of their own.
#[derive(Default)]
pub(super) struct Buckets {
    starts: Vec<u32>,
    people: Vec<u32>,
    shift: u32,
    later: FxHashMap<u32, Vec<u32>>,
}

pub(super) fn birth_hash(birth: Birth) -> u32 {
    birth.0.wrapping_mul(0x9e37_79b1)
}

fn birth_of(life: u32) -> u32 {
    Birth((life & !super::PRESENT) >> 2).0
}

impl Index {
    pub(super) fn build(columns: &Columns) -> Index {
        let people = &columns.people;
        let birth = |it: u32| if it == 0 { 0 } else { birth_hash(Birth(it)) };
        let (names, (births, households)) = rayon::join(
            || Buckets::build(people.iter().map(|it| it.name_key)),
            || {
                let births = people.iter().map(|it| birth(birth_of(it.life)));
                (Buckets::build(births), Buckets::build(people.iter().map(|it| it.household)))
            },
        );
        Index { names, births, households }
    }

    /// Takes up a person whose columns were added or changed. What was said before stays findable; who
    /// asks compares with the columns.
    pub(super) fn add(&mut self, person: u32, record: &Record) {
        self.names.add(record.name_key, person);
        self.households.add(record.household, person);
        if birth_of(record.life) != 0 {
            self.births.add(birth_hash(Birth(birth_of(record.life))), person);
        }
    }
}

impl Buckets {
    /// Two passes: count, place. A hash of 0 is nowhere.
    fn build(hashes: impl ExactSizeIterator<Item = u32> + DoubleEndedIterator + Clone) -> Buckets {
        let bits = hashes.len().next_power_of_two().ilog2().clamp(4, 26) - 1;
        let shift = 32 - bits;
        let mut starts = vec![0_u32; (1 << bits) + 1];
        let mut total = 0;
        for hash in hashes.clone().filter(|it| *it != 0) {
            starts[(hash >> shift) as usize] += 1;
            total += 1;
        }
        // Each bucket's end; placing from the back turns it into its start.
        let mut end = 0;
        for it in &mut starts {
            end += *it;
            *it = end;
        }
        let mut people = vec![0_u32; total];
        let mut person = hashes.len() as u32;
        let mut place = |hash: u32| {
            person -= 1;
            if hash != 0 {
                let start = &mut starts[(hash >> shift) as usize];
                *start -= 1;
                people[*start as usize] = person;
            }
        };
        hashes.rev().for_each(&mut place);
        Buckets { starts, people, shift, later: FxHashMap::default() }
    }

    fn add(&mut self, hash: u32, person: u32) {
        if hash == 0 {
            return;
        }
        let later = self.later.entry(hash).or_default();
        if !later.contains(&person)
            && !Self::early(&self.starts, &self.people, self.shift, hash).contains(&person)
        {
            later.push(person);
        }
    }

    fn early<'a>(starts: &[u32], people: &'a [u32], shift: u32, hash: u32) -> &'a [u32] {
        if hash == 0 || starts.is_empty() {
            return &[];
        }
        let bucket = (hash >> shift) as usize;
        &people[starts[bucket] as usize..starts[bucket + 1] as usize]
    }

    /// People whose hash may be this one.
    pub(super) fn bucket(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let early = Self::early(&self.starts, &self.people, self.shift, hash);
        early.iter().chain(self.later.get(&hash).into_iter().flatten()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_in_the_bucket_of_their_hash() {
        let hashes: Vec<u32> = (0..1_000_u32).map(|it| (it % 90).wrapping_mul(0x9e37_79b1)).collect();
        let mut buckets = Buckets::build(hashes.iter().copied());
        buckets.add(hashes[1], 1_000);
        buckets.add(hashes[1], 1);
        for (person, hash) in hashes.iter().enumerate() {
            let found = buckets.bucket(*hash).filter(|it| *it == person as u32).count();
            assert_eq!(found, usize::from(*hash != 0));
        }
        assert!(buckets.bucket(hashes[1]).any(|it| it == 1_000));
        assert!(buckets.bucket(0).next().is_none());
        assert!(Buckets::build([].into_iter()).bucket(7).next().is_none());
    }
}
