//! A worked case: what was given, what was expected, what came out, and every step.

use base::Fen;

use crate::case_file::{Case, CaseLine, CaseVisit};
use crate::model::{FactKind, PART_IDS, Pack, SLOT_IDS};
use crate::render::document::card_id;
use crate::render::{CaseReport, VisitReport, html};

const PARTS: [&str; 5] = ["总费用", "全自费", "超限价", "先行自付", "政策范围内"];
const SLOTS: [&str; 7] = ["基数", "实扣起付", "超费用限额", "按比例自付", "限额少付", "支付", "余额"];

/// A case on the page of the instrument at `home`.
pub fn article(pack: &Pack, case: &Case, report: Option<&CaseReport>, home: usize) -> String {
    let verdict = match report {
        None => "<span class=\"tag\">未运行</span>",
        Some(it) if it.passes => "<span class=\"tag good\">相符</span>",
        Some(_) => "<span class=\"tag wrong\">不符</span>",
    };
    let check = match case.check.as_str() {
        "article-error" => "<span class=\"tag assumed\">原文算错</span>",
        "ambiguous" => "<span class=\"tag assumed\">原文含糊</span>",
        _ => "",
    };
    let mut out = format!(
        "<article class=\"case\" id=\"{}\"><h3>{verdict}{check} {} <code>{}</code></h3>\n",
        html::anchor("k", &case.id),
        html::text(&case.name),
        html::text(&case.id)
    );
    for (at, visit) in case.visits.iter().enumerate() {
        if case.visits.len() > 1 {
            out.push_str(&format!("<h4>第 {} 次就医</h4>\n", at + 1));
        }
        out.push_str(&given(pack, visit));
        out.push_str(&self::visit(pack, visit, report.and_then(|it| it.visits.get(at)), home));
    }
    for remark in report.iter().flat_map(|it| &it.remarks) {
        out.push_str(&format!("<p class=\"wrong\">{}</p>\n", html::text(remark)));
    }
    if !case.working.trim().is_empty() {
        out.push_str(&format!("<pre aria-label=\"手算\">{}</pre>\n", html::text(case.working.trim())));
    }
    if !case.note.is_empty() {
        out.push_str(&format!("<p class=\"quiet\">说明：{}</p>\n", html::text(&case.note)));
    }
    if !case.source.is_empty() {
        out.push_str(&format!("<p class=\"quiet\">出处：{}</p>\n", html::source(&case.source)));
    }
    out + "</article>\n"
}

fn given(pack: &Pack, visit: &CaseVisit) -> String {
    let mut chips: Vec<(String, String)> = Vec::new();
    if let Some(on) = visit.on {
        chips.push(("结算日".to_owned(), on.to_string()));
    }
    let fact = |id: &str| pack.fact(id).map_or_else(|| id.to_owned(), |it| pack.facts[it].name.clone());
    chips.extend(visit.facts.iter().map(|(id, value)| (fact(id), value.clone())));
    if !visit.identities.is_empty() {
        chips.push((fact("identity"), visit.identities.join("、")));
    }
    chips.extend(visit.numbers.iter().map(|(id, value)| (fact(id), value.to_string())));
    chips.extend(visit.amounts.iter().map(|(id, fen)| (label(pack, id), yuan(*fen))));
    chips.extend(visit.meters.iter().map(|(id, value)| {
        let key = format!("meter.{id}");
        (format!("此前{}", label(pack, &key)), shown(pack, &key, *value))
    }));
    chips.extend(visit.balances.iter().map(|(id, fen)| (label(pack, &format!("balance.{id}")), yuan(*fen))));
    let chips: String = chips
        .iter()
        .map(|(name, value)| {
            format!("<div><dt>{}</dt><dd>{}</dd></div>", html::text(name), html::text(value))
        })
        .collect();
    let lines = if visit.lines.is_empty() { String::new() } else { fee_lines(&visit.lines) };
    format!("<dl class=\"given\">{chips}</dl>\n{lines}")
}

fn fee_lines(lines: &[CaseLine]) -> String {
    let columns = ["项目", "编码", "类别", "先付", "数量", "金额", "日期"].map(str::to_owned);
    let row = |it: &CaseLine| {
        vec![
            it.name.clone(),
            it.code.clone(),
            [it.kind.clone(), it.class.clone()].into_iter().flatten().collect::<Vec<_>>().join(" "),
            it.prepaid.map(|ppm| base::Rate(ppm).to_string()).unwrap_or_default(),
            base::Rate(it.quantity_e4).to_string().trim_end_matches('%').to_owned(),
            yuan(it.amount),
            it.on.map(|day| day.to_string()).unwrap_or_default(),
        ]
    };
    html::table("values", &columns, &lines.iter().map(row).collect::<Vec<_>>())
}

