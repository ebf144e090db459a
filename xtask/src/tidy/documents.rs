//! Documents that a reader of the repository relies on.

use super::{File, Report};

/// Both say how to start.
const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];
const COMMANDS: [&str; 2] = ["cargo run -- demo", "cargo xtask test"];
/// Terms that the glossary must at least have.
const TERMS: usize = 70;

pub fn check(files: &[File], report: &mut Report) {
    let text_of = |path: &str| files.iter().find(|it| it.path == path).map_or("", |it| it.text.as_str());
    for readme in READMES {
        for command in COMMANDS {
            if !text_of(readme).contains(command) {
                report.errors.push(format!("{readme}: does not say `{command}`"));
            }
        }
    }
    let architecture = text_of("ARCHITECTURE.md");
    for file in files {
        let Some(folder) = file.path.strip_suffix("/Cargo.toml") else { continue };
        if !architecture.contains(&format!("### `{folder}`")) {
            report.errors.push(format!("ARCHITECTURE.md: has no section ### `{folder}`"));
        }
    }
    for path in ["LICENSE-MIT", "LICENSE-APACHE", "CONTRIBUTING.md", "docs/BENCHMARKS.md"] {
        if text_of(path).is_empty() {
            report.errors.push(format!("{path}: missing"));
        }
    }
    let glossary = text_of("docs/GLOSSARY.md");
    let terms = glossary.lines().filter(|it| it.starts_with("| `")).count();
    if terms < TERMS {
        report
            .errors
            .push(format!("docs/GLOSSARY.md: {terms} terms, at least {TERMS}; a row starts with | `term`"));
    }
    // Both tell of every document, so that neither falls behind the other.
    for file in files.iter().filter(|it| it.path.starts_with("docs/") && it.path.ends_with(".md")) {
        if file.path.matches('/').count() > 1 {
            continue;
        }
        for readme in READMES.iter().filter(|it| !text_of(it).contains(&format!("]({})", file.path))) {
            report.errors.push(format!("{readme}: has no link to {}", file.path));
        }
    }
}
