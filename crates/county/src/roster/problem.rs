//! The kinds of problems that a plan puts into the county, as kind.sub-case.
//! Knows their codes and how each may end; not how they show in files (`story`) or are found.

/// A problem's kind and sub-case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the code of each is its definition")]
pub enum Problem {
    MissingKeep,
    MissingCancelled,
    EndedDead,
    EndedDeadUnconfirmed,
    EndedDeadUnreported,
    EndedStatusLost,
    ElsewhereAsk,
    ElsewhereReturn,
    ElsewhereDeclined,
    EmployeeWatch,
    EmployeeEnded,
    PaidPoverty,
    PaidAllowance,
    PaidAllowanceLate,
    PaidRefundedNotWaived,
    ChangedNumber,
    ChangedName,
    ChangedWrongNumber,
    UncoveredDead,
    UncoveredMarriedOut,
    UncoveredUnexplained,
    UncoveredLateAllowance,
    UncoveredNew,
    FlagMissing,
    FlagWithoutRoster,
}

impl Problem {
    /// All of them.
    pub const ALL: [Problem; 25] = [
        Problem::MissingKeep,
        Problem::MissingCancelled,
        Problem::EndedDead,
        Problem::EndedDeadUnconfirmed,
        Problem::EndedDeadUnreported,
        Problem::EndedStatusLost,
        Problem::ElsewhereAsk,
        Problem::ElsewhereReturn,
        Problem::ElsewhereDeclined,
        Problem::EmployeeWatch,
        Problem::EmployeeEnded,
        Problem::PaidPoverty,
        Problem::PaidAllowance,
        Problem::PaidAllowanceLate,
        Problem::PaidRefundedNotWaived,
        Problem::ChangedNumber,
        Problem::ChangedName,
        Problem::ChangedWrongNumber,
        Problem::UncoveredDead,
        Problem::UncoveredMarriedOut,
        Problem::UncoveredUnexplained,
        Problem::UncoveredLateAllowance,
        Problem::UncoveredNew,
        Problem::FlagMissing,
        Problem::FlagWithoutRoster,
    ];

    /// `kind.sub_case`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Problem::MissingKeep => "missing.keep",
            Problem::MissingCancelled => "missing.cancelled",
            Problem::EndedDead => "ended.dead",
            Problem::EndedDeadUnconfirmed => "ended.dead_unconfirmed",
            Problem::EndedDeadUnreported => "ended.dead_unreported",
            Problem::EndedStatusLost => "ended.status_lost",
            Problem::ElsewhereAsk => "elsewhere.ask",
            Problem::ElsewhereReturn => "elsewhere.return",
            Problem::ElsewhereDeclined => "elsewhere.declined",
            Problem::EmployeeWatch => "employee.watch",
            Problem::EmployeeEnded => "employee.ended",
            Problem::PaidPoverty => "paid.poverty",
            Problem::PaidAllowance => "paid.allowance",
            Problem::PaidAllowanceLate => "paid.allowance_late",
            Problem::PaidRefundedNotWaived => "paid.refunded_not_waived",
            Problem::ChangedNumber => "changed.number",
            Problem::ChangedName => "changed.name",
            Problem::ChangedWrongNumber => "changed.wrong_number",
            Problem::UncoveredDead => "uncovered.dead",
            Problem::UncoveredMarriedOut => "uncovered.married_out",
            Problem::UncoveredUnexplained => "uncovered.unexplained",
            Problem::UncoveredLateAllowance => "uncovered.late_allowance",
            Problem::UncoveredNew => "uncovered.new",
            Problem::FlagMissing => "flag.missing",
            Problem::FlagWithoutRoster => "flag.without_roster",
        }
    }

    /// Whether the files of a later round can show it mended. The others stay on a list for good:
    /// a missing person keeps the benefits, a waiver of benefits stays on file, an employee is watched,
    /// a late recognition is not refunded.
    #[must_use]
    pub const fn is_curable(self) -> bool {
        !matches!(
            self,
            Problem::MissingKeep
                | Problem::ElsewhereDeclined
                | Problem::EmployeeWatch
                | Problem::PaidAllowanceLate
        )
    }

    /// Whether it can come back after it was cured.
    pub(crate) const fn comes_back(self) -> bool {
        matches!(
            self,
            Problem::FlagMissing
                | Problem::ChangedNumber
                | Problem::UncoveredUnexplained
                | Problem::EndedStatusLost
        )
    }

    /// Ages (in completed years at the end of the year, roughly) of the people it can happen to.
    pub(crate) const fn ages(self) -> (i32, i32) {
        match self {
            Problem::EmployeeWatch | Problem::EmployeeEnded => (20, 60),
            Problem::UncoveredMarriedOut => (20, 45),
            Problem::EndedDead
            | Problem::EndedDeadUnconfirmed
            | Problem::EndedDeadUnreported
            | Problem::UncoveredDead => (45, 120),
            _ => (2, 120),
        }
    }
}
