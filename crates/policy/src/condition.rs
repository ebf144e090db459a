//! Conditions over facts: `when = { level = ["三级"], age = "70+" }`.

use toml::Spanned;
use toml::de::DeValue;
use toml_reader::{Table, Text, integer};

use crate::load::Names;
use crate::model::{Allowed, FactId, FactKind, Test, When};

/// Reads `when` and `unless` of a table.
pub fn read(table: &Table<'_, '_>, names: &Names) -> When {
    When { all: tests(table, "when", names), unless: tests(table, "unless", names) }
}

fn tests(table: &Table<'_, '_>, key: &str, names: &Names) -> Vec<Test> {
    let Some(inner) = table.table(key) else { return Vec::new() };
    let mut tests = Vec::new();
    for (fact, offset, value) in inner.entries() {
        let Some(id) = names.fact(fact) else {
            let known = names.facts.iter().map(|it| it.id.as_str()).collect::<Vec<_>>().join("、");
            let message = format!("不认识的事实 {fact}");
            inner.report(offset, "POL-0006", message, &format!("pack.toml 里声明了：{known}"));
            continue;
        };
        if let Some(allowed) = allowed(&inner, fact, id, value, names) {
            tests.push(Test { fact: id, allowed });
        }
    }
    tests
}

/// What a condition's value allows: `"三级"`, `["三级", "二级"]`, `"70+"`, `1`.
pub fn allowed(
    table: &Table<'_, '_>,
    key: &str,
    fact: FactId,
    value: &Spanned<DeValue<'_>>,
    names: &Names,
) -> Option<Allowed> {
    if let Some(number) = integer(value.get_ref()) {
        return match names.facts[fact].kind {
            FactKind::Number { .. } if (0..1_000_000).contains(&number) => {
                Some(Allowed::Ranges(vec![(number, number)]))
            }
            FactKind::Number { .. } => {
                table.report(
                    value.span().start,
                    "POL-0005",
                    format!("{number} 超出范围"),
                    "数字事实应在 0 至 999999 之间",
                );
                None
            }
            FactKind::Closed { .. } | FactKind::Amount { .. } => {
                let message = format!("{} 不是数字事实", names.facts[fact].id);
                table.report(value.span().start, "POL-0004", message, "请写它的取值，如 \"三级\"");
                None
            }
        };
    }
    // Texts borrow from the table for as long as the file lives; here a short loan is enough.
    let texts: Vec<(String, usize)> = match value.get_ref() {
        DeValue::String(text) => vec![(text.to_string(), value.span().start)],
        DeValue::Array(items) => items
            .iter()
            .filter_map(|it| match it.get_ref() {
                DeValue::String(text) => Some((text.to_string(), it.span().start)),
                other => integer(other).map(|number| (number.to_string(), it.span().start)),
            })
            .collect(),
        _ => {
            let message = format!("{key} 的条件应为文字或文字的数组");
            table.report(value.span().start, "POL-0004", message, "例：level = [\"二级\", \"三级\"]");
            return None;
        }
    };
    if texts.is_empty() {
        let message = format!("{key} 的条件是空的");
        table.report(value.span().start, "POL-0004", message, "请写出取值，或删去这个条件");
        return None;
    }
    let texts = texts.iter().map(|(text, offset)| Text { text, offset: *offset }).collect::<Vec<_>>();
    from_texts(table, fact, &texts, names)
}

fn from_texts(table: &Table<'_, '_>, fact: FactId, texts: &[Text<'_>], names: &Names) -> Option<Allowed> {
    let declared = &names.facts[fact];
    match &declared.kind {
        FactKind::Closed { values, .. } => {
            let mut found = Vec::new();
            for text in texts {
                match values.iter().position(|it| it == text.text) {
                    Some(index) => found.push(index),
                    None => {
                        let message = format!("{}（{}）没有取值“{}”", declared.name, declared.id, text.text);
                        let remedy = format!("已声明的取值：{}", values.join("、"));
                        table.report(text.offset, "POL-0006", message, &remedy);
                    }
                }
            }
            (!found.is_empty()).then_some(Allowed::Values(found))
        }
        FactKind::Number { .. } => {
            let mut ranges = Vec::new();
            for text in texts {
                match range(text.text) {
                    Some(range) => ranges.push(range),
                    None => {
                        let message = format!("“{}”不是数字范围", text.text);
                        table.report(
                            text.offset,
                            "POL-0005",
                            message,
                            "写法：\"3\"、\"70+\"、\"60-69\"、\"-59\"",
                        );
                    }
                }
            }
            (!ranges.is_empty()).then_some(Allowed::Ranges(ranges))
        }
        FactKind::Amount { .. } => {
            let message = format!("金额事实 {} 不能作条件", declared.id);
            table.report(texts[0].offset, "POL-0004", message, "金额事实只能用在基数里");
            None
        }
    }
}

/// `"3"`, `"70+"`, `"60-69"`, `"-59"`.
pub fn range(text: &str) -> Option<(i64, i64)> {
    let number = |part: &str| part.trim().parse::<i64>().ok().filter(|it| (0..1_000_000).contains(it));
    if let Some(low) = text.strip_suffix('+') {
        return Some((number(low)?, i64::MAX));
    }
    match text.split_once('-') {
        Some(("", high)) => Some((0, number(high)?)),
        Some((low, high)) => Some((number(low)?, number(high)?)).filter(|(low, high)| low <= high),
        None => number(text).map(|it| (it, it)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn ranges_by_example() {
        let rows = [
            ("3", Some((3, 3))),
            ("70+", Some((70, i64::MAX))),
            ("60-69", Some((60, 69))),
            ("-59", Some((0, 59))),
            ("69-60", None),
            ("七十", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(super::range(text), expected, "{text}");
        }
    }
}
