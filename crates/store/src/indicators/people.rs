//! People with what counts of them, by number.
//!
//! All tables about a person lie in the order of the person's number: a page of people and the rows about them
//! are read as ranges, however many people there are.

use base::Day;

use super::model::{CoverageRow, FiledRow, GivenRow, IdentityRow, PersonFacts};
use crate::engine::{Cell, Row};
use crate::{Session, StoreError};

/// A period as these questions need it.
pub(crate) struct Span<'a> {
    pub first: Day,
    pub last: Day,
    /// Instants that enclose it.
    pub instants: [&'a str; 2],
}

impl Session {
    /// People after a number, at most `limit`, with what touches the days from `first` to `last`. `instants`
    /// enclose the period (for changes of identities).
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn people_facts(
        &mut self,
        after: &str,
        limit: usize,
        (first, last): (Day, Day),
        instants: [&str; 2],
    ) -> Result<Vec<PersonFacts>, StoreError> {
        let sql = "SELECT id, region, village, sex, birth FROM person WHERE id > $1 ORDER BY id LIMIT $2";
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = self.connection.fetch_bulk(sql, 5, &[after.into(), most.into()]).await?;
        let mut people = rows.iter().map(bare).collect::<Result<Vec<_>, _>>()?;
        let Some(end) = people.last().map(|it| it.id.clone()) else { return Ok(people) };
        let span = Span { first, last, instants };
        self.fill(&mut people, &span, [after.into(), end.into()]).await?;
        Ok(people)
    }

    /// Adds what counts of people, who are in the order of their numbers: those after the first cell, up to the other.
    async fn fill(
        &mut self,
        people: &mut [PersonFacts],
        span: &Span<'_>,
        cells: [Cell<'_>; 2],
    ) -> Result<(), StoreError> {
        let [one, two] = cells;
        let text = |column: &str, select: &str, rest: &str| {
            format!("SELECT {select} WHERE {column} > $1 AND {column} <= $2 {rest} ORDER BY {column}")
        };
        let days = [one.clone(), two.clone(), span.last.into(), span.first.into()];
        let valid = "AND valid_from <= $3 AND valid_until >= $4 AND known_until IS NULL";

        let sql = text("person_id", "person_id, insurance, valid_from, valid_until FROM coverage", valid);
        let rows = self.connection.fetch_bulk(sql, 4, &days).await?;
        join(people, &rows, |person, row| {
            let (from, until) = (row.day(2, "coverage")?, row.day(3, "coverage")?);
            person.coverage.push(CoverageRow { insurance: row.text(1)?, from, until });
            Ok(())
        })?;
        let select = "person_id, identity, valid_from, valid_until, \
            CAST(CASE WHEN source = '' THEN 0 ELSE 1 END AS BIGINT) FROM identity";
        let rows = self.connection.fetch_bulk(text("person_id", select, valid), 5, &days).await?;
        join(people, &rows, |person, row| {
            let (from, until) = (row.day(2, "identity")?, row.day(3, "identity")?);
            let has_source = row.int(4)? != 0;
            person.identities.push(IdentityRow { identity: row.text(1)?, from, until, has_source });
            Ok(())
        })?;
        let sql = text("person_id", "person_id, kind, valid_from, valid_until FROM filing", valid);
        let rows = self.connection.fetch_bulk(sql, 4, &days).await?;
        join(people, &rows, |person, row| {
            let (from, until) = (row.day(2, "filing")?, row.day(3, "filing")?);
            person.filings.push(FiledRow { kind: row.text(1)?, from, until });
            Ok(())
        })?;
        let select = "person_id, kind, valid_from, valid_until, amount_fen FROM entitlement";
        let rows = self.connection.fetch_bulk(text("person_id", select, valid), 5, &days).await?;
        join(people, &rows, |person, row| {
            let (from, until) = (row.day(2, "entitlement")?, row.day(3, "entitlement")?);
            person.given.push(GivenRow { kind: row.text(1)?, from, until, amount_fen: row.int(4)? });
            Ok(())
        })?;
        let year = format!("{:04}", span.last.year());
        let sql = text("owner_id", "owner_id, meter, value FROM accumulator", "AND period = $3");
        let rows = self.connection.fetch_bulk(sql, 3, &[one.clone(), two.clone(), year.into()]).await?;
        join(people, &rows, |person, row| {
            person.meters.push((row.text(1)?, row.int(2)?));
            Ok(())
        })?;
        let rest = "AND ((known_from >= $3 AND known_from < $4) OR (known_until >= $3 AND known_until < $4))";
        let sql = text("person_id", "person_id FROM identity", rest);
        let cells = [one, two, span.instants[0].into(), span.instants[1].into()];
        let rows = self.connection.fetch_bulk(sql, 1, &cells).await?;
        join(people, &rows, |person, _| {
            person.changes += 1;
            Ok(())
        })
    }
}

fn bare(row: &Row) -> Result<PersonFacts, StoreError> {
    Ok(PersonFacts {
        id: row.text(0)?,
        region: row.text(1)?,
        village: row.text(2)?,
        sex: row.text(3)?,
        birth: row.day(4, "person")?,
        coverage: Vec::new(),
        identities: Vec::new(),
        filings: Vec::new(),
        given: Vec::new(),
        meters: Vec::new(),
        changes: 0,
    })
}

/// Hands each row to its person; both are in the order of the person's number.
fn join(
    people: &mut [PersonFacts],
    rows: &[Row],
    mut each: impl FnMut(&mut PersonFacts, &Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut at = 0;
    for row in rows {
        let id = row.str(0)?;
        while at < people.len() && people[at].id.as_str() < id {
            at += 1;
        }
        if at < people.len() && people[at].id == id {
            each(&mut people[at], row)?;
        }
    }
    Ok(())
}
