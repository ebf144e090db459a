//! Bills of some people worked out on both sides, each person's in order, with meters of its own on each side.
//!
//! **Knows:** engines and bills. **Does not know:** the database; what is booked. Both sides begin with the meters that
//! stood before the period, so that a difference is the draft's and nothing else's.

use std::collections::HashMap;
use std::sync::Arc;

use base::{Day, Fen};
use benefit::run::Workspace;
use benefit::{Bill, Decision, Engine, MeterKey, MeterValues, Outcome};
use policy::Pack;
use policy::model::FactKind;
use store::{Accumulator, StoredBill};

use super::sums::{Sums, TrialPerson};

/// One side.
pub struct Side<'e> {
    engine: &'e Engine,
    workspace: Workspace,
    keys: HashMap<Day, Arc<Vec<MeterKey>>>,
    /// Where the person's meters stand, by name and period.
    meters: HashMap<(String, String), i64>,
    /// Drawn from accounts so far, by kind.
    drawn: HashMap<String, Fen>,
}

impl<'e> Side<'e> {
    /// A side at its beginning.
    pub fn new(engine: &'e Engine) -> Side<'e> {
        let workspace = engine.workspace();
        Side { engine, workspace, keys: HashMap::new(), meters: HashMap::new(), drawn: HashMap::new() }
    }

    fn keys(&mut self, on: Day) -> Arc<Vec<MeterKey>> {
        let engine = self.engine;
        Arc::clone(self.keys.entry(on).or_insert_with(|| Arc::new(engine.meter_keys(on))))
    }

    fn begin(&mut self, opening: &[&Accumulator]) {
        self.drawn.clear();
        self.meters = opening.iter().map(|it| ((it.meter.clone(), it.period.clone()), it.value)).collect();
    }

    fn decide(&mut self, bill: &Bill, on: Day) -> Result<Decision, String> {
        let count = self.engine.pack().meters.len();
        let mut values = MeterValues { used: vec![0; count], last: vec![0; count] };
        for key in self.keys(on).iter() {
            let value = self.meters.get(&(key.id.clone(), key.period.clone())).copied().unwrap_or(0);
            let list = if key.last { &mut values.last } else { &mut values.used };
            list[key.meter] = value;
        }
        let decided = self.engine.decide_with(bill, &values, false, &mut self.workspace);
        let decision = decided.map_err(|it| it.0.first().map(|it| it.message.clone()).unwrap_or_default())?;
        if let Outcome::NoRule { reasons } = &decision.outcome {
            return Err(reasons.join("；"));
        }
        Ok(decision)
    }

    fn take(&mut self, decision: &Decision) {
        for it in &decision.meters {
            *self.meters.entry((it.meter.clone(), it.period.clone())).or_default() += it.change;
        }
        for it in &decision.accounts {
            *self.drawn.entry(it.payer.clone()).or_default() += it.amount_fen;
        }
    }
}

/// Works out the bills (by person, in order) and adds them up. `opening` are meters as they stood before the first.
pub fn work_out(
    old: &mut Side<'_>,
    new: &mut Side<'_>,
    bills: &[StoredBill],
    opening: &[Accumulator],
    shift_years: i32,
    sums: &mut Sums,
) {
    let mut by_owner: HashMap<&str, Vec<&Accumulator>> = HashMap::new();
    for it in opening {
        by_owner.entry(it.owner_id.as_str()).or_default().push(it);
    }
    for of_person in bills.chunk_by(|a, b| a.person_id == b.person_id) {
        let Some(first) = of_person.first() else { continue };
        let owners = [Some(first.person_id.as_str()), first.household_id.as_deref()];
        let stood: Vec<&Accumulator> =
            owners.iter().flatten().filter_map(|it| by_owner.get(it)).flatten().copied().collect();
        old.begin(&stood);
        new.begin(&stood);
        let mut person = TrialPerson { person_id: first.person_id.clone(), ..TrialPerson::default() };
        for it in of_person {
            one(old, new, it, shift_years, &mut person, sums);
        }
        if person.settlements > 0 {
            person.change_fen = person.new_fen - person.old_fen;
            sums.person(person);
        }
    }
}

fn one(
    old: &mut Side<'_>,
    new: &mut Side<'_>,
    stored: &StoredBill,
    shift_years: i32,
    person: &mut TrialPerson,
    sums: &mut Sums,
) {
    if stored.policy_version.contains('/') {
        sums.summary.between_places += 1;
        return;
    }
    let Ok(mut bill) = serde_json::from_str::<Bill>(&stored.bill) else {
        sums.summary.unreadable += 1;
        return;
    };
    let on = later(bill.on.unwrap_or(stored.settled_on), shift_years);
    bill.on = Some(on);
    bill.lines.iter_mut().for_each(|it| it.on = it.on.map(|day| later(day, shift_years)));
    let was = match old.decide(&bill, on) {
        Ok(it) => it,
        Err(reason) => {
            sums.summary.unreadable += 1;
            sums.reason(format!("现行规则算不了：{reason}"));
            return;
        }
    };
    // What the other side has drawn more or less is there less or more.
    for (kind, balance) in &mut bill.balances {
        let of = |side: &Side<'_>| side.drawn.get(kind).copied().unwrap_or(Fen::ZERO);
        *balance = (*balance + of(old) - of(new)).max(Fen::ZERO);
    }
    let is = match new.decide(&bill, on) {
        Ok(it) => it,
        Err(reason) => {
            old.take(&was);
            sums.summary.undecided += 1;
            sums.reason(format!("草案算不了：{reason}"));
            return;
        }
    };
    old.take(&was);
    new.take(&is);
    sums.summary.settlements += 1;
    person.settlements += 1;
    person.old_fen += was.person_fen;
    person.new_fen += is.person_fen;
    person.insurance = word(old.engine.pack(), &bill, "insurance");
    person.identity = identity(old.engine.pack(), &bill);
    let (was, is) = (shares(&was), shares(&is));
    sums.summary.changed += u64::from(was != is);
    let names = was.iter().chain(is.iter().filter(|it| !was.iter().any(|old| old.0 == it.0)));
    let of = |list: &[(String, Fen)], name: &str| {
        list.iter().filter(|it| it.0 == name).map(|it| it.1).fold(Fen::ZERO, |sum, it| sum + it)
    };
    for (name, _) in names {
        sums.pay(name, of(&was, name), of(&is, name));
    }
}

/// Who pays what, each name once.
fn shares(decision: &Decision) -> Vec<(String, Fen)> {
    let mut shares: Vec<(String, Fen)> = Vec::new();
    let mut put = |name: String, fen: Fen| match shares.iter_mut().find(|it| it.0 == name) {
        Some(found) => found.1 += fen,
        None => shares.push((name, fen)),
    };
    for it in decision.payers.iter().chain(&decision.accounts) {
        put(it.name.clone(), it.amount_fen);
    }
    for it in &decision.benefits {
        put(format!("{}（发给个人）", it.name), it.amount_fen);
    }
    put("个人现金".to_owned(), decision.cash_fen);
    shares
}

/// The same day so many years later; 29 February becomes the 28th.
fn later(day: Day, years: i32) -> Day {
    let year = i16::try_from(day.year() + years).unwrap_or(i16::MAX);
    let (month, of_month) =
        (i8::try_from(day.month()).unwrap_or(1), i8::try_from(day.day_of_month()).unwrap_or(1));
    Day::new(year, month, of_month).or_else(|_| Day::new(year, month, 28)).unwrap_or(day)
}

/// The word of a closed fact on a bill, or its default.
fn word(pack: &Pack, bill: &Bill, fact: &str) -> String {
    let default = || match &pack.facts[pack.fact(fact)?].kind {
        FactKind::Closed { values, default } => values.get((*default)?).cloned(),
        FactKind::Number { .. } | FactKind::Amount { .. } => None,
    };
    bill.facts.get(fact).cloned().or_else(default).unwrap_or_default()
}

/// The identity that rules take: the first in the order of the pack.
fn identity(pack: &Pack, bill: &Bill) -> String {
    let values = match pack.fact("identity").map(|it| &pack.facts[it].kind) {
        Some(FactKind::Closed { values, .. }) => values.as_slice(),
        _ => &[],
    };
    let held = values.iter().find(|it| bill.identities.contains(it)).cloned();
    held.unwrap_or_else(|| word(pack, bill, "identity"))
}

#[cfg(test)]
mod tests {
    use super::later;

    #[test]
    fn a_day_some_years_later() {
        let rows = [
            ("2024-02-29", 1, "2025-02-28"),
            ("2024-02-29", 4, "2028-02-29"),
            ("2025-12-31", 2, "2027-12-31"),
        ];
        for (day, years, expected) in rows {
            assert_eq!(later(day.parse().unwrap(), years).to_string(), expected);
        }
    }
}
