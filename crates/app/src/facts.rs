//! From what is stored about a person, an institution and a visit to the bill that rules see.

use std::collections::BTreeMap;

use base::{Day, Fen};
use benefit::{Bill, FeeLine};
use policy::model::{FactKind, PayerKind};
use store::{Coverage, Institution, PersonFile, SharedBalance};

use crate::error::AppError;
use crate::filings::{FILED_DISEASE, Occasion, filed_facts};
use crate::model::NewVisit;
use crate::region::Region;

/// The coverage that holds on a day; where several do, the one recorded last.
pub fn coverage_on(file: &PersonFile, on: Day) -> Option<&Coverage> {
    let holds = |it: &&Coverage| it.valid_from <= on && on <= it.valid_until && it.known_until.is_none();
    file.coverage.iter().filter(holds).max_by(|a, b| a.known_from.cmp(&b.known_from))
}

/// Accounts of the family that the person may use on a day: each account once, however often it was opened.
pub fn shared_on(file: &PersonFile, on: Day) -> Vec<&SharedBalance> {
    let mut shares: Vec<&SharedBalance> = Vec::new();
    for it in file.shared.iter().filter(|it| it.share.valid_from <= on && on <= it.share.valid_until) {
        let same = |known: &&SharedBalance| {
            (&known.share.owner_id, &known.share.kind) == (&it.share.owner_id, &it.share.kind)
        };
        if !shares.iter().any(same) {
            shares.push(it);
        }
    }
    shares
}

/// Makes the bill of a visit on a day. `net_lines` are the fee lines after refunds.
///
/// # Errors
/// A person without coverage on the day.
pub fn bill(
    region: &Region,
    file: &PersonFile,
    institution: Option<&Institution>,
    level: &str,
    visit: &NewVisit,
    net_lines: Vec<FeeLine>,
    on: Day,
) -> Result<Bill, AppError> {
    let pack = region.engine.pack();
    let has = |id: &str| pack.fact(id).map(|it| &pack.facts[it].kind);
    let mut facts: BTreeMap<String, String> = BTreeMap::new();
    let mut put = |id: &str, value: &str| {
        if !value.is_empty() && matches!(has(id), Some(FactKind::Closed { .. })) {
            facts.insert(id.to_owned(), value.to_owned());
        }
    };
    let coverage = coverage_on(file, on).ok_or_else(|| no_coverage(&file.person.id, on))?;
    put("insurance", &coverage.insurance);
    put("status", &coverage.status);
    let attributes: BTreeMap<String, String> = serde_json::from_str(&coverage.attributes).unwrap_or_default();
    for (id, value) in &attributes {
        put(id, value);
    }
    if let Some(institution) = institution {
        let attributes: BTreeMap<String, String> =
            serde_json::from_str(&institution.attributes).unwrap_or_default();
        for (id, value) in &attributes {
            put(id, value);
        }
    }
    put("level", level);
    put("visit", &visit.kind);
    let shares = shared_on(file, on);
    // A fact of two values named family_account says whether accounts of the family may be used.
    if let (Some(values), false) = (region.values("family_account"), shares.is_empty()) {
        put("family_account", values.get(1).map_or("", String::as_str));
    }
    for (id, value) in visit.facts.iter().filter(|it| it.0 != FILED_DISEASE) {
        facts.insert(id.clone(), value.clone());
    }
    let occasion = Occasion {
        kind: &visit.kind,
        stated: &visit.facts,
        before: None,
        institution,
        admitted_on: visit.admitted_on.unwrap_or(on),
        on,
    };
    put_filed(&mut facts, region, file, occasion);
    let holds =
        |it: &&store::Identity| it.valid_from <= on && on <= it.valid_until && it.known_until.is_none();
    let identities = file.identities.iter().filter(holds).map(|it| it.identity.clone()).collect();
    let mut numbers = visit.numbers.clone();
    numbers.entry("age".to_owned()).or_insert(i64::from(on.age_since(file.person.birth).max(0)));
    let admitted = visit.admitted_on.unwrap_or(on);
    let days = visit.discharged_on.unwrap_or(on).days_since(admitted).max(1);
    numbers.entry("days".to_owned()).or_insert(i64::from(days));
    let mut balances: BTreeMap<String, Fen> = BTreeMap::new();
    for payer in pack.payers.iter().filter(|it| it.kind == PayerKind::Account) {
        let own = file.balances.iter().find(|it| it.kind == payer.id).map_or(0, |it| it.balance_fen);
        if own > 0 {
            balances.insert(payer.id.clone(), Fen(own));
        }
    }
    let family: i64 = shares.iter().map(|it| it.balance_fen.max(0)).sum();
    if family > 0 && pack.payer("account_family").is_some() {
        balances.insert("account_family".to_owned(), Fen(family));
    }
    if numbers.remove(crate::reported::WITHOUT_ACCOUNT).is_some_and(|it| it != 0) {
        balances.clear();
    }
    Ok(Bill {
        on: Some(on),
        facts,
        identities,
        numbers,
        amounts: visit.amounts.clone(),
        lines: net_lines,
        balances,
    })
}

