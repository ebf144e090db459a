//! Deciding outside the write lock: what was read is still true under the lock when the version is the
//! same.

use crate::{Session, StoreError};

/// Where the database stood when it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Transactions that had changed the database; compare with [`crate::Writer::version`].
    pub writes: i64,
    /// The number that the sequence would give next.
    pub next_number: i64,
}

impl Session {
    /// The version, and the next number of a sequence (see [`crate::Writer::next_numbers`]). Ask it of
    /// a snapshot, together with what is decided on.
    ///
    /// # Errors
    /// [`StoreError::NotMigrated`], or the database's failure.
    pub async fn version(&mut self, sequence: &str) -> Result<Version, StoreError> {
        let sql = "SELECT writes, COALESCE((SELECT value FROM counter WHERE name = $1), 0) + 1 \
            FROM head WHERE id = 1";
        let row = self.connection.fetch_optional(sql, &[sequence.into()]).await?;
        let row = row.ok_or(StoreError::NotMigrated)?;
        Ok(Version { writes: row.int(0)?, next_number: row.int(1)? })
    }
}
