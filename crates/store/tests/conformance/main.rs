//! One contract, written once, run on both engines: small behaviours, each on a fresh store.

#[macro_use]
#[path = "../common/mod.rs"]
mod common;

mod booking;
mod exchange;
mod knowledge;
mod matters;
mod people;
mod roster;
mod work;
