//! What the plan keeps of each person: who lists them and which problem they have or had.

use super::{Source, problem::Problem};

/// How a problem stands in a round, compared with the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Standing {
    /// Not seen before, or another one than in the round before.
    #[default]
    New,
    /// Seen in the round before and still there.
    Open,
    /// Cured once, and there again.
    Back,
    /// Seen in the round before, now mended.
    Cured,
}

impl Standing {
    /// Code as written into `problems.csv`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Standing::New => "new",
            Standing::Open => "open",
            Standing::Back => "back",
            Standing::Cured => "cured",
        }
    }
}

/// How an identity changed from one month to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Newly listed.
    Added,
    /// Listed no more.
    Gone,
    /// Listed with the day on which the identity ended.
    Withdrawn,
    /// Listed with another class.
    Reclassed,
}

impl Change {
    /// Code as written into `changes.csv`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Gone => "gone",
            Change::Withdrawn => "withdrawn",
            Change::Reclassed => "reclassed",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct State {
    /// Bits of the rosters that list the person.
    pub on: u16,
    pub problem: Option<Problem>,
    /// The last problem that was mended; what was done about it shows in the files.
    pub cured: Option<Problem>,
    pub standing: Standing,
    pub change: Option<Change>,
    /// The roster with the wrong, old or changed entry.
    pub source: Option<Source>,
    /// The round in which the person was first listed.
    pub listed_in: u8,
    /// The round that first showed the problem.
    pub since_round: u8,
    /// The round by which it was mended, or half mended.
    pub mended_in: u8,
}

impl State {
    pub(crate) const UNLISTED: State = State {
        on: 0,
        problem: None,
        cured: None,
        standing: Standing::New,
        change: None,
        source: None,
        listed_in: 1,
        since_round: 1,
        mended_in: 1,
    };

    pub(crate) const fn is_on(&self, source: Source) -> bool {
        self.on & source.bit() != 0
    }

    /// Never listed, never touched.
    pub(crate) fn is_free(&self) -> bool {
        *self == State::UNLISTED
    }

    /// The problem that explains what the files say, present or mended.
    pub(crate) fn story(&self) -> Option<Problem> {
        self.problem.or(self.cured)
    }
}
