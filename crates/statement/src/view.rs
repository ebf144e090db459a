//! The statement as strings, ready to be laid out: the one source of both the PDF and the page.
//!
//! **Knows:** what is shown, in which order and words. **Does not know:** fonts, pages, markup.
//! **Invariant:** templates add no words and no figures of their own.

use base::{Fen, Severity};
use serde::Serialize;

use crate::{
    Meter, MeterUnit, Payer, PayerKind, State, StatementData,
    format::{day, quantity, share, yuan},
    mask::{clean, mask_name, mask_number},
    wording::{APPEAL, WORDING, Wording},
    words::amount_in_words,
};

/// Everything that is drawn.
#[derive(Debug, Serialize)]
pub(crate) struct View {
    pub(crate) words: &'static Wording,
    pub(crate) title: String,
    pub(crate) number: String,
    pub(crate) stamp: Option<Stamp>,
    pub(crate) not_sound: bool,
    /// Label and value; two pairs make a row, a pair that is `wide` makes a row of its own.
    pub(crate) facts: Vec<Fact>,
    /// The total first, then the four parts.
    pub(crate) parts: Vec<[String; 2]>,
    pub(crate) layers: Vec<[String; 7]>,
    pub(crate) payers: Vec<PayerRow>,
    /// Total and cash in capital numerals, with their labels.
    pub(crate) in_words: Vec<[String; 3]>,
    pub(crate) notes: Vec<[String; 2]>,
    pub(crate) meters: Vec<[String; 5]>,
    pub(crate) steps: Vec<StepRow>,
    pub(crate) help: String,
    pub(crate) lines: Vec<[String; 8]>,
    pub(crate) lines_sum: [String; 3],
}

