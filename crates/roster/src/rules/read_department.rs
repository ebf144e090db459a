//! `[[department]]`: who sends rosters, what the words on its rows say, how its columns are called.
//!
//! **Knows:** the keys of these tables. **Does not know:** people.

use toml_reader::Table;

use super::model::{Authority, ColumnAlias, Department, Rules, Says, StatusRow};
use super::read::{SAYS, unique, word};

const AUTHORITIES: [(&str, Authority); 3] =
    [("roster", Authority::Roster), ("police", Authority::Police), ("funeral", Authority::Funeral)];

/// Roles that a column may have.
const ROLES: [&str; 25] = [
    "number",
    "old_number",
    "name",
    "old_name",
    "sex",
    "birth",
    "township",
    "village",
    "household",
    "class",
    "status",
    "since",
    "until",
    "died_on",
    "cremated_on",
    "grade",
    "where",
    "refunded",
    "refunded_on",
    "declined",
    "given_up",
    "insurance",
    "how",
    "amount",
    "year",
];

fn class_of(table: &Table<'_, '_>, rules: &Rules) -> Option<u8> {
    let text = table.text("class")?;
    let class = rules.class(text.text);
    if class.is_none() {
        let message = format!("没有身份类别“{}”", text.text);
        table.report(text.offset, "ROS-0108", message, "请用 [[class]] 里的 id");
    }
    class
}

/// Reads a department.
pub(super) fn read(table: &Table<'_, '_>, rules: &mut Rules) {
    let code = table.required("code");
    unique(table, code, rules.department(code.text).is_some());
    let says: Vec<Says> =
        table.texts("says").into_iter().map(|it| word(table, it, &SAYS, Says::Nothing)).collect();
    if says.is_empty() {
        table.missing("says");
    }
    let says_of = |table: &Table<'_, '_>| {
        let text = table.required("says");
        let meaning = word(table, text, &SAYS, Says::Nothing);
        if !text.text.is_empty() && meaning != Says::Nothing && !says.contains(&meaning) {
            let message = format!("这个部门的 says 里没有“{}”", text.text);
            table.report(text.offset, "ROS-0108", message, "请在部门的 says 里加上，或改正这一行");
        }
        let class = class_of(table, rules);
        if class.is_none() && meaning == Says::Entitling && !table.place.is_empty() {
            table.missing("class");
        }
        (meaning, class)
    };
    let default = table.table("default").map(|it| {
        let default = says_of(&it);
        it.finish();
        default
    });
    let mut rows = Vec::new();
    for row in table.tables("row", "says") {
        let words = row.strings("words");
        if words.is_empty() {
            row.missing("words");
        }
        let (says, class) = says_of(&row);
        rows.push(StatusRow { words, says, class });
        row.finish();
    }
    let department = Department {
        code: code.text.to_owned(),
        name: table.required("name").text.to_owned(),
        titles: table.strings("titles"),
        authority: table
            .text("authority")
            .map_or(Authority::Roster, |it| word(table, it, &AUTHORITIES, Authority::Roster)),
        default,
        rows,
        columns: columns(table),
        assumed: table.boolean("assumed"),
        says,
    };
    table.finish();
    rules.departments.push(department);
}

/// The names of the columns, by role.
pub(super) fn columns(table: &Table<'_, '_>) -> Vec<ColumnAlias> {
    let Some(columns) = table.table("columns") else { return Vec::new() };
    let mut aliases = Vec::new();
    for (role, offset, names) in columns.entries() {
        if ROLES.contains(&role) {
            let names = columns.texts_of(names, role).iter().map(|it| it.text.to_owned()).collect();
            aliases.push(ColumnAlias { role: role.to_owned(), names });
        } else {
            let message = format!("不认识的列 {role}");
            columns.report(offset, "ROS-0102", message, &format!("可用：{}", ROLES.join("、")));
        }
    }
    aliases
}
