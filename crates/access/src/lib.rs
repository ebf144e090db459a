//! Who may do what, where: callers, their grants, the regions these cover.
//!
//! **Knows:** accounts as values, roles as data, the tree of regions. **Does not know:** passwords,
//! sessions, SQL, HTTP, the clock.

mod caller;
mod region;

pub use caller::{Caller, Grant};
pub use region::RegionScope;
