//! One layer: base, cost limit, deductible, rate, payment limit, floor, pay.

use base::Rounding;
use policy::model::{BandsFrom, Cell, Layer, PayerKind};

use super::Model;
use super::formula::{MILLION, rounded};
use super::rules::{Filled, Slots};

impl Model<'_> {
    pub fn layer(&mut self, layer: &Layer) {
        if layer.guard.as_ref().is_some_and(|it| (self.sum(&it.of) > i128::from(it.than)) != it.over) {
            self.layers.insert(layer.id, [0; 7]);
            return;
        }
        let pack = self.pack;
        let on = self.on;
        let facts = self.facts.clone();
        let Ok(slots) = Slots::find(pack, layer, on, &facts) else { return };
        let mut base = self.sum(&layer.base);
        if !layer.signed {
            base = base.max(0);
        }
        self.layers.insert(layer.id, [base, 0, 0, 0, 0, 0, base]);
        let [deductible, over, above, gross] = match layer.cumulative {
            Some(meter) => {
                let before = self.used[meter];
                let (a, b) = (self.of_sum(layer, &slots, before), self.of_sum(layer, &slots, before + base));
                self.used[meter] = before + base;
                [b[0] - a[0], b[1] - a[1], b[2] - a[2], b[3] - a[3]]
            }
            None => self.of_bill(layer, &slots, base),
        };
        let own = above - gross - if layer.deductible_after_rate { deductible } else { 0 };
        self.layers.insert(layer.id, [base, deductible, over, own, 0, gross, base - gross]);
        let paid_before_limits = gross;
        let mut paid = gross;
        for limit in &slots.pay_limits {
            if let Some(value) = self.number(limit) {
                let used = limit.rule.meter.map_or(0, |it| self.used[it]);
                paid = paid.min((value - used).max(0));
            }
        }
        let cut = paid_before_limits - paid;
        if let Some(floor) = slots.floor.as_ref().and_then(|it| self.number(it)) {
            paid = paid.max(floor.min(base));
        }
        match pack.payers[layer.payer].kind {
            PayerKind::Person => {}
            PayerKind::Account => {
                let balance = &mut self.balances[layer.payer];
                paid = paid.min(self.rest).max(0).min((*balance).max(0));
                *balance -= paid;
                self.rest -= paid;
            }
            _ => {
                if !layer.signed {
                    paid = paid.min(self.rest).max(0);
                }
                self.rest -= paid;
            }
        }
        for meter in slots.pay_limits.iter().filter_map(|it| it.rule.meter) {
            self.used[meter] += paid;
        }
        self.layers.insert(layer.id, [base, deductible, over, own, cut, paid, base - paid]);
    }

    /// Deductible, over, above, gross of one bill on its own.
    fn of_bill(&mut self, layer: &Layer, slots: &Slots<'_>, base: i128) -> [i128; 4] {
        let position = layer.band_meter.map_or(0, |it| self.used[it]);
        let (mut counted, mut over, mut deductible) = (base, 0, 0);
        if !layer.cost_limit_above_deductible {
            counted = self.within_cost_limits(slots, base);
            over = base - counted;
        }
        if !layer.deductible_after_rate {
            deductible = self.take_deductible(slots, counted);
        }
        let mut above = counted - deductible;
        if layer.cost_limit_above_deductible {
            let whole = above;
            above = self.within_cost_limits(slots, whole);
            over = whole - above;
        }
        let from_zero = layer.bands_from != Some(BandsFrom::Deductible);
        let start = position + if from_zero { deductible } else { 0 };
        let mut gross = self.at_rates(layer, slots, start, above);
        if let Some(meter) = layer.band_meter
            && !slots.cost_limits.iter().any(|it| it.rule.meter == Some(meter))
        {
            self.used[meter] += above + if from_zero { deductible } else { 0 };
        }
        if layer.deductible_after_rate {
            deductible = self.take_deductible(slots, gross);
            gross -= deductible;
        }
        [deductible, over, above, gross]
    }

    /// The same for a period's whole sum.
    fn of_sum(&self, layer: &Layer, slots: &Slots<'_>, sum: i128) -> [i128; 4] {
        let limit = slots.cost_limits.iter().filter_map(|it| self.number(it)).min();
        let held = |value: i128| limit.map_or(value, |it| value.min(it));
        let counted = if layer.cost_limit_above_deductible { sum } else { held(sum) };
        let mut over = sum - counted;
        let wanted = slots.deductible.as_ref().and_then(|it| self.number(it));
        let wanted = if slots.deductible.is_some() { wanted.unwrap_or(counted) } else { 0 };
        let deductible = wanted.max(0).min(counted.max(0));
        let mut above = counted - deductible;
        if layer.cost_limit_above_deductible {
            over = above - held(above);
            above = held(above);
        }
        let start = if layer.bands_from == Some(BandsFrom::Deductible) { 0 } else { deductible };
        [deductible, over, above, self.at_rates(layer, slots, start, above)]
    }

    fn at_rates(&self, layer: &Layer, slots: &Slots<'_>, start: i128, amount: i128) -> i128 {
        let Some(slot) = &slots.rate else { return 0 };
        let within = |rate: i128| rate.clamp(0, MILLION);
        let mut top = 0;
        match slot.cell {
            Cell::Form(_) => top = amount * within(self.number(slot).unwrap_or(0)),
            Cell::Bands(bands) => {
                let mut low = i128::MIN;
                for band in bands {
                    let high = band.up_to.map_or(i128::MAX, i128::from);
                    let part = (start + amount).min(high) - start.max(low);
                    top += part.max(0) * within(self.adjusted(i128::from(band.rate), &slot.adjustments));
                    low = high;
                }
            }
        }
        rounded(top, MILLION, layer.round)
    }

    fn take_deductible(&mut self, slots: &Slots<'_>, amount: i128) -> i128 {
        let Some(slot) = &slots.deductible else { return 0 };
        let wanted = self.number(slot).unwrap_or(i128::from(i64::MAX)).max(0);
        let used = slot.rule.meter.map_or(0, |it| self.used[it]);
        let mut taken = (wanted - used).max(0).min(amount.max(0));
        let limit = slots.deductible_limit.as_ref().and_then(|it| Some((it, it.rule.meter?)));
        if let Some((limit, meter)) = limit {
            if let Some(value) = self.number(limit) {
                taken = taken.min((value - self.used[meter]).max(0));
            }
            if slot.rule.meter != Some(meter) {
                self.used[meter] += taken;
            }
        }
        if let Some(meter) = slot.rule.meter {
            self.used[meter] += taken;
        }
        taken
    }

    fn within_cost_limits(&mut self, slots: &Slots<'_>, amount: i128) -> i128 {
        let room = |it: &Filled<'_>| {
            let used = it.rule.meter.map_or(0, |it| self.used[it]);
            self.number(it).map(|value| (value - used).max(0))
        };
        let counted = slots.cost_limits.iter().filter_map(room).fold(amount, i128::min);
        for meter in slots.cost_limits.iter().filter_map(|it| it.rule.meter) {
            self.used[meter] += counted;
        }
        counted
    }
}

/// Rounding of a share of a fee line.
pub fn part_of(amount: i128, top: i128, bottom: i128) -> i128 {
    if top == 0 { 0 } else { rounded(amount * top, bottom, Rounding::FenHalfUp) }
}
