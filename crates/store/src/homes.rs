//! How many people live in each village: kept beside the people, so that counting them needs no look at a million.
//!
//! **Invariant:** the counts are those of `person`, by region and village; [`Session::verify`] recomputes them.

use std::collections::BTreeMap;

use crate::engine::{Cell, Insert, Kind, Rows, keys};
use crate::lookup::LIVES;
use crate::within::Within;
use crate::{HomePeople, Person, Session, StoreError, Writer};

use Kind::{Int, Text};

/// People come and go; what is written is by how many.
const HOME: Insert = Insert {
    table: "person_home",
    columns: &[("region", Text), ("village", Text), ("people", Int)],
    conflict: "ON CONFLICT (region, village) DO UPDATE SET people = person_home.people + excluded.people",
};

impl Session {
    /// How many people live within.
    ///
    /// # Errors
    /// The database's failure (so for all below).
    pub async fn count_people_within(&mut self, within: &Within) -> Result<i64, StoreError> {
        let mut cells = Vec::new();
        let narrowed = within.condition(LIVES, &mut cells);
        let sql =
            format!("SELECT CAST(COALESCE(SUM(people), 0) AS BIGINT) FROM person_home WHERE 1 = 1{narrowed}");
        self.connection.fetch_optional(sql, &cells).await?.map_or(Ok(0), |it| it.int(0))
    }

    /// How many people there are.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_people(&mut self) -> Result<i64, StoreError> {
        self.count_people_within(&Within::everything()).await
    }

    /// How many people live in each village.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_people_by_home(&mut self) -> Result<Vec<HomePeople>, StoreError> {
        let sql = "SELECT region, village, people FROM person_home WHERE people > 0 ORDER BY region, village";
        let rows = self.connection.fetch(sql, &[]).await?;
        rows.iter()
            .map(|row| Ok(HomePeople { township: row.text(0)?, village: row.text(1)?, people: row.int(2)? }))
            .collect()
    }
}

impl Writer {
    /// Before people are written: where they move to, and where those of them live who are there already.
    pub(crate) async fn count_homes(&mut self, people: &[Person]) -> Result<(), StoreError> {
        let sql =
            "SELECT region, village, COUNT(*) FROM person WHERE id IN keys1($1) GROUP BY region, village";
        let known = self.connection.fetch(sql, &[keys(people.iter().map(|it| it.id.as_str()))]).await?;
        let mut moved: BTreeMap<(String, String), i64> = BTreeMap::new();
        for row in &known {
            moved.insert((row.text(0)?, row.text(1)?), -row.int(2)?);
        }
        for it in people {
            *moved.entry((it.region.clone(), it.village.clone())).or_default() += 1;
        }
        moved.retain(|_, people| *people != 0);
        let mut rows = Rows::new(&HOME, moved.len());
        for ((region, village), people) in moved {
            rows.push([Cell::from(region), village.into(), people.into()]);
        }
        self.connection.insert(&HOME, rows).await
    }
}
