//! What every made county promises.

use std::collections::HashSet;

use base::{Day, Fen, PersonNumber};
use county::{CatalogueItem, County, Insurance, Level, Person, Role, Setup, Visit, VisitKind};

const NAMES: [&str; 5] = ["特困", "低保", "返贫致贫", "低保边缘", "监测对象"];

fn county(seed: u64, people: u32) -> County {
    County::new(Setup::new(seed, people).with_identities(NAMES)).expect("a sound setup")
}

fn catalogue() -> Vec<CatalogueItem> {
    let rows = [
        ("XA01", "阿莫西林胶囊", "药品", "甲", 1_260),
        ("XA02", "氨氯地平片", "药品", "甲", 580),
        ("XB01", "奥美拉唑注射液", "药品", "乙", 4_850),
        ("F001", "血常规", "诊疗", "甲", 2_000),
        ("F002", "CT 平扫", "诊疗", "乙", 18_000),
        ("C001", "一次性输液器", "耗材", "乙", 260),
        ("F900", "特需床位", "诊疗", "丙", 30_000),
    ];
    let item = |(code, name, kind, class, fen): (&str, &str, &str, &str, i64)| CatalogueItem {
        code: code.into(),
        name: name.into(),
        kind: kind.into(),
        class: class.into(),
        typical_price_fen: Fen(fen),
    };
    rows.map(item).into()
}

fn permille(part: usize, whole: usize) -> usize {
    part * 1_000 / whole
}

#[test]
fn the_same_seed_makes_the_same_county_in_any_order() {
    let (one, two, other) = (county(1, 3_000), county(1, 3_000), county(2, 3_000));
    assert_eq!(one.villages(), two.villages());
    assert_eq!(one.institutions(), two.institutions());
    let people: Vec<Person> = one.people().collect();
    for person in people.iter().rev() {
        let again = two.person(person.index);
        assert_eq!(&again, person);
        assert_eq!(one.visits(person, &catalogue()), two.visits(&again, &catalogue()));
    }
    let same = people.iter().filter(|it| other.person(it.index).number == it.number).count();
    assert_eq!(same, 0, "another seed makes other people");
}

/// The size of the largest county of the reports. Numbers are compared by birth day and order, so
/// that they differ even where the areas do.
#[test]
fn a_county_of_1_400_000_people() {
    let started = std::time::Instant::now();
    let county = county(7, 1_400_000);
    let mut seen = vec![0_u64; 130 * 366 * 1_000 / 64];
    let (mut children, mut old, mut employees, mut covered, mut dead, mut rare, mut dots) =
        (0, 0, 0, 0, 0, 0, 0);
    let mut held = [0_usize; NAMES.len()];
    let midyear: Day = "2024-07-01".parse().unwrap();
    for person in county.people() {
        let number = person.number.reveal();
        let days = person.birth.days_since("1900-01-01".parse().unwrap());
        let key = days as usize * 1_000 + number[14..17].parse::<usize>().unwrap();
        assert_eq!(seen[key / 64] & (1 << (key % 64)), 0, "{number} twice");
        seen[key / 64] |= 1 << (key % 64);

        let age = 2024 - person.birth.year();
        assert!((0..=100).contains(&age), "{age}");
        children += usize::from(age < 15);
        old += usize::from(age >= 60);
        dead += usize::from(person.death.is_some());
        rare += usize::from(person.name.chars().any(|c| c > '\u{9fff}' || c == '䶮' || c == '㛃'));
        dots += usize::from(person.name.contains('·'));
        if let Some(it) = person.coverage_on(midyear) {
            covered += 1;
            employees += usize::from(it.insurance == Insurance::Employee);
        }
        for (count, name) in held.iter_mut().zip(NAMES) {
            *count += usize::from(person.identities.iter().any(|it| it.name == name));
        }
    }
    let whole = 1_400_000;
    let near = |what: &str, part: usize, low: usize, high: usize| {
        let ppm = part * 1_000_000 / whole;
        assert!((low..=high).contains(&ppm), "{what}: {ppm} ppm, not {low} to {high}");
    };
    near("below 15", children, 130_000, 200_000);
    near("60 and older", old, 180_000, 280_000);
    near("insured at midyear", covered, 955_000, 975_000);
    near("employees", employees, 200_000, 320_000);
    near("died in the year", dead, 4_000, 10_000);
    near("rare characters", rare, 1_000, 6_000);
    near("names with a dot", dots, 2_000, 4_000);
    for ((name, count), target) in NAMES.iter().zip(held).zip([5_000, 30_000, 3_000, 10_000, 10_000]) {
        near(name, count, target * 93 / 100, target * 115 / 100);
    }
    // Half a second when optimised; the bound leaves room for a busy machine.
    assert!(started.elapsed().as_secs() < 30, "took {:?}", started.elapsed());
}

