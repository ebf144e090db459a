//! Doing something with a request.

use programme::matters::{Command, Level, Request};
use store::{BookBatch, MatterEvent, MatterRequest};

use super::kept::{self, KeptDocument, json};
use super::model::{MatterAct, MatterCommand};
use super::seat::Seat;
use super::take::{check_note, due, files, given, refused};
use super::view::RequestView;
use super::{catalogue, documents};
use crate::App;
use crate::error::{AppError, Fault};

fn command(act: &MatterAct) -> Result<Command, AppError> {
    let note = act.note.trim().to_owned();
    Ok(match act.act {
        MatterCommand::Ask => {
            Command::Ask(given(&act.documents)?.into_iter().map(|it| it.document).collect())
        }
        MatterCommand::Supply => Command::Supply(given(&act.documents)?),
        MatterCommand::HandOver => {
            let to = Level::of(act.to.trim()).ok_or_else(|| {
                AppError::input("to", "没有写移交给哪一级", "请写 village、township 或 county")
            })?;
            Command::HandOver(to, note)
        }
        MatterCommand::Finish => Command::Finish(note),
        MatterCommand::Refuse => Command::Refuse(note),
        MatterCommand::Withdraw => Command::Withdraw(note),
    })
}

impl App {
    /// Does something with a request.
    ///
    /// # Errors
    /// An unknown number, one of another place, or what the request's state or the desk's level do not allow.
    pub async fn act_on_matter(
        &self,
        id: &str,
        act: MatterAct,
        operator: &str,
    ) -> Result<RequestView, AppError> {
        let region = self.region();
        let catalogue = catalogue::of(&region)?;
        let seat = Seat::read(&act.desk)?;
        check_note(&act.note)?;
        let command = command(&act)?;
        let mut writer = self.inner.store.write().await?;
        let row = find(&mut writer, id, &seat).await?;
        let matter = catalogue::matter(catalogue, &row.matter)?;
        if let Command::HandOver(Level::Village, _) = command
            && !row.home.contains('/')
        {
            let message = "这位参保人没有登记村（社区），不能移交给村";
            return Err(AppError::state(message, "请移交给镇（街道），或先登记住址"));
        }
        let (request, detail) = kept::read(&row)?;
        let today = self.today();
        let calendar = &region.matters.calendar;
        let next = request.act(catalogue, matter, calendar, seat.level, today, &command).map_err(refused)?;
        documents::check_kept(&mut writer, &act.documents).await?;
        if matter.second_person && matches!(command, Command::Finish(_) | Command::Refuse(_)) {
            check_second(&mut writer, id, operator).await?;
        }
        let known: Vec<KeptDocument> = detail.given.into_iter().chain(files(&act.documents)).collect();
        let now = self.inner.clock.now();
        let moved = MatterRequest {
            state: next.state.as_str().to_owned(),
            is_open: !next.state.has_ended(),
            level: next.level.as_str().to_owned(),
            due_on: due(&region, &next),
            ended_on: next.ended_on,
            events: row.events + 1,
            detail: json(&kept::detail(&next, &detail.behalf, &known)),
            changed_at: now.clone(),
            ..row
        };
        let event = event(&moved, &request, &next, &command, &act, &seat, operator);
        writer.move_matter_request(&moved, 1).await?;
        writer.add_matter_events(&[MatterEvent { on_day: today, at: now, ..event }]).await?;
        let action = format!("matter.{}", command.act().as_str());
        let mut audit = self.audit("bureau", operator, &action, id);
        audit.detail = serde_json::json!({ "desk": seat.place.as_str(), "state": moved.state }).to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        self.matter_request(id, &act.desk).await
    }
}

/// Who took it in does not decide it.
async fn check_second(writer: &mut store::Writer, id: &str, operator: &str) -> Result<(), AppError> {
    let events = writer.list_matter_events(id).await?;
    match events.first() {
        Some(first) if first.operator == operator => {
            let message = "这件事由您受理，要由另一个人审核办结";
            Err(AppError::new(Fault::State, "APP-1205", message, "请移交，或由同级的另一位经办人办理"))
        }
        _ => Ok(()),
    }
}

fn event(
    moved: &MatterRequest,
    before: &Request,
    next: &Request,
    command: &Command,
    act: &MatterAct,
    seat: &Seat,
    operator: &str,
) -> MatterEvent {
    let documents: Vec<&str> = act.documents.iter().map(|it| it.document.as_str()).collect();
    MatterEvent {
        request_id: moved.id.clone(),
        seq: moved.events,
        act: command.act().as_str().to_owned(),
        state: next.state.as_str().to_owned(),
        level: seat.level.as_str().to_owned(),
        to_level: (next.level != before.level).then(|| next.level.as_str().to_owned()),
        on_day: next.taken_on,
        at: String::new(),
        operator: operator.to_owned(),
        note: act.note.trim().to_owned(),
        detail: json(&documents),
    }
}

/// A request that a desk may see.
pub(super) async fn find(
    session: &mut store::Session,
    id: &str,
    seat: &Seat,
) -> Result<MatterRequest, AppError> {
    let row = session.find_matter_request(id).await?.filter(|it| seat.covers(&it.home));
    row.ok_or_else(|| AppError::not_found("办件", id))
}
