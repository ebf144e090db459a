//! How large the sheets of an old workbook (XLS) are, found out before memory is spent on them: the library that reads
//! them makes room for every cell between the outermost ones, and for as many as the file says that it has.
//!
//! **Knows:** records of BIFF in the streams of a compound file ([MS-XLS] 2.1, 2.4). **Does not know:** what is said.

use std::io::{Cursor, Read};

use base::Finding;
use cfb::CompoundFile;

use super::workbook::broken;

/// Cells of all sheets together, empty ones between others counted: twice what the format lets into one.
const MOST_CELLS: u64 = 2 * 65_536 * 256;
/// How often the whole is looked through at most: sheets lie one behind the other.
const MOST_TIMES: usize = 4;

/// Beginning of a sheet, of a part in it.
const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
/// Where a sheet begins.
const SHEET: u16 = 0x0085;
/// Rows and columns that a sheet says it has.
const DIMENSIONS: u16 = 0x0200;
/// Several numbers of a row.
const NUMBERS: u16 = 0x00BD;
/// Records of one cell: formula, text of the list, text with formats, number, text, truth, short number.
const CELLS: [u16; 7] = [0x0006, 0x00FD, 0x00D6, 0x0203, 0x0204, 0x0205, 0x027E];

/// Looks through an old workbook without keeping anything of it.
///
/// # Errors
/// A finding: it is no compound file, or its sheets are larger than sheets can be.
pub(super) fn check_old_workbook(bytes: &[u8]) -> Result<(), Finding> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    let is_book = |name: &str| name.eq_ignore_ascii_case("Workbook") || name.eq_ignore_ascii_case("Book");
    let paths: Vec<_> = file
        .walk()
        .filter(|it| it.is_stream() && is_book(it.name()))
        .map(|it| it.path().to_owned())
        .collect();
    for path in paths {
        let mut stream = Vec::new();
        let most = bytes.len() as u64;
        file.open_stream(path).and_then(|it| it.take(most).read_to_end(&mut stream)).map_err(broken)?;
        if cells_of(&stream).is_none_or(|it| it > MOST_CELLS) {
            return Err(broken("工作表的行列数超出 Excel 的限度"));
        }
    }
    Ok(())
}

/// How many cells the sheets of a stream take room for; nothing when they lie upon each other.
fn cells_of(stream: &[u8]) -> Option<u64> {
    let places = Records(stream).filter(|it| it.0 == SHEET).filter_map(|(_, data)| long(data, 0));
    let mut room = stream.len() * MOST_TIMES;
    let mut cells = 0_u64;
    for place in places {
        let Some(sheet) = stream.get(place as usize..) else { continue };
        let mut seen = Sheet::default();
        let end = seen.take(Records(sheet), room)?;
        room -= end;
        cells = cells.saturating_add(seen.cells());
    }
    Some(cells)
}

/// The outermost cells of a sheet, and how many it says it has.
#[derive(Default)]
struct Sheet {
    corners: Option<[u16; 4]>,
    said: u64,
}

impl Sheet {
    /// Looks through the records of a sheet; how many bytes of them there were, if not more than `room`.
    fn take(&mut self, records: Records<'_>, room: usize) -> Option<usize> {
        let (mut depth, mut bytes) = (0_usize, 0);
        for (kind, data) in records {
            bytes += data.len() + 4;
            if bytes > room {
                return None;
            }
            match kind {
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                // Charts in a sheet have cells of their own.
                _ if depth > 1 => {}
                DIMENSIONS => self.said = self.said.saturating_add(said(data)),
                NUMBERS => {
                    let last = data.len().checked_sub(2).and_then(|at| short(data, at));
                    self.cell(short(data, 0), short(data, 2));
                    self.cell(short(data, 0), last);
                }
                _ if CELLS.contains(&kind) => self.cell(short(data, 0), short(data, 2)),
                _ => {}
            }
        }
        Some(bytes)
    }

