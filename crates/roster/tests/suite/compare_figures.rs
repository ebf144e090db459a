//! Figures: coverage by class and who is missing, subsidies, changes of identity, problems by place.

use base::{Fen, Rate};
use roster::compare::{Facts, FactsBuilder, Subject, classify};
use roster::figures::{
    AgeBand, ChangeKind, ProblemPlace, changes, changes_by_month, cover_by_class, coverage_ppm, missing_of,
    problem_table,
};
use roster::rules::{Rules, fact};

use crate::compare_common::{JIANGJIN, WENSHANG, day, files, row, rules_of, setting};

const POVERTY: &str = "poverty|脱贫享受政策||2018-05-01";
const ALLOWANCE: &str = "civil_affairs|低保||2019-01-01";
const EXTREME: &str = "civil_affairs|特困||2019-01-01";
const WAIVED: &str = "waiver|||2020-01-01";
const PAID: &str = "payment|||2019-11-05|||28000";

fn facts(rules: &Rules, people: &[&[&str]]) -> Facts {
    let mut builder = FactsBuilder::new();
    for (ix, texts) in (0_u32..).zip(people) {
        (2_u32..).zip(*texts).for_each(|it| builder.add(row(rules, ix, it.0, it.1)));
    }
    builder.finish(people.len(), files(rules), rules, setting())
}

const PEOPLE: [&[&str]; 9] = [
    &[POVERTY, WAIVED],
    &[POVERTY, ALLOWANCE, WAIVED],
    &[POVERTY],
    &[POVERTY, "employee|||2019-03-01"],
    &[ALLOWANCE, PAID],
    &[POVERTY, "funeral|||2020-02-11"],
    &["elsewhere|||2019-12-01"],
    &[PAID],
    &[],
];

#[test]
fn cover_of_each_class() {
    let rules = rules_of(&WENSHANG);
    let facts = facts(&rules, &PEOPLE);
    let rows = cover_by_class(facts.words(), &rules, 2020);
    let of = |id: &str| &rows[usize::from(rules.class(id).expect("a class"))];
    let poverty = of("poverty");
    assert_eq!((poverty.people, poverty.resident, poverty.employee, poverty.missing), (3, 1, 1, 1));
    assert_eq!(poverty.coverage_ppm(), Rate(666_666));
    assert_eq!(poverty.subsidy_fen, Fen(28_000));
    // Who is in both counts once, in the first class of the pack.
    assert_eq!((of("allowance").people, of("allowance").resident, of("allowance").waived), (2, 2, 1));
    let others = rows.last().expect("a row for everybody else");
    assert_eq!((others.class, others.people, others.elsewhere, others.missing), (None, 3, 1, 1));
    let classes = fact::class(rules.class("poverty").expect("a class"));
    assert_eq!(missing_of(facts.words(), classes), [2]);
    assert_eq!(rows.iter().map(|it| it.people).sum::<u64>(), 8, "the dead are in no figure");
}

#[test]
fn a_hundred_percent_means_all() {
    let rows = [(110_729, 110_729, 1_000_000), (110_728, 110_729, 999_990), (0, 0, 1_000_000), (0, 5, 0)];
    for (part, whole, expected) in rows {
        assert_eq!(coverage_ppm(part, whole), Rate(expected), "{part}/{whole}");
    }
}

#[test]
fn subsidies_by_source_add_up() {
    let rules = rules_of(&JIANGJIN);
    let class = |id: &str| &rules.classes[usize::from(rules.class(id).expect("a class"))];
    assert_eq!(class("allowance").subsidies.len(), 2);
    assert_eq!(class("allowance").subsidy_fen(2023), Fen(35_000));
    assert_eq!(class("allowance").subsidy_fen(2022), Fen::ZERO);
}

#[test]
fn identities_that_changed() {
    let rules = rules_of(&WENSHANG);
    let before = facts(&rules, &[&[POVERTY], &[ALLOWANCE], &[], &[POVERTY], &[EXTREME]]);
    let after = facts(&rules, &[&[POVERTY], &[EXTREME], &[POVERTY], &[], &[EXTREME, POVERTY]]);
    let found = changes(before.words(), after.words());
    let kinds: Vec<_> = found.iter().map(|it| (it.person_ix, it.kind)).collect();
    assert_eq!(kinds, [(1, ChangeKind::Changed), (2, ChangeKind::Added), (3, ChangeKind::Ended)]);
    let months = changes_by_month([(day("2020-04-30"), &found[..]), (day("2020-04-02"), &found[..1])]);
    let april = months[&(2020, 4)];
    assert_eq!((april.added, april.ended, april.changed, april.total()), (1, 1, 2, 4));
}

#[test]
fn problems_by_kind_place_department_and_age() {
    let rules = rules_of(&WENSHANG);
    let facts = facts(&rules, &[&[POVERTY, PAID], &[ALLOWANCE, POVERTY, PAID], &[ALLOWANCE]]);
    let problems = classify(&facts, &rules);
    let table = problem_table(&problems, &facts.files, &rules, |it| match it.subject {
        Subject::Person(2) => ProblemPlace { township: None, age: Some(85) },
        _ => ProblemPlace { township: Some(1), age: Some(40) },
    });
    let cells: Vec<_> =
        table.iter().map(|it| (it.0.0.as_str(), it.0.1, it.0.2, it.0.3, it.1.0, it.1.1)).collect();
    assert_eq!(
        cells,
        [
            ("paid.poverty", Some(1), Some(0), AgeBand::Adult, 2, Fen(56_000)),
            ("uncovered.unexplained", None, Some(1), AgeBand::VeryOld, 1, Fen::ZERO),
        ]
    );
}

#[test]
fn scenarios_name_what_the_reports_say() {
    let count = |rules: &Rules, figure: &str| {
        rules.expectations.iter().find(|it| it.figure == figure).map(|it| it.count)
    };
    let rules = rules_of(&WENSHANG);
    for (figure, expected) in [("paid.poverty", 262), ("paid.allowance", 119), ("employee.watch", 110)] {
        assert_eq!(count(&rules, figure), Some(expected));
        assert!(rules.problem(figure).is_some(), "{figure}");
    }
    let rules = rules_of(&JIANGJIN);
    assert_eq!(count(&rules, "roster_rows"), Some(1_340_700));
    assert_eq!(count(&rules, "identity_changes"), Some(14_228));
    assert_eq!(rules.departments.len(), 9);
}
