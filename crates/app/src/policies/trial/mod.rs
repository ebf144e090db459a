//! What a draft would have changed for settlements that are stored: worked out in the background, bounded, on both
//! sides with the same bills.
//!
//! **Knows:** when to begin, how far it is, where the result goes. **Does not know:** how two sides are compared
//! (`batch`), how sums are made (`sums`).

mod batch;
mod sheet;
mod sums;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use base::Day;
use benefit::Engine;
use serde::{Deserialize, Serialize};
use store::{Accumulator, BookBatch, PolicyTrial, StoredBill};
use utoipa::ToSchema;

use self::batch::{Side, work_out};
use self::sums::Sums;
use super::check::CheckDraft;
use super::drafts::{check_operator, found};
use super::shelf::stopped;
use crate::App;
use crate::error::{AppError, Fault};
use crate::region::Region;
use crate::settle::unreadable;

pub use sums::{TrialByIdentity, TrialPerson, TrialSummary};

/// Most settlements of one trial.
const MOST_SETTLEMENTS: u64 = 3_000_000;
/// People at once.
const PEOPLE: usize = 400;
/// People who gain, and who lose, on the first page.
const SHOWN: usize = 50;

/// Which settlements.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartTrial {
    /// First day of settlement; the first of the last whole benefit year when absent.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day; yesterday's year's end or today when absent.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
    /// Take the bills as if they had arisen so many years later (0 to 5): for rules that begin on a later day.
    #[serde(default)]
    pub shift_years: i32,
}

/// How far a trial is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct TrialProgress {
    /// `running` or `failed`.
    pub state: String,
    /// Settlements worked out.
    pub done: u64,
    /// Of how many.
    pub of: u64,
    /// Why it stopped.
    pub message: String,
}

/// A trial as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TrialView {
    /// Where it runs or has stopped.
    pub progress: Option<TrialProgress>,
    /// The result of the latest that came to its end.
    pub summary: Option<TrialSummary>,
    /// Who asked for it.
    pub made_by: String,
    /// Instant.
    pub made_at: String,
    /// Whether the draft has changed since.
    pub is_old: bool,
}

/// People whose share changes most.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct TrialPeople {
    /// Who would bear less.
    pub gain: Vec<TrialPerson>,
    /// Who would bear more.
    pub lose: Vec<TrialPerson>,
}

/// A trial that runs, or has stopped.
pub type Running = Arc<Mutex<TrialProgress>>;

