//! One sheet in memory: all its text in one piece, and where each cell begins.
//!
//! **Knows:** rows as they stood in the file, with the row numbers that a clerk sees; merged cells.
//! **Does not know:** what a column means.
//!
//! A cell runs from its start to one byte before the next start (the separator lies between), so
//! that a cell costs four bytes beside its text and nothing is copied out of the file.

/// Cells merged into one: the value stands in the first of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merge {
    /// First column of the merge.
    pub first_column: u32,
    /// First row, as the clerk sees it (counted from 1).
    pub first_row: u32,
    /// Last row, counted from 1.
    pub last_row: u32,
    /// Last column.
    pub last_column: u32,
}

/// One sheet. Rows without any text are left out; [`Table::row_number`] tells the place of the others.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Name of the sheet; empty for text files.
    pub sheet: String,
    pub(crate) text: String,
    pub(crate) starts: Vec<u32>,
    pub(crate) firsts: Vec<u32>,
    pub(crate) numbers: Vec<u32>,
    pub(crate) merges: Vec<Merge>,
    /// Cells (row, column) whose number came with more digits than the program kept that wrote it.
    pub(crate) lossy: Vec<(u32, u32)>,
    pub(crate) blank_rows: u32,
    pub(crate) has_damage: bool,
}

impl Table {
    /// How many rows have text.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether no row has text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// How many rows had no text at all and were left out.
    #[must_use]
    pub fn blank_rows(&self) -> u32 {
        self.blank_rows
    }

    /// How many cells this row has.
    #[must_use]
    pub fn cells_in(&self, row: usize) -> usize {
        match (self.firsts.get(row), self.firsts.get(row + 1)) {
            (Some(first), Some(next)) => (next - first) as usize - 1,
            _ => 0,
        }
    }

    /// Row number in the file, counted from 1, as a spreadsheet shows it.
    #[must_use]
    pub fn row_number(&self, row: usize) -> usize {
        self.numbers.get(row).map_or(0, |it| *it as usize)
    }

    /// The cell's text without outer blanks; a merged cell has the value of its merge.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let own = self.own_cell(row, column);
        if !own.is_empty() || self.merges.is_empty() { own } else { self.merged_cell(row, column) }
    }

    /// The cell's text as it stands in the file: of merged cells only the first has any.
    #[must_use]
    pub fn own_cell(&self, row: usize, column: usize) -> &str {
        let (Some(first), Some(next)) = (self.firsts.get(row), self.firsts.get(row + 1)) else { return "" };
        let index = *first as usize + column;
        if index + 1 >= *next as usize {
            return "";
        }
        let (from, to) = (self.starts[index] as usize, self.starts[index + 1] as usize);
        trimmed(self.text.get(from..to.saturating_sub(1)).unwrap_or(""))
    }

    /// Widest row among the first thousand.
    #[must_use]
    pub fn width(&self) -> usize {
        (0..self.len().min(1000)).map(|row| self.cells_in(row)).max().unwrap_or(0)
    }

    /// The row at this row number of the file, if it has text.
    #[must_use]
    pub fn row_at(&self, number: usize) -> Option<usize> {
        let number = u32::try_from(number).ok()?;
        self.numbers.binary_search(&number).ok()
    }

    /// The merge over this cell, if any.
    #[must_use]
    pub fn merge_at(&self, row: usize, column: usize) -> Option<Merge> {
        let number = *self.numbers.get(row)?;
        let column = u32::try_from(column).ok()?;
        let covers = |it: &&Merge| {
            (it.first_row..=it.last_row).contains(&number)
                && (it.first_column..=it.last_column).contains(&column)
        };
        // merges are disjoint and in the order of column, then row: try those that begin in each column
        (0..=column).rev().find_map(|first_column| {
            let end =
                self.merges.partition_point(|it| (it.first_column, it.first_row) <= (first_column, number));
            let last = self.merges.get(end.checked_sub(1)?)?;
            (last.first_column == first_column).then_some(last).filter(covers).copied()
        })
    }

    /// Whether the number in this cell has lost its last digits.
    #[must_use]
    pub fn has_lost_digits(&self, row: usize, column: usize) -> bool {
        let key = (u32::try_from(row).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX));
        !self.lossy.is_empty() && self.lossy.binary_search(&key).is_ok()
    }

    /// Takes the last three digits of a number of eighteen as lost: what is left is written with their place.
    pub(crate) fn lose_last_digits(&mut self, row: usize, column: usize) {
        let place = self.firsts[row] as usize + column;
        let from = self.starts[place] as usize;
        let Some(blanks) = self.text.get(from..).and_then(|it| it.find(|c: char| c.is_ascii_digit())) else {
            return;
        };
        let last = from + blanks + 15;
        self.text.replace_range(last..last + 3, "E+3");
        let small = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        self.lossy.push((small(row), small(column)));
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes_held(&self) -> usize {
        self.text.capacity() + 4 * (self.starts.capacity() + self.firsts.capacity() + self.numbers.capacity())
    }

    fn merged_cell(&self, row: usize, column: usize) -> &str {
        let Some(merge) = self.merge_at(row, column) else { return "" };
        let Ok(first) = self.numbers.binary_search(&merge.first_row) else { return "" };
        self.own_cell(first, merge.first_column as usize)
    }
}