/// Puts onto a bill what filings say of its visit.
pub fn put_filed(
    facts: &mut BTreeMap<String, String>,
    region: &Region,
    file: &PersonFile,
    visit: Occasion<'_>,
) {
    for (id, value) in filed_facts(region, file, visit) {
        match value {
            Some(value) => facts.insert(id, value),
            None => facts.remove(&id),
        };
    }
}

/// Nobody covered on the day: a refusal that says what to do.
pub fn no_coverage(person_id: &str, on: Day) -> AppError {
    AppError::new(
        crate::error::Fault::State,
        "APP-0010",
        format!("{person_id} 在 {on} 没有参保记录"),
        "请核对参保状态；已参保的请先补录参保信息，未参保的按自费处理",
    )
}

/// Fee lines after refunds: each refund makes its line smaller; lines refunded whole are left out.
///
/// # Errors
/// A refund of a line that does not exist, or of more than is left.
pub fn net_lines(lines: &[store::FeeLine]) -> Result<Vec<FeeLine>, AppError> {
    let mut net: Vec<(i64, FeeLine)> = Vec::new();
    for line in lines {
        match line.refunds_line_no {
            None => net.push((line.line_no, from_store(line))),
            Some(refunded) => {
                let found = net.iter_mut().find(|(no, _)| *no == refunded);
                let Some((_, target)) = found else {
                    return Err(AppError::input(
                        "refunds",
                        format!("没有第 {refunded} 行明细"),
                        "请核对行号",
                    ));
                };
                target.amount_fen += Fen(line.amount_fen);
                target.quantity_e4 += line.quantity_e4;
                if target.amount_fen < Fen::ZERO || target.quantity_e4 < 0 {
                    let message = format!("第 {refunded} 行退费超过原金额或数量");
                    return Err(AppError::input("refunds", message, "请核对退费金额"));
                }
            }
        }
    }
    Ok(net.into_iter().map(|(_, line)| line).filter(|it| it.amount_fen > Fen::ZERO).collect())
}

/// A stored line as the calculation takes it.
pub fn from_store(line: &store::FeeLine) -> FeeLine {
    FeeLine {
        code: line.code.clone(),
        name: line.name.clone(),
        on: Some(line.charged_on),
        amount_fen: Fen(line.amount_fen),
        quantity_e4: line.quantity_e4,
        class: line.class.clone(),
        kind: line.kind.clone(),
        prepaid_ppm: line.prepaid_ppm,
        tags: serde_json::from_str(&line.tags).unwrap_or_default(),
    }
}

/// A line as it is stored.
pub fn to_store(line: &FeeLine, visit_id: &str, line_no: i64, day: Day) -> store::FeeLine {
    store::FeeLine {
        visit_id: visit_id.to_owned(),
        line_no,
        charged_on: line.on.unwrap_or(day),
        code: line.code.clone(),
        name: line.name.clone(),
        amount_fen: line.amount_fen.0,
        quantity_e4: line.quantity_e4,
        class: line.class.clone(),
        kind: line.kind.clone(),
        prepaid_ppm: line.prepaid_ppm,
        tags: if line.tags.is_empty() {
            "[]".to_owned()
        } else {
            serde_json::to_string(&line.tags).unwrap_or_default()
        },
        refunds_line_no: None,
    }
}
