//! Values of a sub-case: condition, remedy, desk, evidence, days, verification, effects.
//!
//! **Knows:** what a kind of problem consists of. **Does not know:** TOML, people.

use serde::{Deserialize, Serialize};

use super::{Condition, DateExpr};

/// Desk level that works on a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskLevel {
    /// 村（社区）.
    Village,
    /// 乡镇（街道）.
    Township,
    /// 县医保局.
    County,
    /// The department that sent the roster.
    Department,
}

impl DeskLevel {
    /// Its Chinese name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            DeskLevel::Village => "村（社区）",
            DeskLevel::Township => "乡镇（街道）",
            DeskLevel::County => "县医保局",
            DeskLevel::Department => "报送部门",
        }
    }
}

/// How a cure is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verification {
    /// The next round does not find it any more.
    NextRound,
    /// A second person looks at it.
    SecondPerson,
    /// Its document closes it; that the facts stay is no contradiction.
    Document,
}

/// What an approved problem does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EffectKind {
    /// Resident insurance ends.
    EndEnrolment,
    /// Flag ends.
    EndFlag,
    /// Waiver stays for the year.
    KeepWaiver,
    /// Waiver is given.
    Waive,
    /// Flag is set.
    Flag,
    /// Contribution goes back.
    Refund,
    /// Premium is subsidised.
    Subsidise,
    /// Number or name is put right.
    CorrectIdentity,
    /// Identity class is recorded.
    Identity,
    /// Stays on the watch list.
    Watch,
}

impl EffectKind {
    /// All kinds with the words that packs and databases have for them.
    pub const WORDS: [(&str, EffectKind); 10] = [
        ("end_enrolment", EffectKind::EndEnrolment),
        ("end_flag", EffectKind::EndFlag),
        ("keep_waiver", EffectKind::KeepWaiver),
        ("waive", EffectKind::Waive),
        ("flag", EffectKind::Flag),
        ("refund", EffectKind::Refund),
        ("subsidise", EffectKind::Subsidise),
        ("correct_identity", EffectKind::CorrectIdentity),
        ("identity", EffectKind::Identity),
        ("watch", EffectKind::Watch),
    ];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        EffectKind::WORDS.iter().find(|it| it.1 == self).map_or("", |it| it.0)
    }
}

/// One effect with its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectRule {
    /// What is done.
    pub kind: EffectKind,
    /// First day on which it holds; of an ending: the last day of what ends.
    pub from: Option<DateExpr>,
    /// Last day on which it holds.
    pub until: Option<DateExpr>,
}

/// A sub-case of a kind of problem.
#[derive(Debug, Clone, PartialEq)]
pub struct ProblemRule {
    /// `kind.sub-case`.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// When a person has it.
    pub when: Condition,
    /// What to do, in Chinese.
    pub remedy: String,
    /// Who works on it.
    pub desk: DeskLevel,
    /// Documents asked for, by name.
    pub evidence: Vec<String>,
    /// Days until it must be remedied.
    pub due_days: i32,
    /// How the cure is proven.
    pub verification: Verification,
    /// What an approved one does.
    pub effects: Vec<EffectRule>,
    /// Smaller is looked at first.
    pub priority: i64,
    /// Sub-cases that a person with this one does not have (indices into [`Rules::problems`]).
    pub excludes: u64,
    /// Differences that it explains (bits by index into [`Rules::differences`]).
    pub explains: u64,
    /// File and line, for messages.
    pub place: (String, usize),
}

/// A difference between rosters and the bureau's system that some problem must explain.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Stable identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// When a person has it.
    pub when: Condition,
}
