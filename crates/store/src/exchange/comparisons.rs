//! Comparisons of an institution's own codes with the catalogue.

use super::model::ItemComparison;
use super::tables::COMPARISON;
use crate::engine::{Row, Rows, keys};
use crate::{Session, StoreError, Writer};

const COLUMNS: &str = "institution_id, own_code, list_type, code, valid_from, known_from, valid_until, \
    known_until, own_name, said, operator";

fn comparison(row: &Row) -> Result<ItemComparison, StoreError> {
    Ok(ItemComparison {
        institution_id: row.text(0)?,
        own_code: row.text(1)?,
        list_type: row.text(2)?,
        code: row.text(3)?,
        valid_from: row.day(4, "item_comparison")?,
        known_from: row.text(5)?,
        valid_until: row.day(6, "item_comparison")?,
        known_until: row.text_or_null(7)?,
        own_name: row.text(8)?,
        said: row.text(9)?,
        operator: row.text(10)?,
    })
}

impl Session {
    /// Comparisons of an institution that count; those of some own codes, or all of them.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_item_comparisons(
        &mut self,
        institution_id: &str,
        own_codes: Option<&[&str]>,
    ) -> Result<Vec<ItemComparison>, StoreError> {
        let order = "ORDER BY own_code, list_type, code, valid_from, known_from";
        let rows = match own_codes {
            None => {
                let sql = format!(
                    "SELECT {COLUMNS} FROM item_comparison WHERE institution_id = $1 \
                     AND known_until IS NULL {order}"
                );
                self.connection.fetch(sql, &[institution_id.into()]).await?
            }
            Some(codes) => {
                let sql = format!(
                    "SELECT {COLUMNS} FROM item_comparison WHERE institution_id = $1 \
                     AND own_code IN keys1($2) AND known_until IS NULL {order}"
                );
                self.connection.fetch(sql, &[institution_id.into(), keys(codes.iter().copied())]).await?
            }
        };
        rows.iter().map(comparison).collect()
    }
}

impl Writer {
    /// Adds comparisons.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for the same codes, day and instant.
    pub async fn add_item_comparisons(&mut self, comparisons: &[ItemComparison]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&COMPARISON, comparisons.len());
        for it in comparisons {
            rows.push([
                (&it.institution_id).into(),
                (&it.own_code).into(),
                (&it.list_type).into(),
                (&it.code).into(),
                it.valid_from.into(),
                (&it.known_from).into(),
                it.valid_until.into(),
                (&it.known_until).into(),
                (&it.own_name).into(),
                (&it.said).into(),
                (&it.operator).into(),
            ]);
        }
        self.connection.insert(&COMPARISON, rows).await
    }

    /// Marks a comparison as withdrawn at an instant: it stays, but does not count from then on.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such row that counts.
    pub async fn withdraw_item_comparison(
        &mut self,
        row: &ItemComparison,
        at: &str,
    ) -> Result<(), StoreError> {
        let which = "institution_id = $1 AND own_code = $2 AND list_type = $3 AND code = $4 \
            AND valid_from = $5 AND known_from = $6 AND known_until IS NULL";
        let cells = [
            (&row.institution_id).into(),
            (&row.own_code).into(),
            (&row.list_type).into(),
            (&row.code).into(),
            row.valid_from.into(),
            (&row.known_from).into(),
        ];
        let set = [("known_until", at.into())];
        let what = ("目录对照", row.own_code.as_str());
        self.connection.change_stamped_one("item_comparison", &set, which, &cells, what).await
    }
}
