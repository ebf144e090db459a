//! A table of a file, asked key by key; what nobody asked for is reported at the end.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

use base::Day;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::{SourceFile, value};

/// A table of a file with the keys that have been asked for.
pub struct Table<'s, 'i> {
    /// The file that it stands in.
    pub file: &'s SourceFile<'s>,
    /// What it is called in findings, such as `rule basic.rate`.
    pub place: String,
    /// Where it begins in the file.
    pub offset: usize,
    map: &'s DeTable<'i>,
    asked: RefCell<BTreeSet<String>>,
}

/// A text with its place in the file.
#[derive(Debug, Clone, Copy)]
pub struct Text<'s> {
    /// The text.
    pub text: &'s str,
    /// Where it begins in the file.
    pub offset: usize,
}

impl<'s, 'i> Table<'s, 'i> {
    /// A table at an offset under a name.
    #[must_use]
    pub fn new(file: &'s SourceFile<'s>, map: &'s DeTable<'i>, offset: usize, place: String) -> Self {
        Table { file, place, offset, map, asked: RefCell::default() }
    }

    /// The whole file.
    #[must_use]
    pub fn root(file: &'s SourceFile<'s>, map: &'s Spanned<DeTable<'i>>) -> Self {
        Table::new(file, map.get_ref(), 0, String::new())
    }

    /// Path and line.
    #[must_use]
    pub fn place(&self) -> (String, usize) {
        (self.file.path().to_owned(), self.file.line(self.offset))
    }

    /// Reports an error of this table at an offset of the file.
    pub fn report(&self, offset: usize, code: &'static str, message: String, remedy: &str) {
        self.file.report(offset, &self.place, code, message, remedy);
    }

    /// The raw value of a key.
    pub fn get(&self, key: &str) -> Option<&'s Spanned<DeValue<'i>>> {
        self.asked.borrow_mut().insert(key.to_owned());
        self.map.get(key)
    }

