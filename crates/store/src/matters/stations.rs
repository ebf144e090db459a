//! Desks of the network. A list supersedes what was known.

use super::model::MatterStation;
use crate::engine::{Insert, Kind, Rows};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Text};

const STATION: Insert = Insert {
    table: "matter_station",
    columns: &[
        ("place", Text),
        ("known_from", Text),
        ("known_until", Text),
        ("level", Text),
        ("name", Text),
        ("address", Text),
        ("telephone", Text),
        ("minutes", Int),
        ("matters", Text),
    ],
    conflict: "",
};

impl Session {
    /// Desks that count today, by place.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_matter_stations(&mut self) -> Result<Vec<MatterStation>, StoreError> {
        let sql = "SELECT place, known_from, known_until, level, name, address, telephone, minutes, matters \
            FROM matter_station WHERE known_until IS NULL ORDER BY place";
        let rows = self.connection.fetch(sql, &[]).await?;
        rows.iter()
            .map(|row| {
                Ok(MatterStation {
                    place: row.text(0)?,
                    known_from: row.text(1)?,
                    known_until: row.text_or_null(2)?,
                    level: row.text(3)?,
                    name: row.text(4)?,
                    address: row.text(5)?,
                    telephone: row.text(6)?,
                    minutes: row.int_or_null(7)?,
                    matters: row.text(8)?,
                })
            })
            .collect()
    }
}

impl Writer {
    /// Puts a list of desks in the place of the one that counts.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a place that is there twice.
    pub async fn replace_matter_stations(
        &mut self,
        stations: &[MatterStation],
        at: &str,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE matter_station SET known_until = $1 WHERE known_until IS NULL";
        let known = self.list_matter_stations().await?;
        let places: Vec<String> = known.into_iter().map(|it| it.place).collect();
        self.connection.execute_watched("matter_station", &places, sql, &[at.into()]).await?;
        let mut rows = Rows::new(&STATION, stations.len());
        for it in stations {
            rows.push([
                (&it.place).into(),
                (&it.known_from).into(),
                (&it.known_until).into(),
                (&it.level).into(),
                (&it.name).into(),
                (&it.address).into(),
                (&it.telephone).into(),
                it.minutes.into(),
                (&it.matters).into(),
            ]);
        }
        self.connection.insert(&STATION, rows).await
    }
}
