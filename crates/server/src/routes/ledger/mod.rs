//! The ledger as a whole.

pub mod clearing;
pub mod verify;
