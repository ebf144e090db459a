//! Catalogue files: items with class, pre-paid share, price limits and restrictions, by period.

use std::cell::RefCell;
use std::collections::BTreeMap;

use base::{Day, Fen, Finding, Findings, Rate};

use crate::model::{Place, Span};

/// One row of a catalogue: an item over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// 药品 / 诊疗 / 耗材
    pub kind: String,
    /// 甲 / 乙 / 丙
    pub class: String,
    /// Pre-paid share in parts of a million, when the catalogue says one.
    pub prepaid: Option<i64>,
    /// When in force.
    pub span: Span,
    /// Price limit per piece in fen, by level (`""` for any level).
    pub price_limits: BTreeMap<String, i64>,
    /// Largest quantity per visit, in ten-thousandths.
    pub max_quantity_e4: Option<i64>,
    /// Restrictions: fact and allowed values.
    pub only: Vec<(String, Vec<String>)>,
    /// Marks.
    pub tags: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

/// The largest price limit of one piece: 1 亿元. With the largest quantity of a line it still fits.
const LARGEST_PRICE: i64 = 10_000_000_000;

const COLUMNS: &str = "code,name,kind,class,prepaid,from,until,unit,price_limit,price_limit_<级别>,max_quantity,only_visit,only_level,only_disease,tags";

/// Reads a catalogue file; every row that cannot be used becomes a finding.
pub fn read(text: &str, file: &str, findings: &RefCell<Findings>) -> Vec<Item> {
    let report = |line: usize, message: String, remedy: &str| {
        findings.borrow_mut().push(Finding::error("POL-0019", message, remedy).at(file, line));
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers: Vec<String> = match reader.headers() {
        Ok(headers) => headers.iter().map(str::to_owned).collect(),
        Err(error) => {
            report(1, format!("目录读不出列名：{error}"), "首行应为列名");
            return Vec::new();
        }
    };
    for required in ["code", "name", "kind", "class"] {
        if !headers.iter().any(|it| it == required) {
            report(1, format!("目录缺少列 {required}"), &format!("列名：{COLUMNS}"));
            return Vec::new();
        }
    }
    for header in headers.iter().filter(|it| !known_column(it)) {
        report(1, format!("不认识的列 {header}"), &format!("列名：{COLUMNS}"));
    }
    let mut items = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                report(
                    usize::try_from(line).unwrap_or(0),
                    format!("这一行读不出：{error}"),
                    "请检查引号和逗号",
                );
                continue;
            }
        };
        let line = record.position().map_or(0, |it| usize::try_from(it.line()).unwrap_or(0));
        if record.iter().all(str::is_empty) {
            continue;
        }
        let row: BTreeMap<&str, &str> = headers.iter().map(String::as_str).zip(record.iter()).collect();
        match item(&row) {
            Ok(item) => items.push(Item { place: Place { file: file.to_owned(), line }, ..item }),
            Err(message) => report(line, message, "请改正这一行"),
        }
    }
    overlapping(&items, file, findings);
    items
}

fn known_column(name: &str) -> bool {
    const KNOWN: [&str; 12] = [
        "code",
        "name",
        "kind",
        "class",
        "prepaid",
        "from",
        "until",
        "unit",
        "price_limit",
        "max_quantity",
        "tags",
        "spec",
    ];
    KNOWN.contains(&name) || name.starts_with("price_limit_") || name.starts_with("only_")
}

