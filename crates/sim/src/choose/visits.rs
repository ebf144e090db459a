//! Visits: stays in several messages, outpatient visits in one, several at once.

use std::collections::BTreeMap;

use app::model::{AddLines, Discharge, LineRefund, NewVisit, SettleRequest};
use base::{Day, Fen};

use super::Chooser;
use crate::action::Action;
use crate::model::{Model, Visit};
use crate::words::one_of;

impl Chooser {
    pub(super) fn open_visit(&mut self, model: &Model) -> Option<(String, Visit)> {
        if self.chance(8) { self.visit(model, |_| true) } else { self.visit(model, |it| it.state == "open") }
    }

    pub(super) fn open(&mut self, model: &Model) -> Action {
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

    pub(super) fn lines(&mut self, model: &Model) -> Option<Action> {
        let (visit_id, visit) = self.open_visit(model)?;
        let count = self.random.usize(1..=3);
        let lines = (0..count)
            .map(|_| self.words.line(true, visit.admitted, model.today, &mut self.random))
            .collect();
        Some(Action::Lines(self.here(model, &visit), AddLines { visit_id, lines, refunds: vec![] }))
    }

    /// Mostly the institution of the visit.
    pub(super) fn here(&mut self, model: &Model, visit: &Visit) -> String {
        if self.chance(3) { self.institution(model) } else { visit.institution.clone() }
    }

    pub(super) fn refund(&mut self, model: &Model) -> Option<Action> {
        let (visit_id, visit) =
            self.visit(model, |it| matches!(it.state, "open" | "discharged") && !it.lines.is_empty())?;
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

    pub(super) fn discharge(&mut self, model: &Model) -> Option<Action> {
        let again = self.chance(20);
        let (visit_id, visit) =
            if again { self.visit(model, |it| it.state == "discharged")? } else { self.open_visit(model)? };
        let stay = model.today.days_since(visit.admitted);
        let early = -i32::from(self.chance(3));
        let discharged_on = visit.admitted.plus_days(self.random.i32(early..=stay.max(0)));
        let discharge = Discharge { visit_id, discharged_on, diagnoses: vec![], facts: BTreeMap::new() };
        Some(Action::Discharge(self.here(model, &visit), discharge))
    }

    pub(super) fn cancel(&mut self, model: &Model) -> Option<Action> {
        let (id, visit) = self.open_visit(model)?;
        Some(Action::Cancel(visit.institution, id))
    }

    pub(super) fn settle_stay(&mut self, model: &Model) -> Option<Action> {
        let wanted = if self.chance(90) { "discharged" } else { "open" };
        let (id, visit) = if self.chance(5) {
            self.visit(model, |_| true)?
        } else {
            self.visit(model, |it| it.state == wanted)?
        };
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

    pub(super) fn outpatient(&mut self, model: &Model) -> SettleRequest {
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
        SettleRequest {
            institution_id,
            message_id,
            operator: String::new(),
            visit_id: None,
            visit: Some(visit),
            settled_on,
        }
    }

    pub(super) fn burst(&mut self, model: &Model) -> Action {
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

    pub(super) fn new_visit(&mut self, person_id: String, kind: String, admitted: Day) -> NewVisit {
        let numbers: BTreeMap<String, i64> = self.words.numbers.iter().map(|it| (it.clone(), 1)).collect();
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
}
