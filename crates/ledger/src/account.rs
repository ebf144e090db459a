//! Accounts are text paths of a small chart. A path that fits no shape cannot be made.
//!
//! Signs: a positive posting is a debit, a negative one a credit. So a payer's balance is what it
//! has borne, an institution's `receivable` is negative while the bureau owes it money, and a
//! personal account's is negative while there is money in it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Path of an account, such as `institution:H01:receivable`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Account(String);

/// What the accounts of one shape stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// `payer:<payer>`: what a fund, insurer or government has borne (支出).
    Payer,
    /// `institution:<id>:receivable`: what the bureau owes an institution (应付机构), negative.
    Receivable,
    /// `institution:<id>:prepayment`: money advanced to an institution (预付金).
    Prepayment,
    /// `institution:<id>:reduction`: what an institution gave up itself (医院减免).
    Reduction,
    /// `institution:<id>:patient`: what an institution charged to patients or gave up, negative.
    Patient,
    /// `person:<id>:due`: what a person still owes (欠费); negative when money goes back to the person.
    Due,
    /// `person:<id>:cash`: what a person has paid in cash (现金支付).
    Cash,
    /// `person-account:<id>:<kind>`: a personal account (个人账户); negative while there is money in it.
    PersonAccount,
    /// `benefit:<payer>:<person>`: money for a person from a payer, not paid out yet, negative.
    Benefit,
    /// `clearing:<name>`: the outside world: bank, contributions, opening balances.
    Clearing,
    /// `place:<code>:receivable`: what another place owes us for its people (异地清算应收).
    PlaceReceivable,
    /// `place:<code>:payable`: what we owe another place for our people (异地清算应付), negative.
    PlacePayable,
}

/// Why a text is not an account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "[LED-0001] “{0}”不是账户：应为 payer:…、institution:…:receivable、person:…:due、person-account:…:… 等，各段只用字母、数字、文字、“-”“_”“.”"
)]
pub struct AccountError(pub String);

impl Account {
    /// What a payer has borne.
    ///
    /// # Errors
    /// [`AccountError`] when `payer` has characters that a path may not have (all makers below too).
    pub fn payer(payer: &str) -> Result<Account, AccountError> {
        format!("payer:{payer}").parse()
    }

    /// An account of an institution: `receivable`, `prepayment`, `reduction` or `patient`.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn institution(id: &str, part: &str) -> Result<Account, AccountError> {
        format!("institution:{id}:{part}").parse()
    }

    /// An account of a person: `due` or `cash`.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn person(id: &str, part: &str) -> Result<Account, AccountError> {
        format!("person:{id}:{part}").parse()
    }

    /// A personal account.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn person_account(id: &str, kind: &str) -> Result<Account, AccountError> {
        format!("person-account:{id}:{kind}").parse()
    }

    /// Money for a person from a payer, not paid out yet.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn benefit(payer: &str, person: &str) -> Result<Account, AccountError> {
        format!("benefit:{payer}:{person}").parse()
    }

    /// A claim between places: `receivable` or `payable`.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn place(code: &str, part: &str) -> Result<Account, AccountError> {
        format!("place:{code}:{part}").parse()
    }

    /// The outside world.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn clearing(name: &str) -> Result<Account, AccountError> {
        format!("clearing:{name}").parse()
    }

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it stands for.
    ///
    /// # Panics
    /// Never: an `Account` was parsed.
    #[must_use]
    pub fn shape(&self) -> Shape {
        shape_of(&self.0).expect("an account was parsed")
    }

    /// Whose account it is: the person, the institution, or the name of a payer or outside account.
    /// Accounts of one owner are kept together.
    #[must_use]
    pub fn owner(&self) -> &str {
        let (head, rest) = self.0.split_once(':').unwrap_or_default();
        let (first, last) = rest.split_once(':').unwrap_or((rest, rest));
        if head == "benefit" { last } else { first }
    }

    /// Owner and kind of a personal account; `None` for all others.
    #[must_use]
    pub fn as_person_account(&self) -> Option<(&str, &str)> {
        self.0.strip_prefix("person-account:")?.split_once(':')
    }
}

