//! Agreements with institutions (定点协议): proposals, decisions, what is in force.
//!
//! **Knows:** the table. **Does not know:** who may decide, what a scope means.

use base::Day;

use crate::engine::{Insert, Kind, Row, Rows};
use crate::{Session, StoreError, Writer};

use Kind::Text;

/// An agreement or a suspension, with where its proposal stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Number.
    pub id: String,
    /// The institution.
    pub institution_id: String,
    /// `agreement` or `suspension`.
    pub kind: String,
    /// First day.
    pub valid_from: Day,
    /// Last day.
    pub valid_until: Day,
    /// Kinds of visit, as JSON list; empty for all.
    pub scope: String,
    /// What it is about, by whoever proposes it.
    pub note: String,
    /// The one that it takes the place of once it is approved.
    pub replaces_id: Option<String>,
    /// `proposed`, `approved`, `refused` or `replaced`.
    pub state: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// Instant.
    pub proposed_at: String,
    /// Who decided.
    pub decided_by: Option<String>,
    /// Instant.
    pub decided_at: Option<String>,
    /// Why it was decided so.
    pub reason: String,
}

const COLUMNS: &str = "id, institution_id, kind, valid_from, valid_until, scope, note, replaces_id, state, \
    proposed_by, proposed_at, decided_by, decided_at, reason";

const AGREEMENT: Insert = Insert {
    table: "agreement",
    columns: &[
        ("id", Text),
        ("institution_id", Text),
        ("kind", Text),
        ("valid_from", Text),
        ("valid_until", Text),
        ("scope", Text),
        ("note", Text),
        ("replaces_id", Text),
        ("state", Text),
        ("proposed_by", Text),
        ("proposed_at", Text),
        ("decided_by", Text),
        ("decided_at", Text),
        ("reason", Text),
    ],
    // Only where a proposal stands can change.
    conflict: "ON CONFLICT (id) DO UPDATE SET state = excluded.state, decided_by = excluded.decided_by, \
        decided_at = excluded.decided_at, reason = excluded.reason",
};

fn agreement(row: &Row) -> Result<Agreement, StoreError> {
    Ok(Agreement {
        id: row.text(0)?,
        institution_id: row.text(1)?,
        kind: row.text(2)?,
        valid_from: row.day(3, "agreement")?,
        valid_until: row.day(4, "agreement")?,
        scope: row.text(5)?,
        note: row.text(6)?,
        replaces_id: row.text_or_null(7)?,
        state: row.text(8)?,
        proposed_by: row.text(9)?,
        proposed_at: row.text(10)?,
        decided_by: row.text_or_null(11)?,
        decided_at: row.text_or_null(12)?,
        reason: row.text(13)?,
    })
}

impl Session {
    /// Everything agreed, proposed and refused with an institution, the latest first.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn list_agreements(&mut self, institution_id: &str) -> Result<Vec<Agreement>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM agreement WHERE institution_id = $1 ORDER BY proposed_at DESC, id DESC"
        );
        self.connection.fetch(sql, &[institution_id.into()]).await?.iter().map(agreement).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn find_agreement(&mut self, id: &str) -> Result<Option<Agreement>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM agreement WHERE id = $1");
        self.connection.fetch_optional(sql, &[id.into()]).await?.as_ref().map(agreement).transpose()
    }

    /// Proposals that wait for a decision, the earliest first.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn list_proposed_agreements(&mut self, limit: usize) -> Result<Vec<Agreement>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM agreement WHERE state = 'proposed' ORDER BY proposed_at, id LIMIT $1"
        );
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        self.connection.fetch(sql, &[most.into()]).await?.iter().map(agreement).collect()
    }

    /// Everything in force, of all institutions.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn list_approved_agreements(&mut self) -> Result<Vec<Agreement>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM agreement WHERE state = 'approved' ORDER BY id");
        self.connection.fetch(sql, &[]).await?.iter().map(agreement).collect()
    }

    /// Instant of an institution's last settlement.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn last_settlement_of(&mut self, institution_id: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT booked_at FROM settlement WHERE institution_id = $1 \
            ORDER BY settled_on DESC, id DESC LIMIT 1";
        let row = self.connection.fetch_optional(sql, &[institution_id.into()]).await?;
        row.map(|it| it.text(0)).transpose()
    }
}

impl Writer {
    /// Writes an agreement, new or a step further.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_agreement(&mut self, it: &Agreement) -> Result<(), StoreError> {
        let mut rows = Rows::new(&AGREEMENT, 1);
        rows.push([
            (&it.id).into(),
            (&it.institution_id).into(),
            (&it.kind).into(),
            it.valid_from.into(),
            it.valid_until.into(),
            (&it.scope).into(),
            (&it.note).into(),
            (&it.replaces_id).into(),
            (&it.state).into(),
            (&it.proposed_by).into(),
            (&it.proposed_at).into(),
            (&it.decided_by).into(),
            (&it.decided_at).into(),
            (&it.reason).into(),
        ]);
        self.connection.insert(&AGREEMENT, rows).await
    }
}
