//! Web pages and XML spreadsheets that bear the name .xls, as many reporting systems export them.
//!
//! **Knows:** the tags of rows and cells, spans, character entities. **Does not know:** styles,
//! scripts, anything else of HTML.

use super::table::{Merge, Table, TableBuilder};

/// Reads every row of the page into one table.
pub(crate) fn read(text: &str) -> Table {
    let mut builder = TableBuilder::new("");
    let mut merges = Vec::new();
    let mut page = Page { rest: text };
    let (mut number, mut in_row) = (0, false);
    let mut cell: Option<String> = None;
    // columns taken by cells that span down from rows above: (column, last row)
    let mut taken: Vec<(u32, u32)> = Vec::new();
    let mut span = (1, 1);
    while let Some(piece) = page.next() {
        match piece {
            Piece::Text(it) => {
                if let Some(cell) = &mut cell {
                    decode_entities(it, cell);
                }
            }
            Piece::Tag(tag, attributes) => match tag.as_str() {
                "tr" | "row" => {
                    if in_row {
                        close_cell(&mut builder, &mut cell, span, number, &mut merges);
                        builder.end();
                    }
                    number += 1;
                    builder.begin(number);
                    in_row = true;
                    taken.retain(|(_, last)| *last >= number);
                }
                "td" | "th" | "cell" if in_row => {
                    close_cell(&mut builder, &mut cell, span, number, &mut merges);
                    while taken.iter().any(|(column, _)| *column as usize == builder.columns()) {
                        builder.cell(|_| {});
                    }
                    let index = attribute(attributes, "index").unwrap_or(0);
                    while index > 0 && builder.columns() + 1 < index as usize {
                        builder.cell(|_| {});
                    }
                    let across = attribute(attributes, "colspan")
                        .or_else(|| attribute(attributes, "mergeacross").map(|it| it + 1));
                    let down = attribute(attributes, "rowspan")
                        .or_else(|| attribute(attributes, "mergedown").map(|it| it + 1));
                    span = (across.unwrap_or(1).clamp(1, 1000), down.unwrap_or(1).clamp(1, 100_000));
                    if span.1 > 1 {
                        let first = u32::try_from(builder.columns()).unwrap_or(0);
                        taken.extend((first..first + span.0).map(|it| (it, number + span.1 - 1)));
                    }
                    cell = Some(String::new());
                }
                "/td" | "/th" | "/cell" => close_cell(&mut builder, &mut cell, span, number, &mut merges),
                "/tr" | "/row" | "/table" if in_row => {
                    close_cell(&mut builder, &mut cell, span, number, &mut merges);
                    builder.end();
                    in_row = false;
                }
                "br" | "br/" => {
                    if let Some(cell) = &mut cell {
                        cell.push(' ');
                    }
                }
                "script" | "style" => page.skip_to(&tag),
                _ => {}
            },
        }
    }
    if in_row {
        close_cell(&mut builder, &mut cell, span, number, &mut merges);
        builder.end();
    }
    builder.finish(merges)
}

fn close_cell(
    builder: &mut TableBuilder,
    cell: &mut Option<String>,
    span: (u32, u32),
    number: u32,
    merges: &mut Vec<Merge>,
) {
    let Some(text) = cell.take() else { return };
    let first_column = u32::try_from(builder.columns()).unwrap_or(u32::MAX);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    builder.cell(|out| out.push_str(&text));
    for _ in 1..span.0 {
        builder.cell(|_| {});
    }
    if span != (1, 1) {
        let last = (number + span.1 - 1, first_column + span.0 - 1);
        merges.push(Merge { first_column, first_row: number, last_row: last.0, last_column: last.1 });
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
        let close = format!("</{tag}");
        self.rest = self.rest.to_ascii_lowercase().find(&close).map_or("", |at| &self.rest[at..]);
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
        let table = read(page);
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
        let table = read(page);
        assert_eq!([0, 1, 2].map(|it| table.cell(0, it)), ["姓名", "", "村"]);
    }
}
