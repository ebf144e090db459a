//! Looking at what was worked out.

use std::collections::HashMap;

use access::RegionScope;
use store::{IndicatorRun, IndicatorValue, Session};

use super::definition::{Direction, Indicator, Listed};
use super::period::Period;
use super::standing::{standing, value};
use super::view::{
    IndicatorCard, IndicatorPage, IndicatorPlace, IndicatorView, PlaceValue, PublishedFigure, TrendPoint,
};
use crate::App;
use crate::error::AppError;

/// Periods shown in a trend.
const TREND: i16 = 12;

/// Names of places, and which there are.
pub(super) struct Names {
    county: (String, String),
    townships: HashMap<String, String>,
}

impl Names {
    pub(super) async fn load(app: &App, session: &mut Session) -> Result<Names, AppError> {
        let region = app.region();
        let pack = region.engine.pack();
        let townships =
            session.list_roster_places().await?.into_iter().map(|it| (it.code, it.name)).collect();
        Ok(Names { county: (pack.region.clone(), pack.name.clone()), townships })
    }

    pub(super) fn township<'a>(&'a self, code: &'a str) -> &'a str {
        self.townships.get(code).map_or(code, String::as_str)
    }

    pub(super) fn view(&self, code: &str) -> IndicatorPlace {
        let (name, level) = match code.split_once('/') {
            _ if code == self.county.0 => (self.county.1.as_str(), "county"),
            Some((_, village)) => (if village.is_empty() { "村不明" } else { village }, "village"),
            None => (self.township(code), "township"),
        };
        IndicatorPlace { code: code.to_owned(), name: name.to_owned(), level: level.to_owned() }
    }

    /// From the county down.
    pub(super) fn path(&self, code: &str) -> Vec<IndicatorPlace> {
        let mut path = vec![self.view(&self.county.0)];
        if code != self.county.0 {
            if let Some((township, _)) = code.split_once('/') {
                path.push(self.view(township));
            }
            path.push(self.view(code));
        }
        path
    }
}

/// The listed periods, and what a page is about.
struct Asked {
    period: Period,
    place: String,
    periods: Vec<String>,
    runs: Vec<IndicatorRun>,
}

impl App {
    /// All indicators of a place in a period: of the county and the last period when not told.
    ///
    /// # Errors
    /// A period that is none; the store's failure.
    pub async fn indicators(
        &self,
        period: Option<&str>,
        place: Option<&str>,
    ) -> Result<IndicatorPage, AppError> {
        let region = self.region();
        // Asked before the values: a job that is said to be done has its values here.
        let job = self.inner.indicator_job.view();
        let mut session = self.inner.store.read().await?;
        let asked = self.asked(&mut session, period, place).await?;
        let names = Names::load(self, &mut session).await?;
        let all: Vec<&Indicator> = region.indicators.iter().collect();
        let cards = cards(&mut session, &all, &asked).await?;
        Ok(IndicatorPage {
            period: asked.period.to_string(),
            path: names.path(&asked.place),
            periods: asked.periods,
            cards,
            job,
        })
    }

    /// One indicator in one place, with the places within.
    ///
    /// # Errors
    /// An unknown indicator; a period that is none; the store's failure.
    pub async fn indicator(
        &self,
        code: &str,
        period: Option<&str>,
        place: Option<&str>,
    ) -> Result<IndicatorView, AppError> {
        let region = self.region();
        let indicator = find(&region.indicators, code)?;
        let mut session = self.inner.store.read().await?;
        let asked = self.asked(&mut session, period, place).await?;
        let names = Names::load(self, &mut session).await?;
        let card = cards(&mut session, &[indicator], &asked).await?.pop();
        let card = card.ok_or_else(|| AppError::not_found("指标", code))?;
        let within = session.indicator_values_within(code, &asked.period.to_string(), &asked.place).await?;
        let places = within.iter().map(|it| {
            let worth = value(indicator.unit, it.numerator, it.denominator);
            PlaceValue {
                place: names.view(&it.place),
                value: worth,
                numerator: it.numerator,
                denominator: indicator.denominator.as_ref().map(|_| it.denominator),
                standing: standing(indicator, worth).word().to_owned(),
            }
        });
        Ok(IndicatorView {
            card,
            source: indicator.source.clone(),
            basis: indicator.basis.clone(),
            period: asked.period.to_string(),
            path: names.path(&asked.place),
            places: places.collect(),
            periods: asked.periods,
        })
    }

