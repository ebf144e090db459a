//! Terms and facts to a decision with its trace: the order of payers, to the fen.
//!
//! **Knows:** a region pack, one bill, the meters before it. **Does not know:** where they came from,
//! what day it is today, accounts in a ledger, SQL.
//!
//! Start reading at [`Engine::decide`]; [`run`] is the part that every settlement goes through.
//!
//! **Invariant:** payers + person = total; person = accounts + cash; the four parts = total.
//! **Invariant:** no clock. The day is an argument; the same input gives the same decision in ten years.

mod arith;
pub mod batch;
pub mod bill;
pub mod book;
pub mod cases;
pub mod compare;
mod compile;
mod decide;
pub mod decision;
mod engine;
pub mod explain;
mod lines;
mod prepare;
pub mod program;
pub mod report;
pub mod run;
mod words;

pub use batch::{Brief, CodedBill, CodedLine, Refusal};
pub use bill::{Bill, FeeLine};
pub use book::Book;
pub use decide::MeterKey;
pub use decision::{Decision, MeterChange, Outcome, PayerShare};
pub use engine::{Engine, ProgramRef};
pub use lines::{Catalogue, ItemTerms, Line, LineSplit, gather, split};
pub use prepare::MeterValues;
