//! A part of the region tree: a county, a township, a village.

use serde::{Deserialize, Serialize};

/// A subtree of regions, as text: empty is everything; `500116` a county; `500116101` a township of
/// it; `500116101/示例村` a village. What has no longer code than its parent lies outside of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RegionScope(String);

impl RegionScope {
    /// Everything.
    #[must_use]
    pub fn everything() -> RegionScope {
        RegionScope(String::new())
    }

    /// A county or township by its code.
    #[must_use]
    pub fn code(code: &str) -> RegionScope {
        RegionScope(code.trim().to_owned())
    }

    /// A village by the code of its township and its name.
    #[must_use]
    pub fn village(township: &str, village: &str) -> RegionScope {
        RegionScope(format!("{}/{}", township.trim(), village.trim()))
    }

    /// As text; [`RegionScope::code`] reads it back.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code without the village.
    #[must_use]
    pub fn township(&self) -> &str {
        self.0.split_once('/').map_or(self.0.as_str(), |it| it.0)
    }

    /// The village's name, where it is one.
    #[must_use]
    pub fn village_name(&self) -> Option<&str> {
        self.0.split_once('/').map(|it| it.1)
    }

    /// Whether it is all of the place that this installation serves, given by its code: a county's, or a city's
    /// (`321100`, of which `3211` is all too).
    #[must_use]
    pub fn is_whole(&self, county: &str) -> bool {
        self.village_name().is_none() && county.starts_with(&self.0)
    }

    /// Whether the other lies within this one.
    #[must_use]
    pub fn covers(&self, other: &RegionScope) -> bool {
        match self.village_name() {
            Some(_) => self == other,
            None => other.township().starts_with(&self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RegionScope;

    #[test]
    fn the_whole_of_a_county_and_of_a_city() {
        let rows = [
            ("", "500116", true),
            ("500116", "500116", true),
            ("500116101", "500116", false),
            ("500116101/甲村", "500116", false),
            ("321100", "321100", true),
            ("3211", "321100", true),
            ("321182", "321100", false),
            ("500117", "500116", false),
        ];
        for (scope, county, expected) in rows {
            assert_eq!(RegionScope::code(scope).is_whole(county), expected, "{scope} in {county}");
        }
    }

    #[test]
    fn a_subtree_covers_what_lies_in_it_and_nothing_beside() {
        let rows = [
            ("", "990100001/甲村", true),
            ("990100", "990100001", true),
            ("990100", "990100001/甲村", true),
            ("990100001", "990100001/甲村", true),
            ("990100001", "990100002/甲村", false),
            ("990100001/甲村", "990100001/甲村", true),
            ("990100001/甲村", "990100001/乙村", false),
            ("990100001/甲村", "990100001", false),
            ("990100001", "990100", false),
            ("990100", "", false),
        ];
        for (scope, place, expected) in rows {
            assert_eq!(
                RegionScope::code(scope).covers(&RegionScope::code(place)),
                expected,
                "{scope} {place}"
            );
        }
    }
}
