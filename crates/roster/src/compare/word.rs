//! All rows of a person to one word of facts.
//!
//! **Knows:** which row makes which fact true on the day of the comparison.
//! **Does not know:** which problems follow. **Invariant:** the order of rows does not matter.

use base::Day;

use super::person::Person;
use super::row::RowFact;
use crate::rules::{Anchor, Authority, DateExpr, DateName, Refund, Rules, Says, fact, marks, month_end};

/// A flag without end; only while a word is put together.
const FLAG_OPEN: u64 = fact::ROW_MAY_MEAN;

/// What each class of the pack brings with it, as facts.
#[derive(Debug, Clone)]
pub(super) struct ClassFacts(Vec<(u64, Option<Day>)>);

impl ClassFacts {
    pub(super) fn new(rules: &Rules, year: i32) -> ClassFacts {
        let of = |index: usize| {
            let class = &rules.classes[index];
            let given = |is: bool, bit: u64| if is { bit } else { 0 };
            let own = u8::try_from(index).map_or(0, fact::class);
            let facts = own
                | fact::LISTED
                | given(class.waiver, fact::WAIVABLE)
                | given(class.flag, fact::FLAGGABLE)
                | given(class.subsidy_fen(year).0 > 0, fact::SUBSIDISED)
                | given(class.refund == Refund::All, fact::REFUNDS_ALL)
                | given(matches!(class.refund, Refund::RecognisedUntil(..)), fact::REFUNDS_DATED);
            (facts, class.refund.last_day(year))
        };
        ClassFacts((0..rules.classes.len()).map(of).collect())
    }

    /// What membership of a class brings, recognised on this day.
    fn of(&self, class: Option<u8>, recognised_on: Option<Day>) -> u64 {
        let Some((facts, until)) = class.and_then(|it| self.0.get(usize::from(it)).copied()) else {
            return 0;
        };
        match (until, recognised_on) {
            (Some(until), Some(day)) if day <= until => facts | fact::RECOGNISED_IN_TIME,
            (Some(_), Some(_)) => facts | fact::RECOGNISED_LATE,
            _ => facts,
        }
    }
}

/// The word of a person.
pub(super) fn word_of(person: &Person<'_>, classes: &ClassFacts) -> u64 {
    let mut word = person.rows.iter().fold(0, |word, row| word | of_row(person, row, classes));
    if word & (fact::WAIVABLE | fact::FLAGGABLE | fact::SUBSIDISED) != 0 {
        // Membership of one class outweighs the loss of another.
        word &= !fact::WITHDRAWN;
    }
    if word & fact::RECOGNISED_IN_TIME != 0 {
        word &= !fact::RECOGNISED_LATE;
    }
    if word & FLAG_OPEN != 0 {
        word &= !(fact::FLAG_ENDING | FLAG_OPEN);
    }
    if word & fact::EMPLOYEE != 0 {
        word &= !fact::EMPLOYEE_ENDED;
    }
    if word & (fact::ROSTER_DEAD | fact::POLICE_DEAD | fact::FUNERAL) != 0 {
        word |= past_death(person);
    }
    word
}

fn of_row(person: &Person<'_>, row: &RowFact, classes: &ClassFacts) -> u64 {
    let when = |is: bool, bit: u64| if is { bit } else { 0 };
    let member = || person.is_member(row);
    let facts = match row.says() {
        Says::Entitling if member() => classes.of(row.class(), row.since.day()),
        Says::Entitling => {
            when(row.until.day().is_some_and(|it| it <= person.setting.as_of), fact::WITHDRAWN)
        }
        Says::Withdrawn => fact::WITHDRAWN,
        Says::Dead => match row.authority() {
            Authority::Roster => fact::ROSTER_DEAD,
            Authority::Police => fact::POLICE_DEAD,
            Authority::Funeral => fact::FUNERAL,
        },
        Says::Missing => match row.authority() {
            Authority::Police => fact::POLICE_MISSING,
            // Who cannot be found stays on the roster.
            _ => fact::ROSTER_MISSING | classes.of(row.class(), None),
        },
        Says::Cancelled => fact::POLICE_CANCELLED,
        Says::MovedOut => fact::MOVED_OUT,
        Says::MarriedOut => fact::MARRIED_OUT,
        Says::Elsewhere => when(member(), fact::ELSEWHERE),
        // Insured by whole months: an end within this month is known, and what follows is due now.
        Says::Employee if row.until.day().is_some_and(|it| it <= month_end(person.setting.as_of)) => {
            fact::EMPLOYEE_ENDED
        }
        Says::Employee => when(member(), fact::EMPLOYEE),
        Says::Enrolment => when(person.is_covered(row), fact::ENROLLED),
        Says::Waiver => when(person.is_covered(row), fact::WAIVED),
        Says::Flag if !person.is_covered(row) => 0,
        Says::Flag if row.until.day().is_some_and(|it| it <= month_end(person.setting.as_of)) => {
            fact::FLAGGED | fact::FLAG_ENDING
        }
        Says::Flag => fact::FLAGGED | FLAG_OPEN,
        Says::Payment => {
            if row.until.is_known() {
                fact::REFUNDED
            } else {
                fact::PAID
            }
        }
        Says::IdentityChange | Says::Nothing => 0,
    };
    facts
        | when(row.has(marks::REFUNDED), fact::ELSEWHERE_REFUNDED)
        | when(row.has(marks::DECLINED), fact::ELSEWHERE_DECLINED)
        | when(row.has(marks::GIVEN_UP), fact::GIVEN_UP)
        | when(row.has(marks::OLD_NUMBER) && speaks_of_identity(row), fact::NUMBER_CHANGED)
        | when(row.has(marks::OTHER_NAME) && speaks_of_identity(row), fact::NAME_CHANGED)
        | when(row.has(marks::REPAIRED), fact::REPAIRED)
}

/// A former number matters on a roster that gives an identity, not in the police's own list of changes.
fn speaks_of_identity(row: &RowFact) -> bool {
    matches!(row.says(), Says::Entitling | Says::Missing | Says::Withdrawn)
}

/// Cover and flag that go on after the month of death; of an unknown day: that are in force.
fn past_death(person: &Person<'_>) -> u64 {
    let end = DateExpr { anchor: Anchor::Of(DateName::DiedOn, 0), month_end: true, plus_days: 0 };
    let end = end.day(|it| person.anchor(it));
    let goes_on = |says: Says| {
        person.rows.iter().any(|row| {
            row.says() == says
                && match end {
                    Some(end) => row.until.day().is_none_or(|until| until > end),
                    None => person.is_covered(row),
                }
        })
    };
    let when = |is: bool, bit: u64| if is { bit } else { 0 };
    when(goes_on(Says::Enrolment), fact::ENROLMENT_PAST_DEATH)
        | when(goes_on(Says::Flag), fact::FLAG_PAST_DEATH)
}
