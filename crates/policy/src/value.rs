//! Values of rules: constants, tables, bands, shares, formulas linear in a number.

use base::Rounding;
use toml::Spanned;
use toml::de::{DeArray, DeValue};
use toml_reader::{Table, Text, integer};

use crate::condition;
use crate::expr;
use crate::load::Names;
use crate::model::{Action, Allowed, Band, Cell, FactId, Form, RuleValue, Sets, Test, When};
use crate::quantity::{self, Quantity};

/// The largest share of an amount, in parts of a million: with it, products of a bill's amounts, shares
/// and numbers stay within what the engine can hold.
const LARGEST_SHARE: i64 = 10 * base::PPM;

/// What kind of number a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// An amount of money.
    Amount,
    /// A rate.
    Rate,
    /// A factor on an amount or rate.
    Factor,
    /// Percentage points.
    Points,
}

impl Unit {
    /// The unit of a rule's value, by what it sets and how.
    pub fn of(sets: Sets, action: Action) -> Unit {
        match (sets, action) {
            (_, Action::Times | Action::SelfTimes) => Unit::Factor,
            (Sets::Rate, Action::Plus) => Unit::Points,
            (Sets::Rate, _) => Unit::Rate,
            _ => Unit::Amount,
        }
    }
}

/// Reads `value`, `bands` or `by` + `table` of a rule or named amount.
pub fn read(table: &Table<'_, '_>, unit: Unit, names: &Names) -> Option<RuleValue> {
    let forms = ["value", "bands", "table"].map(|key| table.get(key).is_some());
    match forms {
        [true, false, false] => {
            let value = table.get("value")?;
            cell(table, value, unit, names).map(RuleValue::One)
        }
        [false, true, false] => {
            let value = table.get("bands")?;
            cell(table, value, unit, names).map(RuleValue::One)
        }
        [false, false, true] => read_table(table, unit, names),
        [false, false, false] => {
            table.missing("value（或 bands，或 by 加 table）");
            None
        }
        _ => {
            let message = "value、bands、table 只能写一种".to_owned();
            table.report(table.offset, "POL-0004", message, "请留下一种");
            None
        }
    }
}

fn read_table(table: &Table<'_, '_>, unit: Unit, names: &Names) -> Option<RuleValue> {
    let mut facts: Vec<FactId> = Vec::new();
    for text in table.texts("by") {
        match names.fact(text.text) {
            Some(fact) => facts.push(fact),
            None => {
                let message = format!("不认识的事实 {}", text.text);
                table.report(text.offset, "POL-0006", message, "请先在 pack.toml 里声明");
                return None;
            }
        }
    }
    if facts.is_empty() {
        table.missing("by");
        return None;
    }
    let value = table.get("table")?;
    let rows = value.get_ref().as_array().or_else(|| {
        table.report(
            value.span().start,
            "POL-0004",
            "table 应为数组".to_owned(),
            "例：table = [[\"一级\", \"65%\"]]",
        );
        None
    })?;
    let rows: Vec<(When, Cell)> =
        rows.iter().filter_map(|row| read_row(table, row, &facts, unit, names)).collect();
    for (index, (when, _)) in rows.iter().enumerate() {
        if let Some(other) = rows[..index].iter().position(|(earlier, _)| overlap(earlier, when)) {
            let message = format!("表的第 {} 行与第 {} 行重叠", other + 1, index + 1);
            table.report(value.span().start, "POL-0010", message, "同一种情况只能落在一行");
        }
    }
    Some(RuleValue::Table { rows })
}

fn read_row(
    table: &Table<'_, '_>,
    row: &Spanned<DeValue<'_>>,
    facts: &[FactId],
    unit: Unit,
    names: &Names,
) -> Option<(When, Cell)> {
    let cells = row.get_ref().as_array().filter(|it| it.len() == facts.len() + 1);
    let Some(cells) = cells else {
        let message = format!("表的每行应有 {} 格：{} 个取值加一个数", facts.len() + 1, facts.len());
        table.report(row.span().start, "POL-0004", message, "请核对 by 与每行的格数");
        return None;
    };
    let mut when = When::default();
    for (fact, value) in facts.iter().zip(cells.iter()) {
        if value.get_ref().as_str() == Some("*") {
            continue;
        }
        let allowed = condition::allowed(table, &names.facts[*fact].id, *fact, value, names)?;
        when.all.push(Test { fact: *fact, allowed });
    }
    let last = cells.iter().last()?;
    Some((when, cell(table, last, unit, names)?))
}

/// Whether one situation can satisfy both rows of a table (rows test the same facts).
fn overlap(a: &When, b: &When) -> bool {
    a.all.iter().all(|test| {
        b.all
            .iter()
            .filter(|other| other.fact == test.fact)
            .all(|other| can_meet(&test.allowed, &other.allowed))
    })
}

