//! Coverage and figures of the network.

use programme::matters::{Catalogue, Counts, FigureRow, Level, State, Station, Village, by, cover};

const TEXT: &str = include_str!("../../../../packs/jiangjin/matters.toml");

fn village(township: &str, name: &str, people: u64) -> Village {
    Village { township: township.into(), name: name.into(), people }
}

fn station(level: Level, township: &str, village: &str, minutes: Option<u32>, matters: &[&str]) -> Station {
    let matters = matters.iter().map(|it| (*it).to_owned()).collect();
    Station { level, township: township.into(), village: village.into(), minutes, matters }
}

#[test]
fn villages_without_a_desk_and_matters_that_nobody_offers() {
    let (catalogue, _) = Catalogue::read("matters.toml", TEXT);
    let villages = [
        village("990100001", "甲村", 300),
        village("990100001", "乙村", 200),
        village("990100002", "甲村", 50),
    ];
    let stations = [
        station(Level::Township, "990100001", "", None, &[]),
        station(Level::Village, "990100001", "甲村", Some(16), &["103", "202"]),
        station(Level::Village, "990100002", "甲村", Some(15), &[]),
        station(Level::Village, "990100002", "丁村", None, &["202"]),
    ];
    let found = cover(&catalogue, &villages, &stations);
    let first = &found.townships[0];
    assert_eq!((first.has_desk, first.villages, first.covered), (true, 2, 1));
    assert_eq!((first.people, first.people_covered), (500, 300));
    assert_eq!(
        (first.without.as_slice(), first.far.as_slice()),
        (&["乙村".to_owned()][..], &["甲村".to_owned()][..])
    );
    assert!(!found.townships[1].has_desk && found.townships[1].far.is_empty());
    assert_eq!(found.strays, [("990100002".to_owned(), "丁村".to_owned())]);
    let offered = |code: &str| found.offered.iter().find(|it| it.0 == code).unwrap().1;
    assert_eq!((offered("103"), offered("202"), offered("501"), offered("901")), (3, 4, 1, 0));
}

#[test]
fn figures_add_up_and_late_ones_are_never_rounded_away() {
    let row = |state, is_late, count| FigureRow {
        matter: "202".into(),
        taken_level: "village".into(),
        level: "village".into(),
        township: "990100001".into(),
        village: "甲村".into(),
        state,
        is_late,
        count,
    };
    let rows = [
        row(State::Done, false, 2_999_999),
        row(State::Done, true, 1),
        row(State::Refused, false, 5),
        row(State::InHand, true, 3),
        row(State::Waiting, false, 4),
        row(State::Withdrawn, false, 2),
    ];
    let counts = by(&rows, |it| it.matter.clone()).remove("202").unwrap();
    let expected = Counts {
        taken: 3_000_014,
        open: 7,
        overdue: 3,
        waiting: 4,
        done: 3_000_000,
        refused: 5,
        withdrawn: 2,
        late: 1,
    };
    assert_eq!(counts, expected);
    assert_eq!(counts.on_time_ppm(), Some(999_999));
    assert_eq!(Counts::default().on_time_ppm(), None);
}
