//! The ledger's entries, and checking it.

pub mod clearing;
pub mod entries;
pub mod verify;
