//! Why a message is not done: in Chinese, for the clerk at the window.
//!
//! **Knows:** findings and how they become one line of at most 200 characters; which of our words are
//! called otherwise in the interface. **Does not know:** transactions.

use app::{AppError, Fault};
use base::Finding;

use crate::envelope::Envelope;
use crate::field_names;
use crate::tables;

/// Longest text that the interface takes.
const LONGEST: usize = 200;

/// A refusal on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Stable code.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: String,
    /// Everything that is wrong, where the message has no room for it; else empty.
    pub all: String,
}

impl Refusal {
    /// What is wrong, and what to do.
    pub fn new(code: &'static str, message: impl AsRef<str>, remedy: &str) -> Refusal {
        Refusal { code, message: line(code, message.as_ref(), remedy), all: String::new() }
    }

    /// The same with our number of the sender's message as the sender wrote it.
    #[must_use]
    pub fn in_words_of(mut self, envelope: &Envelope) -> Refusal {
        let ours = envelope.message_id();
        for text in [&mut self.message, &mut self.all] {
            let before = ["A0", "A1", "P0", "P1", "P2", "P3"].map(|it| format!("{it}-{ours}"));
            for known in before.into_iter().chain([ours.clone()]) {
                if text.contains(&known) {
                    *text = text.replace(&known, &envelope.msgid);
                }
            }
        }
        self
    }

    /// Several things at once.
    pub fn of_findings(findings: &[Finding]) -> Refusal {
        let first = findings.first();
        let code = first.map_or("GW-0000", |it| it.code);
        let (mut text, mut all) = (String::new(), String::new());
        for it in findings {
            let one = said(it);
            all.push_str(if all.is_empty() { "" } else { "；" });
            all.push_str(one.trim_end_matches('。'));
        }
        for (nth, it) in findings.iter().enumerate() {
            let one = said(it);
            if nth > 0 && text.chars().count() + one.chars().count() > LONGEST - 20 {
                text.push_str(&format!("；等共 {} 处", findings.len()));
                break;
            }
            if nth > 0 {
                text.push('；');
            }
            text.push_str(one.trim_end_matches('。'));
        }
        let message = cut(&format!("{text}〔{code}〕"));
        let all = if all == text { String::new() } else { all };
        Refusal { code, message, all }
    }
}

fn said(it: &Finding) -> String {
    let place = if it.place.is_empty() { String::new() } else { format!("{}：", titled(&it.place)) };
    format!("{place}{}。{}", it.message.trim_end_matches('。'), it.remedy)
}

/// A place with the Chinese name of its field: `feedetail[3].pric（单价）`.
fn titled(place: &str) -> String {
    let field = place.rsplit('.').next().unwrap_or(place);
    match field_names::name_of(field) {
        Some(name) => format!("{place}（{name}）"),
        None => place.to_owned(),
    }
}

fn line(code: &str, message: &str, remedy: &str) -> String {
    let message = message.trim_end_matches('。');
    let remedy = if remedy.is_empty() { String::new() } else { format!("。{remedy}") };
    cut(&format!("{message}{remedy}〔{code}〕"))
}

fn cut(text: &str) -> String {
    // What came with the message may hold anything; a window shows it as it is.
    let text = text.replace(char::is_control, "?");
    let text = text.as_str();
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    // The code at the end stays.
    let code: String = text.rfind('〔').map_or_else(String::new, |at| text[at..].to_owned());
    let kept = LONGEST - code.chars().count() - 1;
    format!("{}…{code}", text.chars().take(kept).collect::<String>())
}

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Refusal {
        match error.fault {
            Fault::Ours => {
                tracing::error!(text = error.text(), "gateway: failed");
                Refusal::new(
                    "GW-0500",
                    "系统故障，没有入账",
                    "请用同一报文号重试；仍不行请联系医保局并告知时间",
                )
            }
            Fault::Busy => Refusal::new("GW-0503", "系统忙", "请稍后用同一报文号重试，不会重复记账"),
            Fault::Input
            | Fault::SignIn
            | Fault::Forbidden
            | Fault::TooMany
            | Fault::NotFound
            | Fault::State => {
                let said: Vec<Finding> = error.findings.0.iter().map(in_interface_words).collect();
                Refusal::of_findings(&said)
            }
        }
    }
}

