//! The answer to a sender (反馈): what became of the rows of its own files.
//!
//! **Knows:** rounds and their comparison. **Does not know:** the sender's layout; the edge that writes
//! the file puts the words beside the sender's own columns.

use rustc_hash::FxHashMap;

use super::key::ProblemKey;
use super::look_back::{LookBack, Round};
use crate::rules::Rules;

/// How a problem stands after a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// 新发现.
    New,
    /// 仍未整改.
    StillOpen,
    /// 整改后又出现.
    ComeBack,
    /// 已整改.
    Cured,
}

impl Standing {
    /// Its Chinese words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Standing::New => "新发现",
            Standing::StillOpen => "仍未整改",
            Standing::ComeBack => "整改后又出现",
            Standing::Cured => "已整改",
        }
    }
}

/// One row of the answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeedbackRow {
    /// Name of the sender's file: of this round, or of the last one where the problem is cured.
    pub file: String,
    /// Row in it.
    pub row: u32,
    /// The problem.
    pub key: ProblemKey,
    /// How it stands.
    pub standing: Standing,
    /// What to tell the sender, in Chinese.
    pub words: String,
}

/// The rows of `sender` (a department code) with a problem now or in the last round.
#[must_use]
pub fn feedback(
    previous: &Round,
    now: &Round,
    found: &LookBack,
    rules: &Rules,
    sender: &str,
) -> Vec<FeedbackRow> {
    let mut standing: FxHashMap<&ProblemKey, Standing> = FxHashMap::default();
    let lists = [
        (&found.new, Standing::New),
        (&found.still_open, Standing::StillOpen),
        (&found.come_back, Standing::ComeBack),
        (&found.cured, Standing::Cured),
    ];
    for (list, word) in lists {
        standing.extend(list.iter().map(|it| (it, word)));
    }
    let mut rows = Vec::new();
    for (round, is_last) in [(previous, true), (now, false)] {
        for problem in &round.problems {
            let Some(standing) = standing.get(&problem.key).copied() else { continue };
            if (standing == Standing::Cured) != is_last {
                continue;
            }
            for (file, row) in &problem.rows {
                let input = round.inputs.get(usize::from(*file)).filter(|it| it.source == sender);
                let Some(input) = input else { continue };
                let words = told(&problem.key, standing, rules);
                let (file, row) = (input.name.clone(), *row);
                rows.push(FeedbackRow { file, row, key: problem.key.clone(), standing, words });
            }
        }
    }
    rows.sort_unstable();
    rows
}

fn told(key: &ProblemKey, standing: Standing, rules: &Rules) -> String {
    let name = rules.name_of(&key.code);
    let remedy = rules.problem(&key.code).map(|it| rules.problems[it].remedy.as_str());
    match (standing, remedy) {
        (Standing::Cured, _) | (_, None) => format!("{}：{name}", standing.word()),
        (_, Some(remedy)) => format!("{}：{name}。{remedy}", standing.word()),
    }
}
