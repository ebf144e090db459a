//! Booking what an institution reports, each message once.

use ledger::AuditEvent;
use store::{BookBatch, Request, Visit, VisitState};

use super::parts::{self, Changed};
use super::read::{self, VisitRecord};
use super::{Report, Reported, VisitChange, keep_report};
use crate::App;
use crate::error::AppError;
use crate::model::NewVisit;
use crate::settle::{self, check_id, other_content};
use crate::visits::{check_institution, check_overlap};

/// What stands for the content of a message that was taken back before it arrived.
const VOID: &str = "void";

impl App {
    /// Takes in one message about a visit. A retry answers with the visit as it is now.
    ///
    /// # Errors
    /// What is wrong with it; another content under the same number.
    pub async fn report(&self, reported: Reported) -> Result<VisitRecord, AppError> {
        check_id("message_id", &reported.message_id)?;
        let hash = settle::hash(&(&reported.visit_id, &reported.person_id, &reported.change))?;
        let institutions = self.inner.institutions();
        if !institutions.contains_key(&reported.institution_id) {
            return Err(AppError::not_found("定点医药机构", &reported.institution_id));
        }
        let today = self.inner.clock.today();
        let mut writer = self.inner.store.write().await?;
        let key = (reported.institution_id.as_str(), reported.message_id.as_str());
        if let Some(known) = writer.load_requests(&[key]).await?.into_values().next() {
            if known.input_hash != hash {
                return Err(refused(&known, &reported.message_id));
            }
            let visit = writer.load_visits(&[&known.response]).await?.remove(&known.response);
            let visit = visit.ok_or_else(|| AppError::not_found("就诊", &known.response))?;
            return Ok(read::record(&visit));
        }
        let (family, changed) = match &reported.change {
            VisitChange::Open { visit, said, diagnoses } => {
                let mut opened = self.opened(&mut writer, &reported.institution_id, visit).await?;
                let report = Report { said: said.clone(), diagnoses: diagnoses.clone(), ..Report::default() };
                keep_report(&mut opened, &report)?;
                let lines = opened.lines.clone();
                (vec![opened], Changed { members: vec![0], lines, shown: 0 })
            }
            change => {
                let mut family = own_family(&mut writer, &reported).await?;
                self.check_kind(change)?;
                let changed = parts::change(&mut family, change, today)?;
                (family, changed)
            }
        };
        if changed.members.is_empty() {
            return Ok(read::record(&family[changed.shown]));
        }
        if moves(&reported.change) {
            let visit = &family[changed.shown];
            let others = writer.list_visits_of_person(&visit.person_id, visit.admitted_on).await?;
            check_overlap(others.iter(), visit)?;
        }
        let answer = family[changed.shown].id.clone();
        let shown = read::record(&family[changed.shown]);
        let audit =
            self.audit(&reported.institution_id, &reported.operator, action(&reported.change), &answer);
        let request = Request {
            institution_id: reported.institution_id.clone(),
            message_id: reported.message_id.clone(),
            input_hash: hash,
            response: answer,
            answered_at: self.inner.clock.now(),
        };
        let visits = family.into_iter().enumerate().filter(|(at, _)| changed.members.contains(at));
        let batch = BookBatch {
            visits: visits.map(|it| it.1).collect(),
            lines: changed.lines,
            audits: vec![audit],
            requests: vec![request],
            ..BookBatch::default()
        };
        writer.book(&batch).await?;
        writer.commit().await?;
        Ok(shown)
    }

    async fn opened(
        &self,
        writer: &mut store::Writer,
        institution_id: &str,
        new: &NewVisit,
    ) -> Result<Visit, AppError> {
        let today = self.inner.clock.today();
        let admitted = new.admitted_on.unwrap_or(today);
        if admitted > today {
            let message = format!("就诊日期 {admitted} 晚于今天 {today}");
            return Err(AppError::input("begntime", message, "请核对日期和院内系统的时钟"));
        }
        self.known_kind(&new.kind)?;
        let person = writer.find_person(&new.person_id).await?;
        person.ok_or_else(|| AppError::not_found("参保人", &new.person_id))?;
        let id = format!("V{:010}", writer.next_numbers("settlement", 1).await?);
        settle::new_visit(new, &id, institution_id, admitted)
    }

    fn known_kind(&self, kind: &str) -> Result<(), AppError> {
        let region = self.region();
        match region.values("visit").filter(|it| !it.iter().any(|known| known == kind)) {
            None => Ok(()),
            Some(known) => {
                let message = format!("没有就医类别“{kind}”");
                Err(AppError::input("med_type", message, format!("可用：{}", known.join("、"))))
            }
        }
    }

