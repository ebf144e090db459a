//! A settlement list against the settlement that it is of: everything that does not fit, at once.
//!
//! **Knows:** what a list says, amounts and days of the settlement. **Does not know:** messages, the
//! application.

use std::collections::BTreeMap;

use app::reported::Words;
use base::{Day, Fen, Finding, Findings};

use crate::numbers::{money, scaled};
use crate::times::day_of;

/// What a list says, by node.
pub type Body = BTreeMap<String, Vec<Words>>;

/// What is known of the settlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub is_stay: bool,
    /// Whether it is of a chronic disease.
    pub is_chronic: bool,
    pub admitted_on: Day,
    pub last_day: Day,
    pub settled_on: Day,
    pub total_fen: Fen,
    pub person_fen: Fen,
    pub account_fen: Fen,
    pub cash_fen: Fen,
    /// By code of the fund.
    pub funds: BTreeMap<String, Fen>,
    /// Codes that may stand for another, such as sub-codes for their fund.
    pub same: BTreeMap<String, String>,
    /// Codes that a list need not have: accounts, the hospital.
    pub optional: Vec<String>,
}

/// Fields that no list can be without.
const REQUIRED: [(&str, &str); 7] = [
    ("bill_code", "票据代码"),
    ("bill_no", "票据号码"),
    ("biz_sn", "业务流水号"),
    ("setl_begn_date", "结算开始日期"),
    ("setl_end_date", "结算结束日期"),
    ("medins_fill_dept", "填报部门"),
    ("medins_fill_psn", "填报人"),
];
const DURATIONS: [&str; 3] = ["vent_used_dura", "pwcry_bfadm_coma_dura", "pwcry_afadm_coma_dura"];
const NURSING: [&str; 4] =
    ["spga_nurscare_days", "lv1_nurscare_days", "scd_nurscare_days", "lv3_nurscare_days"];

/// Everything that does not fit.
pub fn check(body: &Body, facts: &Facts) -> Findings {
    static NOTHING: Words = Words::new();
    let info = body.get("setlinfo").and_then(|it| it.first()).unwrap_or(&NOTHING);
    let mut findings = Findings::default();
    amounts(body, info, facts, &mut findings);
    diagnoses(body, facts, &mut findings);
    days(info, facts, &mut findings);
    operations(body, facts, &mut findings);
    filled(info, &mut findings);
    findings
}

fn word<'w>(words: &'w Words, name: &str) -> &'w str {
    words.get(name).map_or("", String::as_str)
}

fn rows<'b>(body: &'b Body, node: &str) -> &'b [Words] {
    body.get(node).map_or(&[], Vec::as_slice)
}

fn bad(place: &str, message: impl Into<String>, remedy: &str) -> Finding {
    Finding::error("GW-0360", message, remedy).of(place)
}

fn amounts(body: &Body, info: &Words, facts: &Facts, findings: &mut Findings) {
    let mut equal = |place: &str, said: Fen, ours: Fen| {
        if said != ours {
            findings.push(bad(place, format!("{said} 元，结算为 {ours} 元"), "请按结算结果填报"));
        }
    };
    for (name, ours) in [("acct_pay", facts.account_fen), ("psn_cashpay", facts.cash_fen)] {
        if let Some(said) = money(word(info, name)) {
            equal(name, said, ours);
        }
    }
    let (own, self_paid) = (money(word(info, "psn_ownpay")), money(word(info, "psn_selfpay")));
    if let (Some(own), Some(self_paid)) = (own, self_paid) {
        equal("psn_ownpay＋psn_selfpay", own + self_paid, facts.person_fen);
    }
    if let Some(paid) = body.get("payinfo") {
        let mut said: BTreeMap<&str, Fen> = BTreeMap::new();
        for row in paid {
            let code = word(row, "fund_pay_type");
            let code = facts.same.get(code).map_or(code, String::as_str);
            *said.entry(code).or_default() += money(word(row, "fund_payamt")).unwrap_or_default();
        }
        for (code, ours) in &facts.funds {
            match said.remove(code.as_str()) {
                Some(fen) => equal(&format!("payinfo {code}"), fen, *ours),
                None if facts.optional.contains(code) => {}
                None => equal(&format!("payinfo {code}"), Fen::ZERO, *ours),
            }
        }
        for (code, fen) in said {
            equal(&format!("payinfo {code}"), fen, Fen::ZERO);
        }
    }
    let items = rows(body, "iteminfo");
    if !items.is_empty() {
        let sum = items.iter().filter_map(|it| money(word(it, "amt"))).sum();
        equal("iteminfo 合计", sum, facts.total_fen);
    }
    for (nth, it) in items.iter().enumerate() {
        let parts = ["claa_sumfee", "clab_amt", "fulamt_ownpay_amt", "oth_amt"];
        let sum: Fen = parts.iter().filter_map(|name| money(word(it, name))).sum();
        equal(&format!("iteminfo[{}] 分项之和", nth + 1), sum, money(word(it, "amt")).unwrap_or_default());
    }
}

