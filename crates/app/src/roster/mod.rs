//! Rosters in memory: files of departments to matched and classified rows.
//!
//! **Knows:** files (`intake`) and rules of comparison (`roster`), and how the one becomes the other.
//! **Does not know:** SQL, HTTP, the clock, the disk: bytes come in, values go out.
//!
//! [`gather`] reads the files and decides whose each is; [`register_of`] builds the register from its file;
//! [`reconcile`] matches every row, works out what it says, and classifies the differences.

mod changes;
mod claims;
mod columns;
mod days;
mod department;
mod gather;
mod identity;
pub mod kept;
mod meaning;
mod reconcile;
mod register;
mod report;
mod rows;

pub use gather::{Gathered, GatheredFile, GatheredTable, LostFile, REGISTER, SourceFile, gather};
pub use reconcile::{FileDecisions, Options, Reconciled, reconcile, reconcile_with};
pub use register::register_of;
pub use report::{FileCounts, KindCount};
