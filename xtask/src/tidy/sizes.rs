//! Small files: one subject each.

use super::{File, Report};

const NOTE_ABOVE: usize = 300;
const FAIL_ABOVE: usize = 500;

/// A ratchet: files that were longer when the rule came, with the length they may keep. Entries are
/// lowered or removed, never added or raised.
const LONGER: &[(&str, usize)] = &[];

pub fn check(files: &[File], report: &mut Report) {
    for file in files {
        let is_test = file.path.contains("/tests/") || file.path.ends_with("/tests.rs");
        if !file.path.ends_with(".rs") || is_test {
            continue;
        }
        let lines = file.text.lines().count();
        let limit = LONGER.iter().find(|it| it.0 == file.path).map_or(FAIL_ABOVE, |it| it.1);
        if lines > limit {
            report.errors.push(format!("{}: {lines} lines, at most {limit}; split it by subject", file.path));
        } else if lines > NOTE_ABOVE {
            report
                .warnings
                .push(format!("{}: {lines} lines; more than {NOTE_ABOVE} is two subjects", file.path));
        }
    }
    for (path, _) in LONGER {
        if !files.iter().any(|it| it.path == *path) {
            report.errors.push(format!("{path}: gone; take it off the list in xtask/src/tidy/sizes.rs"));
        }
    }
}
