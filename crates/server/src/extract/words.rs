//! What the JSON library says, in Chinese.

/// Pieces of the library's messages and what they mean, in the order in which they are looked for.
const SYNTAX: [(&str, &str); 9] = [
    ("EOF", "没有写完就结束了"),
    ("trailing comma", "多了逗号"),
    ("trailing characters", "结尾后面还有内容"),
    ("expected `:`", "缺冒号"),
    ("expected `,`", "缺逗号，或括号没有对上"),
    ("key must be a string", "字段名要用双引号"),
    ("control character", "文字里有换行等控制字符"),
    ("recursion limit", "套得太深"),
    ("number out of range", "数太大"),
];

/// A message about the form of the text.
pub fn of_syntax(said: &str) -> &'static str {
    SYNTAX.iter().find(|it| said.contains(it.0)).map_or("写法不对", |it| it.1)
}

/// A message about a value, and what to do. `path` is the field as far as it is known.
pub fn of_data(said: &str, path: &str) -> (String, String) {
    let said = said.rsplit_once(" at line ").map_or(said, |it| it.0);
    let field = if path.is_empty() { String::new() } else { format!("字段 {path} ") };
    let quoted = |after: &str| -> Option<String> {
        let rest = said.strip_prefix(after)?.strip_prefix('`')?;
        Some(rest.split_once('`')?.0.chars().take(80).collect())
    };
    if let Some(name) = quoted("unknown field ") {
        let known = said.split_once("expected ").map_or(String::new(), |it| list(it.1));
        let known =
            if known.is_empty() { "这里不该有字段".to_owned() } else { format!("可用：{known}") };
        return (format!("没有字段 {name}"), known);
    }
    if let Some(name) = quoted("missing field ") {
        return (format!("缺字段 {name}"), "请补上".to_owned());
    }
    if let Some(name) = quoted("duplicate field ") {
        return (format!("字段 {name} 写了两次"), "请只写一次".to_owned());
    }
    if let Some(name) = quoted("unknown variant ") {
        let known = said.split_once("expected ").map_or(String::new(), |it| list(it.1));
        return (format!("{field}没有“{name}”这一种"), format!("可用：{known}"));
    }
    let split = said.split_once(": ").and_then(|it| it.1.rsplit_once(", expected "));
    if let (Some((given, wanted)), true) = (split, said.starts_with("invalid ")) {
        return wrong_type(&field, path, given, wanted);
    }
    // Messages of our own types are Chinese already.
    (format!("{field}{said}"), "请核对".to_owned())
}

fn wrong_type(field: &str, path: &str, given: &str, wanted: &str) -> (String, String) {
    let is_amount = path.ends_with("_fen") || path.contains("amounts");
    let is_fraction = given.starts_with("floating point");
    let wanted = match wanted {
        it if it.starts_with('i') || it.starts_with('u') => "整数",
        it if it.contains("string") => "文字",
        it if it.contains("boolean") => "true 或 false",
        it if it.contains("map") || it.contains("struct") || it.contains("enum") => "对象 { … }",
        it if it.contains("sequence") => "数组 [ … ]",
        _ => "另一种值",
    };
    let given: String = match given {
        "null" => "null".to_owned(),
        "map" => "对象".to_owned(),
        "sequence" => "数组".to_owned(),
        it if it.starts_with("string ") => format!("文字{}", short(&it[7..])),
        it if it.starts_with("integer ") => format!("整数 {}", short(it[8..].trim_matches('`'))),
        it if it.starts_with("floating point ") => format!("小数 {}", short(it[15..].trim_matches('`'))),
        it if it.starts_with("boolean ") => short(it[8..].trim_matches('`')),
        it => short(it),
    };
    let remedy = match (is_amount, is_fraction, wanted) {
        (true, ..) => "金额以分为单位，写整数：464.90 元写 46490",
        (_, true, "整数") => "请写整数；太大的数不受理",
        _ => "请核对类型",
    };
    (format!("{field}要{wanted}，给的是{given}"), remedy.to_owned())
}

/// "one of `a`, `b`" as "a、b".
fn list(said: &str) -> String {
    let names: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    names.join("、")
}

fn short(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// Whether bytes that are not UTF-8 can be Chinese in GB18030: only pairs of that code.
pub fn looks_like_gb18030(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut pairs = 0;
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (0..=0x7f, _) => after,
            (0x81..=0xfe, [0x40..=0x7e | 0x80..=0xfe, later @ ..]) => {
                pairs += 1;
                later
            }
            (0x81..=0xfe, [0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, later @ ..]) => later,
            _ => return false,
        };
    }
    pairs > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_library_says_reads_well() {
        let table = [
            ("unknown field `x`, expected `a` or `b` at line 1 column 4", "", "没有字段 x", "可用：a、b"),
            ("missing field `kind` at line 1 column 2", "visit", "缺字段 kind", "请补上"),
            (
                "invalid type: string \"12.30\", expected i64 at line 3 column 9",
                "lines[0].amount_fen",
                "字段 lines[0].amount_fen 要整数，给的是文字\"12.30\"",
                "金额以分为单位，写整数：464.90 元写 46490",
            ),
            (
                "invalid type: floating point `1.5`, expected i64 at line 1 column 9",
                "limit",
                "字段 limit 要整数，给的是小数 1.5",
                "请写整数；太大的数不受理",
            ),
            (
                "invalid type: null, expected a string",
                "person_id",
                "字段 person_id 要文字，给的是null",
                "请核对类型",
            ),
            (
                "unknown variant `x`, expected one of `a`, `b`",
                "kind",
                "字段 kind 没有“x”这一种",
                "可用：a、b",
            ),
            ("“2024-02-30”不是存在的日期", "on", "字段 on “2024-02-30”不是存在的日期", "请核对"),
        ];
        for (said, path, message, remedy) in table {
            assert_eq!(of_data(said, path), (message.to_owned(), remedy.to_owned()), "{said}");
        }
    }

    #[test]
    fn gb18030_is_recognised() {
        let table: [(&[u8], bool); 4] = [
            (b"\xb8\xdf\xd1\xaa\xd1\xb9", true),
            (b"\"\xb8\xdf\"}", true),
            (b"\xff\xff", false),
            (b"abc", false),
        ];
        for (bytes, expected) in table {
            assert_eq!(looks_like_gb18030(bytes), expected, "{bytes:?}");
        }
    }
}
