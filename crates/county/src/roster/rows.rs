//! The rows of a roster or extract, in the order of its sender, with what is wrong with each.

use base::Day;
use fastrand::Rng;

use super::{
    Source,
    dirt::{self, Dirt},
    plan::{RosterPlan, Spare},
    problem::Problem,
    record::{self, Record},
    state::State,
};
use crate::{
    Person,
    household::BLOCK,
    random::{Subject, chance, scramble, stream},
};

/// One row before it is laid out: texts as typed, days and money as values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose row it is in truth; none when the person is not on the register.
    pub person: Option<u32>,
    /// What is wrong with it.
    pub dirt: Dirt,
    /// Number as typed.
    pub number: String,
    /// Name as typed.
    pub name: String,
    /// Sex as typed.
    pub female: bool,
    /// Birth day as typed.
    pub birth: Day,
    /// Position of the village in `County::villages`.
    pub village: usize,
    /// Number of the household.
    pub household: u32,
    /// 号码变更、姓名变更 of the police: what it was before; else empty.
    pub old: String,
    /// What the source says.
    pub record: Record,
}

/// Households from here on are of people who are not on the register.
const NO_HOUSEHOLD: u32 = 90_000_000;

/// One row to come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// The person, or the registered person near a stranger.
    person: u32,
    what: What,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Person,
    Again,
    Stranger(u32),
}

impl RosterPlan {
    /// How many rows a source has in this round.
    #[must_use]
    pub fn row_count(&self, source: Source) -> usize {
        if source.is_roster() { self.entries(source).len() } else { self.rows(source).count() }
    }

