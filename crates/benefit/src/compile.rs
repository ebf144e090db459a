//! Rules for one situation, looked up and made into a [`Program`].

use std::cell::RefCell;

use base::{Day, PPM};
use policy::Pack;
use policy::model::{Action, BandsFrom, Cell, Expr, Form, Layer, NamedAmount, Ref, RuleValue, Sets};
use policy::resolve::{LayerRules, Problem, ResolvedSlot, Situation, cell};
use rustc_hash::FxHashMap;

use crate::arith::{LARGEST_METER, quotient};
use crate::program::{
    AmountOp, Deductible, Formula, LayerOp, Limit, Num, NumKind, Op, PotId, PrepaidRule, Program, RatePlan,
    Shape, Sum,
};
use crate::run::Quick;

/// Pots before those of layers: the five parts, the pack's pots, then one for each fact (amount facts
/// use theirs).
pub fn input_pots(pack: &Pack) -> usize {
    5 + pack.pots.len() + pack.facts.len()
}

/// Compiles `pack` for a day and a situation.
pub fn compile(pack: &Pack, day: Day, situation: &[Option<i64>]) -> Program {
    let mut compiler = Compiler {
        pack,
        day,
        situation,
        layers: FxHashMap::default(),
        amounts: FxHashMap::default(),
        problems: RefCell::default(),
    };
    compiler.program()
}

struct Compiler<'a> {
    pack: &'a Pack,
    day: Day,
    situation: &'a [Option<i64>],
    /// First pot of each layer that applies.
    layers: FxHashMap<usize, usize>,
    /// Pot of each named amount that applies.
    amounts: FxHashMap<usize, usize>,
    /// What was found to be wrong on the way.
    problems: RefCell<Vec<String>>,
}

/// Largest sum of coefficients: a thousandfold. More is a slip of the pen, and could leave `i64`.
const HEAVIEST: i64 = 1_000 * PPM;

