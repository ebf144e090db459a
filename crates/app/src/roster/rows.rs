//! Rows of a table to facts and strays: who, what is said, from when until when, how much.
//!
//! **Knows:** one table at a time. **Does not know:** other files, which problems follow.

use std::ops::Range;

use base::{Day, Finding, Severity};
use roster::compare::{Candidate, RowFact, Setting, Stray, StrayWhy};
use roster::matching::Decision;
use roster::normal::Claim;
use roster::rules::{Authority, Says, marks};

use super::changes::has_other_name;
use super::claims::{claim_id, claim_of};
use super::columns::{Columns, Role};
use super::days::{Days, first, last};
use super::gather::GatheredTable;
use super::identity::{Identity, Led};
use super::meaning::{Sender, Words};
use super::report::{FileCounts, Listed};

/// One table of a file, ready to be read row by row.
pub(super) struct Sheet<'a, 'r> {
    pub(super) name: &'a str,
    pub(super) file: u16,
    pub(super) table: &'a GatheredTable,
    pub(super) columns: &'a Columns,
    /// Of the usable rows.
    pub(super) decisions: &'a [Decision],
    pub(super) sender: Sender<'r>,
    pub(super) identity: &'a Identity<'a>,
    pub(super) setting: Setting,
}

/// What came of a stretch of rows.
#[derive(Default)]
pub(super) struct Part {
    pub(super) facts: Vec<RowFact>,
    pub(super) strays: Vec<Stray>,
    /// Rows (position among the usable ones) led to a person.
    pub(super) led: Vec<(u32, u32)>,
    pub(super) counts: FileCounts,
    pub(super) listed: Listed,
}

