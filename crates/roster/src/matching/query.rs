//! One row, read in full: only the few rows that the fast path cannot settle come here.
//!
//! **Knows:** a row and what its places mean on the register. **Does not know:** candidates.

use crate::{
    normal::{Birth, Claim, Key, NormalName, Number, Sex, household_key, read_birth, read_number, read_sex},
    register::{Register, Said},
};

/// A row as values.
pub(super) struct Query {
    pub(super) number: Number,
    pub(super) name: NormalName,
    pub(super) name_key: u32,
    /// As written beside the number.
    pub(super) birth: Option<Birth>,
    /// As written beside the number.
    pub(super) sex: Option<Sex>,
    pub(super) township: Said,
    pub(super) village: Said,
    /// 0 when not written.
    pub(super) household: u32,
}

impl Query {
    pub(super) fn read(register: &Register, row: &Claim<'_>) -> Query {
        let name = NormalName::read(row.name);
        let (township, village) = register.said_places(row.township, row.village);
        Query {
            number: read_number(row.number),
            name_key: name.key(),
            name,
            birth: read_birth(row.birth),
            sex: read_sex(row.sex),
            township,
            village,
            household: household_key(row.household),
        }
    }

    /// Whether something beside number and name is written.
    pub(super) fn has_more(&self) -> bool {
        self.birth.is_some() || self.village != Said::Nothing || self.household != 0
    }

    /// Whether the written birth day or sex is another than the person's. What only repeats the written,
    /// damaged number (columns are often computed from it) says nothing.
    pub(super) fn contradicts(&self, register: &Register, person: u32, written: Key) -> bool {
        let from_number = Birth::from_digits(written.birth_digits());
        let birth = match (self.birth, register.birth(person)) {
            (Some(row), Some(own)) => !row.agrees(own) && !from_number.is_some_and(|it| row.agrees(it)),
            _ => false,
        };
        let number_sex = if written.is_female() { Sex::Female } else { Sex::Male };
        let sex = match (self.sex, register.sex(person)) {
            (Some(row), Some(own)) => row != own && (written.is_none() || row != number_sex),
            _ => false,
        };
        birth || sex
    }

    /// Whether the row's village, or else its township, is the person's.
    pub(super) fn same_place(&self, register: &Register, person: u32) -> bool {
        match (self.village, self.township) {
            (Said::Is(village), Said::Is(township)) => {
                village == register.village(person) && township == register.township(person)
            }
            (Said::Is(village), _) => village == register.village(person),
            (Said::Nothing, Said::Is(township)) => township == register.township(person),
            _ => false,
        }
    }

    /// Whether the row's household is the person's.
    pub(super) fn same_household(&self, register: &Register, person: u32) -> bool {
        self.household != 0 && self.household == register.household(person)
    }

    /// Whether the written birth day is the person's.
    pub(super) fn same_birth(&self, register: &Register, person: u32) -> bool {
        matches!((self.birth, register.birth(person)), (Some(row), Some(own)) if row.agrees(own))
    }
}
