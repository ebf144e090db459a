//! What is known of people: statements in the order in which they were made; the last one that
//! speaks of a day counts.

use std::collections::BTreeMap;

use base::Day;

use super::{Model, Refused};

/// A person.
#[derive(Debug, Clone)]
pub struct Person {
    /// Day of birth.
    pub birth: Day,
    /// Household.
    pub household: Option<String>,
    /// Statements about the person.
    pub statements: Vec<Statement>,
}

/// Something said about a person from a day to a day.
#[derive(Debug, Clone)]
pub struct Statement {
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// What.
    pub said: Said,
}

/// What a statement says.
#[derive(Debug, Clone)]
pub enum Said {
    /// Covered, with the facts of the coverage; or not at all.
    Covered(Option<BTreeMap<String, String>>),
    /// Has an identity, or has it no longer.
    Is(String, bool),
    /// Nothing holds any more.
    Dead,
}

/// An account opened to a member of the family.
#[derive(Debug, Clone)]
pub struct Share {
    /// Whose.
    pub owner: String,
    /// To whom.
    pub member: String,
    /// Kind of account.
    pub kind: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
}

impl Person {
    /// Facts of the coverage on a day.
    #[must_use]
    pub fn coverage(&self, on: Day) -> Option<&BTreeMap<String, String>> {
        let speaks = self.statements.iter().rev().filter(|it| it.from <= on && on <= it.until);
        for statement in speaks {
            match &statement.said {
                Said::Covered(facts) => return facts.as_ref(),
                Said::Dead => return None,
                Said::Is(..) => {}
            }
        }
        None
    }

    /// Identities on a day.
    #[must_use]
    pub fn identities(&self, on: Day) -> Vec<String> {
        let mut held: BTreeMap<&str, bool> = BTreeMap::new();
        for statement in self.statements.iter().filter(|it| it.from <= on && on <= it.until) {
            match &statement.said {
                Said::Is(identity, holds) => {
                    held.insert(identity, *holds);
                }
                Said::Dead => held.clear(),
                Said::Covered(_) => {}
            }
        }
        held.into_iter().filter(|it| it.1).map(|it| it.0.to_owned()).collect()
    }
}

/// The first day of the month after.
#[must_use]
pub fn month_after(day: Day) -> Day {
    let (year, month) = if day.month() == 12 { (day.year() + 1, 1) } else { (day.year(), day.month() + 1) };
    let first = i16::try_from(year).ok().zip(i8::try_from(month).ok());
    first.and_then(|(year, month)| Day::new(year, month, 1).ok()).unwrap_or(Day::MAX)
}

impl Model {
    /// Opens an account to a member of the family.
    ///
    /// # Errors
    /// Sharing with oneself.
    pub fn share(&mut self, share: Share) -> Result<(), Refused> {
        if share.owner == share.member {
            return Err(Refused("APP-0001", "own account".to_owned()));
        }
        self.shares.push(share);
        Ok(())
    }

    /// Accounts of others that a member may use on a day, each once: kind, owner.
    #[must_use]
    pub fn opened_to(&self, member: &str, on: Day) -> Vec<(String, String)> {
        let holds = |it: &&Share| it.member == member && it.from <= on && on <= it.until;
        let mut opened: Vec<(String, String)> =
            self.shares.iter().filter(holds).map(|it| (it.owner.clone(), it.kind.clone())).collect();
        opened.sort();
        opened.dedup();
        opened.into_iter().map(|(owner, kind)| (kind, owner)).collect()
    }
}
