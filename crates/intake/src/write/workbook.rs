//! Excel workbooks, written row by row in constant memory.
//!
//! **Knows:** sheets, header style, frozen panes, filters. **Does not know:** what the rows mean.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::{Kind, OutColumn, WriteError};
use crate::read::Merge;

/// Rows of one sheet; what is more goes on in a further sheet.
const SHEET_ROWS: u32 = 1_048_576;

/// Writes a workbook. Sheets come one after the other, rows in order; a list longer than a sheet
/// can be goes on in the next, with the same header.
pub struct XlsxWriter {
    book: Workbook,
    styles: Styles,
    names: Vec<String>,
    open: Option<Open>,
}

struct Styles {
    title: Format,
    header: Format,
    text: Format,
    count: Format,
    yuan: Format,
    merged: Format,
}

struct Open {
    sheet: usize,
    name: String,
    title: Option<String>,
    columns: Vec<OutColumn>,
    header_row: u32,
    next_row: u32,
    has_header: bool,
}

impl Default for XlsxWriter {
    fn default() -> XlsxWriter {
        XlsxWriter::new()
    }
}

impl XlsxWriter {
    /// An empty workbook.
    #[must_use]
    pub fn new() -> XlsxWriter {
        let header = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0x00DD_EBF7))
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let styles = Styles {
            title: Format::new().set_bold().set_font_size(14),
            header,
            text: Format::new().set_num_format("@"),
            count: Format::new().set_num_format("#,##0"),
            yuan: Format::new().set_num_format("#,##0.00"),
            merged: Format::new().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter),
        };
        let mut book = Workbook::new();
        book.set_zip_compression_level(1);
        XlsxWriter { book, styles, names: Vec::new(), open: None }
    }

    /// Begins a sheet with a header, a filter and frozen panes; above it a title, if given.
    ///
    /// # Errors
    /// When the workbook library refuses, as when the temporary directory is full.
    pub fn sheet(
        &mut self,
        name: &str,
        title: Option<&str>,
        columns: &[OutColumn],
    ) -> Result<(), WriteError> {
        self.begin(name, title, columns, true, true)
    }

    /// Begins a sheet without header: the caller writes all rows. Rows that are flushed as they are written cannot
    /// be merged afterwards.
    pub(super) fn bare_sheet(
        &mut self,
        name: &str,
        columns: &[OutColumn],
        is_flushed: bool,
    ) -> Result<(), WriteError> {
        self.begin(name, None, columns, false, is_flushed)
    }

    fn begin(
        &mut self,
        name: &str,
        title: Option<&str>,
        columns: &[OutColumn],
        has_header: bool,
        is_flushed: bool,
    ) -> Result<(), WriteError> {
        self.close()?;
        let index = self.names.len();
        let shown = self.free_name(name);
        let sheet = if is_flushed {
            self.book.add_worksheet_with_constant_memory()?
        } else {
            self.book.add_worksheet()
        };
        sheet.set_name(&shown)?;
        for (column, it) in (0..).zip(columns) {
            sheet.set_column_width(column, it.width.clamp(2, 100))?;
            let format = match it.kind {
                Kind::Text => &self.styles.text,
                Kind::Count => &self.styles.count,
                Kind::Yuan => &self.styles.yuan,
            };
            sheet.set_column_format(column, format)?;
        }
        let mut next_row = 0;
        if let Some(title) = title {
            sheet.write_string_with_format(0, 0, title, &self.styles.title)?;
            next_row = 1;
        }
        let header_row = next_row;
        if has_header {
            for (column, it) in (0..).zip(columns) {
                sheet.write_string_with_format(header_row, column, it.title.as_str(), &self.styles.header)?;
            }
            sheet.set_freeze_panes(header_row + 1, 0)?;
            next_row += 1;
        }
        self.names.push(shown);
        let (name, title) = (name.to_owned(), title.map(str::to_owned));
        let columns = columns.to_vec();
        self.open = Some(Open { sheet: index, name, title, columns, header_row, next_row, has_header });
        Ok(())
    }

    /// Writes the next row of the sheet. An amount or count that is no number is written as text.
    ///
    /// # Errors
    /// When no sheet was begun, or the workbook library refuses.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> Result<(), WriteError> {
        if self.open.as_ref().is_some_and(|it| it.next_row >= SHEET_ROWS) {
            let full = self
                .open
                .as_ref()
                .map(|it| (it.name.clone(), it.title.clone(), it.columns.clone(), it.has_header));
            let (name, title, columns, has_header) = full.ok_or(WriteError::NoSheet)?;
            self.begin(&name, title.as_deref(), &columns, has_header, true)?;
        }
        let open = self.open.as_mut().ok_or(WriteError::NoSheet)?;
        let sheet = self.book.worksheet_from_index(open.sheet)?;
        for (column, cell) in (0_u16..).zip(cells) {
            let text = cell.as_ref();
            if text.is_empty() {
                continue;
            }
            let kind = open.columns.get(usize::from(column)).map_or(Kind::Text, |it| it.kind);
            write_cell(sheet, (open.next_row, column), text, kind, &self.styles)?;
        }
        open.next_row += 1;
        Ok(())
    }

    /// A row in the style of headers, as for the header of a sender's layout.
    pub(super) fn header_row(&mut self, cells: &[&str]) -> Result<(), WriteError> {
        let open = self.open.as_mut().ok_or(WriteError::NoSheet)?;
        let sheet = self.book.worksheet_from_index(open.sheet)?;
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write_string_with_format(open.next_row, column, *text, &self.styles.header)?;
        }
        open.next_row += 1;
        Ok(())
    }

    /// Leaves rows empty up to the given one (counted from 1), as they were in the sender's sheet.
    pub(super) fn go_to(&mut self, number: usize) {
        let row = u32::try_from(number.saturating_sub(1)).unwrap_or(u32::MAX);
        if let Some(open) = self.open.as_mut().filter(|it| row > it.next_row && row < SHEET_ROWS) {
            open.next_row = row;
        }
    }

    /// Merges cells of the sheet whose rows are written; `text` stands in the first of them.
    pub(super) fn merge(&mut self, merge: &Merge, text: &str) -> Result<(), WriteError> {
        let open = self.open.as_mut().ok_or(WriteError::NoSheet)?;
        let column = |it: u32| u16::try_from(it).unwrap_or(u16::MAX);
        let (first, last) = (column(merge.first_column), column(merge.last_column));
        let (top, bottom) = (merge.first_row.saturating_sub(1), merge.last_row.saturating_sub(1));
        if (top, first) == (bottom, last) || bottom >= open.next_row {
            return Ok(());
        }
        let sheet = self.book.worksheet_from_index(open.sheet)?;
        sheet.merge_range(top, first, bottom, last, text, &self.styles.merged)?;
        Ok(())
    }

    /// Ends the workbook and gives its bytes.
    ///
    /// # Errors
    /// When the workbook library refuses.
    pub fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        self.close()?;
        if self.names.is_empty() {
            self.book.add_worksheet().set_name("空")?;
        }
        Ok(self.book.save_to_buffer()?)
    }

    fn close(&mut self) -> Result<(), WriteError> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let last = u16::try_from(open.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
        if open.has_header && !open.columns.is_empty() {
            let sheet = self.book.worksheet_from_index(open.sheet)?;
            sheet.autofilter(
                open.header_row,
                0,
                open.next_row.saturating_sub(1).max(open.header_row),
                last,
            )?;
        }
        Ok(())
    }

    /// A name that Excel allows (31 characters, some forbidden) and that no other sheet has.
    fn free_name(&self, wanted: &str) -> String {
        let clean: String = wanted.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).collect();
        let clean = if clean.trim().is_empty() { "名单".to_owned() } else { clean.trim().to_owned() };
        let is_taken = |name: &str| self.names.iter().any(|it| it.to_lowercase() == name.to_lowercase());
        let cut = |room: usize| clean.chars().take(room).collect::<String>();
        let numbered = (2..).map(|n| format!("{}({n})", cut(24)));
        std::iter::once(cut(31)).chain(numbered).find(|it| !is_taken(it)).unwrap_or_default()
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    kind: Kind,
    styles: &Styles,
) -> Result<(), WriteError> {
    // a spreadsheet keeps numbers as binary fractions: the exact amount is in the ledger, and 15
    // digits are shown right
    let number = match kind {
        Kind::Text => None,
        Kind::Count | Kind::Yuan if text.len() <= 15 => text.parse::<f64>().ok().filter(|it| it.is_finite()),
        Kind::Count | Kind::Yuan => None,
    };
    let format = match kind {
        Kind::Text => &styles.text,
        Kind::Count => &styles.count,
        Kind::Yuan => &styles.yuan,
    };
    // Excel allows 32,767 characters in a cell
    match number {
        Some(number) => sheet.write_number_with_format(row, column, number, format)?,
        None if text.len() > 32_767 => {
            let cut: String = text.chars().take(32_000).collect();
            sheet.write_string_with_format(row, column, cut, format)?
        }
        None => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}
