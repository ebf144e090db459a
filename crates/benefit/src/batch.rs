//! The quick way through the engine: bills in numbers instead of words, for batches, simulation and
//! analytics. Words are looked up once ([`Engine::fact_value`]), then nothing is allocated per bill.
//!
//! **Invariant:** the same bill gives the same amounts here and in [`Engine::decide`]; both split lines
//! with [`crate::split`] and run the same [`Program`].
//! **Does not know:** JSON, names, texts.

use base::Day;
use policy::model::{FactId, FactKind, PayerId, PayerKind, Slot};

use crate::arith::LARGEST_METER;
use crate::compile::input_pots;
use crate::engine::{Engine, ProgramRef};
use crate::lines::{Line, Reason, gather, split};
use crate::prepare::LARGEST;
use crate::program::{Op, Program};
use crate::run::{MISSING, Tracer, Workspace};

/// A bill in numbers.
#[derive(Debug, Clone, Copy)]
pub struct CodedBill<'a> {
    /// Day of settlement.
    pub on: Day,
    /// Facts by index in the pack; start from [`Engine::blank_facts`].
    pub facts: &'a [i64],
    /// Fee lines.
    pub lines: &'a [CodedLine<'a>],
}

/// A fee line in numbers.
#[derive(Debug, Clone, Copy)]
pub struct CodedLine<'a> {
    /// Catalogue code.
    pub code: &'a str,
    /// Day the cost arose.
    pub on: Day,
    /// Amount in fen.
    pub amount_fen: i64,
    /// Quantity in ten-thousandths.
    pub quantity_e4: i64,
}

/// Why a bill in numbers was not decided. [`Engine::decide`] says it in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A fact that rules look at is not given, or has a value that it cannot have.
    Fact(FactId),
    /// The catalogue does not have the code of this line on its day.
    UnknownCode(usize),
    /// This line has no pre-paid share, or several.
    Share(usize),
    /// An amount of this line is negative or absurdly large.
    Amount(usize),
    /// The total, or a meter before the bill, is absurdly large.
    OutOfRange,
    /// A layer applies but one of its rules is missing or contradictory.
    NoRule,
    /// The parts do not add up: a defect of the engine.
    Broken,
}

/// Who bears a bill, in fen. The workspace has the rest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brief {
    /// Total.
    pub total: i64,
    /// All payers but person and accounts.
    pub covered: i64,
    /// Personal accounts.
    pub accounts: i64,
    /// What remains for the person to pay in cash.
    pub cash: i64,
}

impl Engine {
    /// Facts of a bill that says nothing: defaults where the pack has them, [`MISSING`] elsewhere.
    #[must_use]
    pub fn blank_facts(&self) -> Vec<i64> {
        let blank = |kind: &FactKind| match kind {
            FactKind::Closed { default, .. } => {
                default.and_then(|it| i64::try_from(it).ok()).unwrap_or(MISSING)
            }
            FactKind::Number { from_meter: None, default } => default.unwrap_or(MISSING),
            FactKind::Number { .. } | FactKind::Amount { .. } => MISSING,
        };
        self.pack().facts.iter().map(|it| blank(&it.kind)).collect()
    }

    /// Where a fact lies, and the number of one of its words.
    #[must_use]
    pub fn fact_value(&self, fact: &str, word: &str) -> Option<(FactId, i64)> {
        let fact = self.pack().fact(fact)?;
        let FactKind::Closed { values, .. } = &self.pack().facts[fact].kind else { return None };
        let value = values.iter().position(|it| it == word)?;
        Some((fact, i64::try_from(value).ok()?))
    }

    /// Where in [`Workspace::pots`] a part of the bill, a pot of the pack or an amount fact lies.
    #[must_use]
    pub fn input_pot(&self, id: &str) -> Option<usize> {
        let pack = self.pack();
        let part = policy::model::PART_IDS.iter().position(|it| *it == id);
        let pot = || pack.pots.iter().position(|it| it.id == id).map(|it| 5 + it);
        let fact = || {
            let fact = pack.fact(id).filter(|it| matches!(pack.facts[*it].kind, FactKind::Amount { .. }))?;
            Some(5 + pack.pots.len() + fact)
        };
        part.or_else(pot).or_else(fact)
    }

    /// Decides a bill of fee lines. Meters and balances before it are in the workspace (see
    /// [`crate::Book::load`]); those after it are there on return.
    ///
    /// # Errors
    /// The first thing that is wrong with the bill; the workspace is then of no use.
    #[inline]
    pub fn decide_coded<T: Tracer>(
        &self,
        bill: &CodedBill<'_>,
        ws: &mut Workspace,
        tracer: &mut T,
    ) -> Result<Brief, Refusal> {
        let program = self.begin(bill.on, bill.facts, ws)?;
        self.charge(bill.lines, &program, ws, tracer)?;
        self.conclude(&program, ws, tracer)
    }

