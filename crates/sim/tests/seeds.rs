//! Fifty seeds, and those that once failed. Each test is a process of its own under nextest.
//!
//! The first half runs on a pack that has every shape (household meters, three kinds of accounts,
//! reductions, backstops, benefits), under both rules for stays that end in another year; the second
//! half on packs that ship.

use std::path::Path;

use base::Day;
use policy::PackSource;
use sim::Options;

const STEPS: usize = 400;

fn run(source: &PackSource, seeds: impl IntoIterator<Item = u64>) {
    let begins = Day::new(2023, 9, 1).expect("a day");
    for seed in seeds {
        let options =
            Options { seed, steps: STEPS, database_url: None, begins, audit_every: 50, cut_percent: 6 };
        match sim::run(source, &options) {
            Ok(report) => println!("{report}"),
            Err(failure) => panic!("{failure}"),
        }
    }
}

fn shipped(name: &str) -> PackSource {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs")).join(name);
    sim::pack::read(&folder).expect("the pack can be read")
}

#[test]
fn every_shape_by_day_of_discharge() {
    run(&sim::pack::shapes("discharge"), 1..=10);
}

#[test]
fn every_shape_by_day_of_admission() {
    run(&sim::pack::shapes("admission"), 11..=20);
}

#[test]
fn jiangjin() {
    run(&shipped("jiangjin"), 21..=30);
}

#[test]
fn yueyang() {
    run(&shipped("yueyang"), 31..=40);
}

#[test]
fn wenshang() {
    run(&shipped("wenshang"), 41..=45);
}

#[test]
fn zhenjiang() {
    run(&shipped("zhenjiang"), 46..=50);
}

#[test]
fn every_shape_on_postgres() {
    let begins = Day::new(2023, 9, 1).expect("a day");
    for seed in 51..=52 {
        let Some(database) = testkit::postgres_database() else { return };
        let database_url = Some(database.url);
        let options = Options { seed, steps: 250, database_url, begins, audit_every: 50, cut_percent: 6 };
        match sim::run(&sim::pack::shapes("admission"), &options) {
            Ok(report) => println!("{report}"),
            Err(failure) => panic!("{failure}"),
        }
    }
}
