//! From a figure down to the people: who is missing, or who was counted. Worked out anew for the villages that
//! have any, page by page; by what is known now, as of the day of the figure.

use std::collections::HashMap;

use store::{IndicatorRun, PersonFacts};

use super::definition::{Indicator, Listed, Measure, Side};
use super::period::Period;
use super::queries::{Names, find, listed};
use super::view::{IndicatorPeople, IndicatorPerson};
use super::weigh::{Levels, Settled, fits_settlement, weigh};
use crate::App;
use crate::error::AppError;
use crate::queries::masked;

/// People of a village looked at in one go, and how often at most for a page; where their settlements are looked at
/// too, each of which lies somewhere else, less often.
const STEP: usize = 250;
const STEPS: usize = 6;
const STEPS_WITH_SETTLEMENTS: usize = 2;

impl App {
    /// People of a place in the list of an indicator, by village and number.
    ///
    /// # Errors
    /// An indicator without a list; a period that was not worked out; a cursor that is not one.
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
        let place = place.filter(|it| !it.is_empty()).unwrap_or(&county);
        let mut session = self.inner.store.read().await?;
        let runs = session.indicator_runs().await?;
        let run = runs.iter().find(|it| it.code == code && it.period == span.to_string());
        let Some(run) = run else {
            return Err(AppError::state(format!("{span} 还没有计算"), "请先计算这个月"));
        };
        let names = Names::load(self, &mut session).await?;
        let villages = villages_of(&mut session, (code, &span.to_string()), (place, &county), which).await?;
        let (from_village, mut after) = match cursor {
            None => (0, String::new()),
            Some(text) => start(&villages, text)?,
        };
        let institutions = self.inner.institutions();
        let levels: Levels = institutions.values().map(|it| (it.id.clone(), it.level.clone())).collect();
        let mut page = IndicatorPeople { which: listed(which).to_owned(), items: Vec::new(), next: None };
        let with_settlements = indicator.numerator.measure.is_of_settlements();
        let most = if with_settlements { STEPS_WITH_SETTLEMENTS } else { STEPS };
        let mut steps = 0;
        for place in &villages[from_village.min(villages.len())..] {
            let (township, village) = place.split_once('/').unwrap_or((place, ""));
            loop {
                if steps == most {
                    page.next = Some(format!("{place}|{after}"));
                    return Ok(page);
                }
                steps += 1;
                let [begin, end] = span.instants();
                let days = (span.first(), run.as_of);
                let (inside, from) = ((township, Some(village)), Some((village, after.as_str())));
                let people = session.people_facts_of_place(inside, from, STEP, days, [&begin, &end]).await?;
                let mut settled =
                    self.settled_of(&mut session, indicator, &people, (span, run), &levels).await?;
                for person in &people {
                    if page.items.len() >= limit {
                        page.next = Some(format!("{}|{after}", place));
                        return Ok(page);
                    }
                    after.clone_from(&person.id);
                    let own = settled.remove(&person.id).unwrap_or_default();
                    let told = |it: Option<&Settled>| item(person, it, &names);
                    page.items.extend(matching(indicator, which, person, &own, run).into_iter().map(told));
                }
                if people.len() < STEP {
                    break;
                }
            }
            after.clear();
        }
        Ok(page)
    }

    /// Settlements of these people within the period, by person, where the indicator asks for any.
    async fn settled_of(
        &self,
        session: &mut store::Session,
        indicator: &Indicator,
        people: &[PersonFacts],
        (span, run): (Period, &IndicatorRun),
        levels: &Levels,
    ) -> Result<HashMap<String, Vec<Settled>>, AppError> {
        let mut settled: HashMap<String, Vec<Settled>> = HashMap::new();
        if indicator.numerator.measure.is_of_settlements() {
            let ids: Vec<&str> = people.iter().map(|it| it.id.as_str()).collect();
            for row in session.settled_of_people(&ids, span.first(), run.as_of).await? {
                settled.entry(row.person_id.clone()).or_default().push(Settled::new(row, levels));
            }
        }
        Ok(settled)
    }
}

/// Who of a person's settlements (or the person: `None`) belongs in the list.
fn matching<'s>(
    indicator: &Indicator,
    which: Listed,
    person: &PersonFacts,
    settled: &'s [Settled],
    run: &IndicatorRun,
) -> Vec<Option<&'s Settled>> {
    let (above, below) = (&indicator.numerator, indicator.denominator.as_ref());
    if above.measure.is_of_settlements() {
        let wanted = |it: &&Settled| {
            let counts = fits_settlement(above, person, it);
            match (which, below) {
                (Listed::Counted, _) => counts,
                (Listed::Missing, Some(below)) => !counts && fits_settlement(below, person, it),
                (Listed::Missing, None) => false,
            }
        };
        return settled.iter().filter(wanted).map(Some).collect();
    }
    let counts = |side: &Side| match side.measure {
        Measure::RosterRows => false,
        _ => weigh(side, person, settled, run.as_of) != 0,
    };
    let is_wanted = match (which, below) {
        (Listed::Counted, _) => counts(above),
        (Listed::Missing, Some(below)) => counts(below) && !counts(above),
        (Listed::Missing, None) => false,
    };
    if is_wanted { vec![None] } else { Vec::new() }
}

fn item(person: &PersonFacts, settled: Option<&Settled>, names: &Names) -> IndicatorPerson {
    let row = settled.map(|it| &it.row);
    IndicatorPerson {
        id: person.id.clone(),
        name: person.name.clone(),
        number: masked(person.number.as_deref()),
        township: names.township(&person.region).to_owned(),
        village: person.village.clone(),
        settlement_id: row.map(|it| it.id.clone()),
        settled_on: row.map(|it| it.settled_on),
        total_fen: row.map(|it| it.total_fen),
        person_fen: row.map(|it| it.person_fen),
    }
}

/// Villages within a place that have anybody to list, in order.
async fn villages_of(
    session: &mut store::Session,
    (code, period): (&str, &str),
    (place, county): (&str, &str),
    which: Listed,
) -> Result<Vec<String>, AppError> {
    if place.contains('/') {
        return Ok(vec![place.to_owned()]);
    }
    let mut found = Vec::new();
    for it in session.indicator_values_of(&[code], &[period]).await? {
        let has_any = match which {
            Listed::Missing => it.numerator != it.denominator,
            Listed::Counted => it.numerator != 0,
        };
        if it.place.contains('/') && has_any && (place == county || it.parent == place) {
            found.push(it.place);
        }
    }
    Ok(found)
}

/// Where a page begins.
fn start(villages: &[String], cursor: &str) -> Result<(usize, String), AppError> {
    let refused = || AppError::input("cursor", "翻页标记不对", "请原样使用上一页应答里的 next");
    let (village, id) = cursor.rsplit_once('|').ok_or_else(refused)?;
    let at = villages.iter().position(|it| it == village).ok_or_else(refused)?;
    Ok((at, id.to_owned()))
}
