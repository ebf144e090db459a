//! What one person adds to a side of an indicator, and who of them is listed. Pure.

use std::collections::{BTreeMap, HashMap};

use base::{Day, PPM};
use serde::Deserialize;
use store::{PersonFacts, SettledRow};

use super::definition::{Indicator, Listed, Measure, Side};

/// Levels of institutions by number.
pub type Levels = HashMap<String, String>;

/// A settlement with the facts of its visit read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// As it is stored.
    pub row: SettledRow,
    facts: BTreeMap<String, String>,
    level: String,
}

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    facts: BTreeMap<String, String>,
}

impl Settled {
    /// Reads the facts; a visit that cannot be read has none.
    #[must_use]
    pub fn new(row: SettledRow, levels: &Levels) -> Settled {
        let facts = serde_json::from_str::<Said>(&row.facts).map(|it| it.facts).unwrap_or_default();
        let level = levels.get(&row.institution_id).cloned().unwrap_or_default();
        Settled { facts, level, row }
    }
}

fn any(list: &[String], word: &str) -> bool {
    list.iter().any(|it| it == word)
}

/// Whether a person fits on a day.
#[must_use]
pub fn fits_person(side: &Side, person: &PersonFacts, on: Day) -> bool {
    let holds = |from: Day, until: Day| from <= on && on <= until;
    let has_identity = |words: &[String], sourced: bool| {
        let mut held = person.identities.iter().filter(|it| holds(it.from, it.until));
        held.any(|it| any(words, &it.identity) && (!sourced || it.has_source))
    };
    if !side.identity.is_empty() {
        match side.sourced {
            None => {
                if !has_identity(&side.identity, false) {
                    return false;
                }
            }
            Some(wanted) => {
                if !has_identity(&side.identity, false) || has_identity(&side.identity, true) != wanted {
                    return false;
                }
            }
        }
    }
    if !side.not_identity.is_empty() && has_identity(&side.not_identity, false) {
        return false;
    }
    let mut covered = person.coverage.iter().filter(|it| holds(it.from, it.until));
    if side.insurance.is_empty() {
        if side.insured.is_some_and(|wanted| covered.next().is_some() != wanted) {
            return false;
        }
    } else if covered.any(|it| any(&side.insurance, &it.insurance)) != side.insured.unwrap_or(true) {
        return false;
    }
    if side.age_from.is_some() || side.age_until.is_some() {
        let age = on.age_since(person.birth);
        if side.age_from.is_some_and(|it| age < it) || side.age_until.is_some_and(|it| age > it) {
            return false;
        }
    }
    if side.sex.as_ref().is_some_and(|it| *it != person.sex) {
        return false;
    }
    if !side.township.is_empty() && !side.township.iter().any(|it| person.region.starts_with(it.as_str())) {
        return false;
    }
    let filed = |kind: &str| person.filings.iter().any(|it| it.kind == kind && holds(it.from, it.until));
    if !side.filed.iter().all(|it| filed(it)) {
        return false;
    }
    let given = |kind: &str| person.given.iter().any(|it| it.kind == kind && holds(it.from, it.until));
    if !side.given.is_empty() && !side.given.iter().any(|it| given(it)) {
        return false;
    }
    match (&side.meter, side.meter_from) {
        (Some(meter), Some(from)) => person.meters.iter().any(|it| it.0 == *meter && it.1 >= from.0),
        _ => true,
    }
}

/// Whether a settlement fits, with its person on its day.
#[must_use]
pub fn fits_settlement(side: &Side, person: &PersonFacts, it: &Settled) -> bool {
    let row = &it.row;
    if !side.visit.is_empty() && !any(&side.visit, &row.visit) {
        return false;
    }
    if !side.level.is_empty() && !any(&side.level, &it.level) {
        return false;
    }
    for (fact, words) in &side.facts {
        if !it.facts.get(fact).is_some_and(|word| any(words, word)) {
            return false;
        }
    }
    if !side.payers.is_empty()
        && !row.shares.iter().any(|(_, payer, fen)| *fen > 0 && any(&side.payers, payer))
    {
        return false;
    }
    if side.diagnosed.is_some_and(|wanted| row.is_diagnosed != wanted) {
        return false;
    }
    if side.treat_first.is_some_and(|wanted| row.treat_first != wanted) {
        return false;
    }
    if side.cash_from.is_some_and(|it| row.cash_fen < it.0) {
        return false;
    }
    let within = |most: base::Rate| {
        i128::from(row.person_fen) * i128::from(PPM) <= i128::from(row.total_fen) * i128::from(most.0)
    };
    if side.person_share_until.is_some_and(|most| !within(most)) {
        return false;
    }
    fits_person(side, person, row.settled_on)
}

/// What a settlement that fits counts.
#[must_use]
pub fn worth(side: &Side, it: &Settled) -> i64 {
    let row = &it.row;
    match side.measure {
        Measure::Settlements => 1,
        Measure::TotalFen => row.total_fen,
        Measure::EligibleFen => row.eligible_fen,
        Measure::PersonFen => row.person_fen,
        Measure::CashFen => row.cash_fen,
        Measure::PaidFen => {
            let counts = |kind: &str, payer: &str| match side.payers.as_slice() {
                [] => kind == "fund" || kind == "insurer",
                some => any(some, payer),
            };
            row.shares.iter().filter(|(kind, payer, _)| counts(kind, payer)).map(|it| it.2).sum()
        }
        Measure::People | Measure::GivenFen | Measure::IdentityChanges | Measure::RosterRows => 0,
    }
}

/// What a person adds to a side: as they are on `on`, with settlements of the period.
#[must_use]
pub fn weigh(side: &Side, person: &PersonFacts, settled: &[Settled], on: Day) -> i64 {
    match side.measure {
        Measure::People => i64::from(fits_person(side, person, on)),
        Measure::GivenFen if fits_person(side, person, on) => {
            let holds = |it: &&store::GivenRow| {
                it.from <= on && on <= it.until && (side.given.is_empty() || any(&side.given, &it.kind))
            };
            person.given.iter().filter(holds).map(|it| it.amount_fen).sum()
        }
        Measure::IdentityChanges => i64::from(person.changes > 0 && fits_person(side, person, on)),
        Measure::GivenFen | Measure::RosterRows => 0,
        _ => settled.iter().filter(|it| fits_settlement(side, person, it)).map(|it| worth(side, it)).sum(),
    }
}

/// Which of a person's settlements (or the person: `None`) belong in the list of an indicator, as they are on `on`.
#[must_use]
pub fn listed<'s>(
    indicator: &Indicator,
    which: Listed,
    person: &PersonFacts,
    settled: &'s [Settled],
    on: Day,
) -> Vec<Option<&'s Settled>> {
    let (above, below) = (&indicator.numerator, indicator.denominator.as_ref());
    if above.measure.is_of_settlements() {
        let wanted = |it: &&Settled| {
            let counts = fits_settlement(above, person, it);
            match (which, below) {
                (Listed::Counted, _) => counts,
                (Listed::Missing, Some(below)) => !counts && fits_settlement(below, person, it),
                (Listed::Missing, None) => false,
            }
        };
        return settled.iter().filter(wanted).map(Some).collect();
    }
    let counts = |side: &Side| match side.measure {
        Measure::RosterRows => false,
        _ => weigh(side, person, settled, on) != 0,
    };
    let is_wanted = match (which, below) {
        (Listed::Counted, _) => counts(above),
        (Listed::Missing, Some(below)) => counts(below) && !counts(above),
        (Listed::Missing, None) => false,
    };
    if is_wanted { vec![None] } else { Vec::new() }
}
