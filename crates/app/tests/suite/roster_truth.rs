//! On a made county, files as departments send them lead to exactly the problems that are in them, and rows to
//! the people that they mean.

use std::collections::BTreeSet;

use county::roster::write::Form;
use county::roster::{RosterPlan, Scenario};
use roster::rules::Rules;

use crate::roster_common::{Compared, compare, print, rules, total, true_problems};

/// Every problem of the truth is found, and none beside them.
fn assert_problems(plan: &RosterPlan, compared: &Compared, rules: &Rules) {
    let truth = true_problems(plan);
    let found = compared.problems(rules);
    let set: BTreeSet<(u32, String)> = found.people.iter().cloned().collect();
    println!("{} problems, claims beside them: {:?}", truth.len(), found.claims);
    let told = |it: &(u32, String)| {
        let own = compared.found.problems.iter().filter(|at| {
            at.subject == roster::compare::Subject::Person(it.0)
                || at.candidates.first().is_some_and(|first| first.person_ix == it.0)
        });
        let own: Vec<String> = own.map(|at| compared.tell(at, rules)).collect();
        let word = compared.found.facts.words()[it.0 as usize];
        let rows = compared.found.facts.rows_of(it.0 as usize);
        let rows: Vec<String> = rows.iter().map(|row| compared.tell_row(row)).collect();
        format!("{it:?}: {own:?} {:?} {rows:#?}\n", roster::rules::fact::words(word))
    };
    let missed: Vec<String> = truth.difference(&set).take(5).map(told).collect();
    let invented: Vec<String> = set.difference(&truth).take(5).map(told).collect();
    let counts = (truth.difference(&set).count(), set.difference(&truth).count());
    assert!(
        counts == (0, 0),
        "missed {}:\n{}invented {}:\n{}",
        counts.0,
        missed.concat(),
        counts.1,
        invented.concat()
    );
    assert_eq!(found.people.len(), set.len(), "each once");
}

/// Precision at least 0.99999 and recall at least 0.9999: in a small county no row may be wrong.
fn assert_rows(compared: &Compared) {
    let scores = compared.scores();
    print(&scores);
    let all = total(&scores);
    assert!(all.wrong * 100_000 <= all.matched, "precision: {all:?}");
    assert!(all.missed * 10_000 <= all.registered, "recall: {all:?}");
}

fn check(scenario: Scenario, seed: u64, form: Form) {
    let rules = rules(scenario.name);
    let plan = RosterPlan::make(seed, scenario).expect("enough people");
    let compared = compare(&plan, form, &rules);
    assert_rows(&compared);
    assert_problems(&plan, &compared, &rules);
}

#[test]
fn as_departments_send_them() {
    check(Scenario::wenshang(20_000), 1, Form::AsSent);
}

#[test]
fn as_plain_csv() {
    check(Scenario::wenshang(20_000), 2, Form::Csv);
}
