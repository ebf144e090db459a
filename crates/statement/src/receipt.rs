//! The receipt of a matter (受理单): what was taken in, what is missing, until when, and where to ask.
//!
//! **Knows:** its strings. **Does not know:** what a matter is. PDF and HTML are drawn from the same strings.

use base::{Finding, Findings};
use serde::Serialize;

use crate::mask::clean;
use crate::{Html, Pdf, StatementError, fonts, html, pdf, qr};

/// What a receipt shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// Title, such as 受理单.
    pub title: String,
    /// Who took it in.
    pub agency: String,
    /// The number in groups.
    pub number: String,
    /// What the QR code says.
    #[serde(skip)]
    pub qr_text: String,
    /// Facts: label and value.
    pub facts: Vec<[String; 2]>,
    /// Documents: name, form, whether it is there.
    pub documents: Vec<[String; 3]>,
    /// What people should know.
    pub notes: Vec<String>,
}

/// Words that do not come from the data.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Words {
    pub(crate) scan: &'static str,
    pub(crate) documents: &'static str,
    pub(crate) columns: [&'static str; 3],
    pub(crate) notes: &'static str,
    pub(crate) signatures: [&'static str; 3],
}

pub(crate) const WORDS: Words = Words {
    scan: "扫码或凭编号查进度",
    documents: "材料",
    columns: ["名称", "形式", "是否收到"],
    notes: "请您知道",
    signatures: ["申请人（代办人）签字", "经办人", "日期"],
};

/// What is laid out.
#[derive(Serialize)]
pub(crate) struct View<'a> {
    #[serde(flatten)]
    pub(crate) receipt: &'a Receipt,
    pub(crate) words: Words,
    pub(crate) qr: usize,
}

impl Receipt {
    /// Without characters that show nothing.
    fn cleaned(&self) -> Receipt {
        Receipt {
            title: clean(&self.title),
            agency: clean(&self.agency),
            number: clean(&self.number),
            qr_text: self.qr_text.clone(),
            facts: self.facts.iter().map(|it| it.each_ref().map(|text| clean(text))).collect(),
            documents: self.documents.iter().map(|it| it.each_ref().map(|text| clean(text))).collect(),
            notes: self.notes.iter().map(|it| clean(it)).collect(),
        }
    }

    fn code(&self) -> (Option<qr::Code>, Vec<Finding>) {
        let code = qr::Code::of(&self.qr_text);
        let message = "二维码内容是空的或者太长，受理单没有印二维码";
        let finding =
            || Finding::error("STM-0013", message, "请核对进度查询的网址").of("qr_text").as_warning();
        let findings = if code.is_none() { vec![finding()] } else { Vec::new() };
        (code, findings)
    }
}

/// Draws a receipt as PDF on A4.
///
/// # Errors
/// [`StatementError::Typesetting`].
pub fn render_receipt_pdf(receipt: &Receipt) -> Result<Pdf, StatementError> {
    let receipt = receipt.cleaned();
    let (code, mut findings) = receipt.code();
    let view = View { receipt: &receipt, words: WORDS, qr: code.as_ref().map_or(0, qr::Code::pixels) };
    findings.extend(fonts::missing(&view));
    let json = serde_json::to_vec(&view).map_err(|it| StatementError::Typesetting(it.to_string()))?;
    let luma = code.as_ref().map_or(Vec::new(), qr::Code::luma);
    let laid = pdf::lay_out_receipt(&receipt.number, json, luma)?;
    Ok(Pdf { bytes: laid.bytes, pages: laid.pages, findings: Findings(findings) })
}

/// Draws a receipt as one HTML document with its own styles, for screen and print.
#[must_use]
pub fn render_receipt_html(receipt: &Receipt) -> Html {
    let receipt = receipt.cleaned();
    let (code, findings) = receipt.code();
    let svg = code.as_ref().map(qr::Code::svg);
    Html { text: html::receipt_page(&receipt, svg.as_deref()), findings: Findings(findings) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt() -> Receipt {
        let pair = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        Receipt {
            title: "受理单".to_owned(),
            agency: "示例县医疗保障局".to_owned(),
            number: "261122 000001 7".to_owned(),
            qr_text: "https://example.invalid/progress?number=2611220000017".to_owned(),
            facts: vec![pair("事项", "门诊慢特病病种待遇认定"), pair("申请人", "<b>#set [x] $y$</b>")],
            documents: vec![["有效身份证件".to_owned(), "核验原件".to_owned(), "已收到".to_owned()]],
            notes: vec!["不收费。".to_owned()],
        }
    }

    #[test]
    fn both_forms_are_drawn_from_the_same_strings() {
        let pdf = render_receipt_pdf(&receipt()).unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF") && pdf.findings.is_empty(), "{:?}", pdf.findings);
        assert_eq!(pdf.pages, 1);
        let html = render_receipt_html(&receipt()).text;
        for text in ["受理单", "261122 000001 7", "门诊慢特病病种待遇认定", "已收到", "不收费。", "<svg"]
        {
            assert!(html.contains(text), "{text}");
        }
        assert!(html.contains("&lt;b&gt;#set [x] $y$&lt;/b&gt;"), "values are escaped");
    }

    #[test]
    fn a_long_receipt_takes_more_pages_and_one_without_code_says_so() {
        let mut long = receipt();
        long.documents = vec![long.documents[0].clone(); 120];
        long.qr_text.clear();
        let pdf = render_receipt_pdf(&long).unwrap();
        assert!(pdf.pages > 1);
        assert_eq!(pdf.findings.0[0].code, "STM-0013");
    }
}
