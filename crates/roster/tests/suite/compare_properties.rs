//! What holds for any people: exclusions, order of rows, threads, no difference dropped.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use roster::compare::{Code, Facts, FactsBuilder, RowFact, classify};
use roster::rules::{Anchor, Rules};

use crate::compare_common::{files, row, setting, wenshang};

const ROWS: [&str; 30] = [
    "poverty|脱贫享受政策||2018-05-01",
    "poverty|脱贫享受政策||2020-03-01||old_number",
    "poverty|脱贫不享受政策||2018-05-01|2020-03-31",
    "poverty|脱贫享受政策|死亡|2018-05-01|2020-02-10",
    "poverty|脱贫享受政策|失联|2018-05-01",
    "poverty|即时帮扶|失联|2018-05-01||given_up",
    "civil_affairs|低保||2019-12-31",
    "civil_affairs|低保||2020-01-01||other_name",
    "civil_affairs|低保||",
    "civil_affairs|特困|取消|2018-01-01|2020-07-01",
    "disabled|重度残疾|二级|2016-01-01",
    "police|死亡销户||2020-03-01",
    "police|失踪报案||2020-03-01",
    "police|户口注销||2020-03-01",
    "police|迁出||2020-03-01",
    "funeral|||2020-02-11|2020-02-13",
    "marriage|||2020-02-02",
    "elsewhere|||2019-12-01",
    "elsewhere|||2019-12-01||refunded",
    "elsewhere|||2019-12-01||declined",
    "employee|||2019-03-01",
    "employee|||2019-03-01|2020-08-31",
    "enrolment|居民||2020-01-01",
    "enrolment|居民||2020-01-01|2020-02-29",
    "waiver|||2020-01-01|2020-12-31",
    "flag|||2020-01-01",
    "flag|||2020-01-01|2020-02-29",
    "payment|||2019-11-05|||28000",
    "payment|||2019-11-05|2020-05-06||28000",
    "veterans|优抚对象||2010-01-01",
];

fn people() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    prop::collection::vec(subsequence(ROWS.to_vec(), 0..=8), 1..12)
}

fn rows_of(rules: &Rules, people: &[Vec<&str>]) -> Vec<RowFact> {
    let of = |(ix, texts): (u32, &Vec<&str>)| {
        (2_u32..).zip(texts).map(|it| row(rules, ix, it.0, it.1)).collect::<Vec<_>>()
    };
    (0_u32..).zip(people).flat_map(of).collect()
}

fn facts(rules: &Rules, people: usize, chunks: Vec<Vec<RowFact>>) -> Facts {
    let mut builder = FactsBuilder::new();
    for chunk in chunks {
        let mut other = FactsBuilder::new();
        chunk.into_iter().for_each(|it| other.add(it));
        builder.merge(other);
    }
    builder.finish(people, files(rules), rules, setting())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn of_excluding_rules_at_most_one(people in people()) {
        let rules = wenshang();
        let problems = classify(&facts(&rules, people.len(), vec![rows_of(&rules, &people)]), &rules);
        for (at, problem) in problems.iter().enumerate() {
            let Code::Rule(index) = problem.code else { continue };
            let excludes = rules.problems[usize::from(index)].excludes;
            for other in problems[at..].iter().filter(|it| it.subject == problem.subject) {
                if let Code::Rule(other) = other.code {
                    prop_assert_eq!(excludes & (1 << other), 0);
                }
            }
        }
    }

    #[test]
    fn order_and_threads_do_not_matter(people in people(), seed in any::<u64>(), parts in 1_usize..5) {
        let rules = wenshang();
        let rows = rows_of(&rules, &people);
        let straight = classify(&facts(&rules, people.len(), vec![rows.clone()]), &rules);
        let mut shuffled = rows;
        fastrand::Rng::with_seed(seed).shuffle(&mut shuffled);
        let chunks = shuffled.chunks(parts.max(shuffled.len() / parts).max(1)).map(<[RowFact]>::to_vec).collect();
        let other = classify(&facts(&rules, people.len(), chunks), &rules);
        prop_assert_eq!(straight, other);
    }

    #[test]
    fn no_difference_is_dropped(people in people()) {
        let rules = wenshang();
        let facts = facts(&rules, people.len(), vec![rows_of(&rules, &people)]);
        let problems = classify(&facts, &rules);
        for (ix, texts) in people.iter().enumerate() {
            let person = facts.person(ix);
            let of = |anchor: Anchor| person.anchor(anchor);
            let own = || problems.iter().filter(|it| it.subject == roster::compare::Subject::Person(ix as u32));
            for (at, difference) in rules.differences.iter().enumerate() {
                if !difference.when.fits(facts.words()[ix]) || !difference.when.fits_dates(&of) {
                    continue;
                }
                let told = own().any(|it| match it.code {
                    Code::Rule(rule) => rules.problems[usize::from(rule)].explains & (1 << at) != 0,
                    Code::Unclassified(it) => usize::from(it) == at,
                });
                prop_assert!(told, "{} of {:?}", difference.id, texts);
            }
        }
    }

    #[test]
    fn nobody_without_a_row_has_a_problem(row_text in select(ROWS.to_vec())) {
        let rules = wenshang();
        let facts = facts(&rules, 3, vec![vec![row(&rules, 1, 2, row_text), row(&rules, 9, 3, row_text)]]);
        prop_assert_eq!(facts.beyond, 1);
        let problems = classify(&facts, &rules);
        prop_assert!(problems.iter().all(|it| it.subject == roster::compare::Subject::Person(1)));
    }
}
