//! A made county's year as bills of a pack, in numbers (for speed) and in words (for files).

use std::collections::BTreeMap;

use anyhow::Context;
use base::{Day, Fen};
use benefit::{Bill, CodedLine, Engine, FeeLine};
use county::{CatalogueItem, County, Insurance, Level, Person, Setup, Visit, VisitKind};
use policy::Pack;
use policy::model::FactKind;

/// The bills of a year, in the order of their days.
#[derive(Debug)]
pub struct MadeBills<'e> {
    /// Facts of each bill, one after the other.
    facts: Vec<i64>,
    /// Number of facts of a bill.
    width: usize,
    lines: Vec<CodedLine<'e>>,
    /// Bills by day.
    pub bills: Vec<MadeBill>,
    /// Balance of the personal account when the year begins, by person.
    pub opening: Vec<i64>,
}

/// One bill.
#[derive(Debug, Clone, Copy)]
pub struct MadeBill {
    /// Day of settlement.
    pub on: Day,
    /// Person, from 0.
    pub person: u32,
    /// Position of its facts.
    facts: usize,
    /// Its lines.
    lines: (u32, u32),
}

impl<'e> MadeBills<'e> {
    /// Makes the year of a county of `people` people.
    pub fn new(engine: &'e Engine, people: u32, seed: u64) -> anyhow::Result<MadeBills<'e>> {
        let pack = engine.pack();
        let (items, codes) = catalogue(pack);
        let county = County::new(setup(pack, people, seed)).context("虚构县")?;
        let mut made = MadeBills {
            facts: Vec::new(),
            width: pack.facts.len(),
            lines: Vec::new(),
            bills: Vec::new(),
            opening: Vec::new(),
        };
        for person in county.people() {
            made.opening.push(person.opening.map_or(0, |it| it.current_fen.0));
            for visit in county.visits(&person, &items) {
                made.add(engine, &county, &person, &visit, &codes);
            }
        }
        Ok(made.in_order_of_days())
    }

    /// Bills, facts and lines lie in the order in which they are decided, as they would arrive.
    fn in_order_of_days(mut self) -> MadeBills<'e> {
        let mut bills = std::mem::take(&mut self.bills);
        bills.sort_by_key(|it| it.on);
        let mut made = MadeBills {
            facts: Vec::with_capacity(self.facts.len()),
            width: self.width,
            lines: Vec::with_capacity(self.lines.len()),
            bills: Vec::with_capacity(bills.len()),
            opening: std::mem::take(&mut self.opening),
        };
        for bill in bills {
            let from = made.lines.len();
            let facts = made.facts.len();
            made.facts.extend_from_slice(self.facts(&bill));
            made.lines.extend_from_slice(self.lines(&bill));
            made.bills.push(MadeBill { facts, lines: (place(from), place(made.lines.len())), ..bill });
        }
        made
    }

