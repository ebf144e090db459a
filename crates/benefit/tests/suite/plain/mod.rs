//! A second model of the calculation, written for reading, not for speed: it walks the pack as it was
//! loaded, looks everything up for each bill, computes with whole fractions, and shares no code with the
//! engine but the pack's own types. Where the two differ, one of them is wrong.

pub mod formula;
pub mod layer;
pub mod lines;
pub mod rules;

use std::collections::BTreeMap;

use base::Day;
use benefit::{Bill, MeterValues};
use policy::Pack;
use policy::model::{FactKind, Layer, NamedAmount, PayerKind};

/// What the model says of a bill.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Whether a rule is missing, or two contradict.
    pub no_rule: bool,
    /// The five parts.
    pub parts: [i128; 5],
    /// Results of each layer that applies: base, deductible, over, self, cut, paid.
    pub layers: BTreeMap<String, [i128; 6]>,
    /// Named amounts.
    pub amounts: BTreeMap<String, i128>,
    /// What payers bear, without accounts and person.
    pub payers: BTreeMap<String, i128>,
    /// What accounts bear.
    pub accounts: BTreeMap<String, i128>,
    /// How far each meter moves; only those that do.
    pub meters: BTreeMap<String, i128>,
}

/// Everything known while a bill is worked out.
pub struct Model<'a> {
    pub pack: &'a Pack,
    pub on: Day,
    /// Closed facts by position of the word, numbers as they are.
    pub facts: Vec<Option<i64>>,
    pub parts: [i128; 5],
    pub pots: Vec<i128>,
    pub amount_facts: Vec<i128>,
    pub used: Vec<i128>,
    pub last: Vec<i128>,
    pub balances: Vec<i128>,
    pub rest: i128,
    /// Seven results by layer.
    pub layers: BTreeMap<usize, [i128; 7]>,
    pub amounts: BTreeMap<usize, i128>,
    pub no_rule: bool,
    /// An index has no value on the day.
    pub lacks_index: std::cell::Cell<bool>,
}

