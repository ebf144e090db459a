//! The register (参保人员底册) in memory: every insured person in some 60 bytes, found by number, name,
//! birth day or household.
//!
//! **Knows:** people by a dense index from 0. **Does not know:** rosters, what a match is, where people
//! are stored.

mod build;
mod change;
mod flaw;
mod index;
mod place;
mod table;

use std::sync::OnceLock;

use crate::normal::{Aliases, Birth, Key, Sex, normal_township, normal_village};

pub use flaw::{Flaw, FlawKind};
pub(crate) use place::Said;

use index::Index;
use place::Places;
use table::Table;

/// All people that are insured here. An index stays a person's own: removing leaves a hole.
#[derive(Default)]
pub struct Register {
    table: Table,
    columns: Columns,
    places: Places,
    aliases: Aliases,
    /// Built when the first row needs candidates.
    index: OnceLock<Index>,
    flaws: Vec<Flaw>,
    removed: u32,
}

/// One record per person, and all names end to end.
#[derive(Default)]
struct Columns {
    people: Vec<Record>,
    names: String,
}

/// What is known of one person but the name itself: two to a line of the processor's cache, so that
/// looking at a candidate costs one wait.
#[derive(Clone, Copy)]
struct Record {
    key: Key,
    name_key: u32,
    name_start: u32,
    /// Birth day in eight digits, sex and whether the person is there, packed.
    life: u32,
    household: u32,
    township: u16,
    village: u16,
    name_length: u8,
}

/// Set while the person is on the register.
const PRESENT: u32 = 1 << 31;

fn pack(birth: Option<Birth>, sex: Option<Sex>) -> u32 {
    PRESENT | birth.map_or(0, |it| it.0) << 2 | sex.map_or(0, |it| it as u32)
}

impl Register {
    /// An empty register that knows these names of places.
    #[must_use]
    pub fn new(aliases: Aliases) -> Register {
        Register { aliases, ..Register::default() }
    }

    /// How many indexes there are, holes included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.people.len()
    }

    /// Whether nobody was ever added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.people.is_empty()
    }

    /// How many people are there.
    #[must_use]
    pub fn people(&self) -> usize {
        self.len() - self.removed as usize
    }

    /// Whether `person` is on the register.
    #[must_use]
    pub fn is_present(&self, person: u32) -> bool {
        self.columns.people.get(person as usize).is_some_and(|it| it.life & PRESENT != 0)
    }

    /// The number.
    #[must_use]
    pub fn key(&self, person: u32) -> Key {
        self.columns.people[person as usize].key
    }

    /// The name as the register writes it.
    #[must_use]
    pub fn name(&self, person: u32) -> &str {
        let record = &self.columns.people[person as usize];
        let start = record.name_start as usize;
        &self.columns.names[start..start + usize::from(record.name_length)]
    }

    /// Hash of the folded name, 0 when it has gaps.
    #[must_use]
    pub fn name_key(&self, person: u32) -> u32 {
        self.columns.people[person as usize].name_key
    }

    /// The birth day: of a valid number, else as written.
    #[must_use]
    pub fn birth(&self, person: u32) -> Option<Birth> {
        let digits = (self.columns.people[person as usize].life & !PRESENT) >> 2;
        (digits != 0).then_some(Birth(digits))
    }

    /// The sex: of a valid number, else as written.
    #[must_use]
    pub fn sex(&self, person: u32) -> Option<Sex> {
        match self.columns.people[person as usize].life & 3 {
            1 => Some(Sex::Male),
            2 => Some(Sex::Female),
            _ => None,
        }
    }

    /// The township by a small number, 0 when not written; [`Register::township_name`] names it.
    #[must_use]
    pub fn township(&self, person: u32) -> u16 {
        self.columns.people[person as usize].township
    }

    /// The village by a small number, 0 when not written. Villages of one name in two townships share it.
    #[must_use]
    pub fn village(&self, person: u32) -> u16 {
        self.columns.people[person as usize].village
    }

    /// Hash of the household's number, 0 when not written.
    #[must_use]
    pub fn household(&self, person: u32) -> u32 {
        self.columns.people[person as usize].household
    }

    /// The name, without suffix, of a township's small number.
    #[must_use]
    pub fn township_name(&self, township: u16) -> &str {
        self.places.townships.name(township)
    }

    /// The name, without suffix, of a village's small number.
    #[must_use]
    pub fn village_name(&self, village: u16) -> &str {
        self.places.villages.name(village)
    }

    /// What is wrong with the register itself, in the order of people.
    #[must_use]
    pub fn flaws(&self) -> &[Flaw] {
        &self.flaws
    }

    /// Everybody with this number (more than one is a flaw), first comers first.
    pub fn by_key(&self, key: Key) -> impl Iterator<Item = u32> + '_ {
        self.table.find(key).map(|it| it.0)
    }

    /// The first entry of a number: person and name hash.
    #[inline]
    pub(crate) fn first(&self, key: Key) -> Option<(u32, u32)> {
        self.table.find(key).next()
    }

    /// What a row's township and village mean here.
    pub(crate) fn said_places(&self, township: &str, village: &str) -> (Said, Said) {
        let Places { townships, villages } = &self.places;
        (townships.said(township, &self.aliases), villages.said(village, &self.aliases))
    }

    /// Township and village as written, each in the one spelling that comparisons use.
    #[must_use]
    pub fn normal_places(&self, township: &str, village: &str) -> (String, String) {
        (normal_township(township, &self.aliases), normal_village(village, &self.aliases))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::build(&self.columns))
    }

    /// Everybody whose folded name has this hash.
    pub(crate) fn namesakes(&self, name_key: u32) -> impl Iterator<Item = u32> + '_ {
        let found = self.index().names.bucket(name_key);
        found.filter(move |it| self.name_key(*it) == name_key && self.is_present(*it))
    }

    /// Everybody born on a day.
    pub(crate) fn born_on(&self, birth: Birth) -> impl Iterator<Item = u32> + '_ {
        let found = self.index().births.bucket(index::birth_hash(birth));
        found.filter(move |it| self.birth(*it) == Some(birth) && self.is_present(*it))
    }

    /// Everybody of a household.
    pub(crate) fn household_members(&self, household: u32) -> impl Iterator<Item = u32> + '_ {
        let found = self.index().households.bucket(household);
        found.filter(move |it| self.household(*it) == household && self.is_present(*it))
    }
}

/// Says how many people there are.
impl std::fmt::Debug for Register {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Register({} people)", self.people())
    }
}
