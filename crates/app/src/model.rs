//! What use cases take and give: plain values, the same on every interface. Amounts are integer fen.

use std::collections::BTreeMap;

use base::{Day, Fen};
use benefit::{Decision, FeeLine};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;

/// Why a settlement is taken back whose message was voided: for the institution it never was.
pub const VOIDED: &str = "医院冲正";

/// A settlement to make: a whole visit at once, or a visit that is open already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleRequest {
    /// The institution that asks (定点医药机构编号).
    pub institution_id: String,
    /// Its number for this message; a retry with the same number gets the first answer.
    pub message_id: String,
    /// Who does it.
    #[serde(default)]
    pub operator: String,
    /// The visit to settle, when it is open already; otherwise `visit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_id: Option<String>,
    /// A whole visit at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<NewVisit>,
    /// Day of settlement; the day of discharge, else of admission, when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub settled_on: Option<Day>,
}

impl SettleRequest {
    /// The number of the visit, when the request names one.
    #[must_use]
    pub fn visit_number(&self) -> Option<&str> {
        self.visit_id.as_deref().or_else(|| self.visit.as_ref()?.id.as_deref())
    }
}

/// A visit (就诊).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    /// Number of the visit; given by us when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The person.
    pub person_id: String,
    /// Kind of visit in words of the pack (住院, 普通门诊 …).
    pub kind: String,
    /// First day.
    #[schema(value_type = Option<String>, format = Date)]
    pub admitted_on: Option<Day>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub discharged_on: Option<Day>,
    /// Further facts for the rules (`disease`, `referral` …): text for closed facts.
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
    /// Facts that are numbers.
    #[serde(default)]
    pub numbers: BTreeMap<String, i64>,
    /// Parts of the bill when there are no lines, and facts that are amounts. In fen.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, i64>)]
    pub amounts: BTreeMap<String, Fen>,
    /// Fee lines.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    pub lines: Vec<FeeLine>,
    /// Diagnoses by code.
    #[serde(default)]
    pub diagnoses: Vec<String>,
    /// Whether the person agreed to be treated first and to pay later (先诊疗后付费).
    #[serde(default)]
    pub treat_first: bool,
}

/// A decision that has been booked, or (without number) a preview.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SettlementView {
    /// Number of the settlement; empty for a preview.
    pub id: String,
    /// The visit.
    pub visit_id: String,
    /// The person.
    pub person_id: String,
    /// The institution.
    pub institution_id: String,
    /// Day of settlement.
    #[schema(value_type = String, format = Date)]
    pub settled_on: Day,
    /// `preview`, `settled` or `reversed`.
    pub state: String,
    /// What the person owes at the window today (cash that is not deferred). In fen.
    #[schema(value_type = i64)]
    pub cash_due_fen: Fen,
    /// Policies used: pack and version.
    pub policy_version: String,
    /// The decision with every step.
    #[schema(value_type = Object)]
    pub decision: Box<RawValue>,
}

impl SettlementView {
    /// The decision, read.
    ///
    /// # Errors
    /// When the stored text is not a decision.
    pub fn read_decision(&self) -> Result<Decision, serde_json::Error> {
        serde_json::from_str(self.decision.get())
    }
}

/// A settlement to take back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseRequest {
    /// The institution that asks.
    pub institution_id: String,
    /// Its number for this message.
    pub message_id: String,
    /// Who does it.
    #[serde(default)]
    pub operator: String,
    /// The settlement.
    pub settlement_id: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// What a reversal did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReversalView {
    /// The settlement that no longer counts.
    pub settlement_id: String,
    /// Entries that take it back.
    pub entries: Vec<String>,
    /// Later settlements of the person whose result changed, with the difference for the person in fen.
    pub adjusted: Vec<AdjustmentView>,
}

/// A difference booked because of a late fact or a reversal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AdjustmentView {
    /// Number of the adjustment; empty when nothing had to be booked.
    pub id: String,
    /// The settlement.
    pub settlement_id: String,
    /// What the person owes more (positive) or gets back (negative). In fen.
    #[schema(value_type = i64)]
    pub difference_fen: Fen,
}

