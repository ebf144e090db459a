//! Rules in Chinese words: amounts, dates, conditions, sums, values.
//!
//! **Knows:** how to say what a pack holds. **Does not know:** pages, files, what a bill comes to.

use base::{Day, Fen, PPM, Rate, Rounding};

use crate::model::{
    Allowed, Band, Cell, Expr, FactId, FactKind, Form, Guard, LineFilter, Pack, Part, Ref, Slot, Span, Test,
    When,
};
use crate::value::Unit;

/// `500 元`, `0.05 元`, `1.6 万元`, without needless zeros.
#[must_use]
pub fn amount(fen: i64) -> String {
    if fen.unsigned_abs() >= 1_000_000 && fen % 10_000 == 0 {
        return format!("{} 万元", trimmed(&Fen(fen / 10_000).to_string()));
    }
    format!("{} 元", trimmed(&Fen(fen).to_string()))
}

fn trimmed(number: &str) -> &str {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number }
}

/// A number of a slot in its unit.
#[must_use]
pub fn number(unit: Unit, value: i64) -> String {
    match unit {
        Unit::Amount => amount(value),
        Unit::Rate | Unit::Factor => Rate(value).to_string(),
        Unit::Points => format!("{} 个百分点", Rate(value).to_string().trim_end_matches('%')),
    }
}

/// `2024-01-01 起`, `2024-01-01 至 2024-12-31`, `不限日期`.
#[must_use]
pub fn span(span: &Span) -> String {
    match (span.from == Day::MIN, span.until == Day::MAX) {
        (true, true) => "不限日期".to_owned(),
        (true, false) => format!("至 {}", span.until),
        (false, true) => format!("{} 起", span.from),
        (false, false) if span.from == span.until => format!("{} 一天", span.from),
        (false, false) => format!("{} 至 {}", span.from, span.until),
    }
}

/// `就医类别：住院；年龄：70 及以上；但除外 身份：特困`. Empty when there is no condition.
#[must_use]
pub fn when(pack: &Pack, when: &When) -> String {
    let side = |tests: &[Test]| tests.iter().map(|it| test(pack, it)).collect::<Vec<_>>().join("；");
    let mut words = side(&when.all);
    if !when.unless.is_empty() {
        if !words.is_empty() {
            words.push('；');
        }
        words.push_str(&format!("除外（{}）", side(&when.unless)));
    }
    words
}

fn test(pack: &Pack, test: &Test) -> String {
    format!("{}：{}", pack.facts[test.fact].name, allowed(pack, test.fact, &test.allowed))
}

/// The values that a test allows.
#[must_use]
pub fn allowed(pack: &Pack, fact: FactId, allowed: &Allowed) -> String {
    match (allowed, &pack.facts[fact].kind) {
        (Allowed::Values(indices), FactKind::Closed { values, .. }) => {
            indices.iter().filter_map(|it| values.get(*it).map(String::as_str)).collect::<Vec<_>>().join("、")
        }
        (Allowed::Values(indices), _) => {
            indices.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
        }
        (Allowed::Ranges(ranges), _) => {
            ranges.iter().map(|(low, high)| range(*low, *high)).collect::<Vec<_>>().join("、")
        }
    }
}

/// `3`, `70 及以上`, `60 至 69`, `59 及以下`.
#[must_use]
pub fn range(low: i64, high: i64) -> String {
    match (low, high) {
        (low, high) if low == high => low.to_string(),
        (low, i64::MAX) => format!("{low} 及以上"),
        (i64::MIN..=0, high) => format!("{high} 及以下"),
        (low, high) => format!("{low} 至 {high}"),
    }
}

/// What a name in a sum means.
#[must_use]
pub fn reference(pack: &Pack, what: Ref) -> String {
    let named = |list: &[String], index: usize| list.get(index).cloned().unwrap_or_default();
    match what {
        Ref::Literal(fen) => amount(fen),
        Ref::Part(part) => part_name(part).to_owned(),
        Ref::Pot(pot) => pack.pots[pot].name.clone(),
        Ref::Rest => "各方付后剩余".to_owned(),
        Ref::Layer(layer, slot) => {
            let found = pack.layers.iter().find(|it| it.id == layer);
            let name = found.map_or_else(|| named(&pack.layer_ids, layer), |it| it.name.clone());
            format!("「{name}」{}", slot_name(slot))
        }
        Ref::Fact(fact) => pack.facts[fact].name.clone(),
        Ref::Amount(name) => {
            let found = pack.amounts.iter().find(|it| it.name_id == name);
            found.map_or_else(|| named(&pack.amount_ids, name), |it| it.name.clone())
        }
        Ref::Index(index) => {
            let id = named(&pack.index_ids, index);
            pack.indices.iter().find(|it| it.id == id).map_or(id, |it| it.name.clone())
        }
        Ref::Meter(meter) => format!("{}（此前累计）", pack.meters[meter].name),
        Ref::MeterLast(meter) => format!("{}（上一周期）", pack.meters[meter].name),
        Ref::Rule(rule) => format!("规则 {} 的值", named(&pack.rule_ids, rule)),
    }
}

/// Chinese name of a part of the bill.
#[must_use]
pub fn part_name(part: Part) -> &'static str {
    match part {
        Part::Total => "总费用",
        Part::OutOfScope => "全自费",
        Part::OverLimit => "超限价",
        Part::Prepaid => "先行自付",
        Part::Eligible => "政策范围内",
    }
}

/// Chinese name of a result of a layer.
#[must_use]
pub fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Base => "基数",
        Slot::Deductible => "实扣起付",
        Slot::Over => "超费用限额部分",
        Slot::SelfPaid => "按比例个人负担",
        Slot::Cut => "因限额少付",
        Slot::Paid => "支付额",
        Slot::Left => "余额",
    }
}

