//! Taking a matter in: the request gets its number, and what is missing is asked for at once.

use base::Day;
use programme::matters::{Applicant, Given, Matter, Refusal, Request, State, receipt_number};
use store::{BookBatch, MatterEvent, MatterFilter, MatterRequest};

use super::kept::{self, KeptDocument, json};
use super::model::{GivenDocument, MatterTake};
use super::seat::{Seat, home_of};
use super::view::RequestView;
use super::{catalogue, documents};
use crate::App;
use crate::error::{AppError, Fault};
use crate::region::Region;

/// Sequence of receipt numbers.
const SEQUENCE: &str = "matter_request";
/// Longest note.
const LONGEST_NOTE: usize = 500;
const LONGEST_BEHALF: usize = 100;
/// Most documents named at once.
const MOST_DOCUMENTS: usize = 50;

pub(super) fn refused(it: Refusal) -> AppError {
    AppError::new(Fault::State, it.code, it.message, it.remedy)
}

pub(super) fn check_note(note: &str) -> Result<(), AppError> {
    if note.chars().count() > LONGEST_NOTE || note.contains('\0') {
        return Err(AppError::input("note", "说明超过 500 字", "请写短些，长的作为材料上传"));
    }
    Ok(())
}

pub(super) fn given(documents: &[GivenDocument]) -> Result<Vec<Given>, AppError> {
    if documents.len() > MOST_DOCUMENTS {
        return Err(AppError::input("documents", "一次写了太多材料", "一次至多 50 份"));
    }
    let is_hash = |it: &str| it.is_empty() || it.len() == 64 && it.bytes().all(|b| b.is_ascii_hexdigit());
    for it in documents {
        if !is_hash(&it.sha256) || it.name.chars().count() > 200 || it.name.contains(char::is_control) {
            let remedy = "请先上传文件（POST /matters/documents），写它返回的 sha256 和文件名";
            return Err(AppError::input("documents", "材料的指纹或文件名写得不对", remedy));
        }
    }
    Ok(documents
        .iter()
        .map(|it| Given { document: it.document.clone(), sha256: it.sha256.clone() })
        .collect())
}

pub(super) fn files(documents: &[GivenDocument]) -> impl Iterator<Item = KeptDocument> + '_ {
    documents.iter().map(|it| KeptDocument {
        document: it.document.clone(),
        sha256: it.sha256.clone(),
        name: it.name.clone(),
    })
}

/// Last day on which it is on time, as it is stored.
pub(super) fn due(region: &Region, request: &Request) -> Day {
    request.deadline().due(&region.matters.calendar).unwrap_or(Day::MAX)
}

fn check_behalf(matter: &Matter, behalf: &str) -> Result<(), AppError> {
    if behalf.chars().count() > LONGEST_BEHALF || behalf.contains(char::is_control) {
        return Err(AppError::input("behalf", "代办对象写得太长", "至多 100 字"));
    }
    if behalf.is_empty() && matter.applicant != Applicant::Person {
        let message = format!("“{}”要写是哪家单位或机构的", matter.name);
        return Err(AppError::input("behalf", message, "请写单位或机构名称"));
    }
    Ok(())
}

impl App {
    /// Takes a matter in for a person.
    ///
    /// # Errors
    /// A matter, person or desk that does not fit; the same matter is under way already.
    pub async fn take_matter(&self, take: MatterTake, operator: &str) -> Result<RequestView, AppError> {
        let region = self.region();
        let catalogue = catalogue::of(&region)?;
        let matter = catalogue::matter(catalogue, &take.matter)?;
        let seat = Seat::read(&take.desk)?;
        let behalf = take.behalf.trim();
        check_behalf(matter, behalf)?;
        check_note(&take.note)?;
        let today = self.today();
        let request =
            Request::take_in(matter, seat.level, today, given(&take.documents)?).map_err(refused)?;
        let mut writer = self.inner.store.write().await?;
        let person = writer.find_person(&take.person_id).await?;
        let person = person.ok_or_else(|| AppError::not_found("参保人", &take.person_id))?;
        let home = home_of(&person);
        if !seat.covers(&home) {
            // Somebody else's person: as if there were none.
            return Err(AppError::not_found("参保人", &take.person_id));
        }
        documents::check_kept(&mut writer, &take.documents).await?;
        check_twice(&mut writer, &person.id, matter, behalf).await?;
        let serial = writer.next_numbers(SEQUENCE, 1).await?;
        let id = receipt_number(today, u64::try_from(serial).unwrap_or(0));
        let now = self.inner.clock.now();
        let files: Vec<KeptDocument> = files(&take.documents).collect();
        let row = MatterRequest {
            id: id.clone(),
            matter: matter.code.clone(),
            person_id: person.id.clone(),
            home,
            state: request.state.as_str().to_owned(),
            is_open: true,
            taken_level: request.taken_level.as_str().to_owned(),
            level: request.level.as_str().to_owned(),
            taken_on: today,
            limit_days: i64::from(request.limit_days),
            due_on: due(&region, &request),
            ended_on: None,
            events: if request.state == State::Waiting { 2 } else { 1 },
            detail: json(&kept::detail(&request, behalf, &files)),
            changed_at: now.clone(),
        };
        let event = |seq: i64, act: &str, state: State, note: &str, detail: String| MatterEvent {
            request_id: id.clone(),
            seq,
            act: act.to_owned(),
            state: state.as_str().to_owned(),
            level: seat.level.as_str().to_owned(),
            to_level: None,
            on_day: today,
            at: now.clone(),
            operator: operator.to_owned(),
            note: note.to_owned(),
            detail,
        };
        let brought: Vec<&str> = take.documents.iter().map(|it| it.document.as_str()).collect();
        let mut events = vec![event(1, "take_in", State::InHand, take.note.trim(), json(&brought))];
        if let Some(asked) = &request.asked {
            events.push(event(2, "ask", State::Waiting, "", json(&asked.documents)));
        }
        writer.add_matter_requests(std::slice::from_ref(&row)).await?;
        writer.add_matter_events(&events).await?;
        let mut audit = self.audit("bureau", operator, "matter.take_in", &id);
        let desk = seat.place.as_str();
        audit.detail =
            serde_json::json!({ "matter": matter.code, "person": person.id, "desk": desk }).to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        self.matter_request(&id, &take.desk).await
    }
}

/// The same matter of the same person is not taken in twice at a time: a retry does not make two of one.
async fn check_twice(
    writer: &mut store::Writer,
    person_id: &str,
    matter: &Matter,
    behalf: &str,
) -> Result<(), AppError> {
    let filter = MatterFilter {
        person_id: Some(person_id.to_owned()),
        matter: Some(matter.code.clone()),
        is_open: Some(true),
        ..MatterFilter::default()
    };
    for known in writer.list_matter_requests(&filter, None, 100).await?.items {
        if kept::read(&known)?.1.behalf == behalf {
            let message = format!("“{}”已经受理，编号 {}", matter.name, known.id);
            return Err(AppError::new(Fault::State, "APP-1202", message, "请打开那一件办理，或先撤回它"));
        }
    }
    Ok(())
}
