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

use serde::Deserialize;
use utoipa::IntoParams;

/// Which desk asks.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeskQuery {
    /// The desk: nothing for the county, a township's code, or `code/village`.
    #[serde(default)]
    desk: String,
}
