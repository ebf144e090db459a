//! Counts of the first page: of what the caller may see, and only where that is. Whoever may not see visits has none
//! counted. Problems of rosters, requests and drafts are counted where they are kept.

use base::Day;
use serde::Serialize;
use store::{WaitingVisits, Within};
use utoipa::ToSchema;

use crate::App;
use crate::error::AppError;

/// How far the caller sees; nothing where he may not see that at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeReach {
    /// People.
    pub people: Within,
    /// Visits.
    pub visits: Option<Within>,
    /// Reimbursements.
    pub reimbursements: Option<Within>,
    /// Balances of payers; they are of the whole county.
    pub money: Option<Within>,
    /// Whether he answers for the chain.
    pub is_of_chain: bool,
}

/// What the first page shows of settlement and ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HomeView {
    /// Today, as the program sees it.
    #[schema(value_type = String, format = Date)]
    pub today: Day,
    /// People on the register who live within reach.
    pub people: i64,
    /// Institutions.
    pub institutions: usize,
    /// Visits that are not settled; nothing where the caller may not see visits.
    pub visits: Option<HomeVisits>,
    /// Reimbursements on their way; nothing where the caller may not see them.
    pub reimbursements: Option<HomeReimbursements>,
    /// What each payer has borne; empty for who may not look into the ledger of the whole county.
    pub payers: Vec<PayerBalance>,
    /// The chain; nothing where the caller may not verify it.
    pub chain: Option<HomeChain>,
}

/// Visits that are not settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HomeVisits {
    /// Under way.
    pub open: i64,
    /// Ended, and waiting for settlement.
    pub waiting: i64,
    /// Where they wait: the institutions with the most, at most five.
    pub places: Vec<InstitutionVisits>,
}

/// Visits of an institution that are not settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InstitutionVisits {
    /// Whose.
    pub institution_id: String,
    /// Its name.
    pub name: String,
    /// Under way.
    pub open: i64,
    /// Ended, and waiting for settlement.
    pub waiting: i64,
}

/// Reimbursements on their way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HomeReimbursements {
    /// Taken in and not computed (500 stands for 500 or more).
    pub gathered: usize,
    /// Computed and not paid (500 stands for 500 or more).
    pub computed: usize,
}

/// The chain's last link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HomeChain {
    /// Entries and audit events in it.
    pub links: i64,
    /// Hash of the last one.
    pub last_hash: String,
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

/// Most institutions that are named.
const PLACES: usize = 5;

impl App {
    /// Counts of the first page.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn home(&self, reach: &HomeReach) -> Result<HomeView, AppError> {
        let mut session = self.inner.store.read().await?;
        let people = session.count_people_within(&reach.people).await?;
        let visits = match &reach.visits {
            Some(within) => Some(self.visits_of(session.count_waiting_visits(within).await?)),
            None => None,
        };
        let reimbursements = match &reach.reimbursements {
            Some(within) => Some(HomeReimbursements {
                gathered: session.count_reimbursements_within("gathered", within, MOST).await?,
                computed: session.count_reimbursements_within("computed", within, MOST).await?,
            }),
            None => None,
        };
        let payers = if reach.money.as_ref().is_some_and(Within::is_everything) {
            self.payers_of(&mut session).await?
        } else {
            Vec::new()
        };
        let head = session.chain_head().await?;
        let chain = HomeChain { links: head.seq, last_hash: head.hash.to_string() };
        Ok(HomeView {
            today: self.today(),
            people,
            institutions: self.inner.institutions().len(),
            visits,
            reimbursements,
            payers,
            chain: reach.is_of_chain.then_some(chain),
        })
    }

    fn visits_of(&self, counts: Vec<WaitingVisits>) -> HomeVisits {
        let known = self.inner.institutions();
        let (open, waiting) = counts.iter().fold((0, 0), |(a, b), it| (a + it.open, b + it.waiting));
        let mut places: Vec<InstitutionVisits> = counts
            .into_iter()
            .map(|it| InstitutionVisits {
                name: known.get(&it.institution_id).map_or(String::new(), |at| at.name.clone()),
                institution_id: it.institution_id,
                open: it.open,
                waiting: it.waiting,
            })
            .collect();
        places.sort_by(|a, b| {
            (b.waiting, b.open, &a.institution_id).cmp(&(a.waiting, a.open, &b.institution_id))
        });
        places.truncate(PLACES);
        HomeVisits { open, waiting, places }
    }

    async fn payers_of(&self, session: &mut store::Session) -> Result<Vec<PayerBalance>, AppError> {
        let region = self.region();
        let payers = &region.engine.pack().payers;
        let ids: Vec<&str> = payers.iter().map(|it| it.id.as_str()).collect();
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
        Ok(payers.iter().filter_map(payer).collect())
    }
}
