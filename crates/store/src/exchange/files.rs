//! Files, and editions of catalogues.

use base::Day;

use super::model::{CatalogueEdition, ExchangeFile};
use super::tables::{EDITION, FILE};
use crate::engine::Rows;
use crate::{Session, StoreError, Writer};

impl Session {
    /// A file with its body.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_exchange_file(&mut self, id: &str) -> Result<Option<ExchangeFile>, StoreError> {
        let sql = "SELECT id, owner, purpose, name, bytes, sha256, body, made_at, expires_on, operator \
            FROM exchange_file WHERE id = $1";
        let row = self.connection.fetch_optional(sql, &[id.into()]).await?;
        let file = row.map(|row| {
            let id = row.text(0)?;
            Ok(ExchangeFile {
                owner: row.text(1)?,
                purpose: row.text(2)?,
                name: row.open(3, ["exchange_file", "name"], &id)?,
                bytes: row.int(4)?,
                sha256: row.text(5)?,
                body: row.open(6, ["exchange_file", "body"], &id)?,
                id,
                made_at: row.text(7)?,
                expires_on: row.day(8, "exchange_file")?,
                operator: row.text(9)?,
            })
        });
        file.transpose()
    }

    /// Bytes of the files that an owner has kept since an instant.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn exchange_bytes_since(&mut self, owner: &str, instant: &str) -> Result<i64, StoreError> {
        let sql = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM exchange_file \
            WHERE owner = $1 AND made_at >= $2";
        let row = self.connection.fetch_optional(sql, &[owner.into(), instant.into()]).await?;
        row.map_or(Ok(0), |it| it.int(0))
    }

    /// The latest edition of a catalogue.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_catalogue_edition(
        &mut self,
        list: &str,
    ) -> Result<Option<CatalogueEdition>, StoreError> {
        let sql = "SELECT list, number, hash, made_at FROM catalogue_edition WHERE list = $1 \
            ORDER BY number DESC LIMIT 1";
        let row = self.connection.fetch_optional(sql, &[list.into()]).await?;
        let edition = row.map(|row| {
            Ok(CatalogueEdition {
                list: row.text(0)?,
                number: row.int(1)?,
                hash: row.text(2)?,
                made_at: row.text(3)?,
            })
        });
        edition.transpose()
    }
}

impl Writer {
    /// Keeps a file.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_exchange_file(&mut self, file: &ExchangeFile) -> Result<(), StoreError> {
        let mut rows = Rows::new(&FILE, 1);
        rows.push([
            (&file.id).into(),
            (&file.owner).into(),
            (&file.purpose).into(),
            (&file.name).into(),
            file.bytes.into(),
            (&file.sha256).into(),
            (&file.body).into(),
            (&file.made_at).into(),
            file.expires_on.into(),
            (&file.operator).into(),
        ]);
        self.connection.insert(&FILE, rows).await
    }

    /// Lets go of an owner's files whose last day lies before `day`; how many there were.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn drop_exchange_files(&mut self, owner: &str, day: Day) -> Result<u64, StoreError> {
        let sql = "DELETE FROM exchange_file WHERE owner = $1 AND expires_on < $2";
        self.connection.execute(sql, &[owner.into(), day.into()]).await
    }

    /// Adds an edition.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_catalogue_edition(&mut self, edition: &CatalogueEdition) -> Result<(), StoreError> {
        let mut rows = Rows::new(&EDITION, 1);
        let CatalogueEdition { list, number, hash, made_at } = edition;
        rows.push([list.into(), (*number).into(), hash.into(), made_at.into()]);
        self.connection.insert(&EDITION, rows).await
    }
}