/// What came of working settlements out again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Recomputed {
    /// Differences booked.
    pub adjusted: Vec<AdjustmentView>,
    /// People whose settlements cannot be worked out under today's rules and facts: nothing was booked for
    /// them, and somebody must look at each.
    pub failed: Vec<NotRecomputed>,
}

/// A person whose settlements could not be worked out again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NotRecomputed {
    /// The person.
    pub person_id: String,
    /// Why, in words for people.
    pub reason: String,
}

/// Fee lines for an open visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddLines {
    /// The visit; over HTTP it stands in the path.
    #[serde(default)]
    pub visit_id: String,
    /// New lines.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    pub lines: Vec<FeeLine>,
    /// Refunds of earlier lines.
    #[serde(default)]
    pub refunds: Vec<LineRefund>,
}

/// A refund of a part of a fee line that has not been settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineRefund {
    /// Number of the line within the visit, from 1.
    pub line_no: i64,
    /// How much is given back. In fen.
    #[schema(value_type = i64)]
    pub amount_fen: Fen,
    /// How many pieces, in ten-thousandths.
    #[serde(default)]
    pub quantity_e4: i64,
}

/// End of a stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Discharge {
    /// The visit; over HTTP it stands in the path.
    #[serde(default)]
    pub visit_id: String,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub discharged_on: Day,
    /// Diagnoses at discharge; those of admission stay when empty.
    #[serde(default)]
    pub diagnoses: Vec<String>,
    /// Facts that are known only now.
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
}

/// Where a visit stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct VisitView {
    /// Number.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// The institution.
    pub institution_id: String,
    /// Kind.
    pub kind: String,
    /// `open`, `discharged`, `settled` or `cancelled`.
    pub state: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub admitted_on: Day,
    /// Last day.
    #[schema(value_type = Option<String>, format = Date)]
    pub discharged_on: Option<Day>,
    /// Whether payment is deferred.
    pub treat_first: bool,
    /// Number of fee lines.
    pub lines: usize,
    /// Sum of the fee lines, refunds taken off. In fen.
    #[schema(value_type = i64)]
    pub total_fen: Fen,
}

/// Money moved by hand: prepayment, offset, collection, account credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoneyOrder {
    /// What is done.
    pub kind: MoneyKind,
    /// Institution, person or other place it concerns.
    pub subject_id: String,
    /// Account kind for a credit (`account`, `account_history`).
    #[serde(default)]
    pub account: String,
    /// How much. In fen.
    #[schema(value_type = i64)]
    pub amount_fen: Fen,
    /// Number that makes a retry harmless.
    pub message_id: String,
    /// Who does it.
    #[serde(default)]
    pub operator: String,
    /// Why, or which paper.
    #[serde(default)]
    pub note: String,
}

/// Kinds of money orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MoneyKind {
    /// Prepayment to a hospital (预付).
    Prepay,
    /// Offset of a prepayment against what is owed to the hospital (抵扣).
    Offset,
    /// Payment to a hospital.
    PayInstitution,
    /// Collection of what a person owes (收回欠款, 补缴).
    Collect,
    /// Payment of what the bureau owes a person (退还).
    PayBack,
    /// Credit of a personal account (划入).
    Credit,
    /// Another place pays what it owes for its people (收异地清算款). The subject is the place's code.
    ClaimReceived,
    /// Payment to another place of what we owe for our people (付异地清算款). The subject is the place's code.
    ClaimPaid,
}

/// What a money order would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MoneyPreview {
    /// The accounts that it moves.
    pub accounts: Vec<MoneyBalance>,
}

/// An account before and after a money order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MoneyBalance {
    /// Path.
    pub account: String,
    /// In fen.
    pub before_fen: i64,
    /// In fen.
    pub after_fen: i64,
}

