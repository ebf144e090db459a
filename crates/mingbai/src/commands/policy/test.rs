//! `mingbai policy test`: the worked cases, with the first difference and its steps.

use std::path::PathBuf;
use std::process::ExitCode;

use benefit::{cases, explain};

use crate::packs;

/// Runs the cases of packages; exit code 0 only when all pass.
///
/// # Errors
/// When a folder cannot be read or a package has errors.
pub fn run(folders: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let mut failed = 0;
    for folder in folders {
        let engine = packs::engine(folder)?;
        let results = cases::run_all(&engine);
        let failing: Vec<_> = results.iter().filter(|it| !it.passes()).collect();
        if let Some(first) = failing.first() {
            println!("第一处不同：{} {}", first.id, first.name);
            let case = engine.pack().cases.iter().find(|it| it.id == first.id);
            if let Some(case) = case {
                println!("  算例在 {}:{}", case.place.file, case.place.line);
                println!("\n手算：\n{}", case.working.trim_end());
            }
            println!("\n机算：");
            for decision in &first.decisions {
                print!("{}", explain::text(decision));
            }
            println!();
        }
        for result in &failing {
            println!("不符 {} {}", result.id, result.name);
            for difference in result.differences.iter().chain(&result.citations) {
                println!("  {difference}");
            }
        }
        failed += failing.len();
        println!(
            "{}：{} 个算例，{} 个相符，{} 个不符",
            folder.display(),
            results.len(),
            results.len() - failing.len(),
            failing.len()
        );
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