    /// The place as a scope: whoever asks must be allowed to see it.
    #[must_use]
    pub fn indicator_scope(&self, place: Option<&str>) -> RegionScope {
        match place {
            Some(place) if !place.is_empty() => RegionScope::code(place),
            _ => RegionScope::code(&self.region().engine.pack().region),
        }
    }

    async fn asked(
        &self,
        session: &mut Session,
        period: Option<&str>,
        place: Option<&str>,
    ) -> Result<Asked, AppError> {
        let county = self.region().engine.pack().region.clone();
        let place = place.filter(|it| !it.is_empty()).unwrap_or(&county).to_owned();
        let given = period.filter(|it| !it.is_empty()).map(Period::parse).transpose()?;
        let runs = session.indicator_runs().await?;
        let mut periods: Vec<String> = runs.iter().map(|it| it.period.clone()).collect();
        periods.sort_by(|a, b| b.cmp(a));
        periods.dedup();
        let last = periods.iter().find(|it| it.len() == 7).map(|it| Period::parse(it)).transpose()?;
        let period = given.or(last).unwrap_or_else(|| Period::month_of(self.today()));
        Ok(Asked { period, place, periods, runs })
    }
}

/// The indicator of a code.
pub(super) fn find<'a>(all: &'a [Indicator], code: &str) -> Result<&'a Indicator, AppError> {
    // A word of the pack, not a number of something that may lie elsewhere.
    all.iter().find(|it| it.code == code).ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|it| it.code.as_str()).collect();
        AppError::input("code", format!("没有指标“{code}”"), format!("可用：{}", known.join("、")))
    })
}

async fn cards(
    session: &mut Session,
    indicators: &[&Indicator],
    asked: &Asked,
) -> Result<Vec<IndicatorCard>, AppError> {
    let codes: Vec<&str> = indicators.iter().map(|it| it.code.as_str()).collect();
    let span: Vec<String> = (1 - TREND..=0).map(|it| asked.period.shifted(it).to_string()).collect();
    let periods: Vec<&str> = span.iter().map(String::as_str).collect();
    let values = session.indicator_values(&codes, &periods, &asked.place).await?;
    Ok(indicators.iter().map(|it| card(it, asked, &span, &values)).collect())
}

fn card(it: &Indicator, asked: &Asked, span: &[String], values: &[IndicatorValue]) -> IndicatorCard {
    let of = |period: &str| values.iter().find(|at| at.code == it.code && at.period == period);
    let run_of = |period: &str| asked.runs.iter().find(|at| at.code == it.code && at.period == period);
    // A place without a row in a period that was worked out has nothing.
    let worth = |period: &str| {
        run_of(period)?;
        let (above, below) =
            of(period).map_or((0, i64::from(it.denominator.is_none())), |it| (it.numerator, it.denominator));
        value(it.unit, above, below)
    };
    let period = asked.period.to_string();
    let run = run_of(&period);
    let own = of(&period);
    let now = worth(&period);
    let published = it.published.iter().filter_map(|at| {
        let value = it.scaled(&at.value).ok()?;
        Some(PublishedFigure { period: at.period.clone(), value, note: at.note.clone() })
    });
    IndicatorCard {
        code: it.code.clone(),
        name: it.name.clone(),
        group: it.group.clone(),
        unit: it.unit.word().to_owned(),
        unit_name: it.unit.name().to_owned(),
        meaning: it.meaning.clone(),
        direction: direction(it.direction).to_owned(),
        target: it.target(),
        warning: it.warning(),
        value: now,
        numerator: own.map_or(0, |it| it.numerator),
        denominator: it.denominator.as_ref().map(|_| own.map_or(0, |it| it.denominator)),
        numerator_is_money: it.numerator.measure.is_money(),
        denominator_is_money: it.denominator.as_ref().is_some_and(|it| it.measure.is_money()),
        previous: worth(&asked.period.shifted(-1).to_string()),
        standing: standing(it, now).word().to_owned(),
        as_of: run.map(|it| it.as_of),
        known_at: run.map(|it| it.known_at.clone()),
        months: run.map_or(0, |it| it.months),
        is_stale: run.is_some_and(|at| at.definition != it.fingerprint()),
        people: it.people.map(|it| listed(it).to_owned()),
        trend: span.iter().map(|it| TrendPoint { period: it.clone(), value: worth(it) }).collect(),
        published: published.collect(),
    }
}

fn direction(it: Direction) -> &'static str {
    match it {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::None => "none",
    }
}

pub(super) fn listed(it: Listed) -> &'static str {
    match it {
        Listed::Missing => "missing",
        Listed::Counted => "counted",
    }
}
