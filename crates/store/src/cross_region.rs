//! Treatment in another place: filings, and the postings on claims between places.

use base::Day;
use ledger::EntryKind;

use crate::engine::{Cell, Insert, Kind, Rows, keys};
use crate::{Session, StoreError, Writer};

use Kind::Text;

/// A filing for treatment in another place (异地就医备案), true for a period, known for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossRegionFiling {
    /// The person.
    pub person_id: String,
    /// Code of the place, or what codes of places begin with (`51` for a whole province).
    pub place: String,
    /// First day.
    pub valid_from: Day,
    /// Last day; [`Day::MAX`] until further notice.
    pub valid_until: Day,
    /// Instant it was recorded.
    pub known_from: String,
    /// Instant it was superseded; `None` for what counts today.
    pub known_until: Option<String>,
    /// Kind: `residence` (长期居住), `referral` (转诊), `temporary` (临时外出) or as the desk says.
    pub kind: String,
    /// Where it comes from.
    pub source: String,
}

/// A posting on a claim between places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRow {
    /// Account: `place:<code>:receivable` or `place:<code>:payable`.
    pub account: String,
    /// Day of the entry.
    pub on: Day,
    /// The entry.
    pub entry_id: String,
    /// Why.
    pub kind: EntryKind,
    /// The settlement or order it was booked for.
    pub reference: String,
    /// Debit or (negative) credit. In fen.
    pub amount_fen: i64,
}

const FILING: Insert = Insert {
    table: "cross_region_filing",
    columns: &[
        ("person_id", Text),
        ("place", Text),
        ("valid_from", Text),
        ("known_from", Text),
        ("valid_until", Text),
        ("known_until", Text),
        ("kind", Text),
        ("source", Text),
    ],
    conflict: "",
};

impl Session {
    /// Filings of people that count today, by person, place and day.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn load_cross_region_filings(
        &mut self,
        person_ids: &[&str],
    ) -> Result<Vec<CrossRegionFiling>, StoreError> {
        let sql = "SELECT person_id, place, valid_from, valid_until, known_from, known_until, kind, source \
            FROM cross_region_filing WHERE person_id IN keys1($1) AND known_until IS NULL \
            ORDER BY person_id, place, valid_from, known_from";
        let rows = self.connection.fetch(sql, &[keys(person_ids.iter().copied())]).await?;
        let filing = |row: &crate::engine::Row| {
            Ok(CrossRegionFiling {
                person_id: row.text(0)?,
                place: row.text(1)?,
                valid_from: row.day(2, "cross_region_filing")?,
                valid_until: row.day(3, "cross_region_filing")?,
                known_from: row.text(4)?,
                known_until: row.text_or_null(5)?,
                kind: row.text(6)?,
                source: row.text(7)?,
            })
        };
        rows.iter().map(filing).collect()
    }

    /// Balances of claims between places as they were before a day, by account.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn claims_before(&mut self, day: Day) -> Result<Vec<(String, i64)>, StoreError> {
        let sql = "SELECT p.account, CAST(SUM(p.amount_fen) AS BIGINT) FROM posting p \
            JOIN entry e ON e.seq = p.seq WHERE substr(p.account, 1, 6) = 'place:' AND e.booked_on < $1 \
            GROUP BY p.account ORDER BY p.account";
        let rows = self.connection.fetch(sql, &[day.into()]).await?;
        rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
    }

    /// Postings on claims between places on days from `from` to `until`, by account and order of booking.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn list_claims(&mut self, from: Day, until: Day) -> Result<Vec<ClaimRow>, StoreError> {
        let sql = "SELECT p.account, e.booked_on, e.id, e.kind, e.reference, p.amount_fen \
            FROM posting p JOIN entry e ON e.seq = p.seq \
            WHERE substr(p.account, 1, 6) = 'place:' AND e.booked_on >= $1 AND e.booked_on <= $2 \
            ORDER BY p.account, p.seq";
        let rows = self.connection.fetch(sql, &[from.into(), until.into()]).await?;
        let claim = |row: &crate::engine::Row| {
            let kind = row.str(3)?;
            Ok(ClaimRow {
                account: row.text(0)?,
                on: row.day(1, "entry")?,
                entry_id: row.text(2)?,
                kind: EntryKind::parse(kind).ok_or_else(|| StoreError::Corrupt {
                    table: "entry",
                    what: "种类",
                    value: kind.to_owned(),
                })?,
                reference: row.text(4)?,
                amount_fen: row.int(5)?,
            })
        };
        rows.iter().map(claim).collect()
    }
}

impl Writer {
    /// Adds filings. A correction is a new row after [`Writer::supersede_cross_region_filing`].
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for the same person, place, day and instant.
    pub async fn add_cross_region_filings(
        &mut self,
        filings: &[CrossRegionFiling],
    ) -> Result<(), StoreError> {
        let mut rows = Rows::new(&FILING, filings.len());
        for it in filings {
            rows.push([
                (&it.person_id).into(),
                (&it.place).into(),
                it.valid_from.into(),
                (&it.known_from).into(),
                it.valid_until.into(),
                (&it.known_until).into(),
                (&it.kind).into(),
                (&it.source).into(),
            ]);
        }
        self.connection.insert(&FILING, rows).await
    }

    /// Marks a filing as superseded at an instant: it stays, but does not count from then on.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such row that counts today.
    pub async fn supersede_cross_region_filing(
        &mut self,
        filing: &CrossRegionFiling,
        at: &str,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE cross_region_filing SET known_until = $5 WHERE person_id = $1 AND place = $2 \
            AND valid_from = $3 AND known_from = $4 AND known_until IS NULL";
        let cells = [
            Cell::from(filing.person_id.as_str()),
            (&filing.place).into(),
            filing.valid_from.into(),
            (&filing.known_from).into(),
            at.into(),
        ];
        match self.connection.execute(sql, &cells).await? {
            0 => Err(StoreError::Missing { what: "异地就医备案", id: filing.person_id.clone() }),
            _ => Ok(()),
        }
    }
}
