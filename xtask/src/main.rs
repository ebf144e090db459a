//! Project chores: `cargo xtask test` runs everything that CI runs.
//!
//! **Knows:** the repository's files and other programs. **Does not know:** the product's crates.

mod api_fuzz;
mod postgres;
mod prepare;
mod runner;
mod steps;
mod tidy;
mod web;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "\
Chores of this repository.

  cargo xtask test              everything that CI runs: prerequisites, tidy, format, lints, tests, packs
  cargo xtask test STEP…        only the named steps, in their usual order (see `cargo xtask steps`)
  cargo xtask test --from STEP  that step and the ones after it
  cargo xtask web               build the portal into web/dist (needs Node 20 or newer)
  cargo xtask tidy              only the rules that no compiler checks
  cargo xtask steps             names of the steps
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["test", rest @ ..] => steps::test(&root(), rest),
        ["web"] => web::build(&root()),
        ["tidy"] => steps::test(&root(), &["tidy"]),
        ["steps"] => {
            steps::list();
            Ok(())
        }
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("unknown command: {}\n\n{USAGE}", words.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("mingbai: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The top of the repository.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
