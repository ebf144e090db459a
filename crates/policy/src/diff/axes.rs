//! The facts that either pack looks at on a day, with the values that stand for all of their cases.

use std::collections::{BTreeMap, BTreeSet};

use base::Day;

use crate::diff::view::Side;
use crate::model::{Allowed, FactKind, Pack};
use crate::phrase;

/// A fact that either pack looks at, with the values that stand for all of its cases.
pub struct Axis {
    pub id: String,
    pub name: String,
    pub values: Vec<AxisValue>,
}

pub enum AxisValue {
    Word(String),
    Numbers(i64, i64),
}

impl Axis {
    pub fn position(&self, pack: &Pack, at: usize) -> Option<i64> {
        let fact = pack.fact(&self.id)?;
        match (&self.values[at], &pack.facts[fact].kind) {
            (AxisValue::Word(word), FactKind::Closed { values, .. }) => {
                values.iter().position(|it| it == word).and_then(|it| i64::try_from(it).ok())
            }
            (AxisValue::Numbers(low, _), FactKind::Number { .. }) => Some(*low),
            _ => None,
        }
    }

    /// The values in words; `None` when all of them are meant.
    pub fn words(&self, chosen: &[usize]) -> Option<String> {
        if chosen.len() == self.values.len() {
            return None;
        }
        let word = |at: &usize| match &self.values[*at] {
            AxisValue::Word(word) => word.clone(),
            AxisValue::Numbers(..) => String::new(),
        };
        if matches!(self.values.first(), Some(AxisValue::Numbers(..))) {
            return Some(format!("{} {}", self.name, self.ranges(chosen)));
        }
        if self.values.len() >= 5 && self.values.len() - chosen.len() <= 2 {
            let left = (0..self.values.len()).filter(|it| !chosen.contains(it));
            return Some(format!(
                "{}除{}外",
                self.name,
                left.map(|it| word(&it)).collect::<Vec<_>>().join("、")
            ));
        }
        Some(chosen.iter().map(word).collect::<Vec<_>>().join("、"))
    }

    fn ranges(&self, chosen: &[usize]) -> String {
        let mut ranges: Vec<(i64, i64)> = Vec::new();
        for at in chosen {
            let AxisValue::Numbers(low, high) = self.values[*at] else { continue };
            match ranges.last_mut() {
                Some(last) if last.1 != i64::MAX && last.1 + 1 == low => last.1 = high,
                _ => ranges.push((low, high)),
            }
        }
        ranges.iter().map(|(low, high)| phrase::range(*low, *high)).collect::<Vec<_>>().join("、")
    }
}

pub fn axes(sides: &[Side<'_>; 2], day: Day) -> Vec<Axis> {
    let mut cuts: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for side in sides {
        for test in side.tests(day) {
            let id = &side.pack.facts[test.fact].id;
            if !order.contains(id) {
                order.push(id.clone());
            }
            let cuts = cuts.entry(id.clone()).or_default();
            if let Allowed::Ranges(ranges) = &test.allowed {
                for (low, high) in ranges {
                    cuts.insert(*low);
                    cuts.insert(high.saturating_add(1));
                }
            }
        }
    }
    order.into_iter().map(|id| axis(sides, &cuts[&id], id)).collect()
}

fn axis(sides: &[Side<'_>; 2], cuts: &BTreeSet<i64>, id: String) -> Axis {
    let facts = || sides.iter().filter_map(|it| it.pack.fact(&id).map(|fact| &it.pack.facts[fact]));
    let mut words: Vec<String> = Vec::new();
    let mut first = 0;
    for fact in facts() {
        match &fact.kind {
            FactKind::Closed { values, .. } => {
                words.extend(values.iter().filter(|it| !words.contains(it)).cloned().collect::<Vec<_>>());
            }
            FactKind::Number { from_meter, .. } => first = i64::from(from_meter.is_some()),
            FactKind::Amount { .. } => {}
        }
    }
    let name = facts().next_back().map_or_else(|| id.clone(), |it| it.name.clone());
    let values = if words.is_empty() {
        let inner = cuts.iter().copied().filter(|it| *it > first && *it < i64::MAX);
        let lows: Vec<i64> = std::iter::once(first).chain(inner).collect();
        let high = |at: usize| lows.get(at + 1).map_or(i64::MAX, |next| next - 1);
        lows.iter().enumerate().map(|(at, low)| AxisValue::Numbers(*low, high(at))).collect()
    } else {
        words.into_iter().map(AxisValue::Word).collect()
    };
    Axis { id, name, values }
}
