//! Reading visits with what was reported of them, and how rules split their lines.

use std::collections::BTreeMap;

use base::{Day, Fen};
use store::{Knowledge, Session, Visit};

use super::apply::live;
use super::{BATCH, NUMBER, Report, Words, report_of};
use crate::App;
use crate::cross::Applied;
use crate::error::AppError;
use crate::facts;
use crate::filings::with_transfers;
use crate::settle::stored_visit;

/// A visit with what was reported of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRecord {
    /// Number.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// The institution.
    pub institution_id: String,
    /// Kind in words of the pack.
    pub kind: String,
    /// `open`, `discharged`, `settled` or `cancelled`.
    pub state: String,
    /// First day.
    pub admitted_on: Day,
    /// Last day.
    pub discharged_on: Option<Day>,
    /// Whether accounts are not to be used.
    pub is_without_account: bool,
    /// What was said.
    pub report: Report,
    /// Lines that are not given back whole, in their order.
    pub lines: Vec<LineRecord>,
}

/// A fee line after what was given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRecord {
    /// Number within the visit.
    pub line_no: i64,
    /// The institution's number.
    pub number: String,
    /// Charging batch.
    pub batch: String,
    /// Catalogue code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Class that the line carries itself.
    pub class: Option<String>,
    /// Day.
    pub charged_on: Day,
    /// What is left.
    pub amount_fen: Fen,
    /// Pieces left in ten-thousandths.
    pub quantity_e4: i64,
    /// What was said beside it.
    pub said: Words,
}

/// How rules split a line. The four add up to its amount.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineParts {
    /// 全自费.
    pub out_of_scope_fen: Fen,
    /// 超限价.
    pub over_limit_fen: Fen,
    /// 先行自付.
    pub prepaid_fen: Fen,
    /// 政策范围内.
    pub eligible_fen: Fen,
    /// Share to pay first, in parts of a million.
    pub prepaid_ppm: i64,
}

impl LineParts {
    /// What `after` has less than this, as negative amounts.
    fn taken_off(self, after: LineParts) -> LineParts {
        LineParts {
            out_of_scope_fen: after.out_of_scope_fen - self.out_of_scope_fen,
            over_limit_fen: after.over_limit_fen - self.over_limit_fen,
            prepaid_fen: after.prepaid_fen - self.prepaid_fen,
            eligible_fen: after.eligible_fen - self.eligible_fen,
            prepaid_ppm: self.prepaid_ppm,
        }
    }
}

impl VisitRecord {
    /// Sum of the lines.
    #[must_use]
    pub fn total_fen(&self) -> Fen {
        self.lines.iter().map(|it| it.amount_fen).sum()
    }

    /// The day on which the visit is settled when nobody says another: its last.
    #[must_use]
    pub fn last_day(&self) -> Day {
        let charged = self.lines.iter().map(|it| it.charged_on).max();
        self.discharged_on.unwrap_or_else(|| charged.unwrap_or(self.admitted_on).max(self.admitted_on))
    }
}

/// A stored visit as a record.
pub fn record(visit: &Visit) -> VisitRecord {
    let report = report_of(visit);
    let word = |line_no: i64, name: &str| {
        report.lines.get(&line_no).and_then(|it| it.get(name)).cloned().unwrap_or_default()
    };
    let lines = live(visit).into_iter().filter_map(|it| {
        let line = visit.lines.iter().find(|line| line.line_no == it.line_no)?;
        Some(LineRecord {
            line_no: it.line_no,
            number: word(it.line_no, NUMBER),
            batch: word(it.line_no, BATCH),
            code: line.code.clone(),
            name: line.name.clone(),
            class: line.class.clone(),
            charged_on: line.charged_on,
            amount_fen: Fen(it.amount_fen),
            quantity_e4: it.quantity_e4,
            said: report.lines.get(&it.line_no).cloned().unwrap_or_default(),
        })
    });
    let lines = lines.collect();
    let without = stored_visit(visit).is_ok_and(|it| it.numbers.get(super::WITHOUT_ACCOUNT) == Some(&1));
    VisitRecord {
        id: visit.id.clone(),
        person_id: visit.person_id.clone(),
        institution_id: visit.institution_id.clone(),
        kind: visit.kind.clone(),
        state: visit.state.as_str().to_owned(),
        admitted_on: visit.admitted_on,
        discharged_on: visit.discharged_on,
        is_without_account: without,
        report,
        lines,
    }
}

async fn stored(session: &mut Session, id: &str) -> Result<Visit, AppError> {
    let visit = session.load_visits(&[id]).await?.remove(id);
    visit.ok_or_else(|| AppError::not_found("就诊", id))
}

