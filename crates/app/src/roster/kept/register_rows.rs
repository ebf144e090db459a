//! The rows of a list of insured people as people and places.
//!
//! **Knows:** the columns. **Does not know:** who is on the register already.

use std::collections::BTreeMap;

use base::{Day, hex};
use intake::values::{half_width, parse_date};
use intake::{Field, rows_fingerprint};
use roster::normal::Claim;
use sha2::{Digest, Sha256};
use store::{Person, RosterFile, RosterPlace};

use super::register_check::{Checked, life_of};
use crate::roster::{GatheredFile, GatheredTable};

/// A row of the register's file by its position among the usable ones.
pub(super) struct Rows<'a>(Vec<(&'a GatheredTable, usize, usize)>);

impl<'a> Rows<'a> {
    pub(super) fn of(file: &'a GatheredFile) -> Rows<'a> {
        let mut first = 0;
        let mut parts = Vec::new();
        for table in &file.tables {
            parts.push((table, first, table.checked.usable.len()));
            first += table.checked.usable.len();
        }
        Rows(parts)
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|it| it.2).sum()
    }

    pub(super) fn get(&self, at: usize, field: Field) -> &'a str {
        let part = self.0.partition_point(|it| it.1 + it.2 <= at);
        let (table, first, _) = self.0[part];
        table.recognised.field(&table.table, table.checked.usable[at - first] as usize, field)
    }

    /// The line of a row as a clerk sees it.
    pub(super) fn line(&self, at: usize) -> usize {
        let part = self.0.partition_point(|it| it.1 + it.2 <= at);
        let (table, first, _) = self.0[part];
        table.table.row_number(table.checked.usable[at - first] as usize)
    }

    pub(super) fn claim(&self, at: usize) -> Claim<'a> {
        Claim {
            number: self.get(at, Field::Number),
            name: self.get(at, Field::Name),
            sex: self.get(at, Field::Sex),
            birth: self.get(at, Field::Birth),
            township: self.get(at, Field::Township),
            village: self.get(at, Field::Village),
            household: self.get(at, Field::Household),
        }
    }

    /// The person of a row, and whether the birth day is told.
    pub(super) fn person(&self, at: usize, id: String, now: &str, checked: &Checked) -> (Person, bool) {
        let clean = |field: Field| half_width(self.get(at, field)).trim().to_owned();
        let number = checked.number(self.get(at, Field::Number));
        let life = number.as_deref().and_then(life_of);
        let told = || parse_date(self.get(at, Field::Birth)).ok().map(|it| it.first());
        let birth = life.map(|it| it.0).or_else(told);
        let sex = life.map_or_else(|| clean(Field::Sex), |it| it.1.to_owned());
        let region = self.region(at).unwrap_or_else(|| clean(Field::Township));
        let household = clean(Field::Household);
        let person = Person {
            id,
            number,
            name: self.get(at, Field::Name).trim().to_owned(),
            sex,
            birth: birth.unwrap_or(Day::MIN),
            household_id: (!household.is_empty()).then_some(household),
            region,
            village: clean(Field::Village),
            recorded_at: now.to_owned(),
        };
        (person, birth.is_some())
    }

    /// The code of the township, when a code of the village is told.
    fn region(&self, at: usize) -> Option<String> {
        let code = self.get(at, Field::RegionCode).trim();
        let fits = code.len() >= 9 && code.bytes().all(|it| it.is_ascii_digit());
        fits.then(|| code[..9].to_owned())
    }

    /// How many rows have a code of a place outside of this region, and the first such code.
    pub(super) fn elsewhere(&self, region: &str) -> (usize, Option<&'a str>) {
        let is_code = |it: &&str| it.len() >= 6 && it.bytes().all(|b| b.is_ascii_digit());
        let (mut count, mut first) = (0, None);
        for (table, ..) in self.0.iter().filter(|it| it.0.recognised.column(Field::RegionCode).is_some()) {
            // Lists are by village: the code above was mostly the same.
            let mut last = ("", false);
            for row in &table.checked.usable {
                let code = table.recognised.field(&table.table, *row as usize, Field::RegionCode);
                if code != last.0 {
                    last = (code, is_code(&code) && !code.starts_with(region));
                }
                if last.1 {
                    count += 1;
                    first = first.or(Some(code));
                }
            }
        }
        (count, first)
    }

    /// Townships and villages that the file names with a code.
    pub(super) fn places(&self) -> Vec<RosterPlace> {
        let mut found: BTreeMap<&str, &str> = BTreeMap::new();
        let mut last = "";
        for at in 0..self.len() {
            let code = self.get(at, Field::RegionCode).trim();
            if code == last || code.len() != 12 || !code.bytes().all(|it| it.is_ascii_digit()) {
                continue;
            }
            last = code;
            found.entry(code).or_insert(self.get(at, Field::Village).trim());
            found.entry(&code[..9]).or_insert(self.get(at, Field::Township).trim());
        }
        let place = |(code, name): (&str, &str)| RosterPlace { code: code.to_owned(), name: name.to_owned() };
        found.into_iter().filter(|it| !it.1.is_empty()).map(place).collect()
    }
}

/// Digest of the usable rows of all sheets, whatever wraps them: see [`intake::rows_fingerprint`].
fn rows_sha256(file: &GatheredFile) -> String {
    let digest = |it: &GatheredTable| rows_fingerprint(&it.table, &it.recognised, &it.checked);
    let mut digests: Vec<[u8; 32]> = file.tables.iter().map(digest).collect();
    digests.sort_unstable();
    let mut hash = Sha256::new();
    digests.iter().for_each(|it| hash.update(it));
    hex(&hash.finalize())
}

/// What the store keeps of a gathered file, without number and round.
pub(super) fn file_row(file: &GatheredFile, now: &str, operator: &str) -> RosterFile {
    let count = |of: &dyn Fn(&GatheredTable) -> usize| {
        i64::try_from(file.tables.iter().map(of).sum::<usize>()).unwrap_or(i64::MAX)
    };
    RosterFile {
        department: file.department.clone(),
        name: file.name.clone(),
        sha256: hex(&file.sha256),
        rows_sha256: Some(rows_sha256(file)),
        sheets: i64::try_from(file.tables.len()).unwrap_or(i64::MAX),
        rows: count(&|it| it.table.len()),
        usable: count(&|it| it.checked.usable.len()),
        set_aside: count(&|it| it.checked.set_aside.len()),
        refused: count(&|it| it.checked.refused.len()),
        lines: super::lines::of(file),
        imported_at: now.to_owned(),
        operator: operator.to_owned(),
        ..RosterFile::default()
    }
}
