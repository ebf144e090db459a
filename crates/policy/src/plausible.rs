//! Values that look like a slip of the pen: a rate above 100%, a deductible of ten million.

use base::{Fen, Finding, Findings, PPM, Rate};

use crate::load::cells;
use crate::model::{Action, Cell, Form, Pack, Rule, Sets};

/// Reports rules whose values lie outside what such a rule ever carried.
pub fn check(pack: &Pack, findings: &mut Findings) {
    for rule in pack.rules.iter().filter(|it| it.plausible.is_none()) {
        for cell in cells(&rule.value) {
            for message in oddities(rule, cell) {
                let remedy = "请核对条文；确实如此的，写 plausible = \"理由\"";
                let place = format!("rule {}", rule.id);
                findings.push(
                    Finding::error("POL-0011", message, remedy)
                        .at(&rule.place.file, rule.place.line)
                        .of(place),
                );
            }
        }
    }
}

fn oddities(rule: &Rule, cell: &Cell) -> Vec<String> {
    let numbers: Vec<i64> = match cell {
        Cell::Bands(bands) => bands.iter().map(|it| it.rate).collect(),
        Cell::Form(Form::Const(value)) => vec![*value],
        Cell::Form(Form::Linear { base, .. }) => vec![*base],
        Cell::Form(_) => Vec::new(),
    };
    numbers.into_iter().filter_map(|value| oddity(rule, value)).collect()
}

fn oddity(rule: &Rule, value: i64) -> Option<String> {
    let amount = |low: i64, high: i64, what: &str| {
        let range = Fen::from_yuan(low).0..=Fen::from_yuan(high).0;
        (!range.contains(&value))
            .then(|| format!("{what} {} 元不像真的（常见 {low} 至 {high} 元）", Fen(value)))
    };
    match (rule.sets, rule.action) {
        (_, Action::Times | Action::SelfTimes) => {
            (!(PPM / 100..=5 * PPM).contains(&value)).then(|| format!("倍数 {} 不像真的", Rate(value)))
        }
        (Sets::Rate, Action::Plus) => {
            (value.abs() > PPM / 2 || value == 0).then(|| format!("{} 个百分点不像真的", Rate(value)))
        }
        (Sets::Rate, _) => {
            let range = PPM / 100..=PPM;
            (value != 0 && !range.contains(&value))
                .then(|| format!("比例 {} 不像真的（应在 1% 至 100%）", Rate(value)))
        }
        (_, Action::Plus) => None,
        (Sets::Deductible, _) => amount(0, 100_000, "起付线"),
        (Sets::DeductibleLimit, _) => amount(1, 200_000, "起付合计上限"),
        (Sets::CostLimit, _) => amount(1, 20_000_000, "费用限额"),
        (Sets::PayLimit, _) => amount(1, 20_000_000, "支付限额"),
        (Sets::Floor, _) => amount(0, 20_000_000, "保底"),
    }
}
