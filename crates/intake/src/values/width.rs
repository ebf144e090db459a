//! Full-width letters, digits and signs as half-width ones.

use std::borrow::Cow;

/// `１２Ａ（　）` as `12A( )`; Chinese characters and their own signs (。、《》) stay.
#[must_use]
pub fn half_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii()
        || !text.chars().any(|c| matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{3000}' | '\u{ffe5}'))
    {
        return Cow::Borrowed(text);
    }
    let half = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ffe5}' => '¥',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    Cow::Owned(text.chars().map(half).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half() {
        assert_eq!(half_width("１２Ａｘ（　）￥．"), "12Ax( )¥.");
        assert!(matches!(half_width("王村 12"), Cow::Borrowed(_)));
    }
}
