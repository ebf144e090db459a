//! Facts that come late, reversals, rules that come into force backwards: everything that counts is
//! worked out again from nothing, in the order in which it was settled.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::Region;
use base::{Day, Fen};
use benefit::{Decision, Outcome};

use super::people::{Said, Statement, month_after};
use super::settle::Meters;
use super::{Model, Refused, Settled};

/// Cash that a person owes more (or less) for a settlement.
pub type Difference = (String, i64);

/// What of a decision is booked.
type Booked<'d> = (
    &'d [benefit::PayerShare],
    &'d [benefit::PayerShare],
    &'d [benefit::PayerShare],
    Fen,
    BTreeSet<(&'d str, &'d str, bool, i64)>,
);

fn booked(decision: &Decision) -> Booked<'_> {
    let moved =
        decision.meters.iter().map(|it| (it.meter.as_str(), it.period.as_str(), it.household, it.change));
    (&decision.payers, &decision.accounts, &decision.benefits, decision.cash_fen, moved.collect())
}

impl Model {
    /// Records what was said about a person and works out again what it touches.
    ///
    /// # Errors
    /// As the application refuses; nothing has changed then.
    pub fn say(
        &mut self,
        person: &str,
        from: Day,
        until: Day,
        said: Said,
    ) -> Result<Vec<Difference>, Refused> {
        if until < from {
            return Err(Refused("APP-0001", "days".to_owned()));
        }
        let mut after = self.clone();
        let statements = |model: &mut Model, statement: Statement| {
            if let Some(person) = model.people.get_mut(person) {
                person.statements.push(statement);
            }
        };
        match said {
            Said::Dead if from > self.today => return Err(Refused("APP-0001", "dies tomorrow".to_owned())),
            Said::Dead => statements(
                &mut after,
                Statement { from: month_after(from), until: Day::MAX, said: Said::Dead },
            ),
            said => statements(&mut after, Statement { from, until, said }),
        }
        let differences = after.work_out_again(person)?;
        *self = after;
        Ok(differences)
    }

    /// Takes a settlement back.
    ///
    /// # Errors
    /// As the application refuses; nothing has changed then.
    pub fn reverse(&mut self, id: &str, institution: &str) -> Result<Vec<Difference>, Refused> {
        if self.reversed.contains(id) {
            return Err(Refused("APP-0003", "reversed".to_owned()));
        }
        let at =
            self.live.iter().position(|it| it.id == id).ok_or_else(|| Refused("APP-0002", id.to_owned()))?;
        if self.live[at].institution.as_deref().unwrap_or("outside") != institution {
            return Err(Refused("APP-0003", "not of here".to_owned()));
        }
        let mut after = self.clone();
        let gone = after.live.remove(at);
        after.reversed.insert(gone.id);
        if let Some(visit) = after.visits.get_mut(&gone.visit) {
            visit.state = "discharged";
        }
        let differences = after.work_out_again(&gone.person)?;
        *self = after;
        Ok(differences)
    }

    /// Puts other rules into force.
    pub fn set_region(&mut self, region: &Arc<Region>) {
        self.region = Arc::clone(region);
    }

    /// Works out again everybody with a settlement on `since` or later, by number. The first who
    /// cannot be worked out ends it.
    ///
    /// # Errors
    /// That one's refusal; what was worked out before stays.
    pub fn work_out_since(&mut self, since: Day) -> Result<Vec<Difference>, Refused> {
        let late = self.live.iter().filter(|it| it.on >= since);
        let people: BTreeSet<String> = late.map(|it| it.person.clone()).collect();
        let mut all = Vec::new();
        for person in people {
            let mut after = self.clone();
            all.extend(after.work_out_again(&person)?);
            *self = after;
        }
        Ok(all)
    }

    fn work_out_again(&mut self, person: &str) -> Result<Vec<Difference>, Refused> {
        let group = self.group(person);
        let region = Arc::clone(&self.region);
        let decisions = self.recomputed(&group, |_| Arc::clone(&region))?;
        let mut differences = Vec::new();
        for (at, new) in group.into_iter().zip(decisions) {
            let settled = &mut self.live[at];
            settled.region = Arc::clone(&region);
            if booked(&new) == booked(&settled.now) {
                continue;
            }
            differences.push((settled.id.clone(), (new.cash_fen - settled.now.cash_fen).0));
            settled.now = new;
        }
        Ok(differences)
    }

    /// Decides settlements from meters of zero, each with what is known now of its person. Accounts pay
    /// at most what they pay now: the rest of their money belongs to other bills.
    fn recomputed(
        &self,
        group: &[usize],
        rules: impl Fn(&Settled) -> Arc<Region>,
    ) -> Result<Vec<Decision>, Refused> {
        let mut meters = Meters::new();
        let mut decisions = Vec::new();
        for settled in group.iter().map(|at| &self.live[*at]) {
            let region = rules(settled);
            let mut bill = settled.bill.clone();
            bill.balances = settled.now.accounts.iter().map(|it| (it.payer.clone(), it.amount_fen)).collect();
            let told = self.told(&settled.person, &bill, &settled.stated, &region, settled.rules_on);
            let decision = match told {
                Some(told) => self.decide(&region, &told, &settled.person, &meters)?,
                None => nobody_pays(&settled.now),
            };
            let reduced = decision.payers.iter().any(|it| it.kind == "hospital");
            if settled.institution.is_none() && reduced {
                return Err(Refused("APP-0018", "no hospital to reduce".to_owned()));
            }
            self.move_meters(&mut meters, &settled.person, &decision);
            decisions.push(decision);
        }
        Ok(decisions)
    }

    /// Whether what is booked for these settlements is what comes out from nothing by the rules of
    /// each; says where it is not.
    ///
    /// # Errors
    /// The first that differs, in words.
    pub fn check_recomputed(&self, group: &[usize]) -> Result<(), String> {
        let decisions =
            self.recomputed(group, |it| Arc::clone(&it.region)).map_err(|it| format!("{it:?}"))?;
        for (at, new) in group.iter().zip(decisions) {
            let settled = &self.live[*at];
            if booked(&new) != booked(&settled.now) {
                return Err(format!("{}: booked {:?}, from nothing {new:?}", settled.id, settled.now));
            }
        }
        Ok(())
    }
}

/// The person bears everything.
fn nobody_pays(booked: &Decision) -> Decision {
    Decision {
        outcome: Outcome::NotApplicable,
        person_fen: booked.parts.total_fen,
        cash_fen: booked.parts.total_fen,
        parts: booked.parts,
        layers: vec![],
        payers: vec![],
        accounts: vec![],
        pots: vec![],
        amounts: vec![],
        benefits: vec![],
        meters: vec![],
        trace: vec![],
    }
}
