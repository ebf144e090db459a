//! One layer of a run: deductible, rate or bands, limits, floor, payment.

use base::{PPM, Rounding, divide_rounded};
use policy::model::{BandsFrom, PayerKind};

use super::{Run, StepKind, Tracer};
use crate::arith::{is_quick, per_million, rounded_rate};
use crate::program::{Deductible, LayerOp, Limit, RatePlan};

impl<T: Tracer> Run<'_, T> {
    pub(super) fn layer(&mut self, op: &LayerOp) {
        if let (Some(quick), false) = (&op.quick, T::ON) {
            self.quick(quick, op);
            return;
        }
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
        let parts = if let Some(meter) = op.cumulative {
            self.cumulative(op, base, meter)
        } else {
            self.single(op, base)
        };
        self.pay(op, base, parts);
    }

    pub(super) fn single(&mut self, op: &LayerOp, base: i64) -> Parts {
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
    pub(super) fn cumulative(&mut self, op: &LayerOp, base: i64, meter: usize) -> Parts {
        let before_sum = self.ws.used[meter];
        let after_sum = before_sum + base;
        // Neither depends on the sum, so both are worked out once.
        let wanted = op.deductible.as_ref().map_or(0, |it| self.num(&it.value));
        let limit = op.cost_limits.iter().map(|it| self.num(&it.value)).min();
        let (before, after) =
            (parts_of(op, limit, wanted, before_sum), parts_of(op, limit, wanted, after_sum));
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
    pub(super) fn rated(&mut self, op: &LayerOp, start: i64, amount: i64, show: bool) -> i64 {
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
    pub(super) fn deductible(&mut self, op: &Deductible, amount: i64) -> i64 {
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
    pub(super) fn cost_limits(&mut self, limits: &[Limit], amount: i64) -> (i64, i64) {
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
    pub(super) fn pay(&mut self, op: &LayerOp, base: i64, parts: Parts) {
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
pub(super) struct Parts {
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
pub(super) fn banded(bands: &[(i64, i64)], start: i64, end: i64, round: Rounding) -> i64 {
    // Rates are at most 100%: the sum of the products is at most that of the whole.
    if is_quick(end - start) && round == Rounding::FenHalfUp {
        let millionths = parts_by_band(bands, start, end).map(|(from, to, rate)| (to - from) * rate).sum();
        return per_million(millionths);
    }
    let millionths =
        parts_by_band(bands, start, end).map(|(from, to, rate)| i128::from(to - from) * i128::from(rate));
    divide_rounded(millionths.sum(), i128::from(PPM), round)
}
