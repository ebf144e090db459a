//! Settlements that rest on a filing.

use std::collections::BTreeMap;

use benefit::Bill;
use store::{Filing, Session, SettlementFilter, SettlementState};

use super::{CHRONIC, TRANSFER};
use crate::error::AppError;
use crate::region::Region;
use crate::settle::unreadable;

/// Settlements looked at together.
const PAGE: usize = 500;

/// The first settlement that counts and rests on a filing.
pub async fn resting_on(
    session: &mut Session,
    region: &Region,
    filing: &Filing,
) -> Result<Option<String>, AppError> {
    if !matches!(filing.kind.as_str(), CHRONIC | TRANSFER) {
        return Ok(None);
    }
    let filter = SettlementFilter {
        person_id: Some(filing.person_id.clone()),
        from: Some(filing.valid_from),
        ..SettlementFilter::default()
    };
    let mut cursor: Option<String> = None;
    loop {
        let page = session.list_settlements(&filter, cursor.as_deref(), PAGE).await?;
        let counts = page.items.iter().filter(|it| it.state == SettlementState::Settled);
        let ids: Vec<&str> = counts.map(|it| it.id.as_str()).collect();
        for settlement in session.load_settlements(&ids).await? {
            let rests = if filing.kind == TRANSFER {
                let visits = session.load_visits(&[&settlement.visit_id]).await?;
                let period = filing.valid_from..=filing.valid_until;
                settlement.institution_id == filing.subject
                    && visits.values().any(|it| period.contains(&it.admitted_on))
            } else {
                let bill: Bill = serde_json::from_str(&settlement.bill).map_err(unreadable)?;
                bill.on.is_some_and(|on| filing.valid_from <= on && on <= filing.valid_until)
                    && rests(region, &bill.facts, &filing.subject)
            };
            if rests {
                return Ok(Some(settlement.id));
            }
        }
        cursor = page.next;
        if cursor.is_none() {
            return Ok(None);
        }
    }
}

fn rests(region: &Region, facts: &BTreeMap<String, String>, disease: &str) -> bool {
    let word = |name: &str| facts.get(name).map_or("", String::as_str);
    region
        .filings
        .chronic
        .as_ref()
        .is_some_and(|it| it.is_for(word("visit")) && it.rests_on(word(&it.fact), disease))
}
