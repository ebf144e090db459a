//! The packages of the region by date: which is in force on a day, past and future ones, and the editions of the pack.

use std::collections::BTreeSet;

use base::Day;
use policy::Pack;
use policy::describe::everything;
use serde::Serialize;
use utoipa::ToSchema;

use super::editions::{Overlay, files_of};
use super::package::ends;
use crate::App;
use crate::error::AppError;
use crate::region::Region;

/// What holds in the region on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PoliciesView {
    /// The day that was asked for.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Today.
    #[schema(value_type = String, format = Date)]
    pub today: Day,
    /// Name of the place.
    pub name: String,
    /// Pack and version in force on that day.
    pub policy_version: String,
    /// The packages, those in force first.
    pub packages: Vec<PackageRow>,
    /// Days on which packages that were approved here take effect; empty when the pack holds as it lies there.
    pub editions: Vec<PolicyEdition>,
    /// Drafts that are being written.
    pub drafts: usize,
    /// Drafts that wait for approval.
    pub submitted: usize,
}

/// A package in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PackageRow {
    /// Name of its folder.
    pub id: String,
    /// Title of the instrument.
    pub title: String,
    /// Number of the notice.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// `in_force`, `past`, `future` or `without_rules` on the day.
    pub state: String,
    /// First day of its rules.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day of its rules.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
    /// Rules in it.
    pub rules: usize,
    /// Clauses of the law.
    pub clauses: usize,
    /// Worked cases.
    pub cases: usize,
    /// Things in it that are assumed.
    pub assumed: usize,
    /// The approved draft that it is from on that day.
    pub draft: Option<String>,
    /// What is approved for later.
    pub ahead: Vec<PolicyAhead>,
    /// Whether the pack on disk has something else than any version kept here: somebody has to look.
    pub differs_on_disk: bool,
}

/// A version that takes effect later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyAhead {
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// The draft.
    pub draft: String,
}

/// The pack from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyEdition {
    /// First day; nothing for the beginning.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Pack and version, as settlements cite it.
    pub version: String,
    /// Drafts that begin on it.
    pub drafts: Vec<String>,
    /// Whether it holds on the day that was asked for.
    pub is_in_force: bool,
}

impl App {
    /// The packages of the region as they stand on a day.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn list_packages(&self, on: Option<Day>) -> Result<PoliciesView, AppError> {
        let (region, today) = (self.region(), self.today());
        let on = on.unwrap_or(today);
        let overlays = self.inner.policies.overlays();
        let own = region.on(on);
        let mut packages = rows(own, &overlays, on);
        // New instruments that begin later are in none of the files of that day.
        let known: BTreeSet<String> = packages.iter().map(|it| it.id.clone()).collect();
        for edition in region.editions.iter().filter(|it| it.from > on) {
            let later = edition.region.as_deref().unwrap_or(&region);
            let mut new = rows(later, &overlays, on);
            new.retain(|it| !known.contains(&it.id) && packages.iter().all(|old| old.id != it.id));
            new.iter_mut().for_each(|it| "future".clone_into(&mut it.state));
            packages.extend(new);
        }
        for it in &mut packages {
            it.differs_on_disk = differs(&region, &overlays, &it.id);
        }
        let order = ["in_force", "future", "without_rules", "past"];
        packages.sort_by_key(|it| (order.iter().position(|state| *state == it.state), it.id.clone()));
        let mut session = self.inner.store.read().await?;
        let drafts = session.list_policy_drafts(Some("draft"), 500).await?.len();
        let submitted = session.list_policy_drafts(Some("submitted"), 500).await?.len();
        let edition = |it: &crate::region::Edition| PolicyEdition {
            from: Some(it.from).filter(|it| *it > Day::MIN),
            version: it.version.clone(),
            drafts: it.drafts.clone(),
            is_in_force: it.version == own.version,
        };
        Ok(PoliciesView {
            on,
            today,
            name: own.engine.pack().name.clone(),
            policy_version: own.version.clone(),
            packages,
            editions: region.editions.iter().map(edition).collect(),
            drafts,
            submitted,
        })
    }
}

fn rows(region: &Region, overlays: &[Overlay], on: Day) -> Vec<PackageRow> {
    let pack = region.engine.pack();
    let all = everything(pack);
    let row = |(at, it): (usize, &policy::model::Instrument)| {
        let (state, from, until) = standing(pack, at, on);
        let of_it = overlays.iter().filter(|over| over.instrument == it.id);
        let now = of_it.clone().filter(|it| it.from <= on).max_by_key(|it| (it.from, it.approval));
        let ahead = of_it.filter(|it| it.from > on);
        let inside = format!("/policies/{}/", it.id);
        PackageRow {
            id: it.id.clone(),
            title: it.title.clone(),
            number: it.number.clone(),
            issuer: it.issuer.clone(),
            state: state.to_owned(),
            from,
            until,
            rules: pack.rules.iter().filter(|rule| rule.citation.instrument == at).count(),
            clauses: it.clauses.len(),
            cases: pack.cases.iter().filter(|case| case.place.file.contains(&inside)).count(),
            assumed: all.iter().filter(|it| it.citation.instrument == at && it.assumed).count(),
            draft: now.map(|it| it.draft_id.clone()),
            ahead: ahead.map(|it| PolicyAhead { from: it.from, draft: it.draft_id.clone() }).collect(),
            differs_on_disk: false,
        }
    };
    pack.instruments.iter().enumerate().map(row).collect()
}

/// How an instrument stands on a day, by what cites it; and the first and last day of all of that.
pub(super) fn standing(pack: &Pack, at: usize, on: Day) -> (&'static str, Option<Day>, Option<Day>) {
    let spans = everything(pack).into_iter().filter(|it| it.citation.instrument == at).map(|it| it.span);
    let spans: Vec<_> = spans.collect();
    let (Some(from), Some(until)) =
        (spans.iter().map(|it| it.from).min(), spans.iter().map(|it| it.until).max())
    else {
        return ("without_rules", pack.instruments[at].effective, None);
    };
    let state = if spans.iter().any(|it| it.contains(on)) {
        "in_force"
    } else if from > on {
        "future"
    } else {
        "past"
    };
    let (from, until) = ends(policy::model::Span { from, until });
    (state, from, until)
}

/// Whether a folder that drafts govern lies on the disk as none of them knows it.
fn differs(region: &Region, overlays: &[Overlay], id: &str) -> bool {
    let mut of_it = overlays.iter().filter(|it| it.instrument == id).peekable();
    if of_it.peek().is_none() {
        return false;
    }
    let disk = files_of(&region.sources.own, id);
    !of_it.any(|it| it.before == disk || it.files == disk)
}
