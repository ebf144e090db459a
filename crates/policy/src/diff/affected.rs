//! Whom and which days a change touches: both packs are resolved for every combination of facts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use base::Day;
use serde::Serialize;

use crate::describe;
use crate::diff::boxes::{self, Cells};
use crate::diff::written::layer_is_same;
use crate::model::{Action, Allowed, Cell, FactKind, Form, Layer, NamedAmount, Pack, Ref, Rule, RuleValue, Span, Test};
use crate::phrase;
use crate::resolve::{LayerRules, Problem, cell};
use crate::value::Unit;

/// Above this many combinations a layer is reported as not compared.
const MOST_COMBINATIONS: usize = 200_000;

/// Some people on some days to whom another rule applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Affected {
    /// Identifier of the layer or named amount.
    pub id: String,
    /// Its name.
    pub name: String,
    /// First day.
    pub from: Day,
    /// Last day; [`Day::MAX`] for until further notice.
    pub until: Day,
    /// Who, in words: `居民 × 三级 × 低保`.
    pub who: String,
    /// What, in words: `支付比例：65% → 70%`.
    pub what: String,
}

/// Everyone who is affected, and the names of what has too many combinations to compare.
#[must_use]
pub fn affected(old: &Pack, new: &Pack) -> (Vec<Affected>, Vec<String>) {
    let mut found = Vec::new();
    let mut too_many = Vec::new();
    for id in union(&new.layer_ids, &old.layer_ids) {
        if !layer_is_same(old, new, id) || facts_differ(old, new) || indices_differ(old, new) {
            let sides = [old, new].map(|pack| Side::layer(pack, id));
            compare(id, &sides, &mut found, &mut too_many);
        }
    }
    for id in union(&new.amount_ids, &old.amount_ids) {
        let sides = [old, new].map(|pack| Side::amount(pack, id));
        compare(id, &sides, &mut found, &mut too_many);
    }
    (found, too_many)
}

fn union<'a>(first: &'a [String], second: &'a [String]) -> Vec<&'a str> {
    let others = second.iter().filter(|it| !first.contains(it));
    first.iter().chain(others).map(String::as_str).collect()
}

fn facts_differ(old: &Pack, new: &Pack) -> bool {
    old.facts != new.facts || old.meters != new.meters
}

fn indices_differ(old: &Pack, new: &Pack) -> bool {
    let values = |pack: &Pack| pack.indices.iter().map(|it| (it.id.clone(), it.values.clone())).collect::<Vec<_>>();
    values(old) != values(new)
}

/// One pack's part in the comparison.
struct Side<'a> {
    pack: &'a Pack,
    layers: Vec<&'a Layer>,
    amounts: Vec<&'a NamedAmount>,
    rules: Vec<&'a Rule>,
}

