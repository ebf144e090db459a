//! Commands, one file or folder each.

pub mod adjudicate;
pub mod bench;
pub mod demo;
pub mod ledger;
pub mod policy;
pub mod serve;
pub mod sim;
