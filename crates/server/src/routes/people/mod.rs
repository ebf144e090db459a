//! People, and facts about them.

pub mod facts;
pub mod read;
pub mod recompute;
