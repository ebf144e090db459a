//! Numbers that look random and are the same for the same seed.

use std::time::Instant;

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

/// The usual seed: with it a run is known to reach deep enough.
pub const SEED: u64 = 20_261_122;

/// How long a run goes on, and from which seed.
pub struct Plan {
    pub seed: u64,
    /// Whether it is the run that everybody has, which is known to reach deep enough.
    pub is_usual: bool,
    name: &'static str,
    rounds: usize,
    begun: Instant,
    seconds: Option<u64>,
}

/// No run is longer, whatever is asked for.
const MOST: usize = 100_000_000;

impl Plan {
    /// `MINGBAI_FUZZ_SEED` and `MINGBAI_FUZZ_COUNT` ask for another seed and number of rounds,
    /// `MINGBAI_FUZZ_SECONDS` for as many as fit into that time. All is printed, so that a failure can be had
    /// again: the same seed makes the same rounds.
    pub fn new(name: &'static str, count: usize) -> Plan {
        let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
        let seed = number("MINGBAI_FUZZ_SEED").unwrap_or(SEED);
        let rounds = number("MINGBAI_FUZZ_COUNT").map_or(count, |it| usize::try_from(it).unwrap());
        let seconds = number("MINGBAI_FUZZ_SECONDS");
        let time = seconds.map_or_else(String::new, |it| format!(" for {it} s"));
        println!("{name}: MINGBAI_FUZZ_SEED={seed} MINGBAI_FUZZ_COUNT={rounds}{time}");
        let is_usual = seed == SEED && rounds >= count && seconds.is_none();
        Plan { seed, is_usual, name, rounds, begun: Instant::now(), seconds }
    }

    /// Whether a round is to be done.
    pub fn goes_on(&self, round: usize) -> bool {
        match self.seconds {
            Some(seconds) => round < MOST && self.begun.elapsed().as_secs() < seconds,
            None => round < self.rounds,
        }
    }

    /// How to have a round again.
    pub fn again(&self, round: usize) -> String {
        let Plan { seed, name, .. } = self;
        let count = round + 1;
        format!(
            "again: MINGBAI_FUZZ_SEED={seed} MINGBAI_FUZZ_COUNT={count} cargo nextest run -p mingbai-gateway --test suite {name}::"
        )
    }

    /// Says how many inputs were tried.
    pub fn tell(&self, rounds: usize) {
        println!("{}: {rounds} inputs tried in {} s", self.name, self.begun.elapsed().as_secs());
    }
}
