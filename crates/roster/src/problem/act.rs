//! Who may do what on the ledger: a command becomes an event or is refused with a reason.
//!
//! **Knows:** desks, stages, evidence, that one pair of hands does not check itself.
//! **Does not know:** accounts and roles; the edge says which desk an actor sits at.

use base::{Day, Finding};

use super::event::{Desk, Document, Event, What};
use super::state::{Stage, State};
use crate::rules::{DeskLevel, ProblemRule, Verification};

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Account.
    pub id: String,
    /// Where the person sits.
    pub desk: Desk,
}

/// What somebody wants to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Give it to a desk.
    Assign {
        /// Which.
        desk: Desk,
    },
    /// Release its effects.
    Approve,
    /// Say that it is done.
    Remedy {
        /// What was done.
        note: String,
        /// Proof.
        documents: Vec<Document>,
    },
    /// Agree as second person.
    Verify,
    /// Not agree as second person.
    Reject {
        /// Why.
        reason: String,
    },
    /// 销号.
    StrikeOff,
    /// Open it again.
    Reopen {
        /// Why.
        reason: String,
    },
}

/// The event that a command makes of a problem under its rule (`None`: unclassified).
///
/// # Errors
/// A finding that says in Chinese why not, and what to do.
pub fn act(
    state: &State,
    rule: Option<&ProblemRule>,
    actor: &Actor,
    command: Command,
    today: Day,
) -> Result<Event, Finding> {
    let what = match command {
        Command::Assign { desk } => assign(state, rule, actor, desk, today)?,
        Command::Approve => approve(state, actor)?,
        Command::Remedy { note, documents } => remedy(state, rule, actor, note, documents)?,
        Command::Verify => {
            let is_by_round = rule.is_some_and(|it| it.verification == Verification::NextRound);
            if is_by_round {
                return refuse(
                    "ROS-0306",
                    "这个问题由下一轮比对核实",
                    "请在下一轮比对后再销号，或由比对结果自动核实",
                );
            }
            second_person(state, actor)?;
            What::Verified
        }
        Command::Reject { reason } => {
            second_person(state, actor)?;
            What::Rejected { reason: said(reason, "退回的理由")? }
        }
        Command::StrikeOff => {
            at_stage(state, &[Stage::Verified], "销号")?;
            county(actor, "销号")?;
            not_own_hands(state, actor, "销号")?;
            What::StruckOff
        }
        Command::Reopen { reason } => {
            at_stage(state, &[Stage::Verified, Stage::StruckOff], "重新打开")?;
            county(actor, "重新打开")?;
            What::Reopened { reason: said(reason, "重新打开的理由")? }
        }
    };
    Ok(Event { on: today, by: actor.id.clone(), what })
}

fn refuse<T>(
    code: &'static str,
    message: impl Into<String>,
    remedy: impl Into<String>,
) -> Result<T, Finding> {
    Err(Finding::error(code, message, remedy))
}

fn at_stage(state: &State, stages: &[Stage], what: &str) -> Result<(), Finding> {
    if state.is_opened && stages.contains(&state.stage) {
        return Ok(());
    }
    let fit = stages.iter().map(|it| it.word()).collect::<Vec<_>>().join("、");
    refuse("ROS-0301", format!("问题现为“{}”，不能{what}", state.stage.word()), format!("{what}须在：{fit}"))
}

fn county(actor: &Actor, what: &str) -> Result<(), Finding> {
    if actor.desk.level == DeskLevel::County {
        return Ok(());
    }
    let message = format!("{}不能{what}", actor.desk.level.word());
    refuse("ROS-0302", message, "请由县医保局办理")
}

fn not_own_hands(state: &State, actor: &Actor, what: &str) -> Result<(), Finding> {
    if !state.hands.contains(&actor.id) {
        return Ok(());
    }
    refuse("ROS-0305", format!("整改这个问题的人不能自己{what}"), "请换一个没有经手整改的人")
}

fn said(text: String, what: &str) -> Result<String, Finding> {
    if text.trim().is_empty() {
        refuse("ROS-0307", format!("没有写{what}"), "请写明")
    } else {
        Ok(text)
    }
}

fn assign(
    state: &State,
    rule: Option<&ProblemRule>,
    actor: &Actor,
    desk: Desk,
    today: Day,
) -> Result<What, Finding> {
    at_stage(state, &[Stage::Open, Stage::Assigned], "交办")?;
    // A township passes on what it has; the county gives to anybody.
    let holds = state.desk.as_ref().is_none_or(|it| actor.desk.is_over(it));
    if !actor.desk.is_over(&desk) || !holds {
        let message =
            format!("{}不能交办给{}（{}）", actor.desk.level.word(), desk.level.word(), desk.region);
        return refuse("ROS-0303", message, "只能交办给本级或下级，上级的请报上级交办");
    }
    let due = today.plus_days(rule.map_or(UNCLASSIFIED_DUE_DAYS, |it| it.due_days));
    Ok(What::Assigned { desk, due })
}

/// Days for a problem that no rule of the pack knows.
const UNCLASSIFIED_DUE_DAYS: i32 = 15;

fn approve(state: &State, actor: &Actor) -> Result<What, Finding> {
    at_stage(state, &[Stage::Open, Stage::Assigned], "审批")?;
    county(actor, "审批")?;
    not_own_hands(state, actor, "审批")?;
    if state.approved_by.is_some() {
        return refuse("ROS-0308", "已经审批过了", "不必重复审批");
    }
    Ok(What::Approved)
}

fn remedy(
    state: &State,
    rule: Option<&ProblemRule>,
    actor: &Actor,
    note: String,
    documents: Vec<Document>,
) -> Result<What, Finding> {
    at_stage(state, &[Stage::Assigned], "报整改")?;
    if !state.desk.as_ref().is_some_and(|it| actor.desk.is_over(it)) {
        return refuse("ROS-0303", "问题不在您这一级或下级", "请由交办的单位或其上级报整改");
    }
    if state.approved_by.as_ref() == Some(&actor.id) {
        return refuse("ROS-0305", "审批这个问题的人不能自己报整改", "请换一个人");
    }
    for document in &documents {
        let is_sha256 =
            document.sha256.len() == 64 && document.sha256.bytes().all(|it| it.is_ascii_hexdigit());
        if !is_sha256 || document.name.trim().is_empty() {
            let message = format!("凭证“{}”没有文件名或校验值", document.kind);
            return refuse("ROS-0309", message, "请重新上传这份凭证");
        }
    }
    let all = || state.documents.iter().chain(&documents);
    let asked = rule.map_or(&[][..], |it| &it.evidence);
    let missing: Vec<&str> =
        asked.iter().filter(|it| !all().any(|doc| doc.kind == **it)).map(String::as_str).collect();
    if !missing.is_empty() {
        return refuse("ROS-0304", format!("缺少凭证：{}", missing.join("、")), "请上传后再报整改");
    }
    Ok(What::Remedied { note: said(note, "怎么整改的")?, documents })
}

/// At the township or the county, over the desk that had it, and nobody who had a hand in it.
fn second_person(state: &State, actor: &Actor) -> Result<(), Finding> {
    at_stage(state, &[Stage::Remedied], "核实")?;
    let level = matches!(actor.desk.level, DeskLevel::Township | DeskLevel::County);
    if !level || !state.desk.as_ref().is_some_and(|it| actor.desk.is_over(it)) {
        return refuse("ROS-0302", "核实须由交办单位的本级或上级（乡镇以上）", "请由乡镇或县里另一人核实");
    }
    not_own_hands(state, actor, "核实")
}
