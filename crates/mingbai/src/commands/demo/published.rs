//! The pack's worked cases, through the whole system: person, coverage, institution, settlement, books.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use app::model::{MoneyKind, MoneyOrder, NewVisit, SettleRequest};
use app::{App, Printed};
use base::{Day, Fen};
use benefit::{Decision, cases};
use policy::case_file::{Case, CaseVisit};
use store::{BookBatch, Coverage, Identity, Institution, MeterChange, Person};

use super::bar;

/// How the cases went.
#[derive(Debug)]
pub struct Checked {
    pub label: &'static str,
    pub equal: usize,
    pub different: Vec<String>,
    pub shown: Vec<String>,
}

/// Settles every case of the pack that ends in a decision, and compares what was booked with the
/// answer worked by hand.
///
/// # Errors
/// The store's failure.
pub async fn settle(app: &App, label: &'static str) -> anyhow::Result<Checked> {
    let region = app.region();
    let pack = region.engine.pack();
    let usable: Vec<&Case> = pack.cases.iter().filter(|it| is_usable(it)).collect();
    let progress = bar(usable.len(), label);
    let mut checked = Checked { label, equal: 0, different: Vec::new(), shown: Vec::new() };
    for case in usable {
        progress.inc(1);
        let visit = &case.visits[0];
        let answer = settle_case(app, case, visit).await;
        match answer {
            Ok(decision) => {
                let differences = differences(visit, &decision);
                if differences.is_empty() {
                    checked.equal += 1;
                } else {
                    checked.different.push(format!("{} {}：{}", case.id, case.name, differences.join("，")));
                }
                if ["JJ-WOP-01", "YY-PUB-01"].contains(&case.id.as_str()) {
                    checked.shown.push(format!("{}：{}", case.name, sentence(&decision)));
                }
            }
            Err(error) => checked.different.push(format!("{} {}：{error}", case.id, case.name)),
        }
    }
    progress.finish();
    Ok(checked)
}

/// One visit, decided, and with accounts that a person can have.
fn is_usable(case: &Case) -> bool {
    let [visit] = &case.visits[..] else { return false };
    let decided = visit.outcome.as_deref().is_none_or(|it| it == "decided");
    let own = |(kind, _): &(String, i64)| kind != "account_family";
    case.check == "ok" && decided && visit.balances.iter().all(own) && visit.on.is_some()
}

async fn settle_case(app: &App, case: &Case, visit: &CaseVisit) -> anyhow::Result<Decision> {
    let person = prepare(app, case, visit).await?;
    let bill = cases::bill(visit);
    let new = NewVisit {
        id: Some(format!("{person}-V")),
        person_id: person.clone(),
        kind: bill.facts.get("visit").cloned().unwrap_or_default(),
        admitted_on: visit.on,
        discharged_on: visit.on,
        facts: bill.facts,
        numbers: bill.numbers,
        amounts: bill.amounts,
        lines: bill.lines,
        ..NewVisit::default()
    };
    let level = new.facts.get("level").cloned().unwrap_or_default();
    let settled = app
        .settle(SettleRequest {
            institution_id: institution(app, &level).await?,
            message_id: person.clone(),
            operator: "demo".to_owned(),
            visit_id: None,
            visit: Some(new),
            settled_on: visit.on,
        })
        .await?;
    Ok(settled.read_decision()?)
}

