//! Reading TOML tables key by key, with a finding for each thing that is wrong, at its line.

use std::cell::RefCell;
use std::collections::BTreeSet;

use base::{Day, Finding, Findings};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::model::Place;

/// One file that is being read, and where its findings go.
pub struct SourceFile<'a> {
    pub path: String,
    pub text: &'a str,
    line_starts: Vec<usize>,
    pub findings: &'a RefCell<Findings>,
    /// Lines that are no TOML.
    unparsed: RefCell<BTreeSet<usize>>,
}

impl<'a> SourceFile<'a> {
    pub fn new(path: String, text: &'a str, findings: &'a RefCell<Findings>) -> SourceFile<'a> {
        let starts = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        SourceFile {
            path,
            text,
            line_starts: std::iter::once(0).chain(starts).collect(),
            findings,
            unparsed: RefCell::default(),
        }
    }

    /// Line (from 1) of a byte offset.
    pub fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    pub fn report(&self, offset: usize, place: &str, code: &'static str, message: String, remedy: &str) {
        let finding = Finding::error(code, message, remedy).at(&self.path, self.line(offset)).of(place);
        let mut findings = self.findings.borrow_mut();
        // What could not be parsed has no meaning: that it is also missing or of the wrong type is no news.
        let is_consequence =
            ["POL-0003", "POL-0004"].contains(&code) && self.unparsed.borrow().contains(&finding.line);
        if !is_consequence {
            findings.push(finding);
        }
    }

    /// The file as a table, with all syntax errors reported.
    pub fn parse(&self) -> Spanned<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let offset = error.span().map_or(0, |it| it.start);
            let (code, message, remedy) = told(error.message());
            self.report(offset, "", code, message, remedy);
            self.unparsed.borrow_mut().insert(self.line(offset));
        }
        table
    }
}

/// A syntax error of the TOML library in Chinese, with the original in brackets.
fn told(error: &str) -> (&'static str, String, &'static str) {
    let has = |word: &str| error.contains(word);
    let (what, remedy) = if has("date") || has("month") || has("day") {
        let message = format!("日期写法有误或没有这一天（{error}）");
        return ("POL-0005", message, "请写成 2024-03-01 且确有这一天");
    } else if has("duplicate") {
        ("同一个键写了两次", "请删去一个")
    } else if has("string") {
        ("引号没有成对，或引号里有不能写的字符", "请检查这一行的引号")
    } else if has("array") || has("`]`") {
        ("方括号没有成对", "请检查方括号和逗号")
    } else if has("inline table") || has("`}`") {
        ("花括号没有成对", "请检查花括号和逗号")
    } else if has("`=`") || has("key") {
        ("键的写法有误", "一行写成 键 = 值；有点号的键要加引号")
    } else {
        ("读不懂这里", "请检查引号、等号、括号是否成对")
    };
    ("POL-0001", format!("TOML 写法有误：{what}（{error}）"), remedy)
}

/// A table of a file with the keys that have been asked for.
pub struct Table<'s, 'i> {
    pub file: &'s SourceFile<'s>,
    pub place: String,
    pub offset: usize,
    map: &'s DeTable<'i>,
    asked: RefCell<BTreeSet<String>>,
}

/// A text with its offset.
pub struct Text<'s> {
    pub text: &'s str,
    pub offset: usize,
}

impl<'s, 'i> Table<'s, 'i> {
    pub fn new(
        file: &'s SourceFile<'s>,
        map: &'s DeTable<'i>,
        offset: usize,
        place: impl Into<String>,
    ) -> Self {
        Table { file, place: place.into(), offset, map, asked: RefCell::default() }
    }

    pub fn place(&self) -> Place {
        Place { file: self.file.path.clone(), line: self.file.line(self.offset) }
    }

    pub fn report(&self, offset: usize, code: &'static str, message: String, remedy: &str) {
        self.file.report(offset, &self.place, code, message, remedy);
    }

    /// The raw value of a key.
    pub fn get(&self, key: &str) -> Option<&'s Spanned<DeValue<'i>>> {
        self.asked.borrow_mut().insert(key.to_owned());
        self.map.get(key)
    }

    /// Whether a key is there, without asking for it.
    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// How many findings there are in all files so far.
    pub fn findings(&self) -> usize {
        self.file.findings.borrow().0.len()
    }

    fn wrong_type(&self, value: &Spanned<DeValue<'i>>, key: &str, expected: &str) {
        let message = format!("{key} 应为{expected}，现为 {}", value.get_ref().type_str());
        self.report(value.span().start, "POL-0004", message, "请照 docs/policy-writing.md 的写法改正");
    }

