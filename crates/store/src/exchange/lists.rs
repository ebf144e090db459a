//! Settlement lists by settlement, in versions.

use super::model::SettlementList;
use super::tables::LIST;
use crate::engine::{Rows, key_of};
use crate::{Session, StoreError, Writer};

impl Session {
    /// The latest version of the list of a settlement.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_settlement_list(
        &mut self,
        settlement_id: &str,
    ) -> Result<Option<SettlementList>, StoreError> {
        let sql = "SELECT settlement_id, version, list_id, institution_id, person_id, state, body, note, \
            made_at, operator FROM settlement_list WHERE settlement_id = $1 ORDER BY version DESC LIMIT 1";
        let row = self.connection.fetch_optional(sql, &[settlement_id.into()]).await?;
        let list = row.map(|row| {
            let (settlement_id, version) = (row.text(0)?, row.int(1)?);
            let key = key_of(&[&settlement_id, &version]);
            Ok(SettlementList {
                settlement_id,
                version,
                list_id: row.text(2)?,
                institution_id: row.text(3)?,
                person_id: row.text(4)?,
                state: row.text(5)?,
                body: row.open(6, ["settlement_list", "body"], &key)?,
                note: row.open(7, ["settlement_list", "note"], &key)?,
                made_at: row.text(8)?,
                operator: row.text(9)?,
            })
        });
        list.transpose()
    }
}

impl Writer {
    /// Adds a version of a list.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a version that is there.
    pub async fn add_settlement_list(&mut self, list: &SettlementList) -> Result<(), StoreError> {
        let mut rows = Rows::new(&LIST, 1);
        rows.push([
            (&list.settlement_id).into(),
            list.version.into(),
            (&list.list_id).into(),
            (&list.institution_id).into(),
            (&list.person_id).into(),
            (&list.state).into(),
            (&list.body).into(),
            (&list.note).into(),
            (&list.made_at).into(),
            (&list.operator).into(),
        ]);
        self.connection.insert(&LIST, rows).await
    }
}
