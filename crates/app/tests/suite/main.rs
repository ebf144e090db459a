//! The tests of the use cases on real databases, one file for each subject.

mod common;
mod concurrency;
mod cross_region;
mod flips;
mod indicators;
mod institutions;
mod late_facts;
mod matters;
mod money;
mod reported;
mod reversals;
mod roster_clerk;
mod roster_common;
mod roster_complete;
mod roster_desk;
mod roster_gather;
mod roster_kept;
mod roster_people;
mod roster_register;
mod roster_rounds;
mod roster_truth;
mod sealed;
mod stays;
