//! What was worked out: values by place and period, when that was, and institutions by month.

use super::model::{IndicatorRun, IndicatorValue, InstitutionMonth};
use crate::engine::{Insert, Kind, Row, Rows, keys};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Stamp, Text};

pub(crate) const VALUE: Insert = Insert {
    table: "indicator_value",
    columns: &[
        ("code", Text),
        ("period", Text),
        ("place", Text),
        ("parent", Text),
        ("numerator", Int),
        ("denominator", Int),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const RUN: Insert = Insert {
    table: "indicator_run",
    columns: &[
        ("code", Text),
        ("period", Text),
        ("as_of", Text),
        ("definition", Text),
        ("months", Int),
        ("known_at", Text),
        ("operator", Text),
        ("stamp", Stamp),
    ],
    conflict: "ON CONFLICT (code, period) DO UPDATE SET as_of = excluded.as_of, \
        definition = excluded.definition, months = excluded.months, known_at = excluded.known_at, \
        operator = excluded.operator",
};

pub(crate) const MONTH: Insert = Insert {
    table: "institution_month",
    columns: &[
        ("institution_id", Text),
        ("month", Text),
        ("settlements", Int),
        ("total_fen", Int),
        ("paid_fen", Int),
        ("cash_fen", Int),
        ("known_at", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

const COLUMNS: &str = "code, period, place, parent, numerator, denominator";

fn value(row: &Row) -> Result<IndicatorValue, StoreError> {
    Ok(IndicatorValue {
        code: row.text(0)?,
        period: row.text(1)?,
        place: row.text(2)?,
        parent: row.text(3)?,
        numerator: row.int(4)?,
        denominator: row.int(5)?,
    })
}

impl Session {
    /// Values of a place, by indicator and period.
    ///
    /// # Errors
    /// The database's failure (so for all below).
    pub async fn indicator_values(
        &mut self,
        codes: &[&str],
        periods: &[&str],
        place: &str,
    ) -> Result<Vec<IndicatorValue>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM indicator_value WHERE code IN keys1($1) AND period IN keys1($2) \
             AND place = $3 ORDER BY code, period"
        );
        let cells = [keys(codes.iter().copied()), keys(periods.iter().copied()), place.into()];
        self.connection.fetch(sql, &cells).await?.iter().map(value).collect()
    }

    /// Values of the places within a place, by place.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn indicator_values_within(
        &mut self,
        code: &str,
        period: &str,
        parent: &str,
    ) -> Result<Vec<IndicatorValue>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM indicator_value WHERE code = $1 AND period = $2 AND parent = $3 \
             ORDER BY place"
        );
        let rows = self.connection.fetch(sql, &[code.into(), period.into(), parent.into()]).await?;
        rows.iter().map(value).collect()
    }

    /// All values of indicators in some periods, by indicator, period and place.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn indicator_values_of(
        &mut self,
        codes: &[&str],
        periods: &[&str],
    ) -> Result<Vec<IndicatorValue>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM indicator_value WHERE code IN keys1($1) AND period IN keys1($2) \
             ORDER BY code, period, place"
        );
        let cells = [keys(codes.iter().copied()), keys(periods.iter().copied())];
        self.connection.fetch_bulk(sql, 6, &cells).await?.iter().map(value).collect()
    }

    /// When values were worked out, by indicator and period.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn indicator_runs(&mut self) -> Result<Vec<IndicatorRun>, StoreError> {
        let sql = "SELECT code, period, as_of, definition, months, known_at, operator FROM indicator_run \
            ORDER BY code, period";
        let rows = self.connection.fetch(sql, &[]).await?;
        let runs = rows.iter().map(|row| {
            Ok(IndicatorRun {
                code: row.text(0)?,
                period: row.text(1)?,
                as_of: row.day(2, "indicator_run")?,
                definition: row.text(3)?,
                months: row.int(4)?,
                known_at: row.text(5)?,
                operator: row.text(6)?,
            })
        });
        runs.collect()
    }

    /// Settlements of an institution, month by month.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn institution_months(&mut self, id: &str) -> Result<Vec<InstitutionMonth>, StoreError> {
        let sql = "SELECT institution_id, month, settlements, total_fen, paid_fen, cash_fen, known_at \
            FROM institution_month WHERE institution_id = $1 ORDER BY month";
        let rows = self.connection.fetch(sql, &[id.into()]).await?;
        let months = rows.iter().map(|row| {
            Ok(InstitutionMonth {
                institution_id: row.text(0)?,
                month: row.text(1)?,
                settlements: row.int(2)?,
                total_fen: row.int(3)?,
                paid_fen: row.int(4)?,
                cash_fen: row.int(5)?,
                known_at: row.text(6)?,
            })
        });
        months.collect()
    }

    /// Usable rows of files that departments handed in between two instants; the same file counts once.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn roster_rows_between(&mut self, from: &str, until: &str) -> Result<i64, StoreError> {
        let sql = "SELECT CAST(COALESCE(SUM(usable), 0) AS BIGINT) FROM roster_file \
            WHERE imported_at >= $1 AND imported_at < $2 AND same_as IS NULL";
        let row = self.connection.fetch_optional(sql, &[from.into(), until.into()]).await?;
        row.map_or(Ok(0), |it| it.int(0))
    }
}

impl Writer {
    /// Puts the values of a period in the place of those that were there, for the indicators of `runs`.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_indicators(
        &mut self,
        runs: &[IndicatorRun],
        values: &[IndicatorValue],
    ) -> Result<(), StoreError> {
        for run in runs {
            let sql = "DELETE FROM indicator_value WHERE code = $1 AND period = $2";
            self.connection.execute(sql, &[(&run.code).into(), (&run.period).into()]).await?;
        }
        let mut rows = Rows::new(&VALUE, values.len());
        for it in values {
            rows.push([
                (&it.code).into(),
                (&it.period).into(),
                (&it.place).into(),
                (&it.parent).into(),
                it.numerator.into(),
                it.denominator.into(),
            ]);
        }
        self.connection.insert(&VALUE, rows).await?;
        let mut rows = Rows::new(&RUN, runs.len());
        for it in runs {
            rows.push([
                (&it.code).into(),
                (&it.period).into(),
                it.as_of.into(),
                (&it.definition).into(),
                it.months.into(),
                (&it.known_at).into(),
                (&it.operator).into(),
            ]);
        }
        self.connection.insert(&RUN, rows).await
    }

    /// Puts the settlements of institutions of a month in the place of those that were there.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_institution_months(
        &mut self,
        month: &str,
        list: &[InstitutionMonth],
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM institution_month WHERE month = $1";
        self.connection.execute(sql, &[month.into()]).await?;
        let mut rows = Rows::new(&MONTH, list.len());
        for it in list {
            rows.push([
                (&it.institution_id).into(),
                (&it.month).into(),
                it.settlements.into(),
                it.total_fen.into(),
                it.paid_fen.into(),
                it.cash_fen.into(),
                (&it.known_at).into(),
            ]);
        }
        self.connection.insert(&MONTH, rows).await
    }
}
