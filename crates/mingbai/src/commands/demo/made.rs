//! The made county: its people into the database, its visits through the settlement.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use app::App;
use app::model::{NewVisit, SettleRequest};
use base::Fen;
use benefit::FeeLine;
use county::{CatalogueItem, County, Insurance, Level, Setup};
use policy::model::FactKind;
use store::{Coverage, Identity, Institution, Person, RosterPlace};

use super::bar;

/// Settlements that are under way at once: they form the groups of the writer.
const AT_ONCE: usize = 64;

/// The county, and what it may charge.
pub struct Made {
    pub county: County,
    pub catalogue: Vec<CatalogueItem>,
    pub elapsed: Duration,
}

/// How settling went.
#[derive(Debug, Default)]
pub struct Settled {
    pub count: usize,
    pub refused: BTreeMap<String, usize>,
    pub elapsed: Duration,
}

/// Makes people and institutions, and puts them into the database.
///
/// # Errors
/// The store's failure.
pub async fn people(app: &App, people: u32, seed: u64) -> anyhow::Result<Made> {
    let started = Instant::now();
    let made = county(app, people, seed)?;
    let county = &made.county;
    let institutions: Vec<Institution> =
        county.institutions().iter().filter_map(|it| institution(app, county, it)).collect();
    app.save_institutions(&institutions).await?;
    let place = |it: &county::Township| RosterPlace { code: it.code.clone(), name: it.name.clone() };
    let places: Vec<RosterPlace> = county.townships().iter().map(place).collect();
    let mut writer = app.store().write().await?;
    writer.save_roster_places(&places).await?;
    writer.commit().await?;
    let progress = bar(people as usize, "登记参保人");
    let mut rows = Rows::default();
    for person in county.people() {
        rows.add(app, county, &person);
        if rows.people.len() == 5_000 {
            rows.save(app).await?;
            progress.inc(5_000);
        }
    }
    rows.save(app).await?;
    progress.finish();
    Ok(Made { elapsed: started.elapsed(), ..made })
}

/// The county of a seed, without putting it anywhere.
///
/// # Errors
/// A number of people that no county has.
pub fn county(app: &App, people: u32, seed: u64) -> anyhow::Result<Made> {
    let region = app.region();
    let identities = closed(app, "identity");
    let setup = Setup::new(seed, people).with_identities(identities.iter().take(5).map(String::as_str));
    let item = |it: &policy::catalogue::Item| CatalogueItem {
        code: it.code.clone(),
        name: it.name.clone(),
        kind: it.kind.clone(),
        class: it.class.clone(),
        typical_price_fen: Fen(it.price_limits.values().next().copied().unwrap_or(2_000)),
    };
    let pack = region.engine.pack();
    let catalogue = pack.catalogue.iter().filter(|it| it.only.is_empty()).map(item).collect();
    Ok(Made { county: County::new(setup)?, catalogue, elapsed: Duration::ZERO })
}

/// Values of a closed fact of the pack.
fn closed(app: &App, fact: &str) -> Vec<String> {
    app.region().values(fact).map(<[String]>::to_vec).unwrap_or_default()
}

fn institution(app: &App, county: &County, it: &county::Institution) -> Option<Institution> {
    let levels = closed(app, "level");
    let word = it.level.name();
    // A pharmacy has no level of its own in most packs: the pack's “未定级”, else the lowest.
    let level = match it.level {
        Level::Pharmacy if levels.iter().any(|it| it == "未定级") => "未定级",
        Level::Pharmacy | Level::VillageRoom if !levels.iter().any(|it| it == word) => levels.first()?,
        _ => levels.iter().find(|it| *it == word)?,
    };
    Some(Institution {
        id: it.code.clone(),
        name: it.name.clone(),
        level: level.to_owned(),
        kind: if it.level == Level::Pharmacy { "pharmacy" } else { "hospital" }.to_owned(),
        region: county.townships()[it.township].code.clone(),
        attributes: uscc(&it.code),
    })
}

/// A made unified social credit code as an attribute of an institution: no region's codes begin with 99.
pub(super) fn uscc(code: &str) -> String {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    format!("{{\"uscc\":\"99{digits:0>16}\"}}")
}

/// Rows of some people, to be saved together.
#[derive(Default)]
struct Rows {
    people: Vec<Person>,
    coverage: Vec<Coverage>,
    identities: Vec<Identity>,
}

/// Instant at which the opening data counts as known.
const OPENING: &str = "2020-01-01T00:00:00.000000Z";

impl Rows {
    fn add(&mut self, app: &App, county: &County, person: &county::Person) {
        let village = &county.villages()[person.village];
        let id = person_id(person.index);
        for it in &person.coverage {
            self.coverage.push(Coverage {
                person_id: id.clone(),
                insurance: it.insurance.name().to_owned(),
                status: it.status.map_or("", county::Status::name).to_owned(),
                attributes: attributes(app, it),
                valid_from: it.from,
                valid_until: it.until,
                known_from: OPENING.to_owned(),
                known_until: None,
                source: "开办数据".to_owned(),
            });
        }
        for it in &person.identities {
            self.identities.push(Identity {
                person_id: id.clone(),
                identity: it.name.clone(),
                valid_from: it.from,
                valid_until: it.until,
                known_from: OPENING.to_owned(),
                known_until: None,
                source: "开办数据".to_owned(),
            });
        }
        self.people.push(Person {
            id,
            number: Some(person.number.reveal().to_owned()),
            name: person.name.clone(),
            sex: if person.female { "女" } else { "男" }.to_owned(),
            birth: person.birth,
            household_id: Some(format!("H{:07}", person.household)),
            region: county.townships()[village.township].code.clone(),
            village: village.name.clone(),
            recorded_at: OPENING.to_owned(),
        });
    }

