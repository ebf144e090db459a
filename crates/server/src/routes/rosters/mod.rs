//! Rosters: the ledger of problems, rounds, figures.

pub mod act;
mod desk;
pub mod document;
pub mod figures;
pub mod look;
pub mod many;
pub mod mapping;
pub mod problems;
pub mod rounds;
pub mod take;
pub mod words;
pub mod work_list;

use axum::http::StatusCode;

use crate::error::Problem;

/// The number of a problem in the path.
fn number(text: &str) -> Result<i64, Problem> {
    let wrong = || {
        let message = format!("问题编号“{}”不是数字", text.chars().take(20).collect::<String>());
        Problem::input(StatusCode::UNPROCESSABLE_ENTITY, "API-0008", message, "请用列表里的 id")
    };
    text.parse().map_err(|_| wrong())
}