fn visit(pack: &Pack, visit: &CaseVisit, report: Option<&VisitReport>, home: usize) -> String {
    let mut out = String::new();
    let compared: Vec<(&str, i64, Option<i64>)> = match report {
        Some(it) => {
            it.compared.iter().map(|(key, expected, actual)| (key.as_str(), *expected, *actual)).collect()
        }
        None => visit.expect.iter().map(|(key, expected)| (key.as_str(), *expected, None)).collect(),
    };
    let rows: String = compared
        .iter()
        .map(|(key, expected, actual)| {
            let (mark, class) = if *actual == Some(*expected) { ("✓", "") } else { ("✗", " class=\"wrong\"") };
            let mark = if report.is_some() { mark } else { "" };
            format!(
                "<tr{class}><th scope=\"row\">{}</th><td class=\"num\">{}</td><td class=\"num\">{}</td><td>{mark}</td></tr>",
                html::text(&label(pack, key)),
                html::text(&shown(pack, key, *expected)),
                html::text(&actual.map_or_else(|| "—".to_owned(), |it| shown(pack, key, it)))
            )
        })
        .collect();
    if !rows.is_empty() {
        out.push_str(&format!(
            "<div class=\"scroll\"><table class=\"compared\"><thead><tr><td></td><th scope=\"col\">应为</th>\
             <th scope=\"col\">算得</th><td></td></tr></thead><tbody>{rows}</tbody></table></div>\n"
        ));
    }
    let because: Vec<String> = visit.because.iter().flatten().map(|id| rule_link(pack, id, home)).collect();
    if !because.is_empty() {
        out.push_str(&format!("<p class=\"quiet\">依据：{}</p>\n", because.join("、")));
    }
    if let Some(report) = report {
        out.push_str(&steps(pack, report, home));
    }
    out
}

fn steps(pack: &Pack, report: &VisitReport, home: usize) -> String {
    if report.steps.is_empty() {
        return String::new();
    }
    let mut out = String::from("<details><summary>计算步骤</summary>\n");
    let mut layer = "";
    for step in &report.steps {
        if step.layer != layer {
            if !layer.is_empty() {
                out.push_str("</ol>\n");
            }
            layer = &step.layer;
            out.push_str(&format!("<h5>{}</h5><ol>\n", html::text(layer)));
        }
        let rule = if step.rule.is_empty() {
            String::new()
        } else {
            format!(" {}", rule_link(pack, &step.rule, home))
        };
        out.push_str(&format!(
            "<li>{} <span class=\"cite\">{}{rule}</span></li>\n",
            html::text(&step.text),
            html::text(&step.clause)
        ));
    }
    if !layer.is_empty() {
        out.push_str("</ol>\n");
    }
    let shares: String = report
        .shares
        .iter()
        .map(|(name, amount)| {
            format!(
                "<tr><th scope=\"row\">{}</th><td class=\"num\">{}</td></tr>",
                html::text(name),
                html::text(amount)
            )
        })
        .collect();
    out + &format!("<table class=\"compared\"><tbody>{shares}</tbody></table></details>\n")
}

/// A rule's identifier as a link to its card, on this page or another.
fn rule_link(pack: &Pack, id: &str, home: usize) -> String {
    let rule = pack.rules.iter().find(|it| it.id == id).map(|it| &it.citation);
    let amount = || pack.amounts.iter().find(|it| it.id == id).map(|it| &it.citation);
    let prepaid = || pack.prepaid.iter().find(|it| it.id == id).map(|it| &it.citation);
    let words = format!("<code>{}</code>", html::text(id));
    match rule.or_else(amount).or_else(prepaid) {
        None => words,
        Some(it) if it.instrument == home => format!("<a href=\"#{}\">{words}</a>", card_id("规则", id)),
        Some(it) => {
            let page = html::address(&format!("{}.html", pack.instruments[it.instrument].id));
            format!("<a href=\"{page}#{}\">{words}</a>", card_id("规则", id))
        }
    }
}

fn yuan(fen: i64) -> String {
    format!("{} 元", Fen(fen))
}

/// A value of `expect` in its unit.
fn shown(pack: &Pack, key: &str, value: i64) -> String {
    let counts = key
        .strip_prefix("meter.")
        .and_then(|it| pack.meter(it))
        .is_some_and(|it| pack.meters[it].counts.is_some());
    if counts { format!("{value} 次") } else { yuan(value) }
}

/// A key of `expect` (or `given`) in words.
fn label(pack: &Pack, key: &str) -> String {
    let fixed =
        [("person", "个人"), ("cash", "个人现金"), ("covered", "报销合计"), ("fund_total", "基金支付合计")];
    if let Some((_, words)) = fixed.iter().find(|(id, _)| *id == key) {
        return (*words).to_owned();
    }
    if let Some(at) = PART_IDS.iter().position(|it| *it == key) {
        return PARTS[at].to_owned();
    }
    let payer = |id: &str| pack.payer(id).map(|it| pack.payers[it].name.clone());
    if let Some(id) = key.strip_prefix("balance.") {
        return format!("{}余额", payer(id).unwrap_or_else(|| id.to_owned()));
    }
    if let Some(id) = key.strip_prefix("meter.") {
        return format!("累计 {}", pack.meter(id).map_or(id, |it| pack.meters[it].name.as_str()));
    }
    if let Some((layer, slot)) = key.rsplit_once('.') {
        let name =
            pack.layers.iter().find(|it| pack.layer_ids[it.id] == layer).map_or(layer, |it| it.name.as_str());
        let slot = SLOT_IDS.iter().position(|it| *it == slot).map_or(slot, |it| SLOTS[it]);
        return format!("{name}·{slot}");
    }
    let amount = || pack.amounts.iter().find(|it| it.id == key).map(|it| it.name.clone());
    let pot = || pack.pots.iter().find(|it| it.id == key).map(|it| it.name.clone());
    let fact = || {
        let found = pack.fact(key).map(|it| &pack.facts[it])?;
        matches!(found.kind, FactKind::Amount { .. }).then(|| found.name.clone())
    };
    amount().or_else(pot).or_else(|| payer(key)).or_else(fact).unwrap_or_else(|| key.to_owned())
}
