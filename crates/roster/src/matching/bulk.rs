//! All rows of a list, on all cores.
//!
//! **Knows:** rows side by side. **Does not know:** what a decision is made of. Each row is decided by itself, so order and
//! number of threads change nothing.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    Decision,
    decide::{quick, slowly},
};
use crate::{
    normal::{Claim, Claims, Key, name_key},
    register::Register,
};

const CHUNK_ROWS: usize = 4_096;
/// Rows whose looks into memory overlap.
const BLOCK_ROWS: usize = 16;

/// The decision for every row, in the order of rows.
#[must_use]
pub fn match_all<C: Claims + ?Sized>(register: &Register, rows: &C) -> Vec<Decision> {
    let mut decisions = vec![Decision::Unknown; rows.count()];
    decisions.par_chunks_mut(CHUNK_ROWS).enumerate().for_each(|(nth, chunk)| {
        for (block, out) in chunk.chunks_mut(BLOCK_ROWS).enumerate() {
            decide_block(register, rows, nth * CHUNK_ROWS + block * BLOCK_ROWS, out);
        }
    });
    decisions
}

fn decide_block<C: Claims + ?Sized>(register: &Register, rows: &C, first: usize, out: &mut [Decision]) {
    let mut claims = [Claim::default(); BLOCK_ROWS];
    let mut keys = [(Key::NONE, 0); BLOCK_ROWS];
    for (at, (claim, key)) in claims.iter_mut().zip(&mut keys).take(out.len()).enumerate() {
        *claim = rows.claim(first + at);
        *key = (Key::plain(claim.number), name_key(claim.name));
    }
    // Nothing between these looks depends on the one before: they wait for memory together.
    let mut hits = [None; BLOCK_ROWS];
    for (hit, key) in hits.iter_mut().zip(&keys).take(out.len()) {
        *hit = register.first(key.0);
    }
    for (at, decision) in out.iter_mut().enumerate() {
        *decision = match quick(&claims[at], hits[at], keys[at].1) {
            Some(person) => Decision::Exact(person),
            None => slowly(register, &claims[at]),
        };
    }
}

/// A row whose person an earlier row of the same list has named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeated {
    /// The later row, from 0.
    pub row: usize,
    /// The first row with the same person.
    pub first_row: usize,
    /// Who.
    pub person: u32,
}

/// Rows that name a person again, in the order of rows. Only rows that an exact rule has matched count.
#[must_use]
pub fn repeated(decisions: &[Decision]) -> Vec<Repeated> {
    let mut firsts = FxHashMap::with_capacity_and_hasher(decisions.len(), Default::default());
    let mut found = Vec::new();
    for (row, decision) in decisions.iter().enumerate() {
        if let Some(person) = decision.person() {
            let first_row = *firsts.entry(person).or_insert(row);
            if first_row != row {
                found.push(Repeated { row, first_row, person });
            }
        }
    }
    found
}