    fn cell(&mut self, row: Option<u16>, column: Option<u16>) {
        let (Some(row), Some(column)) = (row, column) else { return };
        let [top, left, bottom, right] = self.corners.unwrap_or([row, column, row, column]);
        self.corners = Some([top.min(row), left.min(column), bottom.max(row), right.max(column)]);
    }

    fn cells(&self) -> u64 {
        let within = self.corners.map_or(0, |[top, left, bottom, right]| {
            (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
        });
        within.max(self.said)
    }
}

/// Rows by columns, each from the first to behind the last.
fn said(data: &[u8]) -> u64 {
    let (rows, columns) = match data.len() {
        10 => (short(data, 2).map(u32::from), short(data, 6)),
        _ => (long(data, 4), short(data, 10)),
    };
    u64::from(rows.unwrap_or(0)) * u64::from(columns.unwrap_or(0))
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2).and_then(|it| it.try_into().ok()).map(u16::from_le_bytes)
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4).and_then(|it| it.try_into().ok()).map(u32::from_le_bytes)
}

/// Kind and content of one record after the other, as far as they are whole.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (short(self.0, 0)?, usize::from(short(self.0, 2)?));
        let data = self.0.get(4..4 + length)?;
        self.0 = &self.0[4 + length..];
        Some((kind, data))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    }

    fn shorts(parts: &[u16]) -> Vec<u8> {
        parts.iter().flat_map(|it| it.to_le_bytes()).collect()
    }

    /// A stream with one sheet of these records.
    fn stream(records: &[Vec<u8>]) -> Vec<u8> {
        let sheet = [record(BOF, &[]), records.concat(), record(EOF, &[])].concat();
        let globals = |place: u32| [record(SHEET, &place.to_le_bytes()), record(EOF, &[])].concat();
        let place = u32::try_from(globals(0).len()).unwrap();
        [globals(place), sheet].concat()
    }

    #[test]
    fn a_sheet_takes_room_for_what_lies_between_its_outermost_cells() {
        let text = |row, column| record(0x00FD, &shorts(&[row, column, 0, 0, 0]));
        assert_eq!(cells_of(&stream(&[])), Some(0));
        assert_eq!(cells_of(&stream(&[text(3, 4)])), Some(1));
        assert_eq!(cells_of(&stream(&[text(3, 4), text(5, 1)])), Some(12));
        let numbers = record(NUMBERS, &shorts(&[7, 2, 0, 0, 0, 9]));
        assert_eq!(cells_of(&stream(&[numbers])), Some(8));
        let far = cells_of(&stream(&[text(0, 0), text(u16::MAX, u16::MAX)])).unwrap();
        assert!(far > MOST_CELLS, "{far}");
    }

    #[test]
    fn what_a_sheet_says_of_itself_counts_too() {
        let new = |rows: u32, columns: u16| {
            let data = [&[0; 4][..], &rows.to_le_bytes(), &shorts(&[0, columns, 0])].concat();
            record(DIMENSIONS, &data)
        };
        assert_eq!(cells_of(&stream(&[new(10, 4)])), Some(40));
        assert_eq!(cells_of(&stream(&[record(DIMENSIONS, &shorts(&[0, 10, 0, 4, 0]))])), Some(40));
        assert!(cells_of(&stream(&[new(u32::MAX, 256)])).unwrap() > MOST_CELLS);
        assert!(cells_of(&stream(&[new(65_536, 256)])).unwrap() < MOST_CELLS);
    }

    #[test]
    fn sheets_that_lie_upon_each_other_are_refused() {
        let one = stream(&[record(0x0203, &shorts(&[0, 0, 0, 0, 0, 0, 0]))]);
        assert_eq!(cells_of(&one), Some(1));
        let place = &one[..8];
        let many = [place.repeat(200), one.clone()].concat();
        // Each of them begins in the middle of the globals now, and goes on to their end.
        assert_eq!(cells_of(&many), None);
    }
}
