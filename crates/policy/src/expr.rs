//! Sums of pots: `eligible - basic.paid`, `50% prepaid`, `12 credit - 30元`.

use base::{PPM, Rate};

use crate::load::Names;
use crate::model::{Expr, PART_IDS, Part, Ref, SLOT_IDS, Slot, Term};
use crate::quantity::{Quantity, parse as parse_quantity};

const PARTS: [Part; 5] = [Part::Total, Part::OutOfScope, Part::OverLimit, Part::Prepaid, Part::Eligible];
const SLOTS: [Slot; 7] =
    [Slot::Base, Slot::Deductible, Slot::Over, Slot::SelfPaid, Slot::Cut, Slot::Paid, Slot::Left];

/// Reads a sum; the error says in Chinese what is wrong with it.
pub fn parse(text: &str, names: &Names) -> Result<Expr, String> {
    let spaced =
        text.replace(['×', '*', '·'], " ").replace('+', " + ").replace('−', "-").replace("- ", " - ");
    let mut terms = Vec::new();
    let mut sign = 1;
    let mut coef = PPM;
    let mut expects_name = true;
    for word in spaced.split_whitespace() {
        match word {
            "+" | "-" if expects_name && !terms.is_empty() => {
                return Err(format!("“{text}”里有两个连着的加减号"));
            }
            "+" => (sign, expects_name) = (1, true),
            "-" => (sign, expects_name) = (-1, true),
            _ if !expects_name => return Err(format!("“{word}”前面缺少加减号")),
            _ => {
                if let Some(value) = coefficient(word) {
                    coef = coef_product(coef, value).ok_or_else(|| format!("“{word}”不能作倍数"))?;
                    continue;
                }
                let what = reference(word, names)?;
                terms.push(Term { coef: sign * coef, what });
                (sign, coef, expects_name) = (1, PPM, false);
            }
        }
    }
    if expects_name {
        return Err(format!("“{text}”没有写完"));
    }
    Ok(Expr { terms, text: text.to_owned() })
}

fn coef_product(a: i64, b: i64) -> Option<i64> {
    let product = a.checked_mul(b)?;
    // A thousand-fold at most: sums of bills then always fit.
    (product % PPM == 0 && (product / PPM).abs() <= 1_000 * PPM).then_some(product / PPM)
}

/// `50%`, `12`, `0.5`.
fn coefficient(word: &str) -> Option<i64> {
    if let Some(percent) = word.strip_suffix('%') {
        return Rate::parse_percent(percent).ok().map(|it| it.0);
    }
    word.starts_with(|c: char| c.is_ascii_digit())
        .then(|| Rate::parse_percent(word).ok()?.0.checked_mul(100))
        .flatten()
}

fn reference(word: &str, names: &Names) -> Result<Ref, String> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return match parse_quantity(word) {
            Ok(Quantity::Amount(fen)) => Ok(Ref::Literal(fen)),
            Ok(_) => Err(format!("“{word}”不是金额")),
            Err(message) => Err(message),
        };
    }
    if word == "rest" {
        return Ok(Ref::Rest);
    }
    if let Some(index) = PART_IDS.iter().position(|it| *it == word) {
        return Ok(Ref::Part(PARTS[index]));
    }
    let find = |list: &[String], id: &str| list.iter().position(|it| it == id);
    if let Some(id) = word.strip_prefix("index.") {
        return find(&names.index_ids, id).map(Ref::Index).ok_or_else(|| format!("没有指数 {id}"));
    }
    if let Some(id) = word.strip_prefix("meter.") {
        if let Some(id) = id.strip_suffix(".last") {
            return names.meter(id).map(Ref::MeterLast).ok_or_else(|| format!("没有累计器 {id}"));
        }
        return names.meter(id).map(Ref::Meter).ok_or_else(|| format!("没有累计器 {id}"));
    }
    if let Some(id) = word.strip_prefix("rule.") {
        return find(&names.rule_ids, id).map(Ref::Rule).ok_or_else(|| format!("没有规则 {id}"));
    }
    if let Some((layer, slot)) = word.rsplit_once('.') {
        let slot_index = SLOT_IDS.iter().position(|it| *it == slot);
        let slot_index =
            slot_index.ok_or_else(|| format!("“{word}”：层的结果只有 {}", SLOT_IDS.join("、")))?;
        let layer = find(&names.layer_ids, layer).ok_or_else(|| format!("没有层 {layer}"))?;
        return Ok(Ref::Layer(layer, SLOTS[slot_index]));
    }
    if let Some(index) = names.pots.iter().position(|it| it.id == word) {
        return Ok(Ref::Pot(index));
    }
    if let Some(index) = find(&names.amount_ids, word) {
        return Ok(Ref::Amount(index));
    }
    if let Some(fact) = names.fact(word) {
        return match names.facts[fact].kind {
            crate::model::FactKind::Amount { .. } => Ok(Ref::Fact(fact)),
            _ => Err(format!("{word} 不是金额事实，不能用在基数里")),
        };
    }
    Err(format!("不认识“{word}”"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names { layer_ids: vec!["basic".into()], amount_ids: vec!["credit".into()], ..Names::default() }
    }

    #[test]
    fn sums_by_example() {
        let term = |coef, what| Term { coef, what };
        let paid = Ref::Layer(0, Slot::Paid);
        let rows = [
            ("eligible", vec![term(PPM, Ref::Part(Part::Eligible))]),
            ("eligible - basic.paid", vec![term(PPM, Ref::Part(Part::Eligible)), term(-PPM, paid)]),
            ("total -basic.paid", vec![]),
            ("50% prepaid", vec![term(PPM / 2, Ref::Part(Part::Prepaid))]),
            ("50%×prepaid+rest", vec![term(PPM / 2, Ref::Part(Part::Prepaid)), term(PPM, Ref::Rest)]),
            ("12 credit - 30元", vec![term(12 * PPM, Ref::Amount(0)), term(-PPM, Ref::Literal(3000))]),
        ];
        for (text, expected) in rows {
            match parse(text, &names()) {
                Ok(expr) => assert_eq!(expr.terms, expected, "{text}"),
                Err(message) => assert!(expected.is_empty(), "{text}: {message}"),
            }
        }
        for bad in [
            "",
            "eligible basic.paid",
            "eligible -",
            "nobody.paid",
            "basic.money",
            "eligible + + rest",
            "30",
            "1001 eligible",
            "99999999999999 rest",
        ] {
            assert!(parse(bad, &names()).is_err(), "{bad}");
        }
    }
}
