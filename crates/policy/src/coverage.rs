//! Gaps and conflicts: every day × every combination of facts that a layer's rules look at.

use std::collections::{BTreeMap, BTreeSet};

use base::{Day, Finding, Findings};

use crate::model::{Allowed, Cell, FactId, FactKind, Layer, Pack, Place, Sets, Span, Test};
use crate::resolve::{LayerRules, Problem, SlotKey};
use crate::{amount_coverage, references};

/// Above this many combinations a layer is reported instead of swept.
const MOST_COMBINATIONS: usize = 400_000;

/// Finds days and situations in which a layer applies but a rule is missing or two contradict.
#[must_use]
pub fn check_coverage(pack: &Pack) -> Findings {
    let mut findings = Findings::default();
    for id in 0..pack.layer_ids.len() {
        let versions: Vec<&Layer> = pack.layers.iter().filter(|it| it.id == id).collect();
        // Whether a layer has gaps cannot be said when a part of it could not be read.
        if versions.is_empty() || pack.unread_layers.contains(&id) {
            continue;
        }
        let mut problems = Problems::default();
        let mut too_many = false;
        for span in intervals(pack, id, &versions) {
            too_many |= !sweep(pack, &versions, span, &mut problems);
        }
        problems.report(pack, versions[0], &mut findings);
        holes(pack, &versions, &mut findings);
        if too_many {
            let message =
                format!("层 {} 用到的事实组合超过 {MOST_COMBINATIONS} 种，没有逐一核对", pack.layer_ids[id]);
            let place = &versions[0].place;
            findings
                .push(Finding::error("POL-0009", message, "请把规则拆到几层").at(&place.file, place.line));
        }
        for layer in versions {
            check_shape(pack, layer, &mut findings);
        }
    }
    amount_coverage::check(pack, &mut findings);
    references::check(pack, &mut findings);
    findings.sort();
    findings
}

/// Spans of days between which nothing about the layer changes.
fn intervals(pack: &Pack, id: usize, versions: &[&Layer]) -> Vec<Span> {
    let rules = pack.rules.iter().filter(|it| it.layer == id).map(|it| it.span);
    let mut starts = BTreeSet::new();
    for span in versions.iter().map(|it| it.span).chain(rules) {
        starts.insert(span.from);
        if span.until < Day::MAX {
            starts.insert(span.until.plus_days(1));
        }
    }
    let starts: Vec<Day> = starts.into_iter().collect();
    let end = |index: usize| starts.get(index + 1).map_or(Day::MAX, |next| next.plus_days(-1));
    starts.iter().enumerate().map(|(index, from)| Span { from: *from, until: end(index) }).collect()
}

/// Sweeps one interval; `false` when there are too many combinations.
fn sweep(pack: &Pack, versions: &[&Layer], span: Span, problems: &mut Problems) -> bool {
    let active: Vec<LayerRules<'_>> = versions
        .iter()
        .filter(|it| it.span.contains(span.from))
        .map(|it| LayerRules::new(pack, it, span.from))
        .collect();
    if active.is_empty() {
        return true;
    }
    let conditions = active.iter().flat_map(|it| it.layer().when.facts());
    let tests: Vec<&Test> = conditions.chain(active.iter().flat_map(LayerRules::tests)).collect();
    let Some(situations) = Situations::new(pack, &tests) else { return false };
    situations.for_each(|situation, names| {
        let matching: Vec<&LayerRules<'_>> =
            active.iter().filter(|it| it.layer().when.matches(situation)).collect();
        match matching[..] {
            [] => {}
            [rules] => {
                for problem in rules.resolve(situation).problems {
                    problems.add(pack, &problem, span, names);
                }
            }
            _ => problems.add_overlap(span, names),
        }
    });
    true
}

/// All combinations of the facts that some tests look at.
pub struct Situations<'a> {
    pack: &'a Pack,
    /// Fact and the values that stand for all of its cases.
    axes: Vec<(FactId, Vec<i64>)>,
}

