//! The first page of a pack: what is in it, whether it is clean, and its words.

use base::{Findings, Severity};

use crate::describe::{fact_kind, period};
use crate::model::{CrossYear, Pack, PayerKind};
use crate::phrase;
use crate::render::{CaseReport, cases_of, html};

/// The page.
pub fn page(pack: &Pack, findings: &Findings, reports: &[CaseReport]) -> String {
    let body = format!(
        "<header><h1>{}</h1><dl class=\"about\">{}</dl>{}</header>\n<main id=\"main\" class=\"index\">\n{}{}{}</main>\n",
        html::text(&pack.name),
        about(pack),
        verdict(findings, reports),
        documents(pack, reports),
        problems(findings),
        words(pack)
    );
    html::page(&pack.name, &body)
}

fn about(pack: &Pack) -> String {
    let (month, day) = pack.benefit_year;
    let cross = match pack.cross_year {
        CrossYear::Discharge => "归出院年度",
        CrossYear::Admission => "归入院年度",
        CrossYear::Split => "按年拆分",
    };
    format!(
        "<div><dt>规则包</dt><dd><code>{}</code></dd></div><div><dt>行政区划</dt><dd>{}</dd></div>\
         <div><dt>待遇年度</dt><dd>{month} 月 {day} 日起</dd></div><div><dt>跨年住院</dt><dd>{cross}</dd></div>",
        html::text(&pack.id),
        html::text(&pack.region)
    )
}

fn verdict(findings: &Findings, reports: &[CaseReport]) -> String {
    let errors = findings.0.iter().filter(|it| it.severity == Severity::Error).count();
    let check = if errors == 0 {
        "<span class=\"tag good\">查错通过</span>".to_owned()
    } else {
        format!("<span class=\"tag wrong\">{errors} 处错误</span>")
    };
    let passing = reports.iter().filter(|it| it.passes).count();
    let class = if passing == reports.len() { "good" } else { "wrong" };
    let cases = if reports.is_empty() {
        "<span class=\"tag\">算例未运行</span>".to_owned()
    } else {
        format!("<span class=\"tag {class}\">算例 {passing} / {} 相符</span>", reports.len())
    };
    format!("<p class=\"tags\">{check}{cases}</p>")
}

fn documents(pack: &Pack, reports: &[CaseReport]) -> String {
    let mut rows = String::new();
    for (at, it) in pack.instruments.iter().enumerate() {
        let layers = pack.layers.iter().filter(|layer| layer.citation.instrument == at).count();
        let rules = pack.rules.iter().filter(|rule| rule.citation.instrument == at).count()
            + pack.amounts.iter().filter(|amount| amount.citation.instrument == at).count()
            + pack.prepaid.iter().filter(|prepaid| prepaid.citation.instrument == at).count();
        let cases = cases_of(pack, it);
        let passing =
            cases.iter().filter(|case| reports.get(**case).is_some_and(|report| report.passes)).count();
        let result =
            if reports.is_empty() { cases.len().to_string() } else { format!("{passing} / {}", cases.len()) };
        let address = html::address(&format!("policies/{}.html", it.id));
        rows.push_str(&format!(
            "<tr><th scope=\"row\"><a href=\"{address}\">{}</a><br><span class=\"quiet\">{}</span></th>\
             <td>{}</td><td>{}</td><td class=\"num\">{}</td><td class=\"num\">{layers}</td><td class=\"num\">{rules}</td><td class=\"num\">{result}</td></tr>\n",
            html::text(if it.title.is_empty() { &it.id } else { &it.title }),
            html::text(&it.number),
            html::text(&it.issuer),
            it.effective.map(|day| day.to_string()).unwrap_or_default(),
            it.clauses.len(),
        ));
    }
    format!(
        "<section><h2>文件</h2><div class=\"scroll\"><table class=\"documents\"><thead><tr><th scope=\"col\">文件</th><th scope=\"col\">发文</th>\
         <th scope=\"col\">施行</th><th scope=\"col\">条</th><th scope=\"col\">层</th><th scope=\"col\">规则</th><th scope=\"col\">算例</th></tr></thead>\
         <tbody>{rows}</tbody></table></div></section>\n"
    )
}

fn problems(findings: &Findings) -> String {
    if findings.0.is_empty() {
        return String::new();
    }
    let rows: String =
        findings.0.iter().map(|it| format!("<li>{}</li>\n", html::text(&it.to_string()))).collect();
    format!("<section><h2>查出的问题</h2><ul class=\"problems\">{rows}</ul></section>\n")
}

/// Facts, meters, pots and payers: the words that the rules use.
fn words(pack: &Pack) -> String {
    let columns = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let facts: Vec<Vec<String>> =
        pack.facts.iter().map(|it| vec![it.name.clone(), it.id.clone(), fact_kind(pack, &it.kind)]).collect();
    let meters: Vec<Vec<String>> = pack
        .meters
        .iter()
        .map(|it| {
            let owner = if it.household { "全家" } else { "本人" };
            let counts = it
                .counts
                .as_ref()
                .map_or_else(|| "金额".to_owned(), |when| format!("次数；{}", phrase::when(pack, when)));
            vec![it.name.clone(), it.id.clone(), period(it.period).to_owned(), owner.to_owned(), counts]
        })
        .collect();
    let pots: Vec<Vec<String>> = pack
        .pots
        .iter()
        .map(|it| {
            vec![
                it.name.clone(),
                it.id.clone(),
                phrase::part_name(it.of).to_owned(),
                phrase::lines(&it.lines),
            ]
        })
        .collect();
    let used = |index: usize| {
        pack.layers.iter().any(|it| it.payer == index) || pack.amounts.iter().any(|it| it.pays == Some(index))
    };
    let payers: Vec<Vec<String>> = pack
        .payers
        .iter()
        .enumerate()
        .filter(|(index, _)| used(*index))
        .map(|(_, it)| vec![it.name.clone(), it.id.clone(), payer_kind(it.kind).to_owned(), it.code.clone()])
        .collect();
    let mut out = String::from("<section class=\"words\"><h2>用词</h2>\n");
    for (title, names, rows) in [
        ("事实：规则用来选人、选机构", columns(&["名称", "标识", "取值"]), facts),
        ("累计器：跨次累计", columns(&["名称", "标识", "周期", "归谁", "量什么"]), meters),
        ("罐：从明细归集", columns(&["名称", "标识", "属于", "哪些明细"]), pots),
        ("支付方", columns(&["名称", "标识", "性质", "报文代码"]), payers),
    ] {
        if !rows.is_empty() {
            out.push_str(&format!("<h3>{title}</h3>\n{}", html::table("plain", &names, &rows)));
        }
    }
    out + "</section>\n"
}

fn payer_kind(kind: PayerKind) -> &'static str {
    match kind {
        PayerKind::Fund => "基金",
        PayerKind::Insurer => "保险公司",
        PayerKind::Hospital => "医院",
        PayerKind::Government => "政府",
        PayerKind::Account => "账户",
        PayerKind::Person => "个人",
    }
}
