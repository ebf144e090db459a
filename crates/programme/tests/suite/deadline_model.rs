//! The clock of working days against a second, simpler model: a heap of tokens, one taken away on each day
//! that counts.

use base::Day;
use programme::calendar::Calendar;
use programme::deadline::{Deadline, Pause, Standing};
use proptest::prelude::*;

const CALENDAR: &str = include_str!("../../../../packs/jiangjin/calendar.toml");

/// Walks day by day as a clerk would with a wall calendar.
fn model(calendar: &Calendar, start: Day, limit: u32, pauses: &[Pause], today: Day) -> (Option<Day>, u32) {
    let mut tokens = limit;
    let mut due = None;
    let mut left_today = limit;
    let mut day = start;
    for nth in 0..2_000 {
        let asked_today = pauses.iter().any(|it| it.from == day);
        let supplied_today = pauses.iter().any(|it| it.until == Some(day));
        let inside = pauses.iter().any(|it| it.from < day && it.until.is_none_or(|until| day < until));
        let free = !calendar.is_worked(day) || asked_today || supplied_today || inside;
        if nth > 0 && !free && tokens > 0 {
            tokens -= 1;
        }
        let stands_tonight =
            pauses.iter().any(|it| it.from <= day && it.until.is_none_or(|until| until > day));
        if due.is_none() && tokens == 0 && !stands_tonight {
            due = Some(day);
        }
        if day == today {
            left_today = tokens;
        }
        day = day.plus_days(1);
    }
    (due, left_today)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn both_clocks_say_the_same(
        start in 0..1_200_i32,
        limit in 0..70_u32,
        gaps in prop::collection::vec((0..40_i32, 0..40_i32), 0..3),
        is_open in any::<bool>(),
        later in 0..150_i32,
    ) {
        let (calendar, findings) = Calendar::read("calendar.toml", CALENDAR);
        prop_assert!(findings.is_empty());
        let first: Day = "2023-01-01".parse().unwrap();
        let start = first.plus_days(start);
        let mut pauses = Vec::new();
        let mut day = start;
        for (wait, long) in &gaps {
            let from = day.plus_days(*wait);
            day = from.plus_days(*long);
            pauses.push(Pause { from, until: Some(day) });
            day = day.plus_days(1);
        }
        if let Some(last) = pauses.last_mut().filter(|_| is_open) {
            last.until = None;
        }
        let today = start.plus_days(later);
        let deadline = Deadline { start, limit_days: limit, pauses };
        let (due, left) = model(&calendar, start, limit, &deadline.pauses, today);
        prop_assert_eq!(deadline.due(&calendar), due);
        prop_assert_eq!(limit.saturating_sub(deadline.used_days(&calendar, today)), left);
        match deadline.standing(&calendar, today) {
            Standing::Stopped { .. } => prop_assert!(due.is_none()),
            Standing::Running { due: it, .. } => prop_assert!(Some(it) == due && today <= it),
            Standing::Overdue { due: it, by_days } => {
                prop_assert!(Some(it) == due && today > it);
                prop_assert_eq!(by_days, calendar.working_days(it, today));
            }
        }
    }
}
