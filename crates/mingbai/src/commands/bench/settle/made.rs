//! The made county of the bench, and an endless row of outpatient bills with three lines.

use anyhow::{Context, ensure};
use app::App;
use app::model::{NewVisit, SettleRequest};
use base::{Day, Fen};
use benefit::FeeLine;

use crate::commands::demo::made;

/// The seed of everything that is drawn.
const SEED: u64 = 7;

/// Who may be billed for what, where.
pub struct Bills {
    people: Vec<String>,
    institutions: Vec<String>,
    items: Vec<String>,
    on: Day,
    kind: String,
}

impl Bills {
    /// Puts people and institutions into the database.
    ///
    /// # Errors
    /// The store's failure; a pack without outpatient visits or catalogue.
    pub async fn make(app: &App, people: u32) -> anyhow::Result<Bills> {
        let made = made::people(app, people, SEED).await?;
        let on = Day::new(2024, 6, 14)?;
        let covered = made.county.people().filter(|it| it.coverage_on(on).is_some() && it.is_alive_on(on));
        let people = covered.map(|it| made::person_id(it.index)).collect();
        let clinics =
            |it: &&county::Institution| matches!(it.level, county::Level::Primary | county::Level::Secondary);
        let institutions: Vec<String> =
            made.county.institutions().iter().filter(clinics).map(|it| it.code.clone()).collect();
        let region = app.region();
        let kinds = region.values("visit").unwrap_or_default();
        let kind = kinds.iter().find(|it| it.contains("普通门诊")).context("规则包没有普通门诊")?.clone();
        let items: Vec<String> = made.catalogue.iter().map(|it| it.code.clone()).take(60).collect();
        ensure!(items.len() >= 3 && !institutions.is_empty(), "规则包的目录或虚构县的机构太少");
        Ok(Bills { people, institutions, items, on, kind })
    }

    /// A bill of about 30 yuan. `message` makes it another one.
    pub fn bill(&self, message: String, rng: &mut fastrand::Rng) -> SettleRequest {
        let line = |rng: &mut fastrand::Rng| FeeLine {
            code: self.items[rng.usize(0..self.items.len())].clone(),
            name: "示例项目".to_owned(),
            amount_fen: Fen(rng.i64(300..=1_700)),
            quantity_e4: 10_000,
            ..FeeLine::default()
        };
        SettleRequest {
            institution_id: self.institutions[rng.usize(0..self.institutions.len())].clone(),
            message_id: message,
            operator: "bench".to_owned(),
            visit_id: None,
            visit: Some(NewVisit {
                person_id: self.people[rng.usize(0..self.people.len())].clone(),
                kind: self.kind.clone(),
                admitted_on: Some(self.on),
                lines: (0..3).map(|_| line(rng)).collect(),
                diagnoses: vec!["J06.900".to_owned()],
                ..NewVisit::default()
            }),
            settled_on: None,
        }
    }
}
