//! `mingbai policy render`: a package as pages, the law left, the rules right.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use base::Findings;
use benefit::{Decision, Engine, cases};
use policy::Pack;
use policy::render::{CaseReport, StepReport, VisitReport};

use crate::packs;

/// Writes the pages of a package, also of one with errors: those are on the first page.
///
/// # Errors
/// When the package cannot be read or a page cannot be written.
pub fn run(folder: &Path, output: &Path) -> anyhow::Result<ExitCode> {
    let source = packs::read(folder)?;
    let findings = cases::check_source(&source);
    let (pack, reports) = results(&source);
    let pages = policy::render::pages(&pack, &findings, &reports);
    for page in &pages {
        let path = output.join(&page.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("建不了文件夹 {}", parent.display()))?;
        }
        fs::write(&path, &page.html).with_context(|| format!("写不了 {}", path.display()))?;
    }
    println!("写好 {} 页，从 {} 看起", pages.len(), output.join("index.html").display());
    if !findings.is_usable() {
        println!("注意：规则包有错误，首页列出了全部；算例没有全部相符时以 policy test 为准");
    }
    Ok(ExitCode::SUCCESS)
}

/// The pack, and how its cases come out when it can be used.
fn results(source: &policy::PackSource) -> (Pack, Vec<CaseReport>) {
    let (pack, findings) = policy::load(source);
    if !findings.is_usable() {
        return (pack, Vec::new());
    }
    match Engine::new(pack.clone(), Findings::default()) {
        Ok(engine) => {
            let reports = cases::run_all(&engine).into_iter().map(|it| report(&pack, it)).collect();
            (pack, reports)
        }
        Err(_) => (pack, Vec::new()),
    }
}

fn report(pack: &Pack, result: cases::CaseResult) -> CaseReport {
    let visits =
        result.decisions.iter().zip(result.compared.iter()).map(|(decision, compared)| VisitReport {
            compared: compared.iter().map(|it| (it.key.clone(), it.expected, it.actual)).collect(),
            shares: shares(decision),
            steps: steps(pack, decision),
        });
    CaseReport {
        passes: result.passes(),
        visits: visits.collect(),
        remarks: result.differences.iter().chain(&result.citations).cloned().collect(),
    }
}

fn shares(decision: &Decision) -> Vec<(String, String)> {
    let yuan = |fen: base::Fen| format!("{fen} 元");
    let paid =
        decision.payers.iter().chain(&decision.benefits).map(|it| (it.name.clone(), yuan(it.amount_fen)));
    let person = [("个人".to_owned(), yuan(decision.person_fen))];
    let accounts = decision.accounts.iter().map(|it| (format!("其中 {}", it.name), yuan(it.amount_fen)));
    let cash = [("其中 现金".to_owned(), yuan(decision.cash_fen))];
    paid.chain(person).chain(accounts).chain(cash).collect()
}

fn steps(pack: &Pack, decision: &Decision) -> Vec<StepReport> {
    let step = |it: &benefit::decision::Step| {
        let layer =
            decision.layers.iter().find(|layer| layer.layer == it.layer).map(|layer| layer.name.clone());
        let amount =
            || pack.amounts.iter().find(|amount| amount.id == it.layer).map(|amount| amount.name.clone());
        let line = || it.layer.strip_prefix("line ").map(|at| format!("明细 {at}"));
        StepReport {
            layer: layer.or_else(amount).or_else(line).unwrap_or_else(|| it.layer.clone()),
            text: it.text.clone(),
            clause: it.clause.clone(),
            rule: it.rule.clone(),
        }
    };
    decision.trace.iter().map(step).collect()
}
