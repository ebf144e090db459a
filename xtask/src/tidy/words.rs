//! Words that must not be committed.

use super::{File, Report};

/// Word, what to do instead. Written in two halves, so that this file passes.
const BANNED: &[(&str, &str, &str)] = &[
    ("/wo", "rk/", "a path of one machine; write it from the top of the repository"),
    ("/ro", "ot/", "a path of one machine; write it from the top of the repository"),
    ("/tmp/ba", "sh_", "a path of one machine; write it from the top of the repository"),
    (".lib", "rary/", "a path of one machine; write it from the top of the repository"),
    ("<<<<", "<<< ", "a merge that was not finished"),
    (">>>>", ">>> ", "a merge that was not finished"),
    ("FIX", "ME", "open an issue, or say in the comment what the code does today"),
    ("XX", "X:", "open an issue, or say in the comment what the code does today"),
];

/// Words banned in Rust code only.
const BANNED_IN_CODE: &[(&str, &str, &str)] =
    &[("#[ign", "ore", "a test that does not run proves nothing; assert what happens today and say so")];

pub fn check(files: &[File], report: &mut Report) {
    for file in files {
        let code = if file.path.ends_with(".rs") { BANNED_IN_CODE } else { &[] };
        for (first, second, instead) in BANNED.iter().chain(code) {
            let word = format!("{first}{second}");
            for (nth, line) in file.text.lines().enumerate() {
                if stands_alone(line, &word) {
                    let path = &file.path;
                    report.errors.push(format!("{path}:{}: `{word}`: {instead}", nth + 1));
                }
            }
        }
    }
}

/// Whether `line` holds `word`, not as the tail of a longer path (the end of `some-network/` is no machine's path).
fn stands_alone(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !word.starts_with('/') || !before.is_some_and(|it| it.is_alphanumeric() || "._-*}".contains(it))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_paths_and_lookalikes() {
        let word = format!("/wo{}", "rk/");
        assert!(stands_alone(&format!("see {word}main"), &word));
        assert!(stands_alone(&format!("\"{word}main\""), &word));
        assert!(!stands_alone(&format!("https://example.invalid/net{word}x"), &word));
    }
}
