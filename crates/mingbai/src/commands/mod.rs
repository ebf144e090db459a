//! Commands, one file or folder each.

pub mod bench;
pub mod policy;
