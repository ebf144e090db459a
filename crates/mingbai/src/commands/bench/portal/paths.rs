//! What there is to ask for: names that are common and rare, numbers that are in the database.

use std::collections::BTreeMap;

use anyhow::Context as _;
use app::{App, SettlementQuery};
use store::{MatterFilter, ProblemFilter, ReimbursementFilter};

use super::desks::TRIED;
use super::town::Town;
use crate::commands::demo::made;

/// People looked at for names.
const LOOKED: u32 = 4_000;
/// Paths of one kind that differ.
const MANY: usize = 20;

/// Words and numbers.
pub struct Found {
    /// Family names, the most common first.
    pub families: Vec<String>,
    /// Beginnings of two characters, the most common first.
    pub beginnings: Vec<String>,
    /// Whole names, the most common first.
    pub names: Vec<String>,
    /// Our numbers of people.
    pub people: Vec<String>,
    /// People with a long history.
    pub regulars: Vec<String>,
    /// Identity numbers.
    pub numbers: Vec<String>,
    pub settlements: Vec<String>,
    pub visits: Vec<String>,
    pub waiting: Vec<String>,
    pub hospitals: Vec<String>,
    pub townships: Vec<String>,
    /// Township/village.
    pub villages: Vec<String>,
    pub problems: Vec<String>,
    pub problem_codes: Vec<String>,
    pub departments: Vec<String>,
    pub classes: Vec<String>,
    pub matters: Vec<String>,
    pub matter_codes: Vec<String>,
    pub reimbursements: Vec<String>,
    pub drafts: Vec<String>,
    /// The draft that was tried.
    pub tried: String,
    pub packages: Vec<String>,
    pub clauses: Vec<String>,
    pub indicators: Vec<String>,
    pub listed_indicators: Vec<String>,
    pub actors: Vec<String>,
}

/// By how often they occur, the most common first.
fn ranked(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for it in words {
        *counts.entry(it).or_default() += 1;
    }
    let mut all: Vec<(String, usize)> = counts.into_iter().collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.1));
    all.into_iter().map(|it| it.0).collect()
}

impl Found {
    /// Looks.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn look(app: &App, town: &Town) -> anyhow::Result<Found> {
        let some: Vec<county::Person> = (0..LOOKED).map(|nth| town.somebody(nth)).collect();
        let beginning = |count: usize| {
            ranked(
                some.iter()
                    .filter(|it| !it.name.contains('·'))
                    .map(|it| it.name.chars().take(count).collect::<String>()),
            )
        };
        let mut settlements = Vec::new();
        let mut visits = Vec::new();
        for month in 1..=12 {
            let query = SettlementQuery {
                institution_id: town.hospitals().nth(month).map(|it| it.code.clone()),
                limit: Some(2),
                ..SettlementQuery::default()
            };
            for it in app.list_settlements(&query).await?.items {
                settlements.push(it.id);
                visits.push(it.visit_id);
            }
        }
        let mut session = app.store().read().await?;
        let problems = session.list_roster_problems(&ProblemFilter::default(), None, MANY).await?;
        let matters = session.list_matter_requests(&MatterFilter::default(), None, MANY).await?;
        let bills = ReimbursementFilter::default();
        let reimbursements = session.list_reimbursements(&bills, None, MANY).await?;
        drop(session);
        let drafts = app.list_drafts(Some("draft")).await?;
        let region = app.region();
        let pack = region.engine.pack();
        let county = &town.made.county;
        let townships: Vec<String> = county.townships().iter().map(|it| it.code.clone()).collect();
        let village = |it: &county::Village| format!("{}/{}", county.townships()[it.township].code, it.name);
        let catalogue = region.matters.catalogue.as_ref().context("规则包没有事项清单")?;
        let rule = |it: &policy::model::Rule| it.id.clone();
        let text = |it: &county::Person| it.number.reveal().to_owned();
        Ok(Found {
            families: beginning(1),
            beginnings: beginning(2),
            names: ranked(some.iter().map(|it| it.name.clone())),
            people: some.iter().take(MANY * 2).map(|it| made::person_id(it.index)).collect(),
            regulars: (0..8).map(made::person_id).collect(),
            numbers: some.iter().take(MANY).map(text).collect(),
            settlements,
            visits,
            waiting: (0..8).map(|it| format!("W{it:07}")).collect(),
            hospitals: town.hospitals().take(12).map(|it| it.code.clone()).collect(),
            townships,
            villages: county.villages().iter().step_by(17).map(village).collect(),
            problems: problems.items.iter().map(|it| it.id.to_string()).collect(),
            problem_codes: town.rules.problems.iter().map(|it| it.code.clone()).collect(),
            departments: town.rules.departments.iter().map(|it| it.code.clone()).collect(),
            classes: town.rules.classes.iter().map(|it| it.id.clone()).collect(),
            matters: matters.items.into_iter().map(|it| it.id).collect(),
            matter_codes: catalogue.matters.iter().map(|it| it.code.clone()).collect(),
            reimbursements: reimbursements.items.into_iter().map(|it| it.id).collect(),
            tried: drafts.iter().find(|it| it.title == TRIED).context("没有试算过的草案")?.id.clone(),
            drafts: drafts.into_iter().map(|it| it.id).collect(),
            packages: app.list_packages(None).await?.packages.into_iter().map(|it| it.id).collect(),
            clauses: pack.rules.iter().step_by(3).take(MANY).map(rule).collect(),
            indicators: region.indicators.iter().map(|it| it.code.clone()).collect(),
            listed_indicators: region
                .indicators
                .iter()
                .filter(|it| it.people.is_some())
                .map(|it| it.code.clone())
                .collect(),
            actors: (0..8).map(|it| format!("经办{:03}", it * 37)).collect(),
        })
    }
}
