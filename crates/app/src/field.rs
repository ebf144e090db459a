//! Settlement in the field (现场结算): an extract of people and rules for a place without network, and
//! provisional settlements over it.
//!
//! **Knows:** what an extract holds; that a provisional settlement is the same calculation as every other, on a
//! desk that is filled from the extract and from what was settled there since. **Does not know:** files, keys,
//! queues, networks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base::Day;
use benefit::Engine;
use policy::PackSource;
use serde::{Deserialize, Serialize};
use store::{Accumulator, Institution, Knowledge, PersonFile};

use crate::App;
use crate::cross::{Places, place_of_coverage, place_of_institution};
use crate::desk::Desk;
use crate::error::{AppError, Fault};
use crate::filings::FilingRules;
use crate::institutions::Institutions;
use crate::model::{SettleRequest, SettlementView};
use crate::region::Region;
use crate::settle::{self, Asked, Loaded};

/// Version of the form of an extract.
pub const EXTRACT_VERSION: u32 = 1;

/// Longest time an extract may be used: three months of days.
const LONGEST_DAYS: i32 = 92;

/// People of some villages, their standing, and the rules, as of one moment.
#[derive(Clone, Serialize, Deserialize)]
pub struct Extract {
    /// [`EXTRACT_VERSION`].
    pub version: u32,
    /// Number of this extract, part of the numbers of what is settled with it.
    pub id: String,
    /// Instant it was taken.
    pub made_at: String,
    /// Day it was taken: earlier visits are settled where the network is.
    pub made_on: Day,
    /// Last day on which it may be used.
    pub expires_on: Day,
    /// Villages.
    pub villages: Vec<String>,
    /// Institutions that may settle with it.
    pub institutions: Vec<Institution>,
    /// People with coverage, identities, accounts.
    pub people: Vec<PersonFile>,
    /// Where their meters stand in the periods until it expires.
    pub accumulators: Vec<Accumulator>,
    /// The pack by its files.
    pub pack: BTreeMap<String, String>,
    /// The version of the pack that the bureau cites.
    pub policy_version: String,
}

impl std::fmt::Debug for Extract {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Never people.
        f.debug_struct("Extract")
            .field("id", &self.id)
            .field("people", &self.people.len())
            .finish_non_exhaustive()
    }
}

/// What to take.
#[derive(Debug, Clone)]
pub struct ExtractRequest {
    /// Number for it: letters and digits.
    pub id: String,
    /// Villages.
    pub villages: Vec<String>,
    /// Institutions that will settle with it.
    pub institutions: Vec<String>,
    /// Last day of use.
    pub expires_on: Day,
    /// Who takes it.
    pub operator: String,
}

/// Rules and people of an extract, ready to settle.
#[derive(Debug)]
pub struct Field {
    region: Region,
    institutions: Institutions,
    people: BTreeMap<String, PersonFile>,
    accumulators: Vec<Accumulator>,
}

impl Field {
    /// Opens an extract.
    ///
    /// # Errors
    /// A form or a pack that this program does not understand.
    pub fn open(extract: &Extract) -> Result<Field, AppError> {
        if extract.version != EXTRACT_VERSION {
            let message =
                format!("数据包的格式是第 {} 版，本程序只认第 {EXTRACT_VERSION} 版", extract.version);
            return Err(AppError::new(Fault::Input, "APP-0050", message, "请用同一版本的程序重新导出"));
        }
        let files = extract.pack.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes()));
        let source = PackSource { name: extract.policy_version.clone(), files: files.collect() };
        let (pack, findings) = policy::load(&source);
        let engine = Engine::new(pack, findings)?;
        let version = extract.policy_version.clone();
        let filings = FilingRules::read(&source, engine.pack())?;
        let region = Region {
            engine,
            version,
            filings,
            matters: crate::matters::MatterRules::default(),
            indicators: Vec::new(),
            index: 0,
            insured: None,
            places: Places::default(),
            files: Arc::default(),
            sources: Arc::default(),
            editions: Vec::new(),
        };
        let institutions = extract.institutions.iter().cloned().collect();
        let people = extract.people.iter().map(|it| (it.person.id.clone(), it.clone())).collect();
        Ok(Field { region, institutions, people, accumulators: extract.accumulators.clone() })
    }

    /// Decides a visit after what was settled before with the same extract, as [`App::settle`] would; nothing
    /// is booked, and the answer is provisional.
    ///
    /// # Errors
    /// What is wrong with the request; somebody who is not in the extract.
    pub fn settle(
        &self,
        earlier: &[SettleRequest],
        request: &SettleRequest,
        at: &str,
        today: Day,
    ) -> Result<SettlementView, AppError> {
        let mut desk = Desk::new(&self.region, &self.institutions, at.to_owned());
        desk.people = self.people.clone();
        desk.put_meters(self.accumulators.clone());
        let mut loaded = Loaded { visits: BTreeMap::new(), stays: Vec::new(), requests: BTreeMap::new() };
        let person_id = request.visit.as_ref().map(|it| it.person_id.as_str()).unwrap_or_default();
        if !desk.people.contains_key(person_id) {
            let message = format!("数据包里没有 {person_id}");
            let remedy =
                "只能结算本村的参保人；新迁入、新参保的请回医保局换新的数据包，或让其到有网络的机构结算";
            return Err(AppError::new(Fault::NotFound, "APP-0051", message, remedy));
        }
        let mut number = 0;
        for before in earlier {
            number += 1;
            let asked = Asked { request: before, hash: String::new(), number };
            settle::settle(&mut desk, &mut loaded, &asked, today)?;
        }
        let asked = Asked { request, hash: String::new(), number: number + 1 };
        let mut view = settle::settle(&mut desk, &mut loaded, &asked, today)?;
        "provisional".clone_into(&mut view.state);
        Ok(view)
    }

    /// People of the extract.
    #[must_use]
    pub fn people(&self) -> &BTreeMap<String, PersonFile> {
        &self.people
    }

    /// A person by our number or identity number.
    #[must_use]
    pub fn find(&self, number: &str) -> Option<&PersonFile> {
        let same =
            |it: &&PersonFile| it.person.number.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(number));
        self.people.get(number).or_else(|| self.people.values().find(same))
    }

    /// The name of a payer.
    #[must_use]
    pub fn payer_name(&self, id: &str) -> Option<&str> {
        let pack = self.region.engine.pack();
        pack.payer(id).map(|it| pack.payers[it].name.as_str())
    }

    /// Kinds of visit that the pack knows.
    #[must_use]
    pub fn kinds(&self) -> &[String] {
        self.region.values("visit").unwrap_or_default()
    }

    /// The name that the catalogue has for a code.
    #[must_use]
    pub fn name_of(&self, code: &str) -> Option<&str> {
        let items = &self.region.engine.pack().catalogue;
        items.iter().find(|it| it.code == code).map(|it| it.name.as_str())
    }
}

