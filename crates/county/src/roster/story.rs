//! What is true of one person: class, days, places, as drawn once for good. Everything that rosters and
//! extracts say of the person follows from it and from the state.

use base::Day;

use super::{Source, problem::Problem, scenario::Scenario, state::State};
use crate::{
    cover::day,
    random::{Subject, stream},
};

/// Classes of the poverty roster; the second is without benefits.
pub(crate) const POVERTY: [&str; 4] = ["脱贫享受政策", "脱贫不享受政策", "监测对象", "即时帮扶"];
/// Classes of civil affairs; the third has no waiver.
pub(crate) const CIVIL: [&str; 5] = ["低保", "特困", "低保边缘", "孤儿", "事实无人抚养儿童"];
const VETERANS: [&str; 4] = ["在乡复员军人", "带病回乡退伍军人", "参战退役人员", "烈士遗属"];
const GRADES: [&str; 2] = ["一级", "二级"];
const PLACES: [&str; 8] = ["东原县", "西川县", "南浦区", "北岭县", "临河市", "大沟县", "新港区", "长宁坝县"];
const UNITS: [&str; 8] = [
    "示例纺织厂",
    "示例建材有限公司",
    "示例中心小学",
    "示例客运站",
    "示例食品有限公司",
    "示例农机站",
    "示例物业服务部",
    "示例超市",
];

/// Draws of one person, in a fixed order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Story {
    pub poverty: &'static str,
    pub civil: &'static str,
    pub veteran: &'static str,
    pub grade: &'static str,
    pub place: &'static str,
    pub unit: &'static str,
    /// Entry into the poverty or civil roster, before the year began.
    pub since: Day,
    /// The event of the problem (death, marriage, move …), shortly before the round that shows it.
    pub event: Day,
    /// The day on which the premium was paid.
    pub paid: Day,
    /// 0 to 99, for whatever is left.
    pub lot: u32,
}

pub(crate) fn story(scenario: &Scenario, seed: u64, index: u32, birth: Day, state: &State) -> Story {
    let mut rng = stream(seed, Subject::Roster, u64::from(index));
    let year = scenario.year;
    let is_child = year - birth.year() < 17;
    let poverty = match rng.u32(0..100) {
        0..75 => 0,
        75..85 => 1,
        85..95 => 2,
        _ => 3,
    };
    let civil = match rng.u32(0..100) {
        0..60 => 0,
        60..75 => 1,
        75..95 => 2,
        95..97 if is_child => 3,
        97.. if is_child => 4,
        _ => 0,
    };
    // Another class of the same kind of benefits, after a change.
    let is_reclassed = state.change == Some(super::Change::Reclassed);
    let poverty = if is_reclassed { if poverty == 0 { 2 } else { 0 } } else { poverty };
    let civil = if is_reclassed { usize::from(civil != 1) } else { civil };
    let veteran = VETERANS[rng.usize(0..4)];
    let grade = GRADES[rng.usize(0..2)];
    let place = PLACES[rng.usize(0..8)];
    let unit = UNITS[rng.usize(0..8)];
    let since = day(year - 1 - rng.i32(0..5), rng.u32(1..=12), rng.u32(1..=28));
    let paid = day(year - 1, 10, 8).plus_days(rng.i32(0..80));
    let round = u32::from(state.since_round.max(state.listed_in));
    let opens = match round {
        ..=1 => day(year, 1, 4),
        _ => scenario.round_day(round - 1).plus_days(1),
    };
    let span = scenario.round_day(round.max(1)).days_since(opens) - 6;
    let event = opens.plus_days(rng.i32(0..span.max(1)));
    let lot = rng.u32(0..100);
    Story {
        poverty: POVERTY[poverty],
        civil: CIVIL[civil],
        veteran,
        grade,
        place,
        unit,
        since: since.max(birth),
        event: event.max(birth),
        paid: paid.max(birth),
        lot,
    }
}

impl Story {
    pub(crate) fn has_poverty_benefits(&self) -> bool {
        self.poverty != POVERTY[1]
    }

    pub(crate) fn has_civil_benefits(&self) -> bool {
        self.civil != CIVIL[2]
    }

    pub(crate) fn has_allowance(&self) -> bool {
        self.civil == CIVIL[0] || self.civil == CIVIL[1]
    }

    /// Whether a roster gives the person a waiver.
    pub(crate) fn is_entitled(&self, state: &State) -> bool {
        state.is_on(Source::Poverty) && self.has_poverty_benefits()
            || state.is_on(Source::CivilAffairs) && self.has_civil_benefits()
    }
}

/// Insurance, waiver, flag and payment of one person, as the bureau's own system has them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cover {
    /// 险种, 缴费方式, first and last day.
    pub enrolled: Option<(&'static str, &'static str, Day, Option<Day>)>,
    pub waiver: Option<Day>,
    pub flag: Option<(Day, Option<Day>)>,
    /// Paid in person, and refunded on.
    pub payment: Option<(Day, Option<Day>)>,
}

