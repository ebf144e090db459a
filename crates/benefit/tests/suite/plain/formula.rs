//! Sums and formulas in whole fractions.

use base::Rounding;
use policy::model::{Action, Cell, Expr, Form, NamedAmount, Ref};

use super::Model;
use super::rules::{self, Filled};

pub const MILLION: i128 = 1_000_000;

/// `top / bottom`, made whole.
pub fn rounded(top: i128, bottom: i128, rounding: Rounding) -> i128 {
    let (unit, is_half_up) = match rounding {
        Rounding::FenHalfUp => (1, true),
        Rounding::JiaoHalfUp => (10, true),
        Rounding::YuanHalfUp => (100, true),
        Rounding::TenYuanHalfUp => (1_000, true),
        Rounding::FenDown | Rounding::FenUp => (1, false),
        Rounding::YuanDown => (100, false),
    };
    let (size, step) = (top.abs(), bottom * unit);
    let (whole, left) = (size / step, size % step);
    let up = match rounding {
        Rounding::FenUp => left > 0,
        _ => is_half_up && 2 * left >= step,
    };
    (whole + i128::from(up)) * unit * top.signum()
}

fn held(value: i128, at_least: Option<i64>, at_most: Option<i64>) -> i128 {
    let value = at_most.map_or(value, |most| value.min(i128::from(most)));
    at_least.map_or(value, |least| value.max(i128::from(least)))
}

impl Model<'_> {
    /// A sum in millionths of a fen.
    pub fn exact(&self, sum: &Expr) -> i128 {
        let pack = self.pack;
        let value = |what: Ref| match what {
            Ref::Literal(fen) => i128::from(fen),
            Ref::Part(part) => self.parts[part as usize],
            Ref::Pot(at) => self.pots[at],
            Ref::Rest => self.rest,
            Ref::Layer(layer, slot) => self.layers.get(&layer).map_or(0, |it| it[slot as usize]),
            Ref::Fact(fact) => self.amount_facts[fact],
            Ref::Amount(name) => self.amounts.get(&name).copied().unwrap_or(0),
            Ref::Index(at) => {
                let index = pack.indices.iter().find(|it| it.id == pack.index_ids[at]);
                let now = index.and_then(|it| it.values.iter().find(|(span, _)| span.contains(self.on)));
                self.lacks_index.set(self.lacks_index.get() || now.is_none());
                now.map_or(0, |(_, fen)| i128::from(*fen))
            }
            Ref::Meter(meter) => self.used[meter],
            Ref::MeterLast(meter) => self.last[meter],
            Ref::Rule(number) => {
                let rule = pack.rules.iter().find(|it| it.number == number);
                match rule.and_then(|it| rules::cell(&it.value, &self.facts)) {
                    Some(Cell::Form(Form::Const(value))) => i128::from(*value),
                    _ => 0,
                }
            }
        };
        sum.terms.iter().map(|it| i128::from(it.coef) * value(it.what)).sum()
    }

    /// A sum to the fen.
    pub fn sum(&self, sum: &Expr) -> i128 {
        rounded(self.exact(sum), MILLION, Rounding::FenHalfUp)
    }

    /// A formula; `None` for no limit.
    pub fn form(&self, form: &Form) -> Option<i128> {
        let number = |fact: usize| i128::from(self.facts[fact].unwrap_or(0));
        Some(match form {
            Form::Unlimited => return None,
            Form::Const(value) => i128::from(*value),
            Form::Share { share, of, times, divided_by, at_least, at_most, round } => {
                let top = self.exact(of) * i128::from(*share) * times.map_or(1, number);
                held(rounded(top, MILLION * MILLION * i128::from(*divided_by), *round), *at_least, *at_most)
            }
            Form::Linear { base, step, step_of_base, per, counted_from, at_least, at_most } => {
                let steps = (number(*per) - i128::from(*counted_from)).max(0);
                let (base, step) = (i128::from(*base), i128::from(*step));
                let change = if *step_of_base {
                    rounded(base * step * steps, MILLION, Rounding::FenHalfUp)
                } else {
                    step * steps
                };
                held(base + change, *at_least, *at_most)
            }
        })
    }

    /// A value after its adjustments.
    pub fn adjusted(&self, value: i128, adjustments: &[(Action, &Cell)]) -> i128 {
        let part = |value: i128, by: i128| rounded(value * by, MILLION, Rounding::FenHalfUp);
        adjustments.iter().fold(value, |value, (action, cell)| {
            let Cell::Form(form) = cell else { return value };
            let Some(by) = self.form(form) else { return value };
            match action {
                Action::Set => by,
                Action::Plus => value + by,
                Action::Times => part(value, by),
                Action::SelfTimes => MILLION - part(MILLION - value, by),
                Action::AtMost => value.min(by),
                Action::AtLeast => value.max(by),
            }
        })
    }

    /// The number of a slot; `None` for no limit.
    pub fn number(&self, slot: &Filled<'_>) -> Option<i128> {
        let Cell::Form(form) = slot.cell else { return None };
        self.form(form).map(|it| self.adjusted(it, &slot.adjustments))
    }

    /// A named amount.
    pub fn amount(&mut self, amount: &NamedAmount) {
        let applies =
            amount.guard.as_ref().is_none_or(|it| (self.sum(&it.of) > i128::from(it.than)) == it.over);
        let mut value = 0;
        if applies && let Some(Cell::Form(form)) = rules::cell(&amount.value, &self.facts) {
            value = self.form(form).unwrap_or(0);
            if !matches!(form, Form::Share { .. }) {
                value = rounded(value, 1, amount.round);
            }
            if !amount.signed {
                value = value.max(0);
            }
        }
        self.amounts.insert(amount.name_id, value);
    }
}
