//! From a decided bill to entries: settling, and the difference between two decisions.
//!
//! | part of the bill | debit | credit |
//! |---|---|---|
//! | fund, insurer, government | `payer:<payer>` | `institution:<id>:receivable` |
//! | personal account | `person-account:<owner>:<kind>` | `institution:<id>:receivable` |
//! | hospital's own reduction | `institution:<id>:reduction` | `institution:<id>:patient` |
//! | cash, paid or still due | `person:<id>:cash` or `person:<id>:due` | `institution:<id>:patient` |
//! | money beside the bill (津贴) | `payer:<payer>` | `benefit:<payer>:<person>` |
//!
//! A bill from outside that the person has paid already (手工报销) goes to `benefit:…` instead of
//! `receivable`: the bureau owes the person, not the institution.
//!
//! Between places (异地就医): for a person insured elsewhere our institution is owed the money as ever, but
//! what funds bear is a claim on that place, `place:<code>:receivable`, and no burden of ours. For our person
//! treated elsewhere the funds bear it as ever, but it is owed to that place, `place:<code>:payable`, which
//! pays its institution.

use std::collections::BTreeMap;

use base::Day;

use crate::{Account, AccountError, Entry, EntryKind, Hash, Posting};

/// Who bears a share of the bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearer {
    /// 基金: pooled fund, assistance.
    Fund,
    /// 商业保险公司.
    Insurer,
    /// 医疗机构减免.
    Hospital,
    /// 财政兜底.
    Government,
}

/// An amount of one payer, or of one personal account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Payer, or kind of account.
    pub name: String,
    /// In fen.
    pub amount_fen: i64,
}

/// The other place of a bill between places (异地就医), by its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Between {
    /// The person is insured there and was treated here: that place owes us.
    InsuredThere(String),
    /// The person is insured here and was treated there: we owe that place.
    TreatedThere(String),
}

/// A decided bill, as far as money is concerned. All amounts in fen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Divided {
    /// The person.
    pub person: String,
    /// The institution; `None` for a bill from outside that the person has paid there.
    pub institution: Option<String>,
    /// Total of the bill.
    pub total_fen: i64,
    /// Shares of the payers.
    pub payers: Vec<(Bearer, Share)>,
    /// Taken from personal accounts: owner (the person, or who shares with the person) and share.
    pub accounts: Vec<(String, Share)>,
    /// What is left for the person in cash.
    pub cash_fen: i64,
    /// Whether the cash was paid at the window; otherwise it is due (先诊疗后付费).
    pub cash_paid: bool,
    /// Money for the person beside the bill, by payer.
    pub benefits: Vec<Share>,
    /// The other place, for a bill between places.
    pub between: Option<Between>,
}

/// Why a decision cannot be booked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettlementError {
    /// The shares do not add up to the bill.
    #[error("[LED-0003] 各方支付合计 {parts_fen} 分，与总费用 {total_fen} 分不等，不能入账；请重新计算")]
    PartsDiffer {
        /// Sum of the shares.
        parts_fen: i64,
        /// Total of the bill.
        total_fen: i64,
    },
    /// A share is negative.
    #[error("[LED-0004] “{0}”的金额为负，不能入账")]
    Negative(String),
    /// Two decisions on different bills.
    #[error(
        "[LED-0005] 两次计算的总费用不同（{old_fen} 分与 {new_fen} 分），不能补差；费用有变的应冲销后重新结算"
    )]
    TotalsDiffer {
        /// Total before.
        old_fen: i64,
        /// Total after.
        new_fen: i64,
    },
    /// A hospital's reduction without hospital.
    #[error("[LED-0006] 外地账单没有机构，不能由医院减免")]
    NoInstitution,
    /// An identifier that cannot be part of an account.
    #[error(transparent)]
    Account(#[from] AccountError),
}

impl Divided {
    /// The entry that books this decision; `None` when no money moves at all (a bill of zero).
    ///
    /// # Errors
    /// [`SettlementError`]: when the parts do not add up, are negative, or name impossible accounts.
    pub fn entry(
        &self,
        id: &str,
        on: Day,
        reference: &str,
        document: Option<Hash>,
    ) -> Result<Option<Entry>, SettlementError> {
        let postings = self.postings()?;
        Ok(entry_of(EntryKind::Settle, id, on, reference, document, postings))
    }

    /// The entry that books the difference between what was decided (`self`) and what should have
    /// been (`new`), between the bureau and the person; `None` when nothing changes.
    ///
    /// The institution was paid and has billed; it is touched only where its own reduction changes.
    /// `person:<id>:due` says what the person gets back (negative) or has to repay.
    ///
    /// # Errors
    /// [`SettlementError`], also when the two are not about the same bill.
    pub fn difference(
        &self,
        new: &Divided,
        id: &str,
        on: Day,
        reference: &str,
        document: Option<Hash>,
    ) -> Result<Option<Entry>, SettlementError> {
        self.check()?;
        new.check()?;
        if self.total_fen != new.total_fen {
            return Err(SettlementError::TotalsDiffer { old_fen: self.total_fen, new_fen: new.total_fen });
        }
        let mut postings = Postings::default();
        for (side, sign) in [(self, -1), (new, 1)] {
            side.post_shares(&mut postings, sign, |postings, share| {
                let institution = side.institution.as_deref().ok_or(SettlementError::NoInstitution)?;
                postings.add(Account::institution(institution, "receivable")?, share);
                postings.add(Account::institution(institution, "reduction")?, share);
                postings.add(Account::institution(institution, "patient")?, -share);
                Ok(())
            })?;
            side.post_benefits(&mut postings, sign)?;
            postings.add(Account::person(&side.person, "due")?, sign * side.cash_fen);
        }
        Ok(entry_of(EntryKind::Adjust, id, on, reference, document, postings))
    }

