//! `pack.toml`: the place, its facts, meters, pots and payers.

use toml_reader::{Table, integer};

use crate::condition;
use crate::load::Names;
use crate::model::{
    CrossYear, Fact, FactKind, LineFilter, Meter, PART_IDS, Pack, Part, Payer, PayerKind, Period, Pot,
};
use crate::quantity::{self, Quantity};

/// Payers that every pack knows: identifier, name, kind, code in settlement messages.
const BUILT_IN_PAYERS: [(&str, &str, PayerKind, &str); 18] = [
    ("pooled", "统筹基金", PayerKind::Fund, "310100"),
    ("major", "大病保险", PayerKind::Fund, "390201"),
    ("large", "职工大额医疗费用补助", PayerKind::Fund, "330100"),
    ("civil", "公务员医疗补助", PayerKind::Fund, "320100"),
    ("enterprise", "企业补充医疗保险", PayerKind::Fund, "370100"),
    ("aid", "医疗救助", PayerKind::Fund, "610101"),
    ("tilt_aid", "倾斜救助", PayerKind::Fund, "610102"),
    ("re_aid", "再救助", PayerKind::Fund, "610103"),
    ("poverty_insurance", "扶贫特惠保", PayerKind::Insurer, "620101"),
    ("supplement", "商业补充保险", PayerKind::Insurer, "620102"),
    ("hospital", "医院减免", PayerKind::Hospital, "630101"),
    ("government", "政府兜底", PayerKind::Government, "640101"),
    ("maternity", "生育保险", PayerKind::Fund, "510100"),
    ("ltc", "长期护理保险", PayerKind::Fund, "710100"),
    ("account", "个人账户", PayerKind::Account, "310200"),
    ("account_history", "历年个人账户", PayerKind::Account, "310201"),
    ("account_family", "家庭共济账户", PayerKind::Account, "310202"),
    ("person", "个人", PayerKind::Person, ""),
];

/// Number facts that every pack knows.
const BUILT_IN_NUMBERS: [(&str, &str); 2] = [("age", "年龄"), ("days", "住院天数")];

/// Declares what every pack knows, then what pack.toml says, into `names` and `pack`.
pub fn read(table: &Table<'_, '_>, pack: &mut Pack, names: &mut Names) {
    if let Some(inner) = table.table("pack") {
        read_head(&inner, pack);
    } else {
        table.missing("[pack]");
    }
    declare_facts(table, names);
    declare_payers(table, names);
    read_shared(table, names);
    check_counting_facts(table, names);
}

/// `from_meter` counts visits: with a meter of money the next admission would be an amount.
fn check_counting_facts(table: &Table<'_, '_>, names: &Names) {
    for fact in table.tables("fact", "id") {
        let Some(text) = fact.text("from_meter") else { continue };
        if names.meters.iter().any(|it| it.id == text.text && it.counts.is_none()) {
            let message = format!("累计器 {} 数的是金额不是次数", text.text);
            fact.report(text.offset, "POL-0004", message, "请给累计器写 counts = \"visits\"");
        }
    }
}

