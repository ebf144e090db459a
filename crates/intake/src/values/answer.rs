//! Yes and no in the words that lists use.

/// `Some(true)` for 是, 有, √ and the like, `Some(false)` for 否, 无, × and the like; `None` for
/// anything else, an empty cell too: what it means is for the column to say.
#[must_use]
pub fn parse_answer(text: &str) -> Option<bool> {
    let plain = super::plain(text);
    match plain.to_ascii_lowercase().as_str() {
        "是" | "有" | "对" | "已" | "1" | "y" | "yes" | "true" | "√" | "✓" | "✔" | "已签" | "已签订"
        | "已交" | "已退" | "已退费" | "已办" | "已办理" | "同意" | "☑" => Some(true),
        "否" | "无" | "没有" | "不" | "未" | "0" | "n" | "no" | "false" | "×" | "✗" | "✘" | "x" | "未签"
        | "未签订" | "未交" | "未退" | "未退费" | "未办" | "未办理" | "不同意" | "☐" => {
            Some(false)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        assert_eq!(["是", " √ ", "已 签", "Ｙ"].map(parse_answer), [Some(true); 4]);
        assert_eq!(["否", "无", "未退费", "×"].map(parse_answer), [Some(false); 4]);
        assert_eq!(["", "不详", "待定"].map(parse_answer), [None; 3]);
    }
}
