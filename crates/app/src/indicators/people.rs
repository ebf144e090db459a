//! From a figure down to the people: who is missing, or who was counted. They are kept with the figure when it is
//! worked out, so that a list has as many as the figure says, and a page of it costs the page.

use store::{IndicatorRun, ListedPerson, ListedPlace, Page, Session};

use super::definition::Indicator;
use super::period::Period;
use super::queries::{Names, find, listed};
use super::view::{IndicatorPeople, IndicatorPerson};
use crate::App;
use crate::error::AppError;
use crate::queries::masked;

impl App {
    /// People of a place in the list of an indicator, by village and number; of a year by month. Who has moved away
    /// from the place since then is left out, except for the county.
    ///
    /// # Errors
    /// An indicator without a list; a period that was not worked out, or by another definition; a cursor that is
    /// not one.
    pub async fn indicator_people(
        &self,
        code: &str,
        period: &str,
        place: Option<&str>,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<IndicatorPeople, AppError> {
        let region = self.region();
        let indicator = find(&region.indicators, code)?;
        let Some(which) = indicator.people else {
            return Err(AppError::state(format!("指标“{}”没有名单", indicator.name), "请看别的指标"));
        };
        let limit = limit.clamp(1, 200);
        let span = Period::parse(period)?;
        let county = region.engine.pack().region.clone();
        let place = match place.filter(|it| !it.is_empty() && *it != county) {
            None => ListedPlace::Everywhere,
            Some(place) if place.contains('/') => ListedPlace::Village(place),
            Some(place) => ListedPlace::Township(place),
        };
        let mut session = self.inner.store.read().await?;
        let runs = session.indicator_runs().await?;
        let months = months(&runs, indicator, span)?;
        let (from_month, cursor) = match cursor {
            None => (0, None),
            Some(text) => {
                let refused = || AppError::input("cursor", "翻页标记不对", "请原样使用上一页应答里的 next");
                let (month, rest) = text.split_once('|').ok_or_else(refused)?;
                let at = months.iter().position(|it| *it == month).ok_or_else(refused)?;
                (at, (!rest.is_empty()).then_some(rest))
            }
        };
        let mut found = Vec::new();
        let mut next = None;
        for (at, month) in months.iter().enumerate().skip(from_month) {
            let cursor = cursor.filter(|_| at == from_month);
            let left = limit - found.len();
            let page: Page<ListedPerson> =
                session.list_indicator_people((code, month), place, cursor, left).await?;
            found.extend(page.items);
            if let Some(rest) = page.next {
                next = Some(format!("{month}|{rest}"));
                break;
            }
            if found.len() == limit {
                next = months.get(at + 1).map(|it| format!("{it}|"));
                break;
            }
        }
        let items = self.shown(&mut session, found, place).await?;
        Ok(IndicatorPeople { which: listed(which).to_owned(), items, next })
    }

    /// Those of a page who still live in the place, with their names.
    async fn shown(
        &self,
        session: &mut Session,
        found: Vec<ListedPerson>,
        place: ListedPlace<'_>,
    ) -> Result<Vec<IndicatorPerson>, AppError> {
        let names = Names::load(self, session).await?;
        let ids: Vec<&str> = found.iter().map(|it| it.person_id.as_str()).collect();
        let people = session.find_people(&ids).await?;
        let ids: Vec<&str> = found.iter().filter_map(|it| it.settlement_id.as_deref()).collect();
        let settlements = session.find_listed_settlements(&ids).await?;
        let mut items = Vec::with_capacity(found.len());
        for it in found {
            let Some(person) = people.get(&it.person_id) else { continue };
            let lives_there = match place {
                ListedPlace::Everywhere => true,
                ListedPlace::Township(code) => person.region == code,
                ListedPlace::Village(place) => {
                    place.split_once('/') == Some((person.region.as_str(), person.village.as_str()))
                }
            };
            if !lives_there {
                continue;
            }
            let settled = it.settlement_id.as_ref().and_then(|id| settlements.get(id));
            items.push(IndicatorPerson {
                id: person.id.clone(),
                name: person.name.clone(),
                number: masked(person.number.as_deref()),
                township: names.township(&person.region).to_owned(),
                village: person.village.clone(),
                settlement_id: it.settlement_id,
                settled_on: settled.map(|it| it.settled_on),
                total_fen: settled.map(|it| it.total_fen),
                person_fen: settled.map(|it| it.person_fen),
            });
        }
        Ok(items)
    }
}

/// The months whose lists are the list of a period: for a year of what flows all that are in its figure, of what
/// stands the last of them.
fn months(runs: &[IndicatorRun], indicator: &Indicator, span: Period) -> Result<Vec<String>, AppError> {
    let own = |period: &str| runs.iter().find(|it| it.code == indicator.code && it.period == period);
    let Some(run) = own(&span.to_string()) else {
        return Err(AppError::state(format!("{span} 还没有计算"), "请先计算这个月"));
    };
    if run.definition != indicator.fingerprint() {
        let message = format!("{span} 是按以前的口径计算的，没有现在口径的名单");
        return Err(AppError::state(message, "请把有关的月份重新计算一次，再看名单"));
    }
    let months = span.months().into_iter().map(|it| it.to_string());
    let mut months: Vec<String> =
        months.filter(|it| own(it).is_some_and(|it| it.definition == run.definition)).collect();
    if !indicator.numerator.measure.is_flow() {
        months.drain(..months.len().saturating_sub(1));
    }
    Ok(months)
}