impl<'a> Sheet<'a, '_> {
    fn text(&self, row: usize, role: Role) -> &'a str {
        self.columns.text(&self.table.table, row, role)
    }

    /// Reads these of the usable rows.
    pub(super) fn read(&self, range: Range<usize>, words: &mut Words<'a, '_>) -> Part {
        let mut part = Part::default();
        part.facts.reserve_exact(range.len());
        let mut days = Days::default();
        for nth in range {
            let row = self.table.checked.usable[nth] as usize;
            self.row(nth, row, &self.decisions[nth], words, &mut days, &mut part);
        }
        part
    }

    fn row(
        &self,
        nth: usize,
        row: usize,
        decision: &Decision,
        words: &mut Words<'a, '_>,
        days: &mut Days<'a>,
        part: &mut Part,
    ) {
        let claim = || claim_of(&self.table.table, self.columns, row);
        let led = match decision {
            Decision::Exact(_) | Decision::Repaired { .. } => None,
            _ => self.identity.lead(&claim(), decision),
        };
        self.count(row, decision, led.as_ref(), part);
        if let Some(led) = &led {
            part.led.push((u32::try_from(nth).unwrap_or(u32::MAX), led.person));
        }
        let Some(mut fact) = self.said(row, words, days, part) else { return };
        let person = led.as_ref().map(|it| it.person).or_else(|| decision.person());
        match person {
            Some(person) => {
                fact.person_ix = person;
                fact.marks |= led.map_or(0, |it| it.marks);
                if matches!(decision, Decision::Repaired { .. }) {
                    fact.marks |= marks::REPAIRED;
                }
                let speaks_of_identity =
                    matches!(fact.says(), Says::Entitling | Says::Missing | Says::Withdrawn);
                if speaks_of_identity && has_other_name(self.identity.register, person, claim().name) {
                    fact.marks |= marks::OTHER_NAME;
                }
                part.facts.push(fact);
            }
            None => part.strays.push(self.stray(fact, decision, &claim())),
        }
    }

    fn stray(&self, fact: RowFact, decision: &Decision, claim: &Claim<'_>) -> Stray {
        let why = match decision {
            Decision::Mismatch { owner, .. } => StrayWhy::NumberOfOther(*owner),
            Decision::Unknown => StrayWhy::Unknown,
            Decision::Unusable(_) => StrayWhy::Unusable,
            _ => StrayWhy::Proposed,
        };
        let candidates = decision.candidates().iter();
        let candidates = candidates.map(|it| Candidate { person_ix: it.person, score: it.score }).collect();
        let claim = claim_id(self.identity.register, claim, &self.identity.options.claim_key);
        Stray { claim, row: fact, why, candidates }
    }

    /// What the row says of its person; nothing where that does not matter or cannot be understood.
    fn said(
        &self,
        row: usize,
        words: &mut Words<'a, '_>,
        days: &mut Days<'a>,
        part: &mut Part,
    ) -> Option<RowFact> {
        let key = match self.sender {
            Sender::Extract(_) => (self.text(row, Role::Insurance), "", ""),
            Sender::Department(..) => {
                let role = |role| self.text(row, role);
                (role(Role::Class), role(Role::Status), role(Role::Remark))
            }
        };
        let said = words.said(key);
        if let Some(unknown) = &said.unknown {
            self.unknown_word(row, unknown, said.meaning.is_none(), &mut part.listed);
        }
        let meaning = said.meaning.filter(|it| it.says != Says::Nothing)?;
        if self.is_of_another_year(row) {
            return None;
        }
        let number = self.table.first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
        let (since, until) = self.days(row, meaning.says, days, &mut part.listed);
        let fact = RowFact::new(0, self.file, number, meaning)
            .with_authority(self.sender.authority())
            .with_days(since, until)
            .with_marks(self.answers(row));
        if meaning.says != Says::Payment {
            return Some(fact);
        }
        let text = self.text(row, Role::Amount);
        if text.is_empty() {
            return Some(fact);
        }
        let fact = intake::values::parse_amount(text).map(|it| fact.with_amount(it));
        match fact {
            Ok(Some(fact)) => Some(fact),
            Ok(None) => {
                part.listed.push("ROS-0412", || {
                    let message = "缴费金额是负数或大得不可能，这一行没有用";
                    self.finding(row, "ROS-0412", message, "冲正、退费请填在退费日期和退费金额两列")
                });
                None
            }
            Err(error) => {
                part.listed.push(error.code, || self.finding(row, error.code, &error.message, error.remedy));
                None
            }
        }
    }

    /// The year is a column of waivers and payments: those of another year do not count in this one.
    fn is_of_another_year(&self, row: usize) -> bool {
        matches!(self.sender, Sender::Extract(_))
            && self
                .text(row, Role::Year)
                .trim_end_matches('年')
                .parse()
                .is_ok_and(|it: i32| it != self.setting.year_start.year())
    }

    fn answers(&self, row: usize) -> u8 {
        let yes = |role: Role| intake::values::parse_answer(self.text(row, role));
        let when = |is: bool, mark: u8| if is { mark } else { 0 };
        let refunded = yes(Role::Refunded) == Some(true)
            || self.says_elsewhere() && !self.text(row, Role::RefundedOn).is_empty();
        // A date or number of the letter says as much as “是”.
        let letter = self.text(row, Role::Declined);
        let declined =
            !letter.is_empty() && !matches!(letter, "-" | "—" | "/") && yes(Role::Declined) != Some(false);
        when(refunded, marks::REFUNDED)
            | when(declined, marks::DECLINED)
            | when(yes(Role::GivenUp) == Some(true), marks::GIVEN_UP)
    }

    fn says_elsewhere(&self) -> bool {
        matches!(self.sender, Sender::Department(_, it) if it.says.contains(&Says::Elsewhere))
    }

    /// First and last day. What a day of the row means depends on what the row says.
    fn days(
        &self,
        row: usize,
        says: Says,
        days: &mut Days<'a>,
        listed: &mut Listed,
    ) -> (Option<Day>, Option<Day>) {
        let mut of = |role: Role| match days.read(self.text(row, role)) {
            Ok(day) => day,
            Err(error) => {
                let column = self
                    .columns
                    .column(role)
                    .map_or(String::new(), |it| format!("{}列", intake::columns::column_letter(it)));
                listed.push(error.code, || {
                    self.finding(row, error.code, &error.message, error.remedy).of(self.place(&column))
                });
                None
            }
        };
        match (says, self.sender.authority()) {
            // On a list of entitled people the day of death is the end; the beginning is another thing.
            (Says::Dead, Authority::Roster) => {
                (None, last(of(Role::DiedOn).or_else(|| of(Role::Until)).or_else(|| of(Role::Happened))))
            }
            (Says::Dead, Authority::Police) => {
                (first(of(Role::DiedOn).or_else(|| of(Role::Since)).or_else(|| of(Role::Happened))), None)
            }
            (Says::Dead, Authority::Funeral) => {
                let cremated = first(of(Role::CrematedOn).or_else(|| of(Role::Until)));
                let died = first(of(Role::DiedOn).or_else(|| of(Role::Happened)).or_else(|| of(Role::Since)));
                (died.or(cremated), None)
            }
            (Says::Withdrawn, _) => (None, last(of(Role::Until).or_else(|| of(Role::Happened)))),
            (Says::Missing, Authority::Roster) => (first(of(Role::Happened)), None),
            (
                Says::Missing | Says::Cancelled | Says::MovedOut | Says::MarriedOut | Says::IdentityChange,
                _,
            ) => (first(of(Role::Since).or_else(|| of(Role::Happened))), None),
            (Says::Payment, _) => {
                (first(of(Role::Since)), last(of(Role::RefundedOn).or_else(|| of(Role::Until))))
            }
            _ => (first(of(Role::Since)), last(of(Role::Until))),
        }
    }

    fn count(&self, row: usize, decision: &Decision, led: Option<&Led>, part: &mut Part) {
        let counts = &mut part.counts;
        let (count, fault) = match (decision, led) {
            (_, Some(_)) => (&mut counts.changed, None),
            (Decision::Exact(_), _) => (&mut counts.exact, None),
            (Decision::Repaired { .. }, _) => (&mut counts.repaired, None),
            (Decision::Proposed(_), _) => (
                &mut counts.proposed,
                Some((
                    "ROS-0404",
                    "号码对不上，有可能的人选，要人工确认",
                    "请在候选人里选定，或退回部门核实",
                )),
            ),
            (Decision::Mismatch { .. }, _) => (
                &mut counts.mismatch,
                Some((
                    "ROS-0405",
                    "号码是参保库中另一人的，姓名对不上",
                    "请退回部门核实本人号码，不要按这个号码办理",
                )),
            ),
            (Decision::Unknown, _) => (
                &mut counts.unknown,
                Some(("ROS-0406", "参保库里没有这个人", "请核实号码、姓名；确为本县应保人员的，登记参保")),
            ),
            (Decision::Unusable(reason), _) => {
                (&mut counts.unusable, Some((reason.code(), reason.words(), "")))
            }
        };
        *count += 1;
        if let Some((code, message, remedy)) = fault {
            part.listed.push(code, || self.finding(row, code, message, remedy));
        }
    }

    fn unknown_word(&self, row: usize, words: &str, is_lost: bool, listed: &mut Listed) {
        let code = if is_lost { "ROS-0411" } else { "ROS-0410" };
        listed.push(code, || {
            let remedy = if is_lost { "这一行没有用上" } else { "这一行按其余各列理解" };
            let mut finding = self.finding(row, code, words, remedy);
            finding.severity = if is_lost { Severity::Error } else { Severity::Note };
            finding
        });
    }

    pub(super) fn finding(&self, row: usize, code: &'static str, message: &str, remedy: &str) -> Finding {
        let number = self.table.table.row_number(row);
        Finding::error(code, message, remedy).as_warning().at(self.name, number).of(self.place(""))
    }

    fn place(&self, rest: &str) -> String {
        let sheet = &self.table.table.sheet;
        if sheet.is_empty() { rest.to_owned() } else { format!("工作表“{sheet}”{rest}") }
    }
}
