//! Balances of ledger accounts.

pub mod list;