/// The last day of the month before.
pub(crate) fn month_before(of: Day) -> Day {
    of.plus_days(-i32::from(of.day_of_month()))
}

/// The last day of a month.
pub(crate) fn month_end(of: Day) -> Day {
    let next = if of.month() == 12 { (of.year() + 1, 1) } else { (of.year(), u32::from(of.month()) + 1) };
    day(next.0, next.1, 1).plus_days(-1)
}

pub(crate) fn cover(scenario: &Scenario, story: &Story, birth: Day, state: &State) -> Cover {
    use Problem::*;
    let new_year = day(scenario.year, 1, 1).max(birth);
    // Mending was done three weeks after the files of the round before.
    let mended = scenario.round_day(u32::from(state.mended_in).saturating_sub(1).max(1)).plus_days(20);
    let is_cured = state.problem.is_none();
    let waived = |since: Day| Cover {
        enrolled: Some(("居民", "免缴费", since, None)),
        waiver: Some(since),
        flag: Some((since, None)),
        payment: None,
    };
    let ended = |until: Day| Cover {
        enrolled: Some(("居民", "免缴费", new_year, Some(until))),
        flag: Some((new_year, Some(until))),
        ..waived(new_year)
    };
    let paid = |refunded: Option<Day>| Cover {
        enrolled: Some(("居民", "个人缴费", new_year, None)),
        payment: Some((story.paid, refunded)),
        ..Cover::default()
    };
    let employed =
        |until| Cover { enrolled: Some(("职工", "单位缴费", story.since, until)), ..Cover::default() };
    let Some(problem) = state.story() else {
        return usual(story, state, [waived(new_year), paid(None), employed(None)]);
    };
    match (problem, is_cured) {
        (ChangedNumber | ChangedName | ChangedWrongNumber, _) => {
            usual(story, state, [waived(new_year), paid(None), employed(None)])
        }
        (MissingKeep, _) | (MissingCancelled, false) => waived(new_year),
        (MissingCancelled, true) => ended(month_end(mended)),
        (EndedDead | EndedDeadUnconfirmed | EndedDeadUnreported, false) => waived(new_year),
        (EndedDead | EndedDeadUnconfirmed | EndedDeadUnreported, true) => ended(month_end(story.event)),
        (EndedStatusLost | FlagWithoutRoster, false) => waived(new_year),
        (EndedStatusLost | FlagWithoutRoster, true) => {
            let end = if state.change.is_some() { story.event } else { mended };
            Cover { flag: Some((new_year, Some(month_end(end)))), ..waived(new_year) }
        }
        (ElsewhereAsk | ElsewhereReturn, true) => waived(mended),
        (ElsewhereAsk | ElsewhereReturn | ElsewhereDeclined, _) => Cover::default(),
        (EmployeeWatch, _) => employed(None),
        (EmployeeEnded, false) => employed(Some(month_before(story.event))),
        (EmployeeEnded, true) => waived(mended),
        (PaidPoverty | PaidAllowance, false) | (PaidAllowanceLate, _) => paid(None),
        (PaidPoverty | PaidAllowance | PaidRefundedNotWaived, true) => {
            Cover { payment: Some((story.paid, Some(mended))), ..waived(mended) }
        }
        (PaidRefundedNotWaived, false) => {
            let refunded = if state.mended_in > 1 { mended } else { story.event };
            paid(Some(refunded))
        }
        (UncoveredDead | UncoveredMarriedOut, _) => Cover::default(),
        (UncoveredUnexplained | UncoveredLateAllowance | UncoveredNew, false) => Cover::default(),
        (UncoveredUnexplained | UncoveredLateAllowance | UncoveredNew, true) => {
            if state.change.is_some() {
                waived(story.event)
            } else {
                waived(mended)
            }
        }
        (FlagMissing, false) => Cover { flag: None, ..waived(new_year) },
        (FlagMissing, true) => Cover { flag: Some((mended, None)), ..waived(new_year) },
    }
}

/// Someone without a problem: waived where a roster entitles, else an employee, else paid in person.
fn usual(story: &Story, state: &State, [waived, paid, employed]: [Cover; 3]) -> Cover {
    if story.is_entitled(state) {
        waived
    } else if state.is_on(Source::Employee) {
        // A few left their work and are insured as residents since.
        if story.lot < 5 { paid } else { employed }
    } else if state.is_on(Source::Elsewhere) {
        Cover::default()
    } else if state.is_on(Source::Funeral) {
        let end = |it: (_, _, _, Option<Day>)| (it.0, it.1, it.2, Some(month_end(story.event)));
        Cover { enrolled: paid.enrolled.map(end), ..paid }
    } else if state.on != 0 || story.lot < 97 {
        paid
    } else {
        Cover::default()
    }
}
