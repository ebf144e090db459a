//! Settlements touched by late facts, and messages that leave.

use crate::engine::{Cell, Insert, Kind, Row, Rows, keys};
use crate::{AdjustmentWork, OutboxMessage, Session, StoreError, Writer};

use Kind::{Int, Stamp, Text};

pub(crate) const ADJUSTMENT: Insert = Insert {
    table: "adjustment_work",
    columns: &[
        ("id", Text),
        ("cause", Text),
        ("person_id", Text),
        ("settlement_id", Text),
        ("state", Text),
        ("difference_fen", Int),
        ("decision", Text),
        ("created_at", Text),
        ("changed_at", Text),
        ("stamp", Stamp),
    ],
    conflict: "ON CONFLICT (id) DO UPDATE SET state = excluded.state, \
        difference_fen = excluded.difference_fen, decision = excluded.decision, \
        changed_at = excluded.changed_at",
};

impl Writer {
    /// Writes adjustment work, new or a step further.
    ///
    /// # Errors
    /// The database's failure, also when the settlement is not there.
    pub async fn save_adjustments(&mut self, work: &[AdjustmentWork]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&ADJUSTMENT, work.len());
        for row in work {
            let AdjustmentWork {
                id,
                cause,
                person_id,
                settlement_id,
                state,
                difference_fen,
                decision,
                created_at,
                changed_at,
            } = row;
            rows.push([
                id.into(),
                cause.into(),
                person_id.into(),
                settlement_id.into(),
                state.into(),
                (*difference_fen).into(),
                decision.into(),
                created_at.into(),
                changed_at.into(),
            ]);
        }
        self.connection.insert(&ADJUSTMENT, rows).await
    }

    /// Marks messages as sent.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn mark_sent(&mut self, ids: &[i64], at: &str) -> Result<(), StoreError> {
        let texts: Vec<String> = ids.iter().map(i64::to_string).collect();
        let set = [("state", "sent".into()), ("sent_at", at.into())];
        let which = "CAST(id AS TEXT) IN keys1($1) AND state = 'pending'";
        let cells = [keys(texts.iter().map(String::as_str))];
        self.connection.change_stamped("outbox", &set, which, &cells).await.map(|_| ())
    }
}

impl Session {
    /// Messages that wait to leave, the oldest first.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn pending_messages(&mut self, limit: usize) -> Result<Vec<OutboxMessage>, StoreError> {
        let sql = "SELECT id, topic, body, created_at FROM outbox WHERE state = 'pending' \
            ORDER BY id LIMIT $1";
        let limit = Cell::Int(i64::try_from(limit).unwrap_or(i64::MAX));
        let message = |row: &Row| {
            let id = row.int(0)?;
            Ok(OutboxMessage {
                id,
                topic: row.text(1)?,
                body: row.open(2, ["outbox", "body"], id)?,
                created_at: row.text(3)?,
            })
        };
        self.connection.fetch(sql, &[limit]).await?.iter().map(message).collect()
    }

    /// Adjustment work in a state, by number.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_adjustments(
        &mut self,
        state: &str,
        limit: usize,
    ) -> Result<Vec<AdjustmentWork>, StoreError> {
        self.adjustments_where("state = $1", state, limit).await
    }

    /// Adjustment work on a settlement, by number.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_adjustments_of(
        &mut self,
        settlement_id: &str,
    ) -> Result<Vec<AdjustmentWork>, StoreError> {
        self.adjustments_where("settlement_id = $1", settlement_id, usize::MAX).await
    }

    async fn adjustments_where(
        &mut self,
        condition: &'static str,
        value: &str,
        limit: usize,
    ) -> Result<Vec<AdjustmentWork>, StoreError> {
        let sql = format!(
            "SELECT id, cause, person_id, settlement_id, state, difference_fen, decision, created_at, \
             changed_at FROM adjustment_work WHERE {condition} ORDER BY id LIMIT $2"
        );
        let cells = [value.into(), Cell::Int(i64::try_from(limit).unwrap_or(i64::MAX))];
        let adjustment = |row: &Row| {
            let id = row.text(0)?;
            Ok(AdjustmentWork {
                cause: row.open(1, ["adjustment_work", "cause"], &id)?,
                person_id: row.text(2)?,
                settlement_id: row.text(3)?,
                state: row.text(4)?,
                difference_fen: row.int(5)?,
                decision: row.text(6)?,
                id,
                created_at: row.text(7)?,
                changed_at: row.text(8)?,
            })
        };
        self.connection.fetch(sql, &cells).await?.iter().map(adjustment).collect()
    }
}
