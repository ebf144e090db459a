//! Masking of names and numbers, and cleaning of texts before they are drawn.

/// A name with all but its ends hidden: 王* , 王*明, 欧**娜, 阿******提.
pub(crate) fn mask_name(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    match chars.len() {
        0 | 1 => name.to_owned(),
        2 => format!("{}*", chars[0]),
        n => format!("{}{}{}", chars[0], "*".repeat(n - 2), chars[n - 1]),
    }
}

/// A document number with its middle hidden. What is masked already stays as it is.
///
/// Eighteen characters keep the region and the last two, as everywhere else in the product; other
/// documents keep their ends.
pub(crate) fn mask_number(number: &str) -> String {
    let chars: Vec<char> = number.trim().chars().collect();
    if chars.contains(&'*') {
        return number.trim().to_owned();
    }
    let (head, tail) = match chars.len() {
        0..=2 => return "*".repeat(chars.len()),
        3..=7 => (1, 1),
        8..=14 => (2, 2),
        _ => (6, 2),
    };
    let hidden = "*".repeat(chars.len() - head - tail);
    let end = chars.len() - tail;
    chars[..head].iter().copied().chain(hidden.chars()).chain(chars[end..].iter().copied()).collect()
}

/// Whether a character shows nothing and can make a text read other than it is stored: control
/// characters, marks of writing direction, zero-width marks.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text without invisible characters; line breaks and tabs become blanks.
pub(crate) fn clean(text: &str) -> String {
    let keep = |c: char| match c {
        '\n' | '\r' | '\t' => Some(' '),
        c if is_invisible(c) => None,
        c => Some(c),
    };
    text.trim().chars().filter_map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        let names = [("王明", "王*"), ("王小明", "王*明"), ("欧阳小娜", "欧**娜"), ("王", "王"), ("", "")];
        for (name, masked) in names {
            assert_eq!(mask_name(name), masked);
        }
        assert_eq!(mask_name("阿依古丽·买买提"), "阿******提");
        let numbers = [
            ("990100199001010015", "990100**********15"),
            ("990100**********15", "990100**********15"),
            ("E12345678", "E1*****78"),
            ("A1234", "A***4"),
            ("12", "**"),
            ("", ""),
        ];
        for (number, masked) in numbers {
            assert_eq!(mask_number(number), masked);
        }
    }

    #[test]
    fn nothing_invisible_is_drawn() {
        assert_eq!(clean(" 张\u{202e}三\u{200b}\n李 四\u{0} "), "张三 李 四");
        assert_eq!(clean("#set [x] $y$ <b>"), "#set [x] $y$ <b>");
    }
}
