//! The tests of the interface over HTTP: a real server on a real socket, one file for each subject.

mod accounts;
mod audit;
mod bad_input;
mod common;
mod door;
mod indicators;
mod matters;
mod openapi;
mod outpatient;
mod permissions;
mod policies;
mod portal;
mod rosters;
mod stay;
