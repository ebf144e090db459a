//! Handlers, a folder for each resource and a file for each verb.

pub mod accounts;
pub mod access;
pub mod balances;
pub mod health;
pub mod home;
pub mod ledger;
pub mod money;
pub mod people;
pub mod region;
pub mod reimbursements;
pub mod rosters;
pub mod settlements;
pub mod visits;
