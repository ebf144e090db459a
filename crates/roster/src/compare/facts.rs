//! The facts of everybody, column by column: rows by person, one word per person.
//!
//! **Knows:** how to gather rows from many threads and put them by person.
//! **Does not know:** rules of problems. **Invariant:** the same rows in any order and from any
//! number of threads give the same facts.

use rayon::prelude::*;

use super::person::{Person, Setting};
use super::row::{FileSource, RowFact};
use super::stray::Stray;
use super::word::{ClassFacts, word_of};
use crate::rules::{Rules, fact};

/// Gathers rows; one for each thread, merged at the end.
#[derive(Debug, Default)]
pub struct FactsBuilder {
    chunks: Vec<Vec<RowFact>>,
    open: Vec<RowFact>,
    strays: Vec<Stray>,
}

impl FactsBuilder {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> FactsBuilder {
        FactsBuilder::default()
    }

    /// Adds a row whose person is known.
    pub fn add(&mut self, row: RowFact) {
        self.open.push(row);
    }

    /// Adds many at once.
    pub fn add_all(&mut self, rows: Vec<RowFact>) {
        self.chunks.push(rows);
    }

    /// Adds a row whose person is not known.
    pub fn add_stray(&mut self, stray: Stray) {
        self.strays.push(stray);
    }

    /// Everything of `other` as well.
    pub fn merge(&mut self, other: FactsBuilder) {
        self.chunks.extend(other.chunks);
        self.chunks.push(other.open);
        self.strays.extend(other.strays);
    }

    /// Puts the rows by person and works out the words. Rows of persons outside `people` are counted
    /// in [`Facts::beyond`] and not used.
    #[must_use]
    pub fn finish(mut self, people: usize, files: Vec<FileSource>, rules: &Rules, setting: Setting) -> Facts {
        self.chunks.push(std::mem::take(&mut self.open));
        let (starts, rows, beyond) = by_person(&self.chunks, people);
        drop(self.chunks);
        self.strays.sort();
        let mut facts =
            Facts { starts, rows, words: Vec::new(), strays: self.strays, files, setting, beyond };
        let classes = ClassFacts::new(rules, setting.year_start.year());
        facts.words = (0..people)
            .into_par_iter()
            .with_min_len(4096)
            .map(|ix| match facts.rows_of(ix) {
                [] => 0,
                rows => word_of(&Person { rows, setting }, &classes),
            })
            .collect();
        for index in 0..facts.strays.len() {
            // Candidates of equal rank: each of them may be meant.
            let candidates = &facts.strays[index].candidates;
            let best = candidates.first().map_or(0, |it| it.score);
            for candidate in candidates.iter().take_while(|it| it.score == best) {
                if let Some(word) = facts.words.get_mut(candidate.person_ix as usize) {
                    *word |= fact::ROW_MAY_MEAN;
                }
            }
        }
        facts
    }
}

/// Rows by person (counting sort); within a person by file and row.
fn by_person(chunks: &[Vec<RowFact>], people: usize) -> (Vec<u32>, Vec<RowFact>, usize) {
    let mut starts = vec![0_u32; people + 1];
    let mut beyond = 0;
    for row in chunks.iter().flatten() {
        match starts.get_mut(row.person_ix as usize + 1) {
            Some(count) => *count += 1,
            None => beyond += 1,
        }
    }
    for index in 1..starts.len() {
        starts[index] += starts[index - 1];
    }
    let total = starts.last().copied().unwrap_or(0) as usize;
    let Some(filler) = chunks.iter().flatten().next().copied() else { return (starts, Vec::new(), beyond) };
    let mut next = starts.clone();
    let mut rows = vec![filler; total];
    for row in chunks.iter().flatten().filter(|it| (it.person_ix as usize) < people) {
        let slot = &mut next[row.person_ix as usize];
        rows[*slot as usize] = *row;
        *slot += 1;
    }
    for pair in starts.windows(2).filter(|it| it[1] - it[0] > 1) {
        rows[pair[0] as usize..pair[1] as usize].sort_unstable();
    }
    (starts, rows, beyond)
}

/// What all rosters and extracts say.
#[derive(Debug, Clone)]
pub struct Facts {
    starts: Vec<u32>,
    rows: Vec<RowFact>,
    words: Vec<u64>,
    /// Rows without a person, by claim.
    pub strays: Vec<Stray>,
    /// Files of the round.
    pub files: Vec<FileSource>,
    /// When.
    pub setting: Setting,
    /// Rows of persons who are not in the register: a fault of the caller.
    pub beyond: usize,
}

impl Facts {
    /// One word per person, by index in the register.
    #[must_use]
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// The rows of a person.
    #[must_use]
    pub fn rows_of(&self, person_ix: usize) -> &[RowFact] {
        match self.starts.get(person_ix..person_ix + 2) {
            Some([from, to]) => &self.rows[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// A person with rows.
    #[must_use]
    pub fn person(&self, person_ix: usize) -> Person<'_> {
        Person { rows: self.rows_of(person_ix), setting: self.setting }
    }
}
