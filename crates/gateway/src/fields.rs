//! Field tables: what each transaction takes, once, for reading and for tests.
//!
//! **Knows:** names, kinds, and two ways of being required: where nothing can be done without a field, and
//! where the interface's tables ask for it. Programs of hospitals leave out much of the latter, so whether
//! that is refused is a place's choice ([`crate::profile::Profile::requires`]).

use base::{Finding, Findings};

use crate::json::Json;
use crate::numbers::{NumberFault, fits};
use crate::refusal::Refusal;
use crate::times::day_of;

/// Input of a transaction.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Number.
    pub infno: &'static str,
    /// Name.
    pub name: &'static str,
    /// Input nodes.
    pub input: &'static [NodeTable],
    /// Names of the nodes of the answer; `[]` behind a name is a list.
    pub output: &'static str,
}

/// A node of the input.
#[derive(Debug, Clone, Copy)]
pub struct NodeTable {
    /// Name; others under which programs send it stand behind a bar.
    pub names: &'static str,
    /// Whether it may be left out.
    pub may_lack: bool,
    /// Fields: `name`; `*` when nothing can be done without it, `+` when only the interface's table asks for
    /// it; `:n2` a number with so many decimals (`:n` without a digit: with any), `:d` a day or time.
    pub fields: &'static str,
}

/// One field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Name.
    pub name: &'static str,
    /// Whether nothing can be done without it.
    pub is_required: bool,
    /// Whether the interface's table asks for it.
    pub is_listed: bool,
    /// What its words must be.
    pub kind: Kind,
}

/// What a field's words must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A number with at most so many decimals.
    Number(u32),
    /// A day, with or without a time.
    Day,
}

/// Decimals of a number whose table does not say how many.
const FINEST: u32 = 6;

/// Where a field stands, in the words of the interface.
pub fn place_of(node: &str, nth: usize, many: bool, field: &str) -> String {
    if many { format!("{node}[{}].{field}", nth + 1) } else { field.to_owned() }
}

impl NodeTable {
    /// Its fields.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.fields.split_whitespace().map(|it| {
            let (it, kind) = match it.split_once(':') {
                Some((it, "d")) => (it, Kind::Day),
                Some((it, number)) => (it, Kind::Number(number[1..].parse().unwrap_or(FINEST))),
                None => (it, Kind::Text),
            };
            let is_required = it.ends_with('*');
            Field {
                name: it.trim_end_matches(['*', '+']),
                is_required,
                is_listed: is_required || it.ends_with('+'),
                kind,
            }
        })
    }

    /// Finds the node in an input and checks its rows.
    fn read<'j>(
        &self,
        input: &'j Json,
        requires: &impl Fn(Field) -> bool,
        findings: &mut Findings,
    ) -> Vec<&'j Json> {
        let mut names = self.names.split('|');
        let first = self.names.split('|').next().unwrap_or("");
        // The input without any node (`-`): the fields stand in it at once.
        let found =
            if first == "-" { input.get("data").or(Some(input)) } else { names.find_map(|it| input.get(it)) };
        let rows = found.map(Json::rows).unwrap_or_default();
        if rows.is_empty() && !self.may_lack {
            let message = format!("交易输入缺少节点 {first}");
            findings.push(Finding::error("GW-0201", message, "请按接口规范组织 input"));
        }
        let many = rows.len() > 1;
        for (nth, row) in rows.iter().enumerate() {
            for field in self.fields() {
                check(row, field, requires(field), place_of(first, nth, many, field.name), findings);
            }
        }
        rows
    }
}

fn check(row: &Json, field: Field, is_required: bool, place: String, findings: &mut Findings) {
    let words = row.field(field.name);
    if words.is_empty() {
        if is_required {
            findings.push(Finding::error("GW-0202", "必填项没有填写", "请补填后重试").of(place));
        }
        return;
    }
    let shown: String = words.chars().take(30).collect();
    match field.kind {
        Kind::Text if words.chars().count() > 4000 => {
            findings.push(Finding::error("GW-0203", "内容超过 4000 个字", "请缩短").of(place));
        }
        Kind::Number(places) => {
            let (message, remedy) = match fits(words, places) {
                Ok(()) => return,
                Err(NumberFault::NotNumber) => (format!("“{shown}”不是数字"), "请填写数字".to_owned()),
                Err(NumberFault::TooLarge) => (format!("“{shown}”太大或位数太多"), "请核对数值".to_owned()),
                Err(NumberFault::TooFine) => {
                    let remedy = if places == 0 {
                        "这里应是整数".to_owned()
                    } else {
                        format!("这里至多 {places} 位小数，请按位数四舍五入后上传")
                    };
                    (format!("“{shown}”的小数位数超过字段的规定"), remedy)
                }
            };
            findings.push(Finding::error("GW-0204", message, remedy).of(place));
        }
        Kind::Day if day_of(words).is_none() => {
            let message = format!("“{shown}”不是日期");
            findings
                .push(Finding::error("GW-0205", message, "应为 yyyy-MM-dd 或 yyyy-MM-dd HH:mm:ss").of(place));
        }
        Kind::Text | Kind::Day => {}
    }
}

impl Table {
    /// Reads the nodes of an input, each as rows; `requires` says which fields must be there.
    ///
    /// # Errors
    /// Everything that is wrong, at once.
    pub fn read<'j>(
        &self,
        input: &'j Json,
        requires: impl Fn(Field) -> bool,
    ) -> Result<Vec<Vec<&'j Json>>, Refusal> {
        let mut findings = Findings::default();
        let nodes = self.input.iter().map(|it| it.read(input, &requires, &mut findings)).collect();
        if findings.is_empty() { Ok(nodes) } else { Err(Refusal::of_findings(&findings.0)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Table = Table {
        infno: "0",
        name: "t",
        input: &[NodeTable { names: "data|other", may_lack: false, fields: "a* b:n2 c:d e+" }],
        output: "",
    };

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let read =
            |text: &str| TABLE.read(&Json::parse(text).unwrap(), |it| it.is_required).map(|it| it[0].len());
        assert_eq!(read(r#"{"other":[{"a":1},{"a":2,"b":"","c":null}]}"#), Ok(2));
        let message = read(r#"{"data":{"b":"x","c":"明天"}}"#).unwrap_err().message;
        assert!(
            message.contains("a：必填项") && message.contains("“x”") && message.contains("“明天”"),
            "{message}"
        );
        let message = read(r#"{"data":[{"a":1},{"a":1,"b":"10.001"}]}"#).unwrap_err().message;
        assert!(message.contains("data[2].b") && message.contains("至多 2 位小数"), "{message}");
        assert!(read(r#"{"data":{"a":1,"b":1e18}}"#).unwrap_err().message.contains("太大"));
        let strict = |text: &str| TABLE.read(&Json::parse(text).unwrap(), |it| it.is_listed).map(|_| ());
        assert!(strict(r#"{"data":{"a":1}}"#).unwrap_err().message.starts_with("e：必填项"));
        assert_eq!(strict(r#"{"data":{"a":1,"e":2}}"#), Ok(()));
        assert!(read("{}").unwrap_err().message.contains("缺少节点 data"));
        assert!(read(r#"{"data":"text"}"#).is_err());
    }
}
