//! 1101, 1201, 2001: who a person is, who an institution is, what the person is entitled to.

use std::collections::BTreeSet;

use app::filings::{CHRONIC, FILED_DISEASE, FilingRecord, TRANSFER};
use app::reported::Insured;
use base::Day;

use super::Call;
use super::filings::end;
use super::identity::{coverage_on, head, insured_as};
use super::visits::Standing;
use crate::between::place_of;
use crate::json::Json;
use crate::node::Node;
use crate::refusal::Refusal;
use crate::times::{day_of, midnight};

/// Finds the person of a certificate: by the identity number where there is one, else by the card.
pub async fn find(call: &Call<'_>, row: &Json) -> Result<Insured, Refusal> {
    let app = &call.gateway.app;
    let certificate = row.field("mdtrt_cert_no").trim().to_ascii_uppercase();
    let number = row.field("certno").trim().to_ascii_uppercase();
    let (mut found, said) = match (row.field("mdtrt_cert_type"), number.is_empty()) {
        ("01", true) => {
            return Err(Refusal::new(
                "GW-0220",
                "中心还不能解读医保电子凭证的令牌",
                "请在 certno 填写证件号码，或改用身份证",
            ));
        }
        (_, true) if certificate.is_empty() => {
            return Err(Refusal::new("GW-0221", "没有证件号码", "请填写 mdtrt_cert_no 或 certno"));
        }
        ("03", true) if base::PersonNumber::parse(&certificate).is_err() => {
            let tail: String =
                certificate.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            (app.insured_by_card(&certificate).await?, format!("社会保障卡尾号 {tail}"))
        }
        (kind, is_empty) => {
            let number =
                if is_empty || kind == "02" && !certificate.is_empty() { certificate } else { number };
            (app.insured_by_number(&number).await?, format!("证件号码 {}", base::masked(&number)))
        }
    };
    let person = match found.len() {
        0 => {
            if let Some(refusal) = call.gateway.unknown_place(call.envelope) {
                return Err(refusal);
            }
            let message = format!("没有{said} 的参保人");
            return Err(Refusal::new(
                "GW-0222",
                message,
                "请核对证件；刚参保、刚换卡的请到医保局登记，或同时上传证件号码（certno）",
            ));
        }
        1 => found.remove(0),
        many => {
            let message = format!("这个证件号码登记了 {many} 人");
            return Err(Refusal::new("GW-0223", message, "请到医保局核对后再办理"));
        }
    };
    let name = row.field("psn_name");
    if !name.is_empty() && name != person.name {
        return Err(Refusal::new("GW-0224", "姓名与证件号码登记的不一致", "请核对证件和姓名"));
    }
    Ok(person)
}

/// 1101.
pub async fn person(call: &Call<'_>) -> Result<Node, Refusal> {
    let person = find(call, call.first()).await?;
    call.gateway.check_insured(call.envelope, coverage_on(&person, call.gateway.instant().day))?;
    call.note_card(&person.id).await?;
    Ok(Node::Object(shown(call, &person)))
}

/// A person with insurances and identities.
pub fn shown(call: &Call<'_>, person: &Insured) -> Vec<(&'static str, Node)> {
    let today = call.gateway.instant().day;
    let profile = call.gateway.profile_of(place_of(coverage_on(person, today)));
    let region = call.gateway.region();
    let mut rows: Vec<Node> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut coverage: Vec<_> = person.coverage.iter().collect();
    coverage.sort_by_key(|it| (!(it.from <= today && today <= it.until), std::cmp::Reverse(it.from)));
    for it in coverage {
        if !seen.insert(&it.insurance) {
            continue;
        }
        let holds = it.from <= today && today <= it.until;
        let mut row = vec![("balc", Node::Money(person.balance_fen))];
        row.extend(insured_as(profile, &it.insurance, &it.status));
        row.extend([
            ("psn_insu_stas", Node::text(if holds { "1" } else { "4" })),
            ("psn_insu_date", Node::text(it.from.to_string())),
            ("paus_insu_date", if it.until < today { Node::text(it.until.to_string()) } else { Node::Null }),
            ("insuplc_admdvs", Node::text(place_of(Some(it)).unwrap_or(&region))),
            ("emp_name", Node::Null),
        ]);
        rows.push(Node::Object(row));
    }
    let identities = person.identities.iter().map(|it| {
        let known = profile.identity.iter().find(|known| known.word == it.identity);
        Node::Object(vec![
            ("psn_idet_type", Node::text(known.map_or("60", |it| it.code.as_str()))),
            ("psn_type_lv", Node::Null),
            ("memo", Node::text(&it.identity)),
            ("begntime", Node::text(midnight(it.from))),
            (
                "endtime",
                if it.until == Day::MAX { Node::Null } else { Node::text(format!("{} 23:59:59", it.until)) },
            ),
        ])
    });
    let identities = identities.collect();
    let mut base = head(person, today);
    base.push(("exp_content", Node::Null));
    vec![
        ("baseinfo", Node::Object(base)),
        ("insuinfo", Node::List(rows)),
        ("idetinfo", Node::List(identities)),
    ]
}

