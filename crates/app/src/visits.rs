//! Visits that take time: admission, fee lines, refunds, discharge, calling off.

use base::{Day, Fen};
use ledger::AuditEvent;
use store::{BookBatch, Visit, VisitState};

use crate::App;
use crate::error::AppError;
use crate::facts;
use crate::model::{AddLines, Discharge, NewVisit, VisitView};
use crate::settle::{self, check_id};

impl App {
    /// Registers a visit (admission, or an outpatient visit whose lines come later).
    ///
    /// # Errors
    /// Unknown person or institution; a number that is taken; a stay that overlaps another.
    pub async fn open_visit(
        &self,
        institution_id: &str,
        operator: &str,
        new: NewVisit,
    ) -> Result<VisitView, AppError> {
        let institutions = self.inner.institutions();
        if !institutions.contains_key(institution_id) {
            return Err(AppError::not_found("定点医药机构", institution_id));
        }
        let today = self.inner.clock.today();
        let admitted = new
            .admitted_on
            .ok_or_else(|| AppError::input("admitted_on", "没有入院（就诊）日期", "请给出 admitted_on"))?;
        if admitted > today {
            return Err(AppError::input(
                "admitted_on",
                format!("日期 {admitted} 晚于今天 {today}"),
                "请核对日期",
            ));
        }
        let region = self.region();
        if region.values("visit").is_some_and(|it| !it.contains(&new.kind)) {
            let known = region.values("visit").map(|it| it.join("、")).unwrap_or_default();
            return Err(AppError::input(
                "kind",
                format!("没有就医类别“{}”", new.kind),
                format!("可用：{known}"),
            ));
        }
        institutions.check(institution_id, &new.kind, admitted)?;
        let mut writer = self.inner.store.write().await?;
        let file = writer.find_person(&new.person_id).await?;
        file.ok_or_else(|| AppError::not_found("参保人", &new.person_id))?;
        let id = match &new.id {
            Some(id) => own_number(id)?,
            None => format!("V{:010}", writer.next_numbers("settlement", 1).await?),
        };
        check_id("id", &id)?;
        if writer.load_visits(&[&id]).await?.contains_key(&id) {
            return Err(AppError::state(format!("就诊 {id} 已经登记过"), "请换新的就诊号，或查询已有就诊"));
        }
        let visit = settle::new_visit(&new, &id, institution_id, admitted)?;
        let others = writer.list_visits_of_person(&new.person_id, admitted).await?;
        check_overlap(others.iter(), &visit)?;
        let lines = visit.lines.clone();
        let audit = self.audit(institution_id, operator, "visit.open", &id);
        let batch =
            BookBatch { visits: vec![visit.clone()], lines, audits: vec![audit], ..BookBatch::default() };
        writer.book(&batch).await?;
        writer.commit().await?;
        Ok(view(&visit))
    }

