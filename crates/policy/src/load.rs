//! Puts a pack together from the texts of its files.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use base::{Finding, Findings};
use toml_reader::{SourceFile, Table};

use crate::file_kind::PACK;
use crate::model::{Action, Fact, FactId, Instrument, Meter, MeterId, Pack, Payer, Pot, Rule, RuleValue};
use crate::{
    case_file, catalogue, describe, document, pack_file, phrase, plausible, rules_file, whole, working,
};

/// The files of a pack, by path within it (`policies/x/rules.toml`).
#[derive(Debug, Clone, Default)]
pub struct PackSource {
    /// What to call the pack's folder in findings.
    pub name: String,
    /// Path within the pack → bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Identifiers that the files of a pack may use.
#[derive(Debug, Default)]
pub struct Names {
    pub facts: Vec<Fact>,
    pub meters: Vec<Meter>,
    pub pots: Vec<Pot>,
    pub payers: Vec<Payer>,
    pub layer_ids: Vec<String>,
    pub rule_ids: Vec<String>,
    pub amount_ids: Vec<String>,
    pub index_ids: Vec<String>,
}

impl Names {
    pub fn fact(&self, id: &str) -> Option<FactId> {
        self.facts.iter().position(|it| it.id == id)
    }

    pub fn meter(&self, id: &str) -> Option<MeterId> {
        self.meters.iter().position(|it| it.id == id)
    }
}

/// Reads a pack. The pack is usable when the findings are ([`Findings::is_usable`]); all findings
/// that reading can make are in the list, those of coverage over time come from
/// [`crate::check_coverage`].
#[must_use]
pub fn load(source: &PackSource) -> (Pack, Findings) {
    let findings = RefCell::new(Findings::default());
    let texts = decode(source, &findings);
    let mut pack = Pack::default();
    let path = |file: &str| format!("{}/{file}", source.name);
    let Some(head) = texts.get("pack.toml") else {
        let message = "没有 pack.toml".to_owned();
        findings
            .borrow_mut()
            .push(Finding::error("POL-0003", message, "包的首个文件是 pack.toml").at(&source.name, 0));
        return (pack, findings.into_inner());
    };
    let mut names = Names::default();

    let head_file = SourceFile::new(path("pack.toml"), head, &PACK, &findings);
    let head_map = head_file.parse();
    let head_table = Table::root(&head_file, &head_map);
    pack_file::read(&head_table, &mut pack, &mut names);
    head_table.finish();

    let instruments: BTreeSet<&str> = texts
        .keys()
        .filter_map(|it| it.strip_prefix("policies/")?.split_once('/').map(|(id, _)| id))
        .collect();
    for id in &instruments {
        pack.instruments.push(read_document(id, &texts, &path, &findings));
    }
    let files: Vec<(usize, SourceFile<'_>)> = instruments
        .iter()
        .enumerate()
        .filter_map(|(index, id)| {
            let file = format!("policies/{id}/rules.toml");
            Some((index, SourceFile::new(path(&file), texts.get(file.as_str())?, &PACK, &findings)))
        })
        .collect();
    let maps: Vec<_> = files.iter().map(|(_, file)| file.parse()).collect();
    let tables: Vec<(usize, Table<'_, '_>)> =
        files.iter().zip(&maps).map(|((index, file), map)| (*index, Table::root(file, map))).collect();
    for (_, table) in &tables {
        declare_ids(table, &mut names);
    }
    for (_, table) in &tables {
        pack_file::read_shared(table, &mut names);
    }
    pack.layer_ids.clone_from(&names.layer_ids);
    pack.rule_ids.clone_from(&names.rule_ids);
    pack.index_ids.clone_from(&names.index_ids);
    pack.amount_ids.clone_from(&names.amount_ids);
    for (index, table) in &tables {
        rules_file::read(table, *index, &mut pack, &names);
        if let Some(inner) = table.table("package") {
            // A package may say who keeps it and when to look again; nothing is computed from it.
            inner.entries();
        }
        table.finish();
    }
    read_cases(&texts, &path, &findings, &mut pack, &names);
    for (file, text) in
        texts.iter().filter(|(file, _)| file.starts_with("catalogue/") && file.ends_with(".csv"))
    {
        pack.catalogue.extend(catalogue::read(text, &path(file), &findings));
    }
    pack.facts = names.facts;
    pack.meters = names.meters;
    pack.pots = names.pots;
    pack.payers = names.payers;
    put_words(&mut pack);
    let mut findings = findings.into_inner();
    whole::check(source, &pack, &mut findings);
    plausible::check(&pack, &mut findings);
    working::check(&pack, &mut findings);
    findings.sort();
    (pack, findings)
}

/// File texts; a file that is not UTF-8 becomes a finding.
fn decode<'a>(source: &'a PackSource, findings: &RefCell<Findings>) -> BTreeMap<&'a str, &'a str> {
    let mut texts = BTreeMap::new();
    for (file, bytes) in &source.files {
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                texts.insert(file.as_str(), text.trim_start_matches('\u{feff}'));
            }
            Err(error) => {
                let line = bytes[..error.valid_up_to()].iter().filter(|it| **it == b'\n').count() + 1;
                let message = "文件不是 UTF-8 编码（像是 GB18030/GBK）";
                let finding = Finding::error("POL-0016", message, "请用编辑器另存为 UTF-8");
                findings.borrow_mut().push(finding.at(format!("{}/{file}", source.name), line));
            }
        }
    }
    texts
}

