//! The ledger: who may do what, evidence, days, what a round does by itself, the fold is total.

use proptest::prelude::*;
use roster::problem::{Actor, Command, Desk, Document, Event, Stage, State, What, act, after_round, fold};
use roster::rules::{DeskLevel, ProblemRule};

use crate::compare_common::{day, wenshang};

fn desk(level: DeskLevel, region: &str) -> Desk {
    Desk { level, region: region.to_owned() }
}

fn actor(id: &str, level: DeskLevel, region: &str) -> Actor {
    Actor { id: id.to_owned(), desk: desk(level, region) }
}

fn county(id: &str) -> Actor {
    actor(id, DeskLevel::County, "370830")
}

fn township(id: &str) -> Actor {
    actor(id, DeskLevel::Township, "370830101")
}

fn village(id: &str) -> Actor {
    actor(id, DeskLevel::Village, "370830101203")
}

fn rule(code: &str) -> ProblemRule {
    let rules = wenshang();
    rules.problems[rules.problem(code).expect("a rule")].clone()
}

fn document(kind: &str) -> Document {
    Document { kind: kind.to_owned(), name: format!("{kind}.pdf"), sha256: "ab".repeat(32) }
}

fn assign(to: &Actor) -> Command {
    Command::Assign { desk: to.desk.clone() }
}

fn remedy(kinds: &[&str]) -> Command {
    Command::Remedy { note: "已办".to_owned(), documents: kinds.iter().map(|it| document(it)).collect() }
}

/// A ledger of one problem.
struct Ledger {
    rule: ProblemRule,
    events: Vec<Event>,
}

impl Ledger {
    fn opened(code: &str) -> Ledger {
        let mut ledger = Ledger { rule: rule(code), events: Vec::new() };
        ledger.round(1, true);
        ledger
    }

    fn state(&self) -> State {
        fold(&self.events)
    }

    fn round(&mut self, number: u32, is_found: bool) {
        let on = day("2020-03-31").plus_days(30 * (number as i32 - 1));
        self.events.extend(after_round(&self.state(), Some(&self.rule), is_found, number, on));
    }

    /// The new stage, or the code of the refusal.
    fn act(&mut self, actor: &Actor, command: Command) -> Result<Stage, &'static str> {
        let event = act(&self.state(), Some(&self.rule), actor, command, day("2020-04-01"));
        self.events.push(event.map_err(|it| it.code)?);
        assert_eq!(self.state().misfits, 0);
        Ok(self.state().stage)
    }
}

#[test]
fn from_open_to_struck_off_by_a_second_person() {
    let mut it = Ledger::opened("ended.dead_unconfirmed");
    assert_eq!(it.act(&county("甲"), assign(&township("乙"))), Ok(Stage::Assigned));
    assert_eq!(it.act(&township("乙"), assign(&village("丙"))), Ok(Stage::Assigned));
    assert_eq!(it.act(&village("丙"), remedy(&[])), Err("ROS-0304"));
    assert_eq!(it.act(&village("丙"), remedy(&["死亡证明或在世核实表"])), Ok(Stage::Remedied));
    assert_eq!(it.act(&village("丙"), Command::Verify), Err("ROS-0302"));
    assert_eq!(it.act(&township("丙"), Command::Verify), Err("ROS-0305"));
    assert_eq!(
        it.act(&township("乙"), Command::Reject { reason: "照片不清".to_owned() }),
        Ok(Stage::Assigned)
    );
    // The document of the first time is still there.
    assert_eq!(it.act(&village("丙"), remedy(&[])), Ok(Stage::Remedied));
    assert_eq!(it.act(&township("乙"), Command::Verify), Ok(Stage::Verified));
    assert_eq!(it.act(&township("乙"), Command::StrikeOff), Err("ROS-0302"));
    assert_eq!(it.act(&county("丙"), Command::StrikeOff), Err("ROS-0305"));
    assert_eq!(it.act(&county("甲"), Command::StrikeOff), Ok(Stage::StruckOff));
    // A later round finds it again.
    it.round(2, true);
    assert_eq!((it.state().stage, it.state().reopened), (Stage::Open, 1));
    // Who mended it the first time does not check it the second time either.
    assert_eq!(it.state().hands, ["丙"]);
}

