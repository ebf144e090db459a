//! Reading TOML tables key by key, with a finding for each thing that is wrong, at its line.
//!
//! **Knows:** TOML and findings. **Does not know:** what the keys mean.

use std::cell::RefCell;
use std::collections::BTreeSet;

use base::{Finding, Findings};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file being read and where its findings go.
pub(crate) struct SourceFile<'a> {
    path: &'a str,
    text: &'a str,
    findings: RefCell<Findings>,
}

/// A text with its place in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'s> {
    pub(crate) text: &'s str,
    pub(crate) offset: usize,
}

impl<'a> SourceFile<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> SourceFile<'a> {
        SourceFile { path, text: text.trim_start_matches('\u{feff}'), findings: RefCell::default() }
    }

    fn line(&self, offset: usize) -> usize {
        let end = offset.min(self.text.len());
        self.text.as_bytes()[..end].iter().filter(|it| **it == b'\n').count() + 1
    }

    pub(crate) fn report(
        &self,
        offset: usize,
        place: &str,
        code: &'static str,
        message: String,
        remedy: &str,
    ) {
        let finding = Finding::error(code, message, remedy).at(self.path, self.line(offset)).of(place);
        self.findings.borrow_mut().push(finding);
    }

    /// The file as a table, with all faults of syntax reported.
    pub(crate) fn parse(&self) -> Spanned<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let offset = error.span().map_or(0, |it| it.start);
            let message = format!("TOML 写法有误（{}）", error.message());
            self.report(offset, "", "PRG-0101", message, "请检查这一行的引号、等号和括号是否成对");
        }
        table
    }

    /// Everything that was found, sorted.
    pub(crate) fn into_findings(self) -> Findings {
        let mut findings = self.findings.into_inner();
        findings.sort();
        findings
    }
}

/// A table of a file with the keys that have been asked for.
pub(crate) struct Table<'s, 'i> {
    file: &'s SourceFile<'s>,
    place: String,
    pub(crate) offset: usize,
    map: &'s DeTable<'i>,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'s, 'i> Table<'s, 'i> {
    pub(crate) fn root(file: &'s SourceFile<'s>, map: &'s DeTable<'i>) -> Self {
        Table { file, place: String::new(), offset: 0, map, asked: RefCell::default() }
    }

    pub(crate) fn report(&self, offset: usize, code: &'static str, message: String, remedy: &str) {
        self.file.report(offset, &self.place, code, message, remedy);
    }

    fn get(&self, key: &'static str) -> Option<&'s Spanned<DeValue<'i>>> {
        self.asked.borrow_mut().insert(key);
        self.map.get(key)
    }

    fn wrong_type(&self, value: &Spanned<DeValue<'i>>, key: &str, expected: &str) {
        let message = format!("{key} 应为{expected}，现为 {}", value.get_ref().type_str());
        self.report(value.span().start, "PRG-0104", message, "请改正写法");
    }

    pub(crate) fn missing(&self, key: &str) {
        self.report(self.offset, "PRG-0103", format!("缺少 {key}"), "请补上");
    }

    /// The text of a key that may be left out.
    pub(crate) fn text(&self, key: &'static str) -> Option<Text<'s>> {
        let value = self.get(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(value, key, "文字（加引号）");
        }
        Some(Text { text: text?.trim(), offset: value.span().start })
    }

    /// The text of a key that must be there; empty (with a finding) when it is not.
    pub(crate) fn required(&self, key: &'static str) -> Text<'s> {
        let found = self.text(key);
        match found {
            Some(it) if !it.text.is_empty() => it,
            Some(it) => {
                self.report(it.offset, "PRG-0103", format!("{key} 是空的"), "请填写");
                it
            }
            None => {
                if !self.map.contains_key(key) {
                    self.missing(key);
                }
                Text { text: "", offset: self.offset }
            }
        }
    }

    pub(crate) fn string(&self, key: &'static str) -> String {
        self.required(key).text.to_owned()
    }

    pub(crate) fn boolean(&self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(value, key, "true 或 false");
            false
        })
    }

    /// A whole number within bounds; what lies outside is a finding and counts as absent.
    pub(crate) fn count(&self, key: &'static str, most: u32) -> Option<u32> {
        let value = self.get(key)?;
        let read = |it: &toml::de::DeInteger<'_>| i64::from_str_radix(it.as_str(), it.radix()).ok();
        let Some(number) = value.get_ref().as_integer().and_then(read) else {
            self.wrong_type(value, key, "整数");
            return None;
        };
        let fits = u32::try_from(number).ok().filter(|it| *it <= most);
        if fits.is_none() {
            let message = format!("{key} = {number} 不在 0 到 {most} 之间");
            self.report(value.span().start, "PRG-0104", message, "请核对数目");
        }
        fits
    }

    /// Texts of a key that holds one text or a list of texts.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<Text<'s>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        if let Some(text) = value.get_ref().as_str() {
            return vec![Text { text: text.trim(), offset: value.span().start }];
        }
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "文字或文字的数组");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Text { text: text.trim(), offset: item.span().start }),
                None => self.wrong_type(item, key, "文字"),
            }
        }
        texts
    }

    /// The table under a key.
    pub(crate) fn table(&self, key: &'static str) -> Option<Table<'s, 'i>> {
        let value = self.get(key)?;
        self.table_of(value, key, "id")
    }

    /// The tables of `[[key]]`, each named by its key `id`.
    pub(crate) fn tables(&self, key: &'static str, id: &str) -> Vec<Table<'s, 'i>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "数组（[[…]]）");
            return Vec::new();
        };
        items.iter().filter_map(|it| self.table_of(it, key, id)).collect()
    }

    fn table_of(&self, value: &'s Spanned<DeValue<'i>>, key: &str, id: &str) -> Option<Table<'s, 'i>> {
        let Some(map) = value.get_ref().as_table() else {
            self.wrong_type(value, key, "表");
            return None;
        };
        let name = map.get(id).and_then(|it| it.get_ref().as_str()).unwrap_or_default();
        let place = format!("{} {key} {name}", self.place).trim().to_owned();
        let offset = value.span().start;
        Some(Table { file: self.file, place, offset, map, asked: RefCell::default() })
    }

    /// The meaning of a word; a word that is not among them is a finding.
    pub(crate) fn word<T: Copy>(&self, text: Text<'_>, words: &[(&str, T)]) -> Option<T> {
        let found = words.iter().find(|it| it.0 == text.text).map(|it| it.1);
        if found.is_none() && !text.text.is_empty() {
            let known = words.iter().map(|it| it.0).collect::<Vec<_>>().join("、");
            let message = format!("不认识的词“{}”", text.text);
            self.report(text.offset, "PRG-0106", message, &format!("可用：{known}"));
        }
        found
    }

    /// Reports every key that nobody asked for.
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        for key in self.map.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
            let known = asked.iter().copied().collect::<Vec<_>>().join("、");
            let message = format!("不认识的键 {}", key.get_ref());
            self.report(key.span().start, "PRG-0102", message, &format!("此处可用：{known}"));
        }
    }
}
