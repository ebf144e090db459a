//! Settlements that count, as indicators look at them.

use std::collections::HashMap;

use base::Day;

use super::model::SettledRow;
use crate::engine::{Cell, Row, keys};
use crate::{Session, StoreError};

/// The four parts of a bill stand at the beginning of a decision.
const HEAD: usize = 1_500;

const COLUMNS: &str = "s.id, s.person_id, s.institution_id, s.settled_on, s.total_fen, s.person_fen, \
    s.cash_fen, v.kind, v.treat_first, v.diagnoses, v.facts, v.id";

/// Settlements looked up at a time.
const GROUP: usize = 2_000;

impl Session {
    /// Settlements of some days that count, institution by institution (there is an index for that).
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn settled_between(&mut self, first: Day, last: Day) -> Result<Vec<SettledRow>, StoreError> {
        let mut found = Vec::new();
        for institution in self.settling_institutions().await? {
            let sql = format!(
                "SELECT {COLUMNS}, substr(s.decision, 1, {HEAD}) FROM settlement s \
                 CROSS JOIN visit v WHERE v.id = s.visit_id AND s.institution_id = $1 \
                 AND s.settled_on >= $2 AND s.settled_on <= $3 AND s.state = 'settled'"
            );
            let cells = [(&institution).into(), first.into(), last.into()];
            let rows = self.connection.fetch_bulk(sql, 13, &cells).await?;
            self.take(&rows, &mut found).await?;
        }
        Ok(found)
    }

    /// Rows of the question above, with their shares.
    async fn take(&mut self, rows: &[Row], found: &mut Vec<SettledRow>) -> Result<(), StoreError> {
        for group in rows.chunks(GROUP) {
            let begin = found.len();
            for row in group {
                found.push(settled(row)?);
            }
            let places: HashMap<String, usize> =
                (begin..).zip(&found[begin..]).map(|(at, it)| (it.id.clone(), at)).collect();
            let list = keys(places.keys().map(String::as_str));
            let sql = "SELECT settlement_id, kind, payer, amount_fen FROM settlement_share \
                WHERE settlement_id IN keys1($1)";
            for row in self.connection.fetch_bulk(sql, 4, &[list]).await? {
                if let Some(at) = places.get(row.str(0)?) {
                    found[*at].shares.push((row.text(1)?, row.text(2)?, row.int(3)?));
                }
            }
        }
        Ok(())
    }

    /// Everyone who has settled anything: the smallest, the smallest after it, and so on.
    async fn settling_institutions(&mut self) -> Result<Vec<String>, StoreError> {
        let mut found: Vec<String> = Vec::new();
        loop {
            let sql = "SELECT institution_id FROM settlement WHERE institution_id > $1 \
                ORDER BY institution_id LIMIT 1";
            let after = found.last().map_or("", String::as_str);
            let row = self.connection.fetch_optional(sql, &[Cell::from(after)]).await?;
            match row {
                Some(row) => found.push(row.text(0)?),
                None => return Ok(found),
            }
        }
    }
}

fn settled(row: &Row) -> Result<SettledRow, StoreError> {
    let (head, visit) = (row.str(12)?, row.str(11)?);
    let eligible_fen = part(head, "\"eligible_fen\":").ok_or_else(|| StoreError::Corrupt {
        table: "settlement",
        what: "政策范围内金额",
        value: row.text(0).unwrap_or_default(),
    })?;
    let diagnoses = row.open(9, ["visit", "diagnoses"], visit)?;
    Ok(SettledRow {
        id: row.text(0)?,
        person_id: row.text(1)?,
        institution_id: row.text(2)?,
        settled_on: row.day(3, "settlement")?,
        total_fen: row.int(4)?,
        person_fen: row.int(5)?,
        cash_fen: row.int(6)?,
        eligible_fen,
        visit: row.text(7)?,
        treat_first: row.int(8)? != 0,
        is_diagnosed: !matches!(diagnoses.trim(), "" | "[]" | "null"),
        facts: row.open(10, ["visit", "facts"], visit)?,
        shares: Vec::new(),
    })
}

/// The whole number behind a key of the parts. A decision that was stored without parts (an opening value) has
/// nothing in scope.
fn part(head: &str, key: &str) -> Option<i64> {
    let Some(at) = head.find("\"parts\":") else { return Some(0) };
    let rest = &head[at..];
    let begin = rest.find(key)? + key.len();
    let number = rest[begin..].trim_start();
    let end = number.find(|c: char| c != '-' && !c.is_ascii_digit()).unwrap_or(number.len());
    number[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn the_part_is_read_from_the_head_of_a_decision() {
        let head = r#"{"outcome":{"kind":"decided"},"parts":{"total_fen":100,"eligible_fen":80},"layers":[{"eligible_fen":1"#;
        assert_eq!(part(head, "\"eligible_fen\":"), Some(80));
        assert_eq!(part("{}", "\"eligible_fen\":"), Some(0));
        assert_eq!(part(r#"{"parts":{}"#, "\"eligible_fen\":"), None);
    }
}
