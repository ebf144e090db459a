//! Codes that are used once: one-time codes, recovery codes, journeys to an OpenID provider.

use crate::accounts::model::{CodePurpose, NewCode, OidcAttempt};
use crate::engine::{Insert, Kind, Rows};
use crate::{Session, Store, StoreError, Writer};

use Kind::{Int, Stamp, Text};

pub(crate) const CODE: Insert = Insert {
    table: "account_code",
    columns: &[
        ("hash", Text),
        ("account_id", Text),
        ("purpose", Text),
        ("made_at", Int),
        ("until_seconds", Int),
        ("used_at", Int),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const OIDC: Insert = Insert {
    table: "oidc_attempt",
    columns: &[
        ("state_hash", Text),
        ("nonce", Text),
        ("verifier", Text),
        ("back_to", Text),
        ("until_seconds", Int),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const RECOVERY: Insert = Insert {
    table: "account_recovery",
    columns: &[("account_id", Text), ("hash", Text), ("used_at", Int), ("stamp", Stamp)],
    conflict: "",
};

impl Session {
    /// How many recovery codes of an account are left.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn recovery_codes_left(&mut self, account_id: &str) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) FROM account_recovery WHERE account_id = $1 AND used_at IS NULL";
        let row = self.connection.fetch_optional(sql, &[account_id.into()]).await?;
        row.map_or(Ok(0), |it| it.int(0))
    }
}

impl Writer {
    /// Keeps a code. Earlier ones of the same purpose and account can no longer be used.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn add_code(&mut self, code: &NewCode) -> Result<(), StoreError> {
        let sql = "DELETE FROM account_code WHERE purpose = $1 AND used_at IS NULL \
            AND COALESCE(account_id, '') = $2";
        let owner = code.account_id.clone().unwrap_or_default();
        self.connection.execute(sql, &[code.purpose.as_str().into(), owner.into()]).await?;
        let mut rows = Rows::new(&CODE, 1);
        rows.push([
            (&code.hash).into(),
            (&code.account_id).into(),
            code.purpose.as_str().into(),
            code.made_at.into(),
            code.until.into(),
            None::<i64>.into(),
        ]);
        self.connection.insert(&CODE, rows).await
    }

    /// Uses a code: whose it was (`Some(None)` for nobody's), or nothing when it may not be used.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn use_code(
        &mut self,
        hash: &str,
        purpose: CodePurpose,
        now: i64,
    ) -> Result<Option<Option<String>>, StoreError> {
        let which = "hash = $1 AND purpose = $2 AND used_at IS NULL AND until_seconds > $3";
        let (set, cells) = ([("used_at", now.into())], [hash.into(), purpose.as_str().into(), now.into()]);
        if self.connection.change_stamped("account_code", &set, which, &cells).await? != 1 {
            return Ok(None);
        }
        let sql = "SELECT account_id FROM account_code WHERE hash = $1";
        let row = self.connection.fetch_optional(sql, &[hash.into()]).await?;
        row.map(|it| it.text_or_null(0)).transpose()
    }

    /// Replaces the recovery codes of an account.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn set_recovery_codes(
        &mut self,
        account_id: &str,
        hashes: &[String],
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM account_recovery WHERE account_id = $1";
        self.connection.execute(sql, &[account_id.into()]).await?;
        let mut rows = Rows::new(&RECOVERY, hashes.len());
        for hash in hashes {
            rows.push([account_id.into(), hash.into(), None::<i64>.into()]);
        }
        if rows.count() > 0 {
            self.connection.insert(&RECOVERY, rows).await?;
        }
        Ok(())
    }

    /// Uses a recovery code; whether there was one.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn use_recovery_code(
        &mut self,
        account_id: &str,
        hash: &str,
        now: i64,
    ) -> Result<bool, StoreError> {
        let (set, which) = ([("used_at", now.into())], "account_id = $1 AND hash = $2 AND used_at IS NULL");
        let cells = [account_id.into(), hash.into()];
        Ok(self.connection.change_stamped("account_recovery", &set, which, &cells).await? == 1)
    }
}

impl Store {
    /// Keeps a journey, and forgets those that can no longer come back.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn add_oidc_attempt(&self, attempt: &OidcAttempt, now: i64) -> Result<(), StoreError> {
        let mut connection = self.begin().await?;
        connection.execute("DELETE FROM oidc_attempt WHERE until_seconds <= $1", &[now.into()]).await?;
        let mut rows = Rows::new(&OIDC, 1);
        rows.push([
            (&attempt.state_hash).into(),
            (&attempt.nonce).into(),
            (&attempt.verifier).into(),
            (&attempt.back_to).into(),
            attempt.until.into(),
        ]);
        connection.insert(&OIDC, rows).await?;
        connection.commit().await
    }

    /// Takes a journey away; it comes back once.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn take_oidc_attempt(
        &self,
        state_hash: &str,
        now: i64,
    ) -> Result<Option<OidcAttempt>, StoreError> {
        let mut connection = self.begin().await?;
        let sql = "DELETE FROM oidc_attempt WHERE state_hash = $1 AND until_seconds > $2 \
            RETURNING state_hash, nonce, verifier, back_to, until_seconds";
        let row = connection.fetch_optional(sql, &[state_hash.into(), now.into()]).await?;
        connection.commit().await?;
        row.map(|row| {
            Ok(OidcAttempt {
                state_hash: row.text(0)?,
                nonce: row.text(1)?,
                verifier: row.text(2)?,
                back_to: row.text(3)?,
                until: row.int(4)?,
            })
        })
        .transpose()
    }
}
