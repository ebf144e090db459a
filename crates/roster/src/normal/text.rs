//! Characters: blanks, full width, apostrophes, dashes, middle dots.
//!
//! **Knows:** Unicode. **Does not know:** what the text means.

/// Blanks of every kind, marks without width, and the control characters.
pub(crate) fn is_blank(it: char) -> bool {
    it.is_whitespace()
        || it.is_control()
        || matches!(it, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{3164}')
}

/// The half-width form of a full-width letter, digit or sign.
pub(crate) fn half(it: char) -> char {
    match it {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(it) - 0xfee0).unwrap_or(it),
        _ => it,
    }
}

/// Dots between the parts of a name (间隔号), in all the forms that keyboards give.
pub(crate) fn is_dot(it: char) -> bool {
    matches!(
        it,
        '·' | '•'
            | '・'
            | '．'
            | '.'
            | '‧'
            | '∙'
            | '⋅'
            | '･'
            | '。'
            | '｡'
            | '˙'
            | '᛫'
            | '●'
            | '▪'
            | '﹒'
            | '⸱'
            | '-'
            | '－'
            | '—'
            | '–'
            | '_'
            | '\''
            | '’'
            | '‘'
            | '`'
            | ','
            | '，'
            | '、'
    )
}

/// Signs that stand around or inside numbers and say nothing: apostrophes, quotes, dashes.
pub(crate) fn is_decoration(it: char) -> bool {
    matches!(
        it,
        '\'' | '’'
            | '‘'
            | '`'
            | '′'
            | '´'
            | '"'
            | '“'
            | '”'
            | '='
            | '-'
            | '－'
            | '—'
            | '–'
            | '‐'
            | '‑'
            | '−'
            | '_'
            | '/'
            | ':'
            | ','
            | '，'
            | '、'
            | ';'
    )
}

/// Signs that stand for one character that the writer could not type or read.
pub(crate) fn is_placeholder(it: char) -> bool {
    matches!(
        it,
        '?' | '？'
            | '*'
            | '＊'
            | '﹡'
            | '□'
            | '■'
            | '▢'
            | '▯'
            | '▲'
            | '△'
            | '〓'
            | '○'
            | '◇'
            | '◆'
            | '\u{fffd}'
            | '×'
            | '#'
            | '＃'
            | '\u{e000}'..='\u{f8ff}'
    )
}

/// A strong mix of a hash state with one more word.
#[inline]
pub(crate) const fn mix(state: u64, word: u64) -> u64 {
    (state.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The finished hash in 32 bits, never 0.
#[inline]
pub(crate) const fn finish(state: u64) -> u32 {
    let folded = (state ^ (state >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let short = (folded >> 32) as u32;
    if short == 0 { 1 } else { short }
}
