//! `mingbai policy diff`: which rules, people, days and cases change between two packages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use base::{Day, Fen};
use benefit::{Decision, Engine, Outcome, cases};
use policy::case_file::Case;
use policy::diff::{Affected, Change, What};
use serde::Serialize;

use crate::packs;

/// More catalogue rows than this are counted instead of listed.
const MOST_ROWS: usize = 20;

/// What differs, as `--json` prints it.
#[derive(Debug, Serialize)]
struct Difference {
    /// Things that are written differently.
    changes: Vec<Change>,
    /// People and days to whom something else applies.
    affected: Vec<Affected>,
    /// Layers with too many combinations to compare.
    not_compared: Vec<String>,
    /// Cases that come out differently.
    cases: Vec<CaseChange>,
    /// How many cases were run on both.
    cases_run: usize,
}

/// A case that comes out differently; one entry per visit that does.
#[derive(Debug, Serialize)]
struct CaseChange {
    id: String,
    name: String,
    /// Which package the case is from: `both`, `old`, `new`.
    of: &'static str,
    /// Visit, counted from 1.
    visit: usize,
    on: Option<Day>,
    /// Outcome before and after, in words, when it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<(String, String)>,
    /// Amounts that differ, in fen.
    amounts: Vec<AmountChange>,
}

#[derive(Debug, Serialize)]
struct AmountChange {
    name: String,
    old_fen: Fen,
    new_fen: Fen,
    change_fen: Fen,
}

/// Compares two packages. Exit code 0, or 1 for a difference when `exit_code` is asked for.
///
/// # Errors
/// When a folder cannot be read or a package has errors.
pub fn run(old: &Path, new: &Path, json: bool, exit_code: bool) -> anyhow::Result<ExitCode> {
    let (old, new) = (packs::engine(old)?, packs::engine(new)?);
    let (affected, not_compared) = policy::diff::affected(old.pack(), new.pack());
    let (cases, cases_run) = compare_cases(&old, &new);
    let changes = policy::diff::changes(old.pack(), new.pack());
    let difference = Difference { changes, affected, not_compared, cases, cases_run };
    if json {
        println!("{}", serde_json::to_string(&difference)?);
    } else {
        print(&difference);
    }
    let differs =
        !difference.changes.is_empty() || !difference.affected.is_empty() || !difference.cases.is_empty();
    Ok(if differs && exit_code { ExitCode::FAILURE } else { ExitCode::SUCCESS })
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
fn bills(case: &Case) -> Vec<(benefit::Bill, Vec<(String, i64)>)> {
    case.visits.iter().map(|it| (cases::bill(it), it.meters.clone())).collect()
}

fn outcome(decision: Option<&Decision>, result: &cases::CaseResult) -> String {
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

fn print(it: &Difference) {
    print_changes(&it.changes);
    print_affected(&it.affected, &it.not_compared);
    print_cases(&it.cases, it.cases_run);
}

fn print_changes(changes: &[Change]) {
    println!("一、写法：{} 处不同", changes.len());
    let mut rows = 0;
    for it in changes {
        let is_row = it.kind == "目录";
        rows += usize::from(is_row);
        if is_row && rows > MOST_ROWS {
            continue;
        }
        let verb = match it.what {
            What::Added => "新增",
            What::Removed => "删去",
            What::Changed => "改动",
        };
        let name = if it.name.is_empty() { String::new() } else { format!("（{}）", it.name) };
        let place = if it.file.is_empty() { String::new() } else { format!("    {}:{}", it.file, it.line) };
        println!("  {verb}{} {}{name}{place}", it.kind, it.id);
        for field in &it.fields {
            match it.what {
                What::Added => println!("      {}：{}", field.label, field.new),
                What::Removed => println!("      {}：{}", field.label, field.old),
                What::Changed => {
                    println!("      {}：{} → {}", field.label, or_none(&field.old), or_none(&field.new))
                }
            }
        }
    }
    if rows > MOST_ROWS {
        println!("  目录另有 {} 行不同，全部见 --json", rows - MOST_ROWS);
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "无" } else { text }
}

fn print_affected(affected: &[Affected], not_compared: &[String]) {
    println!("\n二、受影响的人和日子：{} 组", affected.len());
    let mut layer = "";
    for it in affected {
        if it.id != layer {
            layer = &it.id;
            println!("  {}（{}）", it.name, it.id);
        }
        let days = if it.until == Day::MAX {
            format!("{} 起", it.from)
        } else {
            format!("{} 至 {}", it.from, it.until)
        };
        println!("    {}，{days}", it.who);
        println!("      {}", it.what);
    }
    for it in not_compared {
        println!("  {it}：用到的事实组合太多，没有逐一比较");
    }
    let first = affected.iter().map(|it| it.from).min();
    let last = affected.iter().map(|it| it.until).max();
    if let (Some(first), Some(last)) = (first, last) {
        let last = if last == Day::MAX { "以后长期".to_owned() } else { last.to_string() };
        println!("  合起来：{first} 至 {last}");
    }
}

fn print_cases(cases: &[CaseChange], run: usize) {
    let ids: BTreeSet<&str> = cases.iter().map(|it| it.id.as_str()).collect();
    println!("\n三、算例：{run} 个在两边各算一遍，{} 个结果不同", ids.len());
    let mut sums: Vec<(&str, Fen)> = Vec::new();
    for it in cases {
        let from = match it.of {
            "old" => "（旧包的算例）",
            "new" => "（新包的算例）",
            _ => "",
        };
        let day = it.on.map(|day| format!("，{day}")).unwrap_or_default();
        let visit = if it.visit > 1 { format!("，第 {} 次就医", it.visit) } else { String::new() };
        println!("  {} {}{from}{visit}{day}", it.id, it.name);
        if let Some((was, is)) = &it.outcome {
            println!("      {was} → {is}");
        }
        for amount in &it.amounts {
            let change = signed(amount.change_fen);
            println!("      {}：{} → {} 元（{change}）", amount.name, amount.old_fen, amount.new_fen);
            match sums.iter_mut().find(|(name, _)| *name == amount.name) {
                Some((_, sum)) => *sum += amount.change_fen,
                None => sums.push((&amount.name, amount.change_fen)),
            }
        }
    }
    if !sums.is_empty() {
        let words: Vec<String> = sums.iter().map(|(name, sum)| format!("{name} {}", signed(*sum))).collect();
        println!("  合计变化（元）：{}", words.join("，"));
    }
}

fn signed(fen: Fen) -> String {
    if fen > Fen::ZERO { format!("+{fen}") } else { fen.to_string() }
}