impl App {
    /// A visit with what was reported of it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find_reported(&self, id: &str) -> Result<VisitRecord, AppError> {
        let mut session = self.inner.store.read_snapshot().await?;
        let visit = session.load_visits(&[id]).await?.remove(id);
        visit.map(|it| record(&it)).ok_or_else(|| AppError::not_found("就诊", id))
    }

    /// A visit with what was reported of it, and with the lines of all its parts that are not settled. Where
    /// everything is settled: with the lines of the visit's own settlement.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find_whole(&self, id: &str) -> Result<VisitRecord, AppError> {
        let mut family = self.find_parts(id).await?;
        if family.len() == 1 {
            return Ok(family.remove(0));
        }
        let is_open = |it: &VisitRecord| matches!(it.state.as_str(), "open" | "discharged");
        let open = family.iter().filter(|it| is_open(it));
        let lines: Vec<LineRecord> = open.flat_map(|it| it.lines.clone()).collect();
        let like = family.iter().find(|it| is_open(it)).unwrap_or(&family[0]).clone();
        let first = family.remove(0);
        Ok(VisitRecord { id: first.id, report: first.report, lines, ..like })
    }

    /// A visit and its parts, each with its own lines: the visit first.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find_parts(&self, id: &str) -> Result<Vec<VisitRecord>, AppError> {
        // Lines move between parts: read one after the other, a line could be in none.
        let mut session = self.inner.store.read_snapshot().await?;
        Ok(super::parts::family(&mut session, id).await?.iter().map(record).collect())
    }

    /// Visits of a person that end on `from` or later, by first day.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn reported_of_person(&self, person_id: &str, from: Day) -> Result<Vec<VisitRecord>, AppError> {
        let mut session = self.inner.store.read().await?;
        let visits = session.list_visits_of_person(person_id, from).await?;
        let ids: Vec<&str> = visits.iter().map(|it| it.id.as_str()).collect();
        let loaded = session.load_visits(&ids).await?;
        Ok(visits.iter().filter_map(|it| loaded.get(&it.id)).map(record).collect())
    }

    /// How rules split the lines of a visit, in the order of [`VisitRecord::lines`].
    ///
    /// # Errors
    /// A person without coverage; lines that cannot be read.
    pub async fn split_lines(&self, visit_id: &str) -> Result<Vec<LineParts>, AppError> {
        let mut session = self.inner.store.read().await?;
        let visit = stored(&mut session, visit_id).await?;
        let on = record(&visit).last_day();
        self.split(&mut session, &visit, on).await
    }

    /// How rules split lines that gave something back, by the institution's numbers of them: the opposite of
    /// what each took off the line that it is of.
    ///
    /// # Errors
    /// As [`App::split_lines`].
    pub async fn split_refunds(
        &self,
        visit_id: &str,
        numbers: &[&str],
    ) -> Result<BTreeMap<String, LineParts>, AppError> {
        let mut session = self.inner.store.read().await?;
        let visit = stored(&mut session, visit_id).await?;
        let report = report_of(&visit);
        let on = record(&visit).last_day();
        let mut found = BTreeMap::new();
        for (at, line) in visit.lines.iter().enumerate() {
            let Some(of) = line.refunds_line_no else { continue };
            let number = report.lines.get(&line.line_no).and_then(|it| it.get(NUMBER));
            let Some(number) = number.filter(|it| numbers.contains(&it.as_str())) else { continue };
            let before = self.part_of(&mut session, &visit, at, of, on).await?;
            let after = self.part_of(&mut session, &visit, at + 1, of, on).await?;
            found.insert(number.clone(), before.taken_off(after));
        }
        Ok(found)
    }

    /// How rules split one line of a visit as it stood after its first `count` lines.
    async fn part_of(
        &self,
        session: &mut Session,
        visit: &Visit,
        count: usize,
        line_no: i64,
        on: Day,
    ) -> Result<LineParts, AppError> {
        let mut then = visit.clone();
        then.lines.truncate(count);
        let parts = self.split(session, &then, on).await?;
        let at = live(&then).iter().position(|it| it.line_no == line_no);
        Ok(at.and_then(|it| parts.get(it)).copied().unwrap_or_default())
    }

    async fn split(&self, session: &mut Session, visit: &Visit, on: Day) -> Result<Vec<LineParts>, AppError> {
        let region = self.region();
        let institutions = self.inner.institutions();
        let mut people = session.load_people(&[&visit.person_id], Knowledge::Current).await?;
        let file = people.remove(&visit.person_id);
        let file = file.ok_or_else(|| AppError::not_found("参保人", &visit.person_id))?;
        let institution = institutions.get(&visit.institution_id);
        let net = facts::net_lines(&visit.lines)?;
        if net.is_empty() {
            return Ok(Vec::new());
        }
        let applied = Applied::of(&region, &file, institution, on)?;
        let filings = match applied.between {
            None => Vec::new(),
            Some(_) => {
                let filings = session.load_cross_region_filings(&[&visit.person_id]).await?;
                with_transfers(&filings, &file, &visit.institution_id, visit.admitted_on, on)
            }
        };
        let new = applied.visit(&region, &stored_visit(visit)?, &filings, on)?;
        let level = applied.word(&region, "level", institution.map_or("", |it| it.level.as_str()));
        let (region, institution) = (applied.region, applied.institution(institution));
        let bill = facts::bill(region, &file, institution, &level, &new, net, on)?;
        let mut workspace = region.engine.workspace();
        let count = region.engine.pack().meters.len();
        let meters = benefit::MeterValues { used: vec![0; count], last: vec![0; count] };
        let prepared = region.engine.prepare(&bill, &meters, &mut workspace)?;
        Ok(prepared
            .splits
            .iter()
            .map(|it| LineParts {
                out_of_scope_fen: Fen(it.out_of_scope),
                over_limit_fen: Fen(it.over_limit),
                prepaid_fen: Fen(it.prepaid),
                eligible_fen: Fen(it.eligible),
                prepaid_ppm: it.share,
            })
            .collect())
    }
}
