//! The ledger as a whole.

pub mod verify;
