//! What is wrong with orders before and during treatment, from the rules that exist.
//!
//! **Knows:** rules as data (checks with their parameters), a visit, its orders, the catalogue's
//! terms of them. **Does not know:** messages, the application, any region's codes.

mod checks;
mod rule;

use std::collections::{BTreeMap, BTreeSet};

use base::{Day, Fen};

pub use rule::{Check, Rule};

/// A visit. What is not said is not judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visit {
    /// Words by fact: `visit`, `level`, `disease`, `insurance` …; several where several hold.
    pub facts: BTreeMap<String, BTreeSet<String>>,
    /// `男` or `女`.
    pub sex: String,
    /// Day of birth.
    pub birth: Option<Day>,
    /// First day.
    pub admitted_on: Option<Day>,
    /// Last day.
    pub discharged_on: Option<Day>,
}

/// An order, or a fee line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Its number in the institution's program.
    pub id: String,
    /// Code of the catalogue.
    pub code: String,
    /// Name.
    pub name: String,
    /// Pieces in ten-thousandths.
    pub quantity_e4: i64,
    /// Cost.
    pub amount_fen: Fen,
    /// Its day.
    pub on: Option<Day>,
    /// Whether it is one that is being judged; others only count along.
    pub is_current: bool,
    /// What the catalogue says of it on its day.
    pub item: Option<Item>,
}

/// What the catalogue says of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Facts with the words of which one must hold.
    pub only: Vec<(String, Vec<String>)>,
    /// Most pieces of a visit, in ten-thousandths.
    pub max_quantity_e4: Option<i64>,
    /// Marks.
    pub tags: Vec<String>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// What it is about, in Chinese.
    pub content: String,
    /// Orders (by their place in the list) with the money that is in question.
    pub orders: Vec<(usize, Fen)>,
}

impl Violation<'_> {
    /// Money in question.
    #[must_use]
    pub fn amount_fen(&self) -> Fen {
        self.orders.iter().map(|it| it.1).sum()
    }
}

/// Everything that rules find, in their order.
#[must_use]
pub fn analyse<'r>(rules: &'r [Rule], visit: &Visit, orders: &[Order]) -> Vec<Violation<'r>> {
    let found = rules.iter().flat_map(|rule| checks::check(rule, visit, orders));
    // What concerns only what was judged before is no news.
    found.filter(|it| it.orders.iter().any(|(at, _)| orders[*at].is_current)).collect()
}
