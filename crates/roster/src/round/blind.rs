//! What a round cannot tell because a sender is absent: the sub-cases whose rules speak of something that his
//! rows would say.
//!
//! **Knows:** which facts each sender can give. **Does not know:** why he is absent, the ledger.
//! **Invariant:** a problem that is not hidden is found, or gone, whatever the absent rows would have said.

use super::key::{ProblemKey, SubjectKey};
use crate::compare::Source;
use crate::rules::{
    Anchor, Authority, Class, Condition, DateName, Department, Extract, Refund, Rules, Says, fact,
};

/// The rules and differences of which a round can say neither that they are new nor that they are cured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Blind {
    rules: u64,
    differences: u64,
    claims: bool,
}

impl Blind {
    /// Of a round without these senders.
    #[must_use]
    pub fn of(rules: &Rules, absent: &[Source]) -> Blind {
        let (mut facts, mut claims) = (0, false);
        for source in absent {
            match source {
                Source::Department(index) => {
                    claims = true;
                    facts |= rules.departments.get(usize::from(*index)).map_or(!0, |it| said_by(it, rules));
                }
                Source::Extract(index) => {
                    facts |= rules.extracts.get(usize::from(*index)).map_or(!0, said_by_extract);
                }
            }
        }
        let speaks = |when: &Condition| spoken_of(when) & facts != 0;
        let mut blind = Blind { claims, ..Blind::default() };
        // What goes before excludes: whether a later one is left depends on it too. Rules stand by priority.
        for (index, rule) in rules.problems.iter().enumerate() {
            if blind.rules & (1 << index) == 0 && !speaks(&rule.when) {
                continue;
            }
            blind.rules |= 1 << index;
            // A rule of rows without a person excludes nothing of people.
            if rule.when.all & fact::UNMATCHED == 0 {
                blind.rules |= rule.excludes;
            }
        }
        for (index, difference) in rules.differences.iter().enumerate() {
            let bit = 1 << index;
            let explained = rules.problems.iter().enumerate().any(|(rule, it)| {
                let is_of_people = it.when.all & fact::UNMATCHED == 0;
                it.explains & bit != 0 && blind.rules & (1 << rule) != 0 && is_of_people
            });
            if explained || speaks(&difference.when) {
                blind.differences |= bit;
            }
        }
        blind
    }

    /// Of a round of which a file is lost and nobody knows whose it is.
    #[must_use]
    pub const fn of_everything() -> Blind {
        Blind { rules: !0, differences: !0, claims: true }
    }

    /// Whether it sees everything.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Blind::default()
    }

    /// Whether the round can say nothing of this problem. One whose rule the pack does not have any more is
    /// hidden as soon as anything is.
    #[must_use]
    pub fn hides(&self, key: &ProblemKey, rules: &Rules) -> bool {
        if self.is_nothing() {
            return false;
        }
        if matches!(key.subject, SubjectKey::Claim(_)) {
            return self.claims;
        }
        match key.code.strip_prefix("unclassified.") {
            Some(id) => {
                let index = rules.differences.iter().position(|it| it.id == id);
                index.is_none_or(|it| self.differences & (1 << it) != 0)
            }
            None => rules.problem(&key.code).is_none_or(|it| self.rules & (1 << it) != 0),
        }
    }
}

/// The facts that a condition asks for or forbids, its days by the facts that they belong to. `not unmatched`
/// says only that it is about a person.
fn spoken_of(when: &Condition) -> u64 {
    let days = when.dates.iter().flat_map(|it| [it.left.anchor, it.right.anchor]).fold(0, |bits, it| {
        bits | match it {
            Anchor::Of(name, _) => told_with(name),
            Anchor::YearStart | Anchor::YearEnd | Anchor::AsOf => 0,
        }
    });
    (when.mentions() & !(when.none & fact::UNMATCHED)) | days
}

