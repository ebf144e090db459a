//! The tests of the ledger, one file for each subject.

mod properties;
mod scripts;
mod settlement;
