//! Accounts themselves, and the passwords that may not come again.

use crate::accounts::model::Account;
use crate::engine::{Cell, Insert, Kind, Row, Rows, keys};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Stamp, Text};

pub(crate) const PASSWORD: Insert = Insert {
    table: "account_password",
    columns: &[("account_id", Text), ("number", Int), ("password", Text), ("stamp", Stamp)],
    conflict: "",
};

const ACCOUNT: Insert = Insert {
    table: "user_account",
    columns: &[
        ("id", Text),
        ("name", Text),
        ("display_name", Text),
        ("kind", Text),
        ("state", Text),
        ("password", Text),
        ("password_set_at", Int),
        ("must_change", Int),
        ("totp_secret", Text),
        ("totp_confirmed", Int),
        ("totp_last_step", Int),
        ("subject", Text),
        ("created_at", Int),
        ("created_by", Text),
    ],
    conflict: "ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, \
        state = excluded.state, password = excluded.password, password_set_at = excluded.password_set_at, \
        must_change = excluded.must_change, totp_secret = excluded.totp_secret, \
        totp_confirmed = excluded.totp_confirmed, totp_last_step = excluded.totp_last_step, \
        subject = excluded.subject",
};

/// Columns in the order of [`account`].
pub(super) const COLUMNS: &str = "id, name, display_name, kind, state, password, password_set_at, must_change, \
    totp_secret, totp_confirmed, totp_last_step, subject, created_at, created_by";

pub(super) fn account(row: &Row) -> Result<Account, StoreError> {
    let id = row.text(0)?;
    Ok(Account {
        totp_secret: row.open_or_null(8, ["user_account", "totp_secret"], &id)?,
        id,
        name: row.text(1)?,
        display_name: row.text(2)?,
        is_machine: row.str(3)? == "machine",
        is_disabled: row.str(4)? != "active",
        password: row.text_or_null(5)?,
        password_set_at: row.int(6)?,
        must_change: row.int(7)? != 0,
        totp_confirmed: row.int(9)? != 0,
        totp_last_step: row.int(10)?,
        subject: row.text_or_null(11)?,
        created_at: row.int(12)?,
        created_by: row.text(13)?,
    })
}

impl Session {
    /// Whether there is any account.
    ///
    /// # Errors
    /// The database's failure (so for all below).
    pub async fn has_accounts(&mut self) -> Result<bool, StoreError> {
        let sql = "SELECT 1 + 0 FROM user_account LIMIT 1";
        Ok(self.connection.fetch_optional(sql, &[]).await?.is_some())
    }

    /// An account by what is typed at sign-in.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_account(&mut self, name: &str) -> Result<Option<Account>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM user_account WHERE name = $1");
        self.connection.fetch_optional(sql, &[name.into()]).await?.as_ref().map(account).transpose()
    }

    /// An account by who it is at the OpenID provider.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_account_by_subject(&mut self, subject: &str) -> Result<Option<Account>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM user_account WHERE subject = $1");
        self.connection.fetch_optional(sql, &[subject.into()]).await?.as_ref().map(account).transpose()
    }

    /// Accounts by number. Unknown numbers are left out.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_accounts(&mut self, ids: &[&str]) -> Result<Vec<Account>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM user_account WHERE id IN keys1($1) ORDER BY name");
        let rows = self.connection.fetch(sql, &[keys(ids.iter().copied())]).await?;
        rows.iter().map(account).collect()
    }

    /// Accounts by name, after one, whose name or display name contains a text.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_accounts(
        &mut self,
        contains: &str,
        after: &str,
        limit: i64,
    ) -> Result<Vec<Account>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM user_account WHERE name > $1 \
             AND (name LIKE $2 ESCAPE '~' OR display_name LIKE $2 ESCAPE '~') ORDER BY name LIMIT $3"
        );
        let mut pattern = String::from("%");
        for letter in contains.chars() {
            if matches!(letter, '%' | '_' | '~') {
                pattern.push('~');
            }
            pattern.push(letter);
        }
        pattern.push('%');
        let cells = [Cell::from(after), Cell::from(pattern), Cell::from(limit)];
        self.connection.fetch(sql, &cells).await?.iter().map(account).collect()
    }

    /// The last passwords of an account, latest first.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn last_passwords(&mut self, account_id: &str, limit: i64) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT password FROM account_password WHERE account_id = $1 ORDER BY number DESC LIMIT $2";
        let rows = self.connection.fetch(sql, &[account_id.into(), limit.into()]).await?;
        rows.iter().map(|it| it.text(0)).collect()
    }
}

impl Writer {
    /// Saves accounts, new ones and changed ones. A name never changes.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a name or subject that is taken.
    pub async fn save_accounts(&mut self, accounts: &[Account]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&ACCOUNT, accounts.len());
        for it in accounts {
            rows.push([
                (&it.id).into(),
                (&it.name).into(),
                (&it.display_name).into(),
                (if it.is_machine { "machine" } else { "person" }).into(),
                (if it.is_disabled { "disabled" } else { "active" }).into(),
                (&it.password).into(),
                it.password_set_at.into(),
                it.must_change.into(),
                (&it.totp_secret).into(),
                it.totp_confirmed.into(),
                it.totp_last_step.into(),
                (&it.subject).into(),
                it.created_at.into(),
                (&it.created_by).into(),
            ]);
        }
        self.connection.insert(&ACCOUNT, rows).await
    }

    /// Keeps a password that was set, among the last few.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn remember_password(
        &mut self,
        account_id: &str,
        password: &str,
        keep: i64,
    ) -> Result<(), StoreError> {
        let sql = "SELECT COALESCE(MAX(number), 0) FROM account_password WHERE account_id = $1";
        let row = self.connection.fetch_optional(sql, &[account_id.into()]).await?;
        let last = row.map_or(Ok(0), |it| it.int(0))?;
        let mut rows = Rows::new(&PASSWORD, 1);
        rows.push([account_id.into(), (last + 1).into(), password.into()]);
        self.connection.insert(&PASSWORD, rows).await?;
        let sql = "DELETE FROM account_password WHERE account_id = $1 AND number <= $2";
        self.connection.execute(sql, &[account_id.into(), (last + 1 - keep).into()]).await?;
        Ok(())
    }

    /// Uses a time step of the second factor; whether it is later than the last one used.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn use_totp_step(&mut self, account_id: &str, step: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE user_account SET totp_last_step = $1 WHERE id = $2 AND totp_last_step < $1";
        let (firsts, cells) = ([account_id.to_owned()], [step.into(), account_id.into()]);
        Ok(self.connection.execute_watched("user_account", &firsts, sql, &cells).await? == 1)
    }
}
