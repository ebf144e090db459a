//! The portal: packages, checks, build; and the browser tests against the real program.

use std::{path::Path, process::Command};

use crate::runner;

/// Builds `web/dist`; the next build of the program embeds it.
///
/// # Errors
/// When npm is missing or one of its commands fails.
pub fn build(root: &Path) -> Result<(), String> {
    install(root, "web")?;
    npm(root, "web", &["run", "build"])
}

/// Everything that is checked of the portal without a browser: fresh types, lints, types, unit tests, the build with
/// its bar for the first load.
///
/// # Errors
/// The first command that fails.
pub fn check(root: &Path) -> Result<(), String> {
    install(root, "web")?;
    for script in ["api:check", "lint", "check", "test", "build"] {
        println!("   npm run {script}");
        npm(root, "web", &["run", "--silent", script])?;
    }
    Ok(())
}

/// The browser tests, against the program that was built.
///
/// # Errors
/// When the program cannot be built or a test fails.
pub fn browse(root: &Path) -> Result<(), String> {
    install(root, "e2e")?;
    // The program as the tests built it: asked for alone, it would be built anew with fewer features of libraries.
    let build = ["test", "--workspace", "--no-run", "--locked"];
    runner::run("browser", Command::new("cargo").current_dir(root).args(build))?;
    npm(root, "e2e", &["test"])
}

/// `npm ci`, where the packages are not those of the lock file.
fn install(root: &Path, folder: &str) -> Result<(), String> {
    let folder_path = root.join(folder);
    let age = |path: &str| folder_path.join(path).metadata().and_then(|it| it.modified()).ok();
    let is_installed = age("node_modules/.package-lock.json")
        .zip(age("package-lock.json"))
        .is_some_and(|(installed, locked)| installed >= locked);
    if is_installed {
        return Ok(());
    }
    println!("   npm ci in {folder}/");
    npm(root, folder, &["ci", "--no-audit", "--no-fund"])
}

fn npm(root: &Path, folder: &str, arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new("npm");
    command.current_dir(root.join(folder)).args(arguments);
    runner::run(folder, &mut command).map(|_| ())
}
