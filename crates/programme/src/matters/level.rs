//! The three levels of the network.

use serde::{Deserialize, Serialize};

/// A level, the lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Village or community (村、社区).
    Village,
    /// Township or street (镇、街道).
    Township,
    /// County or district (县、区).
    County,
}

impl Level {
    /// All of them, the lowest first.
    pub const ALL: [Level; 3] = [Level::Village, Level::Township, Level::County];

    /// Its word in packs, the interface and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Level::Village => "village",
            Level::Township => "township",
            Level::County => "county",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::Village => "村（社区）",
            Level::Township => "镇（街道）",
            Level::County => "县（区）",
        }
    }

    /// The level of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|it| it.as_str() == word)
    }
}
