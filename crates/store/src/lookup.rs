//! Finding and listing. Lists come in pages: each page says where the next begins.

use std::collections::BTreeMap;

use base::Day;
use ledger::{AuditEvent, ChainLink, Hash, Posting};

use crate::decode::{
    PERSON_COLUMNS, SUMMARY_COLUMNS, audit, hash, logged_entry, person, posting, settlement, summary,
};
use crate::engine::{Cell, keys};
use crate::within::Columns;
use crate::{LoggedEntry, Person, Session, Settlement, SettlementShare, SettlementSummary, StoreError};

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Where the next page begins; `None` when this is the last.
    pub next: Option<String>,
}

const SETTLEMENT_COLUMNS: &str = "id, visit_id, person_id, institution_id, settled_on, year, state, \
    total_fen, person_fen, cash_fen, policy_version, replaces_id, booked_at, bill, decision";

/// Where people live.
pub(crate) const LIVES: Columns =
    Columns { region: "region", village: "village", institution: "", department: "", person: "" };

/// Joined to nothing, the institution is looked at in the index by instants, and does not lead to another one.
pub(crate) const MOVED: &str = "SELECT id FROM settlement WHERE institution_id || '' = $1 \
    AND booked_at >= $2 AND booked_at < $3 \
    UNION SELECT s.id FROM entry e JOIN settlement s ON s.id = e.reference \
    WHERE e.kind = 'reverse' AND e.booked_on >= $4 AND e.booked_on <= $5 AND s.institution_id || '' = $1 ORDER BY id";

impl Session {
    /// A person by id.
    ///
    /// # Errors
    /// The database's failure (so for all below).
    pub async fn find_person(&mut self, id: &str) -> Result<Option<Person>, StoreError> {
        let sql = format!("SELECT {PERSON_COLUMNS} FROM person WHERE id = $1");
        self.connection.fetch_optional(sql, &[id.into()]).await?.as_ref().map(person).transpose()
    }

