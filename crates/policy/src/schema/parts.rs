//! Pieces that the schemas share: units, dates, conditions, texts.

use serde_json::{Map, Value, json};

/// `500元`, `1.6万元`.
pub const AMOUNT: &str =
    r"^\s*[+-]?[0-9][0-9,]*(\.[0-9]{1,2}0*)?\s*元\s*$|^\s*[+-]?[0-9][0-9,]*(\.[0-9]{1,4}0*)?\s*万元\s*$";
/// `70%`.
pub const RATE: &str = r"^\s*[+-]?[0-9][0-9,]*(\.[0-9]{1,4}0*)?\s*%\s*$";
/// `5个百分点`.
pub const POINTS: &str = r"^\s*[+-]?[0-9][0-9,]*(\.[0-9]{1,4}0*)?\s*个百分点\s*$";

/// An identifier in English.
pub fn id(words: &str) -> Value {
    json!({ "type": "string", "description": words, "pattern": r"^[A-Za-z0-9_.\-]+$" })
}

/// Any text.
pub fn text(words: &str) -> Value {
    json!({ "type": "string", "description": words })
}

/// Any text, not empty.
pub fn filled(words: &str) -> Value {
    json!({ "type": "string", "minLength": 1, "description": words })
}

/// True or false.
pub fn yes(words: &str) -> Value {
    json!({ "type": "boolean", "description": words })
}

/// A whole number.
pub fn integer(words: &str) -> Value {
    json!({ "type": "integer", "description": words })
}

/// One of some words.
pub fn word(words: &[&str], description: &str) -> Value {
    json!({ "enum": words, "description": description })
}

/// A list of texts (one alone may stand without brackets).
pub fn list(description: &str) -> Value {
    json!({ "description": description, "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
}

/// A list of some words.
pub fn list_of(words: &[&str], description: &str) -> Value {
    json!({ "description": description, "anyOf": [{ "enum": words }, { "type": "array", "items": { "enum": words } }] })
}

/// An amount.
pub fn amount(description: &str) -> Value {
    json!({ "type": "string", "pattern": AMOUNT, "description": format!("{description}（金额，如 \"500元\"、\"1.6万元\"）") })
}

/// A rate.
pub fn rate(description: &str) -> Value {
    json!({ "type": "string", "pattern": RATE, "description": format!("{description}（百分数，如 \"70%\"）") })
}

/// A day: a TOML date, which editors hand over as text.
pub fn day(description: &str) -> Value {
    json!({ "type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": format!("{description}（日期，如 2024-03-01，不加引号）") })
}

/// A closed table.
pub fn table(description: &str, required: &[&str], properties: Value) -> Value {
    json!({
        "type": "object", "description": description, "required": required,
        "properties": properties, "additionalProperties": false
    })
}

/// `[[key]]` of closed tables.
pub fn tables(description: &str, required: &[&str], properties: Value) -> Value {
    json!({ "type": "array", "description": description, "items": table(description, required, properties) })
}

/// A condition over facts.
pub fn when(description: &str) -> Value {
    let one = json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }] });
    json!({
        "type": "object",
        "description": format!("{description}：{{ level = [\"三级\"], age = \"70+\" }}"),
        "additionalProperties": { "anyOf": [one, { "type": "array", "minItems": 1, "items": one }] }
    })
}

/// Keys that every rule-like thing has.
pub fn dated_and_cited() -> Value {
    json!({
        "clause": { "type": "string", "pattern": "^第.+条", "description": "依据：document.md 里的条、款，如 \"第七条第一款\"" },
        "from": day("起日（含）；缺省为文件施行日"),
        "until": day("止日（含）；缺省为长期"),
        "when": when("什么情况"),
        "unless": when("除外；全部成立时不适用"),
        "note": { "type": "string", "pattern": "^notes\\.md(#.+)?$", "description": "口径：notes.md#标题" },
        "assumed": yes("条文没有、暂按公开参数设定")
    })
}

/// Rounding words.
pub fn round() -> Value {
    word(
        &["fen", "fen_down", "fen_up", "jiao", "yuan", "yuan_down", "ten_yuan"],
        "取整：到分四舍五入 / 截断 / 进位，到角，到元，舍去角分，到十元",
    )
}

/// Both objects' keys.
pub fn joined(first: Value, second: Value) -> Value {
    let mut map = Map::new();
    for value in [first, second] {
        if let Value::Object(keys) = value {
            map.extend(keys);
        }
    }
    Value::Object(map)
}

/// The meters and pots that any file may declare.
pub fn shared() -> Value {
    json!({
        "meter": tables("累计器：门槛、限额要跨次累计时用", &["id"], json!({
            "id": id("标识"),
            "name": text("中文名"),
            "period": word(&["day", "month", "quarter", "year", "life"], "周期：每日、每月、每季、每待遇年度（缺省）、终身"),
            "owner": word(&["person", "household"], "归本人（缺省）或全家"),
            "counts": word(&["visits"], "数次数而不是金额"),
            "when": when("数哪些就医"),
            "unless": when("不数哪些就医")
        })),
        "pot": tables("罐：从费用明细归集", &["id"], json!({
            "id": id("标识"),
            "name": text("中文名"),
            "of": word(&["eligible", "total", "out_of_scope", "over_limit", "prepaid"], "属于哪一部分；缺省 eligible 政策范围内"),
            "class": list_of(&["甲", "乙", "丙"], "类别"),
            "kind": list_of(&["药品", "诊疗", "耗材"], "种类"),
            "tag": list("目录里的标记")
        }))
    })
}

/// The head of a schema.
pub fn root(file: &str, title: &str, properties: Value, definitions: Value) -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("https://mingbai.example/schema/{file}"),
        "title": title,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions
    })
}
