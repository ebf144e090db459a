//! What became of the rows of each file, counted, and the findings of single rows.
//!
//! **Knows:** decisions. **Does not know:** how they were made.

use std::collections::BTreeMap;

use base::{Finding, Findings};
use roster::compare::Problem;
use roster::rules::Rules;
use serde::Serialize;

use super::gather::GatheredFile;
use super::reconcile::FileDecisions;

/// How the rows of one file were matched. `usable` is the sum of the six outcomes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct FileCounts {
    /// Index of the file in `Gathered::files`.
    pub file: usize,
    /// Its name.
    pub name: String,
    /// Code of department or extract.
    pub department: String,
    /// All rows with text.
    pub rows: u64,
    /// Rows that name people.
    pub usable: u64,
    /// Titles, headers, totals, notes.
    pub set_aside: u64,
    /// Rows that cannot be used.
    pub refused: u64,
    /// Number and name agree.
    pub exact: u64,
    /// The number was damaged or old in form; an exact rule repaired it.
    pub repaired: u64,
    /// A former number or name, led to the person by the police's list or because one person alone fits.
    pub changed: u64,
    /// Candidates wait for a person.
    pub proposed: u64,
    /// The number is another person's.
    pub mismatch: u64,
    /// Nobody on the register.
    pub unknown: u64,
    /// Neither number nor name can be used.
    pub unusable: u64,
    /// Rows that name a person again whom an earlier row of the file has named.
    pub duplicates: u64,
}

impl FileCounts {
    /// The outcomes of further rows.
    pub(super) fn add(&mut self, other: &FileCounts) {
        self.exact += other.exact;
        self.repaired += other.repaired;
        self.changed += other.changed;
        self.proposed += other.proposed;
        self.mismatch += other.mismatch;
        self.unknown += other.unknown;
        self.unusable += other.unusable;
    }
}

/// Rows that name a person again, each with a finding; how many.
pub(super) fn duplicates(
    own: &FileDecisions,
    file: &GatheredFile,
    people: usize,
    listed: &mut Listed,
) -> u64 {
    let mut seen = vec![0_u64; people.div_ceil(64)];
    let mut led = own.led.iter().peekable();
    let mut count = 0;
    for (at, decision) in own.decisions.iter().enumerate() {
        let led = led.next_if(|it| it.0 as usize == at).map(|it| it.1);
        let Some(person) = led.or_else(|| decision.person()) else { continue };
        let Some(word) = seen.get_mut(person as usize / 64) else { continue };
        let bit = 1 << (person % 64);
        if *word & bit != 0 {
            count += 1;
            let row = own.rows.get(at).copied().unwrap_or_default();
            listed.push("ROS-0407", || duplicate(file, row));
        }
        *word |= bit;
    }
    count
}

fn duplicate(file: &GatheredFile, row: u32) -> Finding {
    let (sheet, number) = file.place(row).unwrap_or_default();
    let place = if sheet.is_empty() { String::new() } else { format!("工作表“{sheet}”") };
    let message = "这个人前面已有一行";
    let mut finding = Finding::error("ROS-0407", message, "重复的请删去；不是同一件事的不用管");
    finding.severity = base::Severity::Note;
    finding.at(&file.name, number).of(place)
}

/// How many problems of one sub-case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindCount {
    /// `kind.sub-case`.
    pub code: String,
    /// Its Chinese name.
    pub name: String,
    /// How many.
    pub count: u64,
}

/// Problems by sub-case, in the order of codes.
pub(super) fn kinds(problems: &[Problem], rules: &Rules) -> Vec<KindCount> {
    let mut counts = BTreeMap::new();
    for it in problems {
        *counts.entry(it.code).or_insert(0_u64) += 1;
    }
    let of = |(code, count): (roster::compare::Code, u64)| {
        let code = code.text(rules);
        KindCount { name: rules.name_of(&code), code, count }
    };
    let mut counts: Vec<KindCount> = counts.into_iter().map(of).collect();
    counts.sort_by(|a, b| a.code.cmp(&b.code));
    counts
}

/// Findings of one file: of one code no more than a hundred are listed, the rest are counted.
#[derive(Debug, Default)]
pub(super) struct Listed {
    findings: Findings,
    counts: BTreeMap<&'static str, u64>,
}

const MOST_OF_A_CODE: u64 = 100;

impl Listed {
    /// Adds one; `make` is asked only while there is room.
    pub(super) fn push(&mut self, code: &'static str, make: impl FnOnce() -> Finding) {
        let count = self.counts.entry(code).or_insert(0);
        *count += 1;
        if *count <= MOST_OF_A_CODE {
            self.findings.push(make());
        }
    }

    /// Everything of `other`, which comes later in the file.
    pub(super) fn merge(&mut self, other: Listed) {
        let listed = |code: &str, it: &Findings| it.0.iter().filter(|at| at.code == code).count() as u64;
        for (code, count) in &other.counts {
            let before = self.counts.entry(code).or_insert(0);
            let room = MOST_OF_A_CODE.saturating_sub(*before).min(listed(code, &other.findings));
            *before += count;
            let own = other.findings.0.iter().filter(|it| it.code == *code);
            self.findings.extend(own.take(room as usize).cloned());
        }
    }

    /// All of them, with one line for each code of which more were found than listed.
    pub(super) fn finish(mut self, file: &str) -> Findings {
        for (code, count) in self.counts {
            let left = count.saturating_sub(MOST_OF_A_CODE);
            let example = self.findings.0.iter().find(|it| it.code == code);
            if let Some(example) = example.filter(|_| left > 0) {
                let message = format!("同样的问题另有 {left} 行，未逐行列出（共 {count} 行）");
                let mut rest = Finding::error(code, message, example.remedy.clone()).at(file, 0);
                rest.severity = example.severity;
                self.findings.push(rest);
            }
        }
        self.findings
    }
}
