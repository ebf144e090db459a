//! How the network is covered: villages with a desk, and what no desk offers.
//!
//! **Knows:** places and desks as values. **Does not know:** where they are kept.

use std::collections::{BTreeMap, BTreeSet};

use super::{Catalogue, Level};

/// A village with insured people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Village {
    /// Code of the township.
    pub township: String,
    /// Name of the village.
    pub name: String,
    /// Insured people living there.
    pub people: u64,
}

/// A desk of the network (经办点).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    /// Level.
    pub level: Level,
    /// Code of the township; of the county for the county's.
    pub township: String,
    /// Name of the village, for those of villages.
    pub village: String,
    /// Minutes that people have to go to it at most; `None` when nobody has measured.
    pub minutes: Option<u32>,
    /// Codes of the matters that it offers; empty for all of its level.
    pub matters: Vec<String>,
}

impl Station {
    fn offers(&self, catalogue: &Catalogue, code: &str) -> bool {
        let by_level = catalogue.matter(code).is_some_and(|it| it.is_offered_at(self.level));
        by_level && (self.matters.is_empty() || self.matters.iter().any(|it| it == code))
    }
}

/// A township's villages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TownshipCoverage {
    /// Code of the township.
    pub township: String,
    /// Whether the township itself has a desk.
    pub has_desk: bool,
    /// Villages.
    pub villages: u64,
    /// Villages with a desk.
    pub covered: u64,
    /// People in villages.
    pub people: u64,
    /// People in villages with a desk.
    pub people_covered: u64,
    /// Villages without a desk.
    pub without: Vec<String>,
    /// Villages whose desk lies outside of the circle of minutes.
    pub far: Vec<String>,
}

/// The network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// By township.
    pub townships: Vec<TownshipCoverage>,
    /// Matters by code, with how many desks offer each.
    pub offered: Vec<(String, u64)>,
    /// Desks of villages that no insured person lives in, as township and village: a name may be misspelt.
    pub strays: Vec<(String, String)>,
}

/// Puts villages and desks beside each other.
#[must_use]
pub fn cover(catalogue: &Catalogue, villages: &[Village], stations: &[Station]) -> Coverage {
    let of_villages = stations.iter().filter(|it| it.level == Level::Village);
    let desks: BTreeMap<(&str, &str), &Station> =
        of_villages.map(|it| ((it.township.as_str(), it.village.as_str()), it)).collect();
    let mut townships: BTreeMap<&str, TownshipCoverage> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for village in villages {
        known.insert((village.township.as_str(), village.name.as_str()));
        let row = townships.entry(&village.township).or_default();
        row.villages += 1;
        row.people += village.people;
        match desks.get(&(village.township.as_str(), village.name.as_str())) {
            None => row.without.push(village.name.clone()),
            Some(desk) => {
                row.covered += 1;
                row.people_covered += village.people;
                let circle = catalogue.circle_minutes;
                if circle > 0 && desk.minutes.is_some_and(|it| it > circle) {
                    row.far.push(village.name.clone());
                }
            }
        }
    }
    for (code, row) in &mut townships {
        (*code).clone_into(&mut row.township);
        row.has_desk = stations.iter().any(|it| it.level == Level::Township && it.township == *code);
        row.without.sort();
        row.far.sort();
    }
    let strays = desks.keys().filter(|it| !known.contains(*it));
    let count = |code: &str| stations.iter().filter(|it| it.offers(catalogue, code)).count() as u64;
    Coverage {
        strays: strays.map(|it| (it.0.to_owned(), it.1.to_owned())).collect(),
        offered: catalogue.matters.iter().map(|it| (it.code.clone(), count(&it.code))).collect(),
        townships: townships.into_values().collect(),
    }
}
