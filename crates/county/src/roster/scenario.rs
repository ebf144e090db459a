//! How many people, rows, problems and how much dirt: numbers only.

use base::{Day, Fen};

use super::{
    Mending, Source,
    dirt::DirtRates,
    problem::Problem::{self, *},
};
use crate::{Setup, cover::day};

/// People of the register in the scenario of Jiangjin.
pub const JIANGJIN_PEOPLE: u32 = 1_388_400;
/// Below this many people the counts of Wenshang's problems shrink with the county.
pub const WENSHANG_LEAST_PEOPLE: u32 = 35_000;

/// How many people's identities change from the first month to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MonthlyChanges {
    /// Newly listed.
    pub added: u32,
    /// Ended: on the roster no more.
    pub gone: u32,
    /// Ended: still on the roster, with the day of the end.
    pub withdrawn: u32,
    /// Listed with another class.
    pub reclassed: u32,
}

impl MonthlyChanges {
    /// People whose identity changes.
    #[must_use]
    pub const fn people(&self) -> u32 {
        self.added + self.gone + self.withdrawn + self.reclassed
    }
}

/// What a plan is made from. Start from a constructor and change what matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// `wenshang`, `jiangjin`.
    pub name: &'static str,
    /// People of the county, all of them on the register.
    pub people: u32,
    /// Year of benefits; premiums for it were paid in the last quarter of the year before.
    pub year: i32,
    /// Day on which the files of the first round were exported.
    pub first_round: Day,
    /// Days from one round to the next.
    pub round_days: i32,
    /// Premium that a resident pays in person.
    pub premium_fen: Fen,
    /// Rows of each roster in the first round, duplicates and strangers included.
    pub rows: [u32; 9],
    /// People with each problem in the first round; `changed.wrong_number` follows from the dirt.
    pub problems: Vec<(Problem, u32)>,
    /// How dirty the rosters are.
    pub dirt: DirtRates,
    /// What changes by the second round, beside mending.
    pub changes: MonthlyChanges,
    /// What is done about the problems between rounds, when the caller has no wish of their own.
    pub mending: Mending,
}

impl Scenario {
    /// Wenshang 2020, a county of about 700,000: exactly 262 refunds of poverty people, 119 of people
    /// with allowances, 110 employees, some tens of each other sub-case. Another number of people
    /// scales the rosters; the counts stay as long as there are [`WENSHANG_LEAST_PEOPLE`].
    #[must_use]
    pub fn wenshang(people: u32) -> Scenario {
        const ROWS: [u32; 9] = [42_000, 18_000, 9_000, 4_000, 6_000, 4_500, 3_000, 2_500, 60_000];
        const PROBLEMS: [(Problem, u32); 24] = [
            (MissingKeep, 14),
            (MissingCancelled, 11),
            (EndedDead, 64),
            (EndedDeadUnconfirmed, 17),
            (EndedDeadUnreported, 23),
            (EndedStatusLost, 48),
            (ElsewhereAsk, 26),
            (ElsewhereReturn, 19),
            (ElsewhereDeclined, 16),
            (EmployeeWatch, 110),
            (EmployeeEnded, 21),
            (PaidPoverty, 262),
            (PaidAllowance, 119),
            (PaidAllowanceLate, 37),
            (PaidRefundedNotWaived, 12),
            (ChangedNumber, 34),
            (ChangedName, 28),
            (UncoveredDead, 18),
            (UncoveredMarriedOut, 22),
            (UncoveredUnexplained, 31),
            (UncoveredLateAllowance, 29),
            (UncoveredNew, 56),
            (FlagMissing, 43),
            (FlagWithoutRoster, 25),
        ];
        let shrink = |count: u32| match people {
            WENSHANG_LEAST_PEOPLE.. => count,
            _ => scaled(count, people, WENSHANG_LEAST_PEOPLE).max(1),
        };
        Scenario {
            name: "wenshang",
            people,
            year: 2020,
            first_round: day(2020, 3, 31),
            round_days: 91,
            premium_fen: Fen(28_000),
            rows: ROWS.map(|it| scaled(it, people, 700_000).max(30)),
            problems: PROBLEMS.map(|(problem, count)| (problem, shrink(count))).into(),
            dirt: DirtRates::MEASURED,
            changes: MonthlyChanges::default(),
            mending: Mending::default(),
        }
    }

