//! What `bench reconcile` prints, beside its bars.
//!
//! **Knows:** the bars. **Does not know:** how things are measured.

use std::time::Duration;

use serde_json::json;

use super::measured::Measured;
use super::stored::Stored;
use super::truth::{Score, total};

/// What a figure should be.
enum Bar {
    Below(f64),
    AtLeast(f64),
    None,
}

struct Printer {
    json: bool,
    met: bool,
}

impl Printer {
    fn figure(&mut self, name: &str, value: f64, unit: &str, what: &str, bar: &Bar) {
        let (is_met, words) = match bar {
            Bar::Below(bar) => (value < *bar, format!("  低于 {bar}：")),
            Bar::AtLeast(bar) => (value >= *bar, format!("  不低于 {bar}：")),
            Bar::None => (true, String::new()),
        };
        self.met &= is_met;
        if self.json {
            println!("{}", json!({ "name": format!("reconcile.{name}"), "value": value, "unit": unit }));
            return;
        }
        let verdict = match (words.is_empty(), is_met) {
            (true, _) => "",
            (_, true) => "达到",
            (_, false) => "未达到",
        };
        println!("{value:>14} {unit:<8} {what}{words}{verdict}");
    }
}

/// Prints what was measured in memory; whether every bar is met.
pub fn print_memory(runs: &[Measured], json: bool) -> bool {
    let mut out = Printer { json, met: true };
    let Some(best) = runs.iter().min_by_key(|it| it.classify_millis) else { return false };
    let seconds = |millis: u64| millis as f64 / 1_000.0;
    let least = |of: fn(&Measured) -> u64| runs.iter().map(of).min().unwrap_or(0);
    let register = least(|it| it.register_millis);
    let both = least(|it| it.register_millis + it.classify_millis);
    let what = format!("九部门名册从文件到比对、分类完毕（{} 次中最快）", runs.len());
    out.figure("classify_seconds", seconds(best.classify_millis), "s", &what, &Bar::Below(1.5));
    out.figure("gather_seconds", seconds(best.gather_millis), "s", "其中：读文件、认列、认行", &Bar::None);
    out.figure("register_build_seconds", seconds(register), "s", "底册从文件到内存", &Bar::None);
    out.figure("classify_with_register_seconds", seconds(both), "s", "两项合计", &Bar::None);
    out.figure("rows", best.rows as f64, "rows", "比对的行", &Bar::None);
    out.figure("problems", best.problems as f64, "problems", "发现的问题", &Bar::None);
    let peak = runs.iter().map(|it| it.peak_mib).max().unwrap_or(0);
    out.figure("peak_mib", peak as f64, "MiB", "只做比对的进程内存最高时", &Bar::Below(800.0));
    let all = total(&best.scores);
    let ppm = |it: u64| it as f64 / 1_000_000.0;
    out.figure("precision", ppm(all.precision_ppm()), "ratio", "对上的人对不对", &Bar::AtLeast(0.99999));
    out.figure(
        "recall",
        ppm(all.recall_ppm()),
        "ratio",
        "该对上的对上没有（首选候选人算）",
        &Bar::AtLeast(0.9999),
    );
    if !json {
        tables(best);
    }
    out.met
}

fn tables(best: &Measured) {
    println!(
        "\n{:<18}{:>10}{:>12}{:>10}{:>8}{:>8}",
        "dirt", "rows", "registered", "matched", "wrong", "first"
    );
    for (dirt, it) in &best.scores {
        let Score { rows, registered, matched, wrong, first } = it;
        println!("{dirt:<18}{rows:>10}{registered:>12}{matched:>10}{wrong:>8}{first:>8}");
    }
    println!();
    for (name, count) in best.outcomes.iter().chain(&best.kinds) {
        println!("{count:>10} {name}");
    }
}

/// Prints what was measured in the database; whether every bar is met.
pub fn print_stored(it: &Stored, json: bool) -> bool {
    let mut out = Printer { json, met: true };
    let seconds = |it: Duration| it.as_millis() as f64 / 1_000.0;
    out.figure("register_seconds", seconds(it.register), "s", "底册第一次入库", &Bar::Below(30.0));
    out.figure("opened_seconds", seconds(it.opened), "s", "底册从库到内存", &Bar::None);
    out.figure("stored_seconds", seconds(it.stored), "s", "一轮比对连同凭据入库", &Bar::Below(15.0));
    out.figure("stored_rows", it.rows as f64, "rows", "入库的行", &Bar::None);
    out.figure("daily_seconds", seconds(it.daily), "s", "每日 500 行", &Bar::Below(0.5));
    out.figure("export_seconds", seconds(it.exported), "s", "十万条问题导出 Excel", &Bar::Below(3.0));
    out.met
}
