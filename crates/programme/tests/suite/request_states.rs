//! Requests change only along the table, whatever is tried in whatever order; and who may do what.

use base::Day;
use programme::calendar::Calendar;
use programme::matters::{Act, Catalogue, Command, Given, Level, Request, State, TABLE, follows};

const TEXT: &str = include_str!("../../../../packs/jiangjin/matters.toml");

fn catalogue() -> Catalogue {
    Catalogue::read("matters.toml", TEXT).0
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn given(documents: &[&str]) -> Vec<Given> {
    documents.iter().map(|it| Given { document: (*it).to_owned(), sha256: String::new() }).collect()
}

/// 2026-11-23 is a Monday.
const MONDAY: &str = "2026-11-23";

struct Desk {
    catalogue: Catalogue,
    calendar: Calendar,
    code: &'static str,
}

impl Desk {
    fn of(code: &'static str) -> Desk {
        Desk { catalogue: catalogue(), calendar: Calendar::default(), code }
    }

    fn take(&self, level: Level, documents: &[&str]) -> Result<Request, &'static str> {
        let matter = self.catalogue.matter(self.code).unwrap();
        Request::take_in(matter, level, day(MONDAY), given(documents)).map_err(|it| it.code)
    }

    fn act(&self, of: &Request, at: Level, on: &str, command: Command) -> Result<Request, &'static str> {
        let matter = self.catalogue.matter(self.code).unwrap();
        of.act(&self.catalogue, matter, &self.calendar, at, day(on), &command).map_err(|it| it.code)
    }
}

#[test]
fn a_village_takes_in_hands_up_and_the_county_finishes() {
    let desk = Desk::of("501");
    let taken = desk.take(Level::Village, &["id", "illness"]).unwrap();
    assert_eq!((taken.state, taken.asked.clone()), (State::InHand, None));
    let done = |it: &Request, at| desk.act(it, at, MONDAY, Command::Finish("认定".into()));
    assert_eq!(done(&taken, Level::Village), Err("PRG-0208"), "a village only takes it in");
    assert_eq!(done(&taken, Level::County), Err("PRG-0203"), "it is not there yet");
    let hand = |it: &Request, at, to| desk.act(it, at, MONDAY, Command::HandOver(to, "材料齐全".into()));
    let passed = hand(&taken, Level::Village, Level::Township).unwrap();
    assert_eq!(done(&passed, Level::Township), Err("PRG-0208"), "a township passes it on");
    let up = hand(&passed, Level::Township, Level::County).unwrap();
    let back = hand(&up, Level::County, Level::Village).unwrap();
    assert_eq!((back.level, back.state), (Level::Village, State::InHand));
    let ended = done(&up, Level::County).unwrap();
    assert_eq!((ended.state, ended.ended_on), (State::Done, Some(day(MONDAY))));
    assert_eq!(hand(&up, Level::County, Level::County), Err("PRG-0207"));
    let mute = desk.act(&taken, Level::Village, MONDAY, Command::HandOver(Level::County, " ".into()));
    assert_eq!(mute, Err("PRG-0206"));
}

#[test]
fn levels_that_do_not_offer_it_do_not_get_it() {
    let county_only = Desk::of("901");
    assert_eq!(county_only.take(Level::Village, &[]), Err("PRG-0201"));
    let taken = county_only.take(Level::County, &["provider_form"]).unwrap();
    let down =
        county_only.act(&taken, Level::County, MONDAY, Command::HandOver(Level::Township, "理由".into()));
    assert_eq!(down, Err("PRG-0202"), "documents are missing: it waits");
    let query = Desk::of("202");
    let taken = query.take(Level::Village, &["id"]).unwrap();
    let up = query.act(&taken, Level::Village, MONDAY, Command::HandOver(Level::Township, "理由".into()));
    assert_eq!(up.unwrap().level, Level::Township);
}

