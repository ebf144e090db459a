//! What happens next: drawn from the seed and from what the model says is there.

use std::collections::BTreeMap;

use app::model::{
    AddLines, Discharge, LineRefund, MoneyKind, MoneyOrder, NewVisit, PersonFact, ReimbursementRequest, ReverseRequest,
    SettleRequest,
};
use base::{Day, Fen};
use fastrand::Rng;
use store::FamilyShare;

use crate::action::Action;
use crate::model::{Model, Visit};
use crate::words::{Words, one_of};

/// Draws actions.
#[derive(Debug)]
pub struct Chooser {
    /// Where all chance comes from.
    pub random: Rng,
    /// Words of the pack.
    pub words: Words,
    /// Messages sent so far, with what was answered or not: any may come again.
    pub sent: Vec<Action>,
    next: u32,
}

impl Chooser {
    /// A chooser for a seed.
    #[must_use]
    pub fn new(random: Rng, words: Words) -> Chooser {
        Chooser { random, words, sent: Vec::new(), next: 0 }
    }

    /// The next action.
    pub fn next(&mut self, model: &Model) -> Action {
        let action = self.draw(model);
        if matches!(action, Action::Settle(_) | Action::Reverse(_) | Action::Order(_) | Action::Gather(_)) {
            self.sent.push(action.clone());
        }
        action
    }

    fn draw(&mut self, model: &Model) -> Action {
        loop {
            let drawn = match self.random.u32(..1000) {
                0..80 => Some(self.open(model)),
                80..200 => self.lines(model),
                200..240 => self.refund(model),
                240..310 => self.discharge(model),
                310..400 => self.settle_stay(model),
                400..580 => Some(Action::Settle(self.outpatient(model))),
                580..610 => Some(self.burst(model)),
                610..665 => self.reverse(model),
                665..715 => self.again(),
                715..805 => Some(self.order(model)),
                805..860 => Some(self.fact(model)),
                860..875 => self.share(model),
                875..925 => Some(self.claim(model)),
                925..929 => Some(Action::Rule(self.past(model.today, 200))),
                929..941 => Some(Action::Restart),
                941..945 => self.cancel(model),
                _ => Some(Action::Days(self.random.i32(1..=20))),
            };
            if let Some(action) = drawn {
                return action;
            }
        }
    }

    fn chance(&mut self, percent: u8) -> bool {
        self.random.u8(..100) < percent
    }

    fn message(&mut self, head: &str) -> String {
        self.next += 1;
        format!("{head}{:05}", self.next)
    }

    fn past(&mut self, today: Day, days: i32) -> Day {
        today.plus_days(-self.random.i32(0..=days))
    }

    /// Few people have most of the visits, so that limits are reached.
    fn person(&mut self, model: &Model) -> String {
        let count = if self.chance(70) { 8 } else { model.people.len() };
        let at = self.random.usize(..count.min(model.people.len()));
        model.people.keys().nth(at).cloned().unwrap_or_default()
    }

    fn institution(&mut self, model: &Model) -> String {
        let at = self.random.usize(..model.institutions.len());
        model.institutions.keys().nth(at).cloned().unwrap_or_default()
    }

    fn visit(&mut self, model: &Model, wanted: impl Fn(&Visit) -> bool) -> Option<(String, Visit)> {
        let found: Vec<_> = model.visits.iter().filter(|it| wanted(it.1) && it.1.institution != "outside").collect();
        let at = self.random.usize(..found.len().max(1));
        found.get(at).map(|it| (it.0.clone(), it.1.clone()))
    }

    fn open_visit(&mut self, model: &Model) -> Option<(String, Visit)> {
        if self.chance(8) { self.visit(model, |_| true) } else { self.visit(model, |it| it.state == "open") }
    }

