//! Bills handed in by hand (手工报销): written step by step, one found by number, lists by when they were taken in.

use crate::engine::{Cell, Insert, Kind, Row, Rows};
use crate::lookup::{Page, limit_cell, page};
use crate::within::{Columns, Within};
use crate::{Reimbursement, ReimbursementFilter, Session, StoreError, Writer};

use Kind::{Home, Int, Stamp, Text};

pub(crate) const REIMBURSEMENT: Insert = Insert {
    table: "reimbursement",
    columns: &[
        ("id", Text),
        ("person_id", Text),
        ("state", Text),
        ("settlement_id", Text),
        ("amount_fen", Int),
        ("detail", Text),
        ("created_at", Text),
        ("changed_at", Text),
        ("home", Home),
        ("stamp", Stamp),
    ],
    conflict: "ON CONFLICT (id) DO UPDATE SET state = excluded.state, \
        settlement_id = excluded.settlement_id, amount_fen = excluded.amount_fen, \
        detail = excluded.detail, changed_at = excluded.changed_at",
};

const COLUMNS: &str = "id, person_id, state, settlement_id, amount_fen, detail, created_at, changed_at";

/// Where a reimbursement belongs: its person's home.
const HANDED_IN: Columns =
    Columns { region: "home", village: "", institution: "", department: "", person: "" };

impl Writer {
    /// Writes manual reimbursements, new or a step further.
    ///
    /// # Errors
    /// The database's failure, also when the person is not there.
    pub async fn save_reimbursements(&mut self, work: &[Reimbursement]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&REIMBURSEMENT, work.len());
        for row in work {
            let Reimbursement {
                id,
                person_id,
                state,
                settlement_id,
                amount_fen,
                detail,
                created_at,
                changed_at,
            } = row;
            rows.push([
                id.into(),
                person_id.into(),
                state.into(),
                settlement_id.into(),
                (*amount_fen).into(),
                detail.into(),
                created_at.into(),
                changed_at.into(),
                person_id.into(),
            ]);
        }
        self.connection.insert_all(vec![(&REIMBURSEMENT, rows)]).await
    }
}

impl Session {
    /// A manual reimbursement.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_reimbursement(&mut self, id: &str) -> Result<Option<Reimbursement>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM reimbursement WHERE id = $1");
        self.connection.fetch_optional(sql, &[id.into()]).await?.as_ref().map(reimbursement).transpose()
    }

    /// Manual reimbursements in the order in which they were taken in, or the latest first, after `cursor`.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn list_reimbursements(
        &mut self,
        filter: &ReimbursementFilter,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<Reimbursement>, StoreError> {
        let (sql, cells) = question(filter, cursor, limit);
        let rows = self.connection.fetch(sql, &cells).await?;
        let items = rows.iter().map(reimbursement).collect::<Result<Vec<_>, _>>()?;
        Ok(page(items, limit, |it| format!("{}|{}", it.created_at, it.id)))
    }

    /// How many manual reimbursements in a state there are of people who live within; no more than `most` are
    /// counted.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_reimbursements_within(
        &mut self,
        state: &str,
        within: &Within,
        most: usize,
    ) -> Result<usize, StoreError> {
        let mut cells = vec![state.into(), Cell::Int(i64::try_from(most).unwrap_or(i64::MAX))];
        let narrowed = within.condition(HANDED_IN, &mut cells);
        let sql = format!(
            "SELECT COUNT(*) FROM (SELECT id FROM reimbursement WHERE state = $1{narrowed} LIMIT $2) q"
        );
        let row = self.connection.fetch_optional(sql, &cells).await?;
        let count = row.map_or(Ok(0), |it| it.int(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }
}

/// The statement and its values.
pub(crate) fn question<'a>(
    filter: &'a ReimbursementFilter,
    cursor: Option<&'a str>,
    limit: usize,
) -> (String, Vec<Cell<'a>>) {
    // Numbers have no bar in them. Instants begin with the year, so that this is after all of them.
    let last = if filter.is_latest_first { ("9999", "") } else { ("", "") };
    let (at, id) = cursor.and_then(|it| it.split_once('|')).unwrap_or(last);
    let (sign, order) = if filter.is_latest_first { ("<", " DESC") } else { (">", "") };
    let mut cells = vec![Cell::from(at), id.into(), limit_cell(limit)];
    let mut sql = format!("SELECT {COLUMNS} FROM reimbursement WHERE (created_at, id) {sign} ($1, $2)");
    for (column, value) in [("state", &filter.state), ("person_id", &filter.person_id)] {
        if let Some(value) = value {
            cells.push(value.into());
            sql.push_str(&format!(" AND {column} = ${}", cells.len()));
        }
    }
    sql.push_str(&filter.within.condition(HANDED_IN, &mut cells));
    sql.push_str(&format!(" ORDER BY created_at{order}, id{order} LIMIT $3"));
    (sql, cells)
}

fn reimbursement(row: &Row) -> Result<Reimbursement, StoreError> {
    let id = row.text(0)?;
    Ok(Reimbursement {
        person_id: row.text(1)?,
        state: row.text(2)?,
        settlement_id: row.text_or_null(3)?,
        amount_fen: row.int(4)?,
        detail: row.open(5, ["reimbursement", "detail"], &id)?,
        id,
        created_at: row.text(6)?,
        changed_at: row.text(7)?,
    })
}
