//! Numbers that look random and are the same for the same seed.

/// A generator (xorshift with a multiplier).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From 0 to one less than `most`.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(most.max(1)).unwrap()).unwrap()
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// True once in `many`.
    pub fn once_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// Seed and number of rounds: `MINGBAI_FUZZ_SEED` and `MINGBAI_FUZZ_COUNT` ask for others. The seed is
/// printed, so that a failure can be had again.
pub fn plan(name: &str, count: usize) -> (u64, usize) {
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse().ok());
    let seed = number("MINGBAI_FUZZ_SEED").unwrap_or(20_261_122);
    let count = number("MINGBAI_FUZZ_COUNT").map_or(count, |it: u64| usize::try_from(it).unwrap());
    println!("{name}: MINGBAI_FUZZ_SEED={seed} MINGBAI_FUZZ_COUNT={count}");
    (seed, count)
}
