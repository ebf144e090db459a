//! The desks of the network, and how they cover villages and matters.

use std::collections::{BTreeMap, BTreeSet};

use programme::matters::{Catalogue, Coverage, Level, Station, Village, cover};
use serde::{Deserialize, Serialize};
use store::{BookBatch, MatterStation};
use utoipa::ToSchema;

use super::catalogue;
use super::kept::json;
use super::seat::Seat;
use crate::App;
use crate::error::{AppError, Fault};
use crate::settle::unreadable;

/// A desk of the network.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStation {
    /// Code of the county or township, or `code/village`.
    pub place: String,
    /// Name.
    pub name: String,
    /// Address.
    #[serde(default)]
    pub address: String,
    /// Telephone of the desk.
    #[serde(default)]
    pub telephone: String,
    /// Minutes that people have to go at most.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Codes of the matters that it offers; all of its level when absent.
    #[serde(default)]
    pub matters: Vec<String>,
}

/// A desk as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StationView {
    /// Level.
    pub level: String,
    /// Its Chinese name.
    pub level_name: String,
    /// Place.
    pub place: String,
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// Telephone of the desk.
    pub telephone: String,
    /// Minutes that people have to go at most.
    pub minutes: Option<i64>,
}

/// A township's villages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TownshipView {
    /// Code.
    pub township: String,
    /// Name, where it is known.
    pub name: String,
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
    /// Villages whose desk lies outside of the circle.
    pub far: Vec<String>,
}

/// How many desks offer a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OfferedView {
    /// Code.
    pub matter: String,
    /// Name.
    pub name: String,
    /// Desks.
    pub desks: u64,
}

/// The network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NetworkView {
    /// Desks that are known.
    pub stations: usize,
    /// Of these, in villages.
    pub village_stations: usize,
    /// Desks in villages that were promised in public.
    pub promised: Option<u32>,
    /// Villages with insured people.
    pub villages: u64,
    /// Villages with a desk.
    pub covered: u64,
    /// People in villages.
    pub people: u64,
    /// People in villages with a desk.
    pub people_covered: u64,
    /// Minutes of the circle; 0 when none is promised.
    pub circle_minutes: u32,
    /// By township.
    pub townships: Vec<TownshipView>,
    /// Matters that no desk offers.
    pub nobody_offers: Vec<OfferedView>,
    /// How many desks offer each matter.
    pub offered: Vec<OfferedView>,
    /// Desks of villages in which no insured person lives: a name may be misspelt.
    pub strays: Vec<String>,
}

/// Most desks in one list.
const MOST_STATIONS: usize = 20_000;

fn check(catalogue: &Catalogue, stations: &[NewStation]) -> Result<Vec<Seat>, AppError> {
    if stations.is_empty() || stations.len() > MOST_STATIONS {
        let message = format!("名单有 {} 个经办点", stations.len());
        return Err(AppError::input("stations", message, "一次写全，1 到 20000 个"));
    }
    let mut findings = base::Findings::default();
    let (mut seats, mut seen) = (Vec::new(), BTreeSet::new());
    for (nth, it) in stations.iter().enumerate() {
        let place = format!("stations[{nth}]");
        let mut wrong = |message: String, remedy: &str| {
            findings.push(base::Finding::error("APP-1204", message, remedy).of(place.clone()));
        };
        let short =
            |text: &str, most: usize| text.chars().count() <= most && !text.contains(char::is_control);
        match Seat::read(&it.place) {
            Ok(seat) if seen.insert(seat.place.clone()) => seats.push(seat),
            Ok(_) => wrong(format!("{} 写了两次", it.place), "一个地方只写一个经办点"),
            Err(error) => wrong(error.text(), "请写乡镇代码，或 乡镇代码/村名"),
        }
        if it.name.trim().is_empty() || !short(&it.name, 60) {
            wrong("没有写名称，或名称太长".to_owned(), "至多 60 字");
        }
        if !short(&it.address, 120) || !short(&it.telephone, 40) || it.minutes.is_some_and(|it| it > 1_440) {
            wrong("地址、电话或路程分钟数写得不对".to_owned(), "地址至多 120 字，电话至多 40 字");
        }
        if let Some(code) = it.matters.iter().find(|code| catalogue.matter(code).is_none()) {
            wrong(format!("清单里没有事项“{code}”"), "请写事项代码；全部都办的不写");
        }
    }
    if findings.is_empty() { Ok(seats) } else { Err(AppError { fault: Fault::Input, findings }) }
}

fn station(it: &MatterStation) -> Result<Station, AppError> {
    let (township, village) = it.place.split_once('/').unwrap_or((it.place.as_str(), ""));
    Ok(Station {
        level: Level::of(&it.level).unwrap_or(Level::County),
        township: township.to_owned(),
        village: village.to_owned(),
        minutes: it.minutes.and_then(|it| u32::try_from(it).ok()),
        matters: serde_json::from_str(&it.matters).map_err(unreadable)?,
    })
}

