//! The job in the background: one at a time, started from a page.
//!
//! **Knows:** whether it runs and how it ended. **Does not know:** what it works out.

use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::error::AppError;

/// Where the job stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct IndicatorJob {
    /// `idle`, `running`, `done` or `failed`.
    pub state: String,
    /// The month.
    pub period: String,
    /// Who started it.
    pub operator: String,
    /// When it began.
    pub started_at: String,
    /// When it ended; empty while it runs.
    pub finished_at: String,
    /// What it did, or why it failed.
    pub message: String,
}

/// The job of this process; one at a time.
#[derive(Debug, Default)]
pub struct Job(Arc<std::sync::Mutex<IndicatorJob>>);

impl Job {
    fn lock(&self) -> std::sync::MutexGuard<'_, IndicatorJob> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Where it stands.
    #[must_use]
    pub fn view(&self) -> IndicatorJob {
        let mut view = self.lock().clone();
        if view.state.is_empty() {
            view.state = "idle".to_owned();
        }
        view
    }
}

impl App {
    /// Starts the job and returns at once.
    ///
    /// # Errors
    /// A job that runs already; what [`App::compute_indicators`] refuses at once.
    pub fn start_indicators(&self, period: &str, operator: &str) -> Result<IndicatorJob, AppError> {
        self.month_to_compute(period)?;
        let mut job = self.inner.indicator_job.lock();
        if job.state == "running" {
            let message = format!("{} 正在计算", job.period);
            return Err(AppError::state(message, "请等它算完再算下一个月"));
        }
        *job = IndicatorJob {
            state: "running".to_owned(),
            period: period.to_owned(),
            operator: operator.to_owned(),
            started_at: self.inner.clock.now(),
            ..IndicatorJob::default()
        };
        let started = job.clone();
        drop(job);
        let (app, period, operator) = (self.clone(), period.to_owned(), operator.to_owned());
        tokio::spawn(async move {
            let done = app.compute_indicators(&period, &operator).await;
            let mut job = app.inner.indicator_job.lock();
            job.finished_at = app.inner.clock.now();
            match done {
                Ok(view) => {
                    job.state = "done".to_owned();
                    job.message = format!(
                        "{} 个指标，看了 {} 人、{} 笔结算",
                        view.indicators, view.people, view.settlements
                    );
                }
                Err(error) => {
                    job.state = "failed".to_owned();
                    job.message = error.text();
                }
            }
        });
        Ok(started)
    }
}
