//! Case files: bills with the answers worked by hand.

use base::Day;
use toml_reader::{Table, integer};

use crate::load::Names;
use crate::model::{FactKind, PART_IDS, Place};
use crate::quantity::{self, Quantity};

/// A worked case: one visit, or several of one person in order.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// Identifier; the name when there is none.
    pub id: String,
    /// A sentence.
    pub name: String,
    /// The visits.
    pub visits: Vec<CaseVisit>,
    /// `ok`, `article-error` or `ambiguous`.
    pub check: String,
    /// Why what we compute differs from print.
    pub note: String,
    /// Lines of worked arithmetic.
    pub working: String,
    /// Line of the first line of [`Case::working`].
    pub working_line: usize,
    /// Where it was published.
    pub source: String,
    /// Where it stands.
    pub place: Place,
}

/// One visit of a case.
#[derive(Debug, Clone, Default)]
pub struct CaseVisit {
    /// Day of settlement.
    pub on: Option<Day>,
    /// Closed facts.
    pub facts: Vec<(String, String)>,
    /// Identities, where the case gives several.
    pub identities: Vec<String>,
    /// Number facts.
    pub numbers: Vec<(String, i64)>,
    /// Parts, pots and amount facts in fen.
    pub amounts: Vec<(String, i64)>,
    /// Fee lines.
    pub lines: Vec<CaseLine>,
    /// Meters before the visit (fen or counts); only on the first visit.
    pub meters: Vec<(String, i64)>,
    /// Account balances before the visit in fen; only on the first visit.
    pub balances: Vec<(String, i64)>,
    /// Rules expected in the trace.
    pub because: Option<Vec<String>>,
    /// Expected amounts in fen.
    pub expect: Vec<(String, i64)>,
    /// Expected outcome, when the case says one.
    pub outcome: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A fee line of a case.
#[derive(Debug, Clone, Default)]
pub struct CaseLine {
    /// Catalogue code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Day of the line.
    pub on: Option<Day>,
    /// Amount in fen.
    pub amount: i64,
    /// Quantity in ten-thousandths.
    pub quantity_e4: i64,
    /// Class.
    pub class: Option<String>,
    /// Kind.
    pub kind: Option<String>,
    /// Pre-paid share in parts of a million.
    pub prepaid: Option<i64>,
    /// Marks.
    pub tags: Vec<String>,
}

/// The largest value of a meter before a visit: 100 亿元.
const LARGEST: i64 = 1_000_000_000_000;

/// Reads `[[case]]` tables of a file.
pub fn read(table: &Table<'_, '_>, names: &Names) -> Vec<Case> {
    table.tables("case", "id").iter().map(|it| case(it, names)).collect()
}

fn case(table: &Table<'_, '_>, names: &Names) -> Case {
    let name = table.given("name");
    let id = table.string("id").unwrap_or_else(|| name.clone());
    let check = table.string("check").unwrap_or_else(|| "ok".to_owned());
    let note = table.string("note").unwrap_or_default();
    if !["ok", "article-error", "ambiguous"].contains(&check.as_str()) {
        let message = format!("check 不认识“{check}”");
        table.report(table.offset, "POL-0006", message, "可用：ok、article-error、ambiguous");
    } else if check != "ok" && note.is_empty() {
        table.missing("note（说明原文怎样、我们怎样算、为何不同）");
    }
    let source = table.string("source").unwrap_or_default();
    let (working, working_line) = working(table);
    let visits = match table.get("visit") {
        Some(_) => {
            let visits: Vec<CaseVisit> =
                table.tables("visit", "id").iter().map(|it| visit(it, names, true)).collect();
            let first = visits.first().map(|it| it.place.line);
            let misplaced = visits.iter().skip(1).find(|it| !it.meters.is_empty() || !it.balances.is_empty());
            if let (Some(_), Some(_)) = (first, misplaced) {
                let message = "meters、balances 只能写在第一次就医上".to_owned();
                table.report(table.offset, "POL-0004", message, "以后的累计由机器接续");
            }
            visits
        }
        None => vec![visit(table, names, false)],
    };
    let place = table.place().into();
    table.finish();
    Case { id, name, visits, check, note, working, working_line, source, place }
}

/// The worked arithmetic and the line it begins on: a newline right after the three quotes is no part of it.
fn working(table: &Table<'_, '_>) -> (String, usize) {
    let Some(text) = table.text("working") else { return (String::new(), 0) };
    let raw = table.file.text().get(text.offset..).unwrap_or_default();
    let begins_below = ["\"\"\"\n", "\"\"\"\r\n", "'''\n", "'''\r\n"].iter().any(|it| raw.starts_with(it));
    (text.text.to_owned(), table.file.line(text.offset) + usize::from(begins_below))
}

fn visit(table: &Table<'_, '_>, names: &Names, own_table: bool) -> CaseVisit {
    let mut read = CaseVisit { on: table.day("on"), place: table.place().into(), ..CaseVisit::default() };
    if !table.has("on") {
        table.missing("on（结算日）");
    }
    if let Some(given) = table.table("given") {
        read_given(&given, names, &mut read);
    }
    for line in table.tables("lines", "id") {
        read.lines.push(case_line(&line));
        line.finish();
    }
    if let Some(meters) = table.table("meters") {
        for (key, offset, value) in meters.entries() {
            let number = integer(value.get_ref()).or_else(|| amount(value.get_ref().as_str()));
            let number = number.filter(|it| it.abs() <= LARGEST);
            match (names.meter(key), number) {
                (Some(_), Some(number)) => read.meters.push((key.to_owned(), number)),
                (None, _) => meters.report(offset, "POL-0006", format!("没有累计器 {key}"), "见 [[meter]]"),
                (_, None) => {
                    meters.report(offset, "POL-0005", format!("{key} 应为金额或次数"), "例：\"296元\" 或 2")
                }
            }
        }
    }
    if let Some(balances) = table.table("balances") {
        for (key, offset, value) in balances.entries() {
            match amount(value.get_ref().as_str()) {
                Some(fen) if names.payers.iter().any(|it| it.id == key) => {
                    read.balances.push((key.to_owned(), fen))
                }
                Some(_) => balances.report(offset, "POL-0006", format!("没有账户 {key}"), "例：account"),
                None => balances.report(offset, "POL-0005", format!("{key} 应为金额"), "例：\"2760元\""),
            }
        }
    }
    read.because = table.get("because").map(|_| table.strings("because"));
    match table.table("expect") {
        Some(expect) => read_expect(&expect, &mut read),
        None => table.missing("expect"),
    }
    if own_table {
        table.string("name");
        table.finish();
    }
    read
}

fn read_given(given: &Table<'_, '_>, names: &Names, read: &mut CaseVisit) {
    for (key, offset, value) in given.entries() {
        let wrong = |message: String, remedy: &str| given.report(offset, "POL-0004", message, remedy);
        let text = value.get_ref().as_str();
        if PART_IDS.contains(&key) || names.pots.iter().any(|it| it.id == key) {
            match amount(text) {
                Some(fen) => read.amounts.push((key.to_owned(), fen)),
                None => wrong(format!("{key} 应为金额"), "例：\"12000元\""),
            }
            continue;
        }
        let Some(fact) = names.fact(key) else {
            given.report(offset, "POL-0006", format!("不认识的事实 {key}"), "请先在 pack.toml 里声明");
            continue;
        };
        match (&names.facts[fact].kind, text) {
            (FactKind::Closed { values, .. }, Some(text)) => {
                if !values.iter().any(|it| it == text) {
                    let message = format!("{key} 没有取值“{text}”");
                    given.report(
                        value.span().start,
                        "POL-0006",
                        message,
                        &format!("取值：{}", values.join("、")),
                    );
                }
                read.facts.push((key.to_owned(), text.to_owned()));
            }
            (FactKind::Closed { values, .. }, None) if key == "identity" => {
                for text in given.texts_of(value, key) {
                    if !values.iter().any(|it| it == text.text) {
                        let message = format!("{key} 没有取值“{}”", text.text);
                        given.report(
                            text.offset,
                            "POL-0006",
                            message,
                            &format!("取值：{}", values.join("、")),
                        );
                    }
                    read.identities.push(text.text.to_owned());
                }
            }
            (FactKind::Closed { .. }, None) => wrong(format!("{key} 应为文字"), "例：level = \"二级\""),
            (FactKind::Number { .. }, text) => {
                let digits = text.map(|it| it.trim_end_matches(|c: char| !c.is_ascii_digit()));
                let number = integer(value.get_ref()).or_else(|| digits?.parse().ok());
                match number {
                    Some(number) => read.numbers.push((key.to_owned(), number)),
                    None => wrong(format!("{key} 应为整数"), "例：age = 71"),
                }
            }
            (FactKind::Amount { .. }, text) => match amount(text) {
                Some(fen) => read.amounts.push((key.to_owned(), fen)),
                None => wrong(format!("{key} 应为金额"), "例：\"6000元\""),
            },
        }
    }
}

fn read_expect(expect: &Table<'_, '_>, read: &mut CaseVisit) {
    for (key, offset, value) in expect.entries() {
        if key == "outcome" {
            let word = value.get_ref().as_str().unwrap_or_default();
            if !["decided", "not_applicable", "no_rule"].contains(&word) {
                let message = format!("outcome 不认识“{word}”");
                expect.report(
                    value.span().start,
                    "POL-0006",
                    message,
                    "可用：decided、not_applicable、no_rule",
                );
            }
            read.outcome = Some(word.to_owned());
            continue;
        }
        // `basic.paid = "1元"` without quotes around the key is a table in TOML.
        if let Some(map) = value.get_ref().as_table() {
            for (inner, value) in map.iter() {
                match amount(value.get_ref().as_str()).or_else(|| integer(value.get_ref())) {
                    Some(fen) => read.expect.push((format!("{key}.{}", inner.get_ref()), fen)),
                    None => expect.report(offset, "POL-0005", format!("{key} 应为金额"), "例：\"8250元\""),
                }
            }
            continue;
        }
        match amount(value.get_ref().as_str()).or_else(|| integer(value.get_ref())) {
            Some(fen) => read.expect.push((key.to_owned(), fen)),
            None => expect.report(offset, "POL-0005", format!("{key} 应为金额"), "例：\"8250元\""),
        }
    }
}

fn case_line(table: &Table<'_, '_>) -> CaseLine {
    let percent = |key: &str| match quantity::parse(&table.string(key)?) {
        Ok(Quantity::Rate(ppm)) => Some(ppm),
        _ => {
            table.report(table.offset, "POL-0005", format!("{key} 应为百分数"), "例：\"10%\"");
            None
        }
    };
    let quantity_e4 = match table.get("quantity").map(toml::Spanned::get_ref) {
        None => 10_000,
        Some(value) => {
            let text = value.as_str().map(str::to_owned);
            let text = text.or_else(|| integer(value).map(|it| it.to_string()));
            text.and_then(|it| base::Rate::parse_percent(&it).ok()).map_or_else(
                || {
                    table.report(
                        table.offset,
                        "POL-0005",
                        "quantity 应为数量".to_owned(),
                        "例：2 或 \"0.5\"",
                    );
                    10_000
                },
                |it| it.0,
            )
        }
    };
    let amount = amount(Some(&table.given("amount"))).unwrap_or_else(|| {
        table.report(table.offset, "POL-0005", "amount 应为金额".to_owned(), "例：\"120.50元\"");
        0
    });
    CaseLine {
        code: table.string("code").unwrap_or_default(),
        name: table.string("name").unwrap_or_default(),
        on: table.day("on"),
        amount,
        quantity_e4,
        class: table.string("class"),
        kind: table.string("kind"),
        prepaid: table.get("prepaid").and_then(|_| percent("prepaid")),
        tags: table.strings("tags"),
    }
}

fn amount(text: Option<&str>) -> Option<i64> {
    match quantity::parse(text?) {
        Ok(Quantity::Amount(fen)) => Some(fen),
        _ => None,
    }
}
