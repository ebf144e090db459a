//! One person with all rows: the days that rules ask for.
//!
//! **Knows:** the rows of a person and the day of the comparison. **Does not know:** rules, words.

use base::{Day, Fen};

use super::row::RowFact;
use crate::rules::{Anchor, Authority, DateName, Says, fact};

/// When the comparison is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// First day of the benefit year.
    pub year_start: Day,
    /// Last day of the benefit year.
    pub year_end: Day,
    /// The day as of which rosters and extracts are compared.
    pub as_of: Day,
}

impl Setting {
    /// The calendar year of `as_of`.
    #[must_use]
    pub fn of_year(as_of: Day) -> Setting {
        let year = i16::try_from(as_of.year()).unwrap_or(9999);
        let day = |month, on| Day::new(year, month, on).unwrap_or(as_of);
        Setting { year_start: day(1, 1), year_end: day(12, 31), as_of }
    }
}

/// A person with the rows that speak of them, in the order file, row.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// The rows.
    pub rows: &'a [RowFact],
    /// When.
    pub setting: Setting,
}

impl Person<'_> {
    /// Whether a row of membership (class, elsewhere, employee) is in force: begun, not ended.
    #[must_use]
    pub fn is_member(&self, row: &RowFact) -> bool {
        let begun = row.since.day().is_none_or(|it| it <= self.setting.as_of);
        begun && row.until.day().is_none_or(|it| it > self.setting.as_of)
    }

    /// Whether a row of cover (enrolment, waiver, flag) is in force, last day included.
    #[must_use]
    pub fn is_covered(&self, row: &RowFact) -> bool {
        let begun = row.since.day().is_none_or(|it| it <= self.setting.as_of);
        begun && row.until.day().is_none_or(|it| it >= self.setting.as_of)
    }

    /// A day of this person or of the year.
    #[must_use]
    pub fn anchor(&self, anchor: Anchor) -> Option<Day> {
        match anchor {
            Anchor::YearStart => Some(self.setting.year_start),
            Anchor::YearEnd => Some(self.setting.year_end),
            Anchor::AsOf => Some(self.setting.as_of),
            Anchor::Of(name, classes) => self.day(name, classes),
        }
    }

    /// A day of this person; `classes` (bits, 0 for any) narrows recognition and withdrawal.
    #[must_use]
    pub fn day(&self, name: DateName, classes: u64) -> Option<Day> {
        let of_class =
            |it: &&RowFact| classes == 0 || it.class().is_some_and(|c| fact::class(c) & classes != 0);
        let says = |says: Says| self.rows.iter().filter(move |it| it.says() == says);
        let since = |says_: Says| says(says_).filter_map(|it| it.since.day());
        let until = |says_: Says| says(says_).map(|it| it.until.day().unwrap_or(Day::MAX));
        match name {
            DateName::RecognisedOn => {
                let members = says(Says::Entitling).filter(of_class).filter(|it| self.is_member(it));
                members.filter_map(|it| it.since.day()).min()
            }
            DateName::WithdrawnOn => self.withdrawals().filter(of_class).filter_map(withdrawn_on).max(),
            DateName::DiedOn => self.died_on(),
            DateName::MissingSince => since(Says::Missing).min(),
            DateName::CancelledOn => since(Says::Cancelled).min(),
            DateName::MarriedOn => since(Says::MarriedOut).max(),
            DateName::ElsewhereSince => since(Says::Elsewhere).max(),
            DateName::EmployeeSince => since(Says::Employee).max(),
            DateName::EmployeeUntil => {
                let ended = says(Says::Employee).filter(|it| it.until.is_known());
                ended.filter_map(|it| it.until.day()).max()
            }
            DateName::EnrolledUntil => until(Says::Enrolment).max(),
            DateName::WaivedUntil => until(Says::Waiver).max(),
            DateName::FlaggedUntil => until(Says::Flag).max(),
            DateName::PaidOn => since(Says::Payment).max(),
            DateName::RefundedOn => {
                says(Says::Payment).filter(|it| it.until.is_known()).filter_map(|it| it.until.day()).max()
            }
        }
    }

    /// Rows that take a class away.
    pub fn withdrawals(&self) -> impl Iterator<Item = &RowFact> {
        let ended = |it: &&RowFact| {
            it.says() == Says::Withdrawn
                || it.says() == Says::Entitling && it.until.day().is_some_and(|day| day <= self.setting.as_of)
        };
        self.rows.iter().filter(ended)
    }

    /// The funeral home's day, else that of the police, else that of a roster; the earliest of each.
    fn died_on(&self) -> Option<Day> {
        let of = |authority: Authority| {
            let dead = self.rows.iter().filter(|it| it.says() == Says::Dead && it.authority() == authority);
            // Lists tell the death where others tell the withdrawal.
            let on =
                |it: &RowFact| if authority == Authority::Roster { listed_death(it) } else { it.since.day() };
            dead.filter_map(on).min()
        };
        of(Authority::Funeral).or_else(|| of(Authority::Police)).or_else(|| of(Authority::Roster))
    }

    /// What the person paid and has not got back.
    #[must_use]
    pub fn unrefunded_fen(&self) -> Fen {
        let paid = |it: &&RowFact| it.says() == Says::Payment && !it.until.is_known();
        self.rows.iter().filter(paid).map(RowFact::amount_fen).sum()
    }
}

fn listed_death(row: &RowFact) -> Option<Day> {
    row.until.day().or_else(|| row.since.day())
}

/// Cancelled on; a row that only says “withdrawn” may tell the day in either column.
fn withdrawn_on(row: &RowFact) -> Option<Day> {
    row.until.day().or_else(|| row.since.day().filter(|_| row.says() == Says::Withdrawn))
}
