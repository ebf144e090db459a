//! Commands, one file or folder each.

pub mod account;
pub mod adjudicate;
pub mod audit;
pub mod backup;
pub mod bench;
pub mod demo;
pub mod door;
pub mod gateway;
pub mod indicator;
pub mod keys;
pub mod ledger;
pub mod matter;
pub mod outpost;
pub mod policy;
pub mod roster;
pub mod serve;
pub mod sim;
pub mod tls;
