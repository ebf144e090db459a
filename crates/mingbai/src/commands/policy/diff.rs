//! `mingbai policy diff`: which rules, people, days and cases change between two packages.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use base::{Day, Fen};
use benefit::compare::Difference;
use policy::diff::{Affected, Change, What};

use crate::packs;

/// More catalogue rows than this are counted instead of listed.
const MOST_ROWS: usize = 20;

/// Compares two packages. Exit code 0, or 1 for a difference when `exit_code` is asked for.
///
/// # Errors
/// When a folder cannot be read or a package has errors.
pub fn run(old: &Path, new: &Path, json: bool, exit_code: bool) -> anyhow::Result<ExitCode> {
    let (old, new) = (packs::engine(old)?, packs::engine(new)?);
    let difference = Difference::between(&old, &new);
    if json {
        println!("{}", serde_json::to_string(&difference)?);
    } else {
        print(&difference);
    }
    Ok(if !difference.is_empty() && exit_code { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn print(it: &Difference) {
    print_changes(&it.changes);
    print_affected(&it.affected, &it.not_compared);
    print_cases(it);
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

fn print_cases(difference: &Difference) {
    let ids: BTreeSet<&str> = difference.cases.iter().map(|it| it.id.as_str()).collect();
    println!("\n三、算例：{} 个在两边各算一遍，{} 个结果不同", difference.cases_run, ids.len());
    for it in &difference.cases {
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
        }
    }
    let sums = difference.sums();
    if !sums.is_empty() {
        let words: Vec<String> = sums.iter().map(|(name, sum)| format!("{name} {}", signed(*sum))).collect();
        println!("  合计变化（元）：{}", words.join("，"));
    }
}

fn signed(fen: Fen) -> String {
    if fen > Fen::ZERO { format!("+{fen}") } else { fen.to_string() }
}
