//! Intake (归集): the files that departments really send, read into rows with typed columns.
//!
//! **Knows:** CSV, XLSX, XLS, encodings, headers, spellings of dates and numbers; writes XLSX and CSV.
//! **Does not know:** the register, rules of comparison, SQL.

pub mod columns;
pub mod read;
pub mod values;
pub mod write;
