//! What is carried from bill to bill: meters with their periods, and account balances, of many people
//! and households, in little memory.
//!
//! Most people have used few of a pack's meters, so a row keeps only what is not zero: a mask that says
//! which, and a short block of values in a shared pool. Blocks come in sizes of powers of two; one that
//! became too small goes back to the free list of its size.
//!
//! **Knows:** numbers of owners, given out by the caller. **Does not know:** who they are.
//! **Invariant:** memory depends on owners and on how many meters they have used, not on bills.

use base::Day;
use policy::model::PayerKind;

use crate::engine::Engine;
use crate::run::Workspace;

/// Meters and balances of people and households.
#[derive(Debug)]
pub struct Book {
    people: Rows,
    households: Rows,
    /// Day for which `numbers` holds.
    day: Option<Day>,
    /// Number of the period of `day`, and of the period before, for each period in use.
    numbers: Vec<(i32, Option<i32>)>,
    /// One meter for each period in use.
    periods: Vec<usize>,
}

/// Rows of one kind of owner. A row has a place for each meter, then one for each meter in its period
/// before (where rules look back), then one for each account.
#[derive(Debug)]
struct Rows {
    /// Meters, with the position of their periods in `Book::periods`.
    used: Vec<(usize, usize)>,
    /// Meters of whose period before rules look at, with their places in `used`.
    last: Vec<(usize, usize)>,
    /// Payers that are accounts.
    balances: Vec<usize>,
    /// Words of a mask.
    words: usize,
    /// Length of a head.
    stride: usize,
    /// What is fixed in size, one head after the other so that a row costs one trip to memory: where
    /// the values lie, the words of the mask, the stamps (number of the period each meter speaks of).
    heads: Vec<u64>,
    pool: Vec<i64>,
    /// Free blocks by size.
    free: Vec<Vec<u32>>,
}

/// Where a row's values lie in the pool.
#[derive(Debug, Clone, Copy)]
struct Block {
    at: u32,
    /// Power of two of its length; [`NONE`] for no block.
    size: u8,
}

const NONE: u8 = u8::MAX;
/// No period has this number.
const NEVER: i32 = i32::MIN;

impl Block {
    const fn pack(self) -> u64 {
        (self.at as u64) << 8 | self.size as u64
    }

    const fn unpack(word: u64) -> Block {
        Block { at: (word >> 8) as u32, size: word as u8 }
    }
}

impl Book {
    /// An empty book for a pack.
    #[must_use]
    pub fn new(engine: &Engine) -> Book {
        let pack = engine.pack();
        let mut periods: Vec<usize> = Vec::new();
        let mut period_of = |meter: usize| {
            let same = |it: &usize| pack.meters[*it].period == pack.meters[meter].period;
            periods.iter().position(same).unwrap_or_else(|| {
                periods.push(meter);
                periods.len() - 1
            })
        };
        let meters: Vec<(usize, usize)> = (0..pack.meters.len()).map(|it| (it, period_of(it))).collect();
        let of = |household: bool| -> Vec<(usize, usize)> {
            meters.iter().copied().filter(|(meter, _)| pack.meters[*meter].household == household).collect()
        };
        let is_account = |it: &usize| pack.payers[*it].kind == PayerKind::Account;
        let accounts = (0..pack.payers.len()).filter(is_account).collect();
        let people = Rows::new(engine, of(false), accounts, periods.len());
        let households = Rows::new(engine, of(true), Vec::new(), periods.len());
        Book { people, households, day: None, numbers: vec![(NEVER, None); periods.len()], periods }
    }

    /// Adds a person with nothing used; people are numbered from 0.
    pub fn add_person(&mut self) -> u32 {
        self.people.add()
    }

    /// Adds a household with nothing used; households are numbered from 0.
    pub fn add_household(&mut self) -> u32 {
        self.households.add()
    }

    /// Whether any meter of the pack belongs to households.
    #[must_use]
    pub fn has_household_meters(&self) -> bool {
        !self.households.used.is_empty()
    }

    /// Writes meters (of the periods that `on` lies in) and balances into the workspace. Days of one
    /// owner must not go backwards.
    #[inline]
    pub fn load(
        &mut self,
        engine: &Engine,
        person: u32,
        household: Option<u32>,
        on: Day,
        ws: &mut Workspace,
    ) {
        self.turn_to(engine, on);
        self.people.load(person, &self.numbers, ws);
        if let Some(household) = household {
            self.households.load(household, &self.numbers, ws);
        }
    }

