//! The ledger at work: assign, approve, remedy, verify, strike off, reopen, one problem or many.
//!
//! **Knows:** load, ask `roster::problem::act`, append, save. **Does not know:** who may do what (`act` does).

use base::{Finding, Findings};
use roster::problem::{Actor, Command, Desk, Event, State, act, fold};
use roster::rules::DeskLevel;
use store::{BookBatch, ProblemFilter, RosterEvent, RosterProblem, Writer};

use super::found::stage_number;
use super::round_problems::push_event;
use super::{EffectsView, RosterDesk};
use crate::error::{AppError, Fault};

/// A command that was carried out.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Done {
    /// The problem.
    pub id: i64,
    /// How far it is now.
    pub stage: String,
    /// What its approval did.
    pub effects: Option<EffectsView>,
}

/// A problem of many that was not changed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Refused {
    /// The problem.
    pub id: i64,
    /// Why.
    pub reason: String,
}

/// What an assignment of many did.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Assigned {
    /// Given to a desk.
    pub assigned: u64,
    /// Not, and why.
    pub refused: Vec<Refused>,
    /// Of those given: how many the rule names a village or township for that is not known here.
    pub unplaced: u64,
    /// Why these stay at the desk that assigns.
    #[serde(skip)]
    pub findings: Findings,
}

/// Level of a desk by number.
pub(super) const fn level_number(level: DeskLevel) -> i64 {
    match level {
        DeskLevel::Village => 0,
        DeskLevel::Township => 1,
        DeskLevel::County => 2,
        DeskLevel::Department => 3,
    }
}

fn refusal(finding: Finding) -> AppError {
    AppError { fault: Fault::State, findings: Findings(vec![finding]) }
}

pub(super) fn read_events(rows: &[RosterEvent]) -> Result<Vec<Event>, AppError> {
    let read = |it: &RosterEvent| {
        serde_json::from_str(&it.event).map_err(|error| {
            let message = format!("问题 {} 的第 {} 条记录读不懂：{error}", it.problem, it.seq);
            AppError::new(Fault::Ours, "APP-0103", message, "数据可能被改动过；请从备份恢复")
        })
    };
    rows.iter().map(read).collect()
}

impl RosterDesk {
    /// Carries out a command on one problem. An approval books its effects in the same transaction.
    ///
    /// # Errors
    /// An unknown problem; what the ledger does not allow, with the reason; documents that are not there.
    pub async fn act(&self, id: i64, actor: &Actor, command: Command) -> Result<Done, AppError> {
        let mut writer = self.app.inner.store.write().await?;
        let done = self.act_within(&mut writer, id, actor, command).await?;
        writer.commit().await?;
        Ok(done)
    }

    /// The same command on many problems, in one transaction; those that do not allow it are told and left.
    ///
    /// # Errors
    /// The store's failure; a defect. Nothing is written then.
    pub async fn act_on_all(
        &self,
        ids: &[i64],
        actor: &Actor,
        command: &Command,
    ) -> Result<(Vec<Done>, Vec<Refused>), AppError> {
        let mut writer = self.app.inner.store.write().await?;
        let (mut done, mut refused) = (Vec::new(), Vec::new());
        for id in ids {
            match self.act_within(&mut writer, *id, actor, command.clone()).await {
                Ok(it) => done.push(it),
                Err(error) if matches!(error.fault, Fault::Ours | Fault::Busy) => return Err(error),
                Err(error) => refused.push(Refused { id: *id, reason: error.text() }),
            }
        }
        writer.commit().await?;
        Ok((done, refused))
    }

    async fn act_within(
        &self,
        writer: &mut Writer,
        id: i64,
        actor: &Actor,
        command: Command,
    ) -> Result<Done, AppError> {
        let found = writer.find_roster_problem(id).await?;
        let mut row = found.ok_or_else(|| AppError::not_found("问题", &id.to_string()))?;
        if let Command::Remedy { documents, .. } = &command {
            let shas: Vec<&str> = documents.iter().map(|it| it.sha256.as_str()).collect();
            let known = writer.find_roster_documents(&shas).await?;
            if let Some(lost) = documents.iter().find(|it| known.iter().all(|doc| doc.sha256 != it.sha256)) {
                let message = format!("凭证“{}”还没有上传", lost.name);
                return Err(AppError::input("documents", message, "请先上传凭证，再报整改"));
            }
        }
        let is_approval = matches!(command, Command::Approve);
        let events = read_events(&writer.list_roster_events(id).await?)?;
        let rule = self.rules.problem(&row.code).map(|it| &self.rules.problems[it]);
        let today = self.app.today();
        let event = act(&fold(&events), rule, actor, command, today).map_err(refusal)?;
        // Nothing is written before all refusals are over.
        let plan = if is_approval { Some(self.plan_effects(writer, &row).await?) } else { None };
        let state = fold(events.iter().chain([&event]));
        let mut added = Vec::new();
        push_event(&mut row, &event, &self.app.inner.clock.now(), &mut added);
        take_state(&mut row, &state, &event);
        writer.add_roster_events(&added).await?;
        writer.save_roster_problems(std::slice::from_ref(&row)).await?;
        let mut audit = self.app.audit("", &actor.id, "roster.act", &format!("problem-{id}"));
        audit.detail = added.pop().map_or_else(String::new, |it| it.event);
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        let effects = match plan {
            Some(plan) => Some(self.apply_effects(writer, &row, plan, &actor.id).await?),
            None => None,
        };
        Ok(Done { id, stage: state.stage.word().to_owned(), effects })
    }

