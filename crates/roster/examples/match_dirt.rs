//! Precision and recall of matching per kind of dirt, on made people.
//!
//! `cargo run --release -p mingbai-roster --example match_dirt [people] [rows] [factor] [seed]`

#[allow(dead_code, reason = "tests use more of it")]
#[path = "../tests/suite/made/mod.rs"]
mod made;

use std::{collections::BTreeMap, process::ExitCode};

use made::{Maker, dirt::Kind};
use roster::matching::{Decision, match_all, repeated};

#[derive(Default)]
struct Count {
    rows: u64,
    matched: u64,
    first: u64,
    wrong: u64,
    lost: u64,
}

fn main() -> ExitCode {
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|it| it.parse().ok()).collect();
    let number = |at: usize, usual: u64| numbers.get(at).copied().unwrap_or(usual);
    let mut maker = Maker::new(number(3, 1));
    let people = maker.people(number(0, 1_388_400) as usize);
    let rows = maker.rows(&people, number(1, 300_000) as usize, number(2, 1) as u32);
    let register = made::register(&people);
    let claims: Vec<_> = rows.iter().map(|it| it.written.claim()).collect();
    let decisions = match_all(&register, &claims);

    let mut counts: BTreeMap<Kind, Count> = BTreeMap::new();
    let mut shown = 0;
    for (row, decision) in rows.iter().zip(&decisions) {
        let count = counts.entry(row.kind).or_default();
        count.rows += 1;
        let truth = row.truth.map(|it| it as u32);
        let first = decision.candidates().first().map(|it| it.person);
        match (decision.person(), truth) {
            (Some(person), truth) if truth == Some(person) => count.matched += 1,
            (Some(_), _) => count.wrong += 1,
            (None, Some(truth)) if first == Some(truth) => count.first += 1,
            (None, Some(_)) => count.lost += 1,
            (None, None) => {}
        }
        let bad = decision.person().is_some_and(|it| Some(it) != truth)
            || decision.person().is_none() && truth.is_some() && first != truth;
        if bad && shown < 12 {
            shown += 1;
            explain(row, decision, &people);
        }
    }
    report(&counts, repeated(&decisions).len())
}

/// Made people may be printed; nothing here is anybody's.
fn explain(row: &made::dirt::Row, decision: &Decision, people: &[made::Person]) {
    let it = &row.written;
    println!("{:?}: {} {} {} {} {}", row.kind, it.number, it.name, it.birth, it.village, decision.name());
    if let Some(truth) = row.truth {
        println!("   truth {} {} {}", people[truth].number, people[truth].name, people[truth].village);
    }
    for it in decision.candidates().iter().take(2) {
        let words: Vec<String> =
            it.contributions.iter().map(|it| format!("{} {}", it.words, it.points)).collect();
        println!("   {} {}: {}", people[it.person as usize].name, it.score, words.join("，"));
    }
}

fn report(counts: &BTreeMap<Kind, Count>, repeats: usize) -> ExitCode {
    let ppm = |part: u64, whole: u64| (part * 1_000_000).checked_div(whole).unwrap_or(1_000_000);
    println!(
        "{:<16}{:>9}{:>9}{:>9}{:>7}{:>7}{:>11}{:>11}",
        "kind", "rows", "matched", "first", "wrong", "lost", "precision", "recall"
    );
    let mut sum = Count::default();
    let line = |name: String, it: &Count| {
        let people = it.matched + it.first + it.lost;
        println!(
            "{name:<16}{:>9}{:>9}{:>9}{:>7}{:>7}{:>11}{:>11}",
            it.rows,
            it.matched,
            it.first,
            it.wrong,
            it.lost,
            ppm(it.matched, it.matched + it.wrong),
            ppm(it.matched + it.first, people),
        );
    };
    for (kind, it) in counts {
        line(format!("{kind:?}"), it);
        sum.rows += it.rows;
        sum.matched += it.matched;
        sum.first += it.first;
        sum.wrong += it.wrong;
        sum.lost += it.lost;
    }
    line("all".to_owned(), &sum);
    println!("rows that name a person again: {repeats}; precision and recall in parts of a million");
    let precision = ppm(sum.matched, sum.matched + sum.wrong);
    let recall = ppm(sum.matched + sum.first, sum.matched + sum.first + sum.lost);
    if precision >= 999_990 && recall >= 999_900 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
