//! Commands, one file or folder each.

pub mod account;
pub mod adjudicate;
pub mod bench;
pub mod demo;
pub mod gateway;
pub mod keys;
pub mod ledger;
pub mod outpost;
pub mod policy;
pub mod roster;
pub mod serve;
pub mod sim;
