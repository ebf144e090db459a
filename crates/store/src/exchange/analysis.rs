//! Results of analysis, and what institutions did about them.

use super::model::{AnalysisHandling, AnalysisResult};
use super::tables::{HANDLING, RESULT};
use crate::engine::{Rows, key_of, keys};
use crate::{Session, StoreError, Writer};

impl Session {
    /// Results by number. Unknown numbers are left out.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_analysis_results(&mut self, ids: &[&str]) -> Result<Vec<AnalysisResult>, StoreError> {
        let sql = "SELECT id, institution_id, person_id, visit_id, rule, body, made_at \
            FROM analysis_result WHERE id IN keys1($1) ORDER BY id";
        let rows = self.connection.fetch(sql, &[keys(ids.iter().copied())]).await?;
        rows.iter()
            .map(|row| {
                let id = row.text(0)?;
                Ok(AnalysisResult {
                    institution_id: row.text(1)?,
                    person_id: row.open(2, ["analysis_result", "person_id"], &id)?,
                    visit_id: row.text(3)?,
                    rule: row.text(4)?,
                    body: row.open(5, ["analysis_result", "body"], &id)?,
                    id,
                    made_at: row.text(6)?,
                })
            })
            .collect()
    }

    /// What was done about results, in the order in which it was said.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn load_analysis_handling(
        &mut self,
        ids: &[&str],
    ) -> Result<Vec<AnalysisHandling>, StoreError> {
        let sql = "SELECT result_id, number, stage, way, reason, made_at, operator FROM analysis_handling \
            WHERE result_id IN keys1($1) ORDER BY result_id, number";
        let rows = self.connection.fetch(sql, &[keys(ids.iter().copied())]).await?;
        rows.iter()
            .map(|row| {
                let (result_id, number) = (row.text(0)?, row.int(1)?);
                let key = key_of(&[&result_id, &number]);
                Ok(AnalysisHandling {
                    result_id,
                    number,
                    stage: row.text(2)?,
                    way: row.text(3)?,
                    reason: row.open(4, ["analysis_handling", "reason"], key)?,
                    made_at: row.text(5)?,
                    operator: row.text(6)?,
                })
            })
            .collect()
    }
}

impl Writer {
    /// Adds results.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_analysis_results(&mut self, results: &[AnalysisResult]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&RESULT, results.len());
        for it in results {
            rows.push([
                (&it.id).into(),
                (&it.institution_id).into(),
                (&it.person_id).into(),
                (&it.visit_id).into(),
                (&it.rule).into(),
                (&it.body).into(),
                (&it.made_at).into(),
            ]);
        }
        self.connection.insert(&RESULT, rows).await
    }

    /// Adds what was done.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_analysis_handling(&mut self, handling: &[AnalysisHandling]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&HANDLING, handling.len());
        for it in handling {
            rows.push([
                (&it.result_id).into(),
                it.number.into(),
                (&it.stage).into(),
                (&it.way).into(),
                (&it.reason).into(),
                (&it.made_at).into(),
                (&it.operator).into(),
            ]);
        }
        self.connection.insert(&HANDLING, rows).await
    }
}
