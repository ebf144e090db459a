//! Requests by month of taking in: kept for the figures of a county, which would else look at all of a year.
//!
//! **Knows:** levels, matters and townships, each counted for itself. **Does not know:** the day: what is open and
//! overdue today is looked up.
//! **Invariant:** the sums are those of `matter_request`; [`Session::verify`] recomputes them.

use std::collections::{BTreeMap, BTreeSet};

use base::Day;

use super::model::{MatterAxis, MatterRequest, MatterSum};
use crate::account_months::month_of;
use crate::engine::{Insert, Kind, Row, Rows, keys};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Text};

const MONTH: Insert = Insert {
    table: "matter_month",
    columns: &[
        ("month", Text),
        ("axis", Text),
        ("place", Text),
        ("state", Text),
        ("is_late", Int),
        ("requests", Int),
    ],
    conflict: "ON CONFLICT (month, axis, place, state, is_late) \
        DO UPDATE SET requests = matter_month.requests + excluded.requests",
};

impl MatterAxis {
    const ALL: [MatterAxis; 3] = [MatterAxis::Level, MatterAxis::Matter, MatterAxis::Township];

    const fn word(self) -> &'static str {
        match self {
            MatterAxis::Level => "level",
            MatterAxis::Matter => "matter",
            MatterAxis::Township => "township",
        }
    }

    /// Where a request stands on it.
    fn of(self, it: &MatterRequest) -> &str {
        match self {
            MatterAxis::Level => &it.taken_level,
            MatterAxis::Matter => &it.matter,
            MatterAxis::Township => township(&it.home),
        }
    }
}

fn township(home: &str) -> &str {
    home.split_once('/').map_or(home, |it| it.0)
}

impl Writer {
    /// Takes requests out of the sums as they were, and puts them in as they are.
    pub(super) async fn count_months(
        &mut self,
        were: &[MatterRequest],
        are: &[MatterRequest],
    ) -> Result<(), StoreError> {
        let mut sums: BTreeMap<(String, &'static str, &str, &str, bool), i64> = BTreeMap::new();
        for (requests, change) in [(were, -1), (are, 1)] {
            for it in requests {
                let is_late = it.ended_on.is_some_and(|on| on > it.due_on);
                for axis in MatterAxis::ALL {
                    let key = (month_of(it.taken_on), axis.word(), axis.of(it), it.state.as_str(), is_late);
                    *sums.entry(key).or_default() += change;
                }
            }
        }
        sums.retain(|_, change| *change != 0);
        let months: BTreeSet<String> = sums.keys().map(|it| it.0.clone()).collect();
        let mut rows = Rows::new(&MONTH, sums.len());
        for ((month, axis, place, state, is_late), change) in sums {
            rows.push([month.into(), axis.into(), place.into(), state.into(), is_late.into(), change.into()]);
        }
        self.connection.insert(&MONTH, rows).await?;
        let sql = "DELETE FROM matter_month WHERE month IN keys1($1) AND requests = 0";
        self.connection.execute(sql, &[keys(months.iter().map(String::as_str))]).await.map(|_| ())
    }
}

impl Session {
    /// What was taken in in the months of these days, by level, matter and township. Open ones do not count as late.
    ///
    /// # Errors
    /// The database's failure (so for all below).
    pub async fn matter_months(&mut self, first: Day, last: Day) -> Result<Vec<MatterSum>, StoreError> {
        let sql = "SELECT axis, place, state, is_late, CAST(SUM(requests) AS BIGINT) AS n FROM matter_month \
            WHERE month >= $1 AND month <= $2 GROUP BY axis, place, state, is_late \
            ORDER BY axis, place, state, is_late";
        let rows =
            self.connection.fetch_bulk(sql, 5, &[month_of(first).into(), month_of(last).into()]).await?;
        let sum = |row: &Row| {
            let axis = MatterAxis::ALL.into_iter().find(|it| row.str(0).is_ok_and(|word| it.word() == word));
            let axis = axis.ok_or_else(|| StoreError::Corrupt {
                table: "matter_month",
                what: "统计的方面",
                value: row.text(0).unwrap_or_default(),
            })?;
            Ok(MatterSum {
                axis,
                place: row.text(1)?,
                state: row.text(2)?,
                is_late: row.int(3)? != 0,
                count: row.int(4)?,
            })
        };
        let mut sums = rows.iter().map(sum).collect::<Result<Vec<_>, StoreError>>()?;
        sums.retain(|it| it.count != 0);
        Ok(sums)
    }

    /// What was taken in on these days, is open and overdue, by level, matter and township.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn overdue_matters(
        &mut self,
        (first, last): (Day, Day),
        today: Day,
    ) -> Result<Vec<MatterSum>, StoreError> {
        let sql = "SELECT taken_level, matter, home, state FROM matter_request \
            WHERE is_open = 1 AND due_on < $1 AND taken_on >= $2 AND taken_on <= $3";
        let rows = self.connection.fetch_bulk(sql, 4, &[today.into(), first.into(), last.into()]).await?;
        let mut sums: BTreeMap<(MatterAxis, String, String), i64> = BTreeMap::new();
        for row in &rows {
            for (axis, column) in MatterAxis::ALL.into_iter().zip(0..) {
                *sums.entry((axis, township(row.str(column)?).to_owned(), row.text(3)?)).or_default() += 1;
            }
        }
        let sum = |((axis, place, state), count)| MatterSum { axis, place, state, is_late: true, count };
        Ok(sums.into_iter().map(sum).collect())
    }
}
