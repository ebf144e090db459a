//! The names that one sender gives to columns, as the rules of a region list them.
//!
//! **Knows:** titles in one row or two. **Does not know:** who the sender is.

use super::{
    Column, Field,
    words::{Said, bare, said},
};

/// A field, and how one sender calls its column; the first name that is there counts.
#[derive(Debug, Clone, Copy)]
pub struct ColumnNames<'a> {
    /// What the column is.
    pub field: Field,
    /// Its names.
    pub names: &'a [String],
}

/// Gives the columns that the sender names their fields. A named column goes before one that was recognised.
pub(super) fn give(columns: &mut [Column], titles: &[(String, Said)], names: &[ColumnNames<'_>]) {
    let mut named = vec![false; columns.len()];
    let said_by_title: Vec<Option<Field>> = columns.iter().map(|it| it.field).collect();
    for it in names {
        let find = |fits: &dyn Fn(&str, usize) -> bool| {
            it.names
                .iter()
                .map(|name| bare(name))
                .find_map(|name| (0..columns.len()).find(|at| fits(&name, *at)))
        };
        let whole = |name: &str, at: usize| bare(&titles[at].0.replace('/', "")) == name;
        let lower = |name: &str, at: usize| bare(lower(&titles[at].0)) == name && keeps_meaning(&titles[at]);
        // 原建档信息 over 姓名, where no other column has a name
        let loose =
            |name: &str, at: usize| bare(self::lower(&titles[at].0)) == name && !is_other(&titles[at]);
        let has = || said_by_title.iter().flatten().any(|own| plays(*own, it.field));
        let found = find(&|name, at| whole(name, at) || lower(name, at));
        let found = found.or_else(|| if has() { None } else { find(&loose) });
        let Some(found) = found.filter(|at| !named[*at]) else { continue };
        named[found] = true;
        for (at, column) in columns.iter_mut().enumerate() {
            if at == found {
                column.field = Some(it.field);
                column.confidence = 100;
                column.reason = format!("规则包：该单位的“{}”就是{}", column.title, it.field.name());
            } else if column.field == Some(it.field) && !named[at] {
                column.field = None;
                column.reason = format!("规则包另有一列作{}", it.field.name());
            }
        }
    }
}

/// Of a title in two rows the lower one.
fn lower(title: &str) -> &str {
    title.rsplit('/').next().unwrap_or(title)
}

/// Whether the lower title means by itself what the whole means: 姓名 below 变更前 does not, 日期 below 缴费 may.
fn keeps_meaning((title, meaning): &(String, Said)) -> bool {
    let is_changed = matches!(
        meaning,
        Said::Field(Field::OldNumber | Field::NewNumber | Field::OldName | Field::NewName, _)
    );
    !is_other(&(title.clone(), *meaning))
        && (!is_changed || said(lower(title)) == *meaning || !title.contains('/'))
}

/// Whether the upper title makes another's column of it: 姓名 below 户主.
fn is_other((title, meaning): &(String, Said)) -> bool {
    title.contains('/') && matches!(meaning, Said::Other(_)) && !matches!(said(lower(title)), Said::Other(_))
}

/// Whether a column recognised as `own` does what is asked for: a new number is the number of the person.
fn plays(own: Field, asked: Field) -> bool {
    own == asked || matches!((own, asked), (Field::NewNumber, Field::Number) | (Field::NewName, Field::Name))
}
