//! `mingbai policy explain`: a case with every step.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use benefit::{Engine, cases, explain};

use crate::packs;

/// Explains the cases of a file (inside the package or beside it).
///
/// # Errors
/// When a file cannot be read, the package has errors, or the file has no such case.
pub fn run(folder: &Path, case_file: &Path, id: Option<&str>, json: bool) -> anyhow::Result<ExitCode> {
    let mut source = packs::read(folder)?;
    // The file may lie anywhere: it is read as the only case file of the package.
    source.files.retain(|path, _| path.split('/').rev().nth(1) != Some("cases"));
    let bytes = fs::read(case_file).with_context(|| format!("读不出算例 {}", case_file.display()))?;
    source.files.insert("cases/case.toml".to_owned(), bytes);
    let (pack, findings) = policy::load(&source);
    let engine = Engine::new(pack, findings)
        .map_err(|findings| anyhow::anyhow!("规则包或算例有错误：\n{}", packs::list(&findings)))?;
    let wanted: Vec<_> =
        engine.pack().cases.iter().filter(|it| id.is_none_or(|id| it.id == id || it.name == id)).collect();
    if wanted.is_empty() {
        bail!("{} 里没有算例 {}", case_file.display(), id.unwrap_or_default());
    }
    for case in wanted {
        let result = cases::run(&engine, case);
        if json {
            println!("{}", serde_json::to_string(&result.decisions)?);
            continue;
        }
        println!("算例 {} {}", case.id, case.name);
        for decision in &result.decisions {
            println!("{}", explain::text(decision));
        }
        for difference in result.differences.iter().chain(&result.citations) {
            println!("注意：{difference}");
        }
    }
    Ok(ExitCode::SUCCESS)
}
