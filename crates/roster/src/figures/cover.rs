//! Coverage by identity class: how many there are, how many are insured, who is missing, what the
//! subsidies cost.
//!
//! **Knows:** words of facts. **Does not know:** who the people are.

use base::{Fen, PPM, Rate};

use crate::rules::{Rules, fact};

/// Figures of one class, or of everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClassCover {
    /// Class by index; `None` for people in no class.
    pub class: Option<u8>,
    /// People.
    pub people: u64,
    /// Insured here as residents, by waiver or by payment.
    pub resident: u64,
    /// Insured as employees.
    pub employee: u64,
    /// Insured in another county.
    pub elsewhere: u64,
    /// Not insured anywhere that is known.
    pub missing: u64,
    /// With a waiver.
    pub waived: u64,
    /// With the flag.
    pub flagged: u64,
    /// Subsidised premium: of those insured here as residents.
    pub subsidy_fen: Fen,
}

impl ClassCover {
    /// Insured people over all people.
    #[must_use]
    pub fn coverage_ppm(&self) -> Rate {
        coverage_ppm(self.people - self.missing, self.people)
    }
}

/// `part / whole` in parts of a million, rounded down: 100 % means all. Of nobody it is 100 %.
#[must_use]
pub fn coverage_ppm(part: u64, whole: u64) -> Rate {
    if whole == 0 {
        return Rate(PPM);
    }
    let ppm = u128::from(part) * u128::from(PPM.unsigned_abs()) / u128::from(whole);
    Rate(i64::try_from(ppm).unwrap_or(i64::MAX))
}

/// Dead people are in no figure.
const DEAD: u64 = fact::ROSTER_DEAD | fact::POLICE_DEAD | fact::FUNERAL;

const fn is_resident(word: u64) -> bool {
    word & (fact::WAIVED | fact::PAID | fact::ENROLLED) != 0
}

const fn is_missing(word: u64) -> bool {
    !is_resident(word) && word & (fact::EMPLOYEE | fact::ELSEWHERE) == 0
}

/// One row per class in the order of the pack, then one for people in no class. Each person counts once,
/// in the first of their classes, and once under one kind of insurance: resident, employee, elsewhere.
#[must_use]
pub fn cover_by_class(words: &[u64], rules: &Rules, year: i32) -> Vec<ClassCover> {
    let classes = rules.classes.len();
    let mut rows: Vec<ClassCover> = (0..=classes)
        .map(|it| ClassCover {
            class: u8::try_from(it).ok().filter(|it| usize::from(*it) < classes),
            ..ClassCover::default()
        })
        .collect();
    let subsidies: Vec<Fen> = rules.classes.iter().map(|it| it.subsidy_fen(year)).collect();
    for word in words.iter().copied().filter(|it| it & DEAD == 0) {
        let class = fact::first_class(word).map_or(classes, usize::from).min(classes);
        let row = &mut rows[class];
        row.people += 1;
        row.waived += u64::from(word & fact::WAIVED != 0);
        row.flagged += u64::from(word & fact::FLAGGED != 0);
        if is_resident(word) {
            row.resident += 1;
            row.subsidy_fen += subsidies.get(class).copied().unwrap_or_default();
        } else if word & fact::EMPLOYEE != 0 {
            row.employee += 1;
        } else if word & fact::ELSEWHERE != 0 {
            row.elsewhere += 1;
        } else {
            row.missing += 1;
        }
    }
    rows
}

/// Who of these classes (bits, [`fact::class`]) is missing, by index in the register: the other side of
/// a 100 % list.
#[must_use]
pub fn missing_of(words: &[u64], classes: u64) -> Vec<u32> {
    let is_one = |word: u64| word & classes != 0 && word & DEAD == 0 && is_missing(word);
    (0_u32..).zip(words).filter(|it| is_one(*it.1)).map(|it| it.0).collect()
}
