//! Coverage and identities by period, and what is on personal accounts at the start of the year.

use base::{Day, Fen};
use fastrand::Rng;

use crate::{
    random::{Subject, chance, stream},
    setup::{IdentityShare, Setup},
};

/// Kind of insurance (险种).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Insurance {
    /// 居民.
    Resident,
    /// 职工.
    Employee,
}

impl Insurance {
    /// The word as packs write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Insurance::Resident => "居民",
            Insurance::Employee => "职工",
        }
    }
}

/// Whether an employee still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// 在职.
    Working,
    /// 退休.
    Retired,
}

impl Status {
    /// The word as packs write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Status::Working => "在职",
            Status::Retired => "退休",
        }
    }
}

/// One period of insurance. Periods of one person never overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// 险种.
    pub insurance: Insurance,
    /// 在职 or 退休, for employees.
    pub status: Option<Status>,
    /// 缴费档次 1 or 2, for residents.
    pub tier: Option<u8>,
    /// First day.
    pub from: Day,
    /// Last day; [`Day::MAX`] when open.
    pub until: Day,
}

/// One period in which a person holds an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityPeriod {
    /// Name as the caller gave it in `Setup::identities`.
    pub name: String,
    /// First day.
    pub from: Day,
    /// Last day; [`Day::MAX`] when open.
    pub until: Day,
}

/// What is on an employee's personal account when the year begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpeningCredit {
    /// 当年账户: what is credited for this year.
    pub current_fen: Fen,
    /// 历年账户: what earlier years left.
    pub history_fen: Fen,
}

