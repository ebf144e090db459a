//! Runs the worked cases of a pack and compares them with the answers worked by hand.

use std::collections::{BTreeMap, BTreeSet};

use base::{Day, Fen, Finding, Findings};
use policy::PackSource;
use policy::case_file::{Case, CaseVisit};
use policy::model::PayerKind;

use crate::bill::{Bill, FeeLine};
use crate::decision::{Decision, Outcome};
use crate::engine::Engine;
use crate::prepare::MeterValues;

/// What came out of one case.
#[derive(Debug, Clone)]
pub struct CaseResult {
    /// Identifier of the case.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A decision per visit; fewer when one could not be decided.
    pub decisions: Vec<Decision>,
    /// Differences, one line each; empty when the case passes.
    pub differences: Vec<String>,
    /// Rules of the trace that the case does not cite, and the other way round.
    pub citations: Vec<String>,
    /// Rules that took part.
    pub rules: BTreeSet<String>,
    /// Expected and computed amounts per visit, in the order of `expect`.
    pub compared: Vec<Vec<Compared>>,
}

/// An expected amount beside what came out; in fen, for counting meters a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Key of `expect`.
    pub key: String,
    /// By hand.
    pub expected: i64,
    /// By machine; `None` when nothing has that name.
    pub actual: Option<i64>,
}

impl CaseResult {
    /// Whether amounts and citations are as the case says.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.differences.is_empty() && self.citations.is_empty()
    }
}

/// The bill of a case's visit.
#[must_use]
pub fn bill(visit: &CaseVisit) -> Bill {
    let line = |it: &policy::case_file::CaseLine| FeeLine {
        code: it.code.clone(),
        name: it.name.clone(),
        on: it.on,
        amount_fen: Fen(it.amount),
        quantity_e4: it.quantity_e4,
        class: it.class.clone(),
        kind: it.kind.clone(),
        prepaid_ppm: it.prepaid,
        tags: it.tags.clone(),
    };
    Bill {
        on: visit.on,
        facts: visit.facts.iter().cloned().collect(),
        identities: visit.identities.clone(),
        numbers: visit.numbers.iter().cloned().collect(),
        amounts: visit.amounts.iter().map(|(id, fen)| (id.clone(), Fen(*fen))).collect(),
        lines: visit.lines.iter().map(line).collect(),
        balances: visit.balances.iter().map(|(id, fen)| (id.clone(), Fen(*fen))).collect(),
    }
}

/// Meters and balances that go from one visit of a case to the next.
#[derive(Debug, Default)]
struct Carried {
    meters: BTreeMap<(String, String), i64>,
    balances: BTreeMap<String, Fen>,
}

/// Runs one case.
#[must_use]
pub fn run(engine: &Engine, case: &Case) -> CaseResult {
    let mut result = CaseResult {
        id: case.id.clone(),
        name: case.name.clone(),
        decisions: Vec::new(),
        differences: Vec::new(),
        citations: Vec::new(),
        rules: BTreeSet::new(),
        compared: Vec::new(),
    };
    let mut carried = Carried::default();
    for (at, visit) in case.visits.iter().enumerate() {
        let label =
            if case.visits.len() > 1 { format!("第 {} 次就医：", at + 1) } else { String::new() };
        let Some(on) = visit.on else { continue };
        let bill = carried.begin(engine, visit, on, at == 0);
        let meters = carried.values(engine, on);
        match engine.decide(&bill, &meters, true) {
            Ok(decision) => {
                carried.finish(&decision);
                compare(engine, visit, &decision, &carried, on, &label, &mut result);
                result.decisions.push(decision);
            }
            Err(findings) => {
                result.differences.extend(findings.0.iter().map(|it| format!("{label}{it}")));
                break;
            }
        }
    }
    result
}

impl Carried {
    fn begin(&mut self, engine: &Engine, visit: &CaseVisit, on: Day, first: bool) -> Bill {
        let mut bill = bill(visit);
        if first {
            for (id, value) in &visit.meters {
                if let Some(meter) = engine.pack().meter(id) {
                    self.meters.insert((id.clone(), engine.period_key(meter, on)), *value);
                }
            }
            self.balances = std::mem::take(&mut bill.balances);
        }
        bill.balances.clone_from(&self.balances);
        bill
    }

