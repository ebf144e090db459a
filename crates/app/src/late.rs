//! Late facts: settlements that would come out differently with what is known now are worked out
//! again, in the order in which they were made, and the differences booked as new entries.

use std::collections::{BTreeMap, BTreeSet};

use base::{Day, Fen};
use benefit::{Bill, Decision, Outcome};
use ledger::{Between, Hash, Share};
use store::{
    AdjustmentWork, BookBatch, Knowledge, NewMessage, PersonFile, Session, Settlement, SettlementFilter,
    SettlementState,
};

use crate::cross::place_of_institution;
use crate::desk::{Desk, divided};
use crate::error::{AppError, Fault};
use crate::facts;
use crate::filings::{Occasion, with_transfers};
use crate::model::{AdjustmentView, NewVisit, NotRecomputed, Recomputed};
use crate::region::Region;
use crate::settle::{OUTSIDE, check_reduction, stored_visit, unreadable};
use crate::{App, Inner};

/// A settlement that counts, with the decision that is booked for it now (the first one, or that of
/// the last adjustment).
struct Standing {
    settlement: Settlement,
    bill: Bill,
    /// Facts that are not the person's: those of the institution, and what it stated of the visit.
    stated: BTreeSet<String>,
    /// The visit as it was stated.
    visit: NewVisit,
    booked: Decision,
    /// Number of adjustments so far.
    adjusted: usize,
}

/// A difference to book.
struct Change<'s> {
    standing: &'s Standing,
    new: Decision,
}

/// Works out again what the person's settlements should be and puts the differences into `batch`.
/// `without` is a settlement that is being taken back in the same transaction.
pub async fn recompute(
    inner: &Inner,
    session: &mut Session,
    desk: &mut Desk<'_>,
    person_id: &str,
    without: Option<&str>,
    cause: &str,
) -> Result<(Vec<AdjustmentView>, Vec<AdjustmentWork>), AppError> {
    let group = group_of(session, desk, person_id).await?;
    let ids: Vec<&str> = group.iter().map(String::as_str).collect();
    desk.filings = session.load_cross_region_filings(&ids).await?;
    let standings = standings(session, desk, &group, without).await?;
    open_meters(session, desk, &standings, without.is_some()).await?;
    let today = inner.clock.today();
    let mut views = Vec::new();
    let mut works = Vec::new();
    for standing in &standings {
        let new = decide_again(desk, standing)?;
        let household = household_of(desk, &standing.settlement.person_id);
        desk.move_meters(&new, &standing.settlement.person_id, household.as_deref(), 1);
        let same = new.payers == standing.booked.payers
            && new.accounts == standing.booked.accounts
            && new.cash_fen == standing.booked.cash_fen
            && new.benefits == standing.booked.benefits
            && moves(&new) == moves(&standing.booked);
        if same {
            continue;
        }
        let change = Change { standing, new };
        let (view, work) = book(desk, &change, today, cause)?;
        views.push(view);
        works.push(work);
    }
    Ok((views, works))
}

/// How a decision moves meters; where they stood before does not matter.
fn moves(decision: &Decision) -> BTreeSet<(&str, &str, bool, i64)> {
    decision
        .meters
        .iter()
        .map(|it| (it.meter.as_str(), it.period.as_str(), it.household, it.change))
        .collect()
}

/// The person alone, or the whole household where the pack has meters of households.
async fn group_of(
    session: &mut Session,
    desk: &mut Desk<'_>,
    person_id: &str,
) -> Result<Vec<String>, AppError> {
    let mut ids = vec![person_id.to_owned()];
    let shared = desk.region.engine.pack().meters.iter().any(|it| it.household);
    if shared
        && let Some(person) = session.find_person(person_id).await?
        && let Some(household) = &person.household_id
    {
        ids = session.find_household(household).await?.into_iter().map(|it| it.id).collect();
    }
    let borrowed: Vec<&str> = ids.iter().map(String::as_str).collect();
    desk.people.extend(session.load_people(&borrowed, Knowledge::Current).await?);
    Ok(ids)
}

