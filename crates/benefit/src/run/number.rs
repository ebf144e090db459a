//! Numbers of a run: sums of pots, shares, formulas.

use std::sync::atomic::Ordering;

use base::{PPM, Rounding};

use super::{MISSING, Run, Tracer};
use crate::arith::{LARGEST_METER, quotient, times_rate};
use crate::compile::adjusted;
use crate::program::{Num, NumKind, Shape, Sum};

impl<T: Tracer> Run<'_, T> {
    /// A sum, to the fen, within ±[`LARGEST_METER`], so that no later step can leave `i64`.
    #[inline(always)]
    pub(super) fn sum(&self, sum: &Sum) -> i64 {
        let total = if sum.is_plain { self.plain_sum(sum) } else { self.mixed_sum(sum) };
        if total.unsigned_abs() > LARGEST_METER.unsigned_abs() { self.absurd() } else { total }
    }

    /// `numerator / denominator`, made whole.
    #[inline(never)]
    pub(super) fn whole(&self, numerator: i128, denominator: i128, round: Rounding) -> i64 {
        quotient(numerator, denominator, round).unwrap_or_else(|| self.absurd())
    }

    /// Notes that an amount is out of range, and goes on with nothing.
    #[cold]
    pub(super) fn absurd(&self) -> i64 {
        self.ws.out_of_range.store(true, Ordering::Relaxed);
        0
    }

    /// A sum with shares or meters in it.
    #[inline(never)]
    pub(super) fn mixed_sum(&self, sum: &Sum) -> i64 {
        self.whole(self.exact(sum), i128::from(PPM), Rounding::FenHalfUp)
    }

    /// The sum of whole pots: nothing to round.
    #[inline(always)]
    pub(super) fn plain_sum(&self, sum: &Sum) -> i64 {
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
    pub(super) fn exact(&self, sum: &Sum) -> i128 {
        let pot = |pot: &u16| i128::from(self.ws.pots[usize::from(*pot)]);
        let mut whole = i128::from(sum.constant);
        whole += sum.plus.iter().map(pot).sum::<i128>() - sum.minus.iter().map(pot).sum::<i128>();
        let mut total = whole * i128::from(PPM)
            + i128::from(sum.fraction)
            + i128::from(sum.rest) * i128::from(self.ws.rest);
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
    pub(super) fn num(&self, num: &Num) -> i64 {
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
    pub(super) fn shape(&self, shape: &Shape) -> i64 {
        match shape {
            Shape::Const(value) => *value,
            // A share of whole pots, to the fen: most of them.
            Shape::Share {
                share,
                of,
                times: None,
                divided_by: 1,
                at_least,
                at_most,
                round: Rounding::FenHalfUp,
            } if of.is_plain && (0..=PPM).contains(share) => {
                held(times_rate(self.sum(of), *share), *at_least, *at_most)
            }
            Shape::Share { .. } | Shape::Linear { .. } => self.shape_in_full(shape),
        }
    }

    /// Shares of any kind and steps: in 128 bits.
    #[inline(never)]
    pub(super) fn shape_in_full(&self, shape: &Shape) -> i64 {
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
                    base.saturating_add(self.whole(
                        i128::from(*step) * i128::from(times),
                        1,
                        Rounding::FenHalfUp,
                    ))
                };
                held(value, *at_least, *at_most)
            }
        }
    }

    pub(super) fn number(&self, fact: usize) -> i64 {
        let value = self.ws.facts[fact];
        if value == MISSING { 0 } else { value }
    }
}

fn held(value: i64, at_least: Option<i64>, at_most: Option<i64>) -> i64 {
    let value = at_most.map_or(value, |most| value.min(most));
    at_least.map_or(value, |least| value.max(least))
}
