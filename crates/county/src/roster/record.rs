//! What one source says of one person, beside who that is.

use base::{Day, Fen};

use super::{
    Source,
    problem::Problem::{self, *},
    scenario::Scenario,
    state::State,
    story::{self, Story},
};

/// One source's entry on one person. Which part means what depends on the source; unused ones are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Class, kind of event, insurance.
    pub class: &'static str,
    /// First day, day of the event, day of death, day of payment.
    pub since: Option<Day>,
    /// Last day, day of cremation, day of refund.
    pub until: Option<Day>,
    /// 死亡, 失联; grade; place; unit; how paid.
    pub note: &'static str,
    /// 是否已退费.
    pub is_refunded: bool,
    /// 是否签订自愿放弃承诺书.
    pub has_declined: bool,
    /// Paid in person.
    pub amount_fen: Fen,
}

/// Whether the police reports on this person, and what.
fn police_event(state: &State, story: &Story) -> &'static str {
    match state.story() {
        Some(MissingKeep) => "失踪报案",
        Some(MissingCancelled) => "户口注销",
        Some(EndedDead | EndedDeadUnconfirmed | EndedDeadUnreported | UncoveredDead) => "死亡销户",
        Some(ChangedName) => "姓名变更",
        Some(ChangedNumber) => "身份证号变更",
        _ if state.is_on(Source::Funeral) => "死亡销户",
        _ if story.lot < 20 => "姓名变更",
        _ => "迁出",
    }
}

/// Whether the department itself says that the person died.
fn is_said_dead(problem: Option<Problem>, state: &State) -> bool {
    match problem {
        Some(EndedDead) => !state.is_on(Source::Police),
        Some(EndedDeadUnconfirmed) => true,
        Some(EndedDeadUnreported) => state.problem.is_none(),
        _ => false,
    }
}

pub(crate) fn record(
    source: Source,
    scenario: &Scenario,
    story: &Story,
    birth: Day,
    state: &State,
) -> Option<Record> {
    if source.is_roster() {
        return state.is_on(source).then(|| of_roster(source, story, state));
    }
    let cover = story::cover(scenario, story, birth, state);
    let empty = Record::default();
    match source {
        Source::Enrolment => cover.enrolled.map(|(class, note, since, until)| Record {
            class,
            note,
            since: Some(since),
            until,
            ..empty
        }),
        Source::Waiver => {
            let class = waiver_class(story, state);
            cover.waiver.map(|since| Record { class, since: Some(since), ..empty })
        }
        Source::Flag => {
            cover
                .flag
                .map(|(since, until)| Record { class: "精准扶贫", since: Some(since), until, ..empty })
        }
        Source::Payment => cover.payment.map(|(paid, refunded)| Record {
            since: Some(paid),
            until: refunded,
            is_refunded: refunded.is_some(),
            amount_fen: scenario.premium_fen,
            ..empty
        }),
        _ => Some(empty),
    }
}

fn waiver_class(story: &Story, state: &State) -> &'static str {
    if state.is_on(Source::CivilAffairs) && !state.is_on(Source::Poverty) {
        story.civil
    } else {
        "精准扶贫"
    }
}

fn of_roster(source: Source, story: &Story, state: &State) -> Record {
    let problem = state.story();
    let is_lost = problem == Some(EndedStatusLost);
    let is_new = matches!(problem, Some(UncoveredNew | UncoveredLateAllowance | PaidAllowanceLate));
    let since = Some(if is_new { story.event } else { story.since });
    let is_dead = is_said_dead(problem, state);
    let until = (is_lost || is_dead).then_some(story.event);
    let note = match problem {
        _ if is_dead => "死亡",
        Some(MissingKeep | MissingCancelled) => "失联",
        _ => "",
    };
    let empty = Record::default();
    match source {
        Source::Poverty => {
            let class = if is_lost { story::POVERTY[1] } else { story.poverty };
            Record { class, since, until, note, ..empty }
        }
        Source::CivilAffairs => {
            let note = if is_lost { "取消" } else { note };
            Record { class: story.civil, since, until, note, ..empty }
        }
        Source::Disabled => {
            Record { class: "重度残疾", note: story.grade, since: Some(story.since), ..empty }
        }
        Source::Veterans => {
            Record { class: "优抚对象", note: story.veteran, since: Some(story.since), ..empty }
        }
        Source::Police => Record { class: police_event(state, story), since: Some(story.event), ..empty },
        Source::Funeral => {
            Record { since: Some(story.event), until: Some(story.event.plus_days(2)), ..empty }
        }
        Source::Marriage => Record { since: Some(story.event), note: story.place, ..empty },
        Source::Elsewhere => Record {
            since: Some(story.since),
            note: story.place,
            is_refunded: problem == Some(ElsewhereReturn),
            has_declined: problem == Some(ElsewhereDeclined),
            ..empty
        },
        Source::Employee => {
            let has_left = problem == Some(EmployeeEnded) || problem != Some(EmployeeWatch) && story.lot < 5;
            let until = has_left.then(|| story::month_before(story.event));
            Record { since: Some(story.since), until, note: story.unit, ..empty }
        }
        _ => empty,
    }
}
