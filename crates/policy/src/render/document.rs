//! The page of one instrument: its clauses, what cites each of them, notes, cases.

use crate::describe::{Described, Shown, everything};
use crate::document::resolve;
use crate::model::{Instrument, Pack};
use crate::phrase;
use crate::render::{CaseReport, case, cases_of, html, markdown};

/// The page of the instrument at an index.
pub fn page(pack: &Pack, at: usize, reports: &[CaseReport]) -> String {
    let instrument = &pack.instruments[at];
    let cited: Vec<Described> =
        everything(pack).into_iter().filter(|it| it.citation.instrument == at).collect();
    let cases = cases_of(pack, instrument);
    let mut body = header(pack, at, !cases.is_empty());
    body.push_str("<main id=\"main\">\n");
    body.push_str("<div class=\"heads\" aria-hidden=\"true\"><span>条文</span><span>规则</span></div>\n");
    for clause in 0..instrument.clauses.len() {
        body.push_str(&clause_row(pack, instrument, clause, &cited));
    }
    if !instrument.notes.trim().is_empty() {
        let notes = markdown::html(&instrument.notes);
        body.push_str(&format!("<section id=\"notes\" class=\"notes\"><h2>口径</h2>\n{notes}</section>\n"));
    }
    if !cases.is_empty() {
        body.push_str("<section id=\"cases\"><h2>算例</h2>\n");
        for index in cases {
            body.push_str(&case::article(pack, &pack.cases[index], reports.get(index), at));
        }
        body.push_str("</section>\n");
    }
    body.push_str("</main>\n");
    body.push_str(&footer(pack, at));
    html::page(&format!("{} · {}", instrument.title, pack.name), &body)
}

fn header(pack: &Pack, at: usize, has_cases: bool) -> String {
    let it = &pack.instruments[at];
    let part = |label: &str, value: &str| {
        if value.is_empty() { String::new() } else { format!("<div><dt>{label}</dt><dd>{value}</dd></div>") }
    };
    let effective = it.effective.map(|day| day.to_string()).unwrap_or_default();
    let facts = [
        part("文号", &html::text(&it.number)),
        part("发文", &html::text(&it.issuer)),
        part("施行", &html::text(&effective)),
        part("出处", &html::source(&it.source)),
    ]
    .concat();
    let clauses: String = it
        .clauses
        .iter()
        .map(|clause| {
            format!("<a href=\"#{}\">{}</a>", html::anchor("c", &clause.id), html::text(&clause.id))
        })
        .collect();
    let notes = if it.notes.trim().is_empty() { "" } else { "<a href=\"#notes\">口径</a>" };
    let cases = if has_cases { "<a href=\"#cases\">算例</a>" } else { "" };
    format!(
        "<header><p class=\"crumb\"><a href=\"../index.html\">{}</a></p><h1>{}</h1><dl class=\"about\">{facts}</dl>\
         <nav aria-label=\"条目\">{clauses}{notes}{cases}</nav></header>\n",
        html::text(&pack.name),
        html::text(&it.title)
    )
}

fn footer(pack: &Pack, at: usize) -> String {
    let link = |index: usize, mark: &str| {
        pack.instruments.get(index).map_or_else(String::new, |it| {
            let address = html::address(&format!("{}.html", it.id));
            format!("<a href=\"{address}\">{mark}{}</a>", html::text(&it.title))
        })
    };
    let before = at.checked_sub(1).map(|it| link(it, "上一份：")).unwrap_or_default();
    format!("<footer><nav aria-label=\"前后文件\">{before}{}</nav></footer>\n", link(at + 1, "下一份："))
}

