//! 3301, 3302: an institution's own codes and what they mean; lines that come with an own code only.

use std::collections::BTreeMap;

use app::exchange::NewComparison;
use app::reported::LineRecord;
use base::{Day, Finding};

use super::{Call, nothing};
use crate::fields::place_of;
use crate::json::Json;
use crate::node::Node;
use crate::refusal::Refusal;
use crate::times::day_of;

/// Most comparisons of one message.
const MOST: usize = 5_000;

/// 3301.
pub async fn upload(call: &Call<'_>) -> Result<Node, Refusal> {
    let rows = call.rows(0);
    if rows.len() > MOST {
        return Err(Refusal::new(
            "GW-0380",
            format!("一次上传了 {} 条对照", rows.len()),
            "每批不超过 5000 条",
        ));
    }
    let known = &call.gateway.profile.dictionary;
    let list_types = known.iter().find(|it| it.code == "list_type");
    let mut findings = Vec::new();
    let mut new = Vec::with_capacity(rows.len());
    let mut unknown = Vec::new();
    for (nth, row) in rows.iter().enumerate() {
        let list_type = row.field("list_type");
        if list_types.is_some_and(|it| !it.values.iter().any(|it| it.0 == list_type)) {
            let shown: String = list_type.chars().take(10).collect();
            let message = format!("没有目录类别“{shown}”");
            findings.push(
                Finding::error("GW-0381", message, "请按目录类别代码填写").of(format!("第 {} 条", nth + 1)),
            );
        }
        let code = row.field("med_list_codg");
        if call.gateway.item(code).is_none() {
            unknown.push(code);
        }
        let mut said = call.words(0, row);
        for name in [
            "fixmedins_hilist_id",
            "fixmedins_hilist_name",
            "list_type",
            "med_list_codg",
            "begndate",
            "enddate",
        ] {
            said.remove(name);
        }
        new.push(NewComparison {
            own_code: row.field("fixmedins_hilist_id").to_owned(),
            own_name: row.field("fixmedins_hilist_name").to_owned(),
            list_type: list_type.to_owned(),
            code: code.to_owned(),
            from: day_of(row.field("begndate")).unwrap_or(call.gateway.instant().day),
            until: day_of(row.field("enddate")).unwrap_or(Day::MAX),
            said,
        });
    }
    if !findings.is_empty() {
        return Err(Refusal::of_findings(&findings));
    }
    call.gateway.app.compare_items(&call.sender(), &new).await?;
    let Some(first) = unknown.first() else { return Ok(nothing()) };
    let shown: String = first.chars().take(30).collect();
    let warning =
        format!("已保存；但 {} 条的医疗目录编码不在中心目录内（如 {shown}），费用将按全自费", unknown.len());
    Ok(Node::Warned(warning, Box::new(nothing())))
}

/// 3302. What is not there need not be taken away; the answer says so.
pub async fn withdraw(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let institution = row.field("fixmedins_code");
    if !["", call.institution.id.as_str()].contains(&institution) {
        return Err(Refusal::new("GW-0371", "只能撤销本机构的目录对照", "请填写本机构编号"));
    }
    let [own, list_type, code] =
        ["fixmedins_hilist_id", "list_type", "med_list_codg"].map(|name| row.field(name));
    let count = call.gateway.app.withdraw_comparisons(&call.sender(), own, list_type, code).await?;
    if count > 0 {
        return Ok(nothing());
    }
    let shown: String = own.chars().take(30).collect();
    let warning = format!("{shown} 没有这条有效的对照，未作改动");
    Ok(Node::Warned(warning, Box::new(nothing())))
}

/// Codes of the catalogue by row: as said, or what the institution's own code means on that day.
pub struct Codes(BTreeMap<(String, Day), String>);

impl Codes {
    /// Codes of the rows of a message.
    ///
    /// # Errors
    /// Rows that have neither code.
    pub async fn of(call: &Call<'_>, rows: &[&Json]) -> Result<Codes, Refusal> {
        let without = rows.iter().enumerate().filter(|it| it.1.field("med_list_codg").is_empty());
        let without: Vec<(usize, &&Json)> = without.collect();
        let mut codes = BTreeMap::new();
        if without.is_empty() {
            return Ok(Codes(codes));
        }
        let own: Vec<&str> = without.iter().map(|it| it.1.field("medins_list_codg")).collect();
        let known = call.gateway.app.comparisons(&call.institution.id, Some(&own)).await?;
        let mut findings = Vec::new();
        for (nth, row) in without {
            let (own, on) = (row.field("medins_list_codg"), day_of_row(call, row));
            let mut found = known.iter().map(|it| &it.comparison);
            let found = found.find(|it| it.own_code == own && it.from <= on && on <= it.until);
            match found {
                Some(it) => drop(codes.insert((own.to_owned(), on), it.code.clone())),
                None => {
                    let shown: String = own.chars().take(30).collect();
                    let message = format!("没有医疗目录编码，院内编码“{shown}”在 {on} 也没有目录对照");
                    findings.push(
                        Finding::error("GW-0303", message, "请补填 med_list_codg，或先上传对照（3301）")
                            .of(place_of("feedetail", nth, rows.len() > 1, "med_list_codg")),
                    );
                }
            }
        }
        if findings.is_empty() { Ok(Codes(codes)) } else { Err(Refusal::of_findings(&findings)) }
    }

    /// The code of a row.
    pub fn code<'a>(&'a self, call: &Call<'_>, row: &'a Json) -> &'a str {
        match row.field("med_list_codg") {
            "" => {
                let key = (row.field("medins_list_codg").to_owned(), day_of_row(call, row));
                self.0.get(&key).map_or("", String::as_str)
            }
            code => code,
        }
    }
}

/// Dosage form and specification of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub dosform: String,
    pub spec: String,
}

/// Dosage forms and specifications of lines of an institution, by line: as the institution compared its items
/// with the catalogue, which has neither. What nobody said is told as that.
pub async fn forms_of(
    call: &Call<'_>,
    institution_id: &str,
    lines: &[LineRecord],
) -> Result<BTreeMap<i64, Form>, Refusal> {
    let own = |it: &LineRecord| it.said.get("medins_list_codg").cloned().unwrap_or_default();
    let codes: Vec<String> = lines.iter().map(own).filter(|it| !it.is_empty()).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let known = if codes.is_empty() {
        Vec::new()
    } else {
        call.gateway.app.comparisons(institution_id, Some(&codes)).await?
    };
    let form = |line: &LineRecord| {
        let (code, on) = (own(line), line.charged_on);
        let mut found = known.iter().map(|it| &it.comparison);
        let found = found.find(|it| it.own_code == code && it.from <= on && on <= it.until);
        let said = |name: &str| {
            let word = found.and_then(|it| it.said.get(name)).filter(|it| !it.is_empty());
            word.map_or_else(|| UNSAID.to_owned(), String::clone)
        };
        Form { dosform: said("dosform"), spec: said("spec") }
    };
    Ok(lines.iter().map(|it| (it.line_no, form(it))).collect())
}

/// What an answer has where a text must stand and nobody said one.
const UNSAID: &str = "未登记";

fn day_of_row(call: &Call<'_>, row: &Json) -> Day {
    day_of(row.field("fee_ocur_time")).unwrap_or(call.gateway.instant().day)
}
