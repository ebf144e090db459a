//! Runs a program over one bill: integers in, integers out.
//!
//! **Invariant:** every layer's payment is made whole before the next layer sees it.
//! **Invariant:** nothing is allocated in the run itself.

mod layer;
mod number;
mod quick;

use std::sync::atomic::{AtomicBool, Ordering};

use policy::model::Slot;

pub use self::quick::Quick;

use crate::arith::times_rate;
use crate::lines::LineSplit;
use crate::program::{AmountOp, NumKind, Op, Program, Shape};

/// A value that a bill does not give.
pub const MISSING: i64 = i64::MIN;

/// What a run works on. Made once and used again, so that deciding allocates nothing.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Parts, pots, amount facts, then the results of layers and amounts.
    pub pots: Vec<i64>,
    /// Meters: before the bill on entry, after it on return.
    pub used: Vec<i64>,
    /// Meters in their previous period.
    pub last: Vec<i64>,
    /// Balances by payer: before on entry, after on return.
    pub balances: Vec<i64>,
    /// Facts: index of a closed value, or a number; [`MISSING`] when not given.
    pub facts: Vec<i64>,
    /// Total minus what payers have paid so far.
    pub rest: i64,
    /// What personal accounts have paid so far.
    pub accounts: i64,
    /// What all other payers have paid so far.
    pub covered: i64,
    /// Whether an amount of the last run went beyond ±[`crate::arith::LARGEST_METER`]: its results are of no use then.
    pub(crate) out_of_range: AtomicBool,
    pub(crate) saved: Saved,
}

#[derive(Debug, Default)]
pub(crate) struct Saved {
    used: Vec<i64>,
    balances: Vec<i64>,
    best_used: Vec<i64>,
    best_balances: Vec<i64>,
}

/// One step of a run, for those who asked for a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawStep {
    /// Index of the op.
    pub op: usize,
    /// What kind of step.
    pub kind: StepKind,
    /// Rule (index in the pack; `usize::MAX` for none).
    pub rule: usize,
    /// Numbers of the step; their meaning depends on the kind.
    pub a: i64,
    /// Second number.
    pub b: i64,
    /// Result.
    pub result: i64,
}

/// Kinds of steps, with what `a`, `b` and `result` mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// The guard fails: sum, bound.
    Guard,
    /// What enters: result.
    Base,
    /// Cost limit: limit, room, what is over.
    CostLimit,
    /// Deductible: amount of the rule, room after meters, taken.
    Deductible,
    /// Yearly limit of deductibles: limit, already taken, taken.
    DeductibleLimit,
    /// Flat rate: amount, rate, result.
    Rate,
    /// Band: lower edge, upper edge, rate.
    Band,
    /// An adjustment rule took part.
    Adjust,
    /// Cumulative: sum before, sum after, result.
    Cumulative,
    /// Payment limit: limit, already used, what is cut.
    PayLimit,
    /// Floor: floor, before, after.
    Floor,
    /// Balance of an account: balance, wanted, paid.
    Balance,
    /// Alternatives: this one was not taken.
    NotChosen,
    /// Paid: result.
    Paid,
    /// Named amount: result.
    Amount,
}

/// Receives the steps of a run.
pub trait Tracer {
    /// Whether steps are wanted at all; when not, the compiler drops the code that makes them.
    const ON: bool;
    /// Takes one step.
    fn step(&mut self, step: RawStep);
    /// Takes the split of one fee line.
    fn line(&mut self, _: &LineSplit) {}
}

/// Wants no steps.
#[derive(Debug)]
pub struct NoTrace;

impl Tracer for NoTrace {
    const ON: bool = false;
    fn step(&mut self, _: RawStep) {}
}

impl Tracer for Vec<RawStep> {
    const ON: bool = true;
    fn step(&mut self, step: RawStep) {
        self.push(step);
    }
}

struct Run<'a, T> {
    ws: &'a mut Workspace,
    tracer: &'a mut T,
    op: usize,
}