enum Part_<'a> {
    Layer(usize, &'a Layer),
    Amount(usize, &'a NamedAmount),
}

impl<'a> Compiler<'a> {
    fn program(&mut self) -> Program {
        let (pack, situation) = (self.pack, self.situation);
        let mut program = Program { pots: input_pots(pack), ..Program::default() };
        let mut parts: Vec<(i64, usize, Part_<'a>)> = Vec::new();
        for (index, layer) in pack.layers.iter().enumerate() {
            if layer.span.contains(self.day) && layer.when.matches(situation) {
                parts.push((layer.order, parts.len(), Part_::Layer(index, layer)));
            }
        }
        for (index, amount) in pack.amounts.iter().enumerate() {
            if amount.span.contains(self.day) && amount.when.matches(situation) {
                parts.push((amount.order, parts.len(), Part_::Amount(index, amount)));
            }
        }
        parts.sort_by_key(|(order, at, _)| (*order, *at));
        for (_, _, part) in parts {
            match part {
                Part_::Layer(index, layer) => self.layer(index, layer, &mut program),
                Part_::Amount(index, amount) => self.amount(index, amount, &mut program),
            }
        }
        program.problems.append(&mut self.problems.borrow_mut());
        link_groups(pack, &mut program);
        for (index, rule) in pack.prepaid.iter().enumerate() {
            if rule.when.matches(situation) {
                let numbered = pack.prepaid.iter().enumerate();
                let beaten = numbered.filter(|(_, it)| rule.overrides.contains(&it.id));
                program.prepaid.push(PrepaidRule {
                    index,
                    span: rule.span,
                    share: rule.share,
                    over_catalogue: rule.over_catalogue,
                    beats: beaten.map(|(index, _)| index).collect(),
                });
            }
        }
        for (index, meter) in pack.meters.iter().enumerate() {
            if meter.counts.as_ref().is_some_and(|it| it.matches(situation)) {
                program.counts.push(index);
            }
        }
        let level = pack.fact("level").and_then(|it| situation.value(it));
        program.level = level.and_then(|it| usize::try_from(it).ok());
        program
    }

    fn layer(&mut self, index: usize, layer: &'a Layer, program: &mut Program) {
        program.applies = true;
        let name = &layer.name;
        if self.layers.contains_key(&layer.id) {
            program.problems.push(format!("{name}：同名的两段同时适用"));
            return;
        }
        let resolved = LayerRules::new(self.pack, layer, self.day).resolve(self.situation);
        for problem in &resolved.problems {
            program.problems.push(match problem {
                Problem::Missing(key) => format!("{name}：没有适用的 {}", key.0.word()),
                Problem::Conflict(key, rules) => {
                    let ids = rules.iter().map(|it| it.id.as_str()).collect::<Vec<_>>().join("、");
                    format!("{name}：{} 有几条规则同时适用（{ids}）", key.0.word())
                }
            });
        }
        let out = program.pots;
        program.pots += 7;
        let base = self.sum(&layer.base);
        let guard = layer.guard.as_ref().map(|it| (self.sum(&it.of), it.than, it.over));
        // Limits and floors may look at the layer's own results, so the layer is known from here on.
        self.layers.insert(layer.id, out);
        let find = |sets: Sets| resolved.slots.iter().filter(move |it| it.key.0 == sets);
        let Some(rate_slot) = find(Sets::Rate).next() else { return };
        let rate = self.rate_plan(rate_slot);
        let limit_of =
            |it: &ResolvedSlot<'a>| self.num(it).map(|value| Limit { value, meter: it.rule.meter });
        let cost_limits: Vec<Limit> = find(Sets::CostLimit).filter_map(limit_of).collect();
        let pay_limits: Vec<Limit> = find(Sets::PayLimit).filter_map(limit_of).collect();
        let deductible_limit = find(Sets::DeductibleLimit).next();
        let deductible = find(Sets::Deductible).next().and_then(|slot| {
            let limit = deductible_limit.and_then(|it| Some((self.num(it)?, it.rule.meter?)));
            Some(Deductible { value: self.num(slot)?, meter: slot.rule.meter, limit })
        });
        let floor = find(Sets::Floor).next().and_then(|it| self.num(it));
        let payer = &self.pack.payers[layer.payer];
        program.ops.push(Op::Layer(Box::new(LayerOp {
            index,
            layer: layer.id,
            out,
            payer: layer.payer,
            kind: payer.kind,
            base,
            guard,
            deductible,
            deductible_after_rate: layer.deductible_after_rate,
            cost_limits,
            cost_limit_above: layer.cost_limit_above_deductible,
            rate,
            rate_rule: self.rule_index(rate_slot.rule.number),
            rate_adjusters: rate_slot.adjustments.iter().map(|(it, _)| self.rule_index(it.number)).collect(),
            bands_from: layer.bands_from.unwrap_or(BandsFrom::Zero),
            pay_limits,
            floor,
            cumulative: layer.cumulative,
            band_meter: layer.band_meter,
            round: layer.round,
            group_end: None,
            signed: layer.signed,
            quick: None,
            looks_at_itself: false,
        })));
    }

    fn amount(&mut self, index: usize, amount: &'a NamedAmount, program: &mut Program) {
        program.applies = true;
        if self.amounts.contains_key(&amount.name_id) {
            program.problems.push(format!("{}：同名的两段同时适用", amount.name));
            return;
        }
        let Some(Cell::Form(form)) = cell(&amount.value, self.situation) else {
            if matches!(amount.value, RuleValue::Table { .. }) {
                program.problems.push(format!("{}：表里没有这种情况", amount.name));
            }
            return;
        };
        let out = program.pots;
        program.pots += 1;
        let shape = self.shape(form);
        let guard = amount.guard.as_ref().map(|it| (self.sum(&it.of), it.than, it.over));
        let value = match shape {
            Some(Shape::Const(value)) => NumKind::Const(value),
            Some(shape) => NumKind::Formula(Box::new(Formula { shape, adjust: Vec::new() })),
            None => NumKind::Const(0),
        };
        let quick = quick_share(&value, guard.is_none());
        program.ops.push(Op::Amount(Box::new(AmountOp {
            index,
            out,
            quick,
            value: Num { value, rule: usize::MAX, adjusters: Vec::new() },
            round: amount.round,
            pays: amount.pays,
            signed: amount.signed,
            guard,
        })));
        self.amounts.insert(amount.name_id, out);
    }

    /// Index in `Pack::rules` of the rule with this number.
    fn rule_index(&self, number: usize) -> usize {
        self.pack.rules.iter().position(|it| it.number == number).unwrap_or(usize::MAX)
    }

    fn num(&self, slot: &ResolvedSlot<'a>) -> Option<Num> {
        let Cell::Form(form) = slot.cell else { return None };
        let rule = self.rule_index(slot.rule.number);
        let adjusters = slot.adjustments.iter().map(|(it, _)| self.rule_index(it.number)).collect();
        let Some(shape) = self.shape(form) else {
            return Some(Num { value: NumKind::Unlimited, rule, adjusters });
        };
        let adjust = self.adjustments(slot);
        let value = match folded(&shape, &adjust) {
            Some(value) => NumKind::Const(value),
            None => NumKind::Formula(Box::new(Formula { shape, adjust })),
        };
        Some(Num { value, rule, adjusters })
    }

    fn adjustments(&self, slot: &ResolvedSlot<'a>) -> Vec<(Action, Shape)> {
        let shaped = |(rule, cell): &(&'a policy::model::Rule, &'a Cell)| match cell {
            Cell::Form(form) => self.shape(form).map(|shape| (rule.action, shape)),
            Cell::Bands(_) => None,
        };
        slot.adjustments.iter().filter_map(shaped).collect()
    }

    fn rate_plan(&self, slot: &ResolvedSlot<'a>) -> RatePlan {
        match slot.cell {
            Cell::Form(_) => match self.num(slot) {
                Some(Num { value: NumKind::Const(rate), .. }) => RatePlan::Flat(rate.clamp(0, PPM)),
                Some(num) => RatePlan::Formula(num),
                None => RatePlan::Flat(0),
            },
            Cell::Bands(bands) => {
                let adjust = self.adjustments(slot);
                let rate = |rate: i64| match folded(&Shape::Const(rate), &adjust) {
                    Some(rate) => rate.clamp(0, PPM),
                    None => {
                        self.problem(format!("{}：分段比例只能按常数调整", slot.rule.id));
                        rate.clamp(0, PPM)
                    }
                };
                RatePlan::Bands(
                    bands.iter().map(|it| (it.up_to.unwrap_or(i64::MAX), rate(it.rate))).collect(),
                )
            }
        }
    }

    /// `None` for “不限”.
    fn shape(&self, form: &Form) -> Option<Shape> {
        Some(match form {
            Form::Unlimited => return None,
            Form::Const(value) => Shape::Const(*value),
            Form::Share { share, of, times, divided_by, at_least, at_most, round } => Shape::Share {
                share: *share,
                of: self.sum(of),
                times: *times,
                divided_by: *divided_by,
                at_least: *at_least,
                at_most: *at_most,
                round: *round,
            },
            Form::Linear { base, step, step_of_base, per, counted_from, at_least, at_most } => {
                Shape::Linear {
                    base: *base,
                    step: *step,
                    step_of_base: *step_of_base,
                    per: *per,
                    counted_from: *counted_from,
                    at_least: *at_least,
                    at_most: *at_most,
                }
            }
        })
    }

    fn sum(&self, expr: &Expr) -> Sum {
        let mut sum = Sum::default();
        let mut constant: i128 = 0;
        let mut weight: i64 = 0;
        for term in &expr.terms {
            let mut add = |fen: i64| constant += i128::from(fen) * i128::from(term.coef);
            let pot = match term.what {
                Ref::Literal(fen) => {
                    add(fen);
                    continue;
                }
                Ref::Index(index) => {
                    add(self.index_value(index));
                    continue;
                }
                Ref::Rule(number) => {
                    add(self.rule_constant(number));
                    continue;
                }
                Ref::Rest => {
                    sum.rest = sum.rest.saturating_add(term.coef);
                    weight = weight.saturating_add(term.coef.saturating_abs());
                    continue;
                }
                Ref::Meter(meter) => {
                    sum.meters.push((meter, term.coef, false));
                    continue;
                }
                Ref::MeterLast(meter) => {
                    sum.meters.push((meter, term.coef, true));
                    continue;
                }
                Ref::Part(part) => Some(part as usize),
                Ref::Pot(index) => Some(5 + index),
                Ref::Fact(fact) => Some(5 + self.pack.pots.len() + fact),
                Ref::Layer(layer, slot) => self.layers.get(&layer).map(|out| out + slot as usize),
                Ref::Amount(name) => self.amounts.get(&name).copied(),
            };
            // A layer or amount that does not apply (or comes later) is nothing.
            let Some(pot) = pot else { continue };
            let Ok(pot) = PotId::try_from(pot) else {
                self.problem(format!("“{}”：层太多，超出计算范围", expr.text));
                continue;
            };
            weight = weight.saturating_add(term.coef.saturating_abs());
            match term.coef {
                PPM => sum.plus.push(pot),
                coef if coef == -PPM => sum.minus.push(pot),
                coef => sum.scaled.push((pot, coef)),
            }
        }
        let most = i128::from(LARGEST_METER) * i128::from(PPM);
        if weight > HEAVIEST || constant.abs() > most {
            self.problem(format!("“{}”：倍数或金额过大，超出计算范围", expr.text));
            return Sum::default().noted();
        }
        // Whole fen apart from what is less, so that nothing is rounded before its time.
        sum.constant = i64::try_from(constant / i128::from(PPM)).unwrap_or(0);
        sum.fraction = i64::try_from(constant % i128::from(PPM)).unwrap_or(0);
        sum.noted()
    }

    /// Notes why nothing may be decided in this situation.
    fn problem(&self, text: String) {
        self.problems.borrow_mut().push(text);
    }

    fn index_value(&self, index: usize) -> i64 {
        let id = &self.pack.index_ids[index];
        let found = self.pack.indices.iter().find(|it| it.id == *id);
        let value = found.and_then(|it| it.values.iter().find(|(span, _)| span.contains(self.day)));
        value.map_or_else(
            || {
                self.problem(format!("指数 {id} 在 {} 没有公布的值，请在 pack.toml 补上", self.day));
                0
            },
            |(_, fen)| *fen,
        )
    }

    /// The constant of a rule that another rule takes a share of.
    fn rule_constant(&self, number: usize) -> i64 {
        let rule = self.pack.rules.iter().find(|it| it.number == number);
        match rule.and_then(|it| cell(&it.value, self.situation)) {
            Some(Cell::Form(Form::Const(value))) => *value,
            _ => 0,
        }
    }
}

/// Saturates: a product beyond what anybody can be paid is as good as the largest.
fn scaled(fen: i64, coef: i64) -> i64 {
    let product = i128::from(fen) * i128::from(coef);
    let most = if product < 0 { -LARGEST_METER } else { LARGEST_METER };
    quotient(product, i128::from(PPM), base::Rounding::FenHalfUp).unwrap_or(most)
}

/// Share and sum of a named amount that is nothing but a share of whole pots, to the fen.
fn quick_share(value: &NumKind, is_unguarded: bool) -> Option<(i64, Sum)> {
    let NumKind::Formula(formula) = value else { return None };
    match &formula.shape {
        Shape::Share {
            share,
            of,
            times: None,
            divided_by: 1,
            at_least: None,
            at_most: None,
            round: base::Rounding::FenHalfUp,
        } if is_unguarded && of.is_plain && (0..=PPM).contains(share) => Some((*share, of.clone())),
        _ => None,
    }
}

/// The result when formula and adjustments are all constants.
fn folded(shape: &Shape, adjust: &[(Action, Shape)]) -> Option<i64> {
    let Shape::Const(mut value) = *shape else { return None };
    for (action, shape) in adjust {
        let Shape::Const(by) = *shape else { return None };
        value = adjusted(value, *action, by);
    }
    Some(value)
}

/// One adjustment of a value.
pub fn adjusted(value: i64, action: Action, by: i64) -> i64 {
    match action {
        Action::Set => by,
        Action::Plus => value.saturating_add(by),
        Action::Times => scaled(value, by),
        Action::SelfTimes => PPM - scaled(PPM - value, by),
        Action::AtMost => value.min(by),
        Action::AtLeast => value.max(by),
    }
}

/// Marks alternatives (`group`) and layers that can take the quick way.
fn link_groups(pack: &Pack, program: &mut Program) {
    let group = |op: &Op| match op {
        Op::Layer(layer) => pack.layers[layer.index].group.clone(),
        Op::Amount(_) => None,
    };
    let groups: Vec<Option<String>> = program.ops.iter().map(group).collect();
    let mut start = 0;
    while start < groups.len() {
        let mut end = start;
        while groups[start].is_some() && end + 1 < groups.len() && groups[end + 1] == groups[start] {
            end += 1;
        }
        if end > start
            && let Op::Layer(layer) = &mut program.ops[start]
        {
            layer.group_end = Some(end);
        }
        start = end + 1;
    }
    for op in &mut program.ops {
        if let Op::Layer(layer) = op {
            layer.looks_at_itself = layer.has_formulas();
            layer.quick = Quick::of(layer);
        }
    }
}
