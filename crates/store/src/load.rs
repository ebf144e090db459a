//! Reading in bulk what a group of settlements needs. Each call is a fixed number of statements,
//! however many keys it is given.

use std::collections::BTreeMap;

use crate::decode::{
    PERSON_COLUMNS, coverage, family_share, fee_line, identity, person, personal, request_key, visit,
};
use crate::engine::{Cell, Row, keys};
use crate::filings::{FILING_COLUMNS, filing};
use crate::{
    Accumulator, Balance, Institution, Person, PersonFile, Request, Session, SharedBalance, StoreError, Visit,
};

/// Which knowledge to load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knowledge<'a> {
    /// What counts today.
    Current,
    /// What counted at an instant.
    AsOf(&'a str),
    /// Everything ever recorded, superseded or not.
    All,
}

impl Knowledge<'_> {
    /// The restriction in words of SQL; `$2` is the instant.
    fn condition(self) -> &'static str {
        match self {
            Knowledge::Current => "known_until IS NULL AND $2 = ''",
            Knowledge::AsOf(_) => "known_from <= $2 AND (known_until IS NULL OR known_until > $2)",
            Knowledge::All => "$2 = ''",
        }
    }
}

impl Session {
    /// People with all that a settlement needs to know, by id. Unknown ids are left out.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn load_people(
        &mut self,
        ids: &[&str],
        knowledge: Knowledge<'_>,
    ) -> Result<BTreeMap<String, PersonFile>, StoreError> {
        let instant = match knowledge {
            Knowledge::AsOf(instant) => instant,
            Knowledge::Current | Knowledge::All => "",
        };
        let cells = [keys(ids.iter().copied()), Cell::from(instant)];
        let when = knowledge.condition();
        let mut files = BTreeMap::new();
        let sql = format!("SELECT {PERSON_COLUMNS} FROM person WHERE id IN keys1($1)");
        for row in self.connection.fetch_bulk(sql, 9, &cells[..1]).await? {
            let person = person(&row)?;
            files.insert(person.id.clone(), PersonFile::of(person));
        }
        let sql = format!(
            "SELECT person_id, insurance, status, attributes, valid_from, valid_until, known_from, \
             known_until, source FROM coverage WHERE person_id IN keys1($1) AND {when} \
             ORDER BY person_id, insurance, valid_from, known_from"
        );
        for row in self.connection.fetch_bulk(sql, 9, &cells).await? {
            let coverage = coverage(&row)?;
            if let Some(file) = files.get_mut(&coverage.person_id) {
                file.coverage.push(coverage);
            }
        }
        let sql = format!(
            "SELECT person_id, identity, valid_from, valid_until, known_from, known_until, source \
             FROM identity WHERE person_id IN keys1($1) AND {when} \
             ORDER BY person_id, identity, valid_from, known_from"
        );
        for row in self.connection.fetch_bulk(sql, 7, &cells).await? {
            let identity = identity(&row)?;
            if let Some(file) = files.get_mut(&identity.person_id) {
                file.identities.push(identity);
            }
        }
        let sql = format!(
            "SELECT {FILING_COLUMNS} FROM filing WHERE person_id IN keys1($1) AND {when} \
             ORDER BY person_id, kind, valid_from, id"
        );
        for row in self.connection.fetch_bulk(sql, 10, &cells).await? {
            let filing = filing(&row)?;
            if let Some(file) = files.get_mut(&filing.person_id) {
                file.filings.push(filing);
            }
        }
        let sql = "SELECT path, -balance_fen FROM account WHERE owner IN keys1($1) \
            AND path LIKE 'person-account:%' ORDER BY owner, path";
        for row in self.connection.fetch_bulk(sql, 2, &cells[..1]).await? {
            if let Some((owner, kind)) = personal(row.str(0)?)
                && let Some(file) = files.get_mut(owner)
            {
                file.balances.push(Balance { kind: kind.to_owned(), balance_fen: row.int(1)? });
            }
        }
        let sql = format!(
            "SELECT s.member_id, s.owner_id, s.kind, s.valid_from, s.valid_until, s.known_from, \
             s.known_until, COALESCE(-b.balance_fen, 0) FROM family_share s LEFT JOIN account b \
             ON b.owner = s.owner_id AND b.path = 'person-account:' || s.owner_id || ':' || s.kind \
             WHERE s.member_id IN keys1($1) AND {when} \
             ORDER BY s.member_id, s.owner_id, s.kind, s.valid_from, s.known_from"
        );
        for row in self.connection.fetch_bulk(sql, 8, &cells).await? {
            if let Some(file) = files.get_mut(row.str(0)?) {
                let share = family_share(&row)?;
                file.shared.push(SharedBalance { share, balance_fen: row.int(7)? });
            }
        }
        Ok(files)
    }

    /// Meters of the owners in the periods named; those never moved are left out.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_accumulators(
        &mut self,
        owner_ids: &[&str],
        periods: &[&str],
    ) -> Result<Vec<Accumulator>, StoreError> {
        let sql = "SELECT owner_id, meter, period, value FROM accumulator \
            WHERE owner_id IN keys1($1) AND period IN keys1($2) ORDER BY owner_id, meter, period";
        let cells = [keys(owner_ids.iter().copied()), keys(periods.iter().copied())];
        let accumulator = |row: &Row| {
            Ok(Accumulator {
                owner_id: row.text(0)?,
                meter: row.text(1)?,
                period: row.text(2)?,
                value: row.int(3)?,
            })
        };
        self.connection.fetch_bulk(sql, 4, &cells).await?.iter().map(accumulator).collect()
    }

    /// Answers given before, by (institution, message). Messages never seen are left out.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_requests(
        &mut self,
        messages: &[(&str, &str)],
    ) -> Result<BTreeMap<(String, String), Request>, StoreError> {
        let sql = "SELECT key, input_hash, response, answered_at FROM request WHERE key IN keys1($1)";
        let asked: Vec<String> = messages.iter().map(|it| request_key(it.0, it.1)).collect();
        let mut found = BTreeMap::new();
        for row in self.connection.fetch_bulk(sql, 4, &[keys(asked.iter().map(String::as_str))]).await? {
            let key = row.str(0)?;
            let (institution_id, message_id) = key.split_once('|').unwrap_or_default();
            let request = Request {
                institution_id: institution_id.to_owned(),
                message_id: message_id.to_owned(),
                input_hash: row.text(1)?,
                response: row.open(2, ["request", "response"], key)?,
                answered_at: row.text(3)?,
            };
            found.insert((request.institution_id.clone(), request.message_id.clone()), request);
        }
        Ok(found)
    }

    /// Visits with their fee lines, by id. Unknown ids are left out.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn load_visits(&mut self, ids: &[&str]) -> Result<BTreeMap<String, Visit>, StoreError> {
        let cells = [keys(ids.iter().copied())];
        let sql = "SELECT id, person_id, institution_id, kind, state, admitted_on, discharged_on, \
            facts, diagnoses, treat_first, agreement FROM visit WHERE id IN keys1($1)";
        let mut visits = BTreeMap::new();
        for row in self.connection.fetch_bulk(sql, 11, &cells).await? {
            let visit = visit(&row)?;
            visits.insert(visit.id.clone(), visit);
        }
        let sql = "SELECT visit_id, line_no, charged_on, code, name, amount_fen, quantity_e4, class, \
            kind, prepaid_ppm, tags, refunds_line_no FROM fee_line WHERE visit_id IN keys1($1) \
            ORDER BY visit_id, line_no";
        for row in self.connection.fetch_bulk(sql, 12, &cells).await? {
            let line = fee_line(&row)?;
            if let Some(visit) = visits.get_mut(&line.visit_id) {
                visit.lines.push(line);
            }
        }
        Ok(visits)
    }

    /// Visits of a person that end on `from` or later (open ones too), without lines, by first day.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn list_visits_of_person(
        &mut self,
        person_id: &str,
        from: base::Day,
    ) -> Result<Vec<Visit>, StoreError> {
        let sql = "SELECT id, person_id, institution_id, kind, state, admitted_on, discharged_on, \
            facts, diagnoses, treat_first, agreement FROM visit \
            WHERE person_id = $1 AND (discharged_on IS NULL OR discharged_on >= $2) ORDER BY admitted_on, id";
        let cells = [Cell::from(person_id), Cell::from(from.to_string())];
        self.connection.fetch_bulk(sql, 11, &cells).await?.iter().map(visit).collect()
    }

    /// All institutions, by id.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_institutions(&mut self) -> Result<Vec<Institution>, StoreError> {
        let sql = "SELECT id, name, level, kind, region, attributes FROM institution ORDER BY id";
        let institution = |row: &Row| {
            Ok(Institution {
                id: row.text(0)?,
                name: row.text(1)?,
                level: row.text(2)?,
                kind: row.text(3)?,
                region: row.text(4)?,
                attributes: row.text(5)?,
            })
        };
        self.connection.fetch_bulk(sql, 6, &[]).await?.iter().map(institution).collect()
    }
}

impl PersonFile {
    fn of(person: Person) -> PersonFile {
        PersonFile {
            person,
            coverage: Vec::new(),
            identities: Vec::new(),
            filings: Vec::new(),
            balances: Vec::new(),
            shared: Vec::new(),
        }
    }
}
