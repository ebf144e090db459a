//! `[[problem]]` and `[[difference]]`: conditions, remedy, desk, evidence, days, effects, exclusions.
//!
//! **Knows:** the keys of these tables. **Does not know:** people.

use toml_reader::{Table, Text};

use super::condition::Condition;
use super::expression::DateExpr;
use super::fact;
use super::model::Rules;
use super::problem_rule::{DeskLevel, Difference, EffectKind, EffectRule, ProblemRule, Verification};
use super::read::{unique, word};

const DESKS: [(&str, DeskLevel); 4] = [
    ("village", DeskLevel::Village),
    ("township", DeskLevel::Township),
    ("county", DeskLevel::County),
    ("department", DeskLevel::Department),
];

const VERIFICATIONS: [(&str, Verification); 3] = [
    ("next_round", Verification::NextRound),
    ("second_person", Verification::SecondPerson),
    ("document", Verification::Document),
];

/// The kinds of the report: the part of a code before the dot.
const KINDS: [&str; 8] =
    ["missing", "ended", "elsewhere", "employee", "paid", "changed", "uncovered", "flag"];

/// Reads all differences, then all problems, of all files; sorts problems by priority.
pub(super) fn read(roots: &[Table<'_, '_>], rules: &mut Rules) {
    for table in roots.iter().flat_map(|it| it.tables("difference", "id")) {
        let id = table.required("id");
        unique(&table, id, rules.differences.iter().any(|it| it.id == id.text));
        let name = table.required("name").text.to_owned();
        let when = condition(&table, rules);
        table.finish();
        rules.differences.push(Difference { id: id.text.to_owned(), name, when });
    }
    let mut excludes: Vec<(String, Vec<String>)> = Vec::new();
    let mut tables = Vec::new();
    for table in roots.iter().flat_map(|it| it.tables("problem", "code")) {
        let problem = read_problem(&table, rules);
        let code = Text { text: &problem.code, offset: table.offset };
        unique(&table, code, rules.problem(&problem.code).is_some());
        excludes.push((problem.code.clone(), table.strings("excludes")));
        rules.problems.push(problem);
        tables.push(table);
    }
    if rules.problems.len() > 64 || rules.differences.len() > 64 {
        let message = "问题子类或差异超过 64 个".to_owned();
        if let Some(table) = tables.last() {
            table.report(table.offset, "ROS-0107", message, "请合并处理办法相同的子类");
        }
        rules.problems.truncate(64);
        rules.differences.truncate(64);
    }
    rules.problems.sort_by_key(|it| it.priority);
    for (table, (code, patterns)) in tables.iter().zip(excludes) {
        let bits = patterns.iter().fold(0, |bits, it| bits | matching(table, rules, it, &code));
        if let Some(index) = rules.problem(&code) {
            rules.problems[index].excludes = bits;
        }
        table.finish();
    }
}

/// The sub-cases that `paid.allowance` names, or of `uncovered.*` those that are looked at later.
fn matching(table: &Table<'_, '_>, rules: &Rules, pattern: &str, own: &str) -> u64 {
    let kind = pattern.strip_suffix(".*");
    let mut bits = 0;
    for (index, it) in rules.problems.iter().enumerate() {
        let of_kind = kind.is_some_and(|kind| it.code.split('.').next() == Some(kind));
        let is_later = rules.problem(own).is_some_and(|own| index > own);
        if it.code != own && (it.code == pattern || of_kind && is_later) {
            bits |= 1 << index;
        }
    }
    if bits == 0 {
        let message = format!("excludes 里的“{pattern}”没有对应的后看的子类");
        table.report(
            table.offset,
            "ROS-0108",
            message,
            "请写已有的 code，或 种类.*；种类里要有 priority 更靠后的",
        );
    }
    bits
}

fn condition(table: &Table<'_, '_>, rules: &Rules) -> Condition {
    let class = |id: &str| rules.class(id).map(fact::class);
    let mut condition = Condition::default();
    let items = table.texts("when");
    if items.is_empty() {
        table.missing("when");
    }
    for item in items {
        if let Err(message) = condition.add(item.text, &class) {
            let known = fact::ALL.iter().map(|it| it.1).collect::<Vec<_>>().join("、");
            table.report(item.offset, "ROS-0109", message, &format!("事实可用：{known}、class(…)"));
        }
    }
    condition
}

fn read_problem(table: &Table<'_, '_>, rules: &Rules) -> ProblemRule {
    let code = table.required("code");
    let mut parts = code.text.split('.');
    let well_formed = parts.next().is_some_and(|it| KINDS.contains(&it))
        && parts.next().is_some_and(|it| !it.is_empty())
        && parts.next().is_none();
    if !well_formed && !code.text.is_empty() {
        let message = format!("code“{}”应写作 种类.子类", code.text);
        table.report(code.offset, "ROS-0106", message, &format!("种类可用：{}", KINDS.join("、")));
    }
    let mut explains = 0;
    for text in table.texts("differences") {
        match rules.differences.iter().position(|it| it.id == text.text) {
            Some(index) => explains |= 1 << (index % 64),
            None => {
                let message = format!("没有差异“{}”", text.text);
                table.report(text.offset, "ROS-0108", message, "请用 [[difference]] 里的 id");
            }
        }
    }
    let due_days = table.integer("due_days").unwrap_or_else(|| {
        table.missing("due_days");
        1
    });
    if !(0..=3660).contains(&due_days) {
        table.report(table.offset, "ROS-0104", format!("due_days {due_days} 不合理"), "请写天数，0 到 3660");
    }
    ProblemRule {
        code: code.text.to_owned(),
        name: table.required("name").text.to_owned(),
        when: condition(table, rules),
        remedy: table.required("remedy").text.to_owned(),
        desk: word(table, table.required("desk"), &DESKS, DeskLevel::County),
        evidence: table.strings("evidence"),
        due_days: i32::try_from(due_days).unwrap_or(1),
        verification: word(table, table.required("verification"), &VERIFICATIONS, Verification::NextRound),
        effects: table.tables("effects", "do").iter().map(|it| effect(it, rules)).collect(),
        priority: table.integer("priority").unwrap_or_else(|| {
            table.missing("priority");
            0
        }),
        excludes: 0,
        explains,
        place: table.place(),
    }
}

fn effect(table: &Table<'_, '_>, rules: &Rules) -> EffectRule {
    let kind = word(table, table.required("do"), &EffectKind::WORDS, EffectKind::Watch);
    let class = |id: &str| rules.class(id).map(fact::class);
    let day = |key: &'static str| {
        let text = table.text(key)?;
        match DateExpr::parse(text.text, &class) {
            Ok(expression) => Some(expression),
            Err(message) => {
                let remedy = "例：year_start、month_end(died_on)、recognised_on(low) + 1 day";
                table.report(text.offset, "ROS-0109", message, remedy);
                None
            }
        }
    };
    let ends = matches!(kind, EffectKind::EndEnrolment | EffectKind::EndFlag);
    let (on, from, until) = (day("on"), day("from"), day("until"));
    if ends && on.is_none() && !table.place.is_empty() && table.text("on").is_none() {
        table.missing("on");
    }
    if !ends && on.is_some() {
        table.report(table.offset, "ROS-0102", "on 只用于中断".to_owned(), "其余请写 from、until");
    }
    table.finish();
    EffectRule { kind, from: on.or(from), until }
}
