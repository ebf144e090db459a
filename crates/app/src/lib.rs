//! Use cases: load, decide, save in one transaction.
//!
//! **Knows:** the order of steps of each piece of work, the clock. **Does not know:** HTTP, SQL text.
//!
//! Start reading at [`App`]. Settlements go through `writer` in groups; everything else takes the
//! store's write lock for itself.

pub mod accounts;
pub mod audit;
mod cards;
mod carry;
mod clock;
pub mod cross;
mod desk;
mod error;
pub mod exchange;
mod facts;
pub mod field;
pub mod filings;
mod follow;
mod group;
pub mod indicators;
pub mod institutions;
mod late;
mod locate;
pub mod matters;
pub mod model;
mod money;
mod nonces;
mod people;
pub mod policies;
pub mod portal;
mod print;
mod queries;
mod reads;
mod region;
mod reimburse;
pub mod reported;
mod reverse;
pub mod roster;
mod settle;
pub mod system;
mod unmask;
mod veil;
mod verify;
mod visits;
mod writer;

use std::sync::{Arc, PoisonError, RwLock};

use store::Store;

pub use clock::{Clock, FixedClock, SystemClock};
pub use error::{AppError, Fault};
use institutions::Institutions;
pub use locate::{Subject, within};
pub use print::Printed;
pub use queries::{PeriodView, PersonView, SettlementPage, SettlementQuery, SettlementRow};
pub use region::{Edition, Region, Sources};
pub use reimburse::{
    ReimbursementDetail, ReimbursementPage, ReimbursementQuery, ReimbursementRow, ReimbursementState,
    ReimbursementStep,
};
pub use store::{Within, WithinBound, WithinPart};
pub use unmask::{MaskedField, UnmaskRequest, Unmasked, VisitDiagnosis};

/// The application: cheap to clone, all clones share one writer.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
    writer: writer::Writer,
    nonces: nonces::Nonces,
    recorder: audit::Recorder,
    reads: reads::Reads,
}

/// What all use cases share.
pub struct Inner {
    store: Store,
    region: RwLock<Arc<Region>>,
    institutions: RwLock<Arc<Institutions>>,
    clock: Arc<dyn Clock>,
    policies: policies::Shelf,
    indicator_job: indicators::Job,
}

impl Inner {
    fn region(&self) -> Arc<Region> {
        Arc::clone(&self.region.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn institutions(&self) -> Arc<Institutions> {
        Arc::clone(&self.institutions.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl App {
    /// Starts on a migrated store, with the packages that were approved there put over the pack. Call it inside a
    /// tokio runtime.
    ///
    /// # Errors
    /// When the store cannot be read, or the pack has errors together with what was approved.
    pub async fn start(
        store: Store,
        region: impl Into<Arc<Region>>,
        clock: Arc<dyn Clock>,
    ) -> Result<App, AppError> {
        let inner = Arc::new(Inner {
            store,
            region: RwLock::new(region.into()),
            institutions: RwLock::default(),
            clock,
            policies: policies::Shelf::default(),
            indicator_job: indicators::Job::default(),
        });
        let writer = writer::Writer::start(Arc::clone(&inner));
        let nonces = nonces::Nonces::start(inner.store.clone());
        let reads = reads::Reads::default();
        let recorder = audit::Recorder::start(inner.store.clone());
        let app = App { inner, writer, nonces, reads, recorder };
        app.reload_institutions().await?;
        app.refresh_policies().await?;
        Ok(app)
    }

    /// The store, for those who import in bulk.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The region's pack in force.
    #[must_use]
    pub fn region(&self) -> Arc<Region> {
        self.inner.region()
    }

    /// Puts another version of the pack into force, as it is. Settlements booked before keep citing theirs;
    /// [`App::recompute_since`] finds those that a retroactive rule changes.
    pub fn set_region(&self, region: impl Into<Arc<Region>>) {
        *self.inner.region.write().unwrap_or_else(PoisonError::into_inner) = region.into();
    }

    /// Reads the institutions again, after some were saved.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn reload_institutions(&self) -> Result<(), AppError> {
        let mut session = self.inner.store.read().await?;
        let list = session.list_institutions().await?;
        let agreements = session.list_approved_agreements().await?;
        let map = Institutions::new(list, agreements);
        *self.inner.institutions.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(map);
        Ok(())
    }

    /// Today, as the application sees it.
    #[must_use]
    pub fn today(&self) -> base::Day {
        self.inner.clock.today()
    }
}
