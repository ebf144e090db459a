//! Which passwords may be set. All that is wrong with one is told at once.

use base::{Finding, Findings};

use super::settings::PasswordSettings;

/// Longest password, in characters: nobody types more, and working it out is bounded.
pub const LONGEST: usize = 128;

/// What many people take, in small letters; a password made of one of these and little else is refused.
const COMMON: [&str; 14] = [
    "password", "passw0rd", "qwerty", "qazwsx", "1qaz2wsx", "123456", "abc123", "admin", "welcome",
    "iloveyou", "mingbai", "yibao", "woaini", "letmein",
];

/// What is wrong with a new password of somebody.
pub fn check(settings: &PasswordSettings, password: &str, name: &str, display_name: &str) -> Findings {
    let mut findings = Findings::default();
    let mut wrong = |message: String, remedy: &str| {
        findings.push(Finding::error("ACC-0004", message, remedy).of("password"));
    };
    let count = password.chars().count();
    if count < settings.shortest {
        let message = format!("密码只有 {count} 个字符，至少要 {}", settings.shortest);
        wrong(message, "可用几个不相干的词连起来");
    }
    if count > LONGEST {
        wrong(format!("密码有 {count} 个字符，至多 {LONGEST}"), "请短一些");
    }
    if password.contains(char::is_control) {
        wrong("密码里有控制字符".to_owned(), "请去掉换行、制表符");
    }
    let kinds = kinds(password);
    if count < settings.phrase && kinds < settings.kinds {
        let message = format!("密码只用了 {kinds} 类字符，至少要 {} 类", settings.kinds);
        let remedy = format!("请用大写、小写、数字、其他字符，或写到 {} 个字符以上", settings.phrase);
        wrong(message, &remedy);
    }
    let small = password.to_lowercase();
    if [name, display_name].iter().any(|it| it.chars().count() >= 2 && small.contains(&it.to_lowercase())) {
        wrong("密码里有用户名或姓名".to_owned(), "请换一个");
    }
    if let Some(word) = COMMON.iter().find(|it| small.contains(**it) && count < it.len() + 6) {
        wrong(format!("密码里有人人都猜得到的 {word}"), "请换一个");
    }
    if is_monotonous(password) {
        wrong("密码大多是同一个字符，或一串顺着数的字符".to_owned(), "请换一个");
    }
    findings
}

/// How many kinds of characters.
fn kinds(password: &str) -> usize {
    let has = |is: fn(char) -> bool| usize::from(password.chars().any(is));
    has(|it| it.is_lowercase())
        + has(|it| it.is_uppercase())
        + has(|it| it.is_numeric())
        + has(|it| !it.is_lowercase() && !it.is_uppercase() && !it.is_numeric())
}

/// Whether three quarters of the steps from one character to the next are 0, or 1, or -1.
fn is_monotonous(password: &str) -> bool {
    let letters: Vec<i64> = password.chars().map(|it| i64::from(u32::from(it))).collect();
    let steps: Vec<i64> = letters.windows(2).map(|it| it[1] - it[0]).collect();
    if steps.len() < 4 {
        return false;
    }
    [0, 1, -1].iter().any(|step| steps.iter().filter(|it| *it == step).count() * 4 >= steps.len() * 3)
}

/// Whether a password that was set then must be changed now.
pub fn is_expired(settings: &PasswordSettings, set_at: i64, now: i64) -> bool {
    settings.expires_days > 0 && now - set_at >= settings.expires_days * 86_400
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_mixed_and_nobody_elses() {
        let settings = PasswordSettings::default();
        let rows = [
            ("Hupo7-lanqiu", ""),
            ("wo men de xiao yuan", ""),
            ("橘子汽水与山野的风声还有一整个夏天", ""),
            ("Ab1-", "只有 4 个字符"),
            ("hupolanqiu", "只用了 1 类"),
            ("hupo7lanqiu", "只用了 2 类"),
            ("Zhangsan-77x", "有用户名或姓名"),
            ("示例员-Hupo-77", "有用户名或姓名"),
            ("Password-1", "猜得到的 password"),
            ("aaaaaaaaaaaaaaaaaaaa", "同一个字符"),
            ("1234567890abcdefgh", "顺着数"),
            ("Hupo7\tlanqiu", "控制字符"),
        ];
        for (password, said) in rows {
            let findings = check(&settings, password, "zhangsan", "示例员");
            let told = findings.0.iter().any(|it| it.message.contains(said));
            assert_eq!(findings.is_empty(), said.is_empty(), "{password}: {findings:?}");
            assert!(said.is_empty() || told, "{password}: {findings:?}");
        }
        let long = "Hupo7-".repeat(30);
        assert!(check(&settings, &long, "zhangsan", "示例员").0[0].message.contains("至多 128"));
        let all = check(&settings, "admin", "admin", "示例员");
        assert_eq!(all.0.len(), 4, "{all:?}");
    }

    #[test]
    fn a_password_expires_on_the_day_and_not_before() {
        let ninety = PasswordSettings { expires_days: 90, ..PasswordSettings::default() };
        let never = PasswordSettings { expires_days: 0, ..PasswordSettings::default() };
        let day = 86_400;
        assert!(!is_expired(&ninety, 100, 100 + 90 * day - 1));
        assert!(is_expired(&ninety, 100, 100 + 90 * day));
        assert!(!is_expired(&never, 0, 10_000 * day));
    }
}