/// Whether one value can satisfy both.
pub fn can_meet(a: &Allowed, b: &Allowed) -> bool {
    match (a, b) {
        (Allowed::Values(x), Allowed::Values(y)) => x.iter().any(|it| y.contains(it)),
        (Allowed::Ranges(x), Allowed::Ranges(y)) => {
            x.iter().any(|(low, high)| y.iter().any(|(l, h)| low <= h && l <= high))
        }
        _ => true,
    }
}

/// Reads one value: text with a unit, an inline table, or an array of bands.
fn cell(table: &Table<'_, '_>, value: &Spanned<DeValue<'_>>, unit: Unit, names: &Names) -> Option<Cell> {
    match value.get_ref() {
        DeValue::String(text) => {
            number(table, &Text { text, offset: value.span().start }, unit).map(Cell::Form)
        }
        DeValue::Array(items) => bands(table, items, value.span().start, unit).map(Cell::Bands),
        DeValue::Table(map) => {
            let inner = Table::new(table.file, map, value.span().start, table.place.clone());
            let form = form(&inner, unit, names);
            inner.finish();
            form.map(Cell::Form)
        }
        _ => {
            let message = "数必须带单位并加引号".to_owned();
            table.report(value.span().start, "POL-0005", message, "例：\"500元\"、\"70%\"、\"5个百分点\"");
            None
        }
    }
}

fn number(table: &Table<'_, '_>, text: &Text<'_>, unit: Unit) -> Option<Form> {
    let wrong = |message: String, remedy: &str| {
        table.report(text.offset, "POL-0005", message, remedy);
        None
    };
    match (unit, quantity::parse(text.text)) {
        (_, Err(message)) => wrong(message, "例：\"500元\"、\"1.6万元\"、\"70%\"、\"5个百分点\""),
        (Unit::Amount, Ok(Quantity::Amount(fen))) => Some(Form::Const(fen)),
        (Unit::Amount, Ok(Quantity::Unlimited)) => Some(Form::Unlimited),
        (Unit::Rate | Unit::Factor, Ok(Quantity::Rate(ppm))) => Some(Form::Const(ppm)),
        (Unit::Points, Ok(Quantity::Points(ppm))) => Some(Form::Const(ppm)),
        (Unit::Amount, Ok(_)) => wrong(format!("“{}”应为金额", text.text), "例：\"500元\""),
        (Unit::Rate, Ok(_)) => wrong(format!("“{}”应为比例", text.text), "例：\"70%\""),
        (Unit::Factor, Ok(_)) => {
            wrong(format!("“{}”应为倍数", text.text), "写成百分数，例：\"90%\"、\"200%\"")
        }
        (Unit::Points, Ok(_)) => wrong(
            format!("“{}”应为百分点", text.text),
            "加减写 \"5个百分点\"；若是打折，请用 adjust = \"times\"",
        ),
    }
}

fn bands(table: &Table<'_, '_>, items: &DeArray<'_>, offset: usize, unit: Unit) -> Option<Vec<Band>> {
    if unit != Unit::Rate {
        table.report(offset, "POL-0004", "只有支付比例可以分段".to_owned(), "请用 sets = \"bands\"");
        return None;
    }
    let mut bands: Vec<Band> = Vec::new();
    for item in items.iter() {
        let map = item.get_ref().as_table().or_else(|| {
            let message = "分段应写成 { up_to = \"30000元\", rate = \"85%\" }".to_owned();
            table.report(item.span().start, "POL-0004", message, "最后一段不写 up_to");
            None
        })?;
        let inner = Table::new(table.file, map, item.span().start, table.place.clone());
        let up_to = inner.text("up_to").map(|it| number(&inner, &it, Unit::Amount));
        let rate = inner.text("rate").and_then(|it| number(&inner, &it, Unit::Rate));
        inner.finish();
        let Some(Form::Const(rate)) = rate else {
            if !inner.has("rate") {
                inner.missing("rate");
            }
            return None;
        };
        let up_to = match up_to {
            None => None,
            Some(Some(Form::Const(fen))) => Some(fen),
            Some(_) => return None,
        };
        bands.push(Band { up_to, rate });
    }
    let open_last = bands.last().is_some_and(|it| it.up_to.is_none());
    let rising = bands.windows(2).all(|it| match (it[0].up_to, it[1].up_to) {
        (Some(a), Some(b)) => a < b,
        (Some(_), None) => true,
        (None, _) => false,
    });
    if !open_last || !rising {
        let message = "各段上限须由小到大，最后一段不写 up_to".to_owned();
        table.report(offset, "POL-0004", message, "封顶请用 pay_limit 或 cost_limit 规则");
        return None;
    }
    Some(bands)
}