    fn values(&self, engine: &Engine, on: Day) -> MeterValues {
        let count = engine.pack().meters.len();
        let mut values = MeterValues { used: vec![0; count], last: vec![0; count] };
        for key in engine.meter_keys(on) {
            let value = self.meters.get(&(key.id, key.period)).copied().unwrap_or(0);
            let list = if key.last { &mut values.last } else { &mut values.used };
            list[key.meter] = value;
        }
        values
    }

    fn finish(&mut self, decision: &Decision) {
        for change in &decision.meters {
            *self.meters.entry((change.meter.clone(), change.period.clone())).or_default() += change.change;
        }
        for share in &decision.accounts {
            let balance = self.balances.entry(share.payer.clone()).or_default();
            *balance = *balance - share.amount_fen;
        }
    }
}

fn compare(
    engine: &Engine,
    visit: &CaseVisit,
    decision: &Decision,
    carried: &Carried,
    on: Day,
    label: &str,
    result: &mut CaseResult,
) {
    let outcome = match &decision.outcome {
        Outcome::Decided => "decided",
        Outcome::NotApplicable => "not_applicable",
        Outcome::NoRule { .. } => "no_rule",
    };
    let wanted = visit.outcome.as_deref().unwrap_or("decided");
    if outcome != wanted {
        let why = match &decision.outcome {
            Outcome::NoRule { reasons } => format!("（{}）", reasons.join("；")),
            Outcome::Decided | Outcome::NotApplicable => String::new(),
        };
        result.differences.push(format!("{label}结果应为 {wanted}，算得 {outcome}{why}"));
    }
    if let Err(message) = decision.check_identities() {
        result.differences.push(format!("{label}{message}"));
    }
    let mut compared = Vec::with_capacity(visit.expect.len());
    for (key, expected) in &visit.expect {
        let actual = value(engine, decision, carried, on, key);
        compared.push(Compared { key: key.clone(), expected: *expected, actual });
        match actual {
            None => result.differences.push(format!("{label}expect 里不认识“{key}”")),
            Some(actual) if actual != *expected => {
                let difference = format!("{label}{key} 应为 {}，算得 {}", Fen(*expected), Fen(actual));
                result.differences.push(difference);
            }
            Some(_) => {}
        }
    }
    result.compared.push(compared);
    let used: BTreeSet<String> =
        decision.trace.iter().map(|it| it.rule.clone()).filter(|it| !it.is_empty()).collect();
    let cited: BTreeSet<String> = visit.because.iter().flatten().cloned().collect();
    for rule in used.difference(&cited) {
        result.citations.push(format!("{label}用到了 {rule}，because 没有写"));
    }
    for rule in cited.difference(&used) {
        result.citations.push(format!("{label}because 写了 {rule}，计算没有用到"));
    }
    result.rules.extend(used);
}

/// The amount (in fen) or count that `key` of `expect` names; `None` when nothing has that name.
fn value(engine: &Engine, decision: &Decision, carried: &Carried, on: Day, key: &str) -> Option<i64> {
    let pack = engine.pack();
    let parts = &decision.parts;
    let of_kind = |kind: PayerKind| -> i64 {
        decision.payers.iter().filter(|it| it.kind == kind.word()).map(|it| it.amount_fen.0).sum()
    };
    let fen = match key {
        "total" => parts.total_fen,
        "out_of_scope" => parts.out_of_scope_fen,
        "over_limit" => parts.over_limit_fen,
        "prepaid" => parts.prepaid_fen,
        "eligible" => parts.eligible_fen,
        "person" => decision.person_fen,
        "cash" => decision.cash_fen,
        "covered" => parts.total_fen - decision.person_fen,
        "fund_total" => Fen(of_kind(PayerKind::Fund)),
        _ => {
            if let Some(id) = key.strip_prefix("balance.") {
                pack.payer(id)?;
                return Some(carried.balances.get(id).map_or(0, |it| it.0));
            }
            if let Some(id) = key.strip_prefix("meter.") {
                let period = engine.period_key(pack.meter(id)?, on);
                return Some(carried.meters.get(&(id.to_owned(), period)).copied().unwrap_or(0));
            }
            if let Some((layer, slot)) = key.rsplit_once('.') {
                pack.layer_ids.iter().position(|it| it == layer)?;
                let Some(found) = decision.layers.iter().find(|it| it.layer == layer) else { return Some(0) };
                return Some(match slot {
                    "base" => found.base_fen.0,
                    "deductible" => found.deductible_fen.0,
                    "over" => found.over_fen.0,
                    "self" => found.self_fen.0,
                    "cut" => found.cut_fen.0,
                    "paid" => found.paid_fen.0,
                    "left" => found.base_fen.0 - found.paid_fen.0,
                    _ => return None,
                });
            }
            if pack.amount_ids.iter().any(|it| it == key) {
                return Some(decision.amounts.iter().find(|it| it.id == key).map_or(0, |it| it.amount_fen.0));
            }
            if pack.pots.iter().any(|it| it.id == key) {
                return Some(decision.pots.iter().find(|it| it.id == key).map_or(0, |it| it.amount_fen.0));
            }
            pack.payer(key)?;
            let shares = decision.payers.iter().chain(&decision.accounts).chain(&decision.benefits);
            Fen(shares.filter(|it| it.payer == key).map(|it| it.amount_fen.0).sum())
        }
    };
    Some(fen.0)
}

