//! Lists and statistics of the ledger, page by page.

use super::model::{ProblemCount, ProblemFilter, ProblemSum, RosterProblem};
use super::problems::{PROBLEM_COLUMNS, problem};
use crate::engine::{Cell, Row};
use crate::lookup::{limit_cell, page};
use crate::within::Columns;
use crate::{Page, Session, StoreError, Within, WithinPart};

/// Where a problem lies, and whose identity it is about.
const LIES: Columns =
    Columns { region: "township", village: "village", institution: "", department: "department", person: "" };

/// The conditions of a filter after ` WHERE 1 = 1`, with their values.
fn conditions(filter: &ProblemFilter) -> (String, Vec<Cell<'_>>) {
    let (mut sql, mut cells) = own_conditions(filter);
    sql.push_str(&filter.within.condition(LIES, &mut cells));
    (sql, cells)
}

/// The same without what may be shown.
fn own_conditions(filter: &ProblemFilter) -> (String, Vec<Cell<'_>>) {
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
        within: _,
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
    if let Some(kind) = kind {
        // The kind is what stands before the point: one index serves both.
        also("code >=", format!("{kind}.").into());
        also("code <", format!("{kind}/").into());
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
    (sql, cells)
}

/// The statement of a page and its values. What may be shown is looked up part by part, in the index of its township;
/// what is of one kind, in the index of kinds; all else in the order of numbers. Only of the page the rows are read.
pub(crate) fn question<'a>(
    filter: &'a ProblemFilter,
    cursor: Option<&str>,
    limit: usize,
) -> (String, Vec<Cell<'a>>) {
    let (conditions, mut cells) = own_conditions(filter);
    let after = cursor.and_then(|it| it.parse::<i64>().ok()).unwrap_or(0);
    cells.push(after.into());
    let from = cells.len();
    cells.push(limit_cell(limit));
    let most = from + 1;
    let of_kind = (filter.kind.is_some() || filter.code.is_some())
        && filter.township.is_none()
        && filter.person_id.is_none();
    let mut way = |part: Option<&WithinPart>| {
        let own = part.map(|it| Within { parts: Some(vec![it.clone()]) });
        let narrowed = own.map_or_else(String::new, |it| it.condition(LIES, &mut cells));
        let by_township = part.is_some_and(WithinPart::is_of_township);
        // A sum is no bound of an index: the order of numbers is not walked along.
        let id = if of_kind && !by_township { "id + 0" } else { "id" };
        format!(
            "SELECT id FROM (SELECT id FROM roster_problem WHERE 1 = 1{conditions}{narrowed} AND {id} > ${from} \
             ORDER BY {id} LIMIT ${most}) w"
        )
    };
    let ways: Vec<String> = match &filter.within.parts {
        None => vec![way(None)],
        Some(parts) => parts.iter().map(|it| way(Some(it))).collect(),
    };
    if ways.is_empty() {
        let none = format!("SELECT {PROBLEM_COLUMNS} FROM roster_problem WHERE 1 = 0");
        return (none, Vec::new());
    }
    let sql = format!(
        "SELECT {PROBLEM_COLUMNS} FROM roster_problem WHERE id IN ({}) ORDER BY id LIMIT ${most}",
        ways.join(" UNION ")
    );
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
        let (sql, cells) = question(filter, cursor, limit);
        let rows = self.connection.fetch(sql, &cells).await?;
        let items = rows.iter().map(problem).collect::<Result<Vec<_>, _>>()?;
        Ok(page(items, limit, |it| it.id.to_string()))
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

    /// Number of problems and money by sub-case, township and stage.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn tally_roster_problems(
        &mut self,
        filter: &ProblemFilter,
    ) -> Result<Vec<ProblemSum>, StoreError> {
        let (conditions, cells) = conditions(filter);
        let sql = format!(
            "SELECT code, township, stage, COUNT(*) AS problems, CAST(SUM(amount_fen) AS BIGINT) AS fen \
             FROM roster_problem WHERE 1 = 1{conditions} \
             GROUP BY code, township, stage ORDER BY code, township, stage"
        );
        let rows = self.connection.fetch_bulk(sql, 5, &cells).await?;
        let sum = |row: &Row| {
            Ok(ProblemSum {
                code: row.text(0)?,
                township: row.text(1)?,
                stage: row.int(2)?,
                problems: row.int(3)?,
                amount_fen: row.int(4)?,
            })
        };
        rows.iter().map(sum).collect()
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
