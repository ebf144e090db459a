//! What one file says of another: links lead somewhere, and so does every `docs/….md` in code and messages.

use std::path::{Component, Path, PathBuf};

use super::{File, Report};

pub fn check(root: &Path, files: &[File], report: &mut Report) {
    for file in files {
        // Documents of packs are texts of others, with links as those have them.
        if file.path.ends_with(".md") && !file.path.starts_with("packs/") {
            check_links(root, files, file, report);
        }
        check_mentions(files, file, report);
    }
}

/// Links to files of the repository, and to headings in them.
fn check_links(root: &Path, files: &[File], file: &File, report: &mut Report) {
    let folder = Path::new(&file.path).parent().unwrap_or(Path::new(""));
    for (nth, line) in file.text.lines().enumerate() {
        for (at, _) in line.match_indices("](") {
            let Some(link) = line[at + 2..].split([')', ' ']).next() else { continue };
            if link.contains(':') || link.contains('<') {
                continue;
            }
            let (target, heading) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if target.is_empty() { PathBuf::from(&file.path) } else { plain(&folder.join(target)) };
            let text = files.iter().find(|it| Path::new(&it.path) == target).map(|it| it.text.as_str());
            let is_there = text.is_some() || root.join(&target).exists();
            if !is_there || !heading.is_empty() && !text.is_some_and(|it| has_heading(it, heading)) {
                let place = format!("{}:{}", file.path, nth + 1);
                report.errors.push(format!("{place}: leads to {link}, which is not there"));
            }
        }
    }
}

/// `a/../b` is `b`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// Whether a text has a heading that pages call so: in small letters, blanks as `-`, without signs.
fn has_heading(text: &str, wanted: &str) -> bool {
    let slug = |title: &str| -> String {
        let title = title.trim_start_matches('#').trim().to_lowercase();
        let kept = title.chars().filter(|it| it.is_alphanumeric() || " -_".contains(*it));
        kept.map(|it| if it == ' ' { '-' } else { it }).collect()
    };
    text.lines().any(|it| it.starts_with('#') && slug(it) == wanted)
}

/// Messages send people to documents by name.
fn check_mentions(files: &[File], file: &File, report: &mut Report) {
    let is_name = |it: char| it.is_ascii_alphanumeric() || "/.-_".contains(it);
    for (nth, line) in file.text.lines().enumerate() {
        for (at, _) in line.match_indices("docs/") {
            let is_longer = line[..at].chars().next_back().is_some_and(is_name);
            let name = line[at..].split(|it| !is_name(it)).next().unwrap_or_default();
            let Some(end) = name.find(".md").filter(|_| !is_longer) else { continue };
            let name = &name[..end + 3];
            if !files.iter().any(|it| it.path == name) {
                report.errors.push(format!("{}:{}: names {name}, which is not there", file.path, nth + 1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(text: &str) -> Vec<String> {
        let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
        let other = "# Operating\n## 备份与恢复（每天）\n";
        let files = [file("docs/API.md", text), file("docs/operating.md", other)];
        let mut report = Report::default();
        check(Path::new("/nowhere"), &files, &mut report);
        report.errors
    }

    #[test]
    fn links_and_names_that_lead_nowhere_are_found() {
        for good in [
            "[b](operating.md)",
            "[b](../docs/operating.md#operating)",
            "[b](operating.md#备份与恢复每天)",
            "# Here\n[up](#here)",
            "[x](https://example.invalid/docs/y.md)",
            "see docs/operating.md.",
        ] {
            assert_eq!(errors(good), Vec::<String>::new(), "{good}");
        }
        let gone = format!("see {}/gone.md", "docs");
        for bad in ["[c](gone.md)", "[b](operating.md#备份)", "[b](docs/operating.md)", "[up](#there)", &gone]
        {
            assert_eq!(errors(bad).len(), 1, "{bad}");
        }
    }
}