#[test]
fn the_next_round_is_the_proof_of_a_refund() {
    let mut it = Ledger::opened("paid.poverty");
    assert_eq!(it.act(&township("乙"), Command::Approve), Err("ROS-0302"));
    assert_eq!(it.act(&county("甲"), Command::Approve), Ok(Stage::Open));
    assert_eq!(it.act(&county("甲"), Command::Approve), Err("ROS-0308"));
    assert_eq!(it.act(&county("甲"), assign(&county("甲"))), Ok(Stage::Assigned));
    assert_eq!(it.act(&county("甲"), remedy(&["退费回单"])), Err("ROS-0305"));
    assert_eq!(it.act(&county("丁"), remedy(&["退费回单"])), Ok(Stage::Remedied));
    assert_eq!(it.act(&county("甲"), Command::Verify), Err("ROS-0306"));
    it.round(2, true);
    assert_eq!((it.state().stage, it.state().approved_by), (Stage::Open, None));
    it.act(&county("甲"), assign(&county("甲"))).expect("open again, so it is given out again");
    it.act(&county("丁"), remedy(&[])).expect("the receipt is there");
    it.round(3, false);
    assert_eq!(it.state().stage, Stage::Verified);
    assert_eq!(it.act(&county("甲"), Command::StrikeOff), Ok(Stage::StruckOff));
}

#[test]
fn a_letter_of_giving_up_closes_for_good() {
    let mut it = Ledger::opened("elsewhere.declined");
    it.act(&county("甲"), assign(&township("乙"))).expect("assigned");
    it.act(&township("乙"), remedy(&["自愿放弃医保扶贫待遇承诺书"])).expect("remedied");
    it.act(&township("戊"), Command::Verify).expect("verified");
    it.act(&county("甲"), Command::StrikeOff).expect("struck off");
    // The person is insured elsewhere still: no contradiction.
    it.round(2, true);
    assert_eq!(it.state().stage, Stage::StruckOff);
    assert_eq!(it.act(&county("甲"), Command::Reopen { reason: " ".to_owned() }), Err("ROS-0307"));
    assert_eq!(it.act(&county("甲"), Command::Reopen { reason: "本人要求回县".to_owned() }), Ok(Stage::Open));
}

#[test]
fn what_a_round_does() {
    use Stage::{Assigned, Open, Remedied, StruckOff, Verified};
    // Rule, events before, found or not, stage after.
    let steps: [(&str, usize, bool, Stage); 13] = [
        ("paid.poverty", 1, false, Verified),
        ("paid.poverty", 2, true, Assigned),
        ("paid.poverty", 2, false, Verified),
        ("paid.poverty", 3, true, Open),
        ("paid.poverty", 3, false, Verified),
        ("paid.poverty", 5, true, Open),
        ("paid.poverty", 5, false, StruckOff),
        ("ended.dead_unconfirmed", 2, false, Assigned),
        ("ended.dead_unconfirmed", 3, false, Verified),
        ("ended.dead_unconfirmed", 5, true, Open),
        ("missing.keep", 3, true, Remedied),
        ("missing.keep", 5, true, StruckOff),
        ("missing.keep", 2, false, Verified),
    ];
    let all = [
        What::Opened { round: 1 },
        What::Assigned { desk: township("乙").desk, due: day("2020-04-15") },
        What::Remedied { note: "已办".to_owned(), documents: vec![] },
        What::VerifiedByRound { round: 2 },
        What::StruckOff,
    ];
    for (code, count, is_found, expected) in steps {
        let event = |what: &What| Event { on: day("2020-04-01"), by: "乙".to_owned(), what: what.clone() };
        let mut events: Vec<Event> = all[..count].iter().map(event).collect();
        events.extend(after_round(&fold(&events), Some(&rule(code)), is_found, 3, day("2020-05-30")));
        let state = fold(&events);
        assert_eq!((state.stage, state.misfits), (expected, 0), "{code} after {count} events, {is_found}");
    }
}