    async fn save(&mut self, app: &App) -> anyhow::Result<()> {
        let rows = std::mem::take(self);
        let mut writer = app.store().write().await?;
        writer.save_people(&rows.people).await?;
        writer.add_coverage(&rows.coverage).await?;
        writer.add_identities(&rows.identities).await?;
        writer.commit().await?;
        Ok(())
    }
}

/// Facts that a coverage carries beside insurance and status: the tier, where the pack has one.
fn attributes(app: &App, it: &county::Coverage) -> String {
    let fact = match it.insurance {
        Insurance::Resident => "plan",
        Insurance::Employee => "worker_plan",
    };
    let values = closed(app, fact);
    let value = it.tier.and_then(|tier| values.get(usize::from(tier.max(1)) - 1));
    value.map_or_else(|| "{}".to_owned(), |value| serde_json::json!({ fact: value }).to_string())
}

/// Number of a made person.
pub fn person_id(index: u32) -> String {
    format!("P{index:07}")
}

/// Sends visits of the county's year through the settlement, 64 at a time.
///
/// # Errors
/// The store's failure. Refusals are counted, not errors.
pub async fn visits(app: &App, made: &Made, most: usize) -> anyhow::Result<Settled> {
    let started = Instant::now();
    let progress = bar(most, "结算就诊");
    let mut settled = Settled::default();
    let mut group = Vec::with_capacity(AT_ONCE);
    let today = app.today();
    // Everybody's visits in turn: a few people make the whole number, each with a whole year.
    for visit in made.county.all_visits(&made.catalogue).filter(|it| it.on <= today).take(most) {
        let Some(request) = request(app, made, &visit) else { continue };
        group.push(request);
        if group.len() == AT_ONCE {
            settle_group(app, std::mem::take(&mut group), &mut settled).await;
            progress.inc(AT_ONCE as u64);
        }
    }
    settle_group(app, group, &mut settled).await;
    progress.finish();
    settled.elapsed = started.elapsed();
    Ok(settled)
}

async fn settle_group(app: &App, group: Vec<SettleRequest>, settled: &mut Settled) {
    let mut tasks = tokio::task::JoinSet::new();
    for request in group {
        let app = app.clone();
        tasks.spawn(async move { app.settle(request).await });
    }
    while let Some(answer) = tasks.join_next().await {
        match answer {
            Ok(Ok(_)) => settled.count += 1,
            Ok(Err(error)) => {
                let reason = error.findings.0.first().map_or_else(String::new, |it| {
                    let words: String = it.message.split(['P', '（']).next().unwrap_or_default().to_owned();
                    format!("{} {words}", it.code)
                });
                *settled.refused.entry(reason).or_default() += 1;
            }
            Err(error) => *settled.refused.entry(error.to_string()).or_default() += 1,
        }
    }
}

/// A made visit as a hospital would send it; `None` when the pack has no such kind of visit.
fn request(app: &App, made: &Made, visit: &county::Visit) -> Option<SettleRequest> {
    let kinds = closed(app, "visit");
    let word = visit.kind.name();
    let kind = kinds.iter().find(|it| word.ends_with(it.as_str()) || it.as_str() == word)?.clone();
    let institution = &made.county.institutions()[visit.institution];
    let mut facts = BTreeMap::new();
    // Chronic and two-disease visits name the disease, where the pack knows it.
    let region = app.region();
    let diseases = region.values("disease").unwrap_or_default();
    if let Some(disease) = diseases.iter().find(|it| visit.diagnosis.contains(it.as_str())) {
        facts.insert("disease".to_owned(), disease.clone());
    } else if needs_disease(app, &kind) {
        let known = diseases.iter().find(|it| !["无", "其他", "未认定"].contains(&it.as_str()));
        facts.extend(known.map(|it| ("disease".to_owned(), it.clone())));
    }
    let line = |it: &county::Line| {
        let item = &made.catalogue[it.item];
        FeeLine {
            code: item.code.clone(),
            name: item.name.clone(),
            on: Some(it.on),
            amount_fen: it.amount_fen,
            quantity_e4: i64::from(it.quantity) * 10_000,
            ..FeeLine::default()
        }
    };
    let id = format!("D{:07}-{}", visit.person, visit.ordinal);
    Some(SettleRequest {
        institution_id: institution.code.clone(),
        message_id: id.clone(),
        operator: "demo".to_owned(),
        visit_id: None,
        visit: Some(NewVisit {
            id: Some(id),
            person_id: person_id(visit.person),
            kind,
            admitted_on: Some(visit.admitted),
            discharged_on: Some(visit.on),
            facts,
            lines: visit.lines.iter().map(line).collect(),
            diagnoses: vec![visit.icd.to_owned()],
            ..NewVisit::default()
        }),
        settled_on: None,
    })
}

fn needs_disease(app: &App, kind: &str) -> bool {
    let region = app.region();
    let pack = region.engine.pack();
    let has = pack.fact("disease").is_some_and(|it| matches!(pack.facts[it].kind, FactKind::Closed { .. }));
    has && (kind.contains("慢") || kind.contains("两病"))
}
