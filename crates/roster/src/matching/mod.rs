//! Which registered person a row speaks of, and how sure that is.
//!
//! **Knows:** one row and the register. **Does not know:** departments, problems, files.
//!
//! Only an exact rule matches: the same number with a name that fits, or one single person whose number
//! can have become the written one by a usual slip and whose name is equal. Everything else is
//! proposed with an explained score, or is a finding; a person decides.

mod bulk;
mod damaged;
mod decide;
mod decision;
mod neighbours;
mod query;
mod score;
mod search;
mod slip;

pub use bulk::{Repeated, match_all, repeated};
pub use decide::{is_same_but_for_name, match_one};
pub use decision::{Candidate, Contribution, Decision, Field, Reason};
pub use slip::Slip;

pub use crate::normal::{Claim, Claims, from_fn};
