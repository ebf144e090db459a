//! What was done with requests. Only added.

use super::model::MatterEvent;
use crate::engine::{Insert, Kind, Rows, key_of};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Text};

const EVENT: Insert = Insert {
    table: "matter_event",
    columns: &[
        ("request_id", Text),
        ("seq", Int),
        ("act", Text),
        ("state", Text),
        ("level", Text),
        ("to_level", Text),
        ("on_day", Text),
        ("at", Text),
        ("operator", Text),
        ("note", Text),
        ("detail", Text),
    ],
    conflict: "",
};

impl Session {
    /// What was done with a request, in order.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_matter_events(&mut self, request_id: &str) -> Result<Vec<MatterEvent>, StoreError> {
        let sql = "SELECT request_id, seq, act, state, level, to_level, on_day, at, operator, note, detail \
            FROM matter_event WHERE request_id = $1 ORDER BY seq";
        let rows = self.connection.fetch(sql, &[request_id.into()]).await?;
        rows.iter()
            .map(|row| {
                let (request_id, seq) = (row.text(0)?, row.int(1)?);
                let key = key_of(&[&request_id, &seq]);
                Ok(MatterEvent {
                    request_id,
                    seq,
                    act: row.text(2)?,
                    state: row.text(3)?,
                    level: row.text(4)?,
                    to_level: row.text_or_null(5)?,
                    on_day: row.day(6, "matter_event")?,
                    at: row.text(7)?,
                    operator: row.text(8)?,
                    note: row.open(9, ["matter_event", "note"], key)?,
                    detail: row.text(10)?,
                })
            })
            .collect()
    }
}

impl Writer {
    /// Adds events.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a place in the order that is taken.
    pub async fn add_matter_events(&mut self, events: &[MatterEvent]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&EVENT, events.len());
        for it in events {
            rows.push([
                (&it.request_id).into(),
                it.seq.into(),
                (&it.act).into(),
                (&it.state).into(),
                (&it.level).into(),
                (&it.to_level).into(),
                it.on_day.into(),
                (&it.at).into(),
                (&it.operator).into(),
                (&it.note).into(),
                (&it.detail).into(),
            ]);
        }
        self.connection.insert(&EVENT, rows).await
    }
}