/// `政策范围内 − 「基本医保」支付额`.
#[must_use]
pub fn expr(pack: &Pack, expr: &Expr) -> String {
    let mut words = String::new();
    for (at, term) in expr.terms.iter().enumerate() {
        match (at, term.coef < 0) {
            (0, false) => {}
            (0, true) => words.push('−'),
            (_, false) => words.push_str(" + "),
            (_, true) => words.push_str(" − "),
        }
        match term.coef.abs() {
            PPM => {}
            coef if coef % PPM == 0 => words.push_str(&format!("{} × ", coef / PPM)),
            coef => words.push_str(&format!("{} × ", Rate(coef))),
        }
        words.push_str(&reference(pack, term.what));
    }
    words
}

/// `只在 … 超过 16901 元时`.
#[must_use]
pub fn guard(pack: &Pack, guard: &Guard) -> String {
    let side = if guard.over { "超过" } else { "不超过" };
    format!("{} {side} {}", expr(pack, &guard.of), amount(guard.than))
}

/// `0 至 3 万元的部分`.
#[must_use]
pub fn band_edges(low: i64, band: &Band) -> String {
    match (low, band.up_to) {
        (0, None) => "全部".to_owned(),
        (0, Some(high)) => format!("{}及以下", amount(high)),
        (low, Some(high)) => format!("{}以上至 {}", amount(low), amount(high)),
        (low, None) => format!("{}以上", amount(low)),
    }
}

/// Bands with their words: edges and rate.
#[must_use]
pub fn bands(bands: &[Band]) -> Vec<(String, String)> {
    let mut low = 0;
    let mut rows = Vec::with_capacity(bands.len());
    for band in bands {
        rows.push((band_edges(low, band), Rate(band.rate).to_string()));
        low = band.up_to.unwrap_or(low);
    }
    rows
}

/// One value in words.
#[must_use]
pub fn cell(pack: &Pack, unit: Unit, cell: &Cell) -> String {
    match cell {
        Cell::Form(it) => form(pack, unit, it),
        Cell::Bands(it) => {
            bands(it).iter().map(|(edges, rate)| format!("{edges} {rate}")).collect::<Vec<_>>().join("；")
        }
    }
}

fn form(pack: &Pack, unit: Unit, form: &Form) -> String {
    let bounds = |at_least: Option<i64>, at_most: Option<i64>| {
        let least = at_least.map(|it| format!("，不低于 {}", number(unit, it))).unwrap_or_default();
        let most = at_most.map(|it| format!("，不高于 {}", number(unit, it))).unwrap_or_default();
        format!("{least}{most}")
    };
    match form {
        Form::Const(value) => number(unit, *value),
        Form::Unlimited => "不限".to_owned(),
        Form::Share { share, of, times, divided_by, at_least, at_most, round } => {
            let sum = expr(pack, of);
            let sum = if of.terms.len() > 1 { format!("（{sum}）") } else { sum };
            let mut words = if *share == PPM { sum } else { format!("{sum} × {}", Rate(*share)) };
            if let Some(fact) = times {
                words.push_str(&format!(" × {}", pack.facts[*fact].name));
            }
            if *divided_by != 1 {
                words.push_str(&format!(" ÷ {divided_by}"));
            }
            if *round != Rounding::FenHalfUp {
                words.push_str(&format!("，{}", rounding(*round)));
            }
            words + &bounds(*at_least, *at_most)
        }
        Form::Linear { base, step, step_of_base, per, counted_from, at_least, at_most } => {
            let fact = &pack.facts[*per].name;
            let per_unit = match *counted_from {
                0 => format!("{fact}每 1"),
                from => format!("{fact}比 {from} 每多 1"),
            };
            let verb = if *step < 0 { "减" } else { "加" };
            let size = step.saturating_abs();
            let size = match (step_of_base, unit) {
                (true, _) => format!("首值的 {}", Rate(size)),
                (false, Unit::Rate) => number(Unit::Points, size),
                (false, unit) => number(unit, size),
            };
            format!("{}；{per_unit}，{verb}{size}{}", number(unit, *base), bounds(*at_least, *at_most))
        }
    }
}

/// `四舍五入到分`.
#[must_use]
pub fn rounding(round: Rounding) -> &'static str {
    match round {
        Rounding::FenHalfUp => "四舍五入到分",
        Rounding::FenDown => "截断到分",
        Rounding::FenUp => "进位到分",
        Rounding::JiaoHalfUp => "四舍五入到角",
        Rounding::YuanHalfUp => "四舍五入到元",
        Rounding::YuanDown => "舍去角分",
        Rounding::TenYuanHalfUp => "四舍五入到十元",
    }
}

/// `类别：乙；标记：康复十项`. Empty when any line is meant.
#[must_use]
pub fn lines(filter: &LineFilter) -> String {
    let part =
        |name: &str, list: &[String]| (!list.is_empty()).then(|| format!("{name}：{}", list.join("、")));
    let parts = [part("类别", &filter.class), part("种类", &filter.kind), part("标记", &filter.tag)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("；")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_ranges_by_example() {
        for (fen, words) in [
            (50_000, "500 元"),
            (5, "0.05 元"),
            (1_600_000, "1.6 万元"),
            (1_690_100, "16901 元"),
            (0, "0 元"),
        ] {
            assert_eq!(amount(fen), words);
        }
        for (low, high, words) in
            [(3, 3, "3"), (70, i64::MAX, "70 及以上"), (0, 59, "59 及以下"), (60, 69, "60 至 69")]
        {
            assert_eq!(range(low, high), words);
        }
        assert_eq!(number(Unit::Points, -100_000), "-10 个百分点");
    }
}
