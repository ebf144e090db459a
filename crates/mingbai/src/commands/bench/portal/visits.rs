//! Two million settled visits in minutes: some hundred are decided as hospitals would send them, and their rows are
//! booked again and again for other people, days and institutions, in the order of the year.
//!
//! Visits, settlements with sealed bills and decisions, shares, entries with postings and their links are the real
//! rows. Left out is what no list reads: meters, outgoing messages, answers to retries; and of fee lines and audit
//! events a part, so that the file stays within reason.

use anyhow::{Context, ensure};
use app::App;
use app::model::{NewVisit, SettleRequest};
use base::{Day, Fen};
use benefit::FeeLine;
use ledger::{Account, AuditEvent, Entry, Posting};
use store::{BookBatch, Settlement, Visit, VisitState};

use super::town::Town;
use crate::commands::demo::{bar, made};

/// Bills that are decided.
const TEMPLATES: usize = 120;
/// Visits in one transaction.
const GROUP: u32 = 5_000;
/// The day of the decided bills; the others are spread over its year.
const ON: &str = "2024-06-14";
/// One of so many visits has its fee lines, one an event in the audit log, one was looked at.
const SHARE: u32 = 8;
/// Steps of a decision that are kept of most: whole ones would fill a page of the database each.
const STEPS: usize = 2;
/// Visits under way.
const OPEN: u32 = 6_000;
/// People with a long history.
const REGULARS: u32 = 200;

/// A settled visit to repeat.
struct Template {
    visit: Visit,
    lines: Vec<store::FeeLine>,
    settlement: Settlement,
    entry: Entry,
    audit: AuditEvent,
}

/// Books all visits.
///
/// # Errors
/// When no bill can be decided; the store's failure.
pub async fn book(app: &App, town: &Town) -> anyhow::Result<()> {
    let templates = templates(app, town).await?;
    let hospitals: Vec<String> = town.hospitals().map(|it| it.code.clone()).collect();
    let region = app.region().engine.pack().region.clone();
    let mut rng = fastrand::Rng::with_seed(11);
    let progress = bar(town.visits as usize, "结算入账");
    let first = Day::new(town.today.year().try_into()?, 1, 1)?;
    let mut next = 0;
    while next < town.visits {
        let mut batch = BookBatch::default();
        let end = town.visits.min(next + GROUP);
        for nth in next..end {
            let days = u64::from(nth) * 366 / u64::from(town.visits);
            let person = if rng.u32(0..100) == 0 {
                rng.u32(0..REGULARS.min(town.people))
            } else {
                rng.u32(0..town.people)
            };
            let near = if rng.u32(0..10) < 3 { hospitals.len().min(20) } else { hospitals.len() };
            let copy = Copy {
                nth,
                region: &region,
                on: first.plus_days(i32::try_from(days)?),
                person: made::person_id(person),
                institution: &hospitals[rng.usize(0..near)],
            };
            copy.put(&templates[nth as usize % templates.len()], &mut batch)?;
        }
        let mut writer = app.store().write().await?;
        writer.book(&batch).await?;
        writer.commit().await?;
        progress.inc(u64::from(end - next));
        next = end;
    }
    progress.finish();
    under_way(app, town, &templates, &hospitals).await
}

/// Decides some bills of different people, a tenth of them stays.
async fn templates(app: &App, town: &Town) -> anyhow::Result<Vec<Template>> {
    let region = app.region();
    let kinds = region.values("visit").unwrap_or_default();
    let word = |part: &str| kinds.iter().find(|it| it.contains(part)).cloned();
    let outpatient = word("普通门诊").context("规则包没有普通门诊")?;
    let stay = word("住院").unwrap_or_else(|| outpatient.clone());
    let on: Day = ON.parse()?;
    let covered =
        town.made.county.people().filter(|it| it.coverage_on(on).is_some() && it.is_alive_on(on)).step_by(97);
    let institutions: Vec<&county::Institution> = town.hospitals().take(40).collect();
    ensure!(!town.made.catalogue.is_empty() && !institutions.is_empty(), "规则包的目录或虚构县的机构太少");
    let mut rng = fastrand::Rng::with_seed(5);
    let mut made = Vec::new();
    for (nth, person) in covered.take(TEMPLATES * 3).enumerate() {
        let stays = nth % 10 == 0;
        let lines = if stays { 4 } else { 1 };
        let most = if stays { 90_000 } else { 9_000 };
        let item = |rng: &mut fastrand::Rng| {
            let item = &town.made.catalogue[rng.usize(0..town.made.catalogue.len().min(60))];
            FeeLine {
                code: item.code.clone(),
                name: item.name.clone(),
                amount_fen: Fen(rng.i64(300..=most)),
                quantity_e4: 10_000,
                ..FeeLine::default()
            }
        };
        let request = SettleRequest {
            institution_id: institutions[nth % institutions.len()].code.clone(),
            message_id: format!("T{nth}"),
            operator: "收费处".to_owned(),
            visit_id: None,
            visit: Some(NewVisit {
                person_id: made::person_id(person.index),
                kind: if stays { stay.clone() } else { outpatient.clone() },
                admitted_on: Some(if stays { on.plus_days(-6) } else { on }),
                discharged_on: stays.then_some(on),
                lines: (0..lines).map(|_| item(&mut rng)).collect(),
                diagnoses: vec!["J06.900".to_owned()],
                ..NewVisit::default()
            }),
            settled_on: None,
        };
        // What this pack refuses is left out: enough is not.
        let Ok(batch) = app.rows_of(&[request], i64::try_from(nth)?).await else { continue };
        made.extend(template(batch, nth));
        if made.len() == TEMPLATES {
            break;
        }
    }
    ensure!(!made.is_empty(), "这个规则包没有一张虚构的单据能结算");
    Ok(made)
}

