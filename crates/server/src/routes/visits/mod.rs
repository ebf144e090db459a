//! Visits that take time.

pub mod add_lines;
pub mod cancel;
pub mod discharge;
pub mod lines;
pub mod open;
pub mod read;
pub mod waiting;
