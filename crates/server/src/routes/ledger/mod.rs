//! The ledger's entries, and checking it.

pub mod accounts;
pub mod clearing;
pub mod entries;
pub mod verify;
