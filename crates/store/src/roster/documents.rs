//! Evidence by the hash of its bytes, in packed parts.

use super::model::RosterDocument;
use super::tables::{DOCUMENT, DOCUMENT_PART};
use crate::engine::{Row, Rows, key_of, keys};
use crate::{Session, StoreError, Writer};

impl Session {
    /// Which of these documents are there.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_roster_documents(
        &mut self,
        sha256s: &[&str],
    ) -> Result<Vec<RosterDocument>, StoreError> {
        let sql = "SELECT sha256, name, bytes, parts, added_at, operator FROM roster_document \
            WHERE sha256 IN keys1($1) ORDER BY sha256";
        let rows = self.connection.fetch(sql, &[keys(sha256s.iter().copied())]).await?;
        rows.iter()
            .map(|row| {
                let sha256 = row.text(0)?;
                Ok(RosterDocument {
                    name: row.open(1, ["roster_document", "name"], &sha256)?,
                    sha256,
                    bytes: row.int(2)?,
                    parts: row.int(3)?,
                    added_at: row.text(4)?,
                    operator: row.text(5)?,
                })
            })
            .collect()
    }

    /// The packed parts of a document, in order; none when it is not there.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_roster_document(&mut self, sha256: &str) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT body, no FROM roster_document_part WHERE sha256 = $1 ORDER BY no";
        let rows = self.connection.fetch(sql, &[sha256.into()]).await?;
        let part =
            |row: &Row| row.open(0, ["roster_document_part", "body"], key_of(&[&sha256, &row.int(1)?]));
        rows.iter().map(part).collect()
    }
}

impl Writer {
    /// Keeps a document, unless the same bytes are there already; whether it was new.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_roster_document(
        &mut self,
        document: &RosterDocument,
        parts: &[String],
    ) -> Result<bool, StoreError> {
        if !self.find_roster_documents(&[&document.sha256]).await?.is_empty() {
            return Ok(false);
        }
        let mut rows = Rows::new(&DOCUMENT, 1);
        rows.push([
            (&document.sha256).into(),
            (&document.name).into(),
            document.bytes.into(),
            document.parts.into(),
            (&document.added_at).into(),
            (&document.operator).into(),
        ]);
        self.connection.insert(&DOCUMENT, rows).await?;
        // Parts are large: few at a time.
        for (group, some) in parts.chunks(8).enumerate() {
            let mut rows = Rows::new(&DOCUMENT_PART, some.len());
            for (at, part) in some.iter().enumerate() {
                let no = i64::try_from(group * 8 + at).unwrap_or(i64::MAX);
                rows.push([(&document.sha256).into(), no.into(), part.into()]);
            }
            self.connection.insert(&DOCUMENT_PART, rows).await?;
        }
        Ok(true)
    }
}
