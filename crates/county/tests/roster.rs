//! What the made rosters promise: the same from one seed, exact counts, dirt that is what it says.

use std::collections::{HashMap, HashSet};

use base::{Day, PersonNumber};
use county::roster::{
    Change, Dirt, JIANGJIN_PEOPLE, Mending, Problem, RosterPlan, Row, Scenario, Source, Standing,
    WENSHANG_LEAST_PEOPLE,
};

fn plan(seed: u64, scenario: Scenario) -> RosterPlan {
    RosterPlan::make(seed, scenario).expect("enough people")
}

fn count(plan: &RosterPlan, problem: Problem) -> u32 {
    plan.problems().filter(|it| it.problem == problem).count() as u32
}

fn roster_rows(plan: &RosterPlan) -> usize {
    Source::ROSTERS.into_iter().map(|it| plan.row_count(it)).sum()
}

#[test]
fn the_same_seed_makes_the_same_rosters() {
    let rows = |seed: u64| -> Vec<Row> {
        let second = plan(seed, Scenario::wenshang(2_000)).advance(Mending::default());
        let sources = Source::ROSTERS.into_iter().chain(Source::EXTRACTS);
        sources.flat_map(|it| second.rows(it).collect::<Vec<_>>()).collect()
    };
    assert_eq!(rows(1), rows(1));
    assert_ne!(rows(1), rows(2));
}

#[test]
fn wenshang_has_exactly_its_problems() {
    let plan = plan(3, Scenario::wenshang(WENSHANG_LEAST_PEOPLE));
    assert_eq!(count(&plan, Problem::PaidPoverty), 262);
    assert_eq!(count(&plan, Problem::PaidAllowance), 119);
    assert_eq!(count(&plan, Problem::EmployeeWatch), 110);
    for (problem, wanted) in plan.scenario().problems.clone() {
        assert_eq!(count(&plan, problem), wanted, "{}", problem.code());
        assert!(wanted > 10);
    }
    for source in Source::ROSTERS {
        assert_eq!(plan.row_count(source) as u32, plan.scenario().rows[source as usize], "{}", source.code());
    }
    assert!(plan.problems().all(|it| it.standing == Standing::New));
}

/// The figures of the report, in full size.
#[test]
fn jiangjin_has_exactly_its_rows_and_changes() {
    let first = plan(1, Scenario::jiangjin(JIANGJIN_PEOPLE));
    assert_eq!(first.county().setup().people, 1_388_400);
    assert_eq!(first.scenario().all_rows(), 1_340_700);
    assert_eq!(roster_rows(&first), 1_340_700);
    let second = first.advance(first.scenario().mending);
    assert_eq!(second.changes().count(), 14_228);
    assert_eq!(roster_rows(&second), 1_340_700);
    let people: HashSet<u32> = second.changes().map(|it| it.person).collect();
    assert_eq!(people.len(), 14_228, "each person once");
}

/// What the two months' rosters say differs for exactly the people whose identity changed.
#[test]
fn changes_are_what_differs_between_the_months() {
    let first = plan(2, Scenario::jiangjin(60_000));
    let second = first.advance(first.scenario().mending);
    let listed = |plan: &RosterPlan| {
        let mut listed = HashMap::new();
        for source in [Source::Poverty, Source::CivilAffairs] {
            let rows = plan.rows(source).filter_map(|it| Some(((it.person?, source), it.record)));
            listed.extend(rows);
        }
        listed
    };
    let (before, after) = (listed(&first), listed(&second));
    let keys: HashSet<_> = before.keys().chain(after.keys()).copied().collect();
    let differ: HashSet<u32> =
        keys.into_iter().filter(|it| before.get(it) != after.get(it)).map(|it| it.0).collect();
    assert_eq!(differ, second.changes().map(|it| it.person).collect());
    for it in second.changes() {
        let key = (it.person, it.source);
        let (was, is) = (before.get(&key), after.get(&key));
        assert_eq!(it.before, was.map(|it| it.class));
        match it.change {
            Change::Added => assert!(was.is_none() && is.is_some_and(|now| Some(now.class) == it.after)),
            Change::Gone => assert!(was.is_some() && is.is_none()),
            Change::Withdrawn => assert!(is.is_some_and(|now| now.until.is_some())),
            Change::Reclassed => assert!(it.after != it.before && is.map(|now| now.class) == it.after),
        }
    }
    let added = second.changes().filter(|it| it.change == Change::Added).count() as u32;
    assert_eq!(added, second.scenario().changes.added);
}

