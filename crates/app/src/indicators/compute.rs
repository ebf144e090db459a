//! The job: a month of all indicators in one walk over the people, and what follows for its year.
//!
//! **Knows:** the order of the walk, what is held in memory (the settlements of the month, one page of people).
//! **Does not know:** SQL text.

use std::collections::{BTreeMap, HashMap};

use base::Day;
use ledger::AuditEvent;
use serde::Serialize;
use store::{BookBatch, IndicatorRun, IndicatorValue, InstitutionMonth, ListedPerson, PersonFacts};
use utoipa::ToSchema;

use super::definition::{Indicator, Measure};
use super::period::Period;
use super::tally::Tally;
use super::weigh::{Levels, Settled, listed, weigh};
use crate::App;
use crate::error::AppError;
use crate::settle::actor;

/// People read at a time.
const PAGE: usize = 20_000;

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ComputeView {
    /// The month.
    pub period: String,
    /// Day up to which it counts.
    #[schema(value_type = String, format = Date)]
    pub as_of: Day,
    /// Indicators worked out.
    pub indicators: usize,
    /// People looked at.
    pub people: i64,
    /// Settlements of the month that count.
    pub settlements: usize,
    /// Values written for the month.
    pub values: usize,
    /// When it was worked out.
    pub known_at: String,
}

impl App {
    /// Works out the indicators of a month, and of its year from the months that are there.
    ///
    /// # Errors
    /// A period that is no month or has not begun; a pack without indicators; the store's failure.
    pub async fn compute_indicators(&self, period: &str, operator: &str) -> Result<ComputeView, AppError> {
        let region = self.region();
        let month = self.month_to_compute(period)?;
        let indicators: Vec<&Indicator> = region.indicators.iter().collect();
        let as_of = month.last().min(self.today());
        let known_at = self.inner.clock.now();
        let institutions = self.inner.institutions();
        let levels: Levels = institutions.values().map(|it| (it.id.clone(), it.level.clone())).collect();

        let mut session = self.inner.store.read_snapshot().await?;
        let rows = session.settled_between(month.first(), as_of).await?;
        let settlements = rows.len();
        let months = by_institution(&rows, period, &known_at);
        let mut settled: HashMap<String, Vec<Settled>> = HashMap::new();
        for row in rows {
            settled.entry(row.person_id.clone()).or_default().push(Settled::new(row, &levels));
        }
        let [begin, end] = month.instants();
        let mut tally = Tally::new(indicators.len());
        let mut lists: Vec<(&str, ListedPerson)> = Vec::new();
        let (mut after, mut people) = (String::new(), 0_i64);
        loop {
            let days = (month.first(), as_of);
            let page = session.people_facts(&after, PAGE, days, [&begin, &end]).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.id);
            people += page.len() as i64;
            for person in &page {
                let own = settled.get(&person.id).map_or(&[][..], Vec::as_slice);
                add(&mut tally, &indicators, person, own, as_of);
                list(&mut lists, &indicators, person, own, as_of);
            }
        }
        let mut whole = BTreeMap::new();
        for (at, indicator) in indicators.iter().enumerate() {
            if indicator.numerator.measure == Measure::RosterRows {
                whole.insert(at, session.roster_rows_between(&begin, &end).await?);
            }
        }
        drop(session);

        let county = region.engine.pack().region.clone();
        let values = tally.values(&indicators, period, &county, &whole);
        let run = |indicator: &&Indicator| IndicatorRun {
            code: indicator.code.clone(),
            period: period.to_owned(),
            as_of,
            definition: indicator.fingerprint(),
            months: 1,
            known_at: known_at.clone(),
            operator: operator.to_owned(),
        };
        let runs: Vec<IndicatorRun> = indicators.iter().map(run).collect();
        let mut writer = self.inner.store.write().await?;
        writer.save_indicators(&runs, &values).await?;
        let codes: Vec<&str> = indicators.iter().map(|it| it.code.as_str()).collect();
        writer.save_indicator_people(period, &codes, &mut lists).await?;
        writer.save_institution_months(period, &months).await?;
        self.save_year(&mut writer, &indicators, month, &runs).await?;
        let view = ComputeView {
            period: period.to_owned(),
            as_of,
            indicators: indicators.len(),
            people,
            settlements,
            values: values.len(),
            known_at: known_at.clone(),
        };
        let audit = AuditEvent {
            at: known_at,
            actor: actor(operator, "bureau"),
            action: "indicator.compute".to_owned(),
            subject: period.to_owned(),
            detail: serde_json::json!({ "people": people, "settlements": settlements }).to_string(),
        };
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(view)
    }

    /// Reads and checks what to work out.
    pub(super) fn month_to_compute(&self, period: &str) -> Result<Period, AppError> {
        let month = Period::parse(period)?;
        if !month.is_month() {
            return Err(AppError::input("period", "指标按月计算，年度由各月得出", "请写成 2024-03"));
        }
        if month.first() > self.today() {
            return Err(AppError::input("period", format!("{month} 还没有开始"), "请选已经开始的月份"));
        }
        if self.region().indicators.is_empty() {
            let message = "本地区的规则包没有指标";
            return Err(AppError::state(message, "请在规则包的 indicators/ 里写好指标，再重新启动"));
        }
        Ok(month)
    }

    /// The year from its months: what flows adds up, what stands is as in the last month. Only months worked out
    /// by the present definition are in it.
    async fn save_year(
        &self,
        writer: &mut store::Writer,
        indicators: &[&Indicator],
        month: Period,
        now: &[IndicatorRun],
    ) -> Result<(), AppError> {
        let year = month.year();
        let months: Vec<String> = year.months().iter().map(ToString::to_string).collect();
        let periods: Vec<&str> = months.iter().map(String::as_str).collect();
        let known = writer.indicator_runs().await?;
        let mut runs = Vec::new();
        let mut values = Vec::new();
        for (indicator, now) in indicators.iter().zip(now) {
            let fits = |it: &&IndicatorRun| {
                it.code == now.code && months.contains(&it.period) && it.definition == now.definition
            };
            let own: Vec<&IndicatorRun> = known.iter().filter(fits).collect();
            let Some(last) = own.last() else { continue };
            let all = writer.indicator_values_of(&[&indicator.code], &periods).await?;
            let own_periods: Vec<&str> = own.iter().map(|it| it.period.as_str()).collect();
            values.extend(folded(indicator, &all, &own_periods, &last.period, &year.to_string()));
            runs.push(IndicatorRun {
                period: year.to_string(),
                months: own.len() as i64,
                as_of: last.as_of,
                ..now.clone()
            });
        }
        writer.save_indicators(&runs, &values).await?;
        Ok(())
    }
}

