//! Decides visits one after the other and carries what belongs to people and households.

use std::collections::BTreeMap;

use base::{Day, Fen, Finding, Findings};
use benefit::run::Workspace;
use benefit::{Book, Decision, Engine, MeterValues};
use policy::model::PayerKind;
use rustc_hash::FxHashMap;

use super::output::Answer;
use super::visit::Visit;

/// The people and households met so far, with their meters, balances and last visits.
#[derive(Debug)]
pub struct Desk<'e> {
    engine: &'e Engine,
    book: Book,
    people: Owners,
    households: Owners,
    accounts: Vec<usize>,
    values: MeterValues,
    ws: Workspace,
    trace: bool,
}

/// What came of a visit.
#[derive(Debug)]
pub enum Turn {
    /// It was decided, or something is wrong with it.
    Answer(Answer),
    /// A later visit of the person or household was already decided.
    TooEarly,
}

/// Owners of one kind by name.
#[derive(Debug, Default)]
struct Owners {
    numbers: FxHashMap<Box<str>, u32>,
    /// Day and name of the last visit.
    last: Vec<(Day, Box<str>)>,
    /// Whether a visit has been decided.
    is_known: Vec<bool>,
}

impl Owners {
    /// The owner's number, and whether the visit comes after the last one. The same day and name again
    /// counts as too early: only the sorted way knows which of the two is the first.
    fn turn(&mut self, name: &str, on: Day, id: &str, add: impl FnOnce() -> u32) -> Option<u32> {
        let Some(number) = self.numbers.get(name).copied() else {
            let number = add();
            self.numbers.insert(name.into(), number);
            self.last.push((on, id.into()));
            self.is_known.push(false);
            return Some(number);
        };
        let last = &mut self.last[number as usize];
        if (last.0, &*last.1) >= (on, id) {
            return None;
        }
        *last = (on, id.into());
        Some(number)
    }
}

impl<'e> Desk<'e> {
    /// A desk where nobody has been yet.
    pub fn new(engine: &'e Engine, trace: bool) -> Desk<'e> {
        let payers = engine.pack().payers.iter().enumerate();
        Desk {
            engine,
            book: Book::new(engine),
            people: Owners::default(),
            households: Owners::default(),
            accounts: payers.filter(|(_, it)| it.kind == PayerKind::Account).map(|(at, _)| at).collect(),
            values: MeterValues::default(),
            ws: engine.workspace(),
            trace,
        }
    }

    /// Decides a visit.
    pub fn decide(&mut self, line: usize, mut visit: Visit) -> Turn {
        let (on, id) = (visit.on, std::mem::take(&mut visit.id));
        let person_name = std::mem::take(&mut visit.person);
        // Someone without a household is one of his own.
        let household_name = if self.book.has_household_meters() {
            Some(visit.household.take().unwrap_or_else(|| format!("person:{person_name}")))
        } else {
            None
        };
        let Some(person) = self.people.turn(&person_name, on, &id, || self.book.add_person()) else {
            return Turn::TooEarly;
        };
        let household = match &household_name {
            None => None,
            Some(name) => match self
                .households
                .turn(name, on, &format!("{id}\u{0}{person_name}"), || self.book.add_household())
            {
                None => return Turn::TooEarly,
                some => some,
            },
        };
        let result = self.decide_for(person, household, visit);
        let (decision, findings) = match result {
            Ok(decision) => (Some(decision), Vec::new()),
            Err(findings) => (None, findings.0.into_iter().map(|it| it.at("", line)).collect()),
        };
        Turn::Answer(Answer { line, id, person: person_name, decision, findings })
    }

    fn decide_for(
        &mut self,
        person: u32,
        household: Option<u32>,
        mut visit: Visit,
    ) -> Result<Decision, Findings> {
        let on = visit.on;
        self.book.load(self.engine, person, household, on, &mut self.ws);
        let is_known = self.people.is_known[person as usize];
        let balances = if is_known { self.balances() } else { std::mem::take(&mut visit.balances) };
        let mut findings = Findings::default();
        if !is_known {
            let has_household = household.is_some_and(|it| self.households.is_known[it as usize]);
            self.begin_meters(&visit.meters, has_household, &mut findings);
        }
        let balances = with_credits(balances, &visit.credits, &mut findings);
        self.values.used.clone_from(&self.ws.used);
        self.values.last.clone_from(&self.ws.last);
        let bill = visit.into_bill(balances);
        let decision = self.engine.decide_with(&bill, &self.values, self.trace, &mut self.ws);
        match decision {
            Ok(decision) if findings.is_empty() => {
                if let Err(message) = decision.check_identities() {
                    let remedy = "这是程序的缺陷，请连同这一行一起报告";
                    return Err(Findings(vec![Finding::error("ADJ-0009", message, remedy)]));
                }
                self.people.is_known[person as usize] = true;
                if let Some(household) = household {
                    self.households.is_known[household as usize] = true;
                }
                self.book.keep(person, household, &self.ws);
                Ok(decision)
            }
            Ok(_) => Err(findings),
            Err(more) => {
                findings.extend(more.0);
                Err(findings)
            }
        }
    }

    /// Balances of the row that was loaded.
    fn balances(&self) -> BTreeMap<String, Fen> {
        let payers = &self.engine.pack().payers;
        let of = |payer: &usize| (payers[*payer].id.clone(), Fen(self.ws.balances[*payer]));
        self.accounts.iter().map(of).filter(|(_, fen)| *fen != Fen::ZERO).collect()
    }

    /// Meters that the first visit brings along.
    fn begin_meters(&mut self, meters: &BTreeMap<String, i64>, has_household: bool, findings: &mut Findings) {
        for (id, value) in meters {
            let Some(meter) = self.engine.pack().meter(id) else {
                let message = format!("没有累计器 {id}");
                findings.push(Finding::error("ADJ-0006", message, "请用规则包里声明的累计器").of("meters"));
                continue;
            };
            if !(0..=1_000_000_000_000).contains(value) {
                let message = format!("累计器 {id} 的值超出范围");
                findings.push(Finding::error("ADJ-0006", message, "以分（或次）计，不能为负").of("meters"));
                continue;
            }
            if !(has_household && self.engine.pack().meters[meter].household) {
                self.ws.used[meter] = *value;
            }
        }
    }
}

/// Balances after what has been credited.
fn with_credits(
    mut balances: BTreeMap<String, Fen>,
    credits: &BTreeMap<String, Fen>,
    findings: &mut Findings,
) -> BTreeMap<String, Fen> {
    for (account, fen) in credits {
        if !(0..=1_000_000_000_000).contains(&fen.0) {
            let message = format!("划入 {account} 的金额超出范围");
            findings.push(Finding::error("ADJ-0007", message, "以分计，不能为负").of("credits"));
            continue;
        }
        let balance = balances.entry(account.clone()).or_default();
        *balance = Fen(balance.0.saturating_add(fen.0));
    }
    balances
}
