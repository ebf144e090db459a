//! A request as a desk sees it: what it is, where it stands, what is missing, what may be done, what was done.

use base::Day;
use programme::deadline::Standing;
use programme::matters::{Act, Catalogue, Command, Given, Level, Matter, Request, State, spaced};
use serde::Serialize;
use store::{MatterEvent, MatterRequest};
use utoipa::ToSchema;

use super::act::find;
use super::catalogue::{self, MatterView};
use super::kept;
use super::seat::Seat;
use crate::App;
use crate::error::AppError;
use crate::region::Region;

/// A document of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DocumentState {
    /// Its code.
    pub document: String,
    /// Its name.
    pub name: String,
    /// Original, copy, form.
    pub form: String,
    /// When it is needed; empty when always.
    pub when: String,
    /// Whether it is there.
    pub is_given: bool,
    /// Whether it is missing: needed or asked for, and not there.
    pub is_missing: bool,
    /// Hash of the uploaded file; empty when it was only seen.
    pub sha256: String,
    /// Name of the uploaded file.
    pub file: String,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EventView {
    /// `take_in`, `ask`, `supply`, `hand_over`, `finish`, `refuse`, `withdraw`.
    pub act: String,
    /// Its Chinese name.
    pub act_name: String,
    /// Level of the desk.
    pub level: String,
    /// Its Chinese name.
    pub level_name: String,
    /// Chinese name of the level it was handed to.
    pub to_name: String,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Instant (UTC).
    pub at: String,
    /// Who.
    pub operator: String,
    /// What was said.
    pub note: String,
    /// Names of the documents.
    pub documents: Vec<String>,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RequestView {
    /// The number on its receipt.
    pub id: String,
    /// The number in groups.
    pub spaced: String,
    /// The matter.
    pub matter: MatterView,
    /// The person.
    pub person_id: String,
    /// Name of the person.
    pub person_name: String,
    /// For whom, when not for the person.
    pub behalf: String,
    /// Where the person lives: township, or township and village.
    pub home: String,
    /// `in_hand`, `waiting`, `done`, `refused`, `withdrawn`.
    pub state: String,
    /// Its Chinese name.
    pub state_name: String,
    /// Level that took it in.
    pub taken_level: String,
    /// Level that has it.
    pub level: String,
    /// Chinese name of the level that has it.
    pub level_name: String,
    /// Day of taking in.
    #[schema(value_type = String, format = Date)]
    pub taken_on: Day,
    /// Working days promised.
    pub limit_days: u32,
    /// Last day on which it is on time; nothing while the clock stands.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Day>,
    /// `running`, `stopped`, `overdue`, `ended`.
    pub standing: String,
    /// Working days left, or overdue.
    pub days: u32,
    /// Day of asking for missing documents.
    #[schema(value_type = Option<String>, format = Date)]
    pub asked_on: Option<Day>,
    /// Day on which it ended.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Day>,
    /// Whether it ended, or still is, on time.
    pub is_on_time: bool,
    /// What happens next, for people.
    pub next: String,
    /// Documents.
    pub documents: Vec<DocumentState>,
    /// What this desk may do now: `ask`, `supply`, `hand_over`, `finish`, `refuse`, `withdraw`.
    pub may: Vec<String>,
    /// Levels that it may be handed to.
    pub may_hand_to: Vec<String>,
    /// What was done, in order.
    pub events: Vec<EventView>,
}

/// What a deadline says on a day: word, days, last day.
pub(super) fn standing(region: &Region, request: &Request, today: Day) -> (&'static str, u32, Option<Day>) {
    let calendar = &region.matters.calendar;
    let deadline = request.deadline();
    if request.state.has_ended() {
        return ("ended", 0, deadline.due(calendar));
    }
    match deadline.standing(calendar, today) {
        Standing::Running { due, left_days } => ("running", left_days, Some(due)),
        Standing::Stopped { left_days } => ("stopped", left_days, None),
        Standing::Overdue { due, by_days } => ("overdue", by_days, Some(due)),
    }
}

/// What happens next, in words that say nothing of a person.
pub(super) fn next_step(matter: &Matter, request: &Request) -> String {
    match request.state {
        State::Waiting => format!("请按告知单补齐材料，交到{}经办点", request.taken_level.name()),
        State::InHand if matter.is_done_at(request.level) => format!("{}正在办理", request.level.name()),
        State::InHand => {
            let to = matter.next_that_does(request.level).map_or("上级", Level::name);
            format!("{}将移交{to}办理", request.level.name())
        }
        State::Done => "已办结，可凭受理单领取结果".to_owned(),
        State::Refused => "不予办理，理由见告知书；有异议的可申请复核".to_owned(),
        State::Withdrawn => "已撤回，需要时可重新申请".to_owned(),
    }
}

/// What a desk may do: each command is tried.
fn may(
    region: &Region,
    catalogue: &Catalogue,
    of: (&Matter, &Request),
    seat: &Seat,
    home: &str,
    today: Day,
) -> (Vec<String>, Vec<String>) {
    let (matter, request) = of;
    let calendar = &region.matters.calendar;
    let can =
        |command: &Command| request.act(catalogue, matter, calendar, seat.level, today, command).is_ok();
    let is_given = |id: &String| request.given.iter().any(|it| it.document == *id);
    let absent = matter.documents.iter().chain(&matter.documents_if).find(|it| !is_given(it));
    let some = matter.documents.first().or(matter.documents_if.first());
    let reason = || "理由".to_owned();
    let mut acts = Vec::new();
    let tries = [
        (Act::Ask, absent.map(|it| Command::Ask(vec![it.clone()]))),
        (
            Act::Supply,
            some.map(|it| Command::Supply(vec![Given { document: it.clone(), sha256: String::new() }])),
        ),
        (Act::Finish, Some(Command::Finish(reason()))),
        (Act::Refuse, Some(Command::Refuse(reason()))),
        (Act::Withdraw, Some(Command::Withdraw(reason()))),
    ];
    let levels: Vec<String> = Level::ALL
        .into_iter()
        .filter(|it| *it != Level::Village || home.contains('/'))
        .filter(|it| can(&Command::HandOver(*it, reason())))
        .map(|it| it.as_str().to_owned())
        .collect();
    if !levels.is_empty() {
        acts.push(Act::HandOver.as_str().to_owned());
    }
    let allowed = tries.iter().filter(|it| it.1.as_ref().is_some_and(can));
    acts.extend(allowed.map(|it| it.0.as_str().to_owned()));
    (acts, levels)
}

fn documents(
    catalogue: &Catalogue,
    matter: &Matter,
    request: &Request,
    detail: &kept::Detail,
) -> Vec<DocumentState> {
    let missing = request.missing(matter);
    let state = |id: &String| {
        let known = catalogue.document(id)?;
        let given = detail.given.iter().find(|it| it.document == *id);
        Some(DocumentState {
            document: id.clone(),
            name: known.name.clone(),
            form: known.form.clone(),
            when: known.when.clone(),
            is_given: given.is_some(),
            is_missing: missing.contains(id),
            sha256: given.map_or_else(String::new, |it| it.sha256.clone()),
            file: given.map_or_else(String::new, |it| it.name.clone()),
        })
    };
    matter.documents.iter().chain(&matter.documents_if).filter_map(state).collect()
}

fn event(catalogue: &Catalogue, it: MatterEvent) -> EventView {
    let name = |word: &str| Level::of(word).map_or_else(|| word.to_owned(), |it| it.name().to_owned());
    let ids: Vec<String> = serde_json::from_str(&it.detail).unwrap_or_default();
    let document = |id: &String| catalogue.document(id).map_or_else(|| id.clone(), |it| it.name.clone());
    let act = Act::ALL.into_iter().find(|of| of.as_str() == it.act);
    EventView {
        act_name: act.map_or_else(|| it.act.clone(), |it| it.name().to_owned()),
        act: it.act,
        level_name: name(&it.level),
        level: it.level,
        to_name: it.to_level.as_deref().map(name).unwrap_or_default(),
        on: it.on_day,
        at: it.at,
        operator: it.operator,
        note: it.note,
        documents: ids.iter().map(document).collect(),
    }
}

impl App {
    /// A request with all that was done, as a desk sees it.
    ///
    /// # Errors
    /// An unknown number, or one of another place.
    pub async fn matter_request(&self, id: &str, desk: &str) -> Result<RequestView, AppError> {
        let seat = Seat::read(desk)?;
        let region = self.region();
        let catalogue = catalogue::of(&region)?;
        let mut session = self.inner.store.read().await?;
        let row = find(&mut session, id, &seat).await?;
        let events = session.list_matter_events(id).await?;
        let person = session.find_person(&row.person_id).await?;
        drop(session);
        let name = person.map_or_else(String::new, |it| it.name);
        self.request_view_of(&region, catalogue, &seat, row, events, name)
    }

    fn request_view_of(
        &self,
        region: &Region,
        catalogue: &Catalogue,
        seat: &Seat,
        row: MatterRequest,
        events: Vec<MatterEvent>,
        person_name: String,
    ) -> Result<RequestView, AppError> {
        let matter = catalogue::matter(catalogue, &row.matter)?;
        let (request, detail) = kept::read(&row)?;
        let today = self.today();
        let (standing, days, due_on) = standing(region, &request, today);
        let ended = request.ended_on.unwrap_or(today);
        let (may, may_hand_to) = may(region, catalogue, (matter, &request), seat, &row.home, today);
        Ok(RequestView {
            spaced: spaced(&row.id),
            matter: catalogue::view(catalogue, matter),
            person_name,
            documents: documents(catalogue, matter, &request, &detail),
            behalf: detail.behalf,
            state: row.state,
            state_name: request.state.name().to_owned(),
            taken_level: row.taken_level,
            level_name: request.level.name().to_owned(),
            level: row.level,
            taken_on: row.taken_on,
            limit_days: request.limit_days,
            due_on,
            standing: standing.to_owned(),
            days,
            asked_on: request.asked.as_ref().map(|it| it.on),
            ended_on: request.ended_on,
            is_on_time: due_on.is_none_or(|due| ended <= due),
            next: next_step(matter, &request),
            may,
            may_hand_to,
            events: events.into_iter().map(|it| event(catalogue, it)).collect(),
            id: row.id,
            person_id: row.person_id,
            home: row.home,
        })
    }
}
