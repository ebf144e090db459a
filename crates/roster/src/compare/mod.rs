//! Comparison: what all rosters and extracts say of each person, the differences, the problems.
//!
//! **Knows:** rows as facts, the rules of the pack. **Does not know:** how rows were matched, files,
//! names and numbers of people.

mod classify;
mod effects;
mod facts;
mod person;
mod row;
mod stray;
mod word;

pub use classify::{Candidate, Code, Problem, RowRef, Subject, classify};
pub use effects::{Effect, effects_of};
pub use facts::{Facts, FactsBuilder};
pub use person::{Person, Setting};
pub use row::{DayNumber, FileSource, RowFact, Source};
pub use stray::{Stray, StrayWhy};