/// Runs `program`. The workspace holds the bill on entry and the results on return.
pub fn run<T: Tracer>(program: &Program, ws: &mut Workspace, tracer: &mut T) {
    if ws.pots.len() < program.pots {
        ws.pots.resize(program.pots, 0);
    }
    ws.rest = ws.pots[0];
    (ws.accounts, ws.covered) = (0, 0);
    ws.out_of_range.store(false, Ordering::Relaxed);
    let mut run = Run { ws, tracer, op: 0 };
    let mut at = 0;
    while at < program.ops.len() {
        run.op = at;
        match &program.ops[at] {
            Op::Amount(amount) => run.amount(amount),
            Op::Layer(layer) => match layer.group_end {
                Some(end) => {
                    run.alternatives(&program.ops[at..=end]);
                    at = end;
                }
                None => run.layer(layer),
            },
        }
        at += 1;
    }
    for meter in &program.counts {
        run.ws.used[*meter] += 1;
    }
}

impl<T: Tracer> Run<'_, T> {
    #[inline]
    fn step(&mut self, kind: StepKind, rule: usize, a: i64, b: i64, result: i64) {
        if T::ON {
            self.tracer.step(RawStep { op: self.op, kind, rule, a, b, result });
        }
    }

    #[inline]
    fn adjusters(&mut self, rules: &[usize]) {
        if T::ON {
            for rule in rules {
                self.step(StepKind::Adjust, *rule, 0, 0, 0);
            }
        }
    }

    #[inline]
    fn amount(&mut self, op: &AmountOp) {
        if let (Some((share, of)), false) = (&op.quick, T::ON) {
            let value = times_rate(self.sum(of), *share);
            self.ws.pots[op.out] = if op.signed { value } else { value.max(0) };
            return;
        }
        self.amount_in_full(op);
    }

    fn amount_in_full(&mut self, op: &AmountOp) {
        if let Some((sum, than, over)) = &op.guard
            && (self.sum(sum) > *than) != *over
        {
            self.ws.pots[op.out] = 0;
            self.step(StepKind::Guard, usize::MAX, self.sum(sum), *than, 0);
            return;
        }
        let mut value = self.num(&op.value);
        if !matches!(&op.value.value, NumKind::Formula(formula) if matches!(formula.shape, Shape::Share { .. }))
        {
            value = self.whole(i128::from(value), 1, op.round);
        }
        if !op.signed {
            value = value.max(0);
        }
        self.ws.pots[op.out] = value;
        self.step(StepKind::Amount, usize::MAX, 0, 0, value);
    }

    /// Works out each alternative from the same state and keeps the one that pays most (the first on a tie).
    fn alternatives(&mut self, ops: &[Op]) {
        let mut saved = std::mem::take(&mut self.ws.saved);
        saved.used.clone_from(&self.ws.used);
        saved.balances.clone_from(&self.ws.balances);
        let sums = (self.ws.rest, self.ws.accounts, self.ws.covered);
        let first = self.op;
        let mut best: Option<(usize, i64, (i64, i64, i64))> = None;
        for (index, op) in ops.iter().enumerate() {
            let Op::Layer(layer) = op else { continue };
            self.ws.used.clone_from(&saved.used);
            self.ws.balances.clone_from(&saved.balances);
            (self.ws.rest, self.ws.accounts, self.ws.covered) = sums;
            self.op = first + index;
            self.layer(layer);
            let paid = self.ws.pots[layer.out + Slot::Paid as usize];
            if best.is_none_or(|(_, most, _)| paid > most) {
                best = Some((index, paid, (self.ws.rest, self.ws.accounts, self.ws.covered)));
                saved.best_used.clone_from(&self.ws.used);
                saved.best_balances.clone_from(&self.ws.balances);
            }
        }
        if let Some((chosen, _, sums)) = best {
            self.ws.used.clone_from(&saved.best_used);
            self.ws.balances.clone_from(&saved.best_balances);
            (self.ws.rest, self.ws.accounts, self.ws.covered) = sums;
            for (index, op) in ops.iter().enumerate() {
                if let (Op::Layer(layer), true) = (op, index != chosen) {
                    self.op = first + index;
                    let would = self.ws.pots[layer.out + Slot::Paid as usize];
                    self.ws.pots[layer.out..layer.out + 7].fill(0);
                    self.step(StepKind::NotChosen, usize::MAX, would, 0, 0);
                }
            }
        }
        self.ws.saved = saved;
    }
}