/// 1201.
pub fn institution(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let asked = row.field("fixmedins_code");
    let found = match asked {
        "" => Some(call.institution.clone()),
        code => call.gateway.app.find_institution(code),
    };
    let name = row.field("fixmedins_name");
    let Some(it) = found.filter(|it| !asked.is_empty() || name.is_empty() || it.name == name) else {
        let shown: String = format!("{asked} {name}").trim().chars().take(40).collect();
        return Err(Refusal::new("GW-0101", format!("没有定点医药机构 {shown}"), "请核对编号和名称"));
    };
    let level = call.gateway.profile.level.iter().find(|known| known.word == it.level);
    let kind = if it.kind == "pharmacy" { "2" } else { "1" };
    Ok(Node::Object(vec![(
        "medinsinfo",
        Node::Object(vec![
            ("fixmedins_code", Node::text(&it.id)),
            ("fixmedins_name", Node::text(&it.name)),
            ("uscc", Node::text(it.attributes.get("uscc").map_or("", String::as_str))),
            ("fixmedins_type", Node::text(kind)),
            ("hosp_lv", Node::text(level.map_or("11", |it| it.hosp_lv.as_str()))),
            ("exp_content", Node::Null),
        ]),
    )]))
}

/// 2001: one row for each fund that could pay.
pub async fn treatment(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let person = call.gateway.app.find_insured(row.field("psn_no")).await?;
    let on = day_of(row.field("begntime")).unwrap_or(call.gateway.instant().day);
    let coverage = coverage_on(&person, on);
    call.gateway.check_insured(call.envelope, coverage)?;
    let place = place_of(coverage);
    let profile = call.gateway.profile_of(place);
    let insurance = coverage.map_or("居民", |it| it.insurance.as_str());
    let identity = person.identities.iter().find(|it| it.from <= on && on <= it.until);
    let own = call.gateway.app.region();
    let region = place.and_then(|it| own.places.insuring(it)).unwrap_or(&own);
    let pays = |id: &str| {
        region.engine.pack().layers.iter().any(|it| region.engine.pack().payers[it.payer].id == id)
    };
    let filed = filed(call, &person, on).await?;
    let referred = referred(call, &person, on).await?;
    let mut rows = Vec::new();
    for payer in profile.payer.iter().filter(|it| it.insurance.is_empty() || it.insurance == insurance) {
        let is_own = profile.payer(&payer.id, insurance).is_some_and(|it| it == payer);
        if !is_own
            || ["acct_pay", "hosp_part_amt", "oth_pay"].contains(&payer.field.as_str())
            || !pays(&payer.id)
        {
            continue;
        }
        let needs_identity = payer.field == "maf_pay";
        let is_unfiled = filed.as_ref().is_some_and(|it| it.filing.is_none());
        let enjoyed = coverage.is_some() && !is_unfiled && (!needs_identity || identity.is_some());
        let why = match (coverage, identity) {
            (None, _) => format!("{on} 没有参保记录"),
            (Some(_), _) if is_unfiled => filed.as_ref().map_or_else(String::new, |it| it.words.clone()),
            (Some(_), None) if needs_identity => format!("{on} 不是救助对象"),
            (Some(_), Some(it)) if needs_identity => format!("按{}享受", it.identity),
            (Some(it), _) => format!("{}参保，享受", it.insurance),
        };
        let mut why = why;
        if let Some(it) = filed.as_ref().filter(|_| enjoyed) {
            why = format!("{why}；{}", it.words);
        }
        why.push_str(&referred);
        let filing = filed.as_ref().and_then(|it| it.filing.as_ref());
        let from = coverage.map_or(on, |it| it.from).max(filing.map_or(Day::MIN, |it| it.from));
        let until = coverage.map_or(Day::MAX, |it| it.until).min(filing.map_or(Day::MAX, |it| it.until));
        rows.push(Node::Object(vec![
            ("psn_no", Node::text(&person.id)),
            ("trt_chk_type", Node::text("01")),
            ("fund_pay_type", Node::text(&payer.fund_pay_type)),
            ("trt_enjymnt_flag", Node::text(if enjoyed { "1" } else { "0" })),
            ("begndate", Node::text(from.to_string())),
            ("enddate", end(until)),
            ("trt_chk_rslt", Node::text(why)),
            ("exp_content", Node::Null),
        ]));
    }
    Ok(Node::Object(vec![("trtinfo", Node::List(rows))]))
}

