//! `mingbai policy check`: everything that is wrong with packages, at once.

use std::path::PathBuf;
use std::process::ExitCode;

use base::{Findings, Severity};
use benefit::Engine;

use crate::packs;

/// Checks packages; exit code 0 only when all are clean.
///
/// # Errors
/// When a folder cannot be read.
pub fn run(folders: &[PathBuf], json: bool) -> anyhow::Result<ExitCode> {
    let mut all = Findings::default();
    for folder in folders {
        let findings = check(folder)?;
        let errors = findings.0.iter().filter(|it| it.severity == Severity::Error).count();
        if !json {
            for finding in &findings.0 {
                println!("{finding}");
            }
            let verdict = if errors == 0 { "通过" } else { "未通过" };
            println!("{}：{verdict}，{errors} 处错误，{} 处提示", folder.display(), findings.0.len() - errors);
        }
        all.extend(findings.0);
    }
    if json {
        for finding in &all.0 {
            println!("{}", serde_json::to_string(finding)?);
        }
    }
    Ok(if all.is_usable() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What reading, coverage over time and the cases find.
fn check(folder: &std::path::Path) -> anyhow::Result<Findings> {
    let (pack, mut findings) = policy::load(&packs::read(folder)?);
    findings.extend(policy::check_coverage(&pack).0);
    // Cases need a pack that could be read whole.
    if findings.is_usable() {
        match Engine::new(pack, Findings::default()) {
            Ok(engine) => findings.extend(benefit::cases::check(&engine).0),
            Err(more) => findings.extend(more.0),
        }
    }
    findings.sort();
    Ok(findings)
}
