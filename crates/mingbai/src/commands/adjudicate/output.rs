//! One line of the output, and what came of all of them.

use std::fmt;
use std::io::{self, Write};

use base::Finding;
use benefit::{Decision, Outcome};
use serde::Serialize;

/// The answer to one line: a decision, or findings.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// Number of the input's line, from 1.
    pub line: usize,
    /// Name of the visit, when the line could be read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Whose it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// What was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// What is wrong with the line; nothing was decided then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
}

impl Answer {
    /// The answer to a line that could not even be read.
    pub fn refused(line: usize, findings: Vec<Finding>) -> Answer {
        Answer { line, id: String::new(), person: String::new(), decision: None, findings }
    }

    /// Writes it as one line.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, self)?;
        out.write_all(b"\n")
    }
}

/// What came of all lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Lines answered.
    pub lines: u64,
    /// Decided by rules.
    pub decided: u64,
    /// No layer applies.
    pub not_applicable: u64,
    /// A rule is missing.
    pub no_rule: u64,
    /// Wrong input.
    pub failed: u64,
    /// Whether the input had to be sorted.
    pub was_sorted: bool,
}

impl Summary {
    /// Counts an answer.
    pub fn count(&mut self, answer: &Answer) {
        self.lines += 1;
        match answer.decision.as_ref().map(|it| &it.outcome) {
            Some(Outcome::Decided) => self.decided += 1,
            Some(Outcome::NotApplicable) => self.not_applicable += 1,
            Some(Outcome::NoRule { .. }) => self.no_rule += 1,
            None => self.failed += 1,
        }
    }

    /// Whether every line was decided.
    pub fn is_clean(&self) -> bool {
        self.failed == 0 && self.no_rule == 0
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Summary { lines, decided, not_applicable, no_rule, failed, was_sorted } = self;
        write!(
            f,
            "{lines} 行：{decided} 行有决定，{not_applicable} 行无适用待遇，{no_rule} 行缺规则，{failed} 行有错"
        )?;
        if *was_sorted {
            write!(f, "（单据不按时间先后，已排序后计算）")?;
        }
        Ok(())
    }
}
