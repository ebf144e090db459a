//! Looking into the books from a balance down: entries that moved an account; visits that wait.

use base::Day;
use ledger::Hash;

use crate::decode::{logged_entry, posting, visit};
use crate::engine::Cell;
use crate::lookup::Page;
use crate::within::{Columns, Within};
use crate::{LoggedEntry, Session, StoreError, Visit};

/// Which entries of an account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EntrySpan {
    /// Before this number.
    pub before: Option<i64>,
    /// Booked on this day or later.
    pub from: Option<Day>,
    /// Booked on this day or earlier.
    pub until: Option<Day>,
}

/// Visits of an institution that are not settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingVisits {
    /// Whose.
    pub institution_id: String,
    /// Under way.
    pub open: i64,
    /// Ended, and waiting for settlement.
    pub waiting: i64,
}

/// Where a visit belongs: its person's region, its institution.
const VISITED: Columns = Columns {
    region: "w.region",
    village: "w.village",
    institution: "institution_id",
    department: "",
    person: "visit.person_id",
};

impl Session {
    /// Entries that moved `account`, the latest first.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn entries_of_account(
        &mut self,
        account: &str,
        span: EntrySpan,
        limit: usize,
    ) -> Result<Page<LoggedEntry>, StoreError> {
        let mut seqs = self.seqs_of_account(account, span, limit.saturating_add(1)).await?;
        let more = seqs.len() > limit;
        seqs.truncate(limit);
        let next = if more { seqs.last().map(i64::to_string) } else { None };
        let mut items = self.entries_at(&seqs).await?;
        items.reverse();
        Ok(Page { items, next })
    }

    /// Entries by number, in order.
    pub(crate) async fn entries_at(&mut self, seqs: &[i64]) -> Result<Vec<LoggedEntry>, StoreError> {
        if seqs.is_empty() {
            return Ok(Vec::new());
        }
        // Numbers of our own, a page of them: they stand in the text.
        let list = seqs.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "SELECT e.seq, e.id, e.kind, e.booked_on, e.reference, e.reverses, e.document, e.hash, '{}' \
             FROM entry e WHERE e.seq IN ({list}) ORDER BY e.seq",
            Hash::ZERO
        );
        let rows = self.connection.fetch(sql, &[]).await?;
        let mut entries = rows.iter().map(logged_entry).collect::<Result<Vec<_>, _>>()?;
        let sql =
            format!("SELECT seq, account, amount_fen FROM posting WHERE seq IN ({list}) ORDER BY seq, no");
        for row in self.connection.fetch(sql, &[]).await? {
            let seq = row.int(0)?;
            if let Ok(index) = entries.binary_search_by_key(&seq, |it| it.link.seq) {
                entries[index].entry.postings.push(posting(&row)?);
            }
        }
        Ok(entries)
    }

    /// Visits of an institution that are open or wait for settlement, by number, after `cursor`; without lines. With a
    /// person only those of that person.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn list_waiting_visits(
        &mut self,
        institution_id: &str,
        person_id: Option<&str>,
        within: &Within,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<Visit>, StoreError> {
        let most = i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX);
        let mut cells = vec![institution_id.into(), cursor.unwrap_or_default().into(), Cell::Int(most)];
        let of_person = person_id.map_or("", |it| {
            cells.push(it.into());
            " AND person_id = $4"
        });
        let narrowed = within.condition(VISITED, &mut cells);
        let sql = format!(
            "SELECT id, person_id, institution_id, kind, state, admitted_on, discharged_on, \
             facts, diagnoses, treat_first, agreement FROM visit \
             WHERE state IN ('open', 'discharged') AND institution_id = $1 AND id > $2{of_person}{narrowed} \
             ORDER BY id LIMIT $3"
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut items = rows.iter().map(visit).collect::<Result<Vec<_>, _>>()?;
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(|it| it.id.clone()) } else { None };
        Ok(Page { items, next })
    }

    /// How many visits of each institution are open, and how many wait for settlement; by institution.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn count_waiting_visits(&mut self, within: &Within) -> Result<Vec<WaitingVisits>, StoreError> {
        let (sql, cells) = count_waiting(within);
        let mut counts: Vec<WaitingVisits> = Vec::new();
        for row in self.connection.fetch(sql, &cells).await? {
            let institution_id = row.text(0)?;
            if counts.last().is_none_or(|it| it.institution_id != institution_id) {
                counts.push(WaitingVisits { institution_id, open: 0, waiting: 0 });
            }
            if let Some(of) = counts.last_mut() {
                match row.str(1)? {
                    "open" => of.open = row.int(2)?,
                    _ => of.waiting = row.int(2)?,
                }
            }
        }
        Ok(counts)
    }
}

/// Counts visits under way in the index that holds nothing else. People are joined, not looked for, so that the engine may
/// take the narrow index on where they live instead of their rows; crossed, so that it begins at the visits, of which
/// there are fewer than people in a township.
pub(crate) fn count_waiting(within: &Within) -> (String, Vec<Cell<'static>>) {
    let mut cells = Vec::new();
    let narrowed = within.condition(Columns { person: "", ..VISITED }, &mut cells);
    let (people, whose) = if within.names_regions() {
        (" CROSS JOIN person w", " AND w.id = visit.person_id")
    } else {
        ("", "")
    };
    let sql = format!(
        "SELECT visit.institution_id, visit.state, COUNT(*) FROM visit{people} \
         WHERE visit.state IN ('open', 'discharged'){whose}{narrowed} \
         GROUP BY visit.institution_id, visit.state ORDER BY visit.institution_id, visit.state"
    );
    (sql, cells)
}
