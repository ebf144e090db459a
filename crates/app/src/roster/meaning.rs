//! What the words on a row mean, each combination of words asked once.
//!
//! **Knows:** the pack's words. **Does not know:** people, days.

use roster::rules::{Authority, Department, Extract, Meaning, Rules, Says};
use rustc_hash::FxHashMap;

/// Who sent a file, as the pack knows him.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sender<'r> {
    /// A department and its index.
    Department(usize, &'r Department),
    /// An extract of the bureau's own system.
    Extract(&'r Extract),
}

impl Sender<'_> {
    /// How far his word reaches.
    pub(super) fn authority(&self) -> Authority {
        match self {
            Sender::Department(_, it) => it.authority,
            Sender::Extract(_) => Authority::Roster,
        }
    }
}

/// What a row says, and the word that was not understood on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Nothing when the words of the category are not known.
    pub(super) meaning: Option<Meaning>,
    /// In Chinese, for the finding.
    pub(super) unknown: Option<String>,
}

/// Category, status and remark of a row (of extracts: the insurance).
pub(super) type Key<'a> = (&'a str, &'a str, &'a str);

/// Asks the rules, and remembers the answers.
pub(super) struct Words<'a, 'r> {
    rules: &'r Rules,
    sender: Sender<'r>,
    known: FxHashMap<Key<'a>, usize>,
    said: Vec<Said>,
    last: Option<(Key<'a>, usize)>,
}

impl<'a, 'r> Words<'a, 'r> {
    /// Knows nothing yet.
    pub(super) fn new(rules: &'r Rules, sender: Sender<'r>) -> Words<'a, 'r> {
        Words { rules, sender, known: FxHashMap::default(), said: Vec::new(), last: None }
    }

    /// What these words say.
    pub(super) fn said(&mut self, key: Key<'a>) -> &Said {
        let nth = match self.last {
            Some((last, nth)) if last == key => nth,
            _ => {
                let (rules, sender, said) = (self.rules, self.sender, &mut self.said);
                *self.known.entry(key).or_insert_with(|| {
                    said.push(ask(rules, sender, key));
                    said.len() - 1
                })
            }
        };
        self.last = Some((key, nth));
        &self.said[nth]
    }
}

/// The status goes before the remark; words of a remark that the pack does not know are no fault.
fn ask(rules: &Rules, sender: Sender<'_>, (category, status, remark): Key<'_>) -> Said {
    let index = match sender {
        Sender::Extract(extract) => {
            return Said { meaning: Some(rules.extract_meaning(extract, category)), unknown: None };
        }
        Sender::Department(index, _) => index,
    };
    let by_remark =
        || rules.meaning(index, category, remark).ok().filter(|it| !remark.is_empty() && ends(it.says));
    match rules.meaning(index, category, status) {
        Ok(meaning) if ends(meaning.says) => Said { meaning: Some(meaning), unknown: None },
        Ok(meaning) => Said { meaning: Some(by_remark().unwrap_or(meaning)), unknown: None },
        Err(error) => {
            let plain = rules.meaning(index, category, "").ok();
            // A category alone may stand in the column of status.
            let plain = plain.or_else(|| rules.meaning(index, "", status).ok());
            Said { meaning: by_remark().or(plain), unknown: Some(error.to_string()) }
        }
    }
}

/// Whether it says more than that somebody is on the list.
fn ends(says: Says) -> bool {
    !matches!(says, Says::Nothing | Says::Entitling)
}