fn template(mut batch: BookBatch, nth: usize) -> Option<Template> {
    let mut settlement = batch.settlements.pop()?;
    if nth % 20 != 1 {
        let mut decision: serde_json::Value = serde_json::from_str(&settlement.decision).ok()?;
        if let Some(steps) = decision.get_mut("trace").and_then(serde_json::Value::as_array_mut) {
            steps.truncate(STEPS);
        }
        settlement.decision = decision.to_string();
    }
    let mut entry = batch.entries.pop()?;
    entry.document = Some(settlement.seal());
    Some(Template {
        visit: batch.visits.pop()?,
        lines: batch.lines,
        settlement,
        entry,
        audit: batch.audits.pop()?,
    })
}

/// Whose visit a repeated one is, and when and where.
struct Copy<'a> {
    nth: u32,
    region: &'a str,
    on: Day,
    person: String,
    institution: &'a str,
}

impl Copy<'_> {
    fn put(&self, of: &Template, batch: &mut BookBatch) -> anyhow::Result<()> {
        let Copy { nth, on, person, institution, .. } = self;
        let id = settlement_id(self.region, *on, *nth);
        let visit_id = visit_id(*nth);
        let days = of.settlement.settled_on.days_since(of.visit.admitted_on);
        batch.visits.push(Visit {
            id: visit_id.clone(),
            person_id: person.clone(),
            institution_id: (*institution).to_owned(),
            admitted_on: on.plus_days(-days),
            discharged_on: Some(*on),
            ..of.visit.clone()
        });
        if nth.is_multiple_of(SHARE) {
            batch.lines.extend(of.lines.iter().map(|it| store::FeeLine {
                visit_id: visit_id.clone(),
                charged_on: *on,
                ..it.clone()
            }));
        }
        batch.settlements.push(Settlement {
            id: id.clone(),
            visit_id,
            person_id: person.clone(),
            institution_id: (*institution).to_owned(),
            settled_on: *on,
            booked_at: self.at(),
            ..of.settlement.clone()
        });
        let moved = |it: &Posting| {
            let path = it.account.as_str().replace(&of.settlement.person_id, person);
            let path = path.replace(&of.settlement.institution_id, institution);
            anyhow::Ok(Posting::new(path.parse::<Account>()?, it.amount_fen))
        };
        batch.entries.push(Entry {
            id: id.clone(),
            on: *on,
            reference: id.clone(),
            postings: of.entry.postings.iter().map(moved).collect::<Result<_, _>>()?,
            ..of.entry.clone()
        });
        batch.audits.extend(self.events(of, &id));
        Ok(())
    }

    /// The instant of a visit: some hours into its day.
    fn at(&self) -> String {
        let second = self.nth % 36_000;
        format!(
            "{}T{:02}:{:02}:{:02}.{:06}Z",
            self.on,
            second / 3_600,
            second / 60 % 60,
            second % 60,
            self.nth
        )
    }

    /// What the audit log says of it: that it was settled, or that somebody looked.
    fn events(&self, of: &Template, id: &str) -> Option<AuditEvent> {
        let clerk = format!("经办{:03}", self.nth / SHARE % 300);
        let event = |actor: String, action: &str, subject: &str, detail: String| AuditEvent {
            at: self.at(),
            actor,
            action: action.to_owned(),
            subject: subject.to_owned(),
            detail,
        };
        match self.nth % SHARE {
            0 => {
                let actor = format!("{}/收费处", self.institution);
                Some(event(actor, &of.audit.action, id, of.audit.detail.clone()))
            }
            4 => {
                let detail = format!("{{\"people\":[\"{}\"]}}", self.person);
                let action = ["view.people", "view.people", "list.people", "view.people.history"];
                let nth = self.nth / SHARE;
                // One kind of thing is rare.
                let action =
                    if nth.is_multiple_of(2_000) { "export.settlements" } else { action[nth as usize % 4] };
                Some(event(clerk, action, &self.person, detail))
            }
            _ => None,
        }
    }
}

/// Number of a repeated settlement.
fn settlement_id(region: &str, on: Day, nth: u32) -> String {
    format!("{region}{}{nth:010}", on.to_string().replace('-', ""))
}

/// Number of a repeated visit.
fn visit_id(nth: u32) -> String {
    format!("V{nth:010}")
}

/// Visits that are open or wait for settlement, most of them at the large hospitals.
async fn under_way(
    app: &App,
    town: &Town,
    templates: &[Template],
    hospitals: &[String],
) -> anyhow::Result<()> {
    let mut batch = BookBatch::default();
    for nth in 0..OPEN.min(town.people) {
        let of = &templates[nth as usize % templates.len()];
        let is_open = nth % 3 != 0;
        batch.visits.push(Visit {
            id: format!("W{nth:07}"),
            person_id: made::person_id(town.somebody(nth).index),
            institution_id: hospitals[nth as usize % hospitals.len().min(12)].clone(),
            state: if is_open { VisitState::Open } else { VisitState::Discharged },
            admitted_on: town.today.plus_days(-i32::try_from(nth % 20)?),
            discharged_on: (!is_open).then_some(town.today),
            ..of.visit.clone()
        });
    }
    let mut writer = app.store().write().await?;
    writer.book(&batch).await?;
    writer.commit().await?;
    Ok(())
}
