//! The statement as PDF, laid out by typst from `templates/statement.typ`.
//!
//! **Knows:** template, fonts, pages. **Does not know:** what the figures mean. Data reach the
//! template as a JSON file in memory, never as markup.

use std::sync::LazyLock;

use base::Finding;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Label, Smart},
    introspection::Introspector,
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::{LazyHash, PicoStr},
};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::{StatementError, fonts, qr::Code, view::View};

/// What is laid out: the bytes and what was noticed on the way.
pub(crate) struct Laid {
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: usize,
    pub(crate) findings: Vec<Finding>,
}

/// Lays a statement out; once more in smaller type when its first part needs a second page.
pub(crate) fn lay_out(view: &View, qr: Option<&Code>) -> Result<Laid, StatementError> {
    let mut findings = Vec::new();
    let mut document = typeset(view, qr, false)?;
    if pages_of_statement(&document) > 1 {
        document = typeset(view, qr, true)?;
        let pages = pages_of_statement(&document);
        if pages > 1 {
            let message = format!("结算单正文放不进一页，打成了 {pages} 页");
            let remedy = "请缩短各层的比例、限额、条款文字，或减少年度累计的项目";
            findings.push(Finding::error("STM-0014", message, remedy).as_warning());
        }
    }
    let bytes = typst_pdf::pdf(&document, &options(&view.number)).map_err(|it| failure(&it));
    // Results of steps that later statements did not use again are dropped: memory stays bounded.
    typst::comemo::evict(1);
    Ok(Laid { bytes: bytes?, pages: document.pages().len(), findings })
}

fn typeset(view: &View, qr: Option<&Code>, compact: bool) -> Result<PagedDocument, StatementError> {
    #[derive(serde::Serialize)]
    struct Input<'a> {
        #[serde(flatten)]
        view: &'a View,
        qr: usize,
        compact: bool,
        several: bool,
    }
    let input =
        Input { view, qr: qr.map_or(0, Code::pixels), compact, several: compact || !view.lines.is_empty() };
    let json = serde_json::to_vec(&input).map_err(|it| StatementError::Typesetting(it.to_string()))?;
    compile(&SHARED.statement, json, qr.map_or(Vec::new(), Code::luma))
}

/// Lays a receipt out.
pub(crate) fn lay_out_receipt(number: &str, json: Vec<u8>, qr: Vec<u8>) -> Result<Laid, StatementError> {
    let document = compile(&SHARED.receipt, json, qr)?;
    let bytes = typst_pdf::pdf(&document, &options(number)).map_err(|it| failure(&it));
    typst::comemo::evict(1);
    Ok(Laid { bytes: bytes?, pages: document.pages().len(), findings: Vec::new() })
}

fn compile(template: &'static Source, json: Vec<u8>, qr: Vec<u8>) -> Result<PagedDocument, StatementError> {
    let desk = Desk { template, data: Bytes::new(json), qr: Bytes::new(qr) };
    typst::compile::<PagedDocument>(&desk).output.map_err(|it| failure(&it))
}

fn options(number: &str) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(number.to_owned()),
        creator: Smart::Custom(Some("Mingbai".to_owned())),
        ..PdfOptions::default()
    }
}

/// Pages up to the mark that ends the statement proper; the fee lines follow after it.
fn pages_of_statement(document: &PagedDocument) -> usize {
    let introspector = document.introspector();
    let mark = Label::new(PicoStr::intern("end-of-statement"));
    mark.and_then(|mark| introspector.query_label(mark).ok()?.location())
        .and_then(|location| introspector.page(location))
        .map_or(1, usize::from)
}

fn failure(problems: &[SourceDiagnostic]) -> StatementError {
    let texts: Vec<&str> = problems.iter().map(|it| it.message.as_str()).collect();
    StatementError::Typesetting(texts.join("; "))
}

/// What is the same for everything that is printed.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    statement: Source,
    receipt: Source,
    data: FileId,
    qr: FileId,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let file = |name| {
        let path = VirtualPath::new(name).expect("a plain file name is a path");
        RootedPath::new(VirtualRoot::Project, path).intern()
    };
    let statement = include_str!("../templates/statement.typ").to_owned();
    let receipt = include_str!("../templates/receipt.typ").to_owned();
    Shared {
        library: LazyHash::new(<Library as LibraryExt>::default()),
        book: LazyHash::new(FontBook::from_fonts(fonts::all())),
        statement: Source::new(file("statement.typ"), statement),
        receipt: Source::new(file("receipt.typ"), receipt),
        data: file("data.json"),
        qr: file("qr.luma"),
    }
});

/// One statement or receipt on the desk: the shared template with the data of this one. There is no disk,
/// no network and no clock behind it.
struct Desk {
    template: &'static Source,
    data: Bytes,
    qr: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            return Ok(self.template.clone());
        }
        Err(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == SHARED.data => Ok(self.data.clone()),
            id if id == SHARED.qr => Ok(self.qr.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::all().get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
