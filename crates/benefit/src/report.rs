//! How a case came out, in the words of pages: who pays what, expected beside computed, the steps.
//!
//! **Knows:** results of cases. **Does not know:** HTML, JSON.

use base::Fen;
use policy::Pack;
use policy::render::{CaseReport, StepReport, VisitReport};

use crate::cases::CaseResult;
use crate::decision::{Decision, Step};

/// A case's report.
#[must_use]
pub fn of(pack: &Pack, result: CaseResult) -> CaseReport {
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
    let yuan = |fen: Fen| format!("{fen} 元");
    let paid =
        decision.payers.iter().chain(&decision.benefits).map(|it| (it.name.clone(), yuan(it.amount_fen)));
    let person = [("个人".to_owned(), yuan(decision.person_fen))];
    let accounts = decision.accounts.iter().map(|it| (format!("其中 {}", it.name), yuan(it.amount_fen)));
    let cash = [("其中 现金".to_owned(), yuan(decision.cash_fen))];
    paid.chain(person).chain(accounts).chain(cash).collect()
}

fn steps(pack: &Pack, decision: &Decision) -> Vec<StepReport> {
    let step = |it: &Step| {
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
