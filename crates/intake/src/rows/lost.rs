//! Identity numbers in text that went through a spreadsheet as numbers: fifteen digits kept, `000` behind them.
//!
//! **Knows:** the digits of a column. **Does not know:** whose they are.
//!
//! One number of eleven hundred ends so by right. A column in which the check character of more than a fifth of
//! these does not fit has lost digits; where half of all numbers end so, the few that fit do so by chance.

use rayon::prelude::*;

use super::NUMBERS;
use crate::{columns::Recognised, read::Table};

/// Marks such numbers as a workbook's are marked, and writes them with the digits that are left: `…E+3`. Nobody's
/// number is guessed from them; a person confirms who is meant.
pub fn mark_lost_digits(table: &mut Table, recognised: &Recognised) {
    let rows = recognised.first_data_row()..table.len();
    let columns: Vec<usize> = NUMBERS.iter().filter_map(|it| recognised.column(*it)).collect();
    for column in columns {
        let read: &Table = table;
        let rounded: Vec<(usize, bool)> = rows
            .clone()
            .into_par_iter()
            .with_min_len(16 * 1024)
            .filter_map(|row| {
                let text = read.own_cell(row, column);
                (text.ends_with("000") && is_plain(text)).then(|| (row, fits(text)))
            })
            .collect();
        let wrong = rounded.iter().filter(|it| !it.1).count();
        if wrong == 0 {
            continue;
        }
        let all = rows.clone().into_par_iter().filter(|row| is_plain(read.own_cell(*row, column))).count();
        let is_whole = rounded.len() * 2 >= all;
        if !is_whole && (wrong < 2 || wrong * 5 < rounded.len()) {
            continue;
        }
        for (row, _) in rounded.iter().filter(|it| is_whole || !it.1) {
            table.lose_last_digits(*row, column);
        }
    }
    table.lossy.sort_unstable();
}

fn is_plain(text: &str) -> bool {
    text.len() == 18 && text.bytes().all(|it| it.is_ascii_digit())
}

fn fits(text: &str) -> bool {
    base::check_digit(&text[..17]).is_some_and(|it| text.ends_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{check, read_file, recognise};

    fn valid(body: &str) -> String {
        format!("{body}{}", base::check_digit(body).unwrap())
    }

    /// The numbers after marking, and how many rows are told.
    fn marked(numbers: &[String]) -> (Vec<String>, usize) {
        let rows: String = numbers.iter().map(|it| format!("张三,{it}\n")).collect();
        let mut sheets = read_file("民政.csv", format!("姓名,身份证号\n{rows}").into_bytes());
        let mut table = sheets.tables.remove(0);
        let recognised = recognise("民政.csv", &table, &[]);
        mark_lost_digits(&mut table, &recognised);
        let checked = check("民政.csv", &table, &recognised);
        assert_eq!(checked.usable.len(), numbers.len());
        let told = checked.findings.0.iter().filter(|it| it.code == "INT-0302").count();
        ((1..table.len()).map(|row| table.cell(row, 1).to_owned()).collect(), told)
    }

    #[test]
    fn a_column_rounded_by_a_spreadsheet() {
        let right: Vec<String> =
            (0..40).map(|it| valid(&format!("990100195403{:02}{:03}", it % 28 + 1, 101 + it))).collect();
        // One whose own number ends so.
        let ends_so = |day: u32| (1..10).map(move |it| valid(&format!("990100196701{day:02}{it}00")));
        let by_right = (1..29).flat_map(ends_so).find(|it| it.ends_with("000")).unwrap();
        let lost = |it: usize| format!("{}000", &right[it][..15]);

        // Of single ones among many the check character decides; one alone is a slip like any other.
        let mut some = right.clone();
        (some[3], some[7]) = (lost(3), lost(7));
        let (numbers, told) = marked(&some);
        assert_eq!((numbers[3].as_str(), told), (format!("{}E+3", &right[3][..15]).as_str(), 2));
        assert_eq!(numbers[4], right[4]);
        some[3].clone_from(&right[3]);
        some[9].clone_from(&by_right);
        assert_eq!(marked(&some), (some.clone(), 0));

        // Where most end so, the one that fits does so by chance.
        let most: Vec<String> = (0..6).map(lost).chain([by_right]).collect();
        assert_eq!(marked(&most).1, 7);
        assert_eq!(marked(&right), (right.clone(), 0));
    }
}
