//! 3202: the institution's details against ours; the answer is a file of what differs.

mod compare;

use std::collections::{BTreeMap, BTreeSet};

use base::{Fen, Finding, Findings};

use self::compare::{Difference, Kind, Known, Line};
use super::booked::{self, Booked};
use super::{Call, files};
use crate::archive;
use crate::node::Node;
use crate::numbers::money;
use crate::refusal::Refusal;

/// Columns of the institution's file.
const COLUMNS: usize = 7;
/// What the answer's file is kept for.
const RESULT: &str = "3202";

/// 3202.
pub async fn reconcile(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let app = &call.gateway.app;
    let (from, until) = booked::period(call)?;
    let id = row.field("file_qury_no");
    let file = app.fetch_file(&call.institution.id, id).await?;
    if file.purpose != files::UPLOAD {
        let message = format!("文件 {id} 不是上传的明细");
        return Err(Refusal::new("GW-0341", message, "请先用 9101 上传明细文件，再填它的文件查询号"));
    }
    let theirs = lines_of(&archive::unpack(&file.bytes, COLUMNS, "setl_id")?)?;
    let clr_type = row.field("clr_type");
    let only_back = booked::back_flag(call) == "1";
    let around = booked::around(call, from, until).await?;
    let named: BTreeSet<&str> = theirs.iter().map(|it| it.setl_id.as_str()).collect();
    let ours: Vec<Line> = around
        .iter()
        .filter(|it| clr_type.is_empty() || it.clr_type == clr_type)
        // What was voided is not in the institution's books, unless it says so.
        .filter(|it| !it.is_voided || named.contains(it.setl_id.as_str()))
        .flat_map(lines_of_booked)
        .filter(|(on, line)| (from..=until).contains(on) && (!only_back || line.is_back))
        .map(|it| it.1)
        .collect();
    let mut all: BTreeMap<String, Booked> = around.into_iter().map(|it| (it.setl_id.clone(), it)).collect();
    let mut others: Vec<&str> =
        theirs.iter().map(|it| it.setl_id.as_str()).filter(|it| !all.contains_key(*it)).collect();
    others.sort_unstable();
    others.dedup();
    let others = booked::by_number(call, &others).await?;
    all.extend(others.into_iter().map(|it| (it.setl_id.clone(), it)));
    let known = all
        .iter()
        .map(|(id, it)| (id.clone(), Known { booked_on: it.booked_on, reversed_on: it.reversed_on }));
    let known = known.collect();
    let mut rows = Vec::new();
    for it in compare::compare(&theirs, &ours, &known) {
        rows.push(result_row(call, &it, &all).await?);
    }
    let name = format!("3202_{from}_{until}_{}", call.institution.id);
    let bytes = archive::pack(&format!("{name}.txt"), &rows)?;
    let asked: Vec<String> =
        call.table.input[0].fields().map(|it| format!("{}={}", it.name, row.field(it.name))).collect();
    // A retry gets the first file, whatever was booked since.
    let kept =
        app.keep_file(&call.sender(), RESULT, &format!("{name}.zip"), &bytes, &asked.join("&")).await?;
    Ok(answer(&kept))
}

fn answer(file: &app::exchange::FileRecord) -> Node {
    Node::Object(vec![(
        "fileinfo",
        Node::Object(vec![
            ("file_qury_no", Node::text(&file.id)),
            ("filename", Node::text(&file.name)),
            ("dld_endtime", Node::text(format!("{} 23:59:59", file.expires_on))),
        ]),
    )])
}

/// Lines of the institution's file.
fn lines_of(cells: &[archive::Line]) -> Result<Vec<Line>, Refusal> {
    let mut findings = Findings::default();
    let mut lines = Vec::with_capacity(cells.len());
    for (place, cells) in cells {
        let mut amount = |at: usize, title: &str| {
            let words = if cells[at].is_empty() { "0" } else { cells[at].as_str() };
            money(words).unwrap_or_else(|| {
                let shown: String = words.chars().take(20).collect();
                let message = format!("{title}“{shown}”不是金额");
                findings.push(Finding::error("GW-0342", message, "请填写元").of(format!("第 {place} 行")));
                Fen::ZERO
            })
        };
        let (fee_fen, fund_fen, account_fen) = (amount(3, "总额"), amount(4, "基金"), amount(5, "账户"));
        let is_back = match cells[6].as_str() {
            "1" => true,
            "0" | "" => false,
            other => {
                let shown: String = other.chars().take(10).collect();
                let message = format!("退费标志“{shown}”不是 0 或 1");
                let finding = Finding::error("GW-0342", message, "0 结算，1 退费");
                findings.push(finding.of(format!("第 {place} 行")));
                false
            }
        };
        let [setl_id, mdtrt_id, psn_no] = [0, 1, 2].map(|at| cells[at].clone());
        lines.push(Line {
            place: *place,
            setl_id,
            mdtrt_id,
            psn_no,
            fee_fen,
            fund_fen,
            account_fen,
            is_back,
        });
    }
    if findings.is_empty() { Ok(lines) } else { Err(Refusal::of_findings(&findings.0)) }
}

