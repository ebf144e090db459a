//! Making and withdrawing filings, each message once.

use base::Day;
use ledger::AuditEvent;
use store::{BookBatch, Filing, Knowledge, PersonFile, Request, Writer};

use super::check::check;
use super::read::record;
use super::used::resting_on;
use super::{CHRONIC, FilingRecord, NewFiling, TRANSFER, Withdrawal};
use crate::App;
use crate::cross::place_of_coverage;
use crate::desk::Desk;
use crate::error::{AppError, Fault};
use crate::facts::coverage_on;
use crate::late;
use crate::region::Region;
use crate::settle::{self, check_id, other_content, unreadable};

/// The sequence that numbers filings and departments.
pub(crate) const SEQUENCE: &str = "filing";

impl App {
    /// Makes a filing. A retry answers with the one that was made.
    ///
    /// # Errors
    /// What is wrong with it; one that overlaps it; another content under the same number.
    pub async fn file(&self, new: NewFiling) -> Result<FilingRecord, AppError> {
        check_id("message_id", &new.message_id)?;
        let hash = settle::hash(&new)?;
        let region = self.region();
        let institutions = self.inner.institutions();
        let mut writer = self.inner.store.write().await?;
        if let Some(known) = answered(&mut writer, &new.institution_id, &new.message_id, &hash).await? {
            return found(&mut writer, &known).await;
        }
        let person = new.person_id.as_str();
        let file = writer.load_people(&[person], Knowledge::Current).await?.remove(person);
        let file = file.ok_or_else(|| AppError::not_found("参保人", person))?;
        let known = writer.list_filings(person, new.kind).await?;
        let rules = if new.kind == CHRONIC { insuring(&region, &file, new.from)? } else { &region };
        check(rules, &file, &known, &new)?;
        let now = self.inner.clock.now();
        let filing = Filing {
            id: format!("B{:010}", writer.next_numbers(SEQUENCE, 1).await?),
            person_id: new.person_id.clone(),
            kind: new.kind.to_owned(),
            subject: new.subject.clone(),
            institution_id: new.institution_id.clone(),
            valid_from: new.from,
            valid_until: new.until,
            known_from: now.clone(),
            known_until: None,
            detail: serde_json::to_string(&new.said).map_err(unreadable)?,
        };
        writer.add_filings(std::slice::from_ref(&filing)).await?;
        let mut desk = Desk::new(&region, &institutions, now.clone());
        let mut works = Vec::new();
        if matches!(new.kind, CHRONIC | TRANSFER) && new.from <= self.inner.clock.today() {
            let cause = format!("备案 {} 自 {} 起", filing.id, new.from);
            works = late::recompute(&self.inner, &mut writer, &mut desk, person, None, &cause).await?.1;
        }
        let mut audit = self.audit(&new.institution_id, &new.operator, "filing.make", &filing.id);
        audit.detail = detail(&[("person_id", person), ("kind", new.kind)]);
        desk.batch.audits.push(audit);
        desk.batch.requests.push(request(&new.institution_id, &new.message_id, hash, &filing.id, now));
        late::save(&mut writer, &desk.batch, &works).await?;
        writer.commit().await?;
        Ok(record(&filing))
    }

    /// Withdraws a filing on which no settlement rests. A retry changes nothing.
    ///
    /// # Errors
    /// One that is not there, not this institution's, withdrawn already or rested on.
    pub async fn withdraw_filing(&self, asked: Withdrawal) -> Result<FilingRecord, AppError> {
        check_id("message_id", &asked.message_id)?;
        let hash = settle::hash(&asked)?;
        let region = self.region();
        let mut writer = self.inner.store.write().await?;
        if let Some(known) = answered(&mut writer, &asked.institution_id, &asked.message_id, &hash).await? {
            return found(&mut writer, &known).await;
        }
        let filing = meant(&mut writer, &asked).await?;
        let person = filing.person_id.as_str();
        let file = writer.load_people(&[person], Knowledge::Current).await?.remove(person);
        let file = file.ok_or_else(|| AppError::not_found("参保人", person))?;
        let rules = insuring(&region, &file, filing.valid_from).unwrap_or(&region);
        if let Some(settlement) = resting_on(&mut writer, rules, &filing).await? {
            let message = format!("备案 {} 已用于结算单 {settlement}", filing.id);
            return Err(AppError::new(
                Fault::State,
                "APP-0054",
                message,
                "请先撤销结算，再撤销备案；到期终止的请联系医保局",
            ));
        }
        let now = self.inner.clock.now();
        writer.supersede_filing(&filing.id, &now).await?;
        let mut audit: AuditEvent =
            self.audit(&asked.institution_id, &asked.operator, "filing.withdraw", &filing.id);
        audit.detail = detail(&[("person_id", &filing.person_id), ("reason", &asked.reason)]);
        let request = request(&asked.institution_id, &asked.message_id, hash, &filing.id, now);
        let batch = BookBatch { audits: vec![audit], requests: vec![request], ..BookBatch::default() };
        writer.book(&batch).await?;
        writer.commit().await?;
        Ok(record(&filing))
    }

