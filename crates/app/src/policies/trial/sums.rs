//! Sums of a trial: by payer, by identity, who gains and who loses.

use std::collections::BTreeMap;

use base::{Day, Fen};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::policies::comparison::PolicyAmountChange;

/// Most people that are listed by number.
pub const MOST_PEOPLE: usize = 20_000;
/// Most reasons that are told.
const MOST_REASONS: usize = 10;

/// What a draft would have changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialSummary {
    /// First day of settlements.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
    /// Bills were worked out as if they had arisen so many years later.
    pub shift_years: i32,
    /// Pack and version on the one side; the draft is on the other.
    pub policy_version: String,
    /// Settlements worked out on both sides.
    pub settlements: u64,
    /// People with one.
    pub people: u64,
    /// Settlements that come out differently.
    pub changed: u64,
    /// People who would bear less.
    pub gain_people: u64,
    /// By how much, together. In fen.
    #[schema(value_type = i64)]
    pub gain_fen: Fen,
    /// People who would bear more.
    pub lose_people: u64,
    /// By how much, together. In fen.
    #[schema(value_type = i64)]
    pub lose_fen: Fen,
    /// By payer.
    pub by_payer: Vec<PolicyAmountChange>,
    /// By identity.
    pub by_identity: Vec<TrialByIdentity>,
    /// Settlements between places, which were left out.
    pub between_places: u64,
    /// Settlements that only the draft has no rule for.
    pub undecided: u64,
    /// Settlements that could not be worked out on either side, or read.
    pub unreadable: u64,
    /// Some reasons.
    pub reasons: Vec<String>,
    /// Whether there were more settlements than are worked out at once.
    pub is_cut: bool,
    /// Whether the pack has meters of households, which are followed for each person alone here.
    pub is_rough_for_households: bool,
}

/// What people of one identity would have borne.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialByIdentity {
    /// Identity.
    pub identity: String,
    /// People.
    pub people: u64,
    /// Who would bear less.
    pub gain_people: u64,
    /// Who would bear more.
    pub lose_people: u64,
    /// Borne by what is in force. In fen.
    #[schema(value_type = i64)]
    pub old_fen: Fen,
    /// By the draft. In fen.
    #[schema(value_type = i64)]
    pub new_fen: Fen,
    /// Difference. In fen.
    #[schema(value_type = i64)]
    pub change_fen: Fen,
}

/// A person whose share changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialPerson {
    /// Number.
    pub person_id: String,
    /// Kind of insurance on the last bill.
    pub insurance: String,
    /// Identity on the last bill.
    pub identity: String,
    /// Settlements.
    pub settlements: u64,
    /// Borne by what is in force. In fen.
    #[schema(value_type = i64)]
    pub old_fen: Fen,
    /// By the draft. In fen.
    #[schema(value_type = i64)]
    pub new_fen: Fen,
    /// Difference: what the person bears more. In fen.
    #[schema(value_type = i64)]
    pub change_fen: Fen,
}

/// Sums under way.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    pub summary: TrialSummary,
    payers: BTreeMap<String, (usize, PolicyAmountChange)>,
    identities: BTreeMap<String, TrialByIdentity>,
    pub people: Vec<TrialPerson>,
}

impl Sums {
    /// What a payer pays on both sides.
    pub fn pay(&mut self, name: &str, old_fen: Fen, new_fen: Fen) {
        let next = self.payers.len();
        let (_, row) = self.payers.entry(name.to_owned()).or_insert_with(|| {
            (next, PolicyAmountChange { name: name.to_owned(), ..PolicyAmountChange::default() })
        });
        row.old_fen += old_fen;
        row.new_fen += new_fen;
        row.change_fen += new_fen - old_fen;
    }

    /// A person with all settlements.
    pub fn person(&mut self, person: TrialPerson) {
        let (summary, change) = (&mut self.summary, person.change_fen);
        summary.people += 1;
        let row = self.identities.entry(person.identity.clone()).or_default();
        row.identity.clone_from(&person.identity);
        row.people += 1;
        row.old_fen += person.old_fen;
        row.new_fen += person.new_fen;
        row.change_fen += change;
        if change < Fen::ZERO {
            summary.gain_people += 1;
            summary.gain_fen += Fen::ZERO - change;
            row.gain_people += 1;
        } else if change > Fen::ZERO {
            summary.lose_people += 1;
            summary.lose_fen += change;
            row.lose_people += 1;
        }
        if change != Fen::ZERO {
            self.people.push(person);
        }
        if self.people.len() > 2 * MOST_PEOPLE {
            self.cut();
        }
    }

    /// Why something could not be worked out.
    pub fn reason(&mut self, reason: String) {
        let reasons = &mut self.summary.reasons;
        if reasons.len() < MOST_REASONS && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }

    /// Keeps those whose share changes most.
    fn cut(&mut self) {
        self.people.sort_by_key(|it| (std::cmp::Reverse(it.change_fen.0.abs()), it.person_id.clone()));
        self.people.truncate(MOST_PEOPLE);
    }

    /// The result: payers in the order in which they occurred, identities and people by what changes most.
    #[must_use]
    pub fn finish(mut self) -> (TrialSummary, Vec<TrialPerson>) {
        self.cut();
        let mut payers: Vec<(usize, PolicyAmountChange)> = self.payers.into_values().collect();
        payers.sort_by_key(|it| it.0);
        self.summary.by_payer = payers.into_iter().map(|it| it.1).collect();
        let mut identities: Vec<TrialByIdentity> = self.identities.into_values().collect();
        identities.sort_by_key(|it| (std::cmp::Reverse(it.change_fen.0.abs()), it.identity.clone()));
        self.summary.by_identity = identities;
        (self.summary, self.people)
    }
}