/// `{ share, of, … }` or `{ base, step, per, … }`.
fn form(table: &Table<'_, '_>, unit: Unit, names: &Names) -> Option<Form> {
    let bound = |key: &str| {
        let text = table.text(key)?;
        match number(table, &text, if unit == Unit::Rate { Unit::Rate } else { Unit::Amount })? {
            Form::Const(value) => Some(value),
            _ => None,
        }
    };
    let number_fact = |key: &str| {
        let text = table.text(key)?;
        let fact = names
            .fact(text.text)
            .filter(|it| matches!(names.facts[*it].kind, crate::model::FactKind::Number { .. }));
        if fact.is_none() {
            let message = format!("{} 不是数字事实", text.text);
            table.report(text.offset, "POL-0006", message, "请在 pack.toml 里声明 number = true 的事实");
        }
        fact
    };
    // Every key is asked for at once, so that a fault in one does not make the others unknown.
    let keys: &[&str] = if table.has("share") {
        &["share", "of", "times", "divided_by", "at_least", "at_most", "round"]
    } else {
        &["base", "step", "per", "counted_from", "at_least", "at_most"]
    };
    for key in keys {
        table.get(key);
    }
    if table.has("share") {
        if unit != Unit::Amount {
            let message = "share/of 得出的是金额，不能作比例".to_owned();
            table.report(table.offset, "POL-0004", message, "比例请写常数、表、分段或 base/step/per");
            return None;
        }
        let share = match quantity::parse(&table.given("share")) {
            Ok(Quantity::Rate(ppm)) if ppm.abs() <= LARGEST_SHARE => ppm,
            _ => {
                let message = "share 应为百分数，不超过 1000%".to_owned();
                table.report(table.offset, "POL-0005", message, "例：share = \"20%\"");
                return None;
            }
        };
        let of = table.text("of");
        if of.is_none() {
            table.missing("of");
        }
        let of = of?;
        let expr = match expr::parse(of.text, names) {
            Ok(expr) => expr,
            Err(message) => {
                table.report(of.offset, "POL-0006", message, "可用的名字见 docs/policy-writing.md 第 5 节");
                return None;
            }
        };
        let times = match table.get("times") {
            Some(_) => Some(number_fact("times")?),
            None => None,
        };
        let divided_by = table.get("divided_by").map_or(Some(1), |it| integer(it.get_ref()));
        let Some(divided_by) = divided_by.filter(|it| (1..=1_000_000).contains(it)) else {
            table.report(table.offset, "POL-0005", "divided_by 应为正整数".to_owned(), "例：divided_by = 30");
            return None;
        };
        let (at_least, at_most) = (bound("at_least"), bound("at_most"));
        return Some(Form::Share {
            share,
            of: expr,
            times,
            divided_by,
            at_least,
            at_most,
            round: round(table),
        });
    }
    let base_text = table.given("base");
    let step_text = table.given("step");
    let base = match (unit, quantity::parse(&base_text)) {
        (Unit::Rate, Ok(Quantity::Rate(value))) | (Unit::Amount, Ok(Quantity::Amount(value))) => value,
        _ => {
            let message = format!("base“{base_text}”的单位不对");
            table.report(table.offset, "POL-0005", message, "金额写“元”，比例写“%”");
            return None;
        }
    };
    let (step, step_of_base) = match (unit, quantity::parse(&step_text)) {
        (Unit::Amount, Ok(Quantity::Amount(value))) => (value, false),
        (Unit::Amount, Ok(Quantity::Rate(value))) => (value, true),
        (Unit::Rate, Ok(Quantity::Rate(value) | Quantity::Points(value))) => (value, false),
        _ => {
            let message = format!("step“{step_text}”的单位不对");
            table.report(table.offset, "POL-0005", message, "例：step = \"0.2%\"、\"-100元\"、\"-10%\"");
            return None;
        }
    };
    let per = number_fact("per").or_else(|| {
        if table.get("per").is_none() {
            table.missing("per");
        }
        None
    })?;
    let counted_from = table.integer("counted_from").unwrap_or(0);
    if !(0..1_000_000).contains(&counted_from) {
        table.report(table.offset, "POL-0005", "counted_from 超出范围".to_owned(), "应在 0 至 999999 之间");
        return None;
    }
    let (at_least, at_most) = (bound("at_least"), bound("at_most"));
    Some(Form::Linear { base, step, step_of_base, per, counted_from, at_least, at_most })
}

/// Reads `round` of a table; to the fen, half up, when absent.
pub fn round(table: &Table<'_, '_>) -> Rounding {
    let Some(text) = table.text("round") else { return Rounding::default() };
    match text.text {
        "fen" => Rounding::FenHalfUp,
        "fen_down" => Rounding::FenDown,
        "fen_up" => Rounding::FenUp,
        "jiao" => Rounding::JiaoHalfUp,
        "yuan" => Rounding::YuanHalfUp,
        "yuan_down" => Rounding::YuanDown,
        "ten_yuan" => Rounding::TenYuanHalfUp,
        other => {
            let message = format!("不认识的取整“{other}”");
            table.report(
                text.offset,
                "POL-0006",
                message,
                "可用：fen、fen_down、fen_up、jiao、yuan、yuan_down、ten_yuan",
            );
            Rounding::default()
        }
    }
}
