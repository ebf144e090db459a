//! Figures of matters: by level, by matter, by place, and the share on time.

use std::collections::BTreeMap;

use base::Day;
use programme::matters::{Counts, FigureRow, Level, State, by};
use serde::Serialize;
use store::{MatterAxis, MatterTally, Session};
use utoipa::ToSchema;

use super::catalogue;
use super::seat::Seat;
use crate::App;
use crate::error::AppError;
use crate::indicators::Period;

/// Counts of one level, matter or place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FigureLine {
    /// What it is counted by: level, code of the matter, place.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Taken in.
    pub taken: u64,
    /// Not ended.
    pub open: u64,
    /// Not ended and overdue.
    pub overdue: u64,
    /// Waiting for documents.
    pub waiting: u64,
    /// Done.
    pub done: u64,
    /// Refused.
    pub refused: u64,
    /// Withdrawn.
    pub withdrawn: u64,
    /// Decided after the last day.
    pub late: u64,
    /// Share of what was decided that was on time, in parts of a million; nothing when nothing was decided.
    pub on_time_ppm: Option<i64>,
}

/// Figures of what was taken in from a day to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatterFigures {
    /// First day of taking in.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day of taking in.
    #[schema(value_type = String, format = Date)]
    pub until: Day,
    /// All of it.
    pub total: FigureLine,
    /// By the level that took it in, the lowest first.
    pub by_level: Vec<FigureLine>,
    /// By matter, in the order of the list.
    pub by_matter: Vec<FigureLine>,
    /// By township of a county, by village of a township.
    pub by_place: Vec<FigureLine>,
}

fn line(key: String, name: String, it: &Counts) -> FigureLine {
    FigureLine {
        key,
        name,
        taken: it.taken,
        open: it.open,
        overdue: it.overdue,
        waiting: it.waiting,
        done: it.done,
        refused: it.refused,
        withdrawn: it.withdrawn,
        late: it.late,
        on_time_ppm: it.on_time_ppm(),
    }
}

fn row(it: MatterTally) -> Option<FigureRow> {
    let (township, village) = it.home.split_once('/').unwrap_or((it.home.as_str(), ""));
    Some(FigureRow {
        township: township.to_owned(),
        village: village.to_owned(),
        state: State::of(&it.state)?,
        is_late: it.is_late,
        count: u64::try_from(it.count).ok()?,
        matter: it.matter,
        taken_level: it.taken_level,
        level: it.level,
    })
}

/// Rows that are counted by level, by matter, by place.
#[derive(Default)]
struct Axes {
    level: Vec<FigureRow>,
    matter: Vec<FigureRow>,
    place: Vec<FigureRow>,
}

impl Axes {
    /// The same requests in each.
    fn same(rows: Vec<FigureRow>) -> Axes {
        Axes { level: rows.clone(), matter: rows.clone(), place: rows }
    }

    /// Adds what was kept of a month: each axis knows only its own place.
    fn add(&mut self, axis: MatterAxis, place: &str, state: State, is_late: bool, count: u64) {
        let of = |it: MatterAxis| if it == axis { place.to_owned() } else { String::new() };
        let row = FigureRow {
            matter: of(MatterAxis::Matter),
            taken_level: of(MatterAxis::Level),
            township: of(MatterAxis::Township),
            level: String::new(),
            village: String::new(),
            state,
            is_late,
            count,
        };
        match axis {
            MatterAxis::Level => self.level.push(row),
            MatterAxis::Matter => self.matter.push(row),
            MatterAxis::Township => self.place.push(row),
        }
    }
}

/// First and last day of the whole months among some days. Nothing is taken in after today: its month is whole.
fn whole_months(from: Day, until: Day, today: Day) -> Option<(Day, Day)> {
    let (first, last) = (Period::month_of(from), Period::month_of(until));
    let first = if first.first() == from { first } else { first.shifted(1) };
    let last = if until >= today || last.last() == until { last } else { last.shifted(-1) };
    (first.first() < last.last()).then(|| (first.first(), last.last()))
}

async fn tally(
    session: &mut Session,
    scopes: Option<&[String]>,
    (from, until): (Day, Day),
    today: Day,
) -> Result<Vec<FigureRow>, AppError> {
    let tally = session.tally_matter_requests(scopes, from, until, today).await?;
    Ok(tally.into_iter().filter_map(row).collect())
}

