//! The tests of the hospital gateway: messages against a real server, one file for each subject.

mod asking;
mod batches;
mod between;
mod bytes;
mod catalogue;
mod common;
mod day;
mod desk;
mod details;
mod edges;
mod filings;
mod generator;
mod lines;
mod lists;
mod money;
mod oauth2;
mod reference;
