//! The tests of the engine and of policy packages, one file for each subject.

extern crate mingbai_benefit as benefit;

mod laws;
mod made;
mod plain;
mod policy_diff;
mod policy_faults;
mod policy_never_panics;
mod second_model;
mod small_pack;
