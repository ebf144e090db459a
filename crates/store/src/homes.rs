//! How many people live in each village: kept beside the people, so that counting them needs no look at a million.
//!
//! **Invariant:** the counts are those of `person`, by region and village; [`Session::verify`] recomputes them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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

/// What of people moves with them.
const MOVED: [&str; 2] = [
    "UPDATE settlement SET home = $2 WHERE visit_id IN (SELECT v.id FROM visit v WHERE v.person_id IN keys1($1))",
    "UPDATE reimbursement SET home = $2 WHERE person_id IN keys1($1)",
];

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
    /// Before people are written: where they move to, and where those of them live who are there already. Their
    /// settlements and reimbursements move with them.
    pub(crate) async fn move_homes(&mut self, people: &[Person]) -> Result<(), StoreError> {
        let sql = "SELECT id, region, village FROM person WHERE id IN keys1($1)";
        let known = self.connection.fetch(sql, &[keys(people.iter().map(|it| it.id.as_str()))]).await?;
        let mut left: HashMap<&str, (&str, &str)> = HashMap::with_capacity(known.len());
        for row in &known {
            left.insert(row.str(0)?, (row.str(1)?, row.str(2)?));
        }
        let mut change: BTreeMap<(&str, &str), i64> = BTreeMap::new();
        let mut moved: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        for it in people {
            let to = (it.region.as_str(), it.village.as_str());
            *change.entry(to).or_default() += 1;
            if let Some(from) = left.remove(it.id.as_str()) {
                *change.entry(from).or_default() -= 1;
                if from != to {
                    moved.entry(to).or_default().push(&it.id);
                }
            }
        }
        change.retain(|_, people| *people != 0);
        let has_left: BTreeSet<&str> = change.iter().filter(|it| *it.1 < 0).map(|it| it.0.0).collect();
        let mut rows = Rows::new(&HOME, change.len());
        for ((region, village), people) in change {
            rows.push([Cell::from(region), village.into(), people.into()]);
        }
        self.connection.insert(&HOME, rows).await?;
        if !has_left.is_empty() {
            let sql = "DELETE FROM person_home WHERE region IN keys1($1) AND people = 0";
            self.connection.execute(sql, &[keys(has_left)]).await?;
        }
        for ((region, village), people) in moved {
            let home = format!("{region}/{village}");
            for sql in MOVED {
                let cells = [keys(people.iter().copied()), (&home).into()];
                self.connection.execute(sql, &cells).await?;
            }
        }
        Ok(())
    }
}
