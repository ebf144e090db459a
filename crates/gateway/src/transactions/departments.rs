//! 3401, 3401A, 3402, 3403, 5101: departments of the institution.

use app::filings::{HospitalDepartment, HospitalDepartmentChange};
use base::Day;

use super::{Call, nothing};
use crate::json::Json;
use crate::node::Node;
use crate::numbers::scaled;
use crate::refusal::Refusal;
use crate::times::{day_of, midnight};

fn reported(call: &Call<'_>, row: &Json) -> HospitalDepartment {
    HospitalDepartment {
        code: row.field("hosp_dept_codg").chars().take(40).collect(),
        name: row.field("hosp_dept_name").to_owned(),
        from: day_of(row.field("begntime")).unwrap_or(Day::MIN),
        until: day_of(row.field("endtime")).unwrap_or(Day::MAX),
        said: call.words(0, row),
    }
}

async fn report(call: &Call<'_>, change: HospitalDepartmentChange) -> Result<Node, Refusal> {
    let (institution, operator) = (&call.institution.id, &call.envelope.operator);
    let message = call.envelope.message_id();
    call.gateway.app.report_hospital_departments(institution, operator, &message, change).await?;
    Ok(nothing())
}

/// 3401 and 3401A.
pub async fn add(call: &Call<'_>) -> Result<Node, Refusal> {
    let new = call.rows(0).iter().map(|it| reported(call, it)).collect();
    report(call, HospitalDepartmentChange::Add(new)).await
}

/// 3402.
pub async fn change(call: &Call<'_>) -> Result<Node, Refusal> {
    report(call, HospitalDepartmentChange::Change(reported(call, call.first()))).await
}

/// 3403.
pub async fn withdraw(call: &Call<'_>) -> Result<Node, Refusal> {
    let HospitalDepartment { code, name, from, .. } = reported(call, call.first());
    report(call, HospitalDepartmentChange::Withdraw { code, name, from }).await
}

const TEXTS: [&str; 8] = [
    "itro",
    "dept_resper_name",
    "dept_resper_tel",
    "dept_med_serv_scp",
    "caty",
    "dept_estbdat",
    "poolarea_no",
    "memo",
];

const COUNTS: [&str; 6] =
    ["aprv_bed_cnt", "hi_crtf_bed_cnt", "dr_psncnt", "phar_psncnt", "nurs_psncnt", "tecn_psncnt"];

/// 5101: of the institution that asks.
pub async fn list(call: &Call<'_>) -> Result<Node, Refusal> {
    let found = call.gateway.app.hospital_departments_of(&call.institution.id).await?;
    let rows = found.iter().map(|it| {
        let end = if it.until == Day::MAX { Node::Null } else { Node::text(midnight(it.until)) };
        let mut fields = vec![
            ("hosp_dept_codg", Node::text(&it.code)),
            ("hosp_dept_name", Node::text(&it.name)),
            ("begntime", Node::text(midnight(it.from))),
            ("endtime", end),
        ];
        let word = |name: &str| it.said.get(name).map_or("", String::as_str);
        fields.extend(TEXTS.map(|name| (name, Node::text(word(name)))));
        fields.extend(COUNTS.map(|name| (name, scaled(word(name), 0).map_or(Node::Null, Node::Whole))));
        Node::Object(fields)
    });
    Ok(Node::Object(vec![("feedetail", Node::List(rows.collect()))]))
}
