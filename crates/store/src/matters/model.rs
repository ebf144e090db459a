//! Rows of matters.

use base::Day;

/// A request for a matter, as far as its events have led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterRequest {
    /// The number on its receipt.
    pub id: String,
    /// Code of the matter.
    pub matter: String,
    /// The person.
    pub person_id: String,
    /// Where the person lived when it was taken in: township, or township and village.
    pub home: String,
    /// Where it stands.
    pub state: String,
    /// Whether something can still happen.
    pub is_open: bool,
    /// Level of the desk that took it in.
    pub taken_level: String,
    /// Level of the desk that has it.
    pub level: String,
    /// Day of taking in.
    pub taken_on: Day,
    /// Working days promised.
    pub limit_days: i64,
    /// Last day on which it is on time; [`Day::MAX`] while the clock stands.
    pub due_on: Day,
    /// Day on which it ended.
    pub ended_on: Option<Day>,
    /// How many events it has.
    pub events: i64,
    /// Documents and what was asked for, as JSON.
    pub detail: String,
    /// Instant of the last event.
    pub changed_at: String,
}

/// Something that was done with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterEvent {
    /// The request.
    pub request_id: String,
    /// From 1.
    pub seq: i64,
    /// What was done.
    pub act: String,
    /// Where it stood after that.
    pub state: String,
    /// Level of the desk that did it.
    pub level: String,
    /// Level that it was handed to.
    pub to_level: Option<String>,
    /// The day in China.
    pub on_day: Day,
    /// Instant.
    pub at: String,
    /// Who.
    pub operator: String,
    /// What was said.
    pub note: String,
    /// Documents, as JSON.
    pub detail: String,
}

/// Which requests to list. What is empty does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatterFilter {
    /// Homes within any of these: codes of counties or townships, or `township/village`; `None` is everywhere.
    pub scopes: Option<Vec<String>>,
    /// Only those that lie at this level.
    pub level: Option<String>,
    /// Only this state.
    pub state: Option<String>,
    /// Only those that are open, or have ended.
    pub is_open: Option<bool>,
    /// Only those whose last day lies before this day.
    pub due_before: Option<Day>,
    /// Only this matter.
    pub matter: Option<String>,
    /// Only this person.
    pub person_id: Option<String>,
}

/// Requests that have much in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterTally {
    /// Code of the matter.
    pub matter: String,
    /// Level that took them in.
    pub taken_level: String,
    /// Level that has them.
    pub level: String,
    /// Homes.
    pub home: String,
    /// Where they stand.
    pub state: String,
    /// Whether the last day has passed, or had passed when they ended.
    pub is_late: bool,
    /// How many.
    pub count: i64,
}

/// By what the figures of a county count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatterAxis {
    /// The level that took it in.
    Level,
    /// The matter.
    Matter,
    /// The township of the person.
    Township,
}

/// How many requests stand so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterSum {
    /// What is counted by.
    pub axis: MatterAxis,
    /// Level, code of the matter, or township.
    pub place: String,
    /// Where they stand.
    pub state: String,
    /// Whether they ended after their last day, or are open and overdue.
    pub is_late: bool,
    /// How many.
    pub count: i64,
}

/// What a desk has in hand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MatterCount {
    /// All that is open.
    pub open: i64,
    /// Of these, waiting for documents.
    pub waiting: i64,
    /// Of these, due by the given day, not overdue.
    pub due_soon: i64,
    /// Of these, overdue.
    pub overdue: i64,
}

/// A desk of the network, known for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterStation {
    /// County, township, or township and village.
    pub place: String,
    /// Instant it was recorded.
    pub known_from: String,
    /// Instant it was superseded.
    pub known_until: Option<String>,
    /// Level.
    pub level: String,
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// Telephone of the desk.
    pub telephone: String,
    /// Minutes that people have to go at most.
    pub minutes: Option<i64>,
    /// Codes of the matters that it offers, as JSON; an empty list is all of its level.
    pub matters: String,
}

/// People who live in one village.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomePeople {
    /// Code of the township.
    pub township: String,
    /// The village; may be empty.
    pub village: String,
    /// How many.
    pub people: i64,
}
