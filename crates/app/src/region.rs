//! The region's pack as the use cases hold it.

use std::sync::Arc;

use base::{Day, Findings};
use benefit::Engine;
use policy::PackSource;
use policy::model::{CrossYear, FactKind};
use sha2::{Digest, Sha256};

use crate::cross::Places;
use crate::filings::FilingRules;
use crate::indicators::{self, Indicator};
use crate::matters::MatterRules;

/// A region pack, compiled, with the version that settlements cite.
#[derive(Debug)]
pub struct Region {
    /// The engine.
    pub engine: Engine,
    /// `jiangjin@1a2b3c4d5e6f`: pack and the first digits of the hash over its files. Between places: that of
    /// the policy, `/`, that of the catalogue.
    pub version: String,
    /// What filings mean here.
    pub filings: FilingRules,
    /// What leaders see.
    pub indicators: Vec<Indicator>,
    /// What is offered at the desks, and which days are worked.
    pub matters: MatterRules,
    /// Which of the loaded ones it is: 0 is our own place on the day when it was loaded.
    pub index: usize,
    /// The place whose policy it is; `None` for ours.
    pub insured: Option<String>,
    /// Other places that people come from and go to.
    pub places: Places,
    /// The files of our pack that it was made of.
    pub files: Arc<PackSource>,
    /// The packs as they lie on the disk, without what was approved since; of the region that holds the list.
    pub sources: Arc<Sources>,
    /// What holds from which day, where packages were approved; empty when this holds on every day.
    pub editions: Vec<Edition>,
}

/// The packs that a region is made of.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Our own.
    pub own: Arc<PackSource>,
    /// Those of other places.
    pub others: Vec<PackSource>,
}

/// The pack from a day on, until the next edition.
#[derive(Debug, Clone)]
pub struct Edition {
    /// First day.
    pub from: Day,
    /// Approved drafts that begin on it.
    pub drafts: Vec<String>,
    /// What its version is called.
    pub version: String,
    /// The pack; `None` for the region that holds the list.
    pub region: Option<Arc<Region>>,
}

impl Region {
    /// Loads a pack.
    ///
    /// # Errors
    /// Its errors.
    pub fn load(source: &PackSource) -> Result<Region, Findings> {
        Region::load_with(source, &[])
    }

    /// Loads a pack with those of other places.
    ///
    /// # Errors
    /// Errors of any of them, or of what they say together.
    pub fn load_with(source: &PackSource, others: &[PackSource]) -> Result<Region, Findings> {
        let sources = Sources { own: Arc::new(source.clone()), others: others.to_vec() };
        let mut region = Region::of_files(Arc::clone(&sources.own), others, 0)?;
        region.sources = Arc::new(sources);
        Ok(region)
    }

    /// A region of these files that does not know what they were made of.
    pub(crate) fn of_files(
        files: Arc<PackSource>,
        others: &[PackSource],
        index: usize,
    ) -> Result<Region, Findings> {
        let (pack, findings) = policy::load(&files);
        let version = version_of(&pack, &files);
        let engine = Engine::new(pack, findings)?;
        let filings = FilingRules::read(&files, engine.pack())?;
        let indicators = indicators::read(&files, engine.pack())?;
        let matters = MatterRules::read(&files)?;
        let places = Places::load(&files, others)?;
        let (sources, editions) = (Arc::default(), Vec::new());
        Ok(Region {
            engine,
            version,
            filings,
            indicators,
            matters,
            index,
            insured: None,
            places,
            files,
            sources,
            editions,
        })
    }

    /// What holds on a day.
    #[must_use]
    pub fn on(&self, day: Day) -> &Region {
        let edition = self.editions.iter().rev().find(|it| it.from <= day);
        edition.and_then(|it| it.region.as_deref()).unwrap_or(self)
    }

    /// The region that a settlement was made by: of our editions the one of the day, or that with another place.
    #[must_use]
    pub fn of_settlement(&self, version: &str, day: Day) -> &Region {
        let own = self.on(day);
        own.places.region_of_version(version).unwrap_or(own)
    }

    /// The catalogue's place: ours, or another by its code; `None` when that is not loaded.
    #[must_use]
    pub fn treating(&self, place: Option<&str>) -> Option<&Region> {
        match place {
            Some(code) if code != self.engine.pack().region => self.places.treating(code),
            _ => Some(self),
        }
    }

    /// A meter's name as it is stored: meters of another place are kept apart from ours.
    #[must_use]
    pub fn meter_name(&self, id: &str) -> String {
        match &self.insured {
            None => id.to_owned(),
            Some(code) => format!("{code}.{id}"),
        }
    }

    /// Index of a closed fact's value, when the pack has the fact.
    #[must_use]
    pub fn values(&self, fact: &str) -> Option<&[String]> {
        let pack = self.engine.pack();
        match &pack.facts[pack.fact(fact)?].kind {
            FactKind::Closed { values, .. } => Some(values),
            FactKind::Number { .. } | FactKind::Amount { .. } => None,
        }
    }

    /// The day whose rules and meters apply to a stay.
    #[must_use]
    pub fn day_of_rules(&self, admitted_on: Day, settled_on: Day) -> Day {
        match self.engine.pack().cross_year {
            CrossYear::Admission
                if self.engine.benefit_year(admitted_on) < self.engine.benefit_year(settled_on) =>
            {
                self.last_day_of_year(admitted_on)
            }
            CrossYear::Admission | CrossYear::Discharge | CrossYear::Split => settled_on,
        }
    }

    /// Whether a stay must be settled in two parts, because the region divides it at the end of the benefit
    /// year that it began in.
    #[must_use]
    pub fn is_divided(&self, admitted_on: Day, settled_on: Day) -> bool {
        let engine = &self.engine;
        engine.pack().cross_year == CrossYear::Split
            && engine.benefit_year(admitted_on) < engine.benefit_year(settled_on)
    }

    /// The last day of the benefit year that `day` lies in.
    #[must_use]
    pub fn last_day_of_year(&self, day: Day) -> Day {
        let (month, start) = self.engine.pack().benefit_year;
        let year = self.engine.benefit_year(day) + 1;
        let first = i16::try_from(year)
            .ok()
            .zip(i8::try_from(month).ok())
            .zip(i8::try_from(start).ok())
            .and_then(|((year, month), start)| Day::new(year, month, start).ok());
        first.unwrap_or(Day::MAX).plus_days(-1)
    }
}

/// What settlements cite of a pack.
pub(crate) fn version_of(pack: &policy::Pack, source: &PackSource) -> String {
    format!("{}@{}", pack.id, &hash(source)[..12])
}

fn hash(source: &PackSource) -> String {
    let mut hasher = Sha256::new();
    // Indicators decide nothing of a settlement: another one is no other policy.
    for (path, bytes) in source.files.iter().filter(|it| !it.0.starts_with("indicators/")) {
        hasher.update(path.as_bytes());
        hasher.update([0]);
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    }
    base::hex(&hasher.finalize())
}
