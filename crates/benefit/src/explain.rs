//! A decision as text for the command line.

use std::fmt::Write;

use crate::decision::{Decision, Outcome};

/// The decision with every step, in Chinese.
#[must_use]
pub fn text(decision: &Decision) -> String {
    let mut out = String::new();
    let parts = &decision.parts;
    let _ = writeln!(
        out,
        "总费用 {} = 全自费 {} + 超限价 {} + 先行自付 {} + 政策范围内 {}",
        parts.total_fen, parts.out_of_scope_fen, parts.over_limit_fen, parts.prepaid_fen, parts.eligible_fen
    );
    match &decision.outcome {
        Outcome::Decided => {}
        Outcome::NotApplicable => out.push_str("无适用待遇：没有哪一层适用，费用由个人负担\n"),
        Outcome::NoRule { reasons } => {
            let _ = writeln!(out, "缺少规则，不能结算：{}", reasons.join("；"));
        }
    }
    let mut layer = "";
    for step in &decision.trace {
        if step.layer != layer {
            layer = &step.layer;
            let name = decision.layers.iter().find(|it| it.layer == layer);
            let _ = writeln!(out, "\n【{}】", name.map_or(layer, |it| it.name.as_str()));
        }
        let rule = if step.rule.is_empty() { String::new() } else { format!("，规则 {}", step.rule) };
        let _ = writeln!(out, "  {}    〔{}{rule}〕", step.text, step.clause);
    }
    out.push('\n');
    for share in decision.payers.iter().chain(&decision.benefits) {
        let _ = writeln!(out, "{:>14} 元  {}", share.amount_fen.to_string(), share.name);
    }
    let _ = writeln!(out, "{:>14} 元  个人", decision.person_fen.to_string());
    for share in &decision.accounts {
        let _ = writeln!(out, "{:>14} 元  　其中 {}", share.amount_fen.to_string(), share.name);
    }
    let _ = writeln!(out, "{:>14} 元  　其中现金", decision.cash_fen.to_string());
    for change in &decision.meters {
        let _ = writeln!(
            out,
            "累计器 {}（{}）：{} → {}",
            change.meter,
            change.period,
            change.before,
            change.before + change.change
        );
    }
    out
}
