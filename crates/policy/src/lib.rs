//! The package format of a region: text to validated terms, and what is wrong with it.
//!
//! **Knows:** layers, rules, values, clauses, cases, catalogues, coverage over time.
//! **Does not know:** people, how an amount is worked out (`benefit` does), files, SQL.
//!
//! Start reading at [`load`]. The format itself is told in `docs/policy-writing.md`.

mod amount_coverage;
pub mod case_file;
pub mod case_words;
pub mod catalogue;
mod condition;
mod coverage;
pub mod describe;
pub mod diff;
mod document;
mod expr;
mod file_kind;
mod load;
pub mod model;
mod pack_file;
pub mod phrase;
mod plausible;
mod quantity;
mod references;
pub mod render;
pub mod resolve;
mod rules_file;
mod rules_keys;
pub mod schema;
mod value;
mod whole;
mod working;

pub use coverage::check_coverage;
pub use load::{PackSource, load};
pub use model::Pack;
