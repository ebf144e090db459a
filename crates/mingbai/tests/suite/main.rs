//! The tests of the program in a process of its own, one file for each subject.

mod common;
mod crash;
mod crash_round;
mod hospital;
mod outpost;
mod outpost_common;
mod probe;
mod sealed;
