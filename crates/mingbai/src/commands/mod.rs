//! Commands, one file or folder each.

pub mod bench;
pub mod demo;
pub mod policy;
