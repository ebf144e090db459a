//! Rows that are no persons: totals, notes, signatures, headings, repeated headers.

use crate::{
    columns::{Field, Recognised},
    read::Table,
    values,
};

/// Why a row was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Above the header.
    Title,
    /// The header itself.
    Header,
    /// The header again, as on each printed page.
    RepeatedHeader,
    /// 合计, 总计, 小计.
    Total,
    /// 注, 说明 and the like.
    Note,
    /// 填表人, 审核人, 制表日期, page numbers.
    Signature,
    /// One text alone between the rows, such as the name of the village that follows.
    Heading,
    /// A numbered row of the form that was not filled in.
    EmptyForm,
}

impl Reason {
    /// In Chinese, for the list that a clerk sees.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Reason::Title => "表头上方的标题",
            Reason::Header => "表头",
            Reason::RepeatedHeader => "重复的表头",
            Reason::Total => "合计行",
            Reason::Note => "说明文字",
            Reason::Signature => "签字或落款",
            Reason::Heading => "分段标题",
            Reason::EmptyForm => "只有序号的空行",
        }
    }
}

const TOTALS: [&str; 9] =
    ["合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计", "总人数", "合计人数"];
const SIGNATURES: [&str; 24] = [
    "填表人",
    "制表人",
    "审核人",
    "复核人",
    "负责人",
    "经办人",
    "制表日期",
    "填表日期",
    "填报日期",
    "填报单位",
    "填报人",
    "单位负责人",
    "单位盖章",
    "盖章",
    "打印日期",
    "打印时间",
    "领导签字",
    "分管领导",
    "审批人",
    "制表单位",
    "联系人：",
    "报送单位",
    "导出时间",
    "主要领导",
];
const NOTES: [&str; 8] = ["注：", "注:", "备注：", "备注:", "说明：", "说明:", "填表说明", "附注"];

/// Why this row is no person; `None` when it may be one. `name` is what stands in the name column.
pub(super) fn reason(table: &Table, recognised: &Recognised, row: usize, name: &str) -> Option<Reason> {
    let own = |column: usize| table.own_cell(row, column);
    let filled: Vec<(usize, &str)> =
        (0..table.cells_in(row)).map(|it| (it, own(it))).filter(|(_, text)| !text.is_empty()).collect();
    let texts: Vec<String> = filled.iter().map(|(_, text)| values::plain(text).into_owned()).collect();
    let first = texts.first()?;
    if repeats_header(table, recognised, &filled) {
        return Some(Reason::RepeatedHeader);
    }
    if texts.iter().any(|it| is_total(it)) {
        return Some(Reason::Total);
    }
    // what stands in the name column must not be a person's name with a remark beside it
    let names_nobody = |text: &str| name.is_empty() || values::plain(name).as_ref() == text;
    if NOTES.iter().any(|it| first.starts_with(it)) && names_nobody(first) {
        return Some(Reason::Note);
    }
    let signs = |text: &String| SIGNATURES.iter().any(|it| text.starts_with(it)) || is_page_number(text);
    if signs(first) || texts.iter().any(|it| signs(it) && it.contains([':', '：']) && names_nobody(it)) {
        return Some(Reason::Signature);
    }
    if recognised.columns.len() < 3 || filled.len() != 1 {
        return None;
    }
    let (column, text) = filled[0];
    let is_long = text.chars().count() > 20;
    match recognised.columns.get(column).and_then(|it| it.field) {
        _ if is_long => Some(Reason::Note),
        Some(Field::Name | Field::OldName | Field::NewName) => None,
        Some(Field::Number | Field::OldNumber | Field::NewNumber) => None,
        _ if name.is_empty() && first.bytes().all(|b| b.is_ascii_digit()) => Some(Reason::EmptyForm),
        _ if name.is_empty() => Some(Reason::Heading),
        _ => None,
    }
}

/// A word for totals, alone or with nothing but counts behind it: `合计：12人`.
fn is_total(text: &str) -> bool {
    let rest = TOTALS.iter().filter_map(|it| text.strip_prefix(it)).min_by_key(|it| it.len());
    rest.is_some_and(|it| it.chars().all(|c| c.is_ascii_digit() || ":：,.、()（）户人元名口计共".contains(c)))
}

fn is_page_number(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('第') else { return false };
    rest.contains('页') && rest.chars().all(|c| c.is_ascii_digit() || "页共,，/第".contains(c))
}

fn repeats_header(table: &Table, recognised: &Recognised, filled: &[(usize, &str)]) -> bool {
    let is_title = |(column, text): &&(usize, &str)| {
        recognised.header_rows.clone().any(|row| table.own_cell(row, *column) == *text)
    };
    let same = filled.iter().filter(is_title).count();
    same >= 2 && same * 2 > filled.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_and_pages() {
        for text in ["合计", "总计：12人", "小计(3户12人)", "本页小计", "合计280.00元"] {
            assert!(is_total(text), "{text}");
        }
        for text in ["合计生", "总计划", "张合计", ""] {
            assert!(!is_total(text), "{text}");
        }
        assert!(is_page_number("第1页共3页") && is_page_number("第1页") && !is_page_number("第三村"));
    }
}
