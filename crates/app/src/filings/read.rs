//! Reading filings.

use store::Filing;

use super::FilingRecord;
use crate::App;
use crate::error::AppError;

/// A stored filing as a record.
pub fn record(filing: &Filing) -> FilingRecord {
    FilingRecord {
        id: filing.id.clone(),
        person_id: filing.person_id.clone(),
        kind: filing.kind.clone(),
        subject: filing.subject.clone(),
        institution_id: filing.institution_id.clone(),
        from: filing.valid_from,
        until: filing.valid_until,
        known_from: filing.known_from.clone(),
        known_until: filing.known_until.clone(),
        said: serde_json::from_str(&filing.detail).unwrap_or_default(),
    }
}

impl App {
    /// Filings of a kind for a person that count today, by first day.
    ///
    /// # Errors
    /// An unknown person; the store's failure.
    pub async fn filings_of(&self, person_id: &str, kind: &str) -> Result<Vec<FilingRecord>, AppError> {
        let mut session = self.inner.store.read().await?;
        let person = session.find_person(person_id).await?;
        person.ok_or_else(|| AppError::not_found("参保人", person_id))?;
        let found = session.list_filings(person_id, kind).await?;
        Ok(found.iter().filter(|it| it.known_until.is_none()).map(record).collect())
    }
}
