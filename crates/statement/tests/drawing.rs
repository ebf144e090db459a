//! Both drawings of a statement: pages, words, golden file, hostile and rare texts.

use std::{fs, io::Write, path::Path, process::Command};

use base::{Day, Fen, Finding, Redacted, Severity};
use mingbai_statement::{
    FeeLine, State, StatementData, StatementError, Step, render_html, render_pdf, sample,
};

/// Text of a PDF by poppler's pdftotext, without blanks; `None` where the tool is not installed.
fn text_of(pdf: &[u8]) -> Option<String> {
    let mut file = tempfile::NamedTempFile::new().ok()?;
    file.write_all(pdf).ok()?;
    let Ok(done) = Command::new("pdftotext").args(["-layout"]).arg(file.path()).arg("-").output() else {
        eprintln!("skipped: pdftotext (poppler-utils) is not installed");
        return None;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(String::from_utf8_lossy(&done.stdout).chars().filter(|c| !c.is_whitespace()).collect())
}

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|it| it.code).collect()
}

#[test]
fn one_page_with_every_word() {
    let pdf = render_pdf(&sample()).unwrap();
    assert_eq!(pdf.pages, 1);
    assert!(pdf.findings.is_empty(), "{:?}", pdf.findings);
    assert!(pdf.bytes.starts_with(b"%PDF-1."));
    assert!((20_000..400_000).contains(&pdf.bytes.len()), "{} bytes", pdf.bytes.len());
    let Some(text) = text_of(&pdf.bytes) else { return };
    for words in [
        "示例县医疗保障基金结算单",
        "990100202611120000128",
        "2026年11月12日",
        "张小满",
        "990100**********21",
        "最低生活保障对象",
        "48,620.50",
        "1,860.50",
        "44,000.00",
        "32,775.00",
        "大病保险",
        "医院减免",
        "政府兜底",
        "个人账户（家庭共济）",
        "4,362.05",
        "肆万捌仟陆佰贰拾元伍角整",
        "肆仟叁佰陆拾贰元零伍分",
        "应付4,362.05，已付2,000.00，尚欠2,362.05",
        "示例医保发〔2024〕17号第七条第一款",
        "为什么是这个数",
        "低保对象不设起付线",
        "其余付现金",
        "申请核查",
        "第1页，共1页",
        "患者或家属签字",
    ] {
        assert!(text.contains(words), "“{words}” is not in the PDF");
    }
    assert!(!text.contains("19540301"), "the number is masked");
}

#[test]
fn the_same_data_give_the_same_bytes() {
    assert_eq!(render_pdf(&sample()).unwrap().bytes, render_pdf(&sample()).unwrap().bytes);
}

/// Both drawings say the same: each word of the page is on the paper too.
#[test]
fn paper_and_page_agree() {
    let data = sample();
    let html = render_html(&data).unwrap().text;
    let Some(paper) = text_of(&render_pdf(&data).unwrap().bytes) else { return };
    let body = html.split("</style>").nth(1).unwrap();
    let values = body.split('<').filter_map(|it| it.split('>').nth(1)).map(str::trim);
    for value in values.filter(|it| (1..16).contains(&it.chars().count())) {
        let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(paper.contains(&value), "“{value}” is on the page but not on the paper");
    }
}

/// To accept a change: `UPDATE_GOLDEN=1 cargo test -p mingbai-statement`, then read the diff.
#[test]
fn page_is_as_agreed() {
    let html = render_html(&sample()).unwrap().text;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/sample.html");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &html).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap();
    for (number, (now, agreed)) in html.lines().zip(golden.lines()).enumerate() {
        assert_eq!(now, agreed, "line {}", number + 1);
    }
    assert_eq!(html.len(), golden.len());
    for foreign in ["<script", "http://", "https://", "@import", "url("] {
        let own = html.replace("http://www.w3.org/2000/svg", "");
        assert!(!own.contains(foreign), "{foreign}");
    }
}

