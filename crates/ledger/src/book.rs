//! The ledger as a state machine in memory: the second model for tests and simulation, and the
//! place where the rules between entries are written down.
//!
//! Outcomes are a closed enum rather than errors. Its order is the order of the checks: if two
//! outcomes apply, the one that comes first is returned. Tests rely on that.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Account, Entry, Shape};

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It was written.
    Created,
    /// The same entry is there already; nothing was written.
    Exists,
    /// Another entry has this id; nothing was written.
    ExistsWithDifferentFields,
    /// Money comes from somewhere and goes somewhere: two postings at least.
    TooFewPostings,
    /// A posting of nothing says nothing.
    ZeroPosting,
    /// One account, one posting.
    AccountTwice,
    /// Debits and credits differ.
    Unbalanced,
    /// An entry of the kind `reverse` names what it reverses, and no other kind does.
    ReversalMustName,
    /// The entry to take back is not there.
    ReversedNotFound,
    /// A reversal cannot be reversed: book the right entry anew.
    ReversalOfReversal,
    /// A reversal takes back the whole entry and nothing else.
    ReversalMustMirror,
    /// An entry is taken back once.
    AlreadyReversed,
    /// A personal account has no more than what is in it.
    WouldOverdraw,
    /// The balance would not fit 64 bits.
    TooLarge,
}

/// All entries and the balances that follow from them.
#[derive(Debug, Clone, Default)]
pub struct Book {
    entries: BTreeMap<String, Entry>,
    reversed: BTreeSet<String>,
    balances: BTreeMap<Account, i64>,
}

impl Book {
    /// Writes the entry if it may be written, and says what became of it.
    pub fn submit(&mut self, entry: Entry) -> Outcome {
        let outcome = self.check(&entry);
        if outcome == Outcome::Created {
            self.apply(entry);
        }
        outcome
    }

    /// What would become of the entry.
    #[must_use]
    pub fn check(&self, entry: &Entry) -> Outcome {
        if let Some(existing) = self.entries.get(&entry.id) {
            let same = existing == entry;
            return if same { Outcome::Exists } else { Outcome::ExistsWithDifferentFields };
        }
        let form = entry.check_form();
        if form != Outcome::Created {
            return form;
        }
        if let Some(original_id) = &entry.reverses {
            let Some(original) = self.entries.get(original_id) else {
                return Outcome::ReversedNotFound;
            };
            if original.reverses.is_some() {
                return Outcome::ReversalOfReversal;
            }
            if !entry.mirrors(original) {
                return Outcome::ReversalMustMirror;
            }
            if self.reversed.contains(original_id) {
                return Outcome::AlreadyReversed;
            }
        }
        self.check_balances(entry)
    }

    fn check_balances(&self, entry: &Entry) -> Outcome {
        for posting in &entry.postings {
            let overdraws = |after: i64| {
                posting.account.shape() == Shape::PersonAccount && posting.amount_fen > 0 && after > 0
            };
            match self.balance(&posting.account).checked_add(posting.amount_fen) {
                Some(after) if overdraws(after) => return Outcome::WouldOverdraw,
                Some(_) => {}
                None => return Outcome::TooLarge,
            }
        }
        Outcome::Created
    }

    fn apply(&mut self, entry: Entry) {
        for posting in &entry.postings {
            *self.balances.entry(posting.account.clone()).or_default() += posting.amount_fen;
        }
        let total: i128 = self.balances.values().map(|it| i128::from(*it)).sum();
        assert_eq!(total, 0, "the balances of all accounts add up to zero");
        self.reversed.extend(entry.reverses.clone());
        self.entries.insert(entry.id.clone(), entry);
    }

    /// Balance of an account: debits minus credits, in fen. Zero for one that was never used.
    #[must_use]
    pub fn balance(&self, account: &Account) -> i64 {
        self.balances.get(account).copied().unwrap_or(0)
    }

    /// Every account that was used, with its balance.
    pub fn balances(&self) -> impl Iterator<Item = (&Account, i64)> {
        self.balances.iter().map(|(account, balance)| (account, *balance))
    }

    /// An entry by its id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id)
    }
}
