//! What is kept of rosters: the register's order, files, rounds, the problem ledger, entitlements.
//!
//! **Knows:** the tables of rosters. **Does not know:** what a row, a code or an event means; texts in
//! JSON and packed blocks are the use cases' own.

mod documents;
mod entitlements;
mod files;
mod model;
mod model_given;
pub(crate) mod problem_list;
mod problems;
mod register;
mod tables;

pub use model::{
    ProblemCount, ProblemFilter, ProblemSum, RegisteredPerson, RosterBlock, RosterDocument, RosterEvent,
    RosterFile, RosterMapping, RosterPlace, RosterProblem, RosterRound,
};
pub use model_given::{Entitlement, PaymentLine, PaymentList};
pub(crate) use tables::{
    DOCUMENT, DOCUMENT_PART, EVENT, FILE, MAPPING, PAYMENT_LINE, PAYMENT_LIST, PLACE, PROBLEM,
    REGISTER_PERSON, ROUND, ROW,
};
