//! Names folded: blanks and dots dropped, variants in one shape, what could not be typed as a gap.
//!
//! **Knows:** shapes of characters, placeholders, pinyin and brackets. **Does not know:** people.

use std::sync::LazyLock;

use super::{
    text::{finish, half, is_blank, is_dot, is_placeholder, mix},
    variants,
};

/// Codes below the blank are marks of the fold table, not characters.
const SKIP: u16 = 0;
const GAP: u16 = 1;
const OPEN: u16 = 2;
const CLOSE: u16 = 3;
/// U+2FF0 to U+2FFB describe a character by two parts (three after U+2FF2 and U+2FF3).
const COMPOSE: u16 = 4;

/// Every character of the basic plane, folded. 128 KiB, which stay in the cache.
static FOLD: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table: Vec<u16> = (0..=u16::MAX).map(fold_one).collect();
    let original: Vec<(char, char)> = variants::pairs().collect();
    for (from, to) in &original {
        // Two steps (蕭 to 萧 to 肖) end in one shape.
        let last = original.iter().find(|it| it.0 == *to).map_or(*to, |it| it.1);
        if let (Some(slot), Ok(code)) = (table.get_mut(*from as usize), u16::try_from(u32::from(last))) {
            *slot = code;
        }
    }
    table
});

fn fold_one(code: u16) -> u16 {
    let Some(it) = char::from_u32(u32::from(code)) else { return GAP };
    let it = half(it);
    match it {
        '(' | '（' | '[' | '［' | '【' | '〔' | '{' | '<' | '《' | '〈' => OPEN,
        ')' | '）' | ']' | '］' | '】' | '〕' | '}' | '>' | '》' | '〉' => CLOSE,
        '\u{2ff0}'..='\u{2ffb}' => COMPOSE,
        _ if is_placeholder(it) => GAP,
        _ if is_blank(it) || is_dot(it) => SKIP,
        _ => u16::try_from(u32::from(it.to_ascii_lowercase())).unwrap_or(code),
    }
}

#[inline]
fn fold(table: &[u16], it: char) -> u32 {
    let code = u32::from(it);
    table.get(code as usize).map_or(code, |it| u32::from(*it))
}

/// One character in the shape that names are compared in.
pub(crate) fn fold_character(it: char) -> u32 {
    fold(&FOLD, it)
}

fn is_letter(code: u32) -> bool {
    (u32::from('a')..=u32::from('z')).contains(&code) || (0xc0..0x250).contains(&code)
}

/// The hash of a name that was written in full; 0 when it is blank or has gaps, so that only
/// [`fit`](super::fit) can compare it.
#[must_use]
#[inline]
pub fn name_key(text: &str) -> u32 {
    let table: &[u16] = &FOLD;
    let (mut state, mut letters, mut others) = (7, false, false);
    for it in text.chars() {
        let code = fold(table, it);
        if code <= u32::from(COMPOSE) {
            if code == u32::from(SKIP) {
                continue;
            }
            return slow_key(text);
        }
        if code < 0x250 && is_letter(code) {
            letters = true;
        } else {
            others = true;
        }
        state = mix(state, u64::from(code));
    }
    match (letters, others) {
        (false, false) => 0,
        // Pinyin inside a Chinese name.
        (true, true) => slow_key(text),
        _ => finish(state),
    }
}

/// A name in one shape: blanks and dots dropped, variants folded; what could not be typed stands as `?`.
#[must_use]
pub fn folded_name(text: &str) -> String {
    let shape = |it: &Place| match it {
        Place::Is(code) => char::from_u32(*code).unwrap_or('?'),
        Place::Gap(_) => '?',
    };
    let name = NormalName::read(text);
    name.places[..name.note.unwrap_or(name.places.len())].iter().map(shape).collect()
}

#[cold]
fn slow_key(text: &str) -> u32 {
    NormalName::read(text).key()
}

/// One place of a folded name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A character.
    Is(u32),
    /// None up to so many characters that could not be typed.
    Gap(u8),
}

/// A name, folded.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct NormalName {
    pub(crate) places: Vec<Place>,
    /// Where the first middle dot stood.
    pub(crate) dot: Option<usize>,
    /// How many places stand before a note in brackets at the end.
    note: Option<usize>,
}

/// Says how long the name is.
impl std::fmt::Debug for NormalName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NormalName({} places)", self.places.len())
    }
}