const fn told_with(name: DateName) -> u64 {
    match name {
        DateName::RecognisedOn => fact::LISTED,
        DateName::WithdrawnOn => fact::WITHDRAWN,
        DateName::DiedOn => fact::ROSTER_DEAD | fact::POLICE_DEAD | fact::FUNERAL,
        DateName::MissingSince => fact::ROSTER_MISSING | fact::POLICE_MISSING,
        DateName::CancelledOn => fact::POLICE_CANCELLED,
        DateName::MarriedOn => fact::MARRIED_OUT,
        DateName::ElsewhereSince => fact::ELSEWHERE,
        DateName::EmployeeSince | DateName::EmployeeUntil => fact::EMPLOYEE | fact::EMPLOYEE_ENDED,
        DateName::EnrolledUntil => fact::ENROLLED,
        DateName::WaivedUntil => fact::WAIVED,
        DateName::FlaggedUntil => fact::FLAGGED,
        DateName::PaidOn | DateName::RefundedOn => fact::PAID | fact::REFUNDED,
    }
}

/// What any row of a roster may bring with it: it may be undecided, and mean somebody.
const ANY_ROW: u64 = fact::UNMATCHED
    | fact::CANDIDATE_ONE
    | fact::CANDIDATE_MANY
    | fact::NUMBER_OF_OTHER
    | fact::NOT_REGISTERED
    | fact::UNUSABLE
    | fact::REPAIRED
    | fact::ROW_MAY_MEAN;

fn said_by(department: &Department, rules: &Rules) -> u64 {
    let classes = department.rows.iter().filter_map(|it| it.class);
    let classes = classes.chain(department.default.and_then(|it| it.1));
    let classes = classes.filter_map(|it| Some((it, rules.classes.get(usize::from(it))?)));
    let given = classes.fold(0, |bits, (index, class)| bits | given_by(index, class));
    let authority = department.authority;
    let all = department.says.iter().chain(department.default.as_ref().map(|it| &it.0));
    all.fold(ANY_ROW | given, |bits, it| bits | said(*it, authority))
}

fn given_by(index: u8, class: &Class) -> u64 {
    let when = |is: bool, bits: u64| if is { bits } else { 0 };
    fact::class(index)
        | fact::LISTED
        | when(class.waiver, fact::WAIVABLE)
        | when(class.flag, fact::FLAGGABLE)
        | when(!class.subsidies.is_empty(), fact::SUBSIDISED)
        | when(class.refund == Refund::All, fact::REFUNDS_ALL)
        | when(
            matches!(class.refund, Refund::RecognisedUntil(..)),
            fact::REFUNDS_DATED | fact::RECOGNISED_IN_TIME | fact::RECOGNISED_LATE,
        )
}

/// Besides the facts of its class.
const fn said(says: Says, authority: Authority) -> u64 {
    const IDENTITY: u64 = fact::NUMBER_CHANGED | fact::NAME_CHANGED;
    match says {
        // Its end is a withdrawal, and it outweighs that of another.
        Says::Entitling | Says::Withdrawn => fact::WITHDRAWN | IDENTITY,
        Says::Dead => {
            let own = match authority {
                Authority::Roster => fact::ROSTER_DEAD,
                Authority::Police => fact::POLICE_DEAD,
                Authority::Funeral => fact::FUNERAL,
            };
            own | fact::ENROLMENT_PAST_DEATH | fact::FLAG_PAST_DEATH
        }
        Says::Missing => match authority {
            Authority::Police => fact::POLICE_MISSING,
            Authority::Roster | Authority::Funeral => fact::ROSTER_MISSING | fact::GIVEN_UP | IDENTITY,
        },
        Says::Cancelled => fact::POLICE_CANCELLED,
        Says::MovedOut => fact::MOVED_OUT,
        Says::MarriedOut => fact::MARRIED_OUT,
        Says::Elsewhere => fact::ELSEWHERE | fact::ELSEWHERE_REFUNDED | fact::ELSEWHERE_DECLINED,
        Says::Employee => fact::EMPLOYEE | fact::EMPLOYEE_ENDED,
        // The list of changes leads rows of all others to their people.
        Says::IdentityChange => !0,
        Says::Enrolment => fact::ENROLLED | fact::ENROLMENT_PAST_DEATH,
        Says::Waiver => fact::WAIVED,
        Says::Flag => fact::FLAGGED | fact::FLAG_ENDING | fact::FLAG_PAST_DEATH,
        Says::Payment => fact::PAID | fact::REFUNDED,
        Says::Nothing => 0,
    }
}

/// Extracts are the bureau's own: their rows have the numbers of the register.
fn said_by_extract(extract: &Extract) -> u64 {
    let employee =
        if extract.employee_words.is_empty() { 0 } else { said(Says::Employee, Authority::Roster) };
    said(extract.says, Authority::Roster) | employee
}
