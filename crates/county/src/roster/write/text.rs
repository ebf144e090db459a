//! CSV and its kin: any delimiter, UTF-8 with or without BOM, GB18030.

use std::{
    fs::File,
    io::{self, Write},
    path::Path,
};

use super::{
    super::{RosterPlan, Source},
    TruthPart, cell,
    layout::{Encoding, Layout},
};

/// Rows between two writes to the file.
const CHUNK: u32 = 4_000;

/// Writes a source's rows; returns how many.
pub(crate) fn write(
    plan: &RosterPlan,
    source: Source,
    layout: &Layout,
    (delimiter, encoding): (u8, Encoding),
    path: &Path,
    truth: &mut TruthPart,
) -> io::Result<u32> {
    let mut out = Out { file: File::create(path)?, encoding };
    if encoding == Encoding::Utf8WithBom {
        out.file.write_all("\u{feff}".as_bytes())?;
    }
    // Spreadsheets end lines with both characters, and quote where they must.
    let terminator = csv::Terminator::CRLF;
    let builder = |buffer: Vec<u8>| {
        csv::WriterBuilder::new().delimiter(delimiter).terminator(terminator).from_writer(buffer)
    };
    let mut writer = builder(Vec::with_capacity(1 << 20));
    writer.write_record(layout.columns.iter().map(|it| it.1))?;
    let mut text = String::new();
    let mut rows = 0;
    for row in plan.rows(source) {
        rows += 1;
        for (field, _) in layout.columns {
            cell::put(&mut text, *field, plan, (&row, rows), layout.days);
            writer.write_field(&text)?;
        }
        writer.write_record(None::<&[u8]>)?;
        truth.add("", rows + 1, &row);
        if rows.is_multiple_of(CHUNK) {
            let mut buffer = writer.into_inner().map_err(|it| io::Error::other(it.to_string()))?;
            out.put(&buffer)?;
            buffer.clear();
            writer = builder(buffer);
        }
    }
    let buffer = writer.into_inner().map_err(|it| io::Error::other(it.to_string()))?;
    out.put(&buffer)?;
    Ok(rows)
}

struct Out {
    file: File,
    encoding: Encoding,
}

impl Out {
    /// Whole lines only, so that no character is cut.
    fn put(&mut self, lines: &[u8]) -> io::Result<()> {
        if self.encoding != Encoding::Gb18030 {
            return self.file.write_all(lines);
        }
        let text = std::str::from_utf8(lines).map_err(io::Error::other)?;
        let (bytes, _, _) = encoding_rs::GB18030.encode(text);
        self.file.write_all(&bytes)
    }
}
