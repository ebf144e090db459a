//! What is wrong with a bill from outside, all of it at once, each beside its field. A bill that passes can be worked
//! out as far as its form goes; whether a rule and a coverage are there, a preview says.

use base::{Day, Finding, Findings};

use crate::error::AppError;
use crate::model::ReimbursementRequest;
use crate::region::Region;
use crate::visits;

/// Longest name of an institution or a paper, in characters.
const LONGEST: usize = 100;
/// Most papers of a bill.
const MOST_PAPERS: usize = 50;

/// Refuses a bill with everything that is wrong with it.
///
/// # Errors
/// The findings.
pub(super) fn bill(request: &ReimbursementRequest, region: &Region, today: Day) -> Result<(), AppError> {
    let mut findings = Vec::new();
    let mut fault = |place: &str, message: String, remedy: &str| {
        findings.push(Finding::error("APP-0001", message, remedy).of(place));
    };
    let name = request.institution_name.trim();
    if name.is_empty() || name.chars().count() > LONGEST {
        let remedy = "请照票据上的全称填写，不超过 100 个字";
        fault("institution_name", "没有写就诊的医疗机构，或写得太长".to_owned(), remedy);
    }
    if request.level.is_empty() {
        fault("level", "没有写机构级别".to_owned(), "请照票据上的机构选它的级别");
    } else if region.values("level").is_some_and(|it| !it.contains(&request.level)) {
        fault("level", format!("没有机构级别“{}”", request.level), "请用规则包里的级别");
    }
    let papers = &request.papers;
    if papers.len() > MOST_PAPERS || papers.iter().any(|it| it.chars().count() > LONGEST) {
        fault("papers", "材料太多，或名称太长".to_owned(), "至多 50 份，每份名称不超过 100 个字");
    }
    let visit = &request.visit;
    if region.values("visit").is_some_and(|it| !it.contains(&visit.kind)) {
        fault("visit.kind", format!("没有就诊类别“{}”", visit.kind), "请用规则包里的类别");
    }
    match visit.admitted_on {
        None => fault("visit.admitted_on", "没有就诊日期".to_owned(), "请照票据填写入院或就诊的日期"),
        Some(day) if day > today => {
            fault("visit.admitted_on", format!("就诊日 {day} 晚于今天 {today}"), "请核对日期");
        }
        Some(_) => {}
    }
    if let Some(day) = visit.discharged_on {
        if visit.admitted_on.is_some_and(|it| day < it) {
            fault("visit.discharged_on", format!("出院日 {day} 早于入院日"), "请核对日期");
        } else if day > today {
            fault("visit.discharged_on", format!("出院日 {day} 晚于今天 {today}"), "出院以后才能报销");
        }
    }
    if visit.lines.is_empty() && visit.amounts.is_empty() {
        fault("visit.lines", "没有费用明细".to_owned(), "请照费用清单录入、粘贴或上传明细");
    } else if let Err(refusal) = visits::check_lines(&visit.lines) {
        let moved = refusal.findings.0.into_iter().map(|it| it.of("visit.lines"));
        findings.extend(moved);
    }
    if findings.is_empty() { Ok(()) } else { Err(Findings(findings).into()) }
}
