//! Runs a program over one bill: integers in, integers out.
//!
//! **Invariant:** every layer's payment is made whole before the next layer sees it.
//! **Invariant:** nothing is allocated in the run itself.

use std::sync::atomic::{AtomicBool, Ordering};

use base::{PPM, Rounding, divide_rounded};
use policy::model::{BandsFrom, PayerKind, Slot};

use crate::arith::{LARGEST_METER, is_quick, per_million, quotient, rounded_rate, times_rate};
use crate::compile::adjusted;
use crate::lines::LineSplit;
use crate::program::{AmountOp, Deductible, LayerOp, Limit, Num, NumKind, Op, Program, RatePlan, Shape, Sum};

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
    /// Whether an amount of the last run went beyond ±[`LARGEST_METER`]: its results are of no use then.
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

    /// A sum, to the fen, within ±[`LARGEST_METER`], so that no later step can leave `i64`.
    #[inline(always)]
    fn sum(&self, sum: &Sum) -> i64 {
        let total = if sum.is_plain { self.plain_sum(sum) } else { self.mixed_sum(sum) };
        if total.unsigned_abs() > LARGEST_METER.unsigned_abs() { self.absurd() } else { total }
    }

    /// `numerator / denominator`, made whole.
    #[inline(never)]
    fn whole(&self, numerator: i128, denominator: i128, round: Rounding) -> i64 {
        quotient(numerator, denominator, round).unwrap_or_else(|| self.absurd())
    }

    /// Notes that an amount is out of range, and goes on with nothing.
    #[cold]
    fn absurd(&self) -> i64 {
        self.ws.out_of_range.store(true, Ordering::Relaxed);
        0
    }

    /// A sum with shares or meters in it.
    #[inline(never)]
    fn mixed_sum(&self, sum: &Sum) -> i64 {
        self.whole(self.exact(sum), i128::from(PPM), Rounding::FenHalfUp)
    }

    /// The sum of whole pots: nothing to round.
    #[inline(always)]
    fn plain_sum(&self, sum: &Sum) -> i64 {
        let mut total = sum.constant;
        for pot in &sum.plus {
            total += self.ws.pots[usize::from(*pot)];
        }
        for pot in &sum.minus {
            total -= self.ws.pots[usize::from(*pot)];
        }
        if sum.rest == 0 { total } else { total + self.ws.rest }
    }

    /// The sum in millionths of a fen.
    #[inline(never)]
    fn exact(&self, sum: &Sum) -> i128 {
        let pot = |pot: &u16| i128::from(self.ws.pots[usize::from(*pot)]);
        let mut whole = i128::from(sum.constant);
        whole += sum.plus.iter().map(pot).sum::<i128>() - sum.minus.iter().map(pot).sum::<i128>();
        let mut total = whole * i128::from(PPM) + i128::from(sum.fraction) + i128::from(sum.rest) * i128::from(self.ws.rest);
        for (it, coef) in &sum.scaled {
            total += pot(it) * i128::from(*coef);
        }
        for (meter, coef, last) in &sum.meters {
            let values = if *last { &self.ws.last } else { &self.ws.used };
            total += i128::from(values[*meter]) * i128::from(*coef);
        }
        total
    }

    #[inline]
    fn num(&self, num: &Num) -> i64 {
        match &num.value {
            NumKind::Const(value) => *value,
            NumKind::Unlimited => i64::MAX,
            NumKind::Formula(formula) => {
                let mut value = self.shape(&formula.shape);
                for (action, by) in &formula.adjust {
                    value = adjusted(value, *action, self.shape(by));
                }
                value
            }
        }
    }

    #[inline]
    fn shape(&self, shape: &Shape) -> i64 {
        match shape {
            Shape::Const(value) => *value,
            // A share of whole pots, to the fen: most of them.
            Shape::Share { share, of, times: None, divided_by: 1, at_least, at_most, round: Rounding::FenHalfUp }
                if of.is_plain && (0..=PPM).contains(share) =>
            {
                held(times_rate(self.sum(of), *share), *at_least, *at_most)
            }
            Shape::Share { .. } | Shape::Linear { .. } => self.shape_in_full(shape),
        }
    }

    /// Shares of any kind and steps: in 128 bits.
    #[inline(never)]
    fn shape_in_full(&self, shape: &Shape) -> i64 {
        match shape {
            Shape::Const(value) => *value,
            Shape::Share { share, of, times, divided_by, at_least, at_most, round } => {
                let times = times.map_or(1, |fact| self.number(fact));
                let top = self.exact(of).saturating_mul(i128::from(*share)).saturating_mul(i128::from(times));
                let bottom = i128::from(PPM) * i128::from(PPM) * i128::from(*divided_by);
                held(self.whole(top, bottom, *round), *at_least, *at_most)
            }
            Shape::Linear { base, step, step_of_base, per, counted_from, at_least, at_most } => {
                let times = self.number(*per).saturating_sub(*counted_from).max(0);
                let value = if *step_of_base {
                    let change = (i128::from(*base) * i128::from(*step)).saturating_mul(i128::from(times));
                    base.saturating_add(self.whole(change, i128::from(PPM), Rounding::FenHalfUp))
                } else {
                    base.saturating_add(self.whole(i128::from(*step) * i128::from(times), 1, Rounding::FenHalfUp))
                };
                held(value, *at_least, *at_most)
            }
        }
    }

    fn number(&self, fact: usize) -> i64 {
        let value = self.ws.facts[fact];
        if value == MISSING { 0 } else { value }
    }

    fn amount(&mut self, op: &AmountOp) {
        if let Some((sum, than, over)) = &op.guard
            && (self.sum(sum) > *than) != *over
        {
            self.ws.pots[op.out] = 0;
            self.step(StepKind::Guard, usize::MAX, self.sum(sum), *than, 0);
            return;
        }
        let mut value = self.num(&op.value);
        if !matches!(&op.value.value, NumKind::Formula(formula) if matches!(formula.shape, Shape::Share { .. })) {
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

    fn layer(&mut self, op: &LayerOp) {
        if let Some((sum, than, over)) = &op.guard {
            let value = self.sum(sum);
            if (value > *than) != *over {
                self.ws.pots[op.out..op.out + 7].fill(0);
                self.step(StepKind::Guard, usize::MAX, value, *than, 0);
                return;
            }
        }
        let mut base = self.sum(&op.base);
        if !op.signed {
            base = base.max(0);
        }
        self.step(StepKind::Base, usize::MAX, 0, 0, base);
        // Rules of the layer may name its own results: the base is known, the rest is nothing yet.
        if op.looks_at_itself {
            self.ws.pots[op.out..op.out + 7].copy_from_slice(&[base, 0, 0, 0, 0, 0, base]);
        }
        let parts = if op.plain {
            self.plain(op, base)
        } else if let Some(meter) = op.cumulative {
            self.cumulative(op, base, meter)
        } else {
            self.single(op, base)
        };
        self.pay(op, base, parts);
    }

    /// Deductible and one rate: most layers.
    #[inline]
    fn plain(&mut self, op: &LayerOp, base: i64) -> Parts {
        let deductible = match &op.deductible {
            Some(it) => self.deductible(it, base),
            None => 0,
        };
        let RatePlan::Flat(rate) = op.rate else { return Parts::default() };
        let above = base - deductible;
        let gross = times_rate(above, rate);
        self.step(StepKind::Rate, op.rate_rule, above, rate, gross);
        self.adjusters(&op.rate_adjusters);
        Parts { deductible, over: 0, above, gross }
    }

    #[inline(never)]
    fn single(&mut self, op: &LayerOp, base: i64) -> Parts {
        // A cost limit may share the bands' meter: the position is that before this bill.
        let position = op.band_meter.map_or(0, |meter| self.ws.used[meter]);
        let mut counted = base;
        let mut over = 0;
        if !op.cost_limit_above {
            (counted, over) = self.cost_limits(&op.cost_limits, base);
        }
        let mut deductible = 0;
        if let (Some(it), false) = (&op.deductible, op.deductible_after_rate) {
            deductible = self.deductible(it, counted);
        }
        let mut above = counted - deductible;
        if op.cost_limit_above {
            (above, over) = self.cost_limits(&op.cost_limits, above);
        }
        let start = match op.bands_from {
            BandsFrom::Zero => position + deductible,
            BandsFrom::Deductible => position,
        };
        let mut gross = self.rated(op, start, above, true);
        let shared = |meter: usize| op.cost_limits.iter().any(|it| it.meter == Some(meter));
        if let Some(meter) = op.band_meter.filter(|it| !shared(*it)) {
            self.ws.used[meter] += match op.bands_from {
                BandsFrom::Zero => deductible + above,
                BandsFrom::Deductible => above,
            };
        }
        if let (Some(it), true) = (&op.deductible, op.deductible_after_rate) {
            deductible = self.deductible(it, gross);
            gross -= deductible;
        }
        Parts { deductible, over, above, gross }
    }

    /// The layer over the period's sum, before and after this bill; the difference is this bill's.
    fn cumulative(&mut self, op: &LayerOp, base: i64, meter: usize) -> Parts {
        let before_sum = self.ws.used[meter];
        let after_sum = before_sum + base;
        // Neither depends on the sum, so both are worked out once.
        let wanted = op.deductible.as_ref().map_or(0, |it| self.num(&it.value));
        let limit = op.cost_limits.iter().map(|it| self.num(&it.value)).min();
        let (before, after) = (parts_of(op, limit, wanted, before_sum), parts_of(op, limit, wanted, after_sum));
        let start = |deductible: i64| match op.bands_from {
            BandsFrom::Zero => deductible,
            BandsFrom::Deductible => 0,
        };
        // Most people stay below the deductible of the year until this bill, or altogether.
        let paid_before = if before.2 == 0 { 0 } else { self.rated(op, start(before.0), before.2, false) };
        let paid_after =
            if after.2 == 0 && !T::ON { 0 } else { self.rated(op, start(after.0), after.2, true) };
        if let (Some(it), true) = (&op.deductible, T::ON) {
            let value = self.num(&it.value);
            self.step(StepKind::Deductible, it.value.rule, value, value - before.0, after.0 - before.0);
            self.adjusters(&it.value.adjusters);
        }
        for limit in &op.cost_limits {
            let value = self.num(&limit.value);
            self.step(StepKind::CostLimit, limit.value.rule, value, value, after.1 - before.1);
        }
        self.step(StepKind::Cumulative, usize::MAX, before_sum, after_sum, paid_after - paid_before);
        self.ws.used[meter] = after_sum;
        Parts {
            deductible: after.0 - before.0,
            over: after.1 - before.1,
            above: after.2 - before.2,
            gross: paid_after - paid_before,
        }
    }

    /// `amount`, which starts at `start` on the axis of the bands, at the layer's rates; made whole.
    #[inline]
    fn rated(&mut self, op: &LayerOp, start: i64, amount: i64, show: bool) -> i64 {
        let result = match &op.rate {
            RatePlan::Flat(rate) => {
                let result = rounded_rate(amount, *rate, op.round);
                if show {
                    self.step(StepKind::Rate, op.rate_rule, amount, *rate, result);
                }
                result
            }
            RatePlan::Formula(num) => {
                let rate = self.num(num).clamp(0, PPM);
                let result = rounded_rate(amount, rate, op.round);
                if show {
                    self.step(StepKind::Rate, op.rate_rule, amount, rate, result);
                }
                result
            }
            RatePlan::Bands(bands) => {
                let end = start + amount;
                let result = banded(bands, start, end, op.round);
                if show && T::ON {
                    for (from, to, rate) in parts_by_band(bands, start, end) {
                        self.step(StepKind::Band, op.rate_rule, from, to, rate);
                    }
                }
                if show && amount <= 0 {
                    self.step(StepKind::Rate, op.rate_rule, amount, 0, result);
                }
                result
            }
        };
        if show {
            self.adjusters(&op.rate_adjusters);
        }
        result
    }

    #[inline]
    fn deductible(&mut self, op: &Deductible, amount: i64) -> i64 {
        let wanted = self.num(&op.value).max(0);
        let mut room = wanted;
        if let Some(meter) = op.meter {
            room = wanted.saturating_sub(self.ws.used[meter]).max(0);
        }
        let mut taken = room.min(amount.max(0));
        if let Some((limit, meter)) = &op.limit {
            let limit_fen = self.num(limit);
            let used = self.ws.used[*meter];
            taken = taken.min(limit_fen.saturating_sub(used).max(0));
            if op.meter != Some(*meter) {
                self.ws.used[*meter] += taken;
            }
            self.step(StepKind::DeductibleLimit, limit.rule, limit_fen, used, taken);
            self.adjusters(&limit.adjusters);
        }
        if let Some(meter) = op.meter {
            self.ws.used[meter] += taken;
        }
        self.step(StepKind::Deductible, op.value.rule, wanted, room, taken);
        self.adjusters(&op.value.adjusters);
        taken
    }

    /// What counts of `amount`, and what is over.
    fn cost_limits(&mut self, limits: &[Limit], amount: i64) -> (i64, i64) {
        let mut counted = amount;
        for limit in limits {
            let value = self.num(&limit.value);
            let used = limit.meter.map_or(0, |it| self.ws.used[it]);
            let room = if value == i64::MAX { i64::MAX } else { value.saturating_sub(used).max(0) };
            let over = counted - counted.min(room);
            counted -= over;
            self.step(StepKind::CostLimit, limit.value.rule, value, room, over);
            self.adjusters(&limit.value.adjusters);
        }
        for meter in limits.iter().filter_map(|it| it.meter) {
            self.ws.used[meter] += counted;
        }
        (counted, amount - counted)
    }

    #[inline]
    fn pay(&mut self, op: &LayerOp, base: i64, parts: Parts) {
        let own = parts.above - parts.gross;
        let own = if op.deductible_after_rate { own - parts.deductible } else { own };
        let Parts { deductible, over, gross, .. } = parts;
        if op.looks_at_itself {
            let results = [base, deductible, over, own, 0, gross, base - gross];
            self.ws.pots[op.out..op.out + 7].copy_from_slice(&results);
        }
        let mut paid = parts.gross;
        let mut cut = 0;
        for limit in &op.pay_limits {
            let value = self.num(&limit.value);
            let used = limit.meter.map_or(0, |it| self.ws.used[it]);
            let room = if value == i64::MAX { i64::MAX } else { value.saturating_sub(used).max(0) };
            let less = paid - paid.min(room);
            paid -= less;
            cut += less;
            self.step(StepKind::PayLimit, limit.value.rule, value, used, less);
            self.adjusters(&limit.value.adjusters);
        }
        if let Some(floor) = &op.floor {
            let value = self.num(floor);
            let lifted = paid.max(value.min(base));
            self.step(StepKind::Floor, floor.rule, value, paid, lifted);
            self.adjusters(&floor.adjusters);
            paid = lifted;
        }
        match op.kind {
            PayerKind::Person => {}
            PayerKind::Account => {
                let wanted = paid.min(self.ws.rest).max(0);
                let balance = self.ws.balances[op.payer];
                paid = wanted.min(balance.max(0));
                self.ws.balances[op.payer] -= paid;
                self.ws.rest -= paid;
                self.ws.accounts += paid;
                self.step(StepKind::Balance, usize::MAX, balance, wanted, paid);
            }
            PayerKind::Fund | PayerKind::Insurer | PayerKind::Hospital | PayerKind::Government => {
                if !op.signed {
                    paid = paid.min(self.ws.rest).max(0);
                }
                self.ws.rest -= paid;
                self.ws.covered += paid;
            }
        }
        for meter in op.pay_limits.iter().filter_map(|it| it.meter) {
            self.ws.used[meter] += paid;
        }
        // In the order of `Slot`.
        let results = [base, deductible, over, own, cut, paid, base - paid];
        self.ws.pots[op.out..op.out + 7].copy_from_slice(&results);
        self.step(StepKind::Paid, usize::MAX, 0, 0, paid);
    }
}

#[derive(Default, Clone, Copy)]
struct Parts {
    deductible: i64,
    over: i64,
    above: i64,
    gross: i64,
}

/// Deductible, what is over the cost limit, and what lies above both, of a period's sum.
#[inline]
fn parts_of(op: &LayerOp, limit: Option<i64>, wanted: i64, sum: i64) -> (i64, i64, i64) {
    let (mut counted, mut over) = (sum, 0);
    if let (Some(limit), false) = (limit, op.cost_limit_above) {
        (counted, over) = (sum.min(limit), (sum - limit.min(sum)).max(0));
    }
    let deductible = wanted.clamp(0, counted.max(0));
    let mut above = counted - deductible;
    if let (Some(limit), true) = (limit, op.cost_limit_above)
        && above > limit
    {
        (above, over) = (limit, above - limit);
    }
    (deductible, over, above)
}

fn held(value: i64, at_least: Option<i64>, at_most: Option<i64>) -> i64 {
    let value = at_most.map_or(value, |most| value.min(most));
    at_least.map_or(value, |least| value.max(least))
}

/// The parts of `start..end` that lie in each band, with its rate.
#[inline]
fn parts_by_band(bands: &[(i64, i64)], start: i64, end: i64) -> impl Iterator<Item = (i64, i64, i64)> {
    let mut low = i64::MIN;
    let part = move |(edge, rate): &(i64, i64)| {
        let part = (start.max(low), end.min(*edge), *rate);
        low = *edge;
        part
    };
    bands.iter().map(part).filter(|(from, to, _)| from < to)
}

/// What the bands give for `start..end`, made whole once.
#[inline]
fn banded(bands: &[(i64, i64)], start: i64, end: i64, round: Rounding) -> i64 {
    // Rates are at most 100%: the sum of the products is at most that of the whole.
    if is_quick(end - start) && round == Rounding::FenHalfUp {
        let millionths = parts_by_band(bands, start, end).map(|(from, to, rate)| (to - from) * rate).sum();
        return per_million(millionths);
    }
    let millionths = parts_by_band(bands, start, end).map(|(from, to, rate)| i128::from(to - from) * i128::from(rate));
    divide_rounded(millionths.sum(), i128::from(PPM), round)
}
