//! Sheet and line of rows whose files are no longer at hand: read once more from what is kept.
//!
//! **Knows:** kept files. **Does not know:** what rows say.

use std::collections::BTreeMap;

use intake::{Table, read_file};
use store::{RosterFile, RosterProblem, Writer};

use super::evidence::unpack;
use super::found::Detail;
use super::queries::detail_of;
use super::{heavy, json};
use crate::error::AppError;

/// Puts sheet and line to the rows of problems that have none. A file that cannot be read any more leaves them so.
pub(super) async fn fill(
    writer: &mut Writer,
    files: &[RosterFile],
    problems: &mut [RosterProblem],
) -> Result<(), AppError> {
    let mut open: BTreeMap<i64, Vec<(usize, usize)>> = BTreeMap::new();
    let mut details: Vec<Detail> = problems.iter().map(detail_of).collect();
    for (nth, detail) in details.iter().enumerate() {
        for (at, row) in detail.rows.iter().enumerate().filter(|it| it.1.line == 0) {
            open.entry(row.file).or_default().push((nth, at));
        }
    }
    for (id, rows) in open {
        let Some(file) = files.iter().find(|it| it.id == id) else { continue };
        let parts = writer.load_roster_document(&file.sha256).await?;
        let (name, sha256) = (file.name.clone(), file.sha256.clone());
        let tables: Vec<Table> = heavy(move || {
            let bytes = unpack(&parts, &sha256).unwrap_or_default();
            let tables = if bytes.is_empty() { Vec::new() } else { read_file(&name, bytes).tables };
            tables.into_iter().filter(|it| !it.is_empty()).collect()
        })
        .await?;
        for (nth, at) in rows {
            let row = &mut details[nth].rows[at];
            if let Some((sheet, line)) = place(&tables, row.row as usize) {
                (row.sheet, row.line) = (sheet.to_owned(), line);
            }
        }
    }
    for (problem, detail) in problems.iter_mut().zip(&details) {
        let text = json(detail);
        if problem.detail != text {
            problem.detail = text;
        }
    }
    Ok(())
}

/// Rows are counted over all sheets of a file.
fn place(tables: &[Table], mut row: usize) -> Option<(&str, usize)> {
    for table in tables {
        if row < table.len() {
            return Some((table.sheet.as_str(), table.row_number(row)));
        }
        row -= table.len();
    }
    None
}