/// Meters and pots, which any file of the pack may declare.
pub fn read_shared(table: &Table<'_, '_>, names: &mut Names) {
    let meters = table.tables("meter", "id");
    for meter in &meters {
        let id = meter.given("id");
        unique(meter, &id, "累计器", names.meters.iter().any(|it| it.id == id));
        let name = meter.string("name").unwrap_or_else(|| id.clone());
        let period = match meter.text("period") {
            None => Period::Year,
            Some(text) => period(text.text).unwrap_or_else(|| {
                let message = format!("不认识的周期“{}”", text.text);
                meter.report(text.offset, "POL-0006", message, "可用：day、month、quarter、year、life");
                Period::Year
            }),
        };
        let household = word(meter, "owner", &["person", "household"]) == 1;
        names.meters.push(Meter { id, name, period, household, counts: None });
    }
    // `counts` may test facts, and facts may come from meters: conditions are read second.
    for meter in &meters {
        if let Some(text) = meter.text("counts") {
            if text.text != "visits" {
                let message = format!("counts 只能写 \"visits\"，现为“{}”", text.text);
                meter.report(text.offset, "POL-0004", message, "数次数的累计器才写 counts");
            }
            let when = condition::read(meter, names);
            let id = meter.string("id").unwrap_or_default();
            if let Some(found) = names.meters.iter_mut().find(|it| it.id == id) {
                found.counts = Some(when);
            }
        }
        meter.finish();
    }
    for pot in table.tables("pot", "id") {
        let id = pot.given("id");
        unique(&pot, &id, "罐", names.pots.iter().any(|it| it.id == id) || PART_IDS.contains(&id.as_str()));
        let name = pot.string("name").unwrap_or_else(|| id.clone());
        let of = match word(&pot, "of", &["eligible", "total", "out_of_scope", "over_limit", "prepaid"]) {
            1 => Part::Total,
            2 => Part::OutOfScope,
            3 => Part::OverLimit,
            4 => Part::Prepaid,
            _ => Part::Eligible,
        };
        names.pots.push(Pot { id, name, of, lines: line_filter(&pot) });
        pot.finish();
    }
}

/// `class`, `kind`, `tag` of a table.
pub fn line_filter(table: &Table<'_, '_>) -> LineFilter {
    known_words(table, "class", &["甲", "乙", "丙"]);
    known_words(table, "kind", &["药品", "诊疗", "耗材"]);
    LineFilter { class: table.strings("class"), kind: table.strings("kind"), tag: table.strings("tag") }
}

fn known_words(table: &Table<'_, '_>, key: &str, words: &[&str]) {
    for text in table.texts(key).iter().filter(|it| !words.contains(&it.text)) {
        let message = format!("{key} 不认识“{}”", text.text);
        table.report(text.offset, "POL-0006", message, &format!("可用：{}", words.join("、")));
    }
}

fn read_head(table: &Table<'_, '_>, pack: &mut Pack) {
    pack.id = table.given("id");
    pack.name = table.given("name");
    pack.region = table.string("region").unwrap_or_default();
    pack.cross_year = match word(table, "cross_year", &["discharge", "admission", "split"]) {
        1 => CrossYear::Admission,
        2 => CrossYear::Split,
        _ => CrossYear::Discharge,
    };
    pack.benefit_year = (1, 1);
    if let Some(text) = table.text("benefit_year") {
        let parts = text.text.split_once('-').and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)));
        match parts.filter(|(m, d)| (1..=12).contains(m) && (1..=28).contains(d)) {
            Some(parts) => pack.benefit_year = parts,
            None => {
                let message = format!("benefit_year“{}”应为月-日", text.text);
                table.report(text.offset, "POL-0005", message, "例：\"01-01\"（日不超过 28）");
            }
        }
    }
    table.finish();
}

fn declare_facts(table: &Table<'_, '_>, names: &mut Names) {
    for (id, name) in BUILT_IN_NUMBERS {
        let kind = FactKind::Number { from_meter: None, default: None };
        names.facts.push(Fact { id: id.to_owned(), name: name.to_owned(), kind });
    }
    let facts = table.tables("fact", "id");
    for fact in &facts {
        let id = fact.given("id");
        let name = fact.string("name").unwrap_or_else(|| id.clone());
        let kind = fact_kind(fact, &id);
        match names.facts.iter_mut().find(|it| it.id == id) {
            Some(built_in) if BUILT_IN_NUMBERS.iter().any(|(it, _)| *it == id) => {
                *built_in = Fact { id, name, kind };
            }
            Some(_) => unique(fact, &id, "事实", true),
            None => names.facts.push(Fact { id, name, kind }),
        }
    }
    let meter_ids: Vec<String> =
        table.tables("meter", "id").iter().filter_map(|it| it.string("id")).collect();
    for fact in &facts {
        if let Some(text) = fact.text("from_meter") {
            match meter_ids.iter().position(|it| it == text.text) {
                Some(index) => {
                    let id = fact.string("id").unwrap_or_default();
                    if let Some(found) = names.facts.iter_mut().find(|it| it.id == id) {
                        found.kind = FactKind::Number { from_meter: Some(index), default: None };
                    }
                }
                None => {
                    let message = format!("没有累计器 {}", text.text);
                    fact.report(text.offset, "POL-0006", message, "请在 pack.toml 里写 [[meter]]");
                }
            }
        }
        fact.finish();
    }
}