#[test]
fn who_may_give_to_whom() {
    let rows: [(Actor, Desk, bool); 8] = [
        (county("甲"), village("丙").desk, true),
        (county("甲"), desk(DeskLevel::Department, "poverty"), true),
        (township("乙"), village("丙").desk, true),
        (township("乙"), desk(DeskLevel::Village, "370830102203"), false),
        (township("乙"), desk(DeskLevel::Township, "370830102"), false),
        (township("乙"), county("甲").desk, false),
        (village("丙"), township("乙").desk, false),
        (actor("庚", DeskLevel::Department, "poverty"), village("丙").desk, false),
    ];
    for (actor, desk, is_allowed) in rows {
        let mut it = Ledger::opened("uncovered.unexplained");
        let result = it.act(&actor, Command::Assign { desk: desk.clone() });
        assert_eq!(result.is_ok(), is_allowed, "{actor:?} to {desk:?}");
    }
}

#[test]
fn due_days_and_documents() {
    let mut it = Ledger::opened("paid.poverty");
    assert_eq!(it.act(&county("甲"), remedy(&[])), Err("ROS-0301"));
    it.act(&county("甲"), assign(&county("甲"))).expect("assigned");
    let state = it.state();
    assert_eq!(state.due, Some(day("2020-04-21")));
    assert_eq!([day("2020-04-21"), day("2020-04-24")].map(|it| state.overdue_days(it)), [0, 3]);
    let broken = Document { sha256: "ab".to_owned(), ..document("退费回单") };
    let command = Command::Remedy { note: "已退".to_owned(), documents: vec![broken] };
    assert_eq!(it.act(&county("甲"), command), Err("ROS-0309"));
    it.act(&county("丁"), remedy(&["退费回单"])).expect("remedied");
    assert!(!it.state().is_overdue(day("2020-12-31")), "who has reported is not late");
}

#[test]
fn refusals_are_in_chinese_and_say_what_to_do() {
    let it = Ledger::opened("paid.poverty");
    let refusal = act(&it.state(), Some(&it.rule), &village("丙"), Command::StrikeOff, day("2020-04-01"));
    let finding = refusal.expect_err("not verified yet");
    assert_eq!(finding.message, "问题现为“待交办”，不能销号");
    assert_eq!(finding.remedy, "销号须在：待销号");
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let what = prop::sample::select(vec![
        What::Opened { round: 1 },
        What::Assigned { desk: township("乙").desk, due: day("2020-04-15") },
        What::Approved,
        What::Remedied { note: "已办".to_owned(), documents: vec![document("退费回单")] },
        What::Verified,
        What::VerifiedByRound { round: 2 },
        What::Rejected { reason: "不符".to_owned() },
        What::StruckOff,
        What::Reopened { reason: "有误".to_owned() },
        What::ReopenedByRound { round: 3 },
    ]);
    let event = (what, "[甲乙丙]").prop_map(|(what, by)| Event { on: day("2020-04-01"), by, what });
    prop::collection::vec(event, 0..30)
}

proptest! {
    /// Any events fold to a state; those that do not fit are counted and change nothing else.
    #[test]
    fn the_fold_is_total(events in events()) {
        let mut fitting: Vec<Event> = Vec::new();
        let mut misfits = 0;
        for event in &events {
            fitting.push(event.clone());
            if fold(&fitting).misfits > 0 {
                fitting.pop();
                misfits += 1;
            }
        }
        let state = fold(&events);
        prop_assert_eq!(state.misfits, misfits);
        prop_assert_eq!(State { misfits: 0, ..state.clone() }, fold(&fitting));
        // Nothing is struck off that was not verified.
        if state.stage == Stage::StruckOff {
            let is_proof = |it: &Event| matches!(it.what, What::Verified | What::VerifiedByRound { .. });
            prop_assert!(fitting.iter().any(is_proof));
        }
    }

    /// What `act` allows always fits.
    #[test]
    fn what_is_allowed_fits(picks in prop::collection::vec((0_usize..8, 0_usize..4), 0..40)) {
        let mut it = Ledger::opened("ended.dead_unconfirmed");
        let actors = [county("甲"), county("丁"), township("乙"), village("丙")];
        for (command, who) in picks {
            let command = match command {
                0 => assign(&actors[3]),
                1 => Command::Approve,
                2 => remedy(&["死亡证明或在世核实表"]),
                3 => Command::Verify,
                4 => Command::Reject { reason: "不符".to_owned() },
                5 => Command::StrikeOff,
                6 => Command::Reopen { reason: "有误".to_owned() },
                _ => {
                    it.round(2, who % 2 == 0);
                    continue;
                }
            };
            it.act(&actors[who], command).ok();
        }
        prop_assert_eq!(it.state().misfits, 0);
    }
}