    fn new_visit(&mut self, person_id: String, kind: String, admitted: Day) -> NewVisit {
        let numbers: BTreeMap<String, i64> =
            self.words.numbers.iter().map(|it| (it.clone(), 1)).collect();
        NewVisit {
            person_id,
            kind,
            admitted_on: Some(admitted),
            facts: self.words.facts(&mut self.random),
            numbers,
            treat_first: self.chance(30),
            ..NewVisit::default()
        }
    }

    fn open(&mut self, model: &Model) -> Action {
        let kind = one_of(&self.words.stays, &mut self.random);
        let person = self.person(model);
        let admitted = if self.chance(3) { model.today.plus_days(1) } else { self.past(model.today, 6) };
        let mut new = self.new_visit(person, kind, admitted);
        new.id = Some(self.message("S"));
        if self.chance(4) {
            // A number that is taken.
            new.id = model.visits.keys().next().cloned().or(new.id);
        }
        if self.chance(40) && admitted <= model.today {
            new.lines.push(self.words.line(true, admitted, model.today, &mut self.random));
        }
        Action::Open(self.institution(model), new)
    }

    fn lines(&mut self, model: &Model) -> Option<Action> {
        let (visit_id, visit) = self.open_visit(model)?;
        let count = self.random.usize(1..=3);
        let lines = (0..count).map(|_| self.words.line(true, visit.admitted, model.today, &mut self.random)).collect();
        Some(Action::Lines(self.here(model, &visit), AddLines { visit_id, lines, refunds: vec![] }))
    }

    /// Mostly the institution of the visit.
    fn here(&mut self, model: &Model, visit: &Visit) -> String {
        if self.chance(3) { self.institution(model) } else { visit.institution.clone() }
    }

    fn refund(&mut self, model: &Model) -> Option<Action> {
        let (visit_id, visit) = self.visit(model, |it| matches!(it.state, "open" | "discharged") && !it.lines.is_empty())?;
        let number = self.random.usize(1..=visit.lines.len());
        let (fen, quantity) = visit.left_of(number);
        let (amount_fen, quantity_e4) = match self.random.u8(..10) {
            0..4 => (fen, quantity),
            4..9 => (self.random.i64(0..=fen.max(0)), 0),
            _ => (fen + 1, 0),
        };
        let line_no = i64::try_from(number).unwrap_or(1);
        let refund = LineRefund { line_no, amount_fen: Fen(amount_fen), quantity_e4 };
        Some(Action::Lines(visit.institution, AddLines { visit_id, lines: vec![], refunds: vec![refund] }))
    }

    fn discharge(&mut self, model: &Model) -> Option<Action> {
        let (visit_id, visit) = self.open_visit(model)?;
        let stay = model.today.days_since(visit.admitted);
        let early = -i32::from(self.chance(3));
        let discharged_on = visit.admitted.plus_days(self.random.i32(early..=stay.max(0)));
        let discharge = Discharge { visit_id, discharged_on, diagnoses: vec![], facts: BTreeMap::new() };
        Some(Action::Discharge(self.here(model, &visit), discharge))
    }

    fn cancel(&mut self, model: &Model) -> Option<Action> {
        let (id, visit) = self.open_visit(model)?;
        Some(Action::Cancel(visit.institution, id))
    }

    fn settle_stay(&mut self, model: &Model) -> Option<Action> {
        let wanted = if self.chance(90) { "discharged" } else { "open" };
        let (id, visit) = if self.chance(5) { self.visit(model, |_| true)? } else { self.visit(model, |it| it.state == wanted)? };
        let institution_id = self.here(model, &visit);
        let message_id = self.message("T");
        Some(Action::Settle(SettleRequest {
            institution_id,
            message_id,
            operator: "窗口".to_owned(),
            visit_id: Some(id),
            visit: None,
            settled_on: None,
        }))
    }

