//! The law that rules cite: instruments, clauses, the days on which something holds, published indices.

use base::Day;

/// Where something stands in the package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Path of the file within the pack, with the pack's own path in front.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
}

impl From<(String, usize)> for Place {
    fn from((file, line): (String, usize)) -> Place {
        Place { file, line }
    }
}

/// One instrument: a published notice with its clauses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Instrument {
    /// Identifier, equal to the folder's name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Number of the notice.
    pub number: String,
    /// Issuer.
    pub issuer: String,
    /// First day in force.
    pub effective: Option<Day>,
    /// Where it was published.
    pub source: String,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
    /// Headings of notes.md.
    pub note_anchors: Vec<String>,
    /// The text of notes.md.
    pub notes: String,
    /// Path of document.md.
    pub file: String,
}

/// One clause (条).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clause {
    /// `第七条`.
    pub id: String,
    /// Its paragraphs (款).
    pub paragraphs: Vec<String>,
    /// Why it has no rule, when it says so.
    pub no_rule: Option<String>,
    /// Line of its heading.
    pub line: usize,
}

/// A citation: instrument and clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// Index in [`Pack::instruments`].
    pub instrument: usize,
    /// `第七条第一款`.
    pub clause: String,
}

/// First and last day (both included) on which something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
}

impl Span {
    /// Whether the day lies within.
    #[must_use]
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Span) -> bool {
        self.from <= other.until && other.from <= self.until
    }
}

/// A published index.
#[derive(Debug, Clone)]
pub struct Index {
    /// Identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// The law.
    pub citation: Citation,
    /// Dated values in fen.
    pub values: Vec<(Span, i64)>,
    /// Whether something of it is an assumption.
    pub assumed: bool,
    /// Heading of the note that explains it; empty when there is none.
    pub note: String,
    /// Where it stands.
    pub place: Place,
}
