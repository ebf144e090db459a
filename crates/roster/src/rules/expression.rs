//! Days as rules write them: `year_start - 1 day`, `month_end(died_on)`, `recognised_on(allowance)`.
//!
//! **Knows:** the little language of days. **Does not know:** the people whose days they are.

use base::Day;

/// A day that rosters and extracts tell of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateName {
    /// Earliest recognition still in force.
    RecognisedOn,
    /// Latest withdrawal.
    WithdrawnOn,
    /// Death: of the funeral home first, then the police, then the rosters.
    DiedOn,
    /// Reported missing.
    MissingSince,
    /// Household registration cancelled.
    CancelledOn,
    /// Married out.
    MarriedOn,
    /// Insured elsewhere since.
    ElsewhereSince,
    /// Employee insurance since.
    EmployeeSince,
    /// Employee insurance until.
    EmployeeUntil,
    /// Resident insurance until (the latest).
    EnrolledUntil,
    /// Waived until (the latest).
    WaivedUntil,
    /// Flagged until (the latest).
    FlaggedUntil,
    /// Paid in person (the latest).
    PaidOn,
    /// Paid back (the latest).
    RefundedOn,
}

/// Identifier in packs, Chinese words.
pub(super) const DATE_NAMES: [(&str, DateName, &str); 14] = [
    ("recognised_on", DateName::RecognisedOn, "认定日期"),
    ("withdrawn_on", DateName::WithdrawnOn, "取消日期"),
    ("died_on", DateName::DiedOn, "死亡日期"),
    ("missing_since", DateName::MissingSince, "失联日期"),
    ("cancelled_on", DateName::CancelledOn, "注销日期"),
    ("married_on", DateName::MarriedOn, "婚姻登记日期"),
    ("elsewhere_since", DateName::ElsewhereSince, "县外参保日期"),
    ("employee_since", DateName::EmployeeSince, "职工参保日期"),
    ("employee_until", DateName::EmployeeUntil, "职工中断日期"),
    ("enrolled_until", DateName::EnrolledUntil, "参保截止日"),
    ("waived_until", DateName::WaivedUntil, "免缴费截止日"),
    ("flagged_until", DateName::FlaggedUntil, "标识截止日"),
    ("paid_on", DateName::PaidOn, "缴费日期"),
    ("refunded_on", DateName::RefundedOn, "退费日期"),
];

impl DateName {
    /// Its Chinese words.
    #[must_use]
    pub fn word(self) -> &'static str {
        DATE_NAMES.iter().find(|it| it.1 == self).map_or("日期", |it| it.2)
    }
}

/// What a day hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// First day of the benefit year.
    YearStart,
    /// Last day of the benefit year.
    YearEnd,
    /// The day of the comparison.
    AsOf,
    /// A day of the person; of these classes only when the bits are not zero.
    Of(DateName, u64),
}

/// An anchor, perhaps its end of month, some days on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateExpr {
    /// What it hangs on.
    pub anchor: Anchor,
    /// The last day of that month.
    pub month_end: bool,
    /// So many days later.
    pub plus_days: i32,
}

impl DateExpr {
    /// Reads one; `class` gives the bit of a class by its identifier.
    ///
    /// # Errors
    /// Says in Chinese what is not understood.
    pub fn parse(text: &str, class: &impl Fn(&str) -> Option<u64>) -> Result<DateExpr, String> {
        let (head, plus_days) = offset(text.trim())?;
        let (inner, month_end) = match head.strip_prefix("month_end(").and_then(|it| it.strip_suffix(')')) {
            Some(inner) => (inner.trim(), true),
            None => (head, false),
        };
        let anchor = match inner {
            "year_start" => Anchor::YearStart,
            "year_end" => Anchor::YearEnd,
            "as_of" => Anchor::AsOf,
            _ => person_date(inner, class)?,
        };
        Ok(DateExpr { anchor, month_end, plus_days })
    }

    /// The day, where `of` tells the anchor's; `None` when that is unknown.
    pub fn day(&self, of: impl Fn(Anchor) -> Option<Day>) -> Option<Day> {
        let day = of(self.anchor)?;
        let day = if self.month_end { month_end(day) } else { day };
        Some(day.plus_days(self.plus_days))
    }
}

fn offset(text: &str) -> Result<(&str, i32), String> {
    let found = [(" + ", 1), (" - ", -1)].iter().find_map(|(sign, by)| Some((text.split_once(sign)?, *by)));
    let Some(((head, tail), by)) = found else { return Ok((text, 0)) };
    let digits = tail.trim().trim_end_matches("days").trim_end_matches("day").trim();
    let days: i32 = digits.parse().map_err(|_| format!("“{tail}”不是天数"))?;
    if !(0..=36_600).contains(&days) {
        return Err(format!("天数 {days} 太大"));
    }
    Ok((head.trim(), days * by))
}

fn person_date(text: &str, class: &impl Fn(&str) -> Option<u64>) -> Result<Anchor, String> {
    let (name, of) = match text.strip_suffix(')').and_then(|it| it.split_once('(')) {
        Some((name, of)) => (name.trim(), Some(of)),
        None => (text, None),
    };
    let known = DATE_NAMES.iter().find(|it| it.0 == name).map(|it| it.1);
    let date = known.ok_or_else(|| format!("不认识的日期“{text}”"))?;
    let mut bits = 0;
    for id in of.unwrap_or_default().split(',').map(str::trim).filter(|it| !it.is_empty()) {
        bits |= class(id).ok_or_else(|| format!("没有身份类别“{id}”"))?;
    }
    if bits != 0 && date != DateName::RecognisedOn && date != DateName::WithdrawnOn {
        return Err(format!("{name} 不分身份类别"));
    }
    Ok(Anchor::Of(date, bits))
}

/// The last day of the month of `day`.
#[must_use]
pub fn month_end(day: Day) -> Day {
    let on = i32::from(day.day_of_month());
    let next = day.plus_days(32 - on);
    next.plus_days(-i32::from(next.day_of_month()))
}
