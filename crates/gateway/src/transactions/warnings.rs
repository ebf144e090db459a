//! 3101, 3102, 3103: orders are analysed before and during treatment, and what was done about it is kept.

mod read;

use app::exchange::{AnalysisRecord, NewAnalysis, NewHandling};
use base::{Fen, Finding};
use serde::{Deserialize, Serialize};

use self::read::Judged;
use super::{Call, nothing};
use crate::analysis::{Violation, analyse};
use crate::node::Node;
use crate::refusal::Refusal;

/// What is kept of a result.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    name: String,
    content: String,
    severity: String,
    basis: String,
    amount_fen: Fen,
    orders: Vec<(String, Fen, bool)>,
}

impl Kept {
    fn of(it: &Violation<'_>, one: &Judged) -> Kept {
        let orders = it.orders.iter().map(|(at, fen)| {
            let order = &one.orders[*at];
            (order.id.clone(), *fen, order.is_current)
        });
        Kept {
            name: it.rule.name.clone(),
            content: it.content.clone(),
            severity: it.rule.severity.clone(),
            basis: it.rule.basis.clone(),
            amount_fen: it.amount_fen(),
            orders: orders.collect(),
        }
    }
}

/// 3101 and 3102.
pub async fn analysis(call: &Call<'_>) -> Result<Node, Refusal> {
    let judged = read::judged(call).await?;
    // The institution may ask for some rules only.
    let asked = call.first().field("rule_ids");
    let rules: Vec<crate::analysis::Rule> = call
        .gateway
        .profile
        .analysis
        .iter()
        .filter(|it| asked.is_empty() || asked.split(',').any(|id| id.trim() == it.id))
        .cloned()
        .collect();
    let mut found = Vec::new();
    for one in &judged {
        for it in analyse(&rules, &one.visit, &one.orders) {
            found.push(NewAnalysis {
                person_id: one.person_id.clone(),
                visit_id: one.visit_id.clone(),
                rule: it.rule.id.clone(),
                body: serde_json::to_string(&Kept::of(&it, one)).map_err(super::settle::unreadable)?,
            });
        }
    }
    let kept = if found.is_empty() {
        Vec::new()
    } else {
        let asked = format!("{:?}", call.envelope.input);
        call.gateway.app.keep_analyses(&call.sender(), &asked, &found).await?
    };
    let rows = kept.iter().map(row).collect::<Result<Vec<Node>, Refusal>>()?;
    Ok(Node::Object(vec![("result", Node::List(rows))]))
}

fn row(record: &AnalysisRecord) -> Result<Node, Refusal> {
    let it = &record.analysis;
    let kept: Kept = serde_json::from_str(&it.body).map_err(super::settle::unreadable)?;
    let details = kept.orders.iter().enumerate().map(|(nth, (order, fen, is_current))| {
        Node::Object(vec![
            ("jrd_id", Node::text(format!("{}-{}", record.id, nth + 1))),
            ("patn_id", Node::text(&it.person_id)),
            ("mdtrt_id", Node::text(&it.visit_id)),
            ("rx_id", Node::text(order)),
            ("vola_item_type", Node::text(if *is_current { "1" } else { "2" })),
            ("vola_amt", Node::Money(*fen)),
        ])
    });
    Ok(Node::Object(vec![
        ("jr_id", Node::text(&record.id)),
        ("rule_id", Node::text(&it.rule)),
        ("rule_name", Node::text(&kept.name)),
        ("vola_cont", Node::text(kept.content.chars().take(500).collect::<String>())),
        ("patn_id", Node::text(&it.person_id)),
        ("mdtrt_id", Node::text(&it.visit_id)),
        ("judge_result_detail_dtos", Node::List(details.collect())),
        ("vola_amt", Node::Money(kept.amount_fen)),
        ("vola_amt_stas", Node::text("1")),
        ("sev_deg", Node::text(&kept.severity)),
        ("vola_evid", Node::maybe(&kept.basis)),
        ("vola_bhvr_type", Node::text("2")),
        ("task_id", Node::Null),
    ]))
}

/// 3103.
pub async fn handling(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let inner = row.get("warns").map(crate::json::Json::rows).unwrap_or_default();
    let rows = if inner.is_empty() { call.rows(1).to_vec() } else { inner };
    let stage = row.field("warn_type");
    let mut findings = Vec::new();
    if !["1", "2"].contains(&stage) {
        findings.push(Finding::error("GW-0390", "反馈类型不是 1 或 2", "1 事前，2 事中").of("warn_type"));
    }
    if rows.is_empty() || rows.len() > 1_000 {
        let message = format!("处理数据有 {} 条", rows.len());
        findings.push(Finding::error("GW-0390", message, "请填写 1 至 1000 条").of("warns"));
    }
    let mut handling = Vec::new();
    for (nth, it) in rows.iter().take(1_000).enumerate() {
        let bad = |message: &str, remedy: &str| {
            Finding::error("GW-0390", message, remedy).of(format!("warns[{}]", nth + 1))
        };
        let (way, reason) = (it.field("dspo_way"), it.field("dspo_way_rea"));
        if !["1", "2"].contains(&way) {
            findings.push(bad("处理方式不是 1 或 2", "1 继续执行医嘱，2 返回修改医嘱"));
        } else if way == "1" && reason.is_empty() {
            findings.push(bad("继续执行没有写处理原因", "请补填 dspo_way_rea"));
        }
        handling.push(NewHandling {
            result_id: it.field("warn_rslt_id").to_owned(),
            way: way.to_owned(),
            reason: reason.chars().take(500).collect(),
        });
    }
    if !findings.is_empty() {
        return Err(Refusal::of_findings(&findings));
    }
    call.gateway.app.keep_handling(&call.sender(), stage, &handling).await?;
    Ok(nothing())
}
