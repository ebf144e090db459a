//! From an account to the numbers of its entries.
//!
//! Bookings do not write this way: an index on postings would cost each of them a tenth. It follows up behind
//! them in large pieces, and what is younger than where it reaches is looked through.
//!
//! **Invariant:** up to its mark the way is complete; [`Session::verify`] compares it with the postings.

use base::Day;

use crate::books::EntrySpan;
use crate::engine::Cell;
use crate::{Session, StoreError, Writer};

/// Under which name the mark lies in `meta`.
const MARK: &str = "account_entry";

impl Session {
    /// How many links of the chain lie behind the mark: so many are looked through for each account.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn unindexed_links(&mut self) -> Result<i64, StoreError> {
        let mark = self.mark().await?;
        let row = self.connection.fetch_optional("SELECT chain_seq FROM head WHERE id = 1", &[]).await?;
        Ok(row.map_or(Ok(0), |it| it.int(0))? - mark)
    }

    async fn mark(&mut self) -> Result<i64, StoreError> {
        Ok(self.find_meta(MARK).await?.and_then(|it| it.parse().ok()).unwrap_or(0))
    }

    /// Numbers of entries that moved an account, the latest first, at most `most`.
    pub(crate) async fn seqs_of_account(
        &mut self,
        account: &str,
        span: EntrySpan,
        most: usize,
    ) -> Result<Vec<i64>, StoreError> {
        let mark = self.mark().await?;
        let (mut first, mut end) = (1, span.before.unwrap_or(i64::MAX));
        let days = (span.from.unwrap_or(Day::MIN), span.until.unwrap_or(Day::MAX));
        let is_dated = span.from.is_some() || span.until.is_some();
        // The numbers between which entries of these days lie: a busy account has many beside them.
        if is_dated {
            let sql = "SELECT COALESCE(MIN(first_seq), 1), COALESCE(MAX(last_seq), 0) FROM entry_day \
                WHERE booked_on >= $1 AND booked_on <= $2";
            if let Some(row) = self.connection.fetch_optional(sql, &[days.0.into(), days.1.into()]).await? {
                first = row.int(0)?;
                end = end.min(row.int(1)?.saturating_add(1));
            }
        }
        let mut seqs = Vec::new();
        // The younger ones, then those that the way leads to.
        let parts = [("posting", first.max(mark + 1), end), ("account_entry", first, end.min(mark + 1))];
        for (table, first, end) in parts {
            let left = most - seqs.len();
            if left == 0 || first >= end {
                continue;
            }
            let left = Cell::Int(i64::try_from(left).unwrap_or(i64::MAX));
            let bounds = [account.into(), first.into(), end.into(), left];
            let rows = if is_dated {
                let sql = format!(
                    "SELECT DISTINCT p.seq FROM {table} p CROSS JOIN entry e WHERE e.seq = p.seq \
                     AND p.account = $1 AND p.seq >= $2 AND p.seq < $3 AND e.booked_on >= $5 \
                     AND e.booked_on <= $6 ORDER BY p.seq DESC LIMIT $4"
                );
                let cells = [&bounds[..], &[days.0.into(), days.1.into()]].concat();
                self.connection.fetch(sql, &cells).await?
            } else {
                let sql = format!(
                    "SELECT DISTINCT seq FROM {table} WHERE account = $1 AND seq >= $2 AND seq < $3 \
                     ORDER BY seq DESC LIMIT $4"
                );
                self.connection.fetch(sql, &bounds).await?
            };
            for row in rows {
                seqs.push(row.int(0)?);
            }
        }
        Ok(seqs)
    }
}

impl Writer {
    /// Leads the way on by at most so many links of the chain; how many are left.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn index_entries(&mut self, links: i64) -> Result<i64, StoreError> {
        let mark = self.mark().await?;
        let head = self.head.link.seq;
        let end = head.min(mark.saturating_add(links));
        if end <= mark {
            return Ok(0);
        }
        let sql = "INSERT INTO account_entry (account, seq) SELECT DISTINCT account, seq FROM posting \
            WHERE seq > $1 AND seq <= $2 ORDER BY account, seq";
        self.connection.execute(sql, &[mark.into(), end.into()]).await?;
        self.set_meta(MARK, &end.to_string()).await?;
        Ok(head - end)
    }
}