impl<'a> Situations<'a> {
    /// `None` when there are more than the sweep takes on.
    #[must_use]
    pub fn new(pack: &'a Pack, tests: &[&Test]) -> Option<Situations<'a>> {
        let mut cuts: BTreeMap<FactId, BTreeSet<i64>> = BTreeMap::new();
        for test in tests {
            let cuts = cuts.entry(test.fact).or_default();
            if let Allowed::Ranges(ranges) = &test.allowed {
                for (low, high) in ranges {
                    cuts.insert(*low);
                    cuts.insert(high.saturating_add(1));
                }
            }
        }
        let axes: Vec<(FactId, Vec<i64>)> =
            cuts.into_iter().map(|(fact, cuts)| (fact, representatives(pack, fact, &cuts))).collect();
        let mut count = 1_usize;
        for (_, values) in &axes {
            count = count.checked_mul(values.len()).filter(|it| *it <= MOST_COMBINATIONS)?;
        }
        Some(Situations { pack, axes })
    }

    /// Calls `visit` with each combination and its description.
    pub fn for_each(&self, mut visit: impl FnMut(&[Option<i64>], &dyn Fn() -> String)) {
        let mut position = vec![0; self.axes.len()];
        let mut situation = vec![None; self.pack.facts.len()];
        loop {
            for ((fact, values), at) in self.axes.iter().zip(&position) {
                situation[*fact] = Some(values[*at]);
            }
            let describe = || self.describe(&position);
            visit(&situation, &describe);
            let Some(axis) =
                (0..position.len()).rev().find(|axis| position[*axis] + 1 < self.axes[*axis].1.len())
            else {
                return;
            };
            position[axis] += 1;
            position[axis + 1..].fill(0);
        }
    }

    fn describe(&self, position: &[usize]) -> String {
        let words = self.axes.iter().zip(position).map(|((fact, values), at)| {
            let fact = &self.pack.facts[*fact];
            match &fact.kind {
                FactKind::Closed { values: names, .. } => {
                    let name = usize::try_from(values[*at]).ok().and_then(|it| names.get(it));
                    format!("{}={}", fact.name, name.map_or("?", String::as_str))
                }
                FactKind::Number { .. } | FactKind::Amount { .. } => format!("{}={}", fact.name, values[*at]),
            }
        });
        words.collect::<Vec<_>>().join("、")
    }
}

fn representatives(pack: &Pack, fact: FactId, cuts: &BTreeSet<i64>) -> Vec<i64> {
    match &pack.facts[fact].kind {
        FactKind::Closed { values, .. } => {
            (0..values.len()).filter_map(|it| i64::try_from(it).ok()).collect()
        }
        FactKind::Number { from_meter, .. } => {
            let first = i64::from(from_meter.is_some());
            let inner = cuts.iter().copied().filter(|it| *it > first && *it < i64::MAX);
            std::iter::once(first).chain(inner).collect()
        }
        FactKind::Amount { .. } => vec![0],
    }
}

/// Problems gathered per slot, so that a thousand situations become one line.
#[derive(Default)]
struct Problems {
    found: BTreeMap<(String, &'static str, String), Gathered>,
}

#[derive(Default)]
struct Gathered {
    count: usize,
    examples: Vec<String>,
    spans: BTreeSet<String>,
    /// The rule that came last, for conflicts.
    place: Option<Place>,
}

impl Problems {
    fn add(&mut self, pack: &Pack, problem: &Problem<'_>, span: Span, names: &dyn Fn() -> String) {
        match problem {
            Problem::Missing(key) => {
                self.gather((slot(pack, *key), "POL-0009", String::new()), span, names);
            }
            Problem::Conflict(key, rules) => {
                let ids = rules.iter().map(|it| it.id.as_str()).collect::<Vec<_>>().join("、");
                let gathered = self.gather((slot(pack, *key), "POL-0010", ids), span, names);
                gathered.place = rules.last().map(|it| it.place.clone());
            }
        }
    }

    fn add_overlap(&mut self, span: Span, names: &dyn Fn() -> String) {
        self.gather((String::new(), "POL-0010", "同名的几段层".to_owned()), span, names);
    }

