//! Why a message is not done: in Chinese, for the clerk at the window.
//!
//! **Knows:** findings and how they become one line of at most 200 characters.

use app::{AppError, Fault};
use base::Finding;

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
    let place = if it.place.is_empty() { String::new() } else { format!("{}：", it.place) };
    format!("{place}{}。{}", it.message.trim_end_matches('。'), it.remedy)
}

fn line(code: &str, message: &str, remedy: &str) -> String {
    let message = message.trim_end_matches('。');
    let remedy = if remedy.is_empty() { String::new() } else { format!("。{remedy}") };
    cut(&format!("{message}{remedy}〔{code}〕"))
}

fn cut(text: &str) -> String {
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
            | Fault::State => Refusal::of_findings(&error.findings.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
