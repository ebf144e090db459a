//! Handlers, a folder for each resource and a file for each verb.

pub mod access;
pub mod accounts;
pub mod audit;
pub mod balances;
pub mod health;
pub mod home;
pub mod indicators;
pub mod institutions;
pub mod ledger;
pub mod matters;
pub mod money;
pub mod people;
pub mod policies;
pub mod reader;
pub mod region;
pub mod reimbursements;
pub mod rosters;
pub mod settlements;
pub mod system;
pub mod visits;
