//! Two packages side by side: every worked case on both, and what comes out differently.
//!
//! **Knows:** two engines and the cases of their packs. **Does not know:** what is written differently
//! (`policy::diff` does), bills of real people.

use std::collections::{BTreeMap, BTreeSet};

use base::{Day, Fen};
use policy::case_file::Case;
use policy::diff::{Affected, Change};
use serde::Serialize;

use crate::cases::{self, CaseResult};
use crate::decision::{Decision, Outcome};
use crate::engine::Engine;

/// What differs between two packages.
#[derive(Debug, Clone, Serialize)]
pub struct Difference {
    /// Things that are written differently.
    pub changes: Vec<Change>,
    /// People and days to whom something else applies.
    pub affected: Vec<Affected>,
    /// Layers with too many combinations to compare.
    pub not_compared: Vec<String>,
    /// Cases that come out differently.
    pub cases: Vec<CaseChange>,
    /// How many cases were run on both.
    pub cases_run: usize,
}

/// A case that comes out differently; one entry per visit that does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseChange {
    /// Identifier of the case.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Which package the case is from: `both`, `old`, `new`.
    pub of: &'static str,
    /// Visit, counted from 1.
    pub visit: usize,
    /// Its day.
    pub on: Option<Day>,
    /// Outcome before and after, in words, when it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<(String, String)>,
    /// Amounts that differ, in fen.
    pub amounts: Vec<AmountChange>,
}

/// An amount that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmountChange {
    /// Who pays or gets it.
    pub name: String,
    /// Before.
    pub old_fen: Fen,
    /// After.
    pub new_fen: Fen,
    /// After less before.
    pub change_fen: Fen,
}

impl Difference {
    /// Compares two packages.
    #[must_use]
    pub fn between(old: &Engine, new: &Engine) -> Difference {
        let (affected, not_compared) = policy::diff::affected(old.pack(), new.pack());
        let (cases, cases_run) = compare_cases(old, new);
        let changes = policy::diff::changes(old.pack(), new.pack());
        Difference { changes, affected, not_compared, cases, cases_run }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.affected.is_empty() && self.cases.is_empty()
    }

    /// What changes over all cases, by who pays or gets it, in the order in which they occur.
    #[must_use]
    pub fn sums(&self) -> Vec<(&str, Fen)> {
        let mut sums: Vec<(&str, Fen)> = Vec::new();
        for amount in self.cases.iter().flat_map(|it| &it.amounts) {
            match sums.iter_mut().find(|(name, _)| *name == amount.name) {
                Some((_, sum)) => *sum += amount.change_fen,
                None => sums.push((&amount.name, amount.change_fen)),
            }
        }
        sums
    }
}

/// Every case of both packages on both engines.
fn compare_cases(old: &Engine, new: &Engine) -> (Vec<CaseChange>, usize) {
    let before: BTreeMap<&str, &Case> = old.pack().cases.iter().map(|it| (it.id.as_str(), it)).collect();
    let mut run: Vec<(&Case, &'static str)> = Vec::new();
    let mut same: BTreeSet<&str> = BTreeSet::new();
    for case in &new.pack().cases {
        let is_same = before.get(case.id.as_str()).is_some_and(|it| bills(it) == bills(case));
        if is_same {
            same.insert(&case.id);
        }
        run.push((case, if is_same { "both" } else { "new" }));
    }
    run.extend(old.pack().cases.iter().filter(|it| !same.contains(it.id.as_str())).map(|it| (it, "old")));
    let mut changes = Vec::new();
    for (case, of) in &run {
        let (a, b) = (cases::run(old, case), cases::run(new, case));
        for visit in 0..case.visits.len() {
            let sides = [a.decisions.get(visit), b.decisions.get(visit)];
            let words = [outcome(sides[0], &a), outcome(sides[1], &b)];
            let amounts = amounts(sides[0], sides[1]);
            let [was, is] = words;
            if was == is && amounts.is_empty() {
                continue;
            }
            changes.push(CaseChange {
                id: case.id.clone(),
                name: case.name.clone(),
                of,
                visit: visit + 1,
                on: case.visits[visit].on,
                outcome: (was != is).then_some((was, is)),
                amounts,
            });
        }
    }
    (changes, run.len())
}

/// What a case asks, without what it expects.
fn bills(case: &Case) -> Vec<(crate::Bill, Vec<(String, i64)>)> {
    case.visits.iter().map(|it| (cases::bill(it), it.meters.clone())).collect()
}

fn outcome(decision: Option<&Decision>, result: &CaseResult) -> String {
    match decision.map(|it| &it.outcome) {
        Some(Outcome::Decided) => "有待遇".to_owned(),
        Some(Outcome::NotApplicable) => "无适用待遇".to_owned(),
        Some(Outcome::NoRule { reasons }) => format!("缺规则（{}）", reasons.join("；")),
        None => format!("算不了（{}）", result.differences.last().cloned().unwrap_or_default()),
    }
}

/// Amounts of payers, person, accounts, benefits and named amounts that differ.
fn amounts(old: Option<&Decision>, new: Option<&Decision>) -> Vec<AmountChange> {
    let mut names: Vec<String> = Vec::new();
    let mut read = |decision: Option<&Decision>| {
        let mut map: BTreeMap<String, Fen> = BTreeMap::new();
        let Some(it) = decision else { return map };
        let mut put = |name: &str, fen: Fen| {
            if !names.iter().any(|it| it == name) {
                names.push(name.to_owned());
            }
            *map.entry(name.to_owned()).or_default() += fen;
        };
        for share in it.payers.iter().chain(&it.accounts) {
            put(&share.name, share.amount_fen);
        }
        for share in &it.benefits {
            put(&format!("{}（发给个人）", share.name), share.amount_fen);
        }
        for amount in &it.amounts {
            put(&amount.name, amount.amount_fen);
        }
        put("个人", it.person_fen);
        put("个人现金", it.cash_fen);
        map
    };
    let (before, after) = (read(old), read(new));
    let find = |map: &BTreeMap<String, Fen>, name: &String| map.get(name).copied().unwrap_or_default();
    let change = |name: String| {
        let (old_fen, new_fen) = (find(&before, &name), find(&after, &name));
        AmountChange { name, old_fen, new_fen, change_fen: new_fen - old_fen }
    };
    names.into_iter().map(change).filter(|it| it.old_fen != it.new_fen).collect()
}
