//! Entries (凭证) and their postings (分录): the form that every entry must have.

use std::fmt;

use base::Day;
use serde::{Deserialize, Serialize};

use crate::{Account, Hash, Outcome};

/// One movement of money between accounts, all at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Chosen by the caller, so that a retry is harmless.
    pub id: String,
    /// Why the money moved.
    pub kind: EntryKind,
    /// Day the entry counts for.
    pub on: Day,
    /// What it was booked for: a settlement, an order, a person.
    pub reference: String,
    /// The entry that this one takes back.
    pub reverses: Option<String>,
    /// Seal of the document behind it (bill and decision), so that nobody changes that unseen.
    pub document: Option<Hash>,
    /// At least two, adding up to zero.
    pub postings: Vec<Posting>,
}

/// One account moved by one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The account.
    pub account: Account,
    /// Positive is a debit, negative a credit; never zero. In fen.
    pub amount_fen: i64,
}

/// Why money moved. The code is part of the canonical form and never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// 结算.
    Settle,
    /// 冲销: the exact opposite of an earlier entry.
    Reverse,
    /// 补差: the difference that a late fact makes.
    Adjust,
    /// 预付: an advance to an institution.
    Prepay,
    /// 冲抵预付: an advance set against what is owed.
    Offset,
    /// 划入: money put into a personal account.
    Credit,
    /// 拨付: money paid out to an institution or a person.
    Pay,
    /// 收款: a person pays what was due.
    Collect,
    /// 追回: money that comes back.
    Recover,
    /// 期初: balances taken over from another system.
    Open,
    /// 异地清算: a claim between places is settled.
    Clear,
}

impl EntryKind {
    /// All, in the order of their codes.
    pub const ALL: [EntryKind; 11] = [
        EntryKind::Settle,
        EntryKind::Reverse,
        EntryKind::Adjust,
        EntryKind::Prepay,
        EntryKind::Offset,
        EntryKind::Credit,
        EntryKind::Pay,
        EntryKind::Collect,
        EntryKind::Recover,
        EntryKind::Open,
        EntryKind::Clear,
    ];

    /// The word in databases and in the canonical form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            EntryKind::Settle => "settle",
            EntryKind::Reverse => "reverse",
            EntryKind::Adjust => "adjust",
            EntryKind::Prepay => "prepay",
            EntryKind::Offset => "offset",
            EntryKind::Credit => "credit",
            EntryKind::Pay => "pay",
            EntryKind::Collect => "collect",
            EntryKind::Recover => "recover",
            EntryKind::Open => "open",
            EntryKind::Clear => "clear",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<EntryKind> {
        EntryKind::ALL.into_iter().find(|it| it.as_str() == word)
    }
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Posting {
    /// A posting.
    #[must_use]
    pub fn new(account: Account, amount_fen: i64) -> Posting {
        Posting { account, amount_fen }
    }
}

impl Entry {
    /// Whether the entry is well formed by itself; [`Outcome::Created`] when it is.
    ///
    /// Looks at nothing but the entry, so it can be asserted on every booking.
    #[must_use]
    pub fn check_form(&self) -> Outcome {
        if self.postings.len() < 2 {
            return Outcome::TooFewPostings;
        }
        if self.postings.iter().any(|it| it.amount_fen == 0) {
            return Outcome::ZeroPosting;
        }
        let twice = |(index, posting): (usize, &Posting)| {
            self.postings[..index].iter().any(|it| it.account == posting.account)
        };
        if self.postings.iter().enumerate().any(twice) {
            return Outcome::AccountTwice;
        }
        if self.postings.iter().map(|it| i128::from(it.amount_fen)).sum::<i128>() != 0 {
            return Outcome::Unbalanced;
        }
        if (self.kind == EntryKind::Reverse) != self.reverses.is_some() {
            return Outcome::ReversalMustName;
        }
        Outcome::Created
    }

    /// Whether `self` takes back `original` exactly: the same accounts with opposite amounts.
    #[must_use]
    pub fn mirrors(&self, original: &Entry) -> bool {
        let opposite = |it: &Posting| {
            original.postings.iter().any(|other| {
                other.account == it.account && other.amount_fen.checked_neg() == Some(it.amount_fen)
            })
        };
        self.postings.len() == original.postings.len() && self.postings.iter().all(opposite)
    }

    /// What the entry does to one account. In fen.
    #[must_use]
    pub fn amount_on(&self, account: &Account) -> i64 {
        self.postings.iter().filter(|it| it.account == *account).map(|it| it.amount_fen).sum()
    }
}

/// The entry that takes `original` back, under an id of its own.
#[must_use]
pub fn reversal_of(original: &Entry, id: impl Into<String>, on: Day) -> Entry {
    let opposite = |it: &Posting| Posting::new(it.account.clone(), -it.amount_fen);
    Entry {
        id: id.into(),
        kind: EntryKind::Reverse,
        on,
        reference: original.reference.clone(),
        reverses: Some(original.id.clone()),
        document: None,
        postings: original.postings.iter().map(opposite).collect(),
    }
}
