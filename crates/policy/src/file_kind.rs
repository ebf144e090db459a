//! How the files of a pack say what is wrong with their writing: codes, and syntax told in Chinese.

use toml_reader::FileKind;

/// The files of a pack.
pub const PACK: FileKind = FileKind {
    unknown_key: "POL-0002",
    missing: "POL-0003",
    wrong_type: "POL-0004",
    no_day: "POL-0005",
    unknown_word: "POL-0006",
    type_remedy: "请照 docs/policy-writing.md 的写法改正",
    trims: false,
    syntax: told,
};

/// A syntax error of the TOML library in Chinese, with the original in brackets.
fn told(error: &str) -> (&'static str, String, &'static str) {
    let has = |word: &str| error.contains(word);
    let (what, remedy) = if has("date") || has("month") || has("day") {
        let message = format!("日期写法有误或没有这一天（{error}）");
        return ("POL-0005", message, "请写成 2024-03-01 且确有这一天");
    } else if has("duplicate") {
        ("同一个键写了两次", "请删去一个")
    } else if has("string") {
        ("引号没有成对，或引号里有不能写的字符", "请检查这一行的引号")
    } else if has("array") || has("`]`") {
        ("方括号没有成对", "请检查方括号和逗号")
    } else if has("inline table") || has("`}`") {
        ("花括号没有成对", "请检查花括号和逗号")
    } else if has("`=`") || has("key") {
        ("键的写法有误", "一行写成 键 = 值；有点号的键要加引号")
    } else {
        ("读不懂这里", "请检查引号、等号、括号是否成对")
    };
    ("POL-0001", format!("TOML 写法有误：{what}（{error}）"), remedy)
}
