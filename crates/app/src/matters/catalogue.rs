//! The catalogue for those who read it.

use programme::matters::{Catalogue, Level, Matter};
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::error::{AppError, Fault};
use crate::region::Region;

/// A document that a matter needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NeededDocument {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Original, copy, form.
    pub form: String,
    /// When it is needed; empty when always.
    pub when: String,
}

/// A matter. Permissions have matters of their own, so the interface calls it by the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CatalogueMatter)]
pub struct MatterView {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its group.
    pub group: String,
    /// `person`, `employer` or `institution`.
    pub applicant: String,
    /// Levels that do it: `village`, `township`, `county`.
    pub done_at: Vec<String>,
    /// Levels that take it in and hand it on.
    pub taken_in_at: Vec<String>,
    /// Documents.
    pub documents: Vec<NeededDocument>,
    /// Working days promised; 0 is done at once.
    pub limit_days: u32,
    /// Who decides.
    pub decides: String,
    /// What comes out.
    pub result: String,
    /// What it costs.
    pub fee: String,
    /// Clause or source.
    pub clause: String,
    /// Whether who took it in must not decide it.
    pub second_person: bool,
    /// The page on which it is done: `identity`, `coverage`, `chronic_filing`, `reimbursement`, `referral_filing`,
    /// `query`; empty when there is none.
    pub does: String,
    /// Whether something of it was taken from elsewhere.
    pub assumed: bool,
}

/// What a level offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LevelCount {
    /// `village`, `township` or `county`.
    pub level: String,
    /// Its Chinese name.
    pub name: String,
    /// Matters that it does.
    pub does: usize,
    /// Matters that it takes in and hands on.
    pub takes_in: usize,
    /// Desks promised in public.
    pub desks_promised: Option<u32>,
}

/// The catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CatalogueView {
    /// Name of the list.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// Minutes of the service circle; 0 when none is promised.
    pub circle_minutes: u32,
    /// What each level offers, the lowest first.
    pub levels: Vec<LevelCount>,
    /// The matters, in the order of the list.
    pub matters: Vec<MatterView>,
    /// Whether this year's holidays are written down; else days are counted by weekends only.
    pub calendar_is_known: bool,
}

/// The catalogue in force.
pub(super) fn of(region: &Region) -> Result<&Catalogue, AppError> {
    region.matters.catalogue.as_ref().ok_or_else(|| {
        let message = "本地区的规则包没有事项清单";
        AppError::new(
            Fault::State,
            "APP-1201",
            message,
            "请在规则包里写 matters.toml，写法见 docs/matters.md",
        )
    })
}

/// A matter of the catalogue in force.
pub(super) fn matter<'r>(catalogue: &'r Catalogue, code: &str) -> Result<&'r Matter, AppError> {
    catalogue.matter(code).ok_or_else(|| AppError::not_found("事项", code))
}

pub(super) fn words(levels: &[Level]) -> Vec<String> {
    levels.iter().map(|it| it.as_str().to_owned()).collect()
}

pub(super) fn view(catalogue: &Catalogue, it: &Matter) -> MatterView {
    let document = |id: &String| {
        let known = catalogue.document(id)?;
        Some(NeededDocument {
            id: id.clone(),
            name: known.name.clone(),
            form: known.form.clone(),
            when: known.when.clone(),
        })
    };
    MatterView {
        code: it.code.clone(),
        name: it.name.clone(),
        group: it.group.clone(),
        applicant: it.applicant.as_str().to_owned(),
        done_at: words(&it.done_at),
        taken_in_at: words(&it.taken_in_at),
        documents: it.documents.iter().chain(&it.documents_if).filter_map(document).collect(),
        limit_days: it.limit_days,
        decides: it.decides.clone(),
        result: it.result.clone(),
        fee: it.fee.clone(),
        clause: it.clause.clone(),
        second_person: it.second_person,
        does: it.does.map_or("", |it| it.as_str()).to_owned(),
        assumed: it.assumed,
    }
}

impl App {
    /// Whether who took a request in must not decide it; no for what is unknown.
    ///
    /// # Errors
    /// When the pack has no catalogue; the store's failure.
    pub async fn needs_second_person(&self, id: &str) -> Result<bool, AppError> {
        let region = self.region();
        let catalogue = of(&region)?;
        let row = self.inner.store.read().await?.find_matter_request(id).await?;
        Ok(row.and_then(|it| catalogue.matter(&it.matter)).is_some_and(|it| it.second_person))
    }

    /// The catalogue of matters.
    ///
    /// # Errors
    /// When the pack has none.
    pub fn matter_catalogue(&self) -> Result<CatalogueView, AppError> {
        let region = self.region();
        let catalogue = of(&region)?;
        let level = |it: Level| LevelCount {
            level: it.as_str().to_owned(),
            name: it.name().to_owned(),
            does: catalogue.done_at(it),
            takes_in: catalogue.taken_in_at(it),
            desks_promised: catalogue.promises.iter().find(|of| of.level == it).and_then(|of| of.desks),
        };
        Ok(CatalogueView {
            name: catalogue.name.clone(),
            source: catalogue.source.clone(),
            circle_minutes: catalogue.circle_minutes,
            levels: Level::ALL.map(level).to_vec(),
            matters: catalogue.matters.iter().map(|it| view(catalogue, it)).collect(),
            calendar_is_known: region.matters.calendar.knows(self.today().year()),
        })
    }
}
