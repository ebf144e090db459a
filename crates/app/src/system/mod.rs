//! What an operator wants to know of the running program, and copies of its database.

mod backup;
mod view;

pub use backup::{Backup, Manifest, check_copy, copy, note};
pub use view::{BackupLine, KeyLine, RegionLine, SystemView};
