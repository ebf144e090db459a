//! Institutions and agreements as the interface shows them.

use base::Day;
use serde::Serialize;
use utoipa::ToSchema;

/// An institution in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InstitutionRow {
    /// Number.
    pub id: String,
    /// Name.
    pub name: String,
    /// Level in words of the pack.
    pub level: String,
    /// `hospital`, `pharmacy` …
    pub kind: String,
    /// Code of its region.
    pub region: String,
    /// `active`, `suspended`, `outside` (no agreement today) or `unkept` (none on record).
    pub agreement: String,
    /// Last day of the agreement that runs longest.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
    /// How it is connected; empty when it is not.
    pub dialect: String,
}

/// A page of institutions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InstitutionPage {
    /// By number.
    pub items: Vec<InstitutionRow>,
    /// How many fit in all.
    pub count: usize,
    /// How many of all institutions stand how.
    pub standings: Vec<StandingCount>,
    /// Levels that occur.
    pub levels: Vec<String>,
    /// `cursor` of the next page.
    pub next: Option<String>,
}

/// How many institutions stand so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StandingCount {
    /// `active`, `suspended`, `outside` or `unkept`.
    pub standing: String,
    /// How many.
    pub count: usize,
}

/// An account of an institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HeldAccount {
    /// Path.
    pub account: String,
    /// Debits minus credits, in fen.
    pub balance_fen: i64,
}

/// An agreement or suspension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AgreementView {
    /// Number.
    pub id: String,
    /// The institution.
    pub institution_id: String,
    /// `agreement` or `suspension`.
    pub kind: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub until: Day,
    /// Kinds of visit; empty for all.
    pub scope: Vec<String>,
    /// What it is about.
    pub note: String,
    /// The one whose place it takes.
    pub replaces_id: Option<String>,
    /// `proposed`, `approved`, `refused` or `replaced`.
    pub state: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// When.
    pub proposed_at: String,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<String>,
    /// Why.
    pub reason: String,
}

/// How an institution's program is connected. Keys are never shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InstitutionConnection {
    /// How it signs; empty when it is not connected.
    pub dialect: String,
    /// Last day on which the connection is open.
    pub open_until: Option<String>,
    /// When it last settled anything.
    pub last_settled_at: Option<String>,
}

/// Settlements of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SettledMonth {
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
    /// When it was worked out.
    pub known_at: String,
}

/// One institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InstitutionDetail {
    /// Name, level, kind.
    pub row: InstitutionRow,
    /// Agreements and suspensions, the latest first.
    pub agreements: Vec<AgreementView>,
    /// How it is connected.
    pub connection: InstitutionConnection,
    /// What is owed to it, in fen (positive).
    pub owed_fen: i64,
    /// What was advanced and not offset, in fen.
    pub prepaid_fen: i64,
    /// All its accounts.
    pub accounts: Vec<HeldAccount>,
    /// Settlements by month, the latest first, as worked out with the indicators.
    pub months: Vec<SettledMonth>,
}
