//! What may be used once: nonces of signed messages, kept for as long as a copy could pass.
//!
//! They are no part of the books: writing them takes neither the write lock nor a version.

use std::collections::HashMap;

use crate::engine::{EngineKind, Insert, Kind, Rows, keys};
use crate::{Store, StoreError};

use Kind::{Int, Stamp, Text};

pub(crate) const NONCE: Insert = Insert {
    table: "gateway_nonce",
    columns: &[("key", Text), ("message", Text), ("until_seconds", Int), ("stamp", Stamp)],
    conflict: "ON CONFLICT (key) DO NOTHING",
};

/// A nonce that a message comes with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonceUse {
    /// What may be used once.
    pub key: String,
    /// The message that may use it again; empty when none may.
    pub message: String,
    /// Until when it must be remembered, in Unix seconds.
    pub until_seconds: i64,
}

/// For how long after its first use messages may share a nonce that tells time in seconds.
const SHARED_SECONDS: i64 = 2;

impl NonceUse {
    /// The message of a nonce that other messages may use too, when they come in the same moments: `now` is
    /// in Unix seconds.
    #[must_use]
    pub fn of_moment(now: i64) -> String {
        format!("@{now}")
    }
}

/// Whether a nonce that `known` used may be used by `new`.
fn may_share(known: &str, new: &str) -> bool {
    let moment = |text: &str| text.strip_prefix('@').and_then(|it| it.parse::<i64>().ok());
    match (moment(known), moment(new)) {
        (Some(known), Some(new)) => new.saturating_sub(known).unsigned_abs() <= SHARED_SECONDS.unsigned_abs(),
        _ => !known.is_empty() && known == new,
    }
}

impl Store {
    /// Uses nonces; for each whether it may be used: for the first time, or again by the same message.
    /// Durable when this returns, and seen by every process on the database. `forget` is the second before
    /// which those kept are dropped.
    ///
    /// # Errors
    /// The database's failure; nothing was used then.
    pub async fn use_nonces(&self, uses: &[NonceUse], forget: Option<i64>) -> Result<Vec<bool>, StoreError> {
        let mut connection = self.begin().await?;
        if connection.kind() == EngineKind::Postgres {
            // One process at a time looks and writes; SQLite has one writer anyway.
            connection.execute("SELECT pg_advisory_xact_lock(7046029254386353132)", &[]).await?;
        }
        if let Some(before) = forget {
            let sql = "DELETE FROM gateway_nonce WHERE until_seconds < $1";
            connection.execute(sql, &[before.into()]).await?;
        }
        let sql = "SELECT key, message FROM gateway_nonce WHERE key IN keys1($1)";
        let found = connection.fetch(sql, &[keys(uses.iter().map(|it| it.key.as_str()))]).await?;
        let mut known: HashMap<String, String> = HashMap::new();
        for row in &found {
            known.insert(row.text(0)?, row.text(1)?);
        }
        let mut allowed = Vec::with_capacity(uses.len());
        let mut rows = Rows::new(&NONCE, uses.len());
        for it in uses {
            if let Some(message) = known.get(&it.key) {
                allowed.push(may_share(message, &it.message));
                continue;
            }
            known.insert(it.key.clone(), it.message.clone());
            rows.push([(&it.key).into(), (&it.message).into(), it.until_seconds.into()]);
            allowed.push(true);
        }
        if rows.count() > 0 {
            connection.insert(&NONCE, rows).await?;
        }
        let rows = connection.rows();
        connection.commit().await?;
        self.committed(rows);
        Ok(allowed)
    }
}
