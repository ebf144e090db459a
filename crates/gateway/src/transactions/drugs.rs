//! 5205: drugs that a person got for chronic diseases, wherever that was: so that nobody prescribes twice.

use app::reported::{LineRecord, VisitRecord};
use base::Day;

use super::Call;
use super::charges::{Terms, flag, price};
use super::comparisons::{Form, forms_of};
use crate::node::Node;
use crate::refusal::Refusal;
use crate::times::{day_of, midnight};

/// The list type of drugs, as [`Terms`] say it.
const DRUG: &str = "101";

/// 5205.
pub async fn of_person(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let app = &call.gateway.app;
    call.may_ask(row.field("psn_no")).await?;
    let person = app.find_insured(row.field("psn_no")).await?;
    let from = day_of(row.field("begntime")).unwrap_or(Day::MIN);
    let until = day_of(row.field("endtime")).unwrap_or(Day::MAX);
    let region = app.region();
    let chronic = region.filings.chronic.as_ref();
    let visits = app.reported_of_person(&person.id, from).await?;
    let mut rows = Vec::new();
    for visit in visits.iter().filter(|it| it.state != "cancelled") {
        if !chronic.is_some_and(|it| it.is_for(&visit.kind)) {
            continue;
        }
        let forms = forms_of(call, &visit.institution_id, &visit.lines).await?;
        for line in visit.lines.iter().filter(|it| (from..=until).contains(&it.charged_on)) {
            let code = line.said.get("med_list_codg").unwrap_or(&line.code);
            let terms = Terms::of(call, code);
            if terms.list_type == DRUG {
                rows.push(drug(call, visit, line, code, &terms, forms.get(&line.line_no)));
            }
        }
    }
    Ok(Node::Object(vec![("feedetail", Node::List(rows))]))
}

fn drug(
    call: &Call<'_>,
    visit: &VisitRecord,
    line: &LineRecord,
    code: &str,
    terms: &Terms,
    form: Option<&Form>,
) -> Node {
    let said = |name: &str| line.said.get(name).map_or("", String::as_str);
    let institution = call.gateway.app.find_institution(&visit.institution_id);
    let time = said("fee_ocur_time");
    let is_own = line.class.as_deref() == Some("丙");
    let own_code = if said("medins_list_codg").is_empty() { code } else { said("medins_list_codg") };
    let med_type = visit.report.said.get("med_type").map_or("14", String::as_str);
    let mut fields = vec![
        ("feedetl_sn", Node::text(&line.number)),
        ("rx_drord_no", Node::maybe(said("rxno"))),
        ("fixmedins_code", Node::text(&visit.institution_id)),
        ("fixmedins_name", Node::text(institution.map_or_else(String::new, |it| it.name))),
        ("psn_no", Node::text(&visit.person_id)),
        ("med_type", Node::text(med_type)),
        (
            "fee_ocur_time",
            Node::text(if time.len() >= 19 { time.to_owned() } else { midnight(line.charged_on) }),
        ),
        ("cnt", Node::Decimal(line.quantity_e4, 4)),
        ("pric", price(said("pric"), line.amount_fen, line.quantity_e4)),
        ("chrgitm_lv", Node::text(if is_own { "03" } else { terms.level })),
        ("hilist_code", Node::text(code)),
        ("hilist_name", Node::text(&terms.name)),
        ("list_type", Node::text(terms.list_type)),
        ("med_list_codg", Node::text(code)),
        ("medins_list_codg", Node::text(own_code)),
        ("medins_list_name", Node::text(&terms.name)),
        ("med_chrgitm_type", Node::text(terms.charge_type)),
        ("prodname", Node::Null),
        ("spec", Node::text(form.map_or("", |it| it.spec.as_str()))),
        ("dosform_name", Node::text(form.map_or("", |it| it.dosform.as_str()))),
        ("lmt_used_flag", flag(terms.is_limited)),
        ("bas_medn_flag", flag(terms.is_essential)),
    ];
    let names = [
        "hosp_appr_flag",
        "tcmdrug_used_way",
        "etip_flag",
        "etip_hosp_code",
        "dscg_tkdrug_flag",
        "matn_fee_flag",
    ];
    fields.extend(names.map(|name| (name, Node::maybe(said(name)))));
    let unknown =
        ["hosp_prep_flag", "prodplac_type", "hi_nego_drug_flag", "chld_medc_flag", "list_sp_item_flag"];
    fields.extend(unknown.map(|name| (name, Node::Null)));
    Node::Object(fields)
}
