//! Figures of rosters: pure sums over people and problems, in whole numbers.
//!
//! **Knows:** words of facts, classes, places, ages. **Does not know:** names, SQL.

mod changes;
mod cover;
mod problems;

pub use changes::{Change, ChangeKind, MonthChanges, changes, changes_by_month};
pub use cover::{ClassCover, cover_by_class, coverage_ppm, missing_of};
pub use problems::{AgeBand, Cell, ProblemPlace, problem_table};
