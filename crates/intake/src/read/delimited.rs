//! Delimited text to a table: which delimiter, where the cells are.
//!
//! **Knows:** delimiters, quotes, line ends, ragged rows. **Does not know:** encodings, meanings.
//!
//! Text without quotes takes the fast path: the text stays as it came and only the places of its
//! delimiters are noted, on all cores. Text with quotes is read in order, since a quoted cell may
//! hold line ends.

use rayon::prelude::*;

use super::{
    table::{Table, TableBuilder, trimmed},
    text::pieces,
};

/// Lines looked at to find the delimiter.
const SAMPLE_LINES: usize = 100;
/// And at so many characters of each: a line may be the whole of a broken file.
const SAMPLE_CHARS: usize = 20_000;
/// A quoted cell may go over this many lines; a quote that does not close by then is an ordinary character.
const QUOTED_LINES: usize = 50;

/// Reads delimited text. Also says which delimiter it found.
pub(crate) fn read(mut text: String) -> (Table, char) {
    if !text.contains('\n') && text.contains('\r') {
        text = text.replace('\r', "\n");
    }
    let delimiter = sniff(&text);
    if delimiter == '，' {
        text = text.replace('，', ",");
    }
    let byte = u8::try_from(delimiter).unwrap_or(b',');
    let table =
        if text.as_bytes().contains(&b'"') { read_quoted(&text, byte) } else { read_plain(text, byte) };
    (table, delimiter)
}

/// The delimiter that cuts most lines into the same number of cells.
fn sniff(text: &str) -> char {
    let lines: Vec<&str> = text.lines().filter(|it| !it.trim().is_empty()).take(SAMPLE_LINES).collect();
    let score = |delimiter: char| {
        let mut counts: Vec<usize> =
            lines.iter().map(|it| count_unquoted(it, delimiter)).filter(|n| *n > 0).collect();
        counts.sort_unstable();
        let runs = counts.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0]));
        runs.max().unwrap_or((0, 0))
    };
    // later candidates win ties of max_by_key, so the usual ones stand last
    let candidates = ['，', '|', ';', '\t', ','];
    candidates.into_iter().max_by_key(|it| score(*it)).unwrap_or(',')
}

fn count_unquoted(line: &str, delimiter: char) -> usize {
    let mut inside = false;
    let mut count = 0;
    for c in line.chars().take(SAMPLE_CHARS) {
        inside ^= c == '"';
        count += usize::from(c == delimiter && !inside);
    }
    count
}

/// What one piece of the text yields; places are counted from the start of the whole text.
#[derive(Default)]
struct Part {
    starts: Vec<u32>,
    firsts: Vec<u32>,
    lines_of_rows: Vec<u32>,
    lines: u32,
    blank: u32,
}

fn read_plain(mut text: String, delimiter: u8) -> Table {
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let mut from = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut places = Vec::new();
    for piece in pieces(&text.as_bytes()[from..], 1 << 20) {
        places.push((from, piece));
        from += piece.len();
    }
    let parts: Vec<Part> =
        places.into_par_iter().map(|(from, piece)| split(piece, from, delimiter)).collect();
    let (cells, rows) =
        parts.iter().fold((0, 0), |sum, it| (sum.0 + it.starts.len(), sum.1 + it.firsts.len()));
    let mut table = Table { starts: Vec::with_capacity(cells), ..Table::default() };
    table.firsts.reserve_exact(rows + 1);
    table.numbers.reserve_exact(rows);
    let mut line = 0;
    for part in parts {
        let before = offset(table.starts.len());
        table.firsts.extend(part.firsts.iter().map(|it| it + before));
        table.numbers.extend(part.lines_of_rows.iter().map(|it| it + line));
        table.starts.extend_from_slice(&part.starts);
        table.blank_rows += part.blank;
        line += part.lines;
    }
    table.firsts.push(offset(table.starts.len()));
    table.text = text;
    table
}

/// Notes where the cells of `piece` begin, eight bytes at a time. `piece` ends with a line feed.
fn split(piece: &[u8], from: usize, delimiter: u8) -> Part {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let estimate = piece.len() / 10;
    let mut part = Part { starts: Vec::with_capacity(estimate), ..Part::default() };
    let (of_delimiter, of_line) = (ONES * u64::from(delimiter), ONES * u64::from(b'\n'));
    let mut line_start = 0;
    part.starts.push(offset(from));
    part.firsts.push(0);
    let mut mark = |at: usize, part: &mut Part| {
        let next = offset(from + at + 1);
        if piece[at] == delimiter {
            part.starts.push(next);
            return;
        }
        part.lines += 1;
        let line = &piece[line_start..at];
        line_start = at + 1;
        if is_blank(line, delimiter) {
            let first = *part.firsts.last().unwrap_or(&0) as usize;
            part.starts.truncate(first);
            part.blank += 1;
        } else {
            part.starts.push(next);
            part.lines_of_rows.push(part.lines);
            part.firsts.push(offset(part.starts.len()));
        }
        part.starts.push(next);
    };
    let mut chunks = piece.chunks_exact(8);
    let mut at = 0;
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().unwrap_or([0; 8]));
        let mut hits = zero_bytes(word ^ of_delimiter) | zero_bytes(word ^ of_line);
        while hits != 0 {
            mark(at + (hits.trailing_zeros() / 8) as usize, &mut part);
            hits &= hits - 1;
        }
        at += 8;
    }
    for (index, byte) in chunks.remainder().iter().enumerate() {
        if *byte == delimiter || *byte == b'\n' {
            mark(at + index, &mut part);
        }
    }
    // what was begun after the last line feed
    let first = part.firsts.pop().unwrap_or(0) as usize;
    part.starts.truncate(first);
    part
}

