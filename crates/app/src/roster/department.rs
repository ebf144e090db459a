//! Whose file it is: by what the file's name, its titles, its columns and its words say.
//!
//! **Knows:** the words of the pack. **Does not know:** people.

use std::collections::BTreeMap;

use base::Finding;
use intake::{Recognised, Table, columns::bare_title};
use roster::rules::{ColumnAlias, Rules};

use super::gather::REGISTER;

/// Names by which the list of all insured people goes.
const REGISTER_TITLES: [&str; 8] = [
    "参保人员库",
    "参保库",
    "参保底册",
    "参保人员底册",
    "底册",
    "参保人员信息",
    "参保登记库",
    "全量参保人员",
];

/// Rows whose words are looked at.
const SAMPLE_ROWS: usize = 200;

/// Whether a code is a department or extract of the pack, or the register.
pub(super) fn is_known(rules: &Rules, code: &str) -> bool {
    code == REGISTER || rules.department(code).is_some() || rules.extracts.iter().any(|it| it.code == code)
}

/// How a sender calls his columns; nothing for the register.
pub(super) fn columns<'r>(rules: &'r Rules, code: &str) -> &'r [ColumnAlias] {
    let department = rules.departments.iter().find(|it| it.code == code).map(|it| &it.columns);
    let extract = || rules.extracts.iter().find(|it| it.code == code).map(|it| &it.columns);
    department.or_else(extract).map_or(&[], Vec::as_slice)
}

/// The caller named a department that the pack does not have.
pub(super) fn unknown(file: &str, code: &str, rules: &Rules) -> Finding {
    let message = format!("规则包里没有部门“{code}”，这份文件没有用");
    Finding::error("ROS-0402", message, format!("可用：{}", codes(rules))).at(file, 0)
}

fn codes(rules: &Rules) -> String {
    let departments = rules.departments.iter().map(|it| it.code.as_str());
    let extracts = rules.extracts.iter().map(|it| it.code.as_str());
    departments.chain(extracts).chain([REGISTER]).collect::<Vec<_>>().join("、")
}

/// The sender of a file: its name says it, else a title, else the columns and words in them.
///
/// # Errors
/// A finding when nothing says it, or two are said.
pub(super) fn decide(
    file: &str,
    tables: &[Table],
    recognised: &[Recognised],
    rules: &Rules,
) -> Result<String, Finding> {
    let stem = stem(file);
    if is_known(rules, stem) {
        return Ok(stem.to_owned());
    }
    let titles = tables.iter().zip(recognised).flat_map(|(table, it)| {
        let above =
            (0..it.header_rows.start).flat_map(|row| (0..table.cells_in(row)).map(move |at| (row, at)));
        let above = above.map(|(row, at)| table.own_cell(row, at).to_owned());
        std::iter::once(table.sheet.clone()).chain(above).collect::<Vec<_>>()
    });
    let titles: Vec<String> = titles.filter(|it| !it.is_empty()).collect();
    let mut several = Vec::new();
    for said in
        [by_words(&[stem.to_owned()], rules), by_words(&titles, rules), by_content(tables, recognised, rules)]
    {
        match said.as_slice() {
            [] => {}
            [one] => return Ok((*one).to_owned()),
            // Two in the name: the columns may tell them apart.
            many => several.extend(many.iter().map(|it| (*it).to_owned())),
        }
    }
    several.sort_unstable();
    several.dedup();
    let message = match several.as_slice() {
        [] => "看不出是哪个部门的名册，没有用".to_owned(),
        many => format!("分不清是哪个部门的名册（{}），没有用", many.join("、")),
    };
    let remedy = format!("请在导入时指定部门，可用：{}", codes(rules));
    Err(Finding::error("ROS-0401", message, remedy).at(file, 0))
}

/// A file's name without folder and ending.
fn stem(file: &str) -> &str {
    let base = file.rsplit(['/', '\\']).next().unwrap_or(file);
    base.rsplit_once('.').map_or(base, |it| it.0)
}

/// The sender as the name alone tells it: all that is left of a file that cannot be read.
pub(super) fn by_name(file: &str, rules: &Rules) -> Option<String> {
    let stem = stem(file);
    if is_known(rules, stem) {
        return Some(stem.to_owned());
    }
    match by_words(&[stem.to_owned()], rules).as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    }
}

/// The senders whose longest word in the texts is the longest of all.
fn by_words<'r>(texts: &[String], rules: &'r Rules) -> Vec<&'r str> {
    let words = rules.departments.iter().map(|it| (it.code.as_str(), &it.titles));
    let words = words.chain(rules.extracts.iter().map(|it| (it.code.as_str(), &it.titles)));
    let words = words.flat_map(|(code, titles)| titles.iter().map(move |it| (code, it.as_str())));
    let mut best: (usize, Vec<&'r str>) = (0, Vec::new());
    for (code, word) in words.chain(REGISTER_TITLES.map(|it| (REGISTER, it))) {
        let length = word.chars().count();
        if length < best.0 || !texts.iter().any(|it| it.contains(word)) {
            continue;
        }
        if length > best.0 {
            best = (length, Vec::new());
        }
        if !best.1.contains(&code) {
            best.1.push(code);
        }
    }
    best.1
}

/// The senders with most column names of their own and, where that leaves several, most words of their own.
fn by_content<'r>(tables: &[Table], recognised: &[Recognised], rules: &'r Rules) -> Vec<&'r str> {
    let mut points: BTreeMap<&'r str, usize> = BTreeMap::new();
    let columns = rules.departments.iter().map(|it| (it.code.as_str(), &it.columns));
    let columns: Vec<(&str, &Vec<ColumnAlias>)> =
        columns.chain(rules.extracts.iter().map(|it| (it.code.as_str(), &it.columns))).collect();
    let has = |aliases: &[ColumnAlias], title: &str| {
        aliases.iter().flat_map(|it| &it.names).any(|it| bare_title(it) == title)
    };
    for (table, it) in tables.iter().zip(recognised) {
        for column in &it.columns {
            let title = bare_title(&column.title);
            let owners: Vec<&str> = columns.iter().filter(|it| has(it.1, &title)).map(|it| it.0).collect();
            if let ([one], false) = (owners.as_slice(), title.is_empty()) {
                *points.entry(one).or_default() += 1;
            }
        }
        let rows = it.first_data_row()..table.len().min(it.first_data_row() + SAMPLE_ROWS);
        for department in &rules.departments {
            let classed = department.rows.iter().filter(|row| row.class.is_some());
            let words: Vec<&str> = classed.flat_map(|row| &row.words).map(String::as_str).collect();
            let is_said =
                |row: &usize| (0..table.cells_in(*row)).any(|at| words.contains(&table.cell(*row, at)));
            let said = rows.clone().filter(is_said).count();
            if said * 2 > rows.len() {
                *points.entry(department.code.as_str()).or_default() += 2;
            }
        }
    }
    let most = points.values().copied().max().unwrap_or(0);
    points.into_iter().filter(|it| it.1 == most).map(|it| it.0).collect()
}
