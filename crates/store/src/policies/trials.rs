//! What trying a draft gave.

use super::model::PolicyTrial;
use crate::engine::{Insert, Kind, Rows};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Stamp, Text};

pub(crate) const TRIAL: Insert = Insert {
    table: "policy_trial",
    columns: &[
        ("draft_id", Text),
        ("revision", Int),
        ("made_by", Text),
        ("made_at", Text),
        ("summary", Text),
        ("people", Text),
        ("stamp", Stamp),
    ],
    conflict: "ON CONFLICT (draft_id) DO UPDATE SET revision = excluded.revision, \
        made_by = excluded.made_by, made_at = excluded.made_at, summary = excluded.summary, \
        people = excluded.people",
};

impl Session {
    /// The latest trial of a draft.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_policy_trial(&mut self, draft_id: &str) -> Result<Option<PolicyTrial>, StoreError> {
        let sql = "SELECT draft_id, revision, made_by, made_at, summary, people FROM policy_trial \
            WHERE draft_id = $1";
        let row = self.connection.fetch_optional(sql, &[draft_id.into()]).await?;
        let trial = row.map(|row| {
            Ok(PolicyTrial {
                draft_id: row.text(0)?,
                revision: row.int(1)?,
                made_by: row.text(2)?,
                made_at: row.text(3)?,
                summary: row.text(4)?,
                people: row.text(5)?,
            })
        });
        trial.transpose()
    }
}

impl Writer {
    /// Keeps a trial in the place of the one before.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_policy_trial(&mut self, it: &PolicyTrial) -> Result<(), StoreError> {
        let mut rows = Rows::new(&TRIAL, 1);
        rows.push([
            (&it.draft_id).into(),
            it.revision.into(),
            (&it.made_by).into(),
            (&it.made_at).into(),
            (&it.summary).into(),
            (&it.people).into(),
        ]);
        self.connection.insert(&TRIAL, rows).await
    }
}
