//! Rounds: the same twice, cured and come back, problems that turn into others, answers to senders.

use base::Fen;
use proptest::prelude::*;
use roster::compare::Problem;
use roster::round::{
    InputPrint, KeptProblem, LookBack, ProblemKey, Round, Standing, SubjectKey, Transition, compare_rounds,
    feedback,
};
use roster::rules::Rules;

use crate::compare_common::{day, files, problems_of, wenshang};

fn key(person: u64, code: &str) -> ProblemKey {
    ProblemKey { subject: SubjectKey::Person(person), code: code.to_owned(), about: "2020".to_owned() }
}

fn round(number: u32, keys: &[ProblemKey]) -> Round {
    let problem =
        |key: &ProblemKey| KeptProblem { key: key.clone(), rows: Vec::new(), amount_fen: Fen::ZERO };
    Round {
        number,
        as_of: day("2020-03-31").plus_days(30 * number as i32),
        inputs: Vec::new(),
        problems: keys.iter().map(problem).collect(),
        cured_before: std::collections::BTreeSet::new(),
    }
}

/// Compares rounds with these problems one after the other; the last comparison.
fn after(rounds: &[&[ProblemKey]]) -> LookBack {
    let mut last = round(0, &[]);
    let mut found = LookBack::default();
    for (number, keys) in (1..).zip(rounds) {
        let mut now = round(number, keys);
        found = compare_rounds(&last, &mut now);
        last = now;
    }
    found
}

#[test]
fn one_problem_through_the_rounds() {
    let it = || [key(1, "paid.poverty")];
    // Name, problems of each round; new, still open, cured, come back after the last.
    type Row<'a> = (&'a str, &'a [&'a [ProblemKey]], [usize; 4]);
    let rows: [Row<'_>; 5] = [
        ("seen first", &[&it()], [1, 0, 0, 0]),
        ("seen again", &[&it(), &it()], [0, 1, 0, 0]),
        ("mended", &[&it(), &[]], [0, 0, 1, 0]),
        ("there again", &[&it(), &[], &it()], [0, 0, 0, 1]),
        ("there again after two rounds", &[&it(), &[], &[], &it()], [0, 0, 0, 1]),
    ];
    for (name, rounds, expected) in rows {
        let found = after(rounds);
        let counts = [found.new.len(), found.still_open.len(), found.cured.len(), found.come_back.len()];
        assert_eq!(counts, expected, "{name}");
    }
}

/// The second pass of the report: refunded, the waiver forgotten.
#[test]
fn a_refund_without_waiver_is_the_same_matter() {
    let found = after(&[
        &[key(1, "paid.poverty"), key(2, "paid.poverty"), key(2, "changed.name")],
        &[key(1, "paid.refunded_not_waived"), key(2, "flag.missing")],
    ]);
    let turn = |person, from: &str, to: &str| Transition {
        subject: SubjectKey::Person(person),
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let expected =
        [turn(1, "paid.poverty", "paid.refunded_not_waived"), turn(2, "changed.name", "flag.missing")];
    assert_eq!(found.turned, expected);
    assert_eq!((found.cured.len(), found.new.len()), (3, 2));
}

#[test]
fn the_same_file_twice_is_noticed() {
    let input = |name: &str, sha: &str| InputPrint {
        source: "civil_affairs".to_owned(),
        name: name.to_owned(),
        sha256: sha.to_owned(),
        rows: 3,
    };
    let mut first = round(1, &[]);
    first.inputs = vec![input("低保三月.xlsx", "aa"), input("特困三月.xlsx", "bb")];
    let mut second = round(2, &[]);
    second.inputs = vec![input("低保四月.xlsx", "aa"), input("特困四月.xlsx", "cc")];
    assert_eq!(compare_rounds(&first, &mut second).same_inputs, ["低保四月.xlsx"]);
}

fn kept(problems: &[Problem], rules: &Rules) -> Vec<KeptProblem> {
    let keep = |it: &Problem| KeptProblem {
        key: ProblemKey::of(it, rules, 2020, |ix| u64::from(ix) + 1000),
        rows: it.rows.iter().map(|row| (row.file, row.row)).collect(),
        amount_fen: it.amount_fen,
    };
    problems.iter().map(keep).collect()
}

#[test]
fn the_sender_hears_of_its_own_rows_only() {
    let rules = wenshang();
    let inputs = |day: &str| -> Vec<InputPrint> {
        let print = |it: &roster::compare::FileSource| InputPrint {
            source: it.name.clone(),
            name: format!("{}{day}.csv", it.name),
            sha256: String::new(),
            rows: 1,
        };
        files(&rules).iter().map(print).collect()
    };
    let poverty = "poverty|脱贫享受政策||2018-05-01";
    let paid = ["enrolment|居民||2020-01-01", "payment|||2019-11-05|||28000"];
    let mut first = round(1, &[]);
    first.inputs = inputs("三月");
    first.problems = kept(&problems_of(&rules, &[poverty, paid[0], paid[1]]), &rules);
    let mut second = round(2, &[]);
    second.inputs = inputs("四月");
    second.problems = kept(&problems_of(&rules, &[poverty]), &rules);
    let found = compare_rounds(&first, &mut second);
    let rows = feedback(&first, &second, &found, &rules, "poverty");
    let told: Vec<_> = rows.iter().map(|it| (it.file.as_str(), it.row, it.standing)).collect();
    assert_eq!(told, [("poverty三月.csv", 2, Standing::Cured), ("poverty四月.csv", 2, Standing::New)]);
    assert_eq!(rows[0].words, "已整改：精准扶贫人员个人缴费未退");
    assert!(rows[1].words.starts_with("新发现：无缴费无免缴费：原因不明。"), "{}", rows[1].words);
    assert!(feedback(&first, &second, &found, &rules, "veterans").is_empty());
}

fn keys() -> impl Strategy<Value = Vec<ProblemKey>> {
    let one = (0_u64..6, prop::sample::select(vec!["paid.poverty", "flag.missing", "ended.dead"]));
    prop::collection::hash_set(one, 0..10)
        .prop_map(|it| it.into_iter().map(|(person, code)| key(person, code)).collect())
}

proptest! {
    #[test]
    fn a_round_with_itself_is_all_still_open(keys in keys()) {
        let found = after(&[&keys, &keys]);
        prop_assert_eq!(found.still_open.len(), keys.len());
        prop_assert!(found.new.is_empty() && found.cured.is_empty() && found.come_back.is_empty());
        prop_assert!(found.turned.is_empty());
    }

    #[test]
    fn every_problem_stands_in_one_list(a in keys(), b in keys(), c in keys()) {
        let found = after(&[&a, &b, &c]);
        let mut all: Vec<_> = found.new.iter().chain(&found.still_open).chain(&found.come_back).collect();
        all.sort();
        let mut expected: Vec<_> = c.iter().collect();
        expected.sort();
        prop_assert_eq!(all, expected);
        for key in &c {
            let was = (a.contains(key), b.contains(key));
            prop_assert_eq!(found.still_open.contains(key), was.1);
            prop_assert_eq!(found.come_back.contains(key), was == (true, false));
        }
        let gone = b.iter().filter(|it| !c.contains(it)).count();
        prop_assert_eq!(found.cured.len(), gone);
    }
}
