//! One row of a roster or extract as a fact of a person: 24 bytes.
//!
//! **Knows:** what is kept of a row. **Does not know:** its text.

use base::Day;

use crate::rules::{Authority, Extract, Meaning, Rules, Says, marks};

/// A day in two bytes: days since 1900; 0 is unknown, 65,535 is open or later than 2079.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct DayNumber(u16);

impl DayNumber {
    /// Not told.
    pub const UNKNOWN: DayNumber = DayNumber(0);
    /// Until further notice.
    pub const OPEN: DayNumber = DayNumber(u16::MAX);

    /// The day, when it is told.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        match self {
            DayNumber::UNKNOWN => None,
            DayNumber::OPEN => Some(Day::MAX),
            DayNumber(days) => Some(Day::MIN.plus_days(i32::from(days))),
        }
    }

    /// Whether it is told.
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.0 != 0
    }
}

impl From<Day> for DayNumber {
    fn from(day: Day) -> DayNumber {
        let days = day.days_since(Day::MIN).clamp(1, i32::from(u16::MAX));
        DayNumber(u16::try_from(days).unwrap_or(u16::MAX))
    }
}

impl From<Option<Day>> for DayNumber {
    fn from(day: Option<Day>) -> DayNumber {
        day.map_or(DayNumber::UNKNOWN, DayNumber::from)
    }
}

/// Who a file is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A department, by its index in the rules.
    Department(u8),
    /// An extract, by its index in the rules.
    Extract(u8),
}

/// A file of the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSource {
    /// Who it is from.
    pub source: Source,
    /// Its name, for evidence.
    pub name: String,
}

/// What one row says of its person. Built with [`RowFact::new`] and the `with_` methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowFact {
    /// Index of the person in the register.
    pub person_ix: u32,
    /// Index of the file in the round.
    pub file: u16,
    /// Row in the file.
    pub row: u32,
    pub(super) says: u8,
    pub(super) class: u8,
    /// [`marks`] of the row.
    pub marks: u8,
    pub(super) authority: u8,
    /// First day (of payments: paid on; of deaths: died on; of changes: changed on).
    pub since: DayNumber,
    /// Day of withdrawal, last day of cover, or day of refund.
    pub until: DayNumber,
    pub(super) amount: u32,
}

const NO_CLASS: u8 = u8::MAX;

impl RowFact {
    /// A row of `file` that says `meaning` of a person.
    #[must_use]
    pub fn new(person_ix: u32, file: u16, row: u32, meaning: Meaning) -> RowFact {
        let says = Says::ALL.iter().position(|it| *it == meaning.says).unwrap_or(0);
        RowFact {
            person_ix,
            file,
            row,
            says: u8::try_from(says).unwrap_or(0),
            class: meaning.class.unwrap_or(NO_CLASS),
            marks: 0,
            authority: 0,
            since: DayNumber::UNKNOWN,
            until: DayNumber::UNKNOWN,
            amount: 0,
        }
    }

    /// With its days.
    #[must_use]
    pub fn with_days(mut self, since: Option<Day>, until: Option<Day>) -> RowFact {
        self.since = since.into();
        self.until = until.into();
        self
    }

    /// With further statements ([`marks`]).
    #[must_use]
    pub const fn with_marks(mut self, marks: u8) -> RowFact {
        self.marks |= marks;
        self
    }

    /// From a department whose word reaches this far.
    #[must_use]
    pub const fn with_authority(mut self, authority: Authority) -> RowFact {
        self.authority = match authority {
            Authority::Roster => 0,
            Authority::Police => 1,
            Authority::Funeral => 2,
        };
        self
    }

    /// With an amount; `None` when it is negative or above 42 million yuan.
    #[must_use]
    pub fn with_amount(mut self, amount: base::Fen) -> Option<RowFact> {
        self.amount = u32::try_from(amount.0).ok()?;
        Some(self)
    }

    /// What it says.
    #[must_use]
    pub fn says(&self) -> Says {
        Says::ALL.get(usize::from(self.says)).copied().unwrap_or(Says::Nothing)
    }

    /// The class it speaks of.
    #[must_use]
    pub fn class(&self) -> Option<u8> {
        (self.class != NO_CLASS).then_some(self.class)
    }

    /// How far the word of its sender reaches.
    #[must_use]
    pub fn authority(&self) -> Authority {
        match self.authority {
            1 => Authority::Police,
            2 => Authority::Funeral,
            _ => Authority::Roster,
        }
    }

    /// The amount on it.
    #[must_use]
    pub fn amount_fen(&self) -> base::Fen {
        base::Fen(i64::from(self.amount))
    }

    /// Whether its person has this mark.
    #[must_use]
    pub const fn has(&self, mark: u8) -> bool {
        self.marks & mark != 0
    }
}

impl Rules {
    /// What a row of an extract says; `insurance` is its column of that name, empty when there is none.
    #[must_use]
    pub fn extract_meaning(&self, extract: &Extract, insurance: &str) -> Meaning {
        let is_employee = extract.employee_words.iter().any(|it| it == insurance.trim());
        Meaning { says: if is_employee { Says::Employee } else { extract.says }, class: None }
    }
}

/// Marks that concern the match and not the person's circumstances.
pub(super) const MATCH_MARKS: u8 = marks::OLD_NUMBER | marks::OTHER_NAME | marks::REPAIRED;
