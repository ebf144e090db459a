//! One change to one visit: values in, values out.

use base::{Day, Fen};
use store::{FeeLine, Visit, VisitState};

use super::{
    BATCH, DIAGNOSIS_CODE, Description, NUMBER, PartBack, Report, ReportedLine, VisitChange, Which, Words,
};
use super::{keep_report, report_of};
use crate::error::AppError;
use crate::facts;
use crate::settle::{stored_visit, unreadable};
use crate::visits::check_lines;

/// Applies a change to an open visit; returns the lines it adds.
pub fn apply(visit: &mut Visit, change: &VisitChange, today: Day) -> Result<Vec<FeeLine>, AppError> {
    match change {
        VisitChange::Open { .. } => Err(AppError::state("就诊已经登记", "请直接上传费用")),
        VisitChange::Describe(description) => describe(visit, description, today).map(|()| Vec::new()),
        VisitChange::Charge { lines, refunds, .. } => charge(visit, lines, refunds, today),
        VisitChange::TakeBack(which) => take_back(visit, which),
        // Done with all parts of the visit.
        VisitChange::Gather(_) => Ok(Vec::new()),
        VisitChange::Remark(remarks) => remark(visit, remarks).map(|()| Vec::new()),
        VisitChange::Discharge { on, description } => {
            if *on > today {
                return Err(AppError::input(
                    "endtime",
                    format!("出院日 {on} 晚于今天 {today}"),
                    "请核对日期",
                ));
            }
            if *on < visit.admitted_on {
                let message = format!("出院日 {on} 早于入院日 {}", visit.admitted_on);
                return Err(AppError::input("endtime", message, "请核对日期"));
            }
            describe(visit, description, today)?;
            visit.discharged_on = Some(*on);
            visit.state = VisitState::Discharged;
            Ok(Vec::new())
        }
        VisitChange::UndoDischarge => {
            if visit.discharged_on.is_none() {
                return Err(AppError::state(format!("就诊 {} 没有办理过出院", visit.id), "不需要撤销出院"));
            }
            visit.discharged_on = None;
            visit.state = VisitState::Open;
            Ok(Vec::new())
        }
        VisitChange::Cancel => {
            let left = live(visit).len();
            if left > 0 {
                let message = format!("就诊 {} 还有 {left} 条费用明细", visit.id);
                return Err(AppError::state(message, "请先撤销费用明细，再撤销就诊登记"));
            }
            visit.state = VisitState::Cancelled;
            Ok(Vec::new())
        }
    }
}

fn describe(visit: &mut Visit, description: &Description, today: Day) -> Result<(), AppError> {
    if let Some(on) = description.admitted_on {
        if on > today || visit.discharged_on.is_some_and(|last| last < on) {
            let message = format!("入院日 {on} 晚于今天或出院日");
            return Err(AppError::input("begntime", message, "请核对日期"));
        }
        visit.admitted_on = on;
    }
    let mut new = stored_visit(visit)?;
    if let Some(kind) = &description.kind {
        new.kind.clone_from(kind);
        visit.kind.clone_from(kind);
    }
    new.facts.extend(description.facts.clone());
    new.numbers.extend(description.numbers.clone());
    visit.facts = serde_json::to_string(&new).map_err(unreadable)?;
    let mut report = report_of(visit);
    report.said.extend(description.said.clone());
    let mut codes = description.codes.clone();
    if !description.diagnoses.is_empty() {
        let kept = kept_diagnoses(&report.diagnoses, description);
        report.diagnoses = kept.into_iter().chain(description.diagnoses.clone()).collect();
        if codes.is_empty() {
            codes = report.diagnoses.iter().filter_map(|it| it.get(DIAGNOSIS_CODE).cloned()).collect();
        }
    }
    if !codes.is_empty() {
        visit.diagnoses = serde_json::to_string(&codes).map_err(unreadable)?;
    }
    keep_report(visit, &report)
}

/// Earlier diagnoses that stay beside the new ones.
fn kept_diagnoses(known: &[Words], description: &Description) -> Vec<Words> {
    let names = &description.replaces_by;
    if names.is_empty() {
        return Vec::new();
    }
    let same = |a: &Words, b: &Words| names.iter().all(|it| a.get(it) == b.get(it));
    known.iter().filter(|old| !description.diagnoses.iter().any(|new| same(old, new))).cloned().collect()
}