/// Mark over a statement that is not a voucher.
#[derive(Debug, Serialize)]
pub(crate) struct Stamp {
    pub(crate) word: &'static str,
    pub(crate) detail: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Fact {
    pub(crate) label: &'static str,
    pub(crate) value: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct PayerRow {
    pub(crate) name: String,
    pub(crate) amount: String,
    pub(crate) share: String,
    /// `plain`, `sum` (of what others pay) or `cash`.
    pub(crate) weight: &'static str,
}

#[derive(Debug, Serialize)]
pub(crate) struct StepRow {
    pub(crate) layer: String,
    pub(crate) text: String,
    pub(crate) clause: String,
    pub(crate) amount: String,
}

impl View {
    /// The strings of a statement.
    pub(crate) fn of(data: &StatementData) -> View {
        let total = data.parts.total_fen;
        let sound = data.check().0.iter().all(|it| it.severity != Severity::Error);
        View {
            words: &WORDING,
            title: format!("{}医疗保障基金结算单", clean(&data.region)),
            number: clean(&data.number),
            stamp: stamp(&data.state),
            not_sound: !sound,
            facts: facts(data),
            parts: parts(data),
            layers: layers(data),
            payers: payers(data),
            in_words: [("总费用", total), ("个人现金支付", data.cash_fen)]
                .map(|(label, amount)| [label.to_owned(), yuan(amount), amount_in_words(amount)])
                .into(),
            notes: notes(data),
            meters: data.meters.iter().map(|it| meter(it, data.settled_on.year())).collect(),
            steps: steps(data),
            help: help(data),
            lines: lines(data),
            lines_sum: [
                yuan(data.lines.iter().map(|it| it.amount_fen).sum()),
                yuan(data.lines.iter().map(|it| it.prepaid_fen).sum()),
                yuan(data.lines.iter().map(|it| it.eligible_fen).sum()),
            ],
        }
    }
}

fn stamp(state: &State) -> Option<Stamp> {
    match state {
        State::Settled => None,
        State::Preview => {
            Some(Stamp { word: "试算", detail: "试算结果，未结算，不作凭证".to_owned() })
        }
        State::Reversed { on, number, reason } => {
            let mut detail = format!("本结算已于{}撤销，撤销单号 {}", day(*on), clean(number));
            if !reason.trim().is_empty() {
                detail.push_str("，原因：");
                detail.push_str(&clean(reason));
            }
            Some(Stamp { word: "已撤销", detail })
        }
    }
}

fn facts(data: &StatementData) -> Vec<Fact> {
    let (person, visit, institution) = (&data.person, &data.visit, &data.institution);
    let name = clean(person.name.reveal());
    let code = clean(&institution.code);
    let place = clean(&institution.name);
    let identities: Vec<String> = person.identities.iter().map(|it| clean(it)).collect();
    let kind_and_status = [clean(&person.insurance), clean(&person.status)];
    let stay = match (visit.admitted_on, visit.discharged_on) {
        (Some(from), Some(to)) if to >= from => {
            format!("{} 至 {}（{} 天）", from, to, to.days_since(from).max(1))
        }
        (Some(from), Some(to)) => format!("{from} 至 {to}"),
        (Some(on), None) | (None, Some(on)) => on.to_string(),
        (None, None) => "—".to_owned(),
    };
    let mut facts = vec![
        ("结算单号", if data.number.trim().is_empty() { "—".to_owned() } else { clean(&data.number) }),
        ("结算日期", day(data.settled_on)),
        ("医疗机构", if code.is_empty() { place } else { format!("{place}（{code}）") }),
        ("机构等级", clean(&institution.level)),
        ("姓名", if person.mask_name { mask_name(&name) } else { name }),
        ("证件号码", mask_number(&clean(person.number.reveal()))),
        ("险种", kind_and_status.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")),
        ("人员身份", if identities.is_empty() { "普通参保人".to_owned() } else { identities.join("、") }),
        ("就诊类别", clean(&visit.kind)),
        ("就诊日期", stay),
    ];
    if let Some(diagnosis) = &visit.diagnosis {
        facts.push(("诊断", clean(diagnosis.reveal())));
    }
    facts.into_iter().map(|(label, value)| Fact { label, value }).collect()
}

fn parts(data: &StatementData) -> Vec<[String; 2]> {
    let parts = &data.parts;
    [
        ("总费用", parts.total_fen),
        ("全自费", parts.out_of_scope_fen),
        ("超限价自费", parts.over_limit_fen),
        ("先行自付", parts.prepaid_fen),
        ("政策范围内", parts.eligible_fen),
    ]
    .map(|(label, amount)| [label.to_owned(), yuan(amount)])
    .into()
}

fn layers(data: &StatementData) -> Vec<[String; 7]> {
    let or_dash = |text: &str| if text.trim().is_empty() { "—".to_owned() } else { clean(text) };
    let row = |it: &crate::Layer| {
        [
            clean(&it.name),
            yuan(it.base_fen),
            yuan(it.deductible_fen),
            or_dash(&it.rate_text),
            or_dash(&it.limit_text),
            yuan(it.paid_fen),
            or_dash(&it.clause),
        ]
    };
    data.layers.iter().map(row).collect()
}

fn payers(data: &StatementData) -> Vec<PayerRow> {
    let total = data.parts.total_fen;
    let row = |name: String, amount: Fen, weight| PayerRow {
        name,
        amount: yuan(amount),
        share: share(amount, total),
        weight,
    };
    let plain = |it: &Payer| row(clean(&it.name), it.amount_fen, "plain");
    let is_account = |it: &&Payer| it.kind == PayerKind::Account;
    let others = data.payers.iter().filter(|it| !is_account(it));
    let mut rows: Vec<PayerRow> = others.map(plain).collect();
    let paid = data.paid_by(|kind| kind != PayerKind::Account);
    rows.push(row("各方支付小计".to_owned(), paid, "sum"));
    let before_accounts = rows.len();
    rows.extend(data.payers.iter().filter(is_account).map(plain));
    if rows.len() > before_accounts {
        rows.insert(before_accounts, row("个人负担小计".to_owned(), data.person_fen, "sum"));
    }
    rows.push(row("个人现金支付".to_owned(), data.cash_fen, "cash"));
    rows
}

fn notes(data: &StatementData) -> Vec<[String; 2]> {
    let mut notes = Vec::new();
    if let Some(deferred) = &data.deferred {
        let mut text = format!(
            "应付 {}，已付 {}，尚欠 {}",
            yuan(deferred.due_fen),
            yuan(deferred.paid_fen),
            yuan(deferred.owed_fen),
        );
        if let (Some(on), true) = (deferred.due_on, deferred.owed_fen > Fen::ZERO) {
            text.push_str(&format!("，请在{}前付清", day(on)));
        }
        notes.push(["先诊疗后付费".to_owned(), text]);
    }
    for benefit in &data.benefits {
        notes.push([clean(&benefit.name), format!("{}（发给本人，不在费用之内）", yuan(benefit.amount_fen))]);
    }
    notes
}

/// The period is written only when it is not the year of the settlement.
fn meter(meter: &Meter, year: i32) -> [String; 5] {
    let written = |value: i64| match meter.unit {
        MeterUnit::Fen => yuan(Fen(value)),
        MeterUnit::Times => format!("{value} 次"),
    };
    let period = clean(&meter.period);
    let name = clean(&meter.name);
    [
        if period.is_empty() || period == year.to_string() { name } else { format!("{name}（{period}）") },
        written(meter.before),
        written(meter.change),
        written(meter.before + meter.change),
        meter.limit.map_or("—".to_owned(), written),
    ]
}

fn steps(data: &StatementData) -> Vec<StepRow> {
    let row = |it: &crate::Step| StepRow {
        layer: clean(&it.layer),
        text: clean(&it.text),
        clause: clean(&it.clause),
        amount: it.amount_fen.map_or(String::new(), yuan),
    };
    data.steps.iter().map(row).collect()
}

fn help(data: &StatementData) -> String {
    let (agency, phone, appeal) =
        (clean(&data.contact.agency), clean(&data.contact.phone), clean(&data.contact.appeal));
    let mut text = if appeal.is_empty() { APPEAL.to_owned() } else { appeal };
    match (agency.is_empty(), phone.is_empty()) {
        (false, false) => text.push_str(&format!("咨询：{agency}，电话 {phone}。")),
        (false, true) => text.push_str(&format!("咨询：{agency}。")),
        (true, false) => text.push_str(&format!("咨询电话 {phone}。")),
        (true, true) => {}
    }
    text
}

fn lines(data: &StatementData) -> Vec<[String; 8]> {
    let row = |(index, it): (usize, &crate::FeeLine)| {
        [
            (index + 1).to_string(),
            it.on.map_or(String::new(), |on| on.to_string()),
            clean(&it.name),
            clean(&it.class),
            quantity(it.quantity_e4),
            yuan(it.amount_fen),
            yuan(it.prepaid_fen),
            yuan(it.eligible_fen),
        ]
    };
    data.lines.iter().enumerate().map(row).collect()
}
