//! The files of the interface: a ZIP that holds one text of lines with tabs between the cells.
//!
//! **Knows:** ZIP, encodings, cells; bounds for all of them. **Does not know:** what the cells mean.

use std::io::{Cursor, Read as _, Write as _};

use base::{Finding, Findings};
use encoding_rs::GB18030;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::refusal::Refusal;

/// Largest text in an archive.
const LARGEST_TEXT: u64 = 32 * 1024 * 1024;
/// Most entries of an archive.
const MOST_ENTRIES: usize = 16;
/// Most lines of a text.
const MOST_LINES: usize = 200_000;
/// What stands for nothing in a text.
const NOTHING: &str = "null";

/// A line with its number, from 1.
pub type Line = (usize, Vec<String>);

/// Packs lines into an archive with one text. Empty cells become `null`; tabs and line ends inside cells
/// become blanks.
pub fn pack(name: &str, lines: &[Vec<String>]) -> Result<Vec<u8>, Refusal> {
    let mut text = String::new();
    for line in lines {
        for (at, cell) in line.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            match cell.trim() {
                "" => text.push_str(NOTHING),
                cell => text.extend(cell.chars().map(|it| if it.is_control() { ' ' } else { it })),
            }
        }
        text.push_str("\r\n");
    }
    let write = || {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(text.as_bytes())?;
        archive.finish()
    };
    let written: zip::result::ZipResult<Cursor<Vec<u8>>> = write();
    written.map(Cursor::into_inner).map_err(|error| {
        tracing::error!(%error, "gateway: an archive cannot be written");
        Refusal::new("GW-0500", "系统故障，文件没有生成", "请用同一报文号重试")
    })
}

/// The lines of the one text in an archive. `null` reads as nothing; blank lines are left out. A line
/// whose first cell is `head` names the columns and is left out.
///
/// # Errors
/// What is wrong with the archive; every line that does not have `columns` cells.
pub fn unpack(bytes: &[u8], columns: usize, head: &str) -> Result<Vec<Line>, Refusal> {
    let text = text_of(&text_bytes(bytes)?)?;
    let mut lines = Vec::new();
    let mut findings = Findings::default();
    for (nth, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        if nth >= MOST_LINES {
            let message = format!("文件超过 {MOST_LINES} 行");
            return Err(Refusal::new("GW-0356", message, "请按日期或清算类别分开对账"));
        }
        let cells = line.split('\t').map(str::trim).map(|it| match it {
            NOTHING | "NULL" => String::new(),
            it => it.to_owned(),
        });
        let mut cells: Vec<String> = cells.collect();
        if nth == 0 && cells[0].eq_ignore_ascii_case(head) {
            continue;
        }
        // Some programs end a line with a tab.
        if cells.len() == columns + 1 && cells[columns].is_empty() {
            cells.pop();
        }
        if cells.len() != columns {
            let message = format!("有 {} 列，应为 {columns} 列", cells.len());
            findings.push(
                Finding::error("GW-0357", message, "各列以制表符隔开，空的写 null")
                    .of(format!("第 {} 行", nth + 1)),
            );
            continue;
        }
        lines.push((nth + 1, cells));
    }
    if findings.is_empty() { Ok(lines) } else { Err(Refusal::of_findings(&findings.0)) }
}

