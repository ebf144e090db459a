//! People, and facts about them.

pub mod facts;
pub mod filing;
pub mod read;
pub mod recompute;
