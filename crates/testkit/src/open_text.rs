//! What can be read in raw bytes without keys: runs of digits, and runs of Chinese characters.

use std::collections::HashSet;
use std::path::Path;

/// Texts that lie open in bytes.
#[derive(Debug, Default)]
pub struct OpenText {
    /// Runs of digits and letters of 11 characters and more, and each part of 18 of longer ones.
    words: HashSet<String>,
    /// Each run of three Chinese characters.
    triples: HashSet<[char; 3]>,
}

impl OpenText {
    /// Reads every file of a folder, also the log that lies beside a database.
    ///
    /// # Panics
    /// When the folder cannot be read.
    #[must_use]
    pub fn of_folder(folder: &Path) -> OpenText {
        let mut text = OpenText::default();
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_file() {
                text.read(&std::fs::read(path).expect("the file can be read"));
            }
        }
        text
    }

    /// Reads bytes.
    pub fn read(&mut self, bytes: &[u8]) {
        for run in bytes.split(|it| !it.is_ascii_alphanumeric()).filter(|it| it.len() >= 11) {
            let run = String::from_utf8_lossy(run).into_owned();
            for start in 0..run.len().saturating_sub(17) {
                self.words.insert(run[start..start + 18].to_owned());
            }
            self.words.insert(run);
        }
        let mut last = [' '; 3];
        let mut at = 0;
        while at < bytes.len() {
            let three = bytes.get(at..at + 3).and_then(|it| std::str::from_utf8(it).ok());
            let character = three.and_then(|it| it.chars().next()).filter(|it| !it.is_ascii());
            at += if character.is_some() { 3 } else { 1 };
            last = [last[1], last[2], character.unwrap_or(' ')];
            if last.iter().all(|it| !it.is_ascii()) {
                self.triples.insert(last);
            }
        }
    }

    /// Whether a number (of 18 characters, or standing alone) can be read.
    #[must_use]
    pub fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether a name of three characters or more can be read; shorter ones are parts of other words.
    #[must_use]
    pub fn has_name(&self, name: &str) -> bool {
        let characters: Vec<char> = name.chars().collect();
        let mut triples = characters.windows(3).peekable();
        triples.peek().is_some() && triples.all(|it| self.triples.contains(&[it[0], it[1], it[2]]))
    }

    /// How much can be read: a test that looks into nothing finds nothing.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.len() + self.triples.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_open_is_read_and_what_does_not_is_not() {
        let mut text = OpenText::default();
        text.read("\u{0}x990100199001010038y|张小明,\u{3}村民张小|13900007788".as_bytes());
        assert!(text.has_word("990100199001010038") && text.has_word("13900007788"));
        assert!(text.has_name("张小明") && !text.has_name("张小") && !text.has_name("小明村"));
        assert!(!text.has_word("990100199001010039") && text.count() > 4);
    }
}
