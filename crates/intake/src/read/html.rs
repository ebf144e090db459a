//! Web pages and XML spreadsheets that bear the name .xls, as many reporting systems export them.
//!
//! **Knows:** the tags of rows and cells, spans, character entities. **Does not know:** styles,
//! scripts, anything else of HTML.

use base::Finding;

use super::bounds::{self, MOST_COLUMNS};
use super::table::{Merge, Table, TableBuilder};

/// Reads every row of the page into one table. What lies too far right, and what does not fit into memory, is told.
pub(crate) fn read(text: &str) -> (Table, Option<Finding>) {
    read_within(text, usize::try_from(bounds::MOST_BYTES).unwrap_or(usize::MAX))
}

fn read_within(text: &str, most_bytes: usize) -> (Table, Option<Finding>) {
    let mut rows = Rows::new();
    let mut page = Page { rest: text };
    while let Some(piece) = page.next() {
        match piece {
            Piece::Text(it) => rows.text(it),
            Piece::Tag(tag, attributes) => match tag.as_str() {
                "tr" | "row" => rows.begin(),
                "td" | "th" | "cell" => rows.cell(attributes),
                "/td" | "/th" | "/cell" => rows.close_cell(),
                "/tr" | "/row" | "/table" => rows.end(),
                "br" | "br/" => rows.text(" "),
                "script" | "style" => page.skip_to(&tag),
                _ => {}
            },
        }
        if rows.builder.text_bytes() > most_bytes {
            return (Table::default(), Some(bounds::too_large()));
        }
    }
    rows.end();
    let told = (rows.too_far > 0).then(|| bounds::too_far("", rows.too_far));
    (rows.builder.finish(rows.merges), told)
}

/// The table as it grows: a few letters of a page may stand for many empty cells, so both ways are bounded.
struct Rows {
    builder: TableBuilder,
    merges: Vec<Merge>,
    number: u32,
    in_row: bool,
    cell: Option<String>,
    /// Columns and rows of the open cell.
    span: (usize, u32),
    /// By column: the last row that a cell from above spans down to.
    taken: Vec<u32>,
    too_far: usize,
}

impl Rows {
    fn new() -> Rows {
        Rows {
            builder: TableBuilder::new(""),
            merges: Vec::new(),
            number: 0,
            in_row: false,
            cell: None,
            span: (1, 1),
            taken: vec![0; MOST_COLUMNS],
            too_far: 0,
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            decode_entities(text, cell);
        }
    }

    fn begin(&mut self) {
        self.end();
        self.number += 1;
        self.builder.begin(self.number);
        self.in_row = true;
    }

    fn end(&mut self) {
        if self.in_row {
            self.close_cell();
            self.builder.end();
            self.in_row = false;
        }
    }

    fn cell(&mut self, attributes: &str) {
        if !self.in_row {
            return;
        }
        self.close_cell();
        while self.taken.get(self.builder.columns()).is_some_and(|last| *last >= self.number) {
            self.builder.cell(|_| {});
        }
        let index = attribute(attributes, "index").map_or(0, |it| it.saturating_sub(1) as usize);
        self.fill(index);
        let more = |name: &str| attribute(attributes, name).map(|it| it.saturating_add(1));
        let across = attribute(attributes, "colspan").or_else(|| more("mergeacross")).unwrap_or(1);
        let down = attribute(attributes, "rowspan").or_else(|| more("mergedown")).unwrap_or(1);
        let first = self.builder.columns();
        let room = MOST_COLUMNS.saturating_sub(first);
        self.span = ((across as usize).clamp(1, room.max(1)), down.clamp(1, 100_000));
        if self.span.1 > 1 {
            let last = self.number + self.span.1 - 1;
            self.taken.iter_mut().skip(first).take(self.span.0).for_each(|it| *it = last.max(*it));
        }
        self.cell = Some(String::new());
    }

    /// Empty cells up to this column.
    fn fill(&mut self, column: usize) {
        for _ in self.builder.columns()..column.min(MOST_COLUMNS) {
            self.builder.cell(|_| {});
        }
    }

    fn close_cell(&mut self) {
        let Some(text) = self.cell.take() else { return };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let first = self.builder.columns();
        if first >= MOST_COLUMNS {
            self.too_far += usize::from(!text.is_empty());
            return;
        }
        self.builder.cell(|out| out.push_str(&text));
        self.fill(first + self.span.0);
        if self.span != (1, 1) {
            let small = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
            self.merges.push(Merge {
                first_column: small(first),
                first_row: self.number,
                last_row: self.number + self.span.1 - 1,
                last_column: small(first + self.span.0 - 1),
            });
        }
    }
}

struct Page<'a> {
    rest: &'a str,
}

