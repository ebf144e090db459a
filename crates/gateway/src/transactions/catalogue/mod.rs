//! 1301 to 1319, 1901: the catalogue of the pack and tables of codes.

mod dictionary;
mod download;
pub mod layouts;
mod pages;
mod query;
mod rows;

pub use download::download;
pub use query::query;

use super::Call;
use crate::node::Node;
use crate::refusal::Refusal;

/// 1901.
pub async fn dictionary(call: &Call<'_>) -> Result<Node, Refusal> {
    let edition = download::edition(call, download::ITEMS).await?;
    Ok(dictionary::dictionary(call, edition.made))
}
