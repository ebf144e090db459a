//! 2206, 2207, 2303, 2304: previews and settlements of registered visits.

use app::model::SettleRequest;
use app::reported::{
    Description, LineRecord, Reported, VisitChange, VisitRecord, WITHOUT_ACCOUNT, Which, visit_of,
};
use base::Fen;

use super::identity::coverage_on;
use super::setlinfo::{Amounts, Shown};
use super::{Call, INPATIENT, OUTPATIENT};
use crate::between::place_of;
use crate::json::Json;
use crate::node::Node;
use crate::numbers::money;
use crate::profile::{Mismatch, Missing};
use crate::refusal::Refusal;
use crate::times::Instant;

/// What can be said against settling a visit.
fn check(call: &Call<'_>, row: &Json, visit: &VisitRecord, is_preview: bool) -> Result<(), Refusal> {
    let profile = &call.gateway.profile;
    let is_stay = matches!(call.table.infno, "2303" | "2304");
    if row.field("mid_setl_flag") == "1" {
        return Err(Refusal::new("GW-0310", "中途结算未开通", "请办理出院后结算"));
    }
    if profile.missing_identity == Missing::Refuse && row.field("certno").is_empty() {
        return Err(Refusal::new("GW-0311", "没有证件号码", "请补填 certno"));
    }
    if visit.lines.is_empty() {
        let message = format!("就诊 {} 没有未结算的费用明细", visit.id);
        return Err(Refusal::new("GW-0312", message, "请先上传费用明细；已结算的不能再结"));
    }
    if is_stay && !is_preview && visit.discharged_on.is_none() {
        return Err(Refusal::new(
            "GW-0313",
            format!("就诊 {} 还没有办理出院", visit.id),
            "请先办理出院（2402）",
        ));
    }
    let which = which(call, row);
    let total = visit.lines.iter().filter(|it| is_meant(&which, it)).map(|it| it.amount_fen).sum();
    if let (Which::Batch(batch), Fen::ZERO, "open" | "discharged") = (&which, total, visit.state.as_str()) {
        let mut others: Vec<&str> = visit.lines.iter().map(|it| it.batch.as_str()).collect();
        others.dedup();
        let message = format!("收费批次 {batch} 没有未结算的明细；未结算的批次是 {}", others.join("、"));
        return Err(Refusal::new(
            "GW-0314",
            message,
            "请核对 chrg_bchno：与上传明细（2204）时的一样，0000 是全部未结算的；已结算的不能再结",
        ));
    }
    let said = money(row.field("medfee_sumamt")).unwrap_or_default();
    if said != total && profile.amount_mismatch == Mismatch::Refuse {
        let message = format!("上传的总额 {said} 元与中心已收到的明细合计 {total} 元不符");
        return Err(Refusal::new("GW-0315", message, "请核对是否有明细未上传或多上传"));
    }
    Ok(())
}

/// Lines that are to be settled: a charging batch, or all that are not settled. As where batches are taken back
/// (2205), `0000` means all of them.
fn which(call: &Call<'_>, row: &Json) -> Which {
    match row.field("chrg_bchno") {
        "" | "0000" => Which::All,
        _ if flow(call) == INPATIENT => Which::All,
        batch => Which::Batch(batch.to_owned()),
    }
}

fn is_meant(which: &Which, line: &LineRecord) -> bool {
    !matches!(which, Which::Batch(batch) if *batch != line.batch)
}

/// Whether a visit is settled whole and at once, as most are.
fn is_whole(which: &Which, visit: &VisitRecord) -> bool {
    visit.report.parts == 0 && visit.lines.iter().all(|it| is_meant(which, it))
}

/// What of a visit is settled: the visit, or the part with the lines that are meant. When this message was
/// interrupted before it settled them, they are in one part already.
async fn part(call: &Call<'_>, row: &Json, visit: VisitRecord) -> Result<VisitRecord, Refusal> {
    let which = which(call, row);
    if is_whole(&which, &visit) {
        return Ok(visit);
    }
    let reported = Reported {
        institution_id: call.institution.id.clone(),
        operator: call.envelope.operator.clone(),
        // Should the lines have moved since, this is another matter under the same number of the sender.
        message_id: format!("P{}-{}", visit.report.parts, call.envelope.message_id()),
        person_id: visit.person_id.clone(),
        visit_id: visit.id.clone(),
        change: VisitChange::Gather(which),
    };
    Ok(call.gateway.app.report(reported).await?)
}

