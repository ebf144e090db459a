//! Requests: found by number, added, moved on.

use super::model::MatterRequest;
use crate::engine::{Cell, Insert, Kind, Row, Rows};
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

/// Columns in the order of [`request`].
pub(super) const COLUMNS: &str = "id, matter, person_id, home, state, is_open, taken_level, level, taken_on, \
    limit_days, due_on, ended_on, events, detail, changed_at";

pub(super) fn request(row: &Row) -> Result<MatterRequest, StoreError> {
    Ok(MatterRequest {
        id: row.text(0)?,
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
        detail: row.text(13)?,
        changed_at: row.text(14)?,
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
        let mut rows = Rows::new(&REQUEST, requests.len());
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
        self.connection.insert(&REQUEST, rows).await
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
        let sql = "UPDATE matter_request SET state = $1, is_open = $2, level = $3, due_on = $4, ended_on = $5, \
            events = $6, detail = $7, changed_at = $8 WHERE id = $9 AND events = $10";
        let cells: [Cell<'_>; 10] = [
            (&request.state).into(),
            request.is_open.into(),
            (&request.level).into(),
            request.due_on.into(),
            request.ended_on.into(),
            request.events.into(),
            (&request.detail).into(),
            (&request.changed_at).into(),
            (&request.id).into(),
            (request.events - added).into(),
        ];
        match self.connection.execute(sql, &cells).await? {
            0 => Err(StoreError::Missing { what: "办件", id: request.id.clone() }),
            _ => Ok(()),
        }
    }
}