    /// Adds fee lines to an open visit, or gives back parts of earlier ones.
    ///
    /// # Errors
    /// A visit that is not open; amounts that do not fit.
    pub async fn add_lines(
        &self,
        institution_id: &str,
        operator: &str,
        request: AddLines,
    ) -> Result<VisitView, AppError> {
        let today = self.inner.clock.today();
        let mut writer = self.inner.store.write().await?;
        let mut visit = open_visit(&mut writer, &request.visit_id, institution_id).await?;
        let mut next = visit.lines.iter().map(|it| it.line_no).max().unwrap_or(0) + 1;
        let mut added = Vec::new();
        check_lines(&request.lines)?;
        for line in &request.lines {
            if line.on.is_some_and(|it| it > today) {
                return Err(AppError::input("lines", "明细日期晚于今天", "请核对日期"));
            }
            added.push(facts::to_store(line, &visit.id, next, line.on.unwrap_or(today)));
            next += 1;
        }
        for refund in &request.refunds {
            let known = visit
                .lines
                .iter()
                .chain(&added)
                .find(|it| it.line_no == refund.line_no && it.refunds_line_no.is_none());
            let Some(line) = known.cloned() else {
                return Err(AppError::input(
                    "refunds",
                    format!("没有第 {} 行明细", refund.line_no),
                    "请核对行号",
                ));
            };
            if refund.amount_fen <= Fen::ZERO {
                return Err(AppError::input("refunds", "退费金额应大于 0", "请核对金额"));
            }
            if refund.amount_fen > LARGEST || !(0..=MOST_E4).contains(&refund.quantity_e4) {
                let message = format!("第 {} 行退费超过原金额或数量", refund.line_no);
                return Err(AppError::input(
                    "refunds",
                    message,
                    "数量以万分之一计，不能为负；请核对金额和数量",
                ));
            }
            added.push(store::FeeLine {
                line_no: next,
                amount_fen: -refund.amount_fen.0,
                quantity_e4: -refund.quantity_e4,
                refunds_line_no: Some(refund.line_no),
                ..line
            });
            next += 1;
        }
        visit.lines.extend(added.iter().cloned());
        facts::net_lines(&visit.lines)?;
        let audit = self.audit(institution_id, operator, "visit.lines", &visit.id);
        writer.book(&BookBatch { lines: added, audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(view(&visit))
    }

    /// Ends a stay; it can then be settled.
    ///
    /// # Errors
    /// A visit that is not open; a day before admission.
    pub async fn discharge(
        &self,
        institution_id: &str,
        operator: &str,
        request: Discharge,
    ) -> Result<VisitView, AppError> {
        let today = self.inner.clock.today();
        if request.discharged_on > today {
            return Err(AppError::input("discharged_on", "出院日晚于今天", "请核对日期"));
        }
        let mut writer = self.inner.store.write().await?;
        let mut visit = open_visit(&mut writer, &request.visit_id, institution_id).await?;
        if request.discharged_on < visit.admitted_on {
            return Err(AppError::input("discharged_on", "出院日早于入院日", "请核对日期"));
        }
        visit.discharged_on = Some(request.discharged_on);
        visit.state = VisitState::Discharged;
        let others = writer.list_visits_of_person(&visit.person_id, visit.admitted_on).await?;
        check_overlap(others.iter(), &visit)?;
        if !request.facts.is_empty() {
            let mut new = settle::stored_visit(&visit)?;
            new.facts.extend(request.facts.clone());
            visit.facts = serde_json::to_string(&new).map_err(settle::unreadable)?;
        }
        if !request.diagnoses.is_empty() {
            visit.diagnoses = serde_json::to_string(&request.diagnoses).map_err(settle::unreadable)?;
        }
        self.save_visit(writer, visit, institution_id, operator, "visit.discharge").await
    }

    /// Calls a visit off before it is settled.
    ///
    /// # Errors
    /// A visit that is not open.
    pub async fn cancel_visit(
        &self,
        institution_id: &str,
        operator: &str,
        visit_id: &str,
    ) -> Result<VisitView, AppError> {
        let mut writer = self.inner.store.write().await?;
        let mut visit = open_visit(&mut writer, visit_id, institution_id).await?;
        visit.state = VisitState::Cancelled;
        self.save_visit(writer, visit, institution_id, operator, "visit.cancel").await
    }

    /// A visit.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find_visit(&self, id: &str) -> Result<VisitView, AppError> {
        let mut session = self.inner.store.read().await?;
        let mut found = session.load_visits(&[id]).await?;
        found.remove(id).map(|it| view(&it)).ok_or_else(|| AppError::not_found("就诊", id))
    }

    async fn save_visit(
        &self,
        mut writer: store::Writer,
        visit: Visit,
        institution_id: &str,
        operator: &str,
        action: &str,
    ) -> Result<VisitView, AppError> {
        let audit = self.audit(institution_id, operator, action, &visit.id);
        let batch = BookBatch { visits: vec![visit.clone()], audits: vec![audit], ..BookBatch::default() };
        writer.book(&batch).await?;
        writer.commit().await?;
        Ok(view(&visit))
    }

    /// An audit event at the present instant.
    pub(crate) fn audit(
        &self,
        institution_id: &str,
        operator: &str,
        action: &str,
        subject: &str,
    ) -> AuditEvent {
        AuditEvent {
            at: self.inner.clock.now(),
            actor: settle::actor(operator, institution_id),
            action: action.to_owned(),
            subject: subject.to_owned(),
            detail: "{}".to_owned(),
        }
    }
}

async fn open_visit(writer: &mut store::Writer, id: &str, institution_id: &str) -> Result<Visit, AppError> {
    let visit = writer.load_visits(&[id]).await?.remove(id).ok_or_else(|| AppError::not_found("就诊", id))?;
    check_open(&visit, institution_id)?;
    Ok(visit)
}

/// A visit of this institution that is neither settled nor called off.
pub fn check_open(visit: &Visit, institution_id: &str) -> Result<(), AppError> {
    let id = &visit.id;
    check_institution(visit, institution_id)?;
    match visit.state {
        VisitState::Open | VisitState::Discharged => Ok(()),
        VisitState::Settled => {
            Err(AppError::state(format!("就诊 {id} 已经结算"), "需要重新结算的，请先冲销原结算"))
        }
        VisitState::Cancelled => Err(AppError::state(format!("就诊 {id} 已经撤销"), "请重新登记就诊")),
    }
}

/// A visit of this institution.
pub fn check_institution(visit: &Visit, institution_id: &str) -> Result<(), AppError> {
    if visit.institution_id == institution_id {
        return Ok(());
    }
    Err(AppError::state(format!("就诊 {} 不是本机构登记的", visit.id), "请核对就诊号"))
}

/// The largest amount of a line: 100 亿元. Sums of lines then always fit.
const LARGEST: Fen = Fen(1_000_000_000_000);
/// The largest quantity of a line, in ten-thousandths: what the calculation takes.
const MOST_E4: i64 = 1_000_000_000_000;

/// Amounts and quantities of new lines.
pub fn check_lines(lines: &[benefit::FeeLine]) -> Result<(), AppError> {
    for line in lines {
        if line.amount_fen <= Fen::ZERO || line.amount_fen > LARGEST {
            let message = format!("明细金额 {} 元不合要求", line.amount_fen);
            return Err(AppError::input("lines", message, "应大于 0，不超过 100 亿元；退费请写在 refunds"));
        }
        if line.quantity_e4 < 0 {
            return Err(AppError::input("lines", "明细数量为负", "退费请写在 refunds"));
        }
        if line.quantity_e4 > MOST_E4 {
            return Err(AppError::input("lines", "明细数量太大", "数量以万分之一计，不超过一亿"));
        }
    }
    Ok(())
}

/// A visit number that an institution gives. `V` with ten digits are numbers that we give, also with a part
/// behind them.
pub fn own_number(id: &str) -> Result<String, AppError> {
    if crate::reported::is_ours(id) {
        let message = format!("就诊号 {id} 属于系统自编的号段");
        return Err(AppError::input("visit.id", message, "请换别的编号，或不给 id 由系统编号"));
    }
    Ok(id.to_owned())
}

/// No two stays of one person share a night.
pub fn check_overlap<'v>(others: impl Iterator<Item = &'v Visit>, visit: &Visit) -> Result<(), AppError> {
    let mut others = others.filter(|it| it.id != visit.id);
    let Some(other) = others.find(|it| overlaps(it, visit)) else { return Ok(()) };
    let message =
        format!("与就诊 {}（{} 入院，{}）日期重叠", other.id, other.admitted_on, other.institution_id);
    Err(AppError::state(message, "同一人不能同时住两家医院；请先办理前一次出院，或核对日期"))
}

/// Whether two stays share a night: stays of several days, or one still open, in the same days.
/// A visit of one day overlaps nothing; whether it was proper is for supervision.
fn overlaps(other: &Visit, new: &Visit) -> bool {
    if other.state == VisitState::Cancelled || other.kind != new.kind {
        return false;
    }
    let end = |it: &Visit| it.discharged_on.unwrap_or(Day::MAX);
    let is_stay = |it: &Visit| end(it) > it.admitted_on;
    is_stay(other) && is_stay(new) && other.admitted_on < end(new) && new.admitted_on < end(other)
}

/// A stored visit as it is answered.
pub fn view(visit: &Visit) -> VisitView {
    VisitView {
        id: visit.id.clone(),
        person_id: visit.person_id.clone(),
        institution_id: visit.institution_id.clone(),
        kind: visit.kind.clone(),
        state: visit.state.as_str().to_owned(),
        admitted_on: visit.admitted_on,
        discharged_on: visit.discharged_on,
        treat_first: visit.treat_first,
        lines: visit.lines.iter().filter(|it| it.refunds_line_no.is_none()).count(),
        total_fen: Fen(visit.lines.iter().map(|it| it.amount_fen).sum()),
    }
}
