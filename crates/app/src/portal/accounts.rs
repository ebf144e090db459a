//! Ledger accounts: which there are, opening and closing balances by month, and their entries as a workbook.

use base::{Day, Fen};
use intake::write::{OutColumn, XlsxWriter};
use serde::Serialize;
use store::EntrySpan;
use utoipa::ToSchema;

use crate::App;
use crate::error::AppError;
use crate::indicators::Period;

/// Entries in one workbook at most.
const MOST_ENTRIES: usize = 100_000;
const STEP: usize = 2_000;

/// An account in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LedgerAccount {
    /// Path.
    pub account: String,
    /// Name of whose it is.
    pub name: String,
    /// Debits minus credits, in fen.
    pub balance_fen: i64,
}

/// Accounts, a page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LedgerAccountPage {
    /// By path.
    pub items: Vec<LedgerAccount>,
    /// `cursor` of the next page.
    pub next: Option<String>,
}

/// A month of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountMonthView {
    /// `2024-03`.
    pub month: String,
    /// Balance before it, in fen.
    pub opening_fen: i64,
    /// Sum of debits, in fen.
    pub debit_fen: i64,
    /// Sum of credits, in fen, positive.
    pub credit_fen: i64,
    /// Balance after it, in fen.
    pub closing_fen: i64,
    /// How many postings.
    pub postings: i64,
}

/// What happened to an account from one month to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountStatement {
    /// Path.
    pub account: String,
    /// Name of whose it is.
    pub name: String,
    /// First month.
    pub from: String,
    /// Last month.
    pub until: String,
    /// Balance before, in fen: debits minus credits.
    pub opening_fen: i64,
    /// Sum of debits, in fen.
    pub debit_fen: i64,
    /// Sum of credits, in fen, positive.
    pub credit_fen: i64,
    /// Balance after, in fen.
    pub closing_fen: i64,
    /// Balance now, in fen.
    pub balance_fen: i64,
    /// Months in which anything moved, the latest first.
    pub months: Vec<AccountMonthView>,
}

fn account_of(text: &str) -> Result<ledger::Account, AppError> {
    text.parse().map_err(|it: ledger::AccountError| {
        AppError::input("account", it.to_string(), "请用余额列表里的账户")
    })
}

/// Months from and until; the whole time when absent.
fn span(from: Option<&str>, until: Option<&str>) -> Result<(Day, Day), AppError> {
    let read = |text: Option<&str>| text.filter(|it| !it.is_empty()).map(Period::parse).transpose();
    let from = read(from)?.map_or(Day::MIN, Period::first);
    let until = read(until)?.map_or(Day::MAX, Period::last);
    if until < from {
        return Err(AppError::input("until", "止月早于起月", "请核对月份"));
    }
    Ok((from, until))
}