/// Makes the case's person with coverage, identities, meters and account balances; returns the number.
async fn prepare(app: &App, case: &Case, visit: &CaseVisit) -> anyhow::Result<String> {
    let id = person_of(&case.id);
    let fact = |key: &str| visit.facts.iter().find(|(id, _)| id == key).map(|(_, value)| value.clone());
    let known_from = "2000-01-01T00:00:00.000000Z".to_owned();
    let on = visit.on.unwrap_or(Day::MIN);
    let mut writer = app.store().write().await?;
    writer
        .save_people(&[Person {
            id: id.clone(),
            number: None,
            name: format!("算例{}", case.id),
            sex: "女".to_owned(),
            birth: on.plus_days(-50 * 365),
            household_id: None,
            region: "990100".to_owned(),
            village: String::new(),
            recorded_at: known_from.clone(),
        }])
        .await?;
    let insurance =
        fact("insurance").or_else(|| app.region().values("insurance").and_then(|it| it.first().cloned()));
    let coverage = Coverage {
        person_id: id.clone(),
        insurance: insurance.unwrap_or_default(),
        status: fact("status").unwrap_or_default(),
        attributes: "{}".to_owned(),
        valid_from: Day::MIN,
        valid_until: Day::MAX,
        known_from: known_from.clone(),
        known_until: None,
        source: "算例".to_owned(),
    };
    writer.add_coverage(&[coverage]).await?;
    let identity = |identity: &String| Identity {
        person_id: id.clone(),
        identity: identity.clone(),
        valid_from: Day::MIN,
        valid_until: Day::MAX,
        known_from: known_from.clone(),
        known_until: None,
        source: "算例".to_owned(),
    };
    writer.add_identities(&visit.identities.iter().map(identity).collect::<Vec<_>>()).await?;
    let region = app.region();
    let opening = |(meter, value): &(String, i64)| {
        let index = region.engine.pack().meter(meter)?;
        Some(MeterChange {
            source_id: format!("opening-{id}"),
            owner_id: id.clone(),
            meter: meter.clone(),
            period: region.engine.period_key(index, on),
            change: *value,
        })
    };
    let meter_changes: Vec<MeterChange> =
        visit.meters.iter().filter_map(opening).filter(|it| it.change != 0).collect();
    writer.book(&BookBatch { meter_changes, ..BookBatch::default() }).await?;
    writer.commit().await?;
    for (kind, fen) in visit.balances.iter().filter(|(_, fen)| *fen > 0) {
        app.order_money(MoneyOrder {
            kind: MoneyKind::Credit,
            subject_id: id.clone(),
            account: kind.clone(),
            amount_fen: Fen(*fen),
            message_id: format!("{id}-{kind}"),
            operator: "demo".to_owned(),
            note: "算例期初余额".to_owned(),
        })
        .await?;
    }
    Ok(id)
}

/// The number of a case's person.
fn person_of(case: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '-' };
    let short: String = case.chars().map(plain).take(16).collect();
    let hash = case.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    format!("C-{short}-{hash:08x}")
}

async fn institution(app: &App, level: &str) -> anyhow::Result<String> {
    let levels = app.region().values("level").map(<[String]>::to_vec).unwrap_or_default();
    let index = levels.iter().position(|it| it == level).unwrap_or(0);
    let id = format!("DEMO{index}");
    let institution = Institution {
        id: id.clone(),
        name: format!("示例{level}医疗机构"),
        level: levels.get(index).cloned().unwrap_or_default(),
        kind: "hospital".to_owned(),
        region: String::new(),
        attributes: super::made::uscc(&id),
    };
    app.save_institutions(&[institution]).await?;
    Ok(id)
}

/// Amounts of the case that came out otherwise.
fn differences(visit: &CaseVisit, decision: &Decision) -> Vec<String> {
    let shares = decision.payers.iter().chain(&decision.accounts).chain(&decision.benefits);
    let mut actual: BTreeMap<&str, i64> = BTreeMap::new();
    for share in shares {
        *actual.entry(share.payer.as_str()).or_default() += share.amount_fen.0;
    }
    actual.insert("person", decision.person_fen.0);
    actual.insert("cash", decision.cash_fen.0);
    let wanted = visit.expect.iter().filter_map(|(key, expected)| {
        let found = *actual.get(key.as_str())?;
        (found != *expected).then(|| format!("{key} 应为 {} 得 {}", Fen(*expected), Fen(found)))
    });
    wanted.collect()
}

/// `14,904.00 = 统筹基金 10,922.00 + … + 个人 1,358.00`.
fn sentence(decision: &Decision) -> String {
    let mut parts: Vec<String> =
        decision.payers.iter().map(|it| format!("{} {}", it.name, it.amount_fen)).collect();
    parts.push(format!("个人 {}", decision.person_fen));
    format!("{} = {}", decision.parts.total_fen, parts.join(" + "))
}

/// Writes the statement of a case's settlement as PDF and HTML.
///
/// # Errors
/// When it cannot be set or written.
pub async fn print_statement(app: &App, path: &Path, case: &str) -> anyhow::Result<()> {
    let query = app::SettlementQuery { person_id: Some(person_of(case)), ..Default::default() };
    let page = app.list_settlements(&query).await?;
    let Some(row) = page.items.first() else { return Ok(()) };
    for as_pdf in [true, false] {
        match app.print_statement(&row.id, as_pdf).await? {
            Printed::Pdf(bytes) => fs::write(path.with_extension("pdf"), bytes)?,
            Printed::Html(text) => fs::write(path.with_extension("html"), text)?,
        }
    }
    Ok(())
}
