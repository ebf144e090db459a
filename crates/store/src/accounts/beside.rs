//! What is written beside the books, without the write lock and without a version: when something was last
//! used, and names that were tried in vain.

use crate::engine::{Insert, Kind, Rows, keys};
use crate::{Session, Store, StoreError};

use Kind::{Int, Stamp, Text};

pub(crate) const FAILURE: Insert = Insert {
    table: "sign_in_failure",
    columns: &[
        ("name_hash", Text),
        ("failures", Int),
        ("last_at", Int),
        ("locked_until", Int),
        ("stamp", Stamp),
    ],
    conflict: "ON CONFLICT (name_hash) DO NOTHING",
};

/// What the store says of an attempt to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// It may be made; it is counted as failed until [`Store::forgive`] says otherwise.
    Allowed {
        /// Attempts in a row, this one counted.
        failures: i64,
    },
    /// Not before this second.
    LockedUntil(i64),
}

impl Store {
    /// Counts an attempt before it is made, so that many at once are no way around. `wait` says how long
    /// nobody may try after that many failures in a row; failures older than `memory` seconds are forgotten.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn begin_attempt(
        &self,
        name_hash: &str,
        now: i64,
        memory: i64,
        wait: impl Fn(i64) -> i64,
    ) -> Result<Attempt, StoreError> {
        let mut connection = self.begin().await?;
        let sql = "DELETE FROM sign_in_failure WHERE last_at < $1 AND locked_until <= $2";
        connection.execute(sql, &[(now - memory).into(), now.into()]).await?;
        // The row first, so that on PostgreSQL one at a time goes on from here.
        let mut rows = Rows::new(&FAILURE, 1);
        rows.push([name_hash.into(), 0.into(), now.into(), 0.into()]);
        connection.insert(&FAILURE, rows).await?;
        let lock = connection.locking();
        let sql = format!("SELECT failures, locked_until FROM sign_in_failure WHERE name_hash = $1{lock}");
        let row = connection.fetch_optional(sql, &[name_hash.into()]).await?;
        let (failures, locked_until) = match row {
            Some(row) => (row.int(0)?, row.int(1)?),
            None => (0, 0),
        };
        if locked_until > now {
            return Ok(Attempt::LockedUntil(locked_until));
        }
        let failures = failures + 1;
        let wait = wait(failures);
        let until = if wait > 0 { now + wait } else { 0 };
        let set = [("failures", failures.into()), ("last_at", now.into()), ("locked_until", until.into())];
        connection.change_stamped("sign_in_failure", &set, "name_hash = $1", &[name_hash.into()]).await?;
        connection.commit().await?;
        Ok(Attempt::Allowed { failures })
    }

    /// The attempt was no failure.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn forgive(&self, name_hash: &str) -> Result<(), StoreError> {
        let mut connection = self.begin().await?;
        let sql = "DELETE FROM sign_in_failure WHERE name_hash = $1";
        connection.execute(sql, &[name_hash.into()]).await?;
        connection.commit().await
    }

    /// Notes that a session was used.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn touch_session(&self, hash: &str, now: i64) -> Result<(), StoreError> {
        let mut connection = self.begin().await?;
        let (set, which) = ([("used_at", now.into())], "hash = $1 AND used_at < $2");
        connection.change_stamped("account_session", &set, which, &[hash.into(), now.into()]).await?;
        connection.commit().await
    }

    /// Notes that a token was used.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn touch_token(&self, id: &str, now: i64) -> Result<(), StoreError> {
        let mut connection = self.begin().await?;
        let sql = "UPDATE account_token SET used_at = $1 WHERE id = $2 AND COALESCE(used_at, 0) < $1";
        connection.execute(sql, &[now.into(), id.into()]).await?;
        connection.commit().await
    }
}

impl Session {
    /// Until which second each of these names may not sign in; those that may are left out.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn locked_until(
        &mut self,
        hashes: &[String],
        now: i64,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let sql = "SELECT name_hash, locked_until FROM sign_in_failure \
            WHERE name_hash IN keys1($1) AND locked_until > $2 ORDER BY name_hash";
        let cells = [keys(hashes.iter().map(String::as_str)), now.into()];
        let rows = self.connection.fetch(sql, &cells).await?;
        rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
    }

    /// How many names may not sign in now, those that nobody has among them.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_locked(&mut self, now: i64) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) FROM sign_in_failure WHERE locked_until > $1";
        self.connection.fetch_optional(sql, &[now.into()]).await?.map_or(Ok(0), |it| it.int(0))
    }
}
