//! Movements of busy accounts by month, written with the postings they are made of; and reading them.
//!
//! **Knows:** which accounts are kept by month. **Does not know:** what an account means.
//! **Invariant:** the months of an account sum up to its balance; [`Session::verify`] recomputes them.

use std::collections::BTreeMap;

use base::Day;

use crate::book::Inserts;
use crate::engine::Rows;
use crate::tables::ACCOUNT_MONTH;
use crate::{EntrySpan, Session, StoreError};

/// Entries of a person's account read at a time.
const SUMMED_AT_A_TIME: usize = 500;

/// What moved an account in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountMonth {
    /// `2024-03`: month of the entries.
    pub month: String,
    /// Sum of debits, in fen.
    pub debit_fen: i64,
    /// Sum of credits, in fen, as a positive number.
    pub credit_fen: i64,
    /// How many postings.
    pub postings: i64,
    /// Number of the first entry.
    pub first_seq: i64,
    /// Number of the last entry.
    pub last_seq: i64,
}

/// Whether an account is kept by month. Accounts of a person have few entries: they are summed when asked.
fn is_kept(path: &str) -> bool {
    !path.starts_with("person") && !path.starts_with("benefit:")
}

/// Movements of a batch under way.
#[derive(Default)]
pub(crate) struct Movements<'a>(BTreeMap<(&'a str, Day), [i64; 5]>);

impl<'a> Movements<'a> {
    pub(crate) fn add(&mut self, path: &'a str, on: Day, amount_fen: i64, seq: i64) {
        if !is_kept(path) {
            return;
        }
        let first = on.plus_days(1 - i32::from(on.day_of_month()));
        let sums = self.0.entry((path, first)).or_insert([0, 0, 0, seq, seq]);
        sums[0] += amount_fen.max(0);
        sums[1] += (-amount_fen).max(0);
        sums[2] += 1;
        sums[4] = seq;
    }

    pub(crate) fn push_rows(self, inserts: &mut Inserts<'a>) {
        let mut rows = Rows::new(&ACCOUNT_MONTH, self.0.len());
        for ((path, first), [debit, credit, postings, first_seq, last_seq]) in self.0 {
            let month = month_of(first);
            rows.push([
                path.into(),
                month.into(),
                debit.into(),
                credit.into(),
                postings.into(),
                first_seq.into(),
                last_seq.into(),
            ]);
        }
        inserts.push((&ACCOUNT_MONTH, rows));
    }
}

/// `2024-03`.
pub(crate) fn month_of(day: Day) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

impl Session {
    /// What moved an account, month by month.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn account_months(&mut self, path: &str) -> Result<Vec<AccountMonth>, StoreError> {
        if !is_kept(path) {
            return self.summed_months(path).await;
        }
        let sql = "SELECT month, debit_fen, credit_fen, postings, first_seq, last_seq FROM account_month \
            WHERE path = $1 ORDER BY month";
        let rows = self.connection.fetch(sql, &[path.into()]).await?;
        let months = rows.iter().map(|row| {
            Ok(AccountMonth {
                month: row.text(0)?,
                debit_fen: row.int(1)?,
                credit_fen: row.int(2)?,
                postings: row.int(3)?,
                first_seq: row.int(4)?,
                last_seq: row.int(5)?,
            })
        });
        months.collect()
    }

    /// The months of an account that few entries move, from its entries.
    async fn summed_months(&mut self, path: &str) -> Result<Vec<AccountMonth>, StoreError> {
        let mut months: BTreeMap<String, AccountMonth> = BTreeMap::new();
        let mut span = EntrySpan::default();
        loop {
            let page = self.entries_of_account(path, span, SUMMED_AT_A_TIME).await?;
            for it in &page.items {
                let (month, seq) = (month_of(it.entry.on), it.link.seq);
                for posting in it.entry.postings.iter().filter(|it| it.account.as_str() == path) {
                    let sum = months.entry(month.clone()).or_insert_with(|| AccountMonth {
                        month: month.clone(),
                        debit_fen: 0,
                        credit_fen: 0,
                        postings: 0,
                        first_seq: seq,
                        last_seq: seq,
                    });
                    sum.debit_fen += posting.amount_fen.max(0);
                    sum.credit_fen += (-posting.amount_fen).max(0);
                    sum.postings += 1;
                    sum.first_seq = sum.first_seq.min(seq);
                    sum.last_seq = sum.last_seq.max(seq);
                }
            }
            match page.next.and_then(|it| it.parse().ok()) {
                Some(before) => span.before = Some(before),
                None => return Ok(months.into_values().collect()),
            }
        }
    }

    /// Accounts kept by month whose path begins so, with balances, by path after `after`.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_ledger_accounts(
        &mut self,
        prefix: &str,
        after: &str,
        limit: usize,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let end = format!("{prefix}\u{10FFFF}");
        let sql = "SELECT path, CAST(SUM(debit_fen - credit_fen) AS BIGINT) FROM account_month \
            WHERE path >= $1 AND path < $2 AND path > $3 GROUP BY path ORDER BY path LIMIT $4";
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows =
            self.connection.fetch(sql, &[prefix.into(), end.into(), after.into(), most.into()]).await?;
        rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
    }
}
