//! How long it takes to put the rows of a county by person and to classify everybody.
//!
//! `cargo run --release -p mingbai-roster --example classify_speed [people]`, 1,400,000 by default: nine
//! rosters of about 1.34 million rows and the four extracts.

use std::time::Instant;

use base::{Day, Fen};
use roster::compare::{Facts, FactsBuilder, FileSource, RowFact, Setting, Source, classify};
use roster::figures::cover_by_class;
use roster::rules::{Meaning, Rules, Says, marks};

macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../packs/jiangjin/rosters/", $name)))
    };
}

const ROUNDS: usize = 5;

fn main() {
    let people: u32 = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(1_400_000);
    let files =
        [file!("classes.toml"), file!("departments.toml"), file!("differences.toml"), file!("problems.toml")];
    let (rules, findings) = Rules::read(&files);
    let Some(rules) = rules else {
        findings.0.iter().for_each(|it| println!("{it}"));
        return;
    };
    let Ok(as_of) = Day::new(2023, 6, 30) else { return };
    let setting = Setting::of_year(as_of);
    let chunks = [rows(&rules, 0..people / 2), rows(&rules, people / 2..people)];
    let total: usize = chunks.iter().map(Vec::len).sum();
    let departments = rules.departments.len() as u16;
    let rosters = chunks.iter().flatten().filter(|it| it.file < departments).count();
    println!("{people} people, {total} rows, {rosters} of them of rosters");
    for with_extracts in [true, false] {
        let chunks = chunks.clone().map(|mut rows| {
            rows.retain(|it| with_extracts || it.file < departments);
            rows
        });
        println!("{}", if with_extracts { "rosters and extracts" } else { "rosters only" });
        measure(people, &chunks, &rules, setting);
    }
}

fn measure(people: u32, chunks: &[Vec<RowFact>; 2], rules: &Rules, setting: Setting) {
    let (mut best_finish, mut best_classify) = (u128::MAX, u128::MAX);
    let mut last = None;
    for _ in 0..ROUNDS {
        let mut builder = FactsBuilder::new();
        chunks.iter().for_each(|it| builder.add_all(it.clone()));
        let start = Instant::now();
        let facts = builder.finish(people as usize, files(rules), rules, setting);
        best_finish = best_finish.min(start.elapsed().as_micros());
        let start = Instant::now();
        let problems = classify(&facts, rules);
        best_classify = best_classify.min(start.elapsed().as_micros());
        last = Some((facts, problems));
    }
    let Some((facts, problems)) = last else { return };
    println!("  rows by person and words  {best_finish} µs (best of {ROUNDS})");
    println!("  classify                  {best_classify} µs, {} problems", problems.len());
    print_cover(&facts, rules);
}

fn print_cover(facts: &Facts, rules: &Rules) {
    let start = Instant::now();
    let covers = cover_by_class(facts.words(), rules, 2023);
    println!("  coverage by class         {} µs", start.elapsed().as_micros());
    let listed: u64 = covers.iter().filter(|it| it.class.is_some()).map(|it| it.people).sum();
    println!("  {listed} people in a class");
}

fn files(rules: &Rules) -> Vec<FileSource> {
    let departments = (0_u8..).zip(&rules.departments).map(|it| (Source::Department(it.0), &it.1.code));
    let extracts = (0_u8..).zip(&rules.extracts).map(|it| (Source::Extract(it.0), &it.1.code));
    departments.chain(extracts).map(|(source, name)| FileSource { source, name: name.clone() }).collect()
}

/// Rows of made people: nearly every person on about one roster, insured, one in a hundred with a fault.
fn rows(rules: &Rules, people: std::ops::Range<u32>) -> Vec<RowFact> {
    let file = |code: &str| files(rules).iter().position(|it| it.name == code).unwrap_or(0) as u16;
    let [poverty, civil, disabled, employee, funeral] =
        ["poverty", "civil_affairs", "disabled", "employee", "funeral"].map(file);
    let [enrolment, waiver, flag, payment] = ["enrolment", "waiver", "flag", "payment"].map(file);
    let class = |id: &str| rules.class(id);
    let says = |says: Says, class: Option<u8>| Meaning { says, class };
    let day = |year: i16, month: i8, on: i8| Day::new(year, month, on).ok();
    let mut rng = fastrand::Rng::with_seed(u64::from(people.start) + 7);
    let mut rows = Vec::with_capacity(people.len() * 2);
    for ix in people {
        let mut add = |file: u16, meaning: Meaning, since: Option<Day>, until: Option<Day>| {
            rows.push(RowFact::new(ix, file, ix + 2, meaning).with_days(since, until));
        };
        let year = day(2023, 1, 1);
        let is_faulty = rng.u32(0..100) == 0;
        match rng.u32(0..100) {
            0..7 => {
                let (file, class) =
                    if ix % 3 == 0 { (poverty, class("poverty")) } else { (civil, class("allowance")) };
                add(file, says(Says::Entitling, class), day(2019, 5, 1), None);
                add(enrolment, says(Says::Enrolment, None), year, None);
                if !is_faulty {
                    add(waiver, says(Says::Waiver, None), year, None);
                    add(flag, says(Says::Flag, None), year, None);
                }
                let paid = is_faulty.then(|| RowFact::new(ix, payment, ix + 2, says(Says::Payment, None)));
                let paid = paid.map(|it| it.with_days(day(2022, 11, 5), None).with_marks(marks::REPAIRED));
                rows.extend(paid.and_then(|it| it.with_amount(Fen(35_000))));
            }
            7..12 => {
                add(disabled, says(Says::Entitling, class("severe_disability")), day(2016, 1, 1), None);
                add(enrolment, says(Says::Enrolment, None), year, None);
            }
            12..92 => add(employee, says(Says::Employee, None), day(2018, 3, 1), None),
            92..94 => add(funeral, says(Says::Dead, None), day(2023, 2, 3), day(2023, 2, 5)),
            _ => add(enrolment, says(Says::Enrolment, None), year, None),
        }
    }
    rows
}