fn diagnoses(body: &Body, facts: &Facts, findings: &mut Findings) {
    let all = rows(body, "diseinfo");
    for (nth, it) in all.iter().enumerate() {
        let place = format!("diseinfo[{}]", nth + 1);
        for (name, title) in [("diag_code", "诊断代码"), ("diag_name", "诊断名称")] {
            if word(it, name).is_empty() {
                findings.push(bad(&place, format!("没有{title}"), "请补填"));
            }
        }
        let key = |it: &Words| (word(it, "diag_type").to_owned(), word(it, "diag_code").to_owned());
        if all[..nth].iter().any(|other| key(other) == key(it)) && !word(it, "diag_code").is_empty() {
            findings.push(bad(&place, format!("诊断 {} 写了两次", word(it, "diag_code")), "请删去一个"));
        }
    }
    let main = all.iter().filter(|it| word(it, "maindiag_flag") == "1");
    let main = main.filter(|it| !matches!(word(it, "diag_type"), "2" | "3")).count();
    if facts.is_stay && all.is_empty() {
        findings.push(bad("diseinfo", "没有出院诊断", "请填写主要诊断和其他诊断"));
    } else if facts.is_stay && main != 1 {
        findings.push(bad("diseinfo", format!("主要诊断有 {main} 个"), "西医主要诊断应有且只有一个"));
    }
    if facts.is_chronic && rows(body, "opspdiseinfo").is_empty() && all.is_empty() {
        findings.push(bad("opspdiseinfo", "没有门诊慢特病诊断", "请填写"));
    }
}

fn days(info: &Words, facts: &Facts, findings: &mut Findings) {
    let mut day = |name: &str, title: &str| {
        let words = word(info, name);
        let day = day_of(words);
        if !words.is_empty() && day.is_none() {
            let shown: String = words.chars().take(20).collect();
            findings.push(bad(name, format!("{title}“{shown}”不是日期"), "应为 yyyy-MM-dd"));
        }
        day
    };
    let admitted = day("adm_time", "入院时间");
    let discharged = day("dscg_time", "出院时间");
    let begin = day("setl_begn_date", "结算开始日期");
    let end = day("setl_end_date", "结算结束日期");
    for (name, title, said, ours) in [
        ("adm_time", "入院日", admitted, facts.admitted_on),
        ("dscg_time", "出院日", discharged, facts.last_day),
    ] {
        if let Some(said) = said.filter(|it| facts.is_stay && *it != ours) {
            findings.push(bad(name, format!("{title} {said}，登记为 {ours}"), "请核对就诊登记"));
        }
    }
    let latest = facts.settled_on.max(facts.last_day);
    for (name, day) in [("setl_begn_date", begin), ("setl_end_date", end)] {
        if let Some(day) = day.filter(|it| *it < facts.admitted_on || *it > latest) {
            let message = format!("{day} 不在就诊期间 {} 至 {latest}", facts.admitted_on);
            findings.push(bad(name, message, "请核对日期"));
        }
    }
    if let (Some(begin), Some(end)) = (begin, end)
        && end < begin
    {
        findings.push(bad("setl_end_date", format!("{end} 早于开始日期 {begin}"), "请核对日期"));
    }
    for name in DURATIONS {
        let words = word(info, name);
        if !words.is_empty() && !is_duration(words) {
            let shown: String = words.chars().take(20).collect();
            findings.push(bad(name, format!("“{shown}”不是时长"), "应为 天/小时/分钟，如 1/13/24"));
        }
    }
    let nursed: i64 = NURSING.iter().filter_map(|name| scaled(word(info, name), 1)).sum();
    let stayed = i64::from(facts.last_day.days_since(facts.admitted_on)) + 1;
    if facts.is_stay && nursed > stayed * 10 {
        let message = format!("护理天数合计 {}.{} 天，住院 {stayed} 天", nursed / 10, nursed % 10);
        findings.push(bad("spga_nurscare_days 等", message, "请核对各级护理天数"));
    }
}

/// `天/小时/分钟`.
fn is_duration(words: &str) -> bool {
    let parts: Vec<Option<u32>> = words.split('/').map(|it| it.trim().parse().ok()).collect();
    matches!(parts[..], [Some(_), Some(hours), Some(minutes)] if hours < 24 && minutes < 60)
}

fn operations(body: &Body, facts: &Facts, findings: &mut Findings) {
    let all = rows(body, "oprninfo");
    let main = all.iter().filter(|it| word(it, "oprn_oprt_type") == "1").count();
    if main > 1 {
        findings.push(bad("oprninfo", format!("主要手术有 {main} 个"), "主要手术只能有一个"));
    }
    let spans = [
        ("oprninfo", "oprn_oprt_begntime", "oprn_oprt_endtime", "手术"),
        ("icuinfo", "scs_cutd_inpool_time", "scs_cutd_exit_time", "重症监护"),
    ];
    for (node, begin, end, title) in spans {
        for (nth, it) in rows(body, node).iter().enumerate() {
            let place = format!("{node}[{}]", nth + 1);
            let (from, to) = (word(it, begin), word(it, end));
            if !from.is_empty() && !to.is_empty() && to < from {
                findings.push(bad(&place, format!("{title}结束时间早于开始时间"), "请核对时间"));
            }
            let days = [from, to].into_iter().filter_map(day_of);
            let stay = facts.admitted_on..=facts.last_day;
            for day in days.filter(|it| facts.is_stay && !stay.contains(it)) {
                let message = format!("{title}时间 {day} 不在住院期间 {} 至 {}", stay.start(), stay.end());
                findings.push(bad(&place, message, "请核对时间"));
            }
        }
    }
}

fn filled(info: &Words, findings: &mut Findings) {
    for (name, title) in REQUIRED {
        if word(info, name).is_empty() {
            findings.push(bad(name, format!("没有{title}"), "请补填"));
        }
    }
    if !word(info, "coner_name").is_empty() {
        for (name, title) in [("patn_rlts", "与患者关系"), ("coner_addr", "地址"), ("coner_tel", "电话")]
        {
            if word(info, name).is_empty() {
                findings.push(bad(name, format!("填了联系人，没有{title}"), "请补填"));
            }
        }
    }
}

#[cfg(test)]
mod tests;
