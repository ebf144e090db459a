//! 2204, 2205, 2301, 2302: fee lines come and are taken back.

use std::collections::BTreeMap;

use app::reported::{LineParts, PartBack, ReportedLine, VisitChange, VisitRecord, Which};
use base::Fen;

use super::comparisons::Codes;
use super::fee_check::{self, Bounds};
use super::{Call, INPATIENT, OUTPATIENT, nothing};
use crate::between::catalogue_of;
use crate::json::Json;
use crate::node::Node;
use crate::numbers::{money, scaled};
use crate::refusal::Refusal;
use crate::times::day_of;

/// Most lines of one message.
const MOST: usize = 5_000;
/// The price limit of what has none.
const NO_LIMIT: Fen = Fen(99_999_900);

/// 2204 and 2301.
pub async fn upload(call: &Call<'_>) -> Result<Node, Refusal> {
    let rows = call.rows(0);
    let flow = if call.table.infno == "2204" { OUTPATIENT } else { INPATIENT };
    if rows.len() > MOST {
        return Err(Refusal::new(
            "GW-0300",
            format!("一次上传了 {} 条明细", rows.len()),
            "每批不超过 5000 条",
        ));
    }
    let first = call.first();
    let same = |name: &str| rows.iter().all(|it| it.field(name) == first.field(name));
    if !same("mdtrt_id") || !same("psn_no") {
        return Err(Refusal::new("GW-0301", "一次上传了几个人或几次就诊的明细", "请按就诊分开上传"));
    }
    let visit = call.visit(first, flow).await?;
    let bounds = Bounds {
        first: visit.admitted_on,
        last: visit.discharged_on,
        grace_days: call.gateway.profile.fee_grace_days,
        tolerance_fen: call.gateway.profile.line_tolerance_fen,
        may_refund: flow == INPATIENT,
    };
    let wrong = fee_check::check(rows, &bounds);
    if !wrong.is_empty() {
        return Err(Refusal::of_findings(&wrong));
    }
    let codes = Codes::of(call, rows).await?;
    let (mut lines, mut refunds) = (Vec::new(), Vec::new());
    for row in rows {
        let amount = money(row.field("det_item_fee_sumamt")).unwrap_or_default();
        let quantity = scaled(row.field("cnt"), 4).unwrap_or_default();
        let number = row.field("feedetl_sn").to_owned();
        if amount < Fen::ZERO {
            let (of, amount_fen) = (row.field("init_feedetl_sn").to_owned(), Fen(amount.0.abs()));
            refunds.push(PartBack { number, of, amount_fen, quantity_e4: quantity.abs() });
        } else {
            lines.push(line(call, row, codes.code(call, row), number, amount, quantity, &bounds));
        }
    }
    let change = VisitChange::Charge { lines, refunds, goes_on: flow == OUTPATIENT };
    let record = call.report(first.field("psn_no"), &visit.id, change).await?;
    let (split, why_not) = split(call, &record.id, rows, &record).await;
    let results = rows.iter().map(|row| {
        let found = split.get(row.field("feedetl_sn"));
        result(call, row, codes.code(call, row), found, &why_not)
    });
    Ok(Node::Object(vec![("result", Node::List(results.collect()))]))
}

/// How a line was split, and whether the person bears it whole.
struct Split {
    parts: LineParts,
    is_own: bool,
}

