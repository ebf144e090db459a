//! Requests in lists, the soonest due first, narrowed to regions within the statement.

use super::model::{MatterFilter, MatterRequest};
use super::requests::{COLUMNS, request};
use crate::engine::Cell;
use crate::lookup::{limit_cell, page};
use crate::{Page, Session, StoreError};

/// A condition with its values, made of names of this crate only.
#[derive(Default)]
pub(super) struct Where<'a> {
    text: String,
    cells: Vec<Cell<'a>>,
}

impl<'a> Where<'a> {
    /// Adds `column operator value`.
    fn and(&mut self, test: &str, value: impl Into<Cell<'a>>) {
        let place = self.value(value);
        self.text.push_str(&format!(" AND {test} {place}"));
    }

    fn value(&mut self, value: impl Into<Cell<'a>>) -> String {
        self.cells.push(value.into());
        format!("${}", self.cells.len())
    }

    /// Homes within regions: of a village its own, else those whose code begins alike.
    pub(super) fn within(&mut self, scopes: Option<&'a [String]>) {
        let Some(scopes) = scopes else { return };
        if scopes.iter().any(String::is_empty) {
            return;
        }
        let mut parts: Vec<String> = Vec::with_capacity(scopes.len());
        for scope in scopes {
            if scope.contains('/') {
                let place = self.value(scope);
                parts.push(format!("home = {place}"));
            } else {
                let (from, until) = (self.value(scope), self.value(format!("{scope}\u{10ffff}")));
                parts.push(format!("(home >= {from} AND home < {until})"));
            }
        }
        // One place alone is found by an index; of several none is.
        self.text.push_str(&match parts.as_slice() {
            [] => " AND 1 = 0".to_owned(),
            _ => format!(" AND ({})", parts.join(" OR ")),
        });
    }

    pub(super) fn of(filter: &'a MatterFilter) -> Where<'a> {
        let mut it = Where::default();
        it.within(filter.scopes.as_deref());
        let texts = [
            ("level =", &filter.level),
            ("state =", &filter.state),
            ("matter =", &filter.matter),
            ("person_id =", &filter.person_id),
        ];
        for (test, value) in texts {
            if let Some(value) = value {
                it.and(test, value);
            }
        }
        if let Some(day) = filter.due_before {
            it.and("due_on <", day);
        }
        it
    }
}

/// Open ones and those that have ended have each their own order of last days; of all, both.
const BOTH: [bool; 2] = [true, false];

/// The statement and its values. A page is found in an index alone, then its rows are read.
pub(crate) fn question<'a>(
    filter: &'a MatterFilter,
    cursor: Option<&'a str>,
    limit: usize,
) -> (String, Vec<Cell<'a>>) {
    let mut conditions = Where::of(filter);
    if let Some((due, id)) = cursor.and_then(|it| it.split_once('|')) {
        let (from, due, id) = (conditions.value(due), conditions.value(due), conditions.value(id));
        // The first bound is where an engine begins to read.
        conditions.text.push_str(&format!(" AND due_on >= {from} AND (due_on, id) > ({due}, {id})"));
    }
    let most = conditions.value(limit_cell(limit));
    let text = &conditions.text;
    let way = |is_open: Option<bool>| {
        // A person has few: neither day nor state is looked up.
        let of = match is_open {
            Some(is_open) if filter.person_id.is_some() => {
                format!("AND is_open + 0 = {}", i64::from(is_open))
            }
            Some(is_open) => format!("AND is_open = {}", i64::from(is_open)),
            None => String::new(),
        };
        format!(
            "SELECT id FROM (SELECT due_on, id FROM matter_request WHERE 1 = 1 {of}{text} \
             ORDER BY due_on, id LIMIT {most}) w"
        )
    };
    let ways = match filter.is_open {
        Some(is_open) => way(Some(is_open)),
        None if filter.person_id.is_some() => way(None),
        None => BOTH.map(|it| way(Some(it))).join(" UNION ALL "),
    };
    let sql =
        format!("SELECT {COLUMNS} FROM matter_request WHERE id IN ({ways}) ORDER BY due_on, id LIMIT {most}");
    (sql, conditions.cells)
}

impl Session {
    /// Requests by last day and number, after `cursor`.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_matter_requests(
        &mut self,
        filter: &MatterFilter,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<MatterRequest>, StoreError> {
        let (sql, cells) = question(filter, cursor, limit);
        let rows = self.connection.fetch(sql, &cells).await?;
        let items = rows.iter().map(request).collect::<Result<Vec<_>, _>>()?;
        Ok(page(items, limit, |it| format!("{}|{}", it.due_on, it.id)))
    }
}

impl<'a> Where<'a> {
    /// The condition and its values.
    pub(super) fn finish(self) -> (String, Vec<Cell<'a>>) {
        (self.text, self.cells)
    }

    /// Adds a value to bind; its place in the statement.
    pub(super) fn bind(&mut self, value: impl Into<Cell<'a>>) -> String {
        self.value(value)
    }
}
