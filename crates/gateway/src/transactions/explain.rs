//! 100001: why these amounts, segment by segment, from the trace of the decision.

use app::reported::visit_of;
use base::Fen;

use super::{Call, settle};
use crate::node::Node;
use crate::refusal::Refusal;

struct Segment<'a> {
    code: String,
    name: String,
    own_fen: Fen,
    fund_fen: Fen,
    base_fen: Fen,
    clause: &'a str,
}

/// Shares in ten-thousandths; nothing of nothing.
fn share(part: Fen, whole: Fen) -> Node {
    if whole.0 <= 0 {
        return Node::Whole(0);
    }
    Node::Decimal(i64::try_from(i128::from(part.0) * 10_000 / i128::from(whole.0)).unwrap_or(0), 4)
}

/// 100001.
pub async fn segments(call: &Call<'_>) -> Result<Node, Refusal> {
    let (record, visit) = settle::record(call, call.first().field("setl_id")).await?;
    let decision = &record.decision;
    let parts = &decision.parts;
    let mut segments = Vec::new();
    let outside = [
        ("101", "全自费", parts.out_of_scope_fen),
        ("102", "先行自付", parts.prepaid_fen),
        ("103", "超限价自费", parts.over_limit_fen),
    ];
    for (code, name, own_fen) in outside {
        if own_fen > Fen::ZERO {
            segments.push(Segment {
                code: code.to_owned(),
                name: name.to_owned(),
                own_fen,
                fund_fen: Fen::ZERO,
                base_fen: own_fen,
                clause: "目录",
            });
        }
    }
    for (nth, layer) in decision.layers.iter().enumerate() {
        let clause = |kind: &str| {
            let found = decision.trace.iter().find(|it| it.layer == layer.layer && it.kind == kind);
            found.map_or("", |it| it.clause.as_str())
        };
        if layer.deductible_fen > Fen::ZERO {
            segments.push(Segment {
                code: if layer.payer == "pooled" { "S001".to_owned() } else { format!("S{:03}", 100 + nth) },
                name: format!("{}起付线", layer.name),
                own_fen: layer.deductible_fen,
                fund_fen: Fen::ZERO,
                base_fen: layer.deductible_fen,
                clause: clause("deductible"),
            });
        }
        let begin = match layer.payer.as_str() {
            "pooled" => "C",
            "large" => "L",
            "major" => "PL",
            "civil" => "GB",
            _ => "M",
        };
        let own_fen = layer.self_fen + layer.cut_fen;
        segments.push(Segment {
            code: format!("{begin}{:0width$}", nth + 1, width = 4 - begin.len()),
            name: layer.name.clone(),
            own_fen,
            fund_fen: layer.paid_fen,
            base_fen: own_fen + layer.paid_fen,
            clause: clause("rate"),
        });
    }
    let rows = segments.iter().map(|it| {
        let name =
            if it.clause.is_empty() { it.name.clone() } else { format!("{}（{}）", it.name, it.clause) };
        Node::Object(vec![
            ("setlId", Node::text(&record.id)),
            ("mdtrtId", Node::text(visit_of(&visit.id))),
            ("psnNo", Node::text(&record.person_id)),
            ("polItemCode", Node::text(&it.code)),
            ("polItemName", Node::text(name.chars().take(50).collect::<String>())),
            ("selfPayAmt", Node::Money(it.own_fen)),
            ("selfPayProp", share(it.own_fen, it.base_fen)),
            ("fundPayAmt", Node::Money(it.fund_fen)),
            ("fundPayProp", share(it.fund_fen, it.base_fen)),
            ("polItemPaySum", Node::Money(it.base_fen)),
        ])
    });
    Ok(Node::Object(vec![("data", Node::List(rows.collect()))]))
}
