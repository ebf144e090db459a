//! Requests: found by number, added, moved on.

use super::model::MatterRequest;
use crate::engine::{Insert, Kind, Row, Rows};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Text};

const REQUEST: Insert = Insert {
    table: "matter_request",
    columns: &[
        ("id", Text),
        ("matter", Text),
        ("person_id", Text),
        ("home", Text),
        ("state", Text),
        ("is_open", Int),
        ("taken_level", Text),
        ("level", Text),
        ("taken_on", Text),
        ("limit_days", Int),
        ("due_on", Text),
        ("ended_on", Text),
        ("events", Int),
        ("detail", Text),
        ("changed_at", Text),
    ],
    conflict: "",
};

/// A request that is there and has come further.
const MOVED: Insert = Insert {
    table: REQUEST.table,
    columns: REQUEST.columns,
    conflict: "ON CONFLICT (id) DO UPDATE SET state = excluded.state, is_open = excluded.is_open, \
        level = excluded.level, due_on = excluded.due_on, ended_on = excluded.ended_on, \
        events = excluded.events, detail = excluded.detail, changed_at = excluded.changed_at",
};

fn rows_of<'a>(insert: &Insert, requests: &'a [MatterRequest]) -> Rows<'a> {
    let mut rows = Rows::new(insert, requests.len());
    for it in requests {
        rows.push([
            (&it.id).into(),
            (&it.matter).into(),
            (&it.person_id).into(),
            (&it.home).into(),
            (&it.state).into(),
            it.is_open.into(),
            (&it.taken_level).into(),
            (&it.level).into(),
            it.taken_on.into(),
            it.limit_days.into(),
            it.due_on.into(),
            it.ended_on.into(),
            it.events.into(),
            (&it.detail).into(),
            (&it.changed_at).into(),
        ]);
    }
    rows
}

/// Columns in the order of [`request`].
pub(super) const COLUMNS: &str = "id, matter, person_id, home, state, is_open, taken_level, level, taken_on, \
    limit_days, due_on, ended_on, events, detail, changed_at";

pub(super) fn request(row: &Row) -> Result<MatterRequest, StoreError> {
    let id = row.text(0)?;
    Ok(MatterRequest {
        matter: row.text(1)?,
        person_id: row.text(2)?,
        home: row.text(3)?,
        state: row.text(4)?,
        is_open: row.int(5)? != 0,
        taken_level: row.text(6)?,
        level: row.text(7)?,
        taken_on: row.day(8, "matter_request")?,
        limit_days: row.int(9)?,
        due_on: row.day(10, "matter_request")?,
        ended_on: row.day_or_null(11, "matter_request")?,
        events: row.int(12)?,
        detail: row.open(13, ["matter_request", "detail"], &id)?,
        changed_at: row.text(14)?,
        id,
    })
}

impl Session {
    /// A request by its number.
    ///
    /// # Errors
    /// The database's failure (so for all below).
    pub async fn find_matter_request(&mut self, id: &str) -> Result<Option<MatterRequest>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM matter_request WHERE id = $1");
        self.connection.fetch_optional(sql, &[id.into()]).await?.as_ref().map(request).transpose()
    }
}

impl Writer {
    /// Adds requests.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_matter_requests(&mut self, requests: &[MatterRequest]) -> Result<(), StoreError> {
        self.connection.insert(&REQUEST, rows_of(&REQUEST, requests)).await?;
        self.count_months(&[], requests).await
    }

    /// Moves a request on: it must have as many events as `request` less `added`.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none, or something was done with it meanwhile.
    pub async fn move_matter_request(
        &mut self,
        request: &MatterRequest,
        added: i64,
    ) -> Result<(), StoreError> {
        // Whoever writes holds the write lock: what is read here stays true until the commit.
        let known = self.find_matter_request(&request.id).await?;
        let Some(known) = known.filter(|it| it.events == request.events - added) else {
            return Err(StoreError::Missing { what: "办件", id: request.id.clone() });
        };
        let request = std::slice::from_ref(request);
        self.count_months(&[known], request).await?;
        self.connection.insert(&MOVED, rows_of(&MOVED, request)).await
    }
}
