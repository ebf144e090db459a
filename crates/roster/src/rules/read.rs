//! `rosters/*.toml` to [`Rules`]: classes, extracts; departments and problems are read beside it.
//!
//! **Knows:** the keys of the files. **Does not know:** where they lie, people.

use std::cell::RefCell;

use base::{Fen, Findings};
use toml_reader::{FileKind, SourceFile, Table, Text, plain_syntax};

use super::fact;
use super::model::{Class, Expectation, Extract, Refund, Rules, Says, Subsidy};
use super::{read_department, read_problem, whole};

/// How these files say what is wrong with their writing.
const ROSTERS: FileKind = FileKind {
    unknown_key: "ROS-0102",
    missing: "ROS-0103",
    wrong_type: "ROS-0104",
    no_day: "ROS-0104",
    unknown_word: "ROS-0106",
    type_remedy: "请改正写法",
    trims: false,
    syntax: |error| plain_syntax("ROS-0101", error),
};

/// What a row may say, by its word in packs.
pub(super) const SAYS: [(&str, Says); 15] = [
    ("entitling", Says::Entitling),
    ("withdrawn", Says::Withdrawn),
    ("dead", Says::Dead),
    ("missing", Says::Missing),
    ("cancelled", Says::Cancelled),
    ("moved_out", Says::MovedOut),
    ("married_out", Says::MarriedOut),
    ("elsewhere", Says::Elsewhere),
    ("employee", Says::Employee),
    ("identity_change", Says::IdentityChange),
    ("enrolment", Says::Enrolment),
    ("waiver", Says::Waiver),
    ("flag", Says::Flag),
    ("payment", Says::Payment),
    ("nothing", Says::Nothing),
];

impl Rules {
    /// Reads all files of a region (path for messages, text). All findings at once; rules only when
    /// nothing has to be mended.
    #[must_use]
    pub fn read(files: &[(&str, &str)]) -> (Option<Rules>, Findings) {
        let findings = RefCell::new(Findings::default());
        let rules = read_all(files, &findings);
        let mut findings = findings.into_inner();
        findings.sort();
        let usable = findings.is_usable();
        (usable.then_some(rules), findings)
    }
}

fn read_all(files: &[(&str, &str)], findings: &RefCell<Findings>) -> Rules {
    let sources: Vec<_> =
        files.iter().map(|(path, text)| SourceFile::new(*path, text, &ROSTERS, findings)).collect();
    let maps: Vec<_> = sources.iter().map(SourceFile::parse).collect();
    let roots: Vec<_> = sources.iter().zip(&maps).map(|(file, map)| Table::root(file, map)).collect();
    let mut rules = Rules::default();
    // Classes first: everything else names them.
    for root in &roots {
        read_region(root, &mut rules);
        for table in root.tables("class", "id") {
            read_class(&table, &mut rules);
        }
    }
    for root in &roots {
        for table in root.tables("department", "code") {
            read_department::read(&table, &mut rules);
        }
        for table in root.tables("extract", "code") {
            read_extract(&table, &mut rules);
        }
        for table in root.tables("expectation", "figure") {
            read_expectation(&table, &mut rules);
        }
    }
    read_problem::read(&roots, &mut rules);
    roots.iter().for_each(Table::finish);
    whole::check(&rules, &roots);
    rules
}

fn read_region(root: &Table<'_, '_>, rules: &mut Rules) {
    if let Some(table) = root.table("rosters") {
        if !rules.name.is_empty() {
            table.report(table.offset, "ROS-0105", "[rosters] 写了两次".to_owned(), "只在一个文件里写");
        }
        table.required("name").text.clone_into(&mut rules.name);
        table.finish();
    }
}

/// The value of a word; the default, with a finding, when it is not among them.
pub(super) fn word<T: Copy>(table: &Table<'_, '_>, text: Text<'_>, words: &[(&str, T)], default: T) -> T {
    table.word(text, words).unwrap_or(default)
}