/// What a money order did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MoneyView {
    /// Number of the entry.
    pub entry_id: String,
    /// Balances it touched, by account.
    pub balances: BTreeMap<String, i64>,
}

/// A fact about a person, true for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "snake_case")]
pub enum PersonFact {
    /// An identity (特困, 低保 …) holds.
    Identity {
        /// The person.
        person_id: String,
        /// Identity in words of the pack.
        identity: String,
        /// First day.
        #[schema(value_type = String, format = Date)]
        from: Day,
        /// Last day; until further notice when absent.
        #[serde(default)]
        #[schema(value_type = Option<String>, format = Date)]
        until: Option<Day>,
        /// Where it comes from.
        #[serde(default)]
        source: String,
    },
    /// An identity ends: nothing after `until`.
    IdentityEnds {
        /// The person.
        person_id: String,
        /// Identity.
        identity: String,
        /// Last day it holds.
        #[schema(value_type = String, format = Date)]
        until: Day,
        /// Where it comes from.
        #[serde(default)]
        source: String,
    },
    /// Coverage holds.
    Coverage {
        /// The person.
        person_id: String,
        /// Insurance in words of the pack.
        insurance: String,
        /// Status in words of the pack.
        #[serde(default)]
        status: String,
        /// Further facts by identifier (tier …).
        #[serde(default)]
        attributes: BTreeMap<String, String>,
        /// First day.
        #[schema(value_type = String, format = Date)]
        from: Day,
        /// Last day.
        #[serde(default)]
        #[schema(value_type = Option<String>, format = Date)]
        until: Option<Day>,
        /// Where it comes from.
        #[serde(default)]
        source: String,
    },
    /// The person died: coverage and identities end with the month of death.
    Death {
        /// The person.
        person_id: String,
        /// Day of death.
        #[schema(value_type = String, format = Date)]
        on: Day,
        /// Where it comes from.
        #[serde(default)]
        source: String,
    },
    /// A 社会保障卡 is the person's; the one of before counts no more.
    Card {
        /// The person.
        person_id: String,
        /// Number of the card: 6 to 32 letters and digits.
        number: String,
        /// Where it comes from.
        #[serde(default)]
        source: String,
    },
    /// The person's card counts no more: lost, or given back.
    CardEnds {
        /// The person.
        person_id: String,
        /// Where it comes from.
        #[serde(default)]
        source: String,
    },
}

impl PersonFact {
    /// Whom it is about.
    #[must_use]
    pub fn person_id(&self) -> &str {
        match self {
            PersonFact::Identity { person_id, .. }
            | PersonFact::IdentityEnds { person_id, .. }
            | PersonFact::Coverage { person_id, .. }
            | PersonFact::Death { person_id, .. }
            | PersonFact::Card { person_id, .. }
            | PersonFact::CardEnds { person_id, .. } => person_id,
        }
    }
}

/// What a fact changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FactView {
    /// The person.
    pub person_id: String,
    /// Rows of coverage and identity that were replaced.
    pub superseded: usize,
    /// Settlements recomputed, with what was booked.
    pub adjusted: Vec<AdjustmentView>,
}

/// A bill from outside, handed in by hand (手工报销).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReimbursementRequest {
    /// Number that makes a retry harmless.
    pub message_id: String,
    /// Who takes it in.
    #[serde(default)]
    pub operator: String,
    /// Name of the institution elsewhere.
    pub institution_name: String,
    /// Its level in words of the pack.
    pub level: String,
    /// Papers that were handed in.
    #[serde(default)]
    pub papers: Vec<String>,
    /// The visit.
    pub visit: NewVisit,
}

/// Where a manual reimbursement stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReimbursementView {
    /// Number.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// `gathered`, `computed`, `paid`, `signed` or `withdrawn`.
    pub state: String,
    /// The settlement, once computed.
    pub settlement_id: Option<String>,
    /// What is paid to the person. In fen.
    #[schema(value_type = i64)]
    pub amount_fen: Fen,
}