/// Runs every case of the pack, in order.
#[must_use]
pub fn run_all(engine: &Engine) -> Vec<CaseResult> {
    engine.pack().cases.iter().map(|it| run(engine, it)).collect()
}

/// Everything that is wrong with a package: reading, gaps and conflicts over time, cases.
#[must_use]
pub fn check_source(source: &PackSource) -> Findings {
    check_with(source, |_| None).findings
}

/// What checking a package worked out.
#[derive(Debug)]
pub struct Checked {
    /// Everything that is wrong with it.
    pub findings: Findings,
    /// The pack, compiled; `None` when it cannot be used.
    pub engine: Option<Engine>,
    /// Results of its cases, in order; empty without engine.
    pub results: Vec<CaseResult>,
}

/// [`check_source`] with what it worked out. Where the package does not hold on every day, `before` says by what
/// else the cases of a day are to be worked out.
#[must_use]
pub fn check_with<'e>(source: &PackSource, before: impl Fn(Day) -> Option<&'e Engine>) -> Checked {
    let (pack, mut findings) = policy::load(source);
    findings.extend(policy::check_coverage(&pack).0);
    let mut checked = Checked { findings, engine: None, results: Vec::new() };
    // Cases need a pack that could be read whole.
    if checked.findings.is_usable() {
        match Engine::new(pack, Findings::default()) {
            Ok(engine) => {
                let by = |case: &Case| case.visits.first().and_then(|it| it.on).and_then(&before);
                let result = |it: &Case| run(by(it).unwrap_or(&engine), it);
                checked.results = engine.pack().cases.iter().map(result).collect();
                checked.findings.extend(judge(&engine, &checked.results).0);
                checked.engine = Some(engine);
            }
            Err(more) => checked.findings.extend(more.0),
        }
    }
    checked.findings.sort();
    checked
}

/// What the cases show to be wrong with the pack: differences, citations, rules that no case uses.
#[must_use]
pub fn check(engine: &Engine) -> Findings {
    judge(engine, &run_all(engine))
}

fn judge(engine: &Engine, results: &[CaseResult]) -> Findings {
    let pack = engine.pack();
    let mut findings = Findings::default();
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (case, result) in pack.cases.iter().zip(results) {
        let place = format!("case {}", case.id);
        let mut report = |code: &'static str, message: &String, remedy: &str| {
            let finding = Finding::error(code, message.clone(), remedy);
            findings.push(finding.at(&case.place.file, case.place.line).of(&place));
        };
        for difference in &result.differences {
            report("POL-0015", difference, "先问条文，再问程序，最后才改算例");
        }
        for citation in &result.citations {
            report("POL-0012", citation, "请改 because，或检查规则为何没有用到");
        }
        used.extend(result.rules.iter().cloned());
    }
    let rules = pack.rules.iter().map(|it| (&it.id, &it.place));
    let prepaid = pack.prepaid.iter().map(|it| (&it.id, &it.place));
    let amounts = pack.amounts.iter().map(|it| (&it.id, &it.place));
    for (id, place) in rules.chain(prepaid).chain(amounts).filter(|(id, _)| !used.contains(*id)) {
        let finding = Finding::error("POL-0013", "没有哪个算例用到这条规则", "请补一个用到它的算例");
        findings.push(finding.at(&place.file, place.line).of(format!("rule {id}")));
    }
    findings
}
