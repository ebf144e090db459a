//! Drafts and their files.

use super::model::{DraftFile, DraftSide, PolicyDraft};
use crate::engine::{Insert, Kind, Row, Rows};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Text};

const DRAFT: Insert = Insert {
    table: "policy_draft",
    columns: &[
        ("id", Text),
        ("instrument", Text),
        ("title", Text),
        ("purpose", Text),
        ("state", Text),
        ("revision", Int),
        ("effective_on", Text),
        ("copied_from", Text),
        ("authors", Text),
        ("submitted_by", Text),
        ("submitted_at", Text),
        ("decided_by", Text),
        ("decided_at", Text),
        ("remark", Text),
        ("approval", Int),
        ("created_at", Text),
        ("changed_at", Text),
    ],
    conflict: "",
};

const FILE: Insert = Insert {
    table: "policy_draft_file",
    columns: &[("draft_id", Text), ("side", Text), ("path", Text), ("body", Text)],
    conflict: "",
};

const COLUMNS: &str = "id, instrument, title, purpose, state, revision, effective_on, copied_from, authors, \
    submitted_by, submitted_at, decided_by, decided_at, remark, approval, created_at, changed_at";

fn draft(row: &Row) -> Result<PolicyDraft, StoreError> {
    Ok(PolicyDraft {
        id: row.text(0)?,
        instrument: row.text(1)?,
        title: row.text(2)?,
        purpose: row.text(3)?,
        state: row.text(4)?,
        revision: row.int(5)?,
        effective_on: row.day_or_null(6, "policy_draft")?,
        copied_from: row.text_or_null(7)?,
        authors: row.text(8)?,
        submitted_by: row.text(9)?,
        submitted_at: row.text_or_null(10)?,
        decided_by: row.text(11)?,
        decided_at: row.text_or_null(12)?,
        remark: row.text(13)?,
        approval: row.int(14)?,
        created_at: row.text(15)?,
        changed_at: row.text(16)?,
    })
}

impl Session {
    /// Drafts, the latest first; those in a state, or all.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_policy_drafts(
        &mut self,
        state: Option<&str>,
        limit: usize,
    ) -> Result<Vec<PolicyDraft>, StoreError> {
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = match state {
            Some(state) => {
                let sql =
                    format!("SELECT {COLUMNS} FROM policy_draft WHERE state = $1 ORDER BY id DESC LIMIT $2");
                self.connection.fetch(sql, &[state.into(), most.into()]).await?
            }
            None => {
                let sql = format!("SELECT {COLUMNS} FROM policy_draft ORDER BY id DESC LIMIT $1");
                self.connection.fetch(sql, &[most.into()]).await?
            }
        };
        rows.iter().map(draft).collect()
    }

    /// Approved drafts, in the order of their approval.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn approved_policy_drafts(&mut self) -> Result<Vec<PolicyDraft>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM policy_draft WHERE state = 'approved' ORDER BY approval");
        self.connection.fetch(sql, &[]).await?.iter().map(draft).collect()
    }

    /// The number of the last approval; 0 without one.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn last_policy_approval(&mut self) -> Result<i64, StoreError> {
        let sql = "SELECT COALESCE(MAX(approval), 0) FROM policy_draft WHERE state = 'approved'";
        self.connection.fetch_optional(sql, &[]).await?.map_or(Ok(0), |it| it.int(0))
    }

    /// A draft by number.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_policy_draft(&mut self, id: &str) -> Result<Option<PolicyDraft>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM policy_draft WHERE id = $1");
        let row = self.connection.fetch_optional(sql, &[id.into()]).await?;
        row.as_ref().map(draft).transpose()
    }

    /// The files of a draft, by path.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_policy_files(
        &mut self,
        draft_id: &str,
        side: DraftSide,
    ) -> Result<Vec<DraftFile>, StoreError> {
        let sql = "SELECT path, body FROM policy_draft_file WHERE draft_id = $1 AND side = $2 ORDER BY path";
        let rows = self.connection.fetch(sql, &[draft_id.into(), side.word().into()]).await?;
        rows.iter().map(|row| Ok(DraftFile { path: row.text(0)?, body: row.text(1)? })).collect()
    }
}

impl Writer {
    /// Keeps a new draft.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_policy_draft(&mut self, it: &PolicyDraft) -> Result<(), StoreError> {
        let mut rows = Rows::new(&DRAFT, 1);
        rows.push([
            (&it.id).into(),
            (&it.instrument).into(),
            (&it.title).into(),
            (&it.purpose).into(),
            (&it.state).into(),
            it.revision.into(),
            it.effective_on.into(),
            (&it.copied_from).into(),
            (&it.authors).into(),
            (&it.submitted_by).into(),
            (&it.submitted_at).into(),
            (&it.decided_by).into(),
            (&it.decided_at).into(),
            (&it.remark).into(),
            it.approval.into(),
            (&it.created_at).into(),
            (&it.changed_at).into(),
        ]);
        self.connection.insert(&DRAFT, rows).await
    }

    /// Writes a draft that is still open, if it has the revision that the caller has seen; `false` when it has
    /// moved on, or was decided on: then nothing was written.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_policy_draft(&mut self, it: &PolicyDraft, seen: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE policy_draft SET title = $3, purpose = $4, state = $5, revision = $6, \
            effective_on = $7, authors = $8, submitted_by = $9, submitted_at = $10, decided_by = $11, \
            decided_at = $12, remark = $13, approval = $14, changed_at = $15 \
            WHERE id = $1 AND revision = $2 AND state IN ('draft', 'submitted')";
        let cells = [
            (&it.id).into(),
            seen.into(),
            (&it.title).into(),
            (&it.purpose).into(),
            (&it.state).into(),
            it.revision.into(),
            it.effective_on.into(),
            (&it.authors).into(),
            (&it.submitted_by).into(),
            (&it.submitted_at).into(),
            (&it.decided_by).into(),
            (&it.decided_at).into(),
            (&it.remark).into(),
            it.approval.into(),
            (&it.changed_at).into(),
        ];
        let firsts = [it.id.clone()];
        Ok(self.connection.execute_watched("policy_draft", &firsts, sql, &cells).await? > 0)
    }

    /// Puts the files of one side of an open draft in the place of those that were there.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such draft that may still be written on.
    pub async fn put_policy_files(
        &mut self,
        draft_id: &str,
        side: DraftSide,
        files: &[DraftFile],
    ) -> Result<(), StoreError> {
        let open = "SELECT 1 FROM policy_draft WHERE id = $1 AND state = 'draft'";
        if self.connection.fetch_optional(open, &[draft_id.into()]).await?.is_none() {
            return Err(StoreError::Missing { what: "在写的政策草案", id: draft_id.to_owned() });
        }
        let sql = "DELETE FROM policy_draft_file WHERE draft_id = $1 AND side = $2";
        let (firsts, cells) = ([draft_id.to_owned()], [draft_id.into(), side.word().into()]);
        self.connection.execute_watched("policy_draft_file", &firsts, sql, &cells).await?;
        let mut rows = Rows::new(&FILE, files.len());
        for it in files {
            rows.push([draft_id.into(), side.word().into(), (&it.path).into(), (&it.body).into()]);
        }
        self.connection.insert(&FILE, rows).await
    }
}
