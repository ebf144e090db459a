//! Settling in the model.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::Region;
use base::{Day, Fen};
use benefit::{Bill, Decision, MeterValues, Outcome};
use policy::model::{CrossYear, PayerKind};

use super::{Model, Refused, Settled, Visit};

/// What meters of people and households have reached: owner, meter, period.
pub type Meters = BTreeMap<(String, String, String), i64>;

impl Model {
    /// The decision on a visit as it stands, with the bill. `on` is the day of settlement.
    ///
    /// # Errors
    /// As the application refuses.
    pub fn decide_visit(
        &self,
        visit: &Visit,
        level: &str,
        on: Day,
    ) -> Result<(Decision, Bill, Day), Refused> {
        let rules_on = self.rules_on(visit.admitted, on);
        let person =
            self.people.get(&visit.person).ok_or_else(|| Refused("APP-0002", visit.person.clone()))?;
        let mut bill = Bill { on: Some(rules_on), numbers: visit.numbers.clone(), ..Bill::default() };
        bill.amounts = visit.amounts.clone();
        bill.lines = visit.net();
        for line in &mut bill.lines {
            // Costs of the days after count for the year of the stay, where the pack says so.
            line.on = line.on.map(|it| if rules_on < on { it.min(rules_on) } else { it });
        }
        let age = i64::from(rules_on.age_since(person.birth));
        let last = visit.discharged.unwrap_or(on);
        let days = i64::from(last.days_since(visit.admitted)).max(1);
        bill.numbers.entry("age".to_owned()).or_insert(age);
        bill.numbers.entry("days".to_owned()).or_insert(days);
        if let Some(institution) = self.institutions.get(&visit.institution) {
            bill.facts.extend(institution.attributes.clone());
        }
        bill.facts.insert("level".to_owned(), level.to_owned());
        bill.facts.insert("visit".to_owned(), visit.kind.clone());
        let opened = self.opened_to(&visit.person, rules_on);
        if let (Some(values), false) = (self.region.values("family_account"), opened.is_empty()) {
            bill.facts.insert("family_account".to_owned(), values[1].clone());
        }
        bill.facts.retain(|id, _| self.has_word(id));
        for payer in self.region.engine.pack().payers.iter().filter(|it| it.kind == PayerKind::Account) {
            let held = if payer.id == "account_family" {
                opened.iter().map(|(kind, owner)| self.account(owner, kind)).sum()
            } else {
                self.account(&visit.person, &payer.id)
            };
            if held > 0 {
                bill.balances.insert(payer.id.clone(), Fen(held));
            }
        }
        let told = self.told(&visit.person, &bill, &visit.facts, &self.region, rules_on);
        let told = told.ok_or_else(|| Refused("APP-0010", visit.person.clone()))?;
        let meters = self.meters(|_| true);
        let decision = self.decide(&self.region, &told, &visit.person, &meters)?;
        Ok((decision, bill, rules_on))
    }

    /// The bill with what is known of the person on the day; `None` for somebody not covered.
    pub(super) fn told(
        &self,
        person: &str,
        bill: &Bill,
        stated: &BTreeMap<String, String>,
        region: &Region,
        on: Day,
    ) -> Option<Bill> {
        let person = self.people.get(person)?;
        let mut told = bill.clone();
        for (id, word) in person.coverage(on)? {
            if region.values(id).is_some() && !word.is_empty() && !told.facts.contains_key(id) {
                told.facts.insert(id.clone(), word.clone());
            }
        }
        told.facts.extend(stated.clone());
        told.identities = person.identities(on);
        Some(told)
    }

    /// A decision with meters as given.
    pub(super) fn decide(
        &self,
        region: &Region,
        bill: &Bill,
        person: &str,
        meters: &Meters,
    ) -> Result<Decision, Refused> {
        let engine = &region.engine;
        let count = engine.pack().meters.len();
        let mut values = MeterValues { used: vec![0; count], last: vec![0; count] };
        for key in engine.meter_keys(bill.on.unwrap_or(Day::MIN)) {
            let owner = self.meter_owner(person, key.household);
            let value = meters.get(&(owner, key.id, key.period)).copied().unwrap_or(0);
            if key.last { values.last[key.meter] = value } else { values.used[key.meter] = value }
        }
        let decided = engine.decide(bill, &values, false);
        let decision = decided.map_err(|it| Refused(it.0[0].code, format!("{:?}", it.0)))?;
        if let Outcome::NoRule { reasons } = &decision.outcome {
            return Err(Refused("APP-0012", reasons.join("; ")));
        }
        decision.check_identities().expect("identities hold");
        Ok(decision)
    }

    pub(super) fn meter_owner(&self, person: &str, of_household: bool) -> String {
        let household = self.people.get(person).and_then(|it| it.household.clone());
        if of_household { household.unwrap_or_else(|| person.to_owned()) } else { person.to_owned() }
    }

