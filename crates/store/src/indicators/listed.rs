//! Who stands behind a figure: kept with it, read page by page.

use std::collections::BTreeMap;

use super::model::{ListedPerson, ListedPlace, ListedSettlement};
use crate::engine::{Insert, Kind, Rows, keys};
use crate::lookup::{Page, limit_cell, page};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Stamp, Text};

pub(crate) const LISTED: Insert = Insert {
    table: "indicator_person",
    columns: &[
        ("code", Text),
        ("period", Text),
        ("place", Text),
        ("no", Int),
        ("person_id", Text),
        ("settlement_id", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

/// After all names of places.
const END: char = char::MAX;

impl ListedPlace<'_> {
    /// The places from here on, up to there.
    fn bounds(self) -> (String, String) {
        match self {
            ListedPlace::Everywhere => (String::new(), END.to_string()),
            // What begins with the township and a stroke.
            ListedPlace::Township(code) => (format!("{code}/"), format!("{code}/{END}")),
            ListedPlace::Village(place) => (place.to_owned(), format!("{place}\u{1}")),
        }
    }
}

impl Session {
    /// Who stands behind the figure of a month in a place, in order, after `cursor` (`place|number`).
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_indicator_people(
        &mut self,
        (code, month): (&str, &str),
        place: ListedPlace<'_>,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<ListedPerson>, StoreError> {
        let (first, end) = place.bounds();
        let after = cursor.and_then(|it| it.rsplit_once('|')).filter(|it| it.0 >= first.as_str());
        let (from, no) = after.unwrap_or((&first, "0"));
        let no: i64 = no.parse().unwrap_or(0);
        let sql = "SELECT place, no, person_id, settlement_id FROM indicator_person \
            WHERE code = $1 AND period = $2 AND (place, no) > ($3, $4) AND place < $5 \
            ORDER BY place, no LIMIT $6";
        let cells = [code.into(), month.into(), from.into(), no.into(), (&end).into(), limit_cell(limit)];
        let rows = self.connection.fetch(sql, &cells).await?;
        let items = rows.iter().map(|row| {
            let settlement_id = Some(row.text(3)?).filter(|it| !it.is_empty());
            Ok((row.int(1)?, ListedPerson { place: row.text(0)?, person_id: row.text(2)?, settlement_id }))
        });
        let Page { items, next } = page(items.collect::<Result<Vec<_>, StoreError>>()?, limit, |(no, it)| {
            format!("{}|{no}", it.place)
        });
        Ok(Page { items: items.into_iter().map(|it| it.1).collect(), next })
    }

    /// Day and money of settlements, by number. Unknown numbers are left out.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn find_listed_settlements(
        &mut self,
        ids: &[&str],
    ) -> Result<BTreeMap<String, ListedSettlement>, StoreError> {
        let sql = "SELECT id, settled_on, total_fen, person_fen FROM settlement WHERE id IN keys1($1)";
        let rows = self.connection.fetch(sql, &[keys(ids.iter().copied())]).await?;
        let settlements = rows.iter().map(|row| {
            let settled_on = row.day(1, "settlement")?;
            let it = ListedSettlement { settled_on, total_fen: row.int(2)?, person_fen: row.int(3)? };
            Ok((row.text(0)?, it))
        });
        settlements.collect()
    }
}

impl Writer {
    /// Puts who stands behind the figures of a month in the place of those who stood there, for the indicators
    /// `codes`. `listed` are the indicator and who it lists, in any order.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_indicator_people(
        &mut self,
        month: &str,
        codes: &[&str],
        listed: &mut [(&str, ListedPerson)],
    ) -> Result<(), StoreError> {
        for code in codes {
            let sql = "DELETE FROM indicator_person WHERE code = $1 AND period = $2";
            self.connection.execute(sql, &[(*code).into(), month.into()]).await?;
        }
        listed.sort_unstable();
        let mut rows = Rows::new(&LISTED, listed.len());
        for (no, (code, it)) in (1_i64..).zip(listed.iter()) {
            rows.push([
                (*code).into(),
                month.into(),
                (&it.place).into(),
                no.into(),
                (&it.person_id).into(),
                it.settlement_id.as_deref().unwrap_or_default().into(),
            ]);
        }
        self.connection.insert(&LISTED, rows).await
    }
}
