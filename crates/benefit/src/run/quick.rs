//! Layers of the usual shape, without trace: deductible, rate or bands, payment limits, nothing that has
//! to be worked out first. Most bills of most packs meet no other layer.
//!
//! **Invariant:** the same numbers as `layer`, which is the place to understand them. Every property
//! test decides each bill with trace (there) and without (here), and the second model checks both.

use base::Rounding;
use policy::model::{BandsFrom, MeterId, PayerKind};

use super::layer::banded;
use super::{Run, Tracer};
use crate::arith::times_rate;
use crate::program::{Deductible, LayerOp, Limit, Num, NumKind, RatePlan};

/// A layer in short.
#[derive(Debug)]
pub struct Quick {
    /// Deductible in fen; nothing when there is none.
    deductible: i64,
    deductible_meter: Option<MeterId>,
    /// Meter of the period's sum.
    cumulative: Option<MeterId>,
    rate: QuickRate,
    /// Payment limits with their meters.
    limits: Vec<(i64, Option<MeterId>)>,
    is_account: bool,
}

#[derive(Debug)]
enum QuickRate {
    Flat(i64),
    Bands { bands: Vec<(i64, i64)>, from_zero: bool },
}

impl QuickRate {
    #[inline]
    fn of(&self, deductible: i64, above: i64) -> i64 {
        match self {
            QuickRate::Flat(rate) => times_rate(above, *rate),
            QuickRate::Bands { bands, from_zero } => {
                let start = if *from_zero { deductible } else { 0 };
                banded(bands, start, start + above, Rounding::FenHalfUp)
            }
        }
    }
}

impl Quick {
    /// The layer in short, when it has the usual shape.
    pub(crate) fn of(op: &LayerOp) -> Option<Quick> {
        let is_usual = op.guard.is_none()
            && op.floor.is_none()
            && op.cost_limits.is_empty()
            && op.band_meter.is_none()
            && op.base.is_plain
            && op.kind != PayerKind::Person
            && op.round == Rounding::FenHalfUp
            && !op.signed
            && !op.deductible_after_rate;
        if !is_usual {
            return None;
        }
        let (deductible, deductible_meter) = match &op.deductible {
            None => (0, None),
            Some(Deductible { value, meter, limit: None }) => (constant(value)?.max(0), *meter),
            Some(_) => return None,
        };
        let rate = match &op.rate {
            RatePlan::Flat(rate) => QuickRate::Flat(*rate),
            RatePlan::Bands(bands) => {
                QuickRate::Bands { bands: bands.clone(), from_zero: op.bands_from == BandsFrom::Zero }
            }
            RatePlan::Formula(_) => return None,
        };
        let limit = |it: &Limit| Some((constant(&it.value)?, it.meter));
        let limits = op.pay_limits.iter().map(limit).collect::<Option<Vec<_>>>()?;
        let is_account = op.kind == PayerKind::Account;
        Some(Quick { deductible, deductible_meter, cumulative: op.cumulative, rate, limits, is_account })
    }
}

fn constant(num: &Num) -> Option<i64> {
    match num.value {
        NumKind::Const(value) => Some(value),
        NumKind::Unlimited => Some(i64::MAX),
        NumKind::Formula(_) => None,
    }
}

impl<T: Tracer> Run<'_, T> {
    #[inline]
    pub(super) fn quick(&mut self, quick: &Quick, op: &LayerOp) {
        let base = self.sum(&op.base).max(0);
        let (deductible, above, gross) = match quick.cumulative {
            None => {
                let taken = self.take(quick, base);
                (taken, base - taken, quick.rate.of(taken, base - taken))
            }
            Some(meter) => self.difference(quick, base, meter),
        };
        let mut paid = gross;
        for (limit, meter) in &quick.limits {
            let used = meter.map_or(0, |it| self.ws.used[it]);
            paid = paid.min(limit.saturating_sub(used).max(0));
        }
        let cut = gross - paid;
        paid = paid.min(self.ws.rest).max(0);
        if quick.is_account {
            let balance = &mut self.ws.balances[op.payer];
            paid = paid.min((*balance).max(0));
            *balance -= paid;
            self.ws.accounts += paid;
        } else {
            self.ws.covered += paid;
        }
        self.ws.rest -= paid;
        for meter in quick.limits.iter().filter_map(|it| it.1) {
            self.ws.used[meter] += paid;
        }
        // In the order of `Slot`.
        let results = [base, deductible, 0, above - gross, cut, paid, base - paid];
        self.ws.pots[op.out..op.out + 7].copy_from_slice(&results);
    }

    /// Takes the deductible, or what is left of it in its period.
    #[inline]
    fn take(&mut self, quick: &Quick, base: i64) -> i64 {
        let Some(meter) = quick.deductible_meter else { return quick.deductible.min(base) };
        let used = &mut self.ws.used[meter];
        let taken = quick.deductible.saturating_sub(*used).max(0).min(base);
        *used += taken;
        taken
    }

    /// Deductible, what lies above it, and payment: the period's sum with this bill, less that without.
    #[inline]
    fn difference(&mut self, quick: &Quick, base: i64, meter: MeterId) -> (i64, i64, i64) {
        let before = self.ws.used[meter];
        let after = before + base;
        self.ws.used[meter] = after;
        let whole = |sum: i64| {
            let deductible = quick.deductible.min(sum.max(0));
            let above = sum - deductible;
            // Most people stay below the deductible of the year.
            let paid = if above == 0 { 0 } else { quick.rate.of(deductible, above) };
            (deductible, above, paid)
        };
        let (a, b) = (whole(before), whole(after));
        (b.0 - a.0, b.1 - a.1, b.2 - a.2)
    }
}