    /// The last day of a filing that does not say it, for transfers in days of the pack.
    #[must_use]
    pub fn transfer_until(&self, from: Day) -> Day {
        self.region().filings.transfer.as_ref().map_or(Day::MAX, |it| from.plus_days(it.days.max(1) - 1))
    }
}

/// The region whose rules a filing of a person must meet: that of the place of insurance.
fn insuring<'r>(own: &'r Region, file: &PersonFile, on: Day) -> Result<&'r Region, AppError> {
    let place = coverage_on(file, on).and_then(place_of_coverage);
    let Some(place) = place.filter(|it| *it != own.engine.pack().region) else { return Ok(own) };
    own.places.insuring(&place).ok_or_else(|| {
        let message = format!("参保地 {place} 没有接入，备案不能核对那里的规则");
        let remedy = "请参保人在参保地办理备案；要在本地办的，请联系医保局接入参保地";
        AppError::new(Fault::State, "APP-0056", message, remedy)
    })
}

fn detail(words: &[(&str, &str)]) -> String {
    let words: std::collections::BTreeMap<&str, &str> = words.iter().copied().collect();
    serde_json::to_string(&words).unwrap_or_else(|_| "{}".to_owned())
}

pub(super) fn request(
    institution: &str,
    message: &str,
    input_hash: String,
    response: &str,
    at: String,
) -> Request {
    Request {
        institution_id: institution.to_owned(),
        message_id: message.to_owned(),
        input_hash,
        response: response.to_owned(),
        answered_at: at,
    }
}

/// What answered a message before.
pub(super) async fn answered(
    writer: &mut Writer,
    institution: &str,
    message: &str,
    hash: &str,
) -> Result<Option<String>, AppError> {
    match writer.load_requests(&[(institution, message)]).await?.into_values().next() {
        Some(known) if known.input_hash != hash => Err(other_content(message)),
        known => Ok(known.map(|it| it.response)),
    }
}

async fn found(writer: &mut Writer, id: &str) -> Result<FilingRecord, AppError> {
    let found = writer.load_filings(&[id]).await?;
    found.first().map(record).ok_or_else(|| AppError::not_found("备案", id))
}

/// The filing that a withdrawal means.
async fn meant(writer: &mut Writer, asked: &Withdrawal) -> Result<Filing, AppError> {
    let found = if asked.id.is_empty() {
        let mut all = writer.list_filings(&asked.person_id, asked.kind).await?;
        all.retain(|it| it.known_until.is_none() && it.institution_id == asked.institution_id);
        if all.len() > 1 {
            let message = format!("本机构为 {} 办理的这类备案有 {} 件", asked.person_id, all.len());
            return Err(AppError::input("trt_dcla_detl_sn", message, "请填写要撤销的待遇申报明细流水号"));
        }
        all
    } else {
        writer.load_filings(&[&asked.id]).await?
    };
    let shown = if asked.id.is_empty() { asked.person_id.as_str() } else { &asked.id };
    let filing = found.into_iter().next().filter(|it| it.kind == asked.kind);
    let filing = filing.ok_or_else(|| AppError::not_found("这类备案", shown))?;
    if filing.person_id != asked.person_id {
        let message = format!("备案 {} 不是人员 {} 的", filing.id, asked.person_id);
        return Err(AppError::input("psn_no", message, "请核对人员编号和流水号"));
    }
    if filing.institution_id != asked.institution_id {
        let message = format!("备案 {} 不是本机构办理的", filing.id);
        return Err(AppError::state(message, "请到办理的机构撤销，或联系医保局"));
    }
    if filing.known_until.is_some() {
        return Err(AppError::state(format!("备案 {} 已经撤销", filing.id), "不需要再次撤销"));
    }
    Ok(filing)
}
