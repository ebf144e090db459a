//! CSV as Excel in China opens it: GB18030, or UTF-8 with byte order mark.
//!
//! **Knows:** quotes, encodings, cells that a spreadsheet would spoil. **Does not know:** what the rows mean.

use super::WriteError;

/// How the text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CsvEncoding {
    /// UTF-8 with byte order mark: every character, and Excel knows it.
    #[default]
    Utf8Bom,
    /// GB18030: for older programs.
    Gb18030,
}

/// Writes CSV row by row.
pub struct CsvWriter {
    inner: csv::Writer<Vec<u8>>,
    encoding: CsvEncoding,
    keeps_digits: bool,
}

impl CsvWriter {
    /// A writer with this encoding and delimiter.
    #[must_use]
    pub fn new(encoding: CsvEncoding, delimiter: char) -> CsvWriter {
        let delimiter = u8::try_from(delimiter).unwrap_or(b',');
        let mut builder = csv::WriterBuilder::new();
        builder.delimiter(delimiter).flexible(true).terminator(csv::Terminator::CRLF);
        CsvWriter { inner: builder.from_writer(Vec::new()), encoding, keeps_digits: false }
    }

    /// Puts a tab behind numbers of more than 11 digits, so that a spreadsheet that opens the file
    /// keeps them as text. Our own reader drops the tab again.
    #[must_use]
    pub fn keeping_digits(mut self) -> CsvWriter {
        self.keeps_digits = true;
        self
    }

    /// Writes one row. A cell that a spreadsheet would run as a formula gets an apostrophe.
    ///
    /// # Errors
    /// When the text writer refuses.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> Result<(), WriteError> {
        let failed = |error: csv::Error| WriteError::Text(error.to_string());
        for cell in cells {
            let text = cell.as_ref();
            let is_long_number = text.len() > 11 && text.bytes().all(|b| b.is_ascii_digit() || b == b'X');
            let is_signed_number = text
                .strip_prefix(['-', '+'])
                .is_some_and(|it| it.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
            if text.starts_with(['=', '+', '-', '@']) && text.len() > 1 && !is_signed_number {
                self.inner.write_field(format!("'{text}")).map_err(failed)?;
            } else if self.keeps_digits && is_long_number {
                self.inner.write_field(format!("{text}\t")).map_err(failed)?;
            } else {
                self.inner.write_field(text).map_err(failed)?;
            }
        }
        self.inner.write_record(None::<&[u8]>).map_err(failed)
    }

    /// Ends the file and gives its bytes.
    ///
    /// # Errors
    /// When the text writer refuses.
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        let bytes = self.inner.into_inner().map_err(|error| WriteError::Text(error.to_string()))?;
        Ok(match self.encoding {
            CsvEncoding::Utf8Bom => [&[0xef, 0xbb, 0xbf], bytes.as_slice()].concat(),
            CsvEncoding::Gb18030 => {
                let text = String::from_utf8(bytes).map_err(|error| WriteError::Text(error.to_string()))?;
                encoding_rs::GB18030.encode(&text).0.into_owned()
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_a_spreadsheet_would_spoil() {
        let mut writer = CsvWriter::new(CsvEncoding::Utf8Bom, ',').keeping_digits();
        writer.row(&["姓名", "身份证号", "金额", "备注"]).unwrap();
        writer.row(&["张三", "990100195403010021", "-280.00", "=1+1"]).unwrap();
        writer.row(&["李四", "", "", "一,\"二\""]).unwrap();
        let text = String::from_utf8(writer.finish().unwrap()).unwrap();
        let expected = "\u{feff}姓名,身份证号,金额,备注\r\n张三,990100195403010021\t,-280.00,'=1+1\r\n李四,,,\"一,\"\"二\"\"\"\r\n";
        assert_eq!(text, expected);
    }
}
