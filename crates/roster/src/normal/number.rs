//! Identity numbers as written on a row: read in any spelling, valid, damaged, partial or none.
//!
//! **Knows:** forms and GB 11643. **Does not know:** whether anybody has the number.

use super::{
    key::Key,
    symbols::{Symbols, UNKNOWN, X},
    text::{half, is_blank, is_decoration},
};

/// What had to be changed so that a number reads as a valid one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Nothing, or only spelling: width, blanks, apostrophes, small x, `.0`.
    Spelling,
    /// Letters that look like digits (O, I, l) were taken as digits.
    Letters,
    /// An old number of 15 digits was extended.
    Fifteen,
}

/// What a number cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// Empty.
    Missing,
    /// 18 characters with a right check character and a birth day that can be.
    Valid(Key, Form),
    /// 14 to 20 characters that are no valid number.
    Damaged(Symbols),
    /// Only some characters can be trusted: scientific notation, masked.
    Partial(Symbols),
    /// A document of another kind (passport, residence permit), compared as a whole.
    Other(Key),
    /// Nothing that could be a number.
    Unusable,
}

/// The 18-character number of an old number of 15 digits. Orders 996 to 999 were kept for people of
/// a hundred years, everyone else is of the century 19.
#[must_use]
pub fn from_fifteen(symbols: &Symbols) -> Option<Key> {
    if symbols.len() != 15 {
        return None;
    }
    let (area, day, order) = (symbols.number(0, 6)?, symbols.number(6, 6)?, symbols.number(12, 3)?);
    let century = if order >= 996 { 18 } else { 19 };
    let key = Key::from_body(((area * 100 + century) * 1_000_000 + day) * 1_000 + order);
    key.can_be_born().then_some(key)
}

/// Reads a number cell in any spelling.
#[must_use]
pub fn read_number(text: &str) -> Number {
    let key = Key::plain(text);
    if key.is_valid() {
        return Number::Valid(key, Form::Spelling);
    }
    let mut clean: String =
        text.chars().map(half).filter(|it| !is_blank(*it) && !is_decoration(*it)).collect();
    clean.make_ascii_uppercase();
    if clean.is_empty() {
        return Number::Missing;
    }
    if let Some((head, tail)) = clean.rsplit_once('.')
        && tail.bytes().all(|it| it == b'0')
    {
        clean.truncate(head.len());
    }
    if let Some(partial) = scientific(&clean) {
        return partial;
    }
    classify(&clean)
}

/// `9.90100199001E+17`: the digits before the last written one are sure, the rest is lost.
fn scientific(clean: &str) -> Option<Number> {
    let (digits, exponent) = clean.split_once('E')?;
    let exponent: usize = exponent.trim_start_matches('+').parse().ok()?;
    let digits: Vec<u8> = digits.bytes().filter(|it| *it != b'.').collect();
    if !digits.iter().all(u8::is_ascii_digit) || digits.is_empty() {
        return None;
    }
    // Written with fewer digits behind the point, the last place is further right: 990100199001011E+3.
    let whole = clean.find(['.', 'E']).unwrap_or(1);
    if whole == 0 || exponent + whole != 18 {
        return Some(Number::Unusable);
    }
    let mut symbols = Symbols::EMPTY;
    // What was written last may have been rounded up.
    let sure = (digits.len() - 1).min(15);
    for place in 0..18 {
        let digit = digits.get(place).filter(|_| place < sure);
        symbols.push(digit.map_or(UNKNOWN, |it| it - b'0'));
    }
    Some(Number::Partial(symbols))
}

fn classify(clean: &str) -> Number {
    let count = clean.chars().count();
    let (mut symbols, mut letters, mut unknown) = (Symbols::EMPTY, false, 0);
    for (at, it) in clean.chars().enumerate() {
        let last = at + 1 == count;
        let value = match it {
            '0'..='9' => it as u8 - b'0',
            'X' => X,
            '×' | '✕' | '✖' | '╳' | '*' | '﹡' | '+' if last && at >= 16 => X,
            'O' | 'Q' | '〇' | '○' => 0,
            'I' | 'L' | '|' | '丨' => 1,
            '*' | '?' | '﹡' | '×' | '□' | '\u{fffd}' | '#' => UNKNOWN,
            _ => return other(clean),
        };
        letters |= matches!(it, 'O' | 'Q' | '〇' | '○' | 'I' | 'L' | '|' | '丨');
        unknown += usize::from(value == UNKNOWN);
        if !symbols.push(value) {
            return Number::Unusable;
        }
    }
    if letters && count < 14 {
        return other(clean);
    }
    let form = if letters { Form::Letters } else { Form::Spelling };
    let key = Key::of(&symbols);
    match symbols.len() {
        18 if key.is_valid() => Number::Valid(key, form),
        15 if from_fifteen(&symbols).is_some() => {
            Number::Valid(from_fifteen(&symbols).unwrap_or_default(), Form::Fifteen)
        }
        18 if unknown > 1 => Number::Partial(symbols),
        _ if symbols.values().iter().all(|it| *it == symbols.values()[0]) => Number::Unusable,
        14..=20 if unknown <= 1 => Number::Damaged(symbols),
        6..=13 => other(clean),
        _ => Number::Unusable,
    }
}

/// Six to twenty letters and digits are a document of another kind.
fn other(clean: &str) -> Number {
    let digits = clean.bytes().filter(u8::is_ascii_digit).count();
    let letters = clean.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'(' || it == b')');
    if letters && digits >= 5 && (6..=20).contains(&clean.len()) {
        Number::Other(Key::other(clean))
    } else {
        Number::Unusable
    }
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
