//! The audit log: looked through, verified, its checkpoint.

pub mod checkpoint;
pub mod list;
pub mod verify;
