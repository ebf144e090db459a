//! Audit events of accounts, and grants as the permissions know them.

use access::{Caller, Grant, RegionScope};
use ledger::AuditEvent;
use store::{Account, AccountGrant, BookBatch, Session, Writer};

use super::Accounts;
use crate::error::AppError;
use crate::settle;

/// Who acts where nobody has signed in.
pub const SYSTEM: &str = "system";

impl Accounts {
    /// Writes down who did what to whom. Never a password, code or token.
    pub(super) async fn record(
        &self,
        writer: &mut Writer,
        who: &str,
        action: &str,
        subject: &str,
        detail: serde_json::Value,
    ) -> Result<(), AppError> {
        let event = AuditEvent {
            at: self.app.inner.clock.now(),
            actor: if who == SYSTEM { who.to_owned() } else { settle::actor(who, "bureau") },
            action: action.to_owned(),
            subject: subject.to_owned(),
            detail: detail.to_string(),
        };
        writer.book(&BookBatch { audits: vec![event], ..BookBatch::default() }).await?;
        Ok(())
    }

    /// An account with what was granted to it.
    pub(super) async fn caller(&self, session: &mut Session, account: &Account) -> Result<Caller, AppError> {
        let grants = session.list_grants(&[&account.id]).await?;
        Ok(Caller {
            account_id: account.id.clone(),
            name: account.name.clone(),
            is_machine: account.is_machine,
            grants: grants.iter().map(grant).collect(),
        })
    }
}

/// A grant as the permissions know it.
pub fn grant(it: &AccountGrant) -> Grant {
    Grant {
        role: it.role.clone(),
        region: RegionScope::code(&it.region),
        institution: it.institution.clone(),
        department: it.department.clone(),
    }
}