/// Each kind of dirt damages what it says, and nothing else.
#[test]
fn dirt_is_what_it_says() {
    let plan = plan(5, Scenario::jiangjin(100_000));
    let register: HashMap<String, (u32, String)> =
        plan.rows(Source::Register).map(|it| (it.number, (it.person.unwrap(), it.name))).collect();
    assert_eq!(register.len(), 100_000, "the register lists everyone once");
    let mut seen = HashMap::new();
    for source in Source::ROSTERS {
        for row in plan.rows(source) {
            *seen.entry(row.dirt).or_insert(0_u32) += 1;
            let owner = register.get(&row.number);
            let Some(person) = row.person else {
                assert!(row.dirt.is_not_in_register());
                let number = PersonNumber::parse(&row.number).expect("a valid number");
                assert!(owner.is_none() && number.birth() == row.birth && number.is_female() == row.female);
                assert!(number.reveal().starts_with("990100") || number.reveal().starts_with("990200"));
                continue;
            };
            let truth = plan.county().person(person);
            let (number, is_same_name) = (truth.number.reveal(), row.name == truth.name);
            assert_eq!((row.village, row.household), (truth.village, truth.household));
            let typed = row.number.as_str();
            let chars = typed.chars().count();
            match row.dirt {
                Dirt::Clean | Dirt::Duplicate => assert!(typed == number && is_same_name),
                Dirt::DigitWrong => {
                    let differ = typed.bytes().zip(number.bytes()).filter(|it| it.0 != it.1).count();
                    assert!(differ == 1 && chars == 18 && is_same_name && owner.is_none());
                }
                Dirt::Swapped => {
                    let (mut one, mut two) = (typed.as_bytes().to_vec(), number.as_bytes().to_vec());
                    assert!(one != two && owner.is_none() && is_same_name);
                    one.sort_unstable();
                    two.sort_unstable();
                    assert_eq!(one, two);
                }
                Dirt::Old15 => {
                    assert!(truth.birth.year() < 2000);
                    assert_eq!(format!("{}19{}", &typed[..6], &typed[6..]), number[..17]);
                }
                Dirt::DigitMissing => assert_eq!(chars, 17),
                Dirt::DigitExtra => assert_eq!(chars, 19),
                Dirt::Scientific => {
                    let (figures, zeros) = (typed.replace('.', ""), "0".repeat(15));
                    let figures = format!("{}{zeros}", figures.trim_end_matches("E+17"));
                    assert_eq!(figures[..15], number[..15]);
                }
                Dirt::NumberMissing => assert!(typed.is_empty() && source.has_birth() && is_same_name),
                Dirt::SmallX => assert_eq!(typed.to_uppercase(), number),
                Dirt::FullWidth => assert!(chars == 18 && typed.len() == 54),
                Dirt::NumberBlank => assert_eq!(typed.replace([' ', '\u{3000}'], ""), number),
                Dirt::Apostrophe => assert_eq!(typed, format!("'{number}")),
                Dirt::NameBlank => assert_eq!(row.name.replace([' ', '\u{3000}'], ""), truth.name),
                Dirt::NameDot | Dirt::NameTraditional | Dirt::NameRare => {
                    assert!(!is_same_name && typed == number);
                }
                Dirt::WrongNumber => {
                    let (other, name) = owner.expect("another registered person's number");
                    assert!(*other != person && *name != row.name && is_same_name);
                }
                Dirt::OldNumber => {
                    assert!(owner.is_none() && is_same_name && PersonNumber::parse(typed).is_ok());
                }
                Dirt::OldName => assert!(!is_same_name && typed == number),
                Dirt::Stranger | Dirt::Namesake | Dirt::Sibling => unreachable!("they are nobody's"),
            }
        }
    }
    for dirt in
        [Dirt::Stranger, Dirt::Namesake, Dirt::Sibling, Dirt::Scientific, Dirt::NameRare, Dirt::NameDot]
    {
        assert!(seen.contains_key(&dirt), "{dirt:?} is nowhere");
    }
}

#[test]
fn rates_are_those_measured() {
    let plan = plan(7, Scenario::jiangjin(500_000));
    let (mut rows, mut seen) = (0_u64, HashMap::new());
    for source in Source::ROSTERS {
        for row in plan.rows(source) {
            rows += 1;
            *seen.entry(row.dirt).or_insert(0_u64) += 1;
        }
    }
    let near = |kinds: &[Dirt], wanted_ppm: u64| {
        let hits: u64 = kinds.iter().map(|it| seen.get(it).copied().unwrap_or(0)).sum();
        let ppm = hits * 1_000_000 / rows;
        assert!(ppm.abs_diff(wanted_ppm) * 10 <= wanted_ppm, "{kinds:?}: {ppm} ppm, not {wanted_ppm}");
    };
    near(&[Dirt::DigitWrong], 8_000);
    near(&[Dirt::Swapped], 3_000);
    near(&[Dirt::Old15], 3_000);
    near(&[Dirt::SmallX, Dirt::FullWidth, Dirt::NumberBlank, Dirt::Apostrophe], 5_000);
    near(&[Dirt::NameBlank, Dirt::NameDot, Dirt::NameTraditional, Dirt::NameRare], 4_000);
    near(&[Dirt::Duplicate], 5_000);
    near(&[Dirt::Stranger, Dirt::Namesake, Dirt::Sibling], 2_000);
    near(&[Dirt::WrongNumber], 2_000);
}

#[test]
fn a_small_county_has_a_bit_of_everything() {
    for scenario in [Scenario::wenshang(2_000), Scenario::jiangjin(2_000)] {
        let plan = plan(11, scenario);
        assert_eq!(roster_rows(&plan) as u32, plan.scenario().all_rows());
        for (problem, wanted) in plan.scenario().problems.clone() {
            assert!(wanted >= 1 && count(&plan, problem) == wanted, "{}", problem.code());
        }
    }
    let Err(error) = RosterPlan::make(1, Scenario::wenshang(100)) else { panic!("too few people") };
    assert!(error.to_string().contains("人数太少"), "{error}");
}

/// Days of a round's files lie before its day; only what was mended ends later.
#[test]
fn rosters_do_not_know_the_future() {
    let mut plan = plan(13, Scenario::wenshang(20_000));
    for _ in 0..3 {
        let day: Day = plan.day();
        for source in Source::ROSTERS {
            for row in plan.rows(source) {
                assert!(row.record.since.is_none_or(|it| it <= day), "{}: {row:?}", source.code());
                assert!(row.record.until.is_none_or(|it| it <= day), "{}: {row:?}", source.code());
            }
        }
        plan = plan.advance(Mending::default());
    }
}
