//! Which rules apply in a situation: the one place that knows conditions, overrides and adjustments.
//! Both the checker (over all situations) and the compiler of `benefit` (for one) use it.

use base::Day;

use crate::model::{Action, Allowed, Cell, FactId, Layer, MeterId, Pack, Rule, RuleValue, Sets, Test, When};

/// What the facts are. A closed fact is the index of its value, a number fact the number itself.
/// `None`: the situation does not say, and no condition on the fact holds.
pub trait Situation {
    /// The fact's value.
    fn value(&self, fact: FactId) -> Option<i64>;
}

impl Situation for [Option<i64>] {
    fn value(&self, fact: FactId) -> Option<i64> {
        self.get(fact).copied().flatten()
    }
}

/// Whether a test holds.
fn holds(test: &Test, situation: &(impl Situation + ?Sized)) -> bool {
    let Some(value) = situation.value(test.fact) else { return false };
    match &test.allowed {
        Allowed::Values(values) => values.iter().any(|it| i64::try_from(*it) == Ok(value)),
        Allowed::Ranges(ranges) => ranges.iter().any(|(low, high)| (*low..=*high).contains(&value)),
    }
}

impl When {
    /// Whether the condition holds.
    #[must_use]
    pub fn matches(&self, situation: &(impl Situation + ?Sized)) -> bool {
        let excluded = !self.unless.is_empty() && self.unless.iter().all(|it| holds(it, situation));
        !excluded && self.all.iter().all(|it| holds(it, situation))
    }

    /// The facts it looks at.
    pub fn facts(&self) -> impl Iterator<Item = &Test> {
        self.all.iter().chain(&self.unless)
    }
}

/// The value of a rule in a situation; `None` when its table has no row for it.
#[must_use]
pub fn cell<'a>(value: &'a RuleValue, situation: &(impl Situation + ?Sized)) -> Option<&'a Cell> {
    match value {
        RuleValue::One(cell) => Some(cell),
        RuleValue::Table { rows } => {
            rows.iter().find(|(when, _)| when.matches(situation)).map(|(_, cell)| cell)
        }
    }
}

/// A slot of a layer: what it is, and for limits the meter.
pub type SlotKey = (Sets, Option<MeterId>);

/// A slot with the rule that fills it and the rules that adjust it, in order.
#[derive(Debug, Clone)]
pub struct ResolvedSlot<'a> {
    /// Which slot.
    pub key: SlotKey,
    /// The rule that gives the value.
    pub rule: &'a Rule,
    /// Its value.
    pub cell: &'a Cell,
    /// Adjustments.
    pub adjustments: Vec<(&'a Rule, &'a Cell)>,
}

/// What is wrong with a slot.
#[derive(Debug, Clone)]
pub enum Problem<'a> {
    /// No rule gives a value (缺口).
    Missing(SlotKey),
    /// Several do (冲突).
    Conflict(SlotKey, Vec<&'a Rule>),
}

/// The slots of a layer in a situation, and what is wrong with them.
#[derive(Debug, Clone, Default)]
pub struct Resolved<'a> {
    /// Filled slots.
    pub slots: Vec<ResolvedSlot<'a>>,
    /// Problems.
    pub problems: Vec<Problem<'a>>,
}

/// The rules of a layer, sorted out once so that many situations can be resolved quickly.
#[derive(Debug)]
pub struct LayerRules<'a> {
    layer: &'a Layer,
    rules: Vec<&'a Rule>,
    needed: Vec<SlotKey>,
}

fn slot_key(rule: &Rule) -> SlotKey {
    match rule.sets {
        Sets::CostLimit | Sets::PayLimit => (rule.sets, rule.meter),
        Sets::Deductible | Sets::DeductibleLimit | Sets::Rate | Sets::Floor => (rule.sets, None),
    }
}

impl<'a> LayerRules<'a> {
    /// The rules of `layer` that are in force on `day`.
    #[must_use]
    pub fn new(pack: &'a Pack, layer: &'a Layer, day: Day) -> LayerRules<'a> {
        let of_layer = || pack.rules.iter().filter(|it| it.layer == layer.id);
        let rules = of_layer().filter(|it| it.span.contains(day)).collect();
        let mut needed: Vec<SlotKey> = vec![(Sets::Rate, None)];
        for rule in of_layer().filter(|it| it.action == Action::Set) {
            let key = slot_key(rule);
            let with_meter = key.1.map(|meter| format!("{}:{}", key.0.word(), pack.meters[meter].id));
            let optional = |it: &String| it == key.0.word() || Some(it) == with_meter.as_ref();
            if !needed.contains(&key) && !layer.optional.iter().any(optional) {
                needed.push(key);
            }
        }
        LayerRules { layer, rules, needed }
    }

    /// Facts that any condition of the layer's rules looks at.
    pub fn tests(&self) -> impl Iterator<Item = &'a Test> {
        self.rules.iter().flat_map(|rule| {
            let rows = match &rule.value {
                RuleValue::One(_) => &[][..],
                RuleValue::Table { rows } => rows,
            };
            rule.when.facts().chain(rows.iter().flat_map(|(when, _)| when.facts()))
        })
    }

    /// Fills the slots for a situation.
    #[must_use]
    pub fn resolve(&self, situation: &(impl Situation + ?Sized)) -> Resolved<'a> {
        let applies =
            |rule: &&'a Rule| rule.when.matches(situation) && cell(&rule.value, situation).is_some();
        let active: Vec<&'a Rule> = self.rules.iter().copied().filter(applies).collect();
        let beaten = |rule: &Rule| active.iter().any(|it| it.overrides.contains(&rule.number));
        let mut resolved = Resolved::default();
        let mut keys = self.needed.clone();
        for rule in &active {
            let key = slot_key(rule);
            if rule.action == Action::Set && !keys.contains(&key) {
                keys.push(key);
            }
        }
        for key in keys {
            let setters: Vec<&'a Rule> = active
                .iter()
                .copied()
                .filter(|it| it.action == Action::Set && slot_key(it) == key && !beaten(it))
                .collect();
            match setters[..] {
                [] if self.needed.contains(&key) => resolved.problems.push(Problem::Missing(key)),
                [] => {}
                [rule] => {
                    let adjusts = |it: &&&'a Rule| {
                        let same = it.sets == key.0 && (it.meter.is_none() || it.meter == rule.meter);
                        it.action != Action::Set && same && !beaten(it)
                    };
                    let mut adjustments: Vec<&'a Rule> = active.iter().filter(adjusts).copied().collect();
                    adjustments.sort_by_key(|it| (it.order, it.number));
                    let with_cell = |it: &'a Rule| cell(&it.value, situation).map(|cell| (it, cell));
                    if let Some(cell) = cell(&rule.value, situation) {
                        let adjustments = adjustments.into_iter().filter_map(with_cell).collect();
                        resolved.slots.push(ResolvedSlot { key, rule, cell, adjustments });
                    }
                }
                _ => resolved.problems.push(Problem::Conflict(key, setters)),
            }
        }
        resolved
    }

    /// The layer.
    #[must_use]
    pub fn layer(&self) -> &'a Layer {
        self.layer
    }
}
