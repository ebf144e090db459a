//! Commands, one file or folder each.

pub mod policy;