    /// The rows of a source in this round, made one at a time.
    pub fn rows(&self, source: Source) -> impl Iterator<Item = Row> + '_ {
        let entries = if source.is_roster() { self.entries(source) } else { Vec::new() };
        let everyone = if source.is_roster() { 0 } else { self.states.len() as u32 };
        let rows = entries.into_iter().map(move |it| self.row(source, it));
        rows.chain((0..everyone).filter_map(move |it| self.own_row(source, it)))
    }

    /// A row of the register or of an extract: no dirt, because the bureau's own system sends it.
    fn own_row(&self, source: Source, index: u32) -> Option<Row> {
        let person = self.county.person(index);
        let state = &self.states[index as usize];
        let story = self.story_of(&person, state);
        let record = record::record(source, &self.scenario, &story, person.birth, state)?;
        Some(row_of(person, record))
    }

    /// People of the roster; copies and strangers somewhere among the people of their village.
    pub(crate) fn entries(&self, source: Source) -> Vec<Entry> {
        let listed = self.states.iter().zip(0_u32..).filter(|it| it.0.is_on(source)).map(|it| it.1);
        let listed: Vec<u32> = listed.collect();
        let mut entries: Vec<(u32, Entry)> =
            listed.iter().map(|it| (*it, Entry { person: *it, what: What::Person })).collect();
        let mut rng = stream(self.seed, Subject::Plan, 1 + source as u64);
        let mut left = self.scenario.duplicates(source) as usize;
        let mut copied = vec![false; listed.len()];
        let is_clean = |it: u32| self.dirt_of(source, it) == Dirt::Clean;
        // A roster on which hardly anyone is clean gets fewer copies, not an endless search.
        let mut attempts = left * 50;
        while left > 0 && attempts > 0 && !listed.is_empty() {
            attempts -= 1;
            let nth = rng.usize(0..listed.len());
            let person = listed[nth];
            if !copied[nth] && self.states[person as usize].problem.is_none() && is_clean(person) {
                copied[nth] = true;
                left -= 1;
                let place = self.place_nearby(&mut rng, person);
                entries.push((place, Entry { person, what: What::Again }));
            }
        }
        for (stranger, nth) in self.strangers[source as usize].iter().zip(0_u32..) {
            let place = self.place_nearby(&mut rng, stranger.near);
            entries.push((place, Entry { person: stranger.near, what: What::Stranger(nth) }));
        }
        entries.sort_by_cached_key(|it| self.order_of(source, it.0));
        entries.into_iter().map(|it| it.1).collect()
    }

    /// By village, families in another order than the register's; or, where a sender goes by events or
    /// employers, in no order of places at all.
    fn order_of(&self, source: Source, place: u32) -> u64 {
        let salt = self.seed ^ (source as u64 + 1) << 40;
        if !source.is_by_village() {
            return scramble(salt ^ u64::from(place));
        }
        let village = self.county.villages().partition_point(|it| it.people.end <= place) as u64;
        village << 32 | scramble(salt ^ u64::from(place / BLOCK)) >> 32
    }

    fn place_nearby(&self, rng: &mut Rng, person: u32) -> u32 {
        let village = self.county.villages().partition_point(|it| it.people.end <= person);
        rng.u32(person..self.county.villages()[village].people.end)
    }

    /// Makes the row of an entry.
    pub(crate) fn row(&self, source: Source, entry: Entry) -> Row {
        let index = entry.person;
        match entry.what {
            What::Person => self.listed_row(source, index, self.dirt_of(source, index)),
            What::Again => Row { dirt: Dirt::Duplicate, ..self.listed_row(source, index, Dirt::Clean) },
            What::Stranger(nth) => {
                self.stranger_row(source, &self.strangers[source as usize][nth as usize], nth)
            }
        }
    }

    fn listed_row(&self, source: Source, index: u32, dirt: Dirt) -> Row {
        let person = self.county.person(index);
        let state = &self.states[index as usize];
        let story = self.story_of(&person, state);
        let record = record::record(source, &self.scenario, &story, person.birth, state).unwrap_or_default();
        let mut rng = self.dirt_stream(source, index);
        rng.u64(..);
        let old = match record.class {
            "身份证号变更" => self.old_numbers.get(&index).map(|it| it.number.reveal().to_owned()),
            "姓名变更" => self.old_names.get(&index).cloned(),
            _ => None,
        };
        let mut row = Row { dirt, old: old.unwrap_or_default(), ..row_of(person, record) };
        match dirt {
            Dirt::WrongNumber => row.number = self.number_of_another(&mut rng, index, &row.name),
            Dirt::OldName => {
                if let Some(old) = self.old_names.get(&index) {
                    row.name.clone_from(old);
                }
            }
            Dirt::OldNumber => {
                if let Some(old) = self.old_numbers.get(&index) {
                    row.number = old.number.reveal().to_owned();
                    row.birth = old.birth;
                }
            }
            _ => {
                row.number = dirt::damage_number(&mut rng, &row.number, dirt);
                row.name = dirt::damage_name(&mut rng, &row.name, dirt);
            }
        }
        row
    }

    fn stranger_row(&self, source: Source, spare: &Spare, nth: u32) -> Row {
        let near = self.county.person(spare.near);
        let state = State { on: source.bit(), ..State::UNLISTED };
        let lot = self.scenario.people + nth;
        let story = super::story::story(&self.scenario, self.seed, lot, spare.birth, &state);
        let record = record::record(source, &self.scenario, &story, spare.birth, &state).unwrap_or_default();
        // 迁出 needs no old name.
        let class = if record.class == "姓名变更" { "迁出" } else { record.class };
        Row {
            person: None,
            dirt: spare.dirt,
            number: spare.number.reveal().to_owned(),
            name: spare.name.clone(),
            female: spare.female,
            birth: spare.birth,
            household: if spare.dirt == Dirt::Sibling { near.household } else { NO_HOUSEHOLD + nth },
            ..row_of(near, Record { class, ..record })
        }
    }

    fn dirt_stream(&self, source: Source, index: u32) -> Rng {
        stream(self.seed, Subject::Roster, u64::from(index) | (source as u64 + 1) << 48)
    }

    /// What is wrong with a person's row: the same in every round, until it is mended.
    pub(crate) fn dirt_of(&self, source: Source, index: u32) -> Dirt {
        let state = &self.states[index as usize];
        if state.source == Some(source) {
            match state.problem {
                Some(Problem::ChangedNumber) => return Dirt::OldNumber,
                Some(Problem::ChangedName) => return Dirt::OldName,
                Some(Problem::ChangedWrongNumber) => return Dirt::WrongNumber,
                _ => {}
            }
        }
        let rates = &self.scenario.dirt;
        let half = rates.length_ppm / 2;
        // Hard names, seven in a thousand, are misspelt far more often than others; together the rate stays.
        let is_hard = self.has_hard_name[index as usize];
        let name_ppm = if is_hard { rates.name_ppm * 25 } else { rates.name_ppm * 5 / 6 };
        let steps = [
            (rates.digit_wrong_ppm, Dirt::DigitWrong),
            (rates.swapped_ppm, Dirt::Swapped),
            (half, Dirt::DigitMissing),
            (half, Dirt::DigitExtra),
            (rates.spelling_ppm, Dirt::SmallX),
            (name_ppm, Dirt::NameBlank),
            (rates.scientific_ppm, Dirt::Scientific),
            (rates.number_missing_ppm, Dirt::NumberMissing),
            (self.old_15_ppm, Dirt::Old15),
        ];
        let mut rng = self.dirt_stream(source, index);
        let mut left = rng.u32(0..1_000_000);
        let hit = steps.into_iter().find(|(ppm, _)| {
            let is_hit = left < *ppm;
            left = left.saturating_sub(*ppm);
            is_hit
        });
        let Some((_, dirt)) = hit else { return Dirt::Clean };
        let fits = match dirt {
            Dirt::Old15 => self.birth_years[index as usize] < 2000,
            Dirt::NumberMissing => source.has_birth(),
            _ => true,
        };
        let has_problem = state.story().is_some() || state.change.is_some();
        if !fits || dirt.needs_a_person() && has_problem {
            return Dirt::Clean;
        }
        match dirt {
            Dirt::SmallX => dirt::spelling(&mut rng, self.county.person(index).number.reveal()),
            Dirt::NameBlank => dirt::misspelling(&mut rng, &self.county.person(index).name),
            // A spreadsheet turns whole numbers into such figures, never one with an X.
            Dirt::Scientific if self.county.person(index).number.reveal().ends_with('X') => Dirt::Clean,
            _ => dirt,
        }
    }

    /// Half of the time someone of the same family, else anyone; never of the same name.
    fn number_of_another(&self, rng: &mut Rng, index: u32, name: &str) -> String {
        let people = self.county.setup().people;
        if rng.bool() {
            let household = self.county.person(index).household;
            let near = index.saturating_sub(5)..(index + 6).min(people);
            let family = near.filter(|it| *it != index).map(|it| self.county.person(it));
            if let Some(it) = family.into_iter().find(|it| it.household == household && it.name != name) {
                return it.number.reveal().to_owned();
            }
        }
        loop {
            let other = self.county.person(rng.u32(0..people));
            if other.index != index && other.name != name {
                return other.number.reveal().to_owned();
            }
        }
    }

    /// Whether this share of a million falls on a person in this round.
    pub(crate) fn falls_on(&self, index: u32, what: u64, ppm: u32) -> bool {
        let key = u64::from(index) | what << 32 | u64::from(self.round) << 36 | 1 << 46;
        chance(&mut stream(self.seed, Subject::Roster, key), i64::from(ppm))
    }
}

fn row_of(person: Person, record: Record) -> Row {
    Row {
        person: Some(person.index),
        dirt: Dirt::Clean,
        number: person.number.reveal().to_owned(),
        name: person.name,
        female: person.female,
        birth: person.birth,
        village: person.village,
        household: person.household,
        old: String::new(),
        record,
    }
}