    fn add(&mut self, engine: &Engine, county: &County, person: &Person, visit: &Visit, codes: &[&'e str]) {
        let from = self.lines.len();
        self.lines.extend(visit.lines.iter().map(|it| CodedLine {
            code: codes[it.item],
            on: it.on,
            amount_fen: it.amount_fen.0,
            quantity_e4: i64::from(it.quantity) * 10_000,
        }));
        let lines = (place(from), place(self.lines.len()));
        self.bills.push(MadeBill { on: visit.on, person: person.index, facts: self.facts.len(), lines });
        self.facts.extend(facts(engine, county, person, visit));
    }

    /// Facts of a bill.
    #[inline]
    pub fn facts(&self, bill: &MadeBill) -> &[i64] {
        &self.facts[bill.facts..bill.facts + self.width]
    }

    /// Lines of a bill.
    #[inline]
    pub fn lines(&self, bill: &MadeBill) -> &[CodedLine<'e>] {
        &self.lines[bill.lines.0 as usize..bill.lines.1 as usize]
    }

    /// Number of all lines.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The bill in words, with the balance that the year began with.
    pub fn in_words(&self, pack: &Pack, bill: &MadeBill) -> Bill {
        let word = |(fact, value): (&policy::model::Fact, &i64)| match &fact.kind {
            FactKind::Closed { values, .. } => {
                let word = usize::try_from(*value).ok().and_then(|it| values.get(it))?;
                Some((fact.id.clone(), word.clone()))
            }
            FactKind::Number { .. } | FactKind::Amount { .. } => None,
        };
        let line = |it: &CodedLine<'_>| FeeLine {
            code: it.code.to_owned(),
            on: Some(it.on),
            amount_fen: Fen(it.amount_fen),
            quantity_e4: it.quantity_e4,
            ..FeeLine::default()
        };
        let opening = self.opening[bill.person as usize];
        let has_account = pack.payer("account").is_some() && opening > 0;
        Bill {
            on: Some(bill.on),
            facts: pack.facts.iter().zip(self.facts(bill)).filter_map(word).collect(),
            lines: self.lines(bill).iter().map(line).collect(),
            balances: if has_account {
                [("account".to_owned(), Fen(opening))].into()
            } else {
                BTreeMap::new()
            },
            ..Bill::default()
        }
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A county whose identities are those of the pack.
fn setup(pack: &Pack, people: u32, seed: u64) -> Setup {
    let identities = pack.fact("identity").map(|it| &pack.facts[it].kind);
    let names: Vec<&str> = match identities {
        Some(FactKind::Closed { values, default }) => values
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != *default)
            .map(|(_, it)| it.as_str())
            .collect(),
        _ => Vec::new(),
    };
    Setup::new(seed, people).with_identities(names)
}

/// The pack's catalogue as the county wants it, each code once, and the codes.
fn catalogue(pack: &Pack) -> (Vec<CatalogueItem>, Vec<&str>) {
    let mut items: Vec<CatalogueItem> = Vec::new();
    let mut codes: Vec<&str> = Vec::new();
    for item in &pack.catalogue {
        if codes.contains(&item.code.as_str()) {
            continue;
        }
        let usual = match item.kind.as_str() {
            "药品" => 2_000,
            "诊疗" => 8_000,
            _ => 20_000,
        };
        let price = item.price_limits.values().copied().min().unwrap_or(usual);
        codes.push(&item.code);
        items.push(CatalogueItem {
            code: item.code.clone(),
            name: item.name.clone(),
            kind: item.kind.clone(),
            class: item.class.clone(),
            typical_price_fen: Fen(price),
        });
    }
    (items, codes)
}

/// Facts of a visit: for each fact the first of the likely words that the pack knows.
fn facts(engine: &Engine, county: &County, person: &Person, visit: &Visit) -> Vec<i64> {
    let mut facts = engine.blank_facts();
    let mut set = |fact: &str, words: &[&str]| {
        if let Some((fact, value)) = words.iter().find_map(|it| engine.fact_value(fact, it)) {
            facts[fact] = value;
        }
    };
    if let Some(coverage) = person.coverage_on(visit.on) {
        set("insurance", &[coverage.insurance.name()]);
        if let Some(status) = coverage.status {
            set("status", &[status.name()]);
        }
        if coverage.insurance == Insurance::Resident && coverage.tier == Some(2) {
            set("plan", &["二档"]);
        }
    }
    let identities: Vec<&str> = person.identities_on(visit.on).collect();
    set("identity", &identities);
    let level = match county.institutions()[visit.institution].level {
        Level::Pharmacy => "未定级",
        other => other.name(),
    };
    set("level", &[level, "一级"]);
    let kind = match visit.kind {
        VisitKind::Pharmacy => "购药",
        other => other.name(),
    };
    set("visit", &[kind, VisitKind::Outpatient.name()]);
    if matches!(visit.kind, VisitKind::Chronic | VisitKind::TwoDisease) {
        let short = visit.diagnosis.trim_start_matches("尿毒症");
        set("disease", &[visit.diagnosis, short, "冠心病"]);
    }
    facts
}
