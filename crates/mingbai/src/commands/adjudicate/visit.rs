//! One line of the input: a visit, or what is wrong with the line.

use std::collections::BTreeMap;

use base::{Day, Fen, Finding};
use benefit::{Bill, FeeLine};
use serde::Deserialize;

/// A visit as the input file has it: a bill with its owner.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// Name of the visit; orders visits of one day.
    pub id: String,
    /// Whose it is.
    pub person: String,
    /// Household, for meters that a household shares.
    #[serde(default)]
    pub household: Option<String>,
    /// Day of settlement.
    pub on: Day,
    #[serde(default)]
    facts: BTreeMap<String, String>,
    #[serde(default)]
    identities: Vec<String>,
    #[serde(default)]
    numbers: BTreeMap<String, i64>,
    #[serde(default)]
    amounts: BTreeMap<String, Fen>,
    #[serde(default)]
    lines: Vec<FeeLine>,
    /// Account balances before the person's first visit.
    #[serde(default)]
    pub balances: BTreeMap<String, Fen>,
    /// Meters before the person's first visit, in the periods of its day.
    #[serde(default)]
    pub meters: BTreeMap<String, i64>,
    /// Credited to accounts since the visit before.
    #[serde(default)]
    pub credits: BTreeMap<String, Fen>,
}

impl Visit {
    /// The bill, with these balances.
    pub fn into_bill(self, balances: BTreeMap<String, Fen>) -> Bill {
        Bill {
            on: Some(self.on),
            facts: self.facts,
            identities: self.identities,
            numbers: self.numbers,
            amounts: self.amounts,
            lines: self.lines,
            balances,
        }
    }
}

/// Longest identifier; longer ones are texts that got into the wrong field.
const LONGEST_ID: usize = 200;

/// Reads a line.
pub fn parse(number: usize, bytes: &[u8]) -> Result<Visit, Finding> {
    let bad = |code, message: String, remedy: &str| Err(Finding::error(code, message, remedy).at("", number));
    let Ok(text) = std::str::from_utf8(bytes) else {
        return bad(
            "ADJ-0002",
            "这一行不是 UTF-8 文字（可能是 GB18030）".to_owned(),
            "请先转换，如 iconv -f GB18030 -t UTF-8",
        );
    };
    let visit: Visit = match serde_json::from_str(text) {
        Ok(visit) => visit,
        Err(error) => return bad("ADJ-0003", in_chinese(&error), "字段和写法见 docs/adjudicate.md"),
    };
    let ids =
        [("id", Some(&visit.id)), ("person", Some(&visit.person)), ("household", visit.household.as_ref())];
    for (field, id) in ids {
        let Some(id) = id else { continue };
        if id.is_empty() || id.len() > LONGEST_ID {
            let message = format!("{field} 应为 1 至 {LONGEST_ID} 个字节的文字");
            return bad("ADJ-0004", message, "请写明；同一个人写法须一致");
        }
    }
    Ok(visit)
}

/// What the JSON reader says, in Chinese.
fn in_chinese(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or(&text);
    let quoted = |prefix: &str| {
        let rest = text.strip_prefix(prefix)?;
        rest.split('`').nth(1).map(str::to_owned)
    };
    let column = error.column();
    let what = if let Some(field) = quoted("unknown field") {
        format!("不认识的字段 {field}")
    } else if let Some(field) = quoted("missing field") {
        format!("缺少字段 {field}")
    } else if let Some(field) = quoted("duplicate field") {
        format!("字段 {field} 写了两次")
    } else if let Some(rest) = text.strip_prefix("invalid type: ") {
        let (found, wanted) = rest.split_once(", expected ").unwrap_or((rest, ""));
        format!("类型不对：写的是 {}，应为 {}", type_word(found), type_word(wanted))
    } else if let Some(rest) = text.strip_prefix("invalid value: ") {
        format!("数值超出范围：{rest}")
    } else if error.is_eof() {
        "JSON 没有写完".to_owned()
    } else if error.is_syntax() {
        format!("不是 JSON：{text}")
    } else {
        text.to_owned()
    };
    format!("{what}（第 {column} 列附近）")
}

/// Types as the JSON reader calls them.
fn type_word(text: &str) -> String {
    let (kind, value) = text.split_once(' ').map_or((text, ""), |(kind, value)| (kind, value));
    match kind {
        "i64" | "integer" => format!("整数 {value}（金额以分计）"),
        "floating" => format!("小数 {}", value.trim_start_matches("point ")),
        "string" | "a" if text.ends_with("string") || kind == "string" => {
            format!("文字 {value}").replace(" string", "")
        }
        "map" => "对象 {…}".to_owned(),
        "sequence" => "数组 […]".to_owned(),
        "null" => "空值".to_owned(),
        "struct" => "对象 {…}".to_owned(),
        _ => text.to_owned(),
    }
}
