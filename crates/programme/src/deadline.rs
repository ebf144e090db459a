//! How long something may take, in working days, and how the clock stops while somebody else must act.
//!
//! The day of taking in does not count. A day on which the clock stands does not count either: from the day
//! on which something is asked for until the day on which it is there. What is promised for the same day
//! (0 working days) is due on the day of taking in, or on the day on which everything is there.

use base::Day;

use crate::calendar::Calendar;

/// A stretch in which the clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// First day, on which something was asked for.
    pub from: Day,
    /// The day on which it came; `None` while it has not.
    pub until: Option<Day>,
}

/// What was promised, from when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Day of taking in.
    pub start: Day,
    /// Working days promised.
    pub limit_days: u32,
    /// When the clock stood.
    pub pauses: Vec<Pause>,
}

/// Where a deadline stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The clock runs.
    Running {
        /// Last day on which it is on time.
        due: Day,
        /// Working days left after today; 0 when it is due today or is overdue.
        left_days: u32,
    },
    /// The clock stands.
    Stopped {
        /// Working days that will be left when it goes on.
        left_days: u32,
    },
    /// The last day has passed.
    Overdue {
        /// Last day on which it was on time.
        due: Day,
        /// Working days since.
        by_days: u32,
    },
}

/// Nothing is looked for further ahead: longer than any limit with any holidays.
const HORIZON_DAYS: i32 = 4_000;

impl Deadline {
    /// Working days used up to and with a day.
    #[must_use]
    pub fn used_days(&self, calendar: &Calendar, on: Day) -> u32 {
        let mut used = 0;
        let mut day = self.start;
        while day < on {
            day = day.plus_days(1);
            used += u32::from(self.counts(calendar, day));
        }
        used
    }

    fn counts(&self, calendar: &Calendar, day: Day) -> bool {
        let stands = |it: &Pause| it.from <= day && it.until.is_none_or(|until| day <= until);
        calendar.is_worked(day) && !self.pauses.iter().any(stands)
    }

    /// Whether the clock stands at the end of a day.
    #[must_use]
    pub fn is_stopped(&self, on: Day) -> bool {
        self.pauses.iter().any(|it| it.from <= on && it.until.is_none_or(|until| on < until))
    }

    /// The last day on which it is on time; `None` while the clock stands and it is not yet due.
    #[must_use]
    pub fn due(&self, calendar: &Calendar) -> Option<Day> {
        let mut used = 0;
        let mut day = self.start;
        for _ in 0..HORIZON_DAYS {
            if used >= self.limit_days && !self.is_stopped(day) {
                return Some(day);
            }
            if self.pauses.iter().any(|it| it.from <= day && it.until.is_none()) {
                return None;
            }
            day = day.plus_days(1);
            used += u32::from(self.counts(calendar, day));
        }
        None
    }

    /// Where it stands on a day.
    #[must_use]
    pub fn standing(&self, calendar: &Calendar, on: Day) -> Standing {
        let left_days = self.limit_days.saturating_sub(self.used_days(calendar, on));
        match self.due(calendar) {
            None => Standing::Stopped { left_days },
            Some(due) if on > due => Standing::Overdue { due, by_days: calendar.working_days(due, on) },
            Some(due) => Standing::Running { due, left_days },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn deadline(start: &str, limit_days: u32, pauses: &[(&str, Option<&str>)]) -> Deadline {
        let pauses = pauses.iter().map(|it| Pause { from: day(it.0), until: it.1.map(day) }).collect();
        Deadline { start: day(start), limit_days, pauses }
    }

    /// 2026-11-20 is a Friday.
    #[test]
    fn due_days() {
        #[allow(clippy::type_complexity, reason = "a table")]
        let rows: [(&str, u32, &[(&str, Option<&str>)], Option<&str>); 11] = [
            ("2026-11-20", 0, &[], Some("2026-11-20")),
            ("2026-11-20", 1, &[], Some("2026-11-23")),
            ("2026-11-20", 5, &[], Some("2026-11-27")),
            ("2026-11-20", 6, &[], Some("2026-11-30")),
            // Taken in on a Sunday.
            ("2026-11-22", 1, &[], Some("2026-11-23")),
            // Asked on the day of taking in, supplied on Wednesday: Thursday is the first day.
            ("2026-11-20", 1, &[("2026-11-20", Some("2026-11-25"))], Some("2026-11-26")),
            ("2026-11-20", 0, &[("2026-11-20", Some("2026-11-25"))], Some("2026-11-25")),
            ("2026-11-20", 5, &[("2026-11-24", Some("2026-11-26"))], Some("2026-12-02")),
            // Asked and supplied on one day: that day does not count.
            ("2026-11-20", 1, &[("2026-11-23", Some("2026-11-23"))], Some("2026-11-24")),
            ("2026-11-20", 5, &[("2026-11-24", None)], None),
            // It was due before anything was asked for: asking late does not help.
            ("2026-11-20", 1, &[("2026-11-25", None)], Some("2026-11-23")),
        ];
        for (start, limit, pauses, due) in rows {
            let found = deadline(start, limit, pauses).due(&Calendar::default());
            assert_eq!(found, due.map(day), "{start} {limit} {pauses:?}");
        }
    }

    #[test]
    fn where_it_stands() {
        let calendar = Calendar::default();
        let it = deadline("2026-11-20", 2, &[]);
        let due = day("2026-11-24");
        assert_eq!(it.standing(&calendar, day("2026-11-22")), Standing::Running { due, left_days: 2 });
        assert_eq!(it.standing(&calendar, day("2026-11-24")), Standing::Running { due, left_days: 0 });
        assert_eq!(it.standing(&calendar, day("2026-11-30")), Standing::Overdue { due, by_days: 4 });
        let stopped = deadline("2026-11-20", 5, &[("2026-11-24", None)]);
        assert_eq!(stopped.standing(&calendar, day("2026-12-24")), Standing::Stopped { left_days: 4 });
    }
}
