//! The second, plain model: what should be true, kept in lists and worked out anew.
//!
//! **Knows:** `benefit::Engine::decide`, and what the product promises. **Does not know:** how the
//! application does it: no batches, no stored meters, no entries, no superseded rows. Facts are a list
//! of statements of which the last one counts; meters and balances are sums over what counts now.

mod book;
mod late;
mod money;
mod people;
mod settle;
mod visits;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use app::Region;
use base::{Day, Fen};
use benefit::{Decision, FeeLine};

pub use late::Difference;
pub use people::{Person, Said, Share, Statement};

/// A refusal by its code; the text is for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub &'static str, pub String);

/// Everything that should be true now.
#[derive(Debug, Clone)]
pub struct Model {
    /// Rules in force.
    pub region: Arc<Region>,
    /// Today.
    pub today: Day,
    /// People by number.
    pub people: BTreeMap<String, Person>,
    /// Institutions by number: level and further facts.
    pub institutions: BTreeMap<String, Institution>,
    /// Accounts opened to the family.
    pub shares: Vec<Share>,
    /// Visits by number.
    pub visits: BTreeMap<String, Visit>,
    /// Settlements that count, in the order in which they were made.
    pub live: Vec<Settled>,
    /// Settlements taken back.
    pub reversed: BTreeSet<String>,
    /// Manual reimbursements by number.
    pub claims: BTreeMap<String, Claim>,
    /// What orders have moved, by account.
    pub ordered: BTreeMap<String, i64>,
}

/// A hospital, clinic or pharmacy.
#[derive(Debug, Clone)]
pub struct Institution {
    /// Level in words of the pack.
    pub level: String,
    /// Further facts.
    pub attributes: BTreeMap<String, String>,
}

/// A visit.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The person.
    pub person: String,
    /// The institution.
    pub institution: String,
    /// Kind.
    pub kind: String,
    /// `open`, `discharged`, `settled` or `cancelled`.
    pub state: &'static str,
    /// First day.
    pub admitted: Day,
    /// Last day.
    pub discharged: Option<Day>,
    /// Facts the institution stated.
    pub facts: BTreeMap<String, String>,
    /// Numbers it stated.
    pub numbers: BTreeMap<String, i64>,
    /// Amounts it stated.
    pub amounts: BTreeMap<String, Fen>,
    /// Lines and refunds in order.
    pub lines: Vec<Charge>,
    /// Whether payment is deferred.
    pub treat_first: bool,
}

/// A line, or a refund of one.
#[derive(Debug, Clone)]
pub struct Charge {
    /// The line as it was stated, with its day; for a refund, what goes off.
    pub line: FeeLine,
    /// Number of the line that this takes off from, from 1.
    pub refunds: Option<usize>,
}

/// A settlement that counts.
#[derive(Debug, Clone)]
pub struct Settled {
    /// Number.
    pub id: String,
    /// The visit.
    pub visit: String,
    /// The person.
    pub person: String,
    /// The institution; `None` for bills from outside.
    pub institution: Option<String>,
    /// Day of settlement.
    pub on: Day,
    /// Day whose rules apply.
    pub rules_on: Day,
    /// What the bill was made of, apart from what is known of the person.
    pub bill: benefit::Bill,
    /// Facts the institution stated: they go before those of the person.
    pub stated: BTreeMap<String, String>,
    /// Rules by which it was decided last.
    pub region: Arc<Region>,
    /// As it was settled.
    pub first: Decision,
    /// As it is booked now.
    pub now: Decision,
    /// Whose account paid what when it was settled: kind, owner, fen.
    pub drawn: Vec<(String, String, i64)>,
    /// Whether cash was paid at the window.
    pub paid: bool,
}

/// A manual reimbursement.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The person.
    pub person: String,
    /// Level of the institution elsewhere.
    pub level: String,
    /// The visit as handed in.
    pub visit: Visit,
    /// `gathered`, `computed`, `paid` or `signed`.
    pub state: &'static str,
    /// The settlement.
    pub settlement: Option<String>,
    /// What is paid.
    pub amount_fen: i64,
}

impl Model {
    /// A settlement that counts.
    #[must_use]
    pub fn live(&self, id: &str) -> Option<&Settled> {
        self.live.iter().find(|it| it.id == id)
    }

    /// Whether the pack has a fact with closed values by this name.
    pub(crate) fn has_word(&self, fact: &str) -> bool {
        self.region.values(fact).is_some()
    }

    /// Whether meters of the pack belong to households.
    #[must_use]
    pub fn shares_meters(&self) -> bool {
        self.region.engine.pack().meters.iter().any(|it| it.household)
    }

    /// Places in `live` of those whose settlements bear on the person's: the person, or the household.
    #[must_use]
    pub fn group(&self, person: &str) -> Vec<usize> {
        let household = self.people.get(person).and_then(|it| it.household.clone());
        let same = |other: &str| {
            other == person
                || (self.shares_meters()
                    && household.is_some()
                    && self.people.get(other).and_then(|it| it.household.clone()) == household)
        };
        self.live.iter().enumerate().filter(|(_, it)| same(&it.person)).map(|(at, _)| at).collect()
    }
}
