//! The register day by day: a person is added, changed, removed, and found at once.
//!
//! **Knows:** columns and indexes. **Does not know:** why.

use super::{Flaw, FlawKind, PRESENT, Record, Register, build};
use crate::normal::Claim;

impl Register {
    /// Adds a person; the index is the next one.
    pub fn add(&mut self, row: &Claim<'_>) -> u32 {
        let person = self.len() as u32;
        let (record, flaw) = self.read(row);
        self.columns.people.push(record);
        self.take_up(person, flaw);
        person
    }

    /// Puts what a row says in the place of what was known of `person`. Nothing happens when there is no
    /// such person.
    pub fn update(&mut self, person: u32, row: &Claim<'_>) {
        if !self.is_present(person) {
            return;
        }
        self.table.remove(self.key(person), person);
        self.flaws.retain(|it| it.person != person);
        let (record, flaw) = self.read(row);
        self.columns.people[person as usize] = record;
        self.take_up(person, flaw);
    }

    /// Takes a person off the register; the index is not given to anybody else.
    pub fn remove(&mut self, person: u32) {
        if self.is_present(person) {
            self.table.remove(self.key(person), person);
            self.columns.people[person as usize].life &= !PRESENT;
            self.flaws.retain(|it| it.person != person && it.kind != FlawKind::SharedNumber(person));
            self.removed += 1;
        }
    }

    fn read(&mut self, row: &Claim<'_>) -> (Record, Option<FlawKind>) {
        let (mut record, flaw) = build::read_record(row);
        record.township = self.places.townships.number(row.township, &self.aliases);
        record.village = self.places.villages.number(row.village, &self.aliases);
        (self.columns.with_name(record, row.name), flaw)
    }

    fn take_up(&mut self, person: u32, flaw: Option<FlawKind>) {
        let record = self.columns.people[person as usize];
        let mut kinds = Vec::from_iter(flaw);
        if !record.key.is_none()
            && let Some(earlier) = self.table.insert(record.key, person, record.name_key)
        {
            kinds.push(FlawKind::SharedNumber(earlier));
        }
        for kind in kinds {
            let flaw = Flaw { person, kind };
            let at = self.flaws.partition_point(|it| *it < flaw);
            self.flaws.insert(at, flaw);
        }
        if let Some(index) = self.index.get_mut() {
            index.add(person, &record);
        }
    }
}