    /// Gives every open problem of a filter to the desk that its rule names: village, township, county, or the
    /// department that sent the roster.
    ///
    /// # Errors
    /// The store's failure. Nothing is written then.
    pub async fn assign_by_rule(&self, filter: &ProblemFilter, actor: &Actor) -> Result<Assigned, AppError> {
        let held = self.held.read().await;
        let mut writer = self.app.inner.store.write().await?;
        let filter = ProblemFilter { stage: Some(0), ..filter.clone() };
        let mut rows: Vec<RosterProblem> = Vec::new();
        writer.for_each_roster_problem(&filter, |it| rows.push(it)).await?;
        let (now, today) = (self.app.inner.clock.now(), self.app.today());
        let mut done = Assigned::default();
        let (mut changed, mut added) = (Vec::new(), Vec::new());
        for mut row in rows {
            let rule = self.rules.problem(&row.code).map(|it| &self.rules.problems[it]);
            let level = rule.map_or(DeskLevel::County, |it| it.desk);
            let region = match level {
                DeskLevel::Village => held.places.village_code(&row.township, &row.village).to_owned(),
                DeskLevel::Township => row.township.clone(),
                DeskLevel::County => actor.desk.region.clone(),
                DeskLevel::Department => row.department.clone(),
            };
            // Where the place of the person is not known, the county looks first.
            let is_placed =
                !region.is_empty() && (level >= DeskLevel::County || region.starts_with(&actor.desk.region));
            let stays = !is_placed && level < actor.desk.level;
            let desk = if is_placed { Desk { level, region } } else { actor.desk.clone() };
            let state = State { is_opened: true, ..State::default() };
            match act(&state, rule, actor, Command::Assign { desk }, today) {
                Ok(event) => {
                    push_event(&mut row, &event, &now, &mut added);
                    take_state(&mut row, &fold([&opened(), &event]), &event);
                    changed.push(row);
                    done.assigned += 1;
                    done.unplaced += u64::from(stays);
                }
                Err(finding) => done.refused.push(Refused { id: row.id, reason: finding.to_string() }),
            }
        }
        changed.sort_unstable_by_key(|it| it.id);
        writer.save_roster_problems(&changed).await?;
        writer.add_roster_events(&added).await?;
        let mut audit = self.app.audit("", &actor.id, "roster.assign", "problems");
        audit.detail = serde_json::json!({ "assigned": done.assigned }).to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        if done.unplaced > 0 {
            done.findings.push(unplaced(done.unplaced, &actor.desk.region));
        }
        Ok(done)
    }

    /// Gives the claim of a problem to a person of the register: the next comparison takes its rows as theirs.
    ///
    /// # Errors
    /// A problem without claim; an unknown person; the store's failure.
    pub async fn confirm_claim(&self, id: i64, person_id: &str, operator: &str) -> Result<(), AppError> {
        let mut writer = self.app.inner.store.write().await?;
        let found = writer.find_roster_problem(id).await?;
        let mut row = found.ok_or_else(|| AppError::not_found("问题", &id.to_string()))?;
        let mut detail = super::queries::detail_of(&row);
        let Some(claim) = detail.claim.clone() else {
            return Err(AppError::state("这个问题已经对上参保人", "不必再确认"));
        };
        super::waiting::remember(&mut writer, &[(claim, person_id.to_owned())]).await?;
        detail.confirmed = Some(person_id.to_owned());
        row.detail = super::json(&detail);
        writer.save_roster_problems(&[row]).await?;
        let mut audit = self.app.audit("", operator, "roster.confirm", &format!("problem-{id}"));
        audit.detail = serde_json::json!({ "person_id": person_id }).to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(())
    }
}

fn unplaced(count: u64, region: &str) -> Finding {
    let message = format!(
        "{count} 个按规则应交给村或乡镇，但不知道在哪个村、乡镇，或区划代码不以 {region} 开头，留在本级"
    );
    let remedy = "请核对底册的区划代码是否属于本县（规则包 pack.toml 的 region），补上后重新导入；\
                  急办的可以用 --to 指定";
    Finding::error("ROS-0416", message, remedy).as_warning()
}

/// An opening, as the fold of a problem without further history needs it.
fn opened() -> Event {
    Event { on: base::Day::MIN, by: String::new(), what: roster::problem::What::Opened { round: 0 } }
}

/// Puts the state into the columns that lists ask for.
fn take_state(row: &mut RosterProblem, state: &State, event: &Event) {
    let stage = stage_number(state.stage);
    if stage != row.stage {
        row.stage_on = event.on;
    }
    row.stage = stage;
    row.due = state.due;
    if let Some(desk) = &state.desk {
        row.desk_level = Some(level_number(desk.level));
        row.desk_region.clone_from(&desk.region);
    }
}