    fn outpatient(&mut self, model: &Model) -> SettleRequest {
        let is_stay = self.chance(8);
        let kinds = if is_stay { &self.words.stays } else { &self.words.kinds };
        let kind = one_of(&kinds.clone(), &mut self.random);
        let back = if self.chance(20) { 60 } else { 3 };
        let day = self.past(model.today, back);
        let person = self.person(model);
        let mut visit = self.new_visit(person, kind, day);
        if is_stay {
            let stay = model.today.days_since(day).min(9);
            visit.discharged_on = Some(day.plus_days(self.random.i32(0..=stay)));
        }
        let last = visit.discharged_on.unwrap_or(day);
        let count = self.random.usize(1..=4);
        visit.lines = (0..count).map(|_| self.words.line(is_stay, day, last, &mut self.random)).collect();
        if self.chance(50) {
            visit.id = Some(self.message("N"));
        }
        let settled_on = if self.chance(4) { Some(self.past(model.today, 10)) } else { None };
        let (institution_id, message_id) = (self.institution(model), self.message("M"));
        SettleRequest { institution_id, message_id, operator: String::new(), visit_id: None, visit: Some(visit), settled_on }
    }

    fn burst(&mut self, model: &Model) -> Action {
        let count = self.random.usize(2..=8);
        let mut requests: Vec<SettleRequest> = (0..count).map(|_| self.outpatient(model)).collect();
        // The same message twice in one group, and another content under the same number.
        if self.chance(50) {
            let again = requests[self.random.usize(..count)].clone();
            requests.push(again);
        }
        if self.chance(30) {
            let mut other = requests[self.random.usize(..count)].clone();
            other.operator = "另一人".to_owned();
            requests.push(other);
        }
        Action::Burst(requests)
    }

    fn reverse(&mut self, model: &Model) -> Option<Action> {
        let taken_back = if self.chance(6) { model.reversed.iter().next().cloned() } else { None };
        let at = self.random.usize(..model.live.len().max(1));
        let live = model.live.get(at)?;
        let settlement_id = taken_back.unwrap_or_else(|| live.id.clone());
        let wrong = self.chance(3);
        let own = live.institution.clone().unwrap_or_else(|| "outside".to_owned());
        let institution_id = if wrong { self.institution(model) } else { own };
        let message_id = self.message("R");
        let (operator, reason) = (String::new(), "退费".to_owned());
        Some(Action::Reverse(ReverseRequest { institution_id, message_id, operator, settlement_id, reason }))
    }

    /// A message comes a second time, now and then with another content.
    fn again(&mut self) -> Option<Action> {
        let at = self.random.usize(..self.sent.len().max(1));
        let mut action = self.sent.get(at)?.clone();
        if self.chance(25) {
            let operator = match &mut action {
                Action::Settle(it) => &mut it.operator,
                Action::Reverse(it) => &mut it.operator,
                Action::Order(it) => &mut it.operator,
                Action::Gather(it) => &mut it.operator,
                _ => return None,
            };
            operator.push('乙');
        }
        Some(action)
    }

    fn order(&mut self, model: &Model) -> Action {
        use MoneyKind::{Collect, Credit, Offset, PayBack, PayInstitution, Prepay};
        let kinds = [Prepay, Offset, PayInstitution, Collect, PayBack, Credit, Credit, Collect];
        let kind = kinds[self.random.usize(..kinds.len())];
        let balances = model.balances();
        let mut subject_id = if matches!(kind, Collect | PayBack | Credit) { self.person(model) } else { self.institution(model) };
        // Those who owe are found mostly, not by chance.
        let owes = |it: &(&String, &i64)| it.0.ends_with(":due") && (*it.1 > 0) == (kind == Collect);
        let due: Vec<_> = balances.iter().filter(owes).filter_map(|it| it.0.split(':').nth(1)).collect();
        if matches!(kind, Collect | PayBack) && !due.is_empty() && self.chance(90) {
            subject_id = due[self.random.usize(..due.len())].to_owned();
        }
        let held = |path: String| balances.get(&path).copied().unwrap_or(0);
        let most = match kind {
            Prepay => 5_000_000,
            Credit => 200_000,
            Offset => held(format!("institution:{subject_id}:prepayment")).min(-held(format!("institution:{subject_id}:receivable"))),
            PayInstitution => -held(format!("institution:{subject_id}:receivable")),
            Collect => held(format!("person:{subject_id}:due")),
            PayBack => -held(format!("person:{subject_id}:due")),
        };
        let amount_fen = match self.random.u8(..10) {
            0 => Fen(most.max(0) + 1),
            1..4 => Fen(most.max(1)),
            _ => Fen(self.random.i64(1..=most.max(1))),
        };
        let account = if kind == Credit { one_of(&self.words.accounts, &mut self.random) } else { String::new() };
        let message_id = self.message("O");
        MoneyOrder { kind, subject_id, account, amount_fen, message_id, operator: "出纳".to_owned(), note: String::new() }.into()
    }

