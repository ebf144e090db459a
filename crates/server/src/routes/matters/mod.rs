//! Matters of the three-level network. The desk that asks or acts is named by `desk`: nothing for the county, a
//! township's code, or `code/village`; it sees and serves its own people only.

pub mod act;
pub mod catalogue;
pub mod count;
pub mod document;
pub mod figures;
pub mod list;
pub mod network;
pub mod progress;
pub mod read;
pub mod receipt;
pub mod take;

use access::{RegionScope, Resource};
use app::matters::Seat;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::Problem;
use crate::scope::Scope;

/// Which desk asks.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeskQuery {
    /// The desk: nothing for the county, a township's code, or `code/village`.
    #[serde(default)]
    desk: String,
}

/// The desk at which the caller sits: the one that is named, where the grants reach it; else the first that they
/// give, the county's before all.
pub fn seat(scope: &Scope, named: &str) -> Result<String, Problem> {
    let seat = Seat::read(named)?;
    let place = seat.place.as_str();
    if !place.is_empty() {
        scope.check_region(place)?;
        return Ok(place.to_owned());
    }
    if scope.check_resource(&Resource::county()).is_ok() {
        return Ok(String::new());
    }
    let regions = scope.caller().grants.iter().map(|it| &it.region);
    let own = regions.into_iter().find(|it| {
        !it.as_str().is_empty() && scope.check_resource(&Resource::at(RegionScope::code(it.as_str()))).is_ok()
    });
    match own {
        Some(region) => Ok(region.as_str().to_owned()),
        // In the words of the refusal.
        None => scope.check_resource(&Resource::county()).map(|()| String::new()),
    }
}