pub(super) fn unique(table: &Table<'_, '_>, id: Text<'_>, taken: bool) {
    if taken && !id.text.is_empty() {
        let message = format!("{} 重复", id.text);
        table.report(id.offset, "ROS-0105", message, "每个代码只能用一次，请改名或删去一个");
    }
}

fn read_class(table: &Table<'_, '_>, rules: &mut Rules) {
    let id = table.required("id");
    unique(table, id, rules.class(id.text).is_some());
    let refund = table.text("refund").map_or(Refund::None, |text| read_refund(table, text));
    let subsidies = table.tables("subsidy", "year").iter().map(read_subsidy).collect();
    let class = Class {
        id: id.text.to_owned(),
        name: table.required("name").text.to_owned(),
        identity: table.required("identity").text.to_owned(),
        waiver: table.boolean("waiver"),
        flag: table.boolean("flag"),
        refund,
        subsidies,
        assumed: table.boolean("assumed"),
    };
    table.finish();
    if rules.classes.len() == fact::MOST_CLASSES {
        let message = format!("身份类别超过 {} 个", fact::MOST_CLASSES);
        table.report(table.offset, "ROS-0107", message, "请合并待遇相同的类别");
        return;
    }
    rules.classes.push(class);
}

fn read_refund(table: &Table<'_, '_>, text: Text<'_>) -> Refund {
    match text.text {
        "all" => return Refund::All,
        "none" => return Refund::None,
        _ => {}
    }
    let until = text.text.strip_prefix("recognised_until ").and_then(|it| it.trim().split_once('-'));
    let parts = until.and_then(|(month, day)| Some((month.parse::<u8>().ok()?, day.parse::<u8>().ok()?)));
    let exists = |it: &(u8, u8)| {
        let small = |part: u8| i8::try_from(part).ok();
        small(it.0).zip(small(it.1)).is_some_and(|(m, d)| base::Day::new(2001, m, d).is_ok())
    };
    parts.filter(exists).map_or_else(
        || {
            let message = format!("refund 不认识“{}”", text.text);
            table.report(text.offset, "ROS-0106", message, "可用：all、none、recognised_until 12-31");
            Refund::None
        },
        |(month, day)| Refund::RecognisedUntil(month, day),
    )
}

fn read_subsidy(table: &Table<'_, '_>) -> Subsidy {
    let year = table.integer("year").and_then(|it| i32::try_from(it).ok()).unwrap_or_default();
    let amount_fen = table.integer("subsidy_fen").unwrap_or_default();
    if !(1990..=2100).contains(&year) {
        table.report(table.offset, "ROS-0104", format!("year 应为年份，现为 {year}"), "例：year = 2023");
    }
    if !(0..=100_000_000).contains(&amount_fen) {
        table.report(table.offset, "ROS-0104", "subsidy_fen 不在合理范围".to_owned(), "单位是分，不能为负");
    }
    let source = table.required("source").text.to_owned();
    table.finish();
    Subsidy { year, amount_fen: Fen(amount_fen), source }
}

fn read_extract(table: &Table<'_, '_>, rules: &mut Rules) {
    let code = table.required("code");
    unique(table, code, rules.extracts.iter().any(|it| it.code == code.text));
    let own = &SAYS[10..14];
    let extract = Extract {
        code: code.text.to_owned(),
        name: table.required("name").text.to_owned(),
        titles: table.strings("titles"),
        says: word(table, table.required("says"), own, Says::Nothing),
        employee_words: table.strings("employee_words"),
        columns: read_department::columns(table),
    };
    table.finish();
    rules.extracts.push(extract);
}

fn read_expectation(table: &Table<'_, '_>, rules: &mut Rules) {
    let figure = table.required("figure").text.to_owned();
    let count = table.integer("count").and_then(|it| u64::try_from(it).ok()).unwrap_or_else(|| {
        table.missing("count");
        0
    });
    let expectation =
        Expectation { figure, count, source: table.required("source").text.to_owned(), on: table.day("on") };
    table.finish();
    rules.expectations.push(expectation);
}
