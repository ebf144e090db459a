//! From a balance down to each entry.

use base::Day;
use serde::Serialize;
use store::{EntrySpan, LoggedEntry};
use utoipa::ToSchema;

use crate::App;
use crate::error::AppError;

/// An entry of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntryView {
    /// Place in the chain.
    pub seq: i64,
    /// Number.
    pub id: String,
    /// `settle`, `reverse`, `adjust` …
    pub kind: String,
    /// Day.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// What it was booked for: a settlement, an order.
    pub reference: String,
    /// The entry that it takes back.
    pub reverses: Option<String>,
    /// Hash of its link in the chain.
    pub hash: String,
    /// Its postings; they sum to zero.
    pub postings: Vec<PostingView>,
}

/// One posting: debit positive, credit negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PostingView {
    /// Path of the account.
    pub account: String,
    /// In fen.
    pub amount_fen: i64,
}

/// Entries, a page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntryPage {
    /// The latest first.
    pub items: Vec<EntryView>,
    /// `cursor` of the next page.
    pub next: Option<String>,
}

fn view(it: LoggedEntry) -> EntryView {
    let posting = |it: &ledger::Posting| PostingView {
        account: it.account.as_str().to_owned(),
        amount_fen: it.amount_fen,
    };
    EntryView {
        seq: it.link.seq,
        kind: it.entry.kind.as_str().to_owned(),
        on: it.entry.on,
        reference: it.entry.reference.clone(),
        reverses: it.entry.reverses.clone(),
        hash: it.link.hash.to_string(),
        postings: it.entry.postings.iter().map(posting).collect(),
        id: it.entry.id,
    }
}

impl App {
    /// Entries that moved an account, the latest first.
    ///
    /// # Errors
    /// A path that is no account; a cursor that is not one.
    pub async fn entries_of_account(
        &self,
        account: &str,
        cursor: Option<&str>,
        (from, until): (Option<Day>, Option<Day>),
        limit: usize,
    ) -> Result<EntryPage, AppError> {
        let account: ledger::Account = account.parse().map_err(|it: ledger::AccountError| {
            AppError::input("account", it.to_string(), "请用余额列表里的账户")
        })?;
        let before = match cursor.map(str::parse::<i64>) {
            None => None,
            Some(Ok(seq)) => Some(seq),
            Some(Err(_)) => {
                return Err(AppError::input("cursor", "翻页标记不对", "请原样使用上一页应答里的 next"));
            }
        };
        self.follow_for_reading().await?;
        let mut session = self.inner.store.read().await?;
        let page = session
            .entries_of_account(account.as_str(), EntrySpan { before, from, until }, limit.clamp(1, 200))
            .await?;
        Ok(EntryPage { items: page.items.into_iter().map(view).collect(), next: page.next })
    }

    /// Entries booked for something (a settlement, an order), in the order of booking.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn entries_for(&self, reference: &str) -> Result<EntryPage, AppError> {
        let found = self.inner.store.read().await?.find_entries(&[reference]).await?;
        Ok(EntryPage { items: found.into_iter().map(view).collect(), next: None })
    }
}
