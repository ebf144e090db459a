//! A pack as pages to read and to print: the law left, the rules right, clause by clause.
//!
//! **Knows:** HTML of one self-contained page (no script, no outside resource). **Does not know:** files,
//! how a case comes out (that is handed in as [`CaseReport`]).
//!
//! **Invariant:** every text of the pack goes through [`html::text`]; a pack cannot write HTML.

mod case;
mod document;
mod html;
mod index;
mod markdown;

use base::Findings;

use crate::model::{Instrument, Pack};

/// A file to write.
#[derive(Debug, Clone)]
pub struct Page {
    /// Path below the output folder.
    pub path: String,
    /// Content.
    pub html: String,
}

/// How a case came out; in the order of [`Pack::cases`].
#[derive(Debug, Clone, Default)]
pub struct CaseReport {
    /// Whether amounts and citations are as the case says.
    pub passes: bool,
    /// What differs, one sentence each.
    pub remarks: Vec<String>,
    /// A report per visit; fewer when one could not be decided.
    pub visits: Vec<VisitReport>,
}

/// How one visit of a case came out.
#[derive(Debug, Clone, Default)]
pub struct VisitReport {
    /// Expected and computed: key of `expect`, the two values (fen or counts), computed last.
    pub compared: Vec<(String, i64, Option<i64>)>,
    /// Who pays what, in words.
    pub shares: Vec<(String, String)>,
    /// The steps.
    pub steps: Vec<StepReport>,
}

/// One step of the computation.
#[derive(Debug, Clone, Default)]
pub struct StepReport {
    /// Name of the layer.
    pub layer: String,
    /// The step in words.
    pub text: String,
    /// The law.
    pub clause: String,
    /// The rule; empty for plain arithmetic.
    pub rule: String,
}

/// The pages of a pack: an index and one for each instrument. `reports` may be empty (a pack with
/// errors has no results).
#[must_use]
pub fn pages(pack: &Pack, findings: &Findings, reports: &[CaseReport]) -> Vec<Page> {
    let first = Page { path: "index.html".to_owned(), html: index::page(pack, findings, reports) };
    let others = (0..pack.instruments.len()).map(|at| {
        let path = format!("policies/{}.html", pack.instruments[at].id);
        Page { path, html: document::page(pack, at, reports) }
    });
    std::iter::once(first).chain(others).collect()
}

/// Indices of the cases that lie in an instrument's folder.
fn cases_of(pack: &Pack, instrument: &Instrument) -> Vec<usize> {
    let folder = format!("/policies/{}/cases/", instrument.id);
    let inside = |it: &(usize, &crate::case_file::Case)| it.1.place.file.contains(&folder);
    pack.cases.iter().enumerate().filter(inside).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{PackSource, load};

    /// A pack whose every text tries to be HTML.
    fn hostile() -> PackSource {
        let files = [
            (
                "pack.toml",
                "[pack]\nid = \"x\"\nname = \"<script>a</script>\"\n[[fact]]\nid = \"visit\"\nname = \"<b>类</b>\"\nvalues = [\"<i>住院</i>\"]\n",
            ),
            (
                "policies/a/document.md",
                "---\ntitle: <script>t</script>\neffective: 2024-01-01\nsource: javascript:alert(1)\n---\n第一条 <img src=x onerror=y>\n",
            ),
            (
                "policies/a/notes.md",
                "# <script>n</script>\n\n- `<b>` **粗** [x](javascript:1)\n\n| a | <u> |\n|---|---|\n| 1 | 2 |\n",
            ),
            (
                "policies/a/rules.toml",
                "[[layer]]\nid = \"l\"\nname = \"<script>l</script>\"\npayer = \"pooled\"\norder = 1\nclause = \"第一条\"\nbase = \"total\"\n\
                 [[rule]]\nid = \"r\"\nlayer = \"l\"\nsets = \"rate\"\nclause = \"第一条\"\nlabel = \"<script>\"\nby = [\"visit\"]\ntable = [[\"<i>住院</i>\", \"50%\"]]\n",
            ),
            (
                "policies/a/cases/c.toml",
                "[[case]]\nname = \"<script>c</script>\"\non = 2024-01-02\ngiven = { visit = \"<i>住院</i>\", total = \"1元\" }\nexpect = { pooled = \"1元\" }\nworking = \"<script>\"\n",
            ),
        ];
        let files =
            files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect();
        PackSource { name: "x".to_owned(), files }
    }

    #[test]
    fn a_pack_cannot_write_html() {
        let (pack, findings) = load(&hostile());
        let pages = pages(&pack, &findings, &[]);
        assert_eq!(pages.len(), 2);
        for page in &pages {
            for bad in [
                "<script",
                "<img",
                "<i>",
                "<b>类",
                "<u>",
                "href=\"javascript",
                "onerror=y>",
                " src=\"",
                "@import",
                "url(",
            ] {
                assert!(!page.html.contains(bad), "{} contains {bad}", page.path);
            }
        }
        assert!(pages[1].html.contains("&lt;script&gt;l&lt;/script&gt;"));
    }
}