enum Piece<'a> {
    Text(&'a str),
    Tag(String, &'a str),
}

impl<'a> Page<'a> {
    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(comment) = self.rest.strip_prefix("<!--") {
            self.rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            return Some(Piece::Text(""));
        }
        let Some(tag) = self.rest.strip_prefix('<') else {
            let end = self.rest.find('<').unwrap_or(self.rest.len());
            let (text, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Some(Piece::Text(text));
        };
        let Some(end) = tag.find('>') else {
            self.rest = "";
            return Some(Piece::Text(tag));
        };
        self.rest = &tag[end + 1..];
        let (name, attributes) = tag[..end].split_once(char::is_whitespace).unwrap_or((&tag[..end], ""));
        let name = name.to_ascii_lowercase();
        let name = name.rsplit(':').next().map_or(String::new(), |it| {
            if name.starts_with('/') && !it.starts_with('/') { format!("/{it}") } else { it.to_owned() }
        });
        // an element that is closed at once is as good as empty
        let name = if name.len() > 1 { name.trim_end_matches('/').to_owned() } else { name };
        Some(Piece::Tag(name, attributes))
    }

    fn skip_to(&mut self, tag: &str) {
        let closes = |at: &usize| {
            let name = self.rest.as_bytes().get(at + 2..at + 2 + tag.len());
            name.is_some_and(|it| it.eq_ignore_ascii_case(tag.as_bytes()))
        };
        let end = self.rest.match_indices("</").map(|it| it.0).find(closes);
        self.rest = end.map_or("", |at| &self.rest[at..]);
    }
}

/// The number in the attribute with this name, in any case and with or without name space.
fn attribute(attributes: &str, name: &str) -> Option<u32> {
    let lower = attributes.to_ascii_lowercase();
    let (before, after) = lower.split_once(&format!("{name}="))?;
    if before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    let digits = after.trim_start_matches(['"', '\'']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().ok()
}

fn decode_entities(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.bytes().take(10).position(|b| b == b';') else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        let name = &rest[1..end];
        let number = name.strip_prefix('#').and_then(|it| match it.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => it.parse().ok(),
        });
        let known = match name {
            "nbsp" => Some(' '),
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "middot" => Some('·'),
            _ => number.and_then(char::from_u32),
        };
        match known {
            Some(c) => out.push(c),
            None => out.push_str(&rest[..=end]),
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_spans_and_entities() {
        let page = "<html><style>td{}</style><table><tr><td colspan=\"3\">名单</td></tr>\
            <TR><TH>村</TH><TH>姓名<th>备注</TR>\
            <tr><td rowspan='2'>王村</td><td>张&nbsp;三</td><td>甲&amp;乙&#183;</td></tr>\
            <tr><td>李四</td><td/></tr></table></html>";
        let (table, told) = read(page);
        assert_eq!(told, None);
        assert_eq!(table.len(), 4);
        assert_eq!([0, 1, 2].map(|it| table.cell(1, it)), ["村", "姓名", "备注"]);
        assert_eq!([0, 1, 2].map(|it| table.cell(2, it)), ["王村", "张 三", "甲&乙·"]);
        assert_eq!([0, 1, 2].map(|it| table.cell(3, it)), ["王村", "李四", ""]);
        assert_eq!(table.own_cell(3, 0), "");
    }

    #[test]
    fn an_xml_spreadsheet() {
        let page = "<?xml version=\"1.0\"?><Workbook><Worksheet><Table>\
            <Row><Cell><Data ss:Type=\"String\">姓名</Data></Cell><Cell ss:Index=\"3\"><Data>村</Data></Cell></Row>\
            </Table></Worksheet></Workbook>";
        let (table, told) = read(page);
        assert_eq!(told, None);
        assert_eq!([0, 1, 2].map(|it| table.cell(0, it)), ["姓名", "", "村"]);
    }

    /// Pages of a few hundred letters that would be billions of cells, or no end of work.
    #[test]
    fn a_small_page_does_not_become_a_large_table() {
        let row = |cells: &str| format!("<html><table><tr>{cells}</tr></table></html>");
        for (cells, width, told) in [
            ("<td>a<td ss:Index='4294967295'>b", 1_000, 1),
            ("<td colspan='4294967295'>a<td>b", 1_000, 1),
            ("<td ss:MergeAcross='4294967295' ss:MergeDown='4294967295'>a", 1_000, 0),
            ("<td ss:Index='1000'>a<td>b<td>c", 1_000, 2),
            ("<td ss:Index='1000'>a<td><td>", 1_000, 0),
            ("<td colspan='3'>a<td>b", 4, 0),
        ] {
            let (table, finding) = read(&row(cells));
            assert_eq!(table.cells_in(0), width, "{cells}");
            let count = finding.map(|it| (it.code, it.message.contains(&format!("还有 {told} 格"))));
            assert_eq!(count, (told > 0).then_some(("INT-0109", true)), "{cells}");
        }
        let scripts = "<script>x</SCRIPT>".repeat(200_000);
        let (table, _) = read(&format!("{scripts}{}", row("<td>a")));
        assert_eq!(table.cell(0, 0), "a");
        // Each of these rows makes five thousand bytes out of thirty.
        let wide = format!("<table>{}", "<tr><td>a<td colspan='999'>".repeat(1_000));
        for (most_bytes, rows, told) in [(1_100_000, 1_000, None), (900_000, 0, Some("INT-0110"))] {
            let (table, finding) = read_within(&wide, most_bytes);
            assert_eq!((table.len(), finding.map(|it| it.code)), (rows, told));
        }
    }
}