/// Markup of the typesetter or of the browser in a text prints as it stands, wherever it comes from.
#[test]
fn hostile_texts_print_literally() {
    let hostile = r##"#set[x]$y$*b*_i_@r<b>&"'`\n=h-l//c#panic("x")"##;
    let mut data = sample();
    data.region = hostile.into();
    data.institution.name = hostile.into();
    data.person.name = Redacted(hostile.into());
    data.person.identities = vec![hostile.into()];
    data.visit.diagnosis = Some(Redacted(hostile.into()));
    data.layers[0].name = hostile.into();
    data.layers[0].clause = hostile.into();
    data.layers[1].rate_text = hostile.into();
    data.payers[0].name = hostile.into();
    data.meters[0].name = hostile.into();
    data.steps[0].text = hostile.into();
    data.contact.appeal = hostile.into();
    data.lines =
        vec![FeeLine { name: hostile.into(), amount_fen: data.parts.total_fen, ..FeeLine::default() }];
    let pdf = render_pdf(&data).unwrap();
    assert!(pdf.pages >= 2);
    if let Some(text) = text_of(&pdf.bytes) {
        assert!(text.contains(hostile), "{text}");
    }
    let html = render_html(&data).unwrap().text;
    assert!(!html.contains("<b>&\"") && !html.contains(r#"#panic("x")"#));
    assert!(html.contains("#set[x]$y$*b*_i_@r&lt;b&gt;&amp;&quot;&#39;`\\n=h-l//c#panic(&quot;x&quot;)"));
}

#[test]
fn rare_characters_print_and_unknown_ones_are_told() {
    let mut data = sample();
    for name in ["李𬭎", "王㛃", "阿依古丽·买买提", "张〇䶮"] {
        data.person.name = Redacted(name.into());
        let pdf = render_pdf(&data).unwrap();
        assert!(pdf.findings.is_empty(), "{name}: {:?}", pdf.findings);
        if let Some(text) = text_of(&pdf.bytes) {
            assert!(text.contains(name), "{name}");
        }
    }
    data.person.name = Redacted("扎西ཀ\u{202e}".into());
    let pdf = render_pdf(&data).unwrap();
    assert_eq!(codes(&pdf.findings.0), ["STM-0011", "STM-0006"]);
    assert!(pdf.findings.is_usable() && pdf.findings.0[1].message.contains("U+0F40"));
    assert_eq!(pdf.pages, 1);
}

#[test]
fn too_many_steps_are_cut_and_counted() {
    let mut data = sample();
    data.steps = data.steps.iter().cycle().take(200).cloned().collect();
    let pdf = render_pdf(&data).unwrap();
    assert_eq!(pdf.pages, 1);
    let Some(text) = text_of(&pdf.bytes) else { return };
    let rest = text.split("步见明细").next().and_then(|it| it.rsplit("其余").next());
    let rest: usize = rest.unwrap().parse().unwrap();
    assert!((180..195).contains(&rest), "{rest}");
    assert!(!render_html(&data).unwrap().text.contains("步见明细"), "the page shows all steps");
}

/// More layers and accumulators than any pack has: smaller type, still one page.
#[test]
fn a_heavy_statement_still_fits() {
    let mut data = sample();
    data.layers = data.layers.iter().cycle().take(9).cloned().collect();
    data.meters = data.meters.iter().cycle().take(9).cloned().collect();
    data.steps = vec![Step { text: "长".repeat(400), ..Step::default() }; 30];
    let pdf = render_pdf(&data).unwrap();
    assert_eq!(pdf.pages, 1);
    assert!(!codes(&pdf.findings.0).contains(&"STM-0014"));

    data.layers = data.layers.iter().cycle().take(60).cloned().collect();
    let pdf = render_pdf(&data).unwrap();
    assert!(pdf.pages > 1 && codes(&pdf.findings.0).contains(&"STM-0014"));
}

#[test]
fn fee_lines_go_to_further_pages() {
    let mut data = sample();
    let line = FeeLine {
        on: Day::new(2026, 11, 1).ok(),
        name: "静脉输液".into(),
        class: "甲".into(),
        quantity_e4: 25_000,
        amount_fen: Fen(48_620),
        ..FeeLine::default()
    };
    data.lines = vec![line; 100];
    data.lines[0].amount_fen = Fen(4_862_050 - 99 * 48_620);
    let pdf = render_pdf(&data).unwrap();
    assert!(pdf.pages >= 3, "{}", pdf.pages);
    assert!(pdf.findings.is_empty(), "{:?}", pdf.findings);
    assert!(render_html(&data).unwrap().text.contains("<td class=\"n\">2.5</td>"));
}

#[test]
fn marks_for_reversal_and_trial() {
    let mut data = sample();
    let on = Day::new(2026, 11, 20).unwrap();
    data.state = State::Reversed { on, number: "R1".into(), reason: "身份变更".into() };
    data.person.mask_name = true;
    let html = render_html(&data).unwrap().text;
    for words in ["已撤销", "本结算已于2026年11月20日撤销，撤销单号 R1，原因：身份变更", "张*满"]
    {
        assert!(html.contains(words), "{words}");
    }
    assert!(!html.contains("张小满"));
    if let Some(text) = text_of(&render_pdf(&data).unwrap().bytes) {
        assert!(text.contains("已撤销") && text.contains("撤销单号R1") && !text.contains("张小满"));
    }
    data.state = State::Preview;
    data.number = String::new();
    assert!(render_pdf(&data).unwrap().findings.is_empty(), "a trial has no number yet");
    assert!(render_html(&data).unwrap().text.contains("试算结果，未结算，不作凭证"));
}

#[test]
fn an_empty_statement_is_drawn_with_findings() {
    let day = Day::new(2026, 11, 12).unwrap();
    let json = format!(
        r#"{{"region":"","number":"","settled_on":"{day}","institution":{{"name":"","level":""}},
        "person":{{"name":"","number":"","insurance":""}},"visit":{{"kind":""}},
        "parts":{{"total_fen":0,"out_of_scope_fen":0,"over_limit_fen":0,"prepaid_fen":0,"eligible_fen":0}},
        "person_fen":0,"cash_fen":0}}"#
    );
    let data: StatementData = serde_json::from_str(&json).unwrap();
    let pdf = render_pdf(&data).unwrap();
    assert_eq!(pdf.pages, 1);
    assert_eq!(codes(&pdf.findings.0), [["STM-0005"; 6].as_slice(), &["STM-0013"]].concat());
    assert!(render_html(&data).unwrap().text.contains("没有适用的待遇"));
}