impl App {
    /// Puts a list of desks in the place of the one that counts; how many there are.
    ///
    /// # Errors
    /// Everything that is wrong with the list.
    pub async fn replace_stations(&self, stations: &[NewStation], operator: &str) -> Result<usize, AppError> {
        let region = self.region();
        let seats = check(catalogue::of(&region)?, stations)?;
        let now = self.inner.clock.now();
        let row = |(it, seat): (&NewStation, &Seat)| MatterStation {
            place: seat.place.as_str().to_owned(),
            known_from: now.clone(),
            known_until: None,
            level: seat.level.as_str().to_owned(),
            name: it.name.trim().to_owned(),
            address: it.address.trim().to_owned(),
            telephone: it.telephone.trim().to_owned(),
            minutes: it.minutes.map(i64::from),
            matters: json(&it.matters),
        };
        let rows: Vec<MatterStation> = stations.iter().zip(&seats).map(row).collect();
        let mut writer = self.inner.store.write().await?;
        writer.replace_matter_stations(&rows, &now).await?;
        let mut audit = self.audit("bureau", operator, "matter.stations", "stations");
        audit.detail = serde_json::json!({ "stations": rows.len() }).to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(rows.len())
    }

    /// The desks that are known, by place.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn stations(&self) -> Result<Vec<StationView>, AppError> {
        let known = self.inner.store.read().await?.list_matter_stations().await?;
        let name = |word: &str| Level::of(word).map_or("", Level::name).to_owned();
        let view = |it: MatterStation| StationView {
            level_name: name(&it.level),
            level: it.level,
            place: it.place,
            name: it.name,
            address: it.address,
            telephone: it.telephone,
            minutes: it.minutes,
        };
        Ok(known.into_iter().map(view).collect())
    }

    /// How the network covers villages and matters.
    ///
    /// # Errors
    /// When the pack has no catalogue; the store's failure.
    pub async fn network(&self) -> Result<NetworkView, AppError> {
        let region = self.region();
        let catalogue = catalogue::of(&region)?;
        let mut session = self.inner.store.read().await?;
        let homes = session.count_people_by_home().await?;
        let known = session.list_matter_stations().await?;
        let places = session.list_roster_places().await?;
        drop(session);
        let stations = known.iter().map(station).collect::<Result<Vec<Station>, AppError>>()?;
        let villages: Vec<Village> = homes
            .into_iter()
            .filter(|it| !it.village.trim().is_empty())
            .map(|it| Village {
                township: it.township,
                name: it.village.trim().to_owned(),
                people: u64::try_from(it.people).unwrap_or(0),
            })
            .collect();
        let names: BTreeMap<&str, &str> =
            places.iter().map(|it| (it.code.as_str(), it.name.as_str())).collect();
        Ok(view(catalogue, &stations, cover(catalogue, &villages, &stations), &names))
    }
}

fn view(
    catalogue: &Catalogue,
    stations: &[Station],
    found: Coverage,
    names: &BTreeMap<&str, &str>,
) -> NetworkView {
    let sum = |of: fn(&programme::matters::TownshipCoverage) -> u64| found.townships.iter().map(of).sum();
    let offered = |(code, desks): &(String, u64)| OfferedView {
        matter: code.clone(),
        name: catalogue.matter(code).map_or_else(String::new, |it| it.name.clone()),
        desks: *desks,
    };
    let offered: Vec<OfferedView> = found.offered.iter().map(offered).collect();
    let of_villages = stations.iter().filter(|it| it.level == Level::Village).count();
    let promise = catalogue.promises.iter().find(|it| it.level == Level::Village);
    NetworkView {
        stations: stations.len(),
        village_stations: of_villages,
        promised: promise.and_then(|it| it.desks),
        villages: sum(|it| it.villages),
        covered: sum(|it| it.covered),
        people: sum(|it| it.people),
        people_covered: sum(|it| it.people_covered),
        circle_minutes: catalogue.circle_minutes,
        nobody_offers: offered.iter().filter(|it| it.desks == 0).cloned().collect(),
        offered,
        strays: found.strays.iter().map(|it| format!("{}/{}", it.0, it.1)).collect(),
        townships: found
            .townships
            .into_iter()
            .map(|it| TownshipView {
                name: names.get(it.township.as_str()).map_or(it.township.as_str(), |it| it).to_owned(),
                township: it.township,
                has_desk: it.has_desk,
                villages: it.villages,
                covered: it.covered,
                people: it.people,
                people_covered: it.people_covered,
                without: it.without,
                far: it.far,
            })
            .collect(),
    }
}