fn shape_of(path: &str) -> Option<Shape> {
    let mut words = path.split(':');
    let (head, second, third) = (words.next()?, words.next()?, words.next());
    if words.next().is_some() || !is_word(second) || !third.is_none_or(is_word) {
        return None;
    }
    match (head, third) {
        ("payer", None) => Some(Shape::Payer),
        ("clearing", None) => Some(Shape::Clearing),
        ("institution", Some("receivable")) => Some(Shape::Receivable),
        ("institution", Some("prepayment")) => Some(Shape::Prepayment),
        ("institution", Some("reduction")) => Some(Shape::Reduction),
        ("institution", Some("patient")) => Some(Shape::Patient),
        ("person", Some("due")) => Some(Shape::Due),
        ("person", Some("cash")) => Some(Shape::Cash),
        ("person-account", Some(_)) => Some(Shape::PersonAccount),
        ("benefit", Some(_)) => Some(Shape::Benefit),
        ("place", Some("receivable")) => Some(Shape::PlaceReceivable),
        ("place", Some("payable")) => Some(Shape::PlacePayable),
        _ => None,
    }
}

fn is_word(word: &str) -> bool {
    let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !word.is_empty() && word.len() <= 64 && word.chars().all(good)
}

impl FromStr for Account {
    type Err = AccountError;
    fn from_str(text: &str) -> Result<Account, AccountError> {
        text.to_owned().try_into()
    }
}

impl TryFrom<String> for Account {
    type Error = AccountError;
    fn try_from(text: String) -> Result<Account, AccountError> {
        if shape_of(&text).is_some() { Ok(Account(text)) } else { Err(AccountError(text)) }
    }
}

impl From<Account> for String {
    fn from(account: Account) -> String {
        account.0
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chart() {
        let rows = [
            ("payer:pooled", Some(Shape::Payer)),
            ("payer:大病", Some(Shape::Payer)),
            ("institution:H01:receivable", Some(Shape::Receivable)),
            ("institution:H01:prepayment", Some(Shape::Prepayment)),
            ("institution:H01:reduction", Some(Shape::Reduction)),
            ("institution:H01:patient", Some(Shape::Patient)),
            ("person:P1:due", Some(Shape::Due)),
            ("person:P1:cash", Some(Shape::Cash)),
            ("person-account:P1:account_history", Some(Shape::PersonAccount)),
            ("benefit:maternity:P1", Some(Shape::Benefit)),
            ("clearing:bank", Some(Shape::Clearing)),
            ("place:430626:receivable", Some(Shape::PlaceReceivable)),
            ("place:430626:payable", Some(Shape::PlacePayable)),
            ("place:430626:cash", None),
            ("place:430626", None),
            ("institution:H01", None),
            ("institution:H01:profit", None),
            ("person:P1", None),
            ("person:P1:due:more", None),
            ("payer:", None),
            ("payer:a b", None),
            ("payer:a:b", None),
            ("person::due", None),
            ("bank", None),
            ("", None),
        ];
        for (path, shape) in rows {
            assert_eq!(path.parse::<Account>().ok().map(|it| it.shape()), shape, "{path}");
        }
        let account = Account::person_account("P1", "account").unwrap();
        assert_eq!(account.as_person_account(), Some(("P1", "account")));
        assert_eq!(Account::payer("pooled").unwrap().as_person_account(), None);
        for (path, owner) in [
            ("payer:pooled", "pooled"),
            ("institution:H01:receivable", "H01"),
            ("person:P1:due", "P1"),
            ("person-account:P1:account", "P1"),
            ("benefit:maternity:P1", "P1"),
        ] {
            assert_eq!(path.parse::<Account>().unwrap().owner(), owner, "{path}");
        }
        assert!(Account::person("P:1", "due").is_err());
    }
}
