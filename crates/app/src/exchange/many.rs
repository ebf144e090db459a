//! Settlements and visits by the hundred, for reconciling.

use std::collections::{BTreeMap, BTreeSet};

use base::Day;
use ledger::EntryKind;

use crate::App;
use crate::error::AppError;
use crate::model::VOIDED;
use crate::reported::{SettlementRecord, VisitRecord, settlement_record, visit_record};

/// How many are loaded at once.
const PAGE: usize = 500;

impl App {
    /// Settlements by number; unknown ones are left out. Numbers of messages are empty.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn find_many_settled(&self, ids: &[&str]) -> Result<Vec<SettlementRecord>, AppError> {
        let mut session = self.inner.store.read().await?;
        let mut records = Vec::with_capacity(ids.len());
        for some in ids.chunks(PAGE) {
            for settlement in session.load_settlements(some).await? {
                records.push(settlement_record(&settlement, String::new())?);
            }
        }
        Ok(records)
    }

    /// Visits by number; unknown ones are left out.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn find_many_reported(&self, ids: &[&str]) -> Result<BTreeMap<String, VisitRecord>, AppError> {
        let mut session = self.inner.store.read().await?;
        let mut records = BTreeMap::new();
        for some in ids.chunks(PAGE) {
            let visits = session.load_visits(some).await?;
            records.extend(visits.iter().map(|(id, it)| (id.clone(), visit_record(it))));
        }
        Ok(records)
    }

    /// Those of these settlements that were taken back because their message was voided.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn find_many_voided(&self, ids: &[&str]) -> Result<BTreeSet<String>, AppError> {
        #[derive(serde::Deserialize)]
        struct Detail {
            #[serde(default)]
            reason: String,
        }
        let mut session = self.inner.store.read().await?;
        let mut voided = BTreeSet::new();
        for some in ids.chunks(PAGE) {
            for it in session.find_audits_of(some, "reverse").await? {
                let detail: Option<Detail> = serde_json::from_str(&it.detail).ok();
                if detail.is_some_and(|it| it.reason == VOIDED) {
                    voided.insert(it.subject);
                }
            }
        }
        Ok(voided)
    }

    /// The day on which each of these settlements was taken back; those that stand are left out.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn find_many_reversed(&self, ids: &[&str]) -> Result<BTreeMap<String, Day>, AppError> {
        let mut session = self.inner.store.read().await?;
        let mut days = BTreeMap::new();
        for some in ids.chunks(PAGE) {
            for it in session.find_entries(some).await? {
                if it.entry.kind == EntryKind::Reverse {
                    let day = days.entry(it.entry.reference.clone()).or_insert(it.entry.on);
                    *day = (*day).max(it.entry.on);
                }
            }
        }
        Ok(days)
    }
}
