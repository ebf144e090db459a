//! 2501, 2502, 5304: transfers to other hospitals are filed, withdrawn and asked for.

use app::filings::TRANSFER;
use base::Day;

use super::filings::{end, numbered, said};
use super::identity::{coverage_on, head};
use super::{Call, INPATIENT};
use crate::node::Node;
use crate::refusal::Refusal;
use crate::times::{Instant, day_of};

/// 2501. Holds from `begndate` (or the day of the transfer) to `enddate` (or as long as the place says).
pub async fn file(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let today = call.gateway.instant().day;
    let moved = day_of(row.field("refl_date")).unwrap_or(today);
    let from = day_of(row.field("begndate")).unwrap_or(moved);
    let until = day_of(row.field("enddate")).unwrap_or_else(|| call.gateway.app.transfer_until(from));
    let target = row.field("reflin_medins_no");
    if target == call.institution.id {
        return Err(Refusal::new("GW-0242", "转往的医院是本机构", "请核对转往定点医药机构编号"));
    }
    if row.field("hosp_agre_refl_flag") == "0" {
        return Err(Refusal::new("GW-0243", "医院没有同意转院", "医院同意后再备案"));
    }
    let before = row.field("refl_old_mdtrt_id");
    if !before.is_empty() {
        let visit = call.own_visit(before).await?;
        if visit.person_id != row.field("psn_no") {
            let message = format!("转院前就诊 {before} 不是人员 {} 的", row.field("psn_no"));
            return Err(Refusal::new("GW-0210", message, "请核对人员编号和就诊 ID"));
        }
        let flow = visit.report.said.get(super::FLOW).map_or("", String::as_str);
        if flow == INPATIENT && moved < visit.admitted_on {
            let message = format!("转院日期 {moved} 早于入院日 {}", visit.admitted_on);
            return Err(Refusal::new("GW-0241", message, "请核对日期"));
        }
    }
    Ok(numbered(&call.file(TRANSFER, target.to_owned(), from, until).await?))
}

/// 5304: transfers by their day.
pub async fn of_person(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    call.may_ask(row.field("psn_no")).await?;
    let person = call.gateway.app.find_insured(row.field("psn_no")).await?;
    let from = day_of(row.field("begntime")).unwrap_or(Day::MIN);
    let until = day_of(row.field("endtime")).unwrap_or(Day::MAX);
    let today = call.gateway.instant().day;
    let region = call.gateway.region();
    let found = call.filings(TRANSFER, Day::MIN).await?;
    let rows = found.iter().filter_map(|it| {
        let moved = day_of(said(it, "refl_date")).unwrap_or(it.from);
        if !(from..=until).contains(&moved) {
            return None;
        }
        let insutype = match said(it, "insutype") {
            "" => {
                let insurance = coverage_on(&person, it.from).map_or("", |it| it.insurance.as_str());
                call.gateway.profile.insutype(insurance)
            }
            known => known.to_owned(),
        };
        let place = said(it, "mdtrtarea_admdvs");
        let is_outside = !place.is_empty() && place.get(..4) != region.get(..4);
        let agreed = match said(it, "hosp_agre_refl_flag") {
            "" => "1",
            flag => flag,
        };
        let made = Instant::of_clock(&it.known_from);
        let mut fields = vec![("insutype", Node::text(insutype)), ("dcla_souc", Node::text("01"))];
        fields.extend(head(&person, today));
        fields.extend(
            ["tel", "addr", "insu_optins", "emp_name"].map(|name| (name, Node::maybe(said(it, name)))),
        );
        fields.extend(
            ["diag_code", "diag_name", "dise_cond_dscr"].map(|name| (name, Node::maybe(said(it, name)))),
        );
        fields.extend([
            ("reflin_medins_no", Node::text(&it.subject)),
            ("reflin_medins_name", Node::text(said(it, "reflin_medins_name"))),
            ("out_flag", super::charges::flag(is_outside)),
            ("refl_date", Node::text(moved.to_string())),
            ("refl_rea", Node::text(said(it, "refl_rea"))),
            ("begndate", Node::text(it.from.to_string())),
            ("enddate", end(it.until)),
            ("hosp_agre_refl_flag", Node::text(agreed)),
            ("opter_id", Node::Null),
            ("opter_name", Node::Null),
            ("opt_time", made.map_or(Node::Null, |it| Node::text(it.spaced()))),
            ("trt_dcla_detl_sn", Node::text(&it.id)),
        ]);
        Some(Node::Object(fields))
    });
    Ok(Node::Object(vec![("refmedin", Node::List(rows.collect()))]))
}
