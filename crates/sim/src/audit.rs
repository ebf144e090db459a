//! The auditor: compares everything in the database with what the model says it should be.

use std::collections::{BTreeMap, BTreeSet};

use app::AppError;
use store::SettlementFilter;

use crate::machine::Machine;
use crate::model::Model;
use crate::perform::Differs;

/// Balances and meters, and the settlements of `people` worked out from nothing. After each step.
///
/// # Errors
/// What differs.
pub fn after_step(machine: &Machine, model: &Model, people: &BTreeSet<String>) -> Result<(), Differs> {
    let (accounts, meters) = tables(machine).map_err(|it| it.text())?;
    same("balances", &model.balances(), &accounts)?;
    let should = model.meters(|_| true).into_iter().filter(|it| it.1 != 0);
    let should =
        should.map(|((owner, meter, period), value)| (format!("{meter}|{owner}|{period}"), value)).collect();
    same("meters", &should, &meters)?;
    for person in people {
        model.check_recomputed(&model.group(person))?;
    }
    Ok(())
}

/// Every visit and settlement, and what `verify` says.
///
/// # Errors
/// What differs.
pub fn everything(machine: &Machine, model: &Model) -> Result<(), Differs> {
    after_step(machine, model, &model.people.keys().cloned().collect())?;
    visits(machine, model)?;
    settlements(machine, model)?;
    let (report, findings) =
        machine
            .run(|app| async move {
                Ok::<_, AppError>((app.verify().await?, app.verify_decisions(|_| ()).await?))
            })
            .map_err(|it| it.text())?;
    let found: Vec<String> = report.findings.0.iter().chain(&findings.0).map(ToString::to_string).collect();
    if found.is_empty() { Ok(()) } else { Err(format!("verify: {}", found.join("\n"))) }
}

type Table = BTreeMap<String, i64>;

fn tables(machine: &Machine) -> Result<(Table, Table), AppError> {
    let (accounts, meters) = machine.run(|app| async move {
        let mut session = app.store().read_snapshot().await?;
        Ok::<_, AppError>((session.dump_table("account").await?, session.dump_table("accumulator").await?))
    })?;
    // Columns come in the order of their names: balance_fen, owner, path; meter, owner_id, period, value.
    let account = |row: &String| {
        row.split('|').next().zip(row.rsplit('|').next()).map(|it| (it.1.to_owned(), number(it.0)))
    };
    let meter = |row: &String| row.rsplit_once('|').map(|it| (it.0.to_owned(), number(it.1)));
    let kept = |it: &(String, i64)| it.1 != 0;
    Ok((
        accounts.iter().filter_map(account).filter(kept).collect(),
        meters.iter().filter_map(meter).filter(kept).collect(),
    ))
}

fn number(text: &str) -> i64 {
    text.parse().unwrap_or(i64::MIN)
}

fn same(what: &str, should: &Table, is: &Table) -> Result<(), Differs> {
    let keys: BTreeSet<&String> = should.keys().chain(is.keys()).collect();
    let value = |table: &Table, key: &str| table.get(key).copied().unwrap_or(0);
    let differ = keys.into_iter().filter(|it| value(should, it) != value(is, it));
    let lines: Vec<String> =
        differ.map(|it| format!("{it}: {} instead of {}", value(is, it), value(should, it))).collect();
    if lines.is_empty() { Ok(()) } else { Err(format!("{what} differ:\n{}", lines.join("\n"))) }
}

fn visits(machine: &Machine, model: &Model) -> Result<(), Differs> {
    for (id, visit) in &model.visits {
        let asked = id.clone();
        let view = machine.run(|app| async move { app.find_visit(&asked).await }).map_err(|it| it.text())?;
        let off = |at: &crate::model::Charge| {
            if at.refunds.is_some() { -at.line.amount_fen.0 } else { at.line.amount_fen.0 }
        };
        let total: i64 = visit.lines.iter().map(off).sum();
        let should = (visit.state, visit.discharged, total, visit.person.as_str());
        let is = (view.state.as_str(), view.discharged_on, view.total_fen.0, view.person_id.as_str());
        if should != is {
            return Err(format!("visit {id}: {is:?} instead of {should:?}"));
        }
    }
    Ok(())
}

fn settlements(machine: &Machine, model: &Model) -> Result<(), Differs> {
    let ids: Vec<String> = model.live.iter().map(|it| it.id.clone()).collect();
    let (states, cash) = machine
        .run(|app| async move {
            let mut states = BTreeMap::new();
            let mut cursor: Option<String> = None;
            let mut session = app.store().read_snapshot().await?;
            loop {
                let page =
                    session.list_settlements(&SettlementFilter::default(), cursor.as_deref(), 100).await?;
                states.extend(page.items.into_iter().map(|it| (it.id, it.state.as_str())));
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            drop(session);
            let mut cash = BTreeMap::new();
            for id in ids {
                let fen = app.cash_after_adjustments(&id).await?.0;
                cash.insert(id, fen);
            }
            Ok::<_, AppError>((states, cash))
        })
        .map_err(|it| it.text())?;
    let mut should: BTreeMap<String, &str> = model.live.iter().map(|it| (it.id.clone(), "settled")).collect();
    should.extend(model.reversed.iter().map(|it| (it.clone(), "reversed")));
    if states != should {
        return Err(format!("settlements {states:?} instead of {should:?}"));
    }
    same("cash", &model.live.iter().map(|it| (it.id.clone(), it.now.cash_fen.0)).collect(), &cash)
}