/// What filings say of a visit for which one is needed.
struct Filed {
    /// The one that holds.
    filing: Option<FilingRecord>,
    /// In words.
    words: String,
}

/// What is filed for the disease that 2001 asks about; `None` when the visit needs no filing.
async fn filed(call: &Call<'_>, person: &Insured, on: Day) -> Result<Option<Filed>, Refusal> {
    let row = call.first();
    let own = call.gateway.app.region();
    let place = place_of(coverage_on(person, on));
    let kind = call.gateway.profile.visit(row.field("med_type")).map_or("", |it| it.word.as_str());
    let elsewhere = place.and_then(|it| Some((it, own.places.insuring(it)?)));
    let theirs = elsewhere.map_or_else(|| kind.to_owned(), |it| own.places.theirs(it.0, "visit", kind));
    let rules = elsewhere.map_or(&*own, |it| it.1).filings.chronic.as_ref();
    let Some(rules) = rules.filter(|it| it.is_for(&theirs)) else { return Ok(None) };
    let standing = Standing { place: place.map(str::to_owned), filed: Vec::new() };
    let facts = call.facts(kind, row, &[], &standing);
    let asked = facts.get(FILED_DISEASE).map_or("", String::as_str);
    let mut filings = call.gateway.app.filings_of(&person.id, CHRONIC).await?;
    filings.retain(|it| it.from <= on && on <= it.until);
    let held: Vec<&str> = filings.iter().map(|it| it.subject.as_str()).collect();
    let disease = rules.disease(&held, asked);
    let words = match &disease {
        Some(disease) => format!("按备案的{disease}享受"),
        None if held.is_empty() => format!("{on} 没有有效的慢特病备案"),
        None if asked.is_empty() => format!("备案了{}，请说明是哪个病种", held.join("、")),
        None => format!("{on} 没有“{asked}”的慢特病备案；已备案{}", held.join("、")),
    };
    let filing = filings
        .into_iter()
        .find(|it| disease.as_ref().is_some_and(|disease| rules.rests_on(disease, &it.subject)));
    Ok(Some(Filed { filing, words }))
}

/// Whether a transfer to this institution is filed, in words; nothing where none is needed.
async fn referred(call: &Call<'_>, person: &Insured, on: Day) -> Result<String, Refusal> {
    let region = call.gateway.app.region();
    let rules = region.filings.transfer.as_ref();
    if rules.is_none_or(|it| it.is_local(&call.institution.region)) {
        return Ok(String::new());
    }
    let filings = call.gateway.app.filings_of(&person.id, TRANSFER).await?;
    let id = &call.institution.id;
    let found = filings.iter().find(|it| it.subject == *id && it.from <= on && on <= it.until);
    Ok(found.map_or_else(|| "；没有转院备案".to_owned(), |it| format!("；有转院备案 {}", it.id)))
}
