//! What people type to say who they are.

use base::Finding;

/// A name as it is kept and compared: without blanks around it, in small letters.
pub fn normal(name: &str) -> String {
    name.trim().to_lowercase()
}

/// What is wrong with a new name, where something is.
pub fn check(name: &str) -> Option<Finding> {
    let count = name.chars().count();
    let fits = |it: char| it.is_alphanumeric() || matches!(it, '.' | '-' | '_' | '@');
    let message = if !(2..=32).contains(&count) {
        "用户名要 2 至 32 个字符"
    } else if !name.chars().all(fits) {
        "用户名只能用汉字、字母、数字和 . - _ @"
    } else {
        return None;
    };
    Some(Finding::error("ACC-0003", message, "宜用工号，或姓名拼音").of("name"))
}

/// What is wrong with what people call an account, where something is.
pub fn check_display(name: &str) -> Option<Finding> {
    let count = name.chars().count();
    let is_wrong = !(1..=40).contains(&count) || name.chars().any(char::is_control);
    is_wrong.then(|| {
        Finding::error("ACC-0003", "显示名要 1 至 40 个字符，没有换行", "请写姓名或岗位").of("display_name")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_plain() {
        for (name, is_good) in [
            ("示例员", true),
            ("yb-0101@wenshang", true),
            ("a", false),
            ("有 空格", false),
            ("<b>", false),
            ("1234567890123456789012345678901234", false),
        ] {
            assert_eq!(check(&normal(name)).is_none(), is_good, "{name}");
        }
        assert_eq!(normal("  YB-01 "), "yb-01");
        assert!(check_display("示例\n员").is_some() && check_display("示例 员").is_none());
    }
}
