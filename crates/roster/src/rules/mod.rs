//! The roster rules of a region, read from the pack's `rosters/*.toml`: departments, identity
//! classes, kinds of problem.
//!
//! **Knows:** the words of the files and what they mean, compiled to bit tests.
//! **Does not know:** where the files lie, people, other parts of the pack.

mod condition;
mod expression;
pub mod fact;
mod meaning;
mod model;
mod problem_rule;
mod read;
mod read_department;
mod read_problem;
mod whole;

pub use condition::{Clause, Condition, DateTest, Order};
pub use expression::{Anchor, DateExpr, DateName, month_end};
pub use meaning::{Meaning, UnknownWord, marks};
pub use model::{
    Authority, Class, ColumnAlias, Department, Expectation, Extract, Refund, Rules, Says, StatusRow, Subsidy,
};
pub use problem_rule::{DeskLevel, Difference, EffectKind, EffectRule, ProblemRule, Verification};
