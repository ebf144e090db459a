//! Which rules hold, by the words of docs/policy-writing.md.

use base::Day;
use policy::Pack;
use policy::model::{Action, Allowed, Cell, Layer, Rule, RuleValue, Sets, Test, When};

pub fn matches(when: &When, facts: &[Option<i64>]) -> bool {
    let holds = |test: &Test| {
        let Some(value) = facts[test.fact] else { return false };
        match &test.allowed {
            Allowed::Values(values) => values.contains(&usize::try_from(value).unwrap_or(usize::MAX)),
            Allowed::Ranges(ranges) => ranges.iter().any(|(low, high)| *low <= value && value <= *high),
        }
    };
    let excluded = !when.unless.is_empty() && when.unless.iter().all(holds);
    when.all.iter().all(holds) && !excluded
}

pub fn cell<'a>(value: &'a RuleValue, facts: &[Option<i64>]) -> Option<&'a Cell> {
    match value {
        RuleValue::One(cell) => Some(cell),
        RuleValue::Table { rows } => rows.iter().find(|(when, _)| matches(when, facts)).map(|(_, cell)| cell),
    }
}

/// A rule with the value it has for the bill, and the rules that adjust it.
pub struct Filled<'a> {
    pub rule: &'a Rule,
    pub cell: &'a Cell,
    pub adjustments: Vec<(Action, &'a Cell)>,
}

/// The rules of a layer for a bill.
#[derive(Default)]
pub struct Slots<'a> {
    pub deductible: Option<Filled<'a>>,
    pub deductible_limit: Option<Filled<'a>>,
    pub rate: Option<Filled<'a>>,
    pub cost_limits: Vec<Filled<'a>>,
    pub pay_limits: Vec<Filled<'a>>,
    pub floor: Option<Filled<'a>>,
}

impl<'a> Slots<'a> {
    /// `Err` when one is missing or two contradict.
    pub fn find(pack: &'a Pack, layer: &Layer, on: Day, facts: &[Option<i64>]) -> Result<Slots<'a>, ()> {
        let of_layer = || pack.rules.iter().filter(|it| it.layer == layer.id);
        let here =
            |it: &&Rule| it.span.contains(on) && matches(&it.when, facts) && cell(&it.value, facts).is_some();
        let active: Vec<&Rule> = of_layer().filter(here).collect();
        let beaten = |rule: &Rule| active.iter().any(|it| it.overrides.contains(&rule.number));
        let limits = |sets: Sets| matches!(sets, Sets::CostLimit | Sets::PayLimit);
        let mut keys = vec![(Sets::Rate, None)];
        for rule in of_layer().filter(|it| it.action == Action::Set) {
            let key = (rule.sets, rule.meter.filter(|_| limits(rule.sets)));
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        let mut slots = Slots::default();
        for (sets, meter) in keys {
            let same = |it: &&&Rule| {
                it.action == Action::Set
                    && it.sets == sets
                    && (!limits(sets) || it.meter == meter)
                    && !beaten(it)
            };
            let setters: Vec<&&Rule> = active.iter().filter(same).collect();
            let named = meter.map(|it| format!("{}:{}", sets.word(), pack.meters[it].id));
            let may_lack = layer.optional.iter().any(|it| it == sets.word() || Some(it) == named.as_ref());
            let rule = match setters[..] {
                [rule] => *rule,
                [] if may_lack && sets != Sets::Rate => continue,
                _ => return Err(()),
            };
            let adjusts = |it: &&&Rule| {
                let meters = it.meter.is_none() || it.meter == rule.meter;
                it.action != Action::Set && it.sets == sets && meters && !beaten(it)
            };
            let mut adjusters: Vec<&&Rule> = active.iter().filter(adjusts).collect();
            adjusters.sort_by_key(|it| (it.order, it.number));
            let valued = |it: &&'a Rule| cell(&it.value, facts).map(|cell| (it.action, cell));
            let adjustments = adjusters.into_iter().filter_map(valued).collect();
            let Some(cell) = cell(&rule.value, facts) else { return Err(()) };
            let filled = Filled { rule, cell, adjustments };
            match sets {
                Sets::Deductible => slots.deductible = Some(filled),
                Sets::DeductibleLimit => slots.deductible_limit = Some(filled),
                Sets::Rate => slots.rate = Some(filled),
                Sets::CostLimit => slots.cost_limits.push(filled),
                Sets::PayLimit => slots.pay_limits.push(filled),
                Sets::Floor => slots.floor = Some(filled),
            }
        }
        Ok(slots)
    }
}