    /// Jiangjin 2023: with [`JIANGJIN_PEOPLE`] exactly 1,340,700 rows of nine departments, and exactly
    /// 14,228 people's identities change in the second month; without other mending nothing else changes,
    /// and the rows stay as many. Another number of people scales all.
    #[must_use]
    pub fn jiangjin(people: u32) -> Scenario {
        const ROWS: [u32; 9] = [240_000, 200_000, 140_000, 80_000, 150_000, 20_000, 40_000, 40_700, 430_000];
        let part = |count: u32| scaled(count, people, JIANGJIN_PEOPLE);
        let some = |problem: Problem| match problem {
            PaidPoverty | PaidAllowance => 180,
            ChangedNumber | ChangedName => 300,
            _ => 60,
        };
        let with_count = Problem::ALL.into_iter().filter(|it| *it != ChangedWrongNumber);
        Scenario {
            name: "jiangjin",
            people,
            year: 2023,
            first_round: day(2023, 3, 31),
            round_days: 30,
            premium_fen: Fen(35_000),
            rows: ROWS.map(|it| part(it).max(30)),
            problems: with_count.map(|it| (it, part(some(it)).max(1))).collect(),
            dirt: DirtRates::MEASURED,
            changes: MonthlyChanges {
                added: part(4_000),
                gone: part(4_000),
                withdrawn: part(3_228),
                reclassed: part(3_000),
            },
            mending: Mending::NONE,
        }
    }

    /// The same without dirt: what is wrong then are the problems alone. `changed.number` and
    /// `changed.name` stay, because they are problems.
    #[must_use]
    pub fn without_dirt(mut self) -> Scenario {
        self.dirt = DirtRates::default();
        self
    }

    /// A county of that size and year for the plan.
    #[must_use]
    pub fn setup(&self, seed: u64) -> Setup {
        let setup = Setup::new(seed, self.people);
        Setup { year: self.year, ..setup }
    }

    /// Rows of all nine rosters in the first round.
    #[must_use]
    pub fn all_rows(&self) -> u32 {
        self.rows.iter().sum()
    }

    /// Duplicated rows of a roster.
    #[must_use]
    pub fn duplicates(&self, source: Source) -> u32 {
        self.share(source, self.dirt.duplicate_ppm)
    }

    /// Rows of a roster whose people are not on the register.
    #[must_use]
    pub fn strangers(&self, source: Source) -> u32 {
        self.share(source, self.dirt.not_in_register_ppm)
    }

    fn share(&self, source: Source, ppm: u32) -> u32 {
        let rows = self.rows.get(source as usize).copied().unwrap_or(0);
        scaled(rows, ppm, 1_000_000)
    }

    /// People of a roster: its rows without duplicates and strangers.
    pub(crate) fn listed(&self, source: Source) -> u32 {
        self.rows[source as usize] - self.duplicates(source) - self.strangers(source)
    }

    /// Day on which the files of a round were exported.
    #[must_use]
    pub fn round_day(&self, round: u32) -> Day {
        let rounds = i32::try_from(round).unwrap_or(i32::MAX).saturating_sub(1);
        self.first_round.plus_days(self.round_days.saturating_mul(rounds))
    }
}

/// `count × part / whole`, rounded half up.
fn scaled(count: u32, part: u32, whole: u32) -> u32 {
    let (count, part, whole) = (u64::from(count), u64::from(part), u64::from(whole));
    u32::try_from((count * part + whole / 2) / whole).unwrap_or(u32::MAX)
}
