//! Coverage from the extract of enrolment (参保明细).
//!
//! **Knows:** who is insured by what from when. **Does not know:** comparison. What is known stays as it is.

use base::Day;
use intake::Field;
use intake::values::parse_date;
use roster::matching::{from_fn, match_all};
use store::{BookBatch, Coverage};

use super::register_rows::Rows;
use super::{RosterDesk, json};
use crate::error::AppError;
use crate::roster::SourceFile;

/// Rows written at a time.
const CHUNK_ROWS: usize = 32_768;

/// What an import of coverage did.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ImportedCoverage {
    /// Number of the file.
    pub file: i64,
    /// Rows of coverage written.
    pub added: u64,
    /// Rows that were known already.
    pub known: u64,
    /// Rows that lead to nobody.
    pub unmatched: u64,
}

impl RosterDesk {
    /// Imports coverage (参保明细): who is insured by what from when. Rows that are known stay as they are.
    ///
    /// # Errors
    /// A file that cannot be read; the store's failure. Nothing is written then.
    pub async fn import_coverage(
        &self,
        source: SourceFile,
        insurance: &str,
        operator: &str,
    ) -> Result<ImportedCoverage, AppError> {
        let (packed, mut gathered) = self.read_one(source, "enrolment").await?;
        let Some(file) = gathered.files.pop() else { return Err(gathered.findings.into()) };
        let rows = Rows::of(&file);
        let held = self.held.read().await;
        let decisions = match_all(&held.register, &from_fn(rows.len(), |at| rows.claim(at)));
        let now = self.app.inner.clock.now();
        let mut done = ImportedCoverage::default();
        let mut writer = self.app.inner.store.write().await?;
        let words = self.app.region();
        let known_words = words.values("insurance").unwrap_or_default();
        let mut new: Vec<(u32, Coverage)> = Vec::new();
        for (at, decision) in decisions.iter().enumerate() {
            let Some(person) = decision.person() else {
                done.unmatched += 1;
                continue;
            };
            let told = rows.get(at, Field::Insurance).trim();
            let word = known_words.iter().find(|it| !told.is_empty() && told.contains(it.as_str()));
            let day = |field| parse_date(rows.get(at, field)).ok();
            let row = Coverage {
                person_id: held.id(person).to_owned(),
                insurance: word.map_or(insurance, String::as_str).to_owned(),
                status: String::new(),
                attributes: "{}".to_owned(),
                valid_from: day(Field::Since).map_or(Day::MIN, |it| it.first()),
                valid_until: day(Field::Until).map_or(Day::MAX, |it| it.last()),
                known_from: now.clone(),
                known_until: None,
                source: file.name.clone(),
            };
            new.push((person, row));
        }
        new.sort_by(|a, b| (a.0, &a.1.insurance, a.1.valid_from).cmp(&(b.0, &b.1.insurance, b.1.valid_from)));
        new.dedup_by(|a, b| a.0 == b.0 && a.1.insurance == b.1.insurance && a.1.valid_from == b.1.valid_from);
        for some in new.chunks(CHUNK_ROWS) {
            let ids: Vec<&str> = some.iter().map(|it| it.1.person_id.as_str()).collect();
            let people = writer.load_people(&ids, store::Knowledge::Current).await?;
            let is_known = |it: &Coverage| {
                people.get(&it.person_id).is_some_and(|file| {
                    let overlaps =
                        |old: &Coverage| old.valid_from <= it.valid_until && it.valid_from <= old.valid_until;
                    file.coverage.iter().any(overlaps)
                })
            };
            let fresh: Vec<Coverage> =
                some.iter().map(|it| &it.1).filter(|it| !is_known(it)).cloned().collect();
            done.added += fresh.len() as u64;
            done.known += (some.len() - fresh.len()) as u64;
            writer.add_coverage(&fresh).await?;
        }
        done.file = self.keep_file(&mut writer, &packed, &file, &now, operator, &json(&done)).await?;
        let mut audit = self.app.audit("", operator, "roster.import", "enrolment");
        audit.detail = json(&done);
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(done)
    }
}
