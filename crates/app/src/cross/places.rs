//! The places that are loaded: for each other place, its policy over our catalogue, and our policy over its.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::{Day, Finding, Findings};
use benefit::Engine;
use policy::catalogue::Item;
use policy::model::{FactKind, Span};
use policy::{Pack, PackSource};

use super::rules::{CrossRules, FILE, PlaceWords};
use crate::exchange::shares_in;
use crate::filings::FilingRules;
use crate::region::{Region, version_of};

/// Other places, by the codes of their packs.
#[derive(Debug, Default)]
pub struct Places {
    /// Filing rules and words of our own pack.
    pub(super) own: CrossRules,
    pub(super) others: BTreeMap<String, Other>,
}

/// Another place.
#[derive(Debug)]
pub(super) struct Other {
    /// What its pack is called.
    pub name: String,
    /// Identifier of its pack.
    pub id: String,
    /// Its people here: its policy over our catalogue.
    pub its_people: Region,
    /// Our people there: our policy over its catalogue.
    pub our_people: Region,
    /// Filing rules for its people.
    pub rules: CrossRules,
}

impl Places {
    /// Makes places of packs. Without other packs only the filing rules of our own are read.
    ///
    /// # Errors
    /// Packs that cannot be used, or not together.
    pub fn load(own: &PackSource, others: &[PackSource]) -> Result<Places, Findings> {
        let own_rules = rules_of(own)?;
        let mut places = Places { own: own_rules, others: BTreeMap::new() };
        for (at, source) in others.iter().enumerate() {
            let ours = usable(own)?;
            let theirs = usable(source)?;
            let (code, our_code) = (theirs.region.clone(), ours.region.clone());
            let wrong = |message: String, remedy: &str| {
                Findings(vec![Finding::error("APP-0042", message, remedy).of(source.name.clone())])
            };
            if code == our_code || places.others.contains_key(&code) {
                return Err(wrong(format!("地区 {code} 装入了两次"), "每个地区只给一个规则包"));
            }
            if code.is_empty() || !code.bytes().all(|it| it.is_ascii_alphanumeric()) {
                let message = format!("规则包 {} 的区划代码“{code}”不能用于清算", source.name);
                return Err(wrong(message, "请在 pack.toml 写六位区划代码"));
            }
            let nothing = PlaceWords { code: code.clone(), words: BTreeMap::new() };
            let words = places.own.words_of(&code).unwrap_or(&nothing);
            let (name, id) = (theirs.name.clone(), theirs.id.clone());
            let (our_version, their_version) = (version_of(&ours, own), version_of(&theirs, source));
            let our_items = translated(&with_shares(&ours), &theirs, |fact, word| {
                vec![words.theirs(fact, word).to_owned()]
            })?;
            let their_items = translated(&with_shares(&theirs), &ours, |fact, word| words.ours(fact, word))?;
            let rules = rules_of(source)?;
            let index = 2 * at + 1;
            let its_people = combined(
                source,
                theirs,
                our_items,
                format!("{their_version}/{our_version}"),
                index,
                Some(code.clone()),
            )?;
            let our_people =
                combined(own, ours, their_items, format!("{our_version}/{their_version}"), index + 1, None)?;
            places.others.insert(code, Other { name, id, its_people, our_people, rules });
        }
        Ok(places)
    }

    /// Codes and names of the other places.
    pub fn list(&self) -> impl Iterator<Item = (&str, &str)> {
        self.others.iter().map(|(code, it)| (code.as_str(), it.name.as_str()))
    }

    /// Whether there is this other place.
    #[must_use]
    pub fn knows(&self, code: &str) -> bool {
        self.others.contains_key(code)
    }

    /// Our policy over the catalogue of another place.
    #[must_use]
    pub fn treating(&self, code: &str) -> Option<&Region> {
        self.others.get(code).map(|it| &it.our_people)
    }

    /// The policy of another place over our catalogue.
    #[must_use]
    pub fn insuring(&self, code: &str) -> Option<&Region> {
        self.others.get(code).map(|it| &it.its_people)
    }

    /// How our word for a fact is called in another place.
    #[must_use]
    pub fn theirs(&self, code: &str, fact: &str, word: &str) -> String {
        self.own.words_of(code).map_or(word, |it| it.theirs(fact, word)).to_owned()
    }

    /// The place whose policy a settlement cites; `None` for ours.
    #[must_use]
    pub fn of_version(&self, version: &str) -> Option<&str> {
        let (policy, _) = version.split_once('/')?;
        let (id, _) = policy.split_once('@')?;
        self.others.iter().find(|(_, it)| it.id == id).map(|(code, _)| code.as_str())
    }

