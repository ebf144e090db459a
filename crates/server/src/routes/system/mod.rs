//! The running program: figures, and a backup.

pub mod backup;
pub mod read;
