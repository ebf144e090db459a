//! The problem ledger (问题台账): every problem from open to struck off (销号), as events and their fold.
//!
//! **Knows:** who may do what, evidence, days. **Does not know:** the clock, who is signed in, files.

mod act;
mod event;
mod look_back;
mod state;

pub use act::{Actor, Command, act};
pub use event::{Desk, Document, Event, What};
pub use look_back::after_round;
pub use state::{Stage, State, fold};
