//! Values of rosters as they are kept. Whole numbers and texts; JSON where only the use case reads it.

use base::Day;

/// A person as the register in memory needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisteredPerson<'a> {
    /// Place in the register.
    pub no: i64,
    /// Our own id.
    pub id: &'a str,
    /// ID-card number, empty when there is none.
    pub number: &'a str,
    /// Name.
    pub name: &'a str,
    /// Sex.
    pub sex: &'a str,
    /// Day of birth, ten characters.
    pub birth: &'a str,
    /// Household, empty when there is none.
    pub household: &'a str,
    /// Region code of the township.
    pub region: &'a str,
    /// Village.
    pub village: &'a str,
}

/// A township or village.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RosterPlace {
    /// Code of 9 (township) or 12 digits (village).
    pub code: String,
    /// Name.
    pub name: String,
}

/// Evidence: a file of a department, or a document that somebody uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterDocument {
    /// SHA-256 of its bytes in hexadecimal.
    pub sha256: String,
    /// File name.
    pub name: String,
    /// Its size.
    pub bytes: i64,
    /// Number of packed parts.
    pub parts: i64,
    /// Instant.
    pub added_at: String,
    /// Who added it.
    pub operator: String,
}

/// An imported file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RosterFile {
    /// Number.
    pub id: i64,
    /// The round that it went into.
    pub round: Option<i64>,
    /// Its place among the files of the round, from 0.
    pub place: i64,
    /// Code of the department or extract.
    pub department: String,
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes in hexadecimal.
    pub sha256: String,
    /// Fingerprint of its rows, where it was worked out.
    pub rows_sha256: Option<String>,
    /// Sheets.
    pub sheets: i64,
    /// Rows read.
    pub rows: i64,
    /// Rows that can be used.
    pub usable: i64,
    /// Rows set aside (titles, totals).
    pub set_aside: i64,
    /// Rows that cannot be used.
    pub refused: i64,
    /// How its rows were matched, as JSON.
    pub report: String,
    /// Instant.
    pub imported_at: String,
    /// Who imported it.
    pub operator: String,
    /// An earlier file with the same bytes.
    pub same_as: Option<i64>,
    /// Where its rows stand, as JSON; empty when nobody asks.
    pub lines: String,
}

/// The columns of a department's files, as a clerk has set them right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterMapping {
    /// Department.
    pub department: String,
    /// Fingerprint of the header.
    pub fingerprint: String,
    /// The mapping, as TOML.
    pub body: String,
    /// Instant.
    pub changed_at: String,
    /// Who.
    pub operator: String,
}

/// A round of comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRound {
    /// Number, from 1.
    pub number: i64,
    /// The day as of which it compares.
    pub as_of: Day,
    /// Counts and comparison with the last round, as JSON.
    pub counts: String,
    /// The document with the facts of every person.
    pub words: Option<String>,
    /// Instant.
    pub made_at: String,
    /// Who.
    pub operator: String,
}

/// Rows of a block of people, packed by the use case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterBlock {
    /// Block.
    pub block: i64,
    /// 0 of the round, else the daily file.
    pub seq: i64,
    /// The rows.
    pub packed: String,
}

/// A problem on the ledger with its state, which follows from its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterProblem {
    /// Number.
    pub id: i64,
    /// Stable key.
    pub key: String,
    /// Kind: the part of the code before the dot.
    pub kind: String,
    /// `kind.sub-case`.
    pub code: String,
    /// What it is about (the year).
    pub about: String,
    /// Place of the person in the register.
    pub person_no: Option<i64>,
    /// The person.
    pub person_id: Option<String>,
    /// Name, of the register or as claimed.
    pub name: String,
    /// Number, of the register or as claimed.
    pub number: String,
    /// Code of the township.
    pub township: String,
    /// Village.
    pub village: String,
    /// Code of the department that gives the identity.
    pub department: String,
    /// Age band by number.
    pub age_band: i64,
    /// Identity class.
    pub class: String,
    /// Money to go back. In fen.
    pub amount_fen: i64,
    /// The round that found it.
    pub found_round: i64,
    /// The last round that saw it.
    pub seen_round: i64,
    /// How it stood after the last round, by number.
    pub standing: i64,
    /// How far it is, by number.
    pub stage: i64,
    /// Day of the last change of stage.
    pub stage_on: Day,
    /// Level of the desk that works on it.
    pub desk_level: Option<i64>,
    /// Region or department of the desk.
    pub desk_region: String,
    /// To be remedied until.
    pub due: Option<Day>,
    /// Number of events.
    pub events: i64,
    /// Facts, proof, effects, as JSON.
    pub detail: String,
}

/// An event of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterEvent {
    /// The problem.
    pub problem: i64,
    /// From 1.
    pub seq: i64,
    /// Instant.
    pub at: String,
    /// Who; empty when a round did it.
    pub actor: String,
    /// The event as JSON.
    pub event: String,
}

/// Which problems a list wants; what is empty does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProblemFilter {
    /// Kind.
    pub kind: Option<String>,
    /// `kind.sub-case`.
    pub code: Option<String>,
    /// Stage by number.
    pub stage: Option<i64>,
    /// Only stages below this number.
    pub stage_below: Option<i64>,
    /// Code of the township.
    pub township: Option<String>,
    /// Village.
    pub village: Option<String>,
    /// Department.
    pub department: Option<String>,
    /// Person.
    pub person_id: Option<String>,
    /// Level and region of the desk.
    pub desk: Option<(i64, String)>,
    /// Late on this day.
    pub overdue_on: Option<Day>,
    /// Seen by this round.
    pub seen_round: Option<i64>,
    /// Standing by number.
    pub standing: Option<i64>,
    /// Only what may be shown.
    pub within: crate::Within,
}

/// Problems of one sub-case in one township at one stage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProblemSum {
    /// `kind.sub-case`.
    pub code: String,
    /// Code of the township.
    pub township: String,
    /// Stage by number.
    pub stage: i64,
    /// Problems.
    pub problems: i64,
    /// Money. In fen.
    pub amount_fen: i64,
}

/// A line of statistics.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProblemCount {
    /// Kind.
    pub kind: String,
    /// `kind.sub-case`.
    pub code: String,
    /// Code of the township.
    pub township: String,
    /// Department.
    pub department: String,
    /// Age band by number.
    pub age_band: i64,
    /// Stage by number.
    pub stage: i64,
    /// Problems.
    pub problems: i64,
    /// Money. In fen.
    pub amount_fen: i64,
}
