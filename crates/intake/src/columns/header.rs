//! Where the header stands: below titles, in one row or two.
//!
//! **Knows:** rows of titles. **Does not know:** which column wins when two say the same.

use std::ops::Range;

use super::{
    Field,
    mapping::{Mapping, header_fingerprint},
    shape::is_number_like,
    words::{Said, bare, groups_person, said},
};
use crate::read::Table;

/// The header is looked for in this many rows.
const ROWS: usize = 40;

/// The rows of the header, and for each column its title and what that says.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) rows: Range<usize>,
    pub(crate) titles: Vec<(String, Said)>,
}

/// Finds the header; `None` when no row looks like one.
pub(crate) fn find(table: &Table) -> Option<Header> {
    let score = |row: usize| fields_of(table, row).map_or(0, |it| it.len());
    let best =
        (0..table.len().min(ROWS)).rev().max_by_key(|row| score(*row)).filter(|row| score(*row) > 0)?;
    let rows = if is_second(table, best) {
        best..best + 2
    } else if best > 0 && is_group_row(table, best - 1) {
        best - 1..best + 1
    } else {
        best..best + 1
    };
    Some(at(table, rows))
}

/// The header whose titles a clerk has mapped before, though no title says anything by itself.
pub(crate) fn find_mapped(table: &Table, mappings: &[Mapping]) -> Option<Header> {
    if mappings.is_empty() {
        return None;
    }
    let rows = table.len().min(ROWS);
    let one = (0..rows).map(|row| at(table, row..row + 1));
    let two = (1..rows).map(|row| at(table, row - 1..row + 1));
    one.chain(two).find(|header| {
        let titles = || header.titles.iter().map(|it| it.0.as_str());
        let fingerprint = header_fingerprint(titles());
        titles().any(|it| !it.is_empty())
            && mappings
                .iter()
                .any(|it| it.fingerprint == fingerprint && it.columns.len() == header.titles.len())
    })
}

/// The header in these rows.
pub(crate) fn at(table: &Table, rows: Range<usize>) -> Header {
    let width =
        rows.clone().map(|row| table.cells_in(row)).max().unwrap_or(0).max(usual_width(table, rows.end));
    let titles = (0..width).map(|column| title(table, &rows, column)).collect();
    Header { rows, titles }
}

/// The width that most rows have: one with a stray delimiter does not widen the sheet.
fn usual_width(table: &Table, first: usize) -> usize {
    let mut widths: Vec<usize> =
        (first..table.len().min(first + 200)).map(|row| table.cells_in(row)).collect();
    widths.sort_unstable();
    widths.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).max().map_or(0, |(_, width)| width)
}

fn title(table: &Table, rows: &Range<usize>, column: usize) -> (String, Said) {
    let (first, last) = (rows.start, rows.end - 1);
    let below = table.own_cell(last, column);
    if first == last {
        let below = table.cell(last, column);
        return (below.to_owned(), said(below));
    }
    let group = group_over(table, first, last, column);
    if below.is_empty() || group.is_empty() {
        let only = if below.is_empty() { group } else { below };
        return (only.to_owned(), said(only));
    }
    let whole = format!("{group}/{below}");
    let meaning = match (said(&format!("{group}{below}")), said(below)) {
        // 帮扶情况 over 脱贫属性 is the person's own, 帮扶人 over anything and 帮扶情况 over 姓名 are not
        (Said::Other(_), own @ Said::Field(field, _)) if !groups_person(group) && !is_of_a_person(field) => {
            own
        }
        (Said::Nothing, own) => own,
        (Said::Field(both, _), Said::Field(own, confidence)) if both == own => Said::Field(own, confidence),
        (both, _) => both,
    };
    (whole, meaning)
}

/// Whether such a column tells who somebody is: below the title of other things it may be somebody else.
fn is_of_a_person(field: Field) -> bool {
    use Field::{Birth, Name, NewName, NewNumber, Number, OldName, OldNumber, Phone, Relation, Sex};
    let of_people = [Birth, Name, NewName, NewNumber, Number, OldName, OldNumber, Phone, Relation, Sex];
    of_people.contains(&field)
}

/// The title in the first row that reaches over this column: its own, that of its merge, or the
/// next to the left when merges were lost on the way.
fn group_over(table: &Table, first: usize, last: usize, column: usize) -> &str {
    let own = table.cell(first, column);
    if !own.is_empty() || table.own_cell(last, column).is_empty() {
        return own;
    }
    if !table.merges.is_empty() {
        return "";
    }
    let left = (0..column).rev().map(|it| (it, table.own_cell(first, it))).find(|(_, it)| !it.is_empty());
    left.filter(|(it, _)| !table.own_cell(last, *it).is_empty()).map_or("", |(_, text)| text)
}

/// The different fields that this row's cells name; `None` when the row is no header.
fn fields_of(table: &Table, row: usize) -> Option<Vec<Field>> {
    let cells =
        || (0..table.cells_in(row)).map(|column| table.own_cell(row, column)).filter(|it| !it.is_empty());
    if cells().any(is_number_like) {
        return None;
    }
    let mut fields: Vec<Field> = cells()
        .filter_map(|it| match said(it) {
            Said::Field(field, _) if it.chars().count() <= 24 => Some(field),
            _ => None,
        })
        .collect();
    fields.sort_unstable();
    fields.dedup();
    let names_person = fields.iter().any(|it| {
        matches!(it, Field::Number | Field::Name | Field::OldNumber | Field::NewNumber | Field::OldName)
    });
    let names_person = names_person || cells().any(|it| bare(it).starts_with("户主"));
    let one_column = table.width() == 1 && names_person;
    let has_others = cells().count() > 1 && names_person;
    (one_column || has_others || fields.len() >= 3).then_some(fields)
}

/// Whether the row after `row` belongs to the header too: nothing that looks like data, nothing
/// under the titles of number and name, and something under another title.
fn is_second(table: &Table, row: usize) -> bool {
    let next = row + 1;
    if next >= table.len() || table.row_number(next) != table.row_number(row) + 1 {
        return false;
    }
    let mut found = 0;
    for column in 0..table.cells_in(next) {
        let below = table.own_cell(next, column);
        if below.is_empty() {
            continue;
        }
        let above = table.own_cell(row, column);
        let names_person = matches!(said(above), Said::Field(Field::Number | Field::Name, 100));
        let is_title = below.chars().count() <= 16 && !below.bytes().any(|b| b.is_ascii_digit());
        if names_person || !is_title {
            return false;
        }
        let is_under_group = table.merge_at(row, column).is_some_and(|it| it.last_column > it.first_column)
            || said(above) == Said::Nothing
                && said(&format!("{}{below}", table.cell(row, column))) != Said::Nothing;
        found += usize::from(is_under_group || said(below) != Said::Nothing);
    }
    found > 0
}

/// Whether this row, just above the titles, groups them: two or more short texts, none of them of
/// the kind 单位：某局.
fn is_group_row(table: &Table, row: usize) -> bool {
    if table.row_number(row) + 1 != table.row_number(row + 1) {
        return false;
    }
    let cells: Vec<&str> =
        (0..table.cells_in(row)).map(|it| table.own_cell(row, it)).filter(|it| !it.is_empty()).collect();
    let is_group = |it: &&str| {
        it.chars().count() <= 16
            && !it.contains([':', '：'])
            && !bare(it).starts_with("单位")
            && !is_number_like(it)
    };
    cells.len() >= 2 && cells.iter().all(is_group)
}