    /// Begins a bill: empties the pots, takes the facts, finds the program.
    ///
    /// # Errors
    /// A fact that is missing or impossible, a meter that is out of range.
    #[inline]
    pub fn begin(&self, on: Day, facts: &[i64], ws: &mut Workspace) -> Result<ProgramRef<'_>, Refusal> {
        let inputs = input_pots(self.pack());
        ws.pots[..inputs].copy_from_slice(&self.blank().pots[..inputs]);
        ws.facts.copy_from_slice(facts);
        // The bits of all meters together are within the range far more often than not.
        let bits = |values: &[i64]| values.iter().fold(0, |all, it| all | it.unsigned_abs());
        if bits(&ws.used) | bits(&ws.last) > LARGEST_METER.unsigned_abs() && !within(ws) {
            return Err(Refusal::OutOfRange);
        }
        for (fact, meter) in self.counted() {
            if ws.facts[*fact] == MISSING {
                ws.facts[*fact] = ws.used[*meter] + 1;
            }
        }
        self.program(on, ws).map_err(|missing| Refusal::Fact(missing.first().copied().unwrap_or(0)))
    }

    /// Splits fee lines into the pots.
    ///
    /// # Errors
    /// The first line that cannot be split.
    #[inline]
    pub fn charge<T: Tracer>(
        &self,
        lines: &[CodedLine<'_>],
        program: &Program,
        ws: &mut Workspace,
        tracer: &mut T,
    ) -> Result<(), Refusal> {
        for (at, line) in lines.iter().enumerate() {
            if !(0..=LARGEST).contains(&line.amount_fen) || !(0..=LARGEST).contains(&line.quantity_e4) {
                return Err(Refusal::Amount(at));
            }
            let terms = self.catalogue().find(line.code, line.on).ok_or(Refusal::UnknownCode(at))?;
            let before = if terms.max_quantity_e4.is_some() { used_before(lines, at) } else { 0 };
            let line = Line { terms, on: line.on, amount: line.amount_fen, quantity_e4: line.quantity_e4 };
            let split = split(&line, program, &ws.facts, before);
            if matches!(split.reason, Reason::NoShare | Reason::Conflict) {
                return Err(Refusal::Share(at));
            }
            gather(self.pack(), &line, &split, ws);
            tracer.line(&split);
        }
        Ok(())
    }

    /// Runs the program over what has been gathered, and adds up.
    ///
    /// # Errors
    /// When rules are missing, or (a defect) the shares do not add up to the total.
    #[inline]
    pub fn conclude<T: Tracer>(
        &self,
        program: &Program,
        ws: &mut Workspace,
        tracer: &mut T,
    ) -> Result<Brief, Refusal> {
        if !program.problems.is_empty() {
            return Err(Refusal::NoRule);
        }
        if !(0..=LARGEST).contains(&ws.pots[0]) {
            return Err(Refusal::OutOfRange);
        }
        self.run(program, ws, tracer);
        if ws.out_of_range.load(std::sync::atomic::Ordering::Relaxed) {
            return Err(Refusal::OutOfRange);
        }
        let (total, covered, accounts) = (ws.pots[0], ws.covered, ws.accounts);
        let brief = Brief { total, covered, accounts, cash: total - covered - accounts };
        let parts = ws.pots[1] + ws.pots[2] + ws.pots[3] + ws.pots[4];
        if brief.cash != ws.rest || parts != brief.total {
            return Err(Refusal::Broken);
        }
        Ok(brief)
    }
}

/// Whether every meter is within the range that a run can take.
#[cold]
fn within(ws: &Workspace) -> bool {
    ws.used.iter().chain(&ws.last).all(|it| it.unsigned_abs() <= LARGEST_METER.unsigned_abs())
}

/// What earlier lines of the bill have used of the same item.
#[cold]
fn used_before(lines: &[CodedLine<'_>], at: usize) -> i64 {
    let code = lines[at].code;
    lines[..at].iter().filter(|it| it.code == code).fold(0, |sum, it| sum.saturating_add(it.quantity_e4))
}

impl Program {
    /// What each layer's payer has paid in a run, without layers borne by the person.
    #[inline]
    pub fn payments<'a>(&'a self, ws: &'a Workspace) -> impl Iterator<Item = (PayerId, PayerKind, i64)> + 'a {
        self.ops.iter().filter_map(|op| match op {
            Op::Layer(op) if op.kind != PayerKind::Person => {
                Some((op.payer, op.kind, ws.pots[op.out + Slot::Paid as usize]))
            }
            Op::Layer(_) | Op::Amount(_) => None,
        })
    }
}
