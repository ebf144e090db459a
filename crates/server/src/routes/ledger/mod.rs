//! The ledger's entries, and checking it.

pub mod entries;
pub mod verify;
