//! Three rounds with look-back, and two months of identities: what is told agrees with what was planned.

use std::collections::{BTreeMap, BTreeSet};

use county::roster::write::Form;
use county::roster::{Mending, ProblemTruth, RosterPlan, Scenario, Standing};
use roster::compare::Subject;
use roster::figures::changes;
use roster::round::{InputPrint, KeptProblem, LookBack, ProblemKey, Round, SubjectKey, compare_rounds};
use roster::rules::Rules;

use crate::roster_common::{Compared, compare, rules};

/// What a round keeps. Wrong numbers are kept by the person whom the row means, to be compared with the truth;
/// other claims are not in it.
fn round(number: u32, plan: &RosterPlan, compared: &Compared, rules: &Rules) -> Round {
    let year = plan.day().year();
    let inputs = compared.gathered.files.iter().map(|it| InputPrint {
        source: it.department.clone(),
        name: it.name.clone(),
        sha256: base::hex(&it.sha256),
        rows: it.usable() as u64,
    });
    let problems = compared.found.problems.iter().filter_map(|it| {
        let mut key = ProblemKey::of(it, rules, year, u64::from);
        if matches!(it.subject, Subject::Claim(_)) {
            let person = compared.row_truth(it).filter(|_| key.code == "changed.wrong_number")?;
            key.subject = SubjectKey::Person(u64::from(person));
        }
        let rows = it.rows.iter().map(|at| (at.file, at.row)).collect();
        Some(KeptProblem { key, rows, amount_fen: it.amount_fen })
    });
    Round {
        number,
        as_of: plan.day(),
        inputs: inputs.collect(),
        problems: problems.collect(),
        cured_before: BTreeSet::default(),
    }
}

fn told(keys: &[ProblemKey]) -> BTreeSet<(u64, String)> {
    let person = |it: &ProblemKey| match it.subject {
        SubjectKey::Person(id) => Some((id, it.code.clone())),
        SubjectKey::Claim(_) => None,
    };
    keys.iter().filter_map(person).collect()
}

fn planned(truths: impl Iterator<Item = ProblemTruth>, standing: Standing) -> BTreeSet<(u64, String)> {
    let of = truths.filter(|it| it.standing == standing);
    of.map(|it| (u64::from(it.person), it.problem.code().to_owned())).collect()
}

fn assert_agrees(plan: &RosterPlan, found: &LookBack) {
    assert_eq!(told(&found.new), planned(plan.problems(), Standing::New));
    assert_eq!(told(&found.still_open), planned(plan.problems(), Standing::Open));
    assert_eq!(told(&found.come_back), planned(plan.problems(), Standing::Back));
    // One that turned into another is cured too, and is told as such.
    let now: BTreeSet<u64> = plan.problems().map(|it| u64::from(it.person)).collect();
    let gone = told(&found.cured).into_iter().filter(|it| !now.contains(&it.0)).collect();
    assert_eq!(planned(plan.cured(), Standing::Cured), gone);
}

#[test]
fn three_rounds_look_back() {
    let rules = rules("wenshang");
    let mending = Mending { cured_ppm: 800_000, half_done_ppm: 150_000, back_ppm: 300_000, newly_listed: 15 };
    let mut plan = RosterPlan::make(4, Scenario::wenshang(20_000)).expect("enough people");
    let mut last = round(1, &plan, &compare(&plan, Form::Csv, &rules), &rules);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for number in 2..=3 {
        plan = plan.advance(mending);
        let form = if number == 2 { Form::AsSent } else { Form::Csv };
        let mut now = round(number, &plan, &compare(&plan, form, &rules), &rules);
        let found = compare_rounds(&last, &mut now);
        assert_agrees(&plan, &found);
        let second_pass = |it: &&ProblemKey| it.code == "paid.refunded_not_waived";
        *seen.entry("second pass").or_default() += found.new.iter().filter(second_pass).count();
        *seen.entry("back").or_default() += found.come_back.len();
        *seen.entry("turned").or_default() += found.turned.len();
        last = now;
    }
    assert!(seen.values().all(|it| *it > 0), "{seen:?}");
}

#[test]
fn identities_change_as_planned_between_two_months() {
    let rules = rules("jiangjin");
    let first = RosterPlan::make(5, Scenario::jiangjin(40_000)).expect("enough people");
    let second = first.advance(first.scenario().mending);
    let (before, now) = (compare(&first, Form::Csv, &rules), compare(&second, Form::AsSent, &rules));
    let people = |it: &Compared| it.found.facts.words().to_vec();
    let found: BTreeSet<u32> =
        changes(&people(&before), &people(&now)).iter().map(|it| it.person_ix).collect();
    let truth: BTreeSet<u32> = second.changes().map(|it| it.person).collect();
    assert_eq!(truth.len() as u32, first.scenario().changes.people());
    let missed: Vec<_> = truth.difference(&found).collect();
    let invented: Vec<_> = found.difference(&truth).collect();
    assert!(missed.is_empty() && invented.is_empty(), "missed {missed:?}, invented {invented:?}");
}
