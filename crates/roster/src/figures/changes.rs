//! Changes of identity between two days: added, ended, changed, by class and month.
//!
//! **Knows:** the class of each person before and after. **Does not know:** why it changed.

use std::collections::BTreeMap;

use base::Day;

use crate::rules::fact;

/// How an identity changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// 新增.
    Added,
    /// 退出.
    Ended,
    /// 类别变更.
    Changed,
}

/// The change of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Person, by index in the register.
    pub person_ix: u32,
    /// How.
    pub kind: ChangeKind,
    /// Class before.
    pub before: Option<u8>,
    /// Class after.
    pub after: Option<u8>,
}

/// People whose class (the first of the pack that they have) differs. The shorter list is taken as if
/// it went on without classes.
#[must_use]
pub fn changes(before: &[u64], after: &[u64]) -> Vec<Change> {
    let class = |words: &[u64], ix: usize| words.get(ix).copied().and_then(fact::first_class);
    let mut found = Vec::new();
    for ix in 0..before.len().max(after.len()) {
        let (before, after) = (class(before, ix), class(after, ix));
        let kind = match (before, after) {
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Ended,
            (Some(old), Some(new)) if old != new => ChangeKind::Changed,
            _ => continue,
        };
        let Ok(person_ix) = u32::try_from(ix) else { break };
        found.push(Change { person_ix, kind, before, after });
    }
    found
}

/// Changes of a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MonthChanges {
    /// 新增.
    pub added: u64,
    /// 退出.
    pub ended: u64,
    /// 类别变更.
    pub changed: u64,
}

impl MonthChanges {
    /// All of them.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.added + self.ended + self.changed
    }
}

/// Sums by year and month of the day as of which they were found.
#[must_use]
pub fn changes_by_month<'a>(
    found: impl IntoIterator<Item = (Day, &'a [Change])>,
) -> BTreeMap<(i32, u8), MonthChanges> {
    let mut months: BTreeMap<(i32, u8), MonthChanges> = BTreeMap::new();
    for (day, list) in found {
        let sums = months.entry((day.year(), day.month())).or_default();
        for change in list {
            match change.kind {
                ChangeKind::Added => sums.added += 1,
                ChangeKind::Ended => sums.ended += 1,
                ChangeKind::Changed => sums.changed += 1,
            }
        }
    }
    months
}
