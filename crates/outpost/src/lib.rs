//! Settlement in the field: a village doctor's notebook that works where the network does not.
//!
//! **Knows:** the sealed extract, the queue of what was settled with it, how the queue is posted to the centre
//! and what is done where the centre sees it otherwise. **Does not know:** rules (`app::field` decides with the
//! same calculation as the centre), the command line.
//!
//! No database lies on the notebook: what is there is one sealed extract that is only read, and one sealed file
//! that only grows. What happened is the sum of the events in it.
//!
//! **Invariant:** a settlement is told to the doctor only after it is on the disk; a line once written stays.
//! **Invariant:** each is at the centre at most once: its message number follows from extract and place in the
//! queue, and the centre answers a number only once.

mod centre;
mod error;
mod event;
mod figures;
mod frame;
mod head;
mod notebook;
mod post;
mod queue;
mod seal;

pub use centre::Centre;
pub use error::OutpostError;
pub use event::{Action, Item, ItemState};
pub use figures::Figures;
pub use notebook::{Bill, Notebook, Slip};
pub use post::Posted;
pub use seal::{Secret, open_extract, seal_extract};
