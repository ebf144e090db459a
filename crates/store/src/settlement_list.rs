//! Settlements in lists, by day and number.

use base::Day;

use crate::decode::{SUMMARY_COLUMNS, summary};
use crate::engine::Cell;
use crate::lookup::{Page, limit_cell, page};
use crate::within::Columns;
use crate::{Session, SettlementFilter, SettlementSummary, StoreError};

/// Where a settlement belongs: its person's home, its institution.
const SETTLED: Columns =
    Columns { region: "home", village: "", institution: "institution_id", department: "", person: "" };

impl Session {
    /// Settlements by day and number, after `cursor`.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn list_settlements(
        &mut self,
        filter: &SettlementFilter,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<SettlementSummary>, StoreError> {
        let (sql, cells) = question(filter, cursor, limit);
        let rows = self.connection.fetch(sql, &cells).await?;
        let items = rows.iter().map(summary).collect::<Result<Vec<_>, _>>()?;
        Ok(page(items, limit, |it| format!("{}|{}", it.settled_on, it.id)))
    }
}

/// The statement and its values.
pub(crate) fn question<'a>(
    filter: &'a SettlementFilter,
    cursor: Option<&'a str>,
    limit: usize,
) -> (String, Vec<Cell<'a>>) {
    let (day, id) = cursor.and_then(|it| it.rsplit_once('|')).unwrap_or(("", ""));
    // Of several bounds from below an engine may take the wrong one to begin at: there is one, the later.
    let from = filter.from.unwrap_or(Day::MIN).max(day.parse().unwrap_or(Day::MIN));
    let mut cells = vec![
        Cell::from(from),
        Cell::from(filter.until.unwrap_or(Day::MAX)),
        day.into(),
        id.into(),
        limit_cell(limit),
    ];
    let mut sql = format!(
        "SELECT {SUMMARY_COLUMNS} FROM settlement \
         WHERE settled_on >= $1 AND settled_on <= $2 AND (settled_on, id) > ($3, $4)"
    );
    if let Some(person_id) = &filter.person_id {
        cells.push(person_id.into());
        let place = cells.len();
        sql.push_str(&format!(" AND visit_id IN (SELECT v.id FROM visit v WHERE v.person_id = ${place})"));
    }
    if let Some(institution_id) = &filter.institution_id {
        cells.push(institution_id.into());
        sql.push_str(&format!(" AND institution_id = ${}", cells.len()));
    }
    sql.push_str(&filter.within.condition(SETTLED, &mut cells));
    sql.push_str(" ORDER BY settled_on, id LIMIT $5");
    (sql, cells)
}
