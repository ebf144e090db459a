//! Counts of the first page.

use base::Day;
use serde::Serialize;
use store::Within;
use utoipa::ToSchema;

use crate::App;
use crate::error::AppError;

/// What the first page shows of settlement and ledger. Problems of rosters are counted where they are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HomeView {
    /// Today, as the program sees it.
    #[schema(value_type = String, format = Date)]
    pub today: Day,
    /// People on the register.
    pub people: i64,
    /// Institutions.
    pub institutions: usize,
    /// Visits under way.
    pub open_visits: i64,
    /// Visits that have ended and are not settled.
    pub waiting_visits: i64,
    /// Reimbursements taken in and not computed (500 stands for 500 or more).
    pub gathered: usize,
    /// Reimbursements computed and not paid.
    pub computed: usize,
    /// Entries and audit events in the chain.
    pub links: i64,
    /// Hash of the last link.
    pub last_hash: String,
    /// What each payer has borne.
    pub payers: Vec<PayerBalance>,
}

/// What a payer has borne.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PayerBalance {
    /// Identifier.
    pub payer: String,
    /// Chinese name.
    pub name: String,
    /// Account.
    pub account: String,
    /// In fen.
    pub balance_fen: i64,
}

/// Most reimbursements of a state that are counted.
const MOST: usize = 500;

impl App {
    /// Counts of the first page, of what lies within; what payers have borne only for the whole.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn home(&self, within: &Within) -> Result<HomeView, AppError> {
        let region = self.region();
        let pack = region.engine.pack();
        let mut session = self.inner.store.read().await?;
        let people = session.count_people_within(within).await?;
        let (open_visits, waiting_visits) = session.count_waiting_visits(within).await?;
        let gathered = session.count_reimbursements_within("gathered", within, MOST).await?;
        let computed = session.count_reimbursements_within("computed", within, MOST).await?;
        let head = session.chain_head().await?;
        let ids: Vec<&str> = pack.payers.iter().map(|it| it.id.as_str()).collect();
        let balances = session.balances_of(&ids).await?;
        let payer = |it: &policy::model::Payer| {
            let account = format!("payer:{}", it.id);
            let found = balances.iter().find(|at| at.account.as_str() == account)?;
            Some(PayerBalance {
                payer: it.id.clone(),
                name: it.name.clone(),
                balance_fen: found.amount_fen,
                account,
            })
        };
        Ok(HomeView {
            today: self.today(),
            people,
            institutions: self.inner.institutions().len(),
            open_visits,
            waiting_visits,
            gathered,
            computed,
            links: head.seq,
            last_hash: head.hash.to_string(),
            payers: pack.payers.iter().filter(|_| within.is_everything()).filter_map(payer).collect(),
        })
    }
}
