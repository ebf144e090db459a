//! The settlement ledger (结算账) as pure values: accounts, balanced entries, reversals, differences
//! between two decisions, and the hash chain that makes silent changes visible.
//!
//! **Knows:** whole fen, accounts by path, the rule that every debit has an equal credit.
//! **Does not know:** SQL, what a hospital or a policy is, what day it is.
//!
//! **Invariant:** an entry, once created, never changes and never goes away; a mistake is corrected
//! by another entry that names the one it reverses.
//! **Invariant:** the balances of all accounts add up to zero.

mod account;
mod book;
mod canonical;
mod chain;
mod entry;
mod settlement;

pub use account::{Account, AccountError, Shape};
pub use book::{Book, Outcome};
pub use canonical::{AuditEvent, CANONICAL_VERSION, Canonical};
pub use chain::{ChainBreak, ChainChecker, ChainLink, Hash, HashError};
pub use entry::{Entry, EntryKind, Posting, reversal_of};
pub use settlement::{Bearer, Between, Divided, SettlementError, Share};
