//! Excel workbooks, new (XLSX) and old (XLS), cell by cell into tables.
//!
//! **Knows:** workbooks, sheets, merged cells. **Does not know:** what the cells mean.
//!
//! A broken workbook may make the library below panic: that is caught and told as a finding.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use base::Finding;
use calamine::{Data, DataRef, Dimensions, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx};

use super::{
    bounds, cell,
    old_bounds::check_old_workbook,
    table::{Merge, Table, TableBuilder},
};

/// Tables and findings of a workbook.
pub(crate) type Workbook = (Vec<Table>, Vec<Finding>);

/// Reads a new workbook.
pub(crate) fn read_xlsx(bytes: &[u8]) -> Workbook {
    guarded(|| xlsx(bytes))
}

/// Reads an old workbook.
pub(crate) fn read_xls(bytes: &[u8]) -> Workbook {
    guarded(|| xls(bytes))
}

fn guarded(read: impl FnOnce() -> Result<Workbook, Finding>) -> Workbook {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(found)) => found,
        Ok(Err(finding)) => (Vec::new(), vec![finding]),
        Err(_) => (Vec::new(), vec![broken("内部结构不合规范")]),
    }
}

pub(super) fn broken(detail: impl std::fmt::Display) -> Finding {
    let message = format!("Excel 文件损坏，读不出内容（{detail}）");
    Finding::error(
        "INT-0103",
        message,
        "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入；打不开的，请报送单位重发",
    )
}

fn broken_sheet(sheet: &str, detail: impl std::fmt::Display) -> Finding {
    let message = format!("工作表“{sheet}”读到一半出错（{detail}），这张表没有导入");
    Finding::error("INT-0104", message, "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入")
        .of(format!("工作表“{sheet}”"))
}

fn hidden(sheet: &str) -> Finding {
    let message = format!("工作表“{sheet}”是隐藏的，也读了");
    Finding::error("INT-0105", message, "不该导入的，请在导入时去掉这张表")
        .of(format!("工作表“{sheet}”"))
        .as_warning()
}

fn xlsx(bytes: &[u8]) -> Result<Workbook, Finding> {
    bounds::check_workbook(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.sheets_metadata().to_vec();
    let names: Vec<&str> =
        sheets.iter().filter(|it| it.typ == SheetType::WorkSheet).map(|it| it.name.as_str()).collect();
    // merges stand behind the cells, so finding them means reading each sheet again: on another core
    let (read, merges) = rayon::join(
        || {
            // the same text may stand in many cells: the sum of all sheets counts
            let mut room = usize::try_from(bounds::MOST_BYTES).unwrap_or(usize::MAX);
            let mut sheet = |name: &&str| {
                let read = xlsx_sheet(&mut book, name, room);
                room = room.saturating_sub(read.as_ref().map_or(room, |it| it.builder.text_bytes()));
                read
            };
            names.iter().map(&mut sheet).collect::<Vec<_>>()
        },
        || xlsx_merges(bytes, &names),
    );
    let mut tables = Vec::new();
    let mut findings = Vec::new();
    for ((name, table), merges) in names.iter().zip(read).zip(merges) {
        match table {
            Ok(rows) => {
                findings.extend(rows.told(name));
                let table = rows.finish(merges);
                let is_shown = |it: &calamine::Sheet| it.name == *name && it.visible == SheetVisible::Visible;
                if !table.is_empty() && !sheets.iter().any(is_shown) {
                    findings.push(hidden(name));
                }
                tables.push(table);
            }
            Err(error) => findings.push(broken_sheet(name, error)),
        }
    }
    Ok((tables, findings))
}

/// The merged cells of each sheet. A sheet too broken to tell is told by the reading of its cells.
fn xlsx_merges(bytes: &[u8], names: &[&str]) -> Vec<Vec<Merge>> {
    let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) else { return vec![Vec::new(); names.len()] };
    let of =
        |name: &&str| book.merge_cells_by_sheet_name(name).unwrap_or_default().iter().map(merge).collect();
    names.iter().map(of).collect()
}

