//! One file that is being read: its lines, its faults of syntax, and where findings go.

use std::cell::RefCell;
use std::collections::BTreeSet;

use base::{Finding, Findings};
use toml::Spanned;
use toml::de::DeTable;

use crate::Table;

/// How a kind of file says what is wrong with it. Codes are stable: machines depend on them.
#[derive(Debug)]
pub struct FileKind {
    /// Code of a key that nobody asked for.
    pub unknown_key: &'static str,
    /// Code of what is missing or empty.
    pub missing: &'static str,
    /// Code of a value of another type than expected.
    pub wrong_type: &'static str,
    /// Code of a day that does not exist.
    pub no_day: &'static str,
    /// Code of a word that is not among those known.
    pub unknown_word: &'static str,
    /// What to do about a value of another type.
    pub type_remedy: &'static str,
    /// Whether blanks around texts are dropped.
    pub trims: bool,
    /// Code, message and remedy of a fault of syntax, by what the TOML library says of it.
    pub syntax: fn(&str) -> (&'static str, String, &'static str),
}

/// A fault of syntax in the words of the TOML library.
#[must_use]
pub fn plain_syntax(code: &'static str, error: &str) -> (&'static str, String, &'static str) {
    (code, format!("TOML 写法有误（{error}）"), "请检查这一行的引号、等号和括号是否成对")
}

/// One file that is being read, and where its findings go.
pub struct SourceFile<'a> {
    path: String,
    text: &'a str,
    line_starts: Vec<usize>,
    findings: &'a RefCell<Findings>,
    pub(crate) kind: &'static FileKind,
    /// Lines that are no TOML.
    unparsed: RefCell<BTreeSet<usize>>,
}

impl<'a> SourceFile<'a> {
    /// A file by its path for messages and its text; a byte order mark is no part of it.
    pub fn new(
        path: impl Into<String>,
        text: &'a str,
        kind: &'static FileKind,
        findings: &'a RefCell<Findings>,
    ) -> SourceFile<'a> {
        let text = text.trim_start_matches('\u{feff}');
        let starts = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        SourceFile { path: path.into(), text, line_starts, findings, kind, unparsed: RefCell::default() }
    }

    /// Path for messages.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text without a byte order mark; offsets are into it.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Line (from 1) of a byte offset.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// Reports an error at an offset.
    pub fn report(&self, offset: usize, place: &str, code: &'static str, message: String, remedy: &str) {
        let finding = Finding::error(code, message, remedy).at(&self.path, self.line(offset)).of(place);
        // What could not be parsed has no meaning: that it is also missing or of the wrong type is no news.
        let is_consequence = [self.kind.missing, self.kind.wrong_type].contains(&code)
            && self.unparsed.borrow().contains(&finding.line);
        if !is_consequence {
            self.push(finding);
        }
    }

    /// Adds a finding that says itself where it is.
    pub fn push(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// How many findings there are so far, in all files that share the list.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.findings.borrow().0.len()
    }

    /// The file as a table, with all faults of syntax reported.
    #[must_use]
    pub fn parse(&self) -> Spanned<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let offset = error.span().map_or(0, |it| it.start);
            let (code, message, remedy) = (self.kind.syntax)(error.message());
            self.report(offset, "", code, message, remedy);
            self.unparsed.borrow_mut().insert(self.line(offset));
        }
        table
    }
}

/// Reads a file (path for messages, text) by its table. All findings at once, sorted.
pub fn read_file<T>(
    path: &str,
    text: &str,
    kind: &'static FileKind,
    read: impl FnOnce(&Table<'_, '_>) -> T,
) -> (T, Findings) {
    let findings = RefCell::default();
    let file = SourceFile::new(path, text, kind, &findings);
    let map = file.parse();
    let read = read(&Table::root(&file, &map));
    let mut findings = findings.into_inner();
    findings.sort();
    (read, findings)
}