#[test]
fn json_keeps_everything_and_logs_show_no_name() {
    let data = sample();
    let json = serde_json::to_string(&data).unwrap();
    assert_eq!(serde_json::from_str::<StatementData>(&json).unwrap(), data);
    let log = format!("{data:?}");
    assert!(!log.contains("张小满") && !log.contains("990100195403010021") && !log.contains("冠状"));
}

#[test]
fn each_sum_that_does_not_agree_has_its_code() {
    type Change = fn(&mut StatementData);
    let rows: [(&str, Change); 8] = [
        ("STM-0001", |it| it.parts.prepaid_fen = Fen(1)),
        ("STM-0002", |it| {
            it.person_fen += Fen(1);
            it.cash_fen += Fen(1);
        }),
        ("STM-0003", |it| it.cash_fen = it.cash_fen - Fen(1)),
        ("STM-0004", |it| it.layers[2].paid_fen = Fen(657_212)),
        ("STM-0004", |it| it.layers[3].payer = "somebody".into()),
        ("STM-0007", |it| it.deferred.as_mut().unwrap().owed_fen = Fen(0)),
        ("STM-0008", |it| it.visit.discharged_on = Day::new(2026, 10, 1).ok()),
        ("STM-0009", |it| it.lines = vec![FeeLine::default()]),
    ];
    assert!(sample().check().is_empty());
    for (code, change) in rows {
        let mut data = sample();
        change(&mut data);
        let findings = data.check();
        assert!(
            codes(&findings.0).iter().all(|it| *it == code) && !findings.is_empty(),
            "{code}: {findings:?}"
        );
        let error = findings.0.iter().any(|it| it.severity == Severity::Error);
        let html = render_html(&data).unwrap().text;
        assert_eq!(html.contains("不能作为结算凭证"), error, "{code}");
    }
}

#[test]
fn amounts_beyond_money_are_refused_without_a_panic() {
    let mut data = sample();
    data.parts.total_fen = Fen(i64::MAX);
    assert_eq!(codes(&data.check().0), ["STM-0012"]);
    assert!(matches!(render_pdf(&data), Err(StatementError::OutOfRange(_))));
    assert!(render_html(&data).unwrap_err().to_string().starts_with("[STM-0012]"));
}
