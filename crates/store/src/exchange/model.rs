//! Rows of the exchange.

use base::Day;

/// A file that was uploaded, or made to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeFile {
    /// Number under which it is fetched.
    pub id: String,
    /// The institution; `plc` for everybody.
    pub owner: String,
    /// What it is for.
    pub purpose: String,
    /// Its name.
    pub name: String,
    /// Size before base64.
    pub bytes: i64,
    /// Hash of the bytes.
    pub sha256: String,
    /// The bytes in base64.
    pub body: String,
    /// Instant.
    pub made_at: String,
    /// Last day on which it may be fetched.
    pub expires_on: Day,
    /// Who.
    pub operator: String,
}

/// Contents of a catalogue, from when they were first seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueEdition {
    /// Which catalogue.
    pub list: String,
    /// From 1.
    pub number: i64,
    /// Hash of the contents.
    pub hash: String,
    /// Instant.
    pub made_at: String,
}

/// A version of the list of a settlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementList {
    /// The settlement.
    pub settlement_id: String,
    /// From 1.
    pub version: i64,
    /// The list's own number, the same in all versions.
    pub list_id: String,
    /// The institution.
    pub institution_id: String,
    /// The person.
    pub person_id: String,
    /// Where it stands.
    pub state: String,
    /// What it says, in JSON.
    pub body: String,
    /// What was said about this version.
    pub note: String,
    /// Instant.
    pub made_at: String,
    /// Who.
    pub operator: String,
}

/// An institution's own code with the code of the catalogue that it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemComparison {
    /// The institution.
    pub institution_id: String,
    /// Its own code.
    pub own_code: String,
    /// Kind of list.
    pub list_type: String,
    /// Code of the catalogue.
    pub code: String,
    /// First day.
    pub valid_from: Day,
    /// Instant from which it is known.
    pub known_from: String,
    /// Last day.
    pub valid_until: Day,
    /// Instant at which it was withdrawn.
    pub known_until: Option<String>,
    /// The institution's name of it.
    pub own_name: String,
    /// What else was said, in JSON.
    pub said: String,
    /// Who.
    pub operator: String,
}

/// What an analysis found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalysisResult {
    /// Number.
    pub id: String,
    /// The institution that asked.
    pub institution_id: String,
    /// The person, as the institution names it.
    pub person_id: String,
    /// The visit, as the institution names it.
    pub visit_id: String,
    /// The rule.
    pub rule: String,
    /// What was found, in JSON.
    pub body: String,
    /// Instant.
    pub made_at: String,
}

/// What an institution did about a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalysisHandling {
    /// The result.
    pub result_id: String,
    /// From 1.
    pub number: i64,
    /// Before or during treatment.
    pub stage: String,
    /// What was done.
    pub way: String,
    /// Why.
    pub reason: String,
    /// Instant.
    pub made_at: String,
    /// Who.
    pub operator: String,
}
