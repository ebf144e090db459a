//! What one pack says to a situation on a day, in words.

use std::collections::{BTreeSet, HashMap};

use base::Day;

use crate::describe;
use crate::model::{Action, Cell, Form, Layer, NamedAmount, Pack, Ref, Rule, RuleValue, Test};
use crate::phrase;
use crate::resolve::{LayerRules, Problem, cell};
use crate::value::Unit;

/// One pack's part in the comparison.
pub struct Side<'a> {
    pub pack: &'a Pack,
    layers: Vec<&'a Layer>,
    amounts: Vec<&'a NamedAmount>,
    rules: Vec<&'a Rule>,
}

impl<'a> Side<'a> {
    pub fn layer(pack: &'a Pack, id: &str) -> Side<'a> {
        let number = pack.layer_ids.iter().position(|it| it == id);
        let layers = pack.layers.iter().filter(|it| Some(it.id) == number).collect();
        let rules = pack.rules.iter().filter(|it| Some(it.layer) == number).collect();
        Side { pack, layers, amounts: Vec::new(), rules }
    }

    pub fn amount(pack: &'a Pack, id: &str) -> Side<'a> {
        let amounts = pack.amounts.iter().filter(|it| it.id == id).collect();
        Side { pack, layers: Vec::new(), amounts, rules: Vec::new() }
    }

    pub fn name(&self) -> Option<&'a str> {
        let layer = self.layers.first().map(|it| it.name.as_str());
        layer.or_else(|| self.amounts.first().map(|it| it.name.as_str()))
    }

    /// First days of the spans between which nothing changes.
    pub fn starts(&self, starts: &mut BTreeSet<Day>) {
        let spans = self.layers.iter().map(|it| it.span).chain(self.amounts.iter().map(|it| it.span));
        let spans = spans.chain(self.rules.iter().map(|it| it.span));
        let indices = self.pack.indices.iter().flat_map(|it| it.values.iter().map(|(span, _)| *span));
        for span in spans.chain(indices) {
            starts.insert(span.from);
            if span.until < Day::MAX {
                starts.insert(span.until.plus_days(1));
            }
        }
    }

    pub fn tests(&self, day: Day) -> Vec<&'a Test> {
        let rows = |value: &'a RuleValue| match value {
            RuleValue::One(_) => &[][..],
            RuleValue::Table { rows } => rows.as_slice(),
        };
        let mut tests: Vec<&'a Test> = Vec::new();
        for it in self.layers.iter().filter(|it| it.span.contains(day)) {
            tests.extend(it.when.facts());
        }
        for it in self.amounts.iter().filter(|it| it.span.contains(day)) {
            tests.extend(it.when.facts().chain(rows(&it.value).iter().flat_map(|(when, _)| when.facts())));
        }
        for it in self.rules.iter().filter(|it| it.span.contains(day)) {
            tests.extend(it.when.facts().chain(rows(&it.value).iter().flat_map(|(when, _)| when.facts())));
        }
        tests
    }
}

/// What applies to a situation: nothing, or labelled words.
pub type Applies = Option<Vec<(String, String)>>;

/// A side on one day, with what it has already put into words.
pub struct View<'a> {
    side: &'a Side<'a>,
    day: Day,
    layers: Vec<LayerRules<'a>>,
    words: HashMap<Vec<usize>, Vec<(String, String)>>,
}

fn address<T>(it: &T) -> usize {
    std::ptr::from_ref(it).addr()
}

impl<'a> View<'a> {
    pub fn new(side: &'a Side<'a>, day: Day) -> View<'a> {
        let in_force = side.layers.iter().filter(|it| it.span.contains(day));
        let layers = in_force.map(|it| LayerRules::new(side.pack, it, day)).collect();
        View { side, day, layers, words: HashMap::new() }
    }

    pub fn applies(&mut self, situation: &[Option<i64>]) -> Applies {
        let pack = self.side.pack;
        if let Some(rules) = self.layers.iter().find(|it| it.layer().when.matches(situation)) {
            let resolved = rules.resolve(situation);
            let mut key = vec![address(rules.layer())];
            for slot in &resolved.slots {
                key.extend([address(slot.rule), address(slot.cell)]);
                key.extend(slot.adjustments.iter().flat_map(|(rule, cell)| [address(*rule), address(*cell)]));
            }
            if resolved.problems.is_empty()
                && let Some(known) = self.words.get(&key)
            {
                return Some(known.clone());
            }
            let mut words: Vec<(String, String)> = describe::layer(pack, rules.layer())
                .fields
                .iter()
                .filter(|it| it.label != "可以没有")
                .map(|it| (it.label.to_owned(), it.shown.flat()))
                .collect();
            for slot in &resolved.slots {
                let meter = slot.key.1.map(|it| format!("（{}）", pack.meters[it].name)).unwrap_or_default();
                let mut text = self.cell(Unit::of(slot.rule.sets, Action::Set), slot.cell);
                for (rule, cell) in &slot.adjustments {
                    let verb = describe::verb(rule.action);
                    text.push_str(&format!("，{verb}{}", self.cell(Unit::of(rule.sets, rule.action), cell)));
                }
                words.push((format!("{}{meter}", describe::sets(slot.key.0)), text));
            }
            for problem in &resolved.problems {
                words.push(match problem {
                    Problem::Missing(key) => (describe::sets(key.0).to_owned(), "缺规则".to_owned()),
                    Problem::Conflict(key, _) => (describe::sets(key.0).to_owned(), "规则冲突".to_owned()),
                });
            }
            if resolved.problems.is_empty() {
                self.words.insert(key, words.clone());
            }
            return Some(words);
        }
        let in_force = |it: &&&NamedAmount| it.span.contains(self.day) && it.when.matches(situation);
        let amount = self.side.amounts.iter().find(in_force)?;
        let fields = describe::amount(pack, amount).fields;
        let others =
            fields.iter().filter(|it| it.label != "数值").map(|it| (it.label.to_owned(), it.shown.flat()));
        let mut words: Vec<(String, String)> = others.collect();
        let value =
            cell(&amount.value, situation).map_or_else(|| "缺".to_owned(), |it| self.cell(Unit::Amount, it));
        words.push(("数值".to_owned(), value));
        Some(words)
    }

    /// A value in words, with the values that indices have on the day.
    fn cell(&self, unit: Unit, cell: &Cell) -> String {
        let pack = self.side.pack;
        let mut words = phrase::cell(pack, unit, cell);
        if let Cell::Form(Form::Share { of, .. }) = cell {
            for term in &of.terms {
                let Ref::Index(index) = term.what else { continue };
                let found = pack.indices.iter().find(|it| Some(&it.id) == pack.index_ids.get(index));
                let value = found.and_then(|it| it.values.iter().find(|(span, _)| span.contains(self.day)));
                let value = value.map_or_else(|| "没有值".to_owned(), |(_, fen)| phrase::amount(*fen));
                words.push_str(&format!("（{}：{value}）", found.map_or("指数", |it| it.name.as_str())));
            }
        }
        words
    }
}
