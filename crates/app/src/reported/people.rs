//! People and institutions as an institution's program may know them.

use std::collections::BTreeMap;

use base::{Day, Fen};
use store::{Institution, Knowledge, PersonFile};

use super::Words;
use crate::App;
use crate::error::AppError;
use crate::facts::shared_on;

/// An insured person with the number in full: for the institution that has the card in its hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insured {
    /// Our number.
    pub id: String,
    /// Identity number in full; empty when there is none.
    pub number: String,
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: String,
    /// Day of birth.
    pub birth: Day,
    /// Coverage that counts, by period.
    pub coverage: Vec<CoverageRecord>,
    /// Identities that count, by period.
    pub identities: Vec<IdentityRecord>,
    /// The person's own accounts.
    pub balance_fen: Fen,
    /// Accounts of the family that are open to the person today.
    pub family_balance_fen: Fen,
}

/// Coverage for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageRecord {
    /// Insurance in words of the pack.
    pub insurance: String,
    /// Status in words of the pack.
    pub status: String,
    /// Further facts.
    pub attributes: Words,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
}

/// An identity for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityRecord {
    /// In words of the pack.
    pub identity: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
}

/// An institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionRecord {
    /// Code.
    pub id: String,
    /// Name.
    pub name: String,
    /// Level in words of the pack.
    pub level: String,
    /// `hospital` or `pharmacy`.
    pub kind: String,
    /// Region.
    pub region: String,
    /// Further words.
    pub attributes: Words,
}

/// Where a meter of a person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeterRecord {
    /// Identifier in the pack.
    pub meter: String,
    /// Period: `2024`, `2024-03` …
    pub period: String,
    /// In fen, or a count.
    pub value: i64,
}

fn insured(file: &PersonFile, today: Day) -> Insured {
    let own: i64 = file.balances.iter().map(|it| it.balance_fen.max(0)).sum();
    let family: i64 = shared_on(file, today).iter().map(|it| it.balance_fen.max(0)).sum();
    let coverage = file.coverage.iter().map(|it| CoverageRecord {
        insurance: it.insurance.clone(),
        status: it.status.clone(),
        attributes: serde_json::from_str(&it.attributes).unwrap_or_default(),
        from: it.valid_from,
        until: it.valid_until,
    });
    let identities = file.identities.iter().map(|it| IdentityRecord {
        identity: it.identity.clone(),
        from: it.valid_from,
        until: it.valid_until,
    });
    Insured {
        id: file.person.id.clone(),
        number: file.person.number.clone().unwrap_or_default(),
        name: file.person.name.clone(),
        sex: file.person.sex.clone(),
        birth: file.person.birth,
        coverage: coverage.collect(),
        identities: identities.collect(),
        balance_fen: Fen(own),
        family_balance_fen: Fen(family),
    }
}

fn institution_record(it: &Institution) -> InstitutionRecord {
    InstitutionRecord {
        id: it.id.clone(),
        name: it.name.clone(),
        level: it.level.clone(),
        kind: it.kind.clone(),
        region: it.region.clone(),
        attributes: serde_json::from_str::<BTreeMap<String, String>>(&it.attributes).unwrap_or_default(),
    }
}

/// What a person is looked for by.
enum By {
    Number,
    Card,
}

impl App {
    /// A person with the number in full.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find_insured(&self, id: &str) -> Result<Insured, AppError> {
        let mut session = self.inner.store.read().await?;
        let found = session.load_people(&[id], Knowledge::Current).await?.remove(id);
        let file = found.ok_or_else(|| AppError::not_found("参保人", id))?;
        Ok(insured(&file, self.inner.clock.today()))
    }

    /// People with this identity number: one, unless a roster has it twice.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn insured_by_number(&self, number: &str) -> Result<Vec<Insured>, AppError> {
        self.insured_as(number, By::Number).await
    }

    /// The person with this 社会保障卡, if it counts.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn insured_by_card(&self, card: &str) -> Result<Vec<Insured>, AppError> {
        self.insured_as(card, By::Card).await
    }

    async fn insured_as(&self, text: &str, by: By) -> Result<Vec<Insured>, AppError> {
        let mut session = self.inner.store.read().await?;
        let people = match by {
            By::Number => session.find_people_by_number(text).await?,
            By::Card => session.find_people_by_card(text).await?,
        };
        let ids: Vec<&str> = people.iter().map(|it| it.id.as_str()).collect();
        let files = session.load_people(&ids, Knowledge::Current).await?;
        let today = self.inner.clock.today();
        Ok(files.values().map(|it| insured(it, today)).collect())
    }

    /// An institution that the application knows.
    #[must_use]
    pub fn find_institution(&self, id: &str) -> Option<InstitutionRecord> {
        let institutions = self.inner.institutions();
        institutions.get(id).map(institution_record)
    }

    /// All institutions that the application knows, in no order.
    #[must_use]
    pub fn institutions(&self) -> Vec<InstitutionRecord> {
        self.inner.institutions().values().map(institution_record).collect()
    }

    /// Meters of a person for the periods that `on` lies in; those that never moved are left out.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn meters_of(&self, person_id: &str, on: Day) -> Result<Vec<MeterRecord>, AppError> {
        let region = self.region();
        let keys = region.engine.meter_keys(on);
        let periods: Vec<&str> = keys.iter().filter(|it| !it.last).map(|it| it.period.as_str()).collect();
        let mut session = self.inner.store.read().await?;
        let values = session.load_accumulators(&[person_id], &periods).await?;
        Ok(values
            .into_iter()
            .map(|it| MeterRecord { meter: it.meter, period: it.period, value: it.value })
            .collect())
    }

    /// The present instant as the clock says it: `2024-03-01T08:30:00.123456Z`.
    #[must_use]
    pub fn now(&self) -> String {
        self.inner.clock.now()
    }
}
