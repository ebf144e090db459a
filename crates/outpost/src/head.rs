//! The head of a queue: whose it is, and how many records it has, sealed in two places that are written in turn.
//!
//! **Knows:** what a cut, a torn write and a power cut leave behind. **Does not know:** records.
//!
//! A record is written before it is counted, so a power cut leaves at most one that is not counted yet. Of the two
//! places only the one being written can be torn, and then the record that it counts is there. Everything else is
//! somebody's doing: a queue that lacks counted records was cut. Only a copy of the whole file, put back later, looks
//! like a queue; the slips and the centre know better.

use crate::OutpostError;
use crate::frame::Link;
use crate::seal::{Cipher, NONCE};

/// What queues of the first edition begin with: no counts.
const FIRST: &[u8; 4] = b"MBQ1";
const MAGIC: &[u8; 4] = b"MBQ2";
/// Bytes of the tag that ends a sealed text.
const TAG: usize = 16;
/// Count and link.
const PLAIN: usize = 8 + 32;
/// A sealed place.
const SLOT: usize = NONCE + PLAIN + TAG;

/// How many records there are, and what binds the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub records: u64,
    pub link: Link,
}

/// The head of an extract's queue.
#[derive(Clone)]
pub struct Head {
    cipher: Cipher,
    /// Magic of the first edition, salt of the extract, its number.
    first: Vec<u8>,
}

impl Head {
    pub fn new(cipher: Cipher, extract_id: &str) -> Head {
        let mut first = [FIRST.as_slice(), &cipher.salt].concat();
        first.push(u8::try_from(extract_id.len()).unwrap_or(u8::MAX));
        first.extend(extract_id.as_bytes());
        Head { cipher, first }
    }

    /// What begins a queue of the first edition, which had no counts; links still begin from it.
    pub fn first(&self) -> &[u8] {
        &self.first
    }

    fn fixed(&self) -> Vec<u8> {
        [MAGIC.as_slice(), &self.first[FIRST.len()..]].concat()
    }

    /// Bytes before the first record.
    pub fn len(&self) -> usize {
        self.first.len() + 2 * SLOT
    }

    /// Whether a file is the beginning of a head: nothing was ever written behind it.
    pub fn is_begun(&self, bytes: &[u8]) -> bool {
        let fixed = self.fixed();
        let common = bytes.len().min(fixed.len());
        bytes.len() < self.len() && bytes[..common] == fixed[..common]
    }

    /// Whether a file begins with this head.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        bytes.len() >= self.len() && bytes.starts_with(&self.fixed())
    }

    /// The head of a queue without records; `link` binds the first.
    pub fn begin(&self, link: Link) -> Result<Vec<u8>, OutpostError> {
        let nothing = Count { records: 0, link };
        Ok([self.fixed(), self.seal(nothing)?, self.seal(nothing)?].concat())
    }

    /// Where a count is written, and its bytes.
    pub fn slot(&self, count: Count) -> Result<(u64, Vec<u8>), OutpostError> {
        let at = self.first.len() + if count.records % 2 == 1 { SLOT } else { 0 };
        Ok((at as u64, self.seal(count)?))
    }

    fn seal(&self, count: Count) -> Result<Vec<u8>, OutpostError> {
        let plain = [count.records.to_be_bytes().as_slice(), &count.link].concat();
        self.cipher.seal(&plain, &self.fixed())
    }

    fn open(&self, bytes: &[u8]) -> Option<Count> {
        let plain = self.cipher.open(bytes, &self.fixed())?;
        let (records, link) = plain.split_at_checked(8)?;
        Some(Count { records: u64::from_be_bytes(records.try_into().ok()?), link: link.try_into().ok()? })
    }

    /// How many records the count last written says.
    pub fn counted(&self, bytes: &[u8]) -> Option<u64> {
        let at = self.first.len();
        let slots = bytes.get(at..at + 2 * SLOT)?;
        let counts = [self.open(&slots[..SLOT]), self.open(&slots[SLOT..])];
        counts.into_iter().flatten().map(|it| it.records).max()
    }

    /// Whether records that were found are those that were counted: the count last written, and `links`, what
    /// binds the next after each number of records.
    pub fn agrees(&self, bytes: &[u8], links: &[Link]) -> bool {
        let at = self.first.len();
        let Some(slots) = bytes.get(at..at + 2 * SLOT) else { return false };
        let (even, odd) = (self.open(&slots[..SLOT]), self.open(&slots[SLOT..]));
        let found = links.len().saturating_sub(1) as u64;
        let is_bound = |it: Count| {
            usize::try_from(it.records).ok().and_then(|at| links.get(at)).is_some_and(|link| *link == it.link)
        };
        match (even, odd) {
            (Some(even), Some(odd)) => {
                let (last, before) = if even.records >= odd.records { (even, odd) } else { (odd, even) };
                let in_turn = last.records == before.records + 1 || last.records + before.records == 0;
                in_turn && is_bound(last) && (found == last.records || found == last.records + 1)
            }
            // The place that cannot be read was being written: its record is there.
            (Some(last), None) | (None, Some(last)) => is_bound(last) && found == last.records + 1,
            (None, None) => false,
        }
    }
}
