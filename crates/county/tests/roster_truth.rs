//! A plain reading of the files finds exactly the problems that the truth names, in every round.

use std::collections::{BTreeSet, HashMap};

use base::Day;
use county::roster::{Dirt, Mending, Problem, Record, RosterPlan, Scenario, Source, Standing};

type Files = HashMap<Source, HashMap<u32, (Record, Dirt)>>;

fn files(plan: &RosterPlan) -> Files {
    let everything = Source::ROSTERS.into_iter().chain(Source::EXTRACTS);
    let by_person = |source| {
        let rows = plan.rows(source).filter(|it| it.dirt != Dirt::Duplicate);
        rows.filter_map(|it| Some((it.person?, (it.record, it.dirt)))).collect()
    };
    everything.map(|it| (it, by_person(it))).collect()
}

/// The seven kinds as the report tells them, on rows whose people are known.
fn plain_reading(files: &Files, person: u32, year: i32) -> Option<Problem> {
    use Problem::*;
    let of = |source: Source| files[&source].get(&person).map(|it| &it.0);
    let dirt = Source::ROSTERS.iter().filter_map(|it| files[it].get(&person).map(|it| it.1));
    for dirt in dirt {
        match dirt {
            Dirt::OldNumber => return Some(ChangedNumber),
            Dirt::OldName => return Some(ChangedName),
            Dirt::WrongNumber => return Some(ChangedWrongNumber),
            _ => {}
        }
    }
    let (poverty, civil) = (of(Source::Poverty), of(Source::CivilAffairs));
    let (police, funeral) = (of(Source::Police), of(Source::Funeral));
    let new_year = Day::new(i16::try_from(year).unwrap(), 1, 1).unwrap();
    let has_flag = of(Source::Flag).is_some_and(|it| it.until.is_none());
    let is_enrolled = of(Source::Enrolment).is_some_and(|it| it.until.is_none());
    let is_waived = of(Source::Waiver).is_some();
    let Some(row) = poverty.or(civil) else {
        return has_flag.then_some(FlagWithoutRoster);
    };
    let is_entitled = poverty.is_some_and(|it| it.class != "脱贫不享受政策")
        || civil.is_some_and(|it| it.class != "低保边缘" && it.until.is_none());
    let police_says = |what: &str| police.is_some_and(|it| it.class == what);
    if row.note == "失联" && police_says("户口注销") {
        return (has_flag || is_enrolled).then_some(MissingCancelled);
    }
    if row.note == "失联" {
        return Some(MissingKeep);
    }
    let is_said_dead = row.note == "死亡" || police_says("死亡销户");
    if is_said_dead || funeral.is_some() {
        return match (is_said_dead, funeral.is_some()) {
            _ if !is_enrolled && !has_flag && of(Source::Enrolment).is_none() => Some(UncoveredDead),
            _ if !is_enrolled && !has_flag => None,
            (true, true) => Some(EndedDead),
            (true, false) => Some(EndedDeadUnconfirmed),
            (false, _) => Some(EndedDeadUnreported),
        };
    }
    if !is_entitled {
        return has_flag.then_some(EndedStatusLost);
    }
    if let Some(away) = of(Source::Elsewhere) {
        return Some(match (away.is_refunded, away.has_declined) {
            (_, true) => ElsewhereDeclined,
            (true, _) => ElsewhereReturn,
            _ => ElsewhereAsk,
        });
    }
    let is_employee = of(Source::Enrolment).is_some_and(|it| it.class == "职工");
    if let (Some(work), true) = (of(Source::Employee), is_employee) {
        return Some(if work.until.is_none() { EmployeeWatch } else { EmployeeEnded });
    }
    if let (Some(payment), false) = (of(Source::Payment), is_waived) {
        return Some(match (payment.until, poverty, civil.and_then(|it| it.since)) {
            (Some(_), _, _) => PaidRefundedNotWaived,
            (None, Some(_), _) => PaidPoverty,
            (None, None, Some(since)) if since < new_year => PaidAllowance,
            _ => PaidAllowanceLate,
        });
    }
    if is_waived {
        return (!has_flag).then_some(FlagMissing);
    }
    let is_recent = row.since.is_some_and(|it| it >= new_year);
    Some(match of(Source::Marriage) {
        Some(_) => UncoveredMarriedOut,
        None if is_recent && poverty.is_some() => UncoveredNew,
        None if is_recent => UncoveredLateAllowance,
        None => UncoveredUnexplained,
    })
}

fn check(scenario: Scenario, seed: u64) {
    let mut plan = RosterPlan::make(seed, scenario).expect("enough people");
    for round in 1..=3 {
        let (files, year) = (files(&plan), plan.scenario().year);
        let people = 0..plan.scenario().people;
        let found: BTreeSet<(u32, Problem)> =
            people.filter_map(|it| Some((it, plain_reading(&files, it, year)?))).collect();
        let truth: BTreeSet<(u32, Problem)> = plan.problems().map(|it| (it.person, it.problem)).collect();
        let missed: Vec<_> = truth.difference(&found).collect();
        let invented: Vec<_> = found.difference(&truth).collect();
        assert!(missed.is_empty() && invented.is_empty(), "round {round}: {missed:?} {invented:?}");
        plan = plan.advance(Mending { cured_ppm: 700_000, back_ppm: 300_000, ..Mending::default() });
    }
}

#[test]
fn a_plain_reading_finds_the_truth_of_wenshang() {
    check(Scenario::wenshang(40_000), 1);
    check(Scenario::wenshang(40_000).without_dirt(), 2);
    for seed in 10..20 {
        check(Scenario::wenshang(5_000), seed);
    }
}

#[test]
fn a_plain_reading_finds_the_truth_of_jiangjin() {
    check(Scenario::jiangjin(60_000), 3);
}

#[test]
fn rounds_look_back() {
    let first = RosterPlan::make(4, Scenario::wenshang(40_000)).expect("enough people");
    let mending = Mending { cured_ppm: 800_000, half_done_ppm: 100_000, back_ppm: 500_000, newly_listed: 15 };
    let second = first.advance(mending);
    let third = second.advance(mending);
    let of = |plan: &RosterPlan, problem: Problem, standing: Standing| {
        plan.problems().filter(|it| (it.problem, it.standing) == (problem, standing)).count()
    };
    assert!(of(&second, Problem::PaidRefundedNotWaived, Standing::New) > 10, "the second pass finds some");
    assert_eq!(of(&second, Problem::UncoveredNew, Standing::New), 15);
    assert!(third.problems().any(|it| it.standing == Standing::Back));
    // Whatever was there is there still, was cured, or became the next step of the same matter.
    let now: HashMap<u32, (Problem, Standing)> =
        second.problems().map(|it| (it.person, (it.problem, it.standing))).collect();
    let cured: HashMap<u32, Problem> = second.cured().map(|it| (it.person, it.problem)).collect();
    for it in first.problems() {
        match (now.get(&it.person), cured.get(&it.person)) {
            (Some((problem, Standing::Open)), None) => assert_eq!(*problem, it.problem),
            (Some((problem, Standing::New)), None) => assert_ne!(*problem, it.problem),
            (None, Some(problem)) => assert_eq!(*problem, it.problem),
            other => panic!("{it:?}: {other:?}"),
        }
    }
    assert_eq!(cured.len(), second.cured().count());
    assert!(cured.values().all(|it| it.is_curable()));
}
