//! A list back to its sender: its own rows and columns in its own order, with our results added
//! at the right.
//!
//! **Knows:** the table as it came. **Does not know:** what the results mean.

use super::{CsvEncoding, CsvWriter, OutColumn, WriteError, XlsxWriter};
use crate::{
    columns::{Field, Recognised},
    read::{Encoding, Format, Table},
};

/// One sheet to go back, with what is added to its rows.
pub struct ReturnedSheet<'a> {
    /// As it came.
    pub table: &'a Table,
    /// Its columns.
    pub recognised: &'a Recognised,
    /// The columns added at the right.
    pub added: &'a [OutColumn],
    /// What is added to a row of the table, in the order of `added`; empty for rows without result.
    pub results: &'a dyn Fn(usize) -> Vec<String>,
}

impl ReturnedSheet<'_> {
    fn width(&self) -> usize {
        self.recognised.columns.len().max(self.table.width())
    }

    /// The cells of a row as they came, with what is added behind them.
    fn cells<'t>(&'t self, row: usize, added: &'t [String]) -> Vec<&'t str> {
        let own = (0..self.width()).map(|column| self.table.own_cell(row, column));
        own.chain(added.iter().map(String::as_str)).collect()
    }

    fn added(&self, row: usize) -> Vec<String> {
        let header = &self.recognised.header_rows;
        if header.end > 0 && row + 1 == header.end {
            self.added.iter().map(|it| it.title.clone()).collect()
        } else if row < header.end {
            Vec::new()
        } else {
            (self.results)(row)
        }
    }

    fn columns(&self) -> Vec<OutColumn> {
        let width_of = |column: usize| {
            let field = self.recognised.columns.get(column).and_then(|it| it.field);
            let rows = 0..self.table.len().min(50);
            let longest =
                rows.map(|row| self.table.own_cell(row, column)).filter(|it| it.chars().count() <= 20);
            let shown = longest.map(|it| it.chars().map(|c| 1 + u16::from(!c.is_ascii())).sum::<u16>()).max();
            if field == Some(Field::Number) { 21 } else { shown.unwrap_or(8).clamp(6, 30) + 2 }
        };
        let own = (0..self.width()).map(|column| OutColumn::text("", width_of(column)));
        own.chain(self.added.iter().cloned()).collect()
    }
}

/// Writes the sheets of a file in their own layout: as CSV when it came as text, else as XLSX.
/// Totals and notes go back where they stood.
///
/// # Errors
/// When a writer refuses.
pub fn write_returned(format: Format, sheets: &[ReturnedSheet<'_>]) -> Result<Vec<u8>, WriteError> {
    if let (Format::Delimited { encoding, delimiter }, [sheet]) = (format, sheets) {
        let encoding =
            if encoding == Encoding::Gb18030 { CsvEncoding::Gb18030 } else { CsvEncoding::Utf8Bom };
        let mut writer = CsvWriter::new(encoding, delimiter).keeping_digits();
        for row in 0..sheet.table.len() {
            writer.row(&sheet.cells(row, &sheet.added(row)))?;
        }
        return writer.finish();
    }
    let mut writer = XlsxWriter::new();
    for sheet in sheets {
        writer.bare_sheet(&sheet.table.sheet, &sheet.columns(), sheet.table.merges.is_empty())?;
        for row in 0..sheet.table.len() {
            let added = sheet.added(row);
            let cells = sheet.cells(row, &added);
            writer.go_to(sheet.table.row_number(row));
            if sheet.recognised.header_rows.contains(&row) {
                writer.header_row(&cells)?;
            } else {
                writer.row(&cells)?;
            }
        }
        for merge in &sheet.table.merges {
            let row = sheet.table.row_at(merge.first_row as usize);
            let text = row.map_or("", |it| sheet.table.own_cell(it, merge.first_column as usize));
            writer.merge(merge, text)?;
        }
    }
    writer.finish()
}
