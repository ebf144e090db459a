//! Money moved by order: prepayments and their offset, payments, collections, account credits, claims between
//! places.

use std::collections::BTreeMap;

use base::Fen;
use ledger::{Account, AuditEvent, Entry, EntryKind, Posting};
use store::{BookBatch, Request, Session};

use crate::App;
use crate::error::AppError;
use crate::model::{MoneyBalance, MoneyKind, MoneyOrder, MoneyPreview, MoneyView};
use crate::settle::{self, actor, check_id, other_content, unreadable};

/// The institution column of requests that no institution made.
const BUREAU: &str = "bureau";

impl App {
    /// Books a money order, or gives the first answer again.
    ///
    /// # Errors
    /// An unknown subject; an offset above the prepayment or above what is owed; a collection above
    /// what is due.
    pub async fn order_money(&self, order: MoneyOrder) -> Result<MoneyView, AppError> {
        check(&order)?;
        let hash = settle::hash(&order)?;
        let mut writer = self.inner.store.write().await?;
        let known = writer.load_requests(&[(BUREAU, &order.message_id)]).await?;
        if let Some(known) = known.values().next() {
            if known.input_hash != hash {
                return Err(other_content(&order.message_id));
            }
            return serde_json::from_str(&known.response).map_err(unreadable);
        }
        let plan = self.planned(&mut writer, &order).await?;
        let entry = Entry {
            id: format!("M-{}", order.message_id),
            kind: plan.kind,
            on: self.inner.clock.today(),
            reference: order.subject_id.clone(),
            reverses: None,
            document: None,
            postings: plan.postings,
        };
        let accounts: Vec<Account> = entry.postings.iter().map(|it| it.account.clone()).collect();
        let mut batch = BookBatch { entries: vec![entry.clone()], ..BookBatch::default() };
        batch.audits.push(AuditEvent {
            at: self.inner.clock.now(),
            actor: actor(&order.operator, BUREAU),
            action: "money".to_owned(),
            subject: entry.id.clone(),
            detail: serde_json::json!({ "note": order.note }).to_string(),
        });
        writer.book(&batch).await?;
        let mut balances = BTreeMap::new();
        for account in &accounts {
            balances.insert(account.as_str().to_owned(), writer.balance(account).await?);
        }
        let view = MoneyView { entry_id: entry.id, balances };
        let answer = Request {
            institution_id: BUREAU.to_owned(),
            message_id: order.message_id.clone(),
            input_hash: hash,
            response: serde_json::to_string(&view).map_err(unreadable)?,
            answered_at: self.inner.clock.now(),
        };
        writer.book(&BookBatch { requests: vec![answer], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(view)
    }

    /// Where the accounts of an order stand, and where they would stand after it; books nothing.
    ///
    /// # Errors
    /// What the order would be refused for.
    pub async fn preview_money(&self, order: MoneyOrder) -> Result<MoneyPreview, AppError> {
        check(&order)?;
        let mut session = self.inner.store.read().await?;
        let plan = self.planned(&mut session, &order).await?;
        let mut accounts = Vec::new();
        for posting in &plan.postings {
            let before_fen = session.balance(&posting.account).await?;
            accounts.push(MoneyBalance {
                account: posting.account.as_str().to_owned(),
                before_fen,
                after_fen: before_fen.saturating_add(posting.amount_fen),
            });
        }
        Ok(MoneyPreview { accounts })
    }

    /// What an order books, once it is known that it may: its subject is there, and no account is overdrawn.
    async fn planned(&self, session: &mut Session, order: &MoneyOrder) -> Result<Plan, AppError> {
        let of_place = matches!(order.kind, MoneyKind::ClaimReceived | MoneyKind::ClaimPaid);
        let of_person = matches!(order.kind, MoneyKind::Collect | MoneyKind::PayBack | MoneyKind::Credit);
        if of_person {
            let found = session.find_person(&order.subject_id).await?;
            found.ok_or_else(|| AppError::not_found("参保人", &order.subject_id))?;
        } else if !of_place && !self.inner.institutions().contains_key(&order.subject_id) {
            return Err(AppError::not_found("定点医药机构", &order.subject_id));
        }
        let plan = plan(order)?;
        for (account, most, what) in &plan.bounds {
            let balance = session.balance(account).await?;
            let available = if *most < 0 { -balance } else { balance };
            if available < order.amount_fen.0 {
                let message =
                    format!("{what}只有 {} 元，不足 {} 元", Fen(available.max(0)), order.amount_fen);
                return Err(AppError::state_of("amount_fen", message, "请核对金额"));
            }
        }
        Ok(plan)
    }
}

/// What is wrong with an order whatever the books say.
fn check(order: &MoneyOrder) -> Result<(), AppError> {
    check_id("message_id", &order.message_id)?;
    check_id("subject_id", &order.subject_id)?;
    if order.amount_fen <= Fen::ZERO || order.amount_fen > Fen(100_000_000_000_000) {
        let message = format!("金额 {} 元不合要求", order.amount_fen);
        return Err(AppError::input("amount_fen", message, "应大于 0"));
    }
    Ok(())
}

struct Plan {
    kind: EntryKind,
    postings: Vec<Posting>,
    /// Accounts that must hold enough: sign of the balance that counts, and its name.
    bounds: Vec<(Account, i64, &'static str)>,
}

fn plan(order: &MoneyOrder) -> Result<Plan, AppError> {
    let subject = order.subject_id.as_str();
    let fen = order.amount_fen.0;
    let pair = |debit: Account, credit: Account| vec![Posting::new(debit, fen), Posting::new(credit, -fen)];
    let receivable = || Account::institution(subject, "receivable");
    let prepayment = || Account::institution(subject, "prepayment");
    let bank = || Account::clearing("bank");
    let plan = match order.kind {
        MoneyKind::Prepay => {
            Plan { kind: EntryKind::Prepay, postings: pair(prepayment()?, bank()?), bounds: vec![] }
        }
        MoneyKind::Offset => Plan {
            kind: EntryKind::Offset,
            postings: pair(receivable()?, prepayment()?),
            bounds: vec![(prepayment()?, 1, "预付余额"), (receivable()?, -1, "应付医院")],
        },
        MoneyKind::PayInstitution => Plan {
            kind: EntryKind::Pay,
            postings: pair(receivable()?, bank()?),
            bounds: vec![(receivable()?, -1, "应付医院")],
        },
        MoneyKind::Collect => Plan {
            kind: EntryKind::Collect,
            postings: pair(Account::person(subject, "cash")?, Account::person(subject, "due")?),
            bounds: vec![(Account::person(subject, "due")?, 1, "应收个人")],
        },
        MoneyKind::PayBack => Plan {
            kind: EntryKind::Pay,
            postings: pair(Account::person(subject, "due")?, bank()?),
            bounds: vec![(Account::person(subject, "due")?, -1, "应退个人")],
        },
        MoneyKind::ClaimReceived => Plan {
            kind: EntryKind::Clear,
            postings: pair(bank()?, Account::place(subject, "receivable")?),
            bounds: vec![(Account::place(subject, "receivable")?, 1, "异地清算应收")],
        },
        MoneyKind::ClaimPaid => Plan {
            kind: EntryKind::Clear,
            postings: pair(Account::place(subject, "payable")?, bank()?),
            bounds: vec![(Account::place(subject, "payable")?, -1, "异地清算应付")],
        },
        MoneyKind::Credit => {
            let kind = if order.account.is_empty() { "account" } else { &order.account };
            let account = Account::person_account(subject, kind)?;
            Plan {
                kind: EntryKind::Credit,
                postings: pair(Account::clearing("contributions")?, account),
                bounds: vec![],
            }
        }
    };
    Ok(plan)
}
