//! Visits and fee lines.

use base::Day;

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VisitState {
    /// Fee lines may be added.
    Open,
    /// The patient has left; nothing was settled yet.
    Discharged,
    /// Settled.
    Settled,
    /// Called off.
    Cancelled,
}

impl VisitState {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            VisitState::Open => "open",
            VisitState::Discharged => "discharged",
            VisitState::Settled => "settled",
            VisitState::Cancelled => "cancelled",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<VisitState> {
        [VisitState::Open, VisitState::Discharged, VisitState::Settled, VisitState::Cancelled]
            .into_iter()
            .find(|it| it.as_str() == word)
    }
}

/// A visit (就诊): outpatient, pharmacy, inpatient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Number of the visit, chosen by the caller.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// The institution.
    pub institution_id: String,
    /// Kind in words of the pack.
    pub kind: String,
    /// Where it stands.
    pub state: VisitState,
    /// First day.
    pub admitted_on: Day,
    /// Last day.
    pub discharged_on: Option<Day>,
    /// Facts for the rules, as JSON object.
    pub facts: String,
    /// Diagnoses, as JSON list.
    pub diagnoses: String,
    /// Whether the patient agreed to be treated first and to pay later (先诊疗后付费).
    pub treat_first: bool,
    /// The agreement, as JSON object.
    pub agreement: String,
    /// Fee lines in the order of their numbers. Filled when loading; written with
    /// [`crate::BookBatch::lines`].
    pub lines: Vec<FeeLine>,
}

/// A fee line (费用明细). A refund is a negative line that names the one it refunds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeLine {
    /// The visit.
    pub visit_id: String,
    /// Number within the visit.
    pub line_no: i64,
    /// Day the cost arose.
    pub charged_on: Day,
    /// Catalogue code; may be empty.
    pub code: String,
    /// Name as the institution wrote it.
    pub name: String,
    /// In fen.
    pub amount_fen: i64,
    /// In ten-thousandths of a piece.
    pub quantity_e4: i64,
    /// Class 甲, 乙, 丙.
    pub class: Option<String>,
    /// Kind 药品, 诊疗, 耗材.
    pub kind: Option<String>,
    /// Pre-paid share in parts of a million.
    pub prepaid_ppm: Option<i64>,
    /// Marks, as JSON list.
    pub tags: String,
    /// The line that is refunded.
    pub refunds_line_no: Option<i64>,
}