    /// The region whose pack a settlement with this version was decided by, as it is loaded now.
    #[must_use]
    pub fn region_of_version(&self, version: &str) -> Option<&Region> {
        let (policy, catalogue) = version.split_once('/')?;
        let id = |version: &str| version.split_once('@').map(|it| it.0.to_owned());
        let (policy, catalogue) = (id(policy)?, id(catalogue)?);
        self.others.values().find_map(|it| {
            if it.id == policy {
                Some(&it.its_people)
            } else {
                (it.id == catalogue).then_some(&it.our_people)
            }
        })
    }
}

fn rules_of(source: &PackSource) -> Result<CrossRules, Findings> {
    let Some(bytes) = source.files.get(FILE) else { return Ok(CrossRules::default()) };
    let file = format!("{}/{FILE}", source.name);
    let (rules, findings) = CrossRules::read(&file, &String::from_utf8_lossy(bytes));
    if findings.is_usable() { Ok(rules) } else { Err(findings) }
}

fn usable(source: &PackSource) -> Result<Pack, Findings> {
    let (pack, findings) = policy::load(source);
    if findings.is_usable() { Ok(pack) } else { Err(findings) }
}

/// Items of a pack's catalogue, each with the share that its own place has the person pay first. What a place
/// says of whole classes (`[[prepaid]]`) is of its catalogue: treatment follows the place where it is given.
/// Where it depends on more than item and day, the item stays as it is, and the other policy's rules apply.
fn with_shares(pack: &Pack) -> Vec<Item> {
    let mut items = Vec::with_capacity(pack.catalogue.len());
    for item in &pack.catalogue {
        if item.class != "乙" {
            items.push(item.clone());
            continue;
        }
        let piece = |from: Day, until: Day, prepaid: Option<i64>| Item {
            span: Span { from, until },
            prepaid,
            ..item.clone()
        };
        let mut next = item.span.from;
        for (from, until, share) in shares_in(pack, item) {
            if next < from {
                items.push(piece(next, from.plus_days(-1), item.prepaid));
            }
            items.push(piece(from, until, Some(share)));
            if until >= item.span.until {
                next = Day::MAX;
                break;
            }
            next = until.plus_days(1);
        }
        if next <= item.span.until && next < Day::MAX {
            items.push(piece(next, item.span.until, item.prepaid));
        }
    }
    items
}

/// Items of a catalogue in words of another pack's policy. A restriction to words that the policy does not
/// have never holds; one on a fact that it does not have cannot be checked, so it is an error.
fn translated(
    items: &[Item],
    policy: &Pack,
    words: impl Fn(&str, &str) -> Vec<String>,
) -> Result<Vec<Item>, Findings> {
    let mut findings = Findings::default();
    let known = |fact: &str| match policy.fact(fact).map(|it| &policy.facts[it].kind) {
        Some(FactKind::Closed { values, .. }) => Some(values.as_slice()),
        _ => None,
    };
    let mut translated = Vec::with_capacity(items.len());
    for item in items {
        let mut item = item.clone();
        let limits = std::mem::take(&mut item.price_limits);
        for (level, limit) in limits {
            if level.is_empty() {
                item.price_limits.insert(level, limit);
                continue;
            }
            for word in words("level", &level) {
                item.price_limits.insert(word, limit);
            }
        }
        for (fact, allowed) in &mut item.only {
            let Some(values) = known(fact) else {
                let message =
                    format!("目录项目 {} 限定了 {fact}，规则包 {} 没有这个事实", item.code, policy.id);
                let remedy = "请在那个规则包里声明这个事实，或去掉限定";
                findings
                    .push(Finding::error("APP-0043", message, remedy).at(&item.place.file, item.place.line));
                continue;
            };
            let all = allowed.iter().flat_map(|it| words(fact, it)).filter(|it| values.contains(it));
            *allowed = all.collect();
        }
        translated.push(item);
    }
    if findings.is_empty() { Ok(translated) } else { Err(findings) }
}

/// The policy of `source`, read as `pack`, over a catalogue.
fn combined(
    source: &PackSource,
    mut pack: Pack,
    catalogue: Vec<Item>,
    version: String,
    index: usize,
    insured: Option<String>,
) -> Result<Region, Findings> {
    pack.catalogue = catalogue;
    let engine = Engine::new(pack, Findings::default())?;
    let filings = FilingRules::read(source, engine.pack())?;
    Ok(Region {
        engine,
        version,
        filings,
        matters: crate::matters::MatterRules::default(),
        indicators: Vec::new(),
        index,
        insured,
        places: Places::default(),
        files: Arc::default(),
        sources: Arc::default(),
        editions: Vec::new(),
    })
}