enum Part_<'a> {
    Layer(&'a Layer),
    Amount(&'a NamedAmount),
}

/// Decides a bill that is known to be well formed.
pub fn decide(pack: &Pack, bill: &Bill, meters: &MeterValues) -> Answer {
    let mut model = Model::new(pack, bill, meters);
    if bill.lines.is_empty() {
        model.take_parts(bill);
    } else {
        lines::split_all(&mut model, bill);
    }
    let before = model.used.clone();
    let mut parts: Vec<Part_<'_>> = Vec::new();
    let layers =
        pack.layers.iter().filter(|it| it.span.contains(model.on) && rules::matches(&it.when, &model.facts));
    parts.extend(layers.map(Part_::Layer));
    let amounts =
        pack.amounts.iter().filter(|it| it.span.contains(model.on) && rules::matches(&it.when, &model.facts));
    parts.extend(amounts.map(Part_::Amount));
    parts.sort_by_key(|it| match it {
        Part_::Layer(layer) => layer.order,
        Part_::Amount(amount) => amount.order,
    });
    model.check(&parts);
    let mut answer = Answer { parts: model.parts, no_rule: model.no_rule, ..Answer::default() };
    if model.no_rule {
        return answer;
    }
    model.rest = model.parts[0];
    model.run(&parts);
    if model.lacks_index.get() {
        return Answer { no_rule: true, ..answer };
    }
    for part in &parts {
        match part {
            Part_::Amount(amount) => {
                if let Some(value) = model.amounts.get(&amount.name_id) {
                    answer.amounts.insert(amount.id.clone(), *value);
                }
            }
            Part_::Layer(layer) => {
                let [base, deductible, over, own, cut, paid, _] = model.layers[&layer.id];
                let name = pack.layer_ids[layer.id].clone();
                answer.layers.insert(name, [base, deductible, over, own, cut, paid]);
                let payer = &pack.payers[layer.payer];
                let shares = match payer.kind {
                    PayerKind::Person => continue,
                    PayerKind::Account => &mut answer.accounts,
                    _ => &mut answer.payers,
                };
                *shares.entry(payer.id.clone()).or_default() += paid;
            }
        }
    }
    answer.payers.retain(|_, it| *it != 0);
    answer.accounts.retain(|_, it| *it != 0);
    for (meter, declared) in pack.meters.iter().enumerate() {
        if declared.counts.as_ref().is_some_and(|it| rules::matches(it, &model.facts)) {
            model.used[meter] += 1;
        }
        if model.used[meter] != before[meter] {
            answer.meters.insert(declared.id.clone(), model.used[meter] - before[meter]);
        }
    }
    answer
}

impl<'a> Model<'a> {
    fn new(pack: &'a Pack, bill: &Bill, meters: &MeterValues) -> Model<'a> {
        let wide = |values: &[i64]| values.iter().map(|it| i128::from(*it)).collect::<Vec<_>>();
        let used = wide(&meters.used);
        let fact = |fact: &policy::model::Fact| match &fact.kind {
            FactKind::Closed { values, default } => {
                let at = |word: &String| values.iter().position(|it| it == word);
                let held = || bill.identities.iter().filter_map(at).min().filter(|_| fact.id == "identity");
                let value = bill.facts.get(&fact.id).and_then(at).or_else(held).or(*default);
                value.and_then(|it| i64::try_from(it).ok())
            }
            FactKind::Number { from_meter, default } => {
                let counted = from_meter.map(|it| i64::try_from(used[it]).unwrap_or(0) + 1);
                bill.numbers.get(&fact.id).copied().or(counted).or(*default)
            }
            FactKind::Amount { .. } => None,
        };
        let amount_fact = |fact: &policy::model::Fact| match fact.kind {
            FactKind::Amount { default } => i128::from(bill.amounts.get(&fact.id).map_or(default, |it| it.0)),
            _ => 0,
        };
        let balance =
            |payer: &policy::model::Payer| bill.balances.get(&payer.id).map_or(0, |it| i128::from(it.0));
        Model {
            pack,
            on: bill.on.expect("bills of tests have a day"),
            facts: pack.facts.iter().map(fact).collect(),
            parts: [0; 5],
            pots: vec![0; pack.pots.len()],
            amount_facts: pack.facts.iter().map(amount_fact).collect(),
            used,
            last: wide(&meters.last),
            balances: pack.payers.iter().map(balance).collect(),
            rest: 0,
            layers: BTreeMap::new(),
            amounts: BTreeMap::new(),
            no_rule: false,
            lacks_index: std::cell::Cell::new(false),
        }
    }

    /// Parts given with the bill; the tests give all four, or a total and what is not eligible.
    fn take_parts(&mut self, bill: &Bill) {
        let given = |id: &str| bill.amounts.get(id).map(|it| i128::from(it.0));
        let [out, over, prepaid] = ["out_of_scope", "over_limit", "prepaid"].map(|it| given(it).unwrap_or(0));
        let (total, eligible) = match (given("total"), given("eligible")) {
            (None, eligible) => {
                let eligible = eligible.unwrap_or(0);
                (out + over + prepaid + eligible, eligible)
            }
            (Some(total), Some(eligible)) => (total, eligible),
            (Some(total), None) => (total, total - out - over - prepaid),
        };
        let out = total - over - prepaid - eligible;
        self.parts = [total, out, over, prepaid, eligible];
        for (at, pot) in self.pack.pots.iter().enumerate() {
            self.pots[at] = given(&pot.id).unwrap_or(0);
        }
    }

    /// Looks for missing and contradicting rules before anything is worked out.
    fn check(&mut self, parts: &[Part_<'_>]) {
        let mut seen: Vec<(bool, usize)> = Vec::new();
        for part in parts {
            let key = match part {
                Part_::Layer(layer) => {
                    self.no_rule |= rules::Slots::find(self.pack, layer, self.on, &self.facts).is_err();
                    (true, layer.id)
                }
                Part_::Amount(amount) => {
                    self.no_rule |= rules::cell(&amount.value, &self.facts).is_none();
                    (false, amount.name_id)
                }
            };
            self.no_rule |= seen.contains(&key);
            seen.push(key);
        }
    }

    fn run(&mut self, parts: &[Part_<'_>]) {
        let group = |at: usize| match parts.get(at) {
            Some(Part_::Layer(layer)) => layer.group.as_deref(),
            _ => None,
        };
        let mut at = 0;
        while at < parts.len() {
            let mut end = at + 1;
            while group(at).is_some() && group(end) == group(at) {
                end += 1;
            }
            match &parts[at] {
                Part_::Amount(amount) => self.amount(amount),
                Part_::Layer(layer) if end == at + 1 => self.layer(layer),
                Part_::Layer(_) => {
                    let layers = parts[at..end].iter().filter_map(|it| match it {
                        Part_::Layer(layer) => Some(*layer),
                        Part_::Amount(_) => None,
                    });
                    self.best_of(&layers.collect::<Vec<_>>());
                }
            }
            at = end;
        }
    }

    /// Of alternatives the one that pays most; of equals the first.
    fn best_of(&mut self, layers: &[&Layer]) {
        let state = (self.used.clone(), self.balances.clone(), self.rest);
        let mut best: Option<(i128, usize)> = None;
        for (at, layer) in layers.iter().enumerate() {
            (self.used, self.balances, self.rest) = state.clone();
            self.layer(layer);
            let paid = self.layers[&layer.id][5];
            if best.is_none_or(|(most, _)| paid > most) {
                best = Some((paid, at));
            }
        }
        let chosen = best.map_or(0, |it| it.1);
        (self.used, self.balances, self.rest) = state;
        // Earlier alternatives must not be seen by the chosen one: none of ours looks at its neighbours.
        self.layer(layers[chosen]);
        for (at, layer) in layers.iter().enumerate() {
            if at != chosen {
                self.layers.insert(layer.id, [0; 7]);
            }
        }
    }
}