    fn check_kind(&self, change: &VisitChange) -> Result<(), AppError> {
        let description = match change {
            VisitChange::Describe(it) | VisitChange::Discharge { description: it, .. } => it,
            _ => return Ok(()),
        };
        description.kind.as_deref().map_or(Ok(()), |it| self.known_kind(it))
    }

    /// What answered a message before: number of a visit or settlement.
    ///
    /// # Errors
    /// A message that was taken back; the store's failure.
    pub async fn find_answer(
        &self,
        institution_id: &str,
        message_id: &str,
    ) -> Result<Option<String>, AppError> {
        let mut session = self.inner.store.read().await?;
        let found = session.load_requests(&[(institution_id, message_id)]).await?.into_values().next();
        match found {
            Some(it) if it.input_hash == VOID => Err(refused(&it, message_id)),
            other => Ok(other.map(|it| it.response)),
        }
    }

    /// Takes back a message that has not arrived: should it still come, it is refused. `Some` is what
    /// answered it when it has arrived.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn void_message(
        &self,
        institution_id: &str,
        operator: &str,
        message_id: &str,
    ) -> Result<Option<String>, AppError> {
        check_id("omsgid", message_id)?;
        let mut writer = self.inner.store.write().await?;
        let known = writer.load_requests(&[(institution_id, message_id)]).await?.into_values().next();
        if let Some(known) = known {
            return Ok((known.input_hash != VOID).then_some(known.response));
        }
        let request = Request {
            institution_id: institution_id.to_owned(),
            message_id: message_id.to_owned(),
            input_hash: VOID.to_owned(),
            response: String::new(),
            answered_at: self.inner.clock.now(),
        };
        let audits: Vec<AuditEvent> = vec![self.audit(institution_id, operator, "message.void", message_id)];
        writer.book(&BookBatch { requests: vec![request], audits, ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(None)
    }
}

impl App {
    /// Whether a message of an institution was done (and not voided before it came).
    ///
    /// # Errors
    /// The store's failure.
    pub async fn has_message(&self, institution_id: &str, message_id: &str) -> Result<bool, AppError> {
        let mut session = self.inner.store.read().await?;
        let known = session.load_requests(&[(institution_id, message_id)]).await?;
        Ok(known.values().any(|it| it.input_hash != VOID))
    }
}

fn refused(known: &Request, message_id: &str) -> AppError {
    if known.input_hash == VOID {
        let number = message_id.split_once('-').map_or(message_id, |it| it.1);
        let message = format!("报文 {number} 已经冲正，不再受理");
        return AppError::state(message, "需要重新办理的，请换新的报文号");
    }
    other_content(message_id)
}

/// The visit that is meant, with its parts.
async fn own_family(writer: &mut store::Writer, reported: &Reported) -> Result<Vec<Visit>, AppError> {
    let id = reported.visit_id.as_str();
    let family = parts::family(writer, id).await?;
    let visit = &family[0];
    if visit.state == VisitState::Cancelled && reported.change == VisitChange::Cancel {
        return Err(AppError::state(format!("就诊 {id} 已经撤销"), "不需要再次撤销"));
    }
    check_institution(visit, &reported.institution_id)?;
    if visit.person_id != reported.person_id {
        let message = format!("就诊 {id} 不是人员 {} 的", reported.person_id);
        return Err(AppError::input("psn_no", message, "请核对人员编号和就诊 ID"));
    }
    Ok(family)
}

/// Whether a change moves the days of a visit.
fn moves(change: &VisitChange) -> bool {
    match change {
        VisitChange::Open { .. } | VisitChange::Discharge { .. } => true,
        VisitChange::Describe(description) => description.admitted_on.is_some(),
        _ => false,
    }
}

fn action(change: &VisitChange) -> &'static str {
    match change {
        VisitChange::Open { .. } => "visit.open",
        VisitChange::Describe(_) => "visit.describe",
        VisitChange::Charge { .. } => "visit.lines",
        VisitChange::TakeBack(_) => "visit.lines.back",
        VisitChange::Remark(_) => "visit.lines.remark",
        VisitChange::Discharge { .. } => "visit.discharge",
        VisitChange::UndoDischarge => "visit.discharge.undo",
        VisitChange::Gather(_) => "visit.lines.gather",
        VisitChange::Cancel => "visit.cancel",
    }
}
