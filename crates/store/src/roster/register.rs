//! The register's order: who has which place, everybody at start, a million people at once.

use std::sync::Arc;

use rayon::prelude::*;

use super::model::{RegisteredPerson, RosterPlace};
use super::tables::{PLACE, REGISTER_PERSON};
use crate::engine::{Cell, Rows, keys};
use crate::seal::Ring;
use crate::{Person, Session, StoreError, Writer};

/// The indexes of `person` as the migrations made them; a first import builds them at the end. Those of
/// people from before sealing stay: nobody new comes into them.
const PERSON_INDEXES: [(&str, &str); 4] = [
    ("person_number_index", "number_index"),
    ("person_name_index", "name_index"),
    ("person_household", "household_id"),
    ("person_place", "region, village, name_index"),
];

/// What separates the fields of a person on the way; no field has it.
const BETWEEN: char = '\u{1f}';

/// People whose numbers and names are opened at a time, on all cores.
const OPENED_TOGETHER: usize = 8_192;

/// Opens who waits and hands them over in their order.
fn hand_over(
    ring: &Ring,
    waiting: &mut Vec<(i64, String)>,
    each: &mut impl FnMut(RegisteredPerson<'_>),
) -> Result<(), StoreError> {
    let opened = waiting
        .par_iter()
        .with_min_len(512)
        .map(|(no, text)| {
            let fields: Vec<&str> = text.split(BETWEEN).collect();
            let [id, number, name, sex, birth, household, region, village] = fields[..] else {
                return Err(StoreError::Corrupt {
                    table: "person", what: "参保人", value: no.to_string()
                });
            };
            let number = ring.open(number, ["person", "number"], id)?;
            let name = ring.open(name, ["person", "name"], id)?;
            Ok((*no, [id, sex, birth, household, region, village], number, name))
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    for (no, [id, sex, birth, household, region, village], number, name) in &opened {
        each(RegisteredPerson { no: *no, id, number, name, sex, birth, household, region, village });
    }
    drop(opened);
    waiting.clear();
    Ok(())
}

impl Session {
    /// Everybody on the register in the order of their places.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], [`StoreError::Sealed`], or the database's failure.
    pub async fn for_each_registered(
        &mut self,
        mut each: impl FnMut(RegisteredPerson<'_>),
    ) -> Result<(), StoreError> {
        // One text per person: a driver's time goes by columns.
        let sql = "SELECT r.no, p.id || $1 || COALESCE(p.number, '') || $1 || p.name || $1 || p.sex || $1 \
            || p.birth || $1 || COALESCE(p.household_id, '') || $1 || p.region || $1 || p.village \
            FROM register_person r JOIN person p ON p.id = r.person_id ORDER BY r.no";
        let between = Cell::from(BETWEEN.to_string());
        let ring = Arc::clone(self.connection.ring());
        let mut waiting: Vec<(i64, String)> = Vec::with_capacity(OPENED_TOGETHER);
        self.connection
            .for_each(sql, &[between], |row| {
                waiting.push((row.int(0)?, row.text(1)?));
                if waiting.len() == OPENED_TOGETHER {
                    hand_over(&ring, &mut waiting, &mut each)?;
                }
                Ok(())
            })
            .await?;
        hand_over(&ring, &mut waiting, &mut each)
    }

    /// How many places of the register are taken; the next one.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn register_length(&mut self) -> Result<i64, StoreError> {
        let sql = "SELECT COALESCE(MAX(no), -1) + 1 FROM register_person";
        self.connection.fetch_optional(sql, &[]).await?.map_or(Ok(0), |it| it.int(0))
    }

    /// Ids of people who have no place in the register yet, in their order.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn people_off_register(&mut self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT p.id FROM person p \
            WHERE NOT EXISTS (SELECT 1 FROM register_person r WHERE r.person_id = p.id) ORDER BY p.id";
        self.connection.fetch(sql, &[]).await?.iter().map(|row| row.text(0)).collect()
    }

    /// The places of people in the register.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn register_places(&mut self, ids: &[&str]) -> Result<Vec<(String, i64)>, StoreError> {
        let sql = "SELECT person_id, no FROM register_person WHERE person_id IN keys1($1) ORDER BY no";
        let rows = self.connection.fetch(sql, &[keys(ids.iter().copied())]).await?;
        rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
    }

    /// All townships and villages, by code.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_roster_places(&mut self) -> Result<Vec<RosterPlace>, StoreError> {
        let rows = self.connection.fetch("SELECT code, name FROM roster_place ORDER BY code", &[]).await?;
        rows.iter().map(|row| Ok(RosterPlace { code: row.text(0)?, name: row.text(1)? })).collect()
    }
}

impl Writer {
    /// Gives people places in the register, from `first` on, in their order.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a place or person that is taken.
    pub async fn number_people(&mut self, first: i64, ids: &[&str]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&REGISTER_PERSON, ids.len());
        for (no, id) in (first..).zip(ids) {
            rows.push([no.into(), (*id).into()]);
        }
        self.connection.insert(&REGISTER_PERSON, rows).await
    }

    /// Writes new people and gives them places from `first` on.
    ///
    /// # Errors
    /// As [`Writer::save_people`] and [`Writer::number_people`].
    pub async fn add_registered(&mut self, first: i64, people: &[Person]) -> Result<(), StoreError> {
        self.save_people(people).await?;
        let ids: Vec<&str> = people.iter().map(|it| it.id.as_str()).collect();
        self.number_people(first, &ids).await
    }

    /// Before a million people come: their indexes are built at the end, by sorting. All within the
    /// transaction; nobody sees a table without them.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn drop_person_indexes(&mut self) -> Result<(), StoreError> {
        for (name, _) in PERSON_INDEXES {
            self.connection.execute(format!("DROP INDEX {name}"), &[]).await?;
        }
        Ok(())
    }

    /// After [`Writer::drop_person_indexes`].
    ///
    /// # Errors
    /// The database's failure.
    pub async fn build_person_indexes(&mut self) -> Result<(), StoreError> {
        for (name, column) in PERSON_INDEXES {
            self.connection.execute(format!("CREATE INDEX {name} ON person ({column})"), &[]).await?;
        }
        Ok(())
    }

    /// Saves townships and villages.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_roster_places(&mut self, places: &[RosterPlace]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&PLACE, places.len());
        for place in places {
            rows.push([(&place.code).into(), (&place.name).into()]);
        }
        self.connection.insert(&PLACE, rows).await
    }
}