impl<'a> Side<'a> {
    fn layer(pack: &'a Pack, id: &str) -> Side<'a> {
        let number = pack.layer_ids.iter().position(|it| it == id);
        let layers = pack.layers.iter().filter(|it| Some(it.id) == number).collect();
        let rules = pack.rules.iter().filter(|it| Some(it.layer) == number).collect();
        Side { pack, layers, amounts: Vec::new(), rules }
    }

    fn amount(pack: &'a Pack, id: &str) -> Side<'a> {
        let amounts = pack.amounts.iter().filter(|it| it.id == id).collect();
        Side { pack, layers: Vec::new(), amounts, rules: Vec::new() }
    }

    fn name(&self) -> Option<&'a str> {
        let layer = self.layers.first().map(|it| it.name.as_str());
        layer.or_else(|| self.amounts.first().map(|it| it.name.as_str()))
    }

    /// First days of the spans between which nothing changes.
    fn starts(&self, starts: &mut BTreeSet<Day>) {
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

    fn tests(&self, day: Day) -> Vec<&'a Test> {
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

/// A fact that either pack looks at, with the values that stand for all of its cases.
struct Axis {
    id: String,
    name: String,
    values: Vec<AxisValue>,
}

enum AxisValue {
    Word(String),
    Numbers(i64, i64),
}

impl Axis {
    fn position(&self, pack: &Pack, at: usize) -> Option<i64> {
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
    fn words(&self, chosen: &[usize]) -> Option<String> {
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
            return Some(format!("{}除{}外", self.name, left.map(|it| word(&it)).collect::<Vec<_>>().join("、")));
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

fn axes(sides: &[Side<'_>; 2], day: Day) -> Vec<Axis> {
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
    let name = facts().last().map_or_else(|| id.clone(), |it| it.name.clone());
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

/// What applies to a situation: nothing, or labelled words.
type Applies = Option<Vec<(String, String)>>;

/// Old and new words, with the situations they hold for as boxes per interval.
type Found = BTreeMap<(Applies, Applies), Vec<(Span, Vec<Vec<usize>>)>>;

fn compare(id: &str, sides: &[Side<'_>; 2], found: &mut Vec<Affected>, too_many: &mut Vec<String>) {
    let name = sides[1].name().or_else(|| sides[0].name()).unwrap_or(id);
    let mut starts = BTreeSet::new();
    for side in sides {
        side.starts(&mut starts);
    }
    let starts: Vec<Day> = starts.into_iter().collect();
    let mut open: Vec<Affected> = Vec::new();
    for (at, from) in starts.iter().enumerate() {
        let until = starts.get(at + 1).map_or(Day::MAX, |next| next.plus_days(-1));
        let axes = axes(sides, *from);
        let count = axes.iter().try_fold(1_usize, |count, it| count.checked_mul(it.values.len()));
        if count.is_none_or(|it| it > MOST_COMBINATIONS) {
            too_many.push(name.to_owned());
            return;
        }
        let different = sweep(sides, &axes, Span { from: *from, until });
        let mut now = Vec::new();
        for ((old, new), groups) in different {
            for (span, situations) in groups {
                for cells in boxes::merged(&situations) {
                    let (who, what) = (who(&axes, &cells), what(old.as_ref(), new.as_ref()));
                    let id = id.to_owned();
                    now.push(Affected { id, name: name.to_owned(), from: span.from, until: span.until, who, what });
                }
            }
        }
        // The same people and change on the following days are one entry.
        for it in now {
            let before = open.iter_mut().find(|earlier| {
                earlier.until < Day::MAX
                    && earlier.until.plus_days(1) == it.from
                    && earlier.who == it.who
                    && earlier.what == it.what
            });
            match before {
                Some(earlier) => earlier.until = it.until,
                None => open.push(it),
            }
        }
    }
    found.append(&mut open);
}

fn sweep(sides: &[Side<'_>; 2], axes: &[Axis], span: Span) -> Found {
    let mut views: Vec<View<'_>> = sides.iter().map(|it| View::new(it, span.from)).collect();
    let mut found: Found = BTreeMap::new();
    let mut position = vec![0; axes.len()];
    loop {
        let [old, new] = [0, 1].map(|side| {
            let pack = sides[side].pack;
            let mut situation = vec![None; pack.facts.len()];
            for (axis, at) in axes.iter().zip(&position) {
                if let Some(fact) = pack.fact(&axis.id) {
                    situation[fact] = axis.position(pack, *at);
                }
            }
            views[side].applies(&situation)
        });
        if old != new {
            let groups = found.entry((old, new)).or_insert_with(|| vec![(span, Vec::new())]);
            groups[0].1.push(position.clone());
        }
        let Some(axis) = (0..position.len()).rev().find(|it| position[*it] + 1 < axes[*it].values.len()) else {
            return found;
        };
        position[axis] += 1;
        position[axis + 1..].fill(0);
    }
}

/// A side on one day, with what it has already put into words.
struct View<'a> {
    side: &'a Side<'a>,
    day: Day,
    layers: Vec<LayerRules<'a>>,
    words: HashMap<Vec<usize>, Vec<(String, String)>>,
}

fn address<T>(it: &T) -> usize {
    std::ptr::from_ref(it).addr()
}

impl<'a> View<'a> {
    fn new(side: &'a Side<'a>, day: Day) -> View<'a> {
        let in_force = side.layers.iter().filter(|it| it.span.contains(day));
        let layers = in_force.map(|it| LayerRules::new(side.pack, it, day)).collect();
        View { side, day, layers, words: HashMap::new() }
    }

    fn applies(&mut self, situation: &[Option<i64>]) -> Applies {
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
                let meter = slot.key.1.map(|it| format!("（{}）", describe::meter(&pack.meters[it]))).unwrap_or_default();
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
        let others = fields.iter().filter(|it| it.label != "数值").map(|it| (it.label.to_owned(), it.shown.flat()));
        let mut words: Vec<(String, String)> = others.collect();
        let value = cell(&amount.value, situation).map_or_else(|| "缺".to_owned(), |it| self.cell(Unit::Amount, it));
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

fn who(axes: &[Axis], cells: &Cells) -> String {
    let words: Vec<String> = axes.iter().zip(cells).filter_map(|(axis, chosen)| axis.words(chosen)).collect();
    if words.is_empty() { "所有人".to_owned() } else { words.join(" × ") }
}

fn what(old: Option<&Vec<(String, String)>>, new: Option<&Vec<(String, String)>>) -> String {
    let all = |it: &Vec<(String, String)>| {
        let shown = it.iter().filter(|(label, _)| !["支付方", "先后"].contains(&label.as_str()));
        shown.map(|(label, text)| format!("{label} {text}")).collect::<Vec<_>>().join("，")
    };
    match (old, new) {
        (None, None) => String::new(),
        (None, Some(new)) => format!("原来没有，现为 {}", all(new)),
        (Some(old), None) => format!("不再适用，原为 {}", all(old)),
        (Some(old), Some(new)) => {
            let find = |list: &[(String, String)], label: &str| {
                list.iter().find(|(it, _)| it == label).map_or_else(|| "没有".to_owned(), |(_, text)| text.clone())
            };
            let mut labels: Vec<&String> = new.iter().map(|(label, _)| label).collect();
            labels.extend(old.iter().map(|(label, _)| label).filter(|it| !new.iter().any(|(label, _)| label == *it)));
            let parts = labels.into_iter().filter_map(|label| {
                let (old, new) = (find(old, label), find(new, label));
                (old != new).then(|| format!("{label}：{old} → {new}"))
            });
            parts.collect::<Vec<_>>().join("；")
        }
    }
}
