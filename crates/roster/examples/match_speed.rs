//! How long the register takes to build and 1,340,700 rows to match.
//!
//! `cargo run --release -p mingbai-roster --example match_speed [people] [rows] [rounds]`
//!
//! Beside the clock stands the processor time of both cores in milliseconds: it tells more when others work
//! on the machine too.

#[allow(dead_code, reason = "tests use more of it")]
#[path = "../tests/suite/made/mod.rs"]
mod made;

use std::time::Instant;

use made::Maker;
use roster::{
    matching::{from_fn, match_all, match_one},
    normal::Aliases,
    register::Register,
};

fn main() {
    let numbers: Vec<usize> = std::env::args().skip(1).filter_map(|it| it.parse().ok()).collect();
    let mut maker = Maker::new(7);
    let people = maker.people(numbers.first().copied().unwrap_or(1_388_400));
    let rows = maker.rows(&people, numbers.get(1).copied().unwrap_or(1_340_700), 1);
    // Texts as they lie after a file was read: one beside the other.
    let (people_text, rows_text) = (Arena::new(people.iter()), Arena::new(rows.iter().map(|it| &it.written)));
    let daily: Vec<_> = rows.iter().take(500).map(|it| it.written.clone()).collect();
    drop((people, rows));
    println!("memory before: {} MiB", resident_mib());
    let rounds = numbers.get(2).copied().unwrap_or(5);
    for round in 1..=rounds {
        let before = resident_mib();
        let (start, cpu) = (Instant::now(), cpu_ms());
        let register =
            Register::build(&from_fn(people_text.len(), |it| people_text.claim(it)), Aliases::default());
        let built = (start.elapsed(), cpu_ms() - cpu);
        let grown = resident_mib().saturating_sub(before);
        let (start, cpu) = (Instant::now(), cpu_ms());
        let decisions = match_all(&register, &from_fn(rows_text.len(), |it| rows_text.claim(it)));
        let matched = (start.elapsed(), cpu_ms() - cpu);
        let (start, cpu) = (Instant::now(), cpu_ms());
        let again = match_all(&register, &from_fn(rows_text.len(), |it| rows_text.claim(it)));
        let second = (start.elapsed(), cpu_ms() - cpu);
        let start = Instant::now();
        let ones = daily.iter().filter(|it| match_one(&register, &it.claim()).person().is_some()).count();
        println!(
            "{round}: build {built:?} ({grown} MiB), match {matched:?}, with the index there {second:?}, {ones} of 500 singly {:?}; {} exact, same {}",
            start.elapsed(),
            decisions.iter().filter(|it| it.person().is_some()).count(),
            again == decisions,
        );
    }
    println!("most memory: {} MiB", status_mib("VmHWM"));
}

/// Seven texts per row, end to end.
struct Arena {
    bytes: String,
    ends: Vec<u32>,
}

impl Arena {
    fn new<'a>(people: impl Iterator<Item = &'a made::Person>) -> Arena {
        let mut arena = Arena { bytes: String::new(), ends: vec![0] };
        for it in people {
            for text in [&it.number, &it.name, it.sex, &it.birth, &it.township, &it.village, &it.household] {
                arena.bytes.push_str(text);
                arena.ends.push(arena.bytes.len() as u32);
            }
        }
        arena
    }

    fn len(&self) -> usize {
        self.ends.len() / 7
    }

    fn claim(&self, at: usize) -> roster::normal::Claim<'_> {
        let text = |field: usize| {
            let at = at * 7 + field;
            &self.bytes[self.ends[at] as usize..self.ends[at + 1] as usize]
        };
        roster::normal::Claim {
            number: text(0),
            name: text(1),
            sex: text(2),
            birth: text(3),
            township: text(4),
            village: text(5),
            household: text(6),
        }
    }
}

/// Processor time used so far, in steps of 10 ms.
fn cpu_ms() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    after_name.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<u64>().ok()).sum::<u64>() * 10
}

fn resident_mib() -> u64 {
    status_mib("VmRSS")
}

fn status_mib(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|it| it.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|it| it.parse::<u64>().ok()).unwrap_or(0) / 1024
}
