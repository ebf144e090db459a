//! Cards of people (社会保障卡): bound, found by number, ended by an instant. Rows are never deleted.

use crate::engine::{Insert, Kind, Row, Rows, keys};
use crate::seal::KEY_BETWEEN;
use crate::{Person, PersonCard, Session, StoreError, Writer};

use Kind::Text;

const CARD: Insert = Insert {
    table: "person_card",
    columns: &[
        ("person_id", Text),
        ("number_index", Text),
        ("number", Text),
        ("known_from", Text),
        ("known_until", Text),
        ("source", Text),
    ],
    conflict: "",
};

/// Columns in the order of [`card`].
const COLUMNS: &str = "person_id, number_index, number, known_from, known_until, source";

fn card(row: &Row) -> Result<PersonCard, StoreError> {
    let key = [row.str(0)?, row.str(1)?, row.str(3)?].join(KEY_BETWEEN);
    Ok(PersonCard {
        person_id: row.text(0)?,
        number: row.open(2, ["person_card", "number"], &key)?,
        known_from: row.text(3)?,
        known_until: row.text_or_null(4)?,
        source: row.text(5)?,
    })
}

impl Session {
    /// Cards with these numbers that count today, in no order.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure (so for all below).
    pub async fn find_cards(&mut self, numbers: &[&str]) -> Result<Vec<PersonCard>, StoreError> {
        let ring = self.connection.ring();
        let indexes: Vec<String> = numbers.iter().map(|it| ring.card_index(it)).collect();
        let sql = format!(
            "SELECT {COLUMNS} FROM person_card WHERE number_index IN keys1($1) AND known_until IS NULL"
        );
        let rows = self.connection.fetch(sql, &[keys(indexes.iter().map(String::as_str))]).await?;
        rows.iter().map(card).collect()
    }

    /// People whose card with this number counts today: one, unless somebody wrote behind our back.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_people_by_card(&mut self, number: &str) -> Result<Vec<Person>, StoreError> {
        let cards = self.find_cards(&[number]).await?;
        let ids: Vec<&str> = cards.iter().map(|it| it.person_id.as_str()).collect();
        Ok(self.find_people(&ids).await?.into_values().collect())
    }

    /// All cards that people have or had, by person and instant.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn cards_of_people(&mut self, ids: &[&str]) -> Result<Vec<PersonCard>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM person_card WHERE person_id IN keys1($1) ORDER BY person_id, known_from"
        );
        let rows = self.connection.fetch(sql, &[keys(ids.iter().copied())]).await?;
        rows.iter().map(card).collect()
    }
}

impl Writer {
    /// Adds cards.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a card that was bound to the person at the same instant.
    pub async fn add_cards(&mut self, cards: &[PersonCard]) -> Result<(), StoreError> {
        let indexes: Vec<String> =
            cards.iter().map(|it| self.connection.ring().card_index(&it.number)).collect();
        let mut rows = Rows::new(&CARD, cards.len());
        for (it, index) in cards.iter().zip(&indexes) {
            rows.push([
                (&it.person_id).into(),
                index.into(),
                (&it.number).into(),
                (&it.known_from).into(),
                (&it.known_until).into(),
                (&it.source).into(),
            ]);
        }
        self.connection.insert(&CARD, rows).await
    }

    /// Ends the card that a person has, at an instant; whether there was one.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn end_card(&mut self, person_id: &str, at: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE person_card SET known_until = $1 WHERE person_id = $2 AND known_until IS NULL";
        let (firsts, cells) = ([person_id.to_owned()], [at.into(), person_id.into()]);
        Ok(self.connection.execute_watched("person_card", &firsts, sql, &cells).await? > 0)
    }
}