/// The bytes of the only text in an archive.
fn text_bytes(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let remedy = "请上传 TXT 文件的 ZIP 压缩包，不加密码";
    let broken = |_| Refusal::new("GW-0351", "文件不是完好的 ZIP 压缩包", remedy);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_ENTRIES {
        let message = format!("压缩包里有 {} 个文件", archive.len());
        return Err(Refusal::new("GW-0352", message, "压缩包里只放一个 TXT 文件"));
    }
    let mut found = None;
    for at in 0..archive.len() {
        let entry = archive.by_index_data(at).map_err(broken)?;
        let name = entry.name().map_err(broken)?;
        let is_text = !entry.is_dir() && !name.starts_with("__MACOSX/") && !name.ends_with(".DS_Store");
        if !is_text {
            continue;
        }
        if entry.encrypted() {
            return Err(Refusal::new("GW-0353", "压缩包加了密码", remedy));
        }
        if found.replace(at).is_some() {
            return Err(Refusal::new("GW-0352", "压缩包里不止一个文件", "压缩包里只放一个 TXT 文件"));
        }
    }
    let Some(at) = found else {
        return Err(Refusal::new("GW-0352", "压缩包里没有文件", "压缩包里放一个 TXT 文件"));
    };
    // What the archive says of its sizes is not believed.
    let mut text = Vec::new();
    let entry = archive.by_index(at).map_err(broken)?;
    let broken = |_| Refusal::new("GW-0351", "压缩包解不开，可能已损坏", remedy);
    entry.take(LARGEST_TEXT + 1).read_to_end(&mut text).map_err(broken)?;
    if text.len() as u64 > LARGEST_TEXT {
        let message = format!("压缩包解开后超过 {} MB", LARGEST_TEXT / 1024 / 1024);
        return Err(Refusal::new("GW-0354", message, "请按日期或清算类别分开对账"));
    }
    Ok(text)
}

/// UTF-8, or GB18030 where it is that without doubt.
fn text_of(bytes: &[u8]) -> Result<String, Refusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let wrong =
        || Refusal::new("GW-0355", "文件的文字编码不是 UTF-8，也不是 GB18030", "请另存为 UTF-8 后上传");
    if bytes.contains(&0) {
        return Err(wrong());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn code(bytes: &[u8]) -> &'static str {
        unpack(bytes, 2, "a").map_or_else(|it| it.code, |_| "")
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let lines = vec![vec!["甲\t乙".to_owned(), String::new()], vec!["1".to_owned(), "2".to_owned()]];
        let bytes = pack("a.txt", &lines).unwrap();
        let back = unpack(&bytes, 2, "head").unwrap();
        assert_eq!(back, [(1, vec!["甲 乙".to_owned(), String::new()]), (2, lines[1].clone())]);
        assert_eq!(unpack(&pack("a.txt", &[]).unwrap(), 2, "x").unwrap(), []);
    }

    #[test]
    fn both_encodings_headers_and_ends_of_lines_are_read() {
        let (gbk, _, _) = GB18030.encode("A\tB\r\n张\t1\t\r\n\r\n李\tnull\n");
        for text in ["\u{feff}a\tb\n张\t1\n李\t\n".as_bytes(), &gbk] {
            let lines = unpack(&zipped(&[("__MACOSX/x", b"?"), ("x.txt", text)]), 2, "a").unwrap();
            let cells: Vec<Vec<String>> = lines.into_iter().map(|it| it.1).collect();
            assert_eq!(cells, [["张", "1"], ["李", ""]]);
        }
    }

    #[test]
    fn bad_archives_are_refused_with_their_reason() {
        let bomb = vec![b'0'; 40 * 1024 * 1024];
        let many: Vec<(String, &[u8])> = (0..20).map(|it| (it.to_string(), &b"x"[..])).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|it| (it.0.as_str(), it.1)).collect();
        let good = zipped(&[("x.txt", b"1\t2\n")]);
        let mut broken = good.clone();
        broken[36] ^= 0x55;
        assert_eq!(code(&good), "");
        assert_eq!(code(b"not a zip"), "GW-0351");
        assert_eq!(code(&broken), "GW-0351");
        assert_eq!(code(&zipped(&[])), "GW-0352");
        assert_eq!(code(&zipped(&[("a.txt", b"x"), ("b.txt", b"x")])), "GW-0352");
        assert_eq!(code(&zipped(&many)), "GW-0352");
        assert_eq!(code(&zipped(&[("a.txt", &bomb)])), "GW-0354");
        assert_eq!(code(&zipped(&[("a.txt", b"\xff\xff\xff\t1")])), "GW-0355");
        assert_eq!(code(&zipped(&[("a.txt", b"1\0\t1")])), "GW-0355");
        assert_eq!(code(&zipped(&[("a.txt", "1\t2\n".repeat(200_001).as_bytes())])), "GW-0356");
        let refusal = unpack(&zipped(&[("a.txt", b"1\n1\t2\n1\t2\t3\n")]), 2, "a").unwrap_err();
        assert!(refusal.message.contains("第 1 行") && refusal.message.contains("第 3 行"), "{refusal:?}");
    }
}