fn clause_row(pack: &Pack, instrument: &Instrument, at: usize, cited: &[Described]) -> String {
    let clause = &instrument.clauses[at];
    let many = clause.paragraphs.len() > 1;
    let paragraphs: String = clause
        .paragraphs
        .iter()
        .enumerate()
        .map(|(index, words)| {
            let id = html::anchor("p", &format!("{}-{}", clause.id, index + 1));
            let mark =
                if many { format!("<span class=\"mark\">{}</span>", index + 1) } else { String::new() };
            format!("<p id=\"{id}\">{mark}{}</p>\n", html::text(words))
        })
        .collect();
    let here: Vec<&Described> =
        cited.iter().filter(|it| resolve(instrument, &it.citation.clause) == Ok(at)).collect();
    let mut right: String = here.iter().map(|it| card(pack, it)).collect();
    if let Some(reason) = &clause.no_rule {
        right.push_str(&format!("<p class=\"none\">不产生规则：{}</p>\n", html::text(reason)));
    } else if here.is_empty() {
        right.push_str("<p class=\"none wrong\">没有规则引用这一条，也没有写明理由</p>\n");
    }
    format!(
        "<section class=\"clause\" id=\"{}\"><div class=\"law{}\"><h2>{}</h2>\n{paragraphs}</div>\
         <div class=\"rules\">{right}</div></section>\n",
        html::anchor("c", &clause.id),
        if many { " many" } else { "" },
        html::text(&clause.id)
    )
}

/// Anchor of a card: layers and amounts may come in several versions, of which the first one has it.
pub fn card_id(kind: &str, id: &str) -> String {
    html::anchor(if kind == "层" { "l" } else { "r" }, id)
}

fn card(pack: &Pack, it: &Described) -> String {
    let mut rows = String::new();
    for field in &it.fields {
        let shown = match &field.shown {
            Shown::Rows { columns, rows } => html::table("values", columns, rows),
            Shown::Text(words) if field.label == "推翻" => {
                let links = words.split('、').map(|id| {
                    format!("<a href=\"#{}\"><code>{}</code></a>", card_id("规则", id), html::text(id))
                });
                links.collect::<Vec<_>>().join("、")
            }
            Shown::Text(words) => html::text(words),
        };
        let class = if field.label == "数值" { " class=\"key\"" } else { "" };
        rows.push_str(&format!("<dt>{}</dt><dd{class}>{shown}</dd>", field.label));
    }
    if !it.who.is_empty() {
        rows.push_str(&format!("<dt>何时用</dt><dd>{}</dd>", html::text(&it.who)));
    }
    rows.push_str(&format!("<dt>日期</dt><dd>{}</dd>", html::text(&phrase::span(&it.span))));
    let note = if it.note.is_empty() {
        String::new()
    } else {
        format!(
            "<a class=\"tag\" href=\"#{}\">口径：{}</a>",
            html::anchor("n", &it.note),
            html::text(&it.note)
        )
    };
    let assumed = if it.assumed { "<span class=\"tag assumed\">暂设</span>" } else { "" };
    let name = if it.name.is_empty() {
        String::new()
    } else {
        format!(" <strong>{}</strong>", html::text(&it.name))
    };
    let class = if it.kind == "层" { "card layer" } else { "card" };
    format!(
        "<article class=\"{class}\" id=\"{}\"><h3><span class=\"kind\">{}</span>{name} <code>{}</code>\
         <span class=\"cite\">{}</span></h3><dl>{rows}</dl>{}{}</article>\n",
        unique_id(pack, it),
        it.kind,
        html::text(&it.id),
        html::text(&it.citation.clause),
        if note.is_empty() && assumed.is_empty() { "" } else { "<p class=\"tags\">" },
        if note.is_empty() && assumed.is_empty() { String::new() } else { format!("{assumed}{note}</p>") },
    )
}

/// The card's anchor; versions after the first get their line so that no anchor occurs twice.
fn unique_id(pack: &Pack, it: &Described) -> String {
    let plain = card_id(it.kind, &it.id);
    let first = match it.kind {
        "层" => pack.layers.iter().find(|layer| pack.layer_ids[layer.id] == it.id).map(|layer| &layer.place),
        "命名金额" => pack.amounts.iter().find(|amount| amount.id == it.id).map(|amount| &amount.place),
        _ => Some(&it.place),
    };
    if first == Some(&it.place) { plain } else { format!("{plain}-{}", it.place.line) }
}
