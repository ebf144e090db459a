//! What the cells of a column look like: identity numbers, names, days.
//!
//! **Knows:** shapes of text. **Does not know:** titles; whether a number's check character is right.

use std::ops::Range;

use super::Field;
use crate::{read::Table, values};

/// Rows looked at.
const SAMPLE_ROWS: usize = 200;

/// Whether the text looks like an identity number: 18 or 15 characters, damaged, spaced out or in
/// scientific notation.
#[must_use]
pub fn is_number_like(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() == 18 && bytes[..17].iter().all(u8::is_ascii_digit) {
        return true;
    }
    if is_scientific(text) {
        return true;
    }
    if bytes.len() < 14 || bytes.len() > 120 {
        return false;
    }
    let half = values::half_width(text);
    let (mut digits, mut letters, mut others) = (0, 0, 0);
    for c in half.chars() {
        match c {
            '0'..='9' => digits += 1,
            ' ' | '\'' | '`' | '‘' | '’' | '-' | '\u{a0}' | '*' => {}
            'a'..='z' | 'A'..='Z' => letters += 1,
            _ => others += 1,
        }
    }
    (13..=20).contains(&digits) && letters <= 3 && others <= 1
}

/// Whether the text is a long number in scientific notation, its last digits lost: `9.901E+17`.
#[must_use]
pub fn is_scientific(text: &str) -> bool {
    let Some((digits, exponent)) = text.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    matches!(exponent, "14" | "15" | "16" | "17" | "18")
        && digits.bytes().next().is_some_and(|b| b.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// How many of the filled cells of the column fit, in percent, and how many are filled.
pub(crate) fn share(
    table: &Table,
    rows: Range<usize>,
    column: usize,
    fits: impl Fn(&str) -> bool,
) -> (usize, usize) {
    let cells = rows.take(SAMPLE_ROWS).map(|row| table.cell(row, column)).filter(|it| !it.is_empty());
    let (fitting, filled) = cells.fold((0, 0), |sum, it| (sum.0 + usize::from(fits(it)), sum.1 + 1));
    ((fitting * 100_usize).checked_div(filled).unwrap_or(0), filled)
}

/// The field that the cells of this column speak for, with confidence in percent and the reason.
pub(crate) fn guess(table: &Table, rows: Range<usize>, column: usize) -> Option<(Field, u8, String)> {
    let tests = [
        (Field::Number, 60, 70, "像身份证号"),
        (Field::Sex, 80, 70, "是男或女"),
        (Field::Name, 80, 55, "像姓名"),
    ];
    tests.into_iter().find_map(|(field, least, confidence, words)| {
        let fits = |it: &str| match field {
            Field::Number => is_number_like(it),
            Field::Sex => matches!(it, "男" | "女" | "男性" | "女性"),
            _ => is_name_like(it),
        };
        let (share, filled) = share(table, rows.clone(), column, fits);
        let reason = format!("看内容：{filled} 格中 {share}% {words}");
        (filled > 0 && share >= least).then_some((field, confidence, reason))
    })
}

/// Two to four Chinese characters that begin with a usual surname, or a name with a middle dot.
fn is_name_like(text: &str) -> bool {
    const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边";
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || c >= '\u{20000}';
    let count = text.chars().count();
    let first = text.chars().next().unwrap_or(' ');
    text.chars().all(|c| is_han(c) || c == '·' || c == '•')
        && ((2..=4).contains(&count) && SURNAMES.contains(first) || text.contains('·') && count <= 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for text in [
            "990100195403010021",
            "99010019540301002X",
            "990100540301002",
            "'990100195403010021",
            "990100 19540301 0021",
            "９９０１００１９５４０３０１００２１",
            "9.90100195403010E+17",
            "99010019540301021",
        ] {
            assert!(is_number_like(text), "{text}");
        }
        for text in ["", "13800138000", "2020-01-05", "张三", "某县低保名单二〇二〇年十二月", "20200105"]
        {
            assert!(!is_number_like(text), "{text}");
        }
        assert!(is_name_like("张三") && is_name_like("阿卜杜·热合曼") && !is_name_like("王家村委会"));
    }
}
