//! 4101, 4101A, 4102, 4103: settlement lists are uploaded, change state, and are shown.

mod check;
mod names;
mod show;

use std::collections::BTreeMap;

use app::exchange::{ListState, NewList, NewState};
use base::{Fen, Finding};

use self::check::{Body, Facts};
use super::setlinfo::Amounts;
use super::{Call, FLOW, INPATIENT, nothing, settle};
use crate::node::Node;
use crate::refusal::Refusal;

pub use show::show;

/// Codes of the states.
const STATES: [(&str, ListState); 4] = [
    ("0", ListState::Draft),
    ("1", ListState::Submitted),
    ("2", ListState::Passed),
    ("3", ListState::Returned),
];

fn state_of(code: &str) -> Option<ListState> {
    STATES.iter().find(|it| it.0 == code).map(|it| it.1)
}

/// 4101 and 4101A.
pub async fn upload(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let (record, visit) = settle::record(call, row.field("setl_id")).await?;
    if record.is_reversed {
        let message = format!("结算 {} 已经撤销", record.id);
        return Err(Refusal::new("GW-0361", message, "请上传重新结算后的清单"));
    }
    let said = |name: &str| visit.report.said.get(name).map_or("", String::as_str);
    let insurance = record.facts.get("insurance").map_or("", String::as_str);
    let own = call.gateway.app.region();
    let profile = call.gateway.profile_of(own.places.of_version(&record.policy_version));
    let amounts = Amounts::of(profile, &record.decision, insurance)?;
    let mut funds: BTreeMap<String, Fen> = BTreeMap::new();
    for it in &amounts.details {
        *funds.entry(it.fund_pay_type.clone()).or_default() += it.amount_fen;
    }
    let optional = record.decision.payers.iter().chain(&record.decision.accounts);
    let optional = optional.filter(|it| matches!(it.kind.as_str(), "account" | "hospital")).map(|it| {
        let usual = if it.kind == "account" { "310200" } else { "999996" };
        profile.payer(&it.payer, insurance).map_or(usual, |it| it.fund_pay_type.as_str()).to_owned()
    });
    let facts = Facts {
        is_stay: said(FLOW) == INPATIENT,
        is_chronic: said("med_type").starts_with("14"),
        admitted_on: visit.admitted_on,
        last_day: visit.discharged_on.unwrap_or_else(|| visit.last_day()),
        settled_on: record.settled_on,
        total_fen: amounts.total_fen,
        person_fen: amounts.person_fen,
        account_fen: amounts.account_fen(),
        cash_fen: amounts.cash_fen,
        funds,
        same: amounts.details.iter().map(|it| (it.sub_code.clone(), it.fund_pay_type.clone())).collect(),
        optional: optional.collect(),
    };
    let body = body_of(call);
    let mut findings = check::check(&body, &facts);
    let stas_type = row.field("stas_type");
    let state = match stas_type {
        "" => ListState::Draft,
        code => state_of(code)
            .filter(|it| matches!(it, ListState::Draft | ListState::Submitted))
            .unwrap_or_else(|| {
                let shown: String = code.chars().take(10).collect();
                findings.push(
                    Finding::error("GW-0362", format!("状态“{shown}”不是 0 或 1"), "0 未提交，1 已提交")
                        .of("stas_type"),
                );
                ListState::Draft
            }),
    };
    if !findings.is_empty() {
        return Err(Refusal::of_findings(&findings.0));
    }
    let body = serde_json::to_string(&body).map_err(settle::unreadable)?;
    let new = NewList { settlement_id: record.id, person_id: record.person_id, state, body };
    let list_id = call.gateway.app.upload_list(&call.sender(), &new).await?;
    Ok(Node::Object(vec![("data", Node::Object(vec![("setl_list_id", Node::text(list_id))]))]))
}

/// What the message says, by node; nodes that it does not have are left out.
fn body_of(call: &Call<'_>) -> Body {
    let nodes = call.table.input.iter().enumerate();
    let nodes = nodes.filter(|(at, _)| !call.rows(*at).is_empty()).map(|(at, table)| {
        let name = table.names.split('|').next().unwrap_or("").to_owned();
        (name, call.rows(at).iter().map(|row| call.words(at, row)).collect())
    });
    nodes.collect()
}

/// 4102.
pub async fn change_state(call: &Call<'_>) -> Result<Node, Refusal> {
    let mut changes = Vec::new();
    let mut findings = Vec::new();
    for row in call.rows(0) {
        // Some programs put the rows one deeper.
        let inner = row.get("stastinfo").map(crate::json::Json::rows).unwrap_or_default();
        let rows = if inner.is_empty() { vec![*row] } else { inner };
        for row in rows {
            let id = row.field("setl_id");
            let code = row.field("stas_type");
            let state = state_of(code).filter(|it| matches!(it, ListState::Draft | ListState::Submitted));
            match state.filter(|_| !id.is_empty()) {
                Some(state) => changes.push(NewState {
                    settlement_id: id.to_owned(),
                    person_id: row.field("psn_no").to_owned(),
                    state,
                }),
                None => {
                    let (id, code): (String, String) =
                        (id.chars().take(30).collect(), code.chars().take(10).collect());
                    let message = format!("结算“{id}”的状态“{code}”不能办");
                    findings.push(Finding::error(
                        "GW-0362",
                        message,
                        "请填 setl_id；状态 0 未提交，1 已提交",
                    ));
                }
            }
        }
    }
    if !findings.is_empty() {
        return Err(Refusal::of_findings(&findings));
    }
    call.gateway.app.change_lists(&call.sender(), &changes).await?;
    Ok(nothing())
}