fn read_document(
    id: &str,
    texts: &BTreeMap<&str, &str>,
    path: &impl Fn(&str) -> String,
    findings: &RefCell<Findings>,
) -> Instrument {
    let file = format!("policies/{id}/document.md");
    let report = |message: &str, remedy: &str| {
        findings.borrow_mut().push(Finding::error("POL-0003", message, remedy).at(path(&file), 1));
    };
    let mut instrument = match texts.get(file.as_str()) {
        Some(text) => document::read(text, &path(&file)),
        None => {
            report("没有 document.md", "每个文件夹要有条文");
            Instrument { file: path(&file), ..Instrument::default() }
        }
    };
    if texts.contains_key(file.as_str()) {
        if instrument.effective.is_none() {
            report("缺少 effective（生效日）或日期不存在", "在首部写 effective: 2024-01-01");
        }
        if instrument.title.is_empty() {
            report("缺少 title（文件名称）", "在首部写 title: …");
        }
    }
    id.clone_into(&mut instrument.id);
    if let Some(notes) = texts.get(format!("policies/{id}/notes.md").as_str()) {
        instrument.note_anchors = document::note_anchors(notes);
        (*notes).clone_into(&mut instrument.notes);
    }
    instrument
}

fn declare_ids(table: &Table<'_, '_>, names: &mut Names) {
    let ids = |key: &str| -> Vec<(String, usize)> {
        table.tables(key, "id").iter().filter_map(|it| it.string("id").map(|id| (id, it.offset))).collect()
    };
    for (id, _) in ids("layer") {
        if !names.layer_ids.contains(&id) {
            names.layer_ids.push(id);
        }
    }
    for (id, _) in ids("amount") {
        if !names.amount_ids.contains(&id) {
            names.amount_ids.push(id);
        }
    }
    for (id, offset) in ids("rule") {
        if names.rule_ids.contains(&id) {
            let message = format!("规则 {id} 重复");
            table.report(
                offset,
                "POL-0017",
                message,
                "规则的 id 在一个包里只能用一次；新旧两版请取不同的 id",
            );
        }
        names.rule_ids.push(id);
    }
    for (id, offset) in ids("index") {
        if names.index_ids.contains(&id) {
            table.report(offset, "POL-0017", format!("指数 {id} 重复"), "各年的值写在同一个指数的 values 里");
        }
        names.index_ids.push(id);
    }
}

fn read_cases(
    texts: &BTreeMap<&str, &str>,
    path: &impl Fn(&str) -> String,
    findings: &RefCell<Findings>,
    pack: &mut Pack,
    names: &Names,
) {
    for (file, text) in texts {
        let is_case = file.split('/').rev().nth(1) == Some("cases") && file.ends_with(".toml");
        if !is_case {
            continue;
        }
        let source = SourceFile::new(path(file), text, &PACK, findings);
        let map = source.parse();
        let table = Table::root(&source, &map);
        pack.cases.extend(case_file::read(&table, names));
        table.finish();
    }
}

/// What a decision says of bases and adjustments: worked out once, because decisions are many.
fn put_words(pack: &mut Pack) {
    let bases: Vec<String> = pack.layers.iter().map(|it| phrase::expr(pack, &it.base)).collect();
    for (layer, words) in pack.layers.iter_mut().zip(bases) {
        layer.base_words = words;
    }
    let adjusts = |it: &Rule| it.action != Action::Set;
    let words = |it: &Rule| if adjusts(it) { describe::adjustment(pack, it) } else { String::new() };
    let adjustments: Vec<String> = pack.rules.iter().map(words).collect();
    for (rule, words) in pack.rules.iter_mut().zip(adjustments) {
        rule.words = words;
    }
}

/// Every cell of a value.
pub fn cells(value: &RuleValue) -> Vec<&crate::model::Cell> {
    match value {
        RuleValue::One(cell) => vec![cell],
        RuleValue::Table { rows } => rows.iter().map(|(_, cell)| cell).collect(),
    }
}
