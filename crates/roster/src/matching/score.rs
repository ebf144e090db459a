//! How much speaks for one candidate, field by field, in whole points.
//!
//! **Knows:** one row and one person. **Does not know:** other candidates. The points order
//! candidates for a person's eyes; they never match anybody by themselves.

use super::{Contribution, Field, query::Query};
use crate::{
    normal::{Birth, Fit, Key, NormalName, Number, Symbols, UNKNOWN, fit},
    register::{Register, Said},
};

/// From here on a candidate is shown.
pub(super) const SHOWN: i32 = 40;

/// What is known about the written number when candidates are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberIs {
    /// Nobody's: it may be damaged or old, its birth day counts a little.
    Nobodys,
    /// That of a registered person whose name does not fit: no evidence but for its owner.
    Anothers,
}

/// The contributions of all fields; those that say nothing are left out.
pub(super) struct Score {
    parts: [Contribution; 6],
    used: usize,
    pub(super) fit: Fit,
}

impl Score {
    fn add(&mut self, field: Field, points: i32, words: &'static str) {
        self.parts[self.used] = Contribution { field, points, words };
        self.used += 1;
    }

    /// The number on the row is that of somebody of the same household: numbers are mixed up in families.
    pub(super) fn add_family_number(&mut self) {
        if !self.has(Field::Household) && self.used < self.parts.len() {
            self.add(Field::Household, 8, "证件号码是同户家人的");
        }
    }

    pub(super) fn total(&self) -> i32 {
        self.contributions().iter().map(|it| it.points).sum()
    }

    pub(super) fn contributions(&self) -> &[Contribution] {
        &self.parts[..self.used]
    }

    fn has(&self, field: Field) -> bool {
        self.contributions().iter().any(|it| it.field == field && it.points > 0)
    }

    /// Whether there is enough to show: a name that fits, or the same birth day in the same household or
    /// village with another name.
    pub(super) fn is_shown(&self) -> bool {
        let related = self.has(Field::Birth) && (self.has(Field::Household) || self.has(Field::Place));
        self.total() >= SHOWN && (self.fit >= Fit::Near || related || self.has(Field::Number))
    }
}

/// Most people who are looked at share a birth day and nothing else: their names are not read in full.
fn name_fit(register: &Register, query: &Query, person: u32) -> Fit {
    let own = register.name_key(person);
    if query.name_key != 0 && query.name_key == own && !query.name.has_gap() {
        return Fit::Equal;
    }
    let name = register.name(person);
    if query.name_key != 0 && own != 0 && !query.name.shares_character(name) {
        return Fit::None;
    }
    fit(&query.name, &NormalName::read(name))
}

/// Scores one person. `near` tells that one or two slips part the numbers.
pub(super) fn score(
    register: &Register,
    query: &Query,
    person: u32,
    number_is: NumberIs,
    near: bool,
) -> Score {
    let nothing = Contribution { field: Field::Number, points: 0, words: "" };
    let fit = name_fit(register, query, person);
    let mut score = Score { parts: [nothing; 6], used: 0, fit };
    number(&mut score, register, query, person, (number_is, near));
    match fit {
        Fit::Equal => score.add(Field::Name, 30, "姓名相同"),
        Fit::Gaps => score.add(Field::Name, 22, "姓名除未能录入的字外相同"),
        Fit::Short => score.add(Field::Name, 22, "姓名是另一姓名的前半部分"),
        Fit::Near => score.add(Field::Name, 14, "姓名只差一个字"),
        Fit::Surname => score.add(Field::Name, -8, "只有姓氏相同"),
        Fit::None => score.add(Field::Name, -20, "姓名不同"),
        Fit::Blank => {}
    }
    birth(&mut score, register, query, person, number_is);
    match (query.sex, register.sex(person)) {
        (Some(row), Some(own)) if row == own => score.add(Field::Sex, 3, "性别相同"),
        (Some(_), Some(_)) => score.add(Field::Sex, -10, "性别不同"),
        _ => {}
    }
    let township = matches!(query.township, Said::Is(it) if it == register.township(person));
    if query.village != Said::Nothing && query.same_place(register, person) {
        score.add(Field::Place, 15, "村（社区）相同");
    } else if township {
        score.add(Field::Place, 5, "乡镇（街道）相同，村（社区）不同或未写");
    } else if query.village != Said::Nothing || query.township != Said::Nothing {
        score.add(Field::Place, -3, "住址不同");
    }
    if query.same_household(register, person) {
        score.add(Field::Household, 15, "户编号相同");
    }
    score
}

fn number(
    score: &mut Score,
    register: &Register,
    query: &Query,
    person: u32,
    (number_is, near): (NumberIs, bool),
) {
    let own = register.key(person);
    let written = match query.number {
        Number::Valid(key, _) | Number::Other(key) if key == own => {
            return match (number_is, score.fit) {
                (NumberIs::Nobodys, Fit::Blank) => score.add(Field::Number, 50, "证件号码相同"),
                (NumberIs::Nobodys, fit) if fit.is_sure() => score.add(Field::Number, 50, "证件号码相同"),
                _ => score.add(Field::Number, 12, "证件号码相同，但姓名或出生日期不符"),
            };
        }
        Number::Valid(key, _) => key.symbols(),
        Number::Damaged(symbols) | Number::Partial(symbols) => Some(symbols),
        _ => None,
    };
    if near {
        return score.add(Field::Number, 35, "证件号码只差一两处");
    }
    if number_is == NumberIs::Anothers || score.fit < Fit::Blank {
        return;
    }
    let (Some(written), Some(own)) = (written, own.symbols()) else { return };
    match differing(&written, &own) {
        Some((0, readable)) if readable >= 10 => score.add(Field::Number, 30, "证件号码可辨认的各位相同"),
        Some((0, readable)) if readable >= 4 => score.add(Field::Number, 12, "证件号码可辨认的前几位相同"),
        Some((1..=3, 18)) => score.add(Field::Number, 20, "证件号码只有两三位不同"),
        _ => {}
    }
}

/// How many readable characters differ, of how many.
fn differing(written: &Symbols, own: &Symbols) -> Option<(usize, usize)> {
    if written.len() != own.len() {
        return None;
    }
    let readable = || written.values().iter().zip(own.values()).filter(|it| *it.0 != UNKNOWN);
    Some((readable().filter(|it| it.0 != it.1).count(), readable().count()))
}

fn birth(score: &mut Score, register: &Register, query: &Query, person: u32, number_is: NumberIs) {
    let Some(own) = register.birth(person) else { return };
    if let Some(written) = query.birth {
        if written.agrees(own) {
            return score.add(Field::Birth, 25, "出生日期相同");
        }
        if written.is_near(own) {
            return score.add(Field::Birth, 8, "出生日期只差一处");
        }
        return score.add(Field::Birth, -10, "出生日期不同");
    }
    if number_is == NumberIs::Nobodys
        && let Some(in_number) = birth_in(&query.number)
    {
        if in_number == own {
            score.add(Field::Birth, 20, "证件号码中的出生日期相同");
        } else if in_number.is_near(own) {
            score.add(Field::Birth, 6, "证件号码中的出生日期只差一处");
        }
    }
}

/// The birth day inside a number, as far as it can be read.
pub(super) fn birth_in(number: &Number) -> Option<Birth> {
    let digits = match number {
        Number::Valid(key, _) if *key != Key::NONE => key.birth_digits(),
        Number::Damaged(symbols) | Number::Partial(symbols) if symbols.len() >= 17 => {
            u32::try_from(symbols.number(6, 8)?).ok()?
        }
        _ => return None,
    };
    Birth::from_digits(digits)
}
