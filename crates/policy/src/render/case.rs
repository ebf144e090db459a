//! A worked case: what was given, what was expected, what came out, and every step.

use crate::case_file::{Case, CaseLine, CaseVisit};
use crate::case_words::{self, label, shown, yuan};
use crate::model::Pack;
use crate::render::document::card_id;
use crate::render::{CaseReport, VisitReport, html};

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
    let chips = case_words::given(pack, visit);
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
            base::decimal_e4(it.quantity_e4),
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
