//! What an uploaded file is, by its bytes: its name proves nothing.
//!
//! Tables (XLSX, XLS, text, tables in HTML) and evidence (PDF, PNG, JPEG) are taken; everything else is refused,
//! whatever it is called. What a table holds, and whether an archive unpacks to more than it should, is looked at
//! by whoever reads it.

use axum::http::StatusCode;
use base::Finding;

use crate::error::Problem;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Excel since 2007: a ZIP archive with a workbook.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// Text: CSV, or a table in HTML, in any encoding.
    Text,
    /// PDF.
    Pdf,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// Which kinds are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Tables.
    Tables,
    /// Tables, and scans of papers.
    Papers,
}

/// Marks at the beginning of a file.
const MARKS: [(&[u8], Content); 3] =
    [(b"%PDF-", Content::Pdf), (b"\x89PNG\r\n\x1a\n", Content::Png), (b"\xff\xd8\xff", Content::Jpeg)];

/// Programs, and texts that a machine carries out.
const PROGRAMS: [&[u8]; 8] =
    [b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"\0asm", b"<?php"];

/// Endings of what a computer runs or unpacks, whatever the bytes are.
const RUN: [&str; 18] = [
    "exe", "com", "bat", "cmd", "scr", "msi", "js", "vbs", "ps1", "sh", "jar", "svg", "lnk", "doc", "docx",
    "zip", "rar", "7z",
];

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|it| it == word)
}

/// The kind of some bytes; nothing when it is none that is taken.
fn kind_of(bytes: &[u8]) -> Option<Content> {
    if let Some((_, kind)) = MARKS.iter().find(|it| bytes.starts_with(it.0)) {
        return Some(*kind);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        // The list of an archive's files is at its end.
        let end = &bytes[bytes.len().saturating_sub(1 << 20)..];
        let is_workbook = holds(end, b"[Content_Types].xml") && holds(end, b"xl/workbook");
        return is_workbook.then_some(Content::Xlsx);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let is_workbook = holds(bytes, &wide("Workbook")) || holds(bytes, &wide("Book"));
        return is_workbook.then_some(Content::Xls);
    }
    // BIFF before 1993 comes without a container.
    if bytes.starts_with(b"\x09\x08") || bytes.starts_with(b"\x09\x04") || bytes.starts_with(b"\x09\x02") {
        return Some(Content::Xls);
    }
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let is_program = PROGRAMS.iter().any(|it| bytes.starts_with(it));
    let head = &bytes[..bytes.len().min(64 << 10)];
    let is_control = |it: &u8| *it < 0x20 && !matches!(*it, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a);
    (!is_program && (is_utf16 || !head.iter().any(is_control))).then_some(Content::Text)
}

impl Content {
    fn is_table(self) -> bool {
        matches!(self, Content::Xlsx | Content::Xls | Content::Text)
    }

    /// Whether a file may be called so. Departments call tables as they please; scans they do not.
    fn may_be_called(self, ending: &str) -> bool {
        match ending {
            "pdf" => self == Content::Pdf,
            "png" => self == Content::Png,
            "jpg" | "jpeg" => self == Content::Jpeg,
            "xlsx" | "xls" | "csv" | "txt" | "tsv" | "htm" | "html" | "et" => self.is_table(),
            // Whoever is handed it later must not run it.
            it => !RUN.contains(&it),
        }
    }
}

