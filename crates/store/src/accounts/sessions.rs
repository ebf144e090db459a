//! Sessions: begun, moved on, ended. Rows of ended ones stay until they are swept.

use crate::accounts::model::{Account, AccountSession};
use crate::accounts::people::{COLUMNS as ACCOUNT_COLUMNS, account};
use crate::engine::{Insert, Kind, Row, Rows};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Stamp, Text};

pub(crate) const SESSION: Insert = Insert {
    table: "account_session",
    columns: &[
        ("hash", Text),
        ("id", Text),
        ("account_id", Text),
        ("needs_second", Int),
        ("needs_password", Int),
        ("made_at", Int),
        ("used_at", Int),
        ("until_seconds", Int),
        ("ended_at", Int),
        ("address", Text),
        ("agent", Text),
        ("way", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

const COLUMNS: &str = "hash, id, account_id, needs_second, needs_password, made_at, used_at, until_seconds, \
    ended_at, address, agent, way";

fn session(row: &Row) -> Result<AccountSession, StoreError> {
    Ok(AccountSession {
        hash: row.text(0)?,
        id: row.text(1)?,
        account_id: row.text(2)?,
        needs_second: row.int(3)? != 0,
        needs_password: row.int(4)? != 0,
        made_at: row.int(5)?,
        used_at: row.int(6)?,
        until: row.int(7)?,
        ended_at: row.int_or_null(8)?,
        address: row.text(9)?,
        agent: row.text(10)?,
        way: row.text(11)?,
    })
}

impl Session {
    /// A session by the hash of its token, with its account, ended or not.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_session(
        &mut self,
        hash: &str,
    ) -> Result<Option<(AccountSession, Account)>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM account_session WHERE hash = $1");
        let Some(row) = self.connection.fetch_optional(sql, &[hash.into()]).await? else { return Ok(None) };
        let found = session(&row)?;
        let sql = format!("SELECT {ACCOUNT_COLUMNS} FROM user_account WHERE id = $1");
        let row = self.connection.fetch_optional(sql, &[(&found.account_id).into()]).await?;
        row.map(|row| Ok((found, account(&row)?))).transpose()
    }

    /// Sessions of an account that were not ended and have not run out, latest first.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_sessions(
        &mut self,
        account_id: &str,
        now: i64,
        idle: i64,
    ) -> Result<Vec<AccountSession>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM account_session WHERE account_id = $1 AND ended_at IS NULL \
             AND until_seconds > $2 AND used_at > $3 ORDER BY made_at DESC, id"
        );
        let rows = self.connection.fetch(sql, &[account_id.into(), now.into(), (now - idle).into()]).await?;
        rows.iter().map(session).collect()
    }
}

impl Writer {
    /// Begins a session, and forgets those that ran out long ago.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn add_session(&mut self, it: &AccountSession, forget: i64) -> Result<(), StoreError> {
        let sql = "DELETE FROM account_session WHERE until_seconds < $1";
        self.connection.execute(sql, &[forget.into()]).await?;
        let mut rows = Rows::new(&SESSION, 1);
        rows.push([
            (&it.hash).into(),
            (&it.id).into(),
            (&it.account_id).into(),
            it.needs_second.into(),
            it.needs_password.into(),
            it.made_at.into(),
            it.used_at.into(),
            it.until.into(),
            it.ended_at.into(),
            (&it.address).into(),
            (&it.agent).into(),
            (&it.way).into(),
        ]);
        self.connection.insert(&SESSION, rows).await
    }

    /// Moves a session on: its new token, and what is still needed. The old token is worth nothing then.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it has ended meanwhile.
    pub async fn move_session(
        &mut self,
        hash: &str,
        new_hash: &str,
        needs_second: bool,
        needs_password: bool,
    ) -> Result<(), StoreError> {
        let set = [
            ("hash", new_hash.into()),
            ("needs_second", needs_second.into()),
            ("needs_password", needs_password.into()),
        ];
        let which = "hash = $1 AND ended_at IS NULL";
        let what = ("登录会话", "");
        self.connection.change_stamped_one("account_session", &set, which, &[hash.into()], what).await
    }

    /// Ends one session of an account by its number; whether it was open.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn end_session(&mut self, account_id: &str, id: &str, now: i64) -> Result<bool, StoreError> {
        let (set, which) = ([("ended_at", now.into())], "account_id = $1 AND id = $2 AND ended_at IS NULL");
        let cells = [account_id.into(), id.into()];
        Ok(self.connection.change_stamped("account_session", &set, which, &cells).await? == 1)
    }

    /// Ends all sessions of an account, but one (empty: none is spared); how many.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn end_sessions(&mut self, account_id: &str, but: &str, now: i64) -> Result<u64, StoreError> {
        let (set, which) = ([("ended_at", now.into())], "account_id = $1 AND id <> $2 AND ended_at IS NULL");
        self.connection.change_stamped("account_session", &set, which, &[account_id.into(), but.into()]).await
    }
}
