//! Rosters (名册): normalise, match, compare, classify, and follow each problem until it is cured.
//!
//! **Knows:** people as written on a row, the register, the rules of comparison as values.
//! **Does not know:** file formats, SQL, the clock, who is signed in.

pub mod compare;
pub mod figures;
pub mod matching;
pub mod normal;
pub mod problem;
pub mod register;
pub mod round;
pub mod rules;
