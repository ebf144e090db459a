//! 5201, 5203, 5204, 5206, 5303: what is known, of this institution's own visits.

use app::reported::{VisitRecord, visit_of};
use base::{Day, Fen};

use super::charges::{Terms, flag, parts_of, price};
use super::comparisons::forms_of;
use super::identity::{coverage_on, head, insured_as};
use super::{Call, FLOW, INPATIENT, settle};
use crate::between::place_of;
use crate::node::Node;
use crate::refusal::Refusal;
use crate::times::{day_of, midnight};

/// 5201.
pub async fn visits(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let (from, until) = period(call);
    let app = &call.gateway.app;
    let person = app.find_insured(row.field("psn_no")).await?;
    let (med_type, id) = (row.field("med_type"), row.field("mdtrt_id"));
    let today = call.gateway.instant().day;
    let said = |visit: &VisitRecord, name: &str| visit.report.said.get(name).cloned().unwrap_or_default();
    let found = app.reported_of_person(&person.id, from).await?;
    let wanted = found.iter().filter(|it| {
        it.institution_id == call.institution.id
            && it.state != "cancelled"
            // Parts are of the visit.
            && visit_of(&it.id) == it.id
            && if id.is_empty() { (from..=until).contains(&it.admitted_on) } else { it.id == id }
            && (med_type.is_empty() || said(it, "med_type") == med_type)
    });
    let rows = wanted.map(|it| {
        let coverage = coverage_on(&person, it.admitted_on);
        let insurance = coverage.map_or("", |it| it.insurance.as_str());
        let mut fields = vec![("mdtrt_id", Node::text(&it.id))];
        fields.extend(head(&person, today));
        fields.extend(insured_as(
            &call.gateway.profile,
            insurance,
            coverage.map_or("", |it| it.status.as_str()),
        ));
        let end = it.discharged_on.unwrap_or(Day::MAX);
        let is_stay = said(it, FLOW) == INPATIENT;
        fields.extend([
            ("insu_optins", Node::text(call.gateway.region())),
            ("begntime", Node::text(midnight(it.admitted_on))),
            ("endtime", Node::text(midnight(end))),
            ("med_type", Node::text(said(it, "med_type"))),
            ("inhosp_stas", flag(is_stay && it.discharged_on.is_none())),
        ]);
        for name in NAMES_OF_VISIT {
            fields.push((name, Node::maybe(&said(it, name))));
        }
        Node::Object(fields)
    });
    Ok(Node::Object(vec![("mdtrtinfo", Node::List(rows.collect()))]))
}

/// What an institution said of a visit and gets back as it was.
const NAMES_OF_VISIT: [&str; 18] = [
    "coner_name",
    "tel",
    "mdtrt_cert_type",
    "ipt_otp_no",
    "medrcdno",
    "atddr_no",
    "chfpdr_name",
    "adm_dept_codg",
    "adm_dept_name",
    "adm_bed",
    "dscg_maindiag_code",
    "dscg_maindiag_name",
    "dscg_dept_codg",
    "dscg_dept_name",
    "dscg_way",
    "main_cond_dscr",
    "dise_codg",
    "dise_name",
];

fn period(call: &Call<'_>) -> (Day, Day) {
    let row = call.first();
    let from = day_of(row.field("begntime")).unwrap_or(Day::MIN);
    (from, day_of(row.field("endtime")).unwrap_or(Day::MAX))
}

/// 5203.
pub async fn settlement(call: &Call<'_>) -> Result<Node, Refusal> {
    settle::booked(call, call.first().field("setl_id"), false).await
}

/// 5204: the answer is a list.
pub async fn lines(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let visit = call.visit(row, "").await?;
    let setl_id = row.field("setl_id");
    // Of one settlement, or of the whole visit.
    let visits = match setl_id {
        "" => call.gateway.app.find_parts(&visit.id).await?,
        id => vec![settle::record(call, id).await?.1],
    };
    let mut rows = Vec::new();
    for visit in &visits {
        rows.extend(lines_of(call, visit, setl_id).await?);
    }
    Ok(Node::List(rows))
}

