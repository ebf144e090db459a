//! Which column is what: by its Chinese title, by a saved mapping, else by its content.
//!
//! **Knows:** titles and shapes. **Does not know:** people, departments' rules, where files come from.

mod field;
mod header;
mod mapping;
mod names;
mod shape;
mod words;

use std::{collections::BTreeMap, ops::Range};

use base::{Finding, Findings};

pub use field::Field;
pub use mapping::{MappedColumn, Mapping, header_fingerprint};
pub use names::ColumnNames;
pub use shape::{is_number_like, is_scientific};
pub use words::bare as bare_title;

use crate::read::Table;
use words::Said;

/// One column, and why it was taken for what it is.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Column {
    /// Its title; of two rows joined with `/`.
    pub title: String,
    /// What it is; nothing when it is not used.
    pub field: Option<Field>,
    /// In percent: 100 for a known title or a saved mapping.
    pub confidence: u8,
    /// Why, in Chinese.
    pub reason: String,
}

/// A sheet whose columns are known.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// The rows of the header (indices of the table); empty when there is none.
    pub header_rows: Range<usize>,
    /// Every column, from the left.
    pub columns: Vec<Column>,
    /// The fields that were found, with their columns.
    pub fields: Vec<(Field, usize)>,
    /// Of the header: the key of saved mappings.
    pub fingerprint: String,
    /// Whether a saved mapping was used.
    pub is_mapped: bool,
    /// What a clerk should look at.
    pub findings: Findings,
    places: [u16; Field::COUNT],
}

const NOWHERE: u16 = u16::MAX;

impl Recognised {
    /// The column of this field.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<usize> {
        let place = self.places[field as usize];
        (place != NOWHERE).then_some(usize::from(place))
    }

    /// The text of this field in a row of the table; empty when there is no such column.
    #[must_use]
    pub fn field<'a>(&self, table: &'a Table, row: usize, field: Field) -> &'a str {
        match self.places[field as usize] {
            NOWHERE => "",
            place => table.cell(row, usize::from(place)),
        }
    }

    /// The first row below the header.
    #[must_use]
    pub fn first_data_row(&self) -> usize {
        self.header_rows.end
    }

    /// What was recognised, as a mapping that a clerk can correct and save.
    #[must_use]
    pub fn to_mapping(&self, department: &str) -> Mapping {
        let column = |it: &Column| MappedColumn { title: it.title.clone(), field: it.field };
        let columns = self.columns.iter().map(column).collect();
        Mapping { department: department.to_owned(), fingerprint: self.fingerprint.clone(), columns }
    }
}