    /// Whether a key is there, without asking for it.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    fn wrong_type(&self, value: &Spanned<DeValue<'i>>, key: &str, expected: &str) {
        let message = format!("{key} 应为{expected}，现为 {}", value.get_ref().type_str());
        let kind = self.file.kind;
        self.report(value.span().start, kind.wrong_type, message, kind.type_remedy);
    }

    /// Reports a key that must be there.
    pub fn missing(&self, key: &str) {
        self.report(self.offset, self.file.kind.missing, format!("缺少 {key}"), "请补上");
    }

    fn text_of(&self, value: &'s Spanned<DeValue<'i>>) -> Option<Text<'s>> {
        let text = value.get_ref().as_str()?;
        let text = if self.file.kind.trims { text.trim() } else { text };
        Some(Text { text, offset: value.span().start })
    }

    /// The text of a key that may be left out.
    pub fn text(&self, key: &str) -> Option<Text<'s>> {
        let value = self.get(key)?;
        let text = self.text_of(value);
        if text.is_none() {
            self.wrong_type(value, key, "文字（加引号）");
        }
        text
    }

    /// The text of a key that may be left out, as a string.
    pub fn string(&self, key: &str) -> Option<String> {
        self.text(key).map(|it| it.text.to_owned())
    }

    /// The text of a key that must be there, though it may be empty; empty (with a finding) when it is not.
    pub fn given(&self, key: &str) -> String {
        if self.get(key).is_none() {
            self.missing(key);
        }
        self.string(key).unwrap_or_default()
    }

    /// The text of a key that must say something; empty (with a finding) when it does not.
    pub fn required(&self, key: &str) -> Text<'s> {
        match self.text(key) {
            Some(found) if !found.text.trim().is_empty() => found,
            Some(found) => {
                self.report(found.offset, self.file.kind.missing, format!("{key} 是空的"), "请填写");
                Text { text: "", ..found }
            }
            None => {
                if !self.has(key) {
                    self.missing(key);
                }
                Text { text: "", offset: self.offset }
            }
        }
    }

    /// Whether a key says `true`.
    pub fn boolean(&self, key: &str) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(value, key, "true 或 false");
            false
        })
    }

    /// A whole number.
    pub fn integer(&self, key: &str) -> Option<i64> {
        let value = self.get(key)?;
        let parsed = value::integer(value.get_ref());
        if parsed.is_none() {
            self.wrong_type(value, key, "整数");
        }
        parsed
    }

    /// A whole number from 0 to `most`; what lies outside is a finding and counts as absent.
    pub fn count(&self, key: &str, most: u32) -> Option<u32> {
        let number = self.integer(key)?;
        let fits = u32::try_from(number).ok().filter(|it| *it <= most);
        if fits.is_none() {
            let message = format!("{key} = {number} 不在 0 到 {most} 之间");
            let offset = self.get(key).map_or(self.offset, |it| it.span().start);
            self.report(offset, self.file.kind.wrong_type, message, "请核对数目");
        }
        fits
    }

    /// A day.
    pub fn day(&self, key: &str) -> Option<Day> {
        let value = self.get(key)?;
        match value::day(value.get_ref()) {
            Some(Ok(day)) => Some(day),
            Some(Err(message)) => {
                let code = self.file.kind.no_day;
                self.report(value.span().start, code, message, "请写成 2024-03-01 且确有这一天");
                None
            }
            None => {
                self.wrong_type(value, key, "日期（如 2024-03-01，不加引号）");
                None
            }
        }
    }

    /// Texts of a key that holds one text or a list of texts.
    pub fn texts(&self, key: &str) -> Vec<Text<'s>> {
        self.get(key).map(|it| self.texts_of(it, key)).unwrap_or_default()
    }

    /// Texts of a value that is one text or a list of texts.
    pub fn texts_of(&self, value: &'s Spanned<DeValue<'i>>, key: &str) -> Vec<Text<'s>> {
        if let Some(text) = self.text_of(value) {
            return vec![text];
        }
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "文字或文字的数组");
            return Vec::new();
        };
        let text = |item: &'s Spanned<DeValue<'i>>| {
            let text = self.text_of(item);
            if text.is_none() {
                self.wrong_type(item, key, "文字");
            }
            text
        };
        items.iter().filter_map(text).collect()
    }

    /// Texts of a key as strings.
    pub fn strings(&self, key: &str) -> Vec<String> {
        self.texts(key).iter().map(|it| it.text.to_owned()).collect()
    }

    /// The table under a key.
    pub fn table(&self, key: &str) -> Option<Table<'s, 'i>> {
        self.table_of(self.get(key)?, key)
    }

    /// The tables of `[[key]]`, each named by its key `id`.
    pub fn tables(&self, key: &str, id: &str) -> Vec<Table<'s, 'i>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "数组（[[…]]）");
            return Vec::new();
        };
        let named = |it: &'s Spanned<DeValue<'i>>| {
            let mut table = self.table_of(it, key)?;
            if let Some(name) = table.map.get(id).and_then(|it| it.get_ref().as_str()) {
                table.place = format!("{} {name}", table.place);
            }
            Some(table)
        };
        items.iter().filter_map(named).collect()
    }

    fn table_of(&self, value: &'s Spanned<DeValue<'i>>, key: &str) -> Option<Table<'s, 'i>> {
        let map = value.get_ref().as_table();
        if map.is_none() {
            self.wrong_type(value, key, "表（花括号）");
        }
        let place = format!("{} {key}", self.place).trim().to_owned();
        Some(Table::new(self.file, map?, value.span().start, place))
    }

    /// Every key with its offset and value; marks all as asked for.
    pub fn entries(&self) -> Vec<(&'s str, usize, &'s Spanned<DeValue<'i>>)> {
        let entry = |(key, value): (&'s Spanned<Cow<'i, str>>, &'s Spanned<DeValue<'i>>)| {
            self.asked.borrow_mut().insert(key.get_ref().to_string());
            (key.get_ref().as_ref(), key.span().start, value)
        };
        self.map.iter().map(entry).collect()
    }

    /// The meaning of a word; one that is not among them is a finding, none at all is not.
    pub fn word<T: Copy>(&self, text: Text<'_>, words: &[(&str, T)]) -> Option<T> {
        let found = words.iter().find(|it| it.0 == text.text).map(|it| it.1);
        if found.is_none() && !text.text.is_empty() {
            let known = words.iter().map(|it| it.0).collect::<Vec<_>>().join("、");
            let message = format!("不认识的词“{}”", text.text);
            self.report(text.offset, self.file.kind.unknown_word, message, &format!("可用：{known}"));
        }
        found
    }

    /// Reports every key that nobody asked for.
    pub fn finish(&self) {
        let asked = self.asked.borrow();
        for key in self.map.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
            let known = asked.iter().map(String::as_str).collect::<Vec<_>>().join("、");
            let message = format!("不认识的键 {}", key.get_ref());
            let code = self.file.kind.unknown_key;
            self.report(key.span().start, code, message, &format!("此处可用：{known}"));
        }
    }
}