/// What coverage depends on.
pub(crate) struct Life {
    pub birth: Day,
    pub death: Option<Day>,
    pub female: bool,
    pub has_identity: bool,
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> Day {
    let part = |it: u32| i8::try_from(it).expect("months and days are small");
    Day::new(i16::try_from(year).expect("years of a county are checked"), part(month), part(day))
        .expect("made days exist")
}

fn first_of_next_month(of: Day) -> Day {
    let month = u32::from(of.month());
    if month == 12 { day(of.year() + 1, 1, 1) } else { day(of.year(), month + 1, 1) }
}

/// The periods of insurance of one person, oldest first. Someone outside the share of covered people
/// has none in the year, perhaps one that ended before.
pub(crate) fn coverage(setup: &Setup, rng: &mut Rng, life: &Life) -> Vec<Coverage> {
    let new_year = day(setup.year, 1, 1);
    let age = day(setup.year, 12, 31).age_since(life.birth);
    let from = day(setup.year - rng.i32(1..=15), 1, 1).max(life.birth);
    let covered = life.has_identity || chance(rng, setup.covered.0);
    let employee_ppm = match age {
        22..60 => 340_000,
        60.. => 230_000,
        _ => 0,
    };
    let employee_ppm = if life.has_identity { employee_ppm / 10 } else { employee_ppm };
    let tier = Some(if rng.u32(0..100) < 85 { 1 } else { 2 });
    let resident = Coverage { insurance: Insurance::Resident, status: None, tier, from, until: Day::MAX };
    let mut periods = Vec::with_capacity(2);
    if !covered {
        if from < new_year && rng.bool() {
            periods.push(Coverage { until: new_year.plus_days(-1), ..resident });
        }
    } else if chance(rng, employee_ppm) {
        employee(rng, life, new_year, from, resident, &mut periods);
    } else if (22..60).contains(&age) && from < new_year && chance(rng, 10_000) {
        // Found work in the course of the year.
        let change = day(setup.year, rng.u32(2..=12), 1);
        periods.push(Coverage { until: change.plus_days(-1), ..resident });
        let working = Some(Status::Working);
        periods.push(Coverage {
            insurance: Insurance::Employee,
            status: working,
            tier: None,
            from: change,
            ..resident
        });
    } else {
        periods.push(resident);
    }
    if let Some(death) = life.death {
        // Enrolment ends with the month of death.
        let end = first_of_next_month(death).plus_days(-1);
        periods.retain(|it| it.from <= end);
        if let Some(last) = periods.last_mut() {
            last.until = last.until.min(end);
        }
    }
    periods
}

/// Working, retired, retiring this year, or out of work after a gap.
fn employee(
    rng: &mut Rng,
    life: &Life,
    new_year: Day,
    from: Day,
    resident: Coverage,
    periods: &mut Vec<Coverage>,
) {
    let retirement_age = if life.female { 55 } else { 60 };
    let birthday = day(life.birth.year() + retirement_age, u32::from(life.birth.month()), 1);
    let retires = first_of_next_month(birthday);
    let working = Coverage {
        insurance: Insurance::Employee,
        status: Some(Status::Working),
        tier: None,
        from,
        until: Day::MAX,
    };
    if retires <= from {
        periods.push(Coverage { status: Some(Status::Retired), ..working });
    } else if retires.year() <= new_year.year() {
        periods.push(Coverage { until: retires.plus_days(-1), ..working });
        periods.push(Coverage { status: Some(Status::Retired), from: retires, ..working });
    } else if from < new_year && chance(rng, 6_000) {
        // Lost the work, and insured as a resident after a month or two without.
        let end = day(new_year.year(), rng.u32(2..=9), 1);
        periods.push(Coverage { until: end.plus_days(-1), ..working });
        let again = day(new_year.year(), u32::from(end.month()) + rng.u32(1..=2), 1);
        periods.push(Coverage { from: again, ..resident });
    } else {
        periods.push(working);
    }
}

/// The account at the start of the year, for those who are employees then.
pub(crate) fn opening(rng: &mut Rng, year: i32, coverage: &[Coverage]) -> Option<OpeningCredit> {
    let new_year = day(year, 1, 1);
    let now = coverage.iter().find(|it| it.from <= new_year && new_year <= it.until)?;
    let current = match now.status? {
        Status::Working => rng.i64(60_000..=240_000),
        Status::Retired => rng.i64(80_000..=180_000),
    };
    let history = if rng.u32(0..100) < 30 { 0 } else { rng.i64(1_00..=800_000) };
    Some(OpeningCredit { current_fen: Fen(current), history_fen: Fen(history) })
}

/// Identities are given to households: every member holds them, from birth on.
pub(crate) fn identities(
    setup: &Setup,
    household: u32,
    birth: Day,
    death: Option<Day>,
) -> Vec<IdentityPeriod> {
    let mut rng = stream(setup.seed, Subject::Identity, u64::from(household));
    let Some(main) = draw(&mut rng, &setup.identities) else { return Vec::new() };
    let year = setup.year;
    let from = match rng.u32(0..100) {
        0..12 => day(year, rng.u32(1..=12), 1),
        _ => day(year - rng.i32(1..=6), rng.u32(1..=12), 1),
    };
    let until = match rng.u32(0..100) {
        0..8 if from.year() < year => day(year, rng.u32(2..=12), 1).plus_days(-1),
        _ => Day::MAX,
    };
    let mut held = vec![(main, from, until)];
    let is_last = main + 1 == setup.identities.len();
    // A few hold a second, lesser one, or fall back to it when the first is withdrawn.
    if !is_last && rng.u32(0..100) < 3 {
        let lesser = rng.usize(main + 1..setup.identities.len());
        let from = if until == Day::MAX { from } else { until.plus_days(1) };
        held.push((lesser, from, Day::MAX));
    }
    let end = death.unwrap_or(Day::MAX);
    let periods = held.into_iter().map(|(identity, from, until)| IdentityPeriod {
        name: setup.identities[identity].name.clone(),
        from: from.max(birth),
        until: until.min(end),
    });
    periods.filter(|it| it.from <= it.until).collect()
}

fn draw(rng: &mut Rng, shares: &[IdentityShare]) -> Option<usize> {
    let mut left = rng.i64(0..base::PPM);
    shares.iter().position(|it| {
        left -= it.share.0;
        left < 0
    })
}
