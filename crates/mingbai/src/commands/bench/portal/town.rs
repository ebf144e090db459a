//! The made county in the database: made in steps with a line for each, or found there from another run.

use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, ensure};
use app::App;
use app::roster::kept::{RosterDesk, RosterRules};
use base::Day;
use store::ListedPlace;

use super::{desks, matters, visits};
use crate::commands::demo::made::{self, Made};

/// The seed of everything that is drawn.
const SEED: u64 = 7;
/// Under which name the database says what was made in it.
const MARK: &str = "bench.portal";
/// Months of indicators: the last one is worked out, the others repeat it.
const MONTHS: i8 = 12;

/// Who lives where, and the day.
pub struct Town {
    /// The county; people follow from it by index.
    pub made: Made,
    /// How many people.
    pub people: u32,
    /// How many visits.
    pub visits: u32,
    /// The day of the clock.
    pub today: Day,
    /// Rules of comparison.
    pub rules: Arc<RosterRules>,
}

impl Town {
    /// Makes everything in an empty database, or checks that it is there.
    ///
    /// # Errors
    /// A database that was made otherwise, or not to the end; the store's failure.
    pub async fn of(app: &App, rules: RosterRules, people: u32, visits: u32) -> anyhow::Result<Town> {
        let mut session = app.store().read().await?;
        let (known, mark) = (session.count_people().await?, session.find_meta(MARK).await?);
        drop(session);
        let wanted = format!("{people} {visits}");
        let town = |made: Made| Town { made, people, visits, today: app.today(), rules: Arc::new(rules) };
        if known > 0 {
            let mark = mark.context("数据库里有人，但不是 bench portal 造完的；请换一个文件，或删掉它")?;
            ensure!(mark == wanted, "数据库里造的是 {mark}（人数、就诊），这次要的是 {wanted}");
            return Ok(town(made::county(app, people, SEED)?));
        }
        let town = town(made::people(app, people, SEED).await?);
        app.reload_institutions().await?;
        town.fill(app).await?;
        let mut writer = app.store().write().await?;
        writer.set_meta(MARK, &wanted).await?;
        writer.commit().await?;
        Ok(town)
    }

    async fn fill(&self, app: &App) -> anyhow::Result<()> {
        let begun = Instant::now();
        let tell = |what: &str| eprintln!("{what}（{:.0} 秒）", begun.elapsed().as_secs_f64());
        visits::book(app, self).await?;
        tell("就诊、结算、分录、日志");
        let desk = RosterDesk::open(app.clone(), Arc::clone(&self.rules)).await?;
        desks::round(&desk, self).await?;
        desks::problems(app, self).await?;
        drop(desk);
        tell("名册一轮、问题台账");
        matters::fill(app, self).await?;
        tell("经办点、办件");
        desks::reimbursements(app, self).await?;
        desks::agreements(app, self).await?;
        desks::drafts(app, self).await?;
        tell("手工报销、协议、政策草案");
        self.indicators(app).await?;
        tell("指标");
        app.follow_entries(0).await?;
        tell("账户到分录");
        Ok(())
    }

    /// The last month worked out; the same figures for the months before.
    async fn indicators(&self, app: &App) -> anyhow::Result<()> {
        let month = |it: i8| format!("{}-{it:02}", self.today.year());
        let last = month(MONTHS);
        app.compute_indicators(&last, "bench").await?;
        let mut session = app.store().read().await?;
        let runs = session.indicator_runs().await?;
        let codes: Vec<&str> = runs.iter().map(|it| it.code.as_str()).collect();
        let values = session.indicator_values_of(&codes, &[&last]).await?;
        let mut lists = Vec::new();
        for code in &codes {
            let all = ListedPlace::Everywhere;
            let list = session.list_indicator_people((code, &last), all, None, usize::MAX).await?;
            lists.extend(list.items.into_iter().map(|it| (*code, it)));
        }
        drop(session);
        let mut writer = app.store().write().await?;
        for earlier in (1..MONTHS).map(month) {
            let runs: Vec<_> = runs
                .iter()
                .filter(|it| it.period == last)
                .map(|it| store::IndicatorRun { period: earlier.clone(), ..it.clone() })
                .collect();
            let values: Vec<_> = values
                .iter()
                .map(|it| store::IndicatorValue { period: earlier.clone(), ..it.clone() })
                .collect();
            writer.save_indicators(&runs, &values).await?;
            writer.save_indicator_people(&earlier, &codes, &mut lists).await?;
        }
        writer.commit().await?;
        Ok(())
    }

    /// Township and village of a person.
    #[must_use]
    pub fn home(&self, person: &county::Person) -> (String, String) {
        let village = &self.made.county.villages()[person.village];
        (self.made.county.townships()[village.township].code.clone(), village.name.clone())
    }

    /// Somebody, spread over the whole county.
    #[must_use]
    pub fn somebody(&self, nth: u32) -> county::Person {
        let index = u64::from(nth) * 7_919 % u64::from(self.people);
        self.made.county.person(u32::try_from(index).unwrap_or(0))
    }

    /// Hospitals, the larger ones first.
    pub fn hospitals(&self) -> impl Iterator<Item = &county::Institution> {
        self.made.county.institutions().iter().filter(|it| it.level != county::Level::Pharmacy)
    }
}
