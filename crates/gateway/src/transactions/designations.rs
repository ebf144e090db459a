//! 2505, 5302: designated institutions of a person. 2507: accidents. 2406, 2407: attributes of a visit.

use app::filings::{ACCIDENT, DESIGNATION, FilingRecord, VISIT_ATTRIBUTE};
use base::Day;

use super::Call;
use super::filings::{end, numbered, period, said};
use super::identity::coverage_on;
use crate::node::Node;
use crate::numbers::scaled;
use crate::refusal::Refusal;
use crate::times::day_of;

/// Matters for which the institution may be one that we do not know: emergencies and living elsewhere.
const ELSEWHERE: [&str; 2] = ["07", "08"];

/// The matter and the rank of a designation.
fn place(matter: &str, rank: &str) -> String {
    let word = |it: &str| it.chars().filter(|it| *it != '/').take(10).collect::<String>();
    format!("{}/{}", word(matter), word(rank))
}

/// 2505.
pub async fn file(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let (from, until) = period(row, call.gateway.instant().day);
    let (matter, code) = (row.field("biz_appy_type"), row.field("fixmedins_code"));
    if call.gateway.app.find_institution(code).is_none() && !ELSEWHERE.contains(&matter) {
        let shown: String = code.chars().take(30).collect();
        return Err(Refusal::new("GW-0244", format!("没有定点医药机构 {shown}"), "请核对机构编号"));
    }
    let others = call.filings(DESIGNATION, from).await?;
    let rank = row.field("fix_srt_no");
    let subject = place(matter, rank);
    let prefix = place(matter, "");
    let twice = others.iter().find(|it| {
        it.subject != subject
            && it.subject.starts_with(&prefix)
            && it.from <= until
            && said(it, "fixmedins_code") == code
    });
    if let Some(it) = twice {
        let message = format!("{code} 已经是这个人的定点（备案 {}）", it.id);
        return Err(Refusal::new("GW-0245", message, "不需要重复备案；更改排序请先撤销原备案"));
    }
    Ok(numbered(&call.file(DESIGNATION, subject, from, until).await?))
}

/// 5302: designations of a matter that have not ended, by rank.
pub async fn of_person(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let today = call.gateway.instant().day;
    call.may_ask(row.field("psn_no")).await?;
    let person = call.gateway.app.find_insured(row.field("psn_no")).await?;
    let matter = row.field("biz_appy_type");
    let mut found = call.filings(DESIGNATION, today).await?;
    found.retain(|it| it.subject.starts_with(&place(matter, "")));
    found.sort_by(|a, b| (&a.subject, a.from).cmp(&(&b.subject, b.from)));
    let rows = found.iter().map(|it| {
        let insurance = coverage_on(&person, it.from.max(today)).map_or("", |it| it.insurance.as_str());
        Node::Object(vec![
            ("psn_no", Node::text(&it.person_id)),
            ("insutype", Node::text(call.gateway.profile.insutype(insurance))),
            ("fix_srt_no", Node::text(said(it, "fix_srt_no"))),
            ("fixmedins_code", Node::text(said(it, "fixmedins_code"))),
            ("fixmedins_name", Node::text(said(it, "fixmedins_name"))),
            ("begndate", Node::text(it.from.to_string())),
            ("enddate", end(it.until)),
            ("memo", Node::maybe(said(it, "memo"))),
        ])
    });
    Ok(Node::Object(vec![("psnfixmedin", Node::List(rows.collect()))]))
}

/// 2507.
pub async fn accident(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let today = call.gateway.instant().day;
    let (from, until) = period(row, today);
    let injured = day_of(row.field("trum_time")).unwrap_or(from);
    if injured > today {
        let message = format!("受伤时间 {injured} 晚于今天 {today}");
        return Err(Refusal::new("GW-0241", message, "请核对日期"));
    }
    let person = call.gateway.app.find_insured(row.field("psn_no")).await?;
    let differs = |said: &str, known: &str| !said.is_empty() && !said.eq_ignore_ascii_case(known);
    if differs(row.field("certno"), &person.number) || differs(row.field("psn_name"), &person.name) {
        return Err(Refusal::new("GW-0246", "证件号码或姓名与人员编号登记的不一致", "请核对人员"));
    }
    Ok(numbered(&call.file(ACCIDENT, injured.to_string(), from, until).await?))
}

/// 2406.
pub async fn attribute(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let visit = call.visit(row, "").await?;
    let kind: String = row.field("ipt_psn_sp_flag_type").chars().take(10).collect();
    let subject = format!("{}/{kind}", visit.id);
    let filing = call.file(VISIT_ATTRIBUTE, subject, visit.admitted_on, Day::MAX).await?;
    let number = vec![("ipt_psn_sp_flag_detl_id", Node::text(&filing.id))];
    Ok(Node::Object(vec![("IptPsnSpFlagRegOut", Node::Object(number))]))
}

/// 2407: of this institution, by page.
pub async fn attributes(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let mut person = row.field("psn_no").to_owned();
    if person.is_empty() && !row.field("mdtrt_id").is_empty() {
        person = call.own_visit(row.field("mdtrt_id")).await?.person_id;
    }
    if person.is_empty() && !row.field("certno").is_empty() {
        let number = row.field("certno").to_ascii_uppercase();
        let found = call.gateway.app.insured_by_number(&number).await?;
        person = found.into_iter().next().map_or(String::new(), |it| it.id);
    }
    if person.is_empty() {
        return Err(Refusal::new("GW-0247", "没有说是谁的", "请填写 psn_no、mdtrt_id 或 certno"));
    }
    let person = call.gateway.app.find_insured(&person).await?;
    let found = call.gateway.app.filings_of(&person.id, VISIT_ATTRIBUTE).await?;
    let names = ["mdtrt_id", "ipt_otp_no", "ipt_psn_sp_flag_type", "ipt_psn_sp_flag"];
    let is_meant = |it: &&FilingRecord| {
        let id = row.field("ipt_psn_sp_flag_detl_id");
        it.institution_id == call.institution.id
            && (id.is_empty() || id == it.id)
            && names.iter().all(|name| row.field(name).is_empty() || row.field(name) == said(it, name))
    };
    let number = |name: &str, default: usize| {
        let said = scaled(row.field(name), 0).and_then(|it| usize::try_from(it).ok());
        said.filter(|it| (1..=1000).contains(it)).unwrap_or(default)
    };
    let (page, size) = (number("page_num", 1), number("page_size", 100));
    let rows = found.iter().filter(is_meant).skip((page - 1) * size).take(size).map(|it| {
        let mut fields = vec![
            ("ipt_psn_sp_flag_detl_id", Node::text(&it.id)),
            ("psn_no", Node::text(&person.id)),
            ("psn_cert_type", Node::text("01")),
            ("certno", Node::text(&person.number)),
            ("psn_name", Node::text(&person.name)),
            ("fixmedins_code", Node::text(&call.institution.id)),
            ("fixmedins_name", Node::text(&call.institution.name)),
        ];
        fields.extend(names.map(|name| (name, Node::text(said(it, name)))));
        fields.push(("admdvs", Node::text(call.gateway.region())));
        Node::Object(fields)
    });
    Ok(Node::Object(vec![("IptPsnSpFlagReg", Node::List(rows.collect()))]))
}
