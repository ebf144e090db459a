//! Treatment in another place: filings (a kind among all filings), and the postings on claims between places.

use base::Day;
use ledger::EntryKind;

use crate::engine::keys;
use crate::filings::{FILING_COLUMNS, filing};
use crate::{Filing, Session, StoreError, Writer};

/// A filing for treatment in another place (异地就医备案), true for a period, known for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossRegionFiling {
    /// Number, among all filings.
    pub id: String,
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

/// The kind under which these filings lie among all others.
const KIND: &str = "cross_region";

/// What a filing of this kind says beside its period.
#[derive(serde::Serialize, serde::Deserialize)]
struct Detail {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    source: String,
}

fn of_row(it: Filing) -> CrossRegionFiling {
    // Words for people: a filing that has unreadable ones still counts.
    let detail = serde_json::from_str(&it.detail)
        .unwrap_or_else(|_| Detail { kind: String::new(), source: it.detail.clone() });
    CrossRegionFiling {
        id: it.id,
        person_id: it.person_id,
        place: it.subject,
        valid_from: it.valid_from,
        valid_until: it.valid_until,
        known_from: it.known_from,
        known_until: it.known_until,
        kind: detail.kind,
        source: detail.source,
    }
}

fn to_row(it: &CrossRegionFiling) -> Filing {
    let detail = Detail { kind: it.kind.clone(), source: it.source.clone() };
    Filing {
        id: it.id.clone(),
        person_id: it.person_id.clone(),
        kind: KIND.to_owned(),
        subject: it.place.clone(),
        institution_id: String::new(),
        valid_from: it.valid_from,
        valid_until: it.valid_until,
        known_from: it.known_from.clone(),
        known_until: it.known_until.clone(),
        detail: serde_json::to_string(&detail).unwrap_or_else(|_| "{}".to_owned()),
    }
}

impl Session {
    /// Filings of people that count today, by person, place and day.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn load_cross_region_filings(
        &mut self,
        person_ids: &[&str],
    ) -> Result<Vec<CrossRegionFiling>, StoreError> {
        let sql = format!(
            "SELECT {FILING_COLUMNS} FROM filing WHERE person_id IN keys1($1) AND kind = $2 \
             AND known_until IS NULL ORDER BY person_id, subject, valid_from, known_from"
        );
        let cells = [keys(person_ids.iter().copied()), KIND.into()];
        let rows = self.connection.fetch(sql, &cells).await?;
        rows.iter().map(|row| Ok(of_row(filing(row)?))).collect()
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
    /// Adds filings, beside those of institutions. A correction is a new row after
    /// [`Writer::supersede_filing`].
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_cross_region_filings(
        &mut self,
        filings: &[CrossRegionFiling],
    ) -> Result<(), StoreError> {
        let rows: Vec<Filing> = filings.iter().map(to_row).collect();
        self.add_filings(&rows).await
    }
}
