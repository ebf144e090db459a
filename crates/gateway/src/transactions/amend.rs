//! 2403, 2306: what was said of a stay, and of lines, is said better. 5202: diagnoses are asked for.

use app::reported::{Description, VisitChange, Words};

use super::visits::{ADMISSION, diagnoses_of};
use super::{Call, INPATIENT, nothing};
use crate::node::Node;
use crate::numbers::scaled;
use crate::refusal::Refusal;
use crate::times::{day_of, midnight};

/// 2403. A diagnosis with a known number replaces that one, others are added.
pub async fn stay(call: &Call<'_>) -> Result<Node, Refusal> {
    let (row, diagnoses) = (call.first(), call.rows(1));
    let visit = call.visit(row, INPATIENT).await?;
    let med_type = row.field("med_type");
    let kind = if med_type.is_empty() { None } else { Some(call.kind(med_type)?) };
    let standing = call.standing(&visit.person_id, visit.last_day()).await?;
    let description = Description {
        facts: call.facts(kind.as_deref().unwrap_or(&visit.kind), row, diagnoses, &standing),
        kind,
        said: call.words(0, row),
        diagnoses: diagnoses_of(call, diagnoses, ADMISSION),
        replaces_by: vec!["inout_diag_type".to_owned(), "diag_srt_no".to_owned()],
        admitted_on: day_of(row.field("begntime")),
        ..Description::default()
    };
    call.report(row.field("psn_no"), &visit.id, VisitChange::Describe(description)).await?;
    Ok(nothing())
}

/// 2306.
pub async fn remarks(call: &Call<'_>) -> Result<Node, Refusal> {
    let (row, rows) = (call.first(), call.rows(0));
    let visit = call.visit(row, "").await?;
    if rows.iter().any(|it| it.field("mdtrt_id") != visit.id) {
        return Err(Refusal::new("GW-0301", "一次修改了几次就诊的明细", "请按就诊分开修改"));
    }
    let mut remarks = Vec::new();
    for row in rows {
        let number = row.field("bkkp_sn");
        let code = row.field("med_list_codg");
        let line = visit.lines.iter().find(|it| it.number == number);
        if let Some(line) = line
            && !code.is_empty()
            && line.said.get("med_list_codg").is_some_and(|it| it != code)
        {
            let message = format!("明细 {number} 的医疗目录编码不是 {code}");
            return Err(Refusal::new("GW-0303", message, "请核对记账流水号和医疗目录编码"));
        }
        let memo: Words = [("memo".to_owned(), row.field("memo").to_owned())].into();
        remarks.push((number.to_owned(), memo));
    }
    call.report(row.field("psn_no"), &visit.id, VisitChange::Remark(remarks)).await?;
    Ok(nothing())
}

/// 5202.
pub async fn diagnoses(call: &Call<'_>) -> Result<Node, Refusal> {
    let visit = call.visit(call.first(), "").await?;
    let of_visit = |names: &[&str]| {
        let words = names.iter().filter_map(|it| visit.report.said.get(*it));
        words.map(String::as_str).find(|it| !it.is_empty()).unwrap_or("")
    };
    let dept = of_visit(&["adm_dept_name", "dept_name", "dscg_dept_name"]);
    let doctor = of_visit(&["atddr_no"]);
    let doctor_name = of_visit(&["chfpdr_name", "dr_name"]);
    let begun = midnight(visit.admitted_on);
    let rows = visit.report.diagnoses.iter().zip(1_i64..).map(|(it, nth)| {
        let word = |name: &str, or: &str| {
            Node::text(it.get(name).map(String::as_str).filter(|it| !it.is_empty()).unwrap_or(or))
        };
        let number = it.get("diag_srt_no").and_then(|it| scaled(it, 0)).unwrap_or(nth);
        Node::Object(vec![
            ("diag_info_id", Node::text(format!("{}-{nth:03}", visit.id))),
            ("mdtrt_id", Node::text(&visit.id)),
            ("psn_no", Node::text(&visit.person_id)),
            ("inout_diag_type", word("inout_diag_type", ADMISSION)),
            ("diag_type", word("diag_type", "1")),
            ("maindiag_flag", word("maindiag_flag", if nth == 1 { "1" } else { "0" })),
            ("diag_srt_no", Node::Whole(number)),
            ("diag_code", word("diag_code", "")),
            ("diag_name", word("diag_name", "")),
            ("adm_cond", Node::maybe(it.get("adm_cond").map_or("", String::as_str))),
            ("diag_dept", word("diag_dept", dept)),
            ("dise_dor_no", word("dise_dor_no", doctor)),
            ("dise_dor_name", word("dise_dor_name", doctor_name)),
            ("diag_time", word("diag_time", &begun)),
            ("opter_id", Node::Null),
            ("opter_name", Node::Null),
            ("opt_time", Node::Null),
        ])
    });
    Ok(Node::Object(vec![("diseinfo", Node::List(rows.collect()))]))
}