    /// People by number, without what they are entitled to. Unknown numbers are left out.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_people(&mut self, ids: &[&str]) -> Result<BTreeMap<String, Person>, StoreError> {
        let sql = format!("SELECT {PERSON_COLUMNS} FROM person WHERE id IN keys1($1)");
        let rows = self.connection.fetch(sql, &[keys(ids.iter().copied())]).await?;
        rows.iter().map(|row| person(row).map(|it| (it.id.clone(), it))).collect()
    }

    /// People with this number: one, unless a roster has it twice.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_people_by_number(&mut self, number: &str) -> Result<Vec<Person>, StoreError> {
        // A row from before sealing has no index; it is found by what stands there.
        let sql = format!(
            "SELECT {PERSON_COLUMNS} FROM person WHERE number_index = $1 UNION ALL \
             SELECT {PERSON_COLUMNS} FROM person WHERE number = $2 AND name_index IS NULL"
        );
        let cells = [Cell::from(self.connection.ring().number_index(number)), number.into()];
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut people = rows.iter().map(person).collect::<Result<Vec<_>, _>>()?;
        people.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(people)
    }

    /// Members of a household.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_household(&mut self, household_id: &str) -> Result<Vec<Person>, StoreError> {
        let sql = format!("SELECT {PERSON_COLUMNS} FROM person WHERE household_id = $1 ORDER BY id");
        self.connection.fetch(sql, &[household_id.into()]).await?.iter().map(person).collect()
    }

    /// People of villages, by id.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_people_of_villages(&mut self, villages: &[&str]) -> Result<Vec<Person>, StoreError> {
        let sql = format!("SELECT {PERSON_COLUMNS} FROM person WHERE village IN keys1($1) ORDER BY id");
        self.connection.fetch(sql, &[keys(villages.iter().copied())]).await?.iter().map(person).collect()
    }

    /// People after `cursor` by id, for walking through all of them.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_people(
        &mut self,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<Person>, StoreError> {
        let sql = format!("SELECT {PERSON_COLUMNS} FROM person WHERE id > $1 ORDER BY id LIMIT $2");
        let cells = [cursor.unwrap_or_default().into(), limit_cell(limit)];
        let rows = self.connection.fetch(sql, &cells).await?;
        let people: Result<Vec<Person>, StoreError> = rows.iter().map(person).collect();
        Ok(page(people?, limit, |it| it.id.clone()))
    }

    /// Settlements with documents and shares, by id. Unknown ids are left out.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn load_settlements(&mut self, ids: &[&str]) -> Result<Vec<Settlement>, StoreError> {
        let cells = [keys(ids.iter().copied())];
        let sql = format!("SELECT {SETTLEMENT_COLUMNS} FROM settlement WHERE id IN keys1($1) ORDER BY id");
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut settlements = rows.iter().map(settlement).collect::<Result<Vec<_>, _>>()?;
        let sql = "SELECT settlement_id, kind, payer, amount_fen FROM settlement_share \
            WHERE settlement_id IN keys1($1) ORDER BY settlement_id, kind, payer";
        for row in self.connection.fetch(sql, &cells).await? {
            let id = row.str(0)?;
            if let Ok(index) = settlements.binary_search_by(|it| it.id.as_str().cmp(id)) {
                let share =
                    SettlementShare { kind: row.text(1)?, payer: row.text(2)?, amount_fen: row.int(3)? };
                settlements[index].shares.push(share);
            }
        }
        Ok(settlements)
    }

    /// One settlement; see [`Session::load_settlements`].
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn find_settlement(&mut self, id: &str) -> Result<Option<Settlement>, StoreError> {
        Ok(self.load_settlements(&[id]).await?.pop())
    }

    /// Numbers of the settlements of an institution that were booked from one instant to before another, or
    /// taken back on the days from `from` to `until`, however long ago they were booked; in order.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn settlements_moved(
        &mut self,
        institution_id: &str,
        booked: (&str, &str),
        (from, until): (Day, Day),
    ) -> Result<Vec<String>, StoreError> {
        let cells = [institution_id.into(), booked.0.into(), booked.1.into(), from.into(), until.into()];
        self.connection.fetch(MOVED, &cells).await?.iter().map(|row| row.text(0)).collect()
    }

    /// Settlements of a visit, the earliest first.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn find_settlements_of_visit(
        &mut self,
        id: &str,
    ) -> Result<Vec<SettlementSummary>, StoreError> {
        let sql =
            format!("SELECT {SUMMARY_COLUMNS} FROM settlement WHERE visit_id = $1 ORDER BY booked_at, id");
        self.connection.fetch(sql, &[id.into()]).await?.iter().map(summary).collect()
    }

    /// Balance of a ledger account (debits minus credits); zero when it was never used.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn balance(&mut self, account: &ledger::Account) -> Result<i64, StoreError> {
        let sql = "SELECT balance_fen FROM account WHERE owner = $1 AND path = $2";
        let cells = [account.owner().into(), account.as_str().into()];
        self.connection.fetch_optional(sql, &cells).await?.map_or(Ok(0), |it| it.int(0))
    }

    /// Balances of all accounts of the owners (see [`ledger::Account::owner`]), by owner and path.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn balances_of(&mut self, owners: &[&str]) -> Result<Vec<Posting>, StoreError> {
        let sql = "SELECT 0, path, balance_fen FROM account WHERE owner IN keys1($1) ORDER BY owner, path";
        let rows = self.connection.fetch(sql, &[keys(owners.iter().copied())]).await?;
        rows.iter().map(posting).collect()
    }

    /// Entries booked for something (a settlement, an order), in the order of booking.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn find_entries(&mut self, references: &[&str]) -> Result<Vec<LoggedEntry>, StoreError> {
        self.entries_where("reference", references).await
    }

    /// Entries by id.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn load_entries(&mut self, ids: &[&str]) -> Result<Vec<LoggedEntry>, StoreError> {
        self.entries_where("id", ids).await
    }

    async fn entries_where(
        &mut self,
        column: &'static str,
        values: &[&str],
    ) -> Result<Vec<LoggedEntry>, StoreError> {
        let cells = [keys(values.iter().copied())];
        let sql = format!(
            "SELECT e.seq, e.id, e.kind, e.booked_on, e.reference, e.reverses, e.document, e.hash, \
             COALESCE((SELECT b.hash FROM entry b WHERE b.seq = e.seq - 1), \
             (SELECT a.hash FROM audit a WHERE a.seq = e.seq - 1), '{}') \
             FROM entry e WHERE e.{column} IN keys1($1) ORDER BY e.seq",
            Hash::ZERO
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut entries = rows.iter().map(logged_entry).collect::<Result<Vec<_>, _>>()?;
        let sql = format!(
            "SELECT p.seq, p.account, p.amount_fen FROM posting p JOIN entry e ON e.seq = p.seq \
             WHERE e.{column} IN keys1($1) ORDER BY p.seq, p.no"
        );
        for row in self.connection.fetch(sql, &cells).await? {
            let seq = row.int(0)?;
            if let Ok(index) = entries.binary_search_by_key(&seq, |it| it.link.seq) {
                entries[index].entry.postings.push(posting(&row)?);
            }
        }
        Ok(entries)
    }

    /// What the audit log says about a subject, the latest first.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_audits(&mut self, subject: &str, limit: usize) -> Result<Vec<AuditEvent>, StoreError> {
        let sql = "SELECT seq, at, actor, action, subject, detail FROM audit WHERE subject = $1 \
            ORDER BY seq DESC LIMIT $2";
        let cells = [subject.into(), Cell::Int(i64::try_from(limit).unwrap_or(i64::MAX))];
        self.connection.fetch(sql, &cells).await?.iter().map(audit).collect()
    }

    /// What the audit log says of one kind of action on each of these subjects.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_audits_of(
        &mut self,
        subjects: &[&str],
        action: &str,
    ) -> Result<Vec<AuditEvent>, StoreError> {
        let sql = "SELECT seq, at, actor, action, subject, detail FROM audit \
            WHERE subject IN keys1($1) AND action = $2 ORDER BY seq";
        let cells = [keys(subjects.iter().copied()), action.into()];
        self.connection.fetch_bulk(sql.to_owned(), 6, &cells).await?.iter().map(audit).collect()
    }

    /// The last link of the chain.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn chain_head(&mut self) -> Result<ChainLink, StoreError> {
        let sql = "SELECT seq, hash FROM entry WHERE seq >= (SELECT chain_seq - 1 FROM head) UNION ALL \
            SELECT seq, hash FROM audit WHERE seq >= (SELECT chain_seq - 1 FROM head) ORDER BY seq";
        let rows = self.connection.fetch(sql, &[]).await?;
        let Some(last) = rows.last() else { return Ok(ChainLink::START) };
        let prev = if rows.len() > 1 { hash(&rows[0], 1, "head")? } else { Hash::ZERO };
        Ok(ChainLink { seq: last.int(0)?, prev, hash: hash(last, 1, "head")? })
    }

    /// Hash of the chain at a position (hex); `None` when the chain does not reach it.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn chain_hash(&mut self, seq: i64) -> Result<Option<String>, StoreError> {
        let sql = "SELECT hash FROM entry WHERE seq = $1 UNION ALL SELECT hash FROM audit WHERE seq = $1";
        self.connection.fetch_optional(sql, &[seq.into()]).await?.map(|it| it.text(0)).transpose()
    }

    /// A named value of the installation.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn find_meta(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT value FROM meta WHERE name = $1";
        let row = self.connection.fetch_optional(sql, &[name.into()]).await?;
        row.map(|row| row.open(0, ["meta", "value"], name)).transpose()
    }
}

/// One more than asked for, so that a page knows whether it is the last.
pub(crate) fn limit_cell(limit: usize) -> Cell<'static> {
    Cell::Int(i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX))
}

pub(crate) fn page<T>(mut items: Vec<T>, limit: usize, cursor: impl Fn(&T) -> String) -> Page<T> {
    let more = items.len() > limit;
    items.truncate(limit);
    let next = if more { items.last().map(cursor) } else { None };
    Page { items, next }
}
