//! From a number to its person: open addressing in 16-byte slots, so that a row costs one look into
//! memory. The hash of the name lies beside the person, so that a good row needs nothing more.
//!
//! **Knows:** keys and indexes. **Does not know:** names, people.

use rayon::prelude::*;

use crate::normal::Key;

/// Key, then person (low half) and name hash (high half).
type Slot = [u64; 2];

const EMPTY: u64 = 0;
/// Was taken once; looking goes on behind it. No key has all bits set.
const GONE: u64 = u64::MAX;
const FEWEST_SLOTS: usize = 64;
/// Regions are filled side by side; looking wraps inside one, which a core's cache nearly holds.
const REGION_BITS: u32 = 18;

/// A hash table of numbers; one number may be there more than once.
#[derive(Default)]
pub(crate) struct Table {
    slots: Vec<Slot>,
    shift: u32,
    /// Length of a region less one.
    mask: usize,
    /// Slots that are not empty.
    taken: usize,
}

fn hash(key: u64) -> u64 {
    (key ^ (key >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Table {
    /// All keys at once; also the pairs (later, earlier) that share a number.
    pub(crate) fn build<T: Sync>(people: &[T], entry: fn(&T) -> (Key, u32)) -> (Table, Vec<(u32, u32)>) {
        let count = people.iter().filter(|it| !entry(it).0.is_none()).count();
        let mut table = Table::with_room(count);
        let (shift, mask) = (table.shift, table.mask);
        let region = mask + 1;
        let fill = |(nth, slots): (usize, &mut [Slot])| {
            let mut twice = Vec::new();
            for (person, it) in people.iter().enumerate() {
                let (key, name_key) = entry(it);
                let home = (hash(key.bits()) >> shift) as usize;
                if key.is_none() || home / region != nth {
                    continue;
                }
                let value = person as u64 | u64::from(name_key) << 32;
                if let Some(earlier) = put(slots, home & mask, [key.bits(), value]) {
                    twice.push((person as u32, earlier));
                }
            }
            twice
        };
        let twice: Vec<Vec<(u32, u32)>> = table.slots.par_chunks_mut(region).enumerate().map(fill).collect();
        table.taken = count;
        let mut twice = twice.concat();
        twice.sort_unstable();
        (table, twice)
    }

    fn with_room(count: usize) -> Table {
        // At most three quarters full, so that looking stays short.
        let length = (count * 4 / 3 + 1).next_power_of_two().max(FEWEST_SLOTS);
        let bits = length.ilog2();
        let mask = (1 << bits.min(REGION_BITS)) - 1;
        Table { slots: vec![[EMPTY; 2]; length], shift: 64 - bits, mask, taken: 0 }
    }

    /// Adds one; the earlier person with the same number, if there is one.
    pub(crate) fn insert(&mut self, key: Key, person: u32, name_key: u32) -> Option<u32> {
        if self.slots.is_empty() || (self.taken + 1) * 5 > self.slots.len() * 4 {
            self.grow();
        }
        self.taken += 1;
        let home = (hash(key.bits()) >> self.shift) as usize;
        let region = home & !self.mask;
        let slots = &mut self.slots[region..=region + self.mask];
        put(slots, home & self.mask, [key.bits(), u64::from(person) | u64::from(name_key) << 32])
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        let kept = || old.iter().filter(|it| it[0] != EMPTY && it[0] != GONE);
        *self = Table::with_room((kept().count() + 1) * 2);
        // First comers first, whatever the old places were.
        let mut entries: Vec<Slot> = kept().copied().collect();
        entries.sort_unstable_by_key(|it| it[1] as u32);
        for [key, entry] in entries {
            self.insert(Key::from_bits(key), entry as u32, (entry >> 32) as u32);
        }
    }

    /// Takes one person's number away.
    pub(crate) fn remove(&mut self, key: Key, person: u32) {
        let found = self.places(key).find(|at| self.slots[*at][1] as u32 == person);
        if let Some(at) = found {
            self.slots[at][0] = GONE;
        }
    }

    /// Persons and name hashes of a number.
    #[inline]
    pub(crate) fn find(&self, key: Key) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.places(key).map(|at| (self.slots[at][1] as u32, (self.slots[at][1] >> 32) as u32))
    }

    #[inline]
    fn places(&self, key: Key) -> impl Iterator<Item = usize> + '_ {
        let none = key.is_none() || self.slots.is_empty();
        let home = if none { 0 } else { (hash(key.bits()) >> self.shift) as usize };
        let (region, first) = (home & !self.mask, home & self.mask);
        let at = move |step: usize| region | ((first + step) & self.mask);
        let steps = if none { 0 } else { self.mask + 1 };
        (0..steps)
            .map(at)
            .take_while(|at| self.slots[*at][0] != EMPTY)
            .filter(move |at| self.slots[*at][0] == key.bits())
    }
}

/// Puts an entry into the first empty slot from `home` on; the first person with the same key, if any.
fn put(slots: &mut [Slot], home: usize, entry: Slot) -> Option<u32> {
    let mut earlier = None;
    for step in 0..slots.len() {
        let slot = &mut slots[(home + step) & (slots.len() - 1)];
        if slot[0] == EMPTY {
            *slot = entry;
            break;
        }
        if slot[0] == entry[0] && earlier.is_none() {
            earlier = Some(slot[1] as u32);
        }
    }
    earlier
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(it: u64) -> Key {
        Key::from_body(99_010_019_000_000_000 + it)
    }

    #[test]
    fn bulk_and_one_by_one_find_the_same() {
        let keys: Vec<Key> = (0..5_000).map(|it| key(it % 4_900)).chain([Key::NONE]).collect();
        let names: Vec<u32> = (0..keys.len() as u32).map(|it| it + 1).collect();
        let (bulk, twice) =
            Table::build(&keys.iter().copied().zip(names.iter().copied()).collect::<Vec<_>>(), |it| *it);
        assert_eq!(twice.len(), 100);
        let mut single = Table::default();
        for (person, key) in keys.iter().enumerate().filter(|it| !it.1.is_none()) {
            single.insert(*key, person as u32, names[person]);
        }
        for it in 0..5_100 {
            let wanted: Vec<(u32, u32)> = bulk.find(key(it)).collect();
            assert_eq!(single.find(key(it)).collect::<Vec<_>>(), wanted);
            assert_eq!(wanted.len(), if it < 100 { 2 } else { usize::from(it < 4_900) });
        }
        single.remove(key(5), 4_905);
        assert_eq!(single.find(key(5)).collect::<Vec<_>>(), [(5, 6)]);
        single.remove(key(5), 5);
        assert_eq!(single.find(key(5)).count(), 0);
        assert_eq!(single.find(Key::NONE).count() + Table::default().find(key(1)).count(), 0);
    }
}
