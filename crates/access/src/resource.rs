//! What something is done to, and how it lies to a grant.

use crate::{Grant, RegionScope};

/// Where something lies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place {
    /// Nowhere: words, catalogues, one's own account.
    #[default]
    Nowhere,
    /// The county as a whole, or something of which no region is known.
    County,
    /// A region.
    At(RegionScope),
}

/// What something is done to, as far as permissions ask.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resource {
    /// Where it lies.
    pub place: Place,
    /// Whose visit, settlement or agreement it is.
    pub institution: Option<String>,
    /// Which department has to do with it.
    pub department: Option<String>,
    /// A visit that has not been settled.
    pub is_under_way: bool,
}

impl Resource {
    /// Something that lies nowhere.
    #[must_use]
    pub fn nowhere() -> Resource {
        Resource::default()
    }

    /// The county as a whole.
    #[must_use]
    pub fn county() -> Resource {
        Resource { place: Place::County, ..Resource::default() }
    }

    /// Something in a region; without one it belongs to the county.
    #[must_use]
    pub fn at(region: RegionScope) -> Resource {
        let place = if region.as_str().is_empty() { Place::County } else { Place::At(region) };
        Resource { place, ..Resource::default() }
    }

    /// Of this institution.
    #[must_use]
    pub fn of_institution(mut self, id: impl Into<String>) -> Resource {
        self.institution = Some(id.into());
        self
    }

    /// Of this department.
    #[must_use]
    pub fn of_department(mut self, code: impl Into<String>) -> Resource {
        self.department = Some(code.into());
        self
    }
}

/// How a resource lies to a grant: the four conditions that policies know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Relation {
    /// It lies in the granted region.
    pub in_region: bool,
    /// It is the granted institution's.
    pub own_institution: bool,
    /// It is the granted department's.
    pub own_department: bool,
    /// It is a visit that has not been settled.
    pub under_way: bool,
}

impl Relation {
    /// How many there are.
    pub const COUNT: usize = 16;

    /// Of a resource to a grant, in the county with this code.
    #[must_use]
    pub fn of(grant: &Grant, resource: &Resource, county: &str) -> Relation {
        let same = |mine: &Option<String>, its: &Option<String>| match (mine, its) {
            (Some(mine), Some(its)) => mine == its,
            _ => false,
        };
        // A grant for one institution or department never reaches what is another's.
        let is_others = |mine: &Option<String>, its: &Option<String>| match (mine, its) {
            (Some(mine), Some(its)) => mine != its,
            _ => false,
        };
        let in_place = match &resource.place {
            Place::Nowhere => true,
            Place::County => grant.region.is_whole(county),
            // Whoever serves all of the place also serves people of elsewhere who come here.
            Place::At(region) => grant.region.is_whole(county) || grant.region.covers(region),
        };
        let is_others = is_others(&grant.institution, &resource.institution)
            || is_others(&grant.department, &resource.department);
        Relation {
            in_region: in_place && !is_others,
            own_institution: same(&grant.institution, &resource.institution),
            own_department: same(&grant.department, &resource.department),
            under_way: resource.is_under_way,
        }
    }

    /// Number below [`Relation::COUNT`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.in_region)
            | usize::from(self.own_institution) << 1
            | usize::from(self.own_department) << 2
            | usize::from(self.under_way) << 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_for_one_institution_never_reaches_another() {
        let window = Grant {
            role: "hospital_window".to_owned(),
            region: RegionScope::everything(),
            institution: Some("H1".to_owned()),
            department: None,
        };
        let village = || Resource::at(RegionScope::village("990100001", "甲村"));
        let rows = [
            (village(), (true, false)),
            (village().of_institution("H1"), (true, true)),
            (village().of_institution("H2"), (false, false)),
            (Resource::county(), (true, false)),
            (Resource::nowhere(), (true, false)),
        ];
        for (resource, expected) in rows {
            let relation = Relation::of(&window, &resource, "990100");
            assert_eq!((relation.in_region, relation.own_institution), expected, "{resource:?}");
        }
    }

    #[test]
    fn only_a_grant_of_the_county_reaches_what_lies_in_no_region() {
        let rows = [("", true), ("990100", true), ("990100001", false), ("990100001/甲村", false)];
        for (region, expected) in rows {
            let grant = Grant {
                role: "data_clerk".to_owned(),
                region: RegionScope::code(region),
                institution: None,
                department: None,
            };
            let resource = Resource::at(RegionScope::everything());
            assert_eq!(Relation::of(&grant, &resource, "990100").in_region, expected, "{region}");
        }
    }
}