/// The high bit of every byte that is zero.
fn zero_bytes(word: u64) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    !(((word & LOW) + LOW) | word | LOW)
}

fn is_blank(line: &[u8], delimiter: u8) -> bool {
    match line.first() {
        None => true,
        Some(b) if b.is_ascii_graphic() && *b != delimiter => false,
        _ => {
            let text = std::str::from_utf8(line).unwrap_or("?");
            text.split(char::from(delimiter)).all(|it| trimmed(it).is_empty())
        }
    }
}

/// Files too long for this are refused before.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Reads text with quoted cells: `""` inside quotes is one quote; a quoted cell may hold line ends.
fn read_quoted(text: &str, delimiter: u8) -> Table {
    let mut builder = TableBuilder::new("");
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut number = 0;
    let cell_end = [char::from(delimiter), '\n'];
    while !rest.is_empty() {
        number += 1;
        builder.begin(number);
        loop {
            let opened = rest.trim_start_matches([' ', '\u{3000}']).strip_prefix('"');
            if let Some((inner, after)) = opened.and_then(|it| quoted(it, delimiter)) {
                builder.cell(|out| {
                    for (index, part) in inner.split("\"\"").enumerate() {
                        if index > 0 {
                            out.push('"');
                        }
                        out.push_str(part);
                    }
                });
                rest = after;
            } else {
                let end = rest.find(cell_end).unwrap_or(rest.len());
                builder.cell(|out| out.push_str(&rest[..end]));
                rest = &rest[end..];
            }
            let ended = !rest.starts_with(char::from(delimiter));
            rest = rest.get(1..).unwrap_or("");
            if ended {
                break;
            }
        }
        builder.end();
    }
    builder.finish(Vec::new())
}

/// The inside of a quoted cell whose opening quote has been taken, and what follows it. `None` when
/// the quote never closes, or something follows the closing quote.
fn quoted(text: &str, delimiter: u8) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let (mut at, mut lines) = (0, 0);
    loop {
        match bytes.get(at)? {
            b'\n' => {
                lines += 1;
                if lines > QUOTED_LINES {
                    return None;
                }
            }
            b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' => {
                let after = text[at + 1..].trim_start_matches([' ', '\r', '\u{3000}']);
                let ends =
                    after.is_empty() || after.starts_with(char::from(delimiter)) || after.starts_with('\n');
                return ends.then_some((&text[..at], after));
            }
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let table = read(text.to_owned()).0;
        let cells = |row| (0..table.cells_in(row)).map(|column| table.cell(row, column).to_owned()).collect();
        (0..table.len()).map(cells).collect()
    }

    #[test]
    fn delimiters() {
        for (text, delimiter) in [
            ("姓名,村,备注\n张三,王村,一；二\n", ','),
            ("姓名;村\n张三;王村\n", ';'),
            ("姓名\t村\n张三\t王村\n", '\t'),
            ("姓名|村\n张三|王村\n", '|'),
            ("姓名，村\n张三，王村\n", '，'),
            ("某县名单，共二人\n姓名,村\n张三,王村\n李四,李村\n", ','),
            ("姓名\n张三\n", ','),
        ] {
            assert_eq!(read(text.to_owned()).1, delimiter, "{text}");
        }
    }

    #[test]
    fn quotes_line_ends_and_ragged_rows() {
        let text = "姓名,备注,村\r\n张三,\"一,\n二\"\"三\"\"\",王村\r\n\r\n李四\r\n王五,\"没有关上,李村\n";
        assert_eq!(
            rows(text),
            [
                vec!["姓名", "备注", "村"],
                vec!["张三", "一,\n二\"三\"", "王村"],
                vec!["李四"],
                vec!["王五", "\"没有关上", "李村"],
            ]
        );
        let table = read(text.to_owned()).0;
        assert_eq!([1, 2, 3].map(|row| table.row_number(row)), [2, 4, 5]);
        assert_eq!(table.blank_rows(), 1);
        assert_eq!(rows("a,b\rc,d"), [["a", "b"], ["c", "d"]]);
    }

    proptest! {
        /// Both paths see the same cells, wherever delimiters, blanks and line ends fall.
        #[test]
        fn fast_and_slow_agree(text in "[a-c, \u{3000}村\r\n]{0,200}") {
            let slow = read_quoted(&text, b',');
            let fast = read_plain(text, b',');
            prop_assert_eq!(fast.numbers.clone(), slow.numbers.clone());
            prop_assert_eq!(fast.blank_rows, slow.blank_rows + u32::from(fast.blank_rows > slow.blank_rows));
            for row in 0..fast.len() {
                prop_assert_eq!(fast.cells_in(row), slow.cells_in(row));
                for column in 0..fast.cells_in(row) {
                    prop_assert_eq!(fast.cell(row, column), slow.cell(row, column));
                }
            }
        }
    }
}
