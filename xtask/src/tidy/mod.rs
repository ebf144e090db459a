//! Rules that no compiler checks. Every finding says where and what to do; all are listed at once.

mod documents;
mod edges;
mod files;
mod links;
mod people;
mod sizes;
mod words;

use std::path::Path;

use files::File;

/// What is wrong, or only worth a look.
#[derive(Debug, Default)]
pub struct Report {
    /// Each of these fails the step.
    pub errors: Vec<String>,
    /// These are printed.
    pub warnings: Vec<String>,
}

/// Checks everything.
///
/// # Errors
/// With the number of findings; the findings themselves are printed.
pub fn check(root: &Path) -> Result<(), String> {
    let files = files::read(root)?;
    let report = findings(root, &files);
    for warning in &report.warnings {
        println!("   note: {warning}");
    }
    for error in &report.errors {
        println!("   error: {error}");
    }
    println!("   {} files read", files.len());
    if report.errors.is_empty() { Ok(()) } else { Err(format!("{} findings", report.errors.len())) }
}

fn findings(root: &Path, files: &[File]) -> Report {
    let mut report = Report::default();
    edges::check(files, &mut report);
    sizes::check(files, &mut report);
    words::check(files, &mut report);
    people::check(files, &mut report);
    documents::check(files, &mut report);
    links::check(root, files, &mut report);
    report
}

#[cfg(test)]
mod tests {
    /// The one test that keeps the layers apart, also for those who only run `cargo test`.
    #[test]
    fn crates_know_only_what_they_may() {
        let files = super::files::read(&crate::root()).unwrap();
        let mut report = super::Report::default();
        super::edges::check(&files, &mut report);
        assert_eq!(report.errors, Vec::<String>::new());
    }
}
