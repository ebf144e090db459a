//! The catalogues of the packs that ship: what the reports say comes out of the data, without any Rust of a region.

use std::path::Path;

use programme::calendar::Calendar;
use programme::matters::{Catalogue, Level};

fn text(pack: &str, file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(pack).join(file);
    std::fs::read_to_string(path).unwrap()
}

fn catalogue(pack: &str) -> Catalogue {
    let (catalogue, findings) = Catalogue::read("matters.toml", &text(pack, "matters.toml"));
    assert!(findings.is_empty(), "{findings:#?}");
    catalogue
}

/// 区级 33 项、镇级 15 项、村级承办 11 项、代办 7 项；301 个村；15 分钟.
#[test]
fn jiangjin_is_as_its_report_says() {
    let it = catalogue("jiangjin");
    let counts = Level::ALL.map(|level| (it.done_at(level), it.taken_in_at(level)));
    assert_eq!(counts, [(11, 7), (15, 0), (33, 0)]);
    assert_eq!((it.matters.len(), it.circle_minutes), (33, 15));
    let village = it.promises.iter().find(|it| it.level == Level::Village).unwrap();
    assert_eq!((village.does, village.takes_in, village.desks), (Some(11), Some(7), Some(301)));
    assert!(it.matters.iter().all(|it| it.assumed && it.fee == "不收费" && !it.clause.is_empty()));
}

#[test]
fn wenshang_has_another_shape() {
    let it = catalogue("wenshang");
    let counts = Level::ALL.map(|level| (it.done_at(level), it.taken_in_at(level)));
    assert_eq!(counts, [(0, 3), (2, 5), (6, 0)]);
    assert_eq!((it.ask_within_days, it.supply_within_days), (3, 15));
    let mb1 = it.matter("MB1").unwrap();
    assert_eq!(mb1.next_that_does(Level::Village), Some(Level::County));
}

/// Days worked in a year, as the notices of the State Council leave them.
#[test]
fn calendars_leave_as_many_working_days_as_the_notices() {
    for pack in ["jiangjin", "wenshang"] {
        let (calendar, findings) = Calendar::read("calendar.toml", &text(pack, "calendar.toml"));
        assert!(findings.is_empty(), "{findings:#?}");
        let day = |text: &str| text.parse().unwrap();
        for (from, until, expected) in [("2024-12-31", "2025-12-31", 248), ("2025-12-31", "2026-12-31", 248)]
        {
            assert_eq!(calendar.working_days(day(from), day(until)), expected, "{pack} {until}");
        }
    }
}
