//! What a message says of judged, visits and orders: nested, or node beside node.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use app::exchange::CatalogueItem;
use base::{Day, Fen};

use crate::analysis::{Item, Order, Visit};
use crate::json::Json;
use crate::numbers::{money, scaled};
use crate::refusal::Refusal;
use crate::times::day_of;
use crate::transactions::Call;

/// Most orders of one message.
const MOST: usize = 5_000;

/// One visit of one person.
pub struct Judged {
    pub person_id: String,
    pub visit_id: String,
    pub visit: Visit,
    pub orders: Vec<Order>,
}

/// Rows of a node: inside a row above it, else beside it in the input.
fn below<'j>(above: &'j Json, input: &'j Json, name: &str) -> Vec<&'j Json> {
    let inside = above.get(name).map(Json::rows).unwrap_or_default();
    if inside.is_empty() { input.get(name).map(Json::rows).unwrap_or_default() } else { inside }
}

/// All visits of a message with their orders.
pub async fn judged(call: &Call<'_>) -> Result<Vec<Judged>, Refusal> {
    let input = &call.envelope.input;
    let data = call.first();
    let mut found = Vec::new();
    let mut left = MOST;
    for person in below(data, input, "patient_dtos") {
        for visit in below(person, input, "fsi_encounter_dtos") {
            let orders = below(visit, input, "fsi_order_dtos");
            left = left
                .checked_sub(orders.len())
                .ok_or_else(|| Refusal::new("GW-0391", "一次分析的处方超过 5000 条", "请按就诊分开分析"))?;
            found.push(one(call, input, person, visit, &orders).await?);
        }
        if found.len() > 100 {
            return Err(Refusal::new("GW-0391", "一次分析的就诊超过 100 次", "请按就诊分开分析"));
        }
    }
    if found.is_empty() {
        return Err(Refusal::new(
            "GW-0392",
            "没有参保人信息或就诊信息",
            "请填写 patient_dtos 和 fsi_encounter_dtos",
        ));
    }
    fill_items(call, &mut found);
    Ok(found)
}

async fn one(
    call: &Call<'_>,
    input: &Json,
    person: &Json,
    visit: &Json,
    rows: &[&Json],
) -> Result<Judged, Refusal> {
    let mut facts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut put = |fact: &str, word: &str| {
        if !word.is_empty() {
            facts.entry(fact.to_owned()).or_default().insert(word.to_owned());
        }
    };
    let profile = &call.gateway.profile;
    put("level", &call.institution.level);
    put("visit", profile.visit(visit.field("med_type")).map_or("", |it| it.word.as_str()));
    let insurance = profile.insurance.iter().find(|it| it.insutype == visit.field("insutype"));
    put("insurance", insurance.map_or("", |it| it.word.as_str()));
    let diagnoses = below(visit, input, "fsi_diagnose_dtos");
    let codes = diagnoses.iter().map(|it| it.field("dise_codg"));
    let codes = codes.chain(["dise_no", "dscg_main_dise_codg"].map(|name| visit.field(name)));
    for code in codes {
        put("disease", profile.disease(code).unwrap_or(""));
    }
    let names = diagnoses.iter().map(|it| it.field("dise_name"));
    let names = names.chain(["dise_name", "dscg_main_dise_name"].map(|name| visit.field(name)));
    let region = call.gateway.app.region();
    if let Some(known) = region.values("disease") {
        for name in names.filter(|it| known.iter().any(|word| word == it)) {
            put("disease", name);
        }
    }
    let mut about = Visit {
        facts,
        sex: match person.field("gend") {
            "1" | "男" => "男".to_owned(),
            "2" | "女" => "女".to_owned(),
            _ => String::new(),
        },
        birth: day_of(person.field("brdy")),
        admitted_on: day_of(visit.field("adm_date")),
        discharged_on: day_of(visit.field("dscg_date")),
    };
    let mut orders: Vec<Order> = rows.iter().map(|it| order(it)).collect();
    let visit_id = visit.field("mdtrt_id").to_owned();
    if orders.is_empty() {
        // Nothing is sent along: what was uploaded counts.
        let mut known = call.gateway.app.find_parts(&visit_id).await.unwrap_or_default();
        known.retain(|it| it.institution_id == call.institution.id);
        orders = known.iter().flat_map(|it| it.lines.iter().map(of_line)).collect();
        if let Some(first) = known.into_iter().next() {
            about.admitted_on = Some(first.admitted_on);
            about.discharged_on = first.discharged_on;
            about.facts.insert("visit".to_owned(), [first.kind].into());
        }
    }
    Ok(Judged { person_id: person.field("patn_id").to_owned(), visit_id, visit: about, orders })
}

fn order(row: &Json) -> Order {
    let name = [row.field("hilist_name"), row.field("hosplist_name"), row.field("hilist_code")];
    let quantity_e4 = scaled(row.field("cnt"), 4).unwrap_or(10_000);
    let priced = || {
        let price = i128::from(money(row.field("pric"))?.0);
        i64::try_from(price * i128::from(quantity_e4) / 10_000).ok().map(Fen)
    };
    Order {
        id: row.field("rx_id").to_owned(),
        code: row.field("hilist_code").to_owned(),
        name: name.into_iter().find(|it| !it.is_empty()).unwrap_or("").to_owned(),
        quantity_e4,
        amount_fen: money(row.field("sumamt")).or_else(priced).unwrap_or_default(),
        on: day_of(row.field("drord_begn_date")),
        is_current: row.field("curr_drord_flag") != "0",
        item: None,
    }
}

fn of_line(line: &app::reported::LineRecord) -> Order {
    let code = line.said.get("med_list_codg").unwrap_or(&line.code).clone();
    Order {
        id: line.number.clone(),
        code,
        name: line.name.clone(),
        quantity_e4: line.quantity_e4,
        amount_fen: line.amount_fen,
        on: Some(line.charged_on),
        is_current: true,
        item: None,
    }
}

/// What the catalogue says of each order on its day; one walk over the catalogue.
fn fill_items(call: &Call<'_>, judged: &mut [Judged]) {
    let region = call.gateway.app.region();
    let today: Day = call.gateway.instant().day;
    let wanted: HashSet<String> =
        judged.iter().flat_map(|it| it.orders.iter().map(|it| it.code.clone())).collect();
    let mut items: HashMap<&str, Vec<&CatalogueItem>> = HashMap::new();
    for item in region.engine.pack().catalogue.iter().filter(|it| wanted.contains(&it.code)) {
        items.entry(item.code.as_str()).or_default().push(item);
    }
    for order in judged.iter_mut().flat_map(|it| it.orders.iter_mut()) {
        let on = order.on.unwrap_or(today);
        let versions = items.get(order.code.as_str()).into_iter().flatten();
        let item = versions.into_iter().find(|it| it.span.from <= on && on <= it.span.until);
        order.item = item.map(|it| Item {
            only: it.only.clone(),
            max_quantity_e4: it.max_quantity_e4,
            tags: it.tags.clone(),
        });
    }
}
