//! Bills of settlements that count, person by person: for working them out again under other rules.

use base::Day;

use crate::engine::{Row, keys};
use crate::{Session, StoreError};

/// A settlement's bill without its decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBill {
    /// The settlement.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// The household, where there is one.
    pub household_id: Option<String>,
    /// Day of settlement.
    pub settled_on: Day,
    /// Pack and version that it cites.
    pub policy_version: String,
    /// The bill, as JSON.
    pub bill: String,
}

impl Session {
    /// People with visits, by number, after one of them.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn people_with_visits(&mut self, after: &str, limit: usize) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT DISTINCT person_id FROM visit WHERE person_id > $1 ORDER BY person_id LIMIT $2";
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        self.connection.fetch(sql, &[after.into(), most.into()]).await?.iter().map(|it| it.text(0)).collect()
    }

    /// How many settlements count in a period.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_settled(&mut self, from: Day, until: Day) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) FROM settlement \
            WHERE settled_on >= $1 AND settled_on <= $2 AND state = 'settled'";
        self.connection.fetch_optional(sql, &[from.into(), until.into()]).await?.map_or(Ok(0), |it| it.int(0))
    }

    /// Bills of people that were settled in a period and count, each person's in the order in which they were
    /// made.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_settled_bills(
        &mut self,
        people: &[&str],
        from: Day,
        until: Day,
    ) -> Result<Vec<StoredBill>, StoreError> {
        let sql = "SELECT s.id, s.person_id, p.household_id, s.settled_on, s.policy_version, s.bill \
            FROM visit v JOIN settlement s ON s.visit_id = v.id JOIN person p ON p.id = s.person_id \
            WHERE v.person_id IN keys1($1) AND s.state = 'settled' AND s.settled_on >= $2 \
            AND s.settled_on <= $3 ORDER BY s.person_id, s.booked_at, s.id";
        let cells = [keys(people.iter().copied()), from.into(), until.into()];
        let bill = |row: &Row| {
            let id = row.text(0)?;
            Ok(StoredBill {
                person_id: row.text(1)?,
                household_id: row.text_or_null(2)?,
                settled_on: row.day(3, "settlement")?,
                policy_version: row.text(4)?,
                bill: row.open(5, ["settlement", "bill"], &id)?,
                id,
            })
        };
        self.connection.fetch(sql, &cells).await?.iter().map(bill).collect()
    }
}
