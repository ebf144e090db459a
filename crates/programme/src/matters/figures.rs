//! Figures of requests: how many, how they ended, what share was on time.

use std::collections::BTreeMap;

use base::{PPM, Rounding, divide_rounded};

use super::State;

/// Requests that have everything in common that is counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRow {
    /// Code of the matter.
    pub matter: String,
    /// Level that took it in.
    pub taken_level: String,
    /// Level that has it, or ended it.
    pub level: String,
    /// Code of the township of the person.
    pub township: String,
    /// Village of the person.
    pub village: String,
    /// Where they stand.
    pub state: State,
    /// Whether the last day has passed, or had passed when it ended.
    pub is_late: bool,
    /// How many.
    pub count: u64,
}

/// What is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Taken in.
    pub taken: u64,
    /// Not ended.
    pub open: u64,
    /// Not ended and overdue.
    pub overdue: u64,
    /// Waiting for documents.
    pub waiting: u64,
    /// Done.
    pub done: u64,
    /// Refused.
    pub refused: u64,
    /// Withdrawn.
    pub withdrawn: u64,
    /// Done or refused after the last day.
    pub late: u64,
}

impl Counts {
    /// Adds requests.
    pub fn add(&mut self, row: &FigureRow) {
        self.taken += row.count;
        let late = if row.is_late { row.count } else { 0 };
        match row.state {
            State::InHand => {
                self.open += row.count;
                self.overdue += late;
            }
            State::Waiting => {
                self.open += row.count;
                self.waiting += row.count;
                self.overdue += late;
            }
            State::Done => {
                self.done += row.count;
                self.late += late;
            }
            State::Refused => {
                self.refused += row.count;
                self.late += late;
            }
            State::Withdrawn => self.withdrawn += row.count,
        }
    }

    /// Share of what was decided that was decided on time, in parts of a million; `None` when nothing was.
    #[must_use]
    pub fn on_time_ppm(&self) -> Option<i64> {
        let decided = self.done + self.refused;
        let on_time = i128::from(decided - self.late) * i128::from(PPM);
        // Downwards: one that was late is never rounded away.
        (decided > 0).then(|| divide_rounded(on_time, i128::from(decided), Rounding::FenDown))
    }
}

/// Sums by what a function takes of each row.
pub fn by<K: Ord>(rows: &[FigureRow], key: impl Fn(&FigureRow) -> K) -> BTreeMap<K, Counts> {
    let mut sums: BTreeMap<K, Counts> = BTreeMap::new();
    for row in rows {
        sums.entry(key(row)).or_default().add(row);
    }
    sums
}