/// Without outer blanks, the full-width and invisible ones too.
pub(crate) fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    let plain = |b: u8| b.is_ascii_graphic();
    match (bytes.first(), bytes.last()) {
        (Some(first), Some(last)) if plain(*first) && plain(*last) => text,
        _ => text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)),
    }
}

/// Characters that show nothing: byte order marks, zero-width marks, controls.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{202a}'..='\u{202e}') || c.is_control()
}

/// Builds a table cell by cell, in the order of rows.
#[derive(Debug, Default)]
pub(crate) struct TableBuilder {
    table: Table,
    has_text: bool,
    row: u32,
    row_text: usize,
    row_starts: usize,
    lossy: Vec<u32>,
}

impl TableBuilder {
    pub(crate) fn new(sheet: &str) -> TableBuilder {
        TableBuilder {
            table: Table { sheet: sheet.to_owned(), ..Table::default() },
            ..TableBuilder::default()
        }
    }

    /// How much text was taken.
    pub(crate) fn text_bytes(&self) -> usize {
        self.table.text.len()
    }

    /// Begins the row with this number (counted from 1).
    pub(crate) fn begin(&mut self, number: u32) {
        self.row = number;
        self.row_text = self.table.text.len();
        self.row_starts = self.table.starts.len();
        self.has_text = false;
        self.lossy.clear();
    }

    /// Cells so far in this row.
    pub(crate) fn columns(&self) -> usize {
        self.table.starts.len() - self.row_starts
    }

    /// The next cell of the row.
    pub(crate) fn cell(&mut self, write: impl FnOnce(&mut String)) {
        let start = self.table.text.len();
        self.table.starts.push(u32::try_from(start).unwrap_or(u32::MAX));
        write(&mut self.table.text);
        self.has_text = self.has_text || !trimmed(&self.table.text[start..]).is_empty();
        self.table.text.push('\n');
    }

    /// The cell just written has lost digits.
    pub(crate) fn mark_lossy(&mut self) {
        self.lossy.push(u32::try_from(self.columns()).unwrap_or(u32::MAX).saturating_sub(1));
    }

    /// Ends the row; one without text leaves no trace but a count.
    pub(crate) fn end(&mut self) {
        if !self.has_text {
            self.table.text.truncate(self.row_text);
            self.table.starts.truncate(self.row_starts);
            self.table.blank_rows += 1;
            return;
        }
        let index = u32::try_from(self.table.numbers.len()).unwrap_or(u32::MAX);
        self.table.lossy.extend(self.lossy.iter().map(|column| (index, *column)));
        self.table.firsts.push(u32::try_from(self.row_starts).unwrap_or(u32::MAX));
        self.table.starts.push(u32::try_from(self.table.text.len()).unwrap_or(u32::MAX));
        self.table.numbers.push(self.row);
    }

    pub(crate) fn finish(mut self, mut merges: Vec<Merge>) -> Table {
        merges.sort_unstable();
        self.table.firsts.push(u32::try_from(self.table.starts.len()).unwrap_or(u32::MAX));
        self.table.merges = merges;
        self.table
    }
}