/// Letter of a column, as a spreadsheet shows it: 0 is `A`, 27 is `AB`.
#[must_use]
pub fn column_letter(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Says what the columns of a sheet are. Of `mappings` the one with the same header is used.
#[must_use]
pub fn recognise(file: &str, table: &Table, mappings: &[Mapping]) -> Recognised {
    recognise_named(file, table, mappings, &[])
}

/// As [`recognise`], for a sender who calls columns by these names: a saved mapping says everything, a name goes
/// before what titles and cells say.
#[must_use]
pub fn recognise_named(
    file: &str,
    table: &Table,
    mappings: &[Mapping],
    names: &[ColumnNames<'_>],
) -> Recognised {
    let found = header::find_mapped(table, mappings).or_else(|| header::find(table));
    let (header_rows, titles) = match found {
        Some(it) => (it.rows, it.titles),
        None => (0..0, vec![(String::new(), Said::Nothing); table.width()]),
    };
    let fingerprint = header_fingerprint(titles.iter().map(|it| it.0.as_str()));
    let mut it = Recognised {
        header_rows,
        columns: Vec::new(),
        fields: Vec::new(),
        fingerprint,
        is_mapped: false,
        findings: Findings::default(),
        places: [NOWHERE; Field::COUNT],
    };
    let saved = mappings.iter().find(|saved| {
        saved.fingerprint == it.fingerprint && saved.columns.len() == titles.len() && !table.is_empty()
    });
    if let Some(saved) = saved {
        it.is_mapped = true;
        let column = |(title, saved): (&(String, Said), &MappedColumn)| Column {
            title: title.0.clone(),
            field: saved.field,
            confidence: 100,
            reason: "按保存的列对照".to_owned(),
        };
        it.columns = titles.iter().zip(&saved.columns).map(column).collect();
    } else {
        it.columns = titles.iter().map(by_title).collect();
        names::give(&mut it.columns, &titles, names);
        by_content(&mut it, table, &titles);
    }
    settle(&mut it, table);
    if !table.is_empty() {
        remark(&mut it, table);
    }
    for finding in &mut it.findings.0 {
        file.clone_into(&mut finding.file);
        finding.line = table.row_number(it.header_rows.start);
        if !table.sheet.is_empty() {
            finding.place = format!("工作表“{}”{}", table.sheet, finding.place);
        }
    }
    it
}

fn by_title((title, said): &(String, Said)) -> Column {
    let (field, confidence, reason) = match said {
        Said::Field(field, 100) => (Some(*field), 100, format!("表头“{title}”就是{}", field.name())),
        Said::Field(field, confidence) => {
            (Some(*field), *confidence, format!("表头“{title}”含有{}的说法", field.name()))
        }
        Said::Other(why) => (None, 100, (*why).to_owned()),
        Said::Nothing if title.is_empty() => (None, 0, "没有表头".to_owned()),
        Said::Nothing => (None, 0, format!("表头“{title}”不认识")),
    };
    Column { title: title.clone(), field, confidence, reason }
}

/// Columns whose titles say nothing are judged by their cells, for fields that no title names.
fn by_content(it: &mut Recognised, table: &Table, titles: &[(String, Said)]) {
    let rows = it.header_rows.end..table.len();
    for (column, (_, said)) in titles.iter().enumerate() {
        if *said != Said::Nothing || it.columns[column].field.is_some() {
            continue;
        }
        let Some((field, confidence, reason)) = shape::guess(table, rows.clone(), column) else { continue };
        let twins = [Field::OldNumber, Field::NewNumber];
        let is_named = |at: &Column| {
            at.field == Some(field)
                || field == Field::Number && at.field.is_some_and(|it| twins.contains(&it))
        };
        if !it.columns.iter().any(is_named) {
            let title = it.columns[column].title.clone();
            it.columns[column] = Column { title, field: Some(field), confidence, reason };
        }
    }
}

/// One column for each field: the surest, then the fuller, then the left one.
fn settle(it: &mut Recognised, table: &Table) {
    let mut claims: BTreeMap<Field, Vec<usize>> = BTreeMap::new();
    for (column, said) in it.columns.iter().enumerate().take(usize::from(NOWHERE)) {
        if let Some(field) = said.field {
            claims.entry(field).or_default().push(column);
        }
    }
    let rows = it.header_rows.end..table.len();
    for (field, mut columns) in claims {
        columns.sort_by_key(|column| {
            let filled = shape::share(table, rows.clone(), *column, |_| true).1;
            (std::cmp::Reverse((it.columns[*column].confidence, filled)), *column)
        });
        let chosen = columns[0];
        it.places[field as usize] = u16::try_from(chosen).unwrap_or(NOWHERE);
        it.fields.push((field, chosen));
        for other in &columns[1..] {
            let name = |at: usize| format!("{}列“{}”", column_letter(at), it.columns[at].title);
            let message = format!("{}和{}都像{}，用了前者", name(chosen), name(*other), field.name());
            let mut finding = Finding::error("INT-0204", message, "不对的话，请在列对照里改正并保存");
            finding = finding.of(format!("{}列", column_letter(*other))).as_warning();
            if it.columns[*other].confidence < it.columns[chosen].confidence {
                finding.severity = base::Severity::Note;
            }
            it.findings.push(finding);
            let reason = format!("已由{}列作{}", column_letter(chosen), field.name());
            it.columns[*other].field = None;
            it.columns[*other].reason = reason;
        }
    }
}

fn remark(it: &mut Recognised, table: &Table) {
    let fix = "请在列对照里指定各列是什么并保存，下次同样的表头自动使用";
    let has = |fields: &[Field]| fields.iter().any(|field| it.column(*field).is_some());
    let has_number = has(&[Field::Number, Field::OldNumber, Field::NewNumber]);
    let has_name = has(&[Field::Name, Field::OldName, Field::NewName]);
    let only_heads = it.columns.iter().any(|at| at.title.contains("户主") && at.field.is_none());
    let mut found = Vec::new();
    if it.header_rows.is_empty() {
        found.push(Finding::error("INT-0201", "没有找到表头，各列只凭内容辨认", fix).as_warning());
    }
    if !has_number && !has_name && only_heads {
        let message = "只有户主的姓名或证件号，没有本人的";
        found.push(Finding::error(
            "INT-0205",
            message,
            "如果名单就是户主本人，请在列对照里把这些列指定为姓名、身份证号",
        ));
    } else if !has_number && !has_name {
        found.push(Finding::error("INT-0202", "没有认出身份证号列和姓名列，这张表用不了", fix));
    } else if !has_number {
        found.push(Finding::error("INT-0203", "没有身份证号列，只能凭姓名等找人", fix).as_warning());
    }
    if let Some(column) = it.column(Field::Number) {
        let (share, filled) = shape::share(table, it.header_rows.end..table.len(), column, is_number_like);
        if filled >= 5 && share < 20 {
            let message =
                format!("{}列的表头是身份证号，但内容只有 {share}% 像身份证号", column_letter(column));
            found.push(Finding::error("INT-0206", message, fix).as_warning());
        }
    }
    let unknown: Vec<&str> = it
        .columns
        .iter()
        .filter(|at| at.field.is_none() && at.confidence == 0 && !at.title.is_empty())
        .map(|at| at.title.as_str())
        .collect();
    if !unknown.is_empty() {
        let mut finding = Finding::error("INT-0207", format!("这些列没有用上：{}", unknown.join("、")), fix);
        finding.severity = base::Severity::Note;
        found.push(finding);
    }
    it.findings.extend(found);
}
