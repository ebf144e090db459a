//! Findings: what is wrong, where, and what to do. Bad data becomes a list of these, all at once.

use std::fmt;

use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// For information; nothing has to change.
    Note,
    /// Should be looked at; the work goes on.
    Warning,
    /// Must be mended before the thing can be used.
    Error,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Stable code for machines, such as `POL-0003`.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// File, as given by who asked; empty when there is none.
    pub file: String,
    /// Line in the file, counted from 1; 0 when there is none.
    pub line: usize,
    /// Record or field, such as `rule basic.rate`.
    pub place: String,
    /// What happened, in Chinese.
    pub message: String,
    /// What to do, in Chinese.
    pub remedy: String,
}

impl Finding {
    /// An error with nothing but code, message and remedy; the builder methods say where.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>, remedy: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: Severity::Error,
            file: String::new(),
            line: 0,
            place: String::new(),
            message: message.into(),
            remedy: remedy.into(),
        }
    }

    /// The same finding as a warning.
    #[must_use]
    pub fn as_warning(mut self) -> Finding {
        self.severity = Severity::Warning;
        self
    }

    /// The same finding at a file and line.
    #[must_use]
    pub fn at(mut self, file: impl Into<String>, line: usize) -> Finding {
        self.file = file.into();
        self.line = line;
        self
    }

    /// The same finding at a record or field.
    #[must_use]
    pub fn of(mut self, place: impl Into<String>) -> Finding {
        self.place = place.into();
        self
    }
}

/// `file:line: [CODE] place: message。remedy` on one line.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}", self.file)?;
            if self.line > 0 {
                write!(f, ":{}", self.line)?;
            }
            write!(f, ": ")?;
        }
        let word = match self.severity {
            Severity::Error => "错误",
            Severity::Warning => "警告",
            Severity::Note => "提示",
        };
        write!(f, "{word}[{}] ", self.code)?;
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}", self.message)?;
        if !self.remedy.is_empty() {
            write!(f, "。{}", self.remedy)?;
        }
        Ok(())
    }
}

/// A list of findings that is passed along while reading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Whether nothing has to be mended (notes and warnings may be there).
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.0.iter().all(|it| it.severity != Severity::Error)
    }

    /// Whether the list is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order file, line, code, each once: the same input always prints the same list.
    pub fn sort(&mut self) {
        let key = |it: &Finding| (it.file.clone(), it.line, it.code, it.place.clone(), it.message.clone());
        self.0.sort_by_cached_key(key);
        self.0.dedup();
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, iter: T) {
        self.0.extend(iter);
    }
}