fn remark(visit: &mut Visit, remarks: &[(String, Words)]) -> Result<(), AppError> {
    let mut report = report_of(visit);
    for (number, words) in remarks {
        let found = live(visit).into_iter().rev().find(|it| said(&report, it.line_no, NUMBER) == number);
        let Some(line) = found else {
            let message = format!("没有流水号为 {number} 的未结算明细");
            return Err(AppError::input("bkkp_sn", message, "请核对记账流水号"));
        };
        report.lines.entry(line.line_no).or_default().extend(words.clone());
    }
    keep_report(visit, &report)
}

/// A line that is not given back whole, with what is left of it.
pub struct Live {
    /// Number within the visit.
    pub line_no: i64,
    /// What is left. In fen.
    pub amount_fen: i64,
    /// What is left, in ten-thousandths.
    pub quantity_e4: i64,
}

/// Lines of a visit that are not given back whole, in their order.
pub fn live(visit: &Visit) -> Vec<Live> {
    let mut live: Vec<Live> = Vec::new();
    for line in &visit.lines {
        match line.refunds_line_no {
            None => live.push(Live {
                line_no: line.line_no,
                amount_fen: line.amount_fen,
                quantity_e4: line.quantity_e4,
            }),
            Some(of) => {
                if let Some(known) = live.iter_mut().find(|it| it.line_no == of) {
                    known.amount_fen += line.amount_fen;
                    known.quantity_e4 += line.quantity_e4;
                }
            }
        }
    }
    live.retain(|it| it.amount_fen > 0);
    live
}

/// What was said of a line under a name.
pub fn said<'r>(report: &'r Report, line_no: i64, name: &str) -> &'r str {
    report.lines.get(&line_no).and_then(|it| it.get(name)).map_or("", String::as_str)
}

fn charge(
    visit: &mut Visit,
    lines: &[ReportedLine],
    refunds: &[PartBack],
    today: Day,
) -> Result<Vec<FeeLine>, AppError> {
    let mut report = report_of(visit);
    let mut findings = base::Findings::default();
    let mut next = visit.lines.iter().map(|it| it.line_no).max().unwrap_or(0) + 1;
    let mut used: std::collections::HashSet<String> =
        live(visit).iter().map(|it| said(&report, it.line_no, NUMBER).to_owned()).collect();
    let mut added = Vec::new();
    for it in lines {
        let bad = |message: String, remedy: &str| {
            base::Finding::error("APP-0021", message, remedy).of("feedetl_sn")
        };
        if !used.insert(it.number.clone()) {
            findings
                .push(bad(format!("流水号 {} 在这次就诊中已经上传", it.number), "重新上传前请先撤销原明细"));
            continue;
        }
        if let Err(error) = check_lines(std::slice::from_ref(&it.line)) {
            findings.extend(error.findings.0.into_iter().map(|f| f.of("det_item_fee_sumamt")));
        }
        if it.line.on.is_some_and(|day| day > today) {
            findings.push(bad("费用发生日期晚于今天".to_owned(), "请核对费用发生时间"));
        }
        if let (Some(day), Some(last)) = (it.line.on, visit.discharged_on)
            && day > last
        {
            let message = format!("费用发生日期 {day} 晚于就诊的最后一天 {last}");
            findings.push(bad(message, "请核对费用发生时间；改天的门诊请另行挂号"));
        }
        added.push(facts::to_store(&it.line, &visit.id, next, it.line.on.unwrap_or(today)));
        let mut words = it.said.clone();
        words.insert(NUMBER.to_owned(), it.number.clone());
        words.insert(BATCH.to_owned(), it.batch.clone());
        report.lines.insert(next, words);
        next += 1;
    }
    let mut given_back = given_back(visit, &report);
    for it in refunds {
        if !given_back.insert(it.number.clone()) {
            let message = format!("退费流水号 {} 在这次就诊中已经上传", it.number);
            let finding = base::Finding::error("APP-0021", message, "重发请用原报文号；另一笔退费请换流水号");
            findings.push(finding.of("feedetl_sn"));
            continue;
        }
        let all = visit.lines.iter().chain(&added);
        let of = all
            .filter(|line| line.refunds_line_no.is_none() && said(&report, line.line_no, NUMBER) == it.of)
            .max_by_key(|line| line.line_no)
            .cloned();
        let Some(of) = of else {
            let message = format!("没有流水号为 {} 的原明细", it.of);
            findings.push(
                base::Finding::error("APP-0022", message, "退费请在原费用流水号里写被退明细的流水号")
                    .of("init_feedetl_sn"),
            );
            continue;
        };
        let (left_fen, left_e4) = left_of(&of, visit.lines.iter().chain(&added));
        if it.amount_fen.0 > left_fen || it.quantity_e4 > left_e4 {
            let message = format!("退费 {} 超过原明细 {} 还有的 {} 元", it.number, it.of, Fen(left_fen));
            let finding = base::Finding::error("APP-0022", message, "请核对退费的金额和数量");
            findings.push(finding.of("det_item_fee_sumamt"));
            continue;
        }
        added.push(back(&of, next, it.amount_fen, it.quantity_e4));
        let mut words = report.lines.get(&of.line_no).cloned().unwrap_or_default();
        words.insert(NUMBER.to_owned(), it.number.clone());
        report.lines.insert(next, words);
        next += 1;
    }
    if !findings.is_empty() {
        return Err(findings.into());
    }
    visit.lines.extend(added.iter().cloned());
    facts::net_lines(&visit.lines)?;
    keep_report(visit, &report)?;
    Ok(added)
}

