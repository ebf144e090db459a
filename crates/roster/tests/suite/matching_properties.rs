//! What holds for all people and all rows.

use proptest::prelude::*;
use roster::{
    matching::{Decision, match_all, match_one, repeated},
    normal::{Aliases, Claim},
    register::Register,
};

use crate::made::{self, Maker, dirt::Kind};

const PEOPLE: usize = 3_000;

/// Somebody by a number of their own, with whom the name is not confused.
fn claims(rows: &[made::dirt::Row]) -> Vec<Claim<'_>> {
    rows.iter().map(|it| it.written.claim()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// An undamaged row always matches exactly.
    #[test]
    fn a_clean_row_is_exact(seed in 0..u64::MAX) {
        let people = Maker::new(seed).people(PEOPLE);
        let register = made::register(&people);
        for (at, person) in people.iter().enumerate() {
            prop_assert_eq!(match_one(&register, &person.claim()), Decision::Exact(at as u32));
        }
    }

    /// One wrong digit or two swapped neighbours: the right person, repaired or proposed first.
    #[test]
    fn one_slip_finds_the_right_person(seed in 0..u64::MAX) {
        let mut maker = Maker::new(seed);
        let people = maker.people(PEOPLE);
        let register = made::register(&people);
        for who in 0..PEOPLE {
            for kind in [Kind::Digit, Kind::Swap] {
                let Some(row) = maker.row(&people, who, kind) else { continue };
                let decision = match_one(&register, &row.written.claim());
                let found = decision.person().or(decision.candidates().first().map(|it| it.person));
                prop_assert_eq!(found, Some(who as u32), "{:?} {:?}", kind, decision.name());
            }
        }
    }

    /// A valid number under another name never matches, whoever it belongs to.
    #[test]
    fn another_name_never_matches(seed in 0..u64::MAX) {
        let mut maker = Maker::new(seed);
        let people = maker.people(PEOPLE);
        let register = made::register(&people);
        for who in 0..PEOPLE {
            for kind in [Kind::WrongNumber, Kind::Stranger, Kind::Namesake, Kind::Sibling, Kind::Twin] {
                let Some(row) = maker.row(&people, who, kind) else { continue };
                let decision = match_one(&register, &row.written.claim());
                prop_assert_eq!(decision.person(), None, "{:?}", kind);
            }
        }
    }

    /// The order of rows and the number of threads change nothing, nor does one row alone.
    #[test]
    fn order_and_threads_change_nothing(seed in 0..u64::MAX) {
        let mut maker = Maker::new(seed);
        let people = maker.people(PEOPLE);
        let register = made::register(&people);
        let rows = maker.rows(&people, 10_000, 8);
        let claims = claims(&rows);
        let all = match_all(&register, &claims);
        let mut backwards: Vec<Claim<'_>> = claims.clone();
        backwards.reverse();
        let mut reversed = match_all(&register, &backwards);
        reversed.reverse();
        prop_assert_eq!(&all, &reversed);
        let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        prop_assert_eq!(&all, &one_thread.install(|| match_all(&register, &claims)));
        let singly: Vec<Decision> = claims.iter().map(|it| match_one(&register, it)).collect();
        prop_assert_eq!(&all, &singly);
    }

    /// A register that grew one by one, with changes and removals, decides as one built at once.
    #[test]
    fn grown_and_built_registers_agree(seed in 0..u64::MAX) {
        let mut maker = Maker::new(seed);
        let people = maker.people(PEOPLE);
        let others = maker.people(PEOPLE / 10);
        let rows = maker.rows(&people, 5_000, 8);
        let claims = claims(&rows);
        let half = PEOPLE / 2;
        let mut grown = made::register(&people[..half]);
        // Indexes exist before the rest comes.
        prop_assert_eq!(match_all(&grown, &claims).len(), claims.len());
        for (nth, person) in people[half..].iter().enumerate() {
            // Comes with another one's data first, and is corrected.
            let first = others.get(nth).unwrap_or(person);
            let at = grown.add(&first.claim());
            grown.update(at, &person.claim());
        }
        let built = made::register(&people);
        prop_assert_eq!(match_all(&grown, &claims), match_all(&built, &claims));

        // Who is removed is as one who never was; indexes of the others stay.
        let mut without = people.clone();
        for it in without.iter_mut().take(100) {
            *it = made::Person { number: String::new(), name: String::new(), household: String::new(), birth: String::new(), ..it.clone() };
        }
        (0..100).for_each(|it| grown.remove(it));
        prop_assert_eq!(grown.people(), PEOPLE - 100);
        prop_assert_eq!(match_all(&grown, &claims), match_all(&made::register(&without), &claims));
        prop_assert_eq!(grown.flaws().len(), 0);
    }

    /// Whatever a row says, it gets a decision.
    #[test]
    fn any_text_gets_a_decision(texts in proptest::collection::vec("[ -~0-9X王小明·？年月\u{3000}]{0,24}|\\PC{0,12}", 7)) {
        let mut register = Register::new(Aliases::default());
        let row = Claim {
            number: &texts[0], name: &texts[1], sex: &texts[2], birth: &texts[3],
            township: &texts[4], village: &texts[5], household: &texts[6],
        };
        let _ = match_one(&register, &row);
        let person = register.add(&row);
        let decision = match_one(&register, &row);
        let found = decision.person().or(decision.candidates().first().map(|it| it.person));
        prop_assert!(found.is_none_or(|it| it == person));
        register.remove(person);
        prop_assert_eq!(match_one(&register, &row).person(), None);
    }
}

#[test]
fn all_dirt_on_a_small_county() {
    let mut maker = Maker::new(5);
    let people = maker.people(20_000);
    let register = made::register(&people);
    let rows = maker.rows(&people, 40_000, 6);
    let decisions = match_all(&register, &claims(&rows));
    let (mut lost, mut whole) = (0, 0);
    for (row, decision) in rows.iter().zip(&decisions) {
        let truth = row.truth.map(|it| it as u32);
        assert!(decision.person().is_none_or(|it| Some(it) == truth), "{:?} {}", row.kind, decision.name());
        let found = decision.person().or(decision.candidates().first().map(|it| it.person));
        whole += usize::from(truth.is_some());
        lost += usize::from(truth.is_some() && found != truth);
    }
    assert!(lost * 1_000 <= whole, "{lost} of {whole}");
    let first = repeated(&decisions)[0];
    assert!(first.first_row < first.row);
    assert_eq!(decisions[first.row].person(), decisions[first.first_row].person());
}