    pub fn text(&self, key: &str) -> Option<Text<'s>> {
        let value = self.get(key)?;
        match value.get_ref().as_str() {
            Some(text) => Some(Text { text, offset: value.span().start }),
            None => {
                self.wrong_type(value, key, "文字（加引号）");
                None
            }
        }
    }

    pub fn string(&self, key: &str) -> Option<String> {
        self.text(key).map(|it| it.text.to_owned())
    }

    /// The text of a key that must be there; empty (with a finding) when it is not.
    pub fn required(&self, key: &str) -> String {
        if self.get(key).is_none() {
            self.missing(key);
        }
        self.string(key).unwrap_or_default()
    }

    pub fn missing(&self, key: &str) {
        let message = format!("缺少 {key}");
        self.report(self.offset, "POL-0003", message, "请补上");
    }

    pub fn boolean(&self, key: &str) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(value, key, "true 或 false");
            false
        })
    }

    pub fn integer(&self, key: &str) -> Option<i64> {
        let value = self.get(key)?;
        let parsed = integer(value.get_ref());
        if parsed.is_none() {
            self.wrong_type(value, key, "整数");
        }
        parsed
    }

    pub fn day(&self, key: &str) -> Option<Day> {
        let value = self.get(key)?;
        match day(value.get_ref()) {
            Some(Ok(day)) => Some(day),
            Some(Err(message)) => {
                self.report(value.span().start, "POL-0005", message, "请写成 2024-03-01 且确有这一天");
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
        let Some(value) = self.get(key) else { return Vec::new() };
        self.texts_of(value, key)
    }

    pub fn texts_of(&self, value: &'s Spanned<DeValue<'i>>, key: &str) -> Vec<Text<'s>> {
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

    pub fn strings(&self, key: &str) -> Vec<String> {
        self.texts(key).iter().map(|it| it.text.to_owned()).collect()
    }

    /// The table under a key.
    pub fn table(&self, key: &str) -> Option<Table<'s, 'i>> {
        let value = self.get(key)?;
        self.table_of(value, key)
    }

    pub fn table_of(&self, value: &'s Spanned<DeValue<'i>>, key: &str) -> Option<Table<'s, 'i>> {
        match value.get_ref().as_table() {
            Some(map) => {
                Some(Table::new(self.file, map, value.span().start, format!("{} {key}", self.place).trim()))
            }
            None => {
                self.wrong_type(value, key, "表（花括号）");
                None
            }
        }
    }

    /// The tables of `[[key]]`.
    pub fn tables(&self, key: &str) -> Vec<Table<'s, 'i>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "数组（[[…]]）");
            return Vec::new();
        };
        let named = |it: &'s Spanned<DeValue<'i>>| {
            let mut table = self.table_of(it, key)?;
            if let Some(id) = table.map.get("id").and_then(|it| it.get_ref().as_str()) {
                table.place = format!("{} {id}", table.place);
            }
            Some(table)
        };
        items.iter().filter_map(named).collect()
    }

    /// Every key with its value and offset; marks all as asked for.
    pub fn entries(&self) -> Vec<(&'s str, usize, &'s Spanned<DeValue<'i>>)> {
        let entry = |(key, value): (&'s Spanned<std::borrow::Cow<'i, str>>, &'s Spanned<DeValue<'i>>)| {
            self.asked.borrow_mut().insert(key.get_ref().to_string());
            (key.get_ref().as_ref(), key.span().start, value)
        };
        self.map.iter().map(entry).collect()
    }

    /// Reports every key that nobody asked for.
    pub fn finish(&self) {
        let asked = self.asked.borrow();
        for key in self.map.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
            let known = asked.iter().cloned().collect::<Vec<_>>().join("、");
            let message = format!("不认识的键 {}", key.get_ref());
            self.report(key.span().start, "POL-0002", message, &format!("此处可用：{known}"));
        }
    }
}

/// A TOML integer as `i64`.
pub fn integer(value: &DeValue<'_>) -> Option<i64> {
    let parsed = value.as_integer()?;
    i64::from_str_radix(parsed.as_str(), parsed.radix()).ok()
}

/// A TOML date (or a quoted one); `None` when it is neither.
pub fn day(value: &DeValue<'_>) -> Option<Result<Day, String>> {
    if let Some(text) = value.as_str() {
        return Some(text.parse().map_err(|error: base::DayError| error.to_string()));
    }
    let datetime = value.as_datetime()?;
    if datetime.time.is_some() {
        return Some(Err("日期不带时刻".to_owned()));
    }
    let date = datetime.date?;
    let year = i16::try_from(date.year).unwrap_or(i16::MAX);
    let small = |part: u8| i8::try_from(part).unwrap_or(i8::MAX);
    Some(Day::new(year, small(date.month), small(date.day)).map_err(|error| error.to_string()))
}