#[test]
fn what_is_missing_is_asked_for_once() {
    let desk = Desk::of("602");
    let taken = desk.take(Level::Village, &["id"]).unwrap();
    let asked = taken.asked.clone().unwrap();
    assert_eq!(asked.documents, ["bills", "fee_list", "discharge"]);
    assert_eq!(taken.state, State::Waiting);
    let some = desk.act(&taken, Level::Village, "2026-11-25", Command::Supply(given(&["bills"]))).unwrap();
    assert_eq!(some.state, State::Waiting);
    let all = given(&["fee_list", "discharge"]);
    let full = desk.act(&some, Level::Village, "2026-11-26", Command::Supply(all)).unwrap();
    assert_eq!(full.state, State::InHand);
    assert_eq!(full.deadline().due(&desk.calendar), Some(day("2027-01-07")));
    let again = desk.act(&full, Level::Village, "2026-11-26", Command::Ask(vec!["accident".into()]));
    assert_eq!(again, Err("PRG-0204"), "once");

    let complete = desk.take(Level::County, &["id", "bills", "fee_list", "discharge"]).unwrap();
    let ask = |on, what: &str| desk.act(&complete, Level::County, on, Command::Ask(vec![what.into()]));
    assert_eq!(ask("2026-11-30", "accident").unwrap().state, State::Waiting, "within five working days");
    assert_eq!(ask("2026-12-01", "accident"), Err("PRG-0204"), "too late");
    assert_eq!(ask(MONDAY, "birth"), Err("PRG-0205"), "not one of this matter");
    assert_eq!(ask(MONDAY, "id"), Err("PRG-0205"), "it is there");
}

#[test]
fn who_never_brings_it_may_be_refused_after_the_days() {
    let desk = Desk::of("602");
    let taken = desk.take(Level::Village, &["id"]).unwrap();
    let refuse = |on| desk.act(&taken, Level::Village, on, Command::Refuse("逾期未补正".into()));
    assert_eq!(refuse("2026-12-21"), Err("PRG-0209"));
    assert_eq!(refuse("2026-12-22").unwrap().state, State::Refused);
    let withdrawn = desk.act(&taken, Level::Village, MONDAY, Command::Withdraw("本人不办了".into())).unwrap();
    assert_eq!(withdrawn.state, State::Withdrawn);
}

/// Random desks, days and commands: every change is a row of the table, ends are ends, and a refusal changes
/// nothing (it returns nothing to keep).
#[test]
fn states_change_only_along_the_table() {
    let catalogue = catalogue();
    let calendar = Calendar::default();
    let mut random = fastrand::Rng::with_seed(20_261_122);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..4_000 {
        let matter = &catalogue.matters[random.usize(..catalogue.matters.len())];
        let level = Level::ALL[random.usize(..3)];
        let all: Vec<&str> = matter.documents.iter().map(String::as_str).collect();
        let some = &all[..random.usize(..=all.len())];
        let Ok(mut request) = Request::take_in(matter, level, day(MONDAY), given(some)) else {
            assert!(!matter.is_offered_at(level));
            continue;
        };
        let mut on = day(MONDAY);
        for _ in 0..12 {
            on = on.plus_days(random.i32(0..20));
            let command = match random.u8(0..6) {
                0 => Command::Ask(matter.documents_if.clone()),
                1 => Command::Supply(given(&all[random.usize(..all.len())..])),
                2 => Command::HandOver(Level::ALL[random.usize(..3)], "理由写明".into()),
                3 => Command::Finish(String::new()),
                4 => Command::Refuse("不符合条件".into()),
                _ => Command::Withdraw("不办了".into()),
            };
            let at = Level::ALL[random.usize(..3)];
            let Ok(next) = request.act(&catalogue, matter, &calendar, at, on, &command) else { continue };
            let row = (request.state, command.act());
            assert!(follows(row.0, row.1).contains(&next.state), "{row:?} became {:?}", next.state);
            assert!(!request.state.has_ended(), "{row:?} after the end");
            assert_eq!(next.state.has_ended(), next.ended_on.is_some());
            assert!(matter.may_lie_at(next.level), "{} at {:?}", matter.name, next.level);
            if matches!(next.state, State::Done) {
                assert!(matter.is_done_at(next.level) && next.missing(matter).is_empty());
            }
            if let (Some(before), Some(after)) = (&request.asked, &next.asked) {
                assert_eq!((before.on, &before.documents), (after.on, &after.documents), "asked once");
            }
            seen.insert((row, next.state));
            request = next;
        }
    }
    let possible: usize = TABLE.iter().map(|it| it.2.len()).sum();
    assert_eq!(seen.len(), possible, "every row of the table happened: {seen:?}");
    assert!(
        State::ALL
            .iter()
            .filter(|it| it.has_ended())
            .all(|it| Act::ALL.iter().all(|act| follows(*it, *act).is_empty()))
    );
}
