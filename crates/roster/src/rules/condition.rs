//! Conditions: a conjunction of facts, alternatives, negations and comparisons of days.
//!
//! **Knows:** how conditions are written and tested. **Does not know:** what follows from them.

use base::Day;

use super::expression::{Anchor, DateExpr};
use super::fact;

/// All of it must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Condition {
    /// Facts that must be there.
    pub all: u64,
    /// Facts that must not be there.
    pub none: u64,
    /// Of each clause at least one must hold.
    pub any: Vec<Clause>,
    /// Comparisons of days, tested last.
    pub dates: Vec<DateTest>,
}

/// One alternative of facts: a fact of `with` is there or a fact of `without` is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clause {
    /// One of these is there, or
    pub with: u64,
    /// one of these is not.
    pub without: u64,
}

/// How two days compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Before.
    Before,
    /// On or before.
    UpTo,
    /// On or after.
    From,
    /// After.
    After,
}

/// `left <= right`; false when either day is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateTest {
    /// Left side.
    pub left: DateExpr,
    /// Comparison.
    pub order: Order,
    /// Right side.
    pub right: DateExpr,
}

impl Condition {
    /// Whether the facts fit; days are left out.
    #[inline]
    #[must_use]
    pub fn fits(&self, word: u64) -> bool {
        word & self.all == self.all
            && word & self.none == 0
            && self.any.iter().all(|it| word & it.with != 0 || !word & it.without != 0)
    }

    /// Whether the days fit.
    pub fn fits_dates(&self, of: &impl Fn(Anchor) -> Option<Day>) -> bool {
        self.dates.iter().all(|it| it.holds(of))
    }

    /// Every fact that is spoken of.
    #[must_use]
    pub fn mentions(&self) -> u64 {
        self.any.iter().fold(self.all | self.none, |bits, it| bits | it.with | it.without)
    }

    /// Adds one item of the list `when`.
    ///
    /// # Errors
    /// Says in Chinese what is not understood.
    pub fn add(&mut self, item: &str, class: &impl Fn(&str) -> Option<u64>) -> Result<(), String> {
        const ORDERS: [(&str, Order); 4] =
            [("<=", Order::UpTo), (">=", Order::From), ("<", Order::Before), (">", Order::After)];
        if let Some((sign, order)) = ORDERS.iter().find(|it| item.contains(it.0)) {
            let (left, right) = item.split_once(sign).unwrap_or((item, ""));
            let test = DateTest {
                left: DateExpr::parse(left, class)?,
                order: *order,
                right: DateExpr::parse(right, class)?,
            };
            self.dates.push(test);
            return Ok(());
        }
        let mut clause = Clause::default();
        for part in item.split('|').map(str::trim) {
            match part.strip_prefix("not ") {
                Some(name) => clause.without |= bits_of(name.trim(), class)?,
                None => clause.with |= bits_of(part, class)?,
            }
        }
        match (item.contains('|'), clause) {
            (false, Clause { with, without: 0 }) if with.count_ones() == 1 => self.all |= with,
            // `not class(a, b)`: neither of them.
            (false, Clause { with: 0, without }) => self.none |= without,
            _ => self.any.push(clause),
        }
        if self.all & self.none != 0 {
            let words = fact::words(self.all & self.none).join("、");
            return Err(format!("条件自相矛盾（{words}既要有又要没有），永远不成立"));
        }
        Ok(())
    }
}

fn bits_of(name: &str, class: &impl Fn(&str) -> Option<u64>) -> Result<u64, String> {
    if let Some(inner) = name.strip_prefix("class(").and_then(|it| it.strip_suffix(')')) {
        let mut bits = 0;
        for id in inner.split(',').map(str::trim) {
            bits |= class(id).ok_or_else(|| format!("没有身份类别“{id}”"))?;
        }
        return Ok(bits);
    }
    fact::by_id(name).ok_or_else(|| format!("不认识的事实“{name}”"))
}

impl DateTest {
    fn holds(&self, of: &impl Fn(Anchor) -> Option<Day>) -> bool {
        let (Some(left), Some(right)) = (self.left.day(of), self.right.day(of)) else { return false };
        match self.order {
            Order::Before => left < right,
            Order::UpTo => left <= right,
            Order::From => left >= right,
            Order::After => left > right,
        }
    }
}
