//! Rows as indicators look at them.

use base::Day;

/// What counts of a person within a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// The person.
    pub id: String,
    /// Code of the township.
    pub region: String,
    /// Village.
    pub village: String,
    /// Sex.
    pub sex: String,
    /// Day of birth.
    pub birth: Day,
    /// Coverage that touches the period.
    pub coverage: Vec<CoverageRow>,
    /// Identities that touch the period.
    pub identities: Vec<IdentityRow>,
    /// Filings that touch the period.
    pub filings: Vec<FiledRow>,
    /// What was given that touches the period.
    pub given: Vec<GivenRow>,
    /// Meters of the year: name and value.
    pub meters: Vec<(String, i64)>,
    /// How often an identity was recorded or taken back within the period.
    pub changes: i64,
}

/// Coverage of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageRow {
    /// Insurance.
    pub insurance: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
}

/// An identity of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityRow {
    /// The identity.
    pub identity: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Whether it says where it came from.
    pub has_source: bool,
}

/// A filing for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledRow {
    /// Kind.
    pub kind: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
}

/// What a person was given: waiver, flag, refund, subsidy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenRow {
    /// Which of them.
    pub kind: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// In fen.
    pub amount_fen: i64,
}

/// A settlement that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledRow {
    /// Number.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// The institution.
    pub institution_id: String,
    /// Day.
    pub settled_on: Day,
    /// In fen.
    pub total_fen: i64,
    /// In fen.
    pub person_fen: i64,
    /// In fen.
    pub cash_fen: i64,
    /// 政策范围内, in fen.
    pub eligible_fen: i64,
    /// Kind of visit.
    pub visit: String,
    /// Whether it was treated first and paid later.
    pub treat_first: bool,
    /// Whether a diagnosis is written down.
    pub is_diagnosed: bool,
    /// What was said of the visit, as JSON text.
    pub facts: String,
    /// Kind, payer, amount in fen.
    pub shares: Vec<(String, String, i64)>,
}

/// The value of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorValue {
    /// The indicator.
    pub code: String,
    /// `2024-03` or `2024`.
    pub period: String,
    /// Code of county or township, or township/village.
    pub place: String,
    /// The place that it lies in; empty for the county.
    pub parent: String,
    /// Numerator.
    pub numerator: i64,
    /// Denominator; 1 when the indicator has none.
    pub denominator: i64,
}

/// When values were worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorRun {
    /// The indicator.
    pub code: String,
    /// The period.
    pub period: String,
    /// The day up to which it counts.
    pub as_of: Day,
    /// Hash of the definition.
    pub definition: String,
    /// Months that are in it.
    pub months: i64,
    /// Instant.
    pub known_at: String,
    /// By whom.
    pub operator: String,
}

/// Settlements of an institution in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionMonth {
    /// The institution.
    pub institution_id: String,
    /// `2024-03`.
    pub month: String,
    /// How many.
    pub settlements: i64,
    /// In fen.
    pub total_fen: i64,
    /// What funds, insurers and government bear, in fen.
    pub paid_fen: i64,
    /// What people bear in cash, in fen.
    pub cash_fen: i64,
    /// Instant it was worked out.
    pub known_at: String,
}

/// Who an indicator lists: a person, or one of their settlements.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListedPerson {
    /// Where the person lived when it was worked out: township/village.
    pub place: String,
    /// The person.
    pub person_id: String,
    /// The settlement, for indicators of settlements.
    pub settlement_id: Option<String>,
}

/// Of where a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedPlace<'a> {
    /// The county, with those of whom no township is known.
    Everywhere,
    /// By its code.
    Township(&'a str),
    /// As township/village.
    Village(&'a str),
}

/// Day and money of a settlement that is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedSettlement {
    /// Day.
    pub settled_on: Day,
    /// In fen.
    pub total_fen: i64,
    /// What the person bears, in fen.
    pub person_fen: i64,
}
