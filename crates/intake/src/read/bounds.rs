//! How large a file may become when it is read, found out before memory is spent on it.
//!
//! **Knows:** ZIP archives, the tags of cells, how much text Excel lets into one. **Does not know:** what is said.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

use base::Finding;
use rayon::prelude::*;
use zip::ZipArchive;

use super::table::Table;
use crate::columns::column_letter;

/// Characters of one cell: Excel takes no more.
const MOST_CHARS: usize = 32_767;
/// Bytes of one cell as XML: every character may be written as an entity of eight.
const MOST_CELL_BYTES: usize = MOST_CHARS * 8;
/// Bytes of one tag.
const MOST_TAG_BYTES: usize = 1 << 20;
/// Bytes of a whole workbook unpacked, and of the text of all its cells.
pub(crate) const MOST_BYTES: u64 = 1 << 30;
/// Cells further right than this are no list; they are counted and told.
pub(crate) const MOST_COLUMNS: usize = 1000;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Looks through a packed workbook without keeping anything of it.
///
/// # Errors
/// A finding that names the sheet and cell that is too large, or says that the whole is. What cannot be unpacked at
/// all is told by the reading.
pub(crate) fn check_workbook(bytes: &[u8]) -> Result<(), Finding> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let mut declared = 0_u64;
    let mut parts = Vec::with_capacity(archive.len());
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(at) else { continue };
        declared = declared.saturating_add(part.size());
        parts.push((at, part.name().is_ok_and(|it| it.ends_with(".xml"))));
    }
    if declared > MOST_BYTES {
        return Err(too_large());
    }
    let spent = AtomicU64::new(0);
    parts.into_par_iter().try_for_each(|(at, is_xml)| scan(&mut archive.clone(), at, is_xml, &spent))
}

fn scan(archive: &mut Archive<'_>, at: usize, is_xml: bool, spent: &AtomicU64) -> Result<(), Finding> {
    let mut scanner = Scanner::default();
    let found = 'read: {
        let Ok(mut part) = archive.by_index(at) else { return Ok(()) };
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let Ok(count) = part.read(&mut buffer) else { return Ok(()) };
            if count == 0 {
                return Ok(());
            }
            // what an archive declares need not be true
            if spent.fetch_add(count as u64, Relaxed) > MOST_BYTES {
                return Err(too_large());
            }
            if is_xml && !scanner.takes(&buffer[..count]) {
                break 'read part.name().map(|it| it.to_string()).unwrap_or_default();
            }
        }
    };
    let sheet = sheet_names(archive).remove(&found);
    Err(match (sheet, scanner.cell()) {
        (Some(sheet), Some(cell)) => huge(&format!("工作表“{sheet}”{cell} 格")),
        (Some(sheet), None) => huge(&format!("工作表“{sheet}”的一格")),
        _ if found.ends_with("sharedStrings.xml") => huge(&format!("第 {} 条文字", scanner.strings)),
        _ => huge(&format!("部件 {found} 里的一处")),
    })
}

/// Follows tags and text over the pieces of a part.
#[derive(Default)]
struct Scanner {
    in_tag: bool,
    tag_bytes: usize,
    /// The first bytes of the tag.
    head: Vec<u8>,
    /// Of the cell that stands open, or the last one.
    cell: Vec<u8>,
    cell_bytes: usize,
    strings: usize,
}

impl Scanner {
    /// Takes the next piece; `false` when a cell or tag is too large.
    fn takes(&mut self, mut piece: &[u8]) -> bool {
        while !piece.is_empty() {
            let mark = if self.in_tag { b'>' } else { b'<' };
            let end = memchr::memchr(mark, piece);
            let (own, rest) = piece.split_at(end.unwrap_or(piece.len()));
            if self.in_tag {
                self.tag_bytes += own.len();
                let room = 48_usize.saturating_sub(self.head.len());
                self.head.extend_from_slice(&own[..own.len().min(room)]);
            } else {
                self.cell_bytes += own.len();
            }
            if self.cell_bytes > MOST_CELL_BYTES || self.tag_bytes > MOST_TAG_BYTES {
                return false;
            }
            if end.is_some() {
                if self.in_tag {
                    self.end_tag();
                }
                self.in_tag = !self.in_tag;
            }
            piece = rest.get(1..).unwrap_or(&[]);
        }
        true
    }

    fn end_tag(&mut self) {
        let name_end = self.head.iter().position(|it| !it.is_ascii_alphanumeric() && *it != b':');
        let name = &self.head[..name_end.unwrap_or(self.head.len())];
        let name = name.rsplit(|it| *it == b':').next().unwrap_or(name);
        match name {
            b"c" => {
                self.cell_bytes = 0;
                std::mem::swap(&mut self.cell, &mut self.head);
            }
            b"si" => {
                self.cell_bytes = 0;
                self.strings += 1;
            }
            b"row" => self.cell_bytes = 0,
            _ => {}
        }
        self.head.clear();
        self.tag_bytes = 0;
    }

    /// The place of the last cell, such as `B17`.
    fn cell(&self) -> Option<String> {
        attribute(std::str::from_utf8(&self.cell).ok()?, "r").map(str::to_owned)
    }
}

