//! What happens next: drawn from the seed and from what the model says is there.

mod money;
mod visits;

use app::model::{PersonFact, ReverseRequest};
use base::Day;
use fastrand::Rng;

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
                860..884 => self.share(model),
                884..925 => Some(self.claim(model)),
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
        let found: Vec<_> =
            model.visits.iter().filter(|it| wanted(it.1) && it.1.institution != "outside").collect();
        let at = self.random.usize(..found.len().max(1));
        found.get(at).map(|it| (it.0.clone(), it.1.clone()))
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

    fn fact(&mut self, model: &Model) -> Action {
        let person_id = self.person(model);
        let source = "名册".to_owned();
        let back = if self.chance(50) { 20 } else { 250 };
        let from = self.past(model.today, back);
        let until = if self.chance(50) { Some(from.plus_days(self.random.i32(-1..=200))) } else { None };
        let identity = one_of(&self.words.identities, &mut self.random);
        Action::Fact(match self.random.u8(..100) {
            0..45 if !identity.is_empty() => {
                PersonFact::Identity { person_id, identity, from, until, source }
            }
            0..70 if !identity.is_empty() => {
                PersonFact::IdentityEnds { person_id, identity, until: from, source }
            }
            0..94 => {
                let (insurance, status, attributes) = self.words.coverage(&mut self.random);
                PersonFact::Coverage { person_id, insurance, status, attributes, from, until, source }
            }
            _ => PersonFact::Death { person_id, on: self.past(model.today, 40), source },
        })
    }
}
