//! Steps of a run in words: what a patient, a clerk and an auditor read.

use base::{Fen, Rate};
use policy::Pack;
use policy::model::Citation;

use crate::bill::FeeLine;
use crate::decision::Step;
use crate::lines::{LineSplit, Reason};
use crate::program::{Op, Program};
use crate::run::{RawStep, StepKind};

/// The steps of a program's run.
pub fn steps(pack: &Pack, program: &Program, raw: &[RawStep]) -> Vec<Step> {
    raw.iter().map(|it| step(pack, program, it)).collect()
}

fn step(pack: &Pack, program: &Program, raw: &RawStep) -> Step {
    let (layer, own_citation, round) = match &program.ops[raw.op] {
        Op::Layer(op) => {
            let layer = &pack.layers[op.index];
            (pack.layer_ids[op.layer].clone(), &layer.citation, layer.base.text.clone())
        }
        Op::Amount(op) => {
            let amount = &pack.amounts[op.index];
            (amount.id.clone(), &amount.citation, amount.name.clone())
        }
    };
    let rule = pack.rules.get(raw.rule);
    let citation: &Citation = rule.map_or(own_citation, |it| &it.citation);
    let (kind, text) = words(raw, &round, rule.map_or("", |it| it.id.as_str()));
    let amount_step = raw.kind == StepKind::Amount;
    Step {
        rule: rule.map_or_else(|| if amount_step { layer.clone() } else { String::new() }, |it| it.id.clone()),
        layer,
        kind: kind.to_owned(),
        clause: pack.cite(citation),
        text,
        amount_fen: Fen(raw.result),
    }
}

/// Kind and sentence of a step. `base` is the layer's base as written (or a named amount's name).
fn words(raw: &RawStep, base: &str, rule: &str) -> (&'static str, String) {
    let (a, b, result) = (Fen(raw.a), Fen(raw.b), Fen(raw.result));
    match raw.kind {
        StepKind::Guard => ("guard", format!("条件金额 {a} 元，界限 {b} 元，本层不适用")),
        StepKind::Base => ("base", format!("基数 {base} = {result} 元")),
        StepKind::CostLimit if raw.a == i64::MAX => ("cost_limit", "不设费用限额".to_owned()),
        StepKind::CostLimit => ("cost_limit", format!("费用限额 {a} 元，还可计入 {b} 元，超出 {result} 元")),
        StepKind::Deductible if raw.a == raw.b => ("deductible", format!("起付标准 {a} 元，本次扣 {result} 元")),
        StepKind::Deductible => ("deductible", format!("起付标准 {a} 元，还须扣 {b} 元，本次扣 {result} 元")),
        StepKind::DeductibleLimit => {
            ("deductible_limit", format!("起付合计不超过 {a} 元，此前已扣 {b} 元，本次至多扣 {result} 元"))
        }
        StepKind::Rate => ("rate", format!("{a} 元 × {} = {result} 元", Rate(raw.b))),
        StepKind::Band => {
            let part = Fen(raw.b - raw.a);
            ("band", format!("{a} 至 {b} 元一段：{part} 元 × {}", Rate(raw.result)))
        }
        StepKind::Adjust => ("adjust", format!("按 {rule} 调整")),
        StepKind::Cumulative => {
            ("cumulative", format!("年内累计由 {a} 元到 {b} 元，两头之差应付 {result} 元"))
        }
        StepKind::PayLimit if raw.a == i64::MAX => ("pay_limit", "不设支付限额".to_owned()),
        StepKind::PayLimit => ("pay_limit", format!("支付限额 {a} 元，此前已用 {b} 元，少付 {result} 元")),
        StepKind::Floor => ("floor", format!("保底 {a} 元，原为 {b} 元，付 {result} 元")),
        StepKind::Balance => ("balance", format!("账户余额 {a} 元，应付 {b} 元，付 {result} 元")),
        StepKind::NotChosen => ("not_chosen", format!("择优：本层可付 {a} 元，未取")),
        StepKind::Paid => ("paid", format!("支付 {result} 元")),
        StepKind::Amount => ("amount", format!("{base} = {result} 元")),
    }
}

/// The steps of the fee lines that lose something, or that a rule touched.
pub fn line_steps(pack: &Pack, lines: &[FeeLine], splits: &[LineSplit]) -> Vec<Step> {
    let mut steps = Vec::new();
    for (at, (line, split)) in lines.iter().zip(splits).enumerate() {
        let mut words = Vec::new();
        match split.reason {
            Reason::ClassC => words.push("丙类或目录外，全部自费".to_owned()),
            Reason::Restricted => words.push("不符合目录限定，全部自费".to_owned()),
            Reason::Quantity => words.push(format!("超过限量，自费 {} 元", Fen(split.out_of_scope))),
            Reason::None | Reason::NoShare | Reason::Conflict => {}
        }
        if split.over_limit > 0 {
            words.push(format!("超过限价 {} 元", Fen(split.over_limit)));
        }
        if split.prepaid > 0 {
            words.push(format!("先行自付 {} = {} 元", Rate(split.share), Fen(split.prepaid)));
        }
        if words.is_empty() && split.rule.is_none() {
            continue;
        }
        let rule = split.rule.map(|it| &pack.prepaid[it]);
        let name = if line.name.is_empty() { &line.code } else { &line.name };
        steps.push(Step {
            layer: format!("line {}", at + 1),
            kind: "line".to_owned(),
            rule: rule.map_or_else(String::new, |it| it.id.clone()),
            clause: rule.map_or_else(|| "目录".to_owned(), |it| pack.cite(&it.citation)),
            text: format!("{name} {} 元：{}，政策范围内 {} 元", line.amount_fen, words.join("，"), Fen(split.eligible)),
            amount_fen: Fen(split.eligible),
        });
    }
    steps
}
