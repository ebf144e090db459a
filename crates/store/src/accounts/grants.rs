//! Grants: given and taken back, never edited.

use crate::accounts::model::AccountGrant;
use crate::engine::{Insert, Kind, Row, Rows, keys};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Text};

const GRANT: Insert = Insert {
    table: "account_grant",
    columns: &[
        ("id", Text),
        ("account_id", Text),
        ("role", Text),
        ("region", Text),
        ("institution", Text),
        ("department", Text),
        ("granted_by", Text),
        ("granted_at", Int),
        ("revoked_by", Text),
        ("revoked_at", Int),
    ],
    conflict: "",
};

const COLUMNS: &str = "id, account_id, role, region, institution, department, granted_by, granted_at, \
    revoked_by, revoked_at";

fn grant(row: &Row) -> Result<AccountGrant, StoreError> {
    Ok(AccountGrant {
        id: row.text(0)?,
        account_id: row.text(1)?,
        role: row.text(2)?,
        region: row.text(3)?,
        institution: row.text_or_null(4)?,
        department: row.text_or_null(5)?,
        granted_by: row.text(6)?,
        granted_at: row.int(7)?,
        revoked_by: row.text_or_null(8)?,
        revoked_at: row.int_or_null(9)?,
    })
}

impl Session {
    /// Grants of accounts that hold, in the order in which they were given.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_grants(&mut self, account_ids: &[&str]) -> Result<Vec<AccountGrant>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM account_grant WHERE account_id IN keys1($1) AND revoked_at IS NULL \
             ORDER BY granted_at, id"
        );
        let rows = self.connection.fetch(sql, &[keys(account_ids.iter().copied())]).await?;
        rows.iter().map(grant).collect()
    }

    /// Whether any account holds this role, be it disabled.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn is_role_held(&mut self, role: &str) -> Result<bool, StoreError> {
        let sql = "SELECT 1 + 0 FROM account_grant WHERE role = $1 AND revoked_at IS NULL LIMIT 1";
        Ok(self.connection.fetch_optional(sql, &[role.into()]).await?.is_some())
    }
}

impl Writer {
    /// Gives grants.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_grants(&mut self, grants: &[AccountGrant]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&GRANT, grants.len());
        for it in grants {
            rows.push([
                (&it.id).into(),
                (&it.account_id).into(),
                (&it.role).into(),
                (&it.region).into(),
                (&it.institution).into(),
                (&it.department).into(),
                (&it.granted_by).into(),
                it.granted_at.into(),
                (&it.revoked_by).into(),
                it.revoked_at.into(),
            ]);
        }
        self.connection.insert(&GRANT, rows).await
    }

    /// Takes a grant of an account back; whether it held.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn revoke_grant(
        &mut self,
        account_id: &str,
        id: &str,
        by: &str,
        at: i64,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE account_grant SET revoked_by = $1, revoked_at = $2 \
            WHERE id = $3 AND account_id = $4 AND revoked_at IS NULL";
        let cells = [by.into(), at.into(), id.into(), account_id.into()];
        let firsts = [id.to_owned()];
        Ok(self.connection.execute_watched("account_grant", &firsts, sql, &cells).await? == 1)
    }
}
