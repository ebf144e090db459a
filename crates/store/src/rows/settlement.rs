//! Settlements, meters, requests, messages.

use base::Day;
use ledger::{ChainLink, Entry, Hash};

/// Whether a settlement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SettlementState {
    /// It counts.
    Settled,
    /// It was taken back.
    Reversed,
}

impl SettlementState {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            SettlementState::Settled => "settled",
            SettlementState::Reversed => "reversed",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<SettlementState> {
        [SettlementState::Settled, SettlementState::Reversed].into_iter().find(|it| it.as_str() == word)
    }
}

/// A settlement (结算单) as it was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// Readable number, chosen by the caller.
    pub id: String,
    /// The visit.
    pub visit_id: String,
    /// The person.
    pub person_id: String,
    /// The institution.
    pub institution_id: String,
    /// Day of settlement.
    pub settled_on: Day,
    /// Year of the meters.
    pub year: i64,
    /// Whether it counts.
    pub state: SettlementState,
    /// Total of the bill. In fen.
    pub total_fen: i64,
    /// What the person bears. In fen.
    pub person_fen: i64,
    /// Part of it in cash. In fen.
    pub cash_fen: i64,
    /// Version of the policies used.
    pub policy_version: String,
    /// The settlement that this one stands in for.
    pub replaces_id: Option<String>,
    /// Instant of booking.
    pub booked_at: String,
    /// The bill, as JSON text.
    pub bill: String,
    /// The decision with its trace, as JSON text.
    pub decision: String,
    /// Who bears what; adds up to the total. In the order of kind and payer when loaded.
    pub shares: Vec<SettlementShare>,
}

impl Settlement {
    /// Hash that seals bill and decision; goes into [`Entry::document`].
    #[must_use]
    pub fn seal(&self) -> Hash {
        Hash::of_texts(&[&self.bill, &self.decision])
    }
}

/// What one payer, account or the person bears of a settlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementShare {
    /// `fund`, `insurer`, `hospital`, `government`, `account` or `person` (cash).
    pub kind: String,
    /// Payer or kind of account; `cash` for the person.
    pub payer: String,
    /// In fen.
    pub amount_fen: i64,
}

/// A settlement without its documents, for lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementSummary {
    /// Number.
    pub id: String,
    /// The visit.
    pub visit_id: String,
    /// The person.
    pub person_id: String,
    /// The institution.
    pub institution_id: String,
    /// Day of settlement.
    pub settled_on: Day,
    /// Whether it counts.
    pub state: SettlementState,
    /// In fen.
    pub total_fen: i64,
    /// In fen.
    pub person_fen: i64,
    /// In fen.
    pub cash_fen: i64,
}

/// Which settlements to list; what is `None` does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettlementFilter {
    /// Of this person.
    pub person_id: Option<String>,
    /// Of this institution.
    pub institution_id: Option<String>,
    /// Settled on this day or later.
    pub from: Option<Day>,
    /// Settled on this day or earlier.
    pub until: Option<Day>,
    /// Only what may be shown.
    pub within: crate::Within,
}

/// How far a meter moved. `source_id` is a settlement, an adjustment or an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeterChange {
    /// What moved it.
    pub source_id: String,
    /// Person or household.
    pub owner_id: String,
    /// The meter.
    pub meter: String,
    /// Its period (`2024`, `2024-03`, `life`).
    pub period: String,
    /// By how much, in fen or visits.
    pub change: i64,
}

/// Where a meter stands.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Accumulator {
    /// Person or household.
    pub owner_id: String,
    /// The meter.
    pub meter: String,
    /// Its period.
    pub period: String,
    /// Sum of all changes.
    pub value: i64,
}

/// A message of an institution that was answered, and the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The institution.
    pub institution_id: String,
    /// Its number for the message.
    pub message_id: String,
    /// Hash of what was asked.
    pub input_hash: String,
    /// What was answered, as text.
    pub response: String,
    /// When.
    pub answered_at: String,
}

/// A message that leaves after the commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// What it is about.
    pub topic: String,
    /// As JSON text.
    pub body: String,
    /// Instant.
    pub created_at: String,
}

/// A message in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxMessage {
    /// Position; messages leave in this order.
    pub id: i64,
    /// What it is about.
    pub topic: String,
    /// As JSON text.
    pub body: String,
    /// Instant.
    pub created_at: String,
}

/// An entry with its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedEntry {
    /// Its place.
    pub link: ChainLink,
    /// The entry.
    pub entry: Entry,
}