/// Adds a person to the sums of the village.
fn add(tally: &mut Tally, indicators: &[&Indicator], person: &PersonFacts, settled: &[Settled], on: Day) {
    let sums = tally.of(&person.region, &person.village);
    for (sum, indicator) in sums.iter_mut().zip(indicators) {
        sum[0] += weigh(&indicator.numerator, person, settled, on);
        if let Some(below) = &indicator.denominator {
            sum[1] += weigh(below, person, settled, on);
        }
    }
}

/// Adds a person, or their settlements, to the lists behind the figures.
fn list<'a>(
    lists: &mut Vec<(&'a str, ListedPerson)>,
    indicators: &[&'a Indicator],
    person: &PersonFacts,
    settled: &[Settled],
    on: Day,
) {
    for indicator in indicators {
        let Some(which) = indicator.people else { continue };
        lists.extend(listed(indicator, which, person, settled, on).into_iter().map(|it| {
            let listed = ListedPerson {
                place: format!("{}/{}", person.region, person.village),
                person_id: person.id.clone(),
                settlement_id: it.map(|it| it.row.id.clone()),
            };
            (indicator.code.as_str(), listed)
        }));
    }
}

/// Values of a year from those of its months.
fn folded(
    indicator: &Indicator,
    all: &[IndicatorValue],
    months: &[&str],
    last: &str,
    year: &str,
) -> Vec<IndicatorValue> {
    let flows = [
        indicator.numerator.measure.is_flow(),
        indicator.denominator.as_ref().is_some_and(|it| it.measure.is_flow()),
    ];
    let mut places: BTreeMap<(&str, &str), [i64; 2]> = BTreeMap::new();
    for it in all.iter().filter(|it| months.contains(&it.period.as_str())) {
        let sums = places.entry((&it.place, &it.parent)).or_insert([0, 0]);
        for ((sum, flow), one) in sums.iter_mut().zip(flows).zip([it.numerator, it.denominator]) {
            if flow || it.period == last {
                *sum += one;
            }
        }
    }
    let value = |((place, parent), [numerator, denominator]): ((&str, &str), [i64; 2])| IndicatorValue {
        code: indicator.code.clone(),
        period: year.to_owned(),
        place: place.to_owned(),
        parent: parent.to_owned(),
        numerator,
        denominator: if indicator.denominator.is_some() { denominator } else { 1 },
    };
    places.into_iter().map(value).collect()
}

/// Settlements of each institution.
fn by_institution(rows: &[store::SettledRow], month: &str, known_at: &str) -> Vec<InstitutionMonth> {
    let mut sums: BTreeMap<&str, InstitutionMonth> = BTreeMap::new();
    for row in rows {
        let sum = sums.entry(&row.institution_id).or_insert_with(|| InstitutionMonth {
            institution_id: row.institution_id.clone(),
            month: month.to_owned(),
            settlements: 0,
            total_fen: 0,
            paid_fen: 0,
            cash_fen: 0,
            known_at: known_at.to_owned(),
        });
        sum.settlements += 1;
        sum.total_fen += row.total_fen;
        sum.cash_fen += row.cash_fen;
        let paid = |kind: &str| matches!(kind, "fund" | "insurer" | "government");
        sum.paid_fen += row.shares.iter().filter(|it| paid(&it.0)).map(|it| it.2).sum::<i64>();
    }
    sums.into_values().collect()
}
