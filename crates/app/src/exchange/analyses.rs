//! What analyses before and during treatment found, and what institutions did about it.

use base::{Finding, Findings};
use serde::Serialize;
use store::{AnalysisHandling, AnalysisResult};

use super::{Sender, Turn};
use crate::App;
use crate::error::{AppError, Fault};

/// What an analysis found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewAnalysis {
    /// The person, as the institution names it.
    pub person_id: String,
    /// The visit, as the institution names it.
    pub visit_id: String,
    /// The rule.
    pub rule: String,
    /// What was found, in JSON.
    pub body: String,
}

/// A result that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalysisRecord {
    /// Number.
    pub id: String,
    /// The result.
    pub analysis: NewAnalysis,
}

/// What an institution did about a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewHandling {
    /// The result.
    pub result_id: String,
    /// What was done.
    pub way: String,
    /// Why.
    pub reason: String,
}

fn record(row: AnalysisResult) -> AnalysisRecord {
    let AnalysisResult { id, person_id, visit_id, rule, body, .. } = row;
    AnalysisRecord { id, analysis: NewAnalysis { person_id, visit_id, rule, body } }
}

impl App {
    /// Keeps what was found, under numbers by which the institution can say what it did. `asked` is what
    /// the message asked: a retry gets the first answer.
    ///
    /// # Errors
    /// Another content under the same number; the store's failure.
    pub async fn keep_analyses(
        &self,
        sender: &Sender,
        asked: &str,
        found: &[NewAnalysis],
    ) -> Result<Vec<AnalysisRecord>, AppError> {
        let mut once = match self.turn(sender, &asked).await? {
            Turn::First(once) => once,
            Turn::Again(ids) => {
                let ids: Vec<&str> = ids.split_whitespace().collect();
                let mut session = self.inner.store.read().await?;
                return Ok(session.load_analysis_results(&ids).await?.into_iter().map(record).collect());
            }
        };
        let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
        let first = once.writer.next_numbers("analysis_result", count).await?;
        let made_at = self.inner.clock.now();
        let rows: Vec<AnalysisResult> = (first..)
            .zip(found)
            .map(|(number, it)| AnalysisResult {
                id: format!("A{number:012}"),
                institution_id: sender.institution_id.clone(),
                person_id: it.person_id.clone(),
                visit_id: it.visit_id.clone(),
                rule: it.rule.clone(),
                body: it.body.clone(),
                made_at: made_at.clone(),
            })
            .collect();
        once.writer.add_analysis_results(&rows).await?;
        let ids: Vec<&str> = rows.iter().map(|it| it.id.as_str()).collect();
        let subject = found.first().map_or("", |it| it.visit_id.as_str()).to_owned();
        self.keep(once, sender, &ids.join(" "), "analysis.found", &subject).await?;
        Ok(rows.into_iter().map(record).collect())
    }

    /// Keeps what an institution did about results, all of it or nothing.
    ///
    /// # Errors
    /// Results that are not there or not the institution's.
    pub async fn keep_handling(
        &self,
        sender: &Sender,
        stage: &str,
        handling: &[NewHandling],
    ) -> Result<(), AppError> {
        let Turn::First(mut once) = self.turn(sender, &(stage, handling)).await? else { return Ok(()) };
        let ids: Vec<&str> = handling.iter().map(|it| it.result_id.as_str()).collect();
        let known = once.writer.load_analysis_results(&ids).await?;
        let mut said = once.writer.load_analysis_handling(&ids).await?;
        let mut findings = Findings::default();
        let mut rows: Vec<AnalysisHandling> = Vec::new();
        for it in handling {
            let mine =
                known.iter().any(|row| row.id == it.result_id && row.institution_id == sender.institution_id);
            if !mine {
                let shown: String = it.result_id.chars().take(40).collect();
                let message = format!("没有违规标识 {shown}");
                findings.push(Finding::error("APP-0033", message, "请填写 3101、3102 返回的违规标识"));
                continue;
            }
            let last = said.iter().filter(|row| row.result_id == it.result_id).map(|row| row.number).max();
            let row = AnalysisHandling {
                result_id: it.result_id.clone(),
                number: last.unwrap_or(0) + 1,
                stage: stage.to_owned(),
                way: it.way.clone(),
                reason: it.reason.clone(),
                made_at: self.inner.clock.now(),
                operator: sender.operator.clone(),
            };
            said.push(row.clone());
            rows.push(row);
        }
        if !findings.is_empty() {
            return Err(AppError { fault: Fault::NotFound, findings });
        }
        once.writer.add_analysis_handling(&rows).await?;
        let subject = ids.first().copied().unwrap_or("").to_owned();
        self.keep(once, sender, "", "analysis.handling", &subject).await
    }
}
