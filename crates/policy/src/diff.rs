//! Two versions of a pack side by side: what is written differently, and whom and which days it touches.
//!
//! **Knows:** both packs. **Does not know:** what a bill comes to (`benefit` runs the cases).

mod affected;
mod axes;
mod boxes;
mod view;
mod written;

pub use affected::{Affected, affected};
pub use written::{Change, FieldChange, What, changes};
