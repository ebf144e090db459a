//! No number of a person who might exist: made people carry region 99, which belongs to nobody.

use super::{File, Report};

/// The number that the standard itself prints as its example.
const EXAMPLE_OF_THE_STANDARD: &str = "11010519491231002X";

pub fn check(files: &[File], report: &mut Report) {
    for file in files {
        for (nth, line) in file.text.lines().enumerate() {
            let words = line.split(|c: char| !c.is_ascii_alphanumeric());
            let real = words.filter(|it| it.len() == 18 && is_valid(it));
            for word in real.filter(|it| !it.starts_with("99") && *it != EXAMPLE_OF_THE_STANDARD) {
                report.errors.push(format!(
                    "{}:{}: {}… is a valid identity number of a real region; use one that starts with 9901",
                    file.path,
                    nth + 1,
                    &word[..6]
                ));
            }
        }
    }
}

/// Seventeen digits with a plausible birth day, and their check character (GB 11643).
fn is_valid(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let bytes = number.as_bytes();
    if !bytes[..17].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let part = |from: usize, to: usize| number[from..to].parse::<u32>().unwrap_or(0);
    let is_day = (1900..2100).contains(&part(6, 10))
        && (1..=12).contains(&part(10, 12))
        && (1..=31).contains(&part(12, 14));
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    is_day && bytes[17].to_ascii_uppercase() == b"10X98765432"[(sum % 11) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_valid_numbers_of_real_regions() {
        let errors = |text: &str| {
            let mut report = Report::default();
            check(&[File { path: "x.rs".to_owned(), text: text.to_owned() }], &mut report);
            report.errors.len()
        };
        let body = "1101051949123100";
        assert_eq!(errors(&format!("\"{body}2X\"")), 0, "the standard's own example");
        assert_eq!(errors(&format!("id {body}37.")), 0, "its check character is wrong");
        let valid = (0..=9).map(|last| format!("{body}4{last}")).filter(|it| is_valid(it)).count();
        assert_eq!((0..=9).map(|last| errors(&format!("{body}4{last}"))).sum::<usize>(), valid);
    }
}