/// Names of sheets by the parts that hold them.
fn sheet_names(archive: &mut Archive<'_>) -> HashMap<String, String> {
    let mut text = |name: &str| {
        let mut text = String::new();
        let part = archive.by_name(name).ok();
        part.and_then(|it| it.take(4 << 20).read_to_string(&mut text).ok());
        text
    };
    let (book, links) = (text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
    let tags = |text: &str, tag: &str| -> Vec<String> {
        text.split('<').filter(|it| it.starts_with(tag)).map(str::to_owned).collect()
    };
    let target = |id: &str| {
        let links = tags(&links, "Relationship ");
        let link = links.iter().find(|it| attribute(it, "Id") == Some(id))?;
        attribute(link, "Target").map(|it| it.trim_start_matches("/xl/").to_owned())
    };
    let sheets = tags(&book, "sheet ");
    let of = |it: &String| {
        Some((format!("xl/{}", target(attribute(it, "r:id")?)?), attribute(it, "name")?.to_owned()))
    };
    sheets.iter().filter_map(of).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let rest = &tag[from..];
    rest.find('"').map(|end| &rest[..end])
}

pub(crate) fn too_large() -> Finding {
    let message = format!("Excel 文件解开后超过 {} GB，没有读", MOST_BYTES >> 30);
    let remedy = "请按乡镇分成几个文件，或另存为 CSV；来路不明的文件请先向报送单位核实";
    Finding::error("INT-0110", message, remedy)
}

/// Cells that were left out because they lie too far right.
pub(crate) fn too_far(sheet: &str, cells: usize) -> Finding {
    let place = if sheet.is_empty() { String::new() } else { format!("工作表“{sheet}”") };
    let message = format!("{place}第 {MOST_COLUMNS} 列以后还有 {cells} 格内容，没有读");
    let remedy = "请核对是否有误填的内容；名单请从 A 列开始填";
    Finding::error("INT-0109", message, remedy).of(place).as_warning()
}

fn huge(place: &str) -> Finding {
    let message = format!("{place}的内容超过 {MOST_CHARS} 个字，不会是名单，没有读");
    Finding::error("INT-0111", message, "请打开文件，删去这一格的内容后再导入；打不开的，请报送单位重发")
}

/// The first cell with more text than a spreadsheet takes, as a finding.
pub(crate) fn huge_cell(table: &Table) -> Option<Finding> {
    let long = table
        .starts
        .windows(2)
        .enumerate()
        .filter(|(_, it)| it[1].saturating_sub(it[0]) as usize > MOST_CHARS);
    long.into_iter().find_map(|(at, _)| {
        let row = table.firsts.partition_point(|it| *it as usize <= at).checked_sub(1)?;
        let column = at - table.firsts[row] as usize;
        if table.own_cell(row, column).chars().count() <= MOST_CHARS {
            return None;
        }
        let line = table.row_number(row);
        let place = format!("{}列", column_letter(column));
        let (sheet, whole) = match table.sheet.as_str() {
            "" => (place.clone(), format!("第 {line} 行{place}")),
            sheet => (format!("工作表“{sheet}”{place}"), format!("工作表“{sheet}”第 {line} 行{place}")),
        };
        Some(huge(&whole).at("", line).of(sheet))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::{ZipWriter, write::SimpleFileOptions};

    /// A workbook of one sheet whose second row has this text, inline and as XML.
    fn workbook(text: &str) -> Vec<u8> {
        let book = r#"<workbook><sheets><sheet name="低保" sheetId="1" r:id="rId7"/></sheets></workbook>"#;
        let links =
            r#"<Relationships><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>"#;
        let sheet = format!(
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\">\
             <c r=\"B2\" t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData></worksheet>"
        );
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", links),
            ("xl/worksheets/sheet1.xml", sheet.as_str()),
        ] {
            out.start_file(name, SimpleFileOptions::default()).unwrap();
            out.write_all(text.as_bytes()).unwrap();
        }
        out.finish().unwrap().into_inner()
    }

    #[test]
    fn a_cell_that_unpacks_to_megabytes_is_named_and_refused() {
        assert!(check_workbook(&workbook(&"村".repeat(MOST_CHARS))).is_ok());
        let bytes = workbook(&"村".repeat(8_000_000));
        assert!(bytes.len() < 200_000, "{}", bytes.len());
        let found = check_workbook(&bytes).unwrap_err();
        assert_eq!(found.code, "INT-0111");
        assert!(found.message.contains("工作表“低保”B2 格"), "{}", found.message);
        // Many short pieces of one cell are one cell; those of many cells are not.
        let runs = workbook(&"</t><t>村".repeat(400_000));
        assert_eq!(check_workbook(&runs).unwrap_err().code, "INT-0111");
        let cells = workbook(&"</t></is></c><c r=\"C3\"><is><t>村".repeat(400_000));
        assert!(check_workbook(&cells).is_ok());
    }

    #[test]
    fn a_long_cell_of_a_text_is_named_by_its_line() {
        let text = |count: usize| format!("姓名,村\n张三,王村\n李四,{}\n", "村".repeat(count));
        let read = |count| crate::read_file("民政.csv", text(count).into_bytes());
        assert!(read(MOST_CHARS).findings.is_usable());
        let sheets = read(MOST_CHARS + 1);
        let found = &sheets.findings.0[0];
        assert_eq!((found.code, found.line, found.place.as_str()), ("INT-0111", 3, "B列"));
        assert!(sheets.tables.is_empty());
    }
}