/// Settlements of the group that count, in the order in which they were made.
async fn standings(
    session: &mut Session,
    desk: &Desk<'_>,
    group: &[String],
    without: Option<&str>,
) -> Result<Vec<Standing>, AppError> {
    let mut standings = Vec::new();
    for person_id in group {
        let filter = SettlementFilter { person_id: Some(person_id.clone()), ..SettlementFilter::default() };
        let mut cursor: Option<String> = None;
        loop {
            let page = session.list_settlements(&filter, cursor.as_deref(), 500).await?;
            let counts = page.items.iter().filter(|it| it.state == SettlementState::Settled);
            let ids: Vec<&str> = counts.map(|it| it.id.as_str()).filter(|it| Some(*it) != without).collect();
            for settlement in session.load_settlements(&ids).await? {
                let (stated, visit) = stated(session, desk, &settlement).await?;
                standings.push(Standing { stated, visit, ..standing(session, settlement).await? });
            }
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
    }
    standings.sort_by(|a, b| made(&a.settlement.id).cmp(made(&b.settlement.id)));
    Ok(standings)
}

/// The running number at the end of a settlement's number: the order in which they were made.
fn made(id: &str) -> &str {
    id.get(id.len().saturating_sub(10)..).unwrap_or(id)
}

async fn standing(session: &mut Session, settlement: Settlement) -> Result<Standing, AppError> {
    let adjustments = session.find_adjustments_of(&settlement.id).await?;
    let last = adjustments.iter().max_by(|a, b| a.id.cmp(&b.id));
    let text = last.map_or(settlement.decision.as_str(), |it| it.decision.as_str());
    let booked: Decision = serde_json::from_str(text).map_err(unreadable)?;
    let bill: Bill = serde_json::from_str(&settlement.bill).map_err(unreadable)?;
    let (stated, visit) = (BTreeSet::new(), NewVisit::default());
    Ok(Standing { booked, bill, stated, visit, adjusted: adjustments.len(), settlement })
}

/// Names of the facts on the bill that say nothing about the person, and the visit as it was stated.
async fn stated(
    session: &mut Session,
    desk: &Desk<'_>,
    settlement: &Settlement,
) -> Result<(BTreeSet<String>, NewVisit), AppError> {
    let mut new = NewVisit::default();
    let mut stated: BTreeSet<String> = ["level", "visit", "family_account"].map(str::to_owned).into();
    if let Some(visit) = session.load_visits(&[&settlement.visit_id]).await?.get(&settlement.visit_id) {
        new = stored_visit(visit)?;
        stated.extend(new.facts.keys().cloned());
    }
    if let Some(institution) = desk.institutions.get(&settlement.institution_id) {
        let attributes: BTreeMap<String, String> =
            serde_json::from_str(&institution.attributes).unwrap_or_default();
        stated.extend(attributes.into_keys());
    }
    Ok((stated, new))
}

/// Meters as they were before the first of the settlements: what stands in the store, less what the
/// settlements (and the one being taken back) have added.
async fn open_meters(
    session: &mut Session,
    desk: &mut Desk<'_>,
    standings: &[Standing],
    reversed_on_desk: bool,
) -> Result<(), AppError> {
    let mut periods: BTreeSet<String> = BTreeSet::new();
    for standing in standings {
        if let Some(on) = standing.bill.on {
            let region = desk.region.of_settlement(&standing.settlement.policy_version, on);
            periods.extend(desk.keys(region, on).iter().map(|it| it.period.clone()));
        }
    }
    let mut owners: BTreeSet<String> = desk.people.keys().cloned().collect();
    owners.extend(desk.people.values().filter_map(|it| it.person.household_id.clone()));
    let owners: Vec<&str> = owners.iter().map(String::as_str).collect();
    let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
    let stored = session.load_accumulators(&owners, &periods).await?;
    // What the reversal has put on the desk stays: it is taken off the stored values.
    let pending = if reversed_on_desk { std::mem::take(&mut desk.meters) } else { Default::default() };
    desk.meters.clear();
    desk.put_meters(stored);
    for (owner, meters) in pending {
        for moved in meters {
            let list = desk.meters.entry(owner.clone()).or_default();
            match list.iter_mut().find(|it| it.meter == moved.meter && it.period == moved.period) {
                Some(meter) => meter.value += moved.value,
                None => list.push(moved),
            }
        }
    }
    for standing in standings {
        let household = household_of(desk, &standing.settlement.person_id);
        desk.move_meters(&standing.booked, &standing.settlement.person_id, household.as_deref(), -1);
    }
    Ok(())
}

fn household_of(desk: &Desk<'_>, person_id: &str) -> Option<String> {
    desk.people.get(person_id).and_then(|it| it.person.household_id.clone())
}

/// The decision with what is known now about the person; the bill itself stays as it was.
fn decide_again(desk: &mut Desk<'_>, standing: &Standing) -> Result<Decision, AppError> {
    let person_id = &standing.settlement.person_id;
    let on = standing.bill.on.unwrap_or(standing.settlement.settled_on);
    let file = desk.people.get(person_id).ok_or_else(|| AppError::not_found("参保人", person_id))?;
    let household = file.person.household_id.clone();
    let applied = desk.applied(person_id, &standing.settlement.institution_id, on)?;
    // Who turns out to have been insured in another place then has no claim on this one: the bill is to be
    // reversed and settled again.
    let cited = desk.region.places.of_version(&standing.settlement.policy_version);
    if applied.region.insured.as_deref() != cited {
        return Ok(uncovered(&standing.booked));
    }
    let Some(mut bill) = bill_again(desk, applied.region, file, standing, on) else {
        return Ok(uncovered(&standing.booked));
    };
    if applied.between.is_some() {
        let kind = bill.facts.get("visit").cloned().unwrap_or_default();
        let admitted_on = standing.visit.admitted_on.unwrap_or(on);
        let filings =
            with_transfers(&desk.filings, file, &standing.settlement.institution_id, admitted_on, on);
        let facts = applied.filed_facts(desk.region, person_id, &kind, &filings, on)?;
        bill.facts.extend(facts);
    }
    let decision = desk.decide(applied.region, &bill, person_id, household.as_deref())?;
    check_reduction(&decision, &standing.settlement.institution_id, applied.between.is_some())?;
    Ok(decision)
}

/// The bill with the person's coverage and identities as they are known now; `None` without coverage.
fn bill_again(
    desk: &Desk<'_>,
    region: &Region,
    file: &PersonFile,
    standing: &Standing,
    on: Day,
) -> Option<Bill> {
    let coverage = facts::coverage_on(file, on)?;
    let mut bill = standing.bill.clone();
    bill.facts.retain(|id, _| standing.stated.contains(id));
    let mut put = |id: &str, value: &str| {
        let is_closed = region.values(id).is_some();
        if is_closed && !value.is_empty() && !standing.stated.contains(id) {
            bill.facts.insert(id.to_owned(), value.to_owned());
        }
    };
    put("insurance", &coverage.insurance);
    put("status", &coverage.status);
    let attributes: BTreeMap<String, String> = serde_json::from_str(&coverage.attributes).unwrap_or_default();
    for (id, value) in &attributes {
        put(id, value);
    }
    let occasion = Occasion {
        // The word of the policy that the bill is settled by.
        kind: standing.bill.facts.get("visit").unwrap_or(&standing.visit.kind),
        stated: &standing.visit.facts,
        before: Some(&standing.bill.facts),
        institution: desk.institutions.get(&standing.settlement.institution_id),
        admitted_on: standing.visit.admitted_on.unwrap_or(on),
        on,
    };
    facts::put_filed(&mut bill.facts, region, file, occasion);
    let holds = |it: &&store::Identity| it.valid_from <= on && on <= it.valid_until;
    bill.identities = file.identities.iter().filter(holds).map(|it| it.identity.clone()).collect();
    // Accounts pay at most what they paid then: the rest of their money belongs to later bills.
    bill.balances = standing.booked.accounts.iter().map(|it| (it.payer.clone(), it.amount_fen)).collect();
    Some(bill)
}

/// The decision on a bill of somebody without coverage: the person bears everything.
fn uncovered(booked: &Decision) -> Decision {
    Decision {
        outcome: Outcome::NotApplicable,
        parts: booked.parts,
        layers: Vec::new(),
        payers: Vec::new(),
        accounts: Vec::new(),
        person_fen: booked.parts.total_fen,
        cash_fen: booked.parts.total_fen,
        pots: Vec::new(),
        amounts: Vec::new(),
        benefits: Vec::new(),
        meters: Vec::new(),
        trace: Vec::new(),
    }
}

/// Entry, meter changes and work list item of one difference.
fn book(
    desk: &mut Desk<'_>,
    change: &Change<'_>,
    today: Day,
    cause: &str,
) -> Result<(AdjustmentView, AdjustmentWork), AppError> {
    let Change { standing, new } = change;
    let settlement = &standing.settlement;
    let person = settlement.person_id.as_str();
    let id = format!("{}-A{:03}", settlement.id, standing.adjusted + 1);
    let institution = (settlement.institution_id != OUTSIDE).then_some(settlement.institution_id.as_str());
    let drawn = |decision: &Decision| owners_of(settlement, decision);
    let between = between_of(desk, settlement);
    let between = between.as_ref();
    let before = divided(&standing.booked, person, institution, drawn(&standing.booked), true, between);
    let after = divided(new, person, institution, drawn(new), true, between);
    let decision = serde_json::to_string(new).map_err(unreadable)?;
    let seal = Hash::of_texts(&[&settlement.bill, &decision]);
    let entry = before.difference(&after, &id, today, &settlement.id, Some(seal))?;
    desk.batch.entries.extend(entry);
    let household = household_of(desk, person);
    let changes = meter_difference(&standing.booked, new, &id, person, household.as_deref());
    desk.batch.meter_changes.extend(changes);
    desk.batch.outbox.push(NewMessage {
        topic: "settlement.adjusted".to_owned(),
        body: format!("{{\"adjustment_id\":\"{id}\"}}"),
        created_at: desk.now.clone(),
    });
    let difference_fen = new.cash_fen - standing.booked.cash_fen;
    let work = AdjustmentWork {
        id: id.clone(),
        cause: cause.to_owned(),
        person_id: person.to_owned(),
        settlement_id: settlement.id.clone(),
        state: "booked".to_owned(),
        difference_fen: difference_fen.0,
        decision,
        created_at: desk.now.clone(),
        changed_at: desk.now.clone(),
    };
    Ok((AdjustmentView { id, settlement_id: settlement.id.clone(), difference_fen }, work))
}

/// Which other place a settlement was made with.
fn between_of(desk: &Desk<'_>, settlement: &Settlement) -> Option<Between> {
    let places = &desk.region.places;
    if let Some(code) = places.of_version(&settlement.policy_version) {
        return Some(Between::InsuredThere(code.to_owned()));
    }
    let is_between = settlement.policy_version.contains('/');
    let institution = desk.institutions.get(&settlement.institution_id).filter(|_| is_between)?;
    place_of_institution(institution).map(Between::TreatedThere)
}

/// Whose account bears which share: as at the settlement, the person's own first.
fn owners_of(settlement: &Settlement, decision: &Decision) -> Vec<(String, Share)> {
    let mut left: BTreeMap<&str, i64> = BTreeMap::new();
    for share in &decision.accounts {
        let kind = if share.payer == "account_family" { "family" } else { share.payer.as_str() };
        *left.entry(kind).or_default() += share.amount_fen.0;
    }
    let mut drawn = Vec::new();
    for share in settlement.shares.iter().filter(|it| it.kind == "account") {
        let (name, owner) = share.payer.split_once('@').unwrap_or((&share.payer, &settlement.person_id));
        let key = if owner == settlement.person_id { name } else { "family" };
        let Some(left) = left.get_mut(key) else { continue };
        let amount_fen = share.amount_fen.min(*left);
        *left -= amount_fen;
        if amount_fen > 0 {
            drawn.push((owner.to_owned(), Share { name: name.to_owned(), amount_fen }));
        }
    }
    drawn
}

fn meter_difference(
    old: &Decision,
    new: &Decision,
    source_id: &str,
    person: &str,
    household: Option<&str>,
) -> Vec<store::MeterChange> {
    let mut sums: BTreeMap<(String, String, bool), i64> = BTreeMap::new();
    for (decision, sign) in [(old, -1), (new, 1)] {
        for it in &decision.meters {
            *sums.entry((it.meter.clone(), it.period.clone(), it.household)).or_default() += sign * it.change;
        }
    }
    let change = |((meter, period, shared), change): ((String, String, bool), i64)| store::MeterChange {
        source_id: source_id.to_owned(),
        owner_id: if shared { household.unwrap_or(person) } else { person }.to_owned(),
        meter,
        period,
        change,
    };
    sums.into_iter().filter(|(_, change)| *change != 0).map(change).collect()
}

/// The decision booked for a settlement now.
pub async fn booked_decision(session: &mut Session, settlement: &Settlement) -> Result<Decision, AppError> {
    let standing = standing(session, settlement.clone()).await?;
    Ok(standing.booked)
}

impl App {
    /// Works out again the settlements of everybody who has one on `since` or later (a retroactive rule)
    /// and books the differences. `on_progress` is told how many people are done. Who cannot be worked out
    /// (no rule for the situation, no coverage any more) is listed, and the others go on.
    ///
    /// # Errors
    /// The store's failure; what was booked for earlier people stays.
    pub async fn recompute_since(
        &self,
        since: Day,
        cause: &str,
        mut on_progress: impl FnMut(usize),
    ) -> Result<Recomputed, AppError> {
        let mut people: BTreeSet<String> = BTreeSet::new();
        let filter = SettlementFilter { from: Some(since), ..SettlementFilter::default() };
        let mut cursor: Option<String> = None;
        loop {
            let page =
                self.inner.store.read().await?.list_settlements(&filter, cursor.as_deref(), 1_000).await?;
            let counts = page.items.into_iter().filter(|it| it.state == SettlementState::Settled);
            people.extend(counts.map(|it| it.person_id));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        let mut all = Recomputed::default();
        for (done, person_id) in people.into_iter().enumerate() {
            match self.recompute_person(&person_id, cause).await {
                Ok(views) => all.adjusted.extend(views),
                Err(error) if matches!(error.fault, Fault::Ours | Fault::Busy) => return Err(error),
                Err(error) => all.failed.push(NotRecomputed { person_id, reason: error.text() }),
            }
            on_progress(done + 1);
        }
        Ok(all)
    }

    /// Works out again the settlements of one person and books the differences.
    ///
    /// # Errors
    /// The store's failure; nothing is then booked.
    pub async fn recompute_person(
        &self,
        person_id: &str,
        cause: &str,
    ) -> Result<Vec<AdjustmentView>, AppError> {
        let institutions = self.inner.institutions();
        let region = self.region();
        let mut writer = self.inner.store.write().await?;
        let mut desk = Desk::new(&region, &institutions, self.inner.clock.now());
        let (views, works) = recompute(&self.inner, &mut writer, &mut desk, person_id, None, cause).await?;
        if !works.is_empty() {
            desk.batch.audits.push(self.audit("", "system", "settlement.recompute", person_id));
            save(&mut writer, &desk.batch, &works).await?;
            writer.commit().await?;
        }
        Ok(views)
    }
}

/// Writes a batch and the work list items that belong to it.
pub async fn save(
    writer: &mut store::Writer,
    batch: &BookBatch,
    works: &[AdjustmentWork],
) -> Result<(), AppError> {
    writer.book(batch).await?;
    writer.save_adjustments(works).await?;
    Ok(())
}

/// What the person bears after all adjustments, for lists.
pub fn cash_now(settlement: &Settlement, adjustments: &[AdjustmentWork]) -> Fen {
    Fen(settlement.cash_fen + adjustments.iter().map(|it| it.difference_fen).sum::<i64>())
}
