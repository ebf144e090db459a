//! Names of townships and villages as small numbers.
//!
//! **Knows:** the names that the register uses. **Does not know:** other names, unless told.

use rustc_hash::FxHashMap;

use crate::normal::{Aliases, normal_township, normal_village};

/// What a row says about a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// Nothing.
    Nothing,
    /// A place that nobody of the register lives in.
    Elsewhere,
    /// This one.
    Is(u16),
}

pub(super) type Normal = fn(&str, &Aliases) -> String;

/// Townships and villages.
pub(super) struct Places {
    pub(super) townships: Names,
    pub(super) villages: Names,
}

impl Default for Places {
    fn default() -> Places {
        Places { townships: Names::new(normal_township), villages: Names::new(normal_village) }
    }
}

/// Numbers from 1 in the order of first mention; 0 is no place.
pub(super) struct Names {
    normal: Normal,
    numbers: FxHashMap<String, u16>,
    names: Vec<String>,
}

impl Names {
    fn new(normal: Normal) -> Names {
        Names { normal, numbers: FxHashMap::default(), names: Vec::new() }
    }

    /// The number of a place as written, a new one if need be. After 65,535 places the rest are
    /// unwritten: no county has so many.
    pub(super) fn number(&mut self, text: &str, aliases: &Aliases) -> u16 {
        let name = (self.normal)(text, aliases);
        if name.is_empty() {
            return 0;
        }
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let Ok(number) = u16::try_from(self.names.len() + 1) else { return 0 };
        self.names.push(name.clone());
        self.numbers.insert(name, number);
        number
    }

    pub(super) fn said(&self, text: &str, aliases: &Aliases) -> Said {
        let name = (self.normal)(text, aliases);
        match self.numbers.get(&name) {
            _ if name.is_empty() => Said::Nothing,
            Some(number) => Said::Is(*number),
            None => Said::Elsewhere,
        }
    }

    pub(super) fn name(&self, number: u16) -> &str {
        usize::from(number).checked_sub(1).and_then(|it| self.names.get(it)).map_or("", String::as_str)
    }
}
