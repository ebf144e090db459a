//! Counts of requests.

use base::Day;

use super::list::Where;
use super::model::{MatterCount, MatterFilter, MatterTally};
use crate::{Session, StoreError};

impl Session {
    /// What was taken in from a day to a day, counted by everything that figures are made of.
    ///
    /// # Errors
    /// The database's failure (so for all below).
    pub async fn tally_matter_requests(
        &mut self,
        scopes: Option<&[String]>,
        from: Day,
        until: Day,
        today: Day,
    ) -> Result<Vec<MatterTally>, StoreError> {
        let mut conditions = Where::default();
        conditions.within(scopes);
        let (from, until) = (conditions.bind(from), conditions.bind(until));
        let today = conditions.bind(today);
        let (text, cells) = conditions.finish();
        let sql = format!(
            "SELECT matter, taken_level, level, home, state, \
             CASE WHEN COALESCE(ended_on, {today}) > due_on THEN 1 ELSE 0 END, COUNT(*) \
             FROM matter_request WHERE taken_on >= {from} AND taken_on <= {until}{text} \
             GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6"
        );
        let sql = match self.connection.kind() {
            crate::EngineKind::Sqlite => sql,
            crate::EngineKind::Postgres => sql.replace("THEN 1 ELSE 0 END", "THEN 1 ELSE 0 END::bigint"),
        };
        let rows = self.connection.fetch(sql, &cells).await?;
        rows.iter()
            .map(|row| {
                Ok(MatterTally {
                    matter: row.text(0)?,
                    taken_level: row.text(1)?,
                    level: row.text(2)?,
                    home: row.text(3)?,
                    state: row.text(4)?,
                    is_late: row.int(5)? != 0,
                    count: row.int(6)?,
                })
            })
            .collect()
    }

    /// What is open, is due by a day, is overdue.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_open_matters(
        &mut self,
        scopes: Option<&[String]>,
        level: Option<&str>,
        today: Day,
        soon: Day,
    ) -> Result<MatterCount, StoreError> {
        let filter = MatterFilter {
            scopes: scopes.map(<[String]>::to_vec),
            level: level.map(ToOwned::to_owned),
            ..MatterFilter::default()
        };
        let mut conditions = Where::of(&filter);
        let (today, soon) = (conditions.bind(today), conditions.bind(soon));
        let (text, cells) = conditions.finish();
        let sum =
            |test: &str| format!("CAST(COALESCE(SUM(CASE WHEN {test} THEN 1 ELSE 0 END), 0) AS BIGINT)");
        let sql = format!(
            "SELECT COUNT(*), {}, {}, {} FROM matter_request WHERE is_open = 1{text}",
            sum("state = 'waiting'"),
            sum(&format!("due_on >= {today} AND due_on <= {soon}")),
            sum(&format!("due_on < {today}")),
        );
        let row = self.connection.fetch_optional(sql, &cells).await?;
        row.map_or(Ok(MatterCount::default()), |row| {
            Ok(MatterCount {
                open: row.int(0)?,
                waiting: row.int(1)?,
                due_soon: row.int(2)?,
                overdue: row.int(3)?,
            })
        })
    }
}