    /// Looks at the rows of people whose bills come soon. One after the other, each row is a trip to
    /// memory that everything waits for; looked at together, the trips overlap. The number means nothing.
    #[must_use]
    pub fn warm(&self, people: impl Iterator<Item = u32> + Clone) -> u64 {
        let rows = &self.people;
        let head = |person: u32| rows.heads.get(person as usize * rows.stride).copied().unwrap_or(0);
        let value =
            |head: u64| rows.pool.get(Block::unpack(head).at as usize).map_or(0, |it| it.unsigned_abs());
        let heads = people.clone().fold(0, |all, it| all ^ head(it));
        people.fold(heads, |all, it| all ^ value(head(it)))
    }

    /// Keeps meters and balances of the workspace, for the day that was loaded last.
    #[inline]
    pub fn keep(&mut self, person: u32, household: Option<u32>, ws: &Workspace) {
        self.people.keep(person, &self.numbers, ws);
        if let Some(household) = household {
            self.households.keep(household, &self.numbers, ws);
        }
    }

    /// Bytes taken, without the book itself.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.people.bytes() + self.households.bytes()
    }

    fn turn_to(&mut self, engine: &Engine, on: Day) {
        if self.day == Some(on) {
            return;
        }
        self.day = Some(on);
        for (number, meter) in self.numbers.iter_mut().zip(&self.periods) {
            let before = engine.previous_period_day(*meter, on).map(|it| engine.period_number(*meter, it));
            *number = (engine.period_number(*meter, on), before);
        }
    }
}

impl Rows {
    fn new(engine: &Engine, used: Vec<(usize, usize)>, balances: Vec<usize>, periods: usize) -> Rows {
        let looked_at = |(place, (meter, _)): (usize, &(usize, usize))| {
            engine.looks_back()[*meter].then_some((*meter, place))
        };
        let last: Vec<(usize, usize)> = used.iter().enumerate().filter_map(looked_at).collect();
        let words = (used.len() + last.len() + balances.len()).div_ceil(64);
        let stride = 1 + words + periods.div_ceil(2);
        Rows { used, last, balances, words, stride, heads: Vec::new(), pool: Vec::new(), free: Vec::new() }
    }

    fn add(&mut self) -> u32 {
        let owner = u32::try_from(self.heads.len() / self.stride).unwrap_or(u32::MAX);
        self.heads.push(Block { at: 0, size: NONE }.pack());
        self.heads.resize(self.heads.len() + self.words, 0);
        let never = stamps([NEVER, NEVER]);
        self.heads.resize((owner as usize + 1) * self.stride, never);
        owner
    }

    #[inline]
    fn load(&mut self, owner: u32, numbers: &[(i32, Option<i32>)], ws: &mut Workspace) {
        self.empty(ws);
        let head = &self.heads[owner as usize * self.stride..][..self.stride];
        let (accounts, lasts) = (self.used.len() + self.last.len(), self.used.len());
        let mut values = self.pool[Block::unpack(head[0]).at as usize..].iter();
        for (word, mask) in head[1..=self.words].iter().enumerate() {
            for place in ones(*mask).map(|it| word * 64 + it) {
                let value = values.next().copied().unwrap_or(0);
                if place < lasts {
                    ws.used[self.used[place].0] = value;
                } else if place < accounts {
                    ws.last[self.last[place - lasts].0] = value;
                } else {
                    ws.balances[self.balances[place - accounts]] = value;
                }
            }
        }
        for (period, (now, before)) in numbers.iter().enumerate() {
            let stamp = stamp_of(&head[1 + self.words..], period);
            if stamp != *now {
                self.turn_over(period, *before == Some(stamp), ws);
            }
        }
    }

    /// Nothing used, nothing on the accounts.
    #[inline]
    fn empty(&self, ws: &mut Workspace) {
        for (meter, _) in &self.used {
            ws.used[*meter] = 0;
        }
        for (meter, _) in &self.last {
            ws.last[*meter] = 0;
        }
        for payer in &self.balances {
            ws.balances[*payer] = 0;
        }
    }

    /// Begins a new period: its meters start from zero, and what they were is kept where rules look back.
    #[cold]
    fn turn_over(&self, period: usize, follows: bool, ws: &mut Workspace) {
        for (meter, place) in &self.last {
            if self.used[*place].1 == period {
                ws.last[*meter] = if follows { ws.used[*meter] } else { 0 };
            }
        }
        for (meter, _) in self.used.iter().filter(|it| it.1 == period) {
            ws.used[*meter] = 0;
        }
    }

