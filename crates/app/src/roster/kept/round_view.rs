//! What a round is in memory, what it keeps of its figures, what it shows.
//!
//! **Knows:** counting. **Does not know:** the store's tables.

use std::collections::BTreeMap;

use base::Day;
use roster::figures::{changes, changes_by_month, cover_by_class};
use roster::round::{LookBack, Standing};
use serde::{Deserialize, Serialize};

use super::RosterDesk;
use super::complete::Completeness;
use super::evidence::Packed;
use super::figures::{ClassFigures, MonthFigures};
use crate::roster::{FileCounts, Gathered, Reconciled};

/// A comparison in memory, ready to be kept.
#[derive(Debug)]
pub struct Prepared {
    /// The files as read.
    pub gathered: Gathered,
    /// What came out.
    pub reconciled: Reconciled,
    /// The files' bytes as evidence.
    pub evidence: Vec<Packed>,
    /// Who is absent.
    pub(super) completeness: Completeness,
}

/// A file whose bytes were imported before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SameFile {
    /// Its name now.
    pub name: String,
    /// Number of the earlier file.
    pub earlier: i64,
    /// Its round.
    pub round: Option<i64>,
    /// When.
    pub imported_at: String,
}

/// What a round keeps of its figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RoundCounts {
    /// People on the register.
    pub people: u64,
    /// Rows read.
    pub rows: u64,
    /// All problems.
    pub problems: u64,
    /// 新发现.
    pub new: u64,
    /// 仍未整改.
    pub still_open: u64,
    /// 已整改.
    pub cured: u64,
    /// 整改后又出现.
    pub come_back: u64,
    /// Problems by sub-case.
    pub kinds: BTreeMap<String, u64>,
    /// Cured ones that turned into others: from, to, how many.
    #[schema(value_type = Vec<Object>)]
    pub turned: Vec<(String, String, u64)>,
    /// Inputs that are the very same files as in the last round.
    pub same_inputs: Vec<String>,
    /// Departments and extracts that are absent: their lists of the last round stand in for them, and what needs
    /// them is neither opened nor cured. `?`: a lost file of nobody knows whom.
    #[serde(default)]
    pub absent: Vec<String>,
    /// Identity changes since the last round.
    pub changes: MonthFigures,
    /// Coverage by class.
    pub cover: Vec<ClassFigures>,
}

/// A round as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoundView {
    /// Its number.
    pub number: i64,
    /// The day as of which it compares.
    pub as_of: Day,
    /// Its figures.
    pub counts: RoundCounts,
    /// Files that were imported before.
    pub same_files: Vec<SameFile>,
    /// How the rows of each file were matched.
    pub files: Vec<FileCounts>,
}

/// Standing by number.
pub(super) const fn standing_number(standing: Standing) -> i64 {
    match standing {
        Standing::New => 0,
        Standing::StillOpen => 1,
        Standing::ComeBack => 2,
        Standing::Cured => 3,
    }
}

pub(super) const fn standing_of(number: i64) -> Standing {
    match number {
        1 => Standing::StillOpen,
        2 => Standing::ComeBack,
        3 => Standing::Cured,
        _ => Standing::New,
    }
}

impl RosterDesk {
    /// The figures of a round.
    pub(super) fn count(
        &self,
        prepared: &Prepared,
        people: usize,
        found: &LookBack,
        before: Option<&[u64]>,
        as_of: Day,
    ) -> RoundCounts {
        let words = prepared.reconciled.facts.words();
        let mut turned: BTreeMap<(String, String), u64> = BTreeMap::new();
        for it in &found.turned {
            *turned.entry((it.from.clone(), it.to.clone())).or_default() += 1;
        }
        let mut kinds = BTreeMap::new();
        if prepared.completeness.blind.is_nothing() {
            for it in &prepared.reconciled.problems {
                *kinds.entry(it.code.text(&self.rules)).or_default() += 1;
            }
        } else {
            for it in found.new.iter().chain(&found.still_open).chain(&found.come_back) {
                *kinds.entry(it.code.clone()).or_default() += 1;
            }
        }
        let changed = before.map(|it| changes(it, words)).unwrap_or_default();
        let months = changes_by_month([(as_of, changed.as_slice())]);
        let of = months.into_values().next().unwrap_or_default();
        let year = prepared.reconciled.facts.setting.year_end.year();
        RoundCounts {
            people: people as u64,
            rows: prepared.reconciled.counts.iter().map(|it| it.rows).sum(),
            problems: (found.new.len() + found.still_open.len() + found.come_back.len()) as u64,
            new: found.new.len() as u64,
            still_open: found.still_open.len() as u64,
            cured: found.cured.len() as u64,
            come_back: found.come_back.len() as u64,
            kinds,
            turned: turned.into_iter().map(|((from, to), count)| (from, to, count)).collect(),
            same_inputs: found.same_inputs.clone(),
            absent: prepared.completeness.codes(),
            changes: MonthFigures { added: of.added, ended: of.ended, changed: of.changed },
            cover: cover_by_class(words, &self.rules, year)
                .iter()
                .map(|it| ClassFigures::of(it, &self.rules))
                .collect(),
        }
    }
}