async fn lines_of(call: &Call<'_>, visit: &VisitRecord, setl_id: &str) -> Result<Vec<Node>, Refusal> {
    let parts = call.gateway.app.split_lines(&visit.id).await?;
    let med_type = visit.report.said.get("med_type").cloned().unwrap_or_default();
    let forms = forms_of(call, &visit.institution_id, &visit.lines).await?;
    let rows = visit.lines.iter().zip(&parts).map(|(line, parts)| {
        let said = |name: &str| line.said.get(name).map_or("", String::as_str);
        let code = said("med_list_codg");
        let terms = Terms::of(call, code);
        let time = said("fee_ocur_time");
        let mut fields = vec![
            ("mdtrt_id", Node::text(visit_of(&visit.id))),
            ("setl_id", Node::text(setl_id)),
            ("feedetl_sn", Node::text(&line.number)),
            ("rx_drord_no", Node::maybe(said("rxno"))),
            ("med_type", Node::text(&med_type)),
            (
                "fee_ocur_time",
                Node::text(if time.len() >= 19 { time.to_owned() } else { midnight(line.charged_on) }),
            ),
            ("cnt", Node::Decimal(line.quantity_e4, 4)),
            ("pric", price(said("pric"), line.amount_fen, line.quantity_e4)),
            ("det_item_fee_sumamt", Node::Money(line.amount_fen)),
            ("pric_uplmt_amt", Node::Money(terms.limit)),
        ];
        fields.extend(parts_of(parts));
        let is_own = line.class.as_deref() == Some("丙");
        let own_code = match said("medins_list_codg") {
            "" => code,
            own => own,
        };
        fields.extend([
            ("chrgitm_lv", Node::text(if is_own { "03" } else { terms.level })),
            ("hilist_code", Node::text(code)),
            ("hilist_name", Node::text(&terms.name)),
            ("list_type", Node::text(terms.list_type)),
            ("med_list_codg", Node::text(code)),
            ("medins_list_codg", Node::text(own_code)),
            ("medins_list_name", Node::text(&terms.name)),
            ("med_chrgitm_type", Node::text(terms.charge_type)),
            ("dosform_name", Node::text(forms.get(&line.line_no).map_or("", |it| it.dosform.as_str()))),
            ("lmt_used_flag", flag(terms.is_limited)),
        ]);
        for name in NAMES_OF_LINE {
            fields.push((name, Node::maybe(said(name))));
        }
        Node::Object(fields)
    });
    Ok(rows.collect())
}

const NAMES_OF_LINE: [&str; 12] = [
    "sin_dos_dscr",
    "used_frqu_dscr",
    "medc_way_dscr",
    "bilg_dept_codg",
    "bilg_dept_name",
    "bilg_dr_codg",
    "bilg_dr_name",
    "acord_dept_codg",
    "acord_dept_name",
    "hosp_appr_flag",
    "dscg_tkdrug_flag",
    "memo",
];

/// 5206.
pub async fn meters(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let app = &call.gateway.app;
    call.may_ask(row.field("psn_no")).await?;
    let person = app.find_insured(row.field("psn_no")).await?;
    let today = call.gateway.instant().day;
    let month = row.field("cum_ym").replace('-', "");
    let asked = day_of(&format!("{month}01")).filter(|_| month.len() == 6);
    let on = asked.unwrap_or(today);
    let coverage = coverage_on(&person, on);
    let insurance = coverage.map_or("", |it| it.insurance.as_str());
    // Meters of another place are kept under its code.
    let place = place_of(coverage).filter(|it| *it != call.gateway.region());
    let profile = call.gateway.profile_of(place);
    let month = on.to_string().replace('-', "");
    let values = app.meters_of(&person.id, on).await?;
    let rows = values.iter().filter_map(|it| {
        let meter = match place {
            Some(place) => it.meter.strip_prefix(place)?.strip_prefix('.')?,
            None => it.meter.as_str(),
        };
        let known = profile.meter.iter().find(|known| known.id == meter)?;
        let cum = if known.counts { Node::Whole(it.value) } else { Node::Money(Fen(it.value)) };
        Some(Node::Object(vec![
            ("insutype", Node::text(profile.insutype(insurance))),
            ("year", Node::text(it.period.get(..4).unwrap_or(&it.period))),
            ("cum_ym", Node::text(&month[..6])),
            ("cum_type_code", Node::text(&known.code)),
            ("cum", cum),
        ]))
    });
    Ok(Node::Object(vec![("cuminfo", Node::List(rows.collect()))]))
}

/// 5303.
pub async fn stays(call: &Call<'_>) -> Result<Node, Refusal> {
    let (from, until) = period(call);
    let app = &call.gateway.app;
    let person = app.find_insured(call.first().field("psn_no")).await?;
    let today = call.gateway.instant().day;
    let said = |visit: &VisitRecord, name: &str| visit.report.said.get(name).cloned().unwrap_or_default();
    let found = app.reported_of_person(&person.id, Day::MIN).await?;
    let wanted = found.iter().filter(|it| {
        said(it, FLOW) == INPATIENT
            && it.state == "open"
            && it.discharged_on.is_none()
            && it.institution_id == call.institution.id
            && (from..=until).contains(&it.admitted_on)
    });
    let rows = wanted.map(|it| {
        let coverage = coverage_on(&person, it.admitted_on);
        let insurance = coverage.map_or("", |it| it.insurance.as_str());
        let mut fields = vec![("mdtrt_id", Node::text(&it.id))];
        fields.extend(head(&person, today));
        fields.extend([
            ("insutype", Node::text(call.gateway.profile.insutype(insurance))),
            ("begndate", Node::text(it.admitted_on.to_string())),
            ("med_type", Node::text(said(it, "med_type"))),
            ("ipt_otp_no", Node::maybe(&said(it, "ipt_otp_no"))),
            ("out_flag", Node::text("0")),
        ]);
        Node::Object(fields)
    });
    Ok(Node::Object(vec![("data", Node::List(rows.collect()))]))
}
