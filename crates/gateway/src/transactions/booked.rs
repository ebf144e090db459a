//! What the centre has booked for an institution in a period, as both reconciliations see it.

use app::reported::{SettlementRecord, visit_of};
use base::{Day, Fen};

use super::Call;
use super::setlinfo::Amounts;
use crate::refusal::Refusal;
use crate::times::Instant;

/// A settlement with what reconciling looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    pub setl_id: String,
    pub mdtrt_id: String,
    pub psn_no: String,
    pub insutype: String,
    /// Empty when the place has none for it.
    pub clr_type: String,
    pub fee_fen: Fen,
    /// As the place counts it.
    pub fund_fen: Fen,
    pub account_fen: Fen,
    pub cash_fen: Fen,
    pub booked_on: Day,
    /// When it was taken back.
    pub reversed_on: Option<Day>,
    /// Whether it was taken back by 2601: for the institution it never was.
    pub is_voided: bool,
}

/// A period to reconcile.
///
/// # Errors
/// When it is none, or too long.
pub fn period(call: &Call<'_>) -> Result<(Day, Day), Refusal> {
    let row = call.first();
    let day = |name: &str| crate::times::day_of(row.field(name)).unwrap_or(Day::MIN);
    let (from, until) = (day("stmt_begndate"), day("stmt_enddate"));
    if until < from || until.days_since(from) > 366 {
        let message = format!("对账期间 {from} 至 {until} 不合要求");
        return Err(Refusal::new("GW-0340", message, "止日不早于起日，且不超过一年"));
    }
    Ok((from, until))
}

/// The flag for what was taken back, under both its names.
pub fn back_flag<'a>(call: &'a Call<'_>) -> &'a str {
    let row = call.first();
    match row.field("refd_setl_flag") {
        "" => row.field("fixmedins_refd_setl_flag"),
        flag => flag,
    }
}

/// Settlements of the institution that were booked or taken back in a period, however long before they
/// were booked, or their visits took place.
pub async fn around(call: &Call<'_>, from: Day, until: Day) -> Result<Vec<Booked>, Refusal> {
    let booked = (midnight_in_clock(from), midnight_in_clock(until.plus_days(1)));
    let booked = (booked.0.as_str(), booked.1.as_str());
    let records = call.gateway.app.settlements_moved(&call.institution.id, booked, (from, until)).await?;
    of_records(call, records).await
}

/// The first instant of a day in China, as the application's clock writes it.
fn midnight_in_clock(day: Day) -> String {
    format!("{}T16:00:00.000000Z", day.plus_days(-1))
}

/// Settlements of the institution by number; those of others are left out.
pub async fn by_number(call: &Call<'_>, ids: &[&str]) -> Result<Vec<Booked>, Refusal> {
    let mut records = call.gateway.app.find_many_settled(ids).await?;
    records.retain(|it| it.institution_id == call.institution.id);
    of_records(call, records).await
}

async fn of_records(call: &Call<'_>, records: Vec<SettlementRecord>) -> Result<Vec<Booked>, Refusal> {
    let (app, profile) = (&call.gateway.app, &call.gateway.profile);
    let reversed: Vec<&str> = records.iter().filter(|it| it.is_reversed).map(|it| it.id.as_str()).collect();
    let voided = app.find_many_voided(&reversed).await?;
    let reversed = app.find_many_reversed(&reversed).await?;
    let visits: Vec<&str> = records.iter().map(|it| it.visit_id.as_str()).collect();
    let visits = app.find_many_reported(&visits).await?;
    let own = app.region();
    let mut booked = Vec::with_capacity(records.len());
    for it in &records {
        let insurance = it.facts.get("insurance").map_or("", String::as_str);
        let insured = call.gateway.profile_of(own.places.of_version(&it.policy_version));
        let amounts = Amounts::of(insured, &it.decision, insurance)?;
        let booked_on = Instant::of_clock(&it.booked_at).map_or(it.settled_on, |it| it.day);
        let med_type = visits.get(&it.visit_id).and_then(|it| it.report.said.get("med_type"));
        let clr_type = med_type.and_then(|it| profile.visit(it)).map(|it| it.clr_type.clone());
        let reversed_on = it.is_reversed.then(|| reversed.get(&it.id).copied().unwrap_or(booked_on));
        booked.push(Booked {
            setl_id: it.id.clone(),
            mdtrt_id: visit_of(&it.visit_id).to_owned(),
            psn_no: it.person_id.clone(),
            insutype: insured.insutype(insurance),
            clr_type: clr_type.unwrap_or_default(),
            fee_fen: amounts.total_fen,
            fund_fen: amounts.fund_sum_fen(insured),
            account_fen: amounts.account_fen(),
            cash_fen: amounts.cash_fen,
            booked_on,
            reversed_on,
            is_voided: voided.contains(&it.id),
        });
    }
    Ok(booked)
}