/// The kind of an upload that is taken here.
///
/// # Errors
/// Anything else, or a name that says another kind than the bytes.
pub fn check(name: &str, bytes: &[u8], takes: Takes) -> Result<Content, Problem> {
    let shown: String = name.chars().filter(|it| !it.is_control()).take(60).collect();
    let refuse = |message: String, remedy: &str| {
        let finding = Finding::error("API-0016", message, remedy).of("name");
        Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, finding))
    };
    let allowed = match takes {
        Takes::Tables => "Excel（xlsx、xls）、CSV 或网页表格",
        Takes::Papers => "PDF、PNG、JPEG，或 Excel、CSV",
    };
    let Some(kind) = kind_of(bytes) else {
        return refuse(
            format!("“{shown}”的内容不是受理的文件"),
            &format!("只收 {allowed}；看内容，不看文件名"),
        );
    };
    if takes == Takes::Tables && !kind.is_table() {
        return refuse(format!("“{shown}”的内容是 {kind:?}，不是表格"), &format!("这里只收 {allowed}"));
    }
    let ending = name.rsplit_once('.').map_or(String::new(), |it| it.1.to_ascii_lowercase());
    if !kind.may_be_called(&ending) {
        return refuse(format!("“{shown}”的内容是 {kind:?}，与文件名不符"), "请用原来的文件，不要改后缀");
    }
    Ok(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(inside: &[u8]) -> Vec<u8> {
        [b"PK\x03\x04\x14\0[Content_Types].xml".as_slice(), inside].concat()
    }

    #[test]
    fn what_a_file_is_stands_in_its_bytes() {
        let old =
            [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 20], b"W\0o\0r\0k\0b\0o\0o\0k\0"].concat();
        let word = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 20], b"W\0o\0r\0d\0"].concat();
        let rows: Vec<(&str, Vec<u8>, Option<Content>)> = vec![
            ("PDF", b"%PDF-1.7\n".to_vec(), Some(Content::Pdf)),
            ("PNG", b"\x89PNG\r\n\x1a\n....".to_vec(), Some(Content::Png)),
            ("JPEG", b"\xff\xd8\xff\xe0".to_vec(), Some(Content::Jpeg)),
            ("xlsx", archive(b"xl/workbook.xml"), Some(Content::Xlsx)),
            ("docx", archive(b"word/document.xml"), None),
            ("an archive with a program", b"PK\x03\x04virus.exe".to_vec(), None),
            ("xls", old, Some(Content::Xls)),
            ("doc", word, None),
            ("CSV", "姓名,证件号码\n".as_bytes().to_vec(), Some(Content::Text)),
            ("CSV in GB18030", b"\xd0\xd5\xc3\xfb,1\r\n".to_vec(), Some(Content::Text)),
            ("CSV in UTF-16", b"\xff\xfe\xd3\x59\x0d\x54".to_vec(), Some(Content::Text)),
            ("a program", b"MZ\x90\0\x03".to_vec(), None),
            ("a program", b"\x7fELF\x02\x01".to_vec(), None),
            ("a script", b"#!/bin/sh\nrm".to_vec(), None),
            ("PHP", b"<?php system($x);".to_vec(), None),
            ("bytes", vec![1, 2, 3, 4], None),
        ];
        for (what, bytes, expected) in rows {
            assert_eq!(kind_of(&bytes), expected, "{what}");
        }
    }

    #[test]
    fn a_renamed_file_is_refused() {
        let rows: [(&str, &[u8], Takes, bool); 9] = [
            ("a.pdf", b"%PDF-1.4", Takes::Papers, true),
            ("a.PDF", b"MZ\x90\0", Takes::Papers, false),
            ("a.pdf", b"\xff\xd8\xff\xe0", Takes::Papers, false),
            ("a.jpg", b"%PDF-1.4", Takes::Papers, false),
            ("a.xlsx", b"MZ\x90\0", Takes::Tables, false),
            ("a.pdf", b"%PDF-1.4", Takes::Tables, false),
            // Departments save tables of a web page or CSV under the ending of Excel.
            ("a.xls", b"<html><table>", Takes::Tables, true),
            ("a.xls", b"a,b\n1,2\n", Takes::Tables, true),
            ("a", b"a,b\n1,2\n", Takes::Papers, true),
        ];
        for (name, bytes, takes, good) in rows {
            assert_eq!(check(name, bytes, takes).is_ok(), good, "{name} {takes:?}");
        }
    }
}