fn item(row: &BTreeMap<&str, &str>) -> Result<Item, String> {
    let cell = |key: &str| row.get(key).copied().unwrap_or("");
    let list = |key: &str| {
        cell(key).split('|').map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    let code = cell("code").to_owned();
    if code.is_empty() {
        return Err("编码是空的".to_owned());
    }
    let class = cell("class").to_owned();
    if !["甲", "乙", "丙"].contains(&class.as_str()) {
        return Err(format!("{code} 的类别“{class}”应为甲、乙或丙"));
    }
    let kind = cell("kind").to_owned();
    if !["药品", "诊疗", "耗材"].contains(&kind.as_str()) {
        return Err(format!("{code} 的种类“{kind}”应为药品、诊疗或耗材"));
    }
    let prepaid = match cell("prepaid") {
        "" => None,
        text => {
            let number = text.strip_suffix('%').ok_or_else(|| format!("{code} 的先行自付“{text}”应带 %"))?;
            let rate = Rate::parse_percent(number).map_err(|error| format!("{code}：{error}"))?;
            if !(0..=base::PPM).contains(&rate.0) {
                return Err(format!("{code} 的先行自付“{text}”不在 0% 至 100% 之间"));
            }
            Some(rate.0)
        }
    };
    let day = |key: &str, default: Day| match cell(key) {
        "" => Ok(default),
        text => text.parse::<Day>().map_err(|error| format!("{code}：{error}")),
    };
    let span = Span { from: day("from", Day::MIN)?, until: day("until", Day::MAX)? };
    if span.until < span.from {
        return Err(format!("{code} 的止日早于起日"));
    }
    let mut price_limits = BTreeMap::new();
    let mut only = Vec::new();
    for (column, text) in row.iter().filter(|(_, text)| !text.is_empty()) {
        if *column == "price_limit" || column.starts_with("price_limit_") {
            let level = column.trim_start_matches("price_limit").trim_start_matches('_');
            let price = Fen::parse_yuan(text.trim_end_matches('元'))
                .map_err(|error| format!("{code} 的限价：{error}"))?;
            if !(0..=LARGEST_PRICE).contains(&price.0) {
                return Err(format!("{code} 的限价应在 0 至 1 亿元之间"));
            }
            price_limits.insert(level.to_owned(), price.0);
        }
        if let Some(fact) = column.strip_prefix("only_") {
            only.push((fact.to_owned(), list(column)));
        }
    }
    let max_quantity_e4 = match cell("max_quantity") {
        "" => None,
        text => {
            let quantity = Rate::parse_percent(text).map_err(|error| format!("{code} 的限量：{error}"))?.0;
            if !(0..=1_000_000_000_000).contains(&quantity) {
                return Err(format!("{code} 的限量“{text}”超出范围"));
            }
            Some(quantity)
        }
    };
    let (name, tags) = (cell("name").to_owned(), list("tags"));
    let place = Place::default();
    Ok(Item { code, name, kind, class, prepaid, span, price_limits, max_quantity_e4, only, tags, place })
}

fn overlapping(items: &[Item], file: &str, findings: &RefCell<Findings>) {
    let mut by_code: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    for item in items {
        by_code.entry(&item.code).or_default().push(item);
    }
    for (code, versions) in by_code {
        for (at, item) in versions.iter().enumerate() {
            if let Some(other) = versions[..at].iter().find(|it| it.span.overlaps(&item.span)) {
                let message = format!("编码 {code} 与第 {} 行的日期重叠", other.place.line);
                findings
                    .borrow_mut()
                    .push(Finding::error("POL-0019", message, "同一天只能有一行").at(file, item.place.line));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_and_bad_rows_are_all_reported() {
        let text = "code,name,kind,class,prepaid,from,until,price_limit,price_limit_三级,only_visit,tags\n\
                    A1,某片,药品,乙,10%,,2020-08-31,,12.50,,集采|两病\n\
                    A1,某片,药品,乙,20%,2020-09-01,,,,住院,\n\
                    B1,坏类,药品,丁,,,,,,,\n\
                    B2,坏价,耗材,丙,,,,1.234,,,\n\
                    ,无码,药品,甲,,,,,,,\n";
        let findings = RefCell::new(Findings::default());
        let items = read(text, "c.csv", &findings);
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].price_limits["三级"], 1250);
        assert_eq!(items[0].tags, ["集采", "两病"]);
        assert_eq!(items[1].only, [("visit".to_owned(), vec!["住院".to_owned()])]);
        let lines: Vec<usize> = findings.borrow().0.iter().map(|it| it.line).collect();
        assert_eq!(lines, [4, 5, 6]);
    }
}
