//! Rosters kept: the register, files, rounds, the problem ledger and its effects, in the store.
//!
//! **Knows:** the order of steps, transactions, the clock. **Does not know:** HTTP, SQL text. Every decision
//! (match, classify, act, effect) is a pure function of `roster`; here it is loaded for and written down.
//!
//! Start at [`RosterDesk`]. Each use case is one transaction: after a crash all of a round is there, or nothing.

mod cards;
mod complete;
mod coverage;
mod daily;
mod effects;
mod entitle;
mod evidence;
mod export;
mod figures;
mod found;
mod held;
mod import;
mod ledger;
mod lines;
mod look;
mod mapping;
mod packed;
mod payments;
mod portal;
mod queries;
mod register_check;
mod register_rows;
mod round;
mod round_problems;
mod round_view;
mod waiting;
mod wire;

use std::sync::Arc;

use base::Day;
use roster::compare::Setting;
use roster::rules::Rules;
use tokio::sync::{Mutex, RwLock};

use crate::App;
use crate::error::{AppError, Fault};

pub use cards::ImportedCards;
pub use complete::{Absence, RoundOptions, Why};
pub use coverage::ImportedCoverage;
pub use daily::DailyView;
pub use effects::EffectsView;
pub(crate) use evidence::unpack;
pub use evidence::{DOCUMENT_LIMIT_BYTES, Packed};
pub use figures::{ClassFigures, MissingPerson, MonthFigures};
pub use found::{Detail, KeptEffect, KeptRow};
pub use import::{CoverageGiven, ImportedRegister};
pub use ledger::{Assigned, Done, Refused};
pub use look::{ColumnLook, FileLook, SheetLook};
pub use mapping::{MappingOrder, MappingSaved};
pub use portal::{
    AssignAll, ManyAct, ManyDone, Named, NewRound, ProblemTally, RosterWords, RoundDone, UploadedFile,
};
pub use queries::{PersonRow, ProblemView};
pub use round_view::{Prepared, RoundCounts, RoundView, SameFile};
pub use waiting::Waiting;

pub use wire::{
    Candidate, ProblemAct, ProblemCommand, ProblemDetail, ProblemPage, ProblemQuery, ProblemRow, Proof,
    masked, read_desk,
};

/// Rules of comparison, under a name that says whose.
pub use roster::rules::Rules as RosterRules;
pub use store::RosterRound;

use held::Held;

/// The desk where rosters are gathered, compared and cleared. Cheap to clone.
#[derive(Clone)]
pub struct RosterDesk {
    app: App,
    rules: Arc<Rules>,
    held: Arc<RwLock<Held>>,
    /// Who is missing after the last round, once somebody has asked.
    missing: Arc<Mutex<figures::Missing>>,
}

impl RosterDesk {
    /// Opens the desk: reads the register into memory; people without a place in it get one.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn open(app: App, rules: Arc<Rules>) -> Result<RosterDesk, AppError> {
        held::number_everybody(app.store()).await?;
        let held = Held::load(app.store()).await?;
        Ok(RosterDesk { app, rules, held: Arc::new(RwLock::new(held)), missing: Arc::default() })
    }

    /// The rules of comparison.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// How many people are on the register.
    pub async fn people(&self) -> usize {
        self.held.read().await.register.people()
    }

    /// The benefit year that a day lies in.
    fn setting(&self, as_of: Day) -> Setting {
        let last = self.app.region().last_day_of_year(as_of);
        let first = Day::new(i16::try_from(last.year()).unwrap_or(9999) - 1, 12, 31)
            .map_or(as_of, |it| it.plus_days(1));
        let year_start = if (last.month(), last.day_of_month()) == (12, 31) {
            first
        } else {
            self.app.region().last_day_of_year(as_of.plus_days(-366)).plus_days(1)
        };
        Setting { year_start, year_end: last, as_of }
    }
}

/// Runs work of a second or more on a thread for such work.
async fn heavy<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        AppError::new(
            Fault::Ours,
            "APP-0101",
            format!("比对中断：{error}"),
            "没有写入任何数据；请重试，仍不行请联系管理员",
        )
    })
}

/// JSON of a value of our own.
fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "{}".to_owned())
}

/// A number of the store that was written from a smaller one.
fn small(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