fn fact_kind(fact: &Table<'_, '_>, id: &str) -> FactKind {
    if fact.boolean("number") {
        return FactKind::Number { from_meter: None, default: number_default(fact) };
    }
    if fact.boolean("amount") {
        return FactKind::Amount { default: amount_default(fact) };
    }
    let values = fact.strings("values");
    if values.is_empty() {
        fact.missing(&format!("values（{id} 的取值；数字写 number = true，金额写 amount = true）"));
    }
    let default = fact.text("default").and_then(|text| {
        let found = values.iter().position(|it| it == text.text);
        if found.is_none() {
            let message = format!("default“{}”不在 values 里", text.text);
            fact.report(text.offset, "POL-0006", message, "请改成 values 中的一个");
        }
        found
    });
    FactKind::Closed { values, default }
}

fn number_default(fact: &Table<'_, '_>) -> Option<i64> {
    let value = fact.get("default")?.get_ref();
    let number = integer(value).or_else(|| value.as_str()?.parse().ok());
    if number.is_none() {
        fact.report(fact.offset, "POL-0005", "default 应为整数".to_owned(), "例：default = 0");
    }
    number
}

fn amount_default(fact: &Table<'_, '_>) -> i64 {
    let Some(text) = fact.text("default") else { return 0 };
    match quantity::parse(text.text) {
        Ok(Quantity::Amount(fen)) => fen,
        _ => {
            fact.report(text.offset, "POL-0005", "default 应为金额".to_owned(), "例：default = \"0元\"");
            0
        }
    }
}

fn declare_payers(table: &Table<'_, '_>, names: &mut Names) {
    for (id, name, kind, code) in BUILT_IN_PAYERS {
        let payer = Payer { id: id.to_owned(), name: name.to_owned(), kind, code: code.to_owned() };
        names.payers.push(payer);
    }
    for payer in table.tables("payer", "id") {
        let id = payer.given("id");
        let known = names.payers.iter().position(|it| it.id == id);
        let fallback = known.map(|it| names.payers[it].clone());
        let name = payer.string("name").or(fallback.as_ref().map(|it| it.name.clone())).unwrap_or_default();
        let code = payer.string("code").or(fallback.as_ref().map(|it| it.code.clone())).unwrap_or_default();
        let words = ["fund", "insurer", "hospital", "government", "account", "person"];
        const KINDS: [PayerKind; 6] = [
            PayerKind::Fund,
            PayerKind::Insurer,
            PayerKind::Hospital,
            PayerKind::Government,
            PayerKind::Account,
            PayerKind::Person,
        ];
        let kind = match (payer.get("kind"), &fallback) {
            (None, Some(known)) => known.kind,
            _ => KINDS[word(&payer, "kind", &words)],
        };
        payer.finish();
        let read = Payer { id, name, kind, code };
        match known {
            Some(index) => names.payers[index] = read,
            None => names.payers.push(read),
        }
    }
}

/// Index of the word under `key` among `words`; 0 when absent or (with a finding) unknown.
pub fn word(table: &Table<'_, '_>, key: &str, words: &[&str]) -> usize {
    let Some(text) = table.text(key) else { return 0 };
    words.iter().position(|it| *it == text.text).unwrap_or_else(|| {
        let message = format!("{key} 不认识“{}”", text.text);
        table.report(text.offset, "POL-0006", message, &format!("可用：{}", words.join("、")));
        0
    })
}

pub fn unique(table: &Table<'_, '_>, id: &str, what: &str, taken: bool) {
    if taken {
        let message = format!("{what} {id} 重复或是保留名");
        table.report(table.offset, "POL-0017", message, "标识在一个包里只能用一次");
    }
}

fn period(text: &str) -> Option<Period> {
    Some(match text {
        "day" => Period::Day,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        "life" => Period::Life,
        _ => return None,
    })
}
