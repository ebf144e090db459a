//! Indicators as the interface shows them.

use base::Day;
use serde::Serialize;
use utoipa::ToSchema;

use super::job::IndicatorJob;

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IndicatorPlace {
    /// Code of county or township, or township/village.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `county`, `township` or `village`.
    pub level: String,
}

/// What a report said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PublishedFigure {
    /// `2023`.
    pub period: String,
    /// In the unit, as a whole number.
    pub value: i64,
    /// What is said beside it.
    pub note: String,
}

/// A value of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TrendPoint {
    /// `2024-03`.
    pub period: String,
    /// In the unit, as a whole number; absent for nothing over nothing.
    pub value: Option<i64>,
}

/// An indicator with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IndicatorCard {
    /// Identifier.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// Heading.
    pub group: String,
    /// `percent` (parts of a million), `people`, `visits`, `rows`, `yuan` or `yuan_each` (fen).
    pub unit: String,
    /// Name of the unit.
    pub unit_name: String,
    /// What it means.
    pub meaning: String,
    /// `up`, `down` or `none`.
    pub direction: String,
    /// What should be reached.
    pub target: Option<i64>,
    /// Beyond this there is a warning.
    pub warning: Option<i64>,
    /// The value.
    pub value: Option<i64>,
    /// Numerator.
    pub numerator: i64,
    /// Denominator, for ratios.
    pub denominator: Option<i64>,
    /// Whether the numerator is an amount, in fen.
    pub numerator_is_money: bool,
    /// Whether the denominator is an amount, in fen.
    pub denominator_is_money: bool,
    /// The value of the period before.
    pub previous: Option<i64>,
    /// `met`, `short`, `alarm` or `none`.
    pub standing: String,
    /// Day up to which it counts; absent when it was not worked out.
    #[schema(value_type = Option<String>, format = Date)]
    pub as_of: Option<Day>,
    /// When it was worked out.
    pub known_at: Option<String>,
    /// Months of the year that are in it.
    pub months: i64,
    /// Whether the definition has changed since.
    pub is_stale: bool,
    /// `missing`, `counted`, or absent when there is no list of people.
    pub people: Option<String>,
    /// The last twelve months, the earliest first.
    pub trend: Vec<TrendPoint>,
    /// What reports said.
    pub published: Vec<PublishedFigure>,
}

/// All indicators of a place in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IndicatorPage {
    /// The period.
    pub period: String,
    /// Periods that were worked out, the latest first.
    pub periods: Vec<String>,
    /// From the county down to the place.
    pub path: Vec<IndicatorPlace>,
    /// The indicators, in the order of the pack.
    pub cards: Vec<IndicatorCard>,
    /// Where the job stands.
    pub job: IndicatorJob,
}

/// The value of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlaceValue {
    /// The place.
    pub place: IndicatorPlace,
    /// The value.
    pub value: Option<i64>,
    /// Numerator.
    pub numerator: i64,
    /// Denominator, for ratios.
    pub denominator: Option<i64>,
    /// `met`, `short`, `alarm` or `none`.
    pub standing: String,
}

/// One indicator in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IndicatorView {
    /// The value with its trend.
    pub card: IndicatorCard,
    /// Where it comes from.
    pub source: String,
    /// What the data can say.
    pub basis: String,
    /// The period.
    pub period: String,
    /// Periods that were worked out, the latest first.
    pub periods: Vec<String>,
    /// From the county down to the place.
    pub path: Vec<IndicatorPlace>,
    /// The places within.
    pub places: Vec<PlaceValue>,
}

/// Somebody in a list of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IndicatorPerson {
    /// Our number.
    pub id: String,
    /// Name.
    pub name: String,
    /// Identity number, masked.
    pub number: String,
    /// Township.
    pub township: String,
    /// Village.
    pub village: String,
    /// The settlement, for indicators of settlements.
    pub settlement_id: Option<String>,
    /// Its day.
    #[schema(value_type = Option<String>, format = Date)]
    pub settled_on: Option<Day>,
    /// Its total, in fen.
    pub total_fen: Option<i64>,
    /// What the person bears of it, in fen.
    pub person_fen: Option<i64>,
}

/// A page of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IndicatorPeople {
    /// `missing` or `counted`.
    pub which: String,
    /// People, by village and number; of a year by month.
    pub items: Vec<IndicatorPerson>,
    /// `cursor` of the next page; a page may be short and have one.
    pub next: Option<String>,
}
