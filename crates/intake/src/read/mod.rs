//! Files to tables: what kind of file it is by its content, then its text, then its cells.
//!
//! **Knows:** kinds of files. **Does not know:** what columns mean, where files come from.

mod bounds;
mod cell;
mod delimited;
mod html;
mod old_bounds;
mod table;
mod text;
mod workbook;

use base::{Finding, Findings};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

pub(crate) use cell::day_of_serial;
pub use table::{Merge, Table};
pub use text::Encoding;

/// What kind of file it is, whatever its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Text with delimiters.
    Delimited {
        /// How the text was written.
        encoding: Encoding,
        /// What stands between the cells.
        delimiter: char,
    },
    /// A new Excel workbook.
    Xlsx,
    /// An old Excel workbook.
    Xls,
    /// A web page or XML spreadsheet, mostly named .xls.
    Html {
        /// How the text was written.
        encoding: Encoding,
    },
    /// Nothing that can be read; the findings say why.
    Unreadable,
}

/// A file as read: its sheets and what was found on the way.
#[derive(Debug)]
pub struct Sheets {
    /// Name of the file, as given.
    pub file: String,
    /// What it is.
    pub format: Format,
    /// SHA-256 of its bytes: the same file twice is noticed by it.
    pub content_sha256: [u8; 32],
    /// Its sheets, in order.
    pub tables: Vec<Table>,
    /// What could not be read and why.
    pub findings: Findings,
}

/// Reads a file. Never fails: what cannot be read is a finding.
#[must_use]
pub fn read_file(name: &str, bytes: Vec<u8>) -> Sheets {
    let content_sha256 = Sha256::digest(&bytes).into();
    let mut sheets = Sheets {
        file: name.to_owned(),
        format: Format::Unreadable,
        content_sha256,
        tables: Vec::new(),
        findings: Findings::default(),
    };
    if u32::try_from(bytes.len()).is_err() || bytes.len() > (u32::MAX / 2) as usize {
        let message = "文件超过 2 GB，一次读不了";
        sheets.findings.push(Finding::error("INT-0107", message, "请按乡镇分成几个文件"));
    } else {
        fill(&mut sheets, bytes);
    }
    sheets.tables.retain(|table| match bounds::huge_cell(table) {
        Some(finding) => {
            sheets.findings.push(finding);
            false
        }
        None => true,
    });
    if sheets.tables.iter().all(Table::is_empty) && sheets.findings.is_usable() {
        sheets.findings.push(Finding::error(
            "INT-0101",
            "文件里没有内容",
            "请核对是否发错了文件，让报送单位重发",
        ));
    }
    for finding in &mut sheets.findings.0 {
        name.clone_into(&mut finding.file);
    }
    sheets
}

/// Reads several files on all cores; the answer keeps their order.
#[must_use]
pub fn read_files(files: Vec<(String, Vec<u8>)>) -> Vec<Sheets> {
    files.into_par_iter().map(|(name, bytes)| read_file(&name, bytes)).collect()
}

fn fill(sheets: &mut Sheets, bytes: Vec<u8>) {
    match Content::of(&bytes) {
        Content::Zip => {
            sheets.format = Format::Xlsx;
            let (tables, findings) = workbook::read_xlsx(&bytes);
            sheets.tables = tables;
            sheets.findings.extend(findings);
        }
        Content::Compound => {
            sheets.format = Format::Xls;
            let (tables, findings) = workbook::read_xls(&bytes);
            sheets.tables = tables;
            sheets.findings.extend(findings);
        }
        Content::Encrypted => sheets.findings.push(encrypted()),
        Content::Other(what) => {
            let message = format!("这是{what}，不是名单表格");
            sheets.findings.push(Finding::error(
                "INT-0106",
                message,
                "请让报送单位发 Excel（.xlsx、.xls）或 CSV 文件",
            ));
        }
        Content::Text => {
            let text::Decoded { text, encoding, damaged } = text::decode(bytes);
            if damaged > 0 {
                sheets.findings.push(damaged_text(damaged, encoding));
            }
            let mut table = if is_page(&text) {
                sheets.format = Format::Html { encoding };
                let (table, told) = html::read(&text);
                sheets.findings.extend(told);
                table
            } else {
                let (table, delimiter) = delimited::read(text);
                sheets.format = Format::Delimited { encoding, delimiter };
                table
            };
            table.has_damage = damaged > 0;
            sheets.tables.push(table);
        }
    }
}

pub(crate) fn encrypted() -> Finding {
    let remedy = "请用密码打开，去掉“打开密码”后另存，再导入；不要在邮件里写密码";
    Finding::error("INT-0102", "文件加了打开密码，读不出内容", remedy)
}

fn damaged_text(damaged: usize, encoding: Encoding) -> Finding {
    let message =
        format!("有 {damaged} 处字符按 {} 读不出来，已用“\u{fffd}”代替，所在的行另有提示", encoding.name());
    Finding::error("INT-0108", message, "请核对这些行；多的话请报送单位另存为 UTF-8 或 Excel 重发")
        .as_warning()
}

enum Content {
    Zip,
    Compound,
    Encrypted,
    Text,
    Other(&'static str),
}

impl Content {
    fn of(bytes: &[u8]) -> Content {
        // the names in an archive stand at its end; the directory of a compound file anywhere
        let searched =
            if bytes.starts_with(b"PK") { &bytes[bytes.len().saturating_sub(1 << 18)..] } else { bytes };
        let holds = |needle: &[u8]| searched.windows(needle.len()).any(|it| it == needle);
        let utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        match bytes {
            [b'P', b'K', 3, 4, ..] if holds(b"word/document") => Content::Other("Word 文件"),
            [b'P', b'K', 3, 4, ..] if holds(b"xl/workbook.bin") => {
                Content::Other("Excel 二进制工作簿（.xlsb）")
            }
            [b'P', b'K', 3, 4, ..] if !holds(b"xl/") => Content::Other("压缩包"),
            [b'P', b'K', 3, 4, ..] => Content::Zip,
            [0xd0, 0xcf, 0x11, 0xe0, ..] if holds(&utf16("EncryptedPackage")) => Content::Encrypted,
            [0xd0, 0xcf, 0x11, 0xe0, ..] if holds(&utf16("WordDocument")) => Content::Other("Word 文件"),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Content::Compound,
            [b'%', b'P', b'D', b'F', ..] => Content::Other("PDF 文件"),
            [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => Content::Other("图片"),
            [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] => Content::Other("压缩包"),
            _ if is_binary(bytes) => Content::Other("无法识别的文件"),
            _ => Content::Text,
        }
    }
}

/// Whether more than a few of the first bytes are controls that no text has. UTF-16 has zeros.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(4096)];
    let controls = sample.iter().filter(|b| matches!(**b, 1..=8 | 14..=31)).count();
    let zeros = sample.iter().filter(|b| **b == 0).count();
    let is_utf16 = matches!(sample, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    !is_utf16 && (controls * 50 > sample.len() || zeros * 10 > sample.len() * 9)
}

fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    let head: String = start.chars().take(2000).collect::<String>().to_ascii_lowercase();
    let tags = ["<html", "<table", "<!doctype html", "<workbook", "<meta"];
    head.starts_with('<') && tags.iter().any(|it| head.contains(it))
}
