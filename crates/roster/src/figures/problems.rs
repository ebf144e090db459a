//! Problems by kind × township × department × age.
//!
//! **Knows:** problems and the place of each person. **Does not know:** names of places.

use std::collections::BTreeMap;

use base::Fen;

use crate::compare::{FileSource, Problem, Source};
use crate::rules::{Rules, Says};

/// Ages as leaders see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgeBand {
    /// 0 to 17.
    Child,
    /// 18 to 59.
    Adult,
    /// 60 to 79.
    Old,
    /// 80 and more.
    VeryOld,
    /// Not known.
    Unknown,
}

impl AgeBand {
    /// The band of completed years.
    #[must_use]
    pub const fn of(age: Option<i32>) -> AgeBand {
        match age {
            Some(0..=17) => AgeBand::Child,
            Some(18..=59) => AgeBand::Adult,
            Some(60..=79) => AgeBand::Old,
            Some(80..=150) => AgeBand::VeryOld,
            _ => AgeBand::Unknown,
        }
    }

    /// Its Chinese words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            AgeBand::Child => "0–17 岁",
            AgeBand::Adult => "18–59 岁",
            AgeBand::Old => "60–79 岁",
            AgeBand::VeryOld => "80 岁以上",
            AgeBand::Unknown => "年龄不明",
        }
    }
}

/// Where the person of a problem lives, and how old they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemPlace {
    /// Township by its number in the register; `None` when not known.
    pub township: Option<u32>,
    /// Completed years.
    pub age: Option<i32>,
}

/// One cell: kind.sub-case, township, department (index; `None` when only extracts speak), age.
pub type Cell = (String, Option<u32>, Option<u8>, AgeBand);

/// Number of problems and money of each cell. A problem counts once: under the first department, in the
/// order of the pack, that gives the person an identity, else the first that speaks of them at all.
#[must_use]
pub fn problem_table(
    problems: &[Problem],
    files: &[FileSource],
    rules: &Rules,
    place: impl Fn(&Problem) -> ProblemPlace,
) -> BTreeMap<Cell, (u64, Fen)> {
    let department = |problem: &Problem, only_entitling: bool| {
        let rows = problem.rows.iter().filter(|it| !only_entitling || it.says == Says::Entitling);
        let sources = rows.filter_map(|it| files.get(usize::from(it.file)));
        let of = |it: &FileSource| match it.source {
            Source::Department(index) => Some(index),
            Source::Extract(_) => None,
        };
        sources.filter_map(of).min()
    };
    let mut cells: BTreeMap<Cell, (u64, Fen)> = BTreeMap::new();
    for problem in problems {
        let at = place(problem);
        let sender = department(problem, true).or_else(|| department(problem, false));
        let cell = (problem.code.text(rules), at.township, sender, AgeBand::of(at.age));
        let sums = cells.entry(cell).or_default();
        sums.0 += 1;
        sums.1 += problem.amount_fen;
    }
    cells
}