/// Numbers of what was given back of lines that are not given back whole.
fn given_back(visit: &Visit, report: &Report) -> std::collections::HashSet<String> {
    let left: Vec<i64> = live(visit).iter().map(|it| it.line_no).collect();
    let backs = visit.lines.iter().filter(|it| it.refunds_line_no.is_some_and(|of| left.contains(&of)));
    backs.map(|it| said(report, it.line_no, NUMBER).to_owned()).filter(|it| !it.is_empty()).collect()
}

/// What is left of a line after what was given back.
fn left_of<'l>(of: &FeeLine, lines: impl Iterator<Item = &'l FeeLine>) -> (i64, i64) {
    let of_it = lines.filter(|it| it.line_no == of.line_no || it.refunds_line_no == Some(of.line_no));
    of_it.fold((0, 0), |(amount, quantity), it| (amount + it.amount_fen, quantity + it.quantity_e4))
}

/// What gives back a line, or a part of it.
pub fn back(of: &FeeLine, line_no: i64, amount_fen: Fen, quantity_e4: i64) -> FeeLine {
    FeeLine {
        line_no,
        amount_fen: -amount_fen.0,
        quantity_e4: -quantity_e4,
        refunds_line_no: Some(of.line_no),
        ..of.clone()
    }
}

fn take_back(visit: &mut Visit, which: &Which) -> Result<Vec<FeeLine>, AppError> {
    let report = report_of(visit);
    let meant = |line_no: i64| match which {
        Which::All => true,
        Which::Batch(batch) => said(&report, line_no, BATCH) == batch,
        Which::Numbers(numbers) => numbers.iter().any(|it| it == said(&report, line_no, NUMBER)),
    };
    let left = live(visit);
    let mut next = visit.lines.iter().map(|it| it.line_no).max().unwrap_or(0) + 1;
    let mut added = Vec::new();
    for it in left.iter().filter(|it| meant(it.line_no)) {
        let Some(of) = visit.lines.iter().find(|line| line.line_no == it.line_no) else { continue };
        added.push(back(of, next, Fen(it.amount_fen), it.quantity_e4));
        next += 1;
    }
    if let Which::Numbers(numbers) = which {
        let known = |number: &&String| !left.iter().any(|it| said(&report, it.line_no, NUMBER) == **number);
        let missing: Vec<&String> = numbers.iter().filter(known).collect();
        if let Some(first) = missing.first() {
            let message = format!("没有流水号为 {first} 的未结算明细（共 {} 条找不到）", missing.len());
            return Err(AppError::input("feedetl_sn", message, "请核对流水号；已结算的请先撤销结算"));
        }
    }
    if added.is_empty() {
        let message = format!("就诊 {} 没有可撤销的费用明细", visit.id);
        return Err(AppError::state(message, "请核对收费批次号；已结算的请先撤销结算"));
    }
    visit.lines.extend(added.iter().cloned());
    Ok(added)
}
