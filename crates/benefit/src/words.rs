//! Steps of a run in words: what a patient, a clerk and an auditor read.

use std::fmt;

use base::{Fen, Rate};
use policy::Pack;
use policy::model::Citation;

use crate::bill::FeeLine;
use crate::decision::Step;
use crate::lines::{LineSplit, Reason};
use crate::program::{Op, Program};
use crate::run::{RawStep, StepKind};

/// An amount in yuan, as [`Fen`] prints it, without going through a text of its own: a trace has dozens.
#[derive(Clone, Copy)]
struct Yuan(i64);

impl fmt::Display for Yuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = [b'0'; 24];
        let mut at = digits.len();
        let mut left = self.0.unsigned_abs();
        while left > 0 || at > digits.len() - 4 {
            at -= 1;
            if at == digits.len() - 3 {
                digits[at] = b'.';
                continue;
            }
            digits[at] = b'0' + (left % 10) as u8;
            left /= 10;
        }
        if self.0 < 0 {
            at -= 1;
            digits[at] = b'-';
        }
        f.write_str(std::str::from_utf8(&digits[at..]).unwrap_or_default())
    }
}

/// The steps of a program's run.
pub fn steps(pack: &Pack, program: &Program, raw: &[RawStep]) -> Vec<Step> {
    raw.iter().map(|it| step(pack, program, it)).collect()
}

fn step(pack: &Pack, program: &Program, raw: &RawStep) -> Step {
    let (layer, own_citation, base): (&str, &Citation, &str) = match &program.ops[raw.op] {
        Op::Layer(op) => {
            let layer = &pack.layers[op.index];
            (&pack.layer_ids[op.layer], &layer.citation, &layer.base_words)
        }
        Op::Amount(op) => {
            let amount = &pack.amounts[op.index];
            (&amount.id, &amount.citation, &amount.name)
        }
    };
    let rule = pack.rules.get(raw.rule);
    let adjustment = rule.map_or("", |it| it.words.as_str());
    let citation = rule.map_or(own_citation, |it| &it.citation);
    // A named amount is its own rule.
    let own_rule = if raw.kind == StepKind::Amount { layer } else { "" };
    let rule = rule.map_or(own_rule, |it| it.id.as_str());
    let (kind, text) = words(raw, base, adjustment);
    Step {
        layer: layer.to_owned(),
        kind: kind.to_owned(),
        rule: rule.to_owned(),
        clause: pack.cite(citation),
        text,
        amount_fen: Fen(raw.result),
    }
}

/// Kind and sentence of a step. `base` is the layer's base in words (or a named amount's name).
fn words(raw: &RawStep, base: &str, adjustment: &str) -> (&'static str, String) {
    let (a, b, result) = (Yuan(raw.a), Yuan(raw.b), Yuan(raw.result));
    match raw.kind {
        StepKind::Guard => ("guard", format!("条件金额 {a} 元，界限 {b} 元，本层不适用")),
        StepKind::Base => ("base", format!("基数 {base} = {result} 元")),
        StepKind::CostLimit if raw.a == i64::MAX => ("cost_limit", "不设费用限额".to_owned()),
        StepKind::CostLimit => ("cost_limit", format!("费用限额 {a} 元，还可计入 {b} 元，超出 {result} 元")),
        StepKind::Deductible if raw.a == raw.b => {
            ("deductible", format!("起付标准 {a} 元，本次扣 {result} 元"))
        }
        StepKind::Deductible => ("deductible", format!("起付标准 {a} 元，还须扣 {b} 元，本次扣 {result} 元")),
        StepKind::DeductibleLimit => {
            ("deductible_limit", format!("起付合计不超过 {a} 元，此前已扣 {b} 元，本次至多扣 {result} 元"))
        }
        StepKind::Rate if raw.a <= 0 => ("rate", "没有可按比例支付的费用，应付 0.00 元".to_owned()),
        StepKind::Rate => ("rate", rate(raw)),
        StepKind::Band => {
            let part = Yuan(raw.b - raw.a);
            ("band", format!("{a} 至 {b} 元一段：{part} 元 × {}", Rate(raw.result)))
        }
        StepKind::Adjust => ("adjust", format!("其中已{adjustment}")),
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

/// `12850.00 元 × 85% = 10922.50 元，取整为 10922.00 元`: the product as it is, then how it was made whole.
fn rate(raw: &RawStep) -> String {
    let exact = base::divide_rounded(
        i128::from(raw.a) * i128::from(raw.b),
        i128::from(base::PPM),
        base::Rounding::FenHalfUp,
    );
    let sentence = format!("{} 元 × {} = {} 元", Yuan(raw.a), Rate(raw.b), Yuan(exact));
    if exact == raw.result { sentence } else { format!("{sentence}，取整为 {} 元", Yuan(raw.result)) }
}

/// The steps of the fee lines that lose something, or that a rule touched.
pub fn line_steps(pack: &Pack, lines: &[FeeLine], splits: &[LineSplit]) -> Vec<Step> {
    let mut steps = Vec::new();
    for (at, (line, split)) in lines.iter().zip(splits).enumerate() {
        let mut words = Vec::new();
        match split.reason {
            Reason::ClassC => words.push("丙类或目录外，全部自费".to_owned()),
            Reason::Restricted => words.push("不符合目录限定，全部自费".to_owned()),
            Reason::Quantity => words.push(format!("超过限量，自费 {} 元", Yuan(split.out_of_scope))),
            Reason::None | Reason::NoShare | Reason::Conflict => {}
        }
        if split.over_limit > 0 {
            words.push(format!("超过限价 {} 元", Yuan(split.over_limit)));
        }
        if split.prepaid > 0 {
            words.push(format!("先行自付 {} = {} 元", Rate(split.share), Yuan(split.prepaid)));
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
            text: format!(
                "{name} {} 元：{}，政策范围内 {} 元",
                Yuan(line.amount_fen.0),
                words.join("，"),
                Yuan(split.eligible)
            ),
            amount_fen: Fen(split.eligible),
        });
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn yuan_prints_as_fen_does(fen in prop_oneof![Just(i64::MIN), Just(i64::MAX), -200..200_i64, any::<i64>()]) {
            prop_assert_eq!(Yuan(fen).to_string(), Fen(fen).to_string());
        }
    }
}
