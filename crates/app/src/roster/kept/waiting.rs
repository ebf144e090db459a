//! Rows that wait for a person: who they may be, before a round is kept, and what a clerk decides.
//!
//! **Knows:** claims and candidates. **Does not know:** how candidates are scored (`roster::matching`).

use std::collections::BTreeMap;

use roster::compare::Subject;
use serde::Serialize;
use store::{BookBatch, Writer};

use super::round_view::Prepared;
use super::{RosterDesk, json};
use crate::error::AppError;

/// Key under which decisions on claims are kept: claim to place in the register.
const CONFIRMED: &str = "roster.confirmed";

/// A claim of rows that no rule leads to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Its name (see [`RosterDesk::decide_claims`]).
    pub claim: String,
    /// Where it stands: file, sheet, line.
    pub rows: Vec<(String, String, usize)>,
    /// Who it may be, best first: id of the person, name, points.
    pub candidates: Vec<(String, String, i32)>,
}

impl RosterDesk {
    /// The claims of a comparison that have candidates and wait for a person, in the order of files.
    pub async fn waiting(&self, prepared: &Prepared) -> Vec<Waiting> {
        let held = self.held.read().await;
        let files = &prepared.gathered.files;
        let place = |it: &roster::compare::RowRef| {
            let file = files.get(usize::from(it.file))?;
            let (sheet, line) = file.place(it.row)?;
            Some((file.name.clone(), sheet.to_owned(), line))
        };
        let waiting = prepared.reconciled.problems.iter().filter_map(|problem| {
            let Subject::Claim(claim) = problem.subject else { return None };
            let candidates: Vec<_> = problem
                .candidates
                .iter()
                .map(|it| {
                    let name = held.register.name(it.person_ix).to_owned();
                    (held.id(it.person_ix).to_owned(), name, it.score)
                })
                .collect();
            let rows = problem.rows.iter().filter_map(place).collect();
            (!candidates.is_empty()).then(|| Waiting { claim: format!("{claim:016x}"), rows, candidates })
        });
        waiting.collect()
    }

    /// Gives claims to people of the register: the next comparison takes their rows as those people's.
    ///
    /// # Errors
    /// A claim that is none; an unknown person; the store's failure. Nothing is written then.
    pub async fn decide_claims(&self, decided: &[(String, String)], operator: &str) -> Result<(), AppError> {
        let mut writer = self.app.inner.store.write().await?;
        remember(&mut writer, decided).await?;
        let audit = |(claim, person): &(String, String)| {
            let mut audit = self.app.audit("", operator, "roster.confirm", &format!("claim-{claim}"));
            audit.detail = serde_json::json!({ "person_id": person }).to_string();
            audit
        };
        let audits = decided.iter().map(audit).collect();
        writer.book(&BookBatch { audits, ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(())
    }
}

/// Keeps whose claims are.
pub(super) async fn remember(writer: &mut Writer, decided: &[(String, String)]) -> Result<(), AppError> {
    let people: Vec<&str> = decided.iter().map(|it| it.1.as_str()).collect();
    let places: BTreeMap<String, i64> = writer.register_places(&people).await?.into_iter().collect();
    let text = writer.find_meta(CONFIRMED).await?.unwrap_or_default();
    let mut confirmed: BTreeMap<String, i64> = serde_json::from_str(&text).unwrap_or_default();
    for (claim, person) in decided {
        if claim.len() != 16 || u64::from_str_radix(claim, 16).is_err() {
            let message = format!("没有“{claim}”这样的待认定编号");
            return Err(AppError::input("claim", message, "请照比对结果里的待认定编号（16 位）填写"));
        }
        let no = places.get(person).ok_or_else(|| AppError::not_found("参保人", person))?;
        confirmed.insert(claim.clone(), *no);
    }
    writer.set_meta(CONFIRMED, &json(&confirmed)).await?;
    Ok(())
}
