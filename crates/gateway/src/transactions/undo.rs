//! 2208, 2305, 2601: settlements are taken back, by number or by the message that made them.

use app::model::ReverseRequest;
use app::reported::{Reported, VisitChange};

use super::settle::{booked, record};
use super::{Call, INPATIENT, OUTPATIENT, nothing};
use crate::node::Node;
use crate::refusal::Refusal;

/// 2208 and 2305: answered with the opposite amounts.
pub async fn reverse(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let id = row.field("setl_id");
    let (settled, _) = record(call, id).await?;
    let flow = if call.table.infno == "2208" { OUTPATIENT } else { INPATIENT };
    call.visit(row, flow).await?;
    call.gateway.app.reverse(request(call, id, call.envelope.message_id(), "医院撤销结算")).await?;
    booked(call, &settled.id, true).await
}

fn request(call: &Call<'_>, id: &str, message_id: String, reason: &str) -> ReverseRequest {
    ReverseRequest {
        institution_id: call.institution.id.clone(),
        message_id,
        operator: call.envelope.operator.clone(),
        settlement_id: id.to_owned(),
        reason: reason.to_owned(),
    }
}

/// Transactions that 2601 voids.
const VOIDABLE: [&str; 3] = ["2207", "2304", "2401"];

/// 2601. Done once or more often, before or after the message arrives: it does not count.
pub async fn void(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let (number, infno) = (row.field("omsgid"), row.field("oinfno").to_ascii_uppercase());
    if !VOIDABLE.contains(&infno.as_str()) {
        let shown: String = infno.chars().take(10).collect();
        let message = format!("交易 {shown} 不能冲正");
        return Err(Refusal::new(
            "GW-0330",
            message,
            "可冲正的有 2207 门诊结算、2304 住院结算、2401 入院办理",
        ));
    }
    let app = &call.gateway.app;
    let institution = call.institution.id.as_str();
    let message_id = format!("{infno}-{number}");
    // Another transaction's message under this number: nothing of it would be undone.
    if !app.has_message(institution, &message_id).await? {
        for other in VOIDABLE.into_iter().filter(|it| *it != infno) {
            if app.has_message(institution, &format!("{other}-{number}")).await? {
                let message = format!("报文 {number} 是 {other}，不是 {infno}；没有冲正任何业务");
                return Err(Refusal::new("GW-0332", message, "请核对 oinfno，填原报文的交易编号"));
            }
        }
    }
    let Some(made) = app.void_message(institution, &call.envelope.operator, &message_id).await? else {
        return Ok(nothing());
    };
    let person = row.field("psn_no");
    let not_theirs = || {
        let message = format!("报文 {number} 不是人员 {person} 的");
        Refusal::new("GW-0331", message, "请核对人员编号和原报文 ID")
    };
    if infno == "2401" {
        let visit = app.find_reported(&made).await?;
        if !person.is_empty() && visit.person_id != person {
            return Err(not_theirs());
        }
        if visit.state == "cancelled" {
            return Ok(nothing());
        }
        let reported = Reported {
            institution_id: institution.to_owned(),
            operator: call.envelope.operator.clone(),
            message_id: format!("2601-{number}"),
            person_id: visit.person_id.clone(),
            visit_id: visit.id.clone(),
            change: VisitChange::Cancel,
        };
        app.report(reported).await?;
        return Ok(nothing());
    }
    let settled = app.find_settled(&made).await?;
    if !person.is_empty() && settled.person_id != person {
        return Err(not_theirs());
    }
    if !settled.is_reversed {
        app.reverse(request(call, &made, format!("2601-{infno}-{number}"), app::model::VOIDED)).await?;
    }
    Ok(nothing())
}
