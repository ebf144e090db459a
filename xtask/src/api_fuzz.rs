//! The schema-driven fuzz: schemathesis in a virtual environment of its own, against the program that was built.

use std::{path::Path, process::Command};

use crate::runner;

/// Pinned, so that what is found tomorrow is new in the program and not in the tool.
const TOOL: &str = "schemathesis==4.32.5";

/// Fuzzes the interface as each role; why not, where the tool cannot be had.
///
/// # Errors
/// When the fuzz finds something.
pub fn fuzz(root: &Path) -> Result<Option<String>, String> {
    if std::env::var_os("MINGBAI_API_FUZZ").is_none() {
        return Ok(Some("set MINGBAI_API_FUZZ=1 to run it: it needs PyPI and ten minutes".to_owned()));
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into);
    let tools = target.join("fuzz-tools");
    let python = tools.join("bin/python3");
    if !tools.join("bin/schemathesis").exists() {
        println!("   {TOOL} in {}", tools.display());
        let made = runner::succeeds(Command::new("python3").args(["-m", "venv"]).arg(&tools))
            && runner::succeeds(Command::new(&python).args(["-m", "pip", "install", "-q", TOOL]));
        if !made {
            return Ok(Some(format!("{TOOL} cannot be installed (python3 with venv, and PyPI)")));
        }
    }
    let build = ["test", "--workspace", "--no-run", "--locked"];
    runner::run("api-fuzz", Command::new("cargo").current_dir(root).args(build))?;
    runner::run("api-fuzz", Command::new(&python).current_dir(root).arg("e2e/fuzz.py")).map(|_| None)
}
