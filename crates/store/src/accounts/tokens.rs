//! Tokens of machines.

use crate::accounts::model::{Account, AccountToken};
use crate::accounts::people::{COLUMNS as ACCOUNT_COLUMNS, account};
use crate::engine::{Cell, Insert, Kind, Row, Rows};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Text};

const TOKEN: Insert = Insert {
    table: "account_token",
    columns: &[
        ("id", Text),
        ("hash", Text),
        ("account_id", Text),
        ("label", Text),
        ("scope", Text),
        ("made_by", Text),
        ("made_at", Int),
        ("until_seconds", Int),
        ("used_at", Int),
        ("revoked_at", Int),
    ],
    conflict: "",
};

const COLUMNS: &str =
    "id, hash, account_id, label, scope, made_by, made_at, until_seconds, used_at, revoked_at";

fn token(row: &Row) -> Result<AccountToken, StoreError> {
    Ok(AccountToken {
        id: row.text(0)?,
        hash: row.text(1)?,
        account_id: row.text(2)?,
        label: row.text(3)?,
        scope: row.text(4)?,
        made_by: row.text(5)?,
        made_at: row.int(6)?,
        until: row.int(7)?,
        used_at: row.int_or_null(8)?,
        revoked_at: row.int_or_null(9)?,
    })
}

impl Session {
    /// A token by its hash, with its account, whatever its state.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_token(&mut self, hash: &str) -> Result<Option<(AccountToken, Account)>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM account_token WHERE hash = $1");
        let Some(row) = self.connection.fetch_optional(sql, &[hash.into()]).await? else { return Ok(None) };
        let found = token(&row)?;
        let sql = format!("SELECT {ACCOUNT_COLUMNS} FROM user_account WHERE id = $1");
        let row = self.connection.fetch_optional(sql, &[(&found.account_id).into()]).await?;
        row.map(|row| Ok((found, account(&row)?))).transpose()
    }

    /// Tokens, of one account or of all (empty), latest first.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_tokens(
        &mut self,
        account_id: &str,
        limit: i64,
    ) -> Result<Vec<AccountToken>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM account_token WHERE ($1 = '' OR account_id = $1) \
             ORDER BY made_at DESC, id LIMIT $2"
        );
        let rows = self.connection.fetch(sql, &[Cell::from(account_id), limit.into()]).await?;
        rows.iter().map(token).collect()
    }

    /// A token by its number.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_token(&mut self, id: &str) -> Result<Option<AccountToken>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM account_token WHERE id = $1");
        self.connection.fetch_optional(sql, &[id.into()]).await?.as_ref().map(token).transpose()
    }
}

impl Writer {
    /// Keeps a token.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn add_token(&mut self, it: &AccountToken) -> Result<(), StoreError> {
        let mut rows = Rows::new(&TOKEN, 1);
        rows.push([
            (&it.id).into(),
            (&it.hash).into(),
            (&it.account_id).into(),
            (&it.label).into(),
            (&it.scope).into(),
            (&it.made_by).into(),
            it.made_at.into(),
            it.until.into(),
            it.used_at.into(),
            it.revoked_at.into(),
        ]);
        self.connection.insert(&TOKEN, rows).await
    }

    /// Takes a token back; whether it held.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn revoke_token(&mut self, id: &str, now: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE account_token SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL";
        let (firsts, cells) = ([id.to_owned()], [now.into(), id.into()]);
        Ok(self.connection.execute_watched("account_token", &firsts, sql, &cells).await? == 1)
    }
}
