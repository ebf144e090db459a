//! Every row below the header: a person, a row to set aside, or a row that cannot be used. The
//! three lists together are all rows of the table: nothing is dropped silently.
//!
//! **Knows:** totals, notes, signatures, repeated headers, rows without number and name.
//! **Does not know:** the register; whether a number is right.

mod aside;
mod fault;
mod lost;

use base::Findings;
use rayon::prelude::*;

pub use aside::Reason;
pub use lost::mark_lost_digits;

use crate::{
    columns::{Field, Recognised, is_number_like},
    read::Table,
};

/// Rows judged at a time on one core.
const BATCH: usize = 16 * 1024;

/// A row that is no person, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetAside {
    /// Index in the table.
    pub row: usize,
    /// Why.
    pub reason: Reason,
}

/// All rows of a table, judged.
#[derive(Debug, Default)]
pub struct Checked {
    /// Indices of the rows that can be used; some have a warning among the findings.
    pub usable: Vec<u32>,
    /// Titles, headers, totals, notes, signatures.
    pub set_aside: Vec<SetAside>,
    /// Indices of the rows that cannot be used; each has an error among the findings.
    pub refused: Vec<u32>,
    /// One or more for each row with a fault; one for all when the sheet has no column that names people.
    pub findings: Findings,
}

impl Checked {
    /// How many rows were judged: those of the table.
    #[must_use]
    pub fn len(&self) -> usize {
        self.usable.len() + self.set_aside.len() + self.refused.len()
    }

    /// Whether there was no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Judges every row of `table`. `file` is named in the findings.
#[must_use]
pub fn check(file: &str, table: &Table, recognised: &Recognised) -> Checked {
    let mut whole = Checked::default();
    for row in 0..recognised.header_rows.start {
        whole.set_aside.push(SetAside { row, reason: Reason::Title });
    }
    for row in recognised.header_rows.clone() {
        whole.set_aside.push(SetAside { row, reason: Reason::Header });
    }
    let first = recognised.first_data_row();
    let batches: Vec<usize> = (first..table.len()).step_by(BATCH).collect();
    let judge = Judge {
        file,
        table,
        recognised,
        has_name: has(recognised, &NAMES),
        has_number: has(recognised, &NUMBERS),
    };
    let parts: Vec<Checked> = batches
        .into_par_iter()
        .map(|from| {
            let mut part = Checked::default();
            (from..table.len().min(from + BATCH)).for_each(|row| judge.row(row, &mut part));
            part
        })
        .collect();
    let names_nobody = !judge.has_name && !judge.has_number;
    whole.usable.reserve_exact(parts.iter().map(|it| it.usable.len()).sum());
    for part in parts {
        whole.usable.extend_from_slice(&part.usable);
        whole.set_aside.extend(part.set_aside);
        whole.refused.extend(part.refused);
        whole.findings.extend(part.findings.0);
    }
    if names_nobody && let (Some(first), Some(last)) = (whole.refused.first(), whole.refused.last()) {
        whole.findings.push(judge.all_refused(*first as usize, *last as usize, whole.refused.len()));
    }
    whole
}

const NUMBERS: [Field; 3] = [Field::Number, Field::OldNumber, Field::NewNumber];
const NAMES: [Field; 3] = [Field::Name, Field::OldName, Field::NewName];

fn has(recognised: &Recognised, fields: &[Field]) -> bool {
    fields.iter().any(|it| recognised.column(*it).is_some())
}

struct Judge<'a> {
    file: &'a str,
    table: &'a Table,
    recognised: &'a Recognised,
    has_number: bool,
    has_name: bool,
}

impl Judge<'_> {
    fn row(&self, row: usize, part: &mut Checked) {
        let index = u32::try_from(row).unwrap_or(u32::MAX);
        let number = self.first_of(row, &NUMBERS);
        let name = self.first_of(row, &NAMES);
        let is_plain = is_number_like(number);
        if !is_plain && let Some(reason) = aside::reason(self.table, self.recognised, row, name) {
            part.set_aside.push(SetAside { row, reason });
            return;
        }
        if !self.has_name && !self.has_number {
            part.refused.push(index);
            return;
        }
        let before = part.findings.0.len();
        self.faults(row, number, name, is_plain, &mut part.findings);
        let is_refused = part.findings.0[before..].iter().any(|it| it.severity == base::Severity::Error);
        if is_refused { part.refused.push(index) } else { part.usable.push(index) }
    }

    fn first_of(&self, row: usize, fields: &[Field]) -> &str {
        let cells = fields.iter().map(|it| self.recognised.field(self.table, row, *it));
        cells.into_iter().find(|it| !it.is_empty()).unwrap_or("")
    }
}
