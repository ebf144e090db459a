//! The reference stay: the pack through the engine against a loop written by hand for this one policy.

use base::Day;
use benefit::run::NoTrace;
use benefit::{Engine, Refusal};
use fastrand::Rng;

/// One stay. Money in fen.
#[derive(Debug, Clone, Copy)]
pub struct Stay {
    /// Facility level, 0 to 2.
    level: usize,
    /// 0 for nobody, 1 and 2 for people with assistance.
    identity: usize,
    total: i64,
    class_c: i64,
    class_b: i64,
    /// Sums of the year before the stay.
    basic_paid: i64,
    own: i64,
    aid_paid: i64,
}

/// Who pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shares {
    basic: i64,
    major: i64,
    aid: i64,
    person: i64,
}

impl Shares {
    /// A number that depends on all of them, so that nothing is left out by the compiler.
    pub fn digest(self) -> i64 {
        self.basic ^ self.major.rotate_left(16) ^ self.aid.rotate_left(32) ^ self.person.rotate_left(48)
    }
}

/// Stays by chance: small and large bills, sums of the year up to and beyond the limits.
pub fn make(count: usize, seed: u64) -> Vec<Stay> {
    let mut rng = Rng::with_seed(seed);
    let stay = |_| {
        let total = match rng.u32(0..10) {
            0..7 => rng.i64(50_000..2_000_000),
            7..9 => rng.i64(2_000_000..10_000_000),
            _ => rng.i64(10_000_000..60_000_000),
        };
        let class_c = total * rng.i64(0..20) / 100;
        Stay {
            level: rng.usize(0..3),
            identity: rng.usize(0..3),
            total,
            class_c,
            class_b: (total - class_c) * rng.i64(0..60) / 100,
            basic_paid: rng.i64(0..9_000_000).min(8_000_000),
            own: if rng.bool() { 0 } else { rng.i64(0..15_000_000) },
            aid_paid: if rng.bool() { 0 } else { rng.i64(0..2_500_000).min(2_000_000) },
        }
    };
    (0..count).map(stay).collect()
}

/// Half up; amounts of this policy are never negative.
const fn share(amount: i64, percent: i64) -> i64 {
    (amount * percent + 50) / 100
}

/// Major-illness payment for an own share of the year.
fn major(own: i64) -> i64 {
    const FROM: i64 = 1_690_100;
    const BAND: i64 = 5_000_000;
    let above = (own - FROM).max(0);
    let first = above.min(BAND);
    let second = (above - BAND).clamp(0, BAND);
    let third = (above - 2 * BAND).max(0);
    (first * 50 + second * 60 + third * 70 + 50) / 100
}

/// The policy, by hand.
#[inline]
pub fn by_hand(stay: &Stay) -> Shares {
    let eligible = stay.total - stay.class_c - share(stay.class_b, 10);
    let deductible = [10_000, 30_000, 80_000][stay.level];
    let rate = [80, 60, 40][stay.level];
    let basic = share((eligible - deductible).max(0), rate).min((8_000_000 - stay.basic_paid).max(0));
    let own = eligible - basic;
    let major = (major(stay.own + own) - major(stay.own)).min(own);
    let aid_rate = [0, 70, 80][stay.identity];
    let aid = share(own - major, aid_rate).min((2_000_000 - stay.aid_paid).max(0));
    Shares { basic, major, aid, person: stay.total - basic - major - aid }
}

/// The engine with the pack's places looked up once.
#[derive(Debug)]
pub struct ByPack<'e> {
    engine: &'e Engine,
    on: Day,
    facts: Vec<i64>,
    level: (usize, [i64; 3]),
    identity: (usize, [i64; 3]),
    total: usize,
    eligible: usize,
    class_c: usize,
    class_b: usize,
    basic_year: usize,
    own_year: usize,
    aid_year: usize,
    payers: [usize; 3],
    workspace: benefit::run::Workspace,
}

impl<'e> ByPack<'e> {
    /// Looks the places up; `None` when the pack is not that of the reference stay.
    pub fn new(engine: &'e Engine, on: Day) -> Option<ByPack<'e>> {
        let pack = engine.pack();
        let value = |fact: &str, word: &str| engine.fact_value(fact, word);
        let axis = |fact: &str, words: [&str; 3]| {
            let found = words.map(|it| value(fact, it));
            Some((found[0]?.0, [found[0]?.1, found[1]?.1, found[2]?.1]))
        };
        Some(ByPack {
            engine,
            on,
            facts: engine.blank_facts(),
            level: axis("level", ["一级", "二级", "三级"])?,
            identity: axis("identity", ["普通", "一类", "二类"])?,
            total: engine.input_pot("total")?,
            eligible: engine.input_pot("eligible")?,
            class_c: engine.input_pot("class_c")?,
            class_b: engine.input_pot("class_b")?,
            basic_year: pack.meter("basic_year")?,
            own_year: pack.meter("own_year")?,
            aid_year: pack.meter("aid_year")?,
            payers: [pack.payer("pooled")?, pack.payer("major")?, pack.payer("aid")?],
            workspace: engine.workspace(),
        })
    }

    /// Decides one stay.
    #[inline]
    pub fn decide(&mut self, stay: &Stay) -> Result<Shares, Refusal> {
        let ws = &mut self.workspace;
        self.facts[self.level.0] = self.level.1[stay.level];
        self.facts[self.identity.0] = self.identity.1[stay.identity];
        ws.used[self.basic_year] = stay.basic_paid;
        ws.used[self.own_year] = stay.own;
        ws.used[self.aid_year] = stay.aid_paid;
        let program = self.engine.begin(self.on, &self.facts, ws)?;
        ws.pots[self.total] = stay.total;
        ws.pots[self.eligible] = stay.total;
        ws.pots[self.class_c] = stay.class_c;
        ws.pots[self.class_b] = stay.class_b;
        let brief = self.engine.conclude(&program, ws, &mut NoTrace)?;
        let mut shares = Shares { person: brief.cash, ..Shares::default() };
        for (payer, _, paid) in program.payments(ws) {
            if payer == self.payers[0] {
                shares.basic += paid;
            } else if payer == self.payers[1] {
                shares.major += paid;
            } else {
                shares.aid += paid;
            }
        }
        Ok(shares)
    }
}
