//! `mingbai policy schema`: JSON Schemas of the files of a package, for editors.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use policy::schema;

/// Writes the schemas.
///
/// # Errors
/// When a file cannot be written.
pub fn run(output: &Path) -> anyhow::Result<ExitCode> {
    fs::create_dir_all(output).with_context(|| format!("建不了文件夹 {}", output.display()))?;
    for (name, schema) in schema::all() {
        let path = output.join(name);
        fs::write(&path, schema::text(&schema)).with_context(|| format!("写不了 {}", path.display()))?;
        println!("写好 {}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}