impl NormalName {
    /// Reads a name.
    #[must_use]
    pub fn read(text: &str) -> NormalName {
        let table: &[u16] = &FOLD;
        let chinese = text.chars().any(|it| {
            let code = fold(table, it);
            code > u32::from(COMPOSE) && !is_letter(code) && it.is_alphabetic()
        });
        let mut name = NormalName::default();
        let mut characters = text.chars().peekable();
        let mut latin = false;
        while let Some(it) = characters.next() {
            let code = fold(table, it);
            if chinese && is_letter(code) {
                if !latin {
                    name.places.push(Place::Gap(2));
                }
                latin = true;
                continue;
            }
            latin = false;
            match code as u16 {
                SKIP if code == 0 => {
                    if is_dot(it) && !name.places.is_empty() && name.dot.is_none() {
                        name.dot = Some(name.places.len());
                    }
                }
                GAP if code == 1 => name.places.push(Place::Gap(1)),
                OPEN if code == 2 => {
                    let before = name.places.len();
                    while characters.next_if(|it| fold(table, *it) != u32::from(CLOSE)).is_some() {}
                    characters.next();
                    name.places.push(Place::Gap(1));
                    let rest_blank = characters.clone().all(|it| fold(table, it) == 0);
                    name.note = (rest_blank && before >= 2).then_some(before);
                }
                COMPOSE if code == 4 => {
                    let parts = if matches!(it, '\u{2ff2}' | '\u{2ff3}') { 3 } else { 2 };
                    for _ in 0..parts {
                        characters.next();
                    }
                    name.places.push(Place::Gap(1));
                }
                CLOSE if code == 3 => {}
                _ => name.places.push(Place::Is(code)),
            }
        }
        name
    }

    /// As [`name_key`].
    #[must_use]
    pub fn key(&self) -> u32 {
        let places = self.note.map_or(&self.places[..], |it| &self.places[..it]);
        let mut state = 7;
        for place in places {
            match place {
                Place::Is(code) => state = mix(state, u64::from(*code)),
                Place::Gap(_) => return 0,
            }
        }
        if places.is_empty() { 0 } else { finish(state) }
    }

    /// Whether a name has more than the first character, or just that one, in common with this one: two
    /// characters when both are long, else one. Less never fits.
    pub(crate) fn shares_character(&self, text: &str) -> bool {
        let table: &[u16] = &FOLD;
        let codes = text.chars().map(|it| fold(table, it));
        let shared = codes.filter(|it| self.places.contains(&Place::Is(*it))).count();
        shared >= 2 || (shared == 1 && self.places.len() < 3)
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        !self.places.iter().any(|it| matches!(it, Place::Is(_)))
    }

    /// Whether something could not be typed.
    #[must_use]
    pub fn has_gap(&self) -> bool {
        self.places.iter().any(|it| matches!(it, Place::Gap(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_to_the_key_agree() {
        for name in [
            "王小明",
            "王 小　明",
            "張偉",
            "阿依古丽·买买提",
            "John Smith",
            "",
            "王?",
            "王zhe",
            "王小明（女）",
            "𠮷田",
        ] {
            assert_eq!(name_key(name), NormalName::read(name).key(), "{name}");
        }
    }

    #[test]
    fn a_name_in_one_shape() {
        for (name, wanted) in
            [(" 張　伟", "张伟"), ("王小明（女）", "王小明"), ("王□", "王?"), ("ＪＯＨＮ", "john"), ("", "")]
        {
            assert_eq!(folded_name(name), wanted);
        }
    }

    #[test]
    fn one_name_in_its_shapes() {
        for (one, two) in [
            ("王小明", "王 小\u{3000}明"),
            ("张伟", "張偉"),
            ("吴珏", "吳玨"),
            ("黄艳", "黃豔"),
            ("蕭红", "肖紅"),
            ("闫军", "閻軍"),
            ("阿依古丽·买买提", "阿依古丽•买买提"),
            ("阿依古丽．买买提", "阿依古丽・買買提"),
            ("阿依古丽 买买提", "阿依古丽—买买提"),
            ("John Smith", "ＪＯＨＮ　ｓｍｉｔｈ"),
            ("王小明(低保)", "王小明"),
        ] {
            assert_eq!(name_key(one), name_key(two), "{one} {two}");
            assert_ne!(name_key(one), 0);
        }
        for (one, two) in [("王小明", "王小红"), ("王明", "王小明"), ("王喆", "王哲"), ("明小王", "王小明")]
        {
            assert_ne!(name_key(one), name_key(two), "{one} {two}");
        }
        for gap in ["王?", "王□明", "王zhe", "王(左王右吉)明", "王\u{e123}", "王⿰王吉", "？？"]
        {
            assert_eq!(name_key(gap), 0, "{gap}");
        }
    }
}
