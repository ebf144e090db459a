//! What is approved, put over the pack: at the start, after an approval, when another process approved something,
//! and when a day begins on which an edition takes effect.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use store::{DraftSide, Session};
use tokio::sync::Semaphore;

use super::editions::{Overlay, compose};
use super::model::loaded;
use super::trial::Running;
use crate::App;
use crate::error::{AppError, Fault};
use crate::region::Region;

/// What the application remembers of drafts.
#[derive(Debug)]
pub struct Shelf {
    /// Approved ones, as they lie over the pack that is in force.
    overlays: RwLock<Arc<Vec<Overlay>>>,
    /// Trials that run or have stopped, by draft.
    trials: Mutex<HashMap<String, Running>>,
    /// Checks at once.
    pub(super) checks: Semaphore,
}

impl Default for Shelf {
    fn default() -> Shelf {
        Shelf { overlays: RwLock::default(), trials: Mutex::default(), checks: Semaphore::new(2) }
    }
}

impl Shelf {
    /// What lies over the pack.
    pub(super) fn overlays(&self) -> Arc<Vec<Overlay>> {
        Arc::clone(&self.overlays.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn trials(&self) -> MutexGuard<'_, HashMap<String, Running>> {
        self.trials.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The approved drafts with their files, in the order of their approval.
pub(super) async fn load_overlays(session: &mut Session) -> Result<Vec<Overlay>, AppError> {
    let mut overlays = Vec::new();
    for draft in session.approved_policy_drafts().await? {
        let before = loaded(session.load_policy_files(&draft.id, DraftSide::Before).await?);
        let files = loaded(session.load_policy_files(&draft.id, DraftSide::Draft).await?);
        let Some(from) = draft.effective_on else { continue };
        overlays.push(Overlay {
            draft_id: draft.id,
            instrument: draft.instrument,
            from,
            approval: draft.approval,
            before,
            files,
        });
    }
    Ok(overlays)
}

impl App {
    /// Puts the approved packages over the pack, if they are not there yet or another of them takes effect
    /// today; whether anything changed.
    ///
    /// # Errors
    /// The store's failure; a pack that has errors together with what was approved: then everything stays as
    /// it was.
    pub async fn refresh_policies(&self) -> Result<bool, AppError> {
        let region = self.region();
        let known = self.inner.policies.overlays();
        let last = known.iter().map(|it| it.approval).max().unwrap_or(0);
        let now = region.editions.iter().rev().find(|it| it.from <= self.today());
        let lies_there = now.map_or(known.is_empty(), |it| it.region.is_none());
        let mut session = self.inner.store.read().await?;
        if session.last_policy_approval().await? == last && lies_there {
            return Ok(false);
        }
        let overlays = load_overlays(&mut session).await?;
        drop(session);
        let made = self.composed(overlays.clone()).await?;
        self.put_into_force(made, overlays);
        Ok(true)
    }

    /// The region that these make, worked out beside the requests.
    pub(super) async fn composed(&self, overlays: Vec<Overlay>) -> Result<Region, AppError> {
        let (sources, today) = (Arc::clone(&self.region().sources), self.today());
        let made = tokio::task::spawn_blocking(move || compose(&sources, &overlays, today)).await;
        Ok(made.map_err(stopped)??)
    }

    /// From here on everybody sees it.
    pub(super) fn put_into_force(&self, region: Region, overlays: Vec<Overlay>) {
        *self.inner.policies.overlays.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(overlays);
        self.set_region(region);
    }
}

/// Work beside the requests has stopped.
pub(super) fn stopped(_: tokio::task::JoinError) -> AppError {
    AppError::new(Fault::Ours, "APP-0110", "核对政策时程序出错", "请联系管理员，附上草案编号")
}
