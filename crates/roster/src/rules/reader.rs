//! Reading TOML tables key by key, with a finding for each thing that is wrong, at its line.
//!
//! **Knows:** TOML and findings. **Does not know:** what the keys mean.

use std::cell::RefCell;
use std::collections::BTreeSet;

use base::{Day, Finding, Findings};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file being read and where its findings go.
pub(super) struct SourceFile<'a> {
    path: &'a str,
    text: &'a str,
    findings: &'a RefCell<Findings>,
}

impl<'a> SourceFile<'a> {
    pub(super) fn new(path: &'a str, text: &'a str, findings: &'a RefCell<Findings>) -> SourceFile<'a> {
        SourceFile { path, text, findings }
    }

    pub(super) fn line(&self, offset: usize) -> usize {
        let end = offset.min(self.text.len());
        self.text.as_bytes()[..end].iter().filter(|it| **it == b'\n').count() + 1
    }

    pub(super) fn report(
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

    pub(super) fn push(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// The file as a table, with all faults of syntax reported.
    pub(super) fn parse(&self) -> Spanned<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let offset = error.span().map_or(0, |it| it.start);
            let message = format!("TOML 写法有误（{}）", error.message());
            self.report(offset, "", "ROS-0101", message, "请检查这一行的引号、等号和括号是否成对");
        }
        table
    }
}

/// A table of a file with the keys that have been asked for.
pub(super) struct Table<'s, 'i> {
    pub file: &'s SourceFile<'s>,
    pub place: String,
    pub offset: usize,
    map: &'s DeTable<'i>,
    asked: RefCell<BTreeSet<&'static str>>,
}

/// A text with its offset.
#[derive(Clone, Copy)]
pub(super) struct Text<'s> {
    pub text: &'s str,
    pub offset: usize,
}

impl<'s, 'i> Table<'s, 'i> {
    pub(super) fn new(file: &'s SourceFile<'s>, map: &'s DeTable<'i>, offset: usize, place: String) -> Self {
        Table { file, place, offset, map, asked: RefCell::default() }
    }

    pub(super) fn place(&self) -> (String, usize) {
        (self.file.path.to_owned(), self.file.line(self.offset))
    }

    pub(super) fn report(&self, offset: usize, code: &'static str, message: String, remedy: &str) {
        self.file.report(offset, &self.place, code, message, remedy);
    }

    fn get(&self, key: &'static str) -> Option<&'s Spanned<DeValue<'i>>> {
        self.asked.borrow_mut().insert(key);
        self.map.get(key)
    }

    fn wrong_type(&self, value: &Spanned<DeValue<'i>>, key: &str, expected: &str) {
        let message = format!("{key} 应为{expected}，现为 {}", value.get_ref().type_str());
        self.report(value.span().start, "ROS-0104", message, "请改正写法");
    }

    pub(super) fn text(&self, key: &'static str) -> Option<Text<'s>> {
        let value = self.get(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(value, key, "文字（加引号）");
        }
        Some(Text { text: text?, offset: value.span().start })
    }

    /// The text of a key that must be there; empty (with a finding) when it is not.
    pub(super) fn required(&self, key: &'static str) -> Text<'s> {
        let empty = Text { text: "", offset: self.offset };
        match self.text(key) {
            Some(found) if !found.text.trim().is_empty() => found,
            Some(found) => {
                self.report(found.offset, "ROS-0103", format!("{key} 是空的"), "请填写");
                empty
            }
            None => {
                if !self.map.contains_key(key) {
                    self.missing(key);
                }
                empty
            }
        }
    }

    pub(super) fn missing(&self, key: &str) {
        self.report(self.offset, "ROS-0103", format!("缺少 {key}"), "请补上");
    }

    pub(super) fn boolean(&self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(value, key, "true 或 false");
            false
        })
    }

    pub(super) fn integer(&self, key: &'static str) -> Option<i64> {
        let value = self.get(key)?;
        let read = |it: &toml::de::DeInteger<'_>| i64::from_str_radix(it.as_str(), it.radix()).ok();
        let parsed = value.get_ref().as_integer().and_then(read);
        if parsed.is_none() {
            self.wrong_type(value, key, "整数");
        }
        parsed
    }

    pub(super) fn day(&self, key: &'static str) -> Option<Day> {
        let value = self.get(key)?;
        let day = value.get_ref().as_datetime().and_then(|it| it.date).and_then(|it| {
            let small = |part: u8| i8::try_from(part).ok();
            Day::new(i16::try_from(it.year).ok()?, small(it.month)?, small(it.day)?).ok()
        });
        if day.is_none() {
            self.wrong_type(value, key, "日期（如 2020-09-16，不加引号）");
        }
        day
    }

    /// Texts of a key that holds one text or a list of texts.
    pub(super) fn texts(&self, key: &'static str) -> Vec<Text<'s>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        if let Some(text) = value.get_ref().as_str() {
            return vec![Text { text, offset: value.span().start }];
        }
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "文字或文字的数组");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Text { text, offset: item.span().start }),
                None => self.wrong_type(item, key, "文字"),
            }
        }
        texts
    }

    pub(super) fn strings(&self, key: &'static str) -> Vec<String> {
        self.texts(key).iter().map(|it| it.text.to_owned()).collect()
    }

    /// The table under a key.
    pub(super) fn table(&self, key: &'static str) -> Option<Table<'s, 'i>> {
        let value = self.get(key)?;
        self.table_of(value, key, "code")
    }

    /// The tables of `[[key]]`, each named by its key `id`.
    pub(super) fn tables(&self, key: &'static str, id: &str) -> Vec<Table<'s, 'i>> {
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
        Some(Table::new(self.file, map, value.span().start, place))
    }

    /// Every key with its texts.
    pub(super) fn entries(&self) -> Vec<(String, usize, Vec<String>)> {
        let mut entries = Vec::new();
        for (key, value) in self.map.iter() {
            let one = value.get_ref().as_str().map(|it| vec![it.to_owned()]);
            let many = || {
                let items = value.get_ref().as_array()?;
                items.iter().map(|it| it.get_ref().as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
            };
            match one.or_else(many) {
                Some(texts) => entries.push((key.get_ref().to_string(), key.span().start, texts)),
                None => self.wrong_type(value, key.get_ref(), "文字或文字的数组"),
            }
        }
        entries
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(&self) {
        let asked = self.asked.borrow();
        for key in self.map.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
            let known = asked.iter().copied().collect::<Vec<_>>().join("、");
            let message = format!("不认识的键 {}", key.get_ref());
            self.report(key.span().start, "ROS-0102", message, &format!("此处可用：{known}"));
        }
    }
}
