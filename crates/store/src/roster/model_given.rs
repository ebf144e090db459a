//! Values of what people were given, and of the lists by which it is paid.

use base::Day;

/// Something a person was given, on both time axes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entitlement {
    /// The person.
    pub person_id: String,
    /// `waiver`, `flag`, `refund`, `subsidy`.
    pub kind: String,
    /// Identity class.
    pub class: String,
    /// First day.
    pub valid_from: Day,
    /// Last day.
    pub valid_until: Day,
    /// Instant it was recorded.
    pub known_from: String,
    /// Instant it was superseded.
    pub known_until: Option<String>,
    /// Money of a refund or subsidy. In fen.
    pub amount_fen: i64,
    /// Where it comes from.
    pub source: String,
    /// The problem that it comes from.
    pub problem: Option<i64>,
}

/// A list for payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentList {
    /// Number.
    pub id: i64,
    /// `refund` or `subsidy`.
    pub kind: String,
    /// How many lines.
    pub lines: i64,
    /// Sum. In fen.
    pub amount_fen: i64,
    /// Instant.
    pub made_at: String,
    /// Who.
    pub operator: String,
}

/// A line of a list, or one that waits for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentLine {
    /// Number.
    pub id: i64,
    /// The list.
    pub list: Option<i64>,
    /// `refund` or `subsidy`.
    pub kind: String,
    /// The person.
    pub person_id: String,
    /// Identity class.
    pub class: String,
    /// Money. In fen.
    pub amount_fen: i64,
    /// Where it comes from.
    pub source: String,
    /// The problem that it comes from.
    pub problem: Option<i64>,
    /// Instant.
    pub made_at: String,
}