/// Our words for what the interface calls otherwise. What it does not have at all is nothing.
const CALLED: [(&str, &str); 22] = [
    ("admitted_on", "begntime"),
    ("amounts", ""),
    ("balances", ""),
    ("discharged_on", "endtime"),
    ("facts", ""),
    ("institution", "fixmedins_code"),
    ("institution_id", "fixmedins_code"),
    ("level", ""),
    ("lines", "feedetail"),
    ("message_id", "msgid"),
    ("meters", ""),
    ("numbers", ""),
    ("on", ""),
    ("operator", "opter"),
    ("person_id", "psn_no"),
    ("refunds", "feedetail"),
    ("settled_on", "endtime"),
    ("visit", "mdtrt_id"),
    ("visit.admitted_on", "begntime"),
    ("visit.discharged_on", "endtime"),
    ("visit.id", "mdtrt_id"),
    ("visit_id", "mdtrt_id"),
];

/// A finding of the application in words of the interface.
fn in_interface_words(it: &Finding) -> Finding {
    let mut said = it.clone();
    said.message = words(&it.message);
    said.remedy = words(&it.remedy);
    said.place = place(&it.place);
    said
}

/// Whether a text is a name of ours, or a path of names.
fn is_inner(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|it| {
            it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, b'_' | b'.' | b'[' | b']')
        })
}

fn place(place: &str) -> String {
    let first = place.split([' ', '[', '.']).next().unwrap_or_default();
    let known = CALLED.iter().find(|it| it.0 == place).or_else(|| CALLED.iter().find(|it| it.0 == first));
    match known {
        Some((_, called)) => (*called).to_owned(),
        None if is_inner(first) && !tables::is_name(first) => String::new(),
        None => place.to_owned(),
    }
}

/// A text without words of ours: names in it as the interface has them, names in brackets left out.
fn words(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('（') {
        let inside = &rest[at + '（'.len_utf8()..];
        let end = inside.find('）').unwrap_or(inside.len());
        let name = &inside[..end];
        let is_ours = !name.is_empty()
            && name.split(' ').all(is_inner)
            && !name.split(' ').all(tables::is_name)
            && end < inside.len();
        left.push_str(&rest[..at]);
        if is_ours {
            rest = &inside[end + '）'.len_utf8()..];
        } else {
            left.push('（');
            rest = inside;
        }
    }
    left.push_str(rest);
    for (ours, called) in CALLED.iter().filter(|it| it.0.contains('_') && !it.1.is_empty()) {
        if left.contains(ours) {
            left = left.replace(ours, called);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_application_says_is_told_in_words_of_the_interface() {
        let said = |place: &str, message: &str, remedy: &str| {
            Refusal::from(AppError::input(place, message, remedy)).message
        };
        let text = said("visit.admitted_on", "没有就诊日期", "请给出 admitted_on");
        assert_eq!(text, "begntime（开始时间）：没有就诊日期。请给出 begntime〔APP-0001〕");
        let text = said("facts", "缺少病种（disease）", "待遇规则要看它，请补上（mingbai policy check）");
        assert_eq!(text, "缺少病种。待遇规则要看它，请补上〔APP-0001〕");
        let text = said("psn_no", "不是这个人的（V1）", "请写（dise_codg）");
        assert_eq!(text, "psn_no（人员编号）：不是这个人的（V1）。请写（dise_codg）〔APP-0001〕");
        assert_eq!(said("lines[3]", "x", ""), "feedetail：x〔APP-0001〕");
    }

    #[test]
    fn a_refusal_fits_the_field_and_keeps_its_code() {
        let short = Refusal::new("GW-0001", "报文不是 JSON。", "请核对");
        assert_eq!(short.message, "报文不是 JSON。请核对〔GW-0001〕");
        let long = Refusal::new("GW-0001", "长".repeat(500), "做");
        assert_eq!(long.message.chars().count(), 200);
        assert!(long.message.ends_with("…〔GW-0001〕"));
        let many: Vec<Finding> =
            (0..50).map(|it| Finding::error("GW-0002", format!("第 {it} 处错误"), "请改")).collect();
        let refusal = Refusal::of_findings(&many);
        assert!(refusal.all.contains("第 49 处错误") && Refusal::of_findings(&many[..1]).all.is_empty());
        let text = refusal.message;
        assert!(text.chars().count() <= 200 && text.contains("共 50 处"), "{text}");
    }
}
