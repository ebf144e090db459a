//! Independent streams of chance: one per subject and index, so that one person's draws never
//! depend on how many another one took.

use fastrand::Rng;

/// What the draws are for. A new subject gets a new number; numbers are never reused, since that
/// would change every county made before.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject {
    Household = 1,
    Person = 2,
    Name = 3,
    Cover = 4,
    Identity = 5,
    Health = 6,
    Visits = 7,
    Place = 8,
    /// What rosters say of a person, and how they got dirty.
    Roster = 9,
    /// The choices of a whole plan.
    Plan = 10,
}

/// The stream for `subject` number `index` of the county with `seed`.
pub(crate) fn stream(seed: u64, subject: Subject, index: u64) -> Rng {
    let subject = (subject as u64) << 56;
    Rng::with_seed(scramble(scramble(seed ^ subject).wrapping_add(index)))
}

/// SplitMix64's finisher: neighbouring inputs give unrelated outputs.
pub(crate) fn scramble(input: u64) -> u64 {
    let mut z = input.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Whether an event with this chance (in parts of a million) happens.
pub(crate) fn chance(rng: &mut Rng, ppm: i64) -> bool {
    rng.i64(0..base::PPM) < ppm
}

/// One of `items` by weight. Weights must not all be zero.
pub(crate) fn pick<T: Copy>(rng: &mut Rng, items: &[(T, u32)]) -> T {
    let total: u32 = items.iter().map(|it| it.1).sum();
    let mut left = rng.u32(0..total);
    for (item, weight) in items {
        if left < *weight {
            return *item;
        }
        left -= weight;
    }
    items[items.len() - 1].0
}