fn flow(call: &Call<'_>) -> &'static str {
    if call.table.infno.starts_with("22") { OUTPATIENT } else { INPATIENT }
}

fn request(call: &Call<'_>, visit: &VisitRecord) -> SettleRequest {
    SettleRequest {
        institution_id: call.institution.id.clone(),
        message_id: call.envelope.message_id(),
        operator: call.envelope.operator.clone(),
        visit_id: Some(visit.id.clone()),
        visit: None,
        settled_on: Some(visit.last_day()),
    }
}

/// Keeps with the visit whether its accounts are used, when that changes.
async fn keep_account_choice(
    call: &Call<'_>,
    row: &Json,
    visit: VisitRecord,
) -> Result<VisitRecord, Refusal> {
    let is_without = row.field("acct_used_flag") == "0";
    if is_without == visit.is_without_account || !matches!(visit.state.as_str(), "open" | "discharged") {
        return Ok(visit);
    }
    let numbers = [(WITHOUT_ACCOUNT.to_owned(), i64::from(is_without))].into();
    let description = Description { numbers, ..Description::default() };
    let reported = Reported {
        institution_id: call.institution.id.clone(),
        operator: call.envelope.operator.clone(),
        message_id: format!("A{}-{}", i32::from(is_without), call.envelope.message_id()),
        person_id: visit.person_id.clone(),
        visit_id: visit.id.clone(),
        change: VisitChange::Describe(description),
    };
    Ok(call.gateway.app.report(reported).await?)
}

/// 2206 and 2303.
pub async fn preview(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let visit = call.visit(row, flow(call)).await?;
    check(call, row, &visit, true)?;
    call.check_place(&visit.person_id, visit.last_day()).await?;
    let parts = visit.report.parts;
    let mut visit = keep_account_choice(call, row, visit).await?;
    if parts > 0 {
        // What was kept with one part is kept with all; lines of all are looked at.
        visit = call.own_visit(visit_of(&visit.id)).await?;
    }
    let app = &call.gateway.app;
    let which = which(call, row);
    let view = if is_whole(&which, &visit) {
        app.preview(request(call, &visit)).await?
    } else {
        app.preview_part(request(call, &visit), &which).await?
    };
    let decision = view.read_decision().map_err(unreadable)?;
    let person = app.find_insured(&visit.person_id).await?;
    let coverage = coverage_on(&person, view.settled_on);
    let (insurance, status) = coverage.map_or(("", ""), |it| (it.insurance.as_str(), it.status.as_str()));
    let profile = call.gateway.profile_of(place_of(coverage));
    let amounts = Amounts::of(profile, &decision, insurance)?;
    let own = amounts.account_fen() - amounts.family_fen;
    let now = call.gateway.instant();
    let shown = Shown {
        profile,
        amounts: &amounts,
        person: &person,
        insurance,
        status,
        visit: &visit,
        setl_id: "",
        setl_time: now.spaced(),
        msgid: &call.envelope.msgid,
        balance_fen: (person.balance_fen - own).at_least(Fen::ZERO),
        clr_optins: call.gateway.region(),
        today: now.day,
        is_back: false,
    };
    Ok(shown.output())
}

/// 2207 and 2304.
pub async fn settle(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let app = &call.gateway.app;
    // A retry is answered before anything is checked: the visit is settled by now.
    let known = app.find_answer(&call.institution.id, &call.envelope.message_id()).await?;
    let visit = call.visit(row, flow(call)).await?;
    let is_retry = known.is_some();
    let settled = if let Some(id) = known {
        id
    } else {
        match first(call, row, &visit).await {
            Ok(id) => id,
            // A copy of this message may have settled the lines since we looked.
            Err(refusal) => {
                let known = app.find_answer(&call.institution.id, &call.envelope.message_id()).await?;
                known.ok_or(refusal)?
            }
        }
    };
    let record = app.find_settled(&settled).await?;
    if visit_of(&record.visit_id) != visit.id {
        let message = format!("报文号 {} 已经用于另一次就诊", call.envelope.msgid);
        return Err(Refusal::new("GW-0316", message, "新的业务请换新的报文号"));
    }
    if record.is_reversed {
        let message = format!("报文 {} 的结算 {settled} 已经撤销", call.envelope.msgid);
        return Err(Refusal::new("GW-0317", message, "需要重新结算的，请换新的报文号"));
    }
    // A retry says the same; the rest of what it says has no bearing on the amounts.
    let said = money(row.field("medfee_sumamt")).unwrap_or_default();
    let is_other_amount =
        said != record.decision.parts.total_fen && call.gateway.profile.amount_mismatch == Mismatch::Refuse;
    let is_without = row.field("acct_used_flag") == "0";
    let is_other_choice =
        is_retry && is_without != app.find_reported(&record.visit_id).await?.is_without_account;
    if is_other_amount || is_other_choice {
        let message =
            format!("报文号 {} 已经用于另一次结算请求（总额或是否用个人账户不同）", call.envelope.msgid);
        return Err(Refusal::new("GW-0318", message, "重试请发同样的内容；新的业务请换新的报文号"));
    }
    booked(call, &settled, false).await
}

/// Settles a visit, or what is meant of it; its number.
async fn first(call: &Call<'_>, row: &Json, visit: &VisitRecord) -> Result<String, Refusal> {
    check(call, row, visit, false)?;
    call.check_place(&visit.person_id, visit.last_day()).await?;
    let part = part(call, row, visit.clone()).await?;
    let part = keep_account_choice(call, row, part).await?;
    Ok(call.gateway.app.settle(request(call, &part)).await?.id)
}

/// A settlement as it was booked, or its opposite.
pub async fn booked(call: &Call<'_>, id: &str, is_back: bool) -> Result<Node, Refusal> {
    let (record, visit) = record(call, id).await?;
    let app = &call.gateway.app;
    let person = app.find_insured(&record.person_id).await?;
    let word = |name: &str| record.facts.get(name).map_or("", String::as_str);
    let own = app.region();
    let insured = own.places.of_version(&record.policy_version);
    let profile = call.gateway.profile_of(insured);
    let amounts = Amounts::of(profile, &record.decision, word("insurance"))?;
    let now = call.gateway.instant();
    let booked_at = Instant::of_clock(&record.booked_at).unwrap_or(now);
    let msgid = record.message_id.split_once('-').map_or(record.message_id.as_str(), |it| it.1);
    let shown = Shown {
        profile,
        amounts: &amounts,
        person: &person,
        insurance: word("insurance"),
        status: word("status"),
        visit: &visit,
        setl_id: id,
        setl_time: if is_back { now.spaced() } else { booked_at.spaced() },
        msgid: if is_back { &call.envelope.msgid } else { msgid },
        balance_fen: person.balance_fen,
        clr_optins: call.gateway.region(),
        today: now.day,
        is_back,
    };
    if call.table.infno != "5203" {
        return Ok(shown.output());
    }
    let level = call.gateway.profile.level.iter().find(|it| it.word == call.institution.level);
    let last = record.settled_on;
    let mut info = shown.info();
    info.extend([
        ("insu_optins", Node::text(insured.unwrap_or(&call.gateway.region()))),
        ("pay_loc", Node::text("2")),
        ("fixmedins_code", Node::text(&call.institution.id)),
        ("fixmedins_name", Node::text(&call.institution.name)),
        ("hosp_lv", Node::text(level.map_or("11", |it| it.hosp_lv.as_str()))),
        ("dedc_hosp_lv", Node::text(level.map_or("9", |it| it.dedc_hosp_lv.as_str()))),
        ("begndate", Node::text(visit.admitted_on.to_string())),
        ("enddate", Node::text(visit.discharged_on.unwrap_or(last).to_string())),
        ("psn_pay", Node::Money(amounts.person_fen)),
        ("cash_payamt", Node::Money(amounts.cash_fen)),
        ("refd_setl_flag", Node::text(if record.is_reversed { "1" } else { "0" })),
        ("year", Node::text(record.year.to_string())),
    ]);
    Ok(Node::Object(vec![("setlinfo", Node::Object(info)), ("setldetail", shown.details())]))
}

/// A settlement of this institution with its visit.
pub async fn record(
    call: &Call<'_>,
    id: &str,
) -> Result<(app::reported::SettlementRecord, VisitRecord), Refusal> {
    let app = &call.gateway.app;
    let record = app.find_settled(id).await?;
    let row = call.first();
    if record.institution_id != call.institution.id {
        return Err(Refusal::new("GW-0320", format!("结算单 {id} 不是本机构的"), "请核对结算 ID"));
    }
    let (visit_id, person) = (row.field("mdtrt_id"), row.field("psn_no"));
    if (!visit_id.is_empty() && visit_id != visit_of(&record.visit_id))
        || (!person.is_empty() && person != record.person_id)
    {
        let message = format!("结算单 {id} 与就诊 ID、人员编号不是一笔");
        return Err(Refusal::new("GW-0321", message, "请核对三个编号"));
    }
    let visit = app.find_reported(&record.visit_id).await?;
    Ok((record, visit))
}

/// A text of ours that cannot be read.
pub fn unreadable(error: serde_json::Error) -> Refusal {
    tracing::error!(%error, "gateway: a decision cannot be read");
    Refusal::new("GW-0500", "系统故障", "请联系医保局")
}
