//! Treatment in another place (异地就医): the catalogue of the place of treatment, the policy of the place of
//! insurance.
//!
//! **Knows:** which places there are, which of them a bill is between, whether a filing is needed and what it
//! changes. **Does not know:** a place's name or rule: those are data of the packs (`cross_region.toml`).
//!
//! A person is insured elsewhere when the coverage of the day says so, an institution lies elsewhere when its
//! settings do: both under the word [`PLACE`].

mod applied;
mod clearing;
mod filing;
mod places;
mod rules;

use std::collections::BTreeMap;

use store::{Coverage, Institution};

pub use applied::Applied;
pub use clearing::{ClaimLine, ClearingStatement, PlaceClearing};
pub use filing::{FilingRequest, FilingView};
pub use places::Places;
pub use policy::catalogue::Item;
pub use rules::{CrossRules, FilingRule, Outcome, PlaceWords};

/// Attribute of a coverage or an institution: the code of another place.
pub const PLACE: &str = "place";

fn place_in(attributes: &str) -> Option<String> {
    if !attributes.contains(PLACE) {
        return None;
    }
    let words: BTreeMap<String, String> = serde_json::from_str(attributes).unwrap_or_default();
    words.get(PLACE).filter(|it| !it.is_empty()).cloned()
}

/// The other place in which a coverage is held; `None` for ours.
#[must_use]
pub fn place_of_coverage(coverage: &Coverage) -> Option<String> {
    place_in(&coverage.attributes)
}

/// The other place in which an institution lies; `None` for ours.
#[must_use]
pub fn place_of_institution(institution: &Institution) -> Option<String> {
    place_in(&institution.attributes)
}