/// How the lines of a message were split, by number. The lines are there by now: what rules cannot split yet
/// (no coverage on that day) is said beside them, and refused when it is settled.
async fn split(
    call: &Call<'_>,
    visit_id: &str,
    rows: &[&Json],
    record: &VisitRecord,
) -> (BTreeMap<String, Split>, String) {
    let app = &call.gateway.app;
    let is_own = |number: &str| {
        let found = record.lines.iter().find(|it| it.number == number);
        found.is_some_and(|it| it.class.as_deref() == Some("丙"))
    };
    let backs = rows.iter().filter(|it| it.field("det_item_fee_sumamt").starts_with('-'));
    let backs: BTreeMap<&str, &str> =
        backs.map(|it| (it.field("feedetl_sn"), it.field("init_feedetl_sn"))).collect();
    let numbers: Vec<&str> = backs.keys().copied().collect();
    let mut all = BTreeMap::new();
    let taken =
        if numbers.is_empty() { Ok(BTreeMap::new()) } else { app.split_refunds(visit_id, &numbers).await };
    let (lines, taken) = match (app.split_lines(visit_id).await, taken) {
        (Ok(lines), Ok(taken)) => (lines, taken),
        (Err(error), _) | (_, Err(error)) => return (all, Refusal::from(error).message),
    };
    for (line, parts) in record.lines.iter().zip(lines) {
        all.insert(line.number.clone(), Split { parts, is_own: line.class.as_deref() == Some("丙") });
    }
    for (number, parts) in taken {
        let of = backs.get(number.as_str()).copied().unwrap_or_default();
        // A line that is given back whole is not among the lines any more.
        let whole = parts.out_of_scope_fen != Fen::ZERO
            && [parts.over_limit_fen, parts.prepaid_fen, parts.eligible_fen] == [Fen::ZERO; 3];
        all.insert(number, Split { parts, is_own: is_own(of) || whole });
    }
    (all, String::new())
}

fn line(
    call: &Call<'_>,
    row: &Json,
    code: &str,
    number: String,
    amount_fen: Fen,
    quantity_e4: i64,
    bounds: &Bounds,
) -> ReportedLine {
    let own = call.gateway.app.region();
    let region = catalogue_of(&own, call.institution);
    // A line of the night before or after counts on the visit's edge.
    let on = bounds.day_within(day_of(row.field("fee_ocur_time")).unwrap_or(call.gateway.instant().day));
    let item = call.item(region, code);
    let listed = region.engine.catalogue().find(code, on).is_some();
    // Not approved by the hospital, or not in the catalogue on that day: the person bears it.
    let is_own = !listed || row.field("hosp_appr_flag") == "2";
    let mut said = call.words(0, row);
    for name in ["psn_no", "mdtrt_id"] {
        said.remove(name);
    }
    said.insert("med_list_codg".to_owned(), code.to_owned());
    let batch = said.get("chrg_bchno").cloned().unwrap_or_default();
    let line = app::reported::fee_line(
        if is_own { "" } else { code },
        item.map_or(code, |it| it.name.as_str()),
        on,
        amount_fen,
        quantity_e4,
        is_own.then_some("丙"),
    );
    ReportedLine { number, batch, line, said }
}

/// What the catalogue says of a line, as answers write it.
pub struct Terms {
    pub name: String,
    pub limit: Fen,
    pub level: &'static str,
    pub charge_type: &'static str,
    pub list_type: &'static str,
    pub is_limited: bool,
    pub is_listed: bool,
    pub is_essential: bool,
}

impl Terms {
    /// Terms of a national code at this institution.
    pub fn of(call: &Call<'_>, code: &str) -> Terms {
        let own = call.gateway.app.region();
        let region = catalogue_of(&own, call.institution);
        let item = call.item(region, code);
        let limit = item
            .and_then(|it| it.price_limits.get(&call.institution.level).or_else(|| it.price_limits.get("")));
        let level = match item.map(|it| it.class.as_str()) {
            Some("甲") => "01",
            Some("乙") => "02",
            _ => "03",
        };
        let (charge_type, list_type) = match item.map(|it| it.kind.as_str()) {
            Some("药品") => ("09", "101"),
            Some("诊疗") => ("05", "201"),
            Some("耗材") => ("08", "301"),
            _ => ("14", "105"),
        };
        Terms {
            name: item.map_or_else(|| code.to_owned(), |it| it.name.clone()),
            limit: limit.map_or(NO_LIMIT, |it| Fen(*it)),
            level,
            charge_type,
            list_type,
            is_limited: item.is_some_and(|it| !it.only.is_empty()),
            is_listed: item.is_some(),
            is_essential: item.is_some_and(|it| it.tags.iter().any(|it| it == "基本药物")),
        }
    }
}

/// `1` or `0`.
pub fn flag(is: bool) -> Node {
    Node::text(if is { "1" } else { "0" })
}

