//! Two rounds: new, still open, cured, come back, and problems that turned into others.
//!
//! **Knows:** keys. **Does not know:** why something was cured.
//! **Invariant:** every problem of the present round is new, still open or come back, exactly one of
//! them; every problem of the last round that is not there any more is cured.

use std::collections::BTreeSet;

use base::{Day, Fen};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::key::{ProblemKey, SubjectKey};

/// The fingerprint of one input file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputPrint {
    /// Code of the department or extract.
    pub source: String,
    /// File name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Rows read.
    pub rows: u64,
}

/// What a round keeps of a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptProblem {
    /// Its key.
    pub key: ProblemKey,
    /// Rows that prove it: index of the input, row.
    pub rows: Vec<(u16, u32)>,
    /// Money that goes back.
    pub amount_fen: Fen,
}

/// One round of comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Counted from 1 within the year.
    pub number: u32,
    /// The day as of which it compares.
    pub as_of: Day,
    /// What went in.
    pub inputs: Vec<InputPrint>,
    /// What came out.
    pub problems: Vec<KeptProblem>,
    /// Cured in an earlier round and not seen since.
    pub cured_before: BTreeSet<ProblemKey>,
}

/// A problem that turned into another of the same person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Transition {
    /// Whose.
    pub subject: SubjectKey,
    /// What it was.
    pub from: String,
    /// What it is now.
    pub to: String,
}

/// How a round compares with the last one; lists are sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookBack {
    /// Never seen before.
    pub new: Vec<ProblemKey>,
    /// Seen in the last round too.
    pub still_open: Vec<ProblemKey>,
    /// Seen in the last round and no more.
    pub cured: Vec<ProblemKey>,
    /// Cured once, and there again.
    pub come_back: Vec<ProblemKey>,
    /// Cured ones that turned into new ones: a refund without waiver, say.
    pub turned: Vec<Transition>,
    /// Inputs that are the very same files as last time: the comparison says nothing of them.
    pub same_inputs: Vec<String>,
}

/// Compares a round with the one before, and lets it remember what was cured.
pub fn compare_rounds(previous: &Round, now: &mut Round) -> LookBack {
    let before: FxHashSet<&ProblemKey> = previous.problems.iter().map(|it| &it.key).collect();
    let present: FxHashSet<&ProblemKey> = now.problems.iter().map(|it| &it.key).collect();
    let mut found = LookBack::default();
    for key in present.iter().copied() {
        let list = match (before.contains(key), previous.cured_before.contains(key)) {
            (true, _) => &mut found.still_open,
            (false, true) => &mut found.come_back,
            (false, false) => &mut found.new,
        };
        list.push(key.clone());
    }
    found.cured = before.iter().filter(|it| !present.contains(*it)).map(|it| (*it).clone()).collect();
    for list in [&mut found.new, &mut found.still_open, &mut found.cured, &mut found.come_back] {
        list.sort_unstable();
    }
    found.turned = turned(&found);
    let same = |it: &&InputPrint| previous.inputs.iter().any(|old| old.sha256 == it.sha256);
    found.same_inputs = now.inputs.iter().filter(same).map(|it| it.name.clone()).collect();
    let cured = previous.cured_before.iter().chain(&found.cured);
    let cured: BTreeSet<ProblemKey> = cured.filter(|it| !present.contains(it)).cloned().collect();
    drop(present);
    now.cured_before = cured;
    found
}

/// New ones of a person who also has cured ones. One that shares its kind with a cured one comes from
/// that; another comes from the first cured one.
fn turned(found: &LookBack) -> Vec<Transition> {
    let mut gone: FxHashMap<SubjectKey, Vec<&ProblemKey>> = FxHashMap::default();
    for key in &found.cured {
        gone.entry(key.subject).or_default().push(key);
    }
    let mut turned = Vec::new();
    for key in found.new.iter().chain(&found.come_back) {
        let Some(gone) = gone.get(&key.subject) else { continue };
        let from = gone.iter().find(|it| it.kind() == key.kind()).or(gone.first());
        if let Some(from) = from {
            let (from, to) = (from.code.clone(), key.code.clone());
            turned.push(Transition { subject: key.subject, from, to });
        }
    }
    turned.sort_unstable();
    turned
}
