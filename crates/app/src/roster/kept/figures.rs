//! Figures for leaders: coverage by class, who is missing, identity changes by month, subsidised premium.
//!
//! **Knows:** the facts of everybody as a round has kept them. **Does not know:** how they came about.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::{Fen, Rate};
use roster::figures::{ClassCover, missing_of};
use roster::rules::{Rules, fact};
use serde::{Deserialize, Serialize};
use store::{Page, RosterRound};

use super::round::{shown, words_of};
use super::round_view::RoundCounts;
use super::{RosterDesk, heavy};
use crate::error::AppError;

/// Coverage of one class, or of people in none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ClassFigures {
    /// Class by identifier; empty for people in none.
    pub class: String,
    /// Its Chinese name.
    pub name: String,
    /// People.
    pub people: u64,
    /// Insured here as residents.
    pub resident: u64,
    /// Insured as employees.
    pub employee: u64,
    /// Insured in another county.
    pub elsewhere: u64,
    /// Not insured anywhere that is known.
    pub missing: u64,
    /// With a waiver.
    pub waived: u64,
    /// With the flag.
    pub flagged: u64,
    /// Subsidised premium. In fen.
    #[schema(value_type = i64)]
    pub subsidy_fen: Fen,
    /// Insured over all, rounded down: 100 % means all.
    pub coverage_ppm: i64,
}

impl ClassFigures {
    pub(super) fn of(cover: &ClassCover, rules: &Rules) -> ClassFigures {
        let class = cover.class.and_then(|it| rules.classes.get(usize::from(it)));
        let Rate(coverage_ppm) = cover.coverage_ppm();
        ClassFigures {
            class: class.map_or_else(String::new, |it| it.id.clone()),
            name: class.map_or_else(|| "无特殊身份".to_owned(), |it| it.name.clone()),
            people: cover.people,
            resident: cover.resident,
            employee: cover.employee,
            elsewhere: cover.elsewhere,
            missing: cover.missing,
            waived: cover.waived,
            flagged: cover.flagged,
            subsidy_fen: cover.subsidy_fen,
            coverage_ppm,
        }
    }
}

/// Identity changes of a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MonthFigures {
    /// 新增.
    pub added: u64,
    /// 退出.
    pub ended: u64,
    /// 类别变更.
    pub changed: u64,
}

/// Somebody of a class who is not insured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct MissingPerson {
    /// Id.
    pub person_id: String,
    /// Name.
    pub name: String,
    /// Township.
    pub township: String,
    /// Village.
    pub village: String,
}

/// Who is missing of each class after a round, by place in the register.
#[derive(Default)]
pub(super) struct Missing {
    round: Option<i64>,
    classes: Arc<Vec<Vec<u32>>>,
}

impl RosterDesk {
    async fn last_round(&self) -> Result<RosterRound, AppError> {
        let rounds = self.rounds().await?;
        let none = || AppError::state("还没有做过比对", "请先做一轮比对（roster round）");
        rounds.into_iter().next().ok_or_else(none)
    }

    /// The figures of the last round: coverage and subsidised premium by class, problems by kind.
    ///
    /// # Errors
    /// When there was no round yet; the store's failure.
    pub async fn figures(&self) -> Result<RoundCounts, AppError> {
        let round = self.last_round().await?;
        Ok(serde_json::from_str(&round.counts).unwrap_or_default())
    }

    /// Who of a class is not insured, after the last round: the other side of a list of 100 %.
    ///
    /// # Errors
    /// An unknown class; no round yet; the store's failure.
    pub async fn missing(
        &self,
        class: &str,
        within: &store::Within,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<MissingPerson>, AppError> {
        let classes: Vec<&str> = self.rules.classes.iter().map(|it| it.id.as_str()).collect();
        let index = self.rules.class(class).ok_or_else(|| {
            AppError::input(
                "class",
                format!("没有身份类别“{class}”"),
                format!("可用：{}", classes.join("、")),
            )
        })?;
        let missing = self.missing_after_last_round().await?;
        let missing = missing.get(usize::from(index)).map_or(&[][..], Vec::as_slice);
        let held = self.held.read().await;
        let after = cursor.and_then(|it| it.parse::<u32>().ok());
        let start = after.map_or(0, |after| missing.partition_point(|it| *it <= after));
        let limit = limit.clamp(1, 1_000);
        let is_shown = |it: &&u32| {
            let (township, village) = held.lives(**it);
            within.holds(township, village)
        };
        // One more than asked for, so that the page knows whether it is the last.
        let mut some: Vec<u32> = missing[start..].iter().filter(is_shown).take(limit + 1).copied().collect();
        let more = some.len() > limit;
        some.truncate(limit);
        let items = some.iter().map(|it| {
            let (person_id, name, township, village) = shown(&held, *it);
            MissingPerson { person_id, name, township, village }
        });
        let next = some.last().filter(|_| more).map(ToString::to_string);
        Ok(Page { items: items.collect(), next })
    }

    /// Who is missing of each class after the last round. The facts of everybody are read once for a round.
    async fn missing_after_last_round(&self) -> Result<Arc<Vec<Vec<u32>>>, AppError> {
        let round = self.last_round().await?;
        let mut kept = self.missing.lock().await;
        if kept.round != Some(round.number) {
            let mut session = self.app.inner.store.read().await?;
            let words = words_of(&mut session, &round).await?.unwrap_or_default();
            drop(session);
            let count = u8::try_from(self.rules.classes.len()).unwrap_or(u8::MAX);
            let of_each = move || (0..count).map(|it| missing_of(&words, fact::class(it))).collect();
            *kept = Missing { round: Some(round.number), classes: Arc::new(heavy(of_each).await?) };
        }
        Ok(Arc::clone(&kept.classes))
    }

    /// Identity changes by year and month of the rounds' days.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn identity_changes(&self) -> Result<BTreeMap<(i32, u8), MonthFigures>, AppError> {
        let mut months: BTreeMap<(i32, u8), MonthFigures> = BTreeMap::new();
        for round in self.rounds().await? {
            let counts: RoundCounts = serde_json::from_str(&round.counts).unwrap_or_default();
            let sums = months.entry((round.as_of.year(), round.as_of.month())).or_default();
            sums.added += counts.changes.added;
            sums.ended += counts.changes.ended;
            sums.changed += counts.changes.changed;
        }
        Ok(months)
    }
}
