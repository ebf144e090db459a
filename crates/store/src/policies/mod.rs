//! Drafts of policy packages, and what trying one on stored settlements needs.
//!
//! **Knows:** the tables; that what was decided on does not change again. **Does not know:** what a package says,
//! who may approve.

mod bills;
mod drafts;
mod model;
mod trials;

pub use bills::StoredBill;
pub use model::{DraftFile, DraftSide, PolicyDraft, PolicyTrial};
pub(crate) use trials::TRIAL;