    fn fact(&mut self, model: &Model) -> Action {
        let person_id = self.person(model);
        let source = "名册".to_owned();
        let back = if self.chance(50) { 20 } else { 250 };
        let from = self.past(model.today, back);
        let until = if self.chance(50) { Some(from.plus_days(self.random.i32(-1..=200))) } else { None };
        let identity = one_of(&self.words.identities, &mut self.random);
        Action::Fact(match self.random.u8(..100) {
            0..45 if !identity.is_empty() => PersonFact::Identity { person_id, identity, from, until, source },
            0..70 if !identity.is_empty() => PersonFact::IdentityEnds { person_id, identity, until: from, source },
            0..94 => {
                let (insurance, status, attributes) = self.words.coverage(&mut self.random);
                PersonFact::Coverage { person_id, insurance, status, attributes, from, until, source }
            }
            _ => PersonFact::Death { person_id, on: self.past(model.today, 40), source },
        })
    }

    fn share(&mut self, model: &Model) -> Option<Action> {
        let kind = one_of(&self.words.accounts, &mut self.random);
        if kind.is_empty() {
            return None;
        }
        let (owner_id, member_id) = (self.person(model), self.person(model));
        let valid_from = self.past(model.today, 100);
        let valid_until = if self.chance(50) { Day::MAX } else { valid_from.plus_days(self.random.i32(0..=200)) };
        let known_from = String::new();
        Some(Action::Share(FamilyShare { owner_id, member_id, kind, valid_from, valid_until, known_from, known_until: None }))
    }

    fn claim(&mut self, model: &Model) -> Action {
        let ids: Vec<&String> = model.claims.iter().filter(|it| it.1.state != "signed").map(|it| it.0).collect();
        if ids.is_empty() || self.chance(35) || self.words.levels.is_empty() {
            let kinds = if self.chance(60) { &self.words.stays } else { &self.words.kinds };
            let kind = one_of(&kinds.clone(), &mut self.random);
            let day = self.past(model.today, 30);
            let person = self.person(model);
            let mut visit = self.new_visit(person, kind, day);
            visit.lines.push(self.words.line(true, day, day, &mut self.random));
            return Action::Gather(ReimbursementRequest {
                message_id: self.message("C"),
                operator: String::new(),
                institution_name: "外地医院".to_owned(),
                level: one_of(&self.words.levels, &mut self.random),
                papers: vec!["发票".to_owned()],
                visit,
            });
        }
        let id = ids[self.random.usize(..ids.len())].clone();
        let state = model.claims.get(&id).map_or("", |it| it.state);
        let turn = if self.chance(10) { self.random.usize(..3) } else { ["gathered", "computed", "paid"].iter().position(|it| *it == state).unwrap_or(0) };
        [Action::Compute(id.clone()), Action::Pay(id.clone()), Action::Sign(id)][turn].clone()
    }
}

impl From<MoneyOrder> for Action {
    fn from(order: MoneyOrder) -> Action {
        Action::Order(order)
    }
}