/// A settlement as a line, and as one more when it was taken back; each with its day.
fn lines_of_booked(it: &Booked) -> Vec<(base::Day, Line)> {
    let line = |is_back: bool| {
        let sign = |fen: Fen| if is_back { -fen } else { fen };
        Line {
            place: 0,
            setl_id: it.setl_id.clone(),
            mdtrt_id: it.mdtrt_id.clone(),
            psn_no: it.psn_no.clone(),
            fee_fen: sign(it.fee_fen),
            fund_fen: sign(it.fund_fen),
            account_fen: sign(it.account_fen),
            is_back,
        }
    };
    let back = it.reversed_on.map(|day| (day, line(true)));
    [(it.booked_on, line(false))].into_iter().chain(back).collect()
}

/// A row of the answer's file: person, visit, settlement, message, result, flag, words, three amounts.
async fn result_row(
    call: &Call<'_>,
    difference: &Difference<'_>,
    all: &BTreeMap<String, Booked>,
) -> Result<Vec<String>, Refusal> {
    let Some(line) = difference.theirs.or(difference.ours) else { return Ok(Vec::new()) };
    let shown = difference.ours.unwrap_or(line);
    let known = all.contains_key(&line.setl_id);
    let msgid = if known {
        let record = call.gateway.app.find_settled(&line.setl_id).await?;
        record.message_id.split_once('-').map_or(String::new(), |it| it.1.to_owned())
    } else {
        String::new()
    };
    // What only the centre has is told without numbers in their columns, as the interface wants it.
    let is_centres = difference.theirs.is_none() && difference.kind == Kind::OnlyCentre;
    let (setl_id, mdtrt_id) =
        if is_centres { ("", "") } else { (line.setl_id.as_str(), shown.mdtrt_id.as_str()) };
    let flag = if line.is_back { "1" } else { "0" };
    Ok(vec![
        shown.psn_no.clone(),
        mdtrt_id.to_owned(),
        setl_id.to_owned(),
        msgid,
        "1".to_owned(),
        flag.to_owned(),
        words(difference),
        shown.fee_fen.to_string(),
        shown.fund_fen.to_string(),
        shown.account_fen.to_string(),
    ])
}

/// What differs and what to do.
fn words(difference: &Difference<'_>) -> String {
    let sums = |it: &Line| format!("总额 {}、基金 {}、账户 {}", it.fee_fen, it.fund_fen, it.account_fen);
    let theirs = difference.theirs.map_or(String::new(), |it| format!("文件第 {} 行，", it.place));
    let id = difference.theirs.or(difference.ours).map_or("", |it| it.setl_id.as_str());
    let undo = "门诊 2208、住院 2305";
    match (difference.kind, difference.theirs, difference.ours) {
        (Kind::OnlyInstitution, ..) => format!(
            "【医院多】{theirs}中心没有这笔结算。处理：患者已离开且已收费的，重新结算或退费；未收费的，在院内系统撤销"
        ),
        (Kind::OnlyCentre, _, Some(ours)) => format!(
            "【中心多】结算 {id}，就诊 {}。处理：院内没有收费的，用本行 msgid 发 2601 冲正；已收费的，查询 5203 后补记院内账",
            ours.mdtrt_id
        ),
        (Kind::Amounts, Some(it), Some(ours)) => format!(
            "【金额不符】{theirs}医院 {}；中心 {}。处理：以中心金额为准改正院内账，或撤销（{undo}）后重新结算",
            sums(it),
            sums(ours)
        ),
        (Kind::Persons, _, Some(ours)) => format!(
            "【人员不符】{theirs}中心记在人员 {}、就诊 {}。处理：核对结算 ID 后改正院内账",
            ours.psn_no, ours.mdtrt_id
        ),
        (Kind::BackAtInstitution, ..) => {
            format!("【中心未撤销】{theirs}医院已退费，中心仍有效。处理：向中心撤销（{undo}）")
        }
        (Kind::BackAtCentre, ..) => format!(
            "【医院未撤销】结算 {id} 中心已撤销，医院没有退费行。处理：院内退费撤销；已退费的，在文件里补上退费行"
        ),
        (Kind::Twice, ..) => format!("【重复】{theirs}同一笔在文件里写了两次。处理：核对是否重复记账"),
        (Kind::Elsewhere(day), ..) => {
            format!("【范围不符】{theirs}中心记在 {day}，或清算类别不同。处理：按中心日期和清算类别对账")
        }
        _ => String::new(),
    }
}
