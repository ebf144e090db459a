//! The made county sends rosters: nine departments' lists and four extracts, with dirt and problems whose
//! truth is known.
//!
//! ```
//! use county::roster::{Mending, Problem, RosterPlan, Scenario, Source};
//!
//! let plan = RosterPlan::make(42, Scenario::wenshang(2_000))?;
//! let first = plan.rows(Source::Poverty).next().expect("someone is listed");
//! let to_refund = plan.problems().filter(|it| it.problem == Problem::PaidPoverty).count();
//! let second_round = plan.advance(Mending::default());
//! assert!(second_round.cured().count() > 0);
//! # let _ = (first, to_refund);
//! # Ok::<(), county::SetupError>(())
//! ```
//!
//! **Knows:** what departments list, how problems look in lists, how typists err. **Does not know:** how
//! problems are found or cured by the product; files (only `write`, behind the feature `files`, does).
//!
//! A plan has its own truth about classes, coverage and deaths; of the county it takes people and places.
//!
//! **Invariants:** a person has at most one problem in a round. People with a problem have no dirt on their
//! rows that only a person could clear, but the dirt that is the problem. Whoever is on a list of benefits
//! and has no problem is covered as the list entitles; whoever is not has no flag. People of disabled and
//! veterans' rosters alone pay in person.
//!
//! Numbers that belong to nobody in the county are made beside it (`taken`), of the regions 990100 and
//! 990200 as all others.

mod advance;
mod build;
mod dirt;
mod namesakes;
mod plan;
mod problem;
mod record;
mod rows;
mod scenario;
mod source;
mod state;
mod story;
mod strangers;
mod taken;
mod variants;

#[cfg(feature = "files")]
pub mod write;

pub use advance::Mending;
pub use dirt::{Dirt, DirtRates};
pub use plan::{ChangeTruth, ProblemTruth, RosterPlan};
pub use problem::Problem;
pub use record::Record;
pub use rows::Row;
pub use scenario::{JIANGJIN_PEOPLE, MonthlyChanges, Scenario, WENSHANG_LEAST_PEOPLE};
pub use source::Source;
pub use state::{Change, Standing};