    fn check(&self) -> Result<(), SettlementError> {
        let shares = self.payers.iter().map(|it| &it.1).chain(self.accounts.iter().map(|it| &it.1));
        let mut parts = i128::from(self.cash_fen);
        if self.cash_fen < 0 || self.total_fen < 0 {
            return Err(SettlementError::Negative("现金".into()));
        }
        for share in shares.clone().chain(&self.benefits) {
            if share.amount_fen < 0 {
                return Err(SettlementError::Negative(share.name.clone()));
            }
        }
        parts += shares.map(|it| i128::from(it.amount_fen)).sum::<i128>();
        if parts != i128::from(self.total_fen) {
            let parts_fen = i64::try_from(parts).unwrap_or(i64::MAX);
            return Err(SettlementError::PartsDiffer { parts_fen, total_fen: self.total_fen });
        }
        Ok(())
    }

    fn postings(&self) -> Result<Postings, SettlementError> {
        self.check()?;
        let mut postings = Postings::default();
        let mut owed_fen = 0;
        let mut reduced_fen = 0;
        self.post_shares(&mut postings, 1, |_, share| {
            reduced_fen += share;
            Ok(())
        })?;
        for posting in postings.0.values() {
            owed_fen += posting;
        }
        match &self.institution {
            Some(institution) => {
                let owed_to = match &self.between {
                    Some(Between::TreatedThere(place)) => Account::place(place, "payable")?,
                    _ => Account::institution(institution, "receivable")?,
                };
                postings.add(owed_to, -owed_fen);
                postings.add(Account::institution(institution, "reduction")?, reduced_fen);
                let part = if self.cash_paid { "cash" } else { "due" };
                postings.add(Account::person(&self.person, part)?, self.cash_fen);
                postings.add(Account::institution(institution, "patient")?, -(self.cash_fen + reduced_fen));
            }
            None if reduced_fen > 0 => return Err(SettlementError::NoInstitution),
            None => postings.add(Account::benefit("bill", &self.person)?, -owed_fen),
        }
        self.post_benefits(&mut postings, 1)?;
        Ok(postings)
    }

    /// Debits what payers and accounts bear; hands each reduction of a hospital to `reduction`.
    fn post_shares(
        &self,
        postings: &mut Postings,
        sign: i64,
        mut reduction: impl FnMut(&mut Postings, i64) -> Result<(), SettlementError>,
    ) -> Result<(), SettlementError> {
        for (bearer, share) in &self.payers {
            match bearer {
                Bearer::Hospital => reduction(postings, sign * share.amount_fen)?,
                Bearer::Fund | Bearer::Insurer | Bearer::Government => {
                    let borne_by = match &self.between {
                        Some(Between::InsuredThere(place)) => Account::place(place, "receivable")?,
                        _ => Account::payer(&share.name)?,
                    };
                    postings.add(borne_by, sign * share.amount_fen);
                }
            }
        }
        for (owner, share) in &self.accounts {
            postings.add(Account::person_account(owner, &share.name)?, sign * share.amount_fen);
        }
        Ok(())
    }

    fn post_benefits(&self, postings: &mut Postings, sign: i64) -> Result<(), SettlementError> {
        for share in &self.benefits {
            postings.add(Account::payer(&share.name)?, sign * share.amount_fen);
            postings.add(Account::benefit(&share.name, &self.person)?, -sign * share.amount_fen);
        }
        Ok(())
    }
}

/// Postings under way: one per account, in the order of the accounts.
#[derive(Default)]
struct Postings(BTreeMap<Account, i64>);

impl Postings {
    fn add(&mut self, account: Account, amount_fen: i64) {
        *self.0.entry(account).or_default() += amount_fen;
    }
}

fn entry_of(
    kind: EntryKind,
    id: &str,
    on: Day,
    reference: &str,
    document: Option<Hash>,
    postings: Postings,
) -> Option<Entry> {
    let postings: Vec<Posting> = postings
        .0
        .into_iter()
        .filter(|(_, amount_fen)| *amount_fen != 0)
        .map(|(account, amount_fen)| Posting { account, amount_fen })
        .collect();
    let entry = Entry {
        id: id.to_owned(),
        kind,
        on,
        reference: reference.to_owned(),
        reverses: None,
        document,
        postings,
    };
    (!entry.postings.is_empty()).then_some(entry)
}
