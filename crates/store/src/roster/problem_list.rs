//! Lists and statistics of the ledger, page by page.

use super::model::{ProblemCount, ProblemFilter, RosterProblem};
use super::problems::{PROBLEM_COLUMNS, problem};
use crate::engine::Cell;
use crate::within::Columns;
use crate::{Page, Session, StoreError};

/// Where a problem lies, and whose identity it is about.
const LIES: Columns =
    Columns { region: "township", village: "village", institution: "", department: "department", person: "" };

/// The conditions of a filter after ` WHERE 1 = 1`, with their values.
fn conditions(filter: &ProblemFilter) -> (String, Vec<Cell<'_>>) {
    let ProblemFilter {
        kind,
        code,
        stage,
        stage_below,
        township,
        village,
        department,
        person_id,
        desk,
        overdue_on,
        seen_round,
        standing,
        within,
    } = filter;
    let mut sql = String::new();
    let mut cells: Vec<Cell<'_>> = Vec::new();
    let mut also = |text: &str, cell: Cell<'_>| {
        cells.push(match cell {
            Cell::Null => Cell::Null,
            Cell::Int(it) => Cell::Int(it),
            Cell::Text(it) => Cell::Text(it.into_owned().into()),
        });
        sql.push_str(&format!(" AND {text} ${}", cells.len()));
    };
    let texts = [
        ("kind =", kind),
        ("code =", code),
        ("township =", township),
        ("village =", village),
        ("department =", department),
        ("person_id =", person_id),
    ];
    for (text, value) in texts {
        if let Some(value) = value {
            also(text, value.into());
        }
    }
    let numbers = [
        ("stage =", stage),
        ("stage <", stage_below),
        ("seen_round =", seen_round),
        ("standing =", standing),
    ];
    for (text, value) in numbers {
        if let Some(value) = value {
            also(text, (*value).into());
        }
    }
    if let Some((level, region)) = desk {
        also("desk_level =", (*level).into());
        also("desk_region =", region.into());
    }
    if let Some(day) = overdue_on {
        // Due before that day, and nobody has said that it is done.
        also("stage < 2 AND due <", (*day).into());
    }
    sql.push_str(&within.condition(LIES, &mut cells));
    (sql, cells)
}

impl Session {
    /// Problems of a filter by number, after `cursor`.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn list_roster_problems(
        &mut self,
        filter: &ProblemFilter,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<RosterProblem>, StoreError> {
        let (conditions, mut cells) = conditions(filter);
        let after = cursor.and_then(|it| it.parse::<i64>().ok()).unwrap_or(0);
        cells.push(after.into());
        let from = cells.len();
        cells.push(i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX).into());
        let sql = format!(
            "SELECT {PROBLEM_COLUMNS} FROM roster_problem WHERE 1 = 1{conditions} AND id > ${from} \
             ORDER BY id LIMIT ${}",
            from + 1
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut items = rows.iter().map(problem).collect::<Result<Vec<_>, _>>()?;
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(|it| it.id.to_string()) } else { None };
        Ok(Page { items, next })
    }

    /// Every problem of a filter by township and number, one by one.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn for_each_roster_problem(
        &mut self,
        filter: &ProblemFilter,
        mut each: impl FnMut(RosterProblem),
    ) -> Result<(), StoreError> {
        let (conditions, cells) = conditions(filter);
        let sql = format!(
            "SELECT {PROBLEM_COLUMNS} FROM roster_problem WHERE 1 = 1{conditions} ORDER BY township, id"
        );
        self.connection
            .for_each(sql, &cells, |row| {
                each(problem(&row)?);
                Ok(())
            })
            .await
    }

    /// Number of problems and money by kind, township, department, age and stage.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_roster_problems(
        &mut self,
        filter: &ProblemFilter,
    ) -> Result<Vec<ProblemCount>, StoreError> {
        let (conditions, cells) = conditions(filter);
        let sql = format!(
            "SELECT kind, code, township, department, age_band, stage, COUNT(*), \
             CAST(SUM(amount_fen) AS BIGINT) FROM roster_problem WHERE 1 = 1{conditions} \
             GROUP BY kind, code, township, department, age_band, stage \
             ORDER BY kind, code, township, department, age_band, stage"
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        rows.iter()
            .map(|row| {
                Ok(ProblemCount {
                    kind: row.text(0)?,
                    code: row.text(1)?,
                    township: row.text(2)?,
                    department: row.text(3)?,
                    age_band: row.int(4)?,
                    stage: row.int(5)?,
                    problems: row.int(6)?,
                    amount_fen: row.int(7)?,
                })
            })
            .collect()
    }
}