impl App {
    /// Accounts of payers, institutions, places or the outside world. Accounts of a person are found at the person.
    ///
    /// # Errors
    /// A kind that there is none of; the store's failure.
    pub async fn list_ledger_accounts(
        &self,
        kind: &str,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<LedgerAccountPage, AppError> {
        if !matches!(kind, "payer" | "institution" | "place" | "clearing") {
            let message = format!("没有“{kind}”这类账户");
            return Err(AppError::input("kind", message, "可用：payer、institution、place、clearing"));
        }
        let limit = limit.clamp(1, 500);
        let mut session = self.inner.store.read().await?;
        let after = cursor.unwrap_or_default();
        let mut found = session.list_ledger_accounts(&format!("{kind}:"), after, limit + 1).await?;
        let more = found.len() > limit;
        found.truncate(limit);
        let next = if more { found.last().map(|it| it.0.clone()) } else { None };
        let row = |(account, balance_fen): (String, i64)| LedgerAccount {
            name: self.account_name(&account),
            account,
            balance_fen,
        };
        Ok(LedgerAccountPage { items: found.into_iter().map(row).collect(), next })
    }

    /// Opening balance, movements by month and closing balance of an account.
    ///
    /// # Errors
    /// A path that is no account; months that are none; the store's failure.
    pub async fn account_statement(
        &self,
        account: &str,
        from: Option<&str>,
        until: Option<&str>,
    ) -> Result<AccountStatement, AppError> {
        let account = account_of(account)?;
        let (first, last) = span(from, until)?;
        self.follow_for_reading().await?;
        let mut session = self.inner.store.read_snapshot().await?;
        let all = session.account_months(account.as_str()).await?;
        let balance_fen = session.balance(&account).await?;
        let (low, high) = (Period::month_of(first).to_string(), Period::month_of(last).to_string());
        let mut statement = AccountStatement {
            name: self.account_name(account.as_str()),
            account: account.as_str().to_owned(),
            from: from.filter(|it| !it.is_empty()).map_or_else(String::new, |_| low.clone()),
            until: until.filter(|it| !it.is_empty()).map_or_else(String::new, |_| high.clone()),
            opening_fen: 0,
            debit_fen: 0,
            credit_fen: 0,
            closing_fen: 0,
            balance_fen,
            months: Vec::new(),
        };
        let mut running = 0;
        for it in all.iter().filter(|it| it.month <= high) {
            let opening_fen = running;
            running += it.debit_fen - it.credit_fen;
            if it.month < low {
                statement.opening_fen = running;
                continue;
            }
            statement.debit_fen += it.debit_fen;
            statement.credit_fen += it.credit_fen;
            statement.months.push(AccountMonthView {
                month: it.month.clone(),
                opening_fen,
                debit_fen: it.debit_fen,
                credit_fen: it.credit_fen,
                closing_fen: running,
                postings: it.postings,
            });
        }
        statement.closing_fen = running;
        statement.months.reverse();
        Ok(statement)
    }

    /// Statement and entries of an account as a workbook; of very many entries the latest.
    ///
    /// # Errors
    /// As [`App::account_statement`].
    pub async fn account_workbook(
        &self,
        account: &str,
        from: Option<&str>,
        until: Option<&str>,
    ) -> Result<Vec<u8>, AppError> {
        let statement = self.account_statement(account, from, until).await?;
        let (first, last) = span(from, until)?;
        let mut writer = XlsxWriter::new();
        let columns = [
            OutColumn::text("月份", 10),
            OutColumn::yuan("期初（元）"),
            OutColumn::yuan("借方（元）"),
            OutColumn::yuan("贷方（元）"),
            OutColumn::yuan("期末（元）"),
            OutColumn::count("笔数"),
        ];
        let title = format!("{} {}", statement.name, statement.account);
        writer.sheet("各月", Some(&title), &columns)?;
        for it in &statement.months {
            writer.row(&[
                it.month.as_str(),
                &Fen(it.opening_fen).to_string(),
                &Fen(it.debit_fen).to_string(),
                &Fen(it.credit_fen).to_string(),
                &Fen(it.closing_fen).to_string(),
                &it.postings.to_string(),
            ])?;
        }
        let columns = [
            OutColumn::count("序号"),
            OutColumn::text("日期", 12),
            OutColumn::text("种类", 10),
            OutColumn::text("凭证", 30),
            OutColumn::text("业务（结算单）", 30),
            OutColumn::yuan("借方（元）"),
            OutColumn::yuan("贷方（元）"),
        ];
        writer.sheet("分录", Some(&title), &columns)?;
        let mut session = self.inner.store.read_snapshot().await?;
        let mut span = EntrySpan { before: None, from: Some(first), until: Some(last) };
        let mut count = 0;
        while count < MOST_ENTRIES {
            let page = session.entries_of_account(&statement.account, span, STEP).await?;
            count += page.items.len();
            for it in &page.items {
                let own = it.entry.postings.iter().filter(|at| at.account.as_str() == statement.account);
                for posting in own {
                    let fen = posting.amount_fen;
                    let side = |it: i64| if it > 0 { Fen(it).to_string() } else { String::new() };
                    writer.row(&[
                        it.link.seq.to_string().as_str(),
                        &it.entry.on.to_string(),
                        it.entry.kind.as_str(),
                        &it.entry.id,
                        &it.entry.reference,
                        &side(fen),
                        &side(-fen),
                    ])?;
                }
            }
            match page.next.and_then(|it| it.parse().ok()) {
                Some(before) => span.before = Some(before),
                None => break,
            }
        }
        Ok(writer.finish()?)
    }

    /// Whose account it is, for people.
    fn account_name(&self, path: &str) -> String {
        let mut parts = path.split(':');
        let (kind, owner) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        match kind {
            "payer" => {
                let region = self.region();
                let payers = &region.engine.pack().payers;
                payers.iter().find(|it| it.id == owner).map_or_else(|| owner.to_owned(), |it| it.name.clone())
            }
            "institution" => {
                let known = self.inner.institutions();
                known.get(owner).map_or_else(|| owner.to_owned(), |it| it.name.clone())
            }
            _ => owner.to_owned(),
        }
    }
}
