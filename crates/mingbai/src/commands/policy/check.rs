//! `mingbai policy check`: everything that is wrong with packages, at once.

use std::path::PathBuf;
use std::process::ExitCode;

use base::{Findings, Severity};
use benefit::cases;

use crate::packs;

/// Checks packages; exit code 0 only when all are clean.
///
/// # Errors
/// When a folder cannot be read.
pub fn run(folders: &[PathBuf], json: bool) -> anyhow::Result<ExitCode> {
    let mut all = Findings::default();
    for folder in folders {
        let source = packs::read(folder)?;
        let mut findings = cases::check_source(&source);
        findings.extend(app::matters::MatterRules::check(&source).1.0);
        let errors = findings.0.iter().filter(|it| it.severity == Severity::Error).count();
        if !json {
            for finding in &findings.0 {
                println!("{finding}");
            }
            let verdict = if errors == 0 { "通过" } else { "未通过" };
            println!(
                "{}：{verdict}，{errors} 处错误，{} 处提示",
                folder.display(),
                findings.0.len() - errors
            );
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
