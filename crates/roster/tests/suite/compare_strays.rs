//! Rows without a person: they become problems with their candidates, and the person they may mean is
//! not blamed for being on no roster.

use roster::compare::{Candidate, FactsBuilder, Stray, StrayWhy, Subject, classify};
use roster::rules::Rules;

use crate::compare_common::{JIANGJIN, codes, files, row, rules_of, setting, wenshang};

const POVERTY: &str = "poverty|脱贫享受政策||2018-05-01";

fn candidate(person_ix: u32, score: i32) -> Candidate {
    Candidate { person_ix, score }
}

#[test]
fn each_way_of_not_matching() {
    for rules in [wenshang(), rules_of(&JIANGJIN)] {
        each_way(&rules);
    }
}

fn each_way(rules: &Rules) {
    let one = vec![candidate(0, 80)];
    let two = vec![candidate(0, 80), candidate(1, 60)];
    let cases: [(&str, StrayWhy, Vec<Candidate>, &[&str]); 20] = [
        (POVERTY, StrayWhy::Unknown, vec![], &["uncovered.unregistered"]),
        (POVERTY, StrayWhy::Proposed, one.clone(), &["changed.unclear"]),
        (POVERTY, StrayWhy::Proposed, two.clone(), &["changed.unclear"]),
        (
            "poverty|脱贫享受政策||2018-05-01||old_number",
            StrayWhy::Proposed,
            one.clone(),
            &["changed.number"],
        ),
        (POVERTY, StrayWhy::NumberOfOther(1), one.clone(), &["changed.wrong_number"]),
        (
            "veterans|优抚对象|参战退役人员|2015-01-01",
            StrayWhy::NumberOfOther(1),
            one.clone(),
            &["changed.wrong_number"],
        ),
        (POVERTY, StrayWhy::Unusable, vec![], &["changed.unusable"]),
        ("poverty|脱贫享受政策|失联|2018-05-01", StrayWhy::Proposed, two.clone(), &["changed.unclear"]),
        // Rows that end something, of rosters and of those who confirm it.
        ("poverty|脱贫享受政策|死亡||2020-02-10", StrayWhy::Proposed, one.clone(), &["ended.unclear"]),
        ("poverty|脱贫不享受政策|||2020-02-10", StrayWhy::Proposed, two.clone(), &["ended.unclear"]),
        ("funeral|||2020-02-11", StrayWhy::Proposed, one.clone(), &["ended.unclear"]),
        ("police|迁出||2020-02-11", StrayWhy::Proposed, one.clone(), &["ended.unclear"]),
        ("marriage|||2020-02-11", StrayWhy::Proposed, one.clone(), &["ended.unclear"]),
        ("poverty|脱贫不享受政策|||2020-02-10", StrayWhy::Unknown, vec![], &["ended.unregistered"]),
        (
            "poverty|脱贫不享受政策|||2020-02-10",
            StrayWhy::NumberOfOther(1),
            vec![],
            &["changed.wrong_number"],
        ),
        // Rows that say where somebody is insured, and the bureau's own.
        ("employee|||2020-02-11", StrayWhy::Proposed, one.clone(), &["changed.unclear"]),
        ("elsewhere|||2020-02-11", StrayWhy::Proposed, two, &["changed.unclear"]),
        ("payment|||2020-01-05|||28000", StrayWhy::Proposed, one, &["changed.unclear"]),
        ("payment|||2020-01-05|||28000", StrayWhy::Unknown, vec![], &["uncovered.unregistered"]),
        // Who burns, marries or employs people from everywhere names many who are nobody's problem here.
        ("funeral|||2020-02-11", StrayWhy::Unknown, vec![], &[]),
    ];
    for (text, why, candidates, expected) in cases {
        let mut builder = FactsBuilder::new();
        builder.add_stray(Stray {
            claim: 7,
            row: row(rules, 0, 2, text),
            why,
            candidates: candidates.clone(),
        });
        let facts = builder.finish(2, files(rules), rules, setting());
        let problems = classify(&facts, rules);
        assert_eq!(codes(&problems, rules), expected, "{text} {why:?}");
        for problem in problems {
            assert_eq!((problem.subject, &problem.candidates), (Subject::Claim(7), &candidates));
            assert_eq!(problem.owner_ix.is_some(), matches!(why, StrayWhy::NumberOfOther(_)));
        }
    }
}

#[test]
fn rows_of_one_claim_are_one_problem() {
    let rules = wenshang();
    let mut builder = FactsBuilder::new();
    for (number, text) in [(2, POVERTY), (9, "civil_affairs|低保||2019-01-01")] {
        let candidates = vec![candidate(1, 50), candidate(0, 70)];
        builder.add_stray(Stray {
            claim: 7,
            row: row(&rules, 0, number, text),
            why: StrayWhy::Proposed,
            candidates,
        });
    }
    let problems = classify(&builder.finish(2, files(&rules), &rules, setting()), &rules);
    assert_eq!(codes(&problems, &rules), ["changed.unclear"]);
    assert_eq!(problems[0].rows.len(), 2);
    assert_eq!(problems[0].candidates, [candidate(0, 70), candidate(1, 50)]);
}

#[test]
fn whom_a_row_may_mean_is_not_without_roster() {
    let rules = wenshang();
    let covered = ["enrolment|居民||2020-01-01", "waiver|||2020-01-01", "flag|||2020-01-01"];
    for has_stray in [false, true] {
        let mut builder = FactsBuilder::new();
        for text in covered {
            builder.add(row(&rules, 0, 2, text));
        }
        if has_stray {
            let row = row(&rules, 0, 3, POVERTY);
            let why = StrayWhy::NumberOfOther(1);
            builder.add_stray(Stray { claim: 7, row, why, candidates: vec![candidate(0, 80)] });
        }
        let problems = classify(&builder.finish(2, files(&rules), &rules, setting()), &rules);
        let expected = if has_stray { "changed.wrong_number" } else { "flag.without_roster" };
        assert_eq!(codes(&problems, &rules), [expected]);
    }
}

/// Allowance withdrawn, flag open: the flag ends, unless a row without number may say that she has another identity.
#[test]
fn whom_a_row_may_mean_has_not_lost_the_status() {
    for rules in [wenshang(), rules_of(&JIANGJIN)] {
        // Nobody, the first candidate, one of two of equal rank, the weaker of two.
        let cases = [
            (vec![], true),
            (vec![candidate(0, 80)], false),
            (vec![candidate(1, 80), candidate(0, 80)], false),
            (vec![candidate(1, 80), candidate(0, 40)], true),
        ];
        for (candidates, is_lost) in cases {
            let mut builder = FactsBuilder::new();
            let known = [
                "enrolment|居民||2020-01-01",
                "waiver|||2020-01-01",
                "flag|||2020-01-01",
                "civil_affairs|低保|取消|2018-01-01|2020-02-10",
            ];
            for text in known {
                builder.add(row(&rules, 0, 2, text));
            }
            if !candidates.is_empty() {
                let row = row(&rules, 0, 3, POVERTY);
                builder.add_stray(Stray { claim: 7, row, why: StrayWhy::Proposed, candidates });
            }
            let problems = classify(&builder.finish(2, files(&rules), &rules, setting()), &rules);
            let codes = codes(&problems, &rules);
            assert_eq!(codes.contains(&"ended.status_lost".to_owned()), is_lost, "{codes:?}");
            assert!(!codes.iter().any(|it| it.starts_with("flag.")), "{codes:?}");
        }
    }
}