#[test]
fn people_are_consistent() {
    let county = county(3, 30_000);
    let numbers: HashSet<String> = county.people().map(|it| it.number.reveal().to_owned()).collect();
    assert_eq!(numbers.len(), 30_000);
    for person in county.people() {
        let number = PersonNumber::parse(person.number.reveal()).expect("a valid number");
        assert_eq!((number.birth(), number.is_female()), (person.birth, person.female));
        assert!(number.reveal().starts_with("9901") || number.reveal().starts_with("9902"));
        assert!(person.name.chars().count() >= 2);

        let village = &county.villages()[person.village];
        assert!(village.people.contains(&person.index));
        let head = county.person(person.head);
        assert_eq!((head.role, head.household, head.village), (Role::Head, person.household, person.village));
        if person.role == Role::Child {
            assert!(person.birth.year() - head.birth.year() >= 18);
        }
        for pair in person.coverage.windows(2) {
            assert!(pair[0].until < pair[1].from, "{:?}", person.coverage);
        }
        for period in &person.coverage {
            assert!(person.birth <= period.from && period.from <= period.until);
            assert_eq!(period.status.is_some(), period.insurance == Insurance::Employee);
            assert_eq!(period.tier.is_some(), period.insurance == Insurance::Resident);
        }
        for period in &person.identities {
            assert!(person.birth <= period.from && period.from <= period.until);
            assert!(person.death.is_none_or(|it| period.until <= it));
        }
    }
}

#[test]
fn places_and_institutions_have_codes_and_names_of_their_own() {
    for people in [1, 500, 20_000, 1_400_000] {
        let county = county(5, people);
        let distinct = |codes: Vec<&str>| codes.iter().collect::<HashSet<_>>().len() == codes.len();
        assert!(distinct(county.townships().iter().map(|it| it.code.as_str()).collect()));
        assert!(distinct(county.townships().iter().map(|it| it.name.as_str()).collect()));
        assert!(distinct(county.villages().iter().map(|it| it.code.as_str()).collect()));
        assert!(distinct(county.institutions().iter().map(|it| it.code.as_str()).collect()));
        assert!(county.villages().iter().all(|it| it.code.len() == 12));
        assert!(county.institutions().iter().all(|it| it.code.len() == 12));
        let people_in_villages: usize = county.villages().iter().map(|it| it.people.len()).sum();
        assert_eq!(people_in_villages, people as usize);
        for level in [Level::Tertiary, Level::Secondary, Level::Primary, Level::VillageRoom, Level::Pharmacy]
        {
            assert!(county.institutions().iter().any(|it| it.level == level), "{level:?}");
        }
    }
}

#[test]
fn a_year_of_visits() {
    let (county, catalogue) = (county(11, 20_000), catalogue());
    let people: Vec<Person> = county.people().collect();
    let visits: Vec<Visit> = county.all_visits(&catalogue).collect();
    for visit in &visits {
        let person = &people[visit.person as usize];
        assert!(person.coverage_on(visit.on).is_some() && person.coverage_on(visit.admitted).is_some());
        assert!(person.is_alive_on(visit.admitted) && person.is_alive_on(visit.on));
        assert!(visit.on.year() == 2024 && visit.admitted <= visit.on);
        assert_eq!(visit.kind == VisitKind::Inpatient, visit.admitted < visit.on);
        assert!(!visit.lines.is_empty() && visit.total_fen() > Fen::ZERO);
        let level = county.institutions()[visit.institution].level;
        assert_eq!(visit.kind == VisitKind::Pharmacy, level == Level::Pharmacy);
        for line in &visit.lines {
            assert!(visit.admitted <= line.on && line.on <= visit.on);
            assert_eq!(line.amount_fen.0, line.price_fen.0 * i64::from(line.quantity));
            let item = &catalogue[line.item];
            assert!(visit.kind != VisitKind::Pharmacy || item.kind == "药品");
        }
    }
    for pair in visits.windows(2).filter(|it| it[0].person == it[1].person) {
        assert_eq!(pair[0].ordinal + 1, pair[1].ordinal);
        let stays = pair.iter().any(|it| it.kind == VisitKind::Inpatient);
        assert!(if stays { pair[0].on < pair[1].admitted } else { pair[0].on <= pair[1].on });
    }
    let count = |kind| visits.iter().filter(|it| it.kind == kind).count();
    let stays = permille(count(VisitKind::Inpatient), people.len());
    assert!((110..=180).contains(&stays), "{stays} stays for 1,000 people");
    let outpatient = permille(visits.len() - count(VisitKind::Inpatient), people.len());
    assert!((8_000..=13_000).contains(&outpatient), "{outpatient} other visits for 1,000 people");
    for kind in [VisitKind::Outpatient, VisitKind::Chronic, VisitKind::TwoDisease, VisitKind::Pharmacy] {
        assert!(count(kind) > 500, "{kind:?}: {}", count(kind));
    }
    assert!(visits.iter().any(|it| it.admitted.year() == 2023), "some stays cross the year");
}

#[test]
fn setups_that_make_no_sense_are_refused() {
    let changes: [fn(&mut Setup); 6] = [
        |it| it.people = 0,
        |it| it.people = 2_000_000,
        |it| it.region = "99010X".into(),
        |it| it.villages = 1,
        |it| it.year = 1,
        |it| it.visit_rate.0 = -1,
    ];
    for change in changes {
        let mut setup = Setup::new(1, 1_000);
        change(&mut setup);
        assert!(County::new(setup).is_err());
    }
}
