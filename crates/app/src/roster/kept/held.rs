//! The register in memory, with the id and the place of everybody.
//!
//! **Knows:** how the store's people become the register of `roster`. **Does not know:** files, rounds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use base::Day;
use intake::values::half_width;
use roster::matching::from_fn;
use roster::normal::{Aliases, Claim, normal_township};
use roster::register::Register;
use store::{RosterPlace, Store};

use super::heavy;
use super::register_check::number_text;
use crate::error::AppError;

/// Everybody, by place in the register.
pub(super) struct Held {
    pub(super) register: Register,
    pub(super) places: Places,
    ids: Texts,
    /// Township and village of each person, by number in `places`.
    living: Vec<u32>,
}

/// Texts end to end.
#[derive(Default)]
struct Texts {
    bytes: String,
    ends: Vec<usize>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
    }

    fn get(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.bytes[start..self.ends[at]]
    }
}

/// Names and codes of townships and villages, and the pairs that people live in.
#[derive(Default, Clone)]
pub(super) struct Places {
    /// Names by code.
    pub(super) names: BTreeMap<String, String>,
    /// Code of the township and name of the village.
    pairs: Vec<(String, String)>,
    numbers: HashMap<(String, String), u32>,
    /// Townships by the name that matching compares: code, or name where there is no code.
    townships: HashMap<String, BTreeSet<String>>,
    villages: HashMap<(String, String), String>,
}

impl Places {
    pub(super) fn of(list: Vec<RosterPlace>) -> Places {
        let mut places = Places::default();
        places.add(list);
        places
    }

    pub(super) fn add(&mut self, list: Vec<RosterPlace>) {
        for RosterPlace { code, name } in list {
            if let (12, Some(township)) = (code.len(), code.get(..9)) {
                self.villages.insert((township.to_owned(), name.clone()), code.clone());
            }
            if code.len() == 9 {
                self.townships.entry(normal(&name)).or_default().insert(code.clone());
            }
            self.names.insert(code, name);
        }
    }

    pub(super) fn number(&mut self, region: &str, village: &str) -> u32 {
        let key = (region.to_owned(), village.to_owned());
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = u32::try_from(self.pairs.len()).unwrap_or(u32::MAX);
        if !self.names.contains_key(region) && !region.trim().is_empty() {
            self.townships.entry(normal(region)).or_default().insert(region.to_owned());
        }
        self.pairs.push(key.clone());
        self.numbers.insert(key, number);
        number
    }

    /// The name of a township by its code; the code itself when it is a name already.
    pub(super) fn township<'a>(&'a self, region: &'a str) -> &'a str {
        self.names.get(region).map_or(region, String::as_str)
    }

    /// The code of a village; its name when no code is known.
    pub(super) fn village_code<'a>(&'a self, region: &str, village: &'a str) -> &'a str {
        let key = (region.to_owned(), village.to_owned());
        self.villages.get(&key).map_or(village, String::as_str)
    }

    /// The code of a township by its code or name in any spelling that matching knows, where there is one; else
    /// what the register writes. Of two that differ only in the suffix the one that is written in full.
    pub(super) fn township_code<'a>(&'a self, name: &'a str) -> &'a str {
        let name = name.trim();
        let plain = roster_code(name);
        if let Some((code, _)) = self.names.get_key_value(&plain) {
            return code;
        }
        let Some(codes) = self.townships.get(&normal(name)) else { return name };
        let in_full = codes.iter().find(|it| name.ends_with(self.township(it)));
        let only = codes.first().filter(|_| codes.len() == 1);
        in_full.or(only).map_or(name, String::as_str)
    }

    fn aliases(&self) -> Aliases {
        let mut aliases = Aliases::default();
        for (code, name) in &self.names {
            match code.len() {
                9 => aliases.township(code, name),
                12 => aliases.village(code, name),
                _ => {}
            }
        }
        aliases
    }
}

/// A township in the one spelling that matching compares.
fn normal(name: &str) -> String {
    normal_township(name, &Aliases::default())
}

/// A code in plain digits.
fn roster_code(text: &str) -> String {
    half_width(text).chars().filter(|it| !it.is_whitespace()).collect()
}

/// Gives everybody a place who has none: people that were not imported from a register.
pub(super) async fn number_everybody(store: &Store) -> Result<(), AppError> {
    let mut session = store.read().await?;
    let (people, numbered) = (session.count_people().await?, session.register_length().await?);
    drop(session);
    if people == numbered {
        return Ok(());
    }
    let mut writer = store.write().await?;
    let ids = writer.people_off_register().await?;
    let first = writer.register_length().await?;
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    writer.number_people(first, &ids).await?;
    writer.commit().await?;
    Ok(())
}

