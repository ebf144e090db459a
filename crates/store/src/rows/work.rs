//! Work that takes days.

/// A bill handed in by hand (手工报销).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reimbursement {
    /// Number.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// `gathered`, `computed`, `paid`, `signed` (or as the use case says).
    pub state: String,
    /// The settlement, once computed and booked.
    pub settlement_id: Option<String>,
    /// What is paid out. In fen.
    pub amount_fen: i64,
    /// Papers, bill, card, signature, as JSON object.
    pub detail: String,
    /// Instant it was handed in.
    pub created_at: String,
    /// Instant of the last step.
    pub changed_at: String,
}

/// Which of the bills handed in by hand to list; what is `None` does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReimbursementFilter {
    /// Where they stand.
    pub state: Option<String>,
    /// Of this person.
    pub person_id: Option<String>,
    /// The latest taken in comes first, not the one that waits longest.
    pub is_latest_first: bool,
    /// Only what may be shown.
    pub within: crate::Within,
}

/// A settlement touched by a late fact (待补差), and what recomputing it gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdjustmentWork {
    /// Number.
    pub id: String,
    /// What came late, as JSON object.
    pub cause: String,
    /// The person.
    pub person_id: String,
    /// The settlement.
    pub settlement_id: String,
    /// `found`, `computed`, `booked`, `unchanged` (or as the use case says).
    pub state: String,
    /// What the person gets back (negative) or owes. In fen.
    pub difference_fen: i64,
    /// The new decision, as JSON text.
    pub decision: String,
    /// Instant it was found.
    pub created_at: String,
    /// Instant of the last step.
    pub changed_at: String,
}
