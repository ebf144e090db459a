//! The number on a receipt: day, serial number, check digit.
//!
//! The check digit is Damm's: any one wrong digit and any two neighbours swapped are noticed, so that a number
//! read out over the telephone is either right or refused.

use base::Day;

/// A totally anti-symmetric quasigroup of ten digits with zeros on its diagonal (H. M. Damm, 2004).
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// Fewest digits of a number: six of the day, six that count, one to check.
const SHORTEST: usize = 13;
const LONGEST: usize = 20;

/// Why a text is not the number of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptError {
    /// Not as many digits as it should have.
    Form,
    /// The last digit does not follow from the others.
    CheckDigit,
}

fn check(digits: impl Iterator<Item = u8>) -> u8 {
    digits.fold(0, |state, digit| QUASIGROUP[usize::from(state)][usize::from(digit)])
}

/// The number of a receipt: `yymmdd`, the serial number in six digits or more, the check digit.
#[must_use]
pub fn receipt_number(on: Day, serial: u64) -> String {
    let year = on.year().rem_euclid(100);
    let body = format!("{year:02}{:02}{:02}{serial:06}", on.month(), on.day_of_month());
    let digit = check(body.bytes().map(|it| it - b'0'));
    format!("{body}{digit}")
}

/// Reads a number as somebody typed it: blanks and hyphens are dropped, full-width digits are digits.
///
/// # Errors
/// Why it is none.
pub fn read_receipt_number(text: &str) -> Result<String, ReceiptError> {
    let mut number = String::new();
    for c in text.chars().filter(|it| !it.is_whitespace() && !matches!(it, '-' | '－' | '\u{3000}')) {
        let plain = match c {
            '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
            c => Some(c),
        };
        number.push(plain.filter(char::is_ascii_digit).ok_or(ReceiptError::Form)?);
        if number.len() > LONGEST {
            return Err(ReceiptError::Form);
        }
    }
    if number.len() < SHORTEST {
        return Err(ReceiptError::Form);
    }
    match check(number.bytes().map(|it| it - b'0')) {
        0 => Ok(number),
        _ => Err(ReceiptError::CheckDigit),
    }
}

/// The number in groups, as it is printed and read out.
#[must_use]
pub fn spaced(number: &str) -> String {
    match number.is_ascii() && number.len() >= SHORTEST {
        true => format!("{} {} {}", &number[..6], &number[6..number.len() - 1], &number[number.len() - 1..]),
        false => number.to_owned(),
    }
}