fn look(running: &Running) -> TrialProgress {
    running.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// What is worked out.
struct Order {
    draft_id: String,
    revision: i64,
    operator: String,
    from: Day,
    until: Day,
    shift_years: i32,
    /// The region with what is in force, and the day whose edition is compared.
    region: Arc<Region>,
    day: Day,
    new: Arc<Engine>,
}

impl App {
    /// Begins a trial of a draft as it is saved.
    ///
    /// # Errors
    /// A draft with rules that cannot be used; another trial that runs; days that cannot be.
    pub async fn start_trial(
        &self,
        id: &str,
        start: StartTrial,
        operator: &str,
    ) -> Result<TrialView, AppError> {
        check_operator(operator)?;
        let draft = found(&mut self.inner.store.read().await?, id).await?;
        let (subject, region) = (self.subject(id, CheckDraft::default()).await?, self.region());
        let (from, until) = self.days_of(&start)?;
        let day = subject.from;
        let permit = self.inner.policies.checks.acquire().await;
        let held = Arc::clone(&region);
        let engine =
            tokio::task::spawn_blocking(move || subject.check(&held).engine).await.map_err(stopped)?;
        drop(permit);
        let Some(new) = engine else {
            let message = "草案的规则还读不全，不能试算";
            return Err(AppError::new(Fault::State, "APP-0115", message, "请先按查错的提示改好"));
        };
        let running: Running =
            Arc::new(Mutex::new(TrialProgress { state: "running".to_owned(), ..TrialProgress::default() }));
        {
            let mut trials = self.inner.policies.trials();
            if trials.values().any(|it| look(it).state == "running") {
                let message = "正在试算一份草案，一次只算一份";
                return Err(AppError::new(Fault::State, "APP-0117", message, "请等它算完"));
            }
            trials.insert(id.to_owned(), Arc::clone(&running));
        }
        let order = Order {
            draft_id: id.to_owned(),
            revision: draft.revision,
            operator: operator.to_owned(),
            from,
            until,
            shift_years: start.shift_years,
            region,
            day,
            new: Arc::new(new),
        };
        let app = self.clone();
        tokio::spawn(async move {
            let (id, inner) = (order.draft_id.clone(), Arc::clone(&app.inner));
            // In a task of its own: a defect that panics stops the trial, and says so.
            let (worker, progress) = (app.clone(), Arc::clone(&running));
            let run = tokio::spawn(async move { worker.run_trial(order, &progress).await }).await;
            match run.map_err(stopped).and_then(|it| it) {
                Ok(()) => {
                    inner.policies.trials().remove(&id);
                }
                Err(error) => {
                    let mut progress = running.lock().unwrap_or_else(PoisonError::into_inner);
                    "failed".clone_into(&mut progress.state);
                    progress.message = error.text();
                }
            }
        });
        self.read_trial(id).await
    }

    /// A trial as it stands.
    ///
    /// # Errors
    /// No such draft.
    pub async fn read_trial(&self, id: &str) -> Result<TrialView, AppError> {
        let mut session = self.inner.store.read().await?;
        let draft = found(&mut session, id).await?;
        let progress = self.inner.policies.trials().get(id).map(look);
        let Some(kept) = session.find_policy_trial(id).await? else {
            let (made_by, made_at) = (String::new(), String::new());
            return Ok(TrialView { progress, summary: None, made_by, made_at, is_old: false });
        };
        Ok(TrialView {
            progress,
            summary: Some(serde_json::from_str(&kept.summary).map_err(unreadable)?),
            is_old: wrote_since(&draft, kept.revision),
            made_by: kept.made_by,
            made_at: kept.made_at,
        })
    }

    /// The people of a trial whose share changes most; nobody before there is one.
    ///
    /// # Errors
    /// No such draft.
    pub async fn read_trial_people(&self, id: &str) -> Result<TrialPeople, AppError> {
        let mut session = self.inner.store.read().await?;
        found(&mut session, id).await?;
        let Some(kept) = session.find_policy_trial(id).await? else { return Ok(TrialPeople::default()) };
        let (_, people) = parsed(&kept)?;
        let some = |gains: bool| {
            let of = people.iter().filter(|it| (it.change_fen < base::Fen::ZERO) == gains);
            of.take(SHOWN).cloned().collect()
        };
        Ok(TrialPeople { gain: some(true), lose: some(false) })
    }

    /// The result of a trial as a workbook.
    ///
    /// # Errors
    /// A draft that was not tried.
    pub async fn export_trial(&self, id: &str) -> Result<Vec<u8>, AppError> {
        let mut session = self.inner.store.read().await?;
        let draft = found(&mut session, id).await?;
        let kept = session.find_policy_trial(id).await?;
        drop(session);
        let kept = kept.ok_or_else(|| AppError::not_found("试算结果，草案", id))?;
        let (summary, people) = parsed(&kept)?;
        let run = tokio::task::spawn_blocking(move || sheet::workbook(&draft, &kept, &summary, &people));
        run.await.map_err(stopped)?
    }

    /// The days of a trial: the last whole benefit year unless told.
    fn days_of(&self, start: &StartTrial) -> Result<(Day, Day), AppError> {
        let (region, today) = (self.region(), self.today());
        let last = region.last_day_of_year(today.plus_days(-366));
        let from = start.from.unwrap_or_else(|| region.last_day_of_year(last.plus_days(-366)).plus_days(1));
        let until = start.until.unwrap_or(last.max(from)).min(today);
        if !(0..=5).contains(&start.shift_years) {
            return Err(AppError::input("shift_years", "推后的年数不合要求", "0 至 5"));
        }
        if from > until || until.days_since(from) > 3 * 366 {
            return Err(AppError::input(
                "from",
                format!("{from} 至 {until} 不合要求"),
                "至多三年，止日不早于起日",
            ));
        }
        Ok((from, until))
    }

    async fn run_trial(&self, order: Order, running: &Running) -> Result<(), AppError> {
        let total = self.inner.store.read().await?.count_settled(order.from, order.until).await?;
        let tell = |done: u64| {
            let mut progress = running.lock().unwrap_or_else(PoisonError::into_inner);
            (progress.done, progress.of) = (done, u64::try_from(total).unwrap_or(0));
        };
        tell(0);
        let order = Arc::new(order);
        let mut sums = Sums::default();
        let old = order.region.on(order.day);
        sums.summary.from = Some(order.from);
        sums.summary.until = Some(order.until);
        sums.summary.shift_years = order.shift_years;
        sums.summary.policy_version.clone_from(&old.version);
        sums.summary.is_rough_for_households = old.engine.pack().meters.iter().any(|it| it.household);
        let (mut after, mut done) = (String::new(), 0);
        loop {
            // A session for each batch: a long snapshot would keep the log from being copied back.
            let mut session = self.inner.store.read().await?;
            let people = session.people_with_visits(&after, PEOPLE).await?;
            let Some(last) = people.last().cloned() else { break };
            let names: Vec<&str> = people.iter().map(String::as_str).collect();
            let bills = session.load_settled_bills(&names, order.from, order.until).await?;
            let opening = opening(&mut session, &order, &bills).await?;
            drop(session);
            after = last;
            done += bills.len() as u64;
            let task = Arc::clone(&order);
            let run = tokio::task::spawn_blocking(move || {
                let mut old = Side::new(&task.region.on(task.day).engine);
                let mut new = Side::new(&task.new);
                work_out(&mut old, &mut new, &bills, &opening, task.shift_years, &mut sums);
                sums
            });
            sums = run.await.map_err(stopped)?;
            tell(done);
            if done >= MOST_SETTLEMENTS {
                sums.summary.is_cut = true;
                break;
            }
        }
        let (summary, people) = sums.finish();
        self.keep_trial(&order, &summary, &people).await
    }

    async fn keep_trial(
        &self,
        order: &Order,
        summary: &TrialSummary,
        people: &[TrialPerson],
    ) -> Result<(), AppError> {
        let trial = PolicyTrial {
            draft_id: order.draft_id.clone(),
            revision: order.revision,
            made_by: order.operator.clone(),
            made_at: self.inner.clock.now(),
            summary: serde_json::to_string(summary).map_err(unreadable)?,
            people: serde_json::to_string(people).map_err(unreadable)?,
        };
        let mut audit = self.audit("bureau", &order.operator, "policy.trial", &order.draft_id);
        audit.detail = serde_json::json!({
            "revision": order.revision, "from": order.from, "until": order.until,
            "settlements": summary.settlements, "changed": summary.changed,
        })
        .to_string();
        let mut writer = self.inner.store.write().await?;
        writer.save_policy_trial(&trial).await?;
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(())
    }
}

/// Meters that stood before the first bill and are looked at: those of periods that no bill of the batch moves.
async fn opening(
    session: &mut store::Session,
    order: &Order,
    bills: &[StoredBill],
) -> Result<Vec<Accumulator>, AppError> {
    if order.shift_years != 0 {
        return Ok(Vec::new());
    }
    let engine = &order.region.on(order.day).engine;
    let days: BTreeSet<Day> = bills.iter().map(|it| it.settled_on).collect();
    let (mut moved, mut wanted) = (BTreeSet::new(), BTreeSet::new());
    for key in days.iter().flat_map(|day| engine.meter_keys(*day)) {
        if key.last {
            wanted.insert(key.period)
        } else {
            moved.insert(key.period)
        };
    }
    let wanted: Vec<&str> = wanted.difference(&moved).map(String::as_str).collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let households = bills.iter().filter_map(|it| it.household_id.as_deref());
    let owners: BTreeSet<&str> = bills.iter().map(|it| it.person_id.as_str()).chain(households).collect();
    Ok(session.load_accumulators(&owners.into_iter().collect::<Vec<_>>(), &wanted).await?)
}

fn parsed(kept: &PolicyTrial) -> Result<(TrialSummary, Vec<TrialPerson>), AppError> {
    let summary = serde_json::from_str(&kept.summary).map_err(unreadable)?;
    let people = serde_json::from_str(&kept.people).map_err(unreadable)?;
    Ok((summary, people))
}

/// Whether a draft was written on since a revision: handing it in and deciding on it change no text.
fn wrote_since(draft: &store::PolicyDraft, revision: i64) -> bool {
    let steps = i64::from(draft.submitted_at.is_some()) + i64::from(draft.decided_at.is_some());
    draft.revision > revision + steps
}
