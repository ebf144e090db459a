//! Rounds (回头看): what went in, what came out, and how two rounds compare.
//!
//! **Knows:** fingerprints of inputs and stable keys of problems. **Does not know:** the ledger,
//! names and numbers of people.

mod blind;
mod feedback;
mod key;
mod look_back;

pub use blind::Blind;
pub use feedback::{FeedbackRow, Standing, feedback};
pub use key::{ProblemKey, SubjectKey};
pub use look_back::{InputPrint, KeptProblem, LookBack, Round, Transition, compare_rounds};
