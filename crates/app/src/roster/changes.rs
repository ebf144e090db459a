//! The police's list of changes: which old number or name leads to whom.
//!
//! **Knows:** rows that report a change. **Does not know:** which rows carry the old number.

use roster::matching::Decision;
use roster::normal::{Claim, Fit, Key, NormalName, Number, fit, read_number};
use roster::register::Register;
use rustc_hash::FxHashMap;

/// Old numbers and names, and whose they were.
#[derive(Debug, Default)]
pub(super) struct Changes {
    numbers: FxHashMap<Key, u32>,
    names: FxHashMap<u32, Vec<String>>,
}

impl Changes {
    /// Takes up a row that reports a change; `old_number` and `old_name` are empty where it tells none. The
    /// register may have either of the two numbers. The person, when there is one.
    pub(super) fn take(
        &mut self,
        register: &Register,
        claim: &Claim<'_>,
        decision: &Decision,
        old_number: &str,
        old_name: &str,
    ) -> Option<u32> {
        let old = valid(old_number);
        let by_old = || {
            let names = [claim.name, old_name];
            let fits = |it: &u32| names.iter().any(|name| is_named(register, *it, name));
            register.by_key(old?).find(fits)
        };
        let by_old_name = || match decision {
            // The register still has the old name.
            Decision::Mismatch { owner, .. } if is_named(register, *owner, old_name) => Some(*owner),
            _ => None,
        };
        let person = decision.person().or_else(by_old).or_else(by_old_name)?;
        for key in [old, valid(claim.number)].into_iter().flatten() {
            if key != register.key(person) {
                self.numbers.insert(key, person);
            }
        }
        for name in [old_name, claim.name] {
            if !name.is_empty() && name != register.name(person) {
                self.names.entry(person).or_default().push(name.to_owned());
            }
        }
        Some(person)
    }

    /// Who had this number before, when the name on the row is one of the person's.
    pub(super) fn by_number(&self, register: &Register, key: Key, name: &str) -> Option<u32> {
        let person = *self.numbers.get(&key)?;
        (is_named(register, person, name) || self.was_named(person, name)).then_some(person)
    }

    /// Whether a person had this name.
    pub(super) fn was_named(&self, person: u32, name: &str) -> bool {
        let names = self.names.get(&person).map_or(&[][..], Vec::as_slice);
        names.iter().any(|it| is_sure(it, name))
    }
}

fn valid(number: &str) -> Option<Key> {
    match read_number(number) {
        Number::Valid(key, _) => Some(key),
        _ => None,
    }
}

/// Whether a name is the registered one.
pub(super) fn is_named(register: &Register, person: u32, name: &str) -> bool {
    is_sure(register.name(person), name)
}

fn is_sure(one: &str, two: &str) -> bool {
    fit(&NormalName::read(one), &NormalName::read(two)).is_sure()
}

/// Whether a matched row carries another name than the register: not a spelling of it.
pub(super) fn has_other_name(register: &Register, person: u32, name: &str) -> bool {
    let own = register.name(person);
    own != name
        && matches!(
            fit(&NormalName::read(own), &NormalName::read(name)),
            Fit::Near | Fit::Surname | Fit::None
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use roster::matching::match_one;
    use roster::normal::Aliases;

    fn number(birth: &str, order: &str) -> String {
        let body = format!("990100{birth}{order}");
        format!("{body}{}", base::check_digit(&body).unwrap())
    }

    #[test]
    fn the_list_leads_from_old_to_new_whichever_the_register_has() {
        let (old, new) = (number("19540301", "123"), number("19540301", "147"));
        for (registered, other) in [(&new, &old), (&old, &new)] {
            let person = Claim { number: registered, name: "张三", ..Claim::default() };
            let register = Register::build(&vec![person], Aliases::default());
            let row = Claim { number: &new, name: "张三", ..Claim::default() };
            let mut changes = Changes::default();
            let found = changes.take(&register, &row, &match_one(&register, &row), &old, "");
            assert_eq!(found, Some(0));
            let key = valid(other).unwrap();
            assert_eq!(changes.by_number(&register, key, "张 三"), Some(0));
            assert_eq!(changes.by_number(&register, key, "李四"), None);
            assert!(!changes.was_named(0, "李四"));
        }
    }
}