    /// Meters as the settlements that count (and are wanted) have moved them.
    #[must_use]
    pub fn meters(&self, wanted: impl Fn(&Settled) -> bool) -> Meters {
        let mut meters = Meters::new();
        for settled in self.live.iter().filter(|it| wanted(it)) {
            self.move_meters(&mut meters, &settled.person, &settled.now);
        }
        meters
    }

    pub(super) fn move_meters(&self, meters: &mut Meters, person: &str, decision: &Decision) {
        for it in &decision.meters {
            let owner = self.meter_owner(person, it.household);
            *meters.entry((owner, it.meter.clone(), it.period.clone())).or_default() += it.change;
        }
    }

    /// Whose rules apply to a stay that ends in another year.
    fn rules_on(&self, admitted: Day, on: Day) -> Day {
        let pack = self.region.engine.pack();
        assert_eq!(pack.benefit_year, (1, 1), "the model counts calendar years");
        if pack.cross_year == CrossYear::Admission && admitted.year() < on.year() {
            let year = i16::try_from(admitted.year()).unwrap_or(i16::MAX);
            return Day::new(year, 12, 31).unwrap_or(on);
        }
        on
    }

    /// Settles a visit that is known.
    ///
    /// # Errors
    /// As the application refuses.
    pub fn settle_known(
        &self,
        id: &str,
        institution: &str,
        settled_on: Option<Day>,
    ) -> Result<(Visit, Decision, Settled), Refused> {
        let visit = self.visits.get(id).ok_or_else(|| Refused("APP-0002", id.to_owned()))?;
        let is_open = visit.state == "open" || visit.state == "discharged";
        if visit.institution != institution || !is_open {
            return Err(Refused("APP-0003", "not open here".to_owned()));
        }
        self.settle_visit(visit.clone(), id, settled_on)
    }

    /// Settles a whole visit that nobody has registered; `id` is empty where the application gives one.
    ///
    /// # Errors
    /// As the application refuses.
    pub fn settle_new(
        &self,
        visit: Visit,
        id: &str,
        settled_on: Option<Day>,
    ) -> Result<(Visit, Decision, Settled), Refused> {
        self.settle_day(&visit, settled_on)?;
        if self.visits.contains_key(id) || (visit.discharged.is_some() && self.overlaps(id, &visit)) {
            return Err(Refused("APP-0003", "known or overlapping".to_owned()));
        }
        self.settle_visit(visit, id, settled_on)
    }

    fn settle_day(&self, visit: &Visit, settled_on: Option<Day>) -> Result<Day, Refused> {
        let on = settled_on.or(visit.discharged).unwrap_or(visit.admitted);
        if on > self.today || on < visit.admitted {
            Err(Refused("APP-0001", "day".to_owned()))
        } else {
            Ok(on)
        }
    }

    fn settle_visit(
        &self,
        mut visit: Visit,
        id: &str,
        settled_on: Option<Day>,
    ) -> Result<(Visit, Decision, Settled), Refused> {
        let on = self.settle_day(&visit, settled_on)?;
        let is_outside = visit.institution == "outside";
        let level = match self.institutions.get(&visit.institution) {
            Some(institution) => institution.level.clone(),
            None => visit.facts.get("level").cloned().unwrap_or_default(),
        };
        let (decision, bill, rules_on) = self.decide_visit(&visit, &level, on)?;
        if is_outside && decision.payers.iter().any(|it| it.kind == "hospital") {
            return Err(Refused("APP-0018", "no hospital to reduce".to_owned()));
        }
        let mut drawn = Vec::new();
        for share in &decision.accounts {
            if share.payer != "account_family" {
                drawn.push((share.payer.clone(), visit.person.clone(), share.amount_fen.0));
                continue;
            }
            let mut left = share.amount_fen.0;
            for (kind, owner) in self.opened_to(&visit.person, rules_on) {
                let fen = left.min(self.account(&owner, &kind).max(0));
                left -= fen;
                drawn.push((kind, owner, fen));
            }
        }
        let settled = Settled {
            id: String::new(),
            visit: id.to_owned(),
            person: visit.person.clone(),
            institution: (!is_outside).then(|| visit.institution.clone()),
            on,
            rules_on,
            bill,
            stated: visit.facts.clone(),
            region: Arc::clone(&self.region),
            first: decision.clone(),
            now: decision.clone(),
            drawn,
            paid: !visit.treat_first,
        };
        visit.state = "settled";
        visit.discharged = visit.discharged.or(Some(on));
        for charge in &mut visit.lines {
            charge.line.on = charge.line.on.or(Some(on));
        }
        Ok((visit, decision, settled))
    }

    /// Books what [`Model::settle_known`] or [`Model::settle_visit`] has found.
    pub fn book(&mut self, visit_id: &str, visit: Visit, settled: Settled, id: &str) {
        self.visits.insert(visit_id.to_owned(), visit);
        self.live.push(Settled { id: id.to_owned(), visit: visit_id.to_owned(), ..settled });
    }
}
