//! Requests in lists: the work of a desk, the overdue first.

use base::Day;
use serde::{Deserialize, Serialize};
use store::{Knowledge, MatterFilter};
use utoipa::{IntoParams, ToSchema};

use super::seat::Seat;
use super::view::standing;
use super::{catalogue, kept};
use crate::App;
use crate::error::AppError;

/// Which requests to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MatterQuery {
    /// The desk: nothing for the county, a township's code, or `code/village`. Only its people are listed.
    #[serde(default)]
    pub desk: String,
    /// Only what lies at the desk's own level: its own work.
    #[serde(default)]
    pub mine: bool,
    /// `open` (unless told), `ended` or `all`.
    #[serde(default)]
    pub which: String,
    /// Only what is overdue.
    #[serde(default)]
    pub overdue: bool,
    /// Only this state.
    pub state: Option<String>,
    /// Only this matter.
    pub matter: Option<String>,
    /// Only this person.
    pub person_id: Option<String>,
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// Most on a page: 50 unless told, at most 100.
    pub limit: Option<usize>,
}

/// A request in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatterRow {
    /// The number on its receipt.
    pub id: String,
    /// Code of the matter.
    pub matter: String,
    /// Name of the matter.
    pub matter_name: String,
    /// The person.
    pub person_id: String,
    /// Name of the person.
    pub person_name: String,
    /// For whom, when not for the person.
    pub behalf: String,
    /// Where the person lives: township, or township and village.
    pub home: String,
    /// Where it stands.
    pub state: String,
    /// Its Chinese name.
    pub state_name: String,
    /// Level that has it.
    pub level: String,
    /// Its Chinese name.
    pub level_name: String,
    /// Day of taking in.
    #[schema(value_type = String, format = Date)]
    pub taken_on: Day,
    /// Last day on which it is on time; nothing while the clock stands.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Day>,
    /// `running`, `stopped`, `overdue`, `ended`.
    pub standing: String,
    /// Working days left, or overdue.
    pub days: u32,
    /// Day on which it ended.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Day>,
}

/// Requests, a page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatterPage {
    /// Requests by last day.
    pub items: Vec<MatterRow>,
    /// `cursor` of the next page; nothing on the last.
    pub next: Option<String>,
}

/// What a desk has in hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeskCount {
    /// Level of the desk.
    pub level: String,
    /// Its Chinese name.
    pub level_name: String,
    /// All that lies at the desk and has not ended.
    pub open: i64,
    /// Of these, waiting for documents.
    pub waiting: i64,
    /// Of these, due today or on the next working day.
    pub due_soon: i64,
    /// Of these, overdue.
    pub overdue: i64,
}

/// Days looked ahead for the next working day: longer than any holiday.
const LONGEST_HOLIDAY_DAYS: usize = 30;

impl MatterQuery {
    fn filter(&self, today: Day) -> Result<MatterFilter, AppError> {
        let seat = Seat::read(&self.desk)?;
        let is_open = match self.which.as_str() {
            "" | "open" => Some(true),
            "ended" => Some(false),
            "all" => None,
            other => {
                let message = format!("不认识“{}”", other.chars().take(20).collect::<String>());
                return Err(AppError::input("which", message, "请写 open、ended 或 all"));
            }
        };
        if self.cursor.as_ref().is_some_and(|it| !it.contains('|')) {
            return Err(AppError::input("cursor", "翻页标记不对", "请原样使用上一页应答里的 next"));
        }
        Ok(MatterFilter {
            scopes: Some(vec![seat.place.as_str().to_owned()]),
            level: self.mine.then(|| seat.level.as_str().to_owned()),
            state: self.state.clone(),
            is_open,
            due_before: self.overdue.then_some(today),
            matter: self.matter.clone(),
            person_id: self.person_id.clone(),
        })
    }
}

impl App {
    /// Requests of a desk's people, the overdue first.
    ///
    /// # Errors
    /// A desk or cursor that is none.
    pub async fn list_matters(&self, query: &MatterQuery) -> Result<MatterPage, AppError> {
        let region = self.region();
        let catalogue = catalogue::of(&region)?;
        let today = self.today();
        let filter = query.filter(today)?;
        let limit = query.limit.unwrap_or(50).clamp(1, 100);
        let mut session = self.inner.store.read().await?;
        let page = session.list_matter_requests(&filter, query.cursor.as_deref(), limit).await?;
        let ids: Vec<&str> = page.items.iter().map(|it| it.person_id.as_str()).collect();
        let people = session.load_people(&ids, Knowledge::Current).await?;
        drop(session);
        let mut items = Vec::with_capacity(page.items.len());
        for row in page.items {
            let (request, detail) = kept::read(&row)?;
            let (standing, days, due_on) = standing(&region, &request, today);
            let matter = catalogue.matter(&row.matter);
            items.push(MatterRow {
                matter_name: matter.map_or_else(|| row.matter.clone(), |it| it.name.clone()),
                person_name: people.get(&row.person_id).map_or_else(String::new, |it| it.person.name.clone()),
                behalf: detail.behalf,
                state_name: request.state.name().to_owned(),
                level_name: request.level.name().to_owned(),
                standing: standing.to_owned(),
                days,
                due_on,
                id: row.id,
                matter: row.matter,
                person_id: row.person_id,
                home: row.home,
                state: row.state,
                level: row.level,
                taken_on: row.taken_on,
                ended_on: row.ended_on,
            });
        }
        Ok(MatterPage { items, next: page.next })
    }

    /// What a desk has in hand, for the first page.
    ///
    /// # Errors
    /// A desk that is none.
    pub async fn count_matters(&self, desk: &str) -> Result<DeskCount, AppError> {
        let seat = Seat::read(desk)?;
        let region = self.region();
        let today = self.today();
        let mut soon = today;
        for _ in 0..LONGEST_HOLIDAY_DAYS {
            soon = soon.plus_days(1);
            if region.matters.calendar.is_worked(soon) {
                break;
            }
        }
        let scopes = [seat.place.as_str().to_owned()];
        let level = seat.level;
        let mut session = self.inner.store.read().await?;
        let count = session.count_open_matters(Some(&scopes), Some(level.as_str()), today, soon).await?;
        Ok(DeskCount {
            level: level.as_str().to_owned(),
            level_name: level.name().to_owned(),
            open: count.open,
            waiting: count.waiting,
            due_soon: count.due_soon,
            overdue: count.overdue,
        })
    }
}