/// The four parts of a line.
pub fn parts_of(parts: &LineParts) -> [(&'static str, Node); 5] {
    [
        ("selfpay_prop", Node::Decimal(parts.prepaid_ppm, 6)),
        ("fulamt_ownpay_amt", Node::Money(parts.out_of_scope_fen)),
        ("overlmt_amt", Node::Money(parts.over_limit_fen)),
        ("preselfpay_amt", Node::Money(parts.prepaid_fen)),
        ("inscp_scp_amt", Node::Money(parts.eligible_fen)),
    ]
}

/// The price of a row, or what its amount and quantity make.
pub fn price(words: &str, amount: Fen, quantity_e4: i64) -> Node {
    let said = scaled(words, 6);
    let made = || {
        let of = if quantity_e4 == 0 { 1 } else { i128::from(quantity_e4) };
        let per = i128::from(amount.0) * 100_000_000 / of;
        i64::try_from(per).unwrap_or_default()
    };
    Node::Decimal(said.unwrap_or_else(made), 6)
}

fn result(call: &Call<'_>, row: &Json, code: &str, found: Option<&Split>, why_not: &str) -> Node {
    let terms = Terms::of(call, code);
    let amount = money(row.field("det_item_fee_sumamt")).unwrap_or_default();
    let quantity = scaled(row.field("cnt"), 4).unwrap_or_default();
    let mut fields = vec![
        ("feedetl_sn", Node::text(row.field("feedetl_sn"))),
        ("det_item_fee_sumamt", Node::Money(amount)),
        ("cnt", Node::Decimal(quantity, 4)),
        ("pric", price(row.field("pric"), amount, quantity)),
        ("pric_uplmt_amt", Node::Money(terms.limit)),
    ];
    match found {
        Some(split) => fields.extend(parts_of(&split.parts)),
        None => {
            let names =
                ["selfpay_prop", "fulamt_ownpay_amt", "overlmt_amt", "preselfpay_amt", "inscp_scp_amt"];
            fields.extend(names.map(|it| (it, Node::Null)));
        }
    }
    let is_own = found.is_some_and(|it| it.is_own);
    let memo = match (terms.is_listed, is_own) {
        (false, _) => "目录中没有这个编码，按全自费",
        (true, true) => "未通过医院审批或当日不在目录有效期，按全自费",
        (true, false) => why_not,
    };
    fields.extend([
        ("chrgitm_lv", Node::text(if is_own { "03" } else { terms.level })),
        ("med_chrgitm_type", Node::text(terms.charge_type)),
        ("bas_medn_flag", flag(terms.is_essential)),
        ("hi_nego_drug_flag", Node::text("0")),
        ("chld_medc_flag", Node::Null),
        ("list_sp_item_flag", Node::Null),
        ("lmt_used_flag", flag(terms.is_limited)),
        ("drt_reim_flag", Node::text("0")),
        ("memo", Node::maybe(memo)),
        ("exp_content", Node::Null),
    ]);
    Node::Object(fields)
}

/// 2205. Batch `0000` means all that is not settled.
pub async fn take_back_batch(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let visit = call.visit(row, OUTPATIENT).await?;
    let which = match row.field("chrg_bchno") {
        "0000" => Which::All,
        batch => Which::Batch(batch.to_owned()),
    };
    call.report(row.field("psn_no"), &visit.id, VisitChange::TakeBack(which)).await?;
    Ok(nothing())
}

/// 2302. Line `0000` means all that is not settled.
pub async fn take_back_lines(call: &Call<'_>) -> Result<Node, Refusal> {
    let (row, rows) = (call.first(), call.rows(0));
    let visit = call.visit(row, INPATIENT).await?;
    if rows.iter().any(|it| it.field("mdtrt_id") != visit.id) {
        return Err(Refusal::new("GW-0301", "一次撤销了几次就诊的明细", "请按就诊分开撤销"));
    }
    let numbers: Vec<String> = rows.iter().map(|it| it.field("feedetl_sn").to_owned()).collect();
    let which = if numbers.iter().any(|it| it == "0000") { Which::All } else { Which::Numbers(numbers) };
    call.report(row.field("psn_no"), &visit.id, VisitChange::TakeBack(which)).await?;
    Ok(nothing())
}