    #[inline]
    fn keep(&mut self, owner: u32, numbers: &[(i32, Option<i32>)], ws: &Workspace) {
        let head = &mut self.heads[owner as usize * self.stride..][..self.stride];
        let (accounts, lasts) = (self.used.len() + self.last.len(), self.used.len());
        let (mut count, mut word, mut mask, mut bit) = (0, 1, 0_u64, 0_u32);
        let mut mark = |value: i64| {
            mask |= u64::from(value != 0) << bit;
            bit += 1;
            if bit == 64 {
                head[word] = mask;
                count += mask.count_ones() as usize;
                (word, mask, bit) = (word + 1, 0, 0);
            }
        };
        self.used.iter().for_each(|it| mark(ws.used[it.0]));
        self.last.iter().for_each(|it| mark(ws.last[it.0]));
        self.balances.iter().for_each(|it| mark(ws.balances[*it]));
        if bit > 0 {
            head[word] = mask;
            count += mask.count_ones() as usize;
        }
        let block = Block::unpack(head[0]);
        let has_room = count == 0 || (block.size != NONE && count <= 1 << block.size);
        let block = if has_room { block } else { larger(&mut self.pool, &mut self.free, block, count) };
        head[0] = block.pack();
        let mut values = self.pool[block.at as usize..][..count].iter_mut();
        for (word, mask) in head[1..=self.words].iter().enumerate() {
            for place in ones(*mask).map(|it| word * 64 + it) {
                let value = if place < lasts {
                    ws.used[self.used[place].0]
                } else if place < accounts {
                    ws.last[self.last[place - lasts].0]
                } else {
                    ws.balances[self.balances[place - accounts]]
                };
                if let Some(to) = values.next() {
                    *to = value;
                }
            }
        }
        for (pair, word) in numbers.chunks(2).zip(&mut head[1 + self.words..]) {
            *word = stamps([pair[0].0, pair.get(1).map_or(NEVER, |it| it.0)]);
        }
    }

    fn bytes(&self) -> usize {
        let free: usize = self.free.iter().map(|it| it.capacity() * 4).sum();
        self.heads.capacity() * 8 + self.pool.capacity() * 8 + free
    }
}

/// A block for `count` values instead of `block`, which became too small.
#[cold]
fn larger(pool: &mut Vec<i64>, free: &mut Vec<Vec<u32>>, block: Block, count: usize) -> Block {
    let size = count.next_power_of_two().trailing_zeros() as usize;
    free.resize(free.len().max(size + 1), Vec::new());
    if block.size != NONE {
        free[usize::from(block.size)].push(block.at);
    }
    let at = free[size].pop().unwrap_or_else(|| {
        let at = pool.len();
        pool.resize(at + (1 << size), 0);
        u32::try_from(at).unwrap_or(u32::MAX)
    });
    Block { at, size: u8::try_from(size).unwrap_or(NONE) }
}

/// Positions of the bits that are set, lowest first.
#[inline]
fn ones(mask: u64) -> impl Iterator<Item = usize> {
    let mut left = mask;
    std::iter::from_fn(move || {
        let place = left.trailing_zeros() as usize;
        (left != 0).then(|| {
            left &= left - 1;
            place
        })
    })
}

/// Two stamps in one word.
const fn stamps([low, high]: [i32; 2]) -> u64 {
    (high as u32 as u64) << 32 | low as u32 as u64
}

fn stamp_of(words: &[u64], period: usize) -> i32 {
    let word = words[period / 2];
    (if period.is_multiple_of(2) { word } else { word >> 32 }) as u32 as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_come_back() {
        let words = [stamps([2024, -3]), stamps([NEVER, i32::MAX])];
        assert_eq!([0, 1, 2, 3].map(|it| stamp_of(&words, it)), [2024, -3, NEVER, i32::MAX]);
    }

    #[test]
    fn blocks_that_became_too_small_are_used_again() {
        let (mut pool, mut free) = (Vec::new(), Vec::new());
        let small = larger(&mut pool, &mut free, Block { at: 0, size: NONE }, 2);
        let large = larger(&mut pool, &mut free, small, 3);
        let again = larger(&mut pool, &mut free, Block { at: 0, size: NONE }, 2);
        assert_eq!((small.at, large.at, again.at, pool.len()), (0, 2, 0, 6));
    }
}