    fn gather(
        &mut self,
        key: (String, &'static str, String),
        span: Span,
        names: &dyn Fn() -> String,
    ) -> &mut Gathered {
        let gathered = self.found.entry(key).or_default();
        gathered.count += 1;
        let until = if span.until == Day::MAX { "长期".to_owned() } else { span.until.to_string() };
        gathered.spans.insert(format!("{} 至 {until}", span.from));
        if gathered.examples.len() < 3 {
            let names = names();
            if !gathered.examples.contains(&names) {
                gathered.examples.push(names);
            }
        }
        gathered
    }

    fn report(self, pack: &Pack, layer: &Layer, findings: &mut Findings) {
        for ((slot, code, rules), gathered) in self.found {
            let days = gathered.spans.into_iter().collect::<Vec<_>>().join("，");
            let who = gathered.examples.join("；");
            let who = if who.is_empty() { "所有情况".to_owned() } else { who };
            let (message, remedy) = if code == "POL-0009" {
                let message = format!("缺少 {slot}：{days}，{} 种情况，如 {who}", gathered.count);
                (message, "请补规则；确实可以没有的，写进该层的 optional")
            } else {
                let message = format!("{slot} 冲突（{rules}）：{days}，{} 种情况，如 {who}", gathered.count);
                (message, "请用 when/unless 分开，或在例外上写 overrides")
            };
            let name = format!("layer {}", pack.layer_ids[layer.id]);
            let place = gathered.place.unwrap_or_else(|| layer.place.clone());
            findings.push(Finding::error(code, message, remedy).at(place.file, place.line).of(name));
        }
    }
}

fn slot(pack: &Pack, key: SlotKey) -> String {
    let word = key.0.word();
    let id = key.1.map_or_else(|| word.to_owned(), |meter| format!("{word}:{}", pack.meters[meter].id));
    format!("{}（{id}）", crate::describe::sets(key.0))
}

/// Days between two versions of a layer on which nothing is in force.
fn holes(pack: &Pack, versions: &[&Layer], findings: &mut Findings) {
    let tests: Vec<&Test> = versions.iter().flat_map(|it| it.when.facts()).collect();
    let Some(situations) = Situations::new(pack, &tests) else { return };
    let mut reported = BTreeSet::new();
    situations.for_each(|situation, names| {
        let mut spans: Vec<Span> =
            versions.iter().filter(|it| it.when.matches(situation)).map(|it| it.span).collect();
        spans.sort_by_key(|it| it.from);
        for pair in spans.windows(2) {
            let next = pair[0].until.plus_days(1);
            if pair[0].until < pair[1].from && next < pair[1].from && reported.insert((next, pair[1].from)) {
                let message = format!("{next} 至 {} 没有这一层，如 {}", pair[1].from.plus_days(-1), names());
                let place = &versions[0].place;
                let finding = Finding::error("POL-0009", message, "请把前后两段的日期接上");
                let layer = format!("layer {}", pack.layer_ids[versions[0].id]);
                findings.push(finding.at(&place.file, place.line).of(layer));
            }
        }
    });
}

/// Things about a layer that do not depend on the situation.
fn check_shape(pack: &Pack, layer: &Layer, findings: &mut Findings) {
    let mut report = |message: String, remedy: &str| {
        let place = format!("layer {}", pack.layer_ids[layer.id]);
        findings.push(
            Finding::error("POL-0004", message, remedy).at(&layer.place.file, layer.place.line).of(place),
        );
    };
    let has_bands = pack.rules.iter().filter(|it| it.layer == layer.id && it.sets == Sets::Rate).any(|it| {
        crate::load::cells(&it.value).iter().any(|cell| matches!(cell, Cell::Bands(bands) if bands.len() > 1))
    });
    if has_bands && layer.bands_from.is_none() {
        report("有分段却没有写 bands_from".to_owned(), "写 \"zero\" 或 \"deductible\"，两者结果不同");
    }
    for word in &layer.optional {
        let known = ["deductible", "deductible_limit", "rate", "bands", "cost_limit", "pay_limit", "floor"];
        let (slot, meter) =
            word.split_once(':').map_or((word.as_str(), None), |(slot, meter)| (slot, Some(meter)));
        if !known.contains(&slot) || meter.is_some_and(|it| pack.meter(it).is_none()) {
            report(format!("optional 里不认识“{word}”"), &format!("可用：{}", known.join("、")));
        }
    }
}
