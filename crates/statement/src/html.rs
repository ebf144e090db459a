//! The statement as one HTML document: own styles, no script, no other file.
//!
//! **Invariant:** every value goes through [`Page::text`], which escapes it.

use crate::receipt::{Receipt, WORDS};
use crate::view::View;

const STYLE: &str = include_str!("../templates/statement.css");
const RECEIPT_STYLE: &str = include_str!("../templates/receipt.css");

/// The whole document. `qr` is markup of our own making.
pub(crate) fn page(view: &View, qr: Option<&str>) -> String {
    let mut page = Page { out: String::with_capacity(16 * 1024) };
    page.raw("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    page.text(&view.title).raw(" ").text(&view.number);
    page.raw("</title>\n<style>\n").raw(STYLE).raw("</style>\n</head>\n<body>\n<main>\n");
    page.header(view, qr);
    page.facts(view);
    page.parts(view);
    page.layers(view);
    page.raw("<div class=\"two\">\n<section>\n");
    page.payers(view);
    page.raw("</section>\n<section>\n");
    page.meters(view);
    page.raw("</section>\n</div>\n");
    page.in_words(view);
    page.steps(view);
    page.footer(view);
    page.lines(view);
    page.raw("</main>\n</body>\n</html>\n");
    page.out
}

/// A receipt as a whole document. `qr` is markup of our own making.
pub(crate) fn receipt_page(receipt: &Receipt, qr: Option<&str>) -> String {
    let mut page = Page { out: String::with_capacity(8 * 1024) };
    page.raw("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    page.text(&receipt.title).raw(" ").text(&receipt.number);
    page.raw("</title>\n<style>\n")
        .raw(RECEIPT_STYLE)
        .raw("</style>\n</head>\n<body>\n<main>\n<header>\n<div>");
    page.tagged("<h1>", &receipt.title, "</h1>\n").tagged("<p class=\"grey\">", &receipt.agency, "</p>\n");
    page.tagged("<p class=\"number\">", &receipt.number, "</p>\n</div>\n<div class=\"qr\">");
    if let Some(qr) = qr {
        page.raw(qr).text(WORDS.scan);
    }
    page.raw("</div>\n</header>\n<table>\n<tbody>\n");
    for [label, value] in &receipt.facts {
        page.tagged("<tr><th scope=\"row\">", label, "</th>").cell("", value).raw("</tr>\n");
    }
    page.end_table();
    if !receipt.documents.is_empty() {
        page.heading(WORDS.documents).table(&WORDS.columns);
        for [name, form, state] in &receipt.documents {
            page.raw("<tr>").cell("", name).cell("", form).cell("", state).raw("</tr>\n");
        }
        page.end_table();
    }
    if !receipt.notes.is_empty() {
        page.heading(WORDS.notes).raw("<ul>\n");
        for note in &receipt.notes {
            page.tagged("<li>", note, "</li>\n");
        }
        page.raw("</ul>\n");
    }
    page.raw("<div class=\"sign\">");
    for label in WORDS.signatures {
        page.tagged("<span>", label, "：</span>");
    }
    page.raw("</div>\n</main>\n</body>\n</html>\n");
    page.out
}

struct Page {
    out: String,
}

impl Page {
    /// Markup of our own.
    fn raw(&mut self, markup: &str) -> &mut Page {
        self.out.push_str(markup);
        self
    }

    /// A value, escaped for content and for quoted attributes.
    fn text(&mut self, value: &str) -> &mut Page {
        for c in value.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                c => self.out.push(c),
            }
        }
        self
    }

    fn tagged(&mut self, open: &str, value: &str, close: &str) -> &mut Page {
        self.raw(open).text(value).raw(close)
    }

    fn cell(&mut self, class: &str, value: &str) -> &mut Page {
        match class {
            "" => self.raw("<td>"),
            class => self.raw("<td class=\"").raw(class).raw("\">"),
        };
        self.text(value).raw("</td>")
    }

    fn heading(&mut self, title: &str) -> &mut Page {
        self.tagged("<h2>", title, "</h2>\n")
    }

    fn table(&mut self, columns: &[&str]) -> &mut Page {
        self.raw("<table>\n<thead><tr>");
        for column in columns {
            self.tagged("<th scope=\"col\">", column, "</th>");
        }
        self.raw("</tr></thead>\n<tbody>\n")
    }

    fn end_table(&mut self) {
        self.raw("</tbody>\n</table>\n");
    }

    fn header(&mut self, view: &View, qr: Option<&str>) {
        if let Some(stamp) = &view.stamp {
            self.tagged("<div class=\"mark\" aria-hidden=\"true\">", stamp.word, "</div>\n");
        }
        self.raw("<header>\n<div>");
        if let Some(stamp) = &view.stamp {
            self.tagged("<span class=\"stamp\">", stamp.word, "</span>");
        }
        self.tagged("</div>\n<div>\n<h1>", &view.title, "</h1>\n");
        self.tagged("<p>", view.words.subtitle, "</p>\n");
        if let Some(stamp) = &view.stamp {
            self.tagged("<p class=\"red\">", &stamp.detail, "</p>\n");
        }
        if view.not_sound {
            self.tagged("<p class=\"red\"><b>", view.words.not_sound, "</b></p>\n");
        }
        self.raw("</div>\n<div class=\"qr\">");
        if let Some(qr) = qr {
            self.raw(qr).text(view.words.scan);
        }
        self.raw("</div>\n</header>\n");
    }

    fn facts(&mut self, view: &View) {
        self.raw("<table>\n<tbody>\n");
        for pair in view.facts.chunks(2) {
            self.raw("<tr>");
            for fact in pair {
                self.tagged("<th scope=\"row\">", fact.label, "</th>");
                self.raw(if pair.len() == 1 { "<td colspan=\"3\">" } else { "<td>" });
                self.text(&fact.value).raw("</td>");
            }
            self.raw("</tr>\n");
        }
        self.end_table();
    }

    fn parts(&mut self, view: &View) {
        self.heading(view.words.parts);
        self.raw("<table class=\"parts\">\n<thead><tr>");
        for [label, _] in &view.parts {
            self.tagged("<th scope=\"col\">", label, "</th>");
        }
        self.raw("</tr></thead>\n<tbody>\n<tr>");
        for (index, [_, amount]) in view.parts.iter().enumerate() {
            self.raw("<td>");
            match index {
                0 => self.tagged("<b>", amount, "</b>"),
                1 => self.raw("＝ ").text(amount),
                _ => self.raw("＋ ").text(amount),
            };
            self.raw("</td>");
        }
        self.raw("</tr>\n");
        self.end_table();
    }

    fn layers(&mut self, view: &View) {
        self.heading(view.words.layers);
        if view.layers.is_empty() {
            self.tagged("<p>", view.words.no_layers, "</p>\n");
            return;
        }
        self.raw("<div class=\"wide\">\n").table(&view.words.layer_columns);
        for [name, base, deductible, rate, limit, paid, clause] in &view.layers {
            self.tagged("<tr><td class=\"k\"><b>", name, "</b></td>").cell("n", base).cell("n", deductible);
            self.cell("", rate).cell("", limit);
            self.tagged("<td class=\"n\"><b>", paid, "</b></td>").cell("g", clause).raw("</tr>\n");
        }
        self.end_table();
        self.raw("</div>\n");
    }

    fn payers(&mut self, view: &View) {
        self.heading(view.words.payers).table(&view.words.payer_columns);
        for row in &view.payers {
            self.raw(if row.weight == "plain" { "<tr>" } else { "<tr class=\"sum\">" });
            self.cell("", &row.name).cell("n", &row.amount).cell("n g", &row.share).raw("</tr>\n");
        }
        self.end_table();
    }

    fn meters(&mut self, view: &View) {
        self.heading(view.words.meters);
        if view.meters.is_empty() {
            self.tagged("<p class=\"g\">", view.words.no_meters, "</p>\n");
            return;
        }
        self.table(&view.words.meter_columns);
        for [name, figures @ ..] in &view.meters {
            self.raw("<tr>").cell("m", name);
            for figure in figures {
                self.cell("n", figure);
            }
            self.raw("</tr>\n");
        }
        self.end_table();
    }

    fn in_words(&mut self, view: &View) {
        self.raw("<table class=\"words\">\n<tbody>\n");
        for [label, amount, words] in &view.in_words {
            self.tagged("<tr><th scope=\"row\">", label, "</th>");
            self.tagged("<td class=\"n\"><b>", amount, "</b></td>");
            self.tagged("<th scope=\"row\">", view.words.in_words, "</th>");
            self.tagged("<td><b>", words, "</b></td></tr>\n");
        }
        for [label, text] in &view.notes {
            self.tagged("<tr><th scope=\"row\">", label, "</th>");
            self.tagged("<td colspan=\"3\"><b>", text, "</b></td></tr>\n");
        }
        self.end_table();
    }

    fn steps(&mut self, view: &View) {
        if view.steps.is_empty() {
            return;
        }
        self.heading(view.words.steps).table(&view.words.step_columns);
        for (index, step) in view.steps.iter().enumerate() {
            self.raw("<tr>").cell("c g", &(index + 1).to_string()).cell("k", &step.layer);
            self.tagged("<td>", &step.text, "");
            if !step.clause.is_empty() {
                self.tagged(" <span class=\"g\">", &step.clause, "</span>");
            }
            self.raw("</td>").cell("n", &step.amount).raw("</tr>\n");
        }
        self.end_table();
    }

    fn footer(&mut self, view: &View) {
        self.raw("<footer>\n<div class=\"sign\">");
        for label in view.words.signatures {
            self.tagged("<span>", label, "：</span>");
        }
        self.tagged("</div>\n<p>", &view.help, "</p>\n</footer>\n");
    }

    fn lines(&mut self, view: &View) {
        if view.lines.is_empty() {
            return;
        }
        self.raw("<section class=\"detail\">\n").heading(view.words.lines).table(&view.words.line_columns);
        for [index, on, name, class, figures @ ..] in &view.lines {
            self.raw("<tr>").cell("c g", index).cell("c", on).cell("", name).cell("c", class);
            for figure in figures {
                self.cell("n", figure);
            }
            self.raw("</tr>\n");
        }
        self.tagged("<tr class=\"sum\"><td colspan=\"5\" class=\"c\">", view.words.sum, "</td>");
        for figure in &view.lines_sum {
            self.cell("n", figure);
        }
        self.raw("</tr>\n");
        self.end_table();
        self.raw("</section>\n");
    }
}
