//! The one-stop settlement statement (一单式结算单) as PDF and as a page for the browser.
//!
//! **Knows:** what a statement shows, in words and figures that an insured person can read, and
//! whether they add up. **Does not know:** the benefit engine, the store, HTTP. Both forms are
//! drawn from the same strings ([`StatementData`] → view → PDF or HTML).
//!
//! A statement that does not add up is still drawn, with a red line that it is no voucher, so that
//! a clerk can see what came in; [`StatementData::check`] says what is wrong.

mod check;
mod data;
mod fonts;
mod format;
mod html;
mod mask;
mod pdf;
mod qr;
mod receipt;
mod sample;
mod view;
mod wording;
mod words;

use base::{Finding, Findings};

pub use data::{
    Contact, Deferred, FeeLine, Institution, Layer, Meter, MeterUnit, Parts, Payer, PayerKind, Person, State,
    StatementData, Step, Visit,
};
pub use receipt::{Receipt, render_receipt_html, render_receipt_pdf};
pub use sample::sample;
pub use words::amount_in_words;

/// A drawn PDF.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has; one, and more with fee lines.
    pub pages: usize,
    /// What was noticed: findings of the data, characters without a glyph, too much text.
    pub findings: Findings,
}

/// A drawn page for the browser.
#[derive(Debug, Clone)]
pub struct Html {
    /// The whole document; needs no other file.
    pub text: String,
    /// What was noticed in the data.
    pub findings: Findings,
}

/// Why nothing was drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// An amount lies outside of what money can be here.
    #[error("[STM-0012] {0}的金额超出范围，结算单没有生成，请核对结算记录")]
    OutOfRange(String),
    /// The typesetter gave up: a defect of the product.
    #[error("[STM-0090] 结算单排版失败：{0}。请把单号和这条信息报给系统管理员")]
    Typesetting(String),
}

/// A QR code of a text as SVG, black on white; nothing when the text is empty or too long for one.
#[must_use]
pub fn qr_svg(text: &str) -> Option<String> {
    qr::Code::of(text).map(|it| it.svg())
}

/// Draws the statement as PDF: one A4 page, and further ones when there are fee lines.
///
/// # Errors
/// [`StatementError`] when an amount is out of range or typesetting fails.
pub fn render_pdf(data: &StatementData) -> Result<Pdf, StatementError> {
    let (view, qr, mut findings) = prepare(data)?;
    findings.extend(fonts::missing(&view));
    let laid = pdf::lay_out(&view, qr.as_ref())?;
    findings.extend(laid.findings);
    Ok(Pdf { bytes: laid.bytes, pages: laid.pages, findings })
}

/// Draws the statement as one HTML document with its own styles, for screen and print.
///
/// # Errors
/// [`StatementError::OutOfRange`] when an amount is out of range.
pub fn render_html(data: &StatementData) -> Result<Html, StatementError> {
    let (view, qr, findings) = prepare(data)?;
    Ok(Html { text: html::page(&view, qr.as_ref().map(qr::Code::svg).as_deref()), findings })
}

/// Loads fonts and template, so that the first statement is as fast as the next. Call it at start.
pub fn warm_up() {
    let _ = render_pdf(&sample());
}

fn prepare(data: &StatementData) -> Result<(view::View, Option<qr::Code>, Findings), StatementError> {
    if let Some(place) = data.out_of_range() {
        return Err(StatementError::OutOfRange(place));
    }
    let mut findings = data.check();
    let qr = qr::Code::of(data.qr_text.as_deref().unwrap_or(&data.number));
    if qr.is_none() && data.state != State::Preview {
        let message = "二维码内容是空的或者太长，结算单没有印二维码";
        let finding = Finding::error("STM-0013", message, "请核对结算单号和二维码内容");
        findings.push(finding.of("qr_text").as_warning());
    }
    Ok((view::View::of(data), qr, findings))
}