impl App {
    /// Takes an extract of the people of villages, for use until a day. `source` is the pack in force.
    ///
    /// # Errors
    /// A village without people; an institution that is not there or lies elsewhere; a day that is past or too
    /// far.
    pub async fn extract(&self, source: &PackSource, request: &ExtractRequest) -> Result<Extract, AppError> {
        settle::check_id("id", &request.id)?;
        let today = self.today();
        let last = today.plus_days(LONGEST_DAYS);
        if request.expires_on < today || request.expires_on > last {
            let message = format!("有效期止 {} 不合要求", request.expires_on);
            return Err(AppError::input("expires_on", message, format!("应在 {today} 至 {last} 之间")));
        }
        let known = self.inner.institutions();
        let mut institutions = Vec::new();
        for id in &request.institutions {
            let it = known.get(id).ok_or_else(|| AppError::not_found("定点医药机构", id))?;
            if place_of_institution(it).is_some() {
                return Err(AppError::input(
                    "institution",
                    format!("{id} 是外地机构"),
                    "现场结算只发给本地机构",
                ));
            }
            // Keys and settings of connections stay at the bureau.
            let mut words: BTreeMap<String, String> =
                serde_json::from_str(&it.attributes).unwrap_or_default();
            words.retain(|name, _| !name.starts_with("gateway."));
            let attributes = serde_json::to_string(&words).map_err(settle::unreadable)?;
            institutions.push(Institution { attributes, ..it.clone() });
        }
        if institutions.is_empty() {
            return Err(AppError::input("institution", "没有指定机构", "请给出将用它结算的村卫生室"));
        }
        let all = self.region();
        let region = all.on(today);
        // Packages that were approved lie over the files of the pack; a notebook knows one edition of them.
        let source = if all.editions.is_empty() { source } else { region.files.as_ref() };
        let next = all.editions.iter().find(|it| it.from > today && it.from <= request.expires_on);
        if let Some(next) = next {
            let message = format!("{} 起规则有变动，数据包不能跨过这一天", next.from);
            let remedy = format!("请把有效期止定在 {} 或以前", next.from.plus_days(-1));
            return Err(AppError::input("expires_on", message, remedy));
        }
        let mut session = self.inner.store.read_snapshot().await?;
        let villages: Vec<&str> = request.villages.iter().map(String::as_str).collect();
        let people = session.find_people_of_villages(&villages).await?;
        for village in &villages {
            if !people.iter().any(|it| it.village == *village) {
                let message = format!("村“{village}”没有参保人");
                return Err(AppError::input("village", message, "请核对村名，须与参保信息里写的一样"));
            }
        }
        let ids: Vec<&str> = people.iter().map(|it| it.id.as_str()).collect();
        let mut files = session.load_people(&ids, Knowledge::Current).await?;
        // Who is insured elsewhere is settled where the network is.
        let elsewhere = |it: &store::Coverage| place_of_coverage(it).is_some() && it.valid_until >= today;
        files.retain(|_, file| !file.coverage.iter().any(elsewhere));
        let mut periods: BTreeSet<String> = BTreeSet::new();
        let mut day = today;
        while day <= request.expires_on {
            periods.extend(region.engine.meter_keys(day).into_iter().map(|it| it.period));
            day = day.plus_days(1);
        }
        let households = files.values().filter_map(|it| it.person.household_id.as_deref());
        let owners: BTreeSet<&str> = files.keys().map(String::as_str).chain(households).collect();
        let owners: Vec<&str> = owners.into_iter().collect();
        let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
        let accumulators = session.load_accumulators(&owners, &periods).await?;
        drop(session);
        let wanted = |path: &str| !path.starts_with("rosters/") && !path.contains("/cases/");
        let pack = source.files.iter().filter(|(path, _)| wanted(path));
        let pack = pack.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned()));
        let extract = Extract {
            version: EXTRACT_VERSION,
            id: request.id.clone(),
            made_at: self.now(),
            made_on: today,
            expires_on: request.expires_on,
            villages: request.villages.clone(),
            institutions,
            people: files.into_values().collect(),
            accumulators,
            pack: pack.collect(),
            policy_version: region.version.clone(),
        };
        Field::open(&extract)?;
        let mut audit = self.audit("bureau", &request.operator, "outpost.extract", &request.id);
        audit.detail = serde_json::json!({
            "villages": request.villages, "people": extract.people.len(), "expires_on": request.expires_on,
        })
        .to_string();
        let mut writer = self.inner.store.write().await?;
        writer.book(&store::BookBatch { audits: vec![audit], ..store::BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(extract)
    }
}