impl Held {
    /// Reads everybody.
    pub(super) async fn load(store: &Store) -> Result<Held, AppError> {
        let mut session = store.read_snapshot().await?;
        let mut places = Places::of(session.list_roster_places().await?);
        let mut ids = Texts::default();
        let mut living = Vec::new();
        let mut texts = Texts::default();
        session
            .for_each_registered(|it| {
                ids.push(it.id);
                living.push(places.number(it.region, it.village));
                for text in [it.number, it.name, it.sex, it.birth, it.household] {
                    texts.push(text);
                }
            })
            .await?;
        heavy(move || {
            let claim = |at: usize| {
                let (region, village) = &places.pairs[living[at] as usize];
                let text = |field: usize| texts.get(at * 5 + field);
                Claim {
                    number: text(0),
                    name: text(1),
                    sex: text(2),
                    birth: text(3),
                    township: places.township(region),
                    village,
                    household: text(4),
                }
            };
            let register = Register::build(&from_fn(living.len(), claim), places.aliases());
            Held { register, ids, living, places }
        })
        .await
    }

    /// The id of a person.
    pub(super) fn id(&self, person: u32) -> &str {
        self.ids.get(person as usize)
    }

    /// Township (code) and village of a person.
    pub(super) fn lives(&self, person: u32) -> (&str, &str) {
        let (region, village) = &self.places.pairs[self.living[person as usize] as usize];
        (region, village)
    }

    /// The number of a person as 18 characters; empty when there is none of that kind.
    pub(super) fn number(&self, person: u32) -> String {
        number_text(self.register.key(person)).unwrap_or_default()
    }

    /// Completed years of a person.
    pub(super) fn age(&self, person: u32, on: Day) -> Option<i32> {
        let digits = self.register.birth(person)?.0;
        let part = |value: u32| i8::try_from(value).ok();
        let year = i16::try_from(digits / 10_000).ok()?;
        let birth = Day::new(year, part(digits / 100 % 100)?, part(digits % 100)?).ok()?;
        Some(on.age_since(birth))
    }

    /// Takes up a new person, whose place is the next one.
    pub(super) fn add(&mut self, person: &store::Person) -> u32 {
        let number = self.places.number(&person.region, &person.village);
        let birth = person.birth.to_string();
        let township = self.places.township(&person.region).to_owned();
        let no = self.register.add(&claim_of(person, &birth, &township));
        self.ids.push(&person.id);
        self.living.push(number);
        no
    }

    /// Takes up what has changed of a person.
    pub(super) fn update(&mut self, no: u32, person: &store::Person) {
        let number = self.places.number(&person.region, &person.village);
        let birth = person.birth.to_string();
        let township = self.places.township(&person.region).to_owned();
        self.register.update(no, &claim_of(person, &birth, &township));
        self.living[no as usize] = number;
    }
}

fn claim_of<'a>(person: &'a store::Person, birth: &'a str, township: &'a str) -> Claim<'a> {
    Claim {
        number: person.number.as_deref().unwrap_or_default(),
        name: &person.name,
        sex: &person.sex,
        birth,
        township,
        village: &person.village,
        household: person.household_id.as_deref().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_township_in_its_names_has_one_code() {
        let place = |code: &str, name: &str| RosterPlace { code: code.into(), name: name.into() };
        let mut places = Places::of(vec![
            place("990100101", "青石街道"),
            place("990100102", "白马镇"),
            place("990100103", "白马街道"),
        ]);
        for name in [
            "青石",
            "青石街道",
            "青石街道办事处",
            "青石街道办",
            "青石 街道",
            "汶上县青石街道",
            "青石镇",
            "990100101",
            "９９０１００１０１",
        ] {
            assert_eq!(places.township_code(name), "990100101", "{name}");
        }
        for (name, wanted) in [
            ("白马镇", "990100102"),
            ("汶上县白马街道", "990100103"),
            ("白马", "白马"),
            ("青", "青"),
            ("", ""),
        ] {
            assert_eq!(places.township_code(name), wanted);
        }
        // A register without codes.
        places.number("黑水乡", "东庄");
        assert_eq!(places.township_code("黑水乡人民政府"), "黑水乡");
    }
}
