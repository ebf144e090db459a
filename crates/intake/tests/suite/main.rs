//! The tests of reading and writing files, one file for each subject.

mod layouts;
mod properties;
mod writing;
