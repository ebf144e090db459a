//! `mingbai policy render`: a package as pages, the law left, the rules right.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use base::Findings;
use benefit::{Engine, cases, report};
use policy::Pack;
use policy::render::CaseReport;

use crate::packs;

/// Writes the pages of a package, also of one with errors: those are on the first page.
///
/// # Errors
/// When the package cannot be read or a page cannot be written.
pub fn run(folder: &Path, output: &Path) -> anyhow::Result<ExitCode> {
    let source = packs::read(folder)?;
    let findings = cases::check_source(&source);
    let (pack, reports) = results(&source);
    let pages = policy::render::pages(&pack, &findings, &reports);
    for page in &pages {
        let path = output.join(&page.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("建不了文件夹 {}", parent.display()))?;
        }
        fs::write(&path, &page.html).with_context(|| format!("写不了 {}", path.display()))?;
    }
    println!("写好 {} 页，从 {} 看起", pages.len(), output.join("index.html").display());
    if !findings.is_usable() {
        println!("注意：规则包有错误，首页列出了全部；算例没有全部相符时以 policy test 为准");
    }
    Ok(ExitCode::SUCCESS)
}

/// The pack, and how its cases come out when it can be used.
fn results(source: &policy::PackSource) -> (Pack, Vec<CaseReport>) {
    let (pack, findings) = policy::load(source);
    if !findings.is_usable() {
        return (pack, Vec::new());
    }
    match Engine::new(pack.clone(), Findings::default()) {
        Ok(engine) => {
            let reports = cases::run_all(&engine).into_iter().map(|it| report::of(&pack, it)).collect();
            (pack, reports)
        }
        Err(_) => (pack, Vec::new()),
    }
}
