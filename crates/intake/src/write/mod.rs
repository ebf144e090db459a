//! Lists to files: Excel workbooks, CSV, and back in the sender's own layout.
//!
//! **Knows:** titles, widths, kinds of columns. **Does not know:** what the rows mean, the disk.

mod delimited;
mod returned;
mod workbook;

pub use delimited::{CsvEncoding, CsvWriter};
pub use returned::{ReturnedSheet, write_returned};
pub use workbook::XlsxWriter;

/// How the cells of a column are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// As text: identity numbers keep all digits.
    #[default]
    Text,
    /// Whole numbers, right-aligned and summable.
    Count,
    /// Yuan with two decimals, right-aligned and summable.
    Yuan,
}

/// A column to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutColumn {
    /// Its title.
    pub title: String,
    /// Its width in Latin characters; a Chinese character takes two.
    pub width: u16,
    /// How its cells are shown.
    pub kind: Kind,
}

impl OutColumn {
    /// A column of text.
    #[must_use]
    pub fn text(title: impl Into<String>, width: u16) -> OutColumn {
        OutColumn { title: title.into(), width, kind: Kind::Text }
    }

    /// A column of amounts in yuan.
    #[must_use]
    pub fn yuan(title: impl Into<String>) -> OutColumn {
        OutColumn { title: title.into(), width: 14, kind: Kind::Yuan }
    }

    /// A column of whole numbers.
    #[must_use]
    pub fn count(title: impl Into<String>) -> OutColumn {
        OutColumn { title: title.into(), width: 10, kind: Kind::Count }
    }
}

/// A file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The workbook library refused.
    #[error("[INT-0501] 写 Excel 时出错：{0}。请检查临时目录是否可写、磁盘是否已满")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The text writer refused.
    #[error("[INT-0502] 写 CSV 时出错：{0}。请检查内容后重试")]
    Text(String),
    /// A row came before any sheet.
    #[error("[INT-0503] 还没有工作表就写行。请先开始一张工作表")]
    NoSheet,
}
