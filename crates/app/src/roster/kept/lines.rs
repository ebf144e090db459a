//! Sheet and line of rows whose files are no longer at hand: kept beside the file as runs of rows.
//!
//! **Knows:** how rows are counted over the sheets of a file. **Does not know:** what rows say.

use serde::{Deserialize, Serialize};
use store::{RosterFile, RosterProblem};

use super::found::Detail;
use super::json;
use super::queries::detail_of;
use crate::roster::GatheredFile;

/// Rows of one sheet that stand line under line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Sheet {
    sheet: String,
    /// First row as facts count it, its line as a clerk sees it, how many follow without a gap.
    runs: Vec<(u32, u32, u32)>,
}

/// Where all rows of a file stand, as text.
pub(super) fn of(file: &GatheredFile) -> String {
    let sheets: Vec<Sheet> = file
        .tables
        .iter()
        .map(|it| {
            let lines = (0..it.table.len()).map(|row| it.table.row_number(row));
            Sheet { sheet: it.table.sheet.clone(), runs: runs(it.first_row, lines) }
        })
        .collect();
    json(&sheets)
}

fn runs(first: u32, lines: impl Iterator<Item = usize>) -> Vec<(u32, u32, u32)> {
    let mut runs: Vec<(u32, u32, u32)> = Vec::new();
    for (row, line) in (first..).zip(lines) {
        let line = u32::try_from(line).unwrap_or(0);
        match runs.last_mut() {
            Some((_, start, count)) if *start + *count == line => *count += 1,
            _ => runs.push((row, line, 1)),
        }
    }
    runs
}

fn place(sheets: &[Sheet], row: u32) -> Option<(&str, usize)> {
    sheets.iter().find_map(|it| {
        let (first, line, count) = *it.runs[..it.runs.partition_point(|run| run.0 <= row)].last()?;
        (row - first < count).then_some((it.sheet.as_str(), (line + row - first) as usize))
    })
}

/// Puts sheet and line to the rows of problems that have none. What no file tells stays so.
pub(super) fn fill(files: &[RosterFile], problems: &mut [RosterProblem]) {
    let mut read: Vec<Option<Vec<Sheet>>> = vec![None; files.len()];
    for problem in problems {
        let mut detail: Detail = detail_of(problem);
        let mut is_changed = false;
        for row in detail.rows.iter_mut().filter(|it| it.line == 0) {
            let Some(nth) = files.iter().position(|it| it.id == row.file) else { continue };
            let sheets =
                read[nth].get_or_insert_with(|| serde_json::from_str(&files[nth].lines).unwrap_or_default());
            if let Some((sheet, line)) = place(sheets, row.row) {
                (row.sheet, row.line) = (sheet.to_owned(), line);
                is_changed = true;
            }
        }
        if is_changed {
            problem.detail = json(&detail);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_where_they_stood() {
        let sheet = |sheet: &str, runs| Sheet { sheet: sheet.to_owned(), runs };
        let sheets =
            [sheet("一", runs(0, [3, 4, 7, 8, 9].into_iter())), sheet("二", runs(5, [2, 3].into_iter()))];
        assert_eq!(sheets[0].runs, [(0, 3, 2), (2, 7, 3)]);
        let rows = [
            (0, Some(("一", 3))),
            (1, Some(("一", 4))),
            (2, Some(("一", 7))),
            (4, Some(("一", 9))),
            (5, Some(("二", 2))),
            (6, Some(("二", 3))),
            (7, None),
        ];
        for (row, expected) in rows {
            assert_eq!(place(&sheets, row), expected, "{row}");
        }
    }
}