/// The county's figures: whole months as they are kept, the days around them counted.
async fn by_month(
    session: &mut Session,
    (from, until): (Day, Day),
    (first, last): (Day, Day),
    today: Day,
) -> Result<Axes, AppError> {
    let mut rows = Axes::default();
    for days in [(from, first.plus_days(-1)), (last.plus_days(1), until)] {
        if days.0 <= days.1 {
            let Axes { level, matter, place } = Axes::same(tally(session, None, days, today).await?);
            rows.level.extend(level);
            rows.matter.extend(matter);
            rows.place.extend(place);
        }
    }
    // Who is overdue today is not kept: of what is kept as open so many are late.
    let mut late: BTreeMap<(MatterAxis, String, String), i64> = BTreeMap::new();
    for it in session.overdue_matters((first, last), today).await? {
        late.insert((it.axis, it.place, it.state), it.count);
    }
    for it in session.matter_months(first, last).await? {
        let Some(state) = State::of(&it.state) else { continue };
        let key = (it.axis, it.place, it.state);
        let overdue = if it.is_late { 0 } else { late.get(&key).copied().unwrap_or(0) };
        for (count, is_late) in [(it.count - overdue, it.is_late), (overdue, true)] {
            let count = u64::try_from(count).unwrap_or(0);
            if count > 0 {
                rows.add(key.0, &key.1, state, is_late, count);
            }
        }
    }
    Ok(rows)
}

impl App {
    /// Figures of what a desk's people applied for, taken in from a day to a day.
    ///
    /// # Errors
    /// A desk that is none; days in the wrong order.
    pub async fn matter_figures(
        &self,
        desk: &str,
        from: Option<Day>,
        until: Option<Day>,
    ) -> Result<MatterFigures, AppError> {
        let seat = Seat::read(desk)?;
        let region = self.region();
        let catalogue = catalogue::of(&region)?;
        let today = self.today();
        let until = until.unwrap_or(today);
        let year = i16::try_from(until.year()).unwrap_or(i16::MAX);
        let from = from.unwrap_or_else(|| Day::new(year, 1, 1).unwrap_or(Day::MIN));
        if until < from {
            return Err(AppError::input("until", format!("止日 {until} 早于起日 {from}"), "请核对日期"));
        }
        let scopes = [seat.place.as_str().to_owned()];
        let is_whole = seat.place.as_str().is_empty();
        let mut session = self.inner.store.read().await?;
        let rows = match whole_months(from, until, today).filter(|_| is_whole) {
            Some(months) => by_month(&mut session, (from, until), months, today).await?,
            None => Axes::same(tally(&mut session, Some(&scopes), (from, until), today).await?),
        };
        let places = session.list_roster_places().await?;
        drop(session);
        let total = by(&rows.level, |_| ()).remove(&()).unwrap_or_default();
        let mut levels = by(&rows.level, |it| it.taken_level.clone());
        let mut matters = by(&rows.matter, |it| it.matter.clone());
        let of_county = seat.level == Level::County;
        let by_place = by(&rows.place, |it| {
            if of_county { it.township.clone() } else { format!("{}/{}", it.township, it.village) }
        });
        let names: BTreeMap<&str, &str> =
            places.iter().map(|it| (it.code.as_str(), it.name.as_str())).collect();
        let place_name = |key: &str| match key.split_once('/') {
            Some((_, "")) => "（没有登记村）".to_owned(),
            Some((_, village)) => village.to_owned(),
            None => names.get(key).map_or(key, |it| it).to_owned(),
        };
        let mut by_matter: Vec<FigureLine> = Vec::new();
        for it in &catalogue.matters {
            if let Some(counts) = matters.remove(&it.code) {
                by_matter.push(line(it.code.clone(), it.name.clone(), &counts));
            }
        }
        // Matters that are no longer on the list.
        by_matter.extend(matters.iter().map(|(code, it)| line(code.clone(), code.clone(), it)));
        let level = |it: Level| {
            let counts = levels.remove(it.as_str()).unwrap_or_default();
            line(it.as_str().to_owned(), it.name().to_owned(), &counts)
        };
        Ok(MatterFigures {
            from,
            until,
            total: line(String::new(), "合计".to_owned(), &total),
            by_level: Level::ALL.map(level).to_vec(),
            by_matter,
            by_place: by_place.iter().map(|(key, it)| line(key.clone(), place_name(key), it)).collect(),
        })
    }
}