fn xlsx_sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    room: usize,
) -> Result<RowWriter, calamine::XlsxError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut rows = RowWriter::new(name);
    while let Some(found) = reader.next_cell()? {
        let (row, column) = found.get_position();
        if matches!(found.get_value(), DataRef::Empty) || rows.is_too_far(column) {
            continue;
        }
        rows.place(row, column);
        if rows.builder.text_bytes() > room {
            return Err(calamine::XlsxError::Unexpected("各格内容合计超过 1 GB"));
        }
        match found.get_value() {
            DataRef::SharedString(it) => rows.builder.cell(|out| out.push_str(it)),
            DataRef::String(it) | DataRef::DateTimeIso(it) | DataRef::DurationIso(it) => {
                rows.builder.cell(|out| out.push_str(it));
            }
            DataRef::Int(it) => rows.builder.cell(|out| out.push_str(&it.to_string())),
            DataRef::Float(it) => rows.number(*it),
            DataRef::Bool(it) => rows.builder.cell(|out| cell::write_flag(out, *it)),
            DataRef::DateTime(it) => rows.builder.cell(|out| cell::write_time(out, it)),
            DataRef::Error(it) => rows.builder.cell(|out| out.push_str(&it.to_string())),
            DataRef::Empty => {}
        }
    }
    if rows.is_disordered {
        return Err(calamine::XlsxError::Unexpected("单元格次序颠倒"));
    }
    Ok(rows)
}

fn xls(bytes: &[u8]) -> Result<Workbook, Finding> {
    check_old_workbook(bytes)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => super::encrypted(),
        other => broken(other),
    })?;
    let sheets = book.sheets_metadata().to_vec();
    let mut tables = Vec::new();
    let mut findings = Vec::new();
    for sheet in sheets.iter().filter(|it| it.typ == SheetType::WorkSheet) {
        let merges = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let range = match book.worksheet_range(&sheet.name) {
            Ok(range) => range,
            Err(error) => {
                findings.push(broken_sheet(&sheet.name, error));
                continue;
            }
        };
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        let mut rows = RowWriter::new(&sheet.name);
        for (row, cells) in (first_row..).zip(range.rows()) {
            for (column, value) in (first_column..).zip(cells) {
                if matches!(value, Data::Empty) || rows.is_too_far(column) {
                    continue;
                }
                rows.place(row, column);
                match value {
                    Data::String(it) | Data::DateTimeIso(it) | Data::DurationIso(it) => {
                        rows.builder.cell(|out| out.push_str(it));
                    }
                    Data::Int(it) => rows.builder.cell(|out| out.push_str(&it.to_string())),
                    Data::Float(it) => rows.number(*it),
                    Data::Bool(it) => rows.builder.cell(|out| cell::write_flag(out, *it)),
                    Data::DateTime(it) => rows.builder.cell(|out| cell::write_time(out, it)),
                    Data::Error(it) => rows.builder.cell(|out| out.push_str(&it.to_string())),
                    Data::Empty => {}
                }
            }
        }
        if sheet.visible != SheetVisible::Visible {
            findings.push(hidden(&sheet.name));
        }
        findings.extend(rows.told(&sheet.name));
        tables.push(rows.finish(merges.iter().map(merge).collect()));
    }
    Ok((tables, findings))
}

fn merge(it: &Dimensions) -> Merge {
    Merge {
        first_row: it.start.0 + 1,
        first_column: it.start.1,
        last_row: it.end.0 + 1,
        last_column: it.end.1,
    }
}

/// Puts cells at their places, with empty ones between.
struct RowWriter {
    builder: TableBuilder,
    row: Option<u32>,
    is_disordered: bool,
    too_far: usize,
}

impl RowWriter {
    fn new(sheet: &str) -> RowWriter {
        RowWriter { builder: TableBuilder::new(sheet), row: None, is_disordered: false, too_far: 0 }
    }

    /// Whether the cell lies too far right; if so it is counted.
    fn is_too_far(&mut self, column: u32) -> bool {
        let is_far = column as usize >= bounds::MOST_COLUMNS;
        self.too_far += usize::from(is_far);
        is_far
    }

    /// What to tell about cells that were left out.
    fn told(&self, sheet: &str) -> Option<Finding> {
        (self.too_far > 0).then(|| bounds::too_far(sheet, self.too_far))
    }

    /// Makes ready for the cell at this place. Workbooks give cells in the order of rows.
    fn place(&mut self, row: u32, column: u32) {
        if self.row != Some(row) {
            self.is_disordered |= self.row.is_some_and(|before| before > row);
            if self.row.is_some() {
                self.builder.end();
            }
            self.builder.begin(row + 1);
            self.row = Some(row);
        }
        self.is_disordered |= self.builder.columns() > column as usize;
        while self.builder.columns() < column as usize {
            self.builder.cell(|_| {});
        }
    }

    fn number(&mut self, value: f64) {
        let mut lost = false;
        self.builder.cell(|out| lost = cell::write_number(out, value));
        if lost {
            self.builder.mark_lossy();
        }
    }

    fn finish(mut self, merges: Vec<Merge>) -> Table {
        if self.row.is_some() {
            self.builder.end();
        }
        self.builder.finish(merges)
    }
}
